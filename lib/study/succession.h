/* A revision that follows another: its row, its edits, and what points into the text carried to it.
 * For study/ itself; what becomes of a passage is told by its caller. */
#pragma once
#include "base/text.h"
#include "privacy/edit.h"
#include "study/revision.h"

typedef struct emic_succession {
    emic_study *study;
    emic_id document, from, to;
    int64_t joined; /* codings that became one with another because they cover the same words now */
} emic_succession;

/* The revision that is current now, as `from` with its number. */
emic_status emic_succession_begin(emic_study *study, emic_id document, emic_succession *out,
                                  int64_t *number, emic_error *err);

/* Adds the revision `to` after the current one, with the places of the edits that made it. */
emic_status emic_succession_add(emic_succession *next, const emic_transcript *transcript,
                                const emic_edit_list *edits, const char *why, emic_error *err);

/* Puts a coding onto `to`, over the words at `span`. Where its coder has coded them so already, the
 * two become one that keeps both memos and all that rests on either. */
emic_status emic_succession_carry_coding(emic_succession *next, emic_id coding, emic_span span,
                                         const emic_text_index *text, emic_error *err);

/* Puts what coders have read onto `to`, too. `map` gives the new place of a stretch, an empty one
 * where nothing is left of it. */
typedef emic_span emic_succession_map(const void *context, emic_span span);
emic_status emic_succession_carry_visits(emic_succession *next, emic_succession_map *map,
                                         const void *context, emic_error *err);
