/* Where a code is named in words that people wrote: conditions, queries and saved tables keep a
 * code's path or name, and do not follow when it is renamed, moved or merged. */
#pragma once
#include "study/study.h"

/* "claim" and its label, "base" or "table" and its name. */
typedef struct emic_code_mention {
    const char *what;
    emic_slice name;
} emic_code_mention;

typedef struct emic_code_mentions {
    emic_code_mention *items;
    size_t count, capacity;
} emic_code_mentions;

/* The claims, bases and saved tables in which `words` (a name or a path) stands as a word. */
EMIC_API emic_status emic_codebook_mentions(emic_study *study, emic_slice words, emic_arena *arena,
                                            emic_code_mentions *out, emic_error *err);
