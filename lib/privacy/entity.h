/* The entities of a vault: who or what must not be recognized, how it is written, and what stands
 * in its place. Spellings that can be derived (variant.h) are not stored. */
#pragma once
#include "privacy/entity_kind.h"
#include "privacy/roster.h"
#include "privacy/vault.h"

/* Names: the first is the entity's own, the others are spellings that somebody gave. */
typedef struct emic_entity {
    emic_id id;
    emic_entity_kind kind;
    emic_slice label;       /* TP07, RELATIVE2: what a tag says; unique */
    emic_slice pseudonym;   /* what stands in its place in the other modes; empty: the label */
    emic_slice role;        /* relative, interviewer, agency ...; may be empty */
    emic_slice participant; /* the participant's label in the study; may be empty */
    struct {
        emic_slice *items;
        size_t count, capacity;
    } names;
} emic_entity;

typedef struct emic_entity_list {
    emic_entity *items;
    size_t count, capacity;
} emic_entity_list;

/* Where a spelling comes from. */
typedef enum emic_name_source {
    EMIC_NAME_ROSTER,
    EMIC_NAME_REVIEW,
    EMIC_NAME_LATE
} emic_name_source;

/* A pseudonym without brackets around all of it: the mode puts those. */
EMIC_API emic_slice emic_pseudonym_bare(emic_slice words);

/* Adds an entity with its names (at least one). An empty label is made: that of the participant,
 * else the role or the kind in capitals, with a number. EMIC_EXISTS when the label or the
 * participant is taken; the message holds no name. */
EMIC_API emic_status emic_entity_add(emic_vault *vault, const emic_entity *entity,
                                     emic_name_source source, emic_id *out, emic_error *err);

/* Another spelling; `*added` is false when the entity has it already. */
EMIC_API emic_status emic_entity_add_name(emic_vault *vault, emic_id entity, emic_slice name,
                                          emic_name_source source, bool *added, emic_error *err);

/* Takes back a spelling that came from a review, and with its last name the entity. */
EMIC_API emic_status emic_entity_drop_name(emic_vault *vault, emic_id entity, emic_slice name,
                                           emic_error *err);

/* Gives an entity (another) pseudonym. */
EMIC_API emic_status emic_entity_set_pseudonym(emic_vault *vault, emic_id entity,
                                               emic_slice pseudonym, emic_error *err);

/* All entities, in the order in which they were added. */
EMIC_API emic_status emic_entity_list_load(emic_vault *vault, emic_arena *arena,
                                           emic_entity_list *out, emic_error *err);

/* The one with this id, or NULL. */
EMIC_API const emic_entity *emic_entity_list_find(const emic_entity_list *list, emic_id id);

/* The entity as a roster would say it, for variant.h. The lists live in `arena`. */
emic_roster_entry emic_entity_entry(const emic_entity *entity, emic_arena *arena);
