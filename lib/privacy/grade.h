/* What stands in the place of words that may identify somebody: at each grade a little less is
 * said. "12 May 2019" becomes "May 2019", "2019" or "[date]"; a town its county or its country; an
 * age a band. Which grade is taken for what is said by profile.h and by people; finding the words
 * is detect.h's business, replacing them in a text replace.h's. */
#pragma once
#include "base/api.h"
#include "privacy/date.h"
#include "privacy/detect.h"
#include "privacy/gazetteer.h"

typedef enum emic_grade {
    EMIC_GRADE_KEEP,     /* the words themselves */
    EMIC_GRADE_CATEGORY, /* their kind alone, in brackets: [date], [phone], [person] */
    EMIC_GRADE_ROLE,     /* who or what it is to the participant: [mother], [shelter] */
    EMIC_GRADE_MONTH,    /* of a date: month and year */
    EMIC_GRADE_YEAR,     /* of a date: the year alone */
    EMIC_GRADE_SHIFT,    /* of a date: all of a person's dates moved by as many days */
    EMIC_GRADE_DECADE,   /* of a year of birth: 1970s */
    EMIC_GRADE_AGE_5,    /* of an age: a band of five years, 90+ at the top */
    EMIC_GRADE_AGE_10,   /* of an age: a band of ten years, 90+ at the top */
    EMIC_GRADE_AGE_90,   /* ages over 89 become 90+, years of birth that tell one go */
    EMIC_GRADE_REGION,   /* of a place: its county, state or province */
    EMIC_GRADE_COUNTRY,  /* of a place */
    EMIC_GRADE_ZIP3,     /* of a US ZIP code: three digits, 000 for areas of few people */
    EMIC_GRADE_OUTWARD,  /* of any postcode: the part that names the town or district */
    EMIC_GRADES,         /* how many there are */
} emic_grade;

/* Looks a place up, such as emic_gazetteer_place does; false when it is not known. */
typedef bool emic_place_finder(void *context, emic_slice words, emic_place *out);

/* What grading needs to know beside the words. All zero is a beginning. */
typedef struct emic_grading {
    emic_date_style dates;     /* of the project */
    int32_t days;              /* of EMIC_GRADE_SHIFT, for this person; 0: not known */
    int32_t year;              /* in which the interview was held; 0: not known */
    bool marked;               /* what was made vaguer stands in [brackets] */
    emic_slice role;           /* "mother"; empty: not known */
    emic_place_finder *finder; /* NULL: no place is known */
    void *context;             /* for `finder` */
} emic_grading;

/* `grade` is the one that was reached: KEEP where the words already say no more than what was asked
 * for ("2019" at the year, 43 at 90+), CATEGORY where they could not be read. */
typedef struct emic_graded {
    emic_slice words;
    emic_grade grade;
} emic_graded;

/* `words` (valid UTF-8), of the kind `kind`, at `grade`. Never fails and never says more than was
 * asked for: words that cannot be read, and grades that the kind has not, end in the category. The
 * result lives in `arena` or is borrowed from `words`.
 * - Dates: at the month, a weekday alone is "[weekday]"; at the year a month alone is "[month]",
 *   and what has no year is "[date]". Years of two digits keep their mark: '19. A date
 *   that tells an age over 89 in the year of the interview is "[date]" at the year. See date.h for
 *   what a shift does to dates without a day.
 * - Ages: months and weeks count as years in a band; fifties stay as they are; plain numbers in
 *   words become digits.
 * - Places: one that bears the name of its region or country goes a step further up. */
EMIC_API emic_graded emic_grade_apply(emic_grade grade, emic_candidate_kind kind, emic_slice words,
                                      const emic_grading *how, emic_arena *arena);

/* Whether there is such a grade for this kind. KEEP and CATEGORY are for all. */
EMIC_API bool emic_grade_fits(emic_grade grade, emic_candidate_kind kind);

/* "month", "5-years": the grade in lists and files. */
EMIC_API const char *emic_grade_name(emic_grade grade);

/* The grade of that name. EMIC_INVALID, with those that the kind has, for any other. */
EMIC_API emic_status emic_grade_find(emic_slice name, emic_candidate_kind kind, emic_grade *out,
                                     emic_error *err);
