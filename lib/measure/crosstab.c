/* The tests of a cross table. How it looks is crosstab_table.c's business. */
#include "measure/crosstab.h"
#include "measure/suppression.h"

emic_status emic_crosstab_check_unit(emic_unit unit, emic_error *err)
{
    if (unit == EMIC_UNIT_PARTICIPANTS)
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID,
                     "no tests on %s: those of one participant are not independent of each other, "
                     "and a test would take each for another witness; it takes participants (emic "
                     "table frequency counts %s)",
                     emic_unit_name(unit), emic_unit_name(unit));
}

static void choose_groups(emic_crosstab *out, emic_arena *arena)
{
    const emic_frequency *frequency = out->frequency;
    out->compared = emic_arena_array(arena, frequency->group_count + 1, sizeof *out->compared);
    for (size_t group = 0; group < frequency->group_count; group++)
        if (frequency->sizes[group] && !emic_slice_equal(frequency->groups[group], EMIC_NOT_KNOWN))
            out->compared[out->compared_count++] = group;
}

/* The code's table: compared groups down, those who have it and those who have not across. */
static emic_contingency table_of(const emic_crosstab *crosstab, size_t row, emic_arena *arena)
{
    const emic_frequency *frequency = crosstab->frequency;
    const int64_t *n = frequency->n + row * (frequency->group_count + 1);
    size_t rows = crosstab->compared_count;
    int64_t *counts = emic_arena_array(arena, 2 * rows + 1, sizeof *counts);
    for (size_t i = 0; i < rows; i++) {
        size_t group = crosstab->compared[i];
        counts[2 * i] = n[group];
        counts[2 * i + 1] = frequency->sizes[group] - n[group];
    }
    return (emic_contingency){counts, rows, 2};
}

/* Under a release: all counts of the row go into its test, and so can be worked out from it. */
static bool is_withheld(const emic_frequency *frequency, size_t row)
{
    for (size_t group = 0; group <= frequency->group_count; group++)
        if (emic_frequency_hides(frequency, row, group))
            return true;
    return frequency->release && frequency->release->round_base > 1;
}

static void test_row(emic_crosstab *out, size_t row)
{
    emic_crosstab_test *test = &out->tests[row];
    const emic_contingency *table = &out->tables[row];
    test->withheld = is_withheld(out->frequency, row);
    if (test->withheld)
        return;
    test->possible = emic_chi_square_test(table, &test->chi);
    if (!test->possible)
        return;
    test->exact = emic_fisher(table, &test->fisher);
    test->has_odds = table->rows == 2;
    if (test->has_odds)
        test->odds = emic_odds_ratio(table->counts, &test->corrected);
}

static void adjust(emic_crosstab *out, emic_arena *arena)
{
    size_t rows = out->frequency->row_count, at = 0;
    double *p = emic_arena_array(arena, rows + 1, sizeof *p);
    double *holm = emic_arena_array(arena, rows + 1, sizeof *holm);
    double *bh = emic_arena_array(arena, rows + 1, sizeof *bh);
    for (size_t row = 0; row < rows; row++)
        if (out->tests[row].possible)
            p[out->family++] = out->tests[row].exact ? out->tests[row].fisher : 1;
    emic_holm(p, out->family, arena, holm);
    emic_benjamini_hochberg(p, out->family, arena, bh);
    for (size_t row = 0; row < rows; row++) {
        if (!out->tests[row].possible)
            continue;
        out->tests[row].holm = holm[at];
        out->tests[row].bh = bh[at++];
    }
}

emic_status emic_crosstab_make(const emic_frequency *frequency, emic_arena *arena,
                               emic_crosstab *out, emic_error *err)
{
    size_t rows = frequency->row_count;
    *out = (emic_crosstab){.frequency = frequency};
    EMIC_TRY(emic_crosstab_check_unit(frequency->query->unit, err));
    out->tests = emic_arena_array(arena, rows + 1, sizeof *out->tests);
    out->tables = emic_arena_array(arena, rows + 1, sizeof *out->tables);
    choose_groups(out, arena);
    for (size_t row = 0; row < rows; row++) {
        out->tables[row] = table_of(out, row, arena);
        test_row(out, row);
    }
    adjust(out, arena);
    return EMIC_OK;
}
