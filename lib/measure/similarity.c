/* Comparing rows of 0 and 1. Clusters are similarity_cluster.c's business. */
#include "measure/similarity.h"
#include <math.h>
#include <stdlib.h>

static emic_status find_name(emic_slice name, const char *const *names, int count, int *out)
{
    for (*out = 0; *out < count; ++*out)
        if (emic_slice_is(name, names[*out]))
            return EMIC_OK;
    return EMIC_NOT_FOUND;
}

emic_status emic_similarity_measure_find(emic_slice name, emic_similarity_measure *out,
                                         emic_error *err)
{
    static const char *const names[] = {"jaccard", "sorensen", "pearson"};
    int at;
    if (find_name(name, names, 3, &at) != EMIC_OK)
        return emic_fail(err, EMIC_INVALID,
                         "unknown measure \"%.*s\"; it is jaccard, sorensen or pearson",
                         EMIC_ARG(name));
    *out = (emic_similarity_measure)at;
    return EMIC_OK;
}

emic_status emic_linkage_find(emic_slice name, emic_linkage *out, emic_error *err)
{
    static const char *const names[] = {"complete", "average"};
    int at;
    if (find_name(name, names, 2, &at) != EMIC_OK)
        return emic_fail(err, EMIC_INVALID, "unknown linkage \"%.*s\"; it is complete or average",
                         EMIC_ARG(name));
    *out = (emic_linkage)at;
    return EMIC_OK;
}

/* An item while the rows are put in order. */
typedef struct keyed_row {
    emic_slice key;
    uint64_t *bits;
    int64_t n;
} keyed_row;

static int by_key(const void *left, const void *right)
{
    return emic_slice_compare(((const keyed_row *)left)->key, ((const keyed_row *)right)->key);
}

static void take_codes(const emic_incidence *incidence, keyed_row *rows)
{
    for (size_t row = 0; row < incidence->row_count; row++)
        rows[row] = (keyed_row){emic_incidence_code(incidence, row)->path,
                                incidence->bits + row * incidence->words, incidence->n[row]};
}

/* The same bits, turned round: a row a unit, a bit a code. */
static void take_units(const emic_incidence *incidence, keyed_row *rows, size_t words,
                       emic_arena *arena)
{
    for (size_t unit = 0; unit < (size_t)incidence->units; unit++) {
        keyed_row *row = &rows[unit];
        row->key = incidence->names[unit];
        row->bits = emic_arena_array(arena, words, sizeof *row->bits);
        for (size_t code = 0; code < incidence->row_count; code++) {
            if (!emic_incidence_holds(incidence, code, unit))
                continue;
            row->bits[code / 64] |= (uint64_t)1 << (code % 64);
            row->n++;
        }
    }
}

static double compare(const keyed_row *a, const keyed_row *b, size_t words, double columns,
                      emic_similarity_measure measure)
{
    int64_t both = 0;
    double first = (double)a->n, second = (double)b->n;
    for (size_t word = 0; word < words; word++)
        both += __builtin_popcountll(a->bits[word] & b->bits[word]);
    if (measure == EMIC_SIMILARITY_JACCARD)
        return (double)both / (first + second - (double)both);
    if (measure == EMIC_SIMILARITY_SORENSEN)
        return 2 * (double)both / (first + second);
    return (columns * (double)both - first * second) /
           (sqrt(first * (columns - first)) * sqrt(second * (columns - second)));
}

void emic_similarity_compare(const emic_incidence *incidence, bool of_units,
                             emic_similarity_measure measure, emic_arena *arena,
                             emic_similarity *out)
{
    size_t units = (size_t)incidence->units, codes = incidence->row_count;
    size_t count = of_units ? units : codes, columns = of_units ? 0 : units;
    size_t words = of_units ? codes / 64 + 1 : incidence->words, kept = 0;
    keyed_row *rows = emic_arena_array(arena, count + 1, sizeof *rows);
    if (of_units)
        take_units(incidence, rows, words, arena);
    else
        take_codes(incidence, rows);
    for (size_t row = 0; of_units && row < codes; row++)
        columns += incidence->n[row] > 0;
    for (size_t i = 0; i < count; i++)
        if (rows[i].n && (measure != EMIC_SIMILARITY_PEARSON || rows[i].n < (int64_t)columns))
            rows[kept++] = rows[i];
    qsort(rows, kept, sizeof *rows, by_key);
    *out = (emic_similarity){.count = kept,
                             .columns = (int64_t)columns,
                             .left_out = (int64_t)(count - kept),
                             .keys = emic_arena_array(arena, kept + 1, sizeof *out->keys),
                             .values = emic_arena_array(arena, kept * kept + 1, sizeof(double))};
    for (size_t i = 0; i < kept; i++) {
        out->keys[i] = rows[i].key;
        for (size_t k = 0; k < i; k++) {
            double value = compare(&rows[k], &rows[i], words, (double)columns, measure);
            out->values[i * kept + k] = out->values[k * kept + i] = value;
        }
    }
}
