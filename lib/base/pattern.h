/* Regular expressions over UTF-8 (PCRE2). A pattern from anywhere can neither hang nor fill the
 * memory: work beyond a limit is an error, never a place that is passed over in silence. Whatever
 * the machine's settings, a letter is what Unicode says and a line ends with LF. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

typedef struct emic_pattern emic_pattern;

/* Compiles `source`; with `any_case` capitals do not matter. EMIC_INVALID says what is wrong and at
 * which character, and shows the place. \C, which takes single bytes, is refused. */
emic_status emic_pattern_open(emic_slice source, bool any_case, emic_pattern **out,
                              emic_error *err);
void emic_pattern_close(emic_pattern *pattern);

/* The bytes of a match: never empty, always whole characters. */
typedef struct emic_pattern_match {
    size_t start, end;
} emic_pattern_match;

/* The first match in `text` (valid UTF-8) at or after the byte `from`; `*found` is false when there
 * is none. What stands before `from` is seen by lookbehind, \b and ^; nothing outside `text` is. A
 * match of nothing is none. EMIC_INVALID when the work passes the limits. */
emic_status emic_pattern_find(emic_pattern *pattern, emic_slice text, size_t from, bool *found,
                              emic_pattern_match *out, emic_error *err);

/* The version of the library, for the record of an analysis. */
const char *emic_pattern_version(void);
