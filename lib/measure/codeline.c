/* The codings of one document laid over its turns. */
#include "measure/codeline.h"
#include "study/coder.h"
#include "study/coding.h"
#include <stdlib.h>

typedef struct laying {
    emic_codeline *out;
    bool *wanted; /* of each code */
    emic_coding_list codings;
    emic_coder_list coders;
    int *coder_of; /* of each coding: a coder, or 0 when coders have no lines of their own */
    int *line_of;  /* [code][coder]: a line, or -1 */
    size_t width;  /* coders of `line_of` */
    emic_arena *arena;
} laying;

static emic_status find_document(emic_study *study, const emic_codeline_query *query,
                                 emic_arena *arena, emic_slice *name, emic_id *out, emic_error *err)
{
    emic_document_list list = {0};
    *name = query->document;
    if (name->length)
        return emic_document_find(study, *name, out, err);
    EMIC_TRY(emic_document_list_load(study, arena, &list, err));
    if (list.count != 1)
        return emic_fail(err, EMIC_INVALID,
                         "a code line is of one document, and the study has %zu: name one of them",
                         list.count);
    *name = list.items[0].name;
    *out = list.items[0].id;
    return EMIC_OK;
}

static int find_coder(const emic_coder_list *coders, emic_id id)
{
    for (size_t i = 0; i < coders->count; i++)
        if (coders->items[i].id == id)
            return (int)i;
    return 0;
}

/* Numbers the codes, or codes and coders, that have codings. */
static void make_lines(laying *work)
{
    emic_codeline *out = work->out;
    size_t count = out->codebook.count * work->width;
    work->line_of = emic_arena_array(work->arena, count + 1, sizeof *work->line_of);
    work->coder_of = emic_arena_array(work->arena, work->codings.count + 1, sizeof *work->coder_of);
    for (size_t i = 0; i < count; i++)
        work->line_of[i] = -1;
    for (size_t i = 0; i < work->codings.count; i++) {
        const emic_coding_item *item = &work->codings.items[i];
        if (out->query->coders)
            work->coder_of[i] = find_coder(&work->coders, item->coding.coder);
        work->line_of[(size_t)item->code_at * work->width + (size_t)work->coder_of[i]] = 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (work->line_of[i] < 0)
            continue;
        work->line_of[i] = (int)out->lines.count;
        emic_codeline_line *line = EMIC_PUSH(work->arena, &out->lines);
        line->code_at = i / work->width;
        if (out->query->coders)
            line->coder = work->coders.items[i % work->width].name;
    }
}

/* The first turn that ends after `position`. */
static size_t first_turn(const emic_document_turns *turns, uint32_t position)
{
    size_t low = 0, high = turns->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (turns->items[middle].span.end <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Lays one coding over a row of marks, one a turn. */
static void lay(const laying *work, const emic_coding *coding, emic_codeline_line *line,
                emic_codeline_mark *marks)
{
    const emic_document_turns *turns = &work->out->turns;
    bool against = coding->polarity == EMIC_CONTRADICTS;
    size_t first = first_turn(turns, coding->span.start), at = first;
    for (; at < turns->count && turns->items[at].span.start < coding->span.end; at++) {
        marks[at].supporting += !against;
        marks[at].contradicting += against;
    }
    work->out->contradicting += against;
    work->out->outside += at == first;
    line->codings += at > first;
}

static void keep_marks(laying *work, const emic_codeline_mark *marks)
{
    emic_codeline *out = work->out;
    size_t turns = out->turns.count;
    for (size_t i = 0; i < out->lines.count; i++) {
        out->lines.items[i].first = out->marks.count;
        for (size_t turn = 0; turn < turns; turn++) {
            const emic_codeline_mark *mark = &marks[i * turns + turn];
            if (mark->supporting == 0 && mark->contradicting == 0)
                continue;
            emic_codeline_mark *kept = EMIC_PUSH(work->arena, &out->marks);
            *kept = *mark;
            kept->turn = turn;
        }
        out->lines.items[i].count = out->marks.count - out->lines.items[i].first;
    }
}

static void lay_all(laying *work)
{
    emic_codeline *out = work->out;
    size_t turns = out->turns.count;
    emic_codeline_mark *marks =
        emic_arena_array(work->arena, out->lines.count * turns + 1, sizeof *marks);
    for (size_t i = 0; i < work->codings.count; i++) {
        const emic_coding_item *item = &work->codings.items[i];
        int line = work->line_of[(size_t)item->code_at * work->width + (size_t)work->coder_of[i]];
        lay(work, &item->coding, &out->lines.items[line], marks + (size_t)line * turns);
    }
    keep_marks(work, marks);
}

static void count_absent(laying *work)
{
    const emic_codebook *codebook = &work->out->codebook;
    for (size_t at = 0; at < codebook->count; at++) {
        bool there = false;
        for (size_t coder = 0; coder < work->width; coder++)
            there |= work->line_of[at * work->width + coder] >= 0;
        work->out->absent += work->wanted[at] && !there && codebook->items[at].codable &&
                             !emic_slice_is(codebook->items[at].status, "retired");
    }
}

emic_status emic_codeline_count(emic_study *study, const emic_codeline_query *query,
                                emic_arena *arena, emic_codeline *out, emic_error *err)
{
    laying work = {.out = out, .arena = arena, .width = 1};
    emic_coding_filter filter = {.round = query->round};
    *out = (emic_codeline){.query = query};
    EMIC_TRY(find_document(study, query, arena, &out->document, &filter.document, err));
    if (query->coder.length)
        EMIC_TRY(emic_coder_find(study, query->coder, &filter.coder, err));
    EMIC_TRY(emic_codebook_load(study, arena, &out->codebook, err));
    EMIC_TRY(emic_code_choice_flags(&out->codebook, &query->codes, arena, &work.wanted, err));
    filter.codes = work.wanted;
    EMIC_TRY(emic_coding_list_load(study, &filter, &out->codebook, arena, &work.codings, err));
    EMIC_TRY(emic_document_turns_load(study, filter.document, arena, &out->turns, err));
    if (query->coders)
        EMIC_TRY(emic_coder_list_load(study, arena, &work.coders, err));
    if (work.coders.count > 1)
        work.width = work.coders.count;
    out->codings = (int64_t)work.codings.count;
    make_lines(&work);
    lay_all(&work);
    count_absent(&work);
    return EMIC_OK;
}
