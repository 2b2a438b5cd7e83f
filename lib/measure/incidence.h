/* Which codes hold in which units: a row of bits for each code, a bit for each unit of one fixed
 * set. What co-occurrence and similarity compare; the units are those of measure/frequency.h, so
 * that n of a code here is its total there. */
#pragma once
#include "measure/frequency.h"

/* Which units, and when a code holds in one. Empty texts: everybody who took part, any coder, every
 * code. `where` and `base` narrow the participants as for frequencies. */
typedef struct emic_incidence_query {
    emic_unit unit; /* participants, documents or turns */
    /* With turns: 0, each turn is a unit; K, each run of K + 1 turns in a row of the base's
     * participants in a document is one, shorter at its end. Two codes share a run exactly when
     * they stand at most K such turns apart. */
    int64_t within;
    emic_slice where, base, coder;
    int64_t round;          /* 0: any */
    emic_code_choice codes; /* each with all below it */
    bool own; /* each code by its own codings; else with those of the codes below it */
} emic_incidence_query;

enum { EMIC_WITHIN_MOST = 1000 };

/* The rows stand in the order of the codebook. `query` is borrowed, the rest is in the arena. */
typedef struct emic_incidence {
    const emic_incidence_query *query;
    emic_cases cases;
    bool *chosen;         /* of each case: in the base */
    int64_t participants; /* in the base */
    size_t *codes;        /* of each row, an index into the codebook */
    size_t row_count;
    uint64_t *bits; /* `words` of each row */
    size_t words;
    int64_t *n;           /* of each row: units in which it holds */
    int64_t units;        /* all there are */
    emic_slice *names;    /* of the units, for documents and participants; else NULL */
    int64_t unattributed; /* codings (participants), documents or turns of no known participant */
    int64_t elsewhere;    /* with turns: codings that touch no turn of the base */
} emic_incidence;

/* EMIC_NOT_FOUND and EMIC_INVALID name what of the query does not fit the study. */
EMIC_API emic_status emic_incidence_count(emic_study *study, const emic_incidence_query *query,
                                          emic_arena *arena, emic_incidence *out, emic_error *err);

/* In how many units both rows hold. */
EMIC_API int64_t emic_incidence_both(const emic_incidence *incidence, size_t a, size_t b);

static inline bool emic_incidence_holds(const emic_incidence *incidence, size_t row, size_t unit)
{
    return incidence->bits[row * incidence->words + unit / 64] >> (unit % 64) & 1;
}

/* The code of a row. */
static inline const emic_code *emic_incidence_code(const emic_incidence *incidence, size_t row)
{
    return &incidence->cases.codebook.items[incidence->codes[row]];
}

/* Adds what a reader must know: unit, base, N, rule and what was not counted. */
EMIC_API void emic_incidence_note(const emic_incidence *incidence, emic_table *table);
