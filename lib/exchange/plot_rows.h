/* Rows with labels at the left and columns with headings on top: the lattice of heat maps, bars and
 * lines of codes. */
#pragma once
#include "exchange/plot_frame.h"

/* A row: label and indent are the caller's, the rest is laid out by emic_plot_rows_lay. */
typedef struct emic_plot_row {
    emic_slice label;
    int indent; /* levels */
    emic_svg_lines lines;
    double y, height; /* of the whole row; its middle is where things belong */
} emic_plot_row;

/* Pixels a level of codes stands further right; more than EMIC_PLOT_DEEPEST look the same. */
enum { EMIC_PLOT_INDENT = 12, EMIC_PLOT_DEEPEST = 6 };

/* Wraps the labels into at most two lines of at most `widest` pixels (with their indent) and gives
 * each row its height, `least` or what its lines need. Returns the width of the labels. */
double emic_plot_rows_lay(emic_plot_row *rows, size_t count, double least, double widest,
                          emic_arena *arena);

/* Places the rows from frame->y on, draws their labels from `x` on, and moves frame->y below them.
 */
void emic_plot_rows_draw(emic_plot_frame *frame, emic_plot_row *rows, size_t count, double x);

/* Headings centred at `middles` of columns `step` pixels wide: level in up to three lines where no
 * word need be broken, else upright and at most `highest` pixels high. Moves frame->y below them.
 * False when the columns are too narrow for either: nothing is drawn. */
bool emic_plot_headings(emic_plot_frame *frame, const emic_slice *names, const double *middles,
                        size_t count, double step, double highest);
