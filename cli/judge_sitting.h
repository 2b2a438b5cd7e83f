/* Judging case by case in the terminal: one key each. What is decided is stored at once, as an
 * entry of the journal. */
#pragma once
#include "option.h"
#include "review_terminal.h"

typedef struct judge_sitting {
    const emic_codebook *codebook;
    emic_judgement_case_list *list; /* open cases, at least one */
    emic_id coder;
    bool keep; /* store each decision at once; else the command's transaction decides */
    size_t decided, left;
    int signal; /* that ended it, or 0 */
} judge_sitting;

/* Stores what was done so far and begins the next transaction. */
emic_status judge_sitting_keep(const emic_context *context, const judge_sitting *sitting,
                               emic_error *err);

/* Runs until somebody leaves; closes the terminal. */
emic_status judge_sitting_run(const emic_context *context, judge_sitting *sitting,
                              review_terminal *terminal, emic_error *err);
