/* plot saturation: new codes of each interview, all codes so far, how many to expect, and where
 * hardly any come any more. */
#include "exchange/plot_frame.h"
#include "measure/saturation.h"
#include <math.h>

enum {
    AXIS = 40,  /* left of a panel: numbers and what they count */
    END = 84,   /* right of it: what the lines end at */
    HEAD = 34,  /* above it: its name, and where the rule is met */
    NAMES = 90, /* below it, at most: the interviews */
    LINE = 15,
    GAP = 8,
    COLUMN_LEAST = 440, /* panels stand side by side when each gets so much */
};

/* What the picture is drawn in, apart from words. */
#define BAR "#b3cde3"
#define SO_FAR emic_svg_colour(0)
#define EXPECTED emic_svg_colour(4)
#define MET EMIC_SVG_INK
#define CHAO2 emic_svg_colour(2)

/* One series on its axes: the ground line from (left, bottom), `slots` interviews wide and `most`
 * codes high. */
typedef struct panel {
    const emic_saturation_series *series;
    double left, top, width, height;
    size_t slots;
    int64_t most, step; /* codes at the top of the axis; between two of its numbers */
    bool named;         /* the interviews by name, else by number */
} panel;

static double across(const panel *at, double interview)
{
    return at->left + (interview + .5) * at->width / (double)at->slots;
}

static double up(const panel *at, double codes)
{
    return at->top + at->height * (1 - codes / (double)at->most);
}

/* Chao2 far above all that was seen would leave no room for the rest: then it is told, not drawn.
 */
static bool chao2_fits(const emic_saturation_series *series)
{
    return series->chao2.estimate <= 1.6 * (double)series->chao2.codes;
}

static double highest_of(const emic_saturation_series *series)
{
    return chao2_fits(series) ? series->chao2.estimate : (double)series->chao2.codes;
}

static const char *tenths(double value, emic_arena *arena)
{
    return emic_plot_tick(value, .1, arena).data;
}

static void draw_grid(emic_svg *svg, const panel *at)
{
    static const emic_svg_style end = {.anchor = EMIC_SVG_END, .fill = EMIC_SVG_SOFT};
    static const emic_svg_style side = {
        .anchor = EMIC_SVG_MIDDLE, .turn = -90, .fill = EMIC_SVG_SOFT};
    double right = at->left + at->width;
    for (int64_t codes = 0; codes <= at->most; codes += at->step) {
        double y = up(at, (double)codes);
        emic_svg_line(svg, (emic_svg_point){at->left, y}, (emic_svg_point){right, y},
                      codes ? EMIC_SVG_GRID : EMIC_SVG_AXIS, 1);
        emic_svg_text(svg, at->left - 5, y + 4, emic_plot_tick((double)codes, 1, svg->arena), &end);
    }
    emic_svg_text(svg, at->left - AXIS + 10, at->top + at->height / 2, EMIC_LITERAL("Codes"),
                  &side);
}

static void draw_bars(emic_svg *svg, const panel *at)
{
    double slot = at->width / (double)at->slots, wide = slot * .7;
    int64_t so_far = 0;
    for (size_t i = 0; i < at->series->count; i++) {
        int64_t fresh = at->series->fresh[i];
        double top = up(at, (double)fresh), ground = up(at, 0);
        so_far += fresh;
        emic_svg_group_begin(svg,
                             emic_slice_of(emic_arena_format(
                                 svg->arena, "%zu. %.*s: %lld new, %lld so far, %s expected", i + 1,
                                 EMIC_ARG(at->series->documents[i]), (long long)fresh,
                                 (long long)so_far, tenths(at->series->expected[i], svg->arena))));
        if (fresh)
            emic_svg_rect(svg, across(at, (double)i) - wide / 2, top, wide, ground - top, BAR,
                          NULL);
        emic_svg_group_end(svg);
    }
}

static void draw_curves(emic_svg *svg, const panel *at)
{
    const emic_saturation_series *series = at->series;
    emic_svg_point *seen = emic_arena_array(svg->arena, series->count + 1, sizeof *seen);
    emic_svg_point *mean = emic_arena_array(svg->arena, series->count + 1, sizeof *mean);
    int64_t so_far = 0;
    for (size_t i = 0; i < series->count; i++) {
        so_far += series->fresh[i];
        seen[i] = (emic_svg_point){across(at, (double)i), up(at, (double)so_far)};
        mean[i] = (emic_svg_point){across(at, (double)i), up(at, series->expected[i])};
    }
    emic_svg_path(svg, mean, series->count,
                  &(emic_svg_pen){.stroke = EXPECTED, .width = 1.5, .dashes = "5 3"});
    emic_svg_path(svg, seen, series->count, &(emic_svg_pen){.stroke = SO_FAR, .width = 2});
    for (size_t i = 0; i < series->count && at->width / (double)at->slots >= 8; i++)
        emic_svg_circle(svg, seen[i].x, seen[i].y, 2.5, SO_FAR, NULL);
}

