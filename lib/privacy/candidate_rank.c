/* Distinct candidates and their order. A word that is often written small in the same texts is
 * hardly a name; one that comes back again and again with a capital rather is. */
#include "privacy/candidate_rank.h"
#include "base/text.h"
#include <stdlib.h>

enum { SMALL_WORST = 60, COUNT_BEST = 12 };

/* An entry of the list while it is counted. */
typedef struct rank_entry {
    uint32_t kinds[EMIC_CANDIDATE_KINDS];
} rank_entry;

typedef struct rank_table {
    uint32_t *slots; /* number of an item from 1; 0: free */
    size_t mask;
    emic_ranked_list *list;
    rank_entry *entries; /* beside the items */
    emic_arena *arena;
} rank_table;

static emic_slice key_of(emic_slice words, emic_arena *arena)
{
    emic_slice folded = emic_text_fold(words, arena);
    char *key = emic_arena_alloc(arena, folded.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < folded.length; i++) {
        char byte = folded.data[i];
        bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
        if (space && (length == 0 || key[length - 1] == ' '))
            continue;
        key[length++] = space ? ' ' : byte;
    }
    return (emic_slice){key, length};
}

/* The slot of `key`: its own, or a free one. */
static uint32_t *find(const rank_table *table, emic_slice key)
{
    size_t i = emic_token_hash(key) & table->mask;
    while (table->slots[i] && !emic_slice_equal(table->list->items[table->slots[i] - 1].key, key))
        i = (i + 1) & table->mask;
    return &table->slots[i];
}

static void add(rank_table *table, const emic_candidate *candidate, size_t text)
{
    emic_slice key = key_of(candidate->keyword, table->arena);
    uint32_t *slot = find(table, key);
    if (*slot == 0) {
        *EMIC_PUSH(table->arena, table->list) = (emic_ranked){
            .words = candidate->keyword, .key = key, .text = text, .first = candidate->span};
        *slot = (uint32_t)table->list->count;
    }
    emic_ranked *item = &table->list->items[*slot - 1];
    item->count++;
    item->score = candidate->score > item->score ? candidate->score : item->score;
    table->entries[*slot - 1].kinds[candidate->kind]++;
}

/* Counts words in small letters that are in the list otherwise. */
static void count_small(rank_table *table, emic_slice text, emic_arena *scratch)
{
    emic_token_list tokens;
    emic_token_list_load(&tokens, text, scratch);
    for (size_t i = 0; i < tokens.count; i++) {
        const emic_token *token = &tokens.items[i];
        if (token->kind != EMIC_TOKEN_WORD ||
            (token->flags & (EMIC_TOKEN_CAPITAL | EMIC_TOKEN_INNER)))
            continue;
        size_t at = token->hash & table->mask;
        for (; table->slots[at]; at = (at + 1) & table->mask) {
            emic_ranked *item = &table->list->items[table->slots[at] - 1];
            emic_slice word = {text.data + token->byte, token->length};
            if (emic_slice_equal(item->key, word)) {
                item->small++;
                break;
            }
        }
    }
}

/* The kind of most candidates; one that tells nothing gives way to any other. */
static emic_candidate_kind most_frequent(const rank_entry *entry)
{
    emic_candidate_kind best = EMIC_CANDIDATE_NAME;
    for (int kind = 0; kind < EMIC_CANDIDATE_NAME; kind++) {
        if (entry->kinds[kind] > 0 &&
            (best == EMIC_CANDIDATE_NAME || entry->kinds[kind] > entry->kinds[best]))
            best = (emic_candidate_kind)kind;
    }
    return best;
}

static uint8_t corrected(const emic_ranked *item)
{
    double small = (double)item->small, count = (double)item->count;
    int points = item->score - (int)(SMALL_WORST * small / (small + count));
    int often = 0;
    for (size_t i = item->count; i > 1 && often < COUNT_BEST; i /= 2)
        often += 4;
    points += often;
    return (uint8_t)(points < 1 ? 1 : points > 100 ? 100 : points);
}

static int compare(const void *left, const void *right)
{
    const emic_ranked *a = left, *b = right;
    if (a->score != b->score)
        return a->score < b->score ? 1 : -1;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return emic_slice_compare(a->key, b->key);
}

void emic_candidate_rank(const emic_candidate_text *texts, size_t count, emic_arena *arena,
                         emic_ranked_list *out)
{
    size_t candidates = 0, size = 16;
    for (size_t i = 0; i < count; i++)
        candidates += texts[i].candidates->count;
    while (size < candidates * 2)
        size *= 2;
    *out = (emic_ranked_list){0};
    rank_table table = {.mask = size - 1, .list = out, .arena = arena};
    table.slots = emic_arena_array(arena, size, sizeof *table.slots);
    table.entries = emic_arena_array(arena, candidates + 1, sizeof *table.entries);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < texts[i].candidates->count; k++)
            add(&table, &texts[i].candidates->items[k], i);
    }
    emic_arena *scratch = emic_arena_open();
    for (size_t i = 0; i < count; i++) {
        emic_arena_reset(scratch);
        count_small(&table, texts[i].text, scratch);
    }
    emic_arena_close(scratch);
    for (size_t i = 0; i < out->count; i++) {
        out->items[i].kind = most_frequent(&table.entries[i]);
        out->items[i].score = corrected(&out->items[i]);
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare);
}
