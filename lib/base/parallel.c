/* Threads that share a counter. What they do with its numbers is the callers' business. */
#include "base/parallel.h"
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_THREADS = 16 };

static atomic_size_t limit;

struct emic_parallel {
    atomic_size_t next;
    size_t count;
    void (*work)(emic_parallel *pieces, void *context);
    void *context;
};

void emic_parallel_limit(size_t threads)
{
    assert(threads <= MOST_THREADS);
    atomic_store(&limit, threads);
}

static size_t threads_for(size_t count)
{
    size_t threads = atomic_load(&limit);
    if (threads == 0) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        threads = processors < 1 ? 1 : (size_t)processors;
    }
    if (threads > MOST_THREADS)
        threads = MOST_THREADS;
    return threads < count ? threads : count;
}

static void *work_beside(void *context)
{
    emic_parallel *pieces = context;
    pieces->work(pieces, pieces->context);
    return NULL;
}

void emic_parallel_run(size_t count, void (*work)(emic_parallel *pieces, void *context),
                       void *context)
{
    pthread_t beside[MOST_THREADS];
    emic_parallel pieces = {.count = count, .work = work, .context = context};
    size_t started = 0, wanted = threads_for(count);
    while (started + 1 < wanted &&
           pthread_create(&beside[started], NULL, work_beside, &pieces) == 0)
        started++;
    work(&pieces, context);
    while (started > 0)
        pthread_join(beside[--started], NULL);
}

bool emic_parallel_take(emic_parallel *pieces, size_t *at)
{
    *at = atomic_fetch_add_explicit(&pieces->next, 1, memory_order_relaxed);
    return *at < pieces->count;
}
