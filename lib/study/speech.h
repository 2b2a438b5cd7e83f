/* Whose words stand at a place. In most documents all are the document's participant's; only where
 * several participants speak do the turns decide. */
#pragma once
#include "study/study.h"

typedef struct emic_speech_turn {
    emic_id revision;
    uint32_t start, stop;
    emic_id participant; /* 0: nobody's, the interviewer's for instance */
} emic_speech_turn;

/* The turns of all documents in which several participants speak, by revision and start. */
typedef struct emic_speech {
    emic_speech_turn *items;
    size_t count, capacity;
} emic_speech;

emic_status emic_speech_load(emic_study *study, emic_arena *arena, emic_speech *out,
                             emic_error *err);

/* The participant whose turn holds `position`, or ended last before it; `alone` (the document's
 * participant) when only one speaks in the document. */
emic_id emic_speech_participant(const emic_speech *speech, emic_id revision, emic_id alone,
                                uint32_t position);

/* First turn of `revision` in `speech`, or `count` when it has none (one participant alone). */
size_t emic_speech_first(const emic_speech *speech, emic_id revision);
