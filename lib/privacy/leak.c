/* Needles compiled: folded, put together where they are spelled alike, and joined in the ways that
 * names of files and accounts join them. Running them over bytes is leak_text.c's business. */
#include "privacy/leak.h"
#include "base/encoding.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/fold.h"
#include "privacy/leak_scan.h"
#include "privacy/matcher.h"
#include <stdlib.h>

enum { PARTS = 6 }; /* of a name that is joined */
enum { AROUND_LEAST = 128, AROUND_MOST = 2048 };

/* A spelling before those that are alike are put together. */
typedef struct draft {
    emic_leak_spelling spelling;
    emic_case_rule rule;
    size_t number;
} draft;

typedef struct draft_list {
    draft *items;
    size_t count, capacity;
} draft_list;

typedef struct compiling {
    emic_leak *leak;
    emic_folder *folder;
    emic_arena *scratch;
    draft_list drafts;
    emic_strbuf joined;
} compiling;

/* As the matcher folds its keys, so that spellings which are one to it are one here. */
static emic_slice fold_words(compiling *of, emic_slice words)
{
    char bytes[EMIC_KEY_LONGEST + 1 + EMIC_FOLD_LONGEST];
    size_t length = 0;
    for (size_t at = 0; at < words.length && length <= EMIC_KEY_LONGEST;) {
        const emic_folded *next = emic_fold_next(of->folder, words, &at);
        bool space = next->kind == EMIC_LETTER_SPACE;
        if (space && (length == 0 || bytes[length - 1] == ' '))
            continue;
        memcpy(bytes + length, next->bytes, next->length);
        length += next->length;
    }
    if (length && bytes[length - 1] == ' ')
        length--;
    return emic_arena_copy(of->leak->arena, (emic_slice){bytes, length});
}

/* Letters and digits of a spelling, in bytes. */
static size_t count_letters(emic_slice folded)
{
    size_t count = 0;
    for (size_t i = 0; i < folded.length; i++) {
        unsigned char byte = (unsigned char)folded.data[i];
        emic_letter_kind kind = byte < 0x80 ? emic_letter_kind_of(byte) : EMIC_LETTER_WORD;
        count += kind == EMIC_LETTER_WORD || kind == EMIC_LETTER_DIGIT;
    }
    return count;
}

static void add_draft(compiling *of, const draft *like, emic_slice words)
{
    draft added = *like;
    added.spelling.words = emic_arena_copy(of->leak->arena, words);
    added.spelling.folded = fold_words(of, words);
    if (added.spelling.folded.length && added.spelling.folded.length <= EMIC_KEY_LONGEST)
        *EMIC_PUSH(of->scratch, &of->drafts) = added;
}

/* --- Joining --------------------------------------------------------------------------------- */

typedef struct parts {
    emic_slice items[PARTS];
    size_t count;
    bool digits; /* is one of them a number? */
} parts;

static bool is_number(emic_slice words)
{
    for (size_t i = 0; i < words.length; i++)
        if (words.data[i] < '0' || words.data[i] > '9')
            return false;
    return true;
}

/* The words of a name; none when it is no name of two to PARTS words. */
static void split(emic_slice words, parts *out)
{
    static const char between[] = " \t\r\n-_./,()+";
    *out = (parts){.count = 0};
    for (size_t at = 0; at < words.length;) {
        size_t start = at;
        while (at < words.length && words.data[at] && !strchr(between, words.data[at]))
            at++;
        emic_slice part = {words.data + start, at - start};
        at += at < words.length;
        if (part.length == 0)
            continue;
        if (out->count == PARTS || memchr(part.data, '@', part.length)) {
            out->count = 0;
            return;
        }
        out->digits |= is_number(part);
        out->items[out->count++] = part;
    }
}

/* The words with `sign` between them, from number `first` on and round. */
static void join(compiling *of, const draft *like, const parts *names, size_t first,
                 const char *sign, const char *turn)
{
    emic_strbuf_clear(&of->joined);
    for (size_t i = 0; i < names->count; i++) {
        size_t at = (first + i) % names->count;
        if (i)
            emic_strbuf_puts(&of->joined, first && i == 1 ? turn : sign);
        emic_strbuf_add(&of->joined, names->items[at]);
    }
    add_draft(of, like, emic_strbuf_slice(&of->joined));
}

/* Words apart keep their rule; in names of files and accounts capitals mean nothing. */
static void add_joined(compiling *of, const draft *like)
{
    static const char *const apart[] = {" ", "-", ",", ";", "\",\"", "/"};
    static const char *const close[] = {"_", ".", "+", ""};
    static const char *const turned[] = {" ", ", ", ",", ";", "\",\"", "; "};
    parts names;
    split(like->spelling.words, &names);
    size_t letters = count_letters(like->spelling.folded);
    if (names.count < 2 || letters < 5)
        return;
    draft part = *like, whole = *like;
    part.spelling.joined = whole.spelling.joined = true;
    whole.rule = like->rule == EMIC_CASE_EXACT ? EMIC_CASE_EXACT : EMIC_CASE_ANY;
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        join(of, &part, &names, 0, apart[i], NULL);
    /* Run together, short names are ordinary words: "may be". */
    size_t ways = sizeof close / sizeof *close - (letters < 7);
    for (size_t i = 0; i < ways; i++)
        join(of, &whole, &names, 0, close[i], NULL);
    if (names.digits)
        return;
    for (size_t i = 0; i < sizeof turned / sizeof *turned; i++)
        join(of, &part, &names, names.count - 1, " ", turned[i]);
    for (size_t i = 0; i < ways; i++)
        join(of, &whole, &names, names.count - 1, close[i], close[i]);
}

