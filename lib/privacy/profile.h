/* A profile says what happens to each kind of words that may identify somebody: a person is asked,
 * they are kept, or they are brought to a grade. It follows a published rule as far as a program
 * can that sees nothing but text, and says what it cannot do. Profiles are constants; what people
 * decide about single words comes before them. */
#pragma once
#include "privacy/grade.h"

/* `ask`: a person decides, and `grade` is what is suggested first. */
typedef struct emic_action {
    bool ask;
    emic_grade grade;
} emic_action;

enum { EMIC_COVERAGE_KINDS = 7 };

/* A class of identifiers, as the rule names it, and the kinds that are found of it. Without kinds
 * it is for people to find, or, when `unseen`, not in a text at all. */
typedef struct emic_coverage {
    const char *name;
    emic_candidate_kind kinds[EMIC_COVERAGE_KINDS]; /* up to the first NONE */
    bool unseen;
    const char *note;
} emic_coverage;

typedef struct emic_profile {
    const char *name;
    const char *summary;
    const char *source; /* the rule it follows */
    const char *limits; /* what it cannot do */
    emic_action actions[EMIC_CANDIDATE_KINDS];
    const emic_coverage *coverage;
    size_t coverage_count;
} emic_profile;

/* All of them; the first one is taken where none is named. */
EMIC_API const emic_profile *emic_profile_list(size_t *count);

/* The profile of that name. EMIC_INVALID, with the nearest one and all, for any other. */
EMIC_API emic_status emic_profile_find(emic_slice name, const emic_profile **out, emic_error *err);

EMIC_API emic_action emic_profile_action(const emic_profile *profile, emic_candidate_kind kind);

/* "ask", "keep", or the name of a grade; for tables. */
EMIC_API const char *emic_action_name(emic_action action);

/* How the profile covers a class: "automatically" (what is found is replaced; finding is never
 * complete), "by review", "automatically and by review", "by hand" (nothing looks for it) or "not
 * covered". */
EMIC_API const char *emic_coverage_how(const emic_profile *profile, const emic_coverage *row);
