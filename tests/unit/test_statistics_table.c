/* The tests on tables of counts, against what R's fisher.test, chisq.test(correct = FALSE) and
 * p.adjust give. Random tables against exact fractions: tests/cli/crosstab_random.py. */
#include "measure/statistics_table.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static emic_arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

static void assert_near(double expected, double found, double apart)
{
    if (!(fabs(expected - found) <= apart))
        fail_msg("%.12g is not %.12g", found, expected);
}

static double fisher(emic_contingency table)
{
    double p = -1;
    assert_true(emic_fisher(&table, &p));
    return p;
}

static emic_chi_square chi_square(emic_contingency table)
{
    emic_chi_square out;
    assert_true(emic_chi_square_test(&table, &out));
    return out;
}

#define TABLE(rows, columns, ...)                                                                  \
    ((emic_contingency){(const int64_t[]){__VA_ARGS__}, rows, columns})

static void fisher_matches_the_reference(void **state)
{
    (void)state;
    assert_near(.002224694, fisher(TABLE(2, 2, 26, 0, 2, 3)), 5e-10);
    assert_near(.139419764, fisher(TABLE(2, 2, 9, 6, 4, 11)), 5e-10);
    assert_near(.000927850, fisher(TABLE(3, 2, 12, 3, 26, 0, 2, 3)), 5e-10);
    assert_near(.013600634, fisher(TABLE(3, 3, 10, 3, 2, 24, 2, 0, 2, 1, 2)), 5e-10);
}

static void fisher_is_the_same_turned_round(void **state)
{
    (void)state;
    assert_near(.000927850, fisher(TABLE(2, 3, 12, 26, 2, 3, 0, 3)), 5e-10);
    assert_near(.000927850, fisher(TABLE(3, 2, 2, 3, 12, 3, 26, 0)), 5e-10);
    assert_near(.013600634, fisher(TABLE(3, 3, 10, 24, 2, 3, 2, 1, 2, 0, 2)), 5e-10);
}

/* [[2,3],[3,2]] mirrors [[3,2],[2,3]]: as likely, to the last bit or not, and so it counts. */
static void tables_as_likely_as_the_observed_count(void **state)
{
    (void)state;
    assert_near(1, fisher(TABLE(2, 2, 2, 3, 3, 2)), 1e-12);
    assert_near(1, fisher(TABLE(2, 2, 3, 2, 2, 3)), 1e-12);
    assert_near(2 / 252.0, fisher(TABLE(2, 2, 5, 0, 0, 5)), 1e-14);
    assert_near(52 / 252.0, fisher(TABLE(2, 2, 4, 1, 1, 4)), 1e-14);
}

static void fisher_says_nothing_of_tables_without_a_choice(void **state)
{
    (void)state;
    assert_near(1, fisher(TABLE(2, 2, 4, 0, 7, 0)), 1e-12);
    assert_near(1, fisher(TABLE(2, 2, 0, 0, 0, 0)), 1e-12);
    assert_near(1, fisher(TABLE(1, 2, 4, 9)), 1e-12);
    assert_near(1, fisher(TABLE(0, 2, 0)), 0);
}

static void fisher_gives_up_on_what_has_too_many_tables(void **state)
{
    int64_t counts[40];
    double p = -1;
    (void)state;
    for (int i = 0; i < 40; i++)
        counts[i] = 25;
    emic_contingency table = {counts, 20, 2};
    assert_false(emic_fisher(&table, &p));
    assert_true(p == -1);
    table.rows = 3;
    assert_near(1, fisher(table), 1e-9);
}

/* Groups of like size have most tables in common. With k of n people, one a group, each table is as
 * likely as any other; and the second value comes from
 * whole numbers. */
static void fisher_copes_with_many_groups(void **state)
{
    int64_t counts[80];
    (void)state;
    for (int i = 0; i < 80; i++)
        counts[i] = i % 4 == 0 || i % 4 == 3;
    assert_near(1, fisher((emic_contingency){counts, 40, 2}), 1e-9);
    assert_near(0.089095758503, fisher(TABLE(8, 2, 9, 1, 5, 5, 3, 7, 5, 5, 6, 4, 2, 8, 5, 5, 5, 5)),
                1e-10);
}

static void chi_square_matches_the_reference(void **state)
{
    (void)state;
    emic_chi_square found = chi_square(TABLE(2, 2, 9, 6, 4, 11));
    assert_near(168750 / 49725.0, found.statistic, 1e-12); /* 3.393665 */
    assert_near(.065447, found.p, 5e-7);
    assert_int_equal(1, found.df);
    found = chi_square(TABLE(3, 2, 12, 3, 26, 0, 2, 3));
    assert_near(14.26, found.statistic, 5e-3);
    assert_near(.000800719, found.p, 5e-10);
    assert_int_equal(2, found.df);
    found = chi_square(TABLE(3, 3, 10, 3, 2, 24, 2, 0, 2, 1, 2));
    assert_near(11.427920, found.statistic, 5e-7);
    assert_near(.022153248, found.p, 5e-10);
    assert_near(.352444, found.cramers_v, 5e-7);
    assert_int_equal(4, found.df);
}

static void small_expectations_are_told_of(void **state)
{
    (void)state;
    emic_contingency table = TABLE(3, 2, 12, 3, 26, 0, 2, 3);
    emic_chi_square found = chi_square(table);
    assert_int_equal(6, found.cells);
    assert_int_equal(4, found.small); /* 1.96, 3.39, 4.35 and 0.65 */
    assert_near(15 * 6 / 46.0, emic_expected(&table, 0, 1), 1e-12);
    assert_near(5 * 40 / 46.0, emic_expected(&table, 2, 0), 1e-12);
    assert_int_equal(0, chi_square(TABLE(2, 2, 9, 6, 6, 9)).small);
    assert_int_equal(0, chi_square(TABLE(2, 2, 5, 5, 5, 5)).small); /* 5 is enough */
}

