/* SplitMix64 and what is drawn from it. */
#include "base/random.h"
#include <assert.h>

uint64_t emic_random_next(uint64_t *state)
{
    uint64_t mixed = *state += EMIC_RANDOM_STEP;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
    return mixed ^ mixed >> 31;
}

uint64_t emic_random_below(uint64_t *state, uint64_t bound)
{
    assert(bound >= 1);
    uint64_t limit = UINT64_MAX - UINT64_MAX % bound, drawn;
    do
        drawn = emic_random_next(state);
    while (drawn >= limit);
    return drawn % bound;
}

void emic_random_shuffle(uint64_t *state, size_t *items, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t)emic_random_below(state, i), kept = items[i - 1];
        items[i - 1] = items[other];
        items[other] = kept;
    }
}
