/* An open hash table, at most half full. The hash is that of the tokenizer. */
#include "privacy/name_map.h"
#include "privacy/token.h"

static struct emic_name_slot *find_slot(const emic_name_map *map, emic_slice name, uint32_t hash)
{
    size_t at = hash & (map->size - 1);
    while (map->slots[at].used &&
           (map->slots[at].hash != hash || !emic_slice_equal(map->slots[at].name, name)))
        at = (at + 1) & (map->size - 1);
    return &map->slots[at];
}

static void grow(emic_name_map *map)
{
    emic_name_map larger = {.arena = map->arena, .count = map->count};
    larger.size = map->size ? map->size * 2 : 64;
    larger.slots = emic_arena_array(map->arena, larger.size, sizeof *larger.slots);
    for (size_t i = 0; i < map->size; i++)
        if (map->slots[i].used)
            *find_slot(&larger, map->slots[i].name, map->slots[i].hash) = map->slots[i];
    *map = larger;
}

uint32_t emic_name_map_add(emic_name_map *map, emic_slice name, uint32_t number)
{
    if (map->count * 2 >= map->size)
        grow(map);
    uint32_t hash = emic_token_hash(name);
    struct emic_name_slot *slot = find_slot(map, name, hash);
    if (!slot->used) {
        *slot = (struct emic_name_slot){name, hash, number, true};
        map->count++;
    }
    return slot->number;
}

uint32_t emic_name_map_find(const emic_name_map *map, emic_slice name)
{
    if (map->size == 0)
        return EMIC_NAME_NONE;
    const struct emic_name_slot *slot = find_slot(map, name, emic_token_hash(name));
    return slot->used ? slot->number : EMIC_NAME_NONE;
}
