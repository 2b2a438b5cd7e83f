/* What all pictures share, from top to bottom: title, legend, the drawing itself, and the notes of
 * its table as caption. Each part begins at `y` and moves it down. */
#pragma once
#include "exchange/plot.h"

typedef struct emic_plot_frame {
    emic_svg svg;
    const char *title;
    double width; /* of the whole picture */
    double least; /* what the title needs of it */
    double y;     /* where the next part begins */
} emic_plot_frame;

/* White on each side of everything. */
enum { EMIC_PLOT_MARGIN = 16 };

/* Begins a picture with its title. `title` and `width` are the picture's own, where `look` (may be
 * NULL) asks for nothing else. */
void emic_plot_open(emic_plot_frame *frame, const emic_plot_look *look, const char *title,
                    double width, emic_arena *arena);

/* Words over the whole width, wrapped. `style` as for emic_svg_text, from the left. */
void emic_plot_paragraph(emic_plot_frame *frame, emic_slice text, const emic_svg_style *style);

/* Makes the picture as wide as what is drawn in it, which ends at `right`: wider where that does
 * not fit, narrower (as far as title and notes allow) where room would stay empty. */
void emic_plot_fit(emic_plot_frame *frame, double right);

/* An entry of a legend: a line where `dashes` or `line` ask for one, a sign where `sign` is, else a
 * filled box, with `letter` in it. */
typedef struct emic_plot_key {
    emic_slice label;
    const char *paint;  /* colour or fill; NULL: white */
    const char *letter; /* NULL: none */
    bool line, sign;
    const char *dashes;
    size_t at; /* which sign: see emic_svg_marker */
} emic_plot_key;

/* The keys side by side, in as many rows as they need. */
void emic_plot_legend(emic_plot_frame *frame, const emic_plot_key *keys, size_t count);

/* The shades from light (`low`) to dark (`high`), with what they mean behind or below. */
void emic_plot_legend_shades(emic_plot_frame *frame, const char *low, const char *high,
                             const char *meaning);

/* The distance of ticks on an axis from 0 to `largest`, with at most `most` steps: 1, 2 or 5 times
 * a power of ten; `whole`: at least 1. */
double emic_plot_step(double largest, size_t most, bool whole);

/* `value` as on an axis: no more decimals than `step` has. */
emic_slice emic_plot_tick(double value, double step, emic_arena *arena);

/* Ends the picture with the notes of `data` as caption. `description` tells what it shows with its
 * main numbers; the notes are added to it. */
void emic_plot_close(emic_plot_frame *frame, emic_table *data, emic_slice description,
                     emic_picture *out);

/* The same for a picture in which there is nothing to draw: `why` says so. */
void emic_plot_close_empty(emic_plot_frame *frame, emic_table *data, const char *why,
                           emic_picture *out);
