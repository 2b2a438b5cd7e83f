/* Changes of a codebook as rows. What counts as one is study/codebook_diff.h's business. */
#include "change_table.h"

static emic_slice place(emic_slice path)
{
    return path.length ? path : EMIC_LITERAL("(top)");
}

static void fill(const emic_codebook_change *change, emic_cell *cell)
{
    bool moved = change->kind == EMIC_CHANGE_MOVED;
    emic_slice before = moved ? place(change->before) : change->before;
    emic_slice after = moved ? place(change->after) : change->after;
    cell[0] = emic_cell_text(emic_slice_of(emic_change_kind_name(change->kind)));
    cell[1] = emic_cell_text(change->path.length ? change->path : EMIC_LITERAL("(codebook)"));
    if (change->field)
        cell[2] = emic_cell_text(emic_slice_of(change->field));
    cell[3] = emic_cell_text(before);
    cell[4] = emic_cell_text(after);
}

emic_table *change_table_make(const emic_codebook_changes *changes, const char *title,
                              emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "change", .title = "Change"},
        {.name = "code", .title = "Code"},
        {.name = "field", .title = "Field"},
        {.name = "before", .title = "Before", .wrap = true},
        {.name = "after", .title = "After", .wrap = true},
    };
    emic_table *table = emic_table_make(arena, title);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < changes->count; i++)
        fill(&changes->items[i], emic_table_add_row(table, 0));
    return table;
}
