/* How many people share a combination of attributes: k-anonymity of participants. Pure arrays;
 * which attributes somebody outside could know is for people to judge.
 *
 * The rows that have the same values in the chosen columns are a class, and k of a row is the size
 * of its class; a table is k-anonymous for the smallest of them (L. Sweeney, "k-anonymity: a model
 * for protecting privacy", International Journal of Uncertainty, Fuzziness and Knowledge-Based
 * Systems 10(5), 2002). A value that is not known (empty) is a value like any other: it matches
 * nothing but itself, so that k is never told larger than it may be to who looks at the table. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"

/* `values[row * columns + column]`, compared byte by byte. */
typedef struct emic_anonymity_table {
    const emic_slice *values;
    size_t rows, columns;
} emic_anonymity_table;

/* Classes are numbered in the order of their first rows. All is in the arena. */
typedef struct emic_anonymity {
    size_t *class_of; /* of each row */
    int64_t *k;       /* size of each class */
    size_t classes;
    int64_t smallest; /* the table's k; 0 when it has no rows */
    int64_t unique;   /* rows that are alone in their class */
} emic_anonymity;

/* The classes by the `chosen_count` columns `chosen`; without any, all rows are one class. Takes
 * rows x log(rows) x columns. */
EMIC_API void emic_anonymity_count(const emic_anonymity_table *table, const size_t *chosen,
                                   size_t chosen_count, emic_arena *arena, emic_anonymity *out);

/* The size of the class of `row`. */
static inline int64_t emic_anonymity_k(const emic_anonymity *counted, size_t row)
{
    return counted->k[counted->class_of[row]];
}

/* How many rows are in classes of fewer than `threshold`. */
EMIC_API int64_t emic_anonymity_below(const emic_anonymity *counted, int64_t threshold);
