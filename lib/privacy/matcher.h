/* The inside of a matcher, shared by matcher.c, which builds it, and match.c, which runs it. */
#pragma once
#include "privacy/fold.h"
#include "privacy/replace.h"

#define EMIC_MATCH_NONE UINT32_MAX /* no node, no key */

/* Words of 64 bits: one bit for each byte of a folded key, 256 in all. */
enum { EMIC_MATCH_FLAGS = 4 };

/* A bit for each byte of a folded key, or of what was read: whether it comes of a capital. */
typedef struct emic_capitals {
    uint64_t bits[EMIC_MATCH_FLAGS];
} emic_capitals;

/* A compiled key. Keys with the same folded spelling hang together, exact ones first. */
typedef struct emic_compiled_key {
    emic_capitals capitals; /* of the key as given */
    emic_capitals needed;   /* under EMIC_CASE_NAME */
    emic_slice folded;
    uint32_t surrogate, number, next;
    emic_case_rule rule;
} emic_compiled_key;

/* The tree of folded keys. Nodes are numbered as the sorted keys run through them, so the first
 * child of a node is the next number, and most ways are walked straight on in memory. The other
 * children hang on edges in an open hash table: `from` << 8 | byte leads to `to`. */
enum {
    EMIC_NODE_FIRST_CHILD = 0x100,
    EMIC_NODE_BRANCHES = 0x200,
    EMIC_NODE_KEY = 0x400,
    EMIC_NODE_LABEL = 0x1FF, /* the byte that leads to it, and whether it is a first child */
};

typedef struct emic_match_edge {
    uint64_t from;
    uint32_t to;
} emic_match_edge;

/* The filter says what the first three bytes of a token must be like to begin a key: is the first a
 * capital, and which classes have the three? Most words end here. */
enum {
    EMIC_BYTE_LETTER = 1, /* to 26 */
    EMIC_BYTE_DIGIT = 27, /* to 36 */
    EMIC_BYTE_APOSTROPHE = 37,
    EMIC_BYTE_HYPHEN,
    EMIC_BYTE_SPACE,
    EMIC_BYTE_STOP,
    EMIC_BYTE_SIGN,
    EMIC_BYTE_WIDE, /* not ASCII: may be anything */
    EMIC_BYTE_CLASSES = 64,
};

/* What a byte may begin. */
enum { EMIC_START_NONE, EMIC_START_LETTER, EMIC_START_DIGIT, EMIC_START_SIGN, EMIC_START_WIDE };

struct emic_matcher {
    emic_arena *arena;
    emic_surrogate *surrogates;
    size_t surrogate_count;
    emic_compiled_key *keys;
    size_t key_count;
    uint32_t *node_key; /* the first key that ends at a node, or EMIC_MATCH_NONE */
    uint16_t *node;     /* EMIC_NODE_LABEL, and: has it edges, does a key end at it */
    size_t node_count;
    emic_match_edge *edges; /* `to` is 0 where there is none: nothing leads to the root */
    size_t edge_mask;
    uint8_t class_of[256];                 /* of a byte, for the filter */
    uint8_t start_of[256];                 /* EMIC_START_SIGN only for signs that begin a key */
    bool any_signs, any_digits, any_small; /* does a key begin so? */
    uint64_t filter[2][EMIC_BYTE_CLASSES][EMIC_BYTE_CLASSES];
};

static inline void emic_capitals_set(emic_capitals *of, size_t bit)
{
    of->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static inline bool emic_capitals_get(const emic_capitals *of, size_t bit)
{
    return of->bits[bit / 64] >> bit % 64 & 1;
}

static inline size_t emic_edge_slot(uint64_t from, size_t mask)
{
    return (size_t)(from * UINT64_C(0x9E3779B97F4A7C15) >> 32) & mask;
}

/* The node that `byte` leads to from `node`, or EMIC_MATCH_NONE. */
static inline uint32_t emic_matcher_step(const emic_matcher *matcher, uint32_t node, char byte)
{
    uint16_t first = (uint16_t)(EMIC_NODE_FIRST_CHILD | (unsigned char)byte);
    if ((matcher->node[node + 1] & EMIC_NODE_LABEL) == first)
        return node + 1;
    if (!(matcher->node[node] & EMIC_NODE_BRANCHES))
        return EMIC_MATCH_NONE;
    uint64_t from = (uint64_t)node << 8 | (unsigned char)byte;
    size_t at = emic_edge_slot(from, matcher->edge_mask);
    for (; matcher->edges[at].to; at = (at + 1) & matcher->edge_mask)
        if (matcher->edges[at].from == from)
            return matcher->edges[at].to;
    return EMIC_MATCH_NONE;
}

/* Whether the filter lets a token pass that begins with the ASCII character at `at`. */
static inline bool emic_matcher_admits(const emic_matcher *matcher, emic_slice text, size_t at)
{
    const uint8_t *class_of = matcher->class_of;
    const unsigned char *from = (const unsigned char *)text.data + at;
    size_t left = text.length - at;
    uint8_t second = left > 1 ? class_of[from[1]] : EMIC_BYTE_SIGN;
    uint8_t third = left > 2 ? class_of[from[2]] : EMIC_BYTE_SIGN;
    bool capital = from[0] >= 'A' && from[0] <= 'Z';
    return matcher->filter[capital][class_of[from[0]]][second] >> third & 1;
}

/* From `at`, where the character before was of kind `*before`, over plain ASCII in which no key can
 * begin; returns the place to look at more closely, which is less than the length of the text when
 * `at` is, and sets `*before` for it. */
size_t emic_matcher_skip(const emic_matcher *matcher, emic_slice text, size_t at,
                         emic_letter_kind *before);
