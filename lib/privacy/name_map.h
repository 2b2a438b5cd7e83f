/* Which number goes with a name: a hash table of folded words. What counts as the same words is
 * fold.h's business. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"

#define EMIC_NAME_NONE UINT32_MAX

/* Start from {.arena = ...}; lives in that arena, and borrows the names. */
typedef struct emic_name_map {
    emic_arena *arena;
    struct emic_name_slot {
        emic_slice name;
        uint32_t hash, number;
        bool used;
    } * slots;
    size_t count, size;
} emic_name_map;

/* Adds `name` with `number`, unless it is there; the number that goes with it now. */
uint32_t emic_name_map_add(emic_name_map *map, emic_slice name, uint32_t number);

/* The number of `name`, or EMIC_NAME_NONE. */
uint32_t emic_name_map_find(const emic_name_map *map, emic_slice name);
