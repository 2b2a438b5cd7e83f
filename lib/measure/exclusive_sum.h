/* Exclusive sets of codes: of each, exactly one code holds for everybody who was asked, so that the
 * counts add up to how many they are. */
#pragma once
#include "measure/select.h"

/* A set in a group. Participants of whom every code of the set is "not asked" are not in `asked`:
 * the set is not about them. A code holds as emic_case_rolled says. */
typedef struct emic_exclusive_sum {
    emic_slice set, group;
    const size_t *codes; /* indexes into the codebook */
    size_t code_count;
    int64_t *affirmed; /* of each code */
    int64_t sum, asked, not_asked;
    emic_slice missing; /* labels of those for whom no code holds, by ", " */
    emic_slice several; /* and of those for whom several do */
} emic_exclusive_sum;

typedef struct emic_exclusive_sums {
    emic_exclusive_sum *items; /* by set, in each by group */
    size_t count, capacity;
} emic_exclusive_sums;

/* Adds up all sets of codes in use. `chosen` has a flag for each case; NULL: everybody. Those who
 * declined are in no group; without a grouping attribute all are one. */
EMIC_API void emic_exclusive_sums_count(const emic_cases *cases, const bool *chosen,
                                        emic_arena *arena, emic_exclusive_sums *out);

/* Whether exactly one code holds for each of them. */
EMIC_API bool emic_exclusive_sum_holds(const emic_exclusive_sum *sum);
