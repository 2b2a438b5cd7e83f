/* A cross table as tables: one for reading, one for machines, with the same notes. */
#include "measure/crosstab.h"
#include "measure/statistics.h"

static int64_t count_at(const emic_frequency *frequency, size_t row, size_t group)
{
    return frequency->n[row * (frequency->group_count + 1) + group];
}

static const emic_code *code_at(const emic_frequency *frequency, size_t row)
{
    return &frequency->cases.codebook.items[frequency->rows[row]];
}

static emic_slice rule_at(const emic_frequency *frequency, size_t row)
{
    return code_at(frequency, row)->rule == EMIC_RULE_JUDGED ? EMIC_LITERAL("judged")
                                                             : EMIC_LITERAL("any");
}

/* Where a group stands in the tables of the tests, or -1: it is not compared. */
static int compared_at(const emic_crosstab *crosstab, size_t group)
{
    for (size_t i = 0; i < crosstab->compared_count; i++)
        if (crosstab->compared[i] == group)
            return (int)i;
    return -1;
}

/* A p-value as it reads: nothing is 0. */
static emic_cell probability(double p, emic_arena *arena)
{
    emic_strbuf text = {0};
    if (p < 0.0001)
        return emic_cell_text(EMIC_LITERAL("<0.0001"));
    emic_strbuf_number(&text, p, 4);
    emic_cell cell = emic_cell_text(emic_arena_copy(arena, emic_strbuf_slice(&text)));
    emic_strbuf_close(&text);
    return cell;
}

/* --- Notes ----------------------------------------------------------------------------------- */

/* Adds `name` to a list in words. */
static void list_add(emic_strbuf *list, emic_slice name)
{
    emic_strbuf_puts(list, list->length ? ", " : "");
    emic_strbuf_add(list, name);
}

/* Adds the note `head: list.` when there is something in the list, and empties it. */
static void note_list(emic_table *table, const char *head, emic_strbuf *list)
{
    if (list->length)
        emic_table_add_note(table, "%s: %s.", head, list->data);
    emic_strbuf_close(list);
}

static void note_compared(const emic_crosstab *crosstab, emic_table *table)
{
    const emic_frequency *frequency = crosstab->frequency;
    emic_strbuf names = {0};
    int64_t people = 0;
    for (size_t i = 0; i < crosstab->compared_count; i++) {
        list_add(&names, frequency->groups[crosstab->compared[i]]);
        people += frequency->sizes[crosstab->compared[i]];
    }
    if (frequency->release)
        emic_table_add_note(table,
                            "Compared: participants for whom a code counts with all others, over "
                            "%s.",
                            names.length ? names.data : "no group");
    else
        emic_table_add_note(
            table,
            "Compared: participants for whom a code counts with all others, over %s; "
            "%lld of the %lld in the base.",
            names.length ? names.data : "no group", (long long)people,
            (long long)frequency->participants);
    emic_strbuf_close(&names);
}

static void note_tests(const emic_crosstab *crosstab, emic_table *table)
{
    emic_table_add_note(table, "Fisher p: exact, two-sided, over all tables with the same sums. "
                               "χ²: Pearson's, without continuity correction; V: Cramér's.");
    emic_table_add_note(table, "Residual: adjusted; beyond ±1.96 a group stands out by itself.");
    emic_table_add_note(table, "Holm p: Fisher p adjusted for the %zu test%s of this table.",
                        crosstab->family, crosstab->family == 1 ? "" : "s");
    if (crosstab->compared_count == 2)
        emic_table_add_note(
            table,
            "OR: sample odds ratio, %.*s to %.*s; (+0.5): a cell was 0, so 0.5 was added to each.",
            EMIC_ARG(crosstab->frequency->groups[crosstab->compared[0]]),
            EMIC_ARG(crosstab->frequency->groups[crosstab->compared[1]]));
}

