/* How wide words are without a font at hand: for each character the widest of DejaVu Sans and Arial
 * (Liberation Sans), which stand first in the list of fonts; for scripts that neither spells out a
 * bound. Better too wide than cut. */
#include "base/text.h"
#include "exchange/svg.h"

/* Hundredths of the font's size; 0: not a letter. */
static const unsigned char latin[] = {
    /* U+0020 to U+017F */
    32, 41, 46, 84, 64, 96,  78, 28, 40, 40, 50,  84, 32,  37, 32, 34, 64, 64, 64, 64, 64,  64,
    64, 64, 64, 64, 34, 34,  84, 84, 84, 56, 102, 69, 69,  73, 78, 67, 62, 78, 76, 30, 50,  67,
    56, 87, 75, 79, 67, 79,  73, 67, 62, 74, 69,  99, 69,  67, 69, 40, 34, 40, 84, 56, 50,  62,
    64, 55, 64, 62, 36, 64,  64, 28, 28, 58, 28,  98, 64,  62, 64, 64, 42, 53, 40, 64, 60,  82,
    60, 60, 53, 64, 34, 64,  84, 0,  0,  0,  0,   0,  0,   0,  0,  0,  0,  0,  0,  0,  0,   0,
    0,  0,  0,  0,  0,  0,   0,  0,  0,  0,  0,   0,  0,   0,  0,  0,  0,  0,  32, 41, 64,  64,
    64, 64, 34, 56, 50, 100, 48, 62, 84, 37, 100, 56, 50,  84, 41, 41, 50, 64, 64, 32, 50,  41,
    48, 62, 97, 97, 97, 62,  69, 69, 69, 69, 69,  69, 100, 73, 67, 67, 67, 67, 30, 30, 30,  30,
    78, 75, 79, 79, 79, 79,  79, 84, 79, 74, 74,  74, 74,  67, 67, 63, 62, 62, 62, 62, 62,  62,
    99, 55, 62, 62, 62, 62,  28, 28, 28, 28, 62,  64, 62,  62, 62, 62, 62, 84, 62, 64, 64,  64,
    64, 60, 64, 60, 69, 62,  69, 62, 69, 62, 73,  55, 73,  55, 73, 55, 73, 55, 78, 64, 78,  64,
    67, 62, 67, 62, 67, 62,  67, 62, 67, 62, 78,  64, 78,  64, 78, 64, 78, 64, 76, 64, 92,  70,
    30, 28, 30, 28, 30, 28,  30, 28, 30, 28, 74,  56, 50,  28, 67, 58, 58, 56, 28, 56, 28,  56,
    38, 56, 35, 57, 29, 75,  64, 75, 64, 75, 64,  82, 75,  64, 79, 62, 79, 62, 79, 62, 107, 103,
    73, 42, 73, 42, 73, 42,  67, 53, 67, 53, 67,  53, 67,  53, 62, 40, 62, 40, 62, 40, 74,  64,
    74, 64, 74, 64, 74, 64,  74, 64, 74, 64, 99,  82, 67,  60, 67, 69, 53, 69, 53, 69, 53,  36,
};
static const unsigned char greek_cyrillic[] = {
    /* U+0370 to U+045F */
    66,  57, 87, 65, 28, 28, 75, 65, 0,   0,   50, 55, 55,  55, 34,  30, 0,  0,  0,  0,  50, 50,
    70,  32, 79, 88, 41, 0,  82, 0,  86,  83,  34, 69, 69,  56, 69,  67, 69, 76, 79, 30, 67, 69,
    87,  75, 65, 79, 76, 67, 0,  64, 62,  67,  80, 69, 84,  77, 30,  67, 66, 55, 64, 34, 58, 66,
    64,  60, 62, 55, 55, 64, 62, 34, 59,  60,  64, 56, 56,  62, 69,  64, 59, 64, 61, 58, 66, 58,
    72,  84, 34, 58, 62, 58, 84, 66, 62,  62,  70, 85, 70,  66, 84,  67, 79, 62, 65, 59, 58, 46,
    66,  66, 87, 63, 94, 84, 76, 66, 80,  62,  69, 61, 77,  63, 70,  62, 62, 54, 67, 64, 55, 28,
    79,  62, 62, 61, 64, 70, 87, 66, 64,  71,  70, 71, 67,  67, 87,  61, 72, 67, 30, 30, 50, 110,
    105, 86, 71, 75, 64, 76, 69, 69, 69,  61,  79, 67, 108, 65, 75,  75, 71, 76, 87, 76, 79, 76,
    67,  73, 62, 64, 87, 69, 78, 69, 107, 110, 84, 89, 69,  72, 108, 73, 62, 62, 59, 53, 70, 62,
    91,  54, 65, 65, 61, 64, 76, 66, 62,  66,  64, 55, 59,  60, 86,  60, 69, 60, 92, 95, 71, 79,
    59,  55, 85, 61, 62, 62, 63, 53, 55,  53,  28, 28, 28,  91, 90,  66, 61, 65, 60, 66,
};

