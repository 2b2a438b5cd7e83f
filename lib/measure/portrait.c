/* From the codings of documents, which overlap, to stretches, which do not. */
#include "measure/portrait.h"
#include "measure/where.h"
#include "study/coder.h"
#include "study/document.h"
#include <stdlib.h>

/* A coding begins (+1) or ends (-1) here. */
typedef struct edge {
    uint32_t at;
    int code_at, sign;
} edge;

typedef struct portraying {
    emic_portrait *out;
    const bool *chosen; /* of each case; NULL: everybody who took part, and nobody's words too */
    bool *wanted;       /* of each code */
    emic_document_list list;
    emic_counted_documents documents; /* by revision */
    size_t *active;                   /* codes that hold, rising */
    size_t active_count;
    int *times; /* of each code: how many codings of it hold */
    emic_arena *arena;
} portraying;

/* Whether words of this case are in the base. */
static bool in_base(const portraying *work, int case_at)
{
    if (case_at < 0)
        return !work->chosen;
    return work->chosen ? work->chosen[case_at]
                        : !work->out->cases.items[case_at].participant.declined;
}

static bool speaks(const portraying *work, const emic_counted_document *document)
{
    if (!document->shared)
        return in_base(work, document->case_at);
    for (size_t i = 0; i < document->turns.count; i++)
        if (document->turns.items[i].case_at >= 0 &&
            in_base(work, document->turns.items[i].case_at))
            return true;
    return false;
}

