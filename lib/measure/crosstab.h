/* Codes against the values of an attribute: how many participants of each value a code holds for,
 * and for every code the tests of whether that differs. One table is one family of tests. */
#pragma once
#include "measure/frequency.h"
#include "measure/statistics_table.h"

/* What the tests say of one code: participants for whom it holds and others, by group. */
typedef struct emic_crosstab_test {
    bool withheld; /* by a release: a count that the test can be turned back into is hidden */
    bool possible; /* two groups and more, and the code holds for some and not for others */
    bool exact;    /* Fisher's test could visit every table */
    double fisher, holm, bh; /* when exact: its p, and adjusted over the family */
    emic_chi_square chi;
    bool has_odds; /* exactly two groups are compared */
    bool corrected;
    double odds; /* of the first compared group to those of the second */
} emic_crosstab_test;

typedef struct emic_crosstab {
    const emic_frequency *frequency;
    emic_crosstab_test *tests; /* of each row */
    emic_contingency *tables;  /* of each row: compared groups down; has the code, has not */
    size_t *compared;          /* the groups that are compared: not empty, and known */
    size_t compared_count;
    size_t family; /* codes that could be tested; one without an exact p counts as p = 1 */
} emic_crosstab;

/* Under a release, what it leaves: a code with a hidden count has no test, and is not of the
 * family. Tests each row of a count of participants (EMIC_INVALID for any other unit, with the
 * reason). Participants whose value is not known belong to no group and are not compared. */
EMIC_API emic_status emic_crosstab_make(const emic_frequency *frequency, emic_arena *arena,
                                        emic_crosstab *out, emic_error *err);

/* EMIC_INVALID with the reason for a unit that is not independent. */
EMIC_API emic_status emic_crosstab_check_unit(emic_unit unit, emic_error *err);

/* For reading and for data: a row a code and group, and one for the total, which carries the tests.
 * For data the columns are table, group, base, code, n, N, of, words, pct, wilson_lo, wilson_hi,
 * expected, residual, fisher_p, holm_p, bh_p, chi_square, df, chi_square_p, small_cells (expected
 * to hold under 5, of all groups and both answers), cramers_v, odds_ratio, odds_ratio_kind
 * ("sample", or "plus 0.5" when a cell was 0), unit, rule, suppressed. The notes of both say unit,
 * base, rule, N, what was compared, and how far to trust it. */
EMIC_API emic_table *emic_crosstab_wide(const emic_crosstab *crosstab, emic_arena *arena);
EMIC_API emic_table *emic_crosstab_long(const emic_crosstab *crosstab, emic_arena *arena);
