/* Shapes and words onto the canvas. How wide words are is svg_width.c's business. */
#include "exchange/svg.h"
#include "base/text.h"
#include "exchange/html.h"
#include <math.h>
#include <stdio.h>

/* With two decimals at most, without zeros behind. */
static void put_number(emic_strbuf *out, double value)
{
    emic_strbuf_number(out, value, 2);
    while (out->data[out->length - 1] == '0')
        out->data[--out->length] = '\0';
    if (out->data[out->length - 1] == '.')
        out->data[--out->length] = '\0';
    if (out->length >= 2 && strcmp(out->data + out->length - 2, "-0") == 0)
        out->length -= 2, emic_strbuf_putc(out, '0');
}

static void put_length(emic_strbuf *out, const char *name, double value)
{
    emic_strbuf_printf(out, " %s=\"", name);
    put_number(out, value);
    emic_strbuf_putc(out, '"');
}

static void put_paint(emic_strbuf *out, const char *name, const char *paint)
{
    emic_strbuf_printf(out, " %s=\"%s\"", name, paint ? paint : "none");
}

static void put_outline(emic_svg *svg, const char *fill, const char *stroke)
{
    put_paint(&svg->body, "fill", fill);
    if (stroke)
        put_paint(&svg->body, "stroke", stroke);
    emic_strbuf_puts(&svg->body, "/>\n");
}

/* --- Shapes ---------------------------------------------------------------------------------- */

void emic_svg_rect(emic_svg *svg, double x, double y, double width, double height, const char *fill,
                   const char *stroke)
{
    emic_strbuf_puts(&svg->body, "<rect");
    put_length(&svg->body, "x", x);
    put_length(&svg->body, "y", y);
    put_length(&svg->body, "width", width);
    put_length(&svg->body, "height", height);
    put_outline(svg, fill, stroke);
}

void emic_svg_circle(emic_svg *svg, double x, double y, double radius, const char *fill,
                     const char *stroke)
{
    emic_strbuf_puts(&svg->body, "<circle");
    put_length(&svg->body, "cx", x);
    put_length(&svg->body, "cy", y);
    put_length(&svg->body, "r", radius);
    put_outline(svg, fill, stroke);
}

void emic_svg_line(emic_svg *svg, emic_svg_point from, emic_svg_point to, const char *stroke,
                   double width)
{
    emic_strbuf_puts(&svg->body, "<line");
    put_length(&svg->body, "x1", from.x);
    put_length(&svg->body, "y1", from.y);
    put_length(&svg->body, "x2", to.x);
    put_length(&svg->body, "y2", to.y);
    put_paint(&svg->body, "stroke", stroke);
    put_length(&svg->body, "stroke-width", width);
    emic_strbuf_puts(&svg->body, "/>\n");
}

void emic_svg_path(emic_svg *svg, const emic_svg_point *points, size_t count,
                   const emic_svg_pen *pen)
{
    emic_strbuf *out = &svg->body;
    emic_strbuf_puts(out, "<path d=\"");
    for (size_t at = 0; at < count; at++) {
        emic_strbuf_putc(out, at ? 'L' : 'M');
        put_number(out, points[at].x);
        emic_strbuf_putc(out, ' ');
        put_number(out, points[at].y);
    }
    emic_strbuf_puts(out, pen->closed ? "Z\"" : "\"");
    if (pen->stroke) {
        put_length(out, "stroke-width", pen->width);
        emic_strbuf_puts(out, " stroke-linejoin=\"round\"");
    }
    if (pen->dashes)
        put_paint(out, "stroke-dasharray", pen->dashes);
    put_outline(svg, pen->fill, pen->stroke);
}

/* Corners of the signs in units of the radius, a list each; the first sign is a circle. */
static const struct sign {
    size_t count;
    emic_svg_point corners[12];
} signs[] = {
    {0, {{0, 0}}},
    {4, {{-.9, -.9}, {.9, -.9}, {.9, .9}, {-.9, .9}}},
    {3, {{0, -1.2}, {1.1, .8}, {-1.1, .8}}},
    {4, {{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}}},
    {3, {{0, 1.2}, {1.1, -.8}, {-1.1, -.8}}},
    {12,
     {{-.4, -1.1},
      {.4, -1.1},
      {.4, -.4},
      {1.1, -.4},
      {1.1, .4},
      {.4, .4},
      {.4, 1.1},
      {-.4, 1.1},
      {-.4, .4},
      {-1.1, .4},
      {-1.1, -.4},
      {-.4, -.4}}},
    {6, {{-1, -1}, {1, -1}, {.2, 0}, {1, 1}, {-1, 1}, {-.2, 0}}},
    {5, {{0, -1.1}, {1.1, -.3}, {.7, 1}, {-.7, 1}, {-1.1, -.3}}},
};

void emic_svg_marker(emic_svg *svg, size_t at, emic_svg_point place, double radius,
                     const char *fill)
{
    const struct sign *sign = &signs[at % (sizeof signs / sizeof *signs)];
    emic_svg_point points[sizeof sign->corners / sizeof *sign->corners];
    if (sign->count == 0) {
        emic_svg_circle(svg, place.x, place.y, radius, fill, EMIC_SVG_INK);
        return;
    }
    for (size_t corner = 0; corner < sign->count; corner++)
        points[corner] = (emic_svg_point){place.x + radius * sign->corners[corner].x,
                                          place.y + radius * sign->corners[corner].y};
    emic_svg_path(
        svg, points, sign->count,
        &(emic_svg_pen){.fill = fill, .stroke = EMIC_SVG_INK, .width = 1, .closed = true});
}

