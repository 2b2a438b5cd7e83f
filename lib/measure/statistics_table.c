/* Tests on a table of counts, each with its source in the header. */
#include "measure/statistics_table.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

static int64_t row_sum(const emic_contingency *table, size_t row)
{
    int64_t sum = 0;
    for (size_t column = 0; column < table->columns; column++)
        sum += table->counts[row * table->columns + column];
    return sum;
}

static int64_t column_sum(const emic_contingency *table, size_t column)
{
    int64_t sum = 0;
    for (size_t row = 0; row < table->rows; row++)
        sum += table->counts[row * table->columns + column];
    return sum;
}

static int64_t total_of(const emic_contingency *table)
{
    int64_t sum = 0;
    for (size_t row = 0; row < table->rows; row++)
        sum += row_sum(table, row);
    return sum;
}

/* --- Chi-square ------------------------------------------------------------------------------ */

/* P(a, x) = x^a e^-x / Γ(a+1) · (1 + x/(a+1) + x²/((a+1)(a+2)) + ...), for x < a + 1. */
static double gamma_lower(double a, double x)
{
    double term = 1, sum = 1;
    for (double n = a + 1; term > sum * 1e-17; n++) {
        term *= x / n;
        sum += term;
    }
    return x > 0 ? sum * exp(a * log(x) - x - lgamma(a + 1)) : 0;
}

/* Q(a, x) = x^a e^-x / Γ(a) · 1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- ...))), for x >= a + 1. */
static double gamma_upper(double a, double x)
{
    static const double tiny = 1e-300;
    double b = x + 1 - a, c = 1 / tiny, d = 1 / b, value = d, step = 0;
    for (int i = 1; i < 10000 && fabs(step - 1) > 1e-16; i++) {
        double numerator = -i * (i - a);
        b += 2;
        d = numerator * d + b;
        c = b + numerator / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        step = c * d;
        value *= step;
    }
    return value * exp(a * log(x) - x - lgamma(a));
}

double emic_chi_square_tail(double x, int64_t df)
{
    assert(x >= 0 && df >= 1);
    double a = (double)df / 2, half = x / 2;
    return half < a + 1 ? 1 - gamma_lower(a, half) : gamma_upper(a, half);
}

double emic_expected(const emic_contingency *table, size_t row, size_t column)
{
    int64_t total = total_of(table);
    if (total == 0)
        return 0;
    return (double)row_sum(table, row) * (double)column_sum(table, column) / (double)total;
}

double emic_adjusted_residual(const emic_contingency *table, size_t row, size_t column)
{
    double total = (double)total_of(table), expected = emic_expected(table, row, column);
    double observed = (double)table->counts[row * table->columns + column];
    if (expected <= 0)
        return NAN;
    double rest =
        (1 - (double)row_sum(table, row) / total) * (1 - (double)column_sum(table, column) / total);
    return rest > 0 ? (observed - expected) / sqrt(expected * rest) : NAN;
}

bool emic_chi_square_test(const emic_contingency *table, emic_chi_square *out)
{
    int64_t rows = 0, columns = 0, total = total_of(table);
    for (size_t row = 0; row < table->rows; row++)
        rows += row_sum(table, row) > 0;
    for (size_t column = 0; column < table->columns; column++)
        columns += column_sum(table, column) > 0;
    *out = (emic_chi_square){0};
    if (rows < 2 || columns < 2)
        return false;
    for (size_t i = 0; i < table->rows * table->columns; i++) {
        double expected = emic_expected(table, i / table->columns, i % table->columns);
        double apart = (double)table->counts[i] - expected;
        if (expected <= 0)
            continue;
        out->cells++;
        out->small += expected < EMIC_EXPECTED_LEAST;
        out->statistic += apart * apart / expected;
    }
    out->df = (rows - 1) * (columns - 1);
    out->p = emic_chi_square_tail(out->statistic, out->df);
    int64_t shorter = rows < columns ? rows : columns;
    out->cramers_v = sqrt(out->statistic / ((double)total * (double)(shorter - 1)));
    return true;
}

double emic_odds_ratio(const int64_t counts[4], bool *corrected)
{
    *corrected = counts[0] == 0 || counts[1] == 0 || counts[2] == 0 || counts[3] == 0;
    double more = *corrected ? 0.5 : 0;
    return ((double)counts[0] + more) * ((double)counts[3] + more) /
           (((double)counts[1] + more) * ((double)counts[2] + more));
}

/* --- Families of tests ----------------------------------------------------------------------- */

typedef struct ranked {
    double p;
    size_t at;
} ranked;

static int by_p(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    if (a->p != b->p)
        return a->p < b->p ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static ranked *rank(const double *p, size_t count, emic_arena *arena)
{
    ranked *ranks = emic_arena_array(arena, count + 1, sizeof *ranks);
    for (size_t i = 0; i < count; i++)
        ranks[i] = (ranked){p[i], i};
    qsort(ranks, count, sizeof *ranks, by_p);
    return ranks;
}

void emic_holm(const double *p, size_t count, emic_arena *arena, double *out)
{
    const ranked *ranks = rank(p, count, arena);
    double most = 0;
    for (size_t i = 0; i < count; i++) {
        most = fmax(most, (double)(count - i) * ranks[i].p);
        out[ranks[i].at] = fmin(most, 1);
    }
}

void emic_benjamini_hochberg(const double *p, size_t count, emic_arena *arena, double *out)
{
    const ranked *ranks = rank(p, count, arena);
    double least = 1;
    for (size_t i = count; i > 0; i--) {
        least = fmin(least, (double)count * ranks[i - 1].p / (double)i);
        out[ranks[i - 1].at] = least;
    }
}
