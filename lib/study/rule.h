/* Coding by rule: a pattern or a list of words finds places in the transcripts, and what stands
 * around each is coded. Only what is said is searched, turn by turn: never a speaker's label or a
 * time stamp, and nothing reaches over the edge of a turn. A document in which nobody is labelled
 * is one turn of nobody.
 *
 * A pattern is a regular expression (base/pattern.h) and sees one turn's words, nothing before or
 * behind. A list of words has a word or phrase a line; it fits whole words, any white space fits
 * any other within a paragraph, and kinds of apostrophes and of hyphens are alike. Of several that
 * fit at a place the longest wins. */
#pragma once
#include "study/coding.h"

typedef enum emic_rule_kind { EMIC_RULE_PATTERN, EMIC_RULE_WORDS } emic_rule_kind;

/* What is coded around a place that was found. */
typedef enum emic_rule_scope {
    EMIC_RULE_SCOPE_WORD,      /* what was found itself */
    EMIC_RULE_SCOPE_SENTENCE,  /* the sentences that hold it */
    EMIC_RULE_SCOPE_TURN,      /* all that is said in its turn */
    EMIC_RULE_SCOPE_PARAGRAPH, /* the paragraphs of the turn that hold it; empty lines part them */
} emic_rule_scope;

enum { EMIC_ANYBODY = -1 };

/* A rule. `role` is an emic_role, whose turns alone are searched, or EMIC_ANYBODY. With `fold`
 * letters alike but for case and marks are the same, and a line end is a space. With `stem`
 * (words only) words alike but for their endings are the same, whatever their case; `language` is
 * whose endings (base/stem.h), empty without `stem`. */
typedef struct emic_coding_rule {
    emic_id id, code;
    emic_slice name, body, language;
    emic_rule_kind kind;
    emic_rule_scope scope;
    int role;
    bool fold, stem;
    int64_t codings; /* that it made, on current texts; filled by emic_coding_rule_list_load */
} emic_coding_rule;

typedef struct emic_coding_rule_list {
    emic_coding_rule *items;
    size_t count, capacity;
} emic_coding_rule_list;

EMIC_API const char *emic_rule_kind_name(emic_rule_kind kind);
EMIC_API const char *emic_rule_scope_name(emic_rule_scope scope);
EMIC_API emic_status emic_rule_scope_find(emic_slice name, emic_rule_scope *out, emic_error *err);

/* Whether the rule can be run: EMIC_INVALID says what is wrong with its pattern, and where, or with
 * its words. */
EMIC_API emic_status emic_coding_rule_check(const emic_coding_rule *rule, emic_error *err);

/* Stores a rule under a new name. EMIC_EXISTS when the name is taken; EMIC_INVALID as above, and
 * when its code takes no codings. */
EMIC_API emic_status emic_coding_rule_add(emic_study *study, const emic_coding_rule *rule,
                                          emic_id *out, emic_error *err);

/* All rules in the order in which they were stored. */
EMIC_API emic_status emic_coding_rule_list_load(emic_study *study, emic_arena *arena,
                                                emic_coding_rule_list *out, emic_error *err);

/* The rule `name`; EMIC_NOT_FOUND suggests the nearest. */
EMIC_API emic_status emic_coding_rule_find(emic_study *study, emic_slice name, emic_arena *arena,
                                           emic_coding_rule *out, emic_error *err);

/* Removes a rule, and with `codings` what it coded, how many into `*removed`. Without that, codings
 * must remember what made them: EMIC_INVALID when there are any. */
EMIC_API emic_status emic_coding_rule_remove(emic_study *study, emic_slice name, bool codings,
                                             size_t *removed, emic_error *err);

/* Where to look: 0 and NULL mean everywhere. `participants` are ids in rising order. */
typedef struct emic_rule_range {
    emic_id document;
    const emic_id *participants;
    size_t participant_count;
} emic_rule_range;

/* Who codes, when a rule is applied. */
typedef struct emic_rule_coding {
    emic_id coder;
    int64_t round;
    bool again; /* also what was coded before and taken away since */
} emic_rule_coding;

typedef struct emic_rule_applied {
    int64_t hits, passages; /* what was found, and the different spans around it */
    int64_t added, there;   /* of the passages: coded now, and before by this coder in this round */
    int64_t held;           /* left out: coded before and taken away since */
    int64_t withheld;       /* documents whose text the study does not hold */
} emic_rule_applied;

/* Codes what a rule finds. What is coded already stays as it is; what was taken away since the rule
 * coded it stays away unless `again` is set, and a text that was revised changes nothing about it,
 * where its words are the same. EMIC_INVALID names the document in which a pattern passes its
 * limits, or says why the code takes no codings. */
EMIC_API emic_status emic_coding_rule_apply(emic_study *study, const emic_coding_rule *rule,
                                            const emic_rule_range *range,
                                            const emic_rule_coding *by, emic_rule_applied *out,
                                            emic_error *err);

/* What a rule finds in one document, of one participant (0: nobody's words). */
typedef struct emic_rule_count {
    emic_slice document;
    emic_id participant;
    int64_t hits, passages;
    int64_t already; /* passages that have the code, whoever coded them */
} emic_rule_count;

/* A place with a few words around it. */
typedef struct emic_rule_sample {
    emic_slice document;
    emic_id participant;
    emic_span words, span; /* found, and to be coded */
    emic_slice before, found, after;
    uint64_t draw; /* the lot that chose it */
} emic_rule_sample;

typedef struct emic_rule_preview {
    struct {
        emic_rule_count *items;
        size_t count, capacity;
    } counts; /* by document name, then in the order in which they speak */
    struct {
        emic_rule_sample *items;
        size_t count, capacity;
    } samples; /* in the order of the texts */
    int64_t withheld;
} emic_rule_preview;

/* Counts what a rule, stored or not, finds, and draws `samples` of the places; the same `seed`
 * draws the same ones. Stores nothing. Without a code (0) nothing has it already. */
EMIC_API emic_status emic_coding_rule_preview(emic_study *study, const emic_coding_rule *rule,
                                              const emic_rule_range *range, size_t samples,
                                              uint64_t seed, emic_arena *arena,
                                              emic_rule_preview *out, emic_error *err);
