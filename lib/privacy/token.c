/* Text -> tokens, in one pass with a short way for ASCII, eight bytes at a time. Which characters
 * are letters, digits and white space elsewhere in Unicode is token_class.c's business. */
#include "privacy/token.h"
#include "base/text.h"
#include "privacy/soft_line.h"
#include "privacy/token_class.h"
#include <assert.h>

#define HASH_FACTOR 0x9e3779b97f4a7c15u /* odd, with bits that follow no rule */
#define EACH_BYTE 0x0101010101010101u
#define HIGH_BITS 0x8080808080808080u

typedef struct tokenizer {
    emic_slice text;
    emic_arena *arena;
    emic_token *items;
    size_t count, capacity;
    size_t at;      /* byte */
    uint32_t point; /* code point at that byte */
    uint8_t gap;    /* SPACE, LINE, PARAGRAPH and DIVIDED seen since the last token */
    bool ended;     /* the last sign may have ended a sentence */
    emic_soft_lines lines;
} tokenizer;

/* What a run of letters and digits is made of. */
typedef struct token_run {
    uint32_t counts[EMIC_CLASS_JOIN + 1]; /* code points of each class */
    bool capital_first;
} token_run;

static inline uint8_t next_class(tokenizer *from, size_t *at)
{
    uint8_t byte = (uint8_t)from->text.data[*at];
    if (byte < 0x80) {
        ++*at;
        return emic_token_ascii[byte];
    }
    return emic_token_class(emic_utf8_next(from->text, at));
}

/* --- Eight bytes at once, the first one lowest -------------------------------------------------
 */

static inline uint64_t load_eight(const char *data)
{
    const uint8_t *from = (const uint8_t *)data;
    return (uint64_t)from[0] | (uint64_t)from[1] << 8 | (uint64_t)from[2] << 16 |
           (uint64_t)from[3] << 24 | (uint64_t)from[4] << 32 | (uint64_t)from[5] << 40 |
           (uint64_t)from[6] << 48 | (uint64_t)from[7] << 56;
}

static inline uint64_t load_few(const char *data, size_t length)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < length; i++)
        bytes |= (uint64_t)(uint8_t)data[i] << 8 * i;
    return bytes;
}

/* The highest bit of each byte that lies between two of ASCII. */
static inline uint64_t find_range(uint64_t bytes, uint8_t first, uint8_t last)
{
    uint64_t low = bytes & (0x7f * EACH_BYTE);
    uint64_t from = low + (0x80u - first) * EACH_BYTE, past = low + (0x7fu - last) * EACH_BYTE;
    return (from ^ past) & ~bytes & HIGH_BITS;
}

static inline uint32_t count_bits(uint64_t high)
{
    return (uint32_t)((high >> 7) * EACH_BYTE >> 56);
}

/* The lowest `count` bytes, of seven at most. */
static inline uint64_t keep_bytes(uint64_t bytes, size_t count)
{
    return bytes & ((UINT64_C(1) << 8 * count) - 1);
}

/* --- Hashes ----------------------------------------------------------------------------------- */

static inline uint64_t hash_eight(uint64_t hash, uint64_t bytes)
{
    bytes |= find_range(bytes, 'A', 'Z') >> 2;
    hash = (hash ^ bytes) * HASH_FACTOR;
    return hash ^ hash >> 32;
}

/* `readable`: how many bytes there are from `data` on. */
static inline uint32_t hash_word(const char *data, size_t length, size_t readable)
{
    uint64_t hash = length;
    for (; length >= 8; data += 8, length -= 8, readable -= 8)
        hash = hash_eight(hash, load_eight(data));
    return (uint32_t)hash_eight(hash, readable >= 8 ? keep_bytes(load_eight(data), length)
                                                    : load_few(data, length));
}

uint32_t emic_token_hash(emic_slice word)
{
    return hash_word(word.data, word.length, word.length);
}

bool emic_token_is(const emic_token *token, emic_slice text, const char *word)
{
    const char *data = text.data + token->byte;
    for (uint32_t i = 0; i < token->length; i++) {
        char byte = data[i];
        if (word[i] == '\0' || (byte >= 'A' && byte <= 'Z' ? byte + 32 : byte) != word[i])
            return false;
    }
    return word[token->length] == '\0';
}

static emic_token *push(tokenizer *into)
{
    if (into->count == into->capacity)
        into->items = emic_arena_grow(into->arena, into->items, into->count, sizeof *into->items,
                                      &into->capacity);
    emic_token *token = &into->items[into->count++];
    token->byte = (uint32_t)into->at;
    token->start = into->point;
    token->flags = into->gap;
    into->gap = 0;
    return token;
}

