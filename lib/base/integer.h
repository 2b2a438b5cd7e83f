/* Whole numbers as texts. */
#pragma once
#include "base/api.h"
#include "base/slice.h"

/* Reads a decimal number, with a minus or without; false for anything else, blanks and a plus
 * among it, and for what 64 bits do not hold. */
EMIC_API bool emic_integer_parse(emic_slice text, int64_t *out);
