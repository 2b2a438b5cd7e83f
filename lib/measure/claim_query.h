/* The query of a claim, parsed and evaluated: numbers for claim_check.c to compare. */
#pragma once
#include "measure/where.h"
#include "study/claim.h"

/* One figure: n of size; or a value of its own (sum, distinct, each) in n. */
typedef struct emic_figure {
    emic_slice name; /* of the group, where the query says `by` */
    double n;
    int64_t size;    /* people it was taken among */
    int64_t known;   /* of these, with a value: all of them for counts */
    int64_t waiting; /* of these, not counted for want of a judgement */
    bool of_size;    /* is "n of size" meaningful? */
    bool *members;   /* a flag a case: whom a count counted; else NULL */
} emic_figure;

typedef struct emic_figures {
    emic_figure *items;
    size_t count, capacity;
    size_t terms; /* parts of the query, between semicolons */
    bool each;    /* one figure a participant */
    bool ranked;  /* one figure a group */
} emic_figures;

/* Figures for the query of `claim` among the people of its condition. Whether they are of the kind
 * that its relation wants is for the caller to see. */
emic_status emic_claim_query(const emic_cases *cases, const emic_claim *claim, emic_arena *arena,
                             emic_figures *out, emic_error *err);
