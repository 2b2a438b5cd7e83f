/* What differs between two archives: of the same study at two times, at two places, or released in
 * two ways. */
#pragma once
#include "measure/table.h"

/* `count` rows of what differs: in which part (participants, codes, codings, judgements, claims, a
 * table by its name, ...), which item, whether it was added, removed or changed, and what of it. */
typedef struct emic_archive_difference {
    emic_table *table;
    size_t count;
} emic_archive_difference;

/* Compares the payloads of two archives, ZIP or tar.gz, `before` with `after`; whether their
 * digests are right is not looked at. EMIC_MALFORMED when one is no archive, or holds a file that
 * cannot be compared. */
EMIC_API emic_status emic_archive_diff(const char *before_path, emic_slice before,
                                       const char *after_path, emic_slice after, emic_arena *arena,
                                       emic_archive_difference *out, emic_error *err);
