/* Equivalence classes by sorting: rows with the same values come to stand side by side. */
#include "measure/anonymity.h"
#include <stdlib.h>

/* A row with what its comparison needs, as qsort hands on nothing else. */
typedef struct sorted_row {
    const emic_slice *values;
    const size_t *chosen;
    size_t chosen_count, row;
} sorted_row;

static int compare_values(const sorted_row *a, const sorted_row *b)
{
    int order = 0;
    for (size_t i = 0; order == 0 && i < a->chosen_count; i++)
        order = emic_slice_compare(a->values[a->chosen[i]], b->values[b->chosen[i]]);
    return order;
}

static int by_values(const void *left, const void *right)
{
    const sorted_row *a = left, *b = right;
    int order = compare_values(a, b);
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

void emic_anonymity_count(const emic_anonymity_table *table, const size_t *chosen,
                          size_t chosen_count, emic_arena *arena, emic_anonymity *out)
{
    size_t rows = table->rows;
    *out = (emic_anonymity){.class_of = emic_arena_array(arena, rows, sizeof *out->class_of),
                            .k = emic_arena_array(arena, rows, sizeof *out->k)};
    sorted_row *sorted = emic_arena_array(arena, rows, sizeof *sorted);
    size_t *first = emic_arena_array(arena, rows, sizeof *first); /* row of each row's class */
    for (size_t i = 0; i < rows; i++)
        sorted[i] = (sorted_row){table->values + i * table->columns, chosen, chosen_count, i};
    if (rows)
        qsort(sorted, rows, sizeof *sorted, by_values);
    for (size_t i = 0; i < rows; i++) {
        bool same = i && compare_values(&sorted[i], &sorted[i - 1]) == 0;
        first[sorted[i].row] = same ? first[sorted[i - 1].row] : sorted[i].row;
    }
    for (size_t row = 0; row < rows; row++) {
        bool is_new = first[row] == row;
        out->class_of[row] = is_new ? out->classes++ : out->class_of[first[row]];
        out->k[out->class_of[row]]++;
    }
    for (size_t i = 0; i < out->classes; i++) {
        out->unique += out->k[i] == 1;
        if (i == 0 || out->k[i] < out->smallest)
            out->smallest = out->k[i];
    }
}

int64_t emic_anonymity_below(const emic_anonymity *counted, int64_t threshold)
{
    int64_t rows = 0;
    for (size_t i = 0; i < counted->classes; i++)
        rows += counted->k[i] < threshold ? counted->k[i] : 0;
    return rows;
}
