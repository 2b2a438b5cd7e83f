/* Text -> tokens, in one pass with a short way for ASCII. Which characters are letters, digits
 * and white space elsewhere in Unicode is token_class.c's business. */
#include "privacy/token.h"
#include "base/text.h"
#include "privacy/soft_line.h"
#include "privacy/token_class.h"
#include <assert.h>

/* FNV-1a, 32 bits. */
#define HASH_BASIS 0x811c9dc5u
#define HASH_PRIME 0x01000193u

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
    uint32_t hash;
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

static inline uint32_t hash_byte(uint32_t hash, uint8_t byte)
{
    return (hash ^ (byte >= 'A' && byte <= 'Z' ? byte + 32u : byte)) * HASH_PRIME;
}

uint32_t emic_token_hash(emic_slice word)
{
    uint32_t hash = HASH_BASIS;
    for (size_t i = 0; i < word.length; i++)
        hash = hash_byte(hash, (uint8_t)word.data[i]);
    return hash;
}

uint32_t emic_token_hash_next(uint32_t hash, char byte)
{
    return hash_byte(hash, (uint8_t)byte);
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

/* The short way: ASCII letters and digits from the byte `at`; returns where they end. */
static size_t read_ascii(const tokenizer *from, token_run *run, size_t at)
{
    const char *data = from->text.data;
    uint32_t hash = run->hash, upper = 0, digits = 0;
    size_t start = at;
    for (; at < from->text.length; at++) {
        uint8_t byte = (uint8_t)data[at];
        uint8_t class = byte < 0x80 ? emic_token_ascii[byte] : EMIC_CLASS_SIGN;
        if (class > EMIC_CLASS_DIGIT)
            break;
        upper += class == EMIC_CLASS_UPPER;
        digits += class == EMIC_CLASS_DIGIT;
        hash = (hash ^ (byte | 32u)) * HASH_PRIME; /* digits have that bit already */
    }
    uint32_t all = (uint32_t)(at - start);
    for (size_t i = start; upper > 0 && letters_of(run) == 0 && i < at; i++) {
        if (emic_token_ascii[(uint8_t)data[i]] == EMIC_CLASS_DIGIT)
            continue;
        run->capital_first = emic_token_ascii[(uint8_t)data[i]] == EMIC_CLASS_UPPER;
        break;
    }
    run->hash = hash;
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
        for (; at < next; at++)
            run->hash = hash_byte(run->hash, (uint8_t)from->text.data[at]);
    }
}

static void add_run(tokenizer *from)
{
    token_run run = {.hash = HASH_BASIS};
    bool glued = !(from->gap & EMIC_TOKEN_SPACE);
    emic_token *token = push(from);
    size_t end = read_run(from, &run, from->at);
    uint32_t letters = letters_of(&run), digits = run.counts[EMIC_CLASS_DIGIT];
    finish(from, token, end, from->point + letters + digits + run.counts[EMIC_CLASS_JOIN]);
    token->hash = run.hash;
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
