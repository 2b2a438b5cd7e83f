/* Written dates: which are read and as what, the calendar behind them, and what stays of their
 * form when they move. */
#include "base/text.h"
#include "privacy/date.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* A style as one number. */
enum {
    DAY_FIRST = EMIC_DATE_DAY_FIRST,
    MONTH_FIRST = EMIC_DATE_MONTH_FIRST,
    GERMAN = EMIC_DATE_GERMAN << 1,
    DUTCH = EMIC_DATE_DUTCH << 1,
    PORTUGUESE = EMIC_DATE_PORTUGUESE << 1,
    ITALIAN = EMIC_DATE_ITALIAN << 1,
};

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

/* The moved words, or "-" when the date cannot be read, "!" when it cannot be moved. */
static const char *shifted(const char *words, int32_t days, int order)
{
    emic_date date;
    emic_slice moved;
    assert_true(words[0] != '\0');
    const emic_date_style style = {(emic_date_order)(order & 1), (emic_date_language)(order >> 1)};
    if (!emic_date_read(emic_slice_of(words), style, arena, &date))
        return "-";
    if (!emic_date_shift(&date, days, style, arena, &moved))
        return "!";
    assert_true(emic_utf8_valid(moved, NULL));
    return emic_arena_string(arena, moved);
}

typedef struct shift_case {
    const char *words;
    int32_t days;
    const char *moved;
    int order;
} shift_case;

static void assert_shifts(const shift_case *cases)
{
    assert_non_null(cases[0].words);
    for (; cases->words; cases++)
        assert_string_equal(cases->moved, shifted(cases->words, cases->days, cases->order));
}

static void names_of_months_keep_their_form(void **state)
{
    static const shift_case cases[] = {
        {"12 May 2019", 22, "3 June 2019", DAY_FIRST},
        {"12th May 2019", 22, "3rd June 2019", DAY_FIRST},
        {"12TH MAY 2019", 22, "3RD JUNE 2019", DAY_FIRST},
        {"16th of April 2000", 7, "23rd of April 2000", DAY_FIRST},
        {"April 16, 2000", -7, "April 9, 2000", DAY_FIRST},
        {"april 2nd", 9, "april 11th", DAY_FIRST},
        {"may 31st", 1, "june 1st", DAY_FIRST},
        {"Sept. 5, 2003", 30, "Oct. 5, 2003", DAY_FIRST},
        {"16-Apr-2000", 20, "6-May-2000", DAY_FIRST},
        {"05 Apr 2000", 5, "10 Apr 2000", DAY_FIRST},
        {"16/Apr/2000", 300, "10/Feb/2001", DAY_FIRST},
        {"May 5th to 6th", 7, "May 12th to 13th", DAY_FIRST},
        {"May 5-7, 2019", 28, "June 2-4, 2019", DAY_FIRST},
        {"May 5 and 6", 2, "May 7 and 8", DAY_FIRST},
        {"Dec 31, '99", 1, "Jan 1, '00", DAY_FIRST},
        {"12 May 2019 11:34", 1, "13 May 2019 11:34", DAY_FIRST},
        {"Monday, 13 May 2019", 9, "Wednesday, 22 May 2019", DAY_FIRST},
        {"Monday, 13 May 2019", 28, "Monday, 10 June 2019", DAY_FIRST},
        {NULL, 0, NULL, 0},
    };
    (void)state;
    assert_shifts(cases);
}

