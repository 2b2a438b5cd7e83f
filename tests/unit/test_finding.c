/* Findings: what a foreign archive holds is shown, but cannot harm a terminal or a report. */
#include "exchange/finding.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int open_arena(void **state)
{
    *state = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    emic_arena_close(*state);
    return 0;
}

#define U "\xEF\xBF\xBD"

static void controls_and_broken_bytes_are_replaced(void **state)
{
    const struct {
        emic_slice bytes;
        const char *shown;
    } samples[] = {
        {EMIC_LITERAL("plain, \xC3\xA9 and \xF0\x9F\x8C\x8D"),
         "plain, \xC3\xA9 and \xF0\x9F\x8C\x8D"},
        {EMIC_LITERAL("\x1B[2J\x1B]0;title\a"), U "[2J" U "]0;title" U},
        {EMIC_LITERAL("a\tb\r\nc\0d\x7F"), "a" U "b" U U "c" U "d" U},
        {EMIC_LITERAL("C1: \xC2\x9B""31m"), "C1: " U "31m"},
        {EMIC_LITERAL("\xFF\xC3"), U U},
        {EMIC_LITERAL("\xED\xA0\x80"), U U U}, /* half a surrogate pair */
        {EMIC_LITERAL(""), ""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        assert_string_equal(emic_finding_excerpt(samples[i].bytes, 100, *state), samples[i].shown);
}

static void long_texts_are_cut_between_characters(void **state)
{
    assert_string_equal(emic_finding_excerpt(EMIC_LITERAL("abcdef"), 6, *state), "abcdef");
    assert_string_equal(emic_finding_excerpt(EMIC_LITERAL("abcdef"), 5, *state),
                        "abcde\xE2\x80\xA6");
    assert_string_equal(emic_finding_excerpt(EMIC_LITERAL("ab\xC3\xA9""cd"), 3, *state),
                        "ab\xE2\x80\xA6");
    assert_string_equal(emic_finding_excerpt(EMIC_LITERAL("\x80\x80\x80"), 2, *state),
                        "\xE2\x80\xA6");
}

static void a_difference_names_the_line_and_both_sides(void **state)
{
    static const struct {
        const char *archived, *now, *said;
    } samples[] = {
        {"a\nb\nc\n", "a\nx\nc\n", "line 2: archived `b`, now `x`"},
        {"a\nb\n", "a\n", "line 2: archived `b`, now no such line"},
        {"", "a\n", "line 1: archived no such line, now `a`"},
        {"a\n", "a", "only one of them ends its last line"},
        {"a\n\x1B[31mred\n", "a\nred\n", "line 2: archived `" U "[31mred`, now `red`"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        assert_string_equal(emic_finding_difference(emic_slice_of(samples[i].archived),
                                                    emic_slice_of(samples[i].now), *state),
                            samples[i].said);
}

static void a_difference_far_into_a_line_is_shown(void **state)
{
    char archived[1001], now[1001];
    memset(archived, 'x', 1000);
    archived[1000] = 0;
    memcpy(now, archived, 1001);
    archived[500] = '1', now[500] = '2';
    const char *said =
        emic_finding_difference(emic_slice_of(archived), emic_slice_of(now), *state);
    assert_non_null(strstr(said, "archived `\xE2\x80\xA6xxxx"));
    assert_non_null(strstr(said, "x1x"));
    assert_non_null(strstr(said, "x2x"));
    assert_true(strlen(said) < 400);
}

static void a_row_holds_nothing_raw(void **state)
{
    emic_table *table = emic_finding_table(*state, "Found");
    emic_finding_add(table, "data/\x1B.csv", "WRONG", "\xFF\n");
    assert_int_equal(table->rows.count, 1);
    assert_true(emic_slice_is(table->rows.items[0][0].text, "data/" U ".csv"));
    assert_true(emic_slice_is(table->rows.items[0][1].text, "WRONG"));
    assert_true(emic_slice_is(table->rows.items[0][2].text, U U));
}

#define FINDING_TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FINDING_TEST(controls_and_broken_bytes_are_replaced),
        FINDING_TEST(long_texts_are_cut_between_characters),
        FINDING_TEST(a_difference_names_the_line_and_both_sides),
        FINDING_TEST(a_difference_far_into_a_line_is_shown),
        FINDING_TEST(a_row_holds_nothing_raw),
    };
    return cmocka_run_group_tests_name("finding", tests, NULL, NULL);
}
