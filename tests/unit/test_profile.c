/* Profiles: complete, consistent with what they say of themselves, and named without doubt. */
#include "base/strbuf.h"
#include "privacy/profile.h"
#include "privacy/shift.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const emic_profile *profile_named(const char *name)
{
    emic_error error;
    const emic_profile *found = NULL;
    assert_int_equal(EMIC_OK, emic_profile_find(emic_slice_of(name), &found, &error));
    assert_string_equal(name, found->name);
    return found;
}

static void profiles_are_complete(void **state)
{
    size_t count;
    const emic_profile *profiles = emic_profile_list(&count);
    (void)state;
    assert_int_equal(5, count);
    assert_string_equal("interview", profiles[0].name);
    for (size_t p = 0; p < count; p++) {
        const emic_profile *profile = &profiles[p];
        assert_true(profile->summary[0] && profile->source[0] && profile->limits[0]);
        assert_true(profile->coverage_count > 0);
        assert_ptr_equal(profile, profile_named(profile->name));
        for (int kind = 1; kind < EMIC_CANDIDATE_KINDS; kind++) {
            emic_action action = emic_profile_action(profile, (emic_candidate_kind)kind);
            assert_true(emic_grade_fits(action.grade, (emic_candidate_kind)kind));
            /* Nothing is kept without asking: a kind that was forgotten in a table would be. */
            assert_true(action.ask || action.grade != EMIC_GRADE_KEEP);
        }
    }
}

/* No profile leaves a name to a program. */
static void names_are_always_asked(void **state)
{
    static const emic_candidate_kind names[] = {EMIC_CANDIDATE_PERSON, EMIC_CANDIDATE_PLACE,
                                                EMIC_CANDIDATE_ORGANISATION, EMIC_CANDIDATE_NAME};
    size_t count;
    const emic_profile *profiles = emic_profile_list(&count);
    (void)state;
    for (size_t p = 0; p < count; p++) {
        for (size_t n = 0; n < 4; n++)
            assert_true(emic_profile_action(&profiles[p], names[n]).ask);
    }
}

/* Every kind stands in a class of the coverage, so that the table tells of all that is found. */
static void coverage_names_every_kind(void **state)
{
    size_t count;
    const emic_profile *profiles = emic_profile_list(&count);
    (void)state;
    for (size_t p = 0; p < count; p++) {
        unsigned seen = 0;
        for (size_t r = 0; r < profiles[p].coverage_count; r++) {
            const emic_coverage *row = &profiles[p].coverage[r];
            assert_true(row->name[0] && row->note[0]);
            for (size_t k = 0; k < EMIC_COVERAGE_KINDS && row->kinds[k]; k++)
                seen |= 1u << row->kinds[k];
        }
        assert_int_equal((1u << EMIC_CANDIDATE_KINDS) - 2, seen);
    }
}

static const char *how_of(const emic_profile *profile, const char *class)
{
    for (size_t r = 0; r < profile->coverage_count; r++) {
        if (emic_slice_starts(emic_slice_of(profile->coverage[r].name), class))
            return emic_coverage_how(profile, &profile->coverage[r]);
    }
    return "no such class";
}

static void hipaa_has_its_eighteen_classes(void **state)
{
    static const char *const expected[][2] = {
        {"A ", "by review"},
        {"B ", "automatically and by review"},
        {"C ", "automatically"},
        {"D ", "automatically"},
        {"E ", "automatically"},
        {"F ", "automatically"},
        {"G ", "automatically"},
        {"H ", "automatically and by review"},
        {"I ", "automatically and by review"},
        {"J ", "automatically and by review"},
        {"K ", "automatically and by review"},
        {"L ", "automatically"},
        {"M ", "automatically and by review"},
        {"N ", "automatically"},
        {"O ", "automatically"},
        {"P ", "not covered"},
        {"Q ", "not covered"},
        {"R ", "automatically and by review"},
    };
    const emic_profile *hipaa = profile_named("hipaa-safe-harbor");
    (void)state;
    assert_int_equal(18, hipaa->coverage_count);
    for (size_t i = 0; i < 18; i++)
        assert_string_equal(expected[i][1], how_of(hipaa, expected[i][0]));
    assert_string_equal("by hand", how_of(profile_named("interview"), "role, employer"));
    assert_string_equal("by review", how_of(profile_named("interview"), "names of"));
}

