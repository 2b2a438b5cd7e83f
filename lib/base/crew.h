/* Work in pieces that do not need each other, on as many threads as there are processors. Internal:
 * not installed. */
#pragma once
#include <stddef.h>

typedef struct emic_crew emic_crew;

/* Does one piece. What comes of it must not depend on who does it or when: results belong into a
 * place of their own, and no arena is shared. `*own` is the thread's own, NULL at first, for what
 * it needs again with the next piece. */
typedef void emic_crew_work(void *piece, void **own);

/* Threads that wait for work, beside the one that calls; none where there is one processor.
 * `close_own` gets what a thread kept for itself, unless that is NULL; it may be NULL. */
emic_crew *emic_crew_open(void (*close_own)(void *own));

/* Finishes, and closes. */
void emic_crew_close(emic_crew *crew);

/* A piece for whoever is free; `piece` is borrowed until the crew has finished. */
void emic_crew_add(emic_crew *crew, emic_crew_work *work, void *piece);

/* Works along until every piece is done. */
void emic_crew_finish(emic_crew *crew);

/* How many threads work at most, for those who measure or test; 0: as many as there are processors,
 * up to 16. */
void emic_crew_limit(size_t threads);
