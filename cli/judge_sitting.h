/* Judging case by case in the terminal: one key each. What is decided is stored at once, as an
 * entry of the journal. */
#pragma once
#include "option.h"
#include "review_terminal.h"

typedef struct judge_sitting {
    const emic_codebook *codebook;
    emic_judgement_case_list *list; /* open cases, at least one */
    size_t decided, left;
    int signal; /* that ended it, or 0 */
} judge_sitting;

/* Runs until somebody leaves; closes the terminal. Between the keys there is no transaction: others
 * may work in the study. Afterwards the command's has begun again. */
emic_status judge_sitting_run(const emic_context *context, judge_sitting *sitting,
                              review_terminal *terminal, emic_error *err);
