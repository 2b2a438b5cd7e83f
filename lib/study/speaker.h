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

/* Gives the speaker `label` of a document another label. Where somebody speaks under that already,
 * they are one: that speaker takes over whom this one stands for. No such speaker is no error. */
emic_status emic_speaker_rename(emic_study *study, emic_id document, emic_slice label,
                                emic_slice new_label, emic_error *err);

/* Removes the speakers of a document who say nothing in any of its revisions. */
emic_status emic_speaker_drop_silent(emic_study *study, emic_id document, emic_error *err);
