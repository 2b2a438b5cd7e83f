/* Pairs of codes as tables: a row a pair, or a matrix of one measure for reading. */
#include "measure/cooccurrence.h"
#include <math.h>

enum { DECIMALS = 6, MATRIX_DECIMALS = 3 };

static const char *unit_words(const emic_incidence *incidence, emic_arena *arena)
{
    const emic_incidence_query *query = incidence->query;
    if (query->within)
        return emic_arena_format(arena, "%lld turns in a row", (long long)query->within + 1);
    return emic_unit_name(query->unit);
}

static void note_proximity(const emic_cooccurrence *cooccurrence, emic_table *table)
{
    const emic_incidence_query *query = cooccurrence->incidence->query;
    if (query->unit == EMIC_UNIT_PARTICIPANTS)
        emic_table_add_note(table, "Two codes come together in a participant for whom both hold.");
    else if (query->unit == EMIC_UNIT_DOCUMENTS)
        emic_table_add_note(table,
                            "Two codes come together in a document that has a coding of each.");
    else if (query->within)
        emic_table_add_note(table,
                            "Two codes come together in a run that has at least one character of a "
                            "coding of each: they are at most %lld such turn%s apart.",
                            (long long)query->within, query->within == 1 ? "" : "s");
    else
        emic_table_add_note(table,
                            "Two codes come together in a turn that has at least one character of "
                            "a coding of each; the codings need not overlap.");
}

static void note_left_out(const emic_cooccurrence *cooccurrence, emic_table *table)
{
    long long nested = (long long)cooccurrence->nested, rarer = (long long)cooccurrence->rarer;
    if (nested)
        emic_table_add_note(table,
                            "Left out: %lld pair%s of a code and one below it, which it counts "
                            "with.",
                            nested, nested == 1 ? "" : "s");
    if (rarer)
        emic_table_add_note(
            table, "Left out: %lld pair%s that come%s together in fewer than %lld units.", rarer,
            rarer == 1 ? "" : "s", rarer == 1 ? "s" : "", (long long)cooccurrence->least);
}

/* Counts are few or many in the same units: what small coefficients do not say. */
static void note_unequal(const emic_cooccurrence *cooccurrence, emic_table *table)
{
    long long unequal = 0;
    for (size_t i = 0; i < cooccurrence->pairs.count; i++)
        unequal += emic_cooccurrence_unequal(&cooccurrence->pairs.items[i].counts);
    if (unequal)
        emic_table_add_note(table,
                            "In %lld pair%s one code is more than five times as frequent as the "
                            "other: look at the overlap there, not at Jaccard.",
                            unequal, unequal == 1 ? "" : "s");
}

static void add_notes(const emic_cooccurrence *cooccurrence, emic_table *table)
{
    emic_incidence_note(cooccurrence->incidence, table);
    note_proximity(cooccurrence, table);
    emic_table_add_note(
        table, "Jaccard = both / (n1 + n2 - both); overlap = both / the smaller n; phi = "
               "correlation of the two over all N; lift = both x N / (n1 x n2), 1 where "
               "they are independent; empty where undefined. They describe; none is a test.");
    note_left_out(cooccurrence, table);
    note_unequal(cooccurrence, table);
}

static void fill_pair(const emic_cooccurrence *cooccurrence, const emic_cooccurrence_pair *pair,
                      const char *unit, emic_table *table)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    *cell++ = emic_cell_text(emic_slice_of(unit));
    *cell++ = emic_cell_text(emic_incidence_code(cooccurrence->incidence, pair->first)->path);
    *cell++ = emic_cell_text(emic_incidence_code(cooccurrence->incidence, pair->second)->path);
    *cell++ = emic_cell_integer(pair->counts.first);
    *cell++ = emic_cell_integer(pair->counts.second);
    *cell++ = emic_cell_integer(pair->counts.both);
    *cell++ = emic_cell_integer(pair->counts.units);
    *cell++ = emic_cell_number(emic_cooccurrence_value(&pair->counts, EMIC_COOCCURRENCE_JACCARD));
    *cell++ = emic_cell_number(emic_cooccurrence_value(&pair->counts, EMIC_COOCCURRENCE_OVERLAP));
    *cell++ = emic_cell_number(emic_cooccurrence_value(&pair->counts, EMIC_COOCCURRENCE_PHI));
    *cell++ = emic_cell_number(emic_cooccurrence_value(&pair->counts, EMIC_COOCCURRENCE_LIFT));
    *cell = emic_cell_text(emic_cooccurrence_unequal(&pair->counts) ? EMIC_LITERAL("yes")
                                                                    : EMIC_LITERAL("no"));
}

