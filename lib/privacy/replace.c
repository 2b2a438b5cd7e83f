/* The replacing itself: matches become edits, and the text is put together anew. Where the matches
 * are is match.c's business. */
#include "privacy/replace.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/letter.h"
#include "privacy/matcher.h"

static void put_escaped(emic_strbuf *out, emic_slice text)
{
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    static const char signs[] = {'&', '<', '>', '"'};
    for (size_t i = 0; i < text.length; i++) {
        const char *sign = memchr(signs, text.data[i], sizeof signs);
        if (sign)
            emic_strbuf_puts(out, names[sign - signs]);
        else
            emic_strbuf_putc(out, text.data[i]);
    }
}

static void put_marked(emic_strbuf *out, const emic_surrogate *of)
{
    emic_strbuf_puts(out, "<seg");
    if (of->kind.length) {
        emic_strbuf_puts(out, " type=\"");
        put_escaped(out, of->kind);
        emic_strbuf_puts(out, "\"");
    }
    emic_strbuf_puts(out, ">");
    put_escaped(out, of->pseudonym);
    emic_strbuf_puts(out, "</seg>");
}

/* The surrogate without regard to how the name was written. */
static emic_slice make(const emic_surrogate *of, emic_replace_mode mode, emic_arena *arena)
{
    emic_slice bare = mode == EMIC_REPLACE_TAG ? of->label : of->pseudonym;
    emic_strbuf out = {0};
    if (mode == EMIC_REPLACE_PLAIN)
        return emic_arena_copy(arena, bare);
    if (mode == EMIC_REPLACE_SEG)
        put_marked(&out, of);
    else
        emic_strbuf_printf(&out, "[%.*s]", EMIC_ARG(bare));
    emic_slice made = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return made;
}

/* `text` with each letter in the other case. */
static emic_slice recase(emic_slice text, bool capitals, emic_arena *arena)
{
    emic_strbuf out = {0};
    for (size_t at = 0; at < text.length;) {
        char bytes[4];
        uint32_t point = emic_utf8_next(text, &at);
        point = capitals ? emic_letter_to_capital(point) : emic_letter_to_small(point);
        emic_strbuf_add(&out, (emic_slice){bytes, emic_utf8_put(point, bytes)});
    }
    emic_slice recased = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return recased;
}

/* Whether `words` have at least two letters with a case, and all are capitals. */
static bool in_capitals(emic_slice words)
{
    size_t capitals = 0;
    for (size_t at = 0; at < words.length;) {
        uint32_t point = emic_utf8_next(words, &at);
        if (emic_letter_capital(point))
            capitals++;
        else if (emic_letter_to_capital(point) != point)
            return false;
    }
    return capitals >= 2;
}

/* `made` fitted to the words that it replaces. */
static emic_slice fit(emic_slice made, emic_replace_mode mode, emic_slice words, bool small,
                      bool bracketed, emic_arena *arena)
{
    if (mode == EMIC_REPLACE_PLAIN && small)
        return recase(made, false, arena);
    if (mode == EMIC_REPLACE_PLAIN && in_capitals(words))
        return recase(made, true, arena);
    if (bracketed && mode <= EMIC_REPLACE_BRACKET)
        return (emic_slice){made.data + 1, made.length - 2};
    return made;
}

emic_slice emic_surrogate_dress(const emic_surrogate *surrogate, emic_replace_mode mode,
                                emic_slice words, bool small, bool bracketed, emic_arena *arena)
{
    return fit(make(surrogate, mode, arena), mode, words, small, bracketed, arena);
}

bool emic_is_bracketed(emic_slice text, size_t start, size_t end)
{
    return start > 0 && end < text.length && text.data[start - 1] == '[' && text.data[end] == ']';
}

/* What is put in, by surrogate; made when first needed. */
typedef struct dress {
    const emic_matcher *matcher;
    emic_replace_mode mode;
    emic_arena *arena;
    emic_slice *made;
} dress;

