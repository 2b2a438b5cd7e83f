/* Title, legend and caption of every picture, and the ticks of their axes. */
#include "exchange/plot_frame.h"
#include <math.h>

enum { TITLE_SIZE = 15, CAPTION_SIZE = 9, KEY_BOX = 12, KEY_LINE = 24, KEY_GAP = 16, KEY_ROW = 18 };
enum { WIDTH_LEAST = 420 }; /* narrower, notes take many lines */

static double inner_width(const emic_plot_frame *frame)
{
    return frame->width - 2 * EMIC_PLOT_MARGIN;
}

void emic_plot_open(emic_plot_frame *frame, const emic_plot_look *look, const char *title,
                    double width, emic_arena *arena)
{
    *frame = (emic_plot_frame){
        .svg = {.arena = arena},
        .title = look && look->title ? look->title : title,
        .width = look && look->width > 0 ? look->width : width,
        .y = EMIC_PLOT_MARGIN,
    };
    const emic_svg_style style = {.size = TITLE_SIZE, .bold = true};
    double wide = emic_svg_text_width(emic_slice_of(frame->title), &style);
    frame->least = fmin(frame->width, fmax(WIDTH_LEAST, wide + 2 * EMIC_PLOT_MARGIN));
    emic_plot_paragraph(frame, emic_slice_of(frame->title), &style);
    frame->y += 6;
}

void emic_plot_fit(emic_plot_frame *frame, double right)
{
    frame->width = fmax(frame->least, ceil(right + EMIC_PLOT_MARGIN));
}

void emic_plot_paragraph(emic_plot_frame *frame, emic_slice text, const emic_svg_style *style)
{
    double size = style && style->size > 0 ? style->size : EMIC_SVG_SIZE;
    emic_svg_lines lines = emic_svg_wrap(text, inner_width(frame), 0, style, frame->svg.arena);
    for (size_t at = 0; at < lines.count; at++) {
        emic_svg_text(&frame->svg, EMIC_PLOT_MARGIN, frame->y + size, lines.items[at], style);
        frame->y += round(size * 1.4);
    }
}

/* --- Legends --------------------------------------------------------------------------------- */

static double key_sign_width(const emic_plot_key *key)
{
    return key->line || key->dashes ? KEY_LINE : KEY_BOX;
}

static void draw_key(emic_plot_frame *frame, const emic_plot_key *key, double x, double room)
{
    emic_svg *svg = &frame->svg;
    double wide = key_sign_width(key), middle = frame->y + KEY_ROW / 2.0;
    const char *paint = key->paint ? key->paint : EMIC_SVG_PAPER;
    if (wide > KEY_BOX)
        emic_svg_path(svg, (emic_svg_point[]){{x, middle}, {x + wide, middle}}, 2,
                      &(emic_svg_pen){.stroke = paint, .width = 2, .dashes = key->dashes});
    if (key->sign)
        emic_svg_marker(svg, key->at, (emic_svg_point){x + wide / 2, middle}, 4, paint);
    else if (wide <= KEY_BOX)
        emic_svg_rect(svg, x, middle - KEY_BOX / 2.0, KEY_BOX, KEY_BOX, paint, EMIC_SVG_AXIS);
    if (key->letter)
        emic_svg_text(svg, x + KEY_BOX / 2.0, middle + 3.5, emic_slice_of(key->letter),
                      &(emic_svg_style){.size = 9,
                                        .anchor = EMIC_SVG_MIDDLE,
                                        .fill = *paint == '#' ? emic_svg_ink_on(paint) : NULL});
    emic_svg_label(svg, x + wide + 5, middle + 4, key->label, room - wide - 5, NULL);
}

void emic_plot_legend(emic_plot_frame *frame, const emic_plot_key *keys, size_t count)
{
    double x = EMIC_PLOT_MARGIN, end = frame->width - EMIC_PLOT_MARGIN;
    for (size_t at = 0; at < count; at++) {
        double wide = key_sign_width(&keys[at]) + 5 + emic_svg_text_width(keys[at].label, NULL);
        if (wide > inner_width(frame))
            wide = inner_width(frame);
        if (x > EMIC_PLOT_MARGIN && x + wide > end) {
            x = EMIC_PLOT_MARGIN;
            frame->y += KEY_ROW;
        }
        draw_key(frame, &keys[at], x, wide);
        x += wide + KEY_GAP;
    }
    if (count)
        frame->y += KEY_ROW + 4;
}

