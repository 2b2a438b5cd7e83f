/* The time, replaceable so that outputs are reproducible: SOURCE_DATE_EPOCH fixes it. */
#pragma once
#include "base/api.h"
#include <stdbool.h>
#include <stdint.h>

enum { EMIC_TIME_SIZE = 21 };

/* Seconds since 1970 (UTC): SOURCE_DATE_EPOCH when it is set and a whole number, else now. */
EMIC_API int64_t emic_clock_now(void);

/* The same in milliseconds; those of a fixed time end in 000. */
EMIC_API int64_t emic_clock_milliseconds(void);

/* Whether SOURCE_DATE_EPOCH fixes the time, and at which second. */
EMIC_API bool emic_clock_fixed(int64_t *seconds);

/* "2026-03-01T12:00:00Z" into `out`. Years 0 to 9999; others are clamped. */
EMIC_API void emic_clock_format(int64_t seconds, char out[EMIC_TIME_SIZE]);

/* Monotonic milliseconds for progress displays; means nothing across processes. */
EMIC_API int64_t emic_clock_ticks(void);
