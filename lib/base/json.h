/* JSON out (RFC 8259), indented by one space a level, keys in the order written, LF at the end.
 * Reading is YAML's business: every file written here is also valid YAML. */
#pragma once
#include "base/slice.h"
#include "base/status.h"
#include "base/strbuf.h"

enum { EMIC_JSON_DEPTH = 32 };

/* Start from {.out = buffer}; with `one_line` nothing is indented, for one value a line. Texts are
 * valid UTF-8; all but control characters, line separators and the byte order mark is written as it
 * is. */
typedef struct emic_json {
    emic_strbuf *out;
    int depth;
    bool filled[EMIC_JSON_DEPTH]; /* has this level an item already? */
    bool after_key, one_line;
} emic_json;

EMIC_API void emic_json_object(emic_json *json);
EMIC_API void emic_json_array(emic_json *json);
/* Closes the innermost object or array, with `bracket` '}' or ']'. The outermost ends the line. */
EMIC_API void emic_json_end(emic_json *json, char bracket);
EMIC_API void emic_json_key(emic_json *json, const char *key);
EMIC_API void emic_json_text(emic_json *json, emic_slice text);
EMIC_API void emic_json_integer(emic_json *json, int64_t value);
/* NaN and infinities become null, as JSON has none. */
EMIC_API void emic_json_number(emic_json *json, double value, int decimals);
EMIC_API void emic_json_boolean(emic_json *json, bool value);
EMIC_API void emic_json_null(emic_json *json);
/* A key with a text; nothing at all when `text` is empty. */
EMIC_API void emic_json_field(emic_json *json, const char *key, emic_slice text);
