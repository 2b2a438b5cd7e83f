/* Theoretical sampling: why the next case was sought, and who it became. */
#pragma once
#include "study/codebook.h"

/* `decided` is a day, YYYY-MM-DD. `gap` is the code that lacked cases, or 0; `participant` the case
 * that came of it, or 0 as long as none has. */
typedef struct emic_sampling_decision {
    emic_id id, gap, participant, coder;
    int gap_at;                                           /* in the codebook, or -1 */
    emic_slice decided, sought, label, coder_name, added; /* `label` of the participant, or empty */
} emic_sampling_decision;

typedef struct emic_sampling_list {
    emic_sampling_decision *items;
    size_t count, capacity;
} emic_sampling_list;

/* Records a decision. EMIC_INVALID when the day is none or nothing is sought. */
EMIC_API emic_status emic_sampling_add(emic_study *study, const emic_sampling_decision *decision,
                                       emic_id *out, emic_error *err);

/* Says who came of it. EMIC_NOT_FOUND when there is no such decision, EMIC_EXISTS when somebody
 * else came of it already. */
EMIC_API emic_status emic_sampling_resolve(emic_study *study, emic_id id, emic_id participant,
                                           emic_error *err);

/* All decisions by day. EMIC_CORRUPT when one names no code of the codebook. */
EMIC_API emic_status emic_sampling_list_load(emic_study *study, const emic_codebook *codebook,
                                             emic_arena *arena, emic_sampling_list *out,
                                             emic_error *err);
