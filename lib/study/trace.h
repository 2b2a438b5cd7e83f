/* How a principle comes down to quotes, and a quote up to a principle: codes, propositions,
 * relations and codings as one indented tree. Where the thread breaks is trace_gap.h's business. */
#pragma once
#include "study/citation.h"

typedef enum emic_trace_kind {
    EMIC_TRACE_CODE,
    EMIC_TRACE_PROPOSITION,
    EMIC_TRACE_RELATION,
    EMIC_TRACE_CODING,
} emic_trace_kind;

/* One step. `name` is the code's path, the proposition's label, the relation as "A context B" or
 * the place of a coding; `says` the definition, the statement, the memo, or the words. */
typedef struct emic_trace_node {
    emic_trace_kind kind;
    int depth, level; /* of what was asked about 0; level of a code or a proposition, else -1 */
    emic_id id;
    bool evidence; /* it stands here because it speaks for or against what is above (or below) */
    emic_polarity polarity; /* as evidence, else as coded */
    bool detached;
    emic_slice name, says, participant, coder; /* the last two of a coding */
} emic_trace_node;

typedef struct emic_trace {
    emic_trace_node *items;
    size_t count, capacity;
} emic_trace;

EMIC_API const char *emic_trace_kind_name(emic_trace_kind kind);

/* Down from a code of the codebook: what is stated about it with its evidence, its relations with
 * theirs, its codings, then the same for each code below. */
EMIC_API emic_status emic_trace_code(emic_study *study, const emic_codebook *codebook, size_t at,
                                     emic_arena *arena, emic_trace *out, emic_error *err);

/* Down from a proposition: the codes it speaks of, its evidence, those that stand under it. */
EMIC_API emic_status emic_trace_proposition(emic_study *study, const emic_codebook *codebook,
                                            emic_id proposition, emic_arena *arena, emic_trace *out,
                                            emic_error *err);

/* Up from a coding: its code and those above, up to the principle; the propositions that rest on it
 * and those above them; the relations that rest on it. EMIC_NOT_FOUND when there is none. */
EMIC_API emic_status emic_trace_coding(emic_study *study, const emic_codebook *codebook,
                                       emic_id coding, emic_arena *arena, emic_trace *out,
                                       emic_error *err);
