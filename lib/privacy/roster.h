/* The roster: a CSV file in which a team writes down, once, who and what must not be recognized.
 * One row a person, place or other thing:
 *
 *     real_name,variants,role,participant,replace_with,kind
 *     Jane Doe,Janie;Jane Roe,interviewee,TP07,Vida,person
 *
 * Only real_name must be there. `variants` are other spellings, separated by semicolons; those that
 * follow from a name by rule need not be given (variant.h). `role` is free text: relative,
 * interviewer, agency. `participant` is the label in the study. `kind` is person (if empty), place,
 * organisation, contact or other. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "privacy/entity_kind.h"

typedef struct emic_roster_entry {
    emic_slice name;
    struct emic_spelling_list {
        emic_slice *items;
        size_t count, capacity;
    } variants;                                /* none is the name, or another one folded */
    emic_slice role, participant, replacement; /* empty where not given */
    emic_entity_kind kind;
    uint32_t line; /* of the file, from one */
} emic_roster_entry;

typedef struct emic_roster {
    emic_roster_entry *items;
    size_t count, capacity;
} emic_roster;

/* Reads `text` (valid UTF-8); `path` names it in errors. The result lives in `arena` and borrows
 * nothing. A row that repeats another one adds its variants to it. With line and column:
 * EMIC_MALFORMED for what is no CSV; EMIC_INVALID when real_name is missing or there is an unknown
 * column, for a name or variant without a letter or too long for a key, for an unknown kind, and
 * for a replacement that is a name or a variant of this roster; EMIC_EXISTS for a name that stands
 * twice and not alike, and for a participant or a replacement that two names have. */
EMIC_API emic_status emic_roster_parse(const char *path, emic_slice text, emic_arena *arena,
                                       emic_roster *out, emic_error *err);
