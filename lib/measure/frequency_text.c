/* Counting in texts: documents, segments, turns and characters by group. A code's spans are those of
 * all codes below it too; each unit counts once however often it is coded. */
#include "measure/frequency.h"
#include <stdlib.h>

/* One document at hand. */
typedef struct text_count {
    emic_frequency *out;
    const emic_counted_document *document;
    emic_segment *scratch; /* room for all segments of the document */
    int64_t *found;        /* a group each: units of the code at hand */
} text_count;

static int by_place(const void *left, const void *right)
{
    const emic_segment *a = left, *b = right;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->span.end > b->span.end) - (a->span.end < b->span.end);
}

static int group_of(const text_count *count, int case_at)
{
    return case_at < 0 ? -1 : count->out->group_of[case_at];
}

/* Copies the segments of `group` with codes from..end to the scratch, in order of place. */
static size_t gather(const text_count *count, size_t from, size_t end, int group)
{
    size_t found = 0;
    for (size_t i = 0; i < count->document->segments.count; i++) {
        const emic_segment *segment = &count->document->segments.items[i];
        bool fits = (size_t)segment->code_at >= from && (size_t)segment->code_at < end &&
                    group_of(count, segment->case_at) == group;
        if (fits)
            count->scratch[found++] = *segment;
    }
    if (found)
        qsort(count->scratch, found, sizeof *count->scratch, by_place);
    return found;
}

static int64_t count_spans(const emic_segment *segments, size_t count)
{
    int64_t different = 0;
    for (size_t i = 0; i < count; i++)
        different += i == 0 || by_place(&segments[i - 1], &segments[i]) != 0;
    return different;
}

static int64_t count_characters(const emic_segment *segments, size_t count)
{
    int64_t covered = 0;
    uint32_t reached = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t start = segments[i].span.start > reached ? segments[i].span.start : reached;
        if (segments[i].span.end <= start)
            continue;
        covered += segments[i].span.end - start;
        reached = segments[i].span.end;
    }
    return covered;
}

/* Turns of `group` that one of the segments (in order of start) touches. */
static int64_t count_turns(const text_count *count, size_t segments, int group)
{
    int64_t touched = 0;
    size_t next = 0;
    uint32_t reached = 0; /* the furthest end of the segments that begin before the turn's end */
    for (size_t i = 0; i < count->document->turns.count; i++) {
        const emic_counted_turn *turn = &count->document->turns.items[i];
        while (next < segments && count->scratch[next].span.start < turn->span.end) {
            if (count->scratch[next].span.end > reached)
                reached = count->scratch[next].span.end;
            next++;
        }
        touched += reached > turn->span.start && group_of(count, turn->case_at) == group;
    }
    return touched;
}

static int64_t count_units(const text_count *count, size_t from, size_t end, int group)
{
    size_t segments = gather(count, from, end, group);
    switch (count->out->query->unit) {
    case EMIC_UNIT_SEGMENTS:
        return count_spans(count->scratch, segments);
    case EMIC_UNIT_CHARACTERS:
        return count_characters(count->scratch, segments);
    case EMIC_UNIT_TURNS:
        return count_turns(count, segments, group);
    case EMIC_UNIT_DOCUMENTS:
    case EMIC_UNIT_PARTICIPANTS:
        break;
    }
    return segments > 0;
}

/* Adds what was found by group. A document of several groups is one document in the total. */
static void add_found(const text_count *count, int64_t *sums)
{
    const emic_frequency *out = count->out;
    int64_t total = 0;
    for (size_t group = 0; group < out->group_count; group++) {
        int64_t found = count->found[group];
        sums[group] += found;
        bool once = out->query->unit == EMIC_UNIT_DOCUMENTS;
        total = once ? (total || found) : total + found;
    }
    sums[out->group_count] += total;
}

/* What there is to count in, by group: the N of this document. */
static void size_document(const text_count *count)
{
    const emic_frequency *out = count->out;
    const emic_counted_document *document = count->document;
    emic_unit unit = out->query->unit;
    size_t every = out->cases.codebook.count;
    for (size_t group = 0; group < out->group_count; group++) {
        int at = (int)group;
        bool own = group_of(count, document->case_at) == at;
        int64_t size = unit == EMIC_UNIT_SEGMENTS ? count_units(count, 0, every, at) : 0;
        if (!document->shared && own && unit == EMIC_UNIT_CHARACTERS)
            size = (int64_t)document->characters;
        if (!document->shared && own && unit == EMIC_UNIT_DOCUMENTS)
            size = 1;
        for (size_t i = 0; i < document->turns.count; i++) {
            const emic_counted_turn *turn = &document->turns.items[i];
            if (group_of(count, turn->case_at) != at)
                continue;
            if (unit == EMIC_UNIT_TURNS)
                size++;
            else if (unit == EMIC_UNIT_CHARACTERS && document->shared)
                size += turn->span.end - turn->span.start;
            else if (unit == EMIC_UNIT_DOCUMENTS && document->shared)
                size = 1;
        }
        count->found[group] = size;
    }
}

static void count_document(const text_count *count)
{
    emic_frequency *out = count->out;
    size_t width = out->group_count + 1;
    size_document(count);
    add_found(count, out->sizes);
    for (size_t row = 0; row < out->row_count; row++) {
        size_t from = out->rows[row], end = out->cases.codebook.items[from].end;
        for (size_t group = 0; group < out->group_count; group++)
            count->found[group] = count_units(count, from, end, (int)group);
        add_found(count, out->n + row * width);
    }
}

emic_status emic_frequency_count_texts(emic_study *study, const emic_selection *selection,
                                       emic_frequency *out, emic_error *err)
{
    emic_counted_documents documents;
    size_t most = 0;
    bool turns = out->query->unit == EMIC_UNIT_TURNS;
    EMIC_TRY(emic_counted_documents_load(study, selection, &out->cases, turns, out->arena,
                                         &documents, err));
    for (size_t i = 0; i < documents.count; i++)
        if (documents.items[i].segments.count > most)
            most = documents.items[i].segments.count;
    text_count count = {
        .out = out,
        .scratch = emic_arena_array(out->arena, most + 1, sizeof *count.scratch),
        .found = emic_arena_array(out->arena, out->group_count + 1, sizeof *count.found),
    };
    for (size_t i = 0; i < documents.count; i++) {
        count.document = &documents.items[i];
        count_document(&count);
        bool nobodys = count.document->case_at < 0 && !count.document->shared;
        out->unattributed += nobodys;
    }
    return EMIC_OK;
}
