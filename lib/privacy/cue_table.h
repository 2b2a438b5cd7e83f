/* A small table of words that hint at something, looked up by the hashes of tokens. These are
 * hints: one in millions of other words shares a hash and a length, which does no harm. */
#pragma once
#include "privacy/token.h"

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

/* At most a quarter as many words as the table has entries. */
const emic_cue_table *emic_cue_table_load(const emic_cue_row *rows, size_t count,
                                          emic_arena *arena);

/* The cues of a word, 0 for none. */
static inline uint32_t emic_cue_table_find(const emic_cue_table *table, const emic_token *token)
{
    const uint32_t mask = EMIC_CUE_TABLE_SIZE - 1;
    uint32_t key = emic_cue_table_key(token->hash, token->length), i = key & mask;
    while (table->entries[i].cues && table->entries[i].key != key)
        i = (i + 1) & mask;
    return table->entries[i].cues;
}
