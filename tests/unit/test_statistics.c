/* The formulas on counts, against the values that R's prop.test(correct = FALSE) gives. */
#include "measure/number.h"
#include "measure/statistics.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_near(double expected, double found, double apart)
{
    if (!(fabs(expected - found) <= apart))
        fail_msg("%.9f is not %.9f", found, expected);
}

static void wilson_matches_the_reference(void **state)
{
    static const struct {
        int x, n;
        double low, high;
    } expected[] = {
        {26, 26, .871271, 1},      {14, 15, .701835, .988133}, {2, 5, .117621, .769276},
        {5, 26, .085071, .378763}, {9, 15, .357468, .801755},  {4, 5, .375535, .963776},
        {0, 15, 0, .203883},       {7, 15, .248095, .698830},  {1, 5, .036224, .624465},
        {7, 9, .452589, .936775},  {6, 15, .198245, .642532},  {1, 9, .019891, .435000},
        {5, 7, .358934, .917781},  {2, 15, .037361, .378820},  {7, 12, .319511, .806740},
    };
    (void)state;
    assert_int_equal(15, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        emic_interval found = emic_wilson(expected[i].x, expected[i].n);
        assert_near(expected[i].low, found.low, 1e-6);
        assert_near(expected[i].high, found.high, 1e-6);
    }
}

static void wilson_is_exact_at_both_ends(void **state)
{
    (void)state;
    for (int n = 1; n <= 1000; n++) {
        assert_true(emic_wilson(0, n).low == 0);
        assert_true(emic_wilson(n, n).high == 1);
        assert_true(emic_wilson(0, n).high > 0 && emic_wilson(n, n).low < 1);
    }
}

static void wilson_holds_the_share_and_mirrors_it(void **state)
{
    (void)state;
    for (int n = 1; n <= 60; n++) {
        for (int x = 0; x <= n; x++) {
            emic_interval found = emic_wilson(x, n), other = emic_wilson(n - x, n);
            double share = (double)x / n;
            assert_true(found.low >= 0 && found.low <= share);
            assert_true(found.high <= 1 && found.high >= share);
            assert_near(found.low, 1 - other.high, 1e-12);
        }
    }
}

static void shares_have_words_where_there_are_some(void **state)
{
    static const struct {
        int x, n;
        const char *words;
    } expected[] = {
        {0, 15, "none"},
        {15, 15, "all"},
        {14, 15, "all but one"},
        {13, 15, "all but two"},
        {12, 15, "all but three"},
        {11, 15, "majority"},
        {8, 15, "majority"},
        {7, 15, ""},
        {1, 15, ""},
        {13, 26, "half"},
        {14, 26, "majority"},
        {12, 26, ""},
        {1, 1, "all"},
        {0, 1, "none"},
        {1, 2, "half"},
        {2, 3, "all but one"},
        {1, 3, ""},
        {2, 4, "half"},
        {3, 5, "all but two"},
        {2, 5, ""},
        {3, 6, "half"},
        {4, 7, "all but three"},
        {4, 6, "all but two"},
        {5, 9, "majority"},
        {0, 0, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_string_equal(expected[i].words, emic_share_words(expected[i].x, expected[i].n));
    assert_string_equal("majority", emic_share_words(INT64_MAX - 4, INT64_MAX));
}

static bool parses(const char *text, double *out)
{
    return emic_number_parse(emic_slice_of(text), out);
}

static void numbers_are_decimal_and_finite(void **state)
{
    double number = 0;
    (void)state;
    assert_true(parses("14", &number) && number == 14);
    assert_true(parses("-2.5", &number) && number == -2.5);
    assert_true(parses("+1e3", &number) && number == 1000);
    static const char *const refused[] = {"",    " ",     "x",   "1x",  "0x10", "nan",
                                          "inf", "1e999", "1 2", "1e+", "--1",  "1,5"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_false(parses(refused[i], &number));
    assert_false(emic_number_parse((emic_slice){"1\0", 2}, &number));
    assert_true(number == 1000);
}

static void numbers_compare_as_written(void **state)
{
    (void)state;
    assert_true(0.1 + 0.2 != 0.3); /* the precondition: to the last bit they differ */
    assert_int_equal(0, emic_number_compare(0.1 + 0.2, 0.3));
    assert_int_equal(-1, emic_number_compare(1, 1.000001));
    assert_int_equal(1, emic_number_compare(1000001, 1000000));
    assert_int_equal(0, emic_number_compare(-5, -5));
    assert_int_equal(-1, emic_number_compare(-5, 5));
}

/* The shares that the raids study reports, and what could go wrong beside them. */
static void shares_stand_in_a_sentence(void **state)
{
    static const struct {
        int64_t x, n;
        const char *phrase;
    } expected[] = {
        {26, 26, "all 26"},
        {14, 15, "all but one of 15"},
        {2, 5, "two of five"},
        {0, 15, "none of 15"},
        {0, 5, "none of five"},
        {5, 5, "all five"},
        {2, 2, "both"},
        {1, 1, "the only one"},
        {1, 2, "half, one of two"},
        {0, 1, "none of one"},
        {0, 0, "nobody of none"},
        {13, 26, "half, 13 of 26"},
        {18, 26, "a majority, 18 of 26"},
        {6, 10, "a majority, six of ten"},
        {12, 46, "12 of 46"},
        {2, 46, "2 of 46"},
    };
    emic_arena *arena = emic_arena_open();
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_string_equal(expected[i].phrase,
                            emic_share_phrase(expected[i].x, expected[i].n, arena));
    emic_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wilson_matches_the_reference),
        cmocka_unit_test(wilson_is_exact_at_both_ends),
        cmocka_unit_test(wilson_holds_the_share_and_mirrors_it),
        cmocka_unit_test(shares_have_words_where_there_are_some),
        cmocka_unit_test(numbers_are_decimal_and_finite),
        cmocka_unit_test(numbers_compare_as_written),
        cmocka_unit_test(shares_stand_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
