/* Edit lists applied to texts and spans. Two lists made one is edit_compose.c's business, turns are
 * edit_turn.c's. */
#include "privacy/edit.h"
#include "base/text.h"
#include <assert.h>

void emic_edit_add(emic_edit_list *list, emic_span before, emic_slice words, emic_slice text,
                   emic_arena *arena)
{
    const emic_edit *last = list->count ? &list->items[list->count - 1] : NULL;
    uint32_t behind = last ? last->before.end : 0, place = last ? last->after.end : 0;
    assert(before.start >= behind && before.end >= before.start);
    uint32_t start = place + (before.start - behind);
    emic_edit *edit = EMIC_PUSH(arena, list);
    *edit = (emic_edit){
        .before = before,
        .after = {start, start + (uint32_t)emic_utf8_count(text)},
        .words = list->originals ? words : (emic_slice){0},
        .text = text,
    };
}

/* --- Applying -------------------------------------------------------------------------------- */

/* The bytes of each edit in the old text, found in one pass. */
typedef struct walk {
    emic_slice text;
    size_t byte, point;
    bool ascii;
} walk;

/* Moves to code point `point`; false when the text ends before. */
static bool walk_to(walk *at, size_t point)
{
    if (at->ascii) {
        at->byte = at->point = point;
        return point <= at->text.length;
    }
    while (at->point < point && at->byte < at->text.length) {
        emic_utf8_next(at->text, &at->byte);
        at->point++;
    }
    return at->point == point;
}

static walk walk_begin(emic_slice text)
{
    return (walk){.text = text, .ascii = emic_utf8_count(text) == text.length};
}

static const char *find_fault(const emic_edit_list *list, size_t i, walk *at)
{
    const emic_edit *edit = &list->items[i];
    uint32_t behind = i ? edit[-1].before.end : 0, place = i ? edit[-1].after.end : 0;
    if (edit->before.start < behind || edit->before.end < edit->before.start)
        return "is out of order";
    if (edit->after.start - place != edit->before.start - behind || edit->after.start < place ||
        edit->after.end < edit->after.start ||
        edit->after.end - edit->after.start != emic_utf8_count(edit->text))
        return "is not where it belongs in the new text";
    if (!walk_to(at, edit->before.start))
        return "passes the end of the text";
    size_t start = at->byte;
    if (!walk_to(at, edit->before.end))
        return "passes the end of the text";
    emic_slice words = {at->text.data ? at->text.data + start : NULL, at->byte - start};
    if (list->originals && !emic_slice_equal(words, edit->words))
        return "was made of other words";
    return NULL;
}

emic_status emic_edit_check(const emic_edit_list *list, emic_slice text, emic_error *err)
{
    walk at = walk_begin(text);
    for (size_t i = 0; i < list->count; i++) {
        const char *fault = find_fault(list, i, &at);
        if (fault)
            return emic_fail(err, EMIC_INVALID, "edit %zu of %zu, at %u:%u, %s", i + 1, list->count,
                             list->items[i].before.start, list->items[i].before.end, fault);
    }
    return EMIC_OK;
}

static size_t put(char *to, size_t at, emic_slice text)
{
    if (text.length)
        memcpy(to + at, text.data, text.length);
    return at + text.length;
}

/* Writes the new text into `to` unless that is NULL; returns its bytes. */
static size_t write_text(const emic_edit_list *list, emic_slice text, bool ascii, char *to)
{
    walk at = {.text = text, .ascii = ascii};
    size_t length = 0;
    for (size_t i = 0; i < list->count; i++) {
        size_t kept = at.byte;
        walk_to(&at, list->items[i].before.start);
        emic_slice between = {text.data + kept, at.byte - kept};
        walk_to(&at, list->items[i].before.end);
        length = to ? put(to, put(to, length, between), list->items[i].text)
                    : length + between.length + list->items[i].text.length;
    }
    emic_slice rest = emic_slice_from(text, at.byte);
    return to ? put(to, length, rest) : length + rest.length;
}