/* What the rules ask for, kind by kind. */
static void profiles_follow_their_rules(void **state)
{
    static const struct {
        const char *profile;
        emic_candidate_kind kind;
        const char *action;
        emic_grade grade;
    } cases[] = {
        {"interview", EMIC_CANDIDATE_DATE, "ask", EMIC_GRADE_MONTH},
        {"interview", EMIC_CANDIDATE_AGE, "90+", EMIC_GRADE_AGE_90},
        {"interview", EMIC_CANDIDATE_PHONE, "category", EMIC_GRADE_CATEGORY},
        {"interview", EMIC_CANDIDATE_PLATE, "ask", EMIC_GRADE_CATEGORY},
        {"interview", EMIC_CANDIDATE_BIRTH_YEAR, "ask", EMIC_GRADE_DECADE},
        {"timeline", EMIC_CANDIDATE_DATE, "shift", EMIC_GRADE_SHIFT},
        {"uk-data-service", EMIC_CANDIDATE_POSTCODE, "outward", EMIC_GRADE_OUTWARD},
        {"hipaa-safe-harbor", EMIC_CANDIDATE_DATE, "year", EMIC_GRADE_YEAR},
        {"hipaa-safe-harbor", EMIC_CANDIDATE_AGE, "90+", EMIC_GRADE_AGE_90},
        {"hipaa-safe-harbor", EMIC_CANDIDATE_POSTCODE, "zip3", EMIC_GRADE_ZIP3},
        {"hipaa-safe-harbor", EMIC_CANDIDATE_PLACE, "ask", EMIC_GRADE_REGION},
        {"gdpr-strict", EMIC_CANDIDATE_DATE, "category", EMIC_GRADE_CATEGORY},
        {"gdpr-strict", EMIC_CANDIDATE_AGE, "10-years", EMIC_GRADE_AGE_10},
        {"gdpr-strict", EMIC_CANDIDATE_PLACE, "ask", EMIC_GRADE_COUNTRY},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        emic_action action = emic_profile_action(profile_named(cases[i].profile), cases[i].kind);
        assert_string_equal(cases[i].action, emic_action_name(action));
        assert_int_equal(cases[i].grade, action.grade);
    }
}

static void an_unknown_profile_gets_a_suggestion(void **state)
{
    emic_error error;
    const emic_profile *found;
    (void)state;
    assert_int_equal(EMIC_INVALID, emic_profile_find(EMIC_LITERAL("gdpr-strikt"), &found, &error));
    assert_null(found);
    assert_string_equal("unknown profile \"gdpr-strikt\"; did you mean \"gdpr-strict\"? known: "
                        "interview, timeline, uk-data-service, hipaa-safe-harbor, gdpr-strict",
                        error.message);
    assert_int_equal(EMIC_INVALID, emic_profile_find(EMIC_LITERAL("gdpr"), &found, &error));
}

/* Every shift that there is comes up, and no other. */
static void shifts_are_whole_weeks(void **state)
{
    size_t count[2 * EMIC_SHIFT_MOST + 1] = {0}, distinct = 0;
    (void)state;
    for (int i = 0; i < 4600; i++) {
        int32_t days = emic_shift_draw();
        assert_true(days % 7 == 0 && abs(days) >= EMIC_SHIFT_LEAST && abs(days) <= EMIC_SHIFT_MOST);
        count[days + EMIC_SHIFT_MOST]++;
    }
    for (size_t at = 0; at < sizeof count / sizeof *count; at++) {
        distinct += count[at] > 0;
        assert_true(count[at] < 200); /* 100 are expected of each */
    }
    assert_int_equal(46, distinct);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profiles_are_complete),
        cmocka_unit_test(names_are_always_asked),
        cmocka_unit_test(coverage_names_every_kind),
        cmocka_unit_test(hipaa_has_its_eighteen_classes),
        cmocka_unit_test(profiles_follow_their_rules),
        cmocka_unit_test(an_unknown_profile_gets_a_suggestion),
        cmocka_unit_test(shifts_are_whole_weeks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
