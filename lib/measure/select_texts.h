/* The codings of one document after the other, so that memory does not grow with their number. */
#pragma once
#include "measure/select.h"
#include "study/speech.h"
#include "study/tally.h"

/* As emic_counted_documents_load, without segments. */
emic_status emic_counted_documents_list(emic_study *study, const emic_cases *cases, bool turns,
                                        emic_arena *arena, emic_counted_documents *out,
                                        emic_error *err);

/* The document with this revision, or NULL. */
const emic_counted_document *emic_counted_document_at(const emic_counted_documents *documents,
                                                      emic_id revision);

/* The codings of one document that count: those that `selection` leaves. Ones that contradict are
 * left out, as for cases. What it is opened with is borrowed. */
typedef struct emic_segments {
    bool against; /* to be set after opening: list those that contradict, too, with code_at -1 */
    const emic_selection *selection;
    const emic_cases *cases;
    const emic_speech *speech;
    emic_arena *arena;
    emic_tally tally;
    struct code_place *codes; /* of the codebook, by id */
    size_t next;              /* the first that can come yet */
    /* Those of the document taken last, by the id of their code; codings of no known code, in a
     * damaged study, have a negative index. */
    emic_segment *items;
    size_t count, capacity;
} emic_segments;

emic_status emic_segments_open(emic_study *study, const emic_selection *selection,
                               const emic_cases *cases, const emic_counted_documents *documents,
                               emic_arena *arena, emic_segments *out, emic_error *err);
void emic_segments_close(emic_segments *segments);

/* Takes up a document, and fills the list. */
emic_status emic_segments_take(emic_segments *segments, const emic_counted_document *document,
                               emic_error *err);

/* Codings of one code, by one coder in one round. */
typedef struct emic_segment_group {
    int code_at;
    int64_t count, against; /* those that count, and those that contradict */
} emic_segment_group;

/* Takes up a document to read only how many codings there are, group by group. */
emic_status emic_segments_begin(emic_segments *segments, const emic_counted_document *document,
                                emic_error *err);
emic_status emic_segments_group_next(emic_segments *segments, emic_segment_group *out, bool *more,
                                     emic_error *err);
