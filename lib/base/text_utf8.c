/* UTF-8 by its bytes: validity, length and positions. What characters mean is text.c's business,
 * other encodings are encoding.c's. */
#include "base/text.h"
#include <assert.h>

/* Text is read eight bytes at a time; each byte of a word is a lane of these. */
static const uint64_t lane_ones = 0x0101010101010101;
static const uint64_t lane_highs = 0x8080808080808080;

static uint64_t load_word(const char *from)
{
    uint64_t word;
    memcpy(&word, from, sizeof word);
    return word;
}

/* A one in each lane that holds a continuation byte (10xxxxxx). */
static uint64_t continuations(uint64_t word)
{
    return word >> 7 & ~(word >> 6) & lane_ones;
}

/* A one in each lane that begins four bytes, which are two units in UTF-16 (1111xxxx). */
static uint64_t pair_leads(uint64_t word)
{
    return (word & word << 1 & word << 2 & word << 3 & lane_highs) >> 7;
}

/* The sum of the lanes, which must not pass 255. */
static size_t sum_lanes(uint64_t word)
{
    return (size_t)(word * lane_ones >> 56);
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* --- Validity and length --------------------------------------------------------------------- */

static size_t skip_ascii(emic_slice text, size_t at)
{
    const char *from = text.data;
    for (; text.length - at >= 32; at += 32) {
        uint64_t all = load_word(from + at) | load_word(from + at + 8) | load_word(from + at + 16) |
                       load_word(from + at + 24);
        if (all & lane_highs)
            break;
    }
    while (text.length - at >= 8 && !(load_word(from + at) & lane_highs))
        at += 8;
    while (at < text.length && (unsigned char)from[at] < 0x80)
        at++;
    return at;
}

static bool within(unsigned char byte, unsigned char low, unsigned char high)
{
    return byte >= low && byte <= high;
}

/* Bytes of the sequence that begins with a byte from 0x80 on, or 0 when it does not fit
 * (the table "Well-Formed UTF-8 Byte Sequences" of the Unicode Standard). */
static size_t sequence_length(const unsigned char *from, size_t left)
{
    unsigned char lead = from[0];
    if (within(lead, 0xC2, 0xDF))
        return left >= 2 && within(from[1], 0x80, 0xBF) ? 2 : 0;
    if (within(lead, 0xE0, 0xEF))
        return left >= 3 &&
                       within(from[1], lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) &&
                       within(from[2], 0x80, 0xBF)
                   ? 3
                   : 0;
    if (within(lead, 0xF0, 0xF4))
        return left >= 4 &&
                       within(from[1], lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) &&
                       within(from[2], 0x80, 0xBF) && within(from[3], 0x80, 0xBF)
                   ? 4
                   : 0;
    return 0;
}

bool emic_utf8_valid(emic_slice text, size_t *bad)
{
    size_t at = 0;
    while (at < text.length && (at = skip_ascii(text, at)) < text.length) {
        size_t length;
        do {
            length = sequence_length((const unsigned char *)text.data + at, text.length - at);
            at += length;
        } while (length && at < text.length && (unsigned char)text.data[at] >= 0x80);
        if (length)
            continue;
        if (bad)
            *bad = at;
        return false;
    }
    return true;
}

size_t emic_utf8_count(emic_slice text)
{
    size_t at = 0, continued = 0;
    while (text.length - at >= 8) {
        size_t words = (text.length - at) / 8;
        uint64_t lanes = 0;
        for (size_t left = words < 31 ? words : 31; left; left--, at += 8)
            lanes += continuations(load_word(text.data + at));
        continued += sum_lanes(lanes);
    }
    for (; at < text.length; at++)
        continued += is_continuation(text.data[at]);
    return text.length - continued;
}

uint32_t emic_utf8_next(emic_slice text, size_t *at)
{
    assert(*at < text.length);
    const unsigned char *from = (const unsigned char *)text.data + *at;
    uint32_t lead = from[0];
    size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint32_t point = length == 1 ? lead : lead & (0x7Fu >> length);
    if (length > text.length - *at)
        length = text.length - *at;
    for (size_t i = 1; i < length; i++)
        point = point << 6 | (from[i] & 0x3Fu);
    *at += length;
    return point;
}

size_t emic_utf8_put(uint32_t point, char *out)
{
    assert(point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF));
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t at = length - 1; at > 0; at--, point >>= 6)
        out[at] = (char)(0x80 | (point & 0x3F));
    out[0] = (char)((0xF0u << (4 - length) & 0xFF) | point);
    return length;
}

