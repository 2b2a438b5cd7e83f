/* Numbers that look random and are the same for the same seed on every machine: for shuffles that
 * can be made again, and for names that need not be secret. Never for keys. */
#pragma once
#include "base/status.h"
#include <stddef.h>
#include <stdint.h>

/* The next of SplitMix64 (Steele, Lea and Flood 2014). A sequence starts with `*state` = seed; each
 * number adds EMIC_RANDOM_STEP to it. */
#define EMIC_RANDOM_STEP 0x9E3779B97F4A7C15u
EMIC_API uint64_t emic_random_next(uint64_t *state);

/* A number in 0..bound-1, each equally likely; `bound` is at least 1. Draws again where a remainder
 * would favour small numbers. */
EMIC_API uint64_t emic_random_below(uint64_t *state, uint64_t bound);

/* Puts `items` in an order of which each is equally likely (Fisher and Yates, from the end). */
EMIC_API void emic_random_shuffle(uint64_t *state, size_t *items, size_t count);
