/* What must stand nowhere, as a vault knows it: for the leak check. */
#pragma once
#include "privacy/leak.h"
#include "privacy/vault.h"

/* Needles, and the label or the kind of what each stands for: `labels[needle.entity]`. */
typedef struct emic_needle_list {
    emic_needle *items;
    size_t count, capacity;
    struct {
        emic_slice *items;
        size_t count, capacity;
    } labels;
} emic_needle_list;

/* All spellings of all entities that are replaced by themselves, and all addresses, numbers and
 * names that were replaced in transcripts. Not dates and ages: what they were brought to may be
 * what others were. Where a spelling is also a common word, its case must be that of the name. */
EMIC_API emic_status emic_needle_list_load(emic_vault *vault, emic_arena *arena,
                                           emic_needle_list *out, emic_error *err);
