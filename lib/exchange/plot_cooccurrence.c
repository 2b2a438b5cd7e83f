/* plot cooccurrence: codes down and across, the darker the more two come together. */
#include "exchange/plot_label.h"
#include "exchange/plot_pairs.h"
#include "exchange/plot_rows.h"
#include "measure/cooccurrence.h"
#include <math.h>

enum {
    WIDTH = 720,
    ROW = 18,
    CELL_WIDEST = 56,
    HEADING_MOST = 150,
    GAP = 8,
    NUMBER_ROOM = 26,
    LATTICE_LEAST = 5
};

/* Codes that hold somewhere, and where they stand. */
typedef struct matrix {
    const emic_cooccurrence *pairs;
    size_t *place; /* of each row of the incidence, its row here */
    size_t *rows;  /* the other way round */
    size_t count;
    emic_slice *names;
    emic_plot_row *lines;
    double x, step;
    double low, high; /* values at the ends of the shades */
    bool words;       /* values fit their cells */
} matrix;

static const emic_svg_style cell_style = {.size = 9, .anchor = EMIC_SVG_MIDDLE};

static void list_codes(matrix *all, emic_arena *arena)
{
    const emic_incidence *incidence = all->pairs->incidence;
    size_t count = emic_cooccurrence_codes(all->pairs);
    emic_slice *paths = emic_arena_array(arena, count + 1, sizeof *paths);
    all->place = emic_arena_array(arena, incidence->row_count + 1, sizeof *all->place);
    all->rows = emic_arena_array(arena, count + 1, sizeof *all->rows);
    for (size_t row = 0; row < incidence->row_count; row++) {
        if (!incidence->n[row])
            continue;
        paths[all->count] = emic_plot_pair_code(all->pairs, row);
        all->rows[all->count] = row;
        all->place[row] = all->count++;
    }
    all->names = emic_plot_short_names(paths, count, arena);
}

/* From 0 (the least, for correlations below it) to the greatest there is. */
static void choose_shades(matrix *all)
{
    for (size_t i = 0; i < all->pairs->pairs.count; i++) {
        double value = all->pairs->pairs.items[i].value;
        if (isnan(value))
            continue;
        all->low = fmin(all->low, value);
        all->high = fmax(all->high, value);
    }
}

static double column_x(const matrix *all, size_t column)
{
    return all->x + all->step * (double)column;
}

static const char *cell_words(const matrix *all, double value, emic_arena *arena)
{
    bool whole = all->pairs->measure == EMIC_COOCCURRENCE_COUNT;
    return emic_plot_tick(value, whole ? 1 : .01, arena).data;
}

/* Rows with labels, and columns in what is left of the width. */
static void lay_out(matrix *all, emic_plot_frame *frame, bool numbered)
{
    emic_arena *arena = frame->svg.arena;
    all->lines = emic_arena_array(arena, all->count + 1, sizeof *all->lines);
    double inner = frame->width - 2 * EMIC_PLOT_MARGIN, widest = 0;
    for (size_t i = 0; i < all->count; i++) {
        all->lines[i].label = all->names[i];
        if (numbered)
            all->lines[i].label = emic_slice_of(
                emic_arena_format(arena, "%zu  %.*s", i + 1, EMIC_ARG(all->names[i])));
    }
    double labels = emic_plot_rows_lay(all->lines, all->count, ROW, inner * .38, arena);
    all->x = EMIC_PLOT_MARGIN + labels + GAP;
    all->step = fmin((inner - labels - GAP) / (double)all->count, CELL_WIDEST);
    for (size_t i = 0; i < all->pairs->pairs.count; i++)
        widest = fmax(widest,
                      emic_svg_text_width(
                          emic_slice_of(cell_words(all, all->pairs->pairs.items[i].value, arena)),
                          &cell_style));
    all->words = widest + 2 <= all->step;
    emic_plot_fit(frame, column_x(all, all->count));
}

/* Names over the columns, or the numbers of their rows as far as there is room. */
static void draw_headings(emic_plot_frame *frame, matrix *all, emic_table *data)
{
    emic_svg *svg = &frame->svg;
    double *middles = emic_arena_array(svg->arena, all->count, sizeof *middles);
    for (size_t i = 0; i < all->count; i++)
        middles[i] = column_x(all, i) + all->step / 2;
    if (emic_plot_headings(frame, all->names, middles, all->count, all->step, HEADING_MOST))
        return;
    lay_out(all, frame, true);
    emic_table_add_note(data, "The columns are the rows of the same numbers.");
    size_t each = (size_t)emic_plot_step(NUMBER_ROOM / all->step, 1, true);
    for (size_t i = each - 1; i < all->count; i += each)
        emic_svg_text(svg, column_x(all, i) + all->step / 2, frame->y + 11,
                      emic_plot_tick((double)i + 1, 1, svg->arena),
                      &(emic_svg_style){.anchor = EMIC_SVG_MIDDLE, .fill = EMIC_SVG_SOFT});
    frame->y += 16;
}

