/* A mapping compiled: keys folded into a tree, with a filter on the first bytes of a token before
 * it. Running it over a text is match.c's business. */
#include "privacy/matcher.h"
#include <stdlib.h>

static emic_status refuse(const emic_name_key *key, size_t number, const char *why, emic_error *err)
{
    return emic_fail(err, EMIC_INVALID, "key %zu, of surrogate %u, %s", number, key->surrogate + 1,
                     why);
}

/* --- Folding keys ---------------------------------------------------------------------------- */

typedef struct folding {
    char bytes[EMIC_KEY_LONGEST + EMIC_FOLD_LONGEST];
    size_t length;
    emic_capitals capitals;
} folding;

/* Adds one character; false when the key gets too long. */
static bool add_character(folding *to, const emic_folded *next)
{
    bool space = next->kind == EMIC_LETTER_SPACE;
    if (space && (to->length == 0 || to->bytes[to->length - 1] == ' '))
        return true;
    if (to->length + next->length > EMIC_KEY_LONGEST)
        return space;
    for (size_t i = 0; next->capital && i < next->length; i++)
        emic_capitals_set(&to->capitals, to->length + i);
    memcpy(to->bytes + to->length, next->bytes, next->length);
    to->length += next->length;
    return true;
}

/* The capitals that a name needs: those that begin it or one of its words. */
static emic_capitals needed_capitals(const folding *key)
{
    emic_capitals needed = {{0}};
    for (size_t i = 0; i < key->length; i++)
        if (emic_capitals_get(&key->capitals, i) && (i == 0 || key->bytes[i - 1] == ' '))
            emic_capitals_set(&needed, i);
    return needed;
}

static emic_status fold_key(emic_matcher *matcher, const emic_name_key *key, emic_folder *folder,
                            emic_error *err)
{
    folding read = {.length = 0};
    size_t number = matcher->key_count + 1;
    if (!emic_utf8_valid(key->words, NULL))
        return refuse(key, number, "is not UTF-8", err);
    for (size_t at = 0; at < key->words.length;)
        if (!add_character(&read, emic_fold_next(folder, key->words, &at)))
            return refuse(key, number, "is too long for a name", err);
    if (read.length && read.bytes[read.length - 1] == ' ')
        read.length--;
    if (read.length == 0)
        return refuse(key, number, "has no letters", err);
    if (key->surrogate >= matcher->surrogate_count)
        return refuse(key, number, "has no such surrogate", err);
    matcher->keys[matcher->key_count++] = (emic_compiled_key){
        .capitals = read.capitals,
        .needed = needed_capitals(&read),
        .folded = emic_arena_copy(matcher->arena, (emic_slice){read.bytes, read.length}),
        .surrogate = key->surrogate,
        .number = (uint32_t)number,
        .next = EMIC_MATCH_NONE,
        .rule = key->rule,
    };
    return EMIC_OK;
}

/* --- The tree -------------------------------------------------------------------------------- */

static uint32_t add_edge(emic_matcher *matcher, uint32_t node, char byte)
{
    uint32_t next = emic_matcher_step(matcher, node, byte);
    if (next != EMIC_MATCH_NONE)
        return next;
    next = (uint32_t)matcher->node_count++;
    matcher->node[next] = (unsigned char)byte;
    if (next == node + 1) {
        matcher->node[next] |= EMIC_NODE_FIRST_CHILD;
        return next;
    }
    uint64_t from = (uint64_t)node << 8 | (unsigned char)byte;
    size_t at = emic_edge_slot(from, matcher->edge_mask);
    while (matcher->edges[at].to)
        at = (at + 1) & matcher->edge_mask;
    matcher->edges[at] = (emic_match_edge){from, next};
    matcher->node[node] |= EMIC_NODE_BRANCHES;
    return next;
}

/* Could one spelling be meant by both, with neither more exact than the other? */
static bool keys_clash(const emic_compiled_key *a, const emic_compiled_key *b)
{
    bool exact = a->rule == EMIC_CASE_EXACT;
    if (exact != (b->rule == EMIC_CASE_EXACT))
        return false;
    bool both = exact || (a->rule == EMIC_CASE_INSIDE && b->rule == EMIC_CASE_INSIDE);
    return !both || memcmp(&a->capitals, &b->capitals, sizeof a->capitals) == 0;
}

/* Both keys lead to the same surrogate: what either allows is allowed. */
static void merge_keys(emic_compiled_key *into, const emic_compiled_key *key)
{
    if (key->rule == EMIC_CASE_ANY || into->rule == EMIC_CASE_INSIDE)
        into->rule = key->rule;
    for (size_t i = 0; i < EMIC_MATCH_FLAGS; i++) {
        into->needed.bits[i] &= key->needed.bits[i];
        into->capitals.bits[i] |= into->rule == EMIC_CASE_EXACT ? 0 : key->capitals.bits[i];
    }
}

