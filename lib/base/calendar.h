/* Days of the calendar, as numbers to measure and to draw with. The Gregorian calendar holds for
 * all years, those before it, too. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

typedef struct emic_date {
    int year, month, day; /* 0 to 9999, 1 to 12, 1 to 31 */
} emic_date;

/* Reads YYYY-MM-DD; false when `text` is anything else, or no day of the calendar. */
EMIC_API bool emic_date_parse(emic_slice text, emic_date *out);

/* Days from 1970-01-01 to `date`, and the date so many days from it. A month past 12 is one of a
 * later year. */
EMIC_API int64_t emic_date_days(emic_date date);
EMIC_API emic_date emic_date_of_days(int64_t days);
