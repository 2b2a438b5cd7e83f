/* Codings of a text that is revised, by class and one by one. */
#include "revise_table.h"

static const char *const meanings[] = {
    "their words are untouched",   "their words are as they were, elsewhere",
    "some of their words changed", "several places fit, or an end of it is unclear",
    "their words are gone",
};

emic_table *revise_table_classes(const emic_revise_plan *plan, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "class", .title = "Class"},
        {.name = "codings", .title = "Codings", .right = true},
        {.name = "open", .title = "Open", .right = true},
        {.name = "meaning", .title = "Meaning", .wrap = true},
    };
    size_t open[EMIC_FATES] = {0};
    emic_table *table = emic_table_make(arena, "Codings");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < plan->codings.count; i++)
        open[plan->codings.items[i].fate] += plan->codings.items[i].action == EMIC_REVISE_OPEN;
    for (int fate = 0; fate < EMIC_FATES; fate++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(emic_fate_name((emic_fate)fate)));
        cell[1] = emic_cell_integer((int64_t)plan->fates[fate]);
        cell[2] = emic_cell_integer((int64_t)open[fate]);
        cell[3] = emic_cell_text(emic_slice_of(meanings[fate]));
    }
    emic_table_add_note(table, "%zu characters before, %zu after; %zu changes.",
                        plan->before.points, plan->after.points, plan->carry.edits.count);
    return table;
}

static void add_item(const emic_revise_plan *plan, const emic_codebook *codebook,
                     const emic_revise_item *item, emic_table *table)
{
    int code = emic_codebook_at(codebook, item->code);
    emic_cell *cell = emic_table_add_row(table, 0);
    bool open = item->action == EMIC_REVISE_OPEN;
    cell[0] = emic_cell_integer(item->coding);
    cell[1] = emic_cell_text(emic_slice_of(emic_fate_name(item->fate)));
    if (code >= 0)
        cell[2] = emic_cell_text(codebook->items[code].path);
    cell[3] = emic_cell_text(item->coder);
    cell[4] = emic_cell_integer(item->round);
    cell[5] = emic_cell_integer(item->before.start);
    cell[6] = emic_cell_integer(item->before.end);
    cell[7] = emic_cell_text(emic_text_words(&plan->before, item->before));
    if (item->after.start < item->after.end) {
        cell[8] = emic_cell_integer(item->after.start);
        cell[9] = emic_cell_integer(item->after.end);
        cell[10] = emic_cell_text(emic_text_words(&plan->after, item->after));
    }
    cell[11] = emic_cell_text(emic_slice_of(emic_revise_action_name(item->action)));
    cell[12] = emic_cell_text(emic_slice_of(open ? "?" : emic_revise_action_name(item->action)));
}

emic_table *revise_table_open(const emic_revise_plan *plan, const emic_codebook *codebook,
                              emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "id", .title = "Id", .right = true},
        {.name = "class", .title = "Class"},
        {.name = "code", .title = "Code"},
        {.name = "coder", .title = "Coder"},
        {.name = "round", .use = EMIC_COLUMN_DATA},
        {.name = "start", .use = EMIC_COLUMN_DATA},
        {.name = "end", .use = EMIC_COLUMN_DATA},
        {.name = "quote", .title = "Words before", .wrap = true},
        {.name = "new_start", .use = EMIC_COLUMN_DATA},
        {.name = "new_end", .use = EMIC_COLUMN_DATA},
        {.name = "new_quote", .title = "Words after", .wrap = true},
        {.name = "action", .use = EMIC_COLUMN_DATA},
        {.name = "decided", .title = "Action", .use = EMIC_COLUMN_READING},
    };
    emic_table *table = emic_table_make(arena, "Codings that need a decision");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < plan->codings.count; i++)
        if (plan->codings.items[i].fate > EMIC_FATE_MOVED)
            add_item(plan, codebook, &plan->codings.items[i], table);
    return table;
}
