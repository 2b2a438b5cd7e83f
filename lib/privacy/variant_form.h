/* What the families of variants share: one entry, and a place to put its spellings. Internal to
 * variant*.c. */
#pragma once
#include "privacy/fold.h"
#include "privacy/name_map.h"
#include "privacy/variant.h"

typedef struct emic_variant_form {
    const emic_roster_entry *entry;
    uint32_t number; /* of the entry */
    const emic_gazetteer *gazetteer;
    emic_folder *folder;
    emic_arena *arena, *scratch; /* `scratch` is emptied behind each entry */
    emic_name_map seen;          /* spellings put so far; in `scratch` */
    emic_slice last;             /* of those that are put now, as in emic_variant */
    emic_variant_list *out;
} emic_variant_form;

/* Adds a spelling, and those of it without hyphens and apostrophes, unless the entry has them:
 * what is put first counts. `words` must outlive the list. */
void emic_variant_put(emic_variant_form *form, emic_slice words, emic_variant_claim claim,
                      const char *why);

/* The same for a spelling made up by a format, such as "%.*s, %.*s". */
void emic_variant_format(emic_variant_form *form, emic_variant_claim claim, const char *why,
                         const char *format, ...) EMIC_PRINTF(4, 5);

/* Adds it under this rule, whatever its words mean; never split. */
void emic_variant_put_plain(emic_variant_form *form, emic_slice words, emic_variant_claim claim,
                            emic_case_rule rule, const char *why);

/* Whether one word is also a word of English, a month, a weekday or a well-known place. */
bool emic_variant_is_word(const emic_variant_form *form, emic_slice word);

/* Whether `word` is one of `known` (folded; ends with NULL); a full stop or comma may follow it. */
bool emic_variant_is_one_of(const emic_variant_form *form, emic_slice word,
                            const char *const *known);

/* The families. `name` is the entry's name in one of its spellings. */
void emic_variant_of_person(emic_variant_form *form, emic_slice name);
void emic_variant_of_place(emic_variant_form *form, emic_slice name);
void emic_variant_of_organisation(emic_variant_form *form, emic_slice name);

/* Marks what is shared, and applies it to nobody. */
void emic_variant_settle(emic_variant_list *list, emic_arena *scratch);
