/* A matcher run over a text: where a token begins, the longest key that fits there and ends a
 * token. Characters are looked at once, and again only by keys of several words that did not fit in
 * the end, so the time is linear in the text. What is put in place is replace.c's business. */
#include "privacy/matcher.h"
#include "privacy/soft_line.h"

enum { LABEL_BYTES = 256 }; /* no label is longer */

typedef struct scan {
    const emic_matcher *matcher;
    emic_slice text;
    emic_folder *folder; /* opened at the first character that is not ASCII */
    emic_soft_lines lines;
    bool lined; /* they are loaded: when first asked for */
    emic_label_memo labels;
} scan;

/* How far a key was followed, and the longest that fits so far. */
typedef struct path {
    size_t start;
    size_t at, length; /* behind what was read; folded bytes */
    size_t word;       /* of these, those before the last word */
    uint32_t node;
    emic_letter_kind kind; /* of the last character that counts */
    emic_capitals capitals;
    size_t end; /* 0: no key fits */
    const emic_compiled_key *key;
    bool small;
    emic_letter_kind end_kind;
} path;

static const emic_folded *next_wide(scan *of, size_t *at)
{
    if (!of->folder)
        of->folder = emic_folder_open();
    return emic_fold_next(of->folder, of->text, at);
}

static emic_letter_kind kind_of_class(uint8_t class)
{
    if (class < EMIC_BYTE_DIGIT)
        return EMIC_LETTER_WORD;
    if (class < EMIC_BYTE_APOSTROPHE)
        return EMIC_LETTER_DIGIT;
    return class == EMIC_BYTE_SPACE ? EMIC_LETTER_SPACE : EMIC_LETTER_OTHER;
}

/* --- Ends of tokens -------------------------------------------------------------------------- */

/* The byte at `at` in small ASCII, or 0 when that is no letter. */
static char letter_at(const scan *of, size_t at)
{
    if (at >= of->text.length ||
        of->matcher->start_of[(unsigned char)of->text.data[at]] != EMIC_START_LETTER)
        return 0;
    return emic_fold_ascii(of->text.data[at]);
}

static bool word_goes_on(const scan *of, size_t at)
{
    return letter_at(of, at) != 0 ||
           (at < of->text.length && (unsigned char)of->text.data[at] >= 0x80 &&
            of->matcher->start_of[(unsigned char)of->text.data[at]] == EMIC_START_WIDE);
}

/* Whether the apostrophe before `at` belongs to the word: don't, ma'am, and after one letter
 * anything but a possessive. */
static bool is_contracted(const scan *of, size_t at, size_t length)
{
    char first = letter_at(of, at);
    bool single = !word_goes_on(of, at + 1);
    if (length == 1)
        return word_goes_on(of, at) && !(first == 's' && single);
    if (first == 't' && single)
        return true;
    return length == 2 && first == 'a' && letter_at(of, at + 1) == 'm' && !word_goes_on(of, at + 2);
}

/* Whether a word of `length` folded bytes may end at `*end`. Marks that belong to its last letter
 * are taken in. */
static bool ends_token(scan *of, emic_letter_kind last, size_t length, size_t *end)
{
    for (size_t at = *end; at < of->text.length;) {
        unsigned char byte = (unsigned char)of->text.data[at];
        emic_letter_kind kind = kind_of_class(of->matcher->class_of[byte]);
        bool apostrophe = byte == '\'';
        if (byte >= 0x80) {
            const emic_folded *next = next_wide(of, &at);
            kind = next->kind;
            if (kind == EMIC_LETTER_MARK)
                *end = at;
            if (next->length == 0)
                continue;
            apostrophe = next->length == 1 && next->bytes[0] == '\'';
        } else {
            at++;
        }
        return emic_letter_parts(last, kind) && !(apostrophe && is_contracted(of, at, length));
    }
    return true;
}

/* Whether what begins at `at` is the rest of a name with O' before it. */
static bool follows_o(const scan *of, size_t at)
{
    const char *text = of->text.data;
    size_t sign = 0;
    if (at >= 2 && text[at - 1] == '\'')
        sign = at - 1;
    else if (at >= 4 && (memcmp(text + at - 3, "\xE2\x80\x99", 3) == 0))
        sign = at - 3;
    if (sign == 0 || (text[sign - 1] | 0x20) != 'o')
        return false;
    return sign == 1 || !word_goes_on(of, sign - 2);
}

