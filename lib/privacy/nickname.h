/* Short and pet forms of given names: Elizabeth is Liz, Beth or Betty to those who know her. Facts
 * written down by hand, of English and some other languages; far from all there are. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"

typedef struct emic_nickname_list {
    emic_slice *items;
    size_t count, capacity;
} emic_nickname_list;

/* Adds what somebody with the given name `folded` (fold.h) may be called: the short forms of a full
 * name, the full names of a short one. With a capital in front; borrowed from nowhere but `arena`.
 * A form may be added twice. */
void emic_nickname_find(emic_slice folded, emic_arena *arena, emic_nickname_list *out);
