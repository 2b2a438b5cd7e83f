/* What a word hints at for the detectors of patterns: a month, a kind of street, a number to come.
 * A word may hint at several things. */
#pragma once
#include "privacy/token.h"

enum {
    EMIC_CUE_MONTH = 1 << 0,         /* a month and nothing else */
    EMIC_CUE_MONTH_OR_WORD = 1 << 1, /* may, march, abbreviations: needs a number or a capital */
    EMIC_CUE_WEEKDAY = 1 << 2,
    EMIC_CUE_STREET_AFTER = 1 << 3,  /* ends the name of a street: Main Street */
    EMIC_CUE_STREET_BEFORE = 1 << 4, /* begins it: Rua do Sol, Via Roma */
    EMIC_CUE_STREET_ABROAD = 1 << 5, /* stands before the house number: Kossuth u. 12 */
    EMIC_CUE_UNIT = 1 << 6,          /* a part of a house: apartment, suite */
    EMIC_CUE_DWELLING = 1 << 7,      /* an address may follow: lives, located, address */
    EMIC_CUE_POSTCODE = 1 << 8,
    EMIC_CUE_NUMBER_OF = 1 << 9, /* a number that names something: case, passport, licence */
    EMIC_CUE_PLATE = 1 << 10,
    EMIC_CUE_LITTLE = 1 << 11,   /* and, the, of: in no town and in no street by itself */
    EMIC_CUE_PARTICLE = 1 << 12, /* little words that names of streets hold: de la, van der */
    EMIC_CUE_MILITARY = 1 << 13, /* APO, FPO, DPO */
    EMIC_CUE_NUMERAL = 1 << 14,  /* a number below a hundred, spelled out */
    EMIC_CUE_REGION = 1 << 15,   /* two letters for a state or a province */
    EMIC_CUE_LABEL = 1 << 16,    /* begins a line of its own in a letter head: phone, fax */
    EMIC_CUE_DOMAIN = 1 << 17,   /* the last part of a domain name */
    EMIC_CUE_BIRTH = 1 << 18,
    EMIC_CUE_WHEN = 1 << 19, /* before a month: in, since, until */
    EMIC_CUE_SSN = 1 << 20,
    EMIC_CUE_NUMBER = 1 << 22,       /* the word "number" in its ways */
    EMIC_CUE_BOX = 1 << 23,          /* begins a post box or a corner of streets */
    EMIC_CUE_SHIP = 1 << 24,         /* before the name of a ship with an address */
    EMIC_CUE_PHONE = 1 << 25,        /* a telephone number may follow */
    EMIC_CUE_STREET_LOWER = 1 << 21, /* ends the name of a street even without capitals */
};

/* What may begin at a token, so that a family passes over all others at once. */
enum {
    EMIC_HINT_DIGIT = 1 << 0,
    EMIC_HINT_PHONE = 1 << 1, /* + and ( */
    EMIC_HINT_DATE = 1 << 2,
    EMIC_HINT_PLATE = 1 << 3,
    EMIC_HINT_POSTCODE = 1 << 4,
    EMIC_HINT_ADDRESS = 1 << 5,
    EMIC_HINT_CONTACT = 1 << 6,
    EMIC_HINT_STOP = 1 << 7, /* a full stop follows without a space */
    EMIC_HINT_PADDING = 8,   /* bytes of hints behind those of the tokens */
};

/* A cue set and hints for each token and for the END behind them, in `arena`. */
void emic_cue_load(const emic_token_list *tokens, emic_arena *arena, const uint32_t **cues,
                   const uint8_t **hints);
