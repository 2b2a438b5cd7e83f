/* Pictures by name: SVG documents of what was counted, each with the table that it draws. Every
 * number in a picture stands in its table, too; what a release hides is in neither. */
#pragma once
#include "exchange/svg.h"
#include "measure/measure.h"

typedef struct emic_picture {
    emic_slice svg;       /* a whole document */
    double width, height; /* in CSS pixels */
    emic_table *data;     /* what is drawn: written as CSV beside it */
    bool empty;           /* there was nothing to draw: the picture says so */
} emic_picture;

/* What every picture takes beside its parameters. */
typedef struct emic_plot_look {
    const char *title; /* NULL: the picture's own */
    double width;      /* in CSS pixels (96 to the inch) to fit into; 0: the picture's own */
} emic_plot_look;

enum { EMIC_PLOT_WIDTH_LEAST = 320, EMIC_PLOT_WIDTH_MOST = 4000 };

typedef struct emic_plot {
    const char *name; /* as after "emic plot" */
    const emic_parameter_spec *parameters;
    emic_status (*count)(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err);
    void (*draw)(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out);
} emic_plot;

extern const emic_plot emic_plot_heatmap, emic_plot_bars, emic_plot_tree;
extern const emic_plot emic_plot_saturation, emic_plot_dendrogram, emic_plot_network,
    emic_plot_cooccurrence;
extern const emic_plot emic_plot_codeline, emic_plot_portrait, emic_plot_timeline;

/* The picture `name`. EMIC_INVALID suggests the nearest. */
EMIC_API emic_status emic_plot_find(emic_slice name, const emic_plot **out, emic_error *err);

/* The name of the picture at this place of the list, or NULL after the last. */
EMIC_API const char *emic_plot_name(size_t at);
