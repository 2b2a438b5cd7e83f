/* Clusters as a table of steps and as a tree in Newick's notation. */
#include "measure/similarity.h"

enum { DECIMALS = 6 };

/* How far below the leaves a cluster was made: half the distance. */
static double height_of(const emic_similarity *similarity, const emic_merge *merges, size_t cluster)
{
    return cluster < similarity->count ? 0 : (1 - merges[cluster - similarity->count].value) / 2;
}

static bool is_plain(emic_slice key)
{
    for (size_t i = 0; i < key.length; i++) {
        char byte = key.data[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (!letter && !(byte >= '0' && byte <= '9') && byte != '_' && byte != '-' && byte != '.')
            return false;
    }
    return key.length > 0;
}

static void put_leaf(emic_slice key, emic_strbuf *out)
{
    bool plain = is_plain(key);
    if (!plain)
        emic_strbuf_putc(out, '\'');
    for (size_t i = 0; i < key.length; i++) {
        if (key.data[i] == '\'')
            emic_strbuf_putc(out, '\'');
        emic_strbuf_putc(out, key.data[i]);
    }
    if (!plain)
        emic_strbuf_putc(out, '\'');
}

/* One step of writing the tree: a cluster to be written, or the text that goes between two. */
typedef struct tree_step {
    const char *text; /* NULL: a cluster */
    size_t cluster;
    double above; /* height of the cluster that it is in; negative for the whole */
} tree_step;

/* A branch as long as the way up to the next joint. Correlations under 0 and ties make it no
 * shorter than nothing. */
static void put_branch(double length, emic_strbuf *out)
{
    emic_strbuf_putc(out, ':');
    emic_strbuf_number(out, length > 0 ? length : 0, DECIMALS);
}

/* A tree of many items can be as deep as it has items: a stack of its own, not of calls. */
static void put_tree(const emic_similarity *similarity, const emic_merge *merges, emic_arena *arena,
                     emic_strbuf *out)
{
    struct {
        tree_step *items;
        size_t count, capacity;
    } stack = {0};
    size_t root = similarity->count == 1 ? 0 : 2 * similarity->count - 2;
    *EMIC_PUSH(arena, &stack) = (tree_step){.cluster = root, .above = -1};
    while (stack.count) {
        tree_step step = stack.items[--stack.count];
        double height = step.text ? 0 : height_of(similarity, merges, step.cluster);
        if (step.text)
            emic_strbuf_puts(out, step.text);
        else if (step.cluster < similarity->count)
            put_leaf(similarity->keys[step.cluster], out);
        if (!step.text && step.cluster >= similarity->count) {
            const emic_merge *merge = &merges[step.cluster - similarity->count];
            emic_strbuf_putc(out, '(');
            *EMIC_PUSH(arena, &stack) =
                (tree_step){.text = ")", .cluster = step.cluster, .above = step.above};
            *EMIC_PUSH(arena, &stack) = (tree_step){.cluster = merge->right, .above = height};
            *EMIC_PUSH(arena, &stack) = (tree_step){.text = ",", .above = -1};
            *EMIC_PUSH(arena, &stack) = (tree_step){.cluster = merge->left, .above = height};
            continue;
        }
        if (step.above >= 0)
            put_branch(step.above - height_of(similarity, merges, step.cluster), out);
    }
}

const char *emic_similarity_newick(const emic_similarity *similarity, const emic_merge *merges,
                                   emic_arena *arena)
{
    emic_strbuf out = {0};
    if (similarity->count)
        put_tree(similarity, merges, arena, &out);
    emic_strbuf_putc(&out, ';');
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return text;
}

static void put_cluster(const emic_similarity *similarity, size_t cluster, emic_cell *cell,
                        emic_arena *arena)
{
    if (cluster < similarity->count) {
        cell[0] = cell[2] = emic_cell_text(similarity->keys[cluster]);
        return;
    }
    long long step = (long long)(cluster - similarity->count + 1);
    cell[1] = emic_cell_integer(step);
    cell[2] = emic_cell_text(emic_slice_of(emic_arena_format(arena, "(step %lld)", step)));
}

static void add_notes(const emic_incidence *incidence, const emic_similarity *similarity,
                      const emic_similarity_query *query, const char *newick, emic_table *table)
{
    static const char *const formulas[] = {
        "Jaccard = both / (n1 + n2 - both)",
        "Sorensen = 2 x both / (n1 + n2)",
        "Pearson = correlation of the 0s and 1s (phi)",
    };
    static const char *const reasons[2][2] = {
        {"hold nowhere", "have no code"},
        {"hold nowhere or everywhere", "have no code or all of them"},
    };
    static const char *const linkages[] = {"complete (the least alike members of two clusters)",
                                           "average (all pairs of members of two clusters)"};
    emic_table_add_note(table, "%s; each a row of %lld %s: 1 where the code holds.",
                        formulas[query->measure], (long long)similarity->columns,
                        query->of_units ? "codes that hold somewhere" : "units");
    emic_incidence_note(incidence, table);
    emic_table_add_note(table,
                        "Linkage: %s. Equally alike clusters are joined in the order of "
                        "their first names.",
                        linkages[query->linkage]);
    if (similarity->left_out)
        emic_table_add_note(table, "Left out because they %s: %lld.",
                            reasons[query->measure == EMIC_SIMILARITY_PEARSON][query->of_units],
                            (long long)similarity->left_out);
    emic_table_add_note(table,
                        "Newick (two names are as far apart along the branches as 1 - their "
                        "similarity when joined): %s",
                        newick);
}

void emic_similarity_join(const emic_incidence *incidence, const emic_similarity_query *query,
                          emic_arena *arena, emic_similarity_tree *out)
{
    *out = (emic_similarity_tree){.incidence = incidence, .query = *query};
    emic_similarity_compare(incidence, query->of_units, query->measure, arena, &out->similarity);
    out->merges = emic_similarity_cluster(&out->similarity, query->linkage, arena);
    out->newick = emic_similarity_newick(&out->similarity, out->merges, arena);
}

emic_table *emic_similarity_table(const emic_similarity_tree *tree, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "step", .title = "Step", .right = true},
        {.name = "left", .use = EMIC_COLUMN_DATA},
        {.name = "left_step", .use = EMIC_COLUMN_DATA},
        {.name = "left_read", .title = "Joins", .use = EMIC_COLUMN_READING},
        {.name = "right", .use = EMIC_COLUMN_DATA},
        {.name = "right_step", .use = EMIC_COLUMN_DATA},
        {.name = "right_read", .title = "and", .use = EMIC_COLUMN_READING},
        {.name = "similarity", .title = "Similarity", .decimals = DECIMALS, .right = true},
        {.name = "size", .title = "Size", .right = true},
        {.name = "newick", .use = EMIC_COLUMN_DATA},
    };
    const emic_similarity *similarity = &tree->similarity;
    const emic_merge *merges = tree->merges;
    const char *what =
        tree->query.of_units ? emic_unit_name(tree->incidence->query->unit) : "codes";
    emic_table *table = emic_table_make(arena, emic_arena_format(arena, "Similar %s", what));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t step = 0; step + 1 < similarity->count; step++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer((int64_t)step + 1);
        put_cluster(similarity, merges[step].left, cell + 1, arena);
        put_cluster(similarity, merges[step].right, cell + 4, arena);
        cell[7] = emic_cell_number(merges[step].value);
        cell[8] = emic_cell_integer((int64_t)merges[step].size);
        if (step + 2 == similarity->count)
            cell[9] = emic_cell_text(emic_slice_of(tree->newick));
    }
    add_notes(tree->incidence, similarity, &tree->query, tree->newick, table);
    return table;
}
