/* A hash table of pairs, half full at most. Ids come from the file and may be any number: they are
 * never an index. */
#include "study/key_set.h"

static struct emic_key *find_slot(const emic_key_set *set, int64_t first, int64_t second)
{
    uint64_t hash = (uint64_t)first * 0x9E3779B97F4A7C15u ^ (uint64_t)second * 0xC2B2AE3D27D4EB4Fu;
    size_t at = (size_t)(hash ^ hash >> 32) & (set->capacity - 1);
    while (set->slots[at].taken &&
           (set->slots[at].first != first || set->slots[at].second != second))
        at = (at + 1) & (set->capacity - 1);
    return &set->slots[at];
}

static void grow(emic_key_set *set)
{
    emic_key_set larger = {.arena = set->arena, .count = set->count};
    larger.capacity = set->capacity ? set->capacity * 2 : 64;
    larger.slots = emic_arena_array(set->arena, larger.capacity, sizeof *larger.slots);
    for (size_t i = 0; i < set->capacity; i++)
        if (set->slots[i].taken)
            *find_slot(&larger, set->slots[i].first, set->slots[i].second) = set->slots[i];
    *set = larger;
}

bool emic_key_set_add(emic_key_set *set, int64_t first, int64_t second)
{
    if (set->count * 2 >= set->capacity)
        grow(set);
    struct emic_key *slot = find_slot(set, first, second);
    if (slot->taken)
        return false;
    *slot = (struct emic_key){first, second, true};
    set->count++;
    return true;
}
