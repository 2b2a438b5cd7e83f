/* Suppression on cases worked by hand: the table of a study of 15, 26 and 5 people, all of a group,
 * two of five, seven of nine inside fifteen. */
#include "suppression_fixture.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static emic_arena *arena;
static small_study small;

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

enum { TOTAL, WOMEN, PROVIDERS, OFFICERS };

/* Groups of 15, 26 and 5; the code holds for the first so many of each. */
static void make_groups(size_t women, size_t providers, size_t officers)
{
    small_begin(&small, 46, 1);
    small_set(&small, 0, 46);
    small_set(&small, 0, 15);
    small_set(&small, 15, 41);
    small_set(&small, 41, 46);
    small_sum(&small, TOTAL, WOMEN, 3);
    small_hold(&small, 0, 0, women);
    small_hold(&small, 0, 15, providers);
    small_hold(&small, 0, 41, officers);
}

static emic_suppression make(emic_release_profile profile)
{
    emic_suppression out;
    small.study.intervals = true;
    emic_suppression_make(&small.study, &profile, arena, &out);
    return out;
}

static const emic_suppressed *entry_of(const emic_suppression *out, size_t set, int code)
{
    for (size_t i = 0; i < out->log.count; i++)
        if (out->log.items[i].cell.set == set && out->log.items[i].cell.code == code &&
            !out->log.items[i].derived)
            return &out->log.items[i];
    return NULL;
}

static const emic_release_profile three = {.name = "three", .threshold = 3, .zero_is_safe = true};

/* 8 of 15, 13 of 26, 2 of 5, 23 of 46: two of five falls to the rule, and eight of fifteen with it,
 * or the total would give it away. */
static void two_of_five(void **state)
{
    (void)state;
    make_groups(8, 13, 2);
    emic_suppression out = make(three);
    assert_true(small_hidden(&small, &out, OFFICERS, 0));
    assert_true(small_hidden(&small, &out, WOMEN, 0));
    assert_false(small_hidden(&small, &out, PROVIDERS, 0));
    assert_false(small_hidden(&small, &out, TOTAL, 0));
    assert_int_equal(0, out.unprotected);
    const emic_suppressed *lone = entry_of(&out, OFFICERS, 0), *other = entry_of(&out, WOMEN, 0);
    assert_int_equal(EMIC_SUPPRESSION_RULE, lone->reason);
    assert_int_equal(1, lone->low); /* of 5, 1 to 4 fall to the rule: by n, or by N - n */
    assert_int_equal(4, lone->high);
    assert_int_equal(4, lone->possible);
    assert_int_equal(3, lone->demand);
    assert_int_equal(EMIC_SUPPRESSION_COMPLEMENTARY, other->reason);
    assert_ptr_equal(lone, &out.log.items[other->sake]);
    assert_int_equal(5, other->low); /* 23 - 13 = 10 of both, up to 5 of them officers */
    assert_int_equal(10, other->high);
}

/* 26 of 26 is told unless a class counts as disclosed; then N - 3 to N are its range. */
static void all_of_a_group(void **state)
{
    (void)state;
    emic_release_profile strict = three;
    make_groups(8, 26, 0);
    emic_suppression out = make(three);
    assert_int_equal(0, out.log.count);
    strict.class_disclosure = true;
    out = make(strict);
    assert_true(small_hidden(&small, &out, PROVIDERS, 0));
    assert_true(small_hidden(&small, &out, WOMEN, 0));
    assert_false(small_hidden(&small, &out, TOTAL, 0));
    const emic_suppressed *all = entry_of(&out, PROVIDERS, 0);
    assert_int_equal(23, all->low);
    assert_int_equal(26, all->high);
    assert_int_equal(3, all->demand);
}

/* Of 15, 9 are in a sub-base: 7 of 9 beside 8 of 15 says 1 of the 6 others, whom no table shows. */
static void seven_of_nine_inside_fifteen(void **state)
{
    (void)state;
    emic_release_profile two = three;
    two.threshold = 2;
    small_begin(&small, 15, 1);
    small_set(&small, 0, 15);
    size_t base = small_set(&small, 0, 9);
    small_hold(&small, 0, 0, 6);
    small_hold(&small, 0, 9, 1);
    emic_suppression out = make(two); /* 7 of 15, 6 of 9: 1 of 6 */
    assert_true(out.log.count >= 2);
    assert_true(out.log.items[0].derived);
    assert_int_equal(1, out.log.items[0].n);
    assert_int_equal(6, out.log.items[0].size);
    assert_true(out.log.items[0].safe);
    assert_true(small_hidden(&small, &out, base, 0)); /* the smaller one */
    assert_false(small_hidden(&small, &out, 0, 0));
    small_hold(&small, 0, 9, 3); /* 9 of 15, 6 of 9: 3 of 6 */
    out = make(two);
    assert_int_equal(0, out.log.count);
}

