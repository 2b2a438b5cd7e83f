/* The states of the codebook that are kept for good: what codings were made under. Between two
 * versions the working codebook is what commands change. */
#pragma once
#include "study/codebook_diff.h"

/* Makes a version of the working codebook, unless the newest version is just that (or there is no
 * code at all). `reason` and `coder` may be NULL: the reason is then what changed. `*id` becomes
 * the newest version (0: there is none), `*made` says whether it is new. Whoever stores codings
 * calls this first. */
EMIC_API emic_status emic_codebook_keep_version(emic_study *study, const char *reason,
                                                const char *coder, emic_id *id, bool *made,
                                                emic_error *err);

typedef struct emic_codebook_version_item {
    emic_id id;
    int64_t number, codings; /* codings made under it */
    emic_slice reason, coder, added;
} emic_codebook_version_item;

typedef struct emic_codebook_version_list {
    emic_codebook_version_item *items;
    size_t count, capacity;
} emic_codebook_version_list;

/* All versions, oldest first. */
EMIC_API emic_status emic_codebook_version_list_load(emic_study *study, emic_arena *arena,
                                                     emic_codebook_version_list *out,
                                                     emic_error *err);

/* The codebook of version `number`; codes that the study still has get their ids. EMIC_NOT_FOUND
 * names the newest. */
EMIC_API emic_status emic_codebook_version_load(emic_study *study, int64_t number,
                                                emic_arena *arena, emic_codebook *out,
                                                emic_error *err);

/* The same as emic_codebook_keep_version for who has loaded the working codebook already. */
emic_status emic_codebook_keep(emic_study *study, const emic_codebook *working, const char *reason,
                               const char *coder, emic_id *id, bool *made, emic_error *err);
