/* Portraits, from the stretches of measure/portrait.h. */
#include "exchange/plot_portrait.h"
#include "exchange/plot_paint.h"
#include "exchange/plot_rows.h"
#include <math.h>

#define UNCODED "#f2f2f2"

enum { WIDTH = 720, ROW = 20, STRIP = 16, AXIS = 16, LINES_MOST = 40, LINE_LEAST = 1000 };

/* Narrower stretches are drawn as one: none would be seen. */
static const double least_width = 0.5;

/* A strip: a whole document, or a line of the only one. */
typedef struct strip {
    const emic_portrait_row *row;
    uint32_t from, end;
} strip;

typedef struct drawing {
    const emic_portrait *of;
    emic_plot_frame frame;
    emic_plot_paints paints;
    emic_plot_row *rows;
    strip *strips;
    size_t count;
    uint32_t longest; /* characters of the scale */
    double x, scale;  /* of the first character; pixels of each */
    size_t joined;    /* stretches drawn as one with others */
    bool *holds;      /* of each key: in the cell at hand */
} drawing;

/* A single document in lines of a round number of characters, several as they are. */
static void list_strips(drawing *work)
{
    const emic_portrait *of = work->of;
    emic_arena *arena = work->frame.svg.arena;
    size_t most = of->rows.count > LINES_MOST + 1 ? of->rows.count : LINES_MOST + 1;
    work->rows = emic_arena_array(arena, most, sizeof *work->rows);
    work->strips = emic_arena_array(arena, most, sizeof *work->strips);
    for (size_t i = 0; i < of->rows.count; i++) {
        const emic_portrait_row *row = &of->rows.items[i];
        work->longest = row->characters > work->longest ? row->characters : work->longest;
    }
    uint32_t step = work->longest;
    if (of->rows.count == 1)
        step = (uint32_t)emic_plot_step((double)step, LINES_MOST, true);
    if (of->rows.count == 1 && step < LINE_LEAST)
        step = work->longest < LINE_LEAST ? work->longest : LINE_LEAST;
    for (size_t i = 0; i < of->rows.count; i++) {
        const emic_portrait_row *row = &of->rows.items[i];
        for (uint32_t from = 0; from < row->characters || from == 0; from += step) {
            uint32_t end = row->characters - from < step ? row->characters : from + step;
            work->strips[work->count] = (strip){row, from, end};
            work->rows[work->count++].label =
                of->rows.count > 1 ? row->document : emic_plot_tick(from, 1, arena);
        }
    }
    work->longest = step;
}

/* --- Strips ---------------------------------------------------------------------------------- */

/* The colours of a cell, one below the other. */
static void draw_cell(drawing *work, const emic_portrait_stretch *stretch, double x, double width,
                      double top)
{
    const emic_portrait *of = work->of;
    size_t keys = work->paints.keys.count, bands = 0, band = 0;
    memset(work->holds, false, keys);
    for (size_t i = stretch->first; i < stretch->first + stretch->count; i++) {
        size_t key = (size_t)work->paints.key_of[of->codes.items[i]];
        bands += !work->holds[key];
        work->holds[key] = true;
    }
    double height = STRIP / (double)bands;
    for (size_t key = 0; key < keys; key++)
        if (work->holds[key])
            emic_svg_rect(&work->frame.svg, x, top + height * (double)band++, width, height,
                          work->paints.keys.items[key].paint, NULL);
}

static double stretch_x(const drawing *work, const strip *in, uint32_t at)
{
    uint32_t inside = at < in->from ? in->from : at > in->end ? in->end : at;
    return work->x + work->scale * (inside - in->from);
}

static bool has_key(const drawing *work, const emic_portrait_stretch *stretch, int key)
{
    const size_t *codes = work->of->codes.items;
    for (size_t i = stretch->first; i < stretch->first + stretch->count; i++)
        if (work->paints.key_of[codes[i]] == key)
            return true;
    return false;
}

