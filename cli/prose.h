/* Running text, broken into lines for a terminal. */
#pragma once
#include "emic.h"

/* Appends `text` broken at spaces into lines of at most `width` columns that start at column
 * `indent`, where the cursor is already. Newlines are kept. Ends with a newline. */
void prose_put(emic_slice text, size_t indent, size_t width, emic_strbuf *out);
