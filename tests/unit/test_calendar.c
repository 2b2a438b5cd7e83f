/* Dates in figures as days. The calendar itself is walked through in test_date.c. */
#include "base/calendar.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int64_t days_of(const char *text)
{
    int64_t days = -1;
    assert_true(emic_date_parse(emic_slice_of(text), &days));
    return days;
}

static void days_are_counted_from_1970(void **state)
{
    (void)state;
    assert_int_equal(0, days_of("1970-01-01"));
    assert_int_equal(-1, days_of("1969-12-31"));
    assert_int_equal(11016, days_of("2000-02-29"));
    assert_int_equal(20513, days_of("2026-03-01")); /* 1772323200 s */
    assert_int_equal(-719528, days_of("0000-01-01"));
    assert_int_equal(2932896, days_of("9999-12-31"));
}

static void the_first_years_come_back(void **state)
{
    int32_t year = -1, month = 0, day = 0;
    (void)state;
    for (int64_t days = days_of("0000-01-01"); days < days_of("0005-01-01"); days++) {
        emic_date_of_days(days, &year, &month, &day);
        assert_int_equal(days, emic_date_to_days(year, month, day));
    }
    assert_int_equal(4, year);
    assert_int_equal(31, day);
}

static void what_is_no_day_is_none(void **state)
{
    static const char *const wrong[] = {"",           "2026-3-1",   "2026-02-29", "2100-02-29",
                                        "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00",
                                        "2026/04/01", "20260401",   "2026-04-01T"};
    int64_t days;
    (void)state;
    assert_true(emic_date_parse(EMIC_LITERAL("2024-02-29"), &days));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(emic_date_parse(emic_slice_of(wrong[i]), &days));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted_from_1970),
        cmocka_unit_test(the_first_years_come_back),
        cmocka_unit_test(what_is_no_day_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
