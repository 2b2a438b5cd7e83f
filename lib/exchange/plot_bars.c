/* Bars: the share of each group side by side for every code, with its interval and n of N. A few
 * groups are told by colour and pattern, more by their names at the bars. */
#include "exchange/plot_codes.h"
#include "measure/statistics.h"
#include <math.h>

enum { WIDTH = 640, BAR = 11, ROW_GAP = 8, GAP = 8, BAR_LEAST = 120, COLOURS_MOST = 8 };
static const emic_svg_style words_style = {.size = 9}, tick_style = {.size = 9,
                                                                     .anchor = EMIC_SVG_MIDDLE,
                                                                     .fill = EMIC_SVG_SOFT};

/* The axis from 0 to 100 %, and where the words begin behind it and how wide they are. */
typedef struct axis {
    double x, width, words, room;
    size_t bars; /* of a code */
    bool named;  /* each bar by its group, instead of a legend */
} axis;

static const char *bar_fill(emic_svg *svg, const emic_frequency *frequency, const axis *at,
                            size_t group)
{
    if (group == frequency->group_count)
        return EMIC_SVG_AXIS;
    return emic_svg_fill(svg, at->named ? 0 : group);
}

/* "4 of 5", or "4 of 5, LE" where bars are named. */
static emic_slice bar_words(const emic_frequency *frequency, const axis *at, size_t row,
                            size_t group, emic_arena *arena)
{
    emic_plot_cell cell = emic_plot_cell_of(frequency, row, group);
    emic_slice words = emic_plot_cell_words(&cell, " of ", arena);
    if (!at->named)
        return words;
    return emic_slice_of(emic_arena_format(arena, "%.*s, %.*s", EMIC_ARG(words),
                                           EMIC_ARG(frequency->groups[group])));
}

static axis make_axis(emic_plot_frame *frame, const emic_frequency *frequency, double labels)
{
    axis out = {.x = EMIC_PLOT_MARGIN + labels + GAP, .bars = emic_plot_group_columns(frequency)};
    out.named = frequency->group_count > COLOURS_MOST;
    for (size_t row = 0; row < frequency->row_count; row++) {
        for (size_t group = 0; group < out.bars; group++) {
            emic_slice text = bar_words(frequency, &out, row, group, frame->svg.arena);
            out.room = fmax(out.room, emic_svg_text_width(text, &words_style));
        }
    }
    out.room = fmin(out.room, frame->width * 0.35);
    out.width = floor(frame->width - EMIC_PLOT_MARGIN - out.room - 2.0 * GAP - out.x);
    out.width = fmax(out.width, BAR_LEAST);
    out.words = out.x + out.width + 2.0 * GAP;
    emic_plot_fit(frame, out.words + out.room);
    return out;
}

static void draw_legend(emic_plot_frame *frame, const emic_frequency *frequency, const axis *at)
{
    emic_arena *arena = frame->svg.arena;
    emic_plot_key *keys = emic_arena_array(arena, at->bars, sizeof *keys);
    for (size_t group = 0; group < at->bars; group++)
        keys[group] = (emic_plot_key){
            .label = emic_plot_group_heading(frequency, group, arena),
            .paint = bar_fill(&frame->svg, frequency, at, group),
        };
    emic_plot_legend(frame, keys, at->named ? 0 : at->bars);
    emic_plot_legend_hidden(frame, frequency);
    const char *meaning = emic_arena_format(
        arena, "Share of the %s of the group%s; at the bar n of N",
        emic_unit_name(frequency->query->unit),
        emic_frequency_shows_interval(frequency) ? ", with its 95 % interval" : "");
    emic_plot_paragraph(frame, emic_slice_of(meaning), &(emic_svg_style){.fill = EMIC_SVG_SOFT});
    frame->y += 4;
}

