/* What the analysis states about its codes, on one level of abstraction, below a wider statement
 * one level up. A proposition rests on codings (evidence.h); that somebody looked for cases against
 * it is recorded, found or not. */
#pragma once
#include "study/evidence.h"

/* `type` and `object` are 0 for a statement about the subject alone, `parent` for one that stands
 * under no other. `searches` counts recorded searches for cases against it, `found` what they found
 * in all. */
typedef struct emic_proposition {
    emic_id id, subject, type, object, parent, coder;
    int level, subject_at, object_at; /* in the codebook; object_at is -1 without one */
    emic_slice label, text, type_name, parent_label, coder_name, added;
    emic_evidence_count evidence;
    int64_t searches, found;
} emic_proposition;

typedef struct emic_proposition_list {
    emic_proposition *items;
    size_t count, capacity;
} emic_proposition_list;

/* Stores label, level, subject, type, object, text, parent and coder. EMIC_EXISTS when the label is
 * taken; EMIC_INVALID when it is no single line, the text is empty, a level is none of 0 to 3, the
 * parent is not one level up, or of type and object only one is there. */
EMIC_API emic_status emic_proposition_add(emic_study *study, const emic_proposition *proposition,
                                          emic_id *out, emic_error *err);

/* Removes it with its evidence and searches. EMIC_INVALID when another stands under it or a memo is
 * about it. */
EMIC_API emic_status emic_proposition_remove(emic_study *study, emic_id id, emic_error *err);

/* The proposition `label`; EMIC_NOT_FOUND suggests the nearest. */
EMIC_API emic_status emic_proposition_find(emic_study *study, emic_slice label, emic_id *out,
                                           emic_error *err);

/* All propositions, the widest first, by label. EMIC_CORRUPT when one names no code. */
EMIC_API emic_status emic_proposition_list_load(emic_study *study, const emic_codebook *codebook,
                                                emic_arena *arena, emic_proposition_list *out,
                                                emic_error *err);

/* Whether no coding supports it; whether nobody looked for cases against it and none is known. */
EMIC_API bool emic_proposition_is_unsupported(const emic_proposition *proposition);
EMIC_API bool emic_proposition_is_uncontested(const emic_proposition *proposition);

/* A search for cases against a proposition: what was sought, and how many were found. */
typedef struct emic_negative_search {
    emic_id id, proposition, coder;
    emic_slice sought, coder_name, added;
    int64_t found;
} emic_negative_search;

typedef struct emic_negative_search_list {
    emic_negative_search *items;
    size_t count, capacity;
} emic_negative_search_list;

/* Records one. EMIC_INVALID when nothing is said to be sought or `found` is negative. */
EMIC_API emic_status emic_negative_search_add(emic_study *study, const emic_negative_search *search,
                                              emic_id *out, emic_error *err);
EMIC_API emic_status emic_negative_search_list_load(emic_study *study, emic_arena *arena,
                                                    emic_negative_search_list *out,
                                                    emic_error *err);

/* Somebody whose interview as a whole was judged to deny the subject of a proposition. */
typedef struct emic_denial {
    emic_id proposition;
    emic_slice participant, coder_name, memo;
} emic_denial;

typedef struct emic_denial_list {
    emic_denial *items;
    size_t count, capacity;
} emic_denial_list;

/* All denials by proposition and participant. */
EMIC_API emic_status emic_denial_list_load(emic_study *study, emic_arena *arena,
                                           emic_denial_list *out, emic_error *err);
