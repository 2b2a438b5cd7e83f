/* Fills tables of cues. */
#include "privacy/cue_table.h"
#include <assert.h>

static void add(emic_cue_table *table, emic_slice word, uint32_t cues)
{
    const uint32_t mask = EMIC_CUE_TABLE_SIZE - 1;
    uint32_t hash = emic_token_hash(word), length = (uint32_t)word.length, i = hash & mask;
    while (table->entries[i].cues &&
           (table->entries[i].hash != hash || table->entries[i].length != length))
        i = (i + 1) & mask;
    table->entries[i].hash = hash;
    table->entries[i].length = length;
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
    assert(words <= EMIC_CUE_TABLE_SIZE / 2); /* free entries are what ends a search */
    (void)words;
    return table;
}
