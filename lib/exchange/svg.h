/* A canvas: shapes and words become an SVG 1.1 document. Lengths are CSS pixels (96 to the inch), y
 * grows downwards. The same calls write the same bytes: numbers with two decimals at most, whatever
 * the locale; no script, no font and no picture from elsewhere. */
#pragma once
#include "base/arena.h"
#include "base/strbuf.h"
#include "exchange/svg_palette.h"

/* Start from {.arena = …}. After emic_svg_finish nothing may be drawn. */
typedef struct emic_svg {
    emic_strbuf body;
    emic_arena *arena;
    uint64_t fills; /* patterns in use */
} emic_svg;

typedef struct emic_svg_point {
    double x, y;
} emic_svg_point;

typedef enum emic_svg_anchor { EMIC_SVG_START, EMIC_SVG_MIDDLE, EMIC_SVG_END } emic_svg_anchor;

enum { EMIC_SVG_SIZE = 11 };

/* How words look. {0}: EMIC_SVG_SIZE pixels, in EMIC_SVG_INK, beginning at their place. */
typedef struct emic_svg_style {
    double size;            /* of the font; 0: EMIC_SVG_SIZE */
    emic_svg_anchor anchor; /* which end of the baseline stands at the place */
    double turn;            /* clockwise around the place, in degrees; -90 reads upwards */
    const char *fill;       /* NULL: EMIC_SVG_INK */
    bool bold;
} emic_svg_style;

/* Colours are "#rrggbb" or what svg_palette.h gives; NULL paints nothing. Outlines of rectangles
 * and circles are one pixel wide. */
EMIC_API void emic_svg_rect(emic_svg *svg, double x, double y, double width, double height,
                            const char *fill, const char *stroke);
EMIC_API void emic_svg_circle(emic_svg *svg, double x, double y, double radius, const char *fill,
                              const char *stroke);
EMIC_API void emic_svg_line(emic_svg *svg, emic_svg_point from, emic_svg_point to,
                            const char *stroke, double width);

/* How a path is drawn; `dashes` as in "4 2", NULL: unbroken. */
typedef struct emic_svg_pen {
    const char *fill, *stroke, *dashes;
    double width;
    bool closed;
} emic_svg_pen;

/* Straight lines through `count` points. */
EMIC_API void emic_svg_path(emic_svg *svg, const emic_svg_point *points, size_t count,
                            const emic_svg_pen *pen);

/* A sign for category `at`, as large as a circle of `radius`: after eight they come again. */
EMIC_API void emic_svg_marker(emic_svg *svg, size_t at, emic_svg_point place, double radius,
                              const char *fill);

/* `text` as one plain line, whole. `style` may be NULL. */
EMIC_API void emic_svg_text(emic_svg *svg, double x, double y, emic_slice text,
                            const emic_svg_style *style);

/* The same cut to `width`: then the whole stands in its <title>. */
EMIC_API void emic_svg_label(emic_svg *svg, double x, double y, emic_slice text, double width,
                             const emic_svg_style *style);

/* How wide `text` is, never less than common sans fonts make it. */
EMIC_API double emic_svg_text_width(emic_slice text, const emic_svg_style *style);

/* `text` as it is, or its longest beginning that fits `width` with … behind it, in whole grapheme
 * clusters; … alone when not even that fits. */
EMIC_API emic_slice emic_svg_cut(emic_slice text, double width, const emic_svg_style *style,
                                 emic_arena *arena);

typedef struct emic_svg_lines {
    emic_slice *items;
    size_t count, capacity;
    bool broken, cut; /* a word was; the end was, for … */
} emic_svg_lines;

/* `text` broken into lines of `width` at most: at spaces, between wide characters (CJK), else
 * within a word. Of more than `most` lines (0: any number) the last ends with …. */
EMIC_API emic_svg_lines emic_svg_wrap(emic_slice text, double width, size_t most,
                                      const emic_svg_style *style, emic_arena *arena);

/* What is drawn between begin and end belongs together; `title` says it for those who point at it
 * or hear it. Empty: none. */
EMIC_API void emic_svg_group_begin(emic_svg *svg, emic_slice title);
EMIC_API void emic_svg_group_end(emic_svg *svg);

/* The whole document on white ground, in the canvas's arena. `description` tells in words what the
 * picture shows. */
EMIC_API emic_slice emic_svg_finish(emic_svg *svg, double width, double height, emic_slice title,
                                    emic_slice description);
