/* Where rows, their labels and the headings of columns stand. */
#include "exchange/plot_rows.h"
#include <math.h>

enum { LINE = 13, PADDING = 5, HEADING_LINES = 3, UPRIGHT_LEAST = 12 };

static double indent_of(const emic_plot_row *row)
{
    int levels = row->indent < EMIC_PLOT_DEEPEST ? row->indent : EMIC_PLOT_DEEPEST;
    return levels > 0 ? levels * EMIC_PLOT_INDENT : 0;
}

double emic_plot_rows_lay(emic_plot_row *rows, size_t count, double least, double widest,
                          emic_arena *arena)
{
    double width = 0;
    for (size_t at = 0; at < count; at++) {
        emic_plot_row *row = &rows[at];
        row->lines = emic_svg_wrap(row->label, widest - indent_of(row), 2, NULL, arena);
        double needed = (double)row->lines.count * LINE + PADDING;
        row->height = needed > least ? needed : least;
        for (size_t line = 0; line < row->lines.count; line++)
            width = fmax(width, indent_of(row) + emic_svg_text_width(row->lines.items[line], NULL));
    }
    return ceil(width);
}

static void draw_label(emic_svg *svg, const emic_plot_row *row, double x)
{
    if (row->lines.cut)
        emic_svg_group_begin(svg, row->label);
    double y = row->y + row->height / 2 - (double)row->lines.count * LINE / 2 + LINE - 3;
    for (size_t line = 0; line < row->lines.count; line++, y += LINE)
        emic_svg_text(svg, x + indent_of(row), y, row->lines.items[line], NULL);
    if (row->lines.cut)
        emic_svg_group_end(svg);
}

void emic_plot_rows_draw(emic_plot_frame *frame, emic_plot_row *rows, size_t count, double x)
{
    for (size_t at = 0; at < count; at++) {
        rows[at].y = frame->y;
        draw_label(&frame->svg, &rows[at], x);
        frame->y += rows[at].height;
    }
}

/* --- Headings -------------------------------------------------------------------------------- */

/* Whether `name` wraps into lines of `width` with no word broken and nothing cut. */
static bool fits_level(emic_slice name, double width, emic_arena *arena)
{
    emic_svg_lines lines = emic_svg_wrap(name, width, HEADING_LINES, NULL, arena);
    return !lines.broken && !lines.cut;
}

/* The headings wrapped into lines of `width`, at most `most` of them; `*largest` gets how many. */
static emic_svg_lines *wrap_headings(const emic_slice *names, size_t count, double width,
                                     size_t most, emic_arena *arena, size_t *largest)
{
    emic_svg_lines *all = emic_arena_array(arena, count, sizeof *all);
    *largest = 0;
    for (size_t at = 0; at < count; at++) {
        all[at] = emic_svg_wrap(names[at], width, most, NULL, arena);
        *largest = all[at].count > *largest ? all[at].count : *largest;
    }
    return all;
}

static void draw_level(emic_plot_frame *frame, const emic_slice *names, const double *middles,
                       size_t count, double step)
{
    size_t most;
    emic_svg_lines *all =
        wrap_headings(names, count, step - PADDING, HEADING_LINES, frame->svg.arena, &most);
    frame->y += (double)most * LINE + PADDING;
    for (size_t at = 0; at < count; at++) {
        double y = frame->y - PADDING - ((double)all[at].count - 1) * LINE;
        for (size_t line = 0; line < all[at].count; line++, y += LINE)
            emic_svg_text(&frame->svg, middles[at], y, all[at].items[line],
                          &(emic_svg_style){.anchor = EMIC_SVG_MIDDLE});
    }
}

/* Reading upwards, the lines of one heading beside each other. */
static void draw_upright(emic_plot_frame *frame, const emic_slice *names, const double *middles,
                         size_t count, double step, double highest)
{
    double height = 0;
    size_t most, lines = (size_t)fmax(1, fmin(HEADING_LINES, floor(step / LINE)));
    emic_svg_lines *all = wrap_headings(names, count, highest, lines, frame->svg.arena, &most);
    for (size_t at = 0; at < count; at++)
        for (size_t line = 0; line < all[at].count; line++)
            height = fmax(height, emic_svg_text_width(all[at].items[line], NULL));
    frame->y += ceil(height) + PADDING;
    for (size_t at = 0; at < count; at++) {
        double x = middles[at] + 4 - ((double)all[at].count - 1) * LINE / 2;
        if (all[at].cut)
            emic_svg_group_begin(&frame->svg, names[at]);
        for (size_t line = 0; line < all[at].count; line++, x += LINE)
            emic_svg_text(&frame->svg, x, frame->y - PADDING, all[at].items[line],
                          &(emic_svg_style){.turn = -90});
        if (all[at].cut)
            emic_svg_group_end(&frame->svg);
    }
}

bool emic_plot_headings(emic_plot_frame *frame, const emic_slice *names, const double *middles,
                        size_t count, double step, double highest)
{
    bool level = true;
    for (size_t at = 0; at < count && level; at++)
        level = fits_level(names[at], step - PADDING, frame->svg.arena);
    if (level)
        draw_level(frame, names, middles, count, step);
    else if (step >= UPRIGHT_LEAST)
        draw_upright(frame, names, middles, count, step, highest);
    else
        return false;
    return true;
}
