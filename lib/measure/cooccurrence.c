/* Counting pairs of codes, and what is said of a pair. The tables are cooccurrence_table.c's. */
#include "measure/cooccurrence.h"
#include <math.h>
#include <stdlib.h>

static const char *const measure_names[] = {"jaccard", "count", "overlap", "phi", "lift"};
enum { MEASURES = 5, UNEQUAL_RATIO = 5 };

emic_status emic_cooccurrence_measure_find(emic_slice name, emic_cooccurrence_measure *out,
                                           emic_error *err)
{
    for (int i = 0; i < MEASURES; i++) {
        if (!emic_slice_is(name, measure_names[i]))
            continue;
        *out = (emic_cooccurrence_measure)i;
        return EMIC_OK;
    }
    return emic_fail(err, EMIC_INVALID,
                     "unknown measure \"%.*s\"; it is jaccard, count, overlap, phi or lift",
                     EMIC_ARG(name));
}

/* Products of counts pass 64 bits long before they pass a double. */
double emic_cooccurrence_value(const emic_cooccurrence_counts *counts,
                               emic_cooccurrence_measure measure)
{
    double both = (double)counts->both, first = (double)counts->first;
    double second = (double)counts->second, units = (double)counts->units;
    double spread = sqrt(first * (units - first)) * sqrt(second * (units - second));
    switch (measure) {
    case EMIC_COOCCURRENCE_COUNT:
        return both;
    case EMIC_COOCCURRENCE_JACCARD:
        return first + second > 0 ? both / (first + second - both) : NAN;
    case EMIC_COOCCURRENCE_OVERLAP:
        return first * second > 0 ? both / fmin(first, second) : NAN;
    case EMIC_COOCCURRENCE_PHI:
        return spread > 0 ? (units * both - first * second) / spread : NAN;
    case EMIC_COOCCURRENCE_LIFT:
        return first * second > 0 ? units * both / (first * second) : NAN;
    }
    return NAN;
}

bool emic_cooccurrence_unequal(const emic_cooccurrence_counts *counts)
{
    return counts->first > UNEQUAL_RATIO * counts->second ||
           counts->second > UNEQUAL_RATIO * counts->first;
}

/* What is undefined comes last. */
static int by_value(const void *left, const void *right)
{
    const emic_cooccurrence_pair *a = left, *b = right;
    if (isnan(a->value) != isnan(b->value))
        return isnan(a->value) ? 1 : -1;
    if (a->value > b->value || a->value < b->value)
        return a->value > b->value ? -1 : 1;
    if (a->counts.both != b->counts.both)
        return a->counts.both > b->counts.both ? -1 : 1;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->second > b->second) - (a->second < b->second);
}

static void count_pair(emic_cooccurrence *out, size_t first, size_t second, emic_arena *arena)
{
    const emic_incidence *incidence = out->incidence;
    emic_cooccurrence_pair pair = {.first = first, .second = second};
    bool below = incidence->codes[second] < emic_incidence_code(incidence, first)->end;
    if (below && !incidence->query->own) {
        out->nested += incidence->n[first] > 0 && incidence->n[second] > 0;
        return;
    }
    pair.counts = (emic_cooccurrence_counts){
        .both = emic_incidence_both(incidence, first, second),
        .first = incidence->n[first],
        .second = incidence->n[second],
        .units = incidence->units,
    };
    if (pair.counts.both < out->least) {
        out->rarer += pair.counts.both > 0;
        return;
    }
    pair.value = emic_cooccurrence_value(&pair.counts, out->measure);
    *EMIC_PUSH(arena, &out->pairs) = pair;
}

void emic_cooccurrence_count(const emic_incidence *incidence, emic_cooccurrence_measure measure,
                             int64_t least, emic_arena *arena, emic_cooccurrence *out)
{
    *out = (emic_cooccurrence){.incidence = incidence, .measure = measure, .least = least};
    for (size_t first = 0; first < incidence->row_count; first++) {
        if (incidence->n[first] == 0)
            continue;
        for (size_t second = first + 1; second < incidence->row_count; second++)
            if (incidence->n[second])
                count_pair(out, first, second, arena);
    }
    if (out->pairs.count)
        qsort(out->pairs.items, out->pairs.count, sizeof *out->pairs.items, by_value);
}

size_t emic_cooccurrence_codes(const emic_cooccurrence *cooccurrence)
{
    size_t count = 0;
    for (size_t row = 0; row < cooccurrence->incidence->row_count; row++)
        count += cooccurrence->incidence->n[row] > 0;
    return count;
}
