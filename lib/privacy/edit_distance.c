/* Three rows of the table of prefixes. emic_text_distance counts an exchange as two. */
#include "privacy/edit_distance.h"
#include <assert.h>

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned emic_edit_distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count,
                            unsigned limit)
{
    unsigned rows[3][EMIC_DISTANCE_LONGEST + 1];
    unsigned *before = rows[0], *last = rows[1], *now = rows[2];
    assert(a_count <= EMIC_DISTANCE_LONGEST && b_count <= EMIC_DISTANCE_LONGEST);
    if (a_count > b_count + limit || b_count > a_count + limit)
        return limit + 1;
    for (size_t j = 0; j <= b_count; j++)
        last[j] = (unsigned)j;
    for (size_t i = 1; i <= a_count; i++) {
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= b_count; j++) {
            unsigned changed = last[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = least(changed, least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        unsigned *free = before;
        before = last, last = now, now = free;
    }
    return least(last[b_count], limit + 1);
}
