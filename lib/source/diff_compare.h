/* Two sequences of numbers compared: which items of each are in no common sequence. For diff*.c
 * alone. */
#pragma once
#include "base/arena.h"

typedef struct emic_diff_side {
    const uint32_t *id;
    size_t count;
    bool *changed; /* a flag each: removed (of the old side) or new */
} emic_diff_side;

/* A pair of places with the same items from there on. */
typedef struct emic_diff_pair {
    uint32_t before, after;
} emic_diff_pair;

typedef struct emic_diff_pairs {
    emic_diff_pair *items;
    size_t count, capacity;
} emic_diff_pairs;

typedef struct emic_diff_range {
    size_t start[2], end[2]; /* of the old side and the new one */
} emic_diff_range;

/* Sets the flags of both sides, which are false before. What is not changed is the same sequence in
 * both: the longest (Myers 1986, in linear space) where they differ in few places, otherwise one
 * that holds on to runs that stand once on each side. With `runs` it does that in any case: the
 * longest sequence of words is made of spaces and stops where sentences were exchanged. */
void emic_diff_compare(emic_diff_side sides[2], bool runs);

/* Runs of `length` items that stand once in the range of each side, in the order of the old one. */
void emic_diff_unique_runs(const emic_diff_side sides[2], const emic_diff_range *range,
                           size_t length, emic_arena *arena, emic_diff_pairs *out);