/* Whether both are drawn in the same colours. */
static bool look_alike(const drawing *work, const emic_portrait_stretch *a,
                       const emic_portrait_stretch *b)
{
    const size_t *codes = work->of->codes.items;
    for (size_t i = a->first; i < a->first + a->count; i++)
        if (!has_key(work, b, work->paints.key_of[codes[i]]))
            return false;
    for (size_t i = b->first; i < b->first + b->count; i++)
        if (!has_key(work, a, work->paints.key_of[codes[i]]))
            return false;
    return true;
}

/* The stretches from `at` on that are drawn as one: what looks alike, and neighbours too narrow to
 * be seen. Returns the one behind them; `*longest` is the one whose colours they get. */
static size_t join(drawing *work, const strip *in, size_t at, size_t end, size_t *longest)
{
    const emic_portrait_stretch *all = work->of->stretches.items;
    double x = stretch_x(work, in, all[at].span.start);
    size_t next = at + 1, narrow = 0;
    *longest = at;
    for (; next < end && all[next].span.start == all[next - 1].span.end; next++) {
        if (all[next].span.start >= in->end)
            break;
        bool alike = look_alike(work, &all[next], &all[*longest]);
        if (!alike && stretch_x(work, in, all[next - 1].span.end) - x >= least_width)
            break;
        narrow += !alike;
        uint32_t length = all[next].span.end - all[next].span.start;
        if (length > all[*longest].span.end - all[*longest].span.start)
            *longest = next;
    }
    work->joined += narrow;
    return next;
}

static void draw_strip(drawing *work, const strip *in, const emic_plot_row *row)
{
    const emic_portrait_stretch *all = work->of->stretches.items;
    double top = row->y + (row->height - STRIP) / 2;
    size_t end = in->row->first + in->row->count, longest;
    emic_svg_rect(&work->frame.svg, work->x, top, work->scale * (in->end - in->from), STRIP,
                  UNCODED, NULL);
    for (size_t at = in->row->first, next; at < end; at = next) {
        next = at + 1;
        if (all[at].span.end <= in->from || all[at].span.start >= in->end)
            continue;
        next = join(work, in, at, end, &longest);
        double x = stretch_x(work, in, all[at].span.start);
        double width = stretch_x(work, in, all[next - 1].span.end) - x;
        draw_cell(work, &all[longest], x, fmax(width, 0.1), top);
    }
    emic_svg_rect(&work->frame.svg, work->x, top, work->scale * (in->end - in->from), STRIP, NULL,
                  EMIC_SVG_AXIS);
}

static void draw_strips(drawing *work)
{
    emic_svg *svg = &work->frame.svg;
    emic_plot_rows_draw(&work->frame, work->rows, work->count, EMIC_PLOT_MARGIN);
    for (size_t i = 0; i < work->count; i++) {
        const emic_portrait_row *row = work->strips[i].row;
        const char *title = emic_arena_format(svg->arena,
                                              "%.*s, characters %u to %u; %u of %u of the document "
                                              "are coded",
                                              EMIC_ARG(row->document), work->strips[i].from,
                                              work->strips[i].end, row->coded, row->characters);
        emic_svg_group_begin(svg, emic_slice_of(title));
        draw_strip(work, &work->strips[i], &work->rows[i]);
        emic_svg_group_end(svg);
    }
}

/* --- Around them ----------------------------------------------------------------------------- */