static void other_languages_stay_what_they_are(void **state)
{
    static const shift_case cases[] = {
        {"3 f\u00E9vrier 1999", 28, "3 mars 1999", DAY_FIRST},
        {"31 juillet 1999", 10, "10 ao\u00FBt 1999", DAY_FIRST},
        {"1er mars 1999", 7, "8 mars 1999", DAY_FIRST},
        {"5 de mayo de 2001", 31, "5 de junio de 2001", DAY_FIRST},
        {"5 de maio de 2001", 31, "5 de junho de 2001", DAY_FIRST},
        {"16. April 2000", 30, "16. Mai 2000", DAY_FIRST},
        {"16. Dezember 2000", 100, "26. M\u00E4rz 2001", DAY_FIRST},
        {"16 maart 2000", 60, "15 mei 2000", DAY_FIRST},
        {"2 GIUGNO 1946", 30, "2 LUGLIO 1946", DAY_FIRST},
        /* What several languages share: the one that was told. */
        {"April 2000", 28, "May 2000", DAY_FIRST},
        {"April 2000", 28, "Mai 2000", GERMAN},
        {"April 2000", 28, "Mei 2000", DUTCH},
        {"5 de abril de 2001", 31, "6 de mayo de 2001", DAY_FIRST},
        {"5 de abril de 2001", 31, "6 de maio de 2001", PORTUGUESE},
        {"5 marzo 2001", 31, "5 aprile 2001", ITALIAN},
        {"5 May 2001", 31, "5 June 2001", ITALIAN},
        {NULL, 0, NULL, 0},
    };
    (void)state;
    assert_shifts(cases);
}

static void digits_keep_their_order_and_signs(void **state)
{
    static const shift_case cases[] = {
        {"05/12/2019", 7, "12/12/2019", DAY_FIRST},
        {"05/12/2019", 7, "05/19/2019", MONTH_FIRST},
        {"5/12/2019", 27, "1/1/2020", DAY_FIRST},
        {"05/12/2019", 27, "01/01/2020", DAY_FIRST},
        {"12/25/2019", 7, "1/1/2020", MONTH_FIRST},
        {"12-25-2019", 7, "01-01-2020", MONTH_FIRST},
        {"25.12.2019", 7, "01.01.2020", MONTH_FIRST}, /* points: the day is first */
        {"5.4.2019", 1, "6.4.2019", MONTH_FIRST},
        {"2000-04-16", -46, "2000-03-01", DAY_FIRST},
        {"2000-12-16", 16, "2001-01-01", DAY_FIRST},
        {"2000-4-16", -10, "2000-4-6", DAY_FIRST},
        {"2000/04/16", 1, "2000/04/17", DAY_FIRST},
        {"16.04.00", 365, "16.04.01", DAY_FIRST},
        {"31/12/99", 1, "1/1/00", DAY_FIRST},
        {"31/12/29", 1, "1/1/30", DAY_FIRST},
        {"2000-04-16 11:34:35", 1, "2000-04-17 11:34:35", DAY_FIRST},
        {"2000-04-16T11:34:35Z", 20, "2000-05-06T11:34:35Z", DAY_FIRST},
        {"16/4/2000, 11:34", 1, "17/4/2000, 11:34", DAY_FIRST},
        {NULL, 0, NULL, 0},
    };
    (void)state;
    assert_shifts(cases);
}

/* What the numbers tell goes before the order; what would then be read wrongly is refused. */
static void numbers_that_contradict_the_order(void **state)
{
    static const shift_case cases[] = {
        {"16/4/2000", 1, "17/4/2000", MONTH_FIRST},
        {"16/4/2000", 20, "!", MONTH_FIRST}, /* 6/5/2000 would be 5 June */
        {"16/4/2000", 19, "5/5/2000", MONTH_FIRST},
        {"4/16/2000", 20, "!", DAY_FIRST},
        {"2000-16-04", 1, "2000-17-04", DAY_FIRST},
        {NULL, 0, NULL, 0},
    };
    (void)state;
    assert_shifts(cases);
}

