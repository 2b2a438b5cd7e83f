/* Bytes to UTF-8. Which encoding a file has is said by its mark or by the user; nothing here
 * guesses, and nothing that does not fit is replaced. */
#include "base/encoding.h"
#include "base/text.h"

/* By their place in emic_encoding. */
static const char *const names[] = {"auto", "utf-8", "utf-16", "windows-1252", "iso-8859-1"};
enum { NAME_COUNT = sizeof names / sizeof *names };

static const struct {
    const char *name;
    emic_encoding encoding;
} other_names[] = {
    {"utf8", EMIC_ENCODING_UTF8},           {"utf16", EMIC_ENCODING_UTF16},
    {"cp1252", EMIC_ENCODING_WINDOWS_1252}, {"latin1", EMIC_ENCODING_ISO_8859_1},
    {"latin-1", EMIC_ENCODING_ISO_8859_1},
};
enum { OTHER_COUNT = sizeof other_names / sizeof *other_names };

static bool same_name(emic_slice name, const char *known)
{
    if (name.length != strlen(known))
        return false;
    for (size_t at = 0; at < name.length; at++) {
        char byte = name.data[at];
        if ((byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte) != known[at])
            return false;
    }
    return true;
}

emic_status emic_encoding_find(emic_slice name, emic_encoding *out, emic_error *err)
{
    for (size_t at = 0; at < NAME_COUNT; at++) {
        *out = (emic_encoding)at;
        if (same_name(name, names[at]))
            return EMIC_OK;
    }
    for (size_t at = 0; at < OTHER_COUNT; at++) {
        *out = other_names[at].encoding;
        if (same_name(name, other_names[at].name))
            return EMIC_OK;
    }
    *out = EMIC_ENCODING_AUTO;
    return emic_fail(err, EMIC_INVALID,
                     "unknown encoding \"%.*s\"; known: utf-8, utf-16, windows-1252, iso-8859-1, "
                     "auto",
                     EMIC_ARG(name));
}

/* --- Where something does not fit ------------------------------------------------------------ */

static uint32_t unit_at(const unsigned char *bytes, bool big)
{
    return big ? (uint32_t)bytes[0] << 8 | bytes[1] : (uint32_t)bytes[1] << 8 | bytes[0];
}

/* The line, from one, that holds byte `at`. `width` is the bytes of a unit: 1, or 2 for UTF-16. */
static uint32_t line_of(emic_slice bytes, size_t at, size_t width, bool big)
{
    const unsigned char *from = (const unsigned char *)bytes.data;
    uint32_t line = 1, before = 0;
    for (size_t i = 0; i + width <= at; i += width) {
        uint32_t unit = width == 2 ? unit_at(from + i, big) : from[i];
        line += unit == '\r' || (unit == '\n' && before != '\r');
        before = unit;
    }
    return line;
}

static emic_status fail_utf8(emic_slice bytes, size_t at, emic_error *err)
{
    return emic_fail(err, EMIC_MALFORMED,
                     "not valid UTF-8 at byte %zu (line %u): 0x%02X; if the file is in another "
                     "encoding, say --encoding windows-1252, iso-8859-1 or utf-16",
                     at, line_of(bytes, at, 1, false), (unsigned char)bytes.data[at]);
}

/* A NUL would end the text for some who read it, and move the positions after it. */
static emic_status check_no_nul(emic_slice bytes, emic_error *err)
{
    const char *nul = bytes.length ? memchr(bytes.data, 0, bytes.length) : NULL;
    if (!nul)
        return EMIC_OK;
    size_t at = (size_t)(nul - bytes.data);
    return emic_fail(err, EMIC_MALFORMED,
                     "not a text: byte %zu (line %u) is 0x00; if the file is UTF-16 without a "
                     "byte order mark, say --encoding utf-16",
                     at, line_of(bytes, at, 1, false));
}

/* --- UTF-8 ----------------------------------------------------------------------------------- */

static const char utf8_mark[] = "\xEF\xBB\xBF";

static emic_status decode_utf8(emic_slice bytes, emic_slice *out, emic_error *err)
{
    size_t bad;
    EMIC_TRY(check_no_nul(bytes, err));
    if (!emic_utf8_valid(bytes, &bad))
        return fail_utf8(bytes, bad, err);
    *out = emic_slice_starts(bytes, utf8_mark) ? emic_slice_from(bytes, strlen(utf8_mark)) : bytes;
    return EMIC_OK;
}

/* --- UTF-16 ---------------------------------------------------------------------------------- */

static emic_status fail_utf16(emic_slice bytes, size_t at, bool big, const char *what,
                              emic_error *err)
{
    uint32_t unit = unit_at((const unsigned char *)bytes.data + at, big);
    return emic_fail(err, EMIC_MALFORMED, "not valid UTF-16 at byte %zu (line %u): %s 0x%04X", at,
                     line_of(bytes, at, 2, big), what, unit);
}

