/* From places that are replaced to edits and a new text. Where places overlap the longest counts,
 * and nothing that any of them covers is left. */
#include "privacy/pseudonymize_pass.h"
#include <stdlib.h>

bool emic_pass_is_earlier(const emic_pass *work, emic_span span)
{
    const emic_edit_list *earlier = work->input->earlier;
    size_t low = 0, high = earlier ? earlier->count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (earlier->items[middle].after.end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return earlier && low < earlier->count && earlier->items[low].after.start < span.end;
}

static int by_start(const void *left, const void *right)
{
    const emic_cover *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end < b->end) - (a->end > b->end);
}

static emic_span span_of(const emic_pass *work, const emic_cover *one)
{
    return (emic_span){(uint32_t)emic_text_point(&work->index, one->start),
                       (uint32_t)emic_text_point(&work->index, one->end)};
}

static void drop_earlier(emic_pass *work)
{
    size_t kept = 0;
    for (size_t i = 0; i < work->covers.count; i++)
        if (!emic_pass_is_earlier(work, span_of(work, &work->covers.items[i])))
            work->covers.items[kept++] = work->covers.items[i];
    work->covers.count = kept;
}

/* Covers that overlap become one, as wide as all of them, with what the longest puts in. */
static void join_covers(emic_pass *work)
{
    size_t kept = 0, longest = 0;
    emic_cover *items = work->covers.items;
    if (work->covers.count)
        qsort(items, work->covers.count, sizeof *items, by_start);
    for (size_t i = 0; i < work->covers.count; i++) {
        size_t length = items[i].end - items[i].start;
        if (kept == 0 || items[i].start >= items[kept - 1].end) {
            items[kept++] = items[i];
            longest = length;
            continue;
        }
        emic_cover *last = &items[kept - 1];
        if (length > longest) {
            last->put = items[i].put;
            last->source = items[i].source;
            longest = length;
        }
        last->end = last->end > items[i].end ? last->end : items[i].end;
    }
    work->covers.count = kept;
}

static emic_status make_edits(emic_pass *work, emic_error *err)
{
    emic_pseudonymized *out = work->out;
    emic_edit_source *sources = emic_arena_array(work->arena, work->covers.count, sizeof *sources);
    out->edits = (emic_edit_list){.originals = true};
    for (size_t i = 0; i < work->covers.count; i++) {
        const emic_cover *one = &work->covers.items[i];
        emic_slice words = {work->text.data + one->start, one->end - one->start};
        emic_edit_add(&out->edits, span_of(work, one), words, one->put, work->arena);
        sources[i] = one->source;
    }
    out->sources = sources;
    return emic_edit_apply(&out->edits, work->text, work->arena, &out->text, err);
}

static int by_place(const void *left, const void *right)
{
    const emic_undecided *a = left, *b = right;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->span.end < b->span.end) - (a->span.end > b->span.end);
}

/* In order, each place once, and none that is replaced as a part of something else. */
static void sort_undecided(emic_pass *work)
{
    size_t kept = 0, edit = 0;
    emic_pseudonymized *out = work->out;
    emic_undecided *items = out->undecided.items;
    if (out->undecided.count)
        qsort(items, out->undecided.count, sizeof *items, by_place);
    for (size_t i = 0; i < out->undecided.count; i++) {
        emic_span span = items[i].span;
        while (edit < out->edits.count && out->edits.items[edit].before.end <= span.start)
            edit++;
        bool replaced = edit < out->edits.count &&
                        out->edits.items[edit].before.start <= span.start &&
                        out->edits.items[edit].before.end >= span.end;
        bool within = kept && items[kept - 1].span.end >= span.end;
        if (!replaced && !within)
            items[kept++] = items[i];
    }
    out->undecided.count = kept;
}

emic_status emic_pass_finish(emic_pass *work, emic_error *err)
{
    drop_earlier(work);
    join_covers(work);
    EMIC_TRY(make_edits(work, err));
    sort_undecided(work);
    return EMIC_OK;
}
