/* Saturation: how many new codes each interview brings, when hardly any come (Guest, Namey and
 * Chen 2020), how many to expect of any n interviews, and how many codes there may be (Chao2).
 * An interview is a document; a code counts as it was applied, without the codes below it. */
#pragma once
#include "measure/code_choice.h"
#include "measure/select.h"
#include "measure/table.h"

/* Which interview has which code: has[interview * codes + code]. */
typedef struct emic_code_grid {
    const bool *has;
    size_t interviews, codes;
} emic_code_grid;

/* Guest, Namey and Chen 2020, PLOS ONE 15(5):e0232076. Of the distinct codes of the first `base`
 * interviews (4 to 6 published), the new ones of a run (2 or 3) may be `threshold` percent (5 or
 * 0) at most. Runs overlap; the first begins after the base. */
typedef struct emic_saturation_rule {
    size_t base, run;
    int64_t threshold;
} emic_saturation_rule;

/* Fewer would let five interviews seem saturated. */
enum { EMIC_SATURATION_BASE_LEAST = 4, EMIC_SATURATION_RUN_LEAST = 2 };

/* New codes of each interview, read in `order` (indexes into the grid). `out` has a place for each.
 */
EMIC_API void emic_saturation_new(const emic_code_grid *grid, const size_t *order,
                                  emic_arena *arena, int64_t *out);

/* The sum of `count` of these numbers from `from` on: the distinct codes of a base, the new ones of
 * a run. */
EMIC_API int64_t emic_saturation_sum(const int64_t *fresh, size_t from, size_t count);

/* How many interviews had been read when the next `run` first met the rule; 0: they never did, or
 * there are fewer than base + run, or the base has no code. `again` (may be NULL) gets how many
 * later runs are over the threshold. */
EMIC_API size_t emic_saturation_point(const int64_t *fresh, size_t count,
                                      const emic_saturation_rule *rule, size_t *again);

/* The points of `shuffles` random orders, from one seed and the order of the grid. The median
 * counts an order that never meets the rule as later than every other; 0: it is such a one. */
typedef struct emic_saturation_shuffles {
    double median;
    int64_t reached;
} emic_saturation_shuffles;
enum { EMIC_SATURATION_SHUFFLES = 1000 };
EMIC_API emic_saturation_shuffles emic_saturation_shuffle(const emic_code_grid *grid,
                                                          const emic_saturation_rule *rule,
                                                          int64_t shuffles, uint64_t seed,
                                                          emic_arena *arena);

/* In how many interviews each code is; `out` has a place for each code. */
EMIC_API void emic_code_incidence(const emic_code_grid *grid, int64_t *out);

/* Codes to expect in n of the interviews, over all choices of n, exactly:
 * S(n) = S - sum of C(N-f, n) / C(N, n) over the S codes with f > 0. */
EMIC_API double emic_saturation_expected(const int64_t *incidence, size_t codes, size_t interviews,
                                         size_t n);

/* Chao2, bias-corrected: S + (N-1)/N * f1 (f1-1) / (2 (f2+1)), with f1 codes in one interview and
 * f2 in two (Chao 1987, Biometrics 43:783; Chao 2005). At least so many codes are to be expected
 * of interviews like these. */
typedef struct emic_chao2 {
    int64_t codes, once, twice;
    double estimate;
} emic_chao2;
EMIC_API emic_chao2 emic_chao2_of(const int64_t *incidence, size_t codes, size_t interviews);

/* Documents by name, in the order in which they were analysed. */
typedef struct emic_saturation_order {
    emic_slice *items;
    size_t count, capacity;
} emic_saturation_order;

/* Adds a document. EMIC_NOT_FOUND when it is not in the study, EMIC_EXISTS when it is listed. */
EMIC_API emic_status emic_saturation_order_add(emic_study *study, emic_slice name,
                                               emic_arena *arena, emic_saturation_order *out,
                                               emic_error *err);

/* Reads such a list from CSV with a column `document`; others are no matter. EMIC_NOT_FOUND and
 * EMIC_EXISTS name the place of a document that is not in the study, or stands twice. */
EMIC_API emic_status emic_saturation_order_load(emic_study *study, const char *path,
                                                emic_slice text, emic_arena *arena,
                                                emic_saturation_order *out, emic_error *err);

/* All coded documents, as each was first coded by this coder or in this round: by time, then by the
 * number of the coding. `times` (may be NULL) gets when, in the same order. */
EMIC_API emic_status emic_saturation_order_added(emic_study *study, const emic_selection *selection,
                                                 emic_arena *arena, emic_saturation_order *out,
                                                 emic_slice **times, emic_error *err);

/* For archives, which have no times of codings: where `parameters` ask for the order of first
 * coding, they get the documents in that order. A measure that takes dates, too, asks for it by
 * name only. */
emic_status emic_saturation_order_settle(emic_study *study, emic_parameters *parameters,
                                         emic_arena *arena, emic_error *err);

/* What to count: empty texts are everybody, any coder; without `by` there are no groups. `group` is
 * a value of the grouping attribute. */
typedef struct emic_saturation_query {
    emic_slice by, where, group, coder;
    int64_t round;          /* 0: any */
    emic_code_choice codes; /* each with all below it; none: all */
    emic_saturation_rule rule;
    emic_saturation_order order; /* of analysis; none: by_name, or as each was first coded */
    bool by_name;
    uint64_t seed;
} emic_saturation_query;

/* What saturation takes, as table and as picture; what such parameters say. */
extern const emic_parameter_spec emic_saturation_specs[];
EMIC_API emic_status emic_saturation_query_read(emic_study *study,
                                                const emic_parameters *parameters,
                                                emic_arena *arena, emic_saturation_query *out,
                                                emic_error *err);

/* One group's interviews, in the order of analysis. */
typedef struct emic_saturation_series {
    emic_slice group;
    size_t count;
    emic_slice *documents; /* names */
    int64_t *fresh;        /* new codes of each */
    double *expected;      /* codes in any n of them: expected[n - 1] */
    int64_t base_codes;
    bool enough; /* for the base and one run */
    size_t point, again;
    emic_saturation_shuffles shuffles;
    emic_chao2 chao2;
    size_t ties; /* interviews first coded in the same second as another */
} emic_saturation_series;

/* Every group, then all together; without `by` the last alone. `query` is borrowed. */
typedef struct emic_saturation {
    const emic_saturation_query *query;
    emic_slice by; /* the attribute's name */
    struct {
        emic_saturation_series *items;
        size_t count, capacity;
    } series;
    int64_t documents, uncoded; /* current documents; those without any coding asked for */
    int64_t nobodys;            /* interviews of no known participant: among all, in no group */
    int64_t left_out;           /* documents only of people who declined or whom `where` or `group`
                                   leave out */
} emic_saturation;

/* EMIC_NOT_FOUND and EMIC_INVALID name what of the query does not fit the study, an interview that
 * the order does not list too. */
EMIC_API emic_status emic_saturation_count(emic_study *study, const emic_saturation_query *query,
                                           emic_arena *arena, emic_saturation *out,
                                           emic_error *err);

/* For reading: without groups an interview a row, with groups a group a row. For data: a row an
 * interview and group, each with its group's figures. Both say unit, rule, order and seed. */
EMIC_API emic_table *emic_saturation_wide(const emic_saturation *saturation, emic_arena *arena);
EMIC_API emic_table *emic_saturation_long(const emic_saturation *saturation, emic_arena *arena);
