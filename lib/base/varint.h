/* Whole numbers as bytes, seven bits each, the lowest first: small numbers take one byte. */
#pragma once
#include "base/strbuf.h"

static inline void emic_varint_write(emic_strbuf *bytes, uint64_t number)
{
    while (number >= 0x80) {
        emic_strbuf_putc(bytes, (char)(number | 0x80));
        number >>= 7;
    }
    emic_strbuf_putc(bytes, (char)number);
}

/* Takes a number off the front of `from`; false when there is none or it is larger than `most`. */
static inline bool emic_varint_read(emic_slice *from, uint64_t most, uint64_t *out)
{
    *out = 0;
    for (int shift = 0; shift < 64 && from->length; shift += 7) {
        uint8_t byte = (uint8_t)*from->data++;
        from->length--;
        *out |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return *out <= most;
    }
    return false;
}
