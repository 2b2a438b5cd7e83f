/* The state of a sitting of judging, between what takes keys and what shows it. Internal to
 * judge_sitting.c and judge_show.c. */
#pragma once
#include "judge_sitting.h"

typedef struct judge_state {
    const emic_context *context;
    judge_sitting *sitting;
    review_terminal *terminal;
    size_t at, top; /* the case; the first line shown */
    struct {
        size_t *items; /* cases in the order in which they were decided */
        size_t count, capacity;
    } undo;
    bool *chosen; /* evidence of the case at hand; NULL: what speaks for the decision */
    bool choosing, typing;
    size_t coding; /* at hand while choosing */
    char memo[512], message[256];
    bool trouble, over, colour;
    bool broken; /* what is to be shown cannot be read: `error` tells */
    emic_error error;
    /* What is shown of the case at hand, loaded once. */
    size_t shown; /* which, from 1 */
    const int64_t *turns;
    const char *suggestion, *set;
    emic_arena *scratch; /* lives as long as the case is at hand */
} judge_state;

/* The case at hand, or NULL when all is judged. */
emic_judgement_case *judge_state_case(const judge_state *state);
size_t judge_state_open(const judge_sitting *sitting);

/* Shows it. A text that cannot be read ends the sitting with its error. */
void judge_show(judge_state *state);