/* Ends `token` before the byte `at` and the code point `point`. */
static void finish(tokenizer *from, emic_token *token, size_t at, uint32_t point)
{
    token->length = (uint32_t)(at - from->at);
    token->end = point;
    from->at = at;
    from->point = point;
}

static uint32_t letters_of(const token_run *run)
{
    return run->counts[EMIC_CLASS_LOWER] + run->counts[EMIC_CLASS_UPPER];
}

static inline void add_class(token_run *into, uint8_t class)
{
    if (class == EMIC_CLASS_UPPER && letters_of(into) == 0)
        into->capital_first = true;
    into->counts[class]++;
}

static uint8_t kind_of(const token_run *run)
{
    bool digits = run->counts[EMIC_CLASS_DIGIT] > 0;
    if (letters_of(run) > 0)
        return digits ? EMIC_TOKEN_MIXED : EMIC_TOKEN_WORD;
    return digits ? EMIC_TOKEN_NUMBER : EMIC_TOKEN_SIGN;
}

/* How many letters and digits of ASCII there are at `data`, 8 at most; adds its capitals and digits
 * to the counts. */
static inline size_t scan_eight(const char *data, uint32_t *upper, uint32_t *digits)
{
    uint64_t bytes = load_eight(data);
    uint64_t capital = find_range(bytes, 'A', 'Z'), digit = find_range(bytes, '0', '9');
    uint64_t other = ~(find_range(bytes, 'a', 'z') | capital | digit) & HIGH_BITS;
    uint64_t inside = (other & (~other + 1)) - 1; /* all bits below the first that is another */
    *upper += count_bits(capital & inside);
    *digits += count_bits(digit & inside);
    return count_bits(inside & HIGH_BITS);
}

/* The short way: ASCII letters and digits from the byte `at`; returns where they end. */
static size_t read_ascii(const tokenizer *from, token_run *run, size_t at)
{
    const char *data = from->text.data;
    uint32_t upper = 0, digits = 0;
    size_t start = at, more = 8;
    while (more == 8 && from->text.length - at >= 8) {
        more = scan_eight(data + at, &upper, &digits);
        at += more;
    }
    for (; more == 8 && at < from->text.length; at++) {
        uint8_t byte = (uint8_t)data[at];
        uint8_t class = byte < 0x80 ? emic_token_ascii[byte] : EMIC_CLASS_SIGN;
        if (class > EMIC_CLASS_DIGIT)
            break;
        upper += class == EMIC_CLASS_UPPER;
        digits += class == EMIC_CLASS_DIGIT;
    }
    uint32_t all = (uint32_t)(at - start);
    for (size_t i = start; upper > 0 && letters_of(run) == 0 && i < at; i++) {
        if (emic_token_ascii[(uint8_t)data[i]] == EMIC_CLASS_DIGIT)
            continue;
        run->capital_first = emic_token_ascii[(uint8_t)data[i]] == EMIC_CLASS_UPPER;
        break;
    }
    run->counts[EMIC_CLASS_UPPER] += upper;
    run->counts[EMIC_CLASS_DIGIT] += digits;
    run->counts[EMIC_CLASS_LOWER] += all - upper - digits;
    return at;
}

/* Reads on over letters and digits from the byte `at`; returns where they end. */
static size_t read_run(tokenizer *from, token_run *run, size_t at)
{
    for (;;) {
        at = read_ascii(from, run, at);
        size_t next = at;
        uint8_t class = at < from->text.length ? next_class(from, &next) : EMIC_CLASS_SIGN;
        if (class > EMIC_CLASS_JOIN)
            return at;
        add_class(run, class);
        at = next;
    }
}

static void add_run(tokenizer *from)
{
    token_run run = {0};
    bool glued = !(from->gap & EMIC_TOKEN_SPACE);
    emic_token *token = push(from);
    size_t end = read_run(from, &run, from->at);
    uint32_t letters = letters_of(&run), digits = run.counts[EMIC_CLASS_DIGIT];
    finish(from, token, end, from->point + letters + digits + run.counts[EMIC_CLASS_JOIN]);
    token->hash =
        hash_word(from->text.data + token->byte, token->length, from->text.length - token->byte);
    token->digits = (uint16_t)(digits < UINT16_MAX ? digits : UINT16_MAX);
    token->kind = kind_of(&run);
    if (run.capital_first)
        token->flags |= EMIC_TOKEN_CAPITAL;
    else if (run.counts[EMIC_CLASS_UPPER] > 0)
        token->flags |= EMIC_TOKEN_INNER;
    if (letters > 1 && run.counts[EMIC_CLASS_UPPER] == letters)
        token->flags |= EMIC_TOKEN_UPPER;
    /* In "example.org" and "3.5" the full stop ends nothing. */
    if (from->ended && !(glued && from->count > 1 && token[-1].sign == '.'))
        token->flags |= EMIC_TOKEN_SENTENCE;
    from->ended = false;
}