/* --- Positions ------------------------------------------------------------------------------- */

enum { MARK_EVERY = 256 };

/* Moves `*at` past `points` code points and returns how many UTF-16 units these are. */
static size_t pass_points(emic_slice text, size_t *at, size_t points)
{
    size_t from = *at, units = points;
    assert(points <= text.length - from);
    while (points >= 8 && text.length - from >= 8) {
        uint64_t word = load_word(text.data + from);
        points -= 8 - sum_lanes(continuations(word));
        units += sum_lanes(pair_leads(word));
        from += 8;
    }
    for (;; points--, from++) {
        while (from < text.length && is_continuation(text.data[from]))
            from++;
        if (points == 0 || from == text.length)
            break;
        units += (unsigned char)text.data[from] >= 0xF0;
    }
    *at = from;
    return units;
}

void emic_text_index_load(emic_text_index *index, emic_slice text, emic_arena *arena)
{
    size_t points = emic_utf8_count(text);
    *index = (emic_text_index){.text = text, .points = points, .ascii = points == text.length};
    if (index->ascii)
        return;
    size_t marks = points / MARK_EVERY + 1, at = 0, units = 0;
    index->marks = emic_arena_array(arena, marks, sizeof *index->marks);
    for (size_t mark = 1; mark < marks; mark++) {
        units += pass_points(text, &at, MARK_EVERY);
        index->marks[mark].byte = at;
        index->marks[mark].utf16 = units;
    }
}

/* The last mark at or before a byte or, when `utf16` is true, a UTF-16 unit. */
static size_t find_mark(const emic_text_index *index, size_t position, bool utf16)
{
    size_t low = 0, high = index->points / MARK_EVERY;
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;
        const struct emic_text_mark *mark = &index->marks[middle];
        if ((utf16 ? mark->utf16 : mark->byte) <= position)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* Byte of `point`, and in `*utf16` the UTF-16 units before it. */
static size_t locate_point(const emic_text_index *index, size_t point, size_t *utf16)
{
    assert(point <= index->points);
    *utf16 = point;
    if (index->ascii)
        return point;
    const struct emic_text_mark *mark = &index->marks[point / MARK_EVERY];
    size_t at = mark->byte;
    *utf16 = mark->utf16 + pass_points(index->text, &at, point % MARK_EVERY);
    return at;
}

size_t emic_text_byte(const emic_text_index *index, size_t point)
{
    size_t utf16;
    return locate_point(index, point, &utf16);
}

size_t emic_text_utf16(const emic_text_index *index, size_t point)
{
    size_t utf16;
    locate_point(index, point, &utf16);
    return utf16;
}

size_t emic_text_point(const emic_text_index *index, size_t byte)
{
    assert(byte <= index->text.length);
    if (index->ascii)
        return byte;
    assert(byte == index->text.length || !is_continuation(index->text.data[byte]));
    size_t mark = find_mark(index, byte, false), from = index->marks[mark].byte;
    return mark * MARK_EVERY + emic_utf8_count((emic_slice){index->text.data + from, byte - from});
}

size_t emic_text_point_of_utf16(const emic_text_index *index, size_t unit)
{
    if (index->ascii) {
        assert(unit <= index->points);
        return unit;
    }
    size_t mark = find_mark(index, unit, true), point = mark * MARK_EVERY;
    size_t at = index->marks[mark].byte, left = unit - index->marks[mark].utf16;
    while (left > 0 && at < index->text.length) {
        size_t units = emic_utf8_next(index->text, &at) > 0xFFFF ? 2 : 1;
        if (units > left)
            return point;
        left -= units;
        point++;
    }
    assert(left == 0);
    return point;
}

emic_slice emic_text_words(const emic_text_index *index, emic_span span)
{
    assert(span.start <= span.end);
    size_t start = emic_text_byte(index, span.start), end = emic_text_byte(index, span.end);
    return (emic_slice){index->text.data ? index->text.data + start : NULL, end - start};
}
