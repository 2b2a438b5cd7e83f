/* How codes are related: A is a causal condition of B. Each type says how it reads from the other
 * end, and whether it holds both ways. A relation rests on codings (evidence.h). */
#pragma once
#include "study/evidence.h"

typedef struct emic_relation_type {
    emic_id id;
    emic_slice name, inverse; /* inverse may be empty */
    bool symmetric, transitive;
    int64_t relations;
} emic_relation_type;

typedef struct emic_relation_type_list {
    emic_relation_type *items;
    size_t count, capacity;
} emic_relation_type_list;

/* Names a new type, as a word without spaces. EMIC_EXISTS when a name or an inverse is taken;
 * EMIC_INVALID for a symmetric type with another inverse than its name. */
EMIC_API emic_status emic_relation_type_add(emic_study *study, const emic_relation_type *type,
                                            emic_id *out, emic_error *err);

/* All types by id, with how many relations have them. */
EMIC_API emic_status emic_relation_type_list_load(emic_study *study, emic_arena *arena,
                                                  emic_relation_type_list *out, emic_error *err);

/* The type of this name, or `*inverse` when it is the inverse's name. EMIC_NOT_FOUND suggests the
 * nearest. */
EMIC_API emic_status emic_relation_type_find(emic_study *study, emic_slice name, emic_id *out,
                                             bool *inverse, emic_error *err);

typedef struct emic_relation {
    emic_id id, source, type, target, coder;
    int source_at, target_at; /* in the codebook */
    emic_slice type_name, coder_name, memo, added;
    emic_evidence_count evidence;
} emic_relation;

typedef struct emic_relation_list {
    emic_relation *items;
    size_t count, capacity;
} emic_relation_list;

/* Relates two codes; of `relation` source, type, target, coder and memo are read. EMIC_EXISTS when
 * they are related so already, for a symmetric type from either end; EMIC_INVALID for a code with
 * itself, EMIC_NOT_FOUND when a code or the type does not exist. */
EMIC_API emic_status emic_relation_add(emic_study *study, const emic_relation *relation,
                                       emic_id *out, emic_error *err);

/* Removes a relation and what says that it rests on codings. EMIC_INVALID when a memo is about
 * it. */
EMIC_API emic_status emic_relation_remove(emic_study *study, emic_id id, emic_error *err);

/* EMIC_NOT_FOUND when there is none. */
EMIC_API emic_status emic_relation_check(emic_study *study, emic_id id, emic_error *err);

/* All relations by id. EMIC_CORRUPT when one names no code of the codebook. */
EMIC_API emic_status emic_relation_list_load(emic_study *study, const emic_codebook *codebook,
                                             emic_arena *arena, emic_relation_list *out,
                                             emic_error *err);

/* What follows from relations of transitive types and is not stated: A leads to C, where A leads to
 * B and B to C. Ids, coder and evidence of these are 0; those of a symmetric type stand once. */
EMIC_API void emic_relation_implied(const emic_relation_list *stated,
                                    const emic_relation_type_list *types, emic_arena *arena,
                                    emic_relation_list *out);
