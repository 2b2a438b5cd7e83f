/* What kind of thing a candidate is: what its written form says, or what its words are known as. */
#pragma once
#include "base/api.h"
#include "base/slice.h"
#include "privacy/entity_kind.h"

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
    EMIC_CANDIDATE_NAME,  /* of whom or what is not known */
    EMIC_CANDIDATE_KINDS, /* how many there are, NONE included */
} emic_candidate_kind;

/* "email", "birth-year": the kind in lists and files, and back (NONE for a word that is none). */
EMIC_API const char *emic_candidate_kind_name(emic_candidate_kind kind);
EMIC_API emic_candidate_kind emic_candidate_kind_find(emic_slice name);

/* The kind of candidate that words naming such an entity are. */
EMIC_API emic_candidate_kind emic_candidate_kind_of(emic_entity_kind kind);
