/* The documents of a study as interviews: when each was first coded, and which codes were applied
 * in it, to whose words. */
#pragma once
#include "measure/select.h"

typedef struct emic_interview {
    emic_slice name;
    emic_slice coded;     /* when it was first coded; empty: not at all */
    emic_id first_coding; /* the first of those added then */
} emic_interview;

/* A coding, by indexes; the same may come several times. */
typedef struct emic_interview_code {
    size_t interview;
    int code_at; /* in the codebook; -1: it contradicts, so that only its interview counts */
    int case_at; /* whose words; -1 nobody's */
} emic_interview_code;

/* Interviews by name, their codings in the same order. */
typedef struct emic_interviews {
    struct {
        emic_interview *items;
        size_t count, capacity;
    } list;
    struct {
        emic_interview_code *items;
        size_t count, capacity;
    } codes;
} emic_interviews;

/* All current documents, with the codings that `selection` leaves. */
EMIC_API emic_status emic_interviews_load(emic_study *study, const emic_selection *selection,
                                          const emic_cases *cases, emic_arena *arena,
                                          emic_interviews *out, emic_error *err);

/* Which of two was coded first: by time, then in the order in which codings were stored. Those
 * without any coding come first. */
EMIC_API int emic_interview_compare(const emic_interview *a, const emic_interview *b);