/* Whether the full stop behind `token` belongs to it: an initial, or a title. */
static bool is_abbreviation(const tokenizer *from, const emic_token *token)
{
    static const char *const titles[] = {"mr",  "mrs", "ms", "dr", "prof", "rev", "hon",
                                         "sgt", "lt",  "st", "no", "vs",   "jr"};
    if (token->kind != EMIC_TOKEN_WORD || !(token->flags & EMIC_TOKEN_CAPITAL))
        return false;
    if (token->end - token->start == 1)
        return !emic_token_is(token, from->text, "i");
    for (size_t i = 0; token->length <= 4 && i < sizeof titles / sizeof *titles; i++) {
        if (emic_token_is(token, from->text, titles[i]))
            return true;
    }
    return false;
}

static void add_sign(tokenizer *from)
{
    size_t next = from->at + 1;
    uint32_t point = (uint8_t)from->text.data[from->at];
    if (point >= 0x80) {
        next = from->at;
        point = emic_utf8_next(from->text, &next);
    }
    bool ends = point == '.' || point == '!' || point == '?' || point == ':' || point == 0x2026;
    if (point == '.' && from->count > 0 && from->gap == 0)
        ends = !is_abbreviation(from, &from->items[from->count - 1]);
    emic_token *token = push(from);
    finish(from, token, next, from->point + 1);
    token->kind = EMIC_TOKEN_SIGN;
    token->sign = emic_token_sign(point);
    /* Quotation marks and brackets between two sentences keep what was seen. */
    if (ends || (token->sign && strchr(",;-/&", token->sign)))
        from->ended = ends;
}

/* A line break at the byte that was come to. Two of them part paragraphs; one that wraps the text
 * is white space, and nothing behind a hyphen. */
static uint8_t gap_of_line(tokenizer *from)
{
    bool again = from->gap & EMIC_TOKEN_LINE;
    if (again) {
        from->ended = true;
        return EMIC_TOKEN_SPACE | EMIC_TOKEN_LINE | EMIC_TOKEN_PARAGRAPH;
    }
    if (from->text.data[from->at] != '\n' || !emic_soft_line_ends(&from->lines, from->at))
        return EMIC_TOKEN_SPACE | EMIC_TOKEN_LINE;
    bool joined = from->gap == 0 && emic_line_is_joined(from->text, from->at);
    return joined ? EMIC_TOKEN_DIVIDED : EMIC_TOKEN_SPACE;
}

static void skip_space(tokenizer *from, uint8_t class)
{
    if (class == EMIC_CLASS_LINE)
        from->gap |= gap_of_line(from);
    else if (!(from->gap & EMIC_TOKEN_DIVIDED))
        from->gap |= EMIC_TOKEN_SPACE;
}

void emic_token_list_load(emic_token_list *list, emic_slice text, emic_arena *arena)
{
    tokenizer from = {.text = text, .arena = arena, .ended = true};
    assert(text.length < UINT32_MAX);
    emic_soft_lines_load(&from.lines, text);
    from.capacity = text.length / 4 + 16;
    from.items = emic_arena_array(arena, from.capacity, sizeof *from.items);
    from.gap = EMIC_TOKEN_SPACE | EMIC_TOKEN_LINE | EMIC_TOKEN_PARAGRAPH;
    while (from.at < text.length) {
        size_t next = from.at;
        uint8_t class = next_class(&from, &next);
        if (class <= EMIC_CLASS_JOIN) {
            add_run(&from);
        } else if (class == EMIC_CLASS_SIGN) {
            add_sign(&from);
        } else {
            skip_space(&from, class);
            from.at = next;
            from.point++;
        }
    }
    emic_token *end = push(&from);
    *end = (emic_token){.byte = (uint32_t)text.length,
                        .start = from.point,
                        .end = from.point,
                        .kind = EMIC_TOKEN_END,
                        .flags = EMIC_TOKEN_SPACE | EMIC_TOKEN_LINE | EMIC_TOKEN_PARAGRAPH};
    *list = (emic_token_list){from.items, from.count - 1};
}
