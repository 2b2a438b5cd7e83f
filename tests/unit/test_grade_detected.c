/* Grading beside its neighbours. It reads what detection finds: every date, age and year of birth
 * in texts as people write them gets its grade, and none ends in a tag because its form was not
 * foreseen. And it asks the gazetteer where places lie. */
#include "detect_fixture.h"
#include "grade_fixture.h"

static const char *const texts[] = {
    "on 2000-04-16 it, 2000-04-16 11:34:35 and 2000-04-16T11:34:35Z.",
    "16/4/2000, am 16.04.2000. Then 16-04-2000, or 16/4/2000 11:34.",
    "on April 16, 2000, we; the 16th of April 2000; 16 April; May 5th to 6th; May 5-7; May 5 and 6",
    "March '03, Sept. 2003, 16-Apr-2000, april 2nd, 16/Apr/2000, Apr/16/2000, April of 2000",
    "le 3 f\u00E9vrier 1999, le 1er mars, 5 de mayo de 2001, 16. Dezember 2000, 3 maart 1999",
    "in September and since May, on Monday and tuesday, every Sunday, on Fridays",
    "back in 1998. in the 1990s, in '98, April 16th, 2000 11:34",
    "she is 89 years old now, a 35-year-old woman. I'm 26 y/o. eighty-nine years old",
    "at the age of 61, aged 17, age: 18. He turned 21. I am 34. 26 y.o. or 26 yrs. old",
    "14 years of age, a woman in her fifties, in his 40s, 18 months old, two weeks old",
    "I was born in 1975, year of birth: 1976, Ana (b. 1977), born on 8/5/1989",
};

static emic_grade grade_for(emic_candidate_kind kind)
{
    return kind == EMIC_CANDIDATE_DATE         ? EMIC_GRADE_SHIFT
           : kind == EMIC_CANDIDATE_AGE        ? EMIC_GRADE_AGE_5
           : kind == EMIC_CANDIDATE_BIRTH_YEAR ? EMIC_GRADE_DECADE
                                               : EMIC_GRADE_CATEGORY;
}

static void what_is_found_is_read(void **state)
{
    emic_arena *arena = emic_arena_open();
    const emic_grading how = {.days = 28};
    size_t count[EMIC_CANDIDATE_KINDS] = {0};
    (void)state;
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        emic_candidate_list list;
        detect_all(emic_slice_of(texts[t]), arena, &list);
        assert_true(list.count > 0);
        for (size_t i = 0; i < list.count; i++) {
            const emic_candidate *found = &list.items[i];
            emic_grade grade = grade_for(found->kind);
            emic_graded out = emic_grade_apply(grade, found->kind, found->keyword, &how, arena);
            if (out.grade == EMIC_GRADE_CATEGORY)
                fail_msg("%s \"%.*s\" becomes %.*s", emic_candidate_kind_name(found->kind),
                         EMIC_ARG(found->keyword), EMIC_ARG(out.words));
            count[found->kind]++;
        }
    }
    assert_true(count[EMIC_CANDIDATE_DATE] > 30 && count[EMIC_CANDIDATE_AGE] > 12);
    assert_int_equal(3, count[EMIC_CANDIDATE_BIRTH_YEAR]);
    emic_arena_close(arena);
}

static bool find_place(void *context, emic_slice words, emic_place *out)
{
    (void)context;
    return emic_gazetteer_place(emic_gazetteer_load(), words, out);
}

static void places_lie_where_the_gazetteer_says(void **state)
{
    static const grade_case cases[] = {
        {"Boston", EMIC_GRADE_REGION, "Massachusetts"},
        {"boston", EMIC_GRADE_COUNTRY, "United States"},
        {"Texas", EMIC_GRADE_REGION, "Texas"},
        {"Texas", EMIC_GRADE_COUNTRY, "United States"},
        {"Bremen", EMIC_GRADE_REGION, "Germany"}, /* a town in a state of its name */
        {"France", EMIC_GRADE_COUNTRY, "France"},
        {"Qwxyzstadt", EMIC_GRADE_COUNTRY, "[place]"},
        {NULL, 0, NULL},
    };
    (void)state;
    assert_grades(cases, EMIC_CANDIDATE_PLACE, &(emic_grading){.finder = find_place});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_found_is_read),
        cmocka_unit_test(places_lie_where_the_gazetteer_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
