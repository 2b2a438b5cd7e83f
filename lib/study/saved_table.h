/* Tables that belong to the findings: kept by name with their parameters, made again at will. */
#pragma once
#include "study/study.h"

typedef struct emic_saved_table {
    emic_slice name, parameters; /* JSON, written and read by exchange/recipe.h */
} emic_saved_table;

typedef struct emic_saved_table_list {
    emic_saved_table *items;
    size_t count, capacity;
} emic_saved_table_list;

/* Keeps a table; one of the same name is replaced. Names are letters, digits, - and _ (they become
 * file names): EMIC_INVALID otherwise. */
EMIC_API emic_status emic_saved_table_add(emic_study *study, emic_slice name, emic_slice parameters,
                                          emic_error *err);
EMIC_API emic_status emic_saved_table_list_load(emic_study *study, emic_arena *arena,
                                                emic_saved_table_list *out, emic_error *err);

/* Takes one off. EMIC_NOT_FOUND suggests the nearest name. */
EMIC_API emic_status emic_saved_table_remove(emic_study *study, emic_slice name, emic_error *err);
