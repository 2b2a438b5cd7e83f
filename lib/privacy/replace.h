/* Names replaced in a text: a mapping is compiled once into a matcher, which goes through each text
 * once. The longest key at the leftmost place wins; what was put in is never looked at again. Which
 * names there are is the roster's business, what becomes of codings edit.h's.
 *
 * A key is compared without accents, widths, soft hyphens and other invisible characters, and in
 * any normal form. A space in a key fits a run of spaces with at most one line end in it; the kinds
 * of apostrophe are alike, and so are those of hyphens. A key begins and ends at the end of a word:
 * never within letters or within digits, but a digit or a low line beside a name does not hide it.
 * The possessive stays in the text. "Don't" and "ma'am" hold no "Don" and "Ma", "O'Neil" holds no
 * "Neil", and "San Jose" no "Jose". In scripts written without spaces a key fits anywhere. */
#pragma once
#include "base/api.h"
#include "privacy/edit.h"
#include "privacy/replace_mode.h"

/* Which spellings of a key fit it. */
typedef enum emic_case_rule {
    EMIC_CASE_NAME, /* a word with a capital needs one, other letters are free: Ann, ANN; not ann */
    EMIC_CASE_EXACT,  /* capitals as in the key: ICE is not Ice */
    EMIC_CASE_ANY,    /* ann, too */
    EMIC_CASE_INSIDE, /* capitals as in the key, and not where a sentence begins: for names that are
                       * words. "Then Rose came"; not "Rose petals fell", nor "ROSE" */
} emic_case_rule;

/* What stands for a person, a place or another thing that is named. */
typedef struct emic_surrogate {
    emic_slice label;     /* TP07: for EMIC_REPLACE_TAG */
    emic_slice pseudonym; /* Vida: for the other modes */
    emic_slice kind;      /* "person": an attribute in mark-up; may be empty */
} emic_surrogate;

/* One spelling of a name, and the surrogate (by its number from 0) that it gets. */
typedef struct emic_name_key {
    emic_slice words;
    uint32_t surrogate;
    emic_case_rule rule;
} emic_name_key;

typedef struct emic_mapping {
    const emic_surrogate *surrogates;
    size_t surrogate_count;
    const emic_name_key *keys;
    size_t key_count;
} emic_mapping;

typedef struct emic_matcher emic_matcher;

/* Compiles a mapping; nothing is borrowed from it. EMIC_INVALID for a key that is empty, longer
 * than EMIC_KEY_LONGEST folded bytes, not UTF-8 or without a surrogate; EMIC_EXISTS when two
 * surrogates claim the same spelling (both keys are named by their numbers from 1, with their
 * labels). Where an exact key and another fit, the exact one is meant. */
enum { EMIC_KEY_LONGEST = 255 };
EMIC_API emic_status emic_matcher_open(const emic_mapping *mapping, emic_matcher **out,
                                       emic_error *err);
EMIC_API void emic_matcher_close(emic_matcher *matcher);

/* What is put in for `words`, the original. `small` as in emic_match; `bracketed` says that they
 * stand in brackets already. It lives in `arena`. */
EMIC_API emic_slice emic_surrogate_dress(const emic_surrogate *surrogate, emic_replace_mode mode,
                                         emic_slice words, bool small, bool bracketed,
                                         emic_arena *arena);

/* Whether the bytes `start` to `end` of `text` stand in brackets by themselves. */
EMIC_API bool emic_is_bracketed(emic_slice text, size_t start, size_t end);

/* `edits` keeps the original words, which borrow from the text that was given; `surrogates` holds
 * one number for each edit. */
typedef struct emic_replaced {
    emic_slice text;
    emic_edit_list edits;
    const uint32_t *surrogates;
} emic_replaced;

/* Replaces every key in `text`. A name that stands in brackets by itself gets no second pair.
 * Time is linear in the text: a character is looked at a bounded number of times. EMIC_MALFORMED
 * for text that is not UTF-8; EMIC_INVALID for a surrogate without a label or pseudonym that this
 * mode needs, or a text of over 4 billion characters. */
EMIC_API emic_status emic_replace(const emic_matcher *matcher, emic_slice text,
                                  emic_replace_mode mode, emic_arena *arena, emic_replaced *out,
                                  emic_error *err);

/* Where keys stand, without replacing anything: `words` in bytes of the text, in order. */
typedef struct emic_match {
    size_t start, end;
    uint32_t surrogate;
    bool small; /* a key with a capital stands there in small letters */
} emic_match;

typedef struct emic_match_list {
    emic_match *items;
    size_t count, capacity;
} emic_match_list;

/* `text` must be UTF-8. */
EMIC_API void emic_match_find(const emic_matcher *matcher, emic_slice text, emic_arena *arena,
                              emic_match_list *out);

/* A pseudonym that would hide among words of its own spelling. */
typedef struct emic_collision {
    uint32_t surrogate;
    size_t count;    /* times it stands in the texts */
    size_t text;     /* the first text that holds it, by its number from 0 */
    emic_span first; /* and where */
    bool key;        /* it is also a key of the mapping */
} emic_collision;

typedef struct emic_collision_list {
    emic_collision *items;
    size_t count, capacity;
} emic_collision_list;

/* Finds the pseudonyms of `mapping` that stand in `texts` in any case, or are keys themselves; in
 * the order of the surrogates. Those without a pseudonym are passed over. Of pseudonyms that are
 * spelled alike each is reported. */
EMIC_API emic_status emic_collision_find(const emic_mapping *mapping, const emic_slice *texts,
                                         size_t count, emic_arena *arena, emic_collision_list *out,
                                         emic_error *err);
