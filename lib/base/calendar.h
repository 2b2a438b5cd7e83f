/* Days of the Gregorian calendar as numbers, to count and to draw with. It holds for all years,
 * those before it, too. How people write dates is the business of others. */
#pragma once
#include "base/api.h"
#include "base/slice.h"

/* Days since 1 January 1970, and back. `year` is 0 or later, `month` and `day` in range. */
EMIC_API int64_t emic_date_to_days(int32_t year, int32_t month, int32_t day);
EMIC_API void emic_date_of_days(int64_t days, int32_t *year, int32_t *month, int32_t *day);
EMIC_API int32_t emic_date_month_length(int32_t year, int32_t month);

/* Reads YYYY-MM-DD into days since 1970; false when `text` is anything else or no day of the
 * calendar. */
EMIC_API bool emic_date_parse(emic_slice text, int64_t *days);
