/* Says what the tests on a table of counts find, for tables on standard input: a line each, rows,
 * columns and the counts. A line out: fisher chi p df V small, all residuals, 2 x 2 the odds. */
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

int main(void)
{
    int64_t counts[100];
    emic_contingency table;
    while (read_table(counts, &table))
        say(&table);
    return 0;
}
