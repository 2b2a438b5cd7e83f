/* The revisions of a document: when its text changed, and why. */
#pragma once
#include "base/text.h"
#include "study/study.h"

typedef struct emic_document_revision {
    int64_t number; /* from 1 */
    emic_slice added, why;
    int64_t characters, codings; /* codings of an older text are detached ones */
    bool current, withheld;
} emic_document_revision;

typedef struct emic_document_history {
    emic_document_revision *items;
    size_t count, capacity;
} emic_document_history;

/* All revisions of a document, the first one first. */
EMIC_API emic_status emic_document_history_load(emic_study *study, emic_id document,
                                                emic_arena *arena, emic_document_history *out,
                                                emic_error *err);

/* The text of one of them. EMIC_NOT_FOUND when there is no such revision, EMIC_REFUSED when its
 * text is withheld, EMIC_CORRUPT when it is damaged. */
EMIC_API emic_status emic_document_history_text(emic_study *study, emic_id document, int64_t number,
                                                emic_arena *arena, emic_text_index *out,
                                                emic_error *err);
