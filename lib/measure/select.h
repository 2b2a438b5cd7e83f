/* What counting starts from: the participants of a study with their values, and for every code who
 * has it, said of whom. SQL stands in the files select*.c alone. */
#pragma once
#include "study/codebook.h"
#include "study/judgement.h"
#include "study/participant.h"
#include "study/sub_base.h"

/* Which codings count; 0 means any. */
typedef struct emic_selection {
    emic_id coder;
    int64_t round;
} emic_selection;

/* Case values of one participant, one a code of the codebook, each by its own rule and without the
 * codes below it:
 * judged: what the judgement says. any: affirmed when a coding supports or qualifies, else what
 * the judgement says short of affirmed. */
typedef struct emic_case {
    emic_participant participant;
    emic_case_value *values;
} emic_case;

/* All cases of a study in the order in which participants were loaded. */
typedef struct emic_cases {
    emic_case *items;
    size_t count;
    emic_attribute_list attributes;
    emic_codebook codebook;
    emic_sub_base_list bases;
    int64_t unattributed; /* codings that no participant's words can be found for */
} emic_cases;

EMIC_API emic_status emic_cases_load(emic_study *study, const emic_selection *selection,
                                     emic_arena *arena, emic_cases *out, emic_error *err);

/* Index of the case with this participant, or -1. */
EMIC_API int emic_cases_at(const emic_cases *cases, emic_id participant);

/* Index of the attribute `name`, or -1; and of the grouping one. */
EMIC_API int emic_cases_attribute(const emic_cases *cases, emic_slice name);
EMIC_API int emic_cases_grouping(const emic_cases *cases);

/* The value of code `at` for a case with the codes below it rolled up: affirmed when any of them
 * is; else its own value. For a code that only groups and has no judgement, else the value that
 * says least among those of its children in use (unjudged, not asked, not raised, denied): it is
 * denied only when each of them is. */
EMIC_API emic_case_value emic_case_rolled(const emic_cases *cases, const emic_case *one, size_t at);
