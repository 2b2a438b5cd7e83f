/* Places that another program found, for review: JSON lines, one place a line,
 *     {"document": "TP01", "start": 10, "end": 14, "kind": "person"}
 * Positions count code points of the text as emic reads it (one character a line end, no byte order
 * mark), end exclusive. */
#pragma once
#include "base/text.h"
#include "privacy/detect.h"
#include "privacy/pseudonymizer.h"

/* The places of one document. */
typedef struct emic_outside_document {
    emic_slice name;
    emic_outside_list places;
} emic_outside_document;

typedef struct emic_outside_file {
    emic_outside_document *items;
    size_t count, capacity;
} emic_outside_file;

/* Reads `text`; `path` names it in errors. The result lives in `arena`. EMIC_MALFORMED and
 * EMIC_INVALID name the line. An unknown kind is EMIC_CANDIDATE_NAME: other programs have their own
 * words. Empty lines are skipped. */
EMIC_API emic_status emic_outside_parse(const char *path, emic_slice text, emic_arena *arena,
                                        emic_outside_file *out, emic_error *err);

/* What was found in the document `name`; NULL for nothing. */
EMIC_API const emic_outside_list *emic_outside_of(const emic_outside_file *file, emic_slice name);

/* The places as candidates of the text that `index` is of, in order. EMIC_INVALID for one that does
 * not lie in it. */
emic_status emic_outside_candidates(const emic_outside_list *places, const emic_text_index *index,
                                    emic_arena *arena, emic_candidate_list *out, emic_error *err);
