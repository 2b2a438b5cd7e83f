/* The heat map of codes by group: the share of each group as shade, n/N in its cell. The one of
 * codes by participant is plot_cases.c's business. */
#include "exchange/plot_heatmap.h"
#include "base/suggestion.h"
#include <math.h>

enum { WIDTH = 640, CELL_WIDEST = 96, CELL_LEAST = 14, ROW = 20, TOTAL_GAP = 8 };

/* Where the columns stand: `step` pixels each from `x` on, the total a little apart. */
typedef struct lattice {
    double x, step;
    size_t columns;
    bool words; /* every n/N fits its cell */
} lattice;

static const emic_svg_style words_style = {.size = 10, .anchor = EMIC_SVG_MIDDLE};

static double column_x(const lattice *at, size_t column)
{
    bool apart = at->columns > 1 && column + 1 == at->columns;
    return at->x + at->step * (double)column + (apart ? TOTAL_GAP : 0);
}

/* The most room that the words of a cell take. */
static double widest_words(const emic_frequency *frequency, size_t columns, emic_arena *arena)
{
    double widest = 0;
    for (size_t row = 0; row < frequency->row_count; row++) {
        for (size_t column = 0; column < columns; column++) {
            emic_plot_cell cell = emic_plot_cell_of(frequency, row, column);
            emic_slice words = emic_plot_cell_words(&cell, "/", arena);
            widest = fmax(widest, emic_svg_text_width(words, &words_style));
        }
    }
    return widest;
}

static lattice make_lattice(emic_plot_frame *frame, const emic_frequency *frequency, double labels)
{
    size_t columns = emic_plot_group_columns(frequency);
    double room = frame->width - 2 * EMIC_PLOT_MARGIN - labels - 8 - TOTAL_GAP;
    double step = floor(fmin(CELL_WIDEST, room / (double)columns));
    lattice at = {EMIC_PLOT_MARGIN + labels + 8, fmax(step, CELL_LEAST), columns, false};
    at.words = widest_words(frequency, columns, frame->svg.arena) <= at.step - 2;
    emic_plot_fit(frame, column_x(&at, columns - 1) + at.step);
    return at;
}

static void draw_cell(emic_svg *svg, const emic_plot_cell *cell, const lattice *at, size_t column,
                      const emic_plot_row *row)
{
    char shade[EMIC_SVG_COLOUR_SIZE] = EMIC_SVG_PAPER;
    emic_svg_style style = words_style;
    double x = column_x(at, column);
    if (cell->of > 0 && !cell->hidden)
        emic_svg_shade(emic_plot_share(cell), shade);
    emic_svg_rect(svg, x, row->y, at->step, row->height,
                  cell->hidden ? emic_svg_hidden(svg) : shade, EMIC_SVG_GRID);
    style.fill = emic_svg_ink_on(shade);
    if (at->words || cell->hidden)
        emic_svg_text(svg, x + at->step / 2, row->y + row->height / 2 + 3.5,
                      emic_plot_cell_words(cell, "/", svg->arena), &style);
}

/* The headings of the groups, and that of the total where it stands. */
static void draw_headings(emic_plot_frame *frame, const emic_frequency *frequency,
                          const lattice *at)
{
    const double highest = 150;
    emic_slice *names = emic_arena_array(frame->svg.arena, at->columns, sizeof *names);
    double *middles = emic_arena_array(frame->svg.arena, at->columns, sizeof *middles);
    for (size_t column = 0; column < at->columns; column++) {
        names[column] = emic_plot_group_heading(frequency, column, frame->svg.arena);
        middles[column] = column_x(at, column) + at->step / 2;
    }
    emic_plot_headings(frame, names, middles, at->columns, at->step, highest);
}

static void draw_legend(emic_plot_frame *frame, const emic_frequency *frequency, bool words)
{
    const char *meaning = emic_arena_format(
        frame->svg.arena, "share of the %s of the group%s", emic_unit_name(frequency->query->unit),
        words ? "; in the cells n/N" : "; n and N stand in the table beside it");
    emic_plot_legend_shades(frame, "0 %", "100 %", meaning);
    emic_plot_legend_hidden(frame, frequency);
}