static emic_status refuse_twice(const emic_matcher *matcher, const emic_compiled_key *a,
                                const emic_compiled_key *b, emic_error *err)
{
    emic_slice one = matcher->surrogates[a->surrogate].label;
    emic_slice other = matcher->surrogates[b->surrogate].label;
    return emic_fail(err, EMIC_EXISTS,
                     "keys %u (of %.*s) and %u (of %.*s) are the same spelling: say in the roster "
                     "whose it is",
                     a->number, EMIC_ARG(one), b->number, EMIC_ARG(other));
}

static emic_status add_key(emic_matcher *matcher, uint32_t number, emic_error *err)
{
    emic_compiled_key *key = &matcher->keys[number];
    uint32_t node = 0;
    for (size_t i = 0; i < key->folded.length; i++)
        node = add_edge(matcher, node, key->folded.data[i]);
    matcher->node[node] |= EMIC_NODE_KEY;
    uint32_t *link = &matcher->node_key[node];
    for (uint32_t *at = link; *at != EMIC_MATCH_NONE; at = &matcher->keys[*at].next) {
        emic_compiled_key *other = &matcher->keys[*at];
        if (!keys_clash(other, key))
            continue;
        if (other->surrogate != key->surrogate)
            return refuse_twice(matcher, other, key, err);
        merge_keys(other, key);
        return EMIC_OK;
    }
    while (key->rule != EMIC_CASE_EXACT && *link != EMIC_MATCH_NONE)
        link = &matcher->keys[*link].next;
    key->next = *link;
    *link = number;
    return EMIC_OK;
}

/* --- The filter ------------------------------------------------------------------------------ */

static bool is_letter_class(size_t class)
{
    return class >= EMIC_BYTE_LETTER && class < EMIC_BYTE_DIGIT;
}

static bool is_digit_class(size_t class)
{
    return class >= EMIC_BYTE_DIGIT && class < EMIC_BYTE_APOSTROPHE;
}

static void admit(const emic_matcher *matcher, uint64_t row[EMIC_BYTE_CLASSES], emic_slice key)
{
    const unsigned char *bytes = (const unsigned char *)key.data;
    size_t first = matcher->class_of[bytes[0]];
    row[EMIC_BYTE_WIDE] = UINT64_MAX;
    if (key.length == 1) {
        for (size_t next = 0; next < EMIC_BYTE_CLASSES; next++)
            if (!(is_letter_class(first) && is_letter_class(next)) &&
                !(is_digit_class(first) && is_digit_class(next)))
                row[next] = UINT64_MAX;
        return;
    }
    size_t second = matcher->class_of[bytes[1]];
    if (key.length == 2) {
        row[second] = UINT64_MAX;
        return;
    }
    row[second] |= UINT64_C(1) << matcher->class_of[bytes[2]] | UINT64_C(1) << EMIC_BYTE_WIDE;
    if (second == EMIC_BYTE_SPACE)
        row[second] |= UINT64_C(1) << EMIC_BYTE_SPACE;
}

static void filter_key(emic_matcher *matcher, const emic_compiled_key *key)
{
    unsigned char first = (unsigned char)key->folded.data[0];
    size_t class = matcher->class_of[first];
    if (first >= 0x80)
        return;
    bool letter = is_letter_class(class), capital = emic_capitals_get(&key->capitals, 0);
    bool small_fits = !letter || key->rule == EMIC_CASE_ANY || !capital;
    bool capital_fits = letter && (key->rule != EMIC_CASE_EXACT || capital);
    if (small_fits)
        admit(matcher, matcher->filter[0][class], key->folded);
    if (capital_fits)
        admit(matcher, matcher->filter[1][class], key->folded);
    matcher->any_digits |= is_digit_class(class);
    matcher->any_small |= letter && small_fits;
    if (letter || is_digit_class(class))
        return;
    matcher->start_of[first] = EMIC_START_SIGN;
    matcher->any_signs = true;
}

