/* The table beside a network of codes. */
#include "exchange/plot_frame.h"
#include "exchange/plot_network.h"

const char *emic_network_measure(const emic_network_drawing *all)
{
    static const char *const names[] = {"Jaccard", "units with both", "overlap", "phi", "lift"};
    return names[all->pairs->measure];
}

const char *emic_network_value(const emic_network_drawing *all, double value, emic_arena *arena)
{
    bool whole = all->pairs->measure == EMIC_COOCCURRENCE_COUNT;
    return emic_plot_tick(value, whole ? 1 : .001, arena).data;
}

static emic_slice code_words(const emic_network_drawing *all, size_t row)
{
    return emic_incidence_code(all->pairs->incidence, row)->path;
}

enum { CODE_1, N_1, CODE_2, N_2, BOTH, ALL, MEASURE, VALUE, COLUMN_COUNT };

static emic_table *open_table(const char *title, emic_arena *arena)
{
    static const emic_column columns[COLUMN_COUNT] = {
        [CODE_1] = {.name = "code_1"},   [N_1] = {.name = "n_1"},
        [CODE_2] = {.name = "code_2"},   [N_2] = {.name = "n_2"},
        [BOTH] = {.name = "n_both"},     [ALL] = {.name = "N"},
        [MEASURE] = {.name = "measure"}, [VALUE] = {.name = "value", .decimals = 6},
    };
    emic_table *table = emic_table_make(arena, title);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        emic_table_add_column(table, columns[i]);
    return table;
}

/* A row a line, then a row for each code without one: nothing in its second half. */
static void fill_table(const emic_network_drawing *all, emic_table *table)
{
    static const char *const names[] = {"jaccard", "count", "overlap", "phi", "lift"};
    const emic_incidence *incidence = all->pairs->incidence;
    bool *tied = emic_arena_array(table->arena, incidence->row_count + 1, sizeof *tied);
    for (size_t i = 0; i < all->drawn; i++) {
        const emic_cooccurrence_pair *pair = &all->pairs->pairs.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        tied[pair->first] = tied[pair->second] = true;
        cell[CODE_1] = emic_cell_text(code_words(all, pair->first));
        cell[N_1] = emic_cell_integer(pair->counts.first);
        cell[CODE_2] = emic_cell_text(code_words(all, pair->second));
        cell[N_2] = emic_cell_integer(pair->counts.second);
        cell[BOTH] = emic_cell_integer(pair->counts.both);
        cell[ALL] = emic_cell_integer(pair->counts.units);
        cell[MEASURE] = emic_cell_text(emic_slice_of(names[all->pairs->measure]));
        cell[VALUE] = emic_cell_number(pair->value);
    }
    for (size_t row = 0; row < incidence->row_count; row++) {
        if (tied[row] || !incidence->n[row])
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[CODE_1] = emic_cell_text(code_words(all, row));
        cell[N_1] = emic_cell_integer(incidence->n[row]);
        cell[ALL] = emic_cell_integer(incidence->units);
    }
}

/* Which lines there are, and which there might be. */
static void note_lines(const emic_network_drawing *all, emic_table *table)
{
    size_t pairs = all->pairs->pairs.count;
    if (all->drawn < pairs)
        emic_table_add_note(table,
                            "Lines: %zu of the %zu pairs that come together, those with %s of at "
                            "least %s; the other %zu are not drawn.",
                            all->drawn, pairs, emic_network_measure(all),
                            emic_network_value(all, all->strength, table->arena),
                            pairs - all->drawn);
    else
        emic_table_add_note(table, "Lines: all %zu pairs that come together.", pairs);
}

emic_table *emic_network_table(const emic_network_drawing *all, const emic_table *pairs,
                               emic_arena *arena)
{
    emic_table *table = open_table(pairs->title, arena);
    fill_table(all, table);
    note_lines(all, table);
    for (size_t i = 0; i < pairs->notes.count; i++)
        emic_table_add_note(table, "%s", pairs->notes.items[i]);
    return table;
}
