/* Pictures of what was counted: SVG documents, each with the table that it draws. Every number in a
 * picture stands in its table too; what a release hides is in neither. */
#pragma once
#include "exchange/svg.h"
#include "measure/table.h"

typedef struct emic_picture {
    emic_slice svg;   /* a whole document */
    emic_table *data; /* what is drawn: written as CSV beside it */
    bool empty;       /* there was nothing to draw: the picture says so */
} emic_picture;

/* What every picture takes beside its parameters. */
typedef struct emic_plot_look {
    const char *title; /* NULL: the picture's own */
    double width;      /* in CSS pixels (96 to the inch) to fit into; 0: the picture's own */
} emic_plot_look;

enum { EMIC_PLOT_WIDTH_LEAST = 320, EMIC_PLOT_WIDTH_MOST = 4000 };