static uint8_t class_of_byte(unsigned char byte)
{
    static const char signs[] = {'\'', '-', ' ', '.'};
    emic_letter_kind kind = byte < 0x80 ? emic_letter_kind_of(byte) : EMIC_LETTER_OTHER;
    if (byte >= 0x80)
        return EMIC_BYTE_WIDE;
    if (kind == EMIC_LETTER_WORD)
        return (uint8_t)(EMIC_BYTE_LETTER + (byte | 0x20) - 'a');
    if (kind == EMIC_LETTER_DIGIT)
        return (uint8_t)(EMIC_BYTE_DIGIT + byte - '0');
    if (kind == EMIC_LETTER_SPACE)
        return EMIC_BYTE_SPACE;
    const char *sign = byte ? memchr(signs, byte, sizeof signs) : NULL;
    return sign ? (uint8_t)(EMIC_BYTE_APOSTROPHE + (sign - signs)) : EMIC_BYTE_SIGN;
}

static void class_bytes(emic_matcher *matcher)
{
    for (size_t byte = 0; byte < 256; byte++) {
        uint8_t class = class_of_byte((unsigned char)byte);
        matcher->class_of[byte] = class;
        matcher->start_of[byte] = is_letter_class(class)    ? EMIC_START_LETTER
                                  : is_digit_class(class)   ? EMIC_START_DIGIT
                                  : class == EMIC_BYTE_WIDE ? EMIC_START_WIDE
                                                            : EMIC_START_NONE;
    }
}

/* --- Opening --------------------------------------------------------------------------------- */

static emic_status fold_keys(emic_matcher *matcher, const emic_mapping *mapping, emic_error *err)
{
    emic_status status = EMIC_OK;
    emic_folder *folder = emic_folder_open();
    for (size_t i = 0; i < mapping->key_count && status == EMIC_OK; i++)
        status = fold_key(matcher, &mapping->keys[i], folder, err);
    emic_folder_close(folder);
    return status;
}

/* By spelling; keys that are alike in their given order. */
static int compare_keys(const void *a, const void *b)
{
    const emic_compiled_key *one = a, *other = b;
    int order = emic_slice_compare(one->folded, other->folded);
    return order ? order : (one->number > other->number) - (one->number < other->number);
}

static emic_status build_tree(emic_matcher *matcher, emic_error *err)
{
    size_t nodes = 1, slots = 16;
    for (size_t i = 0; i < matcher->key_count; i++)
        nodes += matcher->keys[i].folded.length;
    while (slots < matcher->key_count * 2) /* a key adds at most one edge */
        slots *= 2;
    matcher->edges = emic_arena_array(matcher->arena, slots, sizeof *matcher->edges);
    matcher->edge_mask = slots - 1;
    matcher->node_key = emic_arena_array(matcher->arena, nodes, sizeof *matcher->node_key);
    matcher->node = emic_arena_array(matcher->arena, nodes + 1, sizeof *matcher->node);
    memset(matcher->node_key, 0xFF, nodes * sizeof *matcher->node_key);
    matcher->node_count = 1;
    qsort(matcher->keys, matcher->key_count, sizeof *matcher->keys, compare_keys);
    for (size_t i = 0; i < matcher->key_count; i++) {
        EMIC_TRY(add_key(matcher, (uint32_t)i, err));
        filter_key(matcher, &matcher->keys[i]);
    }
    return EMIC_OK;
}

static void copy_surrogates(emic_matcher *matcher, const emic_mapping *mapping)
{
    size_t count = mapping->surrogate_count;
    matcher->surrogate_count = count;
    matcher->surrogates = emic_arena_array(matcher->arena, count, sizeof *matcher->surrogates);
    for (size_t i = 0; i < count; i++) {
        const emic_surrogate *from = &mapping->surrogates[i];
        matcher->surrogates[i] = (emic_surrogate){
            .label = emic_arena_copy(matcher->arena, from->label),
            .pseudonym = emic_arena_copy(matcher->arena, from->pseudonym),
            .kind = emic_arena_copy(matcher->arena, from->kind),
        };
    }
}

emic_status emic_matcher_open(const emic_mapping *mapping, emic_matcher **out, emic_error *err)
{
    emic_matcher *matcher = emic_memory_alloc(sizeof *matcher);
    memset(matcher, 0, sizeof *matcher);
    matcher->arena = emic_arena_open();
    class_bytes(matcher);
    copy_surrogates(matcher, mapping);
    matcher->keys = emic_arena_array(matcher->arena, mapping->key_count, sizeof *matcher->keys);
    emic_status status;
    EMIC_TRY_DONE(fold_keys(matcher, mapping, err));
    EMIC_TRY_DONE(build_tree(matcher, err));
    *out = matcher;
    return EMIC_OK;
done:
    emic_matcher_close(matcher);
    return status;
}

void emic_matcher_close(emic_matcher *matcher)
{
    if (!matcher)
        return;
    emic_arena_close(matcher->arena);
    free(matcher);
}
