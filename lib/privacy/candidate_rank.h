/* The candidates of many texts as one list of distinct words, the likeliest names first: what a
 * reviewer goes through. */
#pragma once
#include "privacy/detect.h"

/* A text with its candidates, of any kinds. Tokens need not be kept: they would take many times the
 * memory of the text. */
typedef struct emic_candidate_text {
    emic_slice text;
    const emic_candidate_list *candidates;
} emic_candidate_text;

typedef struct emic_ranked {
    emic_slice words; /* as they stand at `first`; borrowed from the text */
    emic_slice key;   /* folded by emic_text_fold; two are the same candidate when their keys are */
    emic_candidate_kind kind; /* what most of them are, as far as something tells */
    size_t count;             /* how many candidates */
    size_t small;    /* of one word: how often it stands in small letters, which names hardly do */
    size_t text;     /* the first text that holds it, by its number from 0, */
    emic_span first; /* and where */
    uint8_t score;   /* 1 to 100, the most of its candidates', corrected by the counts */
} emic_ranked;

typedef struct emic_ranked_list {
    emic_ranked *items;
    size_t count, capacity;
} emic_ranked_list;

/* By score, count and key. Linear in the texts, but for sorting the list. The keys live in
 * `arena`. */
void emic_candidate_rank(const emic_candidate_text *texts, size_t count, emic_arena *arena,
                         emic_ranked_list *out);
