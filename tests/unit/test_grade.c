/* Grades of every kind by worked cases: what stands in the place of which words. */
#include "grade_fixture.h"

#define AT(name) EMIC_GRADE_##name

static const emic_grading plain, marked = {.marked = true};

static void dates_to_the_month(void **state)
{
    static const grade_case cases[] = {
        {"12 May 2019", AT(MONTH), "May 2019"},
        {"16th of April 2000", AT(MONTH), "April 2000"},
        {"April 16, 2000", AT(MONTH), "April 2000"},
        {"MAY 5th to 6th", AT(MONTH), "MAY"},
        {"Sept. 5, 2003", AT(MONTH), "Sept. 2003"},
        {"5 de mayo de 2001", AT(MONTH), "mayo de 2001"},
        {"5 March '03", AT(MONTH), "March '03"},
        {"3 f\u00E9vrier 1999", AT(MONTH), "f\u00E9vrier 1999"},
        {"16-Apr-2000", AT(MONTH), "Apr 2000"},
        {"16/4/2000", AT(MONTH), "4/2000"},
        {"16.04.2000", AT(MONTH), "04.2000"},
        {"16/4/00", AT(MONTH), "4/'00"},
        {"2000-04-16T11:34:35Z", AT(MONTH), "2000-04"},
        {"April 2000 11:34", AT(MONTH), "April 2000"},
        {"Monday, 13 May 2019", AT(MONTH), "May 2019"},
        {"May 2019", AT(MONTH), "May 2019"},
        {"May", AT(MONTH), "May"},
        {"2019", AT(MONTH), "2019"},
        {"Monday", AT(MONTH), "[weekday]"},
        {"tuesdays", AT(MONTH), "[weekday]"},
        {"31/02/2000", AT(MONTH), "[date]"},
        {NULL, 0, NULL},
    };
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_DATE, &plain);
}

static void dates_to_the_year(void **state)
{
    static const grade_case cases[] = {
        {"12 May 2019", AT(YEAR), "2019"},
        {"16th of April 2000", AT(YEAR), "2000"},
        {"16/4/2000", AT(YEAR), "2000"},
        {"16/4/00", AT(YEAR), "'00"},
        {"March '03", AT(YEAR), "'03"},
        {"2000-04-16 11:34:35", AT(YEAR), "2000"},
        {"2019", AT(YEAR), "2019"},
        {"98", AT(YEAR), "98"},
        {"1990s", AT(YEAR), "1990s"},
        {"12 May", AT(YEAR), "[date]"},
        {"May 5-7", AT(YEAR), "[date]"},
        {"May", AT(YEAR), "[month]"},
        {"Monday", AT(YEAR), "[weekday]"},
        {"12 May 2019", AT(CATEGORY), "[date]"},
        {"Monday", AT(CATEGORY), "[date]"},
        {"12 May 2019", AT(KEEP), "12 May 2019"},
        {NULL, 0, NULL},
    };
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_DATE, &plain);
}

/* A date of birth says an age. */
static void dates_of_great_age(void **state)
{
    static const grade_case cases[] = {{"8/5/1937", AT(YEAR), "1937"},
                                       {"8/5/1936", AT(YEAR), "[date]"},
                                       {"May 1936", AT(YEAR), "[date]"},
                                       {"1914", AT(YEAR), "1914"},
                                       {NULL, 0, NULL}};
    static const grade_case unknown[] = {{"8/5/1936", AT(YEAR), "1936"}, {NULL, 0, NULL}};
    const emic_grading how = {.year = 2026};
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_DATE, &how);
    assert_grades(unknown, EMIC_CANDIDATE_DATE, &plain);
}

static void dates_moved(void **state)
{
    static const grade_case cases[] = {{"12 May 2019", AT(SHIFT), "9 June 2019"},
                                       {"05/12/2019", AT(SHIFT), "06/09/2019"},
                                       {"May 28-30", AT(SHIFT), "June 25-27"},
                                       {"nonsense", AT(SHIFT), "[date]"},
                                       {NULL, 0, NULL}};
    static const grade_case unknown[] = {{"12 May 2019", AT(SHIFT), "[date]"}, {NULL, 0, NULL}};
    const emic_grading how = {.days = 28, .dates = {EMIC_DATE_MONTH_FIRST, EMIC_DATE_ENGLISH}};
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_DATE, &how);
    assert_grades(unknown, EMIC_CANDIDATE_DATE, &plain); /* nobody's days: nothing is given away */
}

