/* A small table of words that hint at something, looked up by the hashes of tokens. These are
 * hints: one in millions of other words shares a hash and a length, which does no harm. */
#pragma once
#include "privacy/token.h"
#include <stdatomic.h>

typedef struct emic_cue_row {
    uint32_t cues;     /* bits, whose meaning is the caller's */
    const char *words; /* separated by spaces; ASCII in lower case. A word may stand in many rows */
} emic_cue_row;

enum { EMIC_CUE_TABLE_SIZE = 4096 };

typedef struct emic_cue_table {
    struct emic_cue_entry {
        uint32_t key, cues; /* hash and length in one; no cues: free */
    } entries[EMIC_CUE_TABLE_SIZE];
} emic_cue_table;

static inline uint32_t emic_cue_table_key(uint32_t hash, uint32_t length)
{
    return hash + length * 0x9e3779b1u;
}

/* A table that is filled once for all texts; static, and zero at first. */
typedef struct emic_cue_memory {
    atomic_int state;
    emic_cue_table table;
} emic_cue_memory;

/* The table of `rows`, which are the same for the same `memory`: at most a third as many words as
 * it has entries. `arena` is asked only while another thread fills it. */
const emic_cue_table *emic_cue_table_load(emic_cue_memory *memory, const emic_cue_row *rows,
                                          size_t count, emic_arena *arena);

/* The cues of a word, 0 for none. */
static inline uint32_t emic_cue_table_find(const emic_cue_table *table, const emic_token *token)
{
    const uint32_t mask = EMIC_CUE_TABLE_SIZE - 1;
    uint32_t key = emic_cue_table_key(token->hash, token->length), i = key & mask;
    /* Not "&&": whether a word is in the table cannot be foretold, that its place is taken by
     * another can. */
    while ((table->entries[i].cues != 0) & (table->entries[i].key != key))
        i = (i + 1) & mask;
    return table->entries[i].cues;
}
