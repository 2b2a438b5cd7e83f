/* Small formulas on counts. */
#pragma once
#include "base/api.h"
#include "base/arena.h"
#include <stdint.h>

typedef struct emic_interval {
    double low, high;
} emic_interval;

/* Wilson's score interval for x of n at 95 % (z = 1.959963985): centre (p + z²/2n) / (1 + z²/n),
 * half-width z / (1 + z²/n) · sqrt(p(1-p)/n + z²/4n²). x = 0 gives a low of exactly 0, x = n a high
 * of exactly 1. Wilson 1927, JASA 22:209. n must be at least 1 and x at most n. */
EMIC_API emic_interval emic_wilson(int64_t x, int64_t n);

/* x of n in words, where there are some: "all", "none", "all but one" ("two", "three", as long as
 * that is more than half), "half", "majority" (more than half); else "". Nothing is said of 0 of 0.
 * x is at most n. */
EMIC_API const char *emic_share_words(int64_t x, int64_t n);

/* The same as it stands in a sentence, always with the numbers, in words up to ten: "all 26",
 * "both", "none of 15", "all but one of 15", "half, 13 of 26", "a majority, seven of nine", "two of
 * five", "12 of 46". In `arena`. */
EMIC_API const char *emic_share_phrase(int64_t x, int64_t n, emic_arena *arena);