/* --- Compiling ------------------------------------------------------------------------------- */

static emic_status add_needle(compiling *of, const emic_needle *needle, size_t number,
                              emic_error *err)
{
    if (!emic_utf8_valid(needle->words, NULL))
        return emic_fail(err, EMIC_INVALID, "needle %zu is not UTF-8", number + 1);
    emic_slice folded = fold_words(of, needle->words);
    if (folded.length > EMIC_KEY_LONGEST)
        return emic_fail(err, EMIC_INVALID, "needle %zu is too long for a name", number + 1);
    if (count_letters(folded) == 0)
        return emic_fail(err, EMIC_INVALID, "needle %zu has no letters", number + 1);
    draft like = {
        .spelling = {.folded = folded, .words = needle->words, .entity = needle->entity},
        .rule = needle->rule,
        .number = number,
    };
    parts names;
    split(needle->words, &names);
    like.spelling.several = names.count > 1;
    add_draft(of, &like, needle->words);
    size_t wanted = needle->words.length * 6 + 64;
    if (of->leak->around < wanted)
        of->leak->around = wanted < AROUND_MOST ? wanted : AROUND_MOST;
    if (names.count > 1 && !names.digits)
        of->leak->phrases[of->leak->phrase_count++] = (emic_leak_phrase){
            .words = emic_arena_copy(of->leak->arena, needle->words), .entity = needle->entity};
    add_joined(of, &like);
    return EMIC_OK;
}

/* By spelling; of those that are alike the given ones first, then as given. */
static int compare_drafts(const void *a, const void *b)
{
    const draft *one = a, *other = b;
    int order = emic_slice_compare(one->spelling.folded, other->spelling.folded);
    if (order == 0)
        order = one->spelling.joined - other->spelling.joined;
    return order ? order : (one->number > other->number) - (one->number < other->number);
}

static emic_status open_matcher(compiling *of, emic_error *err)
{
    emic_leak *leak = of->leak;
    size_t count = of->drafts.count;
    emic_name_key *keys = emic_arena_array(of->scratch, count, sizeof *keys);
    leak->spellings = emic_arena_array(leak->arena, count, sizeof *leak->spellings);
    if (count)
        qsort(of->drafts.items, count, sizeof *of->drafts.items, compare_drafts);
    for (size_t i = 0; i < count; i++) {
        const draft *each = &of->drafts.items[i];
        size_t last = leak->spelling_count;
        if (last == 0 || !emic_slice_equal(leak->spellings[last - 1].folded, each->spelling.folded))
            leak->spellings[leak->spelling_count++] = each->spelling;
        keys[i] = (emic_name_key){
            .words = each->spelling.words,
            .rule = each->rule,
            .surrogate = (uint32_t)(leak->spelling_count - 1),
        };
    }
    emic_mapping mapping = {
        .surrogates =
            emic_arena_array(of->scratch, leak->spelling_count, sizeof *mapping.surrogates),
        .surrogate_count = leak->spelling_count,
        .keys = keys,
        .key_count = count,
    };
    return emic_matcher_open(&mapping, &leak->matcher, err);
}

/* Bytes that the code page does not define are no letters. */
static void read_code_page(emic_leak *leak, emic_arena *scratch)
{
    for (size_t i = 0; i < 128; i++) {
        char byte = (char)(0x80 + i);
        emic_slice text;
        emic_error err;
        size_t at = 0;
        leak->high[i] = 0xFFFD;
        if (emic_encoding_decode(EMIC_ENCODING_WINDOWS_1252, (emic_slice){&byte, 1}, scratch, &text,
                                 &err) == EMIC_OK)
            leak->high[i] = (uint16_t)emic_utf8_next(text, &at);
    }
}

emic_status emic_leak_open(const emic_needle *needles, size_t count, emic_leak **out,
                           emic_error *err)
{
    emic_leak *leak = emic_memory_alloc(sizeof *leak);
    *leak = (emic_leak){.arena = emic_arena_open(), .around = AROUND_LEAST};
    leak->phrases = emic_arena_array(leak->arena, count, sizeof *leak->phrases);
    compiling of = {.leak = leak, .folder = emic_folder_open(), .scratch = emic_arena_open()};
    emic_status status = EMIC_OK;
    for (size_t i = 0; i < count && status == EMIC_OK; i++)
        status = add_needle(&of, &needles[i], i, err);
    if (status == EMIC_OK)
        status = open_matcher(&of, err);
    read_code_page(leak, of.scratch);
    emic_folder_close(of.folder);
    emic_arena_close(of.scratch);
    emic_strbuf_close(&of.joined);
    *out = status == EMIC_OK ? leak : NULL;
    if (status != EMIC_OK)
        emic_leak_close(leak);
    return status;
}

void emic_leak_close(emic_leak *leak)
{
    if (!leak)
        return;
    emic_matcher_close(leak->matcher);
    emic_arena_close(leak->arena);
    free(leak);
}
