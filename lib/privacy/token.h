/* A text as words, numbers and signs, with the little that detection asks of each: where it
 * stands, whether it is capitalised, whether it begins a sentence. What a token means is the
 * detectors' business. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"

typedef enum emic_token_kind {
    EMIC_TOKEN_END,    /* what stands before the first and after the last token */
    EMIC_TOKEN_WORD,   /* letters, with their combining marks */
    EMIC_TOKEN_NUMBER, /* digits of any script */
    EMIC_TOKEN_MIXED,  /* letters and digits in one: TP07, 3rd */
    EMIC_TOKEN_SIGN,   /* one code point of any other kind */
} emic_token_kind;

enum {
    EMIC_TOKEN_SPACE = 1,     /* white space stands before it */
    EMIC_TOKEN_LINE = 2,      /* a line break stands before it (then SPACE is set, too); one that
                               * only wraps the text (soft_line.h) is any white space */
    EMIC_TOKEN_PARAGRAPH = 4, /* an empty line stands before it, or it is the first of the text */
    EMIC_TOKEN_CAPITAL = 8,   /* its first letter is a capital */
    EMIC_TOKEN_UPPER = 16,    /* it has two letters or more, and all of them are capitals */
    EMIC_TOKEN_SENTENCE = 32, /* the first word or number of a sentence, as far as signs tell */
    EMIC_TOKEN_INNER = 64,    /* it has capitals, but its first letter is none: eBay */
    EMIC_TOKEN_DIVIDED = 128, /* a hyphen stands before it at the end of a line that was wrapped;
                               * SPACE is not set then */
};

typedef struct emic_token {
    uint32_t byte, length; /* its bytes in the text */
    uint32_t start, end;   /* its code points */
    uint32_t hash;         /* of its bytes with ASCII letters in lower case: emic_token_hash */
    uint16_t digits;       /* how many of its code points are digits (65535 at most) */
    uint8_t kind, flags;
    char sign; /* of a SIGN: itself in ASCII, '-' for any dash, '\'' and '"' for any quotation
                * mark, 0 for all other */
} emic_token;

/* Tokens in the order of the text. Behind the last one stands one more of kind END. */
typedef struct emic_token_list {
    emic_token *items;
    size_t count;
} emic_token_list;

/* Splits `text` (valid UTF-8, shorter than 4 GiB), in one pass. The list lives in `arena`. */
EMIC_API void emic_token_list_load(emic_token_list *list, emic_slice text, emic_arena *arena);

/* The hash that a token with the bytes of `word` has; another on machines of another byte order. */
EMIC_API uint32_t emic_token_hash(emic_slice word);

/* Whether the bytes of `token` in `text` are `word` (lower-case ASCII), in whatever case. */
EMIC_API bool emic_token_is(const emic_token *token, emic_slice text, const char *word);
