/* The review list of a vault: every wording that may identify somebody, once for the whole project,
 * and what was decided about it. Finding candidates is detect's business. */
#pragma once
#include "privacy/candidate_kind.h"
#include "privacy/entity.h"

typedef enum emic_verdict {
    EMIC_VERDICT_NONE,       /* it waits for one */
    EMIC_VERDICT_REPLACE,    /* by what stands for `entity`; without one, by a tag of its kind */
    EMIC_VERDICT_GENERALISE, /* to `grade` */
    EMIC_VERDICT_KEEP,       /* it identifies nobody here */
    EMIC_VERDICT_NO_NAME,
    EMIC_VERDICTS, /* how many there are, NONE included */
} emic_verdict;

typedef struct emic_decision {
    emic_verdict verdict;
    emic_id entity;   /* for REPLACE, or 0 */
    emic_slice grade; /* for GENERALISE, a name of grade.h; else empty */
} emic_decision;

/* One place of it in a document: the first there. The context is cut to whole words. */
typedef struct emic_review_place {
    emic_slice document, before, words, after;
    int64_t count; /* of all places in this document */
    int64_t line;
} emic_review_place;

/* Whether a space belongs between the words and what stands before and behind them. */
EMIC_API void emic_review_gaps(const emic_review_place *place, bool *before, bool *after);

typedef struct emic_review_item {
    emic_id id;
    emic_slice words; /* as first met, in one line */
    emic_candidate_kind kind;
    bool initial; /* a common word that begins a sentence: Will, Mark */
    double score; /* how likely it identifies somebody; higher is likelier */
    int64_t count, documents;
    emic_id suggested; /* the entity that it may be another spelling of, or 0 */
    emic_slice why;    /* "first name alone", "one letter off" */
    emic_decision decision;
    emic_slice who, made;
    struct {
        emic_review_place *items; /* by document */
        size_t count, capacity;
    } places;
} emic_review_item;

typedef struct emic_review_list {
    emic_review_item *items;
    size_t count, capacity;
} emic_review_list;

/* All items, or those that wait for a decision: what is suggested for the same entity together, the
 * likeliest first. */
EMIC_API emic_status emic_review_list_load(emic_vault *vault, bool undecided, emic_arena *arena,
                                           emic_review_list *out, emic_error *err);

/* Decides one item, or takes a decision back (EMIC_VERDICT_NONE). To replace by an entity makes the
 * words one of its spellings; taking that back, or deciding otherwise, takes the spelling away
 * again. EMIC_NOT_FOUND, EMIC_INVALID for a verdict without what it needs. `who` may be NULL. */
EMIC_API emic_status emic_review_decide(emic_vault *vault, emic_id item,
                                        const emic_decision *decision, const char *who,
                                        emic_error *err);

/* Whether words of this kind name somebody or something: when they are replaced they become an
 * entity, while a tag of its kind stands for any other, such as a number. `*out` is the kind of
 * entity in either case; names of whom or what is not known are taken for persons'. */
EMIC_API bool emic_review_has_entity(emic_candidate_kind kind, emic_entity_kind *out);

/* The names of the grades to which words of this kind can be generalised, the mildest first; ends
 * with NULL. */
EMIC_API const char *const *emic_review_grades(emic_candidate_kind kind, emic_arena *arena);

/* EMIC_EXISTS when a pseudonym would not hide anybody: it is a word on the list, or a name, a
 * pseudonym or a label of an entity. */
EMIC_API emic_status emic_review_check_pseudonym(const emic_review_list *items,
                                                 const emic_entity_list *entities,
                                                 emic_slice pseudonym, emic_error *err);

/* "replace", "generalise", "keep", "not a name"; "" for none; and back (EMIC_INVALID lists them).
 */
EMIC_API const char *emic_verdict_name(emic_verdict verdict);
EMIC_API emic_status emic_verdict_find(emic_slice name, emic_verdict *out, emic_error *err);

/* --- Filling it ------------------------------------------------------------------------------- */

/* A candidate found in a document, for the list. */
typedef struct emic_found {
    emic_slice words;
    emic_candidate_kind kind;
    bool initial;
    double score;
    emic_id suggested;
    const char *why;
    int64_t count, line;
    emic_slice before, after; /* context of its first place */
} emic_found;

typedef struct emic_found_list {
    emic_found *items;
    size_t count, capacity;
} emic_found_list;

/* Stores what a scan found in `document`, in the place of what one found there before. Call
 * emic_review_prune once after the last. */
EMIC_API emic_status emic_review_store(emic_vault *vault, emic_slice document,
                                       const emic_found_list *found, emic_error *err);

/* Drops the wordings that no document holds any more and that nobody decided about. */
EMIC_API emic_status emic_review_prune(emic_vault *vault, emic_error *err);

/* How many wait for a decision. */
EMIC_API emic_status emic_review_undecided(emic_vault *vault, int64_t *out, emic_error *err);

/* The words as they are compared: in one line, folded, but an acronym is not a word (ICE, ice), and
 * a common word at the beginning of a sentence not the same word elsewhere. */
EMIC_API emic_slice emic_review_key(emic_slice words, bool initial, emic_arena *arena);
