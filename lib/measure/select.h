/* What counting starts from: the participants of a study with their values, and for every code who
 * has it, said of whom. SQL stands in the files select*.c alone. */
#pragma once
#include "study/codebook.h"
#include "study/judgement.h"
#include "study/participant.h"
#include "study/sub_base.h"

/* Which codings count; 0 means any. */
typedef struct emic_selection {
    emic_id coder;
    int64_t round;
} emic_selection;

/* Case values of one participant, one a code of the codebook, each by its own rule and without the
 * codes below it:
 * judged: what the judgement says. any: affirmed when a coding supports or qualifies, else what
 * the judgement says short of affirmed. */
typedef struct emic_case {
    emic_participant participant;
    emic_case_value *values;
} emic_case;

/* All cases of a study in the order in which participants were loaded. */
typedef struct emic_cases {
    emic_case *items;
    size_t count;
    emic_attribute_list attributes;
    emic_codebook codebook;
    emic_sub_base_list bases;
    int64_t unattributed; /* codings that no participant's words can be found for */
} emic_cases;

EMIC_API emic_status emic_cases_load(emic_study *study, const emic_selection *selection,
                                     emic_arena *arena, emic_cases *out, emic_error *err);

/* Index of the case with this participant, or -1. */
EMIC_API int emic_cases_at(const emic_cases *cases, emic_id participant);

/* Index of the attribute `name`, or -1; and of the grouping one. */
EMIC_API int emic_cases_attribute(const emic_cases *cases, emic_slice name);
EMIC_API int emic_cases_grouping(const emic_cases *cases);

/* The value of code `at` for a case with the codes below it rolled up: affirmed when any of them
 * is; else its own value. For a code that only groups and has no judgement, else the value that
 * says least among those of its children in use (unjudged, not asked, not raised, denied): it is
 * denied only when each of them is. */
EMIC_API emic_case_value emic_case_rolled(const emic_cases *cases, const emic_case *one, size_t at);

/* A coded span, for counting segments, turns and characters. */
typedef struct emic_segment {
    int code_at; /* in the codebook; negative in a damaged study */
    int case_at; /* whose words; -1 nobody's */
    emic_span span;
} emic_segment;

/* A turn of whoever speaks for a participant: by role, or (an interpreter) because documents.csv
 * says so. */
typedef struct emic_counted_turn {
    emic_span span;
    int case_at; /* -1: of no known participant */
} emic_counted_turn;

/* A document to count in: its codings and, in order, the turns of participants. A coding there is
 * of whoever speaks where it begins; in a document of one participant all is the participant's. */
typedef struct emic_counted_document {
    emic_id revision;
    emic_slice name;
    int case_at;  /* the document's participant, -1: none */
    bool shared;  /* several participants speak */
    bool nobodys; /* no participant is known to speak */
    uint64_t characters;
    struct {
        emic_segment *items;
        size_t count, capacity;
    } segments;
    struct {
        emic_counted_turn *items;
        size_t count, capacity;
    } turns;
} emic_counted_document;

typedef struct emic_counted_documents {
    emic_counted_document *items; /* by revision */
    size_t count, capacity;
    struct emic_speech *speech; /* whose words stand where several speak */
} emic_counted_documents;

/* All documents with their segments and, when `turns` or several speak, the turns of participants.
 * Codings that contradict are left out, as for cases. Segments are all in memory:
 * measure/select_texts.h has them one document after the other. */
EMIC_API emic_status emic_counted_documents_load(emic_study *study, const emic_selection *selection,
                                                 const emic_cases *cases, bool turns,
                                                 emic_arena *arena, emic_counted_documents *out,
                                                 emic_error *err);
