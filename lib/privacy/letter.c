/* Kinds and cases of single characters, from the tables in letter_table.c. */
#include "privacy/letter.h"
#include "privacy/letter_table.h"
#include <string.h>

static emic_letter_kind ascii_kind(uint32_t point)
{
    uint32_t small = point | 0x20;
    if (small >= 'a' && small <= 'z')
        return EMIC_LETTER_WORD;
    if (point >= '0' && point <= '9')
        return EMIC_LETTER_DIGIT;
    return point == ' ' || (point >= '\t' && point <= '\r') ? EMIC_LETTER_SPACE : EMIC_LETTER_OTHER;
}

emic_letter_kind emic_letter_kind_of(uint32_t point)
{
    if (point < 0x80)
        return ascii_kind(point);
    size_t low = 0, high = emic_letter_row_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (emic_letter_rows[middle] >> 3 <= point)
            low = middle;
        else
            high = middle;
    }
    return (emic_letter_kind)(emic_letter_rows[low] & 7);
}

bool emic_letter_parts(emic_letter_kind before, emic_letter_kind after)
{
    if (after == EMIC_LETTER_ATTACHED)
        return before == EMIC_LETTER_OTHER || before == EMIC_LETTER_SPACE;
    return before != after || (before != EMIC_LETTER_WORD && before != EMIC_LETTER_DIGIT);
}

static uint32_t shift(uint32_t point, int32_t by)
{
    return (uint32_t)((int32_t)point + by);
}

/* The row of capitals that `point` stands in, or NULL. */
static const emic_capital_row *find_capital(uint32_t point)
{
    size_t low = 0, high = emic_capital_row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const emic_capital_row *row = &emic_capital_rows[middle];
        if (point < row->first)
            high = middle;
        else if (point > row->last)
            low = middle + 1;
        else
            return (point - row->first) % (uint32_t)row->step == 0 ? row : NULL;
    }
    return NULL;
}

bool emic_letter_capital(uint32_t point)
{
    return point < 0x80 ? point >= 'A' && point <= 'Z' : find_capital(point) != NULL;
}

uint32_t emic_letter_to_small(uint32_t point)
{
    if (point < 0x80)
        return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
    const emic_capital_row *row = find_capital(point);
    return row ? shift(point, row->small) : point;
}

uint32_t emic_letter_to_capital(uint32_t point)
{
    if (point < 0x80)
        return point >= 'a' && point <= 'z' ? point - ('a' - 'A') : point;
    for (size_t i = 0; i < emic_capital_row_count; i++) {
        const emic_capital_row *row = &emic_capital_rows[i];
        uint32_t capital = shift(point, -row->small);
        if (capital >= row->first && capital <= row->last &&
            (capital - row->first) % (uint32_t)row->step == 0)
            return capital;
    }
    return point;
}
