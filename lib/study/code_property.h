/* Properties of codes and their dimensions: a code has a property (intensity) with a scale (none,
 * some, strong) or numbers, and a coding lies somewhere on it. */
#pragma once
#include "study/codebook.h"

typedef struct emic_code_property {
    emic_id id, code;
    emic_slice name;
    emic_slice scale; /* its values in order, parted by commas; empty: numbers */
    int64_t codings;  /* how many have a value of it */
} emic_code_property;

typedef struct emic_code_property_list {
    emic_code_property *items;
    size_t count, capacity;
} emic_code_property_list;

/* Gives a code a property. `scale`: two or more different values, parted by commas, which are kept
 * without white space around them; empty for numbers. EMIC_EXISTS when the code has one of this
 * name. */
EMIC_API emic_status emic_code_property_add(emic_study *study, emic_id code, emic_slice name,
                                            emic_slice scale, emic_error *err);

/* Removes a property. EMIC_NOT_FOUND suggests the nearest; EMIC_INVALID when codings have values of
 * it. */
EMIC_API emic_status emic_code_property_remove(emic_study *study, emic_id code, emic_slice name,
                                               emic_error *err);

/* All properties, by id of their code and name. */
EMIC_API emic_status emic_code_property_list_load(emic_study *study, emic_arena *arena,
                                                  emic_code_property_list *out, emic_error *err);

/* Says where a coding lies on a property of its code or of a code above; an empty value takes that
 * back. EMIC_NOT_FOUND when there is no such coding or property; EMIC_INVALID when the value is not
 * on the scale, or no number. */
EMIC_API emic_status emic_coding_value_set(emic_study *study, emic_id coding, emic_slice property,
                                           emic_slice value, emic_error *err);
