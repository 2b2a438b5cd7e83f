/* plot dendrogram: which codes, documents or participants are joined at which similarity. */
#include "exchange/plot_frame.h"
#include "exchange/plot_label.h"
#include "measure/similarity.h"
#include <math.h>

enum { ROW = 16, LINE = 15, GAP = 6, STUB = 12, TICK_ROOM = 48, TICKS_MOST = 8, TALL = 30 };

/* Where the tree stands: leaves on the left, one under another, joints to the right, the farther
 * the less alike. */
typedef struct tree_place {
    const emic_similarity *items;
    const emic_merge *merges;
    size_t *leaves; /* the items from the top down */
    double *x, *y;  /* of each item, then of each joint */
    emic_slice *names;
    double low, high; /* similarities at the ends of the axis */
    double left, right, top;
} tree_place;

static size_t joints_of(const emic_similarity *items)
{
    return items->count ? items->count - 1 : 0;
}

/* The items in the order of the tree: the left cluster of a joint above the right one. A stack, for
 * a tree can be as deep as it has items. */
static void order_leaves(tree_place *tree, emic_arena *arena)
{
    size_t count = tree->items->count, depth = 0, placed = 0;
    size_t *stack = emic_arena_array(arena, 2 * count + 1, sizeof *stack);
    tree->leaves = emic_arena_array(arena, count + 1, sizeof *tree->leaves);
    if (count)
        stack[depth++] = count == 1 ? 0 : 2 * count - 2;
    while (depth) {
        size_t cluster = stack[--depth];
        if (cluster < count) {
            tree->leaves[placed++] = cluster;
            continue;
        }
        stack[depth++] = tree->merges[cluster - count].right;
        stack[depth++] = tree->merges[cluster - count].left;
    }
}

static double across(const tree_place *tree, double value)
{
    return tree->left +
           (tree->high - value) / (tree->high - tree->low) * (tree->right - tree->left);
}

static void place_tree(tree_place *tree, emic_arena *arena)
{
    size_t count = tree->items->count, joints = joints_of(tree->items);
    tree->x = emic_arena_array(arena, 2 * count + 1, sizeof *tree->x);
    tree->y = emic_arena_array(arena, 2 * count + 1, sizeof *tree->y);
    for (size_t row = 0; row < count; row++) {
        tree->x[tree->leaves[row]] = tree->left;
        tree->y[tree->leaves[row]] = tree->top + ROW * ((double)row + .5);
    }
    for (size_t step = 0; step < joints; step++) {
        const emic_merge *merge = &tree->merges[step];
        tree->x[count + step] = across(tree, merge->value);
        tree->y[count + step] = (tree->y[merge->left] + tree->y[merge->right]) / 2;
    }
}

/* From the tenth above the most alike, for few are anywhere near 1, to 0; for correlations under it
 * to the tenth below. */
static void choose_axis(tree_place *tree)
{
    double most = .2, least = 0;
    for (size_t step = 0; step < joints_of(tree->items); step++) {
        most = fmax(most, tree->merges[step].value);
        least = fmin(least, tree->merges[step].value);
    }
    tree->high = fmin(ceil(most * 10 - 1e-9) / 10, 1);
    tree->low = floor(least * 10 + 1e-9) / 10;
}

/* --- Drawing --------------------------------------------------------------------------------- */

/* "TP01", or "TP01 and 3 more" under a joint: what a pointing reader is told. */
static const char *cluster_words(const tree_place *tree, size_t cluster, emic_arena *arena)
{
    size_t count = tree->items->count, first = cluster, size = 1;
    if (cluster >= count)
        size = tree->merges[cluster - count].size;
    while (first >= count)
        first = tree->merges[first - count].left;
    emic_slice key = tree->names[first];
    if (size == 1)
        return emic_arena_format(arena, "%.*s", EMIC_ARG(key));
    return emic_arena_format(arena, "%.*s and %zu more", EMIC_ARG(key), size - 1);
}

static void draw_joint(emic_svg *svg, const tree_place *tree, size_t step)
{
    const emic_merge *merge = &tree->merges[step];
    size_t count = tree->items->count;
    double x = tree->x[count + step];
    const emic_svg_point bracket[] = {
        {tree->x[merge->left], tree->y[merge->left]},
        {x, tree->y[merge->left]},
        {x, tree->y[merge->right]},
        {tree->x[merge->right], tree->y[merge->right]},
    };
    emic_svg_pen pen = {.stroke = emic_svg_colour(0), .width = 1.5};
    if (!(merge->value > 0)) {
        pen.stroke = EMIC_SVG_AXIS;
        pen.dashes = "3 2";
    }
    emic_svg_group_begin(
        svg, emic_slice_of(emic_arena_format(svg->arena, "%s, %s: %s",
                                             cluster_words(tree, merge->left, svg->arena),
                                             cluster_words(tree, merge->right, svg->arena),
                                             emic_plot_tick(merge->value, .001, svg->arena).data)));
    emic_svg_path(svg, bracket, sizeof bracket / sizeof *bracket, &pen);
    emic_svg_group_end(svg);
}

