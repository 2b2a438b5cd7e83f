/* A list of words and phrases in the words of a turn, token by token: a table by the first token
 * tells at each whether a phrase may begin there, so that a long list costs little more than a
 * short one. */
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

struct emic_word_list {
    emic_arena *arena, *scratch;
    emic_folder *folder; /* NULL: words are compared as they are */
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

/* `token` of `words` as it is compared; what had to be made for it lives in `arena`. */
static word_key key_of(const emic_word_list *list, const emic_token *token, emic_slice words,
                       emic_arena *arena)
{
    word_key key = {{words.data + token->byte, token->length},
                    token->hash,
                    (token->flags & EMIC_TOKEN_SPACE) != 0};
    if (token->kind == EMIC_TOKEN_SIGN) {
        if (token->sign) /* all apostrophes are one, and all hyphens */
            key.text = emic_arena_copy(arena, (emic_slice){&token->sign, 1});
        key.hash = emic_token_hash(key.text);
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

static void add_phrase(emic_word_list *list, emic_slice line)
{
    emic_token_list tokens;
    line = emic_arena_copy(list->arena, line);
    emic_token_list_load(&tokens, line, list->scratch);
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

/* Whether a line holds something to compare: white space of other scripts does not. */
static bool is_phrase(emic_slice line, emic_arena *scratch)
{
    emic_token_list tokens;
    emic_token_list_load(&tokens, line, scratch);
    emic_arena_reset(scratch);
    return tokens.count > 0;
}

emic_status emic_word_list_open(const emic_coding_rule *rule, emic_word_list **out, emic_error *err)
{
    emic_slice rest = rule->body, line;
    size_t lines = 0, bad;
    *out = NULL;
    if (!emic_utf8_valid(rest, &bad))
        return emic_fail(err, EMIC_INVALID, "the words are not valid UTF-8, byte %zu", bad + 1);
    while (next_line(&rest, &line))
        lines++;
    emic_word_list *list = emic_memory_alloc(sizeof *list);
    *list = (emic_word_list){.arena = emic_arena_open(), .scratch = emic_arena_open(), .mask = 63};
    while (list->mask / 4 < lines)
        list->mask = list->mask * 2 + 1;
    list->slots = emic_arena_array(list->arena, (size_t)list->mask + 1, sizeof *list->slots);
    if (rule->fold)
        list->folder = emic_folder_open();
    size_t phrases = 0;
    for (rest = rule->body; next_line(&rest, &line);) {
        if (!is_phrase(line, list->scratch))
            continue;
        add_phrase(list, line);
        phrases++;
    }
    if (phrases) {
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

static bool fits(const emic_word_list *list, const phrase *one, const emic_token *tokens,
                 size_t left, emic_slice words)
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
        if (token->kind == EMIC_TOKEN_SIGN || list->folder)
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
