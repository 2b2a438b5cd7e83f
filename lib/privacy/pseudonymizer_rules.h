/* The inside of a pseudonymizer, shared by pseudonymizer.c, which compiles it, and pseudonymize.c,
 * which applies it. */
#pragma once
#include "privacy/lookalike.h"
#include "privacy/profile.h"
#include "privacy/pseudonymizer.h"
#include "privacy/replace.h"
#include "privacy/review.h"

/* What was decided about a wording. */
typedef struct emic_rule {
    emic_slice key; /* emic_review_key */
    emic_verdict verdict;
    emic_grade grade;
    size_t entity; /* its place in the list, or EMIC_NO_ENTITY */
} emic_rule;

#define EMIC_NO_ENTITY SIZE_MAX

struct emic_pseudonymizer {
    emic_vault *vault;
    bool writable, exhaustive;
    emic_arena *arena;
    const emic_gazetteer *gazetteer;
    const emic_profile *profile;
    emic_replace_mode mode;
    emic_date_order order;
    emic_entity_list entities;
    emic_mapping mapping; /* one surrogate an entity */
    emic_variant_list variants;
    emic_lookalike *lookalike;
    emic_matcher *matcher;
    emic_matcher *label_matcher;   /* the same, whatever the case */
    emic_matcher *decided_matcher; /* words decided to stand for an entity, whatever the case */
    emic_matcher *doubt_matcher;   /* spellings to be asked about; numbers are those of variants */
    emic_rule *rules;              /* by key */
    size_t rule_count;
    emic_slice *labels; /* of the entities, by their bytes */
};

/* The rule for a key, or NULL. */
const emic_rule *emic_rule_find(const emic_pseudonymizer *rules, emic_slice key);

/* Whether an entity has this very label. */
bool emic_label_known(const emic_pseudonymizer *rules, emic_slice label);

/* By how many days the dates of `person` are shifted: drawn and stored at the first need. 0 when it
 * is not known and cannot be stored. */
emic_status emic_shift_of(emic_vault *vault, bool writable, emic_slice person, int32_t *out,
                          emic_error *err);

/* Draws pseudonyms for the persons who have none, and stores them in the vault. */
emic_status emic_pseudonym_fill(emic_pseudonymizer *rules, emic_error *err);
