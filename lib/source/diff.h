/* What became of one text in another: the stretches that stand in both, those that were moved, and
 * where that cannot be told apart. Bounded in time for texts of any size: where they have little in
 * common, a stretch that is the same may be missed, but what is given is the same in both. */
#pragma once
#include "base/text.h"

/* The same code points in both texts. */
typedef struct emic_diff_stretch {
    uint32_t before, after, length;
} emic_diff_stretch;

typedef struct emic_diff_stretches {
    emic_diff_stretch *items;
    size_t count, capacity;
} emic_diff_stretches;

typedef struct emic_diff_words emic_diff_words; /* diff_token.h */

/* `kept` stand in the same order in both texts; `moved` elsewhere, in the order of the old text: at
 * least three words, with words in them that stand once in each text. What neither covers was
 * removed or is new. In the spans `loose` of the old text it cannot be told which of several equal
 * words went or came ("yes yes" became "yes"). All of it lives in the arena, the texts do not. */
typedef struct emic_diff {
    const emic_text_index *before, *after;
    emic_diff_stretches kept, moved;
    struct {
        emic_span *items;
        size_t count, capacity;
    } loose;
    const emic_diff_words *words; /* of both texts */
} emic_diff;

/* Compares two texts, which must outlive the result. */
EMIC_API void emic_diff_make(const emic_text_index *before, const emic_text_index *after,
                             emic_arena *arena, emic_diff *out);

/* In how many places of the new text (`after`) or of the old one the words at `span` of the old
 * text stand: 0, 1, or 2 for several. They begin and end there where words do. The first place is
 * `*out`. A span without a whole word stands nowhere. */
EMIC_API size_t emic_diff_places(const emic_diff *diff, emic_span span, bool after, emic_span *out);

/* Letters, digits, ideographs and pictures within a span of the old text. */
EMIC_API uint32_t emic_diff_letters(const emic_diff *diff, emic_span span);

/* Whether a word, a cluster or a run of the same runs on across `point`. */
EMIC_API bool emic_diff_is_within(const emic_text_index *text, uint32_t point);