/* Faint lines down, with their numbers above and, of a tall tree, below. */
static void draw_axis(emic_svg *svg, const tree_place *tree, double bottom, bool below)
{
    static const emic_svg_style middle = {.anchor = EMIC_SVG_MIDDLE, .fill = EMIC_SVG_SOFT};
    size_t most = (size_t)((tree->right - tree->left) / TICK_ROOM);
    double step =
        emic_plot_step(tree->high - tree->low, most < TICKS_MOST ? most : TICKS_MOST, false);
    for (double tick = ceil(tree->low / step - 1e-9); tick * step <= tree->high + 1e-9; tick++) {
        double x = across(tree, tick * step);
        emic_slice words = emic_plot_tick(tick * step, step, svg->arena);
        emic_svg_line(svg, (emic_svg_point){x, tree->top}, (emic_svg_point){x, bottom},
                      EMIC_SVG_GRID, 1);
        emic_svg_text(svg, x, tree->top - 5, words, &middle);
        if (below)
            emic_svg_text(svg, x, bottom + 14, words, &middle);
    }
}

static double widest_name(const tree_place *tree)
{
    double widest = 0;
    for (size_t i = 0; i < tree->items->count; i++) {
        double width = emic_svg_text_width(tree->names[i], NULL);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* --- The whole ------------------------------------------------------------------------------- */

static const char *const measures[] = {"Jaccard", "Sorensen", "Pearson"};

static void draw_tree(emic_plot_frame *frame, tree_place *tree)
{
    emic_svg *svg = &frame->svg;
    size_t count = tree->items->count;
    double inner = frame->width - 2 * EMIC_PLOT_MARGIN, words = widest_name(tree) + GAP;
    words = words < inner * .45 ? words : inner * .45;
    tree->left = EMIC_PLOT_MARGIN + words;
    tree->right = frame->width - EMIC_PLOT_MARGIN - STUB;
    tree->top = frame->y + LINE + 4;
    order_leaves(tree, svg->arena);
    place_tree(tree, svg->arena);
    double bottom = tree->top + ROW * (double)count;
    draw_axis(svg, tree, bottom, count > TALL);
    for (size_t row = 0; row < count; row++)
        emic_svg_label(svg, tree->left - GAP, tree->y[tree->leaves[row]] + 4,
                       tree->names[tree->leaves[row]], words - GAP,
                       &(emic_svg_style){.anchor = EMIC_SVG_END});
    for (size_t step = 0; step < joints_of(tree->items); step++)
        draw_joint(svg, tree, step);
    frame->y = bottom + (count > TALL ? LINE + 4 : 0);
}

/* What the drawing itself says is no caption: the tree as text. */
static void drop_newick(emic_table *table)
{
    size_t kept = 0;
    for (size_t i = 0; i < table->notes.count; i++)
        if (!emic_slice_starts(emic_slice_of(table->notes.items[i]), "Newick"))
            table->notes.items[kept++] = table->notes.items[i];
    table->notes.count = kept;
}

static emic_slice describe(const tree_place *tree, const char *measure, emic_arena *arena)
{
    size_t count = tree->items->count, last = joints_of(tree->items) - 1;
    return emic_slice_of(emic_arena_format(
        arena, "A tree of %zu. The first joined: %s and %s at %s %s. The last at %s.", count,
        cluster_words(tree, tree->merges[0].left, arena),
        cluster_words(tree, tree->merges[0].right, arena), measure,
        emic_plot_tick(tree->merges[0].value, .001, arena).data,
        emic_plot_tick(tree->merges[last].value, .001, arena).data));
}

static const char *linkage_words(emic_linkage linkage)
{
    return linkage == EMIC_LINKAGE_AVERAGE ? "average" : "complete";
}

/* Whether any were joined that have nothing in common. */
static bool is_unlike(const emic_similarity_tree *found)
{
    for (size_t step = 0; step < joints_of(&found->similarity); step++)
        if (!(found->merges[step].value > 0))
            return true;
    return false;
}

static void draw(const emic_counted *counted, const emic_plot_look *look, emic_arena *arena,
                 emic_picture *out)
{
    const emic_similarity_tree *found = counted->of;
    const emic_similarity *items = &found->similarity;
    emic_plot_frame frame;
    tree_place tree = {.items = items, .merges = found->merges};
    emic_table *data = emic_similarity_table(found, arena);
    drop_newick(data);
    emic_plot_open(&frame, look, data->title, 720, arena);
    if (items->count < 2) {
        emic_plot_close_empty(&frame, data, "There are no two to compare.", out);
        return;
    }
    tree.names = found->query.of_units ? items->keys
                                       : emic_plot_short_names(items->keys, items->count, arena);
    choose_axis(&tree);
    const char *measure = measures[found->query.measure];
    const char *axis = emic_arena_format(
        arena, "Across: how alike two clusters are when joined (%s, %s linkage)%s", measure,
        linkage_words(found->query.linkage), is_unlike(found) ? "; dashed: not at all" : "");
    emic_plot_paragraph(&frame, emic_slice_of(axis), &(emic_svg_style){.fill = EMIC_SVG_SOFT});
    draw_tree(&frame, &tree);
    emic_plot_close(&frame, data, describe(&tree, measure, arena), out);
}

static emic_status count(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err)
{
    return emic_measure_similarity.count(study, parameters, arena, out, err);
}

const emic_plot emic_plot_dendrogram = {"dendrogram", emic_similarity_specs, count, draw};
