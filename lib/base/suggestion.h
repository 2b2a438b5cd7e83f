/* Did you mean ...? What to say about a word that is not one of those known. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

/* The one of `known` (ends with NULL) nearest to `word`, or NULL when none is near. */
EMIC_API const char *emic_suggestion_find(emic_slice word, const char *const *known);

/* EMIC_INVALID at a place: `unknown WHAT "word"; did you mean "nearest"? known: first, second`. */
EMIC_API emic_status emic_fail_unknown(emic_error *err, const char *path, uint32_t line,
                                       uint32_t column, const char *what, emic_slice word,
                                       const char *const *known);
