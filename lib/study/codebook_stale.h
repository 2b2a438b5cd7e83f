/* Codings made under a definition that their code no longer has. */
#pragma once
#include "study/coding.h"

typedef struct emic_stale_coding {
    emic_id id, code;
    int64_t definition; /* it was made or last checked under; 0: under another code's */
} emic_stale_coding;

typedef struct emic_stale_list {
    emic_stale_coding *items;
    size_t count, capacity;
} emic_stale_list;

/* The stale ones of all codings of current revisions, by id. */
EMIC_API emic_status emic_codebook_stale_load(emic_study *study, emic_arena *arena,
                                              emic_stale_list *out, emic_error *err);

/* The definition that a coding in the list was made under; -1 when it is not in it. */
EMIC_API int64_t emic_codebook_stale_find(const emic_stale_list *list, emic_id coding);

/* Says that these codings hold under the definition as it is now; `*changed` counts those that
 * were stale. EMIC_NOT_FOUND when there is no such coding. */
EMIC_API emic_status emic_coding_recheck(emic_study *study, const emic_id *codings, size_t count,
                                         int64_t *changed, emic_error *err);

/* The same for all codings of a code. */
EMIC_API emic_status emic_coding_recheck_code(emic_study *study, emic_id code, int64_t *changed,
                                              emic_error *err);
