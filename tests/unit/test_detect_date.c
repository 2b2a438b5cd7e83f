/* Dates, ages and years of birth as people write and say them. */
#include "detect_fixture.h"

static void dates_in_digits(void **state)
{
    static const detect_case cases[] = {{"on 2000-04-16 it", "date=2000-04-16"},
                                        {"2000-04-16 11:34:35", "date=2000-04-16 11:34:35"},
                                        {"2000-04-16T11:34:35Z.", "date=2000-04-16T11:34:35Z"},
                                        {"16/4/2000, 4/16/00", "date=16/4/2000; date=4/16/00"},
                                        {"am 16.04.2000.", "date=16.04.2000"},
                                        {"16-04-2000", "date=16-04-2000"},
                                        {"31/31/2000 x", "phone=31/31/2000"},
                                        {"1/2 of 3/4", ""},
                                        {"2.3.4", ""},
                                        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void dates_with_months(void **state)
{
    static const detect_case cases[] = {{"on April 16, 2000, we", "date=April 16, 2000"},
                                        {"the 16th of April 2000", "date=16th of April 2000"},
                                        {"16 April", "date=16 April"},
                                        {"May 5th to 6th", "date=May 5th to 6th"},
                                        {"March '03", "date=March '03"},
                                        {"Sept. 2003", "date=Sept. 2003"},
                                        {"16-Apr-2000", "date=16-Apr-2000"},
                                        {"april 2nd", "date=april 2nd"},
                                        {"le 3 février 1999", "date=3 février 1999"},
                                        {"5 de mayo de 2001", "date=5 de mayo de 2001"},
                                        {"in September and since May", "date=September; date=May"},
                                        {"May I march with June?", ""},
                                        {"we may march on", ""},
                                        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void weekdays_and_years(void **state)
{
    static const detect_case cases[] = {{"on Monday and tuesday", "date=Monday; date=tuesday"},
                                        {"back in 1998.", "date=1998"},
                                        {"in the 1990s, in '98", "date=1990s; date=98"},
                                        {"2099, 1899, 2100", "date=2099; number=1899; number=2100"},
                                        {"$2000 and 3.2000", "number=2000; number=3.2000"},
                                        {"the sun sat", ""},
                                        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void ages(void **state)
{
    static const detect_case cases[] = {
        {"she is 89 years old now", "age=89 years old"},
        {"a 35-year-old woman", "age=35-year-old"},
        {"I'm 26 y/o.", "age=26 y/o"},
        {"eighty-nine years old", "age=eighty-nine years old"},
        {"at the age of 61", "age=61"},
        {"aged 17, age: 18", "age=17; age=18"},
        {"He turned 21.", "age=21"},
        {"I am 34.", "age=34"},
        {"She is 93.", "age=93"},
        {"and he's 41, she was 18, then", "age=41; age=18"},
        {"he is 3 miles away, she was 2016", "date=2016"},
        {"26 y.o. or 26 yrs. old", "age=26 y.o; age=26 yrs. old"},
        {"14 years of age", "age=14 years of age"},
        {"a woman in her fifties, in his 40s", "age=fifties; age=40s"},
        {"I am 34 miles away", ""},
        {"I'm 100% sure", ""},
        {"for 20 years", ""},
        {"two women", ""},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void years_of_birth(void **state)
{
    static const detect_case cases[] = {{"I was born in 1975", "birth-year=1975"},
                                        {"year of birth: 1975", "birth-year=1975"},
                                        {"Ana (b. 1975)", "birth-year=1975"},
                                        {"born on 8/5/1989", "date=8/5/1989"},
                                        {"plan b 1975", "date=1975"},
                                        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void positions_count_code_points(void **state)
{
    (void)state;
    assert_place("Zoë 😀 né août 1999", 9, 18);
}

static void hostile_texts_take_linear_work(void **state)
{
    static const char *const units[] = {
        "May ",    "5 ",      "5 May ",     "May 5 ", "1/",         "1999-",   "1-1-",
        "11:",     "born ",   "born in ",   "1975 ",  "years old ", "twenty ", "twenty-",
        "age of ", "in her ", "2000-01-01", "'98 ",   "of April ",  "1999 of "};
    (void)state;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        assert_linear(units[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_in_digits),
        cmocka_unit_test(dates_with_months),
        cmocka_unit_test(weekdays_and_years),
        cmocka_unit_test(ages),
        cmocka_unit_test(years_of_birth),
        cmocka_unit_test(positions_count_code_points),
        cmocka_unit_test(hostile_texts_take_linear_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