static void dates_with_parts_missing(void **state)
{
    static const shift_case cases[] = {
        {"May 12", 30, "June 11", DAY_FIRST},
        {"28 February", 1, "1 March", DAY_FIRST}, /* no leap year */
        {"29 February", 1, "-", DAY_FIRST},
        {"29 February 2020", 1, "1 March 2020", DAY_FIRST},
        {"28 December", 7, "4 January", DAY_FIRST},
        {"4 January", -7, "28 December", DAY_FIRST},
        {"4 January", -7 - 365 * 3, "28 December", DAY_FIRST},
        {"May", 15, "May", DAY_FIRST},
        {"May", 28, "June", DAY_FIRST},
        {"December", 182, "June", DAY_FIRST},
        {"January", -28, "December", DAY_FIRST},
        {"December 2019", 28, "January 2020", DAY_FIRST},
        {"January 2020", -28, "December 2019", DAY_FIRST},
        {"March '03", -91, "December '02", DAY_FIRST},
        {"2019", 182, "2019", DAY_FIRST},
        {"2019", 183, "2020", DAY_FIRST},
        {"2019", -365, "2018", DAY_FIRST},
        {"98", 365, "99", DAY_FIRST},
        {"1990s", 365, "1990s", DAY_FIRST},
        {"1990s", -3650, "1980s", DAY_FIRST},
        {"Monday", 7, "Monday", DAY_FIRST},
        {"tuesday", -2, "sunday", DAY_FIRST},
        {"SUNDAYS", 1, "MONDAYS", DAY_FIRST},
        {NULL, 0, NULL, 0},
    };
    (void)state;
    assert_shifts(cases);
}

static void what_is_no_date_is_refused(void **state)
{
    static const char *const words[] = {
        "31/02/2000",
        "0/1/2000",
        "32 May 2000",
        "29 February 2019",
        "2000-13-13",
        "1/2",
        "1/2/3/4",
        "May May",
        "12 May 2019 x",
        "x",
        "12 May 0019",
        "12 May 2019 2020",
        "7-5 May",
        "May 5 6",
        "1995s",
        "5/12-2019",
        "16 April 11:30 and Maria",
        "5 / 12 / 2019",
        "900",
        "5th/12/2019",
        "Monday Tuesday",
        "Monday 2019",
        "12e May 2019",
        "12\u066005\u06602019",
        ",",
        " ",
        "Mons",
        "5 May 3000",
        "of",
    };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        emic_date date;
        if (emic_date_read(emic_slice_of(words[i]), (emic_date_style){0}, arena, &date))
            fail_msg("\"%s\" is read", words[i]);
    }
    assert_string_equal("!", shifted("May 28-30, 2019", 3, DAY_FIRST));
    assert_string_equal("!", shifted("31 December 2999", 1, DAY_FIRST));
    assert_string_equal("!", shifted("1 January 1000", -1, DAY_FIRST));
    assert_string_equal("!", shifted("1 January 2000", INT32_MIN, DAY_FIRST));
    assert_string_equal("!", shifted("2000", INT32_MAX, DAY_FIRST));
}

static void the_calendar_is_the_gregorian(void **state)
{
    int32_t year = 1583, month = 1, day = 1;
    (void)state;
    assert_int_equal(0, emic_date_to_days(1970, 1, 1));
    assert_int_equal(11016, emic_date_to_days(2000, 2, 29));
    assert_int_equal(20514, emic_date_to_days(2026, 3, 2));
    /* Day by day through every leap rule, against a count of our own. */
    for (int64_t days = emic_date_to_days(1583, 1, 1); year < 2421; days++) {
        int32_t y, m, d;
        emic_date_of_days(days, &y, &m, &d);
        assert_true(y == year && m == month && d == day);
        assert_int_equal(days, emic_date_to_days(y, m, d));
        if (++day > emic_date_month_length(year, month))
            day = 1, month++;
        if (month > 12)
            month = 1, year++;
    }
    assert_int_equal(29, emic_date_month_length(2000, 2));
    assert_int_equal(28, emic_date_month_length(1900, 2));
    assert_int_equal(28, emic_date_month_length(2100, 2));
    assert_int_equal(29, emic_date_month_length(2024, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_months_keep_their_form),
        cmocka_unit_test(other_languages_stay_what_they_are),
        cmocka_unit_test(digits_keep_their_order_and_signs),
        cmocka_unit_test(numbers_that_contradict_the_order),
        cmocka_unit_test(dates_with_parts_missing),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(the_calendar_is_the_gregorian),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
