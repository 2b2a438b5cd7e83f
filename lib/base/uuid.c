/* UUIDs of version 7 (RFC 9562): a time in milliseconds, a counter within it, random bits. The
 * time comes from clock.c; what is identified is the callers' business. */
#include "base/uuid.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/random.h"
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum { COUNTER_LIMIT = 1 << 12, COUNTER_START = COUNTER_LIMIT / 2 };
enum { POOL_SIZE = 32 }; /* 256 bytes, what the system gives at once */

/* The time and counter of the last UUID, and the state of the seeded generator. */
static struct {
    pthread_mutex_t lock;
    uint64_t milliseconds;
    uint32_t counter;
    bool seeded;
    uint64_t seed, salt, state;
    uint64_t pool[POOL_SIZE];
    int pooled;
    bool watches_forks;
} last = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* EMIC_SEED, when it is set and a whole number. */
static bool read_seed(uint64_t *seed)
{
    const char *text = getenv("EMIC_SEED");
    char *end;
    if (!text || text[0] < '0' || text[0] > '9')
        return false;
    errno = 0;
    *seed = strtoull(text, &end, 10);
    return errno == 0 && *end == '\0';
}

/* Parent and child must not go on with the same random bits. */
static void drop_pool(void)
{
    last.pooled = 0;
}

static void fill_pool(void)
{
    if (!last.watches_forks)
        last.watches_forks = pthread_atfork(NULL, NULL, drop_pool) == 0;
    /* Fails only where the system has no randomness at all: no identity can be made there. */
    if (getentropy(last.pool, sizeof last.pool) != 0)
        abort();
    last.pooled = last.watches_forks ? POOL_SIZE : 1;
}

static uint64_t next_random(void)
{
    if (last.seeded)
        return emic_random_next(&last.state);
    if (last.pooled == 0)
        fill_pool();
    return last.pool[--last.pooled];
}

static void restart(bool seeded, uint64_t seed)
{
    last.seeded = seeded;
    last.seed = seed;
    last.state = last.salt;
    last.state = seed ^ (last.salt ? emic_random_next(&last.state) : 0);
    last.milliseconds = last.counter = 0;
}

/* Starts anew whenever EMIC_SEED has changed. */
static void follow_seed(void)
{
    uint64_t seed = 0;
    bool seeded = read_seed(&seed);
    if (seeded != last.seeded || seed != last.seed)
        restart(seeded, seed);
}

static uint64_t read_time(void)
{
    int64_t fixed;
    if (last.seeded && !emic_clock_fixed(&fixed))
        return 0;
    int64_t now = emic_clock_milliseconds();
    return now > 0 ? (uint64_t)now : 0;
}

/* Never goes back: a clock set back, or a full counter, borrows from the time to come. */
static void advance(void)
{
    uint64_t now = read_time();
    if (now <= last.milliseconds && ++last.counter < COUNTER_LIMIT)
        return;
    last.milliseconds = now > last.milliseconds ? now : last.milliseconds + 1;
    last.counter = (uint32_t)(next_random() % COUNTER_START);
}

static void put_big_endian(uint8_t *out, int count, uint64_t value)
{
    for (int at = count - 1; at >= 0; at--, value >>= 8)
        out[at] = (uint8_t)value;
}

void emic_uuid_make(uint8_t out[EMIC_UUID_SIZE])
{
    pthread_mutex_lock(&last.lock);
    follow_seed();
    advance();
    uint64_t random = next_random();
    put_big_endian(out, 6, last.milliseconds);
    put_big_endian(out + 6, 2, 0x7000 | last.counter);
    put_big_endian(out + 8, 8, random >> 2 | UINT64_C(1) << 63);
    pthread_mutex_unlock(&last.lock);
}

void emic_uuid_salt(uint64_t salt)
{
    pthread_mutex_lock(&last.lock);
    last.salt = salt;
    if (last.seeded)
        restart(true, last.seed);
    pthread_mutex_unlock(&last.lock);
}

void emic_uuid_format(const uint8_t uuid[EMIC_UUID_SIZE], char out[EMIC_UUID_TEXT_SIZE])
{
    static const int groups[] = {4, 2, 2, 2, 6};
    for (int group = 0; group < 5; group++) {
        emic_hex_format(uuid, (size_t)groups[group], out);
        uuid += groups[group];
        out += 2 * groups[group];
        *out++ = group < 4 ? '-' : '\0';
    }
}
