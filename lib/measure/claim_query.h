/* The query of a claim, parsed and evaluated: numbers for claim_check.c to compare. */
#pragma once
#include "measure/where.h"
#include "study/claim.h"

/* One figure: n of size; or a value of its own (sum, distinct) in n. `members` are the cases that
 * a count counted. */
typedef struct emic_figure {
    emic_slice name; /* of the group, where the query says `by` */
    double n;
    int64_t size;
    bool of_size; /* is "n of size" meaningful? */
    bool *members;
} emic_figure;

typedef struct emic_figures {
    emic_figure *items;
    size_t count, capacity;
    bool each;   /* one figure a participant */
    bool ranked; /* one figure a group */
} emic_figures;

emic_status emic_claim_query(const emic_cases *cases, const emic_claim *claim, emic_arena *arena,
                             emic_figures *out, emic_error *err);