static void empty_rows_and_columns_do_not_count(void **state)
{
    emic_chi_square none;
    (void)state;
    emic_chi_square found = chi_square(TABLE(3, 3, 9, 0, 6, 0, 0, 0, 4, 0, 11));
    assert_near(168750 / 49725.0, found.statistic, 1e-12);
    assert_int_equal(1, found.df);
    assert_int_equal(4, found.cells);
    assert_false(emic_chi_square_test(&TABLE(2, 2, 4, 0, 7, 0), &none));
    assert_false(emic_chi_square_test(&TABLE(2, 2, 4, 5, 0, 0), &none));
    assert_false(emic_chi_square_test(&TABLE(2, 2, 0, 0, 0, 0), &none));
    emic_contingency full = TABLE(2, 2, 4, 0, 7, 0);
    assert_true(isnan(emic_adjusted_residual(&full, 0, 0)));
    assert_true(isnan(emic_adjusted_residual(&full, 0, 1)));
}

static void residuals_match_the_reference(void **state)
{
    (void)state;
    emic_contingency table = TABLE(2, 2, 9, 6, 4, 11);
    for (size_t i = 0; i < 4; i++)
        assert_near(i == 0 || i == 3 ? 1.842190 : -1.842190,
                    emic_adjusted_residual(&table, i / 2, i % 2), 5e-7);
    table = TABLE(3, 2, 12, 3, 26, 0, 2, 3);
    assert_near(-.974514, emic_adjusted_residual(&table, 0, 0), 5e-7);
    assert_near(2.994996, emic_adjusted_residual(&table, 1, 0), 5e-7);
    assert_near(-3.302327, emic_adjusted_residual(&table, 2, 0), 5e-7);
    table = TABLE(3, 3, 10, 3, 2, 24, 2, 0, 2, 1, 2);
    assert_near(-2.197017, emic_adjusted_residual(&table, 2, 0), 5e-7);
    assert_near(.489234, emic_adjusted_residual(&table, 2, 1), 5e-7);
    assert_near(2.631357, emic_adjusted_residual(&table, 2, 2), 5e-7);
}

static void odds_are_corrected_only_for_a_zero(void **state)
{
    bool corrected = true;
    (void)state;
    assert_near(4.125, emic_odds_ratio((const int64_t[]){9, 6, 4, 11}, &corrected), 1e-12);
    assert_false(corrected);
    assert_near(26.5 * 3.5 / (0.5 * 2.5),
                emic_odds_ratio((const int64_t[]){26, 0, 2, 3}, &corrected), 1e-12);
    assert_true(corrected);
}

/* Quantiles of R's qchisq, at tails where the series and the continued fraction each work. */
static void the_tail_of_chi_square_is_right_in_both_halves(void **state)
{
    (void)state;
    assert_near(1, emic_chi_square_tail(0, 1), 0);
    assert_near(1, emic_chi_square_tail(0, 7), 0);
    assert_near(.05, emic_chi_square_tail(3.841458820694124, 1), 1e-14);
    assert_near(.95, emic_chi_square_tail(0.003932140000019522, 1), 1e-14);
    assert_near(.05, emic_chi_square_tail(18.30703805327515, 10), 1e-14);
    assert_near(exp(-1), emic_chi_square_tail(2, 2), 1e-15);
    assert_near(1, emic_chi_square_tail(200, 2) / exp(-100), 1e-12);
    assert_near(1, emic_chi_square_tail(1400, 2) / exp(-700), 1e-11);
}

static void families_match_the_reference(void **state)
{
    static const double p[] = {.001, .008, .039, .041, .042, .060, .074, .205};
    static const double holm[] = {.008, .056, .234, .234, .234, .234, .234, .234};
    static const double bh[] = {.008, .032, .0672, .0672, .0672, .08, .0845714, .205};
    static const size_t shuffled[] = {4, 0, 7, 2, 6, 1, 5, 3};
    double given[8], found[8];
    (void)state;
    for (size_t i = 0; i < 8; i++)
        given[i] = p[shuffled[i]];
    emic_holm(given, 8, arena, found);
    for (size_t i = 0; i < 8; i++)
        assert_near(holm[shuffled[i]], found[i], 1e-12);
    emic_benjamini_hochberg(given, 8, arena, found);
    for (size_t i = 0; i < 8; i++)
        assert_near(bh[shuffled[i]], found[i], 5e-8);
    emic_holm((const double[]){.6, .7}, 2, arena, found);
    assert_near(1, found[0], 0);
    assert_near(1, found[1], 0);
    emic_holm(NULL, 0, arena, found);
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(fisher_matches_the_reference),
        IN_ARENA(fisher_is_the_same_turned_round),
        IN_ARENA(tables_as_likely_as_the_observed_count),
        IN_ARENA(fisher_says_nothing_of_tables_without_a_choice),
        IN_ARENA(fisher_gives_up_on_what_has_too_many_tables),
        IN_ARENA(fisher_copes_with_many_groups),
        IN_ARENA(chi_square_matches_the_reference),
        IN_ARENA(small_expectations_are_told_of),
        IN_ARENA(empty_rows_and_columns_do_not_count),
        IN_ARENA(residuals_match_the_reference),
        IN_ARENA(odds_are_corrected_only_for_a_zero),
        IN_ARENA(the_tail_of_chi_square_is_right_in_both_halves),
        IN_ARENA(families_match_the_reference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
