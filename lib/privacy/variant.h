/* The spellings under which an entity of the roster may stand in a text. Those that are *applied*
 * are replaced by themselves; those *suggested* wait for a person, because they may as well be
 * another word or somebody else. Case, accents, widths, the kinds of apostrophe and hyphen, and the
 * possessive are the matcher's business (replace.h); misspellings are lookalike.h's.
 *
 * Applied, of Jane Mary Doe-Smith: the name and the variants given; Jane Doe-Smith, J. Doe-Smith,
 * Jane D., "Doe-Smith, Jane", Doe-Smith Jane, Dr Doe-Smith, the Doe-Smiths; Jane alone and
 * Doe-Smith alone, unless that is also an English word, a month, a weekday or a well-known place;
 * each also without hyphens and apostrophes. Suggested: initials alone, a middle name alone, short
 * forms (nickname.h), the acronym of an organisation. What two entities claim is suggested for
 * both, except that a short form that could be meant never takes a name from who was given it. Ms
 * Doe is claimed by whoever was given Doe, too. */
#pragma once
#include "privacy/gazetteer.h"
#include "privacy/replace.h"
#include "privacy/roster.h"

/* How it came to be. */
typedef enum emic_variant_claim {
    EMIC_CLAIM_GIVEN, /* it stands in the roster */
    EMIC_CLAIM_PART,  /* the same name in another form */
    EMIC_CLAIM_GUESS, /* what somebody of that name may be called */
} emic_variant_claim;

typedef struct emic_variant {
    emic_slice words, folded;
    emic_slice last; /* folded, of "Ms Doe" and "the Does": Doe; else empty */
    uint32_t entity; /* its entry, by its number from 0 */
    emic_variant_claim claim;
    emic_case_rule rule;
    bool suggested;
    bool ambiguous;  /* also words of English: applied inside sentences only */
    bool shared;     /* another entity claims it, too */
    const char *why; /* "last name alone", "nickname": one of a fixed set */
} emic_variant;

/* Variants of the first entry, then of the second ...; none twice in one entry, those given first.
 * No two entities have an applied variant that the matcher could take for either's. */
typedef struct emic_variant_list {
    emic_variant *items;
    size_t count, capacity;
} emic_variant_list;

/* All variants of all entries. The list lives in `arena`; some words are borrowed from the
 * entries. */
EMIC_API void emic_variant_derive(const emic_roster_entry *entries, size_t count,
                                  const emic_gazetteer *gazetteer, emic_arena *arena,
                                  emic_variant_list *out);

/* The applied variants as keys for a matcher, surrogates being numbered as the entries are; stores
 * how many in `*count`. They borrow from the variants. */
EMIC_API const emic_name_key *emic_variant_keys(const emic_variant_list *list, emic_arena *arena,
                                                size_t *count);

/* The spellings that wait for a person, each once, as keys for a matcher of their own: suggested
 * ones, and ambiguous ones, which stand at the beginnings of sentences, too. "Surrogates" are the
 * numbers of variants in the list; of a spelling that several entities claim it is the first. What
 * lies within an applied key is not in doubt, which is for the caller to see. */
EMIC_API const emic_name_key *emic_variant_doubts(const emic_variant_list *list, emic_arena *arena,
                                                  size_t *count);
