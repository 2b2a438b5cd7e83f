/* k-anonymity: tables counted by hand, and many random ones counted over again in the dullest way.
 */
#include "measure/anonymity.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static emic_arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int end(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

/* A table of three columns from words; NULL is a value that is not known. */
static emic_anonymity_table table_of(const char *const *words, size_t rows)
{
    emic_slice *values = emic_arena_array(arena, rows * 3, sizeof *values);
    for (size_t i = 0; i < rows * 3; i++)
        values[i] = emic_slice_of(words[i]);
    return (emic_anonymity_table){values, rows, 3};
}

/* Trade, town and age of six people. */
static const char *const people[] = {
    "bus", "north", "30", "bus", "north", "30", "bus",  "south", "30",
    "bus", "south", "40", "bus", "north", "40", "tram", NULL,    "30",
};

static emic_anonymity count(const size_t *chosen, size_t chosen_count)
{
    emic_anonymity_table table = table_of(people, 6);
    emic_anonymity out;
    emic_anonymity_count(&table, chosen, chosen_count, arena, &out);
    assert_non_null(out.class_of);
    return out;
}

static void classes_are_those_with_the_same_values(void **state)
{
    (void)state;
    static const size_t trade[] = {0}, town_and_age[] = {1, 2}, all[] = {0, 1, 2};
    emic_anonymity one = count(trade, 1);
    assert_int_equal(2, one.classes);
    assert_int_equal(5, one.k[0]);
    assert_int_equal(1, one.k[1]);
    assert_int_equal(1, one.smallest);
    assert_int_equal(1, one.unique);
    assert_int_equal(1, emic_anonymity_k(&one, 5));
    assert_int_equal(5, emic_anonymity_k(&one, 4));
    emic_anonymity two = count(town_and_age, 2);
    assert_int_equal(5, two.classes);
    assert_int_equal(4, two.unique);
    assert_int_equal(2, emic_anonymity_k(&two, 1));
    assert_int_equal(0, two.class_of[0]);
    assert_int_equal(0, two.class_of[1]);
    assert_int_equal(1, two.class_of[2]); /* numbered as they come */
    assert_int_equal(4, emic_anonymity_below(&two, 2));
    assert_int_equal(6, emic_anonymity_below(&two, 3));
    assert_int_equal(4, count(all, 3).unique);
}

static void the_same_everywhere_is_one_class(void **state)
{
    (void)state;
    emic_anonymity none = count(NULL, 0);
    assert_int_equal(1, none.classes);
    assert_int_equal(6, none.smallest);
    assert_int_equal(0, none.unique);
    assert_int_equal(0, emic_anonymity_below(&none, 6));
    assert_int_equal(6, emic_anonymity_below(&none, 7));
}

static void a_value_that_is_not_known_is_one_of_its_own(void **state)
{
    (void)state;
    static const char *const words[] = {"", "a", "b", NULL, "a", "b", "x", "a", "b"};
    static const size_t all[] = {0, 1, 2};
    emic_anonymity_table table = table_of(words, 3);
    emic_anonymity out;
    emic_anonymity_count(&table, all, 3, arena, &out);
    assert_int_equal(2, emic_anonymity_k(&out, 0));
    assert_int_equal(2, emic_anonymity_k(&out, 1));
    assert_int_equal(1, emic_anonymity_k(&out, 2));
}

static void values_do_not_run_together(void **state)
{
    (void)state;
    static const char *const words[] = {"ab", "c", "", "a", "bc", "", "", "ab", "c"};
    static const size_t all[] = {0, 1, 2};
    emic_anonymity_table table = table_of(words, 3);
    emic_anonymity out;
    emic_anonymity_count(&table, all, 3, arena, &out);
    assert_int_equal(3, out.unique);
}

static void nobody_is_no_class(void **state)
{
    (void)state;
    static const size_t all[] = {0, 1, 2};
    emic_anonymity_table table = {NULL, 0, 3};
    emic_anonymity out;
    emic_anonymity_count(&table, all, 3, arena, &out);
    assert_int_equal(0, out.classes);
    assert_int_equal(0, out.smallest);
    assert_int_equal(0, out.unique);
    assert_int_equal(0, emic_anonymity_below(&out, 5));
}

/* --- Random tables ---------------------------------------------------------------------------- */

static uint32_t seed = 7;

static uint32_t next(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static bool are_same(const emic_anonymity_table *table, const size_t *chosen, size_t count,
                     size_t a, size_t b)
{
    for (size_t i = 0; i < count; i++)
        if (!emic_slice_equal(table->values[a * table->columns + chosen[i]],
                              table->values[b * table->columns + chosen[i]]))
            return false;
    return true;
}

/* Every row against every other. */
static void recount(const emic_anonymity_table *table, const size_t *chosen, size_t count)
{
    emic_anonymity out;
    int64_t smallest = 0, unique = 0, below = 0;
    emic_anonymity_count(table, chosen, count, arena, &out);
    for (size_t a = 0; a < table->rows; a++) {
        int64_t k = 0;
        for (size_t b = 0; b < table->rows; b++) {
            bool same = are_same(table, chosen, count, a, b);
            k += same;
            assert_int_equal(same, out.class_of[a] == out.class_of[b]);
        }
        assert_int_equal(k, emic_anonymity_k(&out, a));
        smallest = smallest == 0 || k < smallest ? k : smallest;
        unique += k == 1;
        below += k < 5;
    }
    assert_int_equal(smallest, out.smallest);
    assert_int_equal(unique, out.unique);
    assert_int_equal(below, emic_anonymity_below(&out, 5));
}

static void random_tables_agree_with_a_naive_count(void **state)
{
    (void)state;
    static const char *const words[] = {"", "a", "b", "aa", "ab", "ba"};
    size_t shared = 0;
    for (int round = 0; round < 300; round++) {
        size_t rows = next(40), columns = 1 + next(4), chosen[4], count = 0;
        emic_slice *values = emic_arena_array(arena, rows * columns, sizeof *values);
        for (size_t i = 0; i < rows * columns; i++)
            values[i] = emic_slice_of(words[next(2 + next(5))]);
        for (size_t i = 0; i < columns; i++)
            if (next(3))
                chosen[count++] = i;
        emic_anonymity_table table = {values, rows, columns};
        recount(&table, chosen, count);
        shared += rows > 1;
    }
    assert_true(shared > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(classes_are_those_with_the_same_values, begin, end),
        cmocka_unit_test_setup_teardown(the_same_everywhere_is_one_class, begin, end),
        cmocka_unit_test_setup_teardown(a_value_that_is_not_known_is_one_of_its_own, begin, end),
        cmocka_unit_test_setup_teardown(values_do_not_run_together, begin, end),
        cmocka_unit_test_setup_teardown(nobody_is_no_class, begin, end),
        cmocka_unit_test_setup_teardown(random_tables_agree_with_a_naive_count, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
