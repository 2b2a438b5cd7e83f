/* The formulas of saturation, over arrays. Which interviews and codes there are is
 * saturation_count.c's business, the tables saturation_table.c's. */
#include "measure/saturation.h"
#include "base/random.h"
#include <stdlib.h>

/* `seen` is scratch: a flag for each code. */
static void count_new(const emic_code_grid *grid, const size_t *order, bool *seen, int64_t *out)
{
    memset(seen, 0, grid->codes * sizeof *seen);
    for (size_t i = 0; i < grid->interviews; i++) {
        const bool *row = grid->has + order[i] * grid->codes;
        out[i] = 0;
        for (size_t code = 0; code < grid->codes; code++) {
            out[i] += row[code] && !seen[code];
            seen[code] = seen[code] || row[code];
        }
    }
}

void emic_saturation_new(const emic_code_grid *grid, const size_t *order, emic_arena *arena,
                         int64_t *out)
{
    count_new(grid, order, emic_arena_array(arena, grid->codes + 1, sizeof(bool)), out);
}

int64_t emic_saturation_sum(const int64_t *fresh, size_t from, size_t count)
{
    int64_t sum = 0;
    for (size_t i = from; i < from + count; i++)
        sum += fresh[i];
    return sum;
}

size_t emic_saturation_point(const int64_t *fresh, size_t count, const emic_saturation_rule *rule,
                             size_t *again)
{
    size_t point = 0, later = 0;
    int64_t base = count < rule->base ? 0 : emic_saturation_sum(fresh, 0, rule->base);
    for (size_t read = rule->base; base > 0 && read + rule->run <= count; read++) {
        /* in whole numbers: 5 % of 20 codes is one code, not nearly one */
        bool met = emic_saturation_sum(fresh, read, rule->run) * 100 <= rule->threshold * base;
        later += point && !met;
        if (!point && met)
            point = read;
    }
    if (again)
        *again = later;
    return point;
}

static int by_size(const void *left, const void *right)
{
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

emic_saturation_shuffles emic_saturation_shuffle(const emic_code_grid *grid,
                                                 const emic_saturation_rule *rule, int64_t shuffles,
                                                 uint64_t seed, emic_arena *arena)
{
    emic_saturation_shuffles out = {0};
    size_t count = (size_t)shuffles;
    size_t *order = emic_arena_array(arena, grid->interviews + 1, sizeof *order);
    size_t *points = emic_arena_array(arena, count + 1, sizeof *points);
    int64_t *fresh = emic_arena_array(arena, grid->interviews + 1, sizeof *fresh);
    bool *seen = emic_arena_array(arena, grid->codes + 1, sizeof *seen);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < grid->interviews; k++)
            order[k] = k;
        emic_random_shuffle(&seed, order, grid->interviews);
        count_new(grid, order, seen, fresh);
        points[i] = emic_saturation_point(fresh, grid->interviews, rule, NULL);
        out.reached += points[i] > 0;
        if (!points[i])
            points[i] = SIZE_MAX;
    }
    qsort(points, count, sizeof *points, by_size);
    if (count && points[count / 2] != SIZE_MAX)
        out.median = ((double)points[(count - 1) / 2] + (double)points[count / 2]) / 2;
    return out;
}

void emic_code_incidence(const emic_code_grid *grid, int64_t *out)
{
    memset(out, 0, grid->codes * sizeof *out);
    for (size_t i = 0; i < grid->interviews; i++)
        for (size_t code = 0; code < grid->codes; code++)
            out[code] += grid->has[i * grid->codes + code];
}

/* C(N-f, n) / C(N, n): none of n interviews is among the f that have the code. As a product of f
 * factors it needs no large number. */
static double missing_chance(int64_t f, size_t interviews, size_t n)
{
    double chance = 1;
    for (size_t i = 0; i < (size_t)f; i++) {
        if (interviews - i <= n)
            return 0;
        chance *= (double)(interviews - n - i) / (double)(interviews - i);
    }
    return chance;
}

double emic_saturation_expected(const int64_t *incidence, size_t codes, size_t interviews, size_t n)
{
    double expected = 0;
    for (size_t code = 0; code < codes; code++)
        if (incidence[code] > 0)
            expected += 1 - missing_chance(incidence[code], interviews, n);
    return expected;
}

emic_chao2 emic_chao2_of(const int64_t *incidence, size_t codes, size_t interviews)
{
    emic_chao2 out = {0};
    for (size_t code = 0; code < codes; code++) {
        out.codes += incidence[code] > 0;
        out.once += incidence[code] == 1;
        out.twice += incidence[code] == 2;
    }
    out.estimate = (double)out.codes;
    if (interviews)
        out.estimate += (double)(interviews - 1) / (double)interviews * (double)out.once *
                        (double)(out.once - 1) / (2 * ((double)out.twice + 1));
    return out;
}
