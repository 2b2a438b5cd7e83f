/* A coding as it is cited: by memos, as evidence of relations and propositions, in comparisons and
 * traces. Unlike the list of codings (coding.h) it knows those that a revision detached, and has
 * their words as they were. */
#pragma once
#include "study/codebook.h"
#include "study/coding.h"

typedef struct emic_citation {
    emic_id id, code, document;
    int code_at; /* in the codebook */
    int64_t definition, round;
    emic_span span;
    emic_id speaker; /* the participant whose words these are; 0: nobody known */
    emic_slice document_name, coder_name, participant; /* its label, or empty */
    emic_slice words; /* empty where the text is withheld, or nobody asked for them */
    emic_slice added;
    emic_polarity polarity;
    bool detached; /* the text was revised and does not hold these words any more */
} emic_citation;

typedef struct emic_citation_list {
    emic_citation *items;
    size_t count, capacity;
} emic_citation_list;

/* One coding, with its words. EMIC_NOT_FOUND when there is none. */
EMIC_API emic_status emic_citation_load(emic_study *study, const emic_codebook *codebook,
                                        emic_id coding, emic_arena *arena, emic_citation *out,
                                        emic_error *err);

/* All codings by id, without words. EMIC_CORRUPT when one names no code, or its span is none. */
EMIC_API emic_status emic_citation_list_load(emic_study *study, const emic_codebook *codebook,
                                             emic_arena *arena, emic_citation_list *out,
                                             emic_error *err);

/* Index of the coding with this id, or -1. */
EMIC_API int64_t emic_citation_at(const emic_citation_list *list, emic_id coding);

/* Fills in the words of those that are `wanted` (a flag each), reading each text once. */
EMIC_API emic_status emic_citation_read_words(emic_study *study, emic_citation_list *list,
                                              const bool *wanted, emic_arena *arena,
                                              emic_error *err);

/* "TP04 120:180 HARM/FEAR": how a coding is named where its words are not said. In `arena`. */
EMIC_API emic_slice emic_citation_name(const emic_citation *citation, const emic_codebook *codebook,
                                       emic_arena *arena);