/* What the lines end at, in words beside them: never one on the other. */
static void draw_ends(emic_svg *svg, const panel *at)
{
    const emic_chao2 *chao2 = &at->series->chao2;
    double right = at->left + at->width, seen = up(at, (double)chao2->codes) + 4;
    const char *words =
        emic_arena_format(svg->arena, "Chao2 %s", tenths(chao2->estimate, svg->arena));
    double most = up(at, chao2->estimate);
    if (chao2_fits(at->series)) {
        const emic_svg_point line[] = {{at->left, most}, {right, most}};
        emic_svg_path(svg, line, 2,
                      &(emic_svg_pen){.stroke = CHAO2, .width = 1.5, .dashes = "2 2.5"});
    } else {
        words = emic_arena_format(svg->arena, "\xe2\x86\x91 %s", words);
        most = at->top;
    }
    double said = most + 4 < seen - LINE ? most + 4 : seen - LINE;
    emic_svg_label(svg, right + 5, said, emic_slice_of(words), END - 5, NULL);
    emic_svg_label(
        svg, right + 5, seen,
        emic_slice_of(emic_arena_format(svg->arena, "%lld code%s", (long long)chao2->codes,
                                        chao2->codes == 1 ? "" : "s")),
        END - 5, NULL);
}

/* The interviews under the ground line, upright where level ones do not fit; every so many by
 * number where there is no room for each. How high that is. */
static double draw_names(emic_svg *svg, const panel *at)
{
    static const emic_svg_style level = {.anchor = EMIC_SVG_MIDDLE, .fill = EMIC_SVG_SOFT};
    static const emic_svg_style upright = {
        .anchor = EMIC_SVG_END, .turn = -90, .fill = EMIC_SVG_SOFT};
    const emic_saturation_series *series = at->series;
    double slot = at->width / (double)at->slots, widest = 0, ground = at->top + at->height;
    for (size_t i = 0; i < series->count; i++) {
        double width = emic_svg_text_width(series->documents[i], NULL);
        widest = width > widest ? width : widest;
    }
    if (slot < LINE - 1) {
        int64_t each = (int64_t)emic_plot_step(30 / slot, 1, true);
        for (size_t i = 0; i < at->slots; i++)
            if ((int64_t)(i + 1) % each == 0)
                emic_svg_text(svg, across(at, (double)i), ground + LINE,
                              emic_plot_tick((double)i + 1, 1, svg->arena), &level);
        return LINE;
    }
    for (size_t i = 0; i < series->count; i++)
        if (widest + 4 <= slot)
            emic_svg_text(svg, across(at, (double)i), ground + LINE, series->documents[i], &level);
        else
            emic_svg_label(svg, across(at, (double)i) + 4, ground + 5, series->documents[i], NAMES,
                           &upright);
    if (widest + 4 <= slot)
        return LINE;
    return (widest < NAMES ? widest : NAMES) + 5;
}

/* "7+2", as in the table, where the rule is first met. */
static void draw_point(emic_svg *svg, const panel *at, size_t run)
{
    if (!at->series->point)
        return;
    double x = across(at, (double)at->series->point - 1);
    const emic_svg_point line[] = {{x, at->top}, {x, at->top + at->height}};
    emic_svg_path(svg, line, 2, &(emic_svg_pen){.stroke = MET, .width = 1, .dashes = "6 2 2 2"});
    emic_svg_text(svg, x, at->top - 6,
                  emic_slice_of(emic_arena_format(svg->arena, "%zu+%zu", at->series->point, run)),
                  &(emic_svg_style){.anchor = EMIC_SVG_MIDDLE, .bold = true});
}

static const char *result_of(const emic_saturation_series *series, size_t run, emic_arena *arena)
{
    if (!series->enough)
        return "too few to tell";
    if (series->base_codes == 0)
        return "no codes in the base";
    if (!series->point)
        return "not reached";
    return emic_arena_format(arena, "%zu+%zu", series->point, run);
}

static const char *order_words(const emic_saturation_query *query)
{
    if (query->order.count)
        return "Interviews, in the order of the given file";
    return query->by_name ? "Interviews, in the order of their names"
                          : "Interviews, as they were first coded";
}

