/* Bytes of a file -> UTF-8 text. Knows the encodings transcripts come in; guesses nothing. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

typedef enum emic_encoding {
    EMIC_ENCODING_AUTO, /* UTF-8, or UTF-16 when a byte order mark says so */
    EMIC_ENCODING_UTF8,
    EMIC_ENCODING_UTF16, /* by its mark; little-endian without one */
    EMIC_ENCODING_WINDOWS_1252,
    EMIC_ENCODING_ISO_8859_1,
} emic_encoding;

/* The encoding named `name` ("utf-8", "utf-16", "windows-1252", "iso-8859-1", "auto"; case does
 * not matter). EMIC_INVALID lists the names. */
EMIC_API emic_status emic_encoding_find(emic_slice name, emic_encoding *out, emic_error *err);

/* Decodes `bytes` to valid UTF-8 without a byte order mark; line ends are left alone. The result
 * borrows from `bytes` when nothing had to change. EMIC_MALFORMED names the byte position (from
 * zero), its line and the offending byte, and offers `--encoding`; it is also given for a NUL,
 * which no text holds, and for a UTF-8 mark where another encoding was asked for. */
EMIC_API emic_status emic_encoding_decode(emic_encoding encoding, emic_slice bytes,
                                          emic_arena *arena, emic_slice *out, emic_error *err);

/* `text` with CRLF and lone CR turned to LF; `text` itself when there is no CR. */
EMIC_API emic_slice emic_text_newlines(emic_slice text, emic_arena *arena);
