/* Passages carried through a comparison of two texts. What comes from a list of edits is checked
 * against the words themselves: an edit list knows positions alone. */
#include "study/carry.h"

/* How much must be left of a passage (1 of so many letters), and how many letters tell one place
 * from another for certain. */
enum { LEAST_PART = 4, TELLING_LETTERS = 12 };

void emic_carry_make(const emic_text_index *before, const emic_text_index *after, emic_arena *arena,
                     emic_carry *out)
{
    emic_diff *diff = emic_arena_array(arena, 1, sizeof *diff);
    emic_diff_make(before, after, arena, diff);
    *out = (emic_carry){.diff = diff};
    emic_span gap[2] = {{0}};
    for (size_t i = 0; i <= diff->kept.count; i++) {
        emic_diff_stretch next = {(uint32_t)before->points, (uint32_t)after->points, 0};
        if (i < diff->kept.count)
            next = diff->kept.items[i];
        gap[0].end = next.before;
        gap[1].end = next.after;
        if (gap[0].start < gap[0].end || gap[1].start < gap[1].end)
            *EMIC_PUSH(arena, &out->edits) =
                (emic_edit){gap[0], gap[1], {0}, emic_text_words(after, gap[1])};
        gap[0].start = next.before + next.length;
        gap[1].start = next.after + next.length;
    }
}

static bool is_same(const emic_diff *diff, emic_span before, emic_span after)
{
    return emic_slice_equal(emic_text_words(diff->before, before),
                            emic_text_words(diff->after, after));
}

/* Moves an end that would part a word which it did not part before to the end of that word. */
static bool widen_to_words(const emic_diff *diff, emic_span before, emic_span *after)
{
    emic_span wide = *after;
    if (!emic_diff_is_within(diff->before, before.start))
        while (emic_diff_is_within(diff->after, wide.start))
            wide.start--;
    if (!emic_diff_is_within(diff->before, before.end))
        while (emic_diff_is_within(diff->after, wide.end))
            wide.end++;
    bool widened = wide.start != after->start || wide.end != after->end;
    *after = wide;
    return widened;
}

static bool is_loose(const emic_diff *diff, emic_span span)
{
    size_t low = 0, high = diff->loose.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (diff->loose.items[middle].end < span.end)
            low = middle + 1;
        else
            high = middle;
    }
    return low < diff->loose.count && diff->loose.items[low].start <= span.start;
}

/* --- Moved ------------------------------------------------------------------------------------ */

/* The first stretch that ends behind `point`. */
static size_t first_behind(const emic_diff_stretches *list, uint32_t point)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].before + list->items[middle].length <= point)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether the span lies within a block that was moved. */
static bool is_moved(const emic_diff *diff, emic_span span, emic_span *out)
{
    size_t at = first_behind(&diff->moved, span.start);
    if (at == diff->moved.count)
        return false;
    emic_diff_stretch block = diff->moved.items[at];
    if (block.before > span.start || block.before + block.length < span.end)
        return false;
    out->start = block.after + (span.start - block.before);
    out->end = out->start + (span.end - span.start);
    return true;
}

/* --- Changed ---------------------------------------------------------------------------------- */

/* What stretches keep of a span: its letters, and from where to where they stand now. */
typedef struct remains {
    uint32_t letters;
    emic_span place;
    bool ordered;
} remains;

static remains remains_in(const emic_diff *diff, const emic_diff_stretches *list, emic_span span)
{
    remains out = {.ordered = true};
    for (size_t i = first_behind(list, span.start);
         i < list->count && list->items[i].before < span.end; i++) {
        emic_diff_stretch part = list->items[i];
        uint32_t start = part.before > span.start ? part.before : span.start;
        uint32_t end = part.before + part.length < span.end ? part.before + part.length : span.end;
        emic_span after = {part.after + (start - part.before), part.after + (end - part.before)};
        if (out.letters == 0)
            out.place.start = after.start;
        else
            out.ordered &= after.start >= out.place.end;
        out.letters += emic_diff_letters(diff, (emic_span){start, end});
        out.place.end = after.end;
    }
    return out;
}

/* Some of the words changed: whether enough is left to say what they are now. */
static emic_fate map_changed(const emic_carry *carry, emic_span span, emic_fate fate,
                             emic_span *out)
{
    const emic_diff *diff = carry->diff;
    uint32_t letters = emic_diff_letters(diff, span);
    remains kept = remains_in(diff, &diff->kept, span);
    remains moved = remains_in(diff, &diff->moved, span);
    if (moved.letters > kept.letters && moved.letters * LEAST_PART >= letters) {
        bool close =
            moved.ordered && (moved.place.end - moved.place.start) / 2 <= span.end - span.start;
        *out = close ? moved.place : (emic_span){0};
        widen_to_words(diff, span, out);
        return close ? EMIC_FATE_EDITED : EMIC_FATE_AMBIGUOUS;
    }
    if (kept.letters == 0 || kept.letters * LEAST_PART < letters || out->start == out->end) {
        *out = (emic_span){0};
        return EMIC_FATE_LOST;
    }
    widen_to_words(diff, span, out);
    return fate;
}

/* The words stand elsewhere, as a whole: whether that is certain. */
static emic_fate map_standing(const emic_diff *diff, emic_span span, emic_span mapped,
                              emic_span place, emic_span *out)
{
    emic_span once;
    bool inside = place.start >= mapped.start && place.end <= mapped.end;
    bool telling = inside || emic_diff_letters(diff, span) >= TELLING_LETTERS;
    *out = place;
    if (!telling || emic_diff_places(diff, span, false, &once) != 1)
        return EMIC_FATE_AMBIGUOUS;
    return inside ? EMIC_FATE_SAME : EMIC_FATE_MOVED;
}

emic_fate emic_carry_span(const emic_carry *carry, emic_span span, emic_span *out)
{
    const emic_diff *diff = carry->diff;
    emic_fate fate = emic_edit_map(&carry->edits, span, out);
    emic_span place;
    if (fate <= EMIC_FATE_MOVED && is_same(diff, span, *out)) {
        if (is_loose(diff, span))
            return EMIC_FATE_AMBIGUOUS;
        return widen_to_words(diff, span, out) ? EMIC_FATE_EDITED : EMIC_FATE_SAME;
    }
    if (is_moved(diff, span, &place) && is_same(diff, span, place)) {
        *out = place;
        return widen_to_words(diff, span, out) ? EMIC_FATE_EDITED : EMIC_FATE_MOVED;
    }
    size_t places = emic_diff_places(diff, span, true, &place);
    if (places == 1)
        return map_standing(diff, span, *out, place, out);
    fate = map_changed(carry, span, fate, out);
    return places && fate == EMIC_FATE_LOST ? EMIC_FATE_AMBIGUOUS : fate;
}
