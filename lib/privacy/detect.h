/* Finds what may identify somebody by its written form alone: addresses, numbers, dates, ages.
 * Candidates are for a person to decide on; names are found by detect_name.h. One pass a family
 * over the tokens of the text, in linear time whatever the text. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "privacy/token.h"

typedef enum emic_candidate_kind {
    EMIC_CANDIDATE_NONE,
    EMIC_CANDIDATE_EMAIL,
    EMIC_CANDIDATE_URL,
    EMIC_CANDIDATE_HANDLE, /* @name */
    EMIC_CANDIDATE_IP,     /* versions 4 and 6 */
    EMIC_CANDIDATE_CARD,   /* payment cards: prefix of an issuer, check digit after Luhn */
    EMIC_CANDIDATE_IBAN,   /* ISO 13616, remainder 1 modulo 97 */
    EMIC_CANDIDATE_SSN,    /* US social security number */
    EMIC_CANDIDATE_PHONE,
    EMIC_CANDIDATE_PLATE, /* of a vehicle */
    EMIC_CANDIDATE_ID,    /* of a case, a document, an account: letters and digits, or by its cue */
    EMIC_CANDIDATE_NUMBER, /* any other number of four digits or more */
    EMIC_CANDIDATE_DATE,   /* also a month, a weekday or a year alone */
    EMIC_CANDIDATE_AGE,
    EMIC_CANDIDATE_BIRTH_YEAR,
    EMIC_CANDIDATE_ADDRESS, /* street, house, box, with the town and code that follow */
    EMIC_CANDIDATE_POSTCODE,
    EMIC_CANDIDATE_PERSON,
    EMIC_CANDIDATE_PLACE,
    EMIC_CANDIDATE_ORGANISATION,
    EMIC_CANDIDATE_NAME,  /* of a person, a place, or something else: nothing tells */
    EMIC_CANDIDATE_KINDS, /* how many there are, NONE included */
} emic_candidate_kind;

typedef struct emic_candidate {
    emic_span span;
    emic_candidate_kind kind;
    emic_slice keyword; /* the words of the span; borrowed from the text */
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
void emic_detect(emic_slice text, const emic_token_list *tokens, emic_arena *arena,
                 emic_candidate_list *out);

/* "email", "birth-year": the kind in lists and files. */
const char *emic_candidate_kind_name(emic_candidate_kind kind);
