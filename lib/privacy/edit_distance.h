/* How many slips part two words, an exchange of neighbours counting as one. */
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { EMIC_DISTANCE_LONGEST = 64 };

/* The optimal string alignment distance of `a` and `b` (of EMIC_DISTANCE_LONGEST points at most),
 * or `limit` + 1 when it is greater than `limit`. */
unsigned emic_edit_distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count,
                            unsigned limit);
