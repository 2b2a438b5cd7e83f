/* Two edit lists made one. Both are laid over the text between them: where they overlap they become
 * one edit, elsewhere each stays what it was. */
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/edit.h"

/* The edits of one list, seen from the text in the middle. `lower` edits cover it at `after` and
 * offer their text; `upper` ones at `before`, and replace what they cover. Turned round, the same
 * finds the original words. */
typedef struct layer {
    const emic_edit_list *list;
    size_t from, to; /* the edits in hand */
    bool turned;     /* covers at `before` with its words, instead of at `after` with its text */
} layer;

static emic_span cover_of(const layer *of, size_t i)
{
    return of->turned ? of->list->items[i].before : of->list->items[i].after;
}

static emic_slice offer_of(const layer *of, size_t i)
{
    return of->turned ? of->list->items[i].words : of->list->items[i].text;
}

/* Code points [from, to) of `text`. */
static emic_slice piece(emic_slice text, uint32_t from, uint32_t to)
{
    size_t at = 0;
    uint32_t point = 0;
    for (; point < from; point++)
        emic_utf8_next(text, &at);
    size_t start = at;
    for (; point < to; point++)
        emic_utf8_next(text, &at);
    return (emic_slice){text.data ? text.data + start : NULL, at - start};
}

/* What the lower edits offer between `from` and `to`. `*at` is the first edit not wholly used; an
 * empty one at `to` waits for the next call. */
static void put_lower(const layer *lower, size_t *at, uint32_t from, uint32_t to, emic_strbuf *out)
{
    for (; *at < lower->to; ++*at) {
        emic_span cover = cover_of(lower, *at);
        uint32_t start = cover.start > from ? cover.start : from;
        uint32_t end = cover.end < to ? cover.end : to;
        if (start < end)
            emic_strbuf_add(out,
                            piece(offer_of(lower, *at), start - cover.start, end - cover.start));
        if (cover.end >= to)
            return;
    }
}

/* What stands in the end where the group of edits is: the upper edits' result, and the lower ones'
 * where the upper leave it. `result` tells what an upper edit puts in place. */
static emic_slice weave(const layer *lower, const layer *upper, emic_arena *arena)
{
    emic_strbuf out = {0};
    uint32_t place = 0;
    size_t at = lower->from;
    for (size_t i = upper->from; i < upper->to; i++) {
        emic_span over = upper->turned ? upper->list->items[i].after : upper->list->items[i].before;
        put_lower(lower, &at, place, over.start, &out);
        emic_strbuf_add(&out, offer_of(upper, i));
        place = over.end;
    }
    put_lower(lower, &at, place, UINT32_MAX, &out);
    emic_slice woven = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return woven;
}

static bool joins(emic_span place, emic_span next)
{
    return next.start < place.end;
}

static emic_span widen(emic_span place, emic_span next)
{
    return (emic_span){place.start, next.end > place.end ? next.end : place.end};
}

/* Whether the next edit is one of `first`: earlier in the middle, empty ones before others. */
static bool first_is_next(const layer *first, const layer *second)
{
    if (first->to == first->list->count || second->to == second->list->count)
        return first->to < first->list->count;
    emic_span a = first->list->items[first->to].after;
    emic_span b = second->list->items[second->to].before;
    return a.start != b.start ? a.start < b.start : a.end <= b.end;
}

static emic_span take_next(layer *first, layer *second)
{
    return first_is_next(first, second) ? first->list->items[first->to++].after
                                        : second->list->items[second->to++].before;
}

static emic_span peek_next(const layer *first, const layer *second)
{
    return first_is_next(first, second) ? first->list->items[first->to].after
                                        : second->list->items[second->to].before;
}

static bool any_left(const layer *first, const layer *second)
{
    return first->to < first->list->count || second->to < second->list->count;
}

/* Where a place in the middle was in the old text. The place crosses no edit of `first` but holds
 * those in hand whole. */
static emic_span place_before(const layer *first, emic_span place)
{
    const emic_edit *items = first->list->items;
    uint32_t old_behind = first->from ? items[first->from - 1].before.end : 0;
    uint32_t new_behind = first->from ? items[first->from - 1].after.end : 0;
    emic_span old = {old_behind + (place.start - new_behind), 0};
    if (first->to)
        old.end = items[first->to - 1].before.end + (place.end - items[first->to - 1].after.end);
    else
        old.end = place.end;
    return old;
}

void emic_edit_compose(const emic_edit_list *first, const emic_edit_list *second, emic_arena *arena,
                       emic_edit_list *out)
{
    emic_edit_list both = {.originals = first->originals && second->originals};
    layer one = {.list = first}, two = {.list = second};
    while (any_left(&one, &two)) {
        one.from = one.to, two.from = two.to;
        emic_span place = take_next(&one, &two);
        while (any_left(&one, &two) && joins(place, peek_next(&one, &two)))
            place = widen(place, take_next(&one, &two));
        layer words_below = {second, two.from, two.to, true};
        layer words_above = {first, one.from, one.to, true};
        emic_slice text = weave(&one, &two, arena);
        emic_slice words = {0};
        if (both.originals)
            words = weave(&words_below, &words_above, arena);
        emic_edit_add(&both, place_before(&one, place), words, text, arena);
    }
    *out = both;
}
