/* Grades by kind: which there are, how they are called, and the tags that stand for a kind. What a
 * grade makes of dates, ages and places is said in a file each. */
#include "privacy/grade.h"
#include "base/suggestion.h"
#include "privacy/grade_kind.h"

static const char *const tags[EMIC_CANDIDATE_KINDS] = {
    [EMIC_CANDIDATE_NONE] = "[removed]",
    [EMIC_CANDIDATE_EMAIL] = "[email]",
    [EMIC_CANDIDATE_URL] = "[web address]",
    [EMIC_CANDIDATE_HANDLE] = "[handle]",
    [EMIC_CANDIDATE_IP] = "[IP address]",
    [EMIC_CANDIDATE_CARD] = "[card]",
    [EMIC_CANDIDATE_IBAN] = "[bank account]",
    [EMIC_CANDIDATE_SSN] = "[social security number]",
    [EMIC_CANDIDATE_PHONE] = "[phone]",
    [EMIC_CANDIDATE_PLATE] = "[plate]",
    [EMIC_CANDIDATE_ID] = "[id]",
    [EMIC_CANDIDATE_NUMBER] = "[number]",
    [EMIC_CANDIDATE_DATE] = "[date]",
    [EMIC_CANDIDATE_AGE] = "[age]",
    [EMIC_CANDIDATE_BIRTH_YEAR] = "[year of birth]",
    [EMIC_CANDIDATE_ADDRESS] = "[address]",
    [EMIC_CANDIDATE_POSTCODE] = "[postcode]",
    [EMIC_CANDIDATE_PERSON] = "[person]",
    [EMIC_CANDIDATE_PLACE] = "[place]",
    [EMIC_CANDIDATE_ORGANISATION] = "[organisation]",
    [EMIC_CANDIDATE_NAME] = "[name]",
};

#define GRADE(name) (1u << EMIC_GRADE_##name)

/* The grades of a kind, beside KEEP and CATEGORY. */
static const unsigned fitting[EMIC_CANDIDATE_KINDS] = {
    [EMIC_CANDIDATE_DATE] = GRADE(MONTH) | GRADE(YEAR) | GRADE(SHIFT),
    [EMIC_CANDIDATE_AGE] = GRADE(AGE_5) | GRADE(AGE_10) | GRADE(AGE_90),
    [EMIC_CANDIDATE_BIRTH_YEAR] = GRADE(DECADE) | GRADE(AGE_90),
    [EMIC_CANDIDATE_POSTCODE] = GRADE(ZIP3) | GRADE(OUTWARD),
    [EMIC_CANDIDATE_PERSON] = GRADE(ROLE),
    [EMIC_CANDIDATE_PLACE] = GRADE(ROLE) | GRADE(REGION) | GRADE(COUNTRY),
    [EMIC_CANDIDATE_ORGANISATION] = GRADE(ROLE),
    [EMIC_CANDIDATE_NAME] = GRADE(ROLE),
};

static const char *const names[EMIC_GRADES] = {"keep",   "category", "role",    "month",    "year",
                                               "shift",  "decade",   "5-years", "10-years", "90+",
                                               "region", "country",  "zip3",    "outward"};

bool emic_grade_fits(emic_grade grade, emic_candidate_kind kind)
{
    return ((fitting[kind] | GRADE(KEEP) | GRADE(CATEGORY)) >> grade) & 1;
}

const char *emic_grade_name(emic_grade grade)
{
    return names[grade];
}

emic_status emic_grade_find(emic_slice name, emic_candidate_kind kind, emic_grade *out,
                            emic_error *err)
{
    const char *known[EMIC_GRADES + 1] = {0};
    size_t count = 0;
    for (int grade = 0; grade < EMIC_GRADES; grade++) {
        if (!emic_grade_fits((emic_grade)grade, kind))
            continue;
        known[count++] = names[grade];
        if (emic_slice_is(name, names[grade])) {
            *out = (emic_grade)grade;
            return EMIC_OK;
        }
    }
    emic_arena *scratch = emic_arena_open();
    const char *what = emic_arena_format(scratch, "grade of %s", emic_candidate_kind_name(kind));
    emic_status status = emic_fail_unknown(err, NULL, 0, 0, what, name, known);
    emic_arena_close(scratch);
    return status;
}

emic_slice emic_grade_mark(emic_slice words, emic_slice rest, const emic_grading *how,
                           emic_arena *arena)
{
    const char *form = how->marked ? "[%.*s]%.*s" : "%.*s%.*s";
    return emic_slice_of(emic_arena_format(arena, form, EMIC_ARG(words), EMIC_ARG(rest)));
}

static bool apply(emic_grade grade, emic_candidate_kind kind, emic_slice words,
                  const emic_grading *how, emic_arena *arena, emic_graded *out)
{
    if (grade == EMIC_GRADE_ROLE) {
        out->words = emic_slice_of(emic_arena_format(arena, "[%.*s]", EMIC_ARG(how->role)));
        return how->role.length > 0;
    }
    switch (kind) {
    case EMIC_CANDIDATE_DATE:
        return emic_grade_date(grade, words, how, arena, out);
    case EMIC_CANDIDATE_AGE:
        return emic_grade_age(grade, words, how, arena, out);
    case EMIC_CANDIDATE_BIRTH_YEAR:
        return emic_grade_birth_year(grade, words, how, arena, out);
    case EMIC_CANDIDATE_PLACE:
        return emic_grade_place(grade, words, how, arena, out);
    case EMIC_CANDIDATE_POSTCODE:
        return emic_grade_postcode(grade, words, how, arena, out);
    default:
        return false;
    }
}

emic_graded emic_grade_apply(emic_grade grade, emic_candidate_kind kind, emic_slice words,
                             const emic_grading *how, emic_arena *arena)
{
    emic_graded out = {words, grade};
    if (grade == EMIC_GRADE_KEEP)
        return out;
    if (grade != EMIC_GRADE_CATEGORY && emic_grade_fits(grade, kind) &&
        apply(grade, kind, words, how, arena, &out)) {
        if (out.grade == EMIC_GRADE_KEEP)
            out.words = words;
        return out;
    }
    return (emic_graded){emic_slice_of(tags[kind]), EMIC_GRADE_CATEGORY};
}
