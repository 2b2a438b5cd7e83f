/* An error holds one line, one place, and survives being built from itself. */
#include "base/status.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void a_failure_names_the_thing(void **state)
{
    (void)state;
    emic_error err = {.path = "old.csv", .line = 7, .column = 3};
    assert_int_equal(EMIC_NOT_FOUND, emic_fail(&err, EMIC_NOT_FOUND, "no code \"%s\"", "FEAR"));
    assert_int_equal(EMIC_NOT_FOUND, err.status);
    assert_string_equal("no code \"FEAR\"", err.message);
    assert_string_equal("", err.path);
    assert_int_equal(0, err.line);
    assert_int_equal(0, err.column);
}

static void a_failure_has_a_place(void **state)
{
    (void)state;
    emic_error err = {0};
    assert_int_equal(EMIC_MALFORMED,
                     emic_fail_at(&err, EMIC_MALFORMED, "a.csv", 4, 9, "stray quote"));
    assert_string_equal("a.csv", err.path);
    assert_int_equal(4, err.line);
    assert_int_equal(9, err.column);
    emic_fail_at(&err, EMIC_IO, NULL, 0, 0, "no file");
    assert_string_equal("", err.path);
}

static void a_message_may_quote_the_one_before(void **state)
{
    (void)state;
    emic_error err = {0};
    emic_fail_at(&err, EMIC_INVALID, "a.csv", 1, 1, "span 5:5 is empty");
    emic_fail_at(&err, EMIC_INVALID, err.path, 2, 1, "row 1: %s", err.message);
    assert_string_equal("row 1: span 5:5 is empty", err.message);
    assert_string_equal("a.csv", err.path);
}

static void a_message_is_one_line_that_cannot_steer_the_terminal(void **state)
{
    (void)state;
    emic_error err = {0};
    emic_fail(&err, EMIC_INVALID, "no code \"%s\"", "A\nB\x1b[2JC\x7f");
    assert_string_equal("no code \"A B [2JC \"", err.message);
}

static void a_long_message_ends_with_a_whole_character(void **state)
{
    (void)state;
    char value[EMIC_MESSAGE_SIZE + 10];
    for (size_t shift = 0; shift < 4; shift++) {
        emic_error err = {0};
        memset(value, 'x', shift);
        for (size_t at = shift; at + 4 < sizeof value; at += 4)
            memcpy(value + at, "\xF0\x9F\x98\x80", 5);
        emic_fail(&err, EMIC_INVALID, "%s", value);
        size_t length = strlen(err.message);
        assert_true(length > EMIC_MESSAGE_SIZE - 8);
        assert_int_equal(0, (length - shift) % 4);
    }
}

static void a_place_is_added_only_where_none_is_known(void **state)
{
    (void)state;
    emic_error err = {0};
    emic_fail(&err, EMIC_INVALID, "unknown type");
    assert_int_equal(EMIC_INVALID, emic_error_locate(&err, "a.csv", 0, 0));
    assert_string_equal("a.csv", err.path);
    emic_error_locate(&err, "a.csv", 12, 3);
    assert_int_equal(12, err.line);
    assert_int_equal(3, err.column);
    emic_error_locate(&err, "a.csv", 99, 9);
    assert_int_equal(12, err.line);
}

static void a_line_of_one_file_is_not_put_on_another(void **state)
{
    (void)state;
    emic_error err = {0};
    emic_fail_at(&err, EMIC_IO, "inner.txt", 0, 0, "cannot be read");
    emic_error_locate(&err, "outer.csv", 5, 2);
    assert_string_equal("inner.txt", err.path);
    assert_int_equal(0, err.line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_names_the_thing),
        cmocka_unit_test(a_failure_has_a_place),
        cmocka_unit_test(a_message_may_quote_the_one_before),
        cmocka_unit_test(a_message_is_one_line_that_cannot_steer_the_terminal),
        cmocka_unit_test(a_long_message_ends_with_a_whole_character),
        cmocka_unit_test(a_place_is_added_only_where_none_is_known),
        cmocka_unit_test(a_line_of_one_file_is_not_put_on_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
