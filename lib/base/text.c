/* What characters mean: folding, clusters, width. The only file that knows utf8proc. Bytes and
 * positions are text_utf8.c's business. */
#include "base/text.h"
#include "base/strbuf.h"
#include <assert.h>
#include <utf8proc.h>

static char fold_ascii(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

static void fold_point(uint32_t point, emic_strbuf *out)
{
    enum { LONGEST = 32 }; /* the longest decomposition has 18 code points */
    utf8proc_int32_t folded[LONGEST];
    char bytes[4];
    int last_class = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)point, folded, LONGEST,
        UTF8PROC_CASEFOLD | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &last_class);
    assert(count <= LONGEST);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        emic_strbuf_add(out, (emic_slice){bytes, emic_utf8_put((uint32_t)folded[i], bytes)});
}

emic_slice emic_text_fold(emic_slice text, emic_arena *arena)
{
    if (emic_utf8_count(text) == text.length) {
        char *folded = emic_arena_string(arena, text);
        for (size_t at = 0; at < text.length; at++)
            folded[at] = fold_ascii(folded[at]);
        return (emic_slice){folded, text.length};
    }
    emic_strbuf out = {0};
    emic_strbuf_reserve(&out, text.length);
    for (size_t at = 0; at < text.length;) {
        if ((unsigned char)text.data[at] < 0x80)
            emic_strbuf_putc(&out, fold_ascii(text.data[at++]));
        else
            fold_point(emic_utf8_next(text, &at), &out);
    }
    emic_slice folded = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return folded;
}

/* Moves `*at` past one grapheme cluster and returns its columns. A cluster is as wide as its widest
 * code point; flags and characters that ask for their emoji form take two columns. */
static size_t pass_cluster(emic_slice text, size_t *at)
{
    const utf8proc_int32_t emoji_form = 0xFE0F, first_flag = 0x1F1E6, last_flag = 0x1F1FF;
    utf8proc_int32_t state = 0, before = (utf8proc_int32_t)emic_utf8_next(text, at);
    int columns = utf8proc_charwidth(before), flags = before >= first_flag && before <= last_flag;
    while (*at < text.length) {
        size_t after = *at;
        utf8proc_int32_t point = (utf8proc_int32_t)emic_utf8_next(text, &after);
        if (utf8proc_grapheme_break_stateful(before, point, &state))
            break;
        int width = utf8proc_charwidth(point);
        flags += point >= first_flag && point <= last_flag;
        if (width > columns)
            columns = width;
        if (columns == 1 && (point == emoji_form || flags == 2))
            columns = 2;
        before = point;
        *at = after;
    }
    return columns > 0 ? (size_t)columns : 0;
}

size_t emic_text_width(emic_slice text)
{
    size_t columns = 0;
    for (size_t at = 0; at < text.length;)
        columns += pass_cluster(text, &at);
    return columns;
}

emic_slice emic_text_cut(emic_slice text, size_t columns)
{
    size_t kept = 0;
    for (size_t at = 0; at < text.length; kept = at) {
        size_t wide = pass_cluster(text, &at);
        if (wide > columns)
            break;
        columns -= wide;
    }
    return (emic_slice){text.data, kept};
}

typedef struct points {
    uint32_t *items;
    size_t count;
} points;

static points fold_points(emic_slice text, emic_arena *arena)
{
    emic_slice folded = emic_text_fold(text, arena);
    points out = {emic_arena_array(arena, emic_utf8_count(folded), sizeof(uint32_t)), 0};
    for (size_t at = 0; at < folded.length;)
        out.items[out.count++] = emic_utf8_next(folded, &at);
    return out;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t emic_text_distance(emic_slice a, emic_slice b, size_t limit, emic_arena *arena)
{
    points from = fold_points(a, arena), to = fold_points(b, arena);
    size_t longer = from.count > to.count ? from.count : to.count;
    size_t shorter = least(from.count, to.count);
    limit = least(limit, longer);
    if (longer - shorter > limit)
        return limit + 1;
    size_t *row = emic_arena_array(arena, to.count + 1, sizeof *row);
    for (size_t column = 0; column <= to.count; column++)
        row[column] = column;
    for (size_t line = 1; line <= from.count; line++) {
        size_t diagonal = row[0], nearest = line;
        row[0] = line;
        for (size_t column = 1; column <= to.count; column++) {
            size_t change = diagonal + (from.items[line - 1] != to.items[column - 1]);
            diagonal = row[column];
            row[column] = least(change, least(row[column - 1], row[column]) + 1);
            nearest = least(nearest, row[column]);
        }
        if (nearest > limit)
            return limit + 1;
    }
    return least(row[to.count], limit + 1);
}

const char *emic_text_version(void)
{
    return utf8proc_version();
}
