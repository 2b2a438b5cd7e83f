/* Which codes come together: pairs of codes over one fixed set of units (turns, documents,
 * participants), where each unit counts once however often it is coded. So n12 is at most n1 and
 * n2, and Jaccard's coefficient lies in 0..1; ATLAS.ti's c-coefficient has the same formula over
 * pairs of quotations, where an overlap can count several times. */
#pragma once
#include "measure/incidence.h"

typedef enum emic_cooccurrence_measure {
    EMIC_COOCCURRENCE_JACCARD, /* n12 / (n1 + n2 - n12) */
    EMIC_COOCCURRENCE_COUNT,   /* n12 */
    EMIC_COOCCURRENCE_OVERLAP, /* n12 / min(n1, n2) */
    EMIC_COOCCURRENCE_PHI,     /* (N n12 - n1 n2) / sqrt(n1 (N - n1) n2 (N - n2)) */
    EMIC_COOCCURRENCE_LIFT,    /* N n12 / (n1 n2): 1 where they are independent */
} emic_cooccurrence_measure;

/* Units with both codes, with the one, with the other, and all. */
typedef struct emic_cooccurrence_counts {
    int64_t both, first, second, units;
} emic_cooccurrence_counts;

/* The measure of such counts; NaN where it is undefined: a code that holds nowhere, and for φ one
 * that holds everywhere too. */
EMIC_API double emic_cooccurrence_value(const emic_cooccurrence_counts *counts,
                                        emic_cooccurrence_measure measure);

/* Is one of the codes more than five times as frequent as the other? Jaccard is small then, however
 * closely they belong together: 5 / (100 + 10 - 5) = .047619 though half of the rarer is there. */
EMIC_API bool emic_cooccurrence_unequal(const emic_cooccurrence_counts *counts);

EMIC_API emic_status emic_cooccurrence_measure_find(emic_slice name, emic_cooccurrence_measure *out,
                                                    emic_error *err);

/* Two rows of the incidence, the first before the second. */
typedef struct emic_cooccurrence_pair {
    size_t first, second;
    emic_cooccurrence_counts counts;
    double value; /* of the measure */
} emic_cooccurrence_pair;

typedef struct emic_cooccurrence {
    const emic_incidence *incidence;
    emic_cooccurrence_measure measure;
    int64_t least;
    struct {
        emic_cooccurrence_pair *items;
        size_t count, capacity;
    } pairs;        /* by falling value, then count, then as the codes stand in the codebook */
    int64_t nested; /* pairs left out: a code and one below it, which it counts with */
    int64_t rarer;  /* pairs left out that come together, but in fewer than `least` units */
} emic_cooccurrence;

/* The pairs that come together in at least `least` (>= 1) units. Takes codes² / 2 x units / 64. */
EMIC_API void emic_cooccurrence_count(const emic_incidence *incidence,
                                      emic_cooccurrence_measure measure, int64_t least,
                                      emic_arena *arena, emic_cooccurrence *out);

/* What co-occurrence takes, as table and as picture; the same of all that such parameters say. */
extern const emic_parameter_spec emic_cooccurrence_specs[];
EMIC_API emic_status emic_cooccurrence_read(emic_study *study, const emic_parameters *parameters,
                                            emic_arena *arena, emic_cooccurrence *out,
                                            emic_error *err);

/* A row a pair with columns unit, code_1, code_2, n_1, n_2, n_both, N, jaccard, overlap, phi, lift,
 * unequal. */
EMIC_API emic_table *emic_cooccurrence_long(const emic_cooccurrence *cooccurrence,
                                            emic_arena *arena);

/* Codes that hold somewhere down and across, for reading: the measure where two come together, n of
 * each code on the diagonal. */
EMIC_API emic_table *emic_cooccurrence_matrix(const emic_cooccurrence *cooccurrence,
                                              emic_arena *arena);

/* How many codes hold somewhere: the matrix has as many rows. */
EMIC_API size_t emic_cooccurrence_codes(const emic_cooccurrence *cooccurrence);