static void ages_in_bands(void **state)
{
    static const grade_case cases[] = {
        {"43 years old", AT(AGE_5), "40-44 years old"},
        {"43 years old", AT(AGE_10), "40-49 years old"},
        {"45", AT(AGE_5), "45-49"},
        {"35-year-old", AT(AGE_10), "30-39-year-old"},
        {"forty-three years old", AT(AGE_5), "40-44 years old"},
        {"Twenty five", AT(AGE_5), "25-29"},
        {"eighty-nine years old", AT(AGE_10), "80-89 years old"},
        {"26 y/o", AT(AGE_5), "25-29 y/o"},
        {"26 y.o", AT(AGE_5), "25-29 y.o"},
        {"26 yrs. old", AT(AGE_5), "25-29 yrs. old"},
        {"14 years of age", AT(AGE_5), "10-14 years of age"},
        {"1 year old", AT(AGE_5), "0-4 years old"},
        {"7 months old", AT(AGE_5), "0-4 years old"},
        {"18-month-old", AT(AGE_10), "0-9-year-old"},
        {"62 months old", AT(AGE_5), "5-9 years old"},
        {"three weeks old", AT(AGE_5), "0-4 years old"},
        {"90", AT(AGE_5), "90+"},
        {"94 years old", AT(AGE_10), "90+ years old"},
        {"hundred three", AT(AGE_10), "90+"},
        {"one hundred years old", AT(AGE_5), "90+ years old"},
        {"fifties", AT(AGE_10), "fifties"},
        {"40s", AT(AGE_5), "40s"},
        {"nineties", AT(AGE_5), "90+"},
        {"\u0664\u0663", AT(AGE_5), "40-44"}, /* 43 in Arabic digits */
        {"126", AT(AGE_5), "[age]"},
        {"two hundred", AT(AGE_5), "[age]"},
        {"five six", AT(AGE_5), "[age]"},
        {"43 and Maria", AT(AGE_5), "[age]"},
        {"x", AT(AGE_5), "[age]"},
        {"43 years old", AT(CATEGORY), "[age]"},
        {NULL, 0, NULL},
    };
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_AGE, &plain);
}

static void ages_over_89(void **state)
{
    static const grade_case cases[] = {{"89 years old", AT(AGE_90), "89 years old"},
                                       {"90 years old", AT(AGE_90), "90+ years old"},
                                       {"91-year-old", AT(AGE_90), "90+-year-old"},
                                       {"ninety two", AT(AGE_90), "90+"},
                                       {"nineties", AT(AGE_90), "90+"},
                                       {"90s", AT(AGE_90), "90+"},
                                       {"fifties", AT(AGE_90), "fifties"},
                                       {"7 months old", AT(AGE_90), "7 months old"},
                                       {"300", AT(AGE_90), "[age]"},
                                       {NULL, 0, NULL}};
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_AGE, &plain);
}

static void years_of_birth(void **state)
{
    static const grade_case cases[] = {{"1975", AT(DECADE), "1970s"},
                                       {"2000", AT(DECADE), "2000s"},
                                       {"1975", AT(CATEGORY), "[year of birth]"},
                                       {"75", AT(DECADE), "[year of birth]"},
                                       {NULL, 0, NULL}};
    static const grade_case at_90[] = {
        {"1937", AT(AGE_90), "1937"}, {"1936", AT(AGE_90), "[year of birth]"}, {NULL, 0, NULL}};
    static const grade_case unknown[] = {{"1975", AT(AGE_90), "[year of birth]"}, {NULL, 0, NULL}};
    const emic_grading how = {.year = 2026};
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_BIRTH_YEAR, &plain);
    assert_grades(at_90, EMIC_CANDIDATE_BIRTH_YEAR, &how);
    assert_grades(unknown, EMIC_CANDIDATE_BIRTH_YEAR, &plain);
}

static void postcodes(void **state)
{
    static const grade_case cases[] = {
        {"60657", AT(ZIP3), "606"},
        {"60657-1234", AT(ZIP3), "606"},
        {"036 12", AT(ZIP3), "[postcode]"},
        {"03612", AT(ZIP3), "000"},
        {"89301-0001", AT(ZIP3), "000"},
        {"SW1A 1AA", AT(ZIP3), "[postcode]"},
        {"SW1A 1AA", AT(OUTWARD), "SW1A"},
        {"M1 1AE", AT(OUTWARD), "M1"},
        {"EC1A1BB", AT(OUTWARD), "EC1A"},
        {"K1A 0B1", AT(OUTWARD), "K1A"},
        {"1234 AB", AT(OUTWARD), "1234"},
        {"1234-567", AT(OUTWARD), "1234"},
        {"60657", AT(OUTWARD), "606"},
        {"75534-030", AT(OUTWARD), "[postcode]"},
        {"Maria", AT(OUTWARD), "[postcode]"},
        {"60657", AT(CATEGORY), "[postcode]"},
        {NULL, 0, NULL},
    };
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_POSTCODE, &plain);
}

