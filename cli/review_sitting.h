/* A sitting at the review list: where the reviewer is, what was decided, and the way back. Knows
 * no screen and no keys. */
#pragma once
#include "privacy/review.h"

/* One decision that can be undone. */
typedef struct review_step {
    size_t at;            /* in the list */
    emic_decision before; /* what was decided about it before */
    bool gone;            /* the entity of `before` lived by these words alone: here it is */
    emic_entity entity;
    emic_id made; /* the entity that was made for it, or 0 */
    size_t group; /* decisions that are undone together */
} review_step;

typedef struct review_sitting {
    emic_vault *vault;
    const char *who;
    emic_arena *arena, *entity_arena;
    emic_review_list list; /* all of it, in the order it had at the beginning */
    emic_decision *first;  /* what was decided at the beginning */
    emic_entity_list entities;
    struct {
        review_step *items;
        size_t count, capacity;
    } steps;
    size_t at, to_go;
    size_t group, unsaved; /* `unsaved`: decisions since the vault was stored */
    bool logged;           /* that it began: it was stored once */
} review_sitting;

/* Starts at the first item that waits for a decision. `who` may be NULL; what the sitting holds
 * lives in `arena`. */
emic_status review_sitting_open(emic_vault *vault, const char *who, emic_arena *arena,
                                review_sitting *out, emic_error *err);
void review_sitting_close(review_sitting *sitting);

/* The item at hand. There must be one. */
emic_review_item *review_sitting_item(const review_sitting *sitting);

/* The entity with this id, or NULL. */
const emic_entity *review_sitting_entity(const review_sitting *sitting, emic_id id);

/* Decides the item at hand. */
emic_status review_sitting_decide(review_sitting *sitting, emic_decision decision, emic_error *err);

/* Replaces it by a new entity of this kind. `pseudonym` may be empty; EMIC_EXISTS when it would
 * hide nobody. */
emic_status review_sitting_replace(review_sitting *sitting, emic_entity_kind kind,
                                   emic_slice pseudonym, emic_error *err);

/* How many wait for a decision and are of the kind of the item at hand; and the same decision for
 * all of them. To replace makes an entity of each, where the kind has entities. */
size_t review_sitting_alike(const review_sitting *sitting);
emic_status review_sitting_decide_alike(review_sitting *sitting, emic_verdict verdict,
                                        emic_error *err);

/* Takes the last decision back (or those made together) and goes to its item. `*undone` counts. */
emic_status review_sitting_undo(review_sitting *sitting, size_t *undone, emic_error *err);

/* To the next item that waits for a decision, from the end to the beginning; false when there is
 * none but this. */
bool review_sitting_skip(review_sitting *sitting);
/* To the item before or behind; false at the ends. */
bool review_sitting_step(review_sitting *sitting, int by);
/* To the next item whose words hold `text`, compared without case and marks; false when no other
 * does. */
bool review_sitting_search(review_sitting *sitting, emic_slice text);

/* Whether `text` holds `part`, which is folded: as the search compares. */
bool review_sitting_holds(emic_slice text, emic_slice part, emic_arena *arena);

/* Stores the vault if there is something new. The first time the log tells that a sitting began, so
 * that one that is killed leaves a trace, too. */
emic_status review_sitting_save(review_sitting *sitting, emic_error *err);

/* How many items have another decision than at the beginning, by verdict. */
void review_sitting_count(const review_sitting *sitting, size_t decided[EMIC_VERDICTS]);
