/* What the parts of the detector of names share: runs of capitalised words that belong together,
 * and what is known about them. Internal to detect_name.c and name_*.c. */
#pragma once
#include "privacy/detect_name.h"
#include "privacy/name_cue.h"

typedef struct emic_name_scan {
    emic_slice text;
    const emic_token *tokens; /* with one of kind END behind the last */
    size_t count;
    const emic_gazetteer *gazetteer;
    const emic_cue_table *cues;
    bool exhaustive;
    bool small;    /* the text has almost no capitals: names are looked for without */
    bool unlisted; /* words in small letters that no list knows are candidates, too */
} emic_name_scan;

/* The tokens from `from` to before `to`. */
typedef struct emic_name_run {
    size_t from, to;
    uint16_t words; /* those with a capital */
    bool begins;    /* it stands where any word has a capital */
    bool titled;    /* a title was taken off its front */
    bool doubtful;  /* a name only if it is one elsewhere */
    bool small;     /* found in small letters */
    bool people;    /* nobody's name, but said of somebody: "the Mayor", "Palestinians" */
    bool listed;    /* as lists of books give names: "Ray, Ana", "Ray et al." */
    unsigned first; /* what the lists know of its first word, */
    unsigned last;  /* of its last, */
    unsigned whole; /* and of all of it */
    emic_candidate_kind kind;
    uint8_t score;
} emic_name_run;

/* Token `i`; the END token for any `i` past the end, and so for the one before the first. */
static inline const emic_token *emic_name_at(const emic_name_scan *scan, size_t i)
{
    return &scan->tokens[i < scan->count ? i : scan->count];
}

static inline uint32_t emic_name_cue(const emic_name_scan *scan, size_t i)
{
    const emic_token *token = emic_name_at(scan, i);
    return token->kind == EMIC_TOKEN_WORD ? emic_cue_table_find(scan->cues, token) : 0;
}

static inline bool emic_name_glued(const emic_name_scan *scan, size_t i)
{
    return !(emic_name_at(scan, i)->flags & EMIC_TOKEN_SPACE);
}

static inline bool emic_name_is_capital(const emic_token *token)
{
    return (token->flags & (EMIC_TOKEN_CAPITAL | EMIC_TOKEN_INNER)) &&
           (token->kind == EMIC_TOKEN_WORD || token->kind == EMIC_TOKEN_MIXED);
}

static inline unsigned emic_name_known(const emic_name_scan *scan, size_t i)
{
    return emic_gazetteer_find_token(scan->gazetteer, scan->text, emic_name_at(scan, i));
}

/* The weight of a frequent name. */
enum { EMIC_NAME_FREQUENT = 9 };

/* Whether what the lists know makes a word a common one of English, one of the most frequent, */
static inline bool emic_name_is_common(unsigned known)
{
    unsigned tier = emic_gazetteer_tier(known);
    return tier > 0 && tier <= 5;
}

static inline bool emic_name_is_frequent(unsigned known)
{
    unsigned tier = emic_gazetteer_tier(known);
    return tier > 0 && tier <= 2;
}

/* a given name of many. */
static inline bool emic_name_is_frequent_given(unsigned known)
{
    return (known & EMIC_GAZETTEER_GIVEN) && emic_gazetteer_weight(known) >= EMIC_NAME_FREQUENT;
}

/* The words of the tokens from `from` to before `to`, as they stand. */
emic_slice emic_name_words(const emic_name_scan *scan, size_t from, size_t to);

/* The run that begins with the capitalised word `i`, without titles and openers at its front; it
 * may have become empty. Returns the token to go on with. `least`: no run may begin before it. */
size_t emic_name_run_read(const emic_name_scan *scan, size_t i, size_t least, emic_name_run *out);

/* The name in small letters at token `i`, of no words when there is none. Returns the token to go
 * on with. */
size_t emic_name_small_read(const emic_name_scan *scan, size_t i, emic_name_run *out);

/* The share of words in small letters that no list knows, but for two, which a short text may hold
 * in any language. */
double emic_name_unlisted(const emic_name_scan *scan);

/* Fills in what the run is and how likely it is a name; a score of 0 is none at all. */
void emic_name_run_judge(const emic_name_scan *scan, emic_name_run *run);

/* Cues of the words in a run, shortly before it in its sentence, right before and right behind. */
typedef struct emic_name_hints {
    uint32_t in, before, near, after;
} emic_name_hints;

/* "the Mayor", "Palestinians": nobody's name, but said of somebody, and few may be meant. */
bool emic_name_is_people(const emic_name_scan *scan, const emic_name_run *run, uint32_t in);

/* How likely the run, whose kind is known, names a person, who is first of all to be found: 1 to
 * 100. */
uint8_t emic_name_points(const emic_name_scan *scan, const emic_name_run *run,
                         const emic_name_hints *hints);

/* How often the words of a run stand in the text, and the best score of its places. */
typedef struct emic_name_count {
    uint32_t hash; /* 0: free */
    uint32_t count;
    uint32_t small;           /* of one word: how often in small letters, which names hardly do */
    uint32_t sum;             /* of the scores of its places, */
    uint8_t score;            /* and the best of them */
    bool word_too;            /* an office, or such as Will: small letters say little against it */
    bool inside;              /* of one word: with a capital where not any word has one */
    bool rare;                /* no common word in small letters */
    emic_candidate_kind kind; /* at the best place */
} emic_name_count;

/* A hash table of them, in an arena. */
typedef struct emic_name_counts {
    emic_name_count *slots;
    size_t mask;
    struct emic_name_places {
        size_t *items, count, capacity;
    } small; /* tokens in small letters whose word is a name inside a sentence, and no common word
              */
} emic_name_counts;

void emic_name_counts_load(const emic_name_scan *scan, const emic_name_run *runs, size_t count,
                           emic_arena *arena, emic_name_counts *out);

/* The counts of one of the runs that they were made of, or of one in small letters. */
const emic_name_count *emic_name_counts_find(const emic_name_counts *counts,
                                             const emic_name_scan *scan, const emic_name_run *run);

/* The score of all places of these words in the text, 1 to 100. */
uint8_t emic_name_count_score(const emic_name_count *count);
