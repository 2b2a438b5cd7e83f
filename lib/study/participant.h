/* People interviewed, by label. Their documents are tied to them by documents.csv, or because a
 * speaker carries their label. */
#pragma once
#include "study/attribute.h"

typedef struct emic_participant {
    emic_id id;
    emic_slice label;
    bool declined;      /* was asked and took no part */
    emic_slice *values; /* one an attribute, in the order of emic_attribute_list_load, or empty */
    int64_t documents;
} emic_participant;

typedef struct emic_participant_list {
    emic_participant *items;
    size_t count, capacity;
    emic_attribute_list attributes;
} emic_participant_list;

/* Loads participants.csv (`path` names it in errors): participant[,declined], other columns become
 * attributes. A label that is known already gets the values that the file gives. EMIC_EXISTS when
 * a label stands twice. */
EMIC_API emic_status emic_participant_load(emic_study *study, const char *path, emic_slice text,
                                           emic_load_summary *out, emic_error *err);

/* All participants in the order in which they were loaded. */
EMIC_API emic_status emic_participant_list_load(emic_study *study, emic_arena *arena,
                                                emic_participant_list *out, emic_error *err);

/* The participant `label`; EMIC_NOT_FOUND suggests the nearest. */
EMIC_API emic_status emic_participant_find(emic_study *study, emic_slice label, emic_id *out,
                                           emic_error *err);

/* Writes participants.csv as emic_participant_load reads it. */
EMIC_API emic_status emic_participant_write(emic_study *study, emic_strbuf *out, emic_error *err);
