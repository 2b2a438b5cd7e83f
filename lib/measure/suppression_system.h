/* What somebody knows who reads a release, as whole numbers with bounds and sums of them, and a
 * search for numbers that fit. Of suppression.c alone. */
#pragma once
#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

/* A number to be found: `low` to `high`; `now` is what the search has come to. A cell is the sum of
 * the numbers of its people: its `now` stays 0, and the row that defines it has the sum. */
typedef struct emic_suppression_number {
    int64_t low, high, now, truth;
    size_t row;   /* of a cell: the one that defines it; else SIZE_MAX */
    size_t *rows; /* it stands in, each once */
    int *signs;
    size_t row_count, row_capacity;
} emic_suppression_number;

/* low <= sum of sign * number <= high. */
typedef struct emic_suppression_row {
    const size_t *numbers;
    const int *signs;
    size_t count;
    int64_t low, high;
    int64_t now, least, most; /* of the sum */
    int64_t widest;           /* no number of it was ever wider */
    size_t cell; /* the number that the row defines: the sum is to be within its bounds; SIZE_MAX */
    bool helps;  /* follows from others, and only spares long proofs */
    bool broken, queued;
} emic_suppression_row;

typedef struct emic_suppression_change {
    size_t number;
    int64_t low, high, now;
} emic_suppression_change;

typedef struct emic_suppression_system {
    struct {
        emic_suppression_number *items;
        size_t count, capacity;
    } numbers;
    struct {
        emic_suppression_row *items;
        size_t count, capacity;
    } rows;
    struct {
        emic_suppression_change *items;
        size_t count, capacity;
    } trail;
    struct {
        size_t *items;
        size_t count, capacity;
    } queue, broken;           /* rows to look at again; rows whose sum does not fit (or did not) */
    size_t nodes, last, limit; /* steps: taken, up to which this try goes, and all tries */
    size_t narrowed;           /* rows looked at for what follows */
    uint64_t random;
    bool shuffled, given_up;
    emic_arena *arena;
} emic_suppression_system;

/* Adds a number that is truly `truth`. */
size_t emic_suppression_number_add(emic_suppression_system *system, int64_t truth, int64_t low,
                                   int64_t high);

/* Adds a row; `numbers` and `signs` are borrowed. The truth must fit. All numbers come first, and
 * the rows of cells (emic_suppression_cell_add, the cell last, with the sign -1) next. A row with a
 * cell in it helps. */
void emic_suppression_cell_add(emic_suppression_system *system, const size_t *numbers,
                               const int *signs, size_t count);
void emic_suppression_row_add(emic_suppression_system *system, const size_t *numbers,
                              const int *signs, size_t count, int64_t low, int64_t high);

/* What the search has come to, of a cell too. */
int64_t emic_suppression_now(const emic_suppression_system *system, size_t number);

/* Other bounds for a number, for good. The truth must fit. */
void emic_suppression_bound(emic_suppression_system *system, size_t number, int64_t low,
                            int64_t high);

/* Back to the truth. */
void emic_suppression_reset(emic_suppression_system *system);

/* Looks for numbers that fit with `number` in low..high. When there are, they are the `now` of all,
 * else each `now` is as before; `given_up` says whether all was looked at. */
bool emic_suppression_search(emic_suppression_system *system, size_t number, int64_t low,
                             int64_t high);
