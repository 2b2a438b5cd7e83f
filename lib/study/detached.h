/* Codings whose words a revision took away: they stay on the text that they were made in, with
 * their quote, and count nowhere, until somebody says where they belong now. */
#pragma once
#include "base/text.h"
#include "study/codebook.h"

typedef struct emic_detached {
    emic_id coding, document, code;
    int64_t revision, round; /* revision: the number of the text that it stands in */
    emic_span span;          /* in that text */
    emic_slice document_name, coder, quote, why, memo; /* why: edited, ambiguous, lost */
} emic_detached;

typedef struct emic_detached_list {
    emic_detached *items;
    size_t count, capacity;
} emic_detached_list;

/* Those of a document, or of all (0): by document, revision, place. */
EMIC_API emic_status emic_detached_list_load(emic_study *study, emic_id document, emic_arena *arena,
                                             emic_detached_list *out, emic_error *err);

EMIC_API emic_status emic_detached_count(emic_study *study, int64_t *out, emic_error *err);

/* The one with this id. EMIC_NOT_FOUND when there is none. */
EMIC_API emic_status emic_detached_find(emic_study *study, emic_id coding, emic_arena *arena,
                                        emic_detached *out, emic_error *err);

/* Puts it back: it covers `span` of its document's current text from now on. EMIC_NOT_FOUND when
 * there is no such detached coding, EMIC_INVALID when the span is empty or passes the end,
 * EMIC_EXISTS when its coder has coded that span with its code in its round. */
EMIC_API emic_status emic_detached_reattach(emic_study *study, emic_id coding, emic_span span,
                                            emic_error *err);

/* For revise_plan.c: leaves a coding on the revision it stands on, with its words. */
emic_status emic_detached_add(emic_study *study, emic_id coding, emic_slice quote, const char *why,
                              emic_error *err);
