/* Edit lists: how one text became another, exactly. Every span of the old text is carried to the
 * new one or reported as touched; the old text comes back byte for byte when the originals were
 * kept. What is edited and why is the caller's business (replace.h). */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "source/transcript.h"

/* One edit: the words at `before` in the old text became `text`, at `after` in the new one. `words`
 * are the original words, empty when the list keeps none. An empty `before` is an insertion. */
typedef struct emic_edit {
    emic_span before, after;
    emic_slice words, text;
} emic_edit;

/* Edits in order, disjoint in both texts. Slices are borrowed unless a function says otherwise. */
typedef struct emic_edit_list {
    emic_edit *items;
    size_t count, capacity;
    bool originals; /* are the original words kept? They identify people. */
} emic_edit_list;

/* Adds an edit behind the others: `before` in the old text becomes `text`; `words` are kept if the
 * list keeps originals. `before` must not begin before the last edit's end (assert). */
EMIC_API void emic_edit_add(emic_edit_list *list, emic_span before, emic_slice words,
                            emic_slice text, emic_arena *arena);

/* Whether the list is sound and fits `text` (valid UTF-8): in order, disjoint, within the text, and
 * replacing the very words it keeps. EMIC_INVALID names the edit by its number, never its words. */
EMIC_API emic_status emic_edit_check(const emic_edit_list *list, emic_slice text, emic_error *err);

/* The new text, in `arena`. Checks first. */
EMIC_API emic_status emic_edit_apply(const emic_edit_list *list, emic_slice text, emic_arena *arena,
                                     emic_slice *out, emic_error *err);

/* The list that leads back. EMIC_INVALID when `list` keeps no originals. */
EMIC_API emic_status emic_edit_invert(const emic_edit_list *list, emic_arena *arena,
                                      emic_edit_list *out, emic_error *err);

/* One list for two: `second` was made on the result of `first`. It keeps originals when both do.
 * Edits that overlap become one. */
EMIC_API void emic_edit_compose(const emic_edit_list *first, const emic_edit_list *second,
                                emic_arena *arena, emic_edit_list *out);

/* A copy of the list that keeps no originals. Its slices are copied into `arena`. */
EMIC_API void emic_edit_forget(const emic_edit_list *list, emic_arena *arena, emic_edit_list *out);

/* What became of a span, mildest first. */
typedef enum emic_fate {
    EMIC_FATE_SAME,      /* the same words at the same place */
    EMIC_FATE_MOVED,     /* the same words elsewhere */
    EMIC_FATE_EDITED,    /* it holds whole edits, and now holds what replaced them */
    EMIC_FATE_AMBIGUOUS, /* an edit crosses an end of it: widened to all that replaced it */
    EMIC_FATE_LOST,      /* nothing of it is left; the span is empty, at the place where it was */
    EMIC_FATES,          /* how many there are */
} emic_fate;

/* Carries a span of the old text into the new one. Text inserted at an end of a span stays outside.
 * An empty span is a position: within an edit it is ambiguous and goes to the beginning of what
 * replaced it; where text was inserted it is ambiguous too and goes behind it. */
EMIC_API emic_fate emic_edit_map(const emic_edit_list *list, emic_span span, emic_span *out);

/* "same", "moved", "edited", "ambiguous", "lost". */
EMIC_API const char *emic_fate_name(emic_fate fate);

/* Carries the turns of `from` to `text`, which `list` made of its text. A speaker's label is read
 * from the new text, without brackets or mark-up around all of it; what the turns hold is borrowed
 * from `text`. EMIC_NOT_FOUND names the turn whose label stands nowhere in the old turn (then it
 * would keep a name). */
EMIC_API emic_status emic_edit_turns(const emic_edit_list *list, const emic_transcript *from,
                                     emic_slice text, emic_arena *arena, emic_transcript *out,
                                     emic_error *err);
