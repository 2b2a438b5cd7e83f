/* What public lists know about words: given names, surnames, places, common words. The lists are
 * part of the library (names/README.md tells their sources); what a text makes of a name is the
 * detectors' business. */
#pragma once
#include "base/api.h"
#include "base/slice.h"
#include "privacy/token.h"

typedef struct emic_gazetteer emic_gazetteer;

enum {
    EMIC_GAZETTEER_GIVEN = 1, /* a given name */
    EMIC_GAZETTEER_SURNAME = 2,
    EMIC_GAZETTEER_PLACE = 4,  /* a town */
    EMIC_GAZETTEER_REGION = 8, /* a state, province, county; a part of the world */
    EMIC_GAZETTEER_COUNTRY = 16,
    EMIC_GAZETTEER_COMMON = 32,   /* also a common English word (in small letters): will, rose */
    EMIC_GAZETTEER_CALENDAR = 64, /* a month or weekday: May, April, June */
    EMIC_GAZETTEER_MALE = 128,    /* of a given name: who bears it; both may be set */
    EMIC_GAZETTEER_FEMALE = 256,
    EMIC_GAZETTEER_PROPER = 512, /* always written with a capital: English, Christmas, Paris */
};

/* The lists, unpacked at the first call and kept until the program ends. Not for several threads
 * at once. Never fails. */
EMIC_API const emic_gazetteer *emic_gazetteer_load(void);

/* What the lists know about `words` (valid UTF-8; one word or several, compared without case,
 * marks, apostrophes and full stops, a hyphen like a space); 0 for nothing. A possessive s is not
 * taken off. Words that share their length and all 32 bits of their hash are taken for one. */
EMIC_API unsigned emic_gazetteer_find(const emic_gazetteer *gazetteer, emic_slice words);

/* The same for one token of `text`, which has its hash already. */
EMIC_API unsigned emic_gazetteer_find_token(const emic_gazetteer *gazetteer, emic_slice text,
                                            const emic_token *token);

/* How frequent a found name is among people: 0 (hardly) to 15. */
static inline unsigned emic_gazetteer_weight(unsigned known)
{
    return known >> 16 & 15;
}

/* How common a found word is in English, in small letters: 1 (the most) to 7; 0 for no word. */
static inline unsigned emic_gazetteer_tier(unsigned known)
{
    return known >> 20 & 15;
}

/* Where a place lies: `town` in its own spelling, `region` (a state or province) and `country` in
 * English. Empty where unknown, and where the place is itself a region or a country. */
typedef struct emic_place {
    emic_slice town, region, country;
} emic_place;

/* The most populous place called `words`: a country goes before a town, and a state or province
 * before a small town, which goes before a county (of several counties, any). False when there is
 * none. The slices live as long as the gazetteer, but `town` is borrowed from `words` when it is
 * spelled plainly. */
EMIC_API bool emic_gazetteer_place(const emic_gazetteer *gazetteer, emic_slice words,
                                   emic_place *out);