static void draw_cell(emic_svg *svg, const matrix *all, size_t row, size_t column, double value)
{
    char shade[EMIC_SVG_COLOUR_SIZE];
    const emic_plot_row *line = &all->lines[row];
    double x = column_x(all, column), range = all->high - all->low;
    emic_svg_style style = cell_style;
    emic_svg_shade(range > 0 ? (value - all->low) / range : 1, shade);
    style.fill = emic_svg_ink_on(shade);
    emic_svg_rect(svg, x, line->y, all->step, line->height, shade, NULL);
    if (all->words)
        emic_svg_text(svg, x + all->step / 2, line->y + line->height / 2 + 3.2,
                      emic_slice_of(cell_words(all, value, svg->arena)), &style);
}

static void draw_cells(emic_svg *svg, const matrix *all)
{
    for (size_t i = 0; i < all->pairs->pairs.count; i++) {
        const emic_cooccurrence_pair *pair = &all->pairs->pairs.items[i];
        size_t first = all->place[pair->first], second = all->place[pair->second];
        if (isnan(pair->value))
            continue;
        emic_svg_group_begin(svg, emic_plot_pair_words(all->pairs, pair, svg->arena));
        draw_cell(svg, all, first, second, pair->value);
        draw_cell(svg, all, second, first, pair->value);
        emic_svg_group_end(svg);
    }
}

/* Lines between the cells, and on the diagonal what each code has. */
static void draw_lattice(emic_svg *svg, const matrix *all)
{
    double top = all->lines[0].y, right = column_x(all, all->count);
    double bottom = all->lines[all->count - 1].y + all->lines[all->count - 1].height;
    for (size_t i = 0; i <= all->count; i++) {
        double y = i < all->count ? all->lines[i].y : bottom, x = column_x(all, i);
        emic_svg_line(svg, (emic_svg_point){all->x, y}, (emic_svg_point){right, y}, EMIC_SVG_GRID,
                      .5);
        if (all->step >= LATTICE_LEAST || i == 0 || i == all->count)
            emic_svg_line(svg, (emic_svg_point){x, top}, (emic_svg_point){x, bottom}, EMIC_SVG_GRID,
                          .5);
    }
    for (size_t i = 0; i < all->count; i++) {
        const emic_plot_row *line = &all->lines[i];
        emic_slice n =
            emic_plot_tick((double)all->pairs->incidence->n[all->rows[i]], 1, svg->arena);
        emic_svg_rect(svg, column_x(all, i), line->y, all->step, line->height, EMIC_SVG_PAPER,
                      EMIC_SVG_AXIS);
        if (all->words && emic_svg_text_width(n, &cell_style) + 2 <= all->step)
            emic_svg_text(svg, column_x(all, i) + all->step / 2, line->y + line->height / 2 + 3.2,
                          n, &cell_style);
    }
}

static void draw_legend(emic_plot_frame *frame, const matrix *all)
{
    emic_arena *arena = frame->svg.arena;
    const char *meaning = emic_arena_format(arena, "%s%s", emic_plot_pair_measure(all->pairs),
                                            all->words ? "; on the diagonal n of the code" : "");
    emic_plot_legend_shades(frame, emic_plot_pair_value(all->pairs, all->low, arena),
                            emic_plot_pair_value(all->pairs, all->high, arena), meaning);
}

static void draw(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out)
{
    const emic_cooccurrence *pairs = counted->of;
    const emic_table *said = emic_cooccurrence_long(pairs, arena);
    emic_table *data = emic_plot_pairs_table(pairs, pairs->pairs.count, true, said, arena);
    emic_plot_frame frame;
    matrix all = {.pairs = pairs};
    emic_table_add_note(data, "An empty cell: the two never come together, are left out, or the "
                              "measure is undefined.");
    emic_plot_open(&frame, look, said->title, WIDTH, arena);
    list_codes(&all, arena);
    if (!all.count) {
        emic_plot_close_empty(&frame, data, "No code holds anywhere.", out);
        return;
    }
    choose_shades(&all);
    lay_out(&all, &frame, false);
    if (pairs->pairs.count)
        draw_legend(&frame, &all);
    draw_headings(&frame, &all, data);
    emic_plot_rows_draw(&frame, all.lines, all.count, EMIC_PLOT_MARGIN);
    draw_cells(&frame.svg, &all);
    draw_lattice(&frame.svg, &all);
    emic_plot_close(
        &frame, data,
        emic_plot_pairs_description(pairs, all.count, pairs->pairs.count, "pairs", arena), out);
}

static emic_status count(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err)
{
    return emic_measure_cooccurrence.count(study, parameters, arena, out, err);
}

const emic_plot emic_plot_cooccurrence = {"cooccurrence", emic_cooccurrence_specs, count, draw};
