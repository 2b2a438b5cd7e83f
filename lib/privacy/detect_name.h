/* Finds names by their capitals, by the words around them, and by lists of names. Meant to miss as
 * little as it can: candidates are for a person to decide on, once for each distinct one, the
 * likeliest first (review.h). */
#pragma once
#include "privacy/detect.h"
#include "privacy/gazetteer.h"

/* Name candidates in the order of the text; no two overlap. Words with a capital inside a sentence,
 * and those at its beginning that are no common words, or stand capitalised elsewhere in the
 * text; several that belong together are one candidate. Titles and a possessive s are left out.
 * `exhaustive`: every capitalised word but "I", and in English texts words in small letters that
 * no list knows. A text almost without capitals is searched for these and for listed names. What
 * was found in small letters is marked `small`. The score tells how likely the words name a person,
 * from all their places in the text; it is the same at each. Linear in the text. */
EMIC_API void emic_detect_names(emic_slice text, const emic_token_list *tokens,
                                const emic_gazetteer *gazetteer, bool exhaustive, emic_arena *arena,
                                emic_candidate_list *out);

/* Share (0 to 1) of words of two letters and more, inside sentences, that begin with a capital; 1
 * when there are none. Below EMIC_CAPITALS_LEAST names cannot be found by case. */
#define EMIC_CAPITALS_LEAST 0.01
EMIC_API double emic_detect_capitals(const emic_token_list *tokens);
