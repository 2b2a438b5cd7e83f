/* Texts as numbers: words, spaces and marks, the same number for the same characters in both texts.
 * For diff*.c alone. */
#pragma once
#include "source/diff.h"

typedef enum emic_diff_kind {
    EMIC_DIFF_SPACE,
    EMIC_DIFF_LINE, /* one line feed */
    EMIC_DIFF_MARK, /* punctuation, one by one */
    EMIC_DIFF_SIGN, /* an ideograph or a picture, one by one */
    EMIC_DIFF_WORD,
} emic_diff_kind;

/* Token i covers code points start[i] to start[i + 1] and begins at byte[i]. */
typedef struct emic_diff_tokens {
    uint32_t *start, *byte, *id;
    uint8_t *kind;
    size_t count, room;
} emic_diff_tokens;

struct emic_diff_words {
    emic_diff_tokens sides[2];  /* of the old text and the new one */
    size_t ids;                 /* how many different tokens there are */
    uint32_t *first[2], *at[2]; /* id k stands at the tokens at[first[k]] to at[first[k+1]] */
    uint32_t *letters;          /* of the old text before each code point */
};

void emic_diff_words_make(const emic_text_index *before, const emic_text_index *after,
                          emic_arena *arena, emic_diff_words *out);

/* The token that holds code point `point` (at the end of the text: how many there are). */
size_t emic_diff_token_at(const emic_diff_tokens *tokens, uint32_t point);

/* Whether `point` belongs to the character before it, as a combining mark does; whether it ties the
 * next one to itself, too. */
bool emic_diff_is_extender(uint32_t point);
bool emic_diff_is_joiner(uint32_t point);
