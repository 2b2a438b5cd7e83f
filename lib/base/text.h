/* UTF-8 text: is it valid, how long is it, and where is code point N?
 * Positions are code points from zero everywhere in emic; emic_text_index alone converts them to
 * bytes and UTF-16 units. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* Whether `text` is valid UTF-8 (RFC 3629: no surrogates, nothing overlong, nothing past
 * U+10FFFF). If not and `bad` is not NULL, `*bad` is where the first sequence that does not fit
 * begins. */
EMIC_API bool emic_utf8_valid(emic_slice text, size_t *bad);

/* Code points in valid UTF-8. */
EMIC_API size_t emic_utf8_count(emic_slice text);

/* Decodes the code point at `*at` (valid UTF-8, `*at` < length) and moves `*at` past it. */
EMIC_API uint32_t emic_utf8_next(emic_slice text, size_t *at);

/* Writes `point` as UTF-8 into `out` (room for 4) and returns the bytes written. */
EMIC_API size_t emic_utf8_put(uint32_t point, char *out);

/* Where code points lie in a text. Pure ASCII needs no table; otherwise a mark every 256 code
 * points. The text must outlive the index. */
typedef struct emic_text_index {
    emic_slice text;
    size_t points; /* code points in the text */
    bool ascii;
    struct emic_text_mark {
        size_t byte, utf16;
    } *marks;
} emic_text_index;

/* Indexes valid UTF-8. The marks live in `arena`. */
EMIC_API void emic_text_index_load(emic_text_index *index, emic_slice text, emic_arena *arena);

/* Byte of code point `point` (0 to points, both included). Past the end is misuse (assert). */
EMIC_API size_t emic_text_byte(const emic_text_index *index, size_t point);

/* Code point that begins at `byte` (a boundary, 0 to length). */
EMIC_API size_t emic_text_point(const emic_text_index *index, size_t byte);

/* UTF-16 units before code point `point`, and back (an offset within a pair gives its point). */
EMIC_API size_t emic_text_utf16(const emic_text_index *index, size_t point);
EMIC_API size_t emic_text_point_of_utf16(const emic_text_index *index, size_t unit);

/* The bytes of a span whose end is at most `points`. */
EMIC_API emic_slice emic_text_words(const emic_text_index *index, emic_span span);

/* `text` case-folded, compatibility-decomposed, without combining marks: for matching and for
 * suggestions, never for storage. */
EMIC_API emic_slice emic_text_fold(emic_slice text, emic_arena *arena);

/* Columns that `text` takes in a terminal. */
EMIC_API size_t emic_text_width(emic_slice text);

/* The longest beginning of `text` that takes at most `columns` columns and does not cut a
 * grapheme cluster. */
EMIC_API emic_slice emic_text_cut(emic_slice text, size_t columns);

/* `text` as one line for people, which cannot steer a terminal: white space and line ends become
 * single spaces, trimmed; U+FFFD stands for control characters; marks of direction, soft hyphens
 * and the like go. In `arena`. */
EMIC_API emic_slice emic_text_plain(emic_slice text, emic_arena *arena);

/* Levenshtein distance over folded code points, at most `limit` (then `limit` + 1 comes back). */
EMIC_API size_t emic_text_distance(emic_slice a, emic_slice b, size_t limit, emic_arena *arena);

/* The version of the Unicode library, for the record of an analysis. */
EMIC_API const char *emic_text_version(void);
