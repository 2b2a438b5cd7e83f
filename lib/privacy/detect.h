/* Finds what may identify somebody by its written form alone: addresses, numbers, dates, ages.
 * Candidates are for a person to decide on; names are found by detect_name.h. One pass a family
 * over the tokens of the text, in linear time whatever the text. */
#pragma once
#include "base/arena.h"
#include "privacy/candidate_kind.h"
#include "privacy/token.h"

typedef struct emic_candidate {
    emic_span span;
    emic_candidate_kind kind;
    emic_slice keyword; /* the words of the span, with what soft line ends (soft_line.h) are in
                         * them; borrowed from the text */
    uint8_t score; /* how likely it identifies somebody, 1 to 100, for ranking; patterns: 100 */
    bool sentence; /* of a name: it begins a sentence, where any word has a capital */
    bool small;    /* of a name: it was found in small letters, by the lists of names alone */
} emic_candidate;

/* Candidates in the order of the text. No two overlap; each begins and ends with a token. */
typedef struct emic_candidate_list {
    emic_candidate *items;
    size_t count, capacity;
    size_t steps; /* tokens looked at: the work done, which grows with the text and no faster */
} emic_candidate_list;

/* Finds all candidates in `text`, which `tokens` are the tokens of. The list lives in `arena`,
 * the keywords in `text`. */
EMIC_API void emic_detect(emic_slice text, const emic_token_list *tokens, emic_arena *arena,
                          emic_candidate_list *out);
