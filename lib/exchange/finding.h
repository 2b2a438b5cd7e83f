/* What a check of an archive finds: a table with a row for each item, its result and the detail.
 * An archive may come from anywhere, so what stands in it is made fit to show first. */
#pragma once
#include "measure/table.h"

emic_table *emic_finding_table(emic_arena *arena, const char *title);

/* Adds a row. `item` and `detail` may hold anything: see emic_finding_excerpt. */
void emic_finding_add(emic_table *table, const char *item, const char *result, const char *detail);

/* The beginning of `bytes` as valid UTF-8 on one line: what is not UTF-8 and control characters
 * become U+FFFD, and over `most` bytes end in an ellipsis. */
const char *emic_finding_excerpt(emic_slice bytes, size_t most, emic_arena *arena);

/* The first line in which two texts differ, and both sides of it around the place. */
const char *emic_finding_difference(emic_slice archived, emic_slice now, emic_arena *arena);
