/* Named sub-bases: a condition, and the participants who met it when it was stored. Tables and
 * claims that use the name count among the same people ever after. */
#pragma once
#include "base/strbuf.h"
#include "study/attribute.h"

typedef struct emic_sub_base {
    emic_id id;
    emic_slice name, condition;
    struct {
        emic_id *items;
        size_t count, capacity;
    } participants;
} emic_sub_base;

typedef struct emic_sub_base_list {
    emic_sub_base *items;
    size_t count, capacity;
} emic_sub_base_list;

/* Stores a sub-base with the `count` participants that met `condition` now; one who is named twice
 * counts once. EMIC_EXISTS when the name is taken. */
EMIC_API emic_status emic_sub_base_add(emic_study *study, emic_slice name, emic_slice condition,
                                       const emic_id *participants, size_t count,
                                       emic_error *err);
EMIC_API emic_status emic_sub_base_remove(emic_study *study, emic_slice name, emic_error *err);

/* All sub-bases in the order in which they were stored. */
EMIC_API emic_status emic_sub_base_list_load(emic_study *study, emic_arena *arena,
                                             emic_sub_base_list *out, emic_error *err);

/* Loads bases.csv: base,condition,participant, a row a member (an empty participant for a base of
 * nobody), those of one base together. EMIC_EXISTS when the study has one of the names already or a
 * member stands twice; EMIC_INVALID when the rows of a base differ in the condition. */
EMIC_API emic_status emic_sub_base_load(emic_study *study, const char *path, emic_slice text,
                                        emic_load_summary *out, emic_error *err);

/* Writes bases.csv as emic_sub_base_load reads it. */
EMIC_API emic_status emic_sub_base_write(emic_study *study, emic_strbuf *out, emic_error *err);
