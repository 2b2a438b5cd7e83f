/* From places in a text to wordings with a context, each once. */
#include "privacy/scan.h"
#include "base/text.h"
#include "privacy/review.h"
#include "privacy/soft_line.h"
#include "privacy/token.h"
#include <stdlib.h>

enum { CONTEXT = 70 }; /* bytes on either side, cut to whole words */

/* A place and the key of its wording. */
typedef struct keyed_place {
    emic_slice key;
    const emic_undecided *place;
} keyed_place;

static int by_key(const void *left, const void *right)
{
    const keyed_place *a = left, *b = right;
    int order = emic_slice_compare(a->key, b->key);
    if (order)
        return order;
    return (a->place->span.start > b->place->span.start) -
           (a->place->span.start < b->place->span.start);
}

/* White space of any kind and length is one space. */
static emic_slice one_line(emic_slice text, emic_arena *arena)
{
    char *out = emic_arena_string(arena, text);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool space = out[i] == ' ' || out[i] == '\n' || out[i] == '\t' || out[i] == '\r';
        if (!space || (length && out[length - 1] != ' '))
            out[length++] = space ? ' ' : out[i];
    }
    return (emic_slice){out, length};
}

static bool is_inside_character(emic_slice text, size_t at)
{
    return at < text.length && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

static emic_slice context_before(emic_slice text, size_t at, emic_arena *arena)
{
    size_t from = at > CONTEXT ? at - CONTEXT : 0;
    while (from && from < at && text.data[from - 1] != ' ' && text.data[from - 1] != '\n')
        from++;
    while (from < at && is_inside_character(text, from))
        from++;
    return one_line((emic_slice){text.data + from, at - from}, arena);
}

static emic_slice context_after(emic_slice text, size_t at, emic_arena *arena)
{
    size_t to = text.length - at > CONTEXT ? at + CONTEXT : text.length;
    while (to < text.length && to > at && text.data[to] != ' ' && text.data[to] != '\n')
        to--;
    while (to > at && is_inside_character(text, to))
        to--;
    return one_line((emic_slice){text.data + at, to - at}, arena);
}

/* Where the lines of a text begin, behind the first. */
typedef struct line_list {
    size_t *items;
    size_t count, capacity;
} line_list;

static void find_lines(emic_slice text, emic_arena *arena, line_list *out)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] == '\n')
            *EMIC_PUSH(arena, out) = i + 1;
}

static int64_t line_of(const line_list *lines, size_t at)
{
    size_t low = 0, high = lines->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lines->items[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return (int64_t)low + 1;
}

static void describe(const emic_undecided *place, emic_slice text, const line_list *lines,
                     emic_arena *arena, emic_found *out)
{
    size_t start = (size_t)(place->words.data - text.data);
    *out = (emic_found){.words = emic_soft_line_words(place->words, arena),
                        .kind = place->kind,
                        .initial = place->initial,
                        .score = place->score,
                        .line = line_of(lines, start),
                        .before = context_before(text, start, arena),
                        .after = context_after(text, start + place->words.length, arena)};
}

static void gather(emic_pseudonymizer *rules, const emic_pseudonymized *from, emic_slice text,
                   emic_arena *arena, emic_found_list *out)
{
    size_t count = from->undecided.count;
    keyed_place *places = emic_arena_array(arena, count, sizeof *places);
    for (size_t i = 0; i < count; i++) {
        const emic_undecided *place = &from->undecided.items[i];
        places[i] = (keyed_place){emic_review_key(place->words, place->initial, arena), place};
    }
    if (count)
        qsort(places, count, sizeof *places, by_key);
    emic_found *found = NULL;
    line_list lines = {0};
    find_lines(text, arena, &lines);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !emic_slice_equal(places[i].key, places[i - 1].key)) {
            found = EMIC_PUSH(arena, out);
            describe(places[i].place, text, &lines, arena, found);
            found->suggested = emic_pseudonymizer_suggest(rules, found->words, arena, &found->why);
        }
        if (places[i].place->score > found->score)
            found->score = places[i].place->score;
        found->count++;
    }
}

static size_t count_words(emic_slice text, emic_arena *arena)
{
    emic_token_list tokens;
    size_t words = 0;
    emic_token_list_load(&tokens, text, arena);
    for (size_t i = 0; i < tokens.count; i++)
        words += tokens.items[i].kind == EMIC_TOKEN_WORD;
    return words;
}

emic_status emic_scan_document(emic_vault *vault, emic_pseudonymizer *rules, emic_slice document,
                               const emic_pseudonymize_input *input, emic_scan_summary *summary,
                               emic_error *err)
{
    emic_pseudonymized result;
    emic_found_list found = {0};
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_pseudonymize(rules, input, arena, &result, err);
    if (status == EMIC_OK) {
        gather(rules, &result, input->text, arena, &found);
        status = emic_review_store(vault, document, &found, err);
        summary->documents++;
        summary->words += count_words(input->text, arena);
        summary->places += result.undecided.count;
        summary->wordings += found.count;
        summary->replaced += result.edits.count;
        summary->caseless += result.caseless;
    }
    emic_arena_close(arena);
    return status;
}
