/* Where in a text a search is found. The text is split by the index's own tokenizer, so that what
 * the index has found is found again, and its place is exact. */
#include "study/search_query.h"
#include <stdlib.h>

enum { OUTSIDE = -1, NOWHERE = -2 };

/* A word of the text that fits one that is looked for, or several. */
typedef struct found_word {
    size_t number; /* of the word in the text */
    size_t start, end;
    uint64_t fits; /* a bit for each word of the search */
    int turn_at;   /* or OUTSIDE; NOWHERE: it is not searched */
} found_word;

typedef struct found_words {
    found_word *items;
    size_t count, capacity;
} found_words;

/* Where a phrase stands: found words first to last. */
typedef struct place {
    const found_word *first, *last;
} place;

typedef struct place_list {
    place *items;
    size_t count, capacity;
} place_list;

typedef struct finding {
    const emic_search *search;
    const emic_text_index *text;
    emic_arena *arena;
    found_words words;
    size_t number;
} finding;

static void take_word(void *context, const emic_db_word *word)
{
    finding *in = context;
    const emic_search *search = in->search;
    size_t number = in->number++;
    uint64_t fits = 0;
    if (!search->first_bytes[(unsigned char)word->folded.data[0]])
        return;
    for (size_t i = 0; i < search->word_count; i++) {
        const search_word *wanted = &search->words[i];
        bool same = wanted->begins ? word->folded.length >= wanted->folded.length
                                   : word->folded.length == wanted->folded.length;
        same = same && memcmp(word->folded.data, wanted->folded.data, wanted->folded.length) == 0;
        fits |= (uint64_t)same << i;
    }
    if (fits)
        *EMIC_PUSH(in->arena, &in->words) =
            (found_word){number, word->start, word->end, fits, OUTSIDE};
}

int emic_search_turn(const emic_document_turns *turns, uint32_t position)
{
    size_t low = 0, high = turns->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (turns->items[middle].span.start <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return (int)low - 1;
}

/* Says of each found word which turn it is said in. */
static void place_words(finding *in, const emic_document_turns *turns, const bool *open)
{
    for (size_t i = 0; i < in->words.count; i++) {
        found_word *word = &in->words.items[i];
        uint32_t start = (uint32_t)emic_text_point(in->text, word->start);
        uint32_t end = (uint32_t)emic_text_point(in->text, word->end);
        int at = emic_search_turn(turns, start);
        const emic_document_turn *turn = at < 0 ? NULL : &turns->items[at];
        if (turn && start < turn->span.end) {
            bool said = start >= turn->words.start && end <= turn->words.end;
            word->turn_at = said ? at : NOWHERE;
        }
        if (word->turn_at != NOWHERE && open && !open[word->turn_at + 1])
            word->turn_at = NOWHERE;
    }
}

/* All places of a phrase. Words that follow each other in the text follow each other here. */
static place_list find_phrase(const finding *in, const search_phrase *phrase)
{
    place_list list = {0};
    const found_words *words = &in->words;
    for (size_t at = 0; at + phrase->count <= words->count; at++) {
        const found_word *first = &words->items[at];
        size_t k = 0;
        while (k < phrase->count && first->turn_at != NOWHERE &&
               first[k].number == first->number + k && first[k].turn_at == first->turn_at &&
               first[k].fits >> (phrase->first + k) & 1)
            k++;
        if (k == phrase->count)
            *EMIC_PUSH(in->arena, &list) = (place){first, first + k - 1};
    }
    return list;
}

static void add_hit(const finding *in, size_t item, place from, place to, emic_search_hits *out)
{
    const found_word *first = from.first->number < to.first->number ? from.first : to.first;
    const found_word *last = from.last->number > to.last->number ? from.last : to.last;
    emic_search_hit *hit = EMIC_PUSH(in->arena, out);
    hit->start = first->start;
    hit->end = last->end;
    hit->span = (emic_span){(uint32_t)emic_text_point(in->text, hit->start),
                            (uint32_t)emic_text_point(in->text, hit->end)};
    hit->item = item;
    hit->turn_at = first->turn_at;
}

/* Words between two places of one turn; SIZE_MAX when they are of different turns or overlap. */
static size_t words_between(place a, place b)
{
    if (a.first->turn_at != b.first->turn_at)
        return SIZE_MAX;
    if (a.last->number < b.first->number)
        return b.first->number - a.last->number - 1;
    if (b.last->number < a.first->number)
        return a.first->number - b.last->number - 1;
    return SIZE_MAX;
}

/* Each place of the first phrase with the nearest of the second, if that is near enough. */
static void find_near(const finding *in, const search_item *item, size_t number,
                      emic_search_hits *out)
{
    place_list from = find_phrase(in, &item->phrase[0]), to = find_phrase(in, &item->phrase[1]);
    size_t before = 0; /* places of the second that end before the one at hand begins */
    for (size_t i = 0; i < from.count; i++) {
        place at = from.items[i];
        const place *nearest = NULL;
        size_t least = SIZE_MAX;
        while (before < to.count && to.items[before].last->number < at.first->number)
            before++;
        size_t after = before;
        while (after < to.count && to.items[after].first->number <= at.last->number)
            after++;
        if (after < to.count)
            least = words_between(at, *(nearest = &to.items[after]));
        if (before > 0 && words_between(at, to.items[before - 1]) < least)
            least = words_between(at, *(nearest = &to.items[before - 1]));
        if (nearest && least <= item->between)
            add_hit(in, number, at, *nearest, out);
    }
}

static int order(const void *left, const void *right)
{
    const emic_search_hit *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/* By place, each place once. */
static void sort_hits(emic_search_hits *hits)
{
    size_t kept = 0;
    if (hits->count == 0)
        return;
    qsort(hits->items, hits->count, sizeof *hits->items, order);
    for (size_t i = 1; i < hits->count; i++)
        if (order(&hits->items[kept], &hits->items[i]) != 0)
            hits->items[++kept] = hits->items[i];
    hits->count = kept + 1;
}

emic_status emic_search_find(emic_search *search, const emic_text_index *text,
                             const emic_document_turns *turns, const bool *open, emic_arena *arena,
                             emic_search_hits *out, emic_error *err)
{
    finding in = {.search = search, .text = text, .arena = arena};
    *out = (emic_search_hits){0};
    EMIC_TRY(emic_tokenizer_read(search->tokenizer, text->text, take_word, &in, err));
    place_words(&in, turns, open);
    for (size_t i = 0; i < search->list.count; i++) {
        const search_item *item = &search->list.items[i];
        size_t before = out->count;
        if (item->near) {
            find_near(&in, item, i, out);
        } else {
            place_list places = find_phrase(&in, &item->phrase[0]);
            for (size_t k = 0; k < places.count; k++)
                add_hit(&in, i, places.items[k], places.items[k], out);
        }
        if (out->count == before) {
            out->count = 0;
            return EMIC_OK;
        }
    }
    sort_hits(out);
    return EMIC_OK;
}
