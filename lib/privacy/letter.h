/* What a character is to a name: part of a word, a digit, invisible, or the end of it; and its
 * other case. Folding for comparison is emic_text_fold's business, matching is replace.h's. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

typedef enum emic_letter_kind {
    EMIC_LETTER_OTHER, /* punctuation, symbols, pictures, control characters */
    EMIC_LETTER_WORD,  /* letters, and the marks that are letters of their script */
    EMIC_LETTER_DIGIT,
    EMIC_LETTER_ALONE,    /* scripts written without spaces: a word may end after any letter */
    EMIC_LETTER_ATTACHED, /* their marks, which never stand apart from the letter before */
    EMIC_LETTER_MARK,     /* accents and points: they do not tell names apart */
    EMIC_LETTER_FORMAT,   /* invisible: soft hyphens, joiners, directions */
    EMIC_LETTER_SPACE,    /* spaces and line ends */
} emic_letter_kind;

emic_letter_kind emic_letter_kind_of(uint32_t point);

/* Whether a token may end between two characters, neither of them a mark or invisible. Letters do
 * not part from letters, nor digits from digits; a letter and a digit do, as in "Anna2". */
bool emic_letter_parts(emic_letter_kind before, emic_letter_kind after);

/* Whether `point` is a capital, and the simple case mappings (`point` itself where there is
 * none). */
bool emic_letter_capital(uint32_t point);
uint32_t emic_letter_to_small(uint32_t point);
uint32_t emic_letter_to_capital(uint32_t point);
