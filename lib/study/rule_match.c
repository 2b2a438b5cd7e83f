/* A rule made ready: its pattern, with the folding of the text where that is wanted, or its list of
 * words. */
#include "study/rule_match.h"
#include "base/pattern.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/fold.h"
#include <stdlib.h>

struct emic_rule_matcher {
    emic_pattern *pattern; /* or */
    emic_word_list *words;
    emic_folder *folder; /* with a pattern on folded text */
};

/* One character beyond ASCII as the folded text has it. Signs that this makes are escaped: they
 * were none that a pattern gives a meaning. */
static void put_folded(const emic_folded *folded, emic_strbuf *out)
{
    for (size_t i = 0; i < folded->length; i++) {
        char byte = folded->bytes[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (!letter && (unsigned char)byte < 0x80)
            emic_strbuf_putc(out, '\\');
        emic_strbuf_putc(out, byte);
    }
}

/* A pattern for the folded text. */
static emic_slice fold_source(emic_folder *folder, emic_slice source, emic_arena *arena)
{
    emic_strbuf out = {0};
    for (size_t at = 0; at < source.length;) {
        bool escape = source.data[at] == '\\' && at + 1 < source.length;
        bool plain = (unsigned char)source.data[at + escape] < 0x80;
        if (plain)
            emic_strbuf_add(&out, (emic_slice){source.data + at, 1 + (size_t)escape});
        at += (size_t)escape + plain;
        if (!plain)
            put_folded(emic_fold_next(folder, source, &at), &out);
    }
    emic_slice folded = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return folded;
}

static emic_status open_pattern(const emic_coding_rule *rule, emic_rule_matcher *matcher,
                                emic_error *err)
{
    /* As it was written first: an error must show the place there. */
    EMIC_TRY(emic_pattern_open(rule->body, rule->fold, &matcher->pattern, err));
    if (!rule->fold)
        return EMIC_OK;
    matcher->folder = emic_folder_open();
    emic_pattern_close(matcher->pattern);
    matcher->pattern = NULL;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_pattern_open(fold_source(matcher->folder, rule->body, arena), true,
                                           &matcher->pattern, err);
    emic_arena_close(arena);
    return status;
}

emic_status emic_rule_matcher_open(const emic_coding_rule *rule, emic_rule_matcher **out,
                                   emic_error *err)
{
    *out = NULL;
    if (rule->kind == EMIC_RULE_PATTERN && rule->stem)
        return emic_fail(err, EMIC_INVALID, "--stem goes with a list of words, not with a pattern");
    emic_rule_matcher *matcher = emic_memory_alloc(sizeof *matcher);
    *matcher = (emic_rule_matcher){0};
    emic_status status = rule->kind == EMIC_RULE_PATTERN
                             ? open_pattern(rule, matcher, err)
                             : emic_word_list_open(rule, &matcher->words, err);
    if (status == EMIC_OK)
        *out = matcher;
    else
        emic_rule_matcher_close(matcher);
    return status;
}

void emic_rule_matcher_close(emic_rule_matcher *matcher)
{
    if (!matcher)
        return;
    emic_pattern_close(matcher->pattern);
    emic_word_list_close(matcher->words);
    emic_folder_close(matcher->folder);
    free(matcher);
}

/* A folded text, and for each of its bytes where the character that it came from begins. */
typedef struct folded_text {
    emic_slice text;
    const uint32_t *from; /* one more than bytes: the last is the end of the text */
} folded_text;

/* Bytes that `words` folds to. */
static size_t folded_length(emic_folder *folder, emic_slice words)
{
    size_t length = 0;
    for (size_t at = 0; at < words.length;) {
        bool ascii = (unsigned char)words.data[at] < 0x80;
        length += ascii ? 1 : emic_fold_next(folder, words, &at)->length;
        at += ascii;
    }
    return length;
}

static char fold_ascii(char byte)
{
    return byte >= '\t' && byte <= '\r' ? ' ' : emic_fold_ascii(byte);
}

static folded_text fold_text(emic_folder *folder, emic_slice words, emic_arena *arena)
{
    size_t length = folded_length(folder, words), count = 0;
    char *text = emic_arena_alloc(arena, length + 1);
    uint32_t *from = emic_arena_array(arena, length + 1, sizeof *from);
    for (size_t at = 0; at < words.length;) {
        uint32_t start = (uint32_t)at;
        if ((unsigned char)words.data[at] < 0x80) {
            from[count] = start;
            text[count++] = fold_ascii(words.data[at++]);
            continue;
        }
        const emic_folded *folded = emic_fold_next(folder, words, &at);
        for (size_t i = 0; i < folded->length; i++)
            from[count + i] = start;
        memcpy(text + count, folded->bytes, folded->length);
        count += folded->length;
    }
    from[count] = (uint32_t)words.length;
    return (folded_text){{text, length}, from};
}

/* The place in the text as it is: whole characters, with the marks that follow them. */
static emic_rule_place unfold(const folded_text *folded, emic_pattern_match match)
{
    size_t end = match.end;
    while (end < folded->text.length && folded->from[end] == folded->from[match.end - 1])
        end++;
    return (emic_rule_place){folded->from[match.start], folded->from[end]};
}

static emic_status match_pattern(emic_rule_matcher *matcher, emic_slice words, emic_arena *arena,
                                 emic_rule_place_list *out, emic_error *err)
{
    folded_text folded = {.text = words};
    emic_pattern_match match = {0};
    bool found = false;
    if (matcher->folder)
        folded = fold_text(matcher->folder, words, arena);
    for (;;) {
        EMIC_TRY(emic_pattern_find(matcher->pattern, folded.text, match.end, &found, &match, err));
        if (!found)
            return EMIC_OK;
        emic_rule_place place = {match.start, match.end};
        if (folded.from)
            place = unfold(&folded, match);
        /* Two matches within what one character became are one place. */
        if (out->count && out->items[out->count - 1].end > place.start)
            out->items[out->count - 1].end = place.end;
        else
            *EMIC_PUSH(arena, out) = place;
    }
}

emic_status emic_rule_match(emic_rule_matcher *matcher, emic_slice words, emic_arena *arena,
                            emic_rule_place_list *out, emic_error *err)
{
    *out = (emic_rule_place_list){0};
    if (matcher->pattern)
        return match_pattern(matcher, words, arena, out, err);
    emic_word_list_match(matcher->words, words, arena, out);
    return EMIC_OK;
}
