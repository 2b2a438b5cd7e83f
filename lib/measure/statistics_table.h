/* Tests on a table of counts, for units that are independent of each other: participants. Exact
 * test, chi-square, residuals, Cramér's V, odds ratio, and p-values of a family adjusted. */
#pragma once
#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Counts by row and column: `counts[row * columns + column]`, none negative. Borrowed. */
typedef struct emic_contingency {
    const int64_t *counts;
    size_t rows, columns;
} emic_contingency;

/* Pearson's chi-square without continuity correction. Empty rows and columns do not count. */
typedef struct emic_chi_square {
    double statistic, p;
    int64_t df;
    double cramers_v;    /* sqrt(statistic / (N (min(rows, columns) - 1))): Cramér 1946 */
    size_t small, cells; /* cells expected to hold fewer than EMIC_EXPECTED_LEAST, and all */
} emic_chi_square;

enum { EMIC_EXPECTED_LEAST = 5 };

/* How much emic_fisher works before it gives up: about as many cells filled. */
enum { EMIC_FISHER_STEPS = 20000000 };

/* False when there are fewer than two rows or columns that are not empty: nothing to compare. */
EMIC_API bool emic_chi_square_test(const emic_contingency *table, emic_chi_square *out);

/* What a cell would hold if rows and columns had nothing to do with each other: row sum · column
 * sum / N. 0 for an empty table. */
EMIC_API double emic_expected(const emic_contingency *table, size_t row, size_t column);

/* (O - E) / sqrt(E (1 - row sum/N) (1 - column sum/N)): Haberman 1973, Biometrics 29:205. NaN where
 * the row or the column is empty or holds all. */
EMIC_API double emic_adjusted_residual(const emic_contingency *table, size_t row, size_t column);

/* Fisher's exact test, two-sided, for any number of rows and columns: the sum of P over all tables
 * with the same sums of rows and columns and P <= P(observed) · (1 + 1e-7), which is the rule of
 * R's fisher.test. All tables are enumerated, with logarithms of factorials; those that are equally
 * likely after the same rows are summed as one. Freeman and Halton 1951, Biometrika 38:141. False,
 * and `*p` as it was, when that takes more than EMIC_FISHER_STEPS. */
EMIC_API bool emic_fisher(const emic_contingency *table, double *p);

/* Sample odds ratio ad/bc of the four counts a b c d, rows first. With a zero among them 0.5 is
 * added to each (Haldane 1956, Anscombe 1956) and `*corrected` says so. R's fisher.test prints
 * another, the conditional maximum-likelihood estimate. */
EMIC_API double emic_odds_ratio(const int64_t counts[4], bool *corrected);

/* P(X >= x) for chi-square with `df` degrees of freedom, which is Q(df/2, x/2): the regularised
 * incomplete gamma function by its series (DLMF 8.11.4) below a + 1 and by its continued fraction
 * (DLMF 8.9.2, evaluated as Lentz 1976 does) above. x >= 0, df >= 1. */
EMIC_API double emic_chi_square_tail(double x, int64_t df);

/* Adjusted p-values in the order of `p`, capped at 1. With p(1) <= ... <= p(m):
 * Holm 1979, Scand J Stat 6:65: max over i <= k of (m-i+1) p(i);
 * Benjamini and Hochberg 1995, JRSS B 57:289: min over i >= k of m p(i) / i.
 * `out` has room for `count`; `arena` holds scratch. */
EMIC_API void emic_holm(const double *p, size_t count, emic_arena *arena, double *out);
EMIC_API void emic_benjamini_hochberg(const double *p, size_t count, emic_arena *arena,
                                      double *out);
