/* The system's clock, and SOURCE_DATE_EPOCH before it. How long something may take, and what is
 * dated, is decided elsewhere. */
#include "base/clock.h"
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* 9999-12-31T23:59:59Z and 0000-01-01T00:00:00Z. */
static const int64_t last_second = 253402300799;
static const int64_t first_second = -62167219200;

bool emic_clock_fixed(int64_t *seconds)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end;
    if (!text || !text[0] || !strchr("-0123456789", text[0]))
        return false;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (errno || *end)
        return false;
    *seconds = value;
    return true;
}

static struct timespec read_clock(clockid_t clock)
{
    struct timespec time = {0};
    clock_gettime(clock, &time);
    return time;
}

int64_t emic_clock_now(void)
{
    int64_t fixed;
    return emic_clock_fixed(&fixed) ? fixed : (int64_t)read_clock(CLOCK_REALTIME).tv_sec;
}

static int64_t clamp(int64_t seconds)
{
    return seconds < first_second ? first_second : seconds > last_second ? last_second : seconds;
}

int64_t emic_clock_milliseconds(void)
{
    int64_t fixed;
    if (emic_clock_fixed(&fixed))
        return clamp(fixed) * 1000;
    struct timespec time = read_clock(CLOCK_REALTIME);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int64_t emic_clock_ticks(void)
{
    struct timespec time = read_clock(CLOCK_MONOTONIC);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void put_digits(char *out, int count, int value)
{
    for (int at = count - 1; at >= 0; at--, value /= 10)
        out[at] = (char)('0' + value % 10);
}

void emic_clock_format(int64_t seconds, char out[EMIC_TIME_SIZE])
{
    time_t when = (time_t)clamp(seconds);
    struct tm date = {0};
    gmtime_r(&when, &date);
    memcpy(out, "0000-00-00T00:00:00Z", EMIC_TIME_SIZE);
    put_digits(out, 4, date.tm_year + 1900);
    put_digits(out + 5, 2, date.tm_mon + 1);
    put_digits(out + 8, 2, date.tm_mday);
    put_digits(out + 11, 2, date.tm_hour);
    put_digits(out + 14, 2, date.tm_min);
    put_digits(out + 17, 2, date.tm_sec);
}