/* The ticks' numbers at `y`; with `bottom`, their lines down to there. */
static void draw_ticks(emic_svg *svg, const axis *at, double y, double bottom)
{
    enum { STEPS = 4 };
    for (int step = 0; step <= STEPS; step++) {
        double x = at->x + at->width * step / STEPS;
        const char *text = emic_arena_format(svg->arena, "%d %%", 100 * step / STEPS);
        if (bottom > y)
            emic_svg_line(svg, (emic_svg_point){x, y + 3}, (emic_svg_point){x, bottom},
                          step ? EMIC_SVG_GRID : EMIC_SVG_AXIS, 1);
        emic_svg_text(svg, x, y, emic_slice_of(text), &tick_style);
    }
}

static void draw_interval(emic_svg *svg, const axis *at, const emic_plot_cell *cell, double middle)
{
    const double cap = 2.5;
    emic_interval interval = emic_wilson(cell->n, cell->of);
    double low = at->x + at->width * interval.low, high = at->x + at->width * interval.high;
    emic_svg_path(svg,
                  (emic_svg_point[]){{low, middle - cap},
                                     {low, middle + cap},
                                     {low, middle},
                                     {high, middle},
                                     {high, middle - cap},
                                     {high, middle + cap}},
                  6, &(emic_svg_pen){.stroke = EMIC_SVG_INK, .width = 1});
}

static void draw_bar(emic_svg *svg, const emic_frequency *frequency, const axis *at, size_t row,
                     size_t group, double y)
{
    emic_plot_cell cell = emic_plot_cell_of(frequency, row, group);
    double middle = y + BAR / 2.0, width = at->width * emic_plot_share(&cell);
    emic_svg_label(svg, at->words, middle + 3, bar_words(frequency, at, row, group, svg->arena),
                   at->room, &words_style);
    if (cell.hidden || cell.of == 0)
        return;
    if (cell.n)
        emic_svg_rect(svg, at->x, y + 1, width, BAR - 2, bar_fill(svg, frequency, at, group),
                      group == frequency->group_count ? NULL
                                                      : emic_svg_colour(at->named ? 0 : group));
    if (emic_frequency_shows_interval(frequency))
        draw_interval(svg, at, &cell, middle);
}

static void draw_bars(emic_plot_frame *frame, const emic_frequency *frequency, const axis *at,
                      emic_plot_row *rows)
{
    double top = frame->y + 10, height = 0;
    for (size_t row = 0; row < frequency->row_count; row++)
        height += rows[row].height;
    draw_ticks(&frame->svg, at, top, top + 5 + height);
    frame->y = top + 5;
    emic_plot_rows_draw(frame, rows, frequency->row_count, EMIC_PLOT_MARGIN);
    for (size_t row = 0; row < frequency->row_count; row++) {
        double y = rows[row].y + (rows[row].height - BAR * (double)at->bars) / 2;
        for (size_t group = 0; group < at->bars; group++)
            draw_bar(&frame->svg, frequency, at, row, group, y + BAR * (double)group);
    }
    draw_ticks(&frame->svg, at, frame->y + 11, 0);
    frame->y += 14;
}

static void draw(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out)
{
    const emic_frequency *frequency = counted->frequency;
    emic_plot_frame frame;
    emic_table *data = emic_plot_codes_table(frequency, arena);
    emic_frequency_note_intervals(frequency, data);
    const char *title =
        emic_arena_format(arena, "Codes by %.*s: share of %s", EMIC_ARG(frequency->by),
                          emic_unit_name(frequency->query->unit));
    emic_plot_open(&frame, look, title, WIDTH, arena);
    if (counted->empty) {
        emic_plot_close_empty(&frame, data, emic_plot_codes_empty(frequency), out);
        return;
    }
    emic_plot_row *rows = emic_plot_codes(frequency, arena);
    double least = BAR * (double)emic_plot_group_columns(frequency) + ROW_GAP;
    double labels = emic_plot_rows_lay(rows, frequency->row_count, least, frame.width * 0.4, arena);
    axis at = make_axis(&frame, frequency, labels);
    draw_legend(&frame, frequency, &at);
    draw_bars(&frame, frequency, &at, rows);
    emic_plot_close(&frame, data, emic_plot_codes_description(frequency, arena), out);
}

const emic_plot emic_plot_bars = {"bars", emic_plot_codes_parameters, emic_plot_codes_count, draw};
