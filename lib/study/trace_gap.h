/* Where the thread between principles and quotes breaks, seen from both ends. */
#pragma once
#include "study/codebook.h"

typedef enum emic_trace_gap_kind {
    EMIC_GAP_CODE_WITHOUT_QUOTES,     /* nothing is coded with it or with any code below it */
    EMIC_GAP_CODE_WITHOUT_PRINCIPLE,  /* coded, but neither it nor a code above is a principle */
    EMIC_GAP_CODE_ORPHANED,           /* not reachable from the core category */
    EMIC_GAP_RELATION_UNSUPPORTED,    /* no coding supports it */
    EMIC_GAP_PROPOSITION_UNSUPPORTED, /* no coding supports it */
    EMIC_GAP_PROPOSITION_UNCONTESTED, /* nobody looked for cases against it, and none is known */
    EMIC_GAP_KINDS,
} emic_trace_gap_kind;

/* `name` as in a trace; `codings` are those that a code without a principle leaves without one. */
typedef struct emic_trace_gap {
    emic_trace_gap_kind kind;
    emic_id id;
    emic_slice name, says;
    int64_t codings;
} emic_trace_gap;

typedef struct emic_trace_gap_list {
    emic_trace_gap *items;
    size_t count, capacity;
    int64_t counts[EMIC_GAP_KINDS];
    bool has_core; /* some code is the core category; without one no code is orphaned */
} emic_trace_gap_list;

EMIC_API const char *emic_trace_gap_name(emic_trace_gap_kind kind);

/* All gaps, by kind. Retired codes have none. A code is reached from the core category along the
 * tree and along relations, in either direction. */
EMIC_API emic_status emic_trace_gap_list_load(emic_study *study, const emic_codebook *codebook,
                                              emic_arena *arena, emic_trace_gap_list *out,
                                              emic_error *err);
