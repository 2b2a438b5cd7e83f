/* Texts taken apart into words, spaces and marks. Ideographs and pictures stand alone: a sentence
 * in Chinese must not be one word. */
#include "source/diff_token.h"

/* --- Characters ------------------------------------------------------------------------------- */

typedef struct point_range {
    uint32_t first, last;
} point_range;

static bool is_in(uint32_t point, const point_range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return true;
    return false;
}

#define IS_IN(point, ranges) is_in((point), (ranges), sizeof(ranges) / sizeof *(ranges))

bool emic_diff_is_joiner(uint32_t point)
{
    enum { ZERO_WIDTH_JOINER = 0x200D };
    return point == ZERO_WIDTH_JOINER;
}

bool emic_diff_is_extender(uint32_t point)
{
    static const point_range ranges[] = {
        {0x300, 0x36F},   {0x483, 0x489},     {0x591, 0x5BD},     {0x610, 0x61A},
        {0x64B, 0x65F},   {0x93A, 0x93C},     {0x93E, 0x94F},     {0x1AB0, 0x1AFF},
        {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF},   {0x200C, 0x200D},   {0xFE00, 0xFE0F},
        {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF},
    };
    return point >= 0x300 && IS_IN(point, ranges);
}

/* Spaces that are not ASCII. */
static bool is_wide_space(uint32_t point)
{
    return point == 0x85 || point == 0xA0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 ||
           point == 0x202F || point == 0x205F || point == 0x3000;
}

static bool is_wide_mark(uint32_t point)
{
    static const point_range ranges[] = {
        {0x80, 0xA9}, {0xAB, 0xB1}, {0xB4, 0xB4},     {0xB6, 0xB8},     {0xBB, 0xBF},
        {0xD7, 0xD7}, {0xF7, 0xF7}, {0x2010, 0x206F}, {0x3001, 0x303F}, {0xFF01, 0xFF0F},
    };
    return IS_IN(point, ranges);
}

/* Ideographs, syllables without spaces between them, pictures. */
static bool is_sign(uint32_t point)
{
    static const point_range ranges[] = {
        {0x2070, 0x2BFF}, {0x3040, 0x30FF},   {0x3400, 0x9FFF},
        {0xF900, 0xFAFF}, {0x1F000, 0x1FAFF}, {0x20000, 0x3FFFF},
    };
    return IS_IN(point, ranges);
}

static emic_diff_kind kind_of(uint32_t point)
{
    if (point == '\n')
        return EMIC_DIFF_LINE;
    if (point < 0x80) {
        bool letter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
                      (point >= '0' && point <= '9') || point == '_';
        return letter ? EMIC_DIFF_WORD : point <= ' ' ? EMIC_DIFF_SPACE : EMIC_DIFF_MARK;
    }
    return is_wide_space(point)  ? EMIC_DIFF_SPACE
           : is_wide_mark(point) ? EMIC_DIFF_MARK
           : is_sign(point)      ? EMIC_DIFF_SIGN
                                 : EMIC_DIFF_WORD;
}

/* Whether a token goes on from one code point to the next. */
static bool goes_on(uint32_t left, uint32_t right)
{
    if (left == '\n' || right == '\n')
        return false;
    if (emic_diff_is_joiner(left) || emic_diff_is_extender(right))
        return true;
    emic_diff_kind kind = kind_of(right);
    if (kind == EMIC_DIFF_MARK || kind == EMIC_DIFF_SIGN)
        return false;
    return kind == (emic_diff_is_extender(left) ? EMIC_DIFF_WORD : kind_of(left));
}

bool emic_diff_is_within(const emic_text_index *text, uint32_t point)
{
    if (point == 0 || point >= text->points)
        return false;
    size_t right = emic_text_byte(text, point), left = right - 1;
    while (((unsigned char)text->text.data[left] & 0xC0) == 0x80)
        left--;
    return goes_on(emic_utf8_next(text->text, &left), emic_utf8_next(text->text, &right));
}

/* --- Tokens ----------------------------------------------------------------------------------- */

static void add_token(emic_diff_tokens *out, uint32_t point, size_t byte, emic_diff_kind kind)
{
    out->start[out->count] = point;
    out->byte[out->count] = (uint32_t)byte;
    out->kind[out->count++] = (uint8_t)kind;
}

