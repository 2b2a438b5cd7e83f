/* Fills tables of cues. */
#include "privacy/cue_table.h"
#include <assert.h>

static void add(emic_cue_table *table, emic_slice word, uint32_t cues)
{
    const uint32_t mask = EMIC_CUE_TABLE_SIZE - 1;
    uint32_t key = emic_cue_table_key(emic_token_hash(word), (uint32_t)word.length), i = key & mask;
    while (table->entries[i].cues && table->entries[i].key != key)
        i = (i + 1) & mask;
    table->entries[i].key = key;
    table->entries[i].cues |= cues;
}

const emic_cue_table *emic_cue_table_load(const emic_cue_row *rows, size_t count, emic_arena *arena)
{
    emic_cue_table *table = emic_arena_alloc(arena, sizeof *table);
    size_t words = 0;
    for (size_t i = 0; i < count; i++) {
        const char *at = rows[i].words;
        while (*at) {
            size_t length = strcspn(at, " ");
            add(table, (emic_slice){at, length}, rows[i].cues);
            at += length + (at[length] == ' ');
            words++;
        }
    }
    assert(words <= EMIC_CUE_TABLE_SIZE / 4); /* free entries are what ends a search */
    (void)words;
    return table;
}
