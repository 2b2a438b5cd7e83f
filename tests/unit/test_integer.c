/* Whole numbers as texts: what is one, and where 64 bits end. */
#include "base/integer.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void numbers_are_read(void **state)
{
    static const struct {
        const char *text;
        int64_t number;
    } good[] = {
        {"0", 0},
        {"-0", 0},
        {"7", 7},
        {"-12", -12},
        {"007", 7},
        {"9223372036854775807", INT64_MAX},
        {"-9223372036854775808", INT64_MIN},
        {"-9223372036854775807", INT64_MIN + 1},
    };
    int64_t number;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        number = 99;
        assert_true(emic_integer_parse(emic_slice_of(good[i].text), &number));
        assert_int_equal(good[i].number, number);
    }
}

static void what_is_none_is_refused(void **state)
{
    static const char *const bad[] = {"",
                                      "-",
                                      "+1",
                                      " 1",
                                      "1 ",
                                      "1.0",
                                      "1e3",
                                      "0x1",
                                      "--1",
                                      "1-1",
                                      "a",
                                      "١",
                                      "9223372036854775808",
                                      "-9223372036854775809",
                                      "99999999999999999999"};
    int64_t number = 99;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(emic_integer_parse(emic_slice_of(bad[i]), &number));
    assert_false(emic_integer_parse((emic_slice){0}, &number));
    assert_false(emic_integer_parse((emic_slice){"1\0002", 3}, &number));
    assert_int_equal(99, number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read),
        cmocka_unit_test(what_is_none_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