/* Whether the one word at `at` is the rest of a place named for a saint: San Jose, St. Paul. */
static bool follows_saint(const scan *of, size_t at, const emic_compiled_key *key)
{
    static const char *const saints[] = {"San", "Santa", "Santo", "St.",
                                         "St",  "Saint", "Sao",   "S\u00E3o"};
    const char *text = of->text.data;
    if (at < 3 || text[at - 1] != ' ' || memchr(key->folded.data, ' ', key->folded.length))
        return false;
    for (size_t i = 0; i < sizeof saints / sizeof *saints; i++) {
        size_t length = strlen(saints[i]), start = at - 1 - length;
        if (at <= length || text[start] != 'S')
            continue;
        size_t same = 1;
        while (same < length && (text[start + same] == saints[i][same] ||
                                 emic_fold_ascii(text[start + same]) == saints[i][same]))
            same++;
        if (same == length && (start == 0 || !word_goes_on(of, start - 1)))
            return true;
    }
    return false;
}

/* --- Following a key ------------------------------------------------------------------------- */

static bool begins_sentence(scan *of, size_t start, size_t end)
{
    if (!of->lined)
        emic_soft_lines_load(&of->lines, of->text);
    of->lined = true;
    return emic_sentence_begins(&of->lines, start, end);
}

static bool key_fits(scan *of, const emic_compiled_key *key, const path *way, size_t end)
{
    const emic_capitals *read = &way->capitals;
    if (key->rule == EMIC_CASE_ANY)
        return true;
    if (key->rule != EMIC_CASE_NAME && memcmp(&key->capitals, read, sizeof *read) != 0)
        return false;
    if (key->rule == EMIC_CASE_INSIDE)
        return !begins_sentence(of, way->start, end);
    for (size_t i = 0; i < EMIC_MATCH_FLAGS; i++)
        if (key->needed.bits[i] & ~read->bits[i])
            return false;
    return true;
}

static bool any_capital(const emic_capitals *of)
{
    uint64_t all = 0;
    for (size_t i = 0; i < EMIC_MATCH_FLAGS; i++)
        all |= of->bits[i];
    return all != 0;
}

/* Notes the key that ends here, if one does and fits. */
static void note_key(scan *of, path *way)
{
    size_t end = way->at;
    if (!(of->matcher->node[way->node] & EMIC_NODE_KEY) ||
        !ends_token(of, way->kind, way->length - way->word, &end))
        return;
    uint32_t number = of->matcher->node_key[way->node];
    for (; number != EMIC_MATCH_NONE; number = of->matcher->keys[number].next) {
        const emic_compiled_key *key = &of->matcher->keys[number];
        if (!key_fits(of, key, way, end))
            continue;
        way->end = end;
        way->end_kind = way->kind;
        way->key = key;
        way->small = any_capital(&key->capitals) && !any_capital(&way->capitals);
        return;
    }
}

/* Goes on by one folded byte; false when no key does. */
static bool step(const scan *of, path *way, char byte, bool capital)
{
    uint32_t next = emic_matcher_step(of->matcher, way->node, byte);
    if (next == EMIC_MATCH_NONE)
        return false;
    if (capital)
        emic_capitals_set(&way->capitals, way->length);
    way->length++;
    way->node = next;
    return true;
}

/* Whether somebody begins to speak in the line at `at`; no name reaches from one turn into the
 * next. */
static bool begins_turn(scan *of, size_t at)
{
    size_t left = of->text.length - at < LABEL_BYTES ? of->text.length - at : LABEL_BYTES;
    const char *start = of->text.data + at, *end = memchr(start, '\n', left);
    emic_slice line = {start, end ? (size_t)(end - start) : left};
    emic_label_kind kind = emic_label_scan(line, &of->labels).kind;
    return kind == EMIC_LABEL_SURE || kind == EMIC_LABEL_LIKELY;
}

/* A run of spaces with at most one line end is one space to a key, and nothing behind a hyphen that
 * ends the line. */
static bool step_spaces(scan *of, path *way)
{
    size_t lines = 0;
    bool joined = of->text.data[way->at] == '\n' && emic_line_is_joined(of->text, way->at);
    if (!step(of, way, ' ', false) && !joined)
        return false;
    while (way->at < of->text.length) {
        unsigned char byte = (unsigned char)of->text.data[way->at];
        size_t at = way->at;
        emic_letter_kind kind = kind_of_class(of->matcher->class_of[byte]);
        if (byte >= 0x80)
            kind = next_wide(of, &at)->kind;
        else
            at++;
        if (kind != EMIC_LETTER_SPACE)
            break;
        if (byte == '\n' && (lines++ || begins_turn(of, at)))
            return false;
        way->at = at;
    }
    way->kind = EMIC_LETTER_SPACE;
    way->word = way->length;
    return true;
}

