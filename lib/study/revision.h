/* One immutable state of a document's text, with its turns: for study/ itself. */
#pragma once
#include "base/digest.h"
#include "source/transcript.h"
#include "study/study_db.h"

typedef struct emic_revision {
    emic_id document;
    int64_t number; /* from 1 */
    const char *why;
    const uint8_t *sha256; /* of the text */
} emic_revision;

/* Adds a revision, its turns and its full-text index, and makes it the document's current one.
 * `text` is NULL where it is withheld. */
emic_status emic_revision_add(emic_study *study, const emic_revision *revision,
                              const emic_transcript *transcript, emic_value text, emic_id *out,
                              emic_error *err);

/* Takes text and turns of a revision out of the study and its index; length and digest stay. The
 * transaction becomes an entry of the journal that is never taken back: nothing keeps the text. */
emic_status emic_revision_withhold(emic_study *study, emic_id revision, emic_error *err);

/* Takes the turns of a revision out. */
emic_status emic_revision_drop_turns(emic_study *study, emic_id revision, emic_error *err);