void emic_plot_legend_shades(emic_plot_frame *frame, const char *low, const char *high,
                             const char *meaning)
{
    enum { STEPS = 11 };
    char shade[EMIC_SVG_COLOUR_SIZE];
    emic_svg *svg = &frame->svg;
    const emic_svg_style style = {.fill = EMIC_SVG_SOFT};
    double x = EMIC_PLOT_MARGIN, middle = frame->y + KEY_ROW / 2.0;
    emic_svg_text(svg, x, middle + 4, emic_slice_of(low), NULL);
    x += emic_svg_text_width(emic_slice_of(low), NULL) + 5;
    double begin = x;
    for (size_t step = 0; step < STEPS; step++, x += KEY_BOX) {
        emic_svg_shade((double)step / (STEPS - 1), shade);
        emic_svg_rect(svg, x, middle - KEY_BOX / 2.0, KEY_BOX, KEY_BOX, shade, NULL);
    }
    emic_svg_rect(svg, begin, middle - KEY_BOX / 2.0, x - begin, KEY_BOX, NULL, EMIC_SVG_AXIS);
    x += 5;
    emic_svg_text(svg, x, middle + 4, emic_slice_of(high), NULL);
    x += emic_svg_text_width(emic_slice_of(high), NULL) + KEY_GAP;
    double room = frame->width - EMIC_PLOT_MARGIN - x;
    bool beside = emic_svg_text_width(emic_slice_of(meaning), &style) <= room;
    if (beside)
        emic_svg_text(svg, x, middle + 4, emic_slice_of(meaning), &style);
    frame->y += KEY_ROW;
    if (!beside)
        emic_plot_paragraph(frame, emic_slice_of(meaning), &style);
    frame->y += 4;
}

/* --- Axes ------------------------------------------------------------------------------------ */

double emic_plot_step(double largest, size_t most, bool whole)
{
    static const double factors[] = {1, 2, 5, 10};
    if (!(largest > 0) || most == 0)
        return 1;
    double least = largest / (double)most;
    double power = pow(10, floor(log10(least)));
    double step = power * 10;
    for (size_t at = sizeof factors / sizeof *factors; at-- > 0;)
        if (power * factors[at] >= least * (1 - 1e-9))
            step = power * factors[at];
    return whole && step < 1 ? 1 : step;
}

emic_slice emic_plot_tick(double value, double step, emic_arena *arena)
{
    emic_strbuf text = {0};
    int decimals = step >= 1 ? 0 : (int)ceil(-log10(step) - 1e-9);
    emic_strbuf_number(&text, value, decimals > 9 ? 9 : decimals);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

/* --- The end --------------------------------------------------------------------------------- */

/* What the picture shows, and the notes in one piece each. */
static emic_slice describe(const emic_table *data, emic_slice description, emic_arena *arena)
{
    emic_strbuf text = {0};
    emic_strbuf_add(&text, description);
    for (size_t at = 0; at < data->notes.count; at++)
        emic_strbuf_printf(&text, " %s", data->notes.items[at]);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

void emic_plot_close(emic_plot_frame *frame, emic_table *data, emic_slice description,
                     emic_picture *out)
{
    const emic_svg_style style = {.size = CAPTION_SIZE, .fill = EMIC_SVG_SOFT};
    frame->y += 8;
    for (size_t at = 0; at < data->notes.count; at++)
        emic_plot_paragraph(frame, emic_slice_of(data->notes.items[at]), &style);
    *out = (emic_picture){
        .width = ceil(frame->width),
        .height = ceil(frame->y + EMIC_PLOT_MARGIN),
        .data = data,
    };
    out->svg = emic_svg_finish(&frame->svg, out->width, out->height, emic_slice_of(frame->title),
                               describe(data, description, frame->svg.arena));
}

void emic_plot_close_empty(emic_plot_frame *frame, emic_table *data, const char *why,
                           emic_picture *out)
{
    emic_plot_paragraph(frame, emic_slice_of(why), NULL);
    emic_plot_close(frame, data, emic_slice_of(why), out);
    out->empty = true;
}