/* All 17 areas of the guidance, and none of their neighbours. */
static void small_zip_areas(void **state)
{
    static const int small[] = {36,  59,  63,  102, 203, 556, 692, 790, 821,
                                823, 830, 831, 878, 879, 884, 890, 893};
    size_t found = 0;
    emic_arena *arena = emic_arena_open();
    (void)state;
    for (int area = 1; area < 1000; area++) {
        const char *zip = emic_arena_format(arena, "%03d44", area);
        bool listed = false;
        for (size_t i = 0; i < sizeof small / sizeof *small; i++)
            listed = listed || small[i] == area;
        emic_graded out = emic_grade_apply(EMIC_GRADE_ZIP3, EMIC_CANDIDATE_POSTCODE,
                                           emic_slice_of(zip), &plain, arena);
        emic_slice three = {zip, 3};
        assert_true(emic_slice_equal(out.words, listed ? EMIC_LITERAL("000") : three));
        found += listed;
    }
    assert_int_equal(17, found);
    emic_arena_close(arena);
}

/* A little map; the town of New York lies in the state of that name. */
static bool find_place(void *context, emic_slice words, emic_place *out)
{
    static const char *const map[][4] = {
        {"Frankfurt", "Frankfurt am Main", "Hesse", "Germany"},
        {"New York", "New York City", "New York", "United States"},
        {"Luxembourg", "Luxembourg", "Luxembourg", "Luxembourg"},
        {"hesse", "", "Hesse", "Germany"},
        {"GERMANY", "", "", "Germany"},
        {"Nowhere", "Nowhere", "", "Utopia"},
        {"Atlantis", "Atlantis", "", ""},
    };
    (*(size_t *)context)++;
    for (size_t i = 0; i < sizeof map / sizeof *map; i++) {
        if (emic_slice_is(words, map[i][0])) {
            *out = (emic_place){emic_slice_of(map[i][1]), emic_slice_of(map[i][2]),
                                emic_slice_of(map[i][3])};
            return true;
        }
    }
    return false;
}

static void places(void **state)
{
    static const grade_case cases[] = {
        {"Frankfurt", AT(REGION), "Hesse"},
        {"Frankfurt", AT(COUNTRY), "Germany"},
        {"New York", AT(REGION), "United States"},
        {"New York", AT(COUNTRY), "United States"},
        {"Luxembourg", AT(REGION), "[place]"},
        {"hesse", AT(REGION), "hesse"},
        {"hesse", AT(COUNTRY), "Germany"},
        {"GERMANY", AT(REGION), "GERMANY"},
        {"GERMANY", AT(COUNTRY), "GERMANY"},
        {"Nowhere", AT(REGION), "Utopia"},
        {"Atlantis", AT(COUNTRY), "[place]"},
        {"Elsewhere", AT(REGION), "[place]"},
        {"Frankfurt", AT(ROLE), "[place]"},
        {"Frankfurt", AT(CATEGORY), "[place]"},
        {NULL, 0, NULL},
    };
    static const grade_case unknown[] = {{"Frankfurt", AT(REGION), "[place]"}, {NULL, 0, NULL}};
    size_t asked = 0;
    const emic_grading how = {.finder = find_place, .context = &asked};
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_PLACE, &how);
    assert_true(asked > 0);
    assert_grades(unknown, EMIC_CANDIDATE_PLACE, &plain);
}

static void names_by_role(void **state)
{
    static const grade_case cases[] = {
        {"Nadia", AT(ROLE), "[mother]"}, {"Nadia", AT(CATEGORY), "[person]"}, {NULL, 0, NULL}};
    static const grade_case unknown[] = {{"Nadia", AT(ROLE), "[person]"}, {NULL, 0, NULL}};
    static const grade_case house[] = {{"Open Door", AT(ROLE), "[shelter]"},
                                       {"Open Door", AT(CATEGORY), "[organisation]"},
                                       {NULL, 0, NULL}};
    static const grade_case name[] = {{"Harbour", AT(CATEGORY), "[name]"}, {NULL, 0, NULL}};
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_PERSON,
                  &(emic_grading){.role = EMIC_LITERAL("mother"), .marked = true});
    assert_grades(unknown, EMIC_CANDIDATE_PERSON, &plain);
    assert_grades(house, EMIC_CANDIDATE_ORGANISATION,
                  &(emic_grading){.role = EMIC_LITERAL("shelter")});
    assert_grades(name, EMIC_CANDIDATE_NAME, &plain);
}