/* Zero is told where it is safe, and not of a group of one. */
static void none(void **state)
{
    (void)state;
    emic_release_profile strict = three;
    make_groups(8, 13, 0);
    emic_suppression out = make(three);
    assert_false(small_hidden(&small, &out, OFFICERS, 0));
    strict.zero_is_safe = false;
    out = make(strict);
    assert_true(small_hidden(&small, &out, OFFICERS, 0));
    assert_int_equal(0, entry_of(&out, OFFICERS, 0)->low);
    small_begin(&small, 12, 1);
    small_set(&small, 0, 12);
    small_set(&small, 0, 11);
    small_set(&small, 11, 12);
    small_sum(&small, 0, 1, 2);
    small_hold(&small, 0, 0, 6);
    out = make(three);
    assert_true(small_hidden(&small, &out, 2, 0));
    assert_int_equal(0, out.unprotected);
}

/* Where sizes are cells, 5 is too few to be told, and no count of such a group is. */
static void sizes(void **state)
{
    (void)state;
    emic_release_profile cells = three;
    cells.threshold = 10;
    cells.sizes_are_cells = true;
    make_groups(0, 13, 0);
    emic_suppression out = make(cells);
    assert_true(out.size_hidden[OFFICERS]);
    assert_true(small_hidden(&small, &out, OFFICERS, 0));
    assert_true(out.size_hidden[WOMEN] || out.size_hidden[PROVIDERS] || out.size_hidden[TOTAL]);
    assert_int_equal(0, out.unprotected);
}

/* Of three exclusive codes two cannot be told apart from the third: with 2, 1, 2 of 5 all fall. */
static void exclusive_codes(void **state)
{
    (void)state;
    small_begin(&small, 30, 3);
    small_set(&small, 0, 30);
    for (int code = 0; code < 3; code++)
        small.family[code] = 1;
    small_hold(&small, 0, 0, 2);
    small_hold(&small, 1, 2, 10);
    small_hold(&small, 2, 12, 18);
    emic_suppression out = make(three); /* 2, 10, 18 of 30 */
    assert_true(small_hidden(&small, &out, 0, 0));
    assert_true(small_hidden(&small, &out, 0, 1));
    assert_false(small_hidden(&small, &out, 0, 2));
    assert_int_equal(0, out.unprotected);
}

/* A family of one code holds for everybody, whatever is hidden. That is said. */
static void what_no_hiding_protects(void **state)
{
    (void)state;
    small_begin(&small, 2, 1);
    small_set(&small, 0, 2);
    small.family[0] = 1;
    small_hold(&small, 0, 0, 2);
    emic_suppression out = make(three);
    assert_true(small_hidden(&small, &out, 0, 0));
    assert_int_equal(1, out.unprotected);
    assert_false(out.log.items[0].safe);
}

/* A search that may take one step finds less, so that more is hidden, and no more is claimed. */
static void giving_up_hides(void **state)
{
    (void)state;
    bool given_up = false;
    make_groups(8, 13, 2);
    small_set(&small, 5, 44);
    small_set(&small, 3, 30);
    small_set(&small, 1, 43);
    small_set(&small, 7, 45);
    emic_suppression out = make(three);
    size_t before = out.log.count;
    assert_int_equal(0, out.unprotected);
    small.study.node_limit = 1;
    out = make(three);
    for (size_t i = 0; i < out.log.count; i++)
        given_up = given_up || out.log.items[i].given_up;
    print_message("%zu hidden instead of %zu\n", out.log.count, before);
    assert_true(given_up);
    assert_true(out.log.count > before);
}

static void profiles(void **state)
{
    (void)state;
    size_t count;
    emic_error err;
    const emic_release_profile *built_in = emic_release_profiles(&count);
    assert_int_equal(4, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(EMIC_OK, emic_release_profile_check(&built_in[i], &err));
    assert_string_equal("cms", built_in[0].name);
    assert_int_equal(10, built_in[0].threshold);
    emic_release_profile bad = {.threshold = 1};
    assert_int_equal(EMIC_INVALID, emic_release_profile_check(&bad, &err));
    bad = (emic_release_profile){.threshold = 5, .round_base = 5};
    static const int64_t rounded[][2] = {{0, 0}, {2, 0}, {3, 5}, {12, 10}, {13, 15}};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(rounded[i][1], emic_release_profile_round(&bad, rounded[i][0]));
    bad.round_base = 0;
    assert_int_equal(13, emic_release_profile_round(&bad, 13));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(two_of_five, begin, end),
        cmocka_unit_test_setup_teardown(all_of_a_group, begin, end),
        cmocka_unit_test_setup_teardown(seven_of_nine_inside_fifteen, begin, end),
        cmocka_unit_test_setup_teardown(none, begin, end),
        cmocka_unit_test_setup_teardown(sizes, begin, end),
        cmocka_unit_test_setup_teardown(exclusive_codes, begin, end),
        cmocka_unit_test_setup_teardown(what_no_hiding_protects, begin, end),
        cmocka_unit_test_setup_teardown(giving_up_hides, begin, end),
        cmocka_unit_test_setup_teardown(profiles, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
