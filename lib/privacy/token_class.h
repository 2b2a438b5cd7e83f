/* What a character is to the tokenizer. Broad strokes: what is no sign, no digit and no white
 * space counts as a letter, so that no script falls out of the words. */
#pragma once
#include <stdint.h>

enum {
    EMIC_CLASS_LOWER, /* a letter that is no capital; also of scripts without case */
    EMIC_CLASS_UPPER,
    EMIC_CLASS_DIGIT,
    EMIC_CLASS_JOIN, /* goes on with a run and changes nothing: combining marks, soft hyphens */
    EMIC_CLASS_SIGN,
    EMIC_CLASS_SPACE,
    EMIC_CLASS_LINE,
};

/* The classes of ASCII. */
extern const uint8_t emic_token_ascii[128];

/* The class of any code point. */
uint8_t emic_token_class(uint32_t point);

/* The ASCII character that stands for a sign in all its shapes; 0 when there is none. */
char emic_token_sign(uint32_t point);

/* The value of a digit of any script, -1 for what is none. */
int emic_token_digit(uint32_t point);
