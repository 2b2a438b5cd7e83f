/* The formulas of measure/ on what stands on standard input, a line each:
 * t rows columns counts...  a table: fisher chi p df V small, all residuals, 2 x 2 the odds
 * w x n                     Wilson's interval: low high
 * a count p...              p-values: all adjusted by Holm, then by Benjamini and Hochberg */
#include "measure/statistics.h"
#include "measure/statistics_table.h"
#include <inttypes.h>
#include <stdio.h>

static bool read_table(int64_t *counts, emic_contingency *out)
{
    if (scanf("%zu %zu", &out->rows, &out->columns) != 2 || out->rows * out->columns > 100)
        return false;
    for (size_t i = 0; i < out->rows * out->columns; i++)
        if (scanf("%" SCNd64, &counts[i]) != 1)
            return false;
    out->counts = counts;
    return true;
}

static void say(const emic_contingency *table)
{
    emic_chi_square chi;
    double fisher = -1;
    bool corrected;
    bool possible = emic_chi_square_test(table, &chi);
    if (!emic_fisher(table, &fisher))
        fisher = -1;
    printf("%.17g %.17g %.17g %" PRId64 " %.17g %zu", fisher, chi.statistic, possible ? chi.p : 1,
           chi.df, chi.cramers_v, chi.small);
    for (size_t i = 0; i < table->rows * table->columns; i++)
        printf(" %.17g", emic_adjusted_residual(table, i / table->columns, i % table->columns));
    if (table->rows == 2 && table->columns == 2)
        printf(" %.17g", emic_odds_ratio(table->counts, &corrected));
    putchar('\n');
}

static bool say_table(void)
{
    int64_t counts[100];
    emic_contingency table;
    if (!read_table(counts, &table))
        return false;
    say(&table);
    return true;
}

static bool say_interval(void)
{
    int64_t x, n;
    if (scanf("%" SCNd64 " %" SCNd64, &x, &n) != 2)
        return false;
    emic_interval interval = emic_wilson(x, n);
    printf("%.17g %.17g\n", interval.low, interval.high);
    return true;
}

static bool say_adjusted(void)
{
    double p[100], adjusted[100];
    size_t count;
    if (scanf("%zu", &count) != 1 || count > 100)
        return false;
    for (size_t i = 0; i < count; i++)
        if (scanf("%lf", &p[i]) != 1)
            return false;
    emic_arena *arena = emic_arena_open();
    emic_holm(p, count, arena, adjusted);
    for (size_t i = 0; i < count; i++)
        printf("%.17g ", adjusted[i]);
    emic_benjamini_hochberg(p, count, arena, adjusted);
    for (size_t i = 0; i < count; i++)
        printf("%.17g%c", adjusted[i], i + 1 < count ? ' ' : '\n');
    emic_arena_close(arena);
    return true;
}

int main(void)
{
    char what;
    bool understood = true;
    while (understood && scanf(" %c", &what) == 1)
        understood = what == 't'   ? say_table()
                     : what == 'w' ? say_interval()
                                   : what == 'a' && say_adjusted();
    return understood ? 0 : 1;
}
