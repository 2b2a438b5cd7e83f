/* Passages to quote: what was coded, each once however many coders and rounds coded it. */
#pragma once
#include "measure/select.h"
#include "study/coding.h"

/* A span that was coded with a code the same way (supports, contradicts or qualifies). */
typedef struct emic_passage {
    emic_id coding;  /* the first of those that cover it so */
    size_t document; /* in the documents of the list */
    emic_span span;
    int code_at, case_at; /* -1: nobody known said it */
    emic_polarity polarity;
    int coders;
    int weight;   /* the highest of its codings; -1: none has one */
    bool typical; /* its very words are a typical example of the code in the codebook */
    bool judged;  /* a judgement rests on it */
    bool theory;  /* a relation or a proposition does */
} emic_passage;

typedef struct emic_passage_document {
    emic_id id, revision, participant;
    emic_slice name;
} emic_passage_document;

/* Passages by code (as in the codebook), document (by name), start, end and polarity. */
typedef struct emic_passage_list {
    emic_passage *items;
    size_t count;
    struct {
        emic_passage_document *items;
        size_t count, capacity;
    } documents;
} emic_passage_list;

/* All passages of current texts. EMIC_CORRUPT when a coding names no code, or has no span. */
EMIC_API emic_status emic_passage_list_load(emic_study *study, const emic_cases *cases,
                                            emic_arena *arena, emic_passage_list *out,
                                            emic_error *err);
