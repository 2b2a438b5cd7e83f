/* Numbers as people write them in conditions and claims, and how two of them compare. */
#pragma once
#include "base/slice.h"

/* A decimal number, such as 14, -2.5 or 1e3; false for anything else, hexadecimal, NaN and
 * infinity among it. */
bool emic_number_parse(emic_slice text, double *out);

/* -1, 0 or 1. Equal are numbers that differ by less than a billionth of the larger (of 1, when both
 * are smaller): a sum of decimal fractions is not what it says to the last bit. */
int emic_number_compare(double a, double b);
