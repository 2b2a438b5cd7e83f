/* By how many days a participant's dates are moved: drawn once, kept in the vault, the same for all
 * that this person says. What a shift does to a written date is date.h's business. */
#pragma once
#include <stdint.h>

/* Four weeks at the least, so that no month stays what it was; half a year at the most, so that
 * years and what was going on in the world stay near what is said. */
enum { EMIC_SHIFT_LEAST = 28, EMIC_SHIFT_MOST = 182 };

/* Days, forwards or backwards, always whole weeks: "on a Sunday" stays true, and a weekday beside a
 * date stays the right one. There are but 46 of them, and whoever knows the true day of one event
 * knows them all: a shift keeps intervals, it does not make a text anonymous. Random, or fixed by
 * EMIC_SEED (see uuid.h). */
int32_t emic_shift_draw(void);
