/* A growing string on the heap, for output. Always NUL-terminated once anything was appended. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

/* Start from {0}; free with emic_strbuf_close. */
typedef struct emic_strbuf {
    char *data;
    size_t length, capacity;
} emic_strbuf;

EMIC_API void emic_strbuf_close(emic_strbuf *buffer);
EMIC_API void emic_strbuf_clear(emic_strbuf *buffer);
EMIC_API void emic_strbuf_reserve(emic_strbuf *buffer, size_t extra);
EMIC_API void emic_strbuf_add(emic_strbuf *buffer, emic_slice text);
EMIC_API void emic_strbuf_puts(emic_strbuf *buffer, const char *text);
EMIC_API void emic_strbuf_putc(emic_strbuf *buffer, char byte);
EMIC_API void emic_strbuf_fill(emic_strbuf *buffer, char byte, size_t count);
EMIC_API void emic_strbuf_printf(emic_strbuf *buffer, const char *format, ...) EMIC_PRINTF(2, 3);

EMIC_API void emic_strbuf_integer(emic_strbuf *buffer, int64_t number);

/* A number with `decimals` (0 to 17) digits after a point, whatever the locale. -0 prints as 0. */
EMIC_API void emic_strbuf_number(emic_strbuf *buffer, double value, int decimals);

/* What it holds, until the next change. */
static inline emic_slice emic_strbuf_slice(const emic_strbuf *buffer)
{
    return (emic_slice){buffer->data ? buffer->data : "", buffer->length};
}
