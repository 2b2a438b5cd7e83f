/* Fills tables of cues. */
#include "privacy/cue_table.h"
#include <assert.h>

enum { CUE_NONE, CUE_BEING_FILLED, CUE_READY };

static void add(emic_cue_table *table, emic_slice word, uint32_t cues)
{
    const uint32_t mask = EMIC_CUE_TABLE_SIZE - 1;
    uint32_t key = emic_cue_table_key(emic_token_hash(word), (uint32_t)word.length), i = key & mask;
    while (table->entries[i].cues && table->entries[i].key != key)
        i = (i + 1) & mask;
    table->entries[i].key = key;
    table->entries[i].cues |= cues;
}

static void fill(emic_cue_table *table, const emic_cue_row *rows, size_t count)
{
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
    assert(words <= EMIC_CUE_TABLE_SIZE / 3); /* free entries are what ends a search */
    (void)words;
}

const emic_cue_table *emic_cue_table_load(emic_cue_memory *memory, const emic_cue_row *rows,
                                          size_t count, emic_arena *arena)
{
    int state = atomic_load_explicit(&memory->state, memory_order_acquire);
    if (state == CUE_READY)
        return &memory->table;
    if (state == CUE_NONE &&
        atomic_compare_exchange_strong(&memory->state, &state, CUE_BEING_FILLED)) {
        fill(&memory->table, rows, count);
        atomic_store_explicit(&memory->state, CUE_READY, memory_order_release);
        return &memory->table;
    }
    emic_cue_table *table = emic_arena_alloc(arena, sizeof *table); /* rather than wait */
    fill(table, rows, count);
    return table;
}
