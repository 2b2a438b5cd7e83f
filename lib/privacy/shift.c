/* Draws shifts from the random bits of a fresh UUID, the house's one source of chance. */
#include "privacy/shift.h"
#include "base/uuid.h"

enum { WEEK = 7, WEEKS = (EMIC_SHIFT_MOST - EMIC_SHIFT_LEAST) / WEEK + 1 };

int32_t emic_shift_draw(void)
{
    uint8_t uuid[EMIC_UUID_SIZE];
    uint64_t random = 0;
    emic_uuid_make(uuid);
    for (int i = 9; i < EMIC_UUID_SIZE; i++) /* before that stand the time and the variant */
        random = random << 8 | uuid[i];
    int32_t at = (int32_t)(random % (2 * (uint64_t)WEEKS));
    int32_t days = EMIC_SHIFT_LEAST + at / 2 * WEEK;
    return at % 2 ? -days : days;
}