emic_table *emic_cooccurrence_long(const emic_cooccurrence *cooccurrence, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "unit", .use = EMIC_COLUMN_DATA},
        {.name = "code_1", .title = "Code"},
        {.name = "code_2", .title = "Code"},
        {.name = "n_1", .title = "n1", .right = true},
        {.name = "n_2", .title = "n2", .right = true},
        {.name = "n_both", .title = "Both", .right = true},
        {.name = "N", .use = EMIC_COLUMN_DATA},
        {.name = "jaccard", .title = "Jaccard", .decimals = DECIMALS, .right = true},
        {.name = "overlap", .title = "Overlap", .decimals = DECIMALS, .right = true},
        {.name = "phi", .title = "Phi", .decimals = DECIMALS, .right = true},
        {.name = "lift", .title = "Lift", .decimals = DECIMALS, .right = true},
        {.name = "unequal", .use = EMIC_COLUMN_DATA},
    };
    const char *unit = unit_words(cooccurrence->incidence, arena);
    emic_table *table =
        emic_table_make(arena, emic_arena_format(arena, "Codes that come together: %s", unit));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < cooccurrence->pairs.count; i++)
        fill_pair(cooccurrence, &cooccurrence->pairs.items[i], unit, table);
    add_notes(cooccurrence, table);
    return table;
}

/* Room for the codes that hold somewhere: `place[row]` counts them from 0. */
static size_t *place_rows(const emic_incidence *incidence, emic_arena *arena)
{
    size_t *place = emic_arena_array(arena, incidence->row_count + 1, sizeof *place), count = 0;
    for (size_t row = 0; row < incidence->row_count; row++)
        if (incidence->n[row])
            place[row] = count++;
    return place;
}

/* Two columns before those of the codes: number and name. */
static emic_cell *cell_of(const emic_table *table, size_t row, size_t column)
{
    return &table->rows.items[row][2 + column];
}

static void fill_matrix(const emic_cooccurrence *cooccurrence, const size_t *place,
                        emic_table *table)
{
    for (size_t i = 0; i < cooccurrence->pairs.count; i++) {
        const emic_cooccurrence_pair *pair = &cooccurrence->pairs.items[i];
        emic_cell cell = cooccurrence->measure == EMIC_COOCCURRENCE_COUNT
                             ? emic_cell_integer(pair->counts.both)
                             : emic_cell_number(pair->value);
        *cell_of(table, place[pair->first], place[pair->second]) = cell;
        *cell_of(table, place[pair->second], place[pair->first]) = cell;
    }
}

emic_table *emic_cooccurrence_matrix(const emic_cooccurrence *cooccurrence, emic_arena *arena)
{
    static const char *const titles[] = {"Jaccard", "Units with both", "Overlap", "Phi", "Lift"};
    const emic_incidence *incidence = cooccurrence->incidence;
    size_t codes = emic_cooccurrence_codes(cooccurrence), at = 0;
    emic_table *table = emic_table_make(
        arena, emic_arena_format(arena, "Codes that come together: %s: %s",
                                 titles[cooccurrence->measure], unit_words(incidence, arena)));
    emic_table_add_column(table, (emic_column){.name = "number", .title = "", .right = true});
    emic_table_add_column(table, (emic_column){.name = "code", .title = "Code"});
    for (size_t i = 1; i <= codes; i++)
        emic_table_add_column(table, (emic_column){.name = emic_arena_format(arena, "%zu", i),
                                                   .decimals = MATRIX_DECIMALS,
                                                   .right = true});
    for (size_t row = 0; row < incidence->row_count; row++) {
        if (incidence->n[row] == 0)
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer((int64_t)at + 1);
        cell[1] = emic_cell_text(emic_incidence_code(incidence, row)->path);
        *cell_of(table, at, at) = emic_cell_text(
            emic_slice_of(emic_arena_format(arena, "n=%lld", (long long)incidence->n[row])));
        at++;
    }
    fill_matrix(cooccurrence, place_rows(incidence, arena), table);
    emic_table_add_note(table, "On the diagonal: in how many units each code holds. A cell without "
                               "a number: the pair does not come together, or is left out.");
    add_notes(cooccurrence, table);
    return table;
}
