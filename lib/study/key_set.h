/* Which pairs of ids were met before: a file that says one thing twice is refused. */
#pragma once
#include "base/arena.h"

/* Start from {.arena = arena}. */
typedef struct emic_key_set emic_key_set;
struct emic_key_set {
    emic_arena *arena;
    struct emic_key {
        int64_t first, second;
        bool taken;
    } *slots;
    size_t count, capacity;
};

/* Adds a pair; false when the set has it already. */
bool emic_key_set_add(emic_key_set *set, int64_t first, int64_t second);