static void note_doubts(const emic_crosstab *crosstab, emic_table *table)
{
    emic_strbuf small = {0}, untested = {0}, inexact = {0}, withheld = {0};
    for (size_t row = 0; row < crosstab->frequency->row_count; row++) {
        const emic_crosstab_test *test = &crosstab->tests[row];
        emic_slice name = code_at(crosstab->frequency, row)->name;
        if (test->withheld)
            list_add(&withheld, name);
        if (!test->possible && !test->withheld)
            list_add(&untested, name);
        if (!test->possible)
            continue;
        if (!test->exact)
            list_add(&inexact, name);
        if (test->chi.small)
            list_add(&small, name);
    }
    note_list(table, "Expected counts under 5, where only Fisher p is to be trusted", &small);
    note_list(table,
              "No test, which takes two groups and a code that some have and some have "
              "not",
              &untested);
    note_list(table,
              "No Fisher p, because there are too many tables to visit; it counts as 1 in "
              "the adjustment of the others",
              &inexact);
    note_list(table, "No test, because a count of it is hidden or rounded", &withheld);
    emic_table_add_note(table, "Exploratory: a test takes participants as drawn by chance; in a "
                               "purposive sample a p-value describes, it does not prove.");
}

static void add_notes(const emic_crosstab *crosstab, emic_table *table)
{
    emic_frequency_note(crosstab->frequency, table);
    note_compared(crosstab, table);
    if (crosstab->family)
        note_tests(crosstab, table);
    note_doubts(crosstab, table);
}

/* --- For reading ----------------------------------------------------------------------------- */

static bool any_percent(const emic_frequency *frequency)
{
    for (size_t group = 0; group <= frequency->group_count; group++)
        if (emic_frequency_shows_percent(frequency, group))
            return true;
    return false;
}

/* The cells of a code's tests, of which there are always six, then the odds ratio. */
static void fill_tests(const emic_crosstab_test *test, emic_cell *cell, emic_arena *arena)
{
    emic_strbuf odds = {0};
    if (!test->possible)
        return;
    if (test->exact) {
        cell[0] = probability(test->fisher, arena);
        cell[1] = probability(test->holm, arena);
    }
    cell[2] = emic_cell_number(test->chi.statistic);
    cell[3] = emic_cell_integer(test->chi.df);
    cell[4] = probability(test->chi.p, arena);
    cell[5] = emic_cell_number(test->chi.cramers_v);
    if (!test->has_odds)
        return;
    emic_strbuf_number(&odds, test->odds, 2);
    emic_strbuf_puts(&odds, test->corrected ? " (+0.5)" : "");
    cell[6] = emic_cell_text(emic_arena_copy(arena, emic_strbuf_slice(&odds)));
    emic_strbuf_close(&odds);
}

static void fill_wide(const emic_crosstab *crosstab, size_t row, size_t group, emic_table *table)
{
    const emic_frequency *frequency = crosstab->frequency;
    const emic_code *code = code_at(frequency, row), *first = code_at(frequency, 0);
    int depth = code->depth > first->depth ? code->depth - first->depth : 0;
    int at = compared_at(crosstab, group);
    int64_t n = count_at(frequency, row, group);
    bool hidden = emic_frequency_hides(frequency, row, group);
    emic_cell *cell = emic_table_add_row(table, group == 0 ? depth : 0);
    if (group == 0) {
        cell[0] = emic_cell_text(code->name);
        cell[1] = emic_cell_text(rule_at(frequency, row));
    }
    cell[2] = emic_cell_text(frequency->groups[group]);
    cell[3] = emic_cell_text(emic_frequency_of(frequency, row, group, table->arena));
    cell += 4;
    if (any_percent(frequency))
        *cell++ = hidden
                      ? (emic_cell){0}
                      : emic_cell_text(emic_frequency_percent(frequency, n, group, table->arena));
    *cell++ = hidden ? (emic_cell){0}
                     : emic_cell_text(emic_frequency_interval(frequency, n, group, table->arena));
    if (group == frequency->group_count)
        fill_tests(&crosstab->tests[row], cell + 1, table->arena);
    else if (at >= 0 && crosstab->tests[row].possible)
        *cell = emic_cell_number(emic_adjusted_residual(&crosstab->tables[row], (size_t)at, 0));
}

