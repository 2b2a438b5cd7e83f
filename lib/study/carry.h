/* What became of a passage when its text was revised. Nothing is carried to other words than it
 * covered unless somebody is asked first. */
#pragma once
#include "privacy/edit.h"
#include "source/diff.h"

/* How passages get from one text to another. */
typedef struct emic_carry {
    const emic_diff *diff;
    emic_edit_list edits; /* the same, as edits that keep no originals */
} emic_carry;

/* Compares the texts. Both must outlive the result, which lives in `arena`. */
EMIC_API void emic_carry_make(const emic_text_index *before, const emic_text_index *after,
                              emic_arena *arena, emic_carry *out);

/* Where the passage at `span` of the old text is now:
 *   same       the very same words, in their place among the others (which may be a later one)
 *   moved      the very same words, moved with or without what stood around them; they stand once
 *              in both texts, or within a moved block
 *   edited     some of its words changed; `*out` is what they are now
 *   ambiguous  its words stand in several places, or an end of it cannot be told; `*out` is the
 *              likeliest place, empty when there is none
 *   lost       hardly anything of it is left; `*out` is empty */
EMIC_API emic_fate emic_carry_span(const emic_carry *carry, emic_span span, emic_span *out);
