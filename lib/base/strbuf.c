/* A growing string. What is written into it, and in which format, is its callers' business. */
#include "base/strbuf.h"
#include "base/arena.h"
#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void emic_strbuf_close(emic_strbuf *buffer)
{
    free(buffer->data);
    *buffer = (emic_strbuf){0};
}

void emic_strbuf_clear(emic_strbuf *buffer)
{
    buffer->length = 0;
    if (buffer->data)
        buffer->data[0] = '\0';
}

void emic_strbuf_reserve(emic_strbuf *buffer, size_t extra)
{
    size_t wanted = extra < SIZE_MAX - buffer->length ? buffer->length + extra + 1 : SIZE_MAX;
    if (wanted <= buffer->capacity)
        return;
    size_t doubled = buffer->capacity <= SIZE_MAX / 2 ? buffer->capacity * 2 : SIZE_MAX;
    size_t capacity = wanted > doubled ? wanted : doubled;
    if (capacity < 64)
        capacity = 64;
    buffer->data = emic_memory_resize(buffer->data, capacity);
    buffer->capacity = capacity;
    buffer->data[buffer->length] = '\0';
}

void emic_strbuf_add(emic_strbuf *buffer, emic_slice text)
{
    emic_strbuf_reserve(buffer, text.length);
    if (text.length)
        memcpy(buffer->data + buffer->length, text.data, text.length);
    buffer->length += text.length;
    buffer->data[buffer->length] = '\0';
}

void emic_strbuf_puts(emic_strbuf *buffer, const char *text)
{
    emic_strbuf_add(buffer, emic_slice_of(text));
}

void emic_strbuf_putc(emic_strbuf *buffer, char byte)
{
    emic_strbuf_reserve(buffer, 1);
    buffer->data[buffer->length++] = byte;
    buffer->data[buffer->length] = '\0';
}

void emic_strbuf_fill(emic_strbuf *buffer, char byte, size_t count)
{
    emic_strbuf_reserve(buffer, count);
    memset(buffer->data + buffer->length, byte, count);
    buffer->length += count;
    buffer->data[buffer->length] = '\0';
}

void emic_strbuf_printf(emic_strbuf *buffer, const char *format, ...)
{
    assert(format);
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    if (length > 0) {
        emic_strbuf_reserve(buffer, (size_t)length);
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(values);
}

/* Tables are full of them, and printf takes ten times as long. */
void emic_strbuf_integer(emic_strbuf *buffer, int64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (number < 0)
        digits[--at] = '-';
    emic_strbuf_add(buffer, (emic_slice){digits + at, sizeof digits - at});
}

/* Room for the largest double: sign, 309 digits, a point of several bytes, 17 digits. */
enum { NUMBER_SIZE = 352 };

void emic_strbuf_number(emic_strbuf *buffer, double value, int decimals)
{
    assert(decimals >= 0 && decimals <= 17);
    char digits[NUMBER_SIZE];
    if (!isfinite(value)) {
        emic_strbuf_puts(buffer, isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
        return;
    }
    snprintf(digits, sizeof digits, "%.*f", decimals, value);
    const char *from = digits;
    if (from[0] == '-' && !strpbrk(from, "123456789"))
        from++;
    emic_slice whole = {from, strspn(from, "-0123456789")};
    emic_strbuf_add(buffer, whole);
    if (decimals == 0)
        return;
    emic_strbuf_putc(buffer, '.');
    emic_strbuf_add(buffer, (emic_slice){digits + strlen(digits) - decimals, (size_t)decimals});
}
