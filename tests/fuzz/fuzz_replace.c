/* Names replaced in anything: no crash, the edits lead there and back, and no key stands outside
 * the edits as a word of its own. The input is a mapping, a line each as KEY=PSEUDONYM ("!" before
 * the key: exact, "~": any case, "^": inside sentences), then an empty line, then the text. */
#include "base/text.h"
#include "privacy/letter.h"
#include "privacy/replace.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 32 };

typedef struct input {
    emic_surrogate surrogates[MOST];
    emic_name_key keys[MOST];
    emic_mapping mapping;
    emic_slice text;
} input;

static void require(bool holds)
{
    if (!holds)
        abort();
}

static emic_slice take_line(emic_slice *rest)
{
    const char *end = rest->length ? memchr(rest->data, '\n', rest->length) : NULL;
    emic_slice line = {rest->data, end ? (size_t)(end - rest->data) : rest->length};
    *rest = emic_slice_from(*rest, line.length + (end != NULL));
    return line;
}

static void add_key(input *of, emic_slice line)
{
    size_t number = of->mapping.key_count;
    const char *equals = memchr(line.data, '=', line.length);
    emic_name_key *key = &of->keys[number];
    if (!equals)
        return;
    emic_slice words = {line.data, (size_t)(equals - line.data)};
    key->rule = emic_slice_starts(words, "!")   ? EMIC_CASE_EXACT
                : emic_slice_starts(words, "~") ? EMIC_CASE_ANY
                : emic_slice_starts(words, "^") ? EMIC_CASE_INSIDE
                                                : EMIC_CASE_NAME;
    key->words = emic_slice_from(words, key->rule != EMIC_CASE_NAME);
    key->surrogate = (uint32_t)number;
    emic_slice name = emic_slice_from(line, words.length + 1);
    of->surrogates[number] = (emic_surrogate){name, name, name};
    of->mapping.key_count++;
    of->mapping.surrogate_count++;
}

static void read_input(input *of, emic_slice bytes)
{
    *of = (input){.mapping = {of->surrogates, 0, of->keys, 0}};
    emic_slice line;
    while (bytes.length && (line = take_line(&bytes)).length && of->mapping.key_count < MOST)
        add_key(of, line);
    of->text = bytes;
}

/* A token of plain letters that is exactly a key of plain letters is always found. */
static bool is_plain(emic_slice words)
{
    for (size_t i = 0; i < words.length; i++)
        if ((words.data[i] | 0x20) < 'a' || (words.data[i] | 0x20) > 'z')
            return false;
    return words.length > 2;
}

static bool ends_at(emic_slice text, size_t at)
{
    static const char signs[] = " \n.,;!?()";
    return at == text.length || (text.data[at] && strchr(signs, text.data[at]));
}

/* "San Jose" holds no "Jose"; here any word before may be a saint that begins with an S. */
static bool follows_saint(emic_slice text, size_t at)
{
    size_t start = at < 2 || text.data[at - 1] != ' ' ? 0 : at - 1;
    while (start > 0 && text.data[start - 1] != ' ')
        start--;
    return at < 7 || memchr(text.data + start, 'S', at - start);
}

static void require_no_key(emic_slice between, const emic_mapping *mapping)
{
    for (size_t i = 0; i < mapping->key_count; i++) {
        emic_slice key = mapping->keys[i].words;
        if (!is_plain(key) || mapping->keys[i].rule == EMIC_CASE_INSIDE)
            continue;
        for (size_t at = 1; at + key.length < between.length; at++)
            require(!(ends_at(between, at - 1) && ends_at(between, at + key.length) &&
                      memcmp(between.data + at, key.data, key.length) == 0 &&
                      !follows_saint(between, at)));
    }
}

static void check_rest(const input *of, const emic_replaced *out, emic_arena *arena)
{
    emic_text_index index;
    emic_text_index_load(&index, of->text, arena);
    uint32_t from = 0;
    for (size_t i = 0; i < out->edits.count; i++) {
        emic_span between = {from, out->edits.items[i].before.start};
        require_no_key(emic_text_words(&index, between), &of->mapping);
        from = out->edits.items[i].before.end;
        require(out->surrogates[i] < of->mapping.surrogate_count);
    }
    require_no_key(emic_text_words(&index, (emic_span){from, (uint32_t)index.points}),
                   &of->mapping);
}

static void check_edits(emic_slice text, const emic_replaced *out, emic_arena *arena)
{
    emic_edit_list back, both;
    emic_slice there, again;
    emic_error err;
    require(emic_edit_apply(&out->edits, text, arena, &there, &err) == EMIC_OK);
    require(emic_slice_equal(there, out->text) && emic_utf8_valid(there, NULL));
    require(emic_edit_invert(&out->edits, arena, &back, &err) == EMIC_OK);
    require(emic_edit_apply(&back, there, arena, &again, &err) == EMIC_OK);
    require(emic_slice_equal(again, text));
    emic_edit_compose(&out->edits, &back, arena, &both);
    require(emic_edit_apply(&both, text, arena, &again, &err) == EMIC_OK);
    require(emic_slice_equal(again, text));
}

static void check_mode(const emic_matcher *matcher, const input *of, emic_replace_mode mode)
{
    emic_arena *arena = emic_arena_open();
    emic_replaced out;
    emic_error err;
    if (emic_replace(matcher, of->text, mode, arena, &out, &err) == EMIC_OK) {
        check_edits(of->text, &out, arena);
        check_rest(of, &out, arena);
    } else {
        require(err.message[0] != '\0');
    }
    emic_arena_close(arena);
}

static void check_collisions(const input *of)
{
    emic_arena *arena = emic_arena_open();
    emic_collision_list found;
    emic_error err;
    if (emic_utf8_valid(of->text, NULL) &&
        emic_collision_find(&of->mapping, &of->text, 1, arena, &found, &err) == EMIC_OK)
        require(found.count <= of->mapping.surrogate_count);
    emic_arena_close(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char empty[] = "";
    emic_slice bytes = {size ? (const char *)data : empty, size};
    emic_matcher *matcher;
    emic_error err;
    input of;
    read_input(&of, bytes);
    if (emic_matcher_open(&of.mapping, &matcher, &err) != EMIC_OK) {
        require(err.message[0] != '\0');
        return 0;
    }
    for (int mode = EMIC_REPLACE_TAG; mode <= EMIC_REPLACE_SEG; mode++)
        check_mode(matcher, &of, (emic_replace_mode)mode);
    emic_matcher_close(matcher);
    check_collisions(&of);
    return 0;
}