void emic_heatmap_draw(const emic_frequency *frequency, const emic_plot_look *look,
                       emic_arena *arena, emic_picture *out)
{
    emic_plot_frame frame;
    emic_table *data = emic_plot_codes_table(frequency, arena);
    const char *title =
        emic_arena_format(arena, "Codes by %.*s: share of %s", EMIC_ARG(frequency->by),
                          emic_unit_name(frequency->query->unit));
    emic_plot_open(&frame, look, title, WIDTH, arena);
    if (frequency->row_count == 0 || frequency->participants == 0) {
        emic_plot_close_empty(&frame, data, emic_plot_codes_empty(frequency), out);
        return;
    }
    emic_plot_row *rows = emic_plot_codes(frequency, arena);
    double labels = emic_plot_rows_lay(rows, frequency->row_count, ROW, frame.width * 0.45, arena);
    lattice at = make_lattice(&frame, frequency, labels);
    draw_legend(&frame, frequency, at.words);
    draw_headings(&frame, frequency, &at);
    emic_plot_rows_draw(&frame, rows, frequency->row_count, EMIC_PLOT_MARGIN);
    for (size_t row = 0; row < frequency->row_count; row++) {
        for (size_t column = 0; column < at.columns; column++) {
            emic_plot_cell cell = emic_plot_cell_of(frequency, row, column);
            draw_cell(&frame.svg, &cell, &at, column, &rows[row]);
        }
    }
    emic_plot_close(&frame, data, emic_plot_codes_description(frequency, arena), out);
}

/* --- By its name ----------------------------------------------------------------------------- */

static const emic_parameter_spec specs[] = {
    {"by", EMIC_PARAMETER_TEXT},    {"split", EMIC_PARAMETER_TEXT}, {"unit", EMIC_PARAMETER_TEXT},
    {"of", EMIC_PARAMETER_TEXT},    {"cells", EMIC_PARAMETER_TEXT}, {"group", EMIC_PARAMETER_TEXT},
    {"where", EMIC_PARAMETER_TEXT}, {"base", EMIC_PARAMETER_TEXT},  {"coder", EMIC_PARAMETER_TEXT},
    {"round", EMIC_PARAMETER_TEXT}, {"code", EMIC_PARAMETER_LIST},  {0},
};

/* What is drawn for each participant; NOT_CASES: groups are drawn. */
typedef enum case_kind { NOT_CASES, CASES_HELD, CASES_STATES } case_kind;

static emic_status find_cells(const emic_parameters *parameters, case_kind *out, emic_error *err)
{
    static const char *const names[] = {"presence", "state", NULL};
    emic_slice name = emic_parameter_text(parameters, "cells");
    *out = CASES_HELD;
    if (!name.data || emic_slice_is(name, names[0]))
        return EMIC_OK;
    *out = CASES_STATES;
    if (emic_slice_is(name, names[1]))
        return EMIC_OK;
    emic_fail_unknown(err, NULL, 0, 0, "cells", name, names);
    return emic_parameter_locate(parameters, "cells", err);
}

static emic_status find_case_kind(const emic_parameters *parameters, case_kind *out,
                                  emic_error *err)
{
    emic_slice of = emic_parameter_text(parameters, "of");
    emic_unit unit;
    *out = NOT_CASES;
    EMIC_TRY(emic_parameters_unit(parameters, EMIC_UNIT_PARTICIPANTS, &unit, err));
    if (!of.data || emic_slice_is(of, "groups")) {
        if (!emic_parameter_find(parameters, "cells"))
            return EMIC_OK;
        emic_fail(err, EMIC_INVALID, "--cells is for --of participants");
    } else if (!emic_slice_is(of, "participants")) {
        emic_fail(err, EMIC_INVALID, "--of takes groups or participants, not '%.*s'", EMIC_ARG(of));
    } else if (unit != EMIC_UNIT_PARTICIPANTS) {
        emic_fail(err, EMIC_INVALID, "--of participants goes with no other unit");
    } else {
        return find_cells(parameters, out, err);
    }
    return emic_parameter_locate(parameters, "of", err);
}

static emic_status count(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err)
{
    case_kind *kind = emic_arena_alloc(arena, sizeof *kind);
    EMIC_TRY(find_case_kind(parameters, kind, err));
    EMIC_TRY(emic_plot_codes_count(study, parameters, arena, out, err));
    out->of = kind;
    return EMIC_OK;
}

static void draw(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out)
{
    const case_kind *kind = counted->of;
    if (*kind == NOT_CASES)
        emic_heatmap_draw(counted->frequency, look, arena, out);
    else
        emic_heatmap_draw_cases(counted->frequency, *kind == CASES_STATES, look, arena, out);
}

const emic_plot emic_plot_heatmap = {"heatmap", specs, count, draw};