/* Over the hyphen and the line end that divide a word at `way`; false when none do. */
static bool pass_division(const scan *of, path *way)
{
    emic_slice text = of->text;
    size_t at = way->at + 1;
    if (text.data[way->at] != '-' || at >= text.length || text.data[at] != '\n')
        return false;
    for (at++; at < text.length && (text.data[at] == ' ' || text.data[at] == '\t');)
        at++;
    if (!word_goes_on(of, at) || emic_fold_ascii(text.data[at]) != text.data[at])
        return false;
    way->at = at;
    return true;
}

static bool step_wide(scan *of, path *way)
{
    size_t at = way->at;
    const emic_folded *next = next_wide(of, &at);
    if (next->kind == EMIC_LETTER_SPACE)
        return step_spaces(of, way);
    way->at = at;
    if (next->length == 0)
        return true;
    for (size_t i = 0; i < next->length; i++)
        if (!step(of, way, next->bytes[i], next->capital))
            return false;
    way->kind = next->kind;
    note_key(of, way);
    return true;
}

static bool step_ascii(scan *of, path *way)
{
    char byte = of->text.data[way->at], folded = emic_fold_ascii(byte);
    emic_letter_kind kind = kind_of_class(of->matcher->class_of[(unsigned char)byte]);
    if (kind == EMIC_LETTER_SPACE)
        return step_spaces(of, way);
    if (!step(of, way, folded, folded != byte))
        return pass_division(of, way);
    way->at++;
    way->kind = kind;
    note_key(of, way);
    return true;
}

/* The longest key that begins at `at`; false when none does. */
static bool follow(scan *of, size_t at, path *way)
{
    *way = (path){.start = at, .at = at};
    while (way->at < of->text.length) {
        bool ascii = (unsigned char)of->text.data[way->at] < 0x80;
        if (!(ascii ? step_ascii(of, way) : step_wide(of, way)))
            break;
    }
    return way->end != 0 && !follows_o(of, at) && !follows_saint(of, at, way->key);
}

/* --- Going through the text ------------------------------------------------------------------ */

static void take(emic_match_list *list, size_t start, const path *way, emic_arena *arena)
{
    *EMIC_PUSH(arena, list) = (emic_match){
        .start = start,
        .end = way->end,
        .surrogate = way->key->surrogate,
        .small = way->small,
    };
}

/* Past the letters at `at`; nothing can begin among them. */
static size_t pass_letters(const scan *of, size_t at)
{
    const uint8_t *start_of = of->matcher->start_of;
    const unsigned char *text = (const unsigned char *)of->text.data;
    while (at < of->text.length && start_of[text[at]] == EMIC_START_LETTER)
        at++;
    return at;
}

/* Past what begins with the character at `at`, which is not a match. `*before` is the kind of the
 * last character that counts. */
static size_t pass_wide(scan *of, size_t at, emic_letter_kind *before)
{
    const emic_folded *next = next_wide(of, &at);
    if (next->length)
        *before = next->kind;
    return at;
}

static bool may_begin(scan *of, size_t at, uint8_t start, emic_letter_kind before)
{
    if (start == EMIC_START_LETTER)
        return before != EMIC_LETTER_WORD && emic_matcher_admits(of->matcher, of->text, at);
    if (start == EMIC_START_DIGIT)
        return before != EMIC_LETTER_DIGIT && emic_matcher_admits(of->matcher, of->text, at);
    if (start == EMIC_START_SIGN)
        return emic_matcher_admits(of->matcher, of->text, at);
    const emic_folded *next = next_wide(of, &at);
    return next->length && emic_letter_parts(before, next->kind);
}

void emic_match_find(const emic_matcher *matcher, emic_slice text, emic_arena *arena,
                     emic_match_list *out)
{
    scan of = {.matcher = matcher, .text = text};
    emic_letter_kind before = EMIC_LETTER_OTHER;
    path way;
    *out = (emic_match_list){0};
    for (size_t at = 0; at < text.length;) {
        if ((unsigned char)text.data[at] < 0x80)
            at = emic_matcher_skip(matcher, text, at, &before);
        uint8_t start = matcher->start_of[(unsigned char)text.data[at]];
        if (start == EMIC_START_NONE) {
            before = EMIC_LETTER_OTHER;
            at++;
        } else if (may_begin(&of, at, start, before) && follow(&of, at, &way)) {
            take(out, at, &way, arena);
            before = way.end_kind;
            at = way.end;
        } else if (start == EMIC_START_WIDE) {
            at = pass_wide(&of, at, &before);
        } else {
            before = kind_of_class(matcher->class_of[(unsigned char)text.data[at]]);
            at = start == EMIC_START_LETTER ? pass_letters(&of, at) : at + 1;
        }
    }
    emic_folder_close(of.folder);
}
