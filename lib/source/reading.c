/* A ring of transcripts between two threads. Reading one file is transcript.c's business. */
#include "source/reading.h"
#include "base/digest.h"
#include "base/file.h"
#include <pthread.h>
#include <stdlib.h>

enum { SLOTS = 4 };

/* A file read: its transcript in an arena of its own, or why there is none. */
typedef struct reading_slot {
    emic_arena *arena;
    emic_transcript transcript;
    emic_status status;
    emic_error error;
} reading_slot;

/* Files up to `produced` are in slots (number modulo SLOTS) or were; those up to `taken` were given
 * out, the last of them still holds. `lock` guards the three counters. */
struct emic_reading {
    const char *const *paths;
    size_t count, produced, taken;
    emic_encoding encoding;
    bool stopped;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    reading_slot slots[SLOTS];
};

static void read_file(const emic_reading *reading, const char *path, reading_slot *slot)
{
    emic_slice bytes;
    emic_arena_reset(slot->arena);
    slot->status = emic_file_read(path, slot->arena, &bytes, &slot->error);
    if (slot->status == EMIC_OK)
        slot->status = emic_transcript_parse(path, bytes, reading->encoding, slot->arena,
                                             &slot->transcript, &slot->error);
    if (slot->status != EMIC_OK)
        return;
    emic_sha256(slot->transcript.text, slot->transcript.sha256);
    slot->transcript.hashed = true;
}

/* Waits until a slot is free; false when nobody wants more. */
static bool wait_for_room(emic_reading *reading)
{
    pthread_mutex_lock(&reading->lock);
    while (!reading->stopped && reading->produced >= reading->taken + SLOTS - 1)
        pthread_cond_wait(&reading->changed, &reading->lock);
    bool go = !reading->stopped;
    pthread_mutex_unlock(&reading->lock);
    return go;
}

static void *read_ahead(void *context)
{
    emic_reading *reading = context;
    for (size_t at = 0; at < reading->count && wait_for_room(reading); at++) {
        read_file(reading, reading->paths[at], &reading->slots[at % SLOTS]);
        pthread_mutex_lock(&reading->lock);
        reading->produced = at + 1;
        pthread_cond_signal(&reading->changed);
        pthread_mutex_unlock(&reading->lock);
    }
    return NULL;
}

emic_status emic_reading_open(const char *const *paths, size_t count, emic_encoding encoding,
                              emic_reading **out, emic_error *err)
{
    emic_reading *reading = emic_memory_alloc(sizeof *reading);
    *reading = (emic_reading){.paths = paths, .count = count, .encoding = encoding};
    *out = NULL;
    pthread_mutex_init(&reading->lock, NULL);
    pthread_cond_init(&reading->changed, NULL);
    for (size_t i = 0; i < SLOTS; i++)
        reading->slots[i].arena = emic_arena_open();
    if (pthread_create(&reading->thread, NULL, read_ahead, reading) == 0) {
        *out = reading;
        return EMIC_OK;
    }
    for (size_t i = 0; i < SLOTS; i++)
        emic_arena_close(reading->slots[i].arena);
    free(reading);
    return emic_fail(err, EMIC_IO, "the system gives no thread to read the files with");
}

emic_status emic_reading_next(emic_reading *reading, const emic_transcript **out, bool *more,
                              emic_error *err)
{
    *more = reading->taken < reading->count;
    if (!*more)
        return EMIC_OK;
    pthread_mutex_lock(&reading->lock);
    size_t at = reading->taken++; /* gives the slot before this one back */
    pthread_cond_signal(&reading->changed);
    while (reading->produced <= at)
        pthread_cond_wait(&reading->changed, &reading->lock);
    pthread_mutex_unlock(&reading->lock);
    const reading_slot *slot = &reading->slots[at % SLOTS];
    *out = &slot->transcript;
    if (slot->status != EMIC_OK)
        *err = slot->error;
    return slot->status;
}

void emic_reading_close(emic_reading *reading)
{
    if (!reading)
        return;
    pthread_mutex_lock(&reading->lock);
    reading->stopped = true;
    pthread_cond_signal(&reading->changed);
    pthread_mutex_unlock(&reading->lock);
    pthread_join(reading->thread, NULL);
    for (size_t i = 0; i < SLOTS; i++)
        emic_arena_close(reading->slots[i].arena);
    pthread_cond_destroy(&reading->changed);
    pthread_mutex_destroy(&reading->lock);
    free(reading);
}
