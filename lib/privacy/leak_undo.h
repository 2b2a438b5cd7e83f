/* The escapes and breaks that names hide in, each found where it stands next in a text. */
#pragma once
#include "privacy/leak_view.h"

/* leak_escape.c */
bool emic_leak_find_percent(emic_slice text, size_t at, emic_leak_undo *out);   /* %C3%A9, %u00E9 */
bool emic_leak_find_backslash(emic_slice text, size_t at, emic_leak_undo *out); /* \u00e9, \xe9 */
bool emic_leak_find_printable(emic_slice text, size_t at, emic_leak_undo *out); /* =C3=A9 */

/* leak_markup.c: &eacute; and tags, which end a passage or fall away. */
bool emic_leak_find_entity(emic_slice text, size_t at, emic_leak_undo *out);
bool emic_leak_find_tag(emic_slice text, size_t at, emic_leak_undo *out);

/* leak_word.c: a word divided at the end of a line, and small letters that meet a capital. */
bool emic_leak_find_division(emic_slice text, size_t at, emic_leak_undo *out);
bool emic_leak_find_camel(emic_slice text, size_t at, emic_leak_undo *out);
/* A record of a database whose first text is behind what looks like a letter of it. */
bool emic_leak_find_record(emic_slice text, size_t at, emic_leak_undo *out);

/* leak_base64.c: what stands in base64, read from each of its four beginnings; false when nothing
 * in the text looks like it. `*archive` is set when a run begins as an archive does. */
bool emic_leak_read_base64(const emic_leak_view *from, emic_leak_view *out, bool *archive);

/* leak_terms.c: the terms in the leaves of full-text indexes, which leave out what they have in
 * common with the term before; false when there is no such leaf. `rests` has a bit for each byte of
 * the file, set for the rests of terms: they are no words. */
bool emic_leak_read_terms(const emic_leak_view *from, emic_leak_view *out, uint8_t *rests);

/* Values of hexadecimal digits: how many of them follow, up to `most`. */
static inline int emic_leak_hex(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    char small = (char)(digit | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

static inline size_t emic_leak_hexes(emic_slice text, size_t at, size_t most, uint32_t *value)
{
    size_t count = 0;
    *value = 0;
    for (; count < most && at + count < text.length; count++) {
        int digit = emic_leak_hex(text.data[at + count]);
        if (digit < 0)
            break;
        *value = *value << 4 | (uint32_t)digit;
    }
    return count;
}

/* The next `byte` from `at` on, or the length of the text. */
static inline size_t emic_leak_next(emic_slice text, size_t at, char byte)
{
    if (at >= text.length)
        return text.length;
    const char *found = memchr(text.data + at, byte, text.length - at);
    return found ? (size_t)(found - text.data) : text.length;
}

/* Where `word` stands from `at` on, or the length of the text. */
static inline size_t emic_leak_word(emic_slice text, size_t at, emic_slice word)
{
    for (at = emic_leak_next(text, at, word.data[0]); at < text.length;
         at = emic_leak_next(text, at + 1, word.data[0]))
        if (text.length - at >= word.length && memcmp(text.data + at, word.data, word.length) == 0)
            return at;
    return text.length;
}
