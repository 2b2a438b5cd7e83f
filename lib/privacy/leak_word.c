/* Words that were divided at the end of a line, and words that were written as one. */
#include "privacy/leak_undo.h"

static bool is_small(unsigned char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static bool is_capital(unsigned char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* A letter, as far as bytes tell. */
static bool is_letter(unsigned char byte)
{
    return is_small(byte | 0x20) || byte >= 0x80;
}

/* The length of the hyphen that ends before `end`: -, U+2010, or a soft one; 0 for none. */
static size_t hyphen_before(emic_slice text, size_t end)
{
    if (end > 0 && text.data[end - 1] == '-')
        return 1;
    if (end > 1 && memcmp(text.data + end - 2, "\xC2\xAD", 2) == 0)
        return 2;
    return end > 2 && memcmp(text.data + end - 3, "\xE2\x80\x90", 3) == 0 ? 3 : 0;
}

/* The division around the line end at `line`. */
static bool read_division(emic_slice text, size_t line, emic_leak_undo *out)
{
    size_t end = line, next = line + 1;
    while (end > 0 && (text.data[end - 1] == ' ' || text.data[end - 1] == '\r'))
        end--;
    size_t hyphen = hyphen_before(text, end);
    while (next < text.length && (text.data[next] == ' ' || text.data[next] == '\t'))
        next++;
    if (hyphen == 0 || end == hyphen || next >= text.length ||
        !is_letter((unsigned char)text.data[end - hyphen - 1]) ||
        !is_letter((unsigned char)text.data[next]))
        return false;
    *out = (emic_leak_undo){.start = end - hyphen, .end = next};
    return true;
}

bool emic_leak_find_division(emic_slice text, size_t at, emic_leak_undo *out)
{
    for (size_t line = emic_leak_next(text, at, '\n'); line < text.length;
         line = emic_leak_next(text, line + 1, '\n'))
        if (read_division(text, line, out) && out->start >= at)
            return true;
    return false;
}

/* The last byte of a record's head may be any letter or digit; before it are small numbers. */
bool emic_leak_find_record(emic_slice text, size_t at, emic_leak_undo *out)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    for (at = at < 2 ? 2 : at; at < text.length; at++) {
        unsigned char before = bytes[at - 1];
        bool number = bytes[at - 2] < ' ' && bytes[at - 2] != '\n';
        if (!number || !is_letter(bytes[at]) || before >= 0x80 ||
            !(is_letter(before) || (before >= '0' && before <= '9')))
            continue;
        *out = (emic_leak_undo){.start = at, .end = at + 1, .length = 2, .bytes = " "};
        out->bytes[1] = text.data[at];
        return true;
    }
    return false;
}

enum { BLOCK = 64 };

/* Is there a capital right behind a small letter in the block? Most have none. */
static bool any_hump(const unsigned char *bytes)
{
    unsigned any = 0;
    for (size_t i = 0; i < BLOCK; i++)
        any |= (unsigned)((unsigned char)(bytes[i] - 'a') < 26) &
               (unsigned)((unsigned char)(bytes[i + 1] - 'A') < 26);
    return any;
}

bool emic_leak_find_camel(emic_slice text, size_t at, emic_leak_undo *out)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    at = at ? at : 1;
    while (at < text.length) {
        if (text.length - at > BLOCK && !any_hump(bytes + at - 1)) {
            at += BLOCK;
            continue;
        }
        size_t last = text.length - at > BLOCK ? at + BLOCK : text.length;
        for (; at < last; at++) {
            if (!is_small(bytes[at - 1]) || !is_capital(bytes[at]))
                continue;
            *out = (emic_leak_undo){.start = at, .end = at + 1, .length = 2};
            out->bytes[0] = ' ';
            out->bytes[1] = text.data[at];
            return true;
        }
    }
    return false;
}