emic_status emic_edit_apply(const emic_edit_list *list, emic_slice text, emic_arena *arena,
                            emic_slice *out, emic_error *err)
{
    EMIC_TRY(emic_edit_check(list, text, err));
    if (!text.data)
        text.data = "";
    bool ascii = emic_utf8_count(text) == text.length;
    size_t length = write_text(list, text, ascii, NULL);
    char *to = emic_arena_alloc(arena, length + 1);
    write_text(list, text, ascii, to);
    *out = (emic_slice){to, length};
    return EMIC_OK;
}

emic_status emic_edit_invert(const emic_edit_list *list, emic_arena *arena, emic_edit_list *out,
                             emic_error *err)
{
    if (!list->originals)
        return emic_fail(err, EMIC_INVALID,
                         "this edit list keeps no original words, so it leads nowhere back");
    emic_edit_list back = {.originals = true};
    for (size_t i = 0; i < list->count; i++) {
        const emic_edit *edit = &list->items[i];
        *EMIC_PUSH(arena, &back) = (emic_edit){
            .before = edit->after, .after = edit->before, .words = edit->text, .text = edit->words};
    }
    *out = back;
    return EMIC_OK;
}

void emic_edit_forget(const emic_edit_list *list, emic_arena *arena, emic_edit_list *out)
{
    emic_edit_list copy = {0};
    for (size_t i = 0; i < list->count; i++)
        emic_edit_add(&copy, list->items[i].before, (emic_slice){0},
                      emic_arena_copy(arena, list->items[i].text), arena);
    *out = copy;
}

/* --- Spans ----------------------------------------------------------------------------------- */

static bool is_insertion(const emic_edit *edit)
{
    return edit->before.start == edit->before.end;
}

/* How many edits begin before `point`. */
static size_t count_before(const emic_edit_list *list, uint32_t point)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].before.start < point)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Where `point` lies when the first `count` edits are those before it. */
static uint32_t shifted(const emic_edit_list *list, size_t count, uint32_t point)
{
    const emic_edit *last = count ? &list->items[count - 1] : NULL;
    return last ? last->after.end + (point - last->before.end) : point;
}

/* The edit that `point` lies strictly within, or NULL. `begun` edits begin before it. */
static const emic_edit *crossing(const emic_edit_list *list, size_t begun, uint32_t point)
{
    const emic_edit *last = begun ? &list->items[begun - 1] : NULL;
    return last && point < last->before.end ? last : NULL;
}

static emic_fate map_position(const emic_edit_list *list, uint32_t point, emic_span *out)
{
    size_t begun = count_before(list, point);
    const emic_edit *within = crossing(list, begun, point);
    if (within) {
        *out = (emic_span){within->after.start, within->after.start};
        return within->text.length ? EMIC_FATE_AMBIGUOUS : EMIC_FATE_LOST;
    }
    size_t inserted = begun;
    while (inserted < list->count && list->items[inserted].before.start == point &&
           is_insertion(&list->items[inserted]))
        inserted++;
    uint32_t place = shifted(list, inserted, point);
    *out = (emic_span){place, place};
    if (inserted > begun)
        return EMIC_FATE_AMBIGUOUS;
    return place == point ? EMIC_FATE_SAME : EMIC_FATE_MOVED;
}

emic_fate emic_edit_map(const emic_edit_list *list, emic_span span, emic_span *out)
{
    if (span.start >= span.end)
        return map_position(list, span.start, out);
    size_t first = count_before(list, span.start), behind = count_before(list, span.end);
    const emic_edit *left = crossing(list, first, span.start);
    const emic_edit *right = crossing(list, behind, span.end);
    while (!left && first < list->count && list->items[first].before.start == span.start &&
           is_insertion(&list->items[first]))
        first++;
    out->start = left ? left->after.start : shifted(list, first, span.start);
    out->end = right ? right->after.end : shifted(list, behind, span.end);
    if (out->start == out->end)
        return EMIC_FATE_LOST;
    if (left || right)
        return EMIC_FATE_AMBIGUOUS;
    if (first < behind)
        return EMIC_FATE_EDITED;
    return out->start == span.start ? EMIC_FATE_SAME : EMIC_FATE_MOVED;
}

const char *emic_fate_name(emic_fate fate)
{
    static const char *const names[] = {"same", "moved", "edited", "ambiguous", "lost"};
    assert(fate >= EMIC_FATE_SAME && fate <= EMIC_FATE_LOST);
    return names[fate];
}
