/* Changes as people would name them: neighbours that belong together joined, each at the best of
 * the places where it could stand. For diff*.c alone. */
#pragma once
#include "source/diff_compare.h"
#include "source/diff_token.h"

/* Tokens removed from the old text and tokens put in their place; one of the two may be empty.
 * Between two hunks, and around them, both texts are the same. */
typedef struct emic_diff_hunk {
    emic_diff_range range;
    size_t loose[2]; /* old tokens from which one could not tell what went; empty mostly */
} emic_diff_hunk;

typedef struct emic_diff_hunks {
    emic_diff_hunk *items;
    size_t count, capacity;
} emic_diff_hunks;

/* The hunks that the flags of both sides make. */
void emic_diff_hunks_make(const emic_diff_words *words, const emic_diff_side sides[2],
                          emic_arena *arena, emic_diff_hunks *out);