emic_table *emic_crosstab_wide(const emic_crosstab *crosstab, emic_arena *arena)
{
    const emic_frequency *frequency = crosstab->frequency;
    emic_table *table =
        emic_table_make(arena, emic_arena_format(arena, "Codes by %.*s: participants, with tests",
                                                 EMIC_ARG(frequency->by)));
    const char *by = emic_arena_string(arena, frequency->by);
    emic_table_add_column(table, (emic_column){.name = "code", .title = "Code"});
    emic_table_add_column(table, (emic_column){.name = "rule", .title = "Rule"});
    emic_table_add_column(table, (emic_column){.name = "group", .title = by});
    emic_table_add_column(table, (emic_column){.name = "of", .title = "n of N", .right = true});
    if (any_percent(frequency))
        emic_table_add_column(table, (emic_column){.name = "pct", .title = "%", .right = true});
    static const emic_column figures[] = {
        {.name = "interval", .title = "95 %", .right = true},
        {.name = "residual", .title = "Residual", .right = true, .decimals = 2},
        {.name = "fisher_p", .title = "Fisher p", .right = true},
        {.name = "holm_p", .title = "Holm p", .right = true},
        {.name = "chi_square", .title = "χ²", .right = true, .decimals = 2},
        {.name = "df", .right = true},
        {.name = "chi_square_p", .title = "p", .right = true},
        {.name = "cramers_v", .title = "V", .right = true, .decimals = 2},
        {.name = "odds_ratio", .title = "OR", .right = true},
    };
    size_t count = sizeof figures / sizeof *figures;
    for (size_t i = 0; i < count - (crosstab->compared_count != 2); i++)
        emic_table_add_column(table, figures[i]);
    for (size_t row = 0; row < frequency->row_count; row++)
        for (size_t group = 0; group <= frequency->group_count; group++)
            fill_wide(crosstab, row, group, table);
    add_notes(crosstab, table);
    return table;
}

/* --- For machines ---------------------------------------------------------------------------- */

static void fill_long_tests(const emic_crosstab_test *test, emic_cell *cell)
{
    if (!test->possible)
        return;
    if (test->exact) {
        cell[0] = emic_cell_number(test->fisher);
        cell[1] = emic_cell_number(test->holm);
        cell[2] = emic_cell_number(test->bh);
    }
    cell[3] = emic_cell_number(test->chi.statistic);
    cell[4] = emic_cell_integer(test->chi.df);
    cell[5] = emic_cell_number(test->chi.p);
    cell[6] = emic_cell_integer((int64_t)test->chi.small);
    cell[7] = emic_cell_number(test->chi.cramers_v);
    if (!test->has_odds)
        return;
    cell[8] = emic_cell_number(test->odds);
    cell[9] = emic_cell_text(test->corrected ? EMIC_LITERAL("plus 0.5") : EMIC_LITERAL("sample"));
}

static const emic_column test_columns[] = {
    {.name = "expected", .decimals = 6},
    {.name = "residual", .decimals = 6},
    {.name = "fisher_p", .decimals = 12},
    {.name = "holm_p", .decimals = 12},
    {.name = "bh_p", .decimals = 12},
    {.name = "chi_square", .decimals = 6},
    {.name = "df"},
    {.name = "chi_square_p", .decimals = 12},
    {.name = "small_cells"},
    {.name = "cramers_v", .decimals = 6},
    {.name = "odds_ratio", .decimals = 6},
    {.name = "odds_ratio_kind"},
};
enum { TESTS = sizeof test_columns / sizeof *test_columns };

static void fill_long(const emic_crosstab *crosstab, const char *base, size_t row, size_t group,
                      emic_table *table)
{
    int at = compared_at(crosstab, group);
    emic_cell *cell = emic_frequency_add_long(crosstab->frequency, base, row, group, TESTS, table);
    if (at >= 0 && crosstab->tests[row].possible) {
        const emic_contingency *counts = &crosstab->tables[row];
        cell[0] = emic_cell_number(emic_expected(counts, (size_t)at, 0));
        cell[1] = emic_cell_number(emic_adjusted_residual(counts, (size_t)at, 0));
    }
    if (group == crosstab->frequency->group_count)
        fill_long_tests(&crosstab->tests[row], cell + 2);
}

emic_table *emic_crosstab_long(const emic_crosstab *crosstab, emic_arena *arena)
{
    const emic_frequency *frequency = crosstab->frequency;
    emic_table *table = emic_frequency_open_long("crosstab", test_columns, TESTS, arena);
    const char *base = emic_frequency_base(frequency, arena);
    for (size_t row = 0; row < frequency->row_count; row++)
        for (size_t group = 0; group <= frequency->group_count; group++)
            fill_long(crosstab, base, row, group, table);
    add_notes(crosstab, table);
    return table;
}
