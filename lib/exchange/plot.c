/* The list of pictures. */
#include "exchange/plot.h"
#include "base/suggestion.h"

static const emic_plot *const plots[] = {
    &emic_plot_heatmap,    &emic_plot_bars,     &emic_plot_tree,         &emic_plot_saturation,
    &emic_plot_dendrogram, &emic_plot_network,  &emic_plot_cooccurrence, &emic_plot_codeline,
    &emic_plot_portrait,   &emic_plot_timeline,
};
enum { PLOT_COUNT = sizeof plots / sizeof *plots };

const char *emic_plot_name(size_t at)
{
    return at < PLOT_COUNT ? plots[at]->name : NULL;
}

emic_status emic_plot_find(emic_slice name, const emic_plot **out, emic_error *err)
{
    const char *known[PLOT_COUNT + 1] = {0};
    for (size_t at = 0; at < PLOT_COUNT; at++) {
        *out = plots[at];
        if (emic_slice_is(name, plots[at]->name))
            return EMIC_OK;
        known[at] = plots[at]->name;
    }
    return emic_fail_unknown(err, NULL, 0, 0, "picture", name, known);
}
