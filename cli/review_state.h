/* The state of the review in the terminal, between what draws it and what changes it. Internal to
 * review_loop.c, review_act.c and review_draw.c. */
#pragma once
#include "review_sitting.h"
#include "review_terminal.h"

/* What the next keys answer. */
typedef enum review_mode {
    REVIEW_MODE_ITEM,
    REVIEW_MODE_KIND,
    REVIEW_MODE_GRADE,
    REVIEW_MODE_CHOOSE,
    REVIEW_MODE_PSEUDONYM,
    REVIEW_MODE_SEARCH,
    REVIEW_MODE_CONFIRM,
    REVIEW_MODE_HELP,
} review_mode;

typedef struct review_state {
    review_sitting *sitting;
    review_terminal *terminal;
    review_mode mode;
    char input[256], searched[256]; /* what is typed, and what was searched for last */
    size_t chosen, top;             /* of the choices; of the help page */
    emic_verdict verdict;           /* asked about in REVIEW_MODE_CONFIRM */
    char message[512];
    bool trouble;     /* the message tells of an error */
    bool save_failed; /* not tried again until there is something new */
    bool warned;      /* that leaving would lose something */
    bool over, colour;
    emic_error error;
} review_state;

/* Shows all of it. */
void review_draw(review_state *at);

/* The entities that what was typed leaves, those like the item at hand first; in `arena`, ends with
 * NULL. */
const emic_entity **review_choices(const review_state *at, emic_arena *arena, size_t *count);

void review_say(review_state *at, bool trouble, const char *text);

/* Decide the item at hand, say so, and go on to the next. */
void review_decide(review_state *at, emic_decision decision);
void review_replace_by_new(review_state *at, emic_entity_kind kind, emic_slice pseudonym);
void review_replace(review_state *at); /* by an entity or a tag, as its kind has it */
void review_same_as_suggested(review_state *at);

void review_take_back(review_state *at);
void review_undo(review_state *at);

/* Asks about all that are alike, and decides them. */
void review_confirm_alike(review_state *at, emic_verdict verdict);
void review_decide_alike(review_state *at);
