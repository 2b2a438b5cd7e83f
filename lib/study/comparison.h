/* Constant comparison: each segment of a code is set against segments that were coded before it,
 * and is the same kind of thing or differs. A verdict remembers the definition of the code that it
 * was given under; when that changes, it is out of date. */
#pragma once
#include "study/citation.h"

typedef enum emic_comparison_verdict {
    EMIC_NOT_COMPARED, /* never stored */
    EMIC_SAME,
    EMIC_DIFFERS,
} emic_comparison_verdict;

/* "open", "same", "differs", and back (EMIC_INVALID for others than the last two). */
EMIC_API const char *emic_comparison_verdict_name(emic_comparison_verdict verdict);
EMIC_API emic_status emic_comparison_verdict_find(emic_slice name, emic_comparison_verdict *out,
                                                  emic_error *err);

/* A pair. Of one to be stored, `earlier` and `later` are codings, and a `definition` of 0 is the
 * one that the later coding's code has now. Of one that is listed they are segments' codings, with
 * their indexes in the list; `stale` tells that the definition has changed since. */
typedef struct emic_comparison {
    emic_id id, earlier, later, coder;
    size_t earlier_at, later_at;
    emic_comparison_verdict verdict;
    int64_t definition;
    bool stale;
    emic_slice coder_name, memo, added;
} emic_comparison;

/* Segments in the order in which they were analysed, and pairs of them by the later one. A passage
 * that was coded several times with these codes is one segment, by its first coding. */
typedef struct emic_comparison_list {
    emic_citation_list segments;
    struct {
        emic_comparison *items;
        size_t count, capacity;
    } pairs;
} emic_comparison_list;

enum { EMIC_COMPARISON_MOST = 100 };

/* With how many of those before it a segment is to be compared (1 to EMIC_COMPARISON_MOST): the
 * most recent, or the earliest. */
typedef struct emic_comparison_window {
    size_t most;
    bool earliest;
} emic_comparison_window;

/* The pairs of the code at `at` and those below it: all that were compared, and those within the
 * window that were not. Detached codings are left out. The words are filled in. */
EMIC_API emic_status emic_comparison_list_load(emic_study *study, const emic_codebook *codebook,
                                               size_t at, const emic_comparison_window *window,
                                               emic_arena *arena, emic_comparison_list *out,
                                               emic_error *err);

/* Stores a verdict on two codings, whichever was analysed first; a pair that has one gets this one,
 * and keeps its memo when none is given. EMIC_INVALID for a coding with itself or two codings of
 * the same words, EMIC_NOT_FOUND when one does not exist. */
EMIC_API emic_status emic_comparison_record(emic_study *study, const emic_comparison *comparison,
                                            emic_error *err);

/* Takes a verdict back, of two codings in either order. EMIC_NOT_FOUND when there is none. */
EMIC_API emic_status emic_comparison_remove(emic_study *study, emic_id earlier, emic_id later,
                                            emic_error *err);

/* How far a code was compared: `compared` pairs whose later segment has it, the latest under the
 * definition `last` (0: never). */
typedef struct emic_comparison_state {
    int64_t segments, compared, last, definition;
} emic_comparison_state;

/* By index in the codebook. */
EMIC_API emic_status emic_comparison_state_load(emic_study *study, const emic_codebook *codebook,
                                                emic_arena *arena, emic_comparison_state **out,
                                                emic_error *err);
