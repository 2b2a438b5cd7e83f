/* Escapes of links, of programs' strings and of mail. */
#include "base/text.h"
#include "privacy/leak_undo.h"

static void put_byte(emic_leak_undo *out, uint32_t byte)
{
    out->bytes[0] = (char)byte;
    out->length = 1;
}

/* A point of text; false for what is none. */
static bool put_point(emic_leak_undo *out, uint32_t point)
{
    if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
        return false;
    out->length = (uint8_t)emic_utf8_put(point, out->bytes);
    return true;
}

/* A point, or two halves of one, as UTF-16 units of four digits with `mark` before each ("\u",
 * "%u"). `at` is where the first mark stands. */
static bool put_units(emic_slice text, size_t at, const char *mark, emic_leak_undo *out)
{
    uint32_t unit, low;
    if (emic_leak_hexes(text, at + 2, 4, &unit) != 4)
        return false;
    out->end = at + 6;
    if (unit < 0xD800 || unit > 0xDBFF)
        return put_point(out, unit);
    if (text.length - out->end < 6 || memcmp(text.data + out->end, mark, 2) != 0 ||
        emic_leak_hexes(text, out->end + 2, 4, &low) != 4 || low < 0xDC00 || low > 0xDFFF)
        return false;
    out->end += 6;
    return put_point(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
}

/* --- Links ----------------------------------------------------------------------------------- */

static bool read_percent(emic_slice text, emic_leak_undo *out)
{
    uint32_t byte;
    size_t at = out->start;
    if (text.length - at > 5 && text.data[at + 1] == 'u')
        return put_units(text, at, "%u", out);
    if (emic_leak_hexes(text, at + 1, 2, &byte) != 2)
        return false;
    out->end = at + 3;
    put_byte(out, byte);
    return true;
}

bool emic_leak_find_percent(emic_slice text, size_t at, emic_leak_undo *out)
{
    for (at = emic_leak_next(text, at, '%'); at < text.length;
         at = emic_leak_next(text, at + 1, '%')) {
        *out = (emic_leak_undo){.start = at};
        if (read_percent(text, out))
            return true;
    }
    return false;
}

/* --- Strings of programs --------------------------------------------------------------------- */

/* RTF: \u233? with the decimal number of a unit, and a stand-in. */
static bool read_decimal(emic_slice text, size_t at, emic_leak_undo *out)
{
    uint32_t point = 0;
    size_t digits = 0;
    bool minus = at < text.length && text.data[at] == '-';
    at += minus;
    for (; digits < 5 && at < text.length && text.data[at] >= '0' && text.data[at] <= '9'; digits++)
        point = point * 10 + (uint32_t)(text.data[at++] - '0');
    if (digits < 2 || at >= text.length || text.data[at] != '?')
        return false;
    out->end = at + 1;
    return put_point(out, minus ? 0x10000 - point : point);
}

/* \u{e9} */
static bool read_braces(emic_slice text, size_t at, emic_leak_undo *out)
{
    uint32_t point;
    size_t digits = emic_leak_hexes(text, at, 6, &point);
    if (digits == 0 || at + digits >= text.length || text.data[at + digits] != '}')
        return false;
    out->end = at + digits + 1;
    return put_point(out, point);
}

static bool read_octal(emic_slice text, size_t at, emic_leak_undo *out)
{
    uint32_t byte = 0;
    size_t digits = 0;
    for (; digits < 3 && at < text.length && text.data[at] >= '0' && text.data[at] <= '7'; digits++)
        byte = byte * 8 + (uint32_t)(text.data[at++] - '0');
    out->end = at;
    put_byte(out, byte & 0xFF);
    return digits > 1 || byte == 0;
}

static bool read_hexes(emic_slice text, size_t at, size_t digits, emic_leak_undo *out)
{
    uint32_t value;
    if (emic_leak_hexes(text, at, digits, &value) != digits)
        return false;
    out->end = at + digits;
    if (digits == 8)
        return put_point(out, value);
    put_byte(out, value);
    return true;
}

static bool read_unicode(emic_slice text, size_t at, emic_leak_undo *out)
{
    if (text.data[at + 2] == '{')
        return read_braces(text, at + 3, out);
    return read_decimal(text, at + 2, out) || put_units(text, at, "\\u", out);
}

/* What follows the sign at out->start. */
static bool read_backslash(emic_slice text, emic_leak_undo *out)
{
    size_t at = out->start;
    char letter = text.data[at + 1];
    out->end = at + 2;
    if (letter >= '0' && letter <= '7')
        return read_octal(text, at + 1, out);
    if (at + 2 < text.length && letter == 'u')
        return read_unicode(text, at, out);
    if (letter == 'U')
        return read_hexes(text, at + 2, 8, out);
    if (letter == 'x' || (letter == '\'' && emic_leak_hexes(text, at + 2, 2, &(uint32_t){0}) == 2))
        return read_hexes(text, at + 2, 2, out);
    const char *spaces = "ntrfvab";
    if (letter && strchr(spaces, letter)) {
        put_byte(out, letter == 'n' ? '\n' : ' ');
        return true;
    }
    put_byte(out, (unsigned char)letter);
    return letter && strchr(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", letter);
}

bool emic_leak_find_backslash(emic_slice text, size_t at, emic_leak_undo *out)
{
    for (at = emic_leak_next(text, at, '\\'); at + 1 < text.length;
         at = emic_leak_next(text, at + 1, '\\')) {
        *out = (emic_leak_undo){.start = at};
        if (read_backslash(text, out))
            return true;
    }
    return false;
}

/* --- Mail ------------------------------------------------------------------------------------ */

/* "=" at the end of a line: there is none. */
static bool read_soft_end(emic_slice text, emic_leak_undo *out)
{
    size_t at = out->start + 1;
    while (at < text.length && (text.data[at] == ' ' || text.data[at] == '\r'))
        at++;
    out->end = at + 1;
    return at < text.length && text.data[at] == '\n';
}

bool emic_leak_find_printable(emic_slice text, size_t at, emic_leak_undo *out)
{
    for (at = emic_leak_next(text, at, '='); at + 1 < text.length;
         at = emic_leak_next(text, at + 1, '=')) {
        *out = (emic_leak_undo){.start = at};
        if (read_soft_end(text, out) || read_hexes(text, at + 1, 2, out))
            return true;
    }
    return false;
}
