/* The list of pictures. */
#include "exchange/plot.h"
#include "base/suggestion.h"

static const emic_plot *const plots[] = {
    &emic_plot_heatmap,
    &emic_plot_bars,
    &emic_plot_tree,
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