static emic_slice put_for(dress *of, emic_slice text, const emic_match *match)
{
    emic_slice *made = &of->made[match->surrogate];
    if (!made->data)
        *made = make(&of->matcher->surrogates[match->surrogate], of->mode, of->arena);
    emic_slice words = {text.data + match->start, match->end - match->start};
    return fit(*made, of->mode, words, match->small,
               emic_is_bracketed(text, match->start, match->end), of->arena);
}

static emic_status check_surrogates(const emic_matcher *matcher, emic_replace_mode mode,
                                    emic_error *err)
{
    for (size_t i = 0; i < matcher->key_count; i++) {
        uint32_t surrogate = matcher->keys[i].surrogate;
        const emic_surrogate *one = &matcher->surrogates[surrogate];
        bool tag = mode == EMIC_REPLACE_TAG;
        emic_slice words = tag ? one->label : one->pseudonym;
        if (words.length == 0 || !emic_utf8_valid(words, NULL) || !emic_utf8_valid(one->kind, NULL))
            return emic_fail(err, EMIC_INVALID, "surrogate %u (%.*s) has no %s to put in",
                             surrogate + 1, EMIC_ARG(one->label), tag ? "label" : "pseudonym");
    }
    return EMIC_OK;
}

static emic_status check_text(emic_slice text, emic_error *err)
{
    size_t bad;
    if (!emic_utf8_valid(text, &bad))
        return emic_fail(err, EMIC_MALFORMED, "the text is not UTF-8 at byte %zu", bad);
    if (emic_utf8_count(text) > UINT32_MAX)
        return emic_fail(err, EMIC_INVALID, "a text of over 4 billion characters");
    return EMIC_OK;
}

/* The edits that the matches stand for; positions are counted from one to the next. */
static void add_edits(dress *of, emic_slice text, const emic_match_list *found, emic_replaced *out)
{
    emic_edit_list edits = {.originals = true};
    size_t byte = 0;
    uint32_t point = 0;
    uint32_t *surrogates = emic_arena_array(of->arena, found->count, sizeof *surrogates);
    for (size_t i = 0; i < found->count; i++) {
        const emic_match *match = &found->items[i];
        emic_slice words = {text.data + match->start, match->end - match->start};
        point += (uint32_t)emic_utf8_count((emic_slice){text.data + byte, match->start - byte});
        emic_span span = {point, point + (uint32_t)emic_utf8_count(words)};
        emic_edit_add(&edits, span, words, put_for(of, text, match), of->arena);
        surrogates[i] = match->surrogate;
        byte = match->end;
        point = span.end;
    }
    out->edits = edits;
    out->surrogates = surrogates;
}

static char *append(char *to, const char *from, size_t length)
{
    if (length)
        memcpy(to, from, length);
    return to + length;
}

static emic_slice put_together(emic_slice text, const emic_match_list *found,
                               const emic_edit_list *edits, emic_arena *arena)
{
    size_t length = text.length, byte = 0;
    for (size_t i = 0; i < found->count; i++)
        length += edits->items[i].text.length - edits->items[i].words.length;
    char *start = emic_arena_alloc(arena, length + 1), *to = start;
    for (size_t i = 0; i < found->count; i++) {
        to = append(to, text.data + byte, found->items[i].start - byte);
        to = append(to, edits->items[i].text.data, edits->items[i].text.length);
        byte = found->items[i].end;
    }
    if (text.length)
        append(to, text.data + byte, text.length - byte);
    return (emic_slice){start, length};
}

emic_status emic_replace(const emic_matcher *matcher, emic_slice text, emic_replace_mode mode,
                         emic_arena *arena, emic_replaced *out, emic_error *err)
{
    emic_match_list found;
    EMIC_TRY(check_surrogates(matcher, mode, err));
    EMIC_TRY(check_text(text, err));
    emic_match_find(matcher, text, arena, &found);
    dress of = {.matcher = matcher, .mode = mode, .arena = arena};
    of.made = emic_arena_array(arena, matcher->surrogate_count, sizeof *of.made);
    add_edits(&of, text, &found, out);
    out->text = put_together(text, &found, &out->edits, arena);
    return EMIC_OK;
}
