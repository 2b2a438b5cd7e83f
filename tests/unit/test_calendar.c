/* Dates as days: against known days, and there and back over the whole calendar. */
#include "base/calendar.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static emic_date parsed(const char *text)
{
    emic_date date = {0};
    assert_true(emic_date_parse(emic_slice_of(text), &date));
    return date;
}

static void days_are_counted_from_1970(void **state)
{
    (void)state;
    assert_int_equal(0, emic_date_days(parsed("1970-01-01")));
    assert_int_equal(-1, emic_date_days(parsed("1969-12-31")));
    assert_int_equal(11016, emic_date_days(parsed("2000-02-29")));
    assert_int_equal(20513, emic_date_days(parsed("2026-03-01"))); /* 1772323200 s */
    assert_int_equal(-719528, emic_date_days(parsed("0000-01-01")));
    assert_int_equal(2932896, emic_date_days(parsed("9999-12-31")));
}

static void a_month_past_the_year_is_one_of_the_next(void **state)
{
    (void)state;
    assert_int_equal(emic_date_days(parsed("2025-02-03")),
                     emic_date_days((emic_date){2023, 26, 3}));
}

static void every_day_comes_back(void **state)
{
    (void)state;
    int64_t first = emic_date_days(parsed("0000-01-01")), days = 0;
    emic_date before = {-1, 12, 31};
    for (int64_t day = first; day <= emic_date_days(parsed("9999-12-31")); day++) {
        emic_date date = emic_date_of_days(day);
        assert_int_equal(day, emic_date_days(date));
        assert_true(date.year > before.year || date.month > before.month || date.day > before.day);
        before = date;
        days++;
    }
    assert_true(days > 3000000);
}

static void what_is_no_day_is_none(void **state)
{
    static const char *const wrong[] = {"",           "2026-3-1",   "2026-02-29", "2100-02-29",
                                        "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00",
                                        "2026/04/01", "20260401",   "2026-04-01T"};
    emic_date date;
    (void)state;
    assert_true(emic_date_parse(EMIC_LITERAL("2024-02-29"), &date));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(emic_date_parse(emic_slice_of(wrong[i]), &date));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted_from_1970),
        cmocka_unit_test(a_month_past_the_year_is_one_of_the_next),
        cmocka_unit_test(every_day_comes_back),
        cmocka_unit_test(what_is_no_day_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
