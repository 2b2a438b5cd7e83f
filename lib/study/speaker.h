/* Who speaks in a document: labels, their roles, and the participants they stand for. */
#pragma once
#include "source/transcript.h"
#include "study/study.h"

/* The speaker `label` of a document, made with `role` if new. */
emic_status emic_speaker_add(emic_study *study, emic_id document, emic_slice label, emic_role role,
                             emic_id *out, emic_error *err);

/* The speaker `label` of a document; EMIC_NOT_FOUND when nobody speaks under it. */
emic_status emic_speaker_find(emic_study *study, emic_id document, emic_slice label, emic_id *out,
                              emic_error *err);

/* Says that a speaker is `participant` (0: leave), in `role` (NULL: leave). `*changed` turns true
 * when that is news. */
emic_status emic_speaker_set(emic_study *study, emic_id speaker, emic_id participant,
                             const emic_role *role, bool *changed, emic_error *err);

/* Ties what can be tied by name: a speaker whose label is a participant's label, and a document
 * without a participant in which just one participant speaks, or whose name is one's label. */
emic_status emic_speaker_tie(emic_study *study, emic_error *err);
