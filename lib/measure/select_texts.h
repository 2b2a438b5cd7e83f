/* The texts of a study for counting in them: documents with the turns of participants, and the
 * codings of one document after the other, so that memory does not grow with their number. */
#pragma once
#include "measure/select.h"
#include "study/speech.h"
#include "study/tally.h"

/* A coded span, for counting segments, turns and characters. */
typedef struct emic_segment {
    int code_at; /* in the codebook */
    int case_at; /* whose words; -1 nobody's */
    emic_span span;
} emic_segment;

/* A turn of whoever speaks for a participant: by role, or (an interpreter) because documents.csv
 * says so. */
typedef struct emic_counted_turn {
    emic_span span;
    int case_at; /* -1: of no known participant */
} emic_counted_turn;

/* A document to count in, with the turns of participants in order. A coding there is of whoever
 * speaks where it begins; in a document of one participant all is the participant's. */
typedef struct emic_counted_document {
    emic_id revision;
    emic_slice name;
    int case_at;  /* the document's participant, -1: none */
    bool shared;  /* several participants speak */
    bool nobodys; /* no participant is known to speak */
    uint64_t characters;
    struct {
        emic_counted_turn *items;
        size_t count, capacity;
    } turns;
} emic_counted_document;

typedef struct emic_counted_documents {
    emic_counted_document *items; /* by revision */
    size_t count, capacity;
    emic_speech speech;
} emic_counted_documents;

/* All current documents and, when `turns` or several speak, the turns of participants. */
emic_status emic_counted_documents_load(emic_study *study, const emic_cases *cases, bool turns,
                                        emic_arena *arena, emic_counted_documents *out,
                                        emic_error *err);

/* The codings of one document that count: those that `selection` leaves. Ones that contradict are
 * left out, as for cases. The lists are borrowed. */
typedef struct emic_segments {
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
