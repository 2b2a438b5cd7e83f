/* Is a study file what it should be? Reports, never repairs. */
#pragma once
#include "study/study.h"

/* One problem: what it concerns ("document TP01", "coding 17") and what is wrong. */
typedef struct emic_problem {
    const char *thing, *problem;
} emic_problem;

enum { EMIC_MOST_PROBLEMS = 1000 };

typedef struct emic_problem_list {
    emic_problem *items;
    size_t count, capacity;
    int64_t documents, codings; /* how much was looked at */
    bool search_skipped;        /* the search index: it can be checked only in a writable file */
} emic_problem_list;

/* Checks what SQLite can see (pages, foreign keys), every text against its digest and length, every
 * turn and coding against its text, what tables count from against the codings, the full-text
 * index, and exclusive sets. What cannot be read for damage is a problem too, not an error. No more
 * than EMIC_MOST_PROBLEMS are listed. */
EMIC_API emic_status emic_integrity_check(emic_study *study, emic_arena *arena,
                                          emic_problem_list *out, emic_error *err);
