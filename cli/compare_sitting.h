/* The comparison of a code in the terminal: pair by pair, one key each. What is decided is stored
 * at once. */
#pragma once
#include "option.h"

/* What a sitting did. */
typedef struct compare_sitting {
    const emic_codebook *codebook;
    emic_comparison_list *list;
    size_t decided, left;
    int signal; /* that ended it, or 0 */
} compare_sitting;

/* Whether a pair is still to be decided. */
bool compare_is_open(const emic_comparison *pair);

/* Runs until somebody leaves; there must be a pair. EMIC_INVALID without a terminal. */
emic_status compare_sitting_run(const emic_context *context, compare_sitting *sitting,
                                emic_error *err);
