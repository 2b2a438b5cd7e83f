/* Codings that speak for, against, or for only some of what a relation or a proposition states. */
#pragma once
#include "study/citation.h"

typedef enum emic_evidence_of {
    EMIC_EVIDENCE_OF_RELATION,
    EMIC_EVIDENCE_OF_PROPOSITION
} emic_evidence_of;

/* How many codings speak which way, by emic_polarity; detached ones are in no count but theirs. */
typedef struct emic_evidence_count {
    int64_t count[3], detached;
} emic_evidence_count;

/* `owner` rests on `coding`; `polarity` is what the coding says about it, not about its own code.
 */
typedef struct emic_evidence {
    emic_id owner, coding;
    emic_polarity polarity;
} emic_evidence;

typedef struct emic_evidence_list {
    emic_evidence *items;
    size_t count, capacity;
} emic_evidence_list;

/* Stores that `owner` rests on `coding`; one that is there already gets this polarity. `*added` is
 * false when nothing changed. EMIC_NOT_FOUND when there is no such coding; the caller knows that
 * the owner exists. */
EMIC_API emic_status emic_evidence_add(emic_study *study, emic_evidence_of of,
                                       const emic_evidence *evidence, bool *added, emic_error *err);

/* Takes it back; EMIC_NOT_FOUND when the owner does not rest on it. */
EMIC_API emic_status emic_evidence_remove(emic_study *study, emic_evidence_of of, emic_id owner,
                                          emic_id coding, emic_error *err);

/* All evidence by owner and coding, those detached included. */
EMIC_API emic_status emic_evidence_list_load(emic_study *study, emic_evidence_of of,
                                             emic_arena *arena, emic_evidence_list *out,
                                             emic_error *err);

/* The first of `owner`'s, or `count`; its others follow. */
EMIC_API size_t emic_evidence_first(const emic_evidence_list *list, emic_id owner);