/* --- Words ----------------------------------------------------------------------------------- */

static void put_element(emic_svg *svg, const char *name, emic_slice text)
{
    emic_strbuf_printf(&svg->body, "<%s>", name);
    emic_html_text(&svg->body, emic_text_plain(text, svg->arena));
    emic_strbuf_printf(&svg->body, "</%s>\n", name);
}

static void put_turn(emic_strbuf *out, double turn, double x, double y)
{
    emic_strbuf_puts(out, " transform=\"rotate(");
    put_number(out, turn);
    emic_strbuf_putc(out, ' ');
    put_number(out, x);
    emic_strbuf_putc(out, ' ');
    put_number(out, y);
    emic_strbuf_puts(out, ")\"");
}

static bool is_right_to_left(uint32_t point)
{
    return (point >= 0x590 && point <= 0x8FF) || (point >= 0xFB1D && point <= 0xFDFF) ||
           (point >= 0xFE70 && point <= 0xFEFF);
}

/* `text` in the order in which it was written: a number or bracket behind right-to-left words would
 * change sides, were it not for a mark of direction. */
static void put_words(emic_svg *svg, emic_slice text)
{
    static const char left_to_right_mark[] = "\xE2\x80\x8E";
    bool turned = false;
    size_t from = 0;
    for (size_t at = 0; at < text.length;) {
        size_t here = at;
        uint32_t point = emic_utf8_next(text, &at);
        if (is_right_to_left(point)) {
            turned = true;
        } else if (point < 0x80 && point != ' ' && turned) {
            emic_html_text(&svg->body, (emic_slice){text.data + from, here - from});
            emic_strbuf_puts(&svg->body, left_to_right_mark);
            from = here;
            turned = false;
        }
    }
    emic_html_text(&svg->body, emic_slice_from(text, from));
}

void emic_svg_text(emic_svg *svg, double x, double y, emic_slice text, const emic_svg_style *style)
{
    static const char *const anchors[] = {"start", "middle", "end"};
    static const emic_svg_style usual;
    emic_strbuf *out = &svg->body;
    if (!style)
        style = &usual;
    text = emic_text_plain(text, svg->arena);
    if (!text.length)
        return;
    emic_strbuf_puts(out, "<text");
    put_length(out, "x", x);
    put_length(out, "y", y);
    put_length(out, "font-size", style->size > 0 ? style->size : EMIC_SVG_SIZE);
    if (style->anchor)
        put_paint(out, "text-anchor", anchors[style->anchor]);
    if (style->bold)
        put_paint(out, "font-weight", "bold");
    put_paint(out, "fill", style->fill ? style->fill : EMIC_SVG_INK);
    if (fabs(style->turn) > 0)
        put_turn(out, style->turn, x, y);
    emic_strbuf_putc(out, '>');
    put_words(svg, text);
    emic_strbuf_puts(out, "</text>\n");
}

void emic_svg_label(emic_svg *svg, double x, double y, emic_slice text, double width,
                    const emic_svg_style *style)
{
    emic_slice plain = emic_text_plain(text, svg->arena);
    emic_slice cut = emic_svg_cut(plain, width, style, svg->arena);
    bool whole = emic_slice_equal(cut, plain);
    if (!whole)
        emic_svg_group_begin(svg, plain);
    emic_svg_text(svg, x, y, cut, style);
    if (!whole)
        emic_svg_group_end(svg);
}

/* --- The document ---------------------------------------------------------------------------- */

void emic_svg_group_begin(emic_svg *svg, emic_slice title)
{
    emic_strbuf_puts(&svg->body, "<g>");
    if (title.length)
        put_element(svg, "title", title);
}

void emic_svg_group_end(emic_svg *svg)
{
    emic_strbuf_puts(&svg->body, "</g>\n");
}

emic_slice emic_svg_finish(emic_svg *svg, double width, double height, emic_slice title,
                           emic_slice description)
{
    emic_strbuf drawn = svg->body, patterns = {0};
    svg->body = (emic_strbuf){0};
    emic_strbuf *out = &svg->body;
    emic_strbuf_puts(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\"");
    put_length(out, "width", ceil(width));
    put_length(out, "height", ceil(height));
    emic_strbuf_printf(out, " viewBox=\"0 0 %.0f %.0f\"", ceil(width), ceil(height));
    emic_strbuf_puts(out, " font-family=\"'DejaVu Sans', Arial, Helvetica, sans-serif\">\n");
    put_element(svg, "title", title);
    put_element(svg, "desc", description);
    emic_svg_write_patterns(svg, &patterns);
    emic_strbuf_add(out, emic_strbuf_slice(&patterns));
    emic_svg_rect(svg, 0, 0, ceil(width), ceil(height), EMIC_SVG_PAPER, NULL);
    emic_strbuf_add(out, emic_strbuf_slice(&drawn));
    emic_strbuf_puts(out, "</svg>\n");
    emic_slice document = emic_arena_copy(svg->arena, emic_strbuf_slice(out));
    emic_strbuf_close(out);
    emic_strbuf_close(&patterns);
    emic_strbuf_close(&drawn);
    return document;
}
