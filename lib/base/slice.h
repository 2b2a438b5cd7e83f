/* Borrowed bytes, spans of text and row ids: the small values that every floor passes around. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bytes that belong to somebody else. Not NUL-terminated unless its source says so.
 * `data` may be NULL only when `length` is 0. */
typedef struct emic_slice {
    const char *data;
    size_t length;
} emic_slice;

/* A stretch of a text in code points from zero, end exclusive. */
typedef struct emic_span {
    uint32_t start, end;
} emic_span;

/* A row of a study file; 0 stands for none. */
typedef int64_t emic_id;

/* For printf: printf("%.*s", EMIC_ARG(slice)). */
#define EMIC_ARG(slice) (int)(slice).length, (slice).data ? (slice).data : ""
#define EMIC_LITERAL(text) ((emic_slice){(text), sizeof(text) - 1})

static inline emic_slice emic_slice_of(const char *text)
{
    return (emic_slice){text, text ? strlen(text) : 0};
}

static inline bool emic_slice_equal(emic_slice a, emic_slice b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static inline bool emic_slice_is(emic_slice a, const char *text)
{
    return emic_slice_equal(a, emic_slice_of(text));
}

/* Byte order, shorter first when one begins the other. */
static inline int emic_slice_compare(emic_slice a, emic_slice b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

static inline bool emic_slice_starts(emic_slice text, const char *prefix)
{
    size_t length = strlen(prefix);
    return text.length >= length && memcmp(text.data, prefix, length) == 0;
}

/* `text` without its first `count` bytes; `count` must not pass the end. */
static inline emic_slice emic_slice_from(emic_slice text, size_t count)
{
    return (emic_slice){text.data ? text.data + count : NULL, text.length - count};
}

/* Without spaces, tabs and line ends (ASCII) at both ends. */
static inline emic_slice emic_slice_trim(emic_slice text)
{
    while (text.length && strchr(" \t\r\n", text.data[0]) && text.data[0])
        text.data++, text.length--;
    while (text.length && strchr(" \t\r\n", text.data[text.length - 1]) &&
           text.data[text.length - 1])
        text.length--;
    return text;
}
