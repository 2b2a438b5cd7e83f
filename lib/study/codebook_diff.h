/* What changed from one state of a codebook to another. Codes are the same when their uuids are,
 * whatever they are called; by path where a state holds no uuids. */
#pragma once
#include "study/codebook.h"

typedef enum emic_change_kind {
    EMIC_CHANGE_ADDED,
    EMIC_CHANGE_REMOVED,    /* not by any command but an undo: codes are retired */
    EMIC_CHANGE_SPLIT,      /* added, out of another: that one is `before` */
    EMIC_CHANGE_RENAMED,    /* from `before` to `after` */
    EMIC_CHANGE_MOVED,      /* from below `before` to below `after`, both paths or empty */
    EMIC_CHANGE_REORDERED,  /* the codes below it stand in another order */
    EMIC_CHANGE_REDEFINED,  /* `field` was `before` and is `after` */
    EMIC_CHANGE_RECOLOURED, /* likewise */
    EMIC_CHANGE_RETIRED,
    EMIC_CHANGE_RESTORED,
    EMIC_CHANGE_MERGED, /* retired, its codings went to `after` */
    EMIC_CHANGE_KINDS,
} emic_change_kind;

/* `path` is the one in the later state, of a removed code the one before; empty for the codebook
 * itself (a title that changed, the order at the top). `field` is as in files. */
typedef struct emic_codebook_change {
    emic_change_kind kind;
    emic_slice path, before, after;
    const char *field;
} emic_codebook_change;

typedef struct emic_codebook_changes {
    emic_codebook_change *items;
    size_t count, capacity;
} emic_codebook_changes;

/* "renamed". */
EMIC_API const char *emic_change_kind_name(emic_change_kind kind);

/* In the order of the later state, what was removed at the end. The texts are those of the states,
 * or in `arena`. */
EMIC_API void emic_codebook_diff(const emic_codebook *before, const emic_codebook *after,
                                 emic_arena *arena, emic_codebook_changes *out);

/* "1 renamed, 2 redefined": how many codes, by kind; "nothing". */
EMIC_API const char *emic_codebook_changes_summary(const emic_codebook_changes *changes,
                                                   emic_arena *arena);

/* What emic_codebook_store would change, and nothing is. Inside a transaction. */
EMIC_API emic_status emic_codebook_preview(emic_study *study, const emic_codebook *codebook,
                                           emic_arena *arena, emic_codebook_changes *out,
                                           emic_error *err);

/* The codes of the study, but for retired ones, that `codebook` does not have: as a list, not a
 * tree. */
EMIC_API emic_status emic_codebook_missing(emic_study *study, const emic_codebook *codebook,
                                           emic_arena *arena, emic_codebook *out, emic_error *err);

/* For codebook*.c: for each code of `after` its index in `before`, or -1. */
int *emic_codebook_match(const emic_codebook *before, const emic_codebook *after,
                         emic_arena *arena);
