/* Does a published statement hold? Each claim is a query on the cases and a relation that its
 * result must have. An empty base bears out nothing: no relation holds for 0 of 0. Nor is a zero
 * found among people who still wait for the judgement that could change it.
 *   query: count(EXPR) | sum(ATTRIBUTE) | distinct(ATTRIBUTE) | each(ATTRIBUTE) | declined()
 *          | count(EXPR); count(EXPR) ... (for sum-to) | count(EXPR) by ATTRIBUTE |
 *          sum(ATTRIBUTE) by ATTRIBUTE (for rank)
 *   relation and expected: = >= <= with `14` or `14 of 15`; range with `1..10`; all, none, majority
 *          with nothing or `of 15`; all-but-k with `1` or `1 of 15`; sum-to with a total (the
 *          counts add up to it and nobody is in two of them); rank with `A > B > C` (strictly
 *          falling, everything not named below the last).
 * With each(), every value that is known must fit. */
#pragma once
#include "measure/select.h"
#include "measure/table.h"
#include "study/claim.h"

typedef struct emic_claim_result {
    bool holds;
    /* found: "14 of 15", "0 of 15, 3 not judged", "1..10, known of 9 of 15", "2 + 1 + 2 = 5",
     * "LA 25 > AS 3 = EE 3"; expected: as in the claim, with the words that a relation stands for:
     * "all of 15", "none", "all but 1 of 15", "majority of 26" */
    emic_slice found, expected;
} emic_claim_result;

/* Checks one claim. EMIC_INVALID or EMIC_NOT_FOUND when its query or its relation cannot be
 * understood; the message names the claim. */
EMIC_API emic_status emic_claim_check(const emic_cases *cases, const emic_claim *claim,
                                      emic_arena *arena, emic_claim_result *out, emic_error *err);

/* Checks all; `*failed` gets how many do not hold. The table has columns id, statement, relation,
 * expected, found, holds, source. */
EMIC_API emic_status emic_claim_check_all(const emic_cases *cases, const emic_claim_list *claims,
                                          emic_arena *arena, emic_table **out, size_t *failed,
                                          emic_error *err);