static void split(const emic_text_index *text, emic_arena *arena, emic_diff_tokens *out)
{
    size_t room = text->points + 1, byte = 0;
    uint32_t last = '\n', point = 0;
    *out = (emic_diff_tokens){.start = emic_arena_array(arena, room, sizeof *out->start),
                              .byte = emic_arena_array(arena, room, sizeof *out->byte),
                              .id = emic_arena_array(arena, room, sizeof *out->id),
                              .kind = emic_arena_array(arena, room, sizeof *out->kind)};
    for (; byte < text->text.length; point++) {
        size_t at = byte;
        uint32_t next = emic_utf8_next(text->text, &byte);
        if (!goes_on(last, next))
            add_token(out, point, at, kind_of(next));
        last = next;
    }
    out->start[out->count] = point;
    out->byte[out->count] = (uint32_t)byte;
}

/* The tokens met so far, by their characters. */
typedef struct token_table {
    struct token_slot {
        emic_slice text;
        uint32_t id;
    } * slots;
    size_t mask, count;
} token_table;

static uint64_t hash_of(emic_slice text)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001B3u;
    return hash ^ hash >> 29;
}

static uint32_t number_token(token_table *table, emic_slice text)
{
    size_t at = hash_of(text) & table->mask;
    while (table->slots[at].text.data && !emic_slice_equal(table->slots[at].text, text))
        at = (at + 1) & table->mask;
    if (!table->slots[at].text.data)
        table->slots[at] = (struct token_slot){text, (uint32_t)table->count++};
    return table->slots[at].id;
}

static void number_tokens(token_table *table, const emic_text_index *text, emic_diff_tokens *tokens)
{
    for (size_t i = 0; i < tokens->count; i++)
        tokens->id[i] = number_token(table, (emic_slice){text->text.data + tokens->byte[i],
                                                         tokens->byte[i + 1] - tokens->byte[i]});
}

/* Where each token stands, sorted by token. */
static void index_tokens(const emic_diff_tokens *tokens, size_t ids, emic_arena *arena,
                         uint32_t **first, uint32_t **at)
{
    *first = emic_arena_array(arena, ids + 1, sizeof **first);
    *at = emic_arena_array(arena, tokens->count + 1, sizeof **at);
    for (size_t i = 0; i < tokens->count; i++)
        (*first)[tokens->id[i]]++;
    for (size_t id = 1; id <= ids; id++)
        (*first)[id] += (*first)[id - 1];
    for (size_t i = tokens->count; i-- > 0;)
        (*at)[--(*first)[tokens->id[i]]] = (uint32_t)i;
}

static uint32_t *count_letters(const emic_diff_tokens *tokens, uint32_t points, emic_arena *arena)
{
    uint32_t *letters = emic_arena_array(arena, (size_t)points + 1, sizeof *letters);
    for (size_t i = 0; i < tokens->count; i++)
        for (uint32_t point = tokens->start[i]; point < tokens->start[i + 1]; point++)
            letters[point + 1] = letters[point] + (tokens->kind[i] >= EMIC_DIFF_SIGN);
    return letters;
}

void emic_diff_words_make(const emic_text_index *before, const emic_text_index *after,
                          emic_arena *arena, emic_diff_words *out)
{
    const emic_text_index *texts[2] = {before, after};
    token_table table = {.mask = 15};
    for (int side = 0; side < 2; side++)
        split(texts[side], arena, &out->sides[side]);
    while (table.mask < 2 * (out->sides[0].count + out->sides[1].count))
        table.mask = 2 * table.mask + 1;
    emic_arena *scratch = emic_arena_open();
    table.slots = emic_arena_array(scratch, table.mask + 1, sizeof *table.slots);
    for (int side = 0; side < 2; side++)
        number_tokens(&table, texts[side], &out->sides[side]);
    emic_arena_close(scratch);
    out->ids = table.count;
    for (int side = 0; side < 2; side++)
        index_tokens(&out->sides[side], out->ids, arena, &out->first[side], &out->at[side]);
    out->letters = count_letters(&out->sides[0], (uint32_t)before->points, arena);
}

size_t emic_diff_token_at(const emic_diff_tokens *tokens, uint32_t point)
{
    size_t low = 0, high = tokens->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tokens->start[middle + 1] <= point)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
