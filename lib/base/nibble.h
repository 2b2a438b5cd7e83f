/* Whole numbers as bytes, four bits each, the lowest first: small numbers take one or two bytes.
 * All of these bytes are below 32, so that nobody who looks for words in them finds some by chance.
 */
#pragma once
#include "base/strbuf.h"

enum { EMIC_NIBBLE_MORE = 0x10, EMIC_NIBBLE_MOST = 16 }; /* MOST: bytes of a number */

static inline void emic_nibble_write(emic_strbuf *bytes, uint64_t number)
{
    char digits[EMIC_NIBBLE_MOST];
    size_t count = 0;
    for (; number > 0x0f; number >>= 4)
        digits[count++] = (char)(EMIC_NIBBLE_MORE | (number & 0x0f));
    digits[count++] = (char)number;
    emic_strbuf_add(bytes, (emic_slice){digits, count});
}

/* Takes a number off the front of `from`; false when there is none or it is larger than `most`. */
static inline bool emic_nibble_read(emic_slice *from, uint64_t most, uint64_t *out)
{
    *out = 0;
    for (int shift = 0; shift < 64 && from->length; shift += 4) {
        uint8_t byte = (uint8_t)*from->data++;
        from->length--;
        *out |= (uint64_t)(byte & 0x0f) << shift;
        if (byte <= 0x0f)
            return *out <= most;
        if (byte > 0x1f)
            return false;
    }
    return false;
}
