/* Codes by their names, as far as these tell them apart. */
#include "exchange/plot_label.h"
#include <stdlib.h>

static emic_slice last_name(emic_slice path)
{
    size_t from = path.length;
    while (from && path.data[from - 1] != '/')
        from--;
    return emic_slice_from(path, from);
}

static int by_last_name(const void *left, const void *right)
{
    const emic_slice *a = *(const emic_slice *const *)left, *b = *(const emic_slice *const *)right;
    return emic_slice_compare(last_name(*a), last_name(*b));
}

emic_slice *emic_plot_short_names(const emic_slice *paths, size_t count, emic_arena *arena)
{
    const emic_slice **order = emic_arena_array(arena, count + 1, sizeof *order);
    emic_slice *names = emic_arena_array(arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        order[i] = &paths[i];
    qsort(order, count, sizeof *order, by_last_name);
    for (size_t i = 0; i < count; i++) {
        emic_slice name = last_name(*order[i]);
        bool taken = (i && emic_slice_equal(name, last_name(*order[i - 1]))) ||
                     (i + 1 < count && emic_slice_equal(name, last_name(*order[i + 1])));
        names[order[i] - paths] = taken ? *order[i] : name;
    }
    return names;
}