/* Reads the code point at `*at` and moves past it. The bytes are even in number. */
static emic_status next_utf16(emic_slice bytes, bool big, size_t *at, uint32_t *point,
                              emic_error *err)
{
    const unsigned char *from = (const unsigned char *)bytes.data + *at;
    uint32_t unit = unit_at(from, big);
    if (unit == 0)
        return fail_utf16(bytes, *at, big, "no text holds", err);
    *point = unit;
    if (unit < 0xD800 || unit > 0xDFFF) {
        *at += 2;
        return EMIC_OK;
    }
    uint32_t low = bytes.length - *at >= 4 ? unit_at(from + 2, big) : 0;
    if (unit > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
        return fail_utf16(bytes, *at, big, "lone surrogate", err);
    *point = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    *at += 4;
    return EMIC_OK;
}

static emic_status decode_utf16(emic_slice bytes, bool big, size_t mark, emic_arena *arena,
                                emic_slice *out, emic_error *err)
{
    uint32_t point = 0;
    char put[4];
    size_t length = 0;
    if (bytes.length % 2)
        return emic_fail(err, EMIC_MALFORMED,
                         "not valid UTF-16 at byte %zu (line %u): 0x%02X stands alone, as %zu "
                         "bytes are an odd number",
                         bytes.length - 1, line_of(bytes, bytes.length - 1, 2, big),
                         (unsigned char)bytes.data[bytes.length - 1], bytes.length);
    for (size_t at = mark; at < bytes.length;) {
        EMIC_TRY(next_utf16(bytes, big, &at, &point, err));
        length += emic_utf8_put(point, put);
    }
    char *text = emic_arena_array(arena, length + 1, 1);
    *out = (emic_slice){text, length};
    for (size_t at = mark; at < bytes.length;) {
        EMIC_TRY(next_utf16(bytes, big, &at, &point, err));
        text += emic_utf8_put(point, text);
    }
    return EMIC_OK;
}

/* --- One byte a character -------------------------------------------------------------------- */

/* Windows code page 1252, bytes 0x80 to 0x9F; 0 where it defines none. The others are as in
 * ISO-8859-1, where a byte is its code point. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static uint32_t point_of(emic_encoding encoding, unsigned char byte)
{
    bool differs = encoding == EMIC_ENCODING_WINDOWS_1252 && byte >= 0x80 && byte <= 0x9F;
    return differs ? windows_1252[byte - 0x80] : byte;
}

static emic_status decode_single(emic_encoding encoding, emic_slice bytes, emic_arena *arena,
                                 emic_slice *out, emic_error *err)
{
    char put[4];
    size_t length = 0;
    EMIC_TRY(check_no_nul(bytes, err));
    for (size_t at = 0; at < bytes.length; at++) {
        unsigned char byte = (unsigned char)bytes.data[at];
        uint32_t point = point_of(encoding, byte);
        if (point == 0)
            return emic_fail(err, EMIC_MALFORMED,
                             "not valid %s at byte %zu (line %u): 0x%02X stands for no character",
                             names[encoding], at, line_of(bytes, at, 1, false), byte);
        length += byte < 0x80 ? 1 : emic_utf8_put(point, put);
    }
    *out = bytes;
    if (length == bytes.length)
        return EMIC_OK;
    char *text = emic_arena_array(arena, length + 1, 1);
    *out = (emic_slice){text, length};
    for (size_t at = 0; at < bytes.length; at++)
        text += emic_utf8_put(point_of(encoding, (unsigned char)bytes.data[at]), text);
    return EMIC_OK;
}

/* --- Which one ------------------------------------------------------------------------------- */

/* A mark that contradicts what the user said would end up as characters in the text. */
static emic_status check_mark(emic_encoding encoding, emic_slice bytes, emic_error *err)
{
    bool utf8 = encoding == EMIC_ENCODING_AUTO || encoding == EMIC_ENCODING_UTF8;
    if (!utf8 && emic_slice_starts(bytes, utf8_mark))
        return emic_fail(err, EMIC_MALFORMED,
                         "byte 0 (line 1): 0xEF begins the byte order mark of UTF-8, but the "
                         "encoding was said to be %s; leave out --encoding",
                         names[encoding]);
    return EMIC_OK;
}

emic_status emic_encoding_decode(emic_encoding encoding, emic_slice bytes, emic_arena *arena,
                                 emic_slice *out, emic_error *err)
{
    bool little = emic_slice_starts(bytes, "\xFF\xFE"), big = emic_slice_starts(bytes, "\xFE\xFF");
    *out = (emic_slice){"", 0};
    EMIC_TRY(check_mark(encoding, bytes, err));
    switch (encoding) {
    case EMIC_ENCODING_AUTO:
        if (little || big)
            return decode_utf16(bytes, big, 2, arena, out, err);
        return decode_utf8(bytes, out, err);
    case EMIC_ENCODING_UTF8:
        return decode_utf8(bytes, out, err);
    case EMIC_ENCODING_UTF16:
        return decode_utf16(bytes, big, little || big ? 2 : 0, arena, out, err);
    case EMIC_ENCODING_WINDOWS_1252:
    case EMIC_ENCODING_ISO_8859_1:
        return decode_single(encoding, bytes, arena, out, err);
    }
    return emic_fail(err, EMIC_INVALID, "unknown encoding %d", (int)encoding);
}

emic_slice emic_text_newlines(emic_slice text, emic_arena *arena)
{
    const char *cr = text.length ? memchr(text.data, '\r', text.length) : NULL;
    if (!cr)
        return text;
    const char *from = text.data, *end = from + text.length;
    char *copy = emic_arena_array(arena, text.length + 1, 1), *to = copy;
    for (; cr; cr = memchr(from, '\r', (size_t)(end - from))) {
        memcpy(to, from, (size_t)(cr - from));
        to += cr - from;
        *to++ = '\n';
        from = cr + (end - cr > 1 && cr[1] == '\n' ? 2 : 1);
    }
    memcpy(to, from, (size_t)(end - from));
    to += end - from;
    return (emic_slice){copy, (size_t)(to - copy)};
}