static void marks_stand_around_what_changed(void **state)
{
    static const grade_case dates[] = {{"12 May 2019", AT(YEAR), "[2019]"},
                                       {"12 May 2019", AT(MONTH), "[May 2019]"},
                                       {"2019", AT(YEAR), "2019"},
                                       {"Monday", AT(YEAR), "[weekday]"},
                                       {NULL, 0, NULL}};
    static const grade_case ages[] = {{"43 years old", AT(AGE_5), "[40-44] years old"},
                                      {"95", AT(AGE_90), "[90+]"},
                                      {"43", AT(AGE_90), "43"},
                                      {NULL, 0, NULL}};
    static const grade_case codes[] = {{"60657", AT(ZIP3), "[606]"}, {NULL, 0, NULL}};
    static const grade_case born[] = {{"1975", AT(DECADE), "[1970s]"}, {NULL, 0, NULL}};
    (void)state;
    assert_grades(dates, EMIC_CANDIDATE_DATE, &marked);
    assert_grades(ages, EMIC_CANDIDATE_AGE, &marked);
    assert_grades(codes, EMIC_CANDIDATE_POSTCODE, &marked);
    assert_grades(born, EMIC_CANDIDATE_BIRTH_YEAR, &marked);
}

/* Each kind has a tag of its own, in brackets, and takes KEEP. */
static void every_kind_has_a_tag(void **state)
{
    emic_arena *arena = emic_arena_open();
    emic_slice words = EMIC_LITERAL("some words"), seen[EMIC_CANDIDATE_KINDS];
    (void)state;
    for (int kind = 0; kind < EMIC_CANDIDATE_KINDS; kind++) {
        emic_candidate_kind of = (emic_candidate_kind)kind;
        emic_graded out = emic_grade_apply(EMIC_GRADE_CATEGORY, of, words, &plain, arena);
        emic_graded kept = emic_grade_apply(EMIC_GRADE_KEEP, of, words, &marked, arena);
        assert_true(out.words.length > 3 && out.words.data[0] == '[');
        assert_int_equal(']', out.words.data[out.words.length - 1]);
        assert_true(emic_slice_equal(kept.words, words));
        seen[kind] = out.words;
        for (int before = 0; before < kind; before++)
            assert_false(emic_slice_equal(seen[before], seen[kind]));
    }
    emic_arena_close(arena);
}

static void grades_by_name(void **state)
{
    emic_error error;
    emic_grade grade;
    (void)state;
    assert_int_equal(EMIC_OK,
                     emic_grade_find(EMIC_LITERAL("5-years"), EMIC_CANDIDATE_AGE, &grade, &error));
    assert_int_equal(EMIC_GRADE_AGE_5, grade);
    assert_int_equal(EMIC_INVALID,
                     emic_grade_find(EMIC_LITERAL("mont"), EMIC_CANDIDATE_DATE, &grade, &error));
    assert_string_equal("unknown grade of date \"mont\"; did you mean \"month\"? known: keep, "
                        "category, month, year, shift",
                        error.message);
    assert_int_equal(EMIC_INVALID,
                     emic_grade_find(EMIC_LITERAL("month"), EMIC_CANDIDATE_PHONE, &grade, &error));
    for (int at = 0; at < EMIC_GRADES; at++)
        assert_true(emic_grade_name((emic_grade)at)[0] != '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_to_the_month),   cmocka_unit_test(dates_to_the_year),
        cmocka_unit_test(dates_of_great_age),   cmocka_unit_test(dates_moved),
        cmocka_unit_test(ages_in_bands),        cmocka_unit_test(ages_over_89),
        cmocka_unit_test(years_of_birth),       cmocka_unit_test(postcodes),
        cmocka_unit_test(small_zip_areas),      cmocka_unit_test(places),
        cmocka_unit_test(names_by_role),        cmocka_unit_test(marks_stand_around_what_changed),
        cmocka_unit_test(every_kind_has_a_tag), cmocka_unit_test(grades_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
