/* Blocks that stand elsewhere in the new text. For diff*.c alone. */
#pragma once
#include "source/diff_hunk.h"

/* Tokens of the old text from `before` on that stand in the new text from `after` on. */
typedef struct emic_diff_block {
    size_t before, after, length;
} emic_diff_block;

typedef struct emic_diff_blocks {
    emic_diff_block *items;
    size_t count, capacity;
} emic_diff_blocks;

/* Blocks of at least three words within what the hunks removed, and within what they added; a run
 * of each stands once in both texts. In the order of the old text. */
void emic_diff_moves_find(const emic_diff_words *words, const emic_diff_hunks *hunks,
                          emic_arena *arena, emic_diff_blocks *out);
