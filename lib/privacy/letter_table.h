/* The tables behind letter.h; nobody else reads them. */
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct emic_capital_row {
    uint32_t first, last;
    int32_t step, small;
} emic_capital_row;

extern const uint32_t emic_letter_rows[];
extern const size_t emic_letter_row_count;
extern const emic_capital_row emic_capital_rows[];
extern const size_t emic_capital_row_count;
