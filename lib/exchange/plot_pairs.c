/* Pairs of codes in the words and the table of a picture. */
#include "exchange/plot_pairs.h"
#include "exchange/plot_frame.h"

const char *emic_plot_pair_measure(const emic_cooccurrence *pairs)
{
    static const char *const names[] = {"Jaccard", "units with both", "overlap", "phi", "lift"};
    return names[pairs->measure];
}

const char *emic_plot_pair_value(const emic_cooccurrence *pairs, double value, emic_arena *arena)
{
    bool whole = pairs->measure == EMIC_COOCCURRENCE_COUNT;
    return emic_plot_tick(value, whole ? 1 : .001, arena).data;
}

emic_slice emic_plot_pair_code(const emic_cooccurrence *pairs, size_t row)
{
    return emic_incidence_code(pairs->incidence, row)->path;
}

emic_slice emic_plot_pair_words(const emic_cooccurrence *pairs, const emic_cooccurrence_pair *pair,
                                emic_arena *arena)
{
    emic_slice first = emic_plot_pair_code(pairs, pair->first);
    emic_slice second = emic_plot_pair_code(pairs, pair->second);
    return emic_slice_of(emic_arena_format(
        arena, "%.*s, %.*s: %lld of %lld and %lld, %s", EMIC_ARG(first), EMIC_ARG(second),
        (long long)pair->counts.both, (long long)pair->counts.first, (long long)pair->counts.second,
        emic_plot_tick(pair->value, .001, arena).data));
}

emic_slice emic_plot_pairs_description(const emic_cooccurrence *pairs, size_t codes, size_t drawn,
                                       const char *as, emic_arena *arena)
{
    enum { MOST = 10 };
    size_t said = drawn < MOST ? drawn : MOST;
    const char *words =
        emic_arena_format(arena, "%zu codes and %zu %s (%s)%s", codes, drawn, as,
                          emic_plot_pair_measure(pairs), said ? ". The strongest:" : "");
    for (size_t i = 0; i < said; i++) {
        emic_slice pair = emic_plot_pair_words(pairs, &pairs->pairs.items[i], arena);
        words = emic_arena_format(arena, "%s%s %.*s", words, i ? ";" : "", EMIC_ARG(pair));
    }
    return emic_slice_of(emic_arena_format(arena, "%s.", words));
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
static void fill_table(const emic_cooccurrence *pairs, size_t drawn, bool alone, emic_table *table)
{
    static const char *const names[] = {"jaccard", "count", "overlap", "phi", "lift"};
    const emic_incidence *incidence = pairs->incidence;
    bool *tied = emic_arena_array(table->arena, incidence->row_count + 1, sizeof *tied);
    for (size_t i = 0; i < drawn; i++) {
        const emic_cooccurrence_pair *pair = &pairs->pairs.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        tied[pair->first] = tied[pair->second] = true;
        cell[CODE_1] = emic_cell_text(emic_plot_pair_code(pairs, pair->first));
        cell[N_1] = emic_cell_integer(pair->counts.first);
        cell[CODE_2] = emic_cell_text(emic_plot_pair_code(pairs, pair->second));
        cell[N_2] = emic_cell_integer(pair->counts.second);
        cell[BOTH] = emic_cell_integer(pair->counts.both);
        cell[ALL] = emic_cell_integer(pair->counts.units);
        cell[MEASURE] = emic_cell_text(emic_slice_of(names[pairs->measure]));
        cell[VALUE] = emic_cell_number(pair->value);
    }
    for (size_t row = 0; row < incidence->row_count; row++) {
        if (!alone || tied[row] || !incidence->n[row])
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[CODE_1] = emic_cell_text(emic_plot_pair_code(pairs, row));
        cell[N_1] = emic_cell_integer(incidence->n[row]);
        cell[ALL] = emic_cell_integer(incidence->units);
    }
}

emic_table *emic_plot_pairs_table(const emic_cooccurrence *pairs, size_t drawn, bool alone,
                                  const emic_table *all, emic_arena *arena)
{
    emic_table *table = open_table(all->title, arena);
    fill_table(pairs, drawn, alone, table);
    for (size_t i = 0; i < all->notes.count; i++)
        emic_table_add_note(table, "%s", all->notes.items[i]);
    return table;
}
