/* A list of words and phrases in the words of a turn, token by token: a table by the first token
 * tells at each whether a phrase may begin there, so that a long list costs little more than a
 * short one. */
#include "base/stem.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/fold.h"
#include "privacy/token.h"
#include "study/rule_match.h"
#include <stdlib.h>

/* A token as it is compared. */
typedef struct word_key {
    emic_slice text;
    uint32_t hash;
    bool spaced; /* white space stands before it */
} word_key;

typedef struct phrase {
    const word_key *keys;
    size_t count;
    struct phrase *next; /* in its slot: those of more tokens first */
} phrase;

enum { STEM_SLOTS = 1 << 17 };

/* The stem of a word as it stands in the texts. */
typedef struct stem_slot {
    emic_slice word;
    word_key key;
} stem_slot;

struct emic_word_list {
    emic_arena *arena, *scratch;
    emic_folder *folder;   /* NULL: words are compared as they are */
    emic_stemmer *stemmer; /* NULL: with their endings */
    stem_slot *stems; /* open addressing, filled up to a half: texts have few different words */
    size_t stem_count;
    phrase **slots;
    uint32_t mask;
};

static bool is_ascii(emic_slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

static emic_slice in_small_letters(emic_slice word, emic_arena *arena)
{
    emic_strbuf out = {0};
    char bytes[4];
    for (size_t at = 0; at < word.length;) {
        uint32_t point = emic_letter_to_small(emic_utf8_next(word, &at));
        emic_strbuf_add(&out, (emic_slice){bytes, emic_utf8_put(point, bytes)});
    }
    emic_slice small = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return small;
}

/* The stem of `word`, whose token hash is `hash`. */
static word_key stem_of(emic_word_list *list, emic_slice word, uint32_t hash, emic_arena *arena)
{
    size_t at = hash % STEM_SLOTS;
    while (list->stems[at].word.data && !emic_slice_equal(list->stems[at].word, word))
        at = (at + 1) % STEM_SLOTS;
    if (list->stems[at].word.data)
        return list->stems[at].key;
    bool keep = list->stem_count < STEM_SLOTS / 2;
    arena = keep ? list->arena : arena;
    emic_slice stem = emic_stem(list->stemmer, in_small_letters(word, list->scratch));
    stem = list->folder ? emic_fold_words(list->folder, stem, arena) : emic_arena_copy(arena, stem);
    word_key key = {.text = stem, .hash = emic_token_hash(stem)};
    if (keep)
        list->stems[at] = (stem_slot){emic_arena_copy(arena, word), key};
    list->stem_count += keep;
    return key;
}

/* `token` of `words` as it is compared; what had to be made for it lives in `arena`. */
static word_key key_of(emic_word_list *list, const emic_token *token, emic_slice words,
                       emic_arena *arena)
{
    word_key key = {{words.data + token->byte, token->length},
                    token->hash,
                    (token->flags & EMIC_TOKEN_SPACE) != 0};
    if (token->kind == EMIC_TOKEN_SIGN) {
        if (token->sign) /* all apostrophes are one, and all hyphens */
            key.text = emic_arena_copy(arena, (emic_slice){&token->sign, 1});
        key.hash = emic_token_hash(key.text);
    } else if (list->stemmer) {
        key = stem_of(list, key.text, key.hash, arena);
        key.spaced = (token->flags & EMIC_TOKEN_SPACE) != 0;
    } else if (list->folder && !is_ascii(key.text)) {
        key.text = emic_fold_words(list->folder, key.text, arena);
        key.hash = emic_token_hash(key.text);
    }
    return key;
}

static bool is_same(const emic_word_list *list, const word_key *a, const word_key *b)
{
    if (a->hash != b->hash || a->text.length != b->text.length)
        return false;
    if (!list->folder)
        return emic_slice_equal(a->text, b->text);
    for (size_t i = 0; i < a->text.length; i++)
        if (emic_fold_ascii(a->text.data[i]) != emic_fold_ascii(b->text.data[i]))
            return false;
    return true;
}

/* False for a line without a token: white space of other scripts. */
static bool add_phrase(emic_word_list *list, emic_slice line)
{
    emic_token_list tokens;
    line = emic_arena_copy(list->arena, line);
    emic_token_list_load(&tokens, line, list->scratch);
    if (tokens.count == 0)
        return false;
    word_key *keys = emic_arena_array(list->arena, tokens.count + 1, sizeof *keys);
    for (size_t i = 0; i < tokens.count; i++)
        keys[i] = key_of(list, &tokens.items[i], line, list->arena);
    phrase *added = emic_arena_alloc(list->arena, sizeof *added);
    *added = (phrase){.keys = keys, .count = tokens.count};
    phrase **place = &list->slots[keys[0].hash & list->mask];
    while (*place && (*place)->count >= added->count)
        place = &(*place)->next;
    added->next = *place;
    *place = added;
    emic_arena_reset(list->scratch);
    return true;
}

/* The next line that is not empty, without the white space around it. */
static bool next_line(emic_slice *rest, emic_slice *line)
{
    while (rest->length) {
        const char *end = memchr(rest->data, '\n', rest->length);
        size_t length = end ? (size_t)(end - rest->data) : rest->length;
        *line = emic_slice_trim((emic_slice){rest->data, length});
        *rest = emic_slice_from(*rest, length + (end != NULL));
        if (line->length)
            return true;
    }
    return false;
}

/* Adds the lines of `body`; returns how many hold something to compare. */
static size_t add_lines(emic_word_list *list, emic_slice body)
{
    emic_slice line;
    size_t count = 0;
    while (next_line(&body, &line))
        count += add_phrase(list, line);
    return count;
}

emic_status emic_word_list_open(const emic_coding_rule *rule, emic_word_list **out, emic_error *err)
{
    emic_slice rest = rule->body, line;
    size_t lines = 0, bad;
    emic_stemmer *stemmer = NULL;
    *out = NULL;
    if (!emic_utf8_valid(rest, &bad))
        return emic_fail(err, EMIC_INVALID, "the words are not valid UTF-8, byte %zu", bad + 1);
    if (rule->stem)
        EMIC_TRY(emic_stemmer_open(rule->language, &stemmer, err));
    while (next_line(&rest, &line))
        lines++;
    emic_word_list *list = emic_memory_alloc(sizeof *list);
    *list = (emic_word_list){.arena = emic_arena_open(), .scratch = emic_arena_open(), .mask = 63};
    while (list->mask / 4 < lines)
        list->mask = list->mask * 2 + 1;
    list->slots = emic_arena_array(list->arena, (size_t)list->mask + 1, sizeof *list->slots);
    list->stemmer = stemmer;
    if (stemmer)
        list->stems = emic_arena_array(list->arena, STEM_SLOTS, sizeof *list->stems);
    if (rule->fold)
        list->folder = emic_folder_open();
    if (add_lines(list, rule->body) > 0) {
        *out = list;
        return EMIC_OK;
    }
    emic_word_list_close(list);
    return emic_fail(err, EMIC_INVALID, "the list holds no word");
}

void emic_word_list_close(emic_word_list *list)
{
    if (!list)
        return;
    emic_folder_close(list->folder);
    emic_stemmer_close(list->stemmer);
    emic_arena_close(list->scratch);
    emic_arena_close(list->arena);
    free(list);
}

static bool glued(const emic_token *token)
{
    return (token->flags & EMIC_TOKEN_SPACE) == 0;
}

/* "can" is not said in "can't". */
static bool is_cut(const emic_token *after, emic_slice words)
{
    return after[0].kind == EMIC_TOKEN_SIGN && after[0].sign == '\'' && glued(&after[0]) &&
           after[1].kind == EMIC_TOKEN_WORD && glued(&after[1]) &&
           emic_token_is(&after[1], words, "t");
}

static bool fits(emic_word_list *list, const phrase *one, const emic_token *tokens, size_t left,
                 emic_slice words)
{
    if (one->count > left)
        return false;
    for (size_t i = 0; i < one->count; i++) {
        word_key key = key_of(list, &tokens[i], words, list->scratch);
        if (!is_same(list, &one->keys[i], &key))
            return false;
        bool parted = (tokens[i].flags & EMIC_TOKEN_PARAGRAPH) != 0;
        if (i && (parted || key.spaced != one->keys[i].spaced))
            return false;
    }
    /* Behind the last token stands one that is none. */
    return !is_cut(&tokens[one->count], words);
}

void emic_word_list_match(emic_word_list *list, emic_slice words, emic_arena *arena,
                          emic_rule_place_list *out)
{
    emic_token_list tokens;
    emic_arena_reset(list->scratch);
    emic_token_list_load(&tokens, words, list->scratch);
    for (size_t i = 0; i < tokens.count;) {
        const emic_token *token = &tokens.items[i];
        uint32_t hash = token->hash;
        if (token->kind == EMIC_TOKEN_SIGN || list->folder || list->stemmer)
            hash = key_of(list, token, words, list->scratch).hash;
        const phrase *one = list->slots[hash & list->mask];
        while (one && !fits(list, one, token, tokens.count - i, words))
            one = one->next;
        if (one) {
            const emic_token *last = &token[one->count - 1];
            *EMIC_PUSH(arena, out) =
                (emic_rule_place){token->byte, (size_t)last->byte + last->length};
        }
        i += one ? one->count : 1;
    }
}