static int by_place(const void *left, const void *right)
{
    const edge *a = left, *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

static edge *list_edges(const portraying *work, const emic_counted_document *document,
                        size_t *count)
{
    edge *edges = emic_arena_array(work->arena, document->segments.count * 2 + 1, sizeof *edges);
    *count = 0;
    for (size_t i = 0; i < document->segments.count; i++) {
        const emic_segment *segment = &document->segments.items[i];
        bool sound = segment->code_at >= 0 && segment->span.end <= document->characters;
        if (!sound || !work->wanted[segment->code_at] || !in_base(work, segment->case_at))
            continue;
        edges[(*count)++] = (edge){segment->span.start, segment->code_at, 1};
        edges[(*count)++] = (edge){segment->span.end, segment->code_at, -1};
    }
    qsort(edges, *count, sizeof *edges, by_place);
    return edges;
}

/* Keeps the list of codes that hold, in order. */
static void cross(portraying *work, const edge *one)
{
    size_t code = (size_t)one->code_at, at = 0;
    int before = work->times[code];
    work->times[code] += one->sign;
    while (at < work->active_count && work->active[at] < code)
        at++;
    size_t *place = work->active + at;
    if (before == 0 && one->sign > 0) {
        memmove(place + 1, place, (work->active_count++ - at) * sizeof *place);
        *place = code;
    } else if (work->times[code] == 0 && at < work->active_count && *place == code) {
        memmove(place, place + 1, (--work->active_count - at) * sizeof *place);
    }
}

/* The stretch goes on when the codes are the same as just before. */
static bool goes_on(const portraying *work, const emic_portrait_row *row, uint32_t start)
{
    const emic_portrait *out = work->out;
    if (out->stretches.count == row->first)
        return false;
    const emic_portrait_stretch *last = &out->stretches.items[out->stretches.count - 1];
    return last->span.end == start && last->count == work->active_count &&
           memcmp(out->codes.items + last->first, work->active,
                  last->count * sizeof *work->active) == 0;
}

static void add_stretch(portraying *work, const emic_portrait_row *row, emic_span span)
{
    emic_portrait *out = work->out;
    for (size_t i = 0; i < work->active_count; i++)
        out->covered[work->active[i]] += span.end - span.start;
    if (goes_on(work, row, span.start)) {
        out->stretches.items[out->stretches.count - 1].span.end = span.end;
        return;
    }
    *EMIC_PUSH(work->arena, &out->stretches) =
        (emic_portrait_stretch){span, out->codes.count, work->active_count};
    for (size_t i = 0; i < work->active_count; i++)
        *EMIC_PUSH(work->arena, &out->codes) = work->active[i];
}

static void add_row(portraying *work, emic_slice name, const emic_counted_document *document)
{
    emic_portrait *out = work->out;
    size_t count;
    const edge *edges = list_edges(work, document, &count);
    emic_portrait_row *row = EMIC_PUSH(work->arena, &out->rows);
    *row = (emic_portrait_row){.document = name, .first = out->stretches.count};
    row->characters = (uint32_t)document->characters;
    work->active_count = 0;
    for (size_t i = 0; i < count; i++) {
        cross(work, &edges[i]);
        if (i + 1 == count || edges[i + 1].at == edges[i].at || work->active_count == 0)
            continue;
        row->coded += edges[i + 1].at - edges[i].at;
        add_stretch(work, row, (emic_span){edges[i].at, edges[i + 1].at});
    }
    row->count = out->stretches.count - row->first;
}

static int by_revision(const void *left, const void *right)
{
    const emic_counted_document *a = left, *b = right;
    return (a->revision > b->revision) - (a->revision < b->revision);
}

static void try_row(portraying *work, const emic_document *named)
{
    const emic_counted_documents *all = &work->documents;
    const emic_counted_document key = {.revision = named->revision};
    const emic_counted_document *found =
        all->count ? bsearch(&key, all->items, all->count, sizeof key, by_revision) : NULL;
    if (found && speaks(work, found))
        add_row(work, named->name, found);
    else
        work->out->left_out++;
}

/* The documents asked for, in that order. */
static emic_status add_named(emic_study *study, portraying *work, emic_error *err)
{
    const emic_portrait_query *query = work->out->query;
    bool *taken = emic_arena_array(work->arena, work->list.count + 1, sizeof *taken);
    for (size_t i = 0; i < query->documents.count; i++) {
        emic_slice name = query->documents.items[i];
        size_t at = 0;
        emic_id id;
        EMIC_TRY(emic_document_find(study, name, &id, err));
        while (at + 1 < work->list.count && work->list.items[at].id != id)
            at++;
        if (taken[at])
            return emic_fail(err, EMIC_EXISTS, "the document \"%.*s\" is asked for twice",
                             EMIC_ARG(name));
        taken[at] = true;
        try_row(work, &work->list.items[at]);
    }
    return EMIC_OK;
}

static emic_status choose(portraying *work, emic_error *err)
{
    emic_portrait *out = work->out;
    const emic_where *where;
    EMIC_TRY(emic_where_parse(&out->cases, out->query->where, work->arena, &where, err));
    if (out->query->where.length)
        work->chosen = emic_where_select(where, &out->cases, work->arena, NULL);
    return emic_code_choice_flags(&out->cases.codebook, &out->query->codes, work->arena,
                                  &work->wanted, err);
}

static void count_absent(portraying *work)
{
    const emic_codebook *codebook = &work->out->cases.codebook;
    for (size_t at = 0; at < codebook->count; at++)
        work->out->absent += work->wanted[at] && !work->out->covered[at] &&
                             codebook->items[at].codable &&
                             !emic_slice_is(codebook->items[at].status, "retired");
}

emic_status emic_portrait_count(emic_study *study, const emic_portrait_query *query,
                                emic_arena *arena, emic_portrait *out, emic_error *err)
{
    emic_selection selection = {.round = query->round};
    portraying work = {.out = out, .arena = arena};
    *out = (emic_portrait){.query = query};
    if (query->coder.length)
        EMIC_TRY(emic_coder_find(study, query->coder, &selection.coder, err));
    EMIC_TRY(emic_cases_load(study, &selection, arena, &out->cases, err));
    EMIC_TRY(choose(&work, err));
    EMIC_TRY(emic_document_list_load(study, arena, &work.list, err));
    EMIC_TRY(emic_counted_documents_load(study, &selection, &out->cases, false, arena,
                                         &work.documents, err));
    size_t codes = out->cases.codebook.count;
    out->covered = emic_arena_array(arena, codes + 1, sizeof *out->covered);
    work.active = emic_arena_array(arena, codes + 1, sizeof *work.active);
    work.times = emic_arena_array(arena, codes + 1, sizeof *work.times);
    if (query->documents.count)
        EMIC_TRY(add_named(study, &work, err));
    for (size_t i = 0; query->documents.count == 0 && i < work.list.count; i++)
        try_row(&work, &work.list.items[i]);
    count_absent(&work);
    return EMIC_OK;
}
