/* Threads that share a line of pieces. What they do with them is the callers' business. */
#include "base/crew.h"
#include "base/arena.h"
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_THREADS = 16 };

static atomic_size_t limit;

typedef struct crew_piece {
    emic_crew_work *work;
    void *piece;
} crew_piece;

/* `lock` guards the line and the counters; `changed` tells of a new piece, of the last that is done
 * and of the end. */
struct emic_crew {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    crew_piece *line;
    size_t count, capacity, taken, done;
    bool closed;
    void (*close_own)(void *own);
    void *own; /* of the thread that calls */
    pthread_t threads[MOST_THREADS];
    size_t thread_count;
};

void emic_crew_limit(size_t threads)
{
    assert(threads <= MOST_THREADS);
    atomic_store(&limit, threads);
}

static size_t threads_beside(void)
{
    size_t threads = atomic_load(&limit);
    if (threads == 0) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        threads = processors < 1 ? 1 : (size_t)processors;
    }
    return (threads < MOST_THREADS ? threads : MOST_THREADS) - 1;
}

/* Does the next piece, with the lock held before and after. */
static void do_piece(emic_crew *crew, void **own)
{
    crew_piece next = crew->line[crew->taken++];
    pthread_mutex_unlock(&crew->lock);
    next.work(next.piece, own);
    pthread_mutex_lock(&crew->lock);
    if (++crew->done == crew->count)
        pthread_cond_broadcast(&crew->changed);
}

static void *work_beside(void *context)
{
    emic_crew *crew = context;
    void *own = NULL;
    pthread_mutex_lock(&crew->lock);
    while (crew->taken < crew->count || !crew->closed) {
        if (crew->taken < crew->count)
            do_piece(crew, &own);
        else
            pthread_cond_wait(&crew->changed, &crew->lock);
    }
    pthread_mutex_unlock(&crew->lock);
    if (own)
        crew->close_own(own);
    return NULL;
}

emic_crew *emic_crew_open(void (*close_own)(void *own))
{
    emic_crew *crew = emic_memory_alloc(sizeof *crew);
    size_t wanted = threads_beside();
    *crew = (emic_crew){.close_own = close_own};
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->changed, NULL);
    /* Whoever gets no thread works alone. */
    while (crew->thread_count < wanted &&
           pthread_create(&crew->threads[crew->thread_count], NULL, work_beside, crew) == 0)
        crew->thread_count++;
    return crew;
}

void emic_crew_add(emic_crew *crew, emic_crew_work *work, void *piece)
{
    pthread_mutex_lock(&crew->lock);
    if (crew->count == crew->capacity) {
        crew->capacity = crew->capacity ? 2 * crew->capacity : 1024;
        crew->line = emic_memory_resize(crew->line, crew->capacity * sizeof *crew->line);
    }
    crew->line[crew->count++] = (crew_piece){work, piece};
    pthread_cond_signal(&crew->changed);
    pthread_mutex_unlock(&crew->lock);
}

void emic_crew_finish(emic_crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    while (crew->done < crew->count) {
        if (crew->taken < crew->count)
            do_piece(crew, &crew->own);
        else
            pthread_cond_wait(&crew->changed, &crew->lock);
    }
    pthread_mutex_unlock(&crew->lock);
}

void emic_crew_close(emic_crew *crew)
{
    if (!crew)
        return;
    emic_crew_finish(crew);
    pthread_mutex_lock(&crew->lock);
    crew->closed = true;
    pthread_cond_broadcast(&crew->changed);
    pthread_mutex_unlock(&crew->lock);
    while (crew->thread_count > 0)
        pthread_join(crew->threads[--crew->thread_count], NULL);
    if (crew->own)
        crew->close_own(crew->own);
    pthread_cond_destroy(&crew->changed);
    pthread_mutex_destroy(&crew->lock);
    free(crew->line);
    free(crew);
}
