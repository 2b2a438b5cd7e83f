/* Work in pieces that do not need each other, on as many threads as there are processors. Internal:
 * not installed. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

/* The pieces that are left, by their numbers. */
typedef struct emic_parallel emic_parallel;

/* Calls `work` on several threads, the calling one among them, and returns when all are done. Each
 * call takes numbers until there are none: what it needs for that, it keeps itself. Whoever cannot
 * get a thread works alone. What comes of a piece must not depend on who did it: results belong
 * into a place of their own, and no arena is shared. */
void emic_parallel_run(size_t count, void (*work)(emic_parallel *pieces, void *context),
                       void *context);

/* The next of 0 to `count`; false when all are taken. */
bool emic_parallel_take(emic_parallel *pieces, size_t *at);

/* How many threads at most, for those who measure or test; 0: as many as processors, up to 16. */
void emic_parallel_limit(size_t threads);