/* The whole panel, its frame from (left - AXIS, top - HEAD) on; where it ends. */
static double draw_panel(emic_svg *svg, const panel *at, const emic_saturation_query *query)
{
    const emic_saturation_series *series = at->series;
    size_t run = query->rule.run;
    double left = at->left - AXIS, head = at->top - HEAD + 11, room = AXIS + at->width;
    const emic_svg_style bold = {.bold = true};
    emic_slice found = emic_slice_of(emic_arena_format(svg->arena, "%zu interview%s, %s",
                                                       series->count, series->count == 1 ? "" : "s",
                                                       result_of(series, run, svg->arena)));
    room -= emic_svg_text_width(found, NULL) + GAP;
    emic_slice name = emic_svg_cut(series->group, room, &bold, svg->arena);
    emic_svg_group_begin(svg, series->group);
    emic_svg_text(svg, left, head, name, &bold);
    emic_svg_text(svg, at->left + at->width, head, found,
                  &(emic_svg_style){.anchor = EMIC_SVG_END});
    draw_grid(svg, at);
    if (series->count) {
        draw_bars(svg, at);
        draw_point(svg, at, run);
        draw_curves(svg, at);
        draw_ends(svg, at);
    }
    double bottom = at->top + at->height + draw_names(svg, at) + LINE;
    emic_svg_label(svg, at->left + at->width / 2, bottom, emic_slice_of(order_words(query)),
                   at->width, &(emic_svg_style){.anchor = EMIC_SVG_MIDDLE, .fill = EMIC_SVG_SOFT});
    emic_svg_group_end(svg);
    return bottom + 4;
}

/* --- The whole ------------------------------------------------------------------------------- */

static void draw_legend(emic_plot_frame *frame)
{
    const emic_plot_key keys[] = {
        {.label = EMIC_LITERAL("new codes of an interview"), .paint = BAR},
        {.label = EMIC_LITERAL("codes so far"), .paint = SO_FAR, .line = true, .sign = true},
        {.label = EMIC_LITERAL("expected of so many interviews"),
         .paint = EXPECTED,
         .dashes = "5 3"},
        {.label = EMIC_LITERAL("Chao2: at least so many"), .paint = CHAO2, .dashes = "2 2.5"},
        {.label = EMIC_LITERAL("rule met (after + run)"), .paint = MET, .dashes = "6 2 2 2"},
    };
    emic_plot_legend(frame, keys, sizeof keys / sizeof *keys);
}

/* Series on the same axes, `columns` side by side. */
static void draw_panels(emic_plot_frame *frame, const emic_saturation *saturation, size_t from,
                        size_t to, size_t columns)
{
    size_t slots = 1;
    double highest = 1, below = 0;
    double room = (frame->width - 2 * EMIC_PLOT_MARGIN) / (double)columns;
    for (size_t i = from; i < to; i++) {
        const emic_saturation_series *series = &saturation->series.items[i];
        slots = series->count > slots ? series->count : slots;
        highest = highest_of(series) > highest ? highest_of(series) : highest;
    }
    int64_t step = (int64_t)emic_plot_step(highest, 6, true);
    panel at = {.slots = slots, .step = step, .width = room - AXIS - END};
    at.most = (int64_t)ceil(highest / (double)step) * step;
    at.height = columns > 1 ? 150 : frame->width < 600 ? 180 : 260;
    for (size_t i = from; i < to; i++) {
        size_t column = (i - from) % columns;
        at.series = &saturation->series.items[i];
        at.left = EMIC_PLOT_MARGIN + AXIS + (double)column * room;
        at.top = frame->y + HEAD;
        double bottom = draw_panel(&frame->svg, &at, saturation->query);
        below = bottom > below ? bottom : below;
        if (column + 1 == columns || i + 1 == to)
            frame->y = below + LINE;
    }
}

static emic_slice describe(const emic_saturation *saturation, emic_arena *arena)
{
    emic_strbuf text = {0};
    for (size_t i = 0; i < saturation->series.count; i++) {
        const emic_saturation_series *series = &saturation->series.items[i];
        emic_strbuf_printf(&text, "%s%.*s: %lld codes in %zu interviews, saturation %s, Chao2 %s.",
                           i ? " " : "", EMIC_ARG(series->group), (long long)series->chao2.codes,
                           series->count, result_of(series, saturation->query->rule.run, arena),
                           tenths(series->chao2.estimate, arena));
    }
    emic_slice words = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return words;
}

static void draw(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out)
{
    const emic_saturation *saturation = counted->of;
    emic_plot_frame frame;
    emic_table *data = emic_saturation_long(saturation, arena);
    size_t last = saturation->series.count - 1;
    const char *title = "Saturation: new codes of each interview";
    if (saturation->by.length)
        title = emic_arena_format(arena, "Saturation by %.*s", EMIC_ARG(saturation->by));
    emic_plot_open(&frame, look, title, 720, arena);
    if (saturation->series.items[last].count == 0) {
        emic_plot_close_empty(&frame, data, "No interview has a coding.", out);
        return;
    }
    draw_legend(&frame);
    size_t columns = frame.width - 2 * EMIC_PLOT_MARGIN >= 2 * COLUMN_LEAST ? 2 : 1;
    draw_panels(&frame, saturation, last, last + 1, 1);
    if (last)
        draw_panels(&frame, saturation, 0, last, columns);
    emic_plot_close(&frame, data, describe(saturation, arena), out);
}

static emic_status count(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err)
{
    return emic_measure_saturation.count(study, parameters, arena, out, err);
}

const emic_plot emic_plot_saturation = {"saturation", emic_saturation_specs, count, draw};