/* Up to and with `last`, all of one bound. In order. */
static const struct width_range {
    uint32_t last;
    unsigned char width;
} ranges[] = {
    {0x024F, 98},                /* Latin Extended-B: as wide as W */
    {0x036F, 106},               /* phonetic letters */
    {0x052F, 118},               /* Cyrillic beyond the basic letters */
    {0x058F, 98},                /* Armenian */
    {0x05FF, 71},                /* Hebrew */
    {0x06FF, 75},                /* Arabic: joined letters are narrower than single ones */
    {0x0DFF, 100}, {0x0EFF, 75}, /* Thai and Lao */
    {0x1DFF, 107},               /* Georgian and others */
    {0x1FFF, 110},               /* Latin with two marks, Greek with breathings */
    {0x2012, 50},  {0x2013, 56},  {0x2015, 100}, {0x2017, 50},
    {0x201B, 34},  {0x201F, 53}, /* quotation marks */
    {0x2022, 60},  {0x2026, 100}, {0x205F, 135}, {0xFFFF, 110},
};

/* Two columns in a terminal: a square; of pictures, a little more. */
enum { SQUARE = 100, EMOJI = 130, MARK_BOX = 60, UNKNOWN = 100 };

static unsigned char range_width(uint32_t point)
{
    for (size_t at = 0; at < sizeof ranges / sizeof *ranges; at++)
        if (point <= ranges[at].last)
            return ranges[at].width;
    return UNKNOWN;
}

static size_t point_width(uint32_t point, emic_slice bytes)
{
    unsigned char width = 0;
    if (point >= 0x20 && point < 0x20 + sizeof latin)
        width = latin[point - 0x20];
    else if (point >= 0x370 && point < 0x370 + sizeof greek_cyrillic)
        width = greek_cyrillic[point - 0x370];
    if (width)
        return width;
    size_t columns = emic_text_width(bytes);
    if (columns == 0) /* fonts that lack a script of Asia put a box for each of its marks */
        return point >= 0x900 && point < 0x1D00 ? MARK_BOX : 0;
    if (columns != 1)
        return point >= 0x1F000 || point < 0x2E80 ? EMOJI : SQUARE;
    return point >= 0x2600 && point <= 0x27BF ? EMOJI : range_width(point);
}

double emic_svg_text_width(emic_slice text, const emic_svg_style *style)
{
    /* The bold letters of DejaVu Sans are up to a quarter wider, 13 % on average. */
    const double bold = 1.24;
    size_t sum = 0;
    for (size_t at = 0; at < text.length;) {
        size_t from = at;
        uint32_t point = emic_utf8_next(text, &at);
        sum += point_width(point, (emic_slice){text.data + from, at - from});
    }
    double size = style && style->size > 0 ? style->size : EMIC_SVG_SIZE;
    return (double)sum / 100 * size * (style && style->bold ? bold : 1);
}

/* The grapheme cluster at the beginning of `text`, which is not empty. */
static emic_slice first_cluster(emic_slice text)
{
    for (size_t columns = 0; columns < 3; columns++) {
        emic_slice cluster = emic_text_cut(text, columns);
        if (cluster.length)
            return cluster;
    }
    size_t one = 0;
    emic_utf8_next(text, &one);
    return (emic_slice){text.data, one};
}

static const emic_slice ellipsis = {"\xE2\x80\xA6", 3};

/* `kept` with … behind it instead of a space. */
static emic_slice shorten(emic_slice kept, emic_arena *arena)
{
    kept = emic_slice_trim(kept);
    return emic_slice_of(emic_arena_format(arena, "%.*s%s", EMIC_ARG(kept), ellipsis.data));
}

emic_slice emic_svg_cut(emic_slice text, double width, const emic_svg_style *style,
                        emic_arena *arena)
{
    const double rounding = 1e-6;
    if (emic_svg_text_width(text, style) <= width + rounding)
        return text;
    double used = emic_svg_text_width(ellipsis, style);
    size_t at = 0;
    while (at < text.length) {
        emic_slice cluster = first_cluster(emic_slice_from(text, at));
        used += emic_svg_text_width(cluster, style);
        if (used > width)
            break;
        at += cluster.length;
    }
    return shorten((emic_slice){text.data, at}, arena);
}

/* Names of codes are words joined: a line may end behind what joins them. */
static bool is_joint(emic_slice cluster)
{
    return cluster.length == 1 && strchr("_-/", cluster.data[0]);
}

/* Where the first line of `text` ends, with the spaces behind it; `*broken` when within a word. */
static size_t line_end(emic_slice text, double width, const emic_svg_style *style, bool *broken)
{
    double used = 0;
    size_t may = 0; /* the last place where it may end */
    for (size_t at = 0; at < text.length;) {
        emic_slice cluster = first_cluster(emic_slice_from(text, at));
        bool space = emic_slice_is(cluster, " ");
        bool wide = emic_text_width(cluster) == 2;
        if (wide && at)
            may = at;
        used += emic_svg_text_width(cluster, style);
        if (used > width && !space) {
            *broken |= !may;
            return may ? may : at ? at : cluster.length;
        }
        at += cluster.length;
        if (space || wide || is_joint(cluster))
            may = at;
    }
    return text.length;
}

emic_svg_lines emic_svg_wrap(emic_slice text, double width, size_t most,
                             const emic_svg_style *style, emic_arena *arena)
{
    emic_svg_lines lines = {0};
    for (emic_slice rest = emic_text_plain(text, arena); rest.length;) {
        if (most && lines.count + 1 == most) {
            *EMIC_PUSH(arena, &lines) = emic_svg_cut(rest, width, style, arena);
            lines.cut = !emic_slice_equal(lines.items[lines.count - 1], rest);
            break;
        }
        size_t end = line_end(rest, width, style, &lines.broken);
        *EMIC_PUSH(arena, &lines) = emic_slice_trim((emic_slice){rest.data, end});
        rest = emic_slice_trim(emic_slice_from(rest, end));
    }
    return lines;
}
