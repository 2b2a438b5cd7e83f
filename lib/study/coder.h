/* People who code, by name. */
#pragma once
#include "base/slice.h"
#include "study/study.h"

/* The coder `name`, added when new. EMIC_INVALID when the name is empty. */
EMIC_API emic_status emic_coder_add(emic_study *study, emic_slice name, emic_id *out,
                                    emic_error *err);

/* The coder `name`; EMIC_NOT_FOUND suggests the nearest. */
EMIC_API emic_status emic_coder_find(emic_study *study, emic_slice name, emic_id *out,
                                     emic_error *err);

/* A coder, and what is theirs in the study. */
typedef struct emic_coder {
    emic_id id;
    emic_slice name;
    int64_t codings, documents; /* codings of current texts, and in how many documents */
} emic_coder;

typedef struct emic_coder_list {
    emic_coder *items;
    size_t count, capacity;
} emic_coder_list;

/* All coders by name. */
EMIC_API emic_status emic_coder_list_load(emic_study *study, emic_arena *arena,
                                          emic_coder_list *out, emic_error *err);

/* Gives a coder another name. EMIC_NOT_FOUND, EMIC_EXISTS when another coder has it. */
EMIC_API emic_status emic_coder_rename(emic_study *study, emic_slice name, emic_slice to,
                                       emic_error *err);