static void draw_axis(drawing *work)
{
    emic_svg *svg = &work->frame.svg;
    const emic_svg_style style = {.size = 9, .anchor = EMIC_SVG_MIDDLE, .fill = EMIC_SVG_SOFT};
    double room = work->scale * work->longest;
    double step = emic_plot_step(work->longest, (size_t)fmax(room / 60, 1), true);
    emic_svg_line(svg, (emic_svg_point){work->x, work->frame.y + 2},
                  (emic_svg_point){work->x + room, work->frame.y + 2}, EMIC_SVG_AXIS, 1);
    for (double at = 0; at <= work->longest; at += step) {
        double x = work->x + at * work->scale;
        emic_svg_line(svg, (emic_svg_point){x, work->frame.y + 2},
                      (emic_svg_point){x, work->frame.y + 6}, EMIC_SVG_AXIS, 1);
        emic_svg_text(svg, x, work->frame.y + 16, emic_plot_tick(at, step, svg->arena), &style);
    }
    work->frame.y += AXIS + 4;
    emic_svg_label(svg, work->x + room / 2, work->frame.y + 8,
                   work->of->rows.count > 1 ? EMIC_LITERAL("characters")
                                            : EMIC_LITERAL("characters of a line, after those at "
                                                           "its left"),
                   room, &(emic_svg_style){.size = 10, .anchor = EMIC_SVG_MIDDLE});
    work->frame.y += AXIS;
}

static void lay_out(drawing *work)
{
    emic_plot_frame *frame = &work->frame;
    double labels =
        emic_plot_rows_lay(work->rows, work->count, ROW, frame->width * 0.32, frame->svg.arena);
    const double half = 22; /* of the last number of the scale */
    work->x = EMIC_PLOT_MARGIN + labels + 8;
    work->scale = (frame->width - EMIC_PLOT_MARGIN - half - work->x) / fmax(work->longest, 1);
    work->holds =
        emic_arena_array(frame->svg.arena, work->paints.keys.count + 1, sizeof *work->holds);
}

static void add_notes(const drawing *work, emic_table *data)
{
    if (work->paints.rolled)
        emic_table_add_note(data, "Codes without a colour of their own are drawn in that of a code "
                                  "above them.");
    if (work->paints.others)
        emic_table_add_note(data, "Other codes: those that cover least.");
    if (work->joined)
        emic_table_add_note(data,
                            "%zu stretch%s narrower than half a pixel: drawn with their "
                            "neighbours, in the colours of the longest.",
                            work->joined, work->joined == 1 ? "" : "es");
}

static emic_slice describe(const drawing *work)
{
    enum { MOST = 40 };
    const emic_portrait *of = work->of;
    emic_strbuf text = {0};
    for (size_t i = 0; i < of->rows.count && i < MOST; i++) {
        const emic_portrait_row *row = &of->rows.items[i];
        emic_strbuf_printf(&text, "%s%.*s: %u of %u characters coded.", i ? " " : "",
                           EMIC_ARG(row->document), row->coded, row->characters);
    }
    if (of->rows.count > MOST)
        emic_strbuf_printf(&text, " And %zu more: see the table beside the picture.",
                           of->rows.count - MOST);
    emic_slice copy = emic_arena_copy(work->frame.svg.arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

void emic_portrait_draw(const emic_portrait *portrait, const emic_plot_look *look,
                        emic_arena *arena, emic_picture *out)
{
    drawing work = {.of = portrait};
    emic_table *data = emic_portrait_long(portrait, arena);
    emic_plot_open(&work.frame, look, data->title, WIDTH, arena);
    if (portrait->stretches.count == 0) {
        emic_plot_close_empty(&work.frame, data, "No document here has a coding.", out);
        return;
    }
    emic_plot_paint(&work.frame, &portrait->cases.codebook, portrait->covered, &work.paints);
    list_strips(&work);
    lay_out(&work);
    emic_plot_key blank = {.label = EMIC_LITERAL("no code"), .paint = UNCODED};
    *EMIC_PUSH(arena, &work.paints.keys) = blank;
    emic_plot_legend(&work.frame, work.paints.keys.items, work.paints.keys.count);
    draw_strips(&work);
    draw_axis(&work);
    add_notes(&work, data);
    emic_plot_close(&work.frame, data, describe(&work), out);
}

static void draw(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out)
{
    emic_portrait_draw(counted->of, look, arena, out);
}

const emic_plot emic_plot_portrait = {"portrait", emic_portrait_parameters, emic_portrait_count_by,
                                      draw};
