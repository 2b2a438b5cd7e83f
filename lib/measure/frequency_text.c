/* Counting in texts: documents, segments, turns and characters by group. A code's spans are those
 * of all codes below it too; each unit counts once however often it is coded. Whose words a coding
 * covers is select.c's business; whose a turn is, and the characters in it, the turn itself says.
 */
#include "measure/frequency.h"
#include <stdlib.h>

/* One document at hand. Its parts are its turns, or the whole of it where one participant speaks
 * and turns do not matter. */
typedef struct text_count {
    emic_frequency *out;
    const emic_counted_document *document;
    emic_counted_turn whole;
    const emic_counted_turn *parts;
    size_t part_count;
    emic_segment *scratch; /* room for all segments of the document */
    int64_t *found; /* units of the code at hand: one figure a group, the last for nobody's */
} text_count;

static int by_place(const void *left, const void *right)
{
    const emic_segment *a = left, *b = right;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->span.end > b->span.end) - (a->span.end < b->span.end);
}

/* Where to count what is this case's, or NULL when the case is not in the base. */
static int64_t *place_of(const text_count *count, int case_at)
{
    if (case_at < 0)
        return &count->found[count->out->group_count];
    int group = count->out->group_of[case_at];
    return group < 0 ? NULL : &count->found[group];
}

/* Copies the segments with codes from..end to the scratch, in order of place. */
static size_t gather(const text_count *count, size_t from, size_t end)
{
    size_t found = 0;
    for (size_t i = 0; i < count->document->segments.count; i++) {
        const emic_segment *segment = &count->document->segments.items[i];
        if ((size_t)segment->code_at >= from && (size_t)segment->code_at < end)
            count->scratch[found++] = *segment;
    }
    return found;
}

/* Different spans; or, for documents, whether there is one. */
static void count_spans(const text_count *count, size_t segments)
{
    for (size_t i = 0; i < segments; i++) {
        int64_t *place = place_of(count, count->scratch[i].case_at);
        if (!place || (i && by_place(&count->scratch[i - 1], &count->scratch[i]) == 0))
            continue;
        *place = count->out->query->unit == EMIC_UNIT_DOCUMENTS ? 1 : *place + 1;
    }
}

/* Makes overlapping segments one; returns how many remain. */
static size_t merge(emic_segment *segments, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        emic_span *last = kept ? &segments[kept - 1].span : NULL;
        if (!last || segments[i].span.start > last->end)
            segments[kept++] = segments[i];
        else if (segments[i].span.end > last->end)
            last->end = segments[i].span.end;
    }
    return kept;
}

/* Characters of `part` that the segments, which do not overlap, cover. `*next` moves past those
 * before it. */
static int64_t covered(const text_count *count, size_t segments, emic_span part, size_t *next)
{
    int64_t characters = 0;
    while (*next < segments && count->scratch[*next].span.end <= part.start)
        ++*next;
    for (size_t i = *next; i < segments && count->scratch[i].span.start < part.end; i++) {
        emic_span span = count->scratch[i].span;
        uint32_t start = span.start > part.start ? span.start : part.start;
        characters += (span.end < part.end ? span.end : part.end) - start;
    }
    return characters;
}

static void count_parts(const text_count *count, size_t segments)
{
    size_t next = 0;
    segments = merge(count->scratch, segments);
    for (size_t i = 0; i < count->part_count; i++) {
        int64_t characters = covered(count, segments, count->parts[i].span, &next);
        int64_t *place = place_of(count, count->parts[i].case_at);
        if (place)
            *place += count->out->query->unit == EMIC_UNIT_TURNS ? characters > 0 : characters;
    }
}

/* Units with a code of from..end, by group. */
static void count_units(const text_count *count, size_t from, size_t end)
{
    bool parts = count->out->query->unit == EMIC_UNIT_TURNS ||
                 count->out->query->unit == EMIC_UNIT_CHARACTERS;
    memset(count->found, 0, (count->out->group_count + 1) * sizeof *count->found);
    size_t segments = gather(count, from, end);
    if (parts)
        count_parts(count, segments);
    else
        count_spans(count, segments);
}

/* All units there are, by group: the N of this document. */
static void size_units(const text_count *count)
{
    emic_unit unit = count->out->query->unit;
    if (unit == EMIC_UNIT_SEGMENTS) {
        count_units(count, 0, count->out->cases.codebook.count);
        return;
    }
    memset(count->found, 0, (count->out->group_count + 1) * sizeof *count->found);
    for (size_t i = 0; i < count->part_count; i++) {
        const emic_counted_turn *part = &count->parts[i];
        int64_t *place = place_of(count, part->case_at);
        if (!place)
            continue;
        if (unit == EMIC_UNIT_CHARACTERS)
            *place += part->span.end - part->span.start;
        else
            *place = unit == EMIC_UNIT_DOCUMENTS ? 1 : *place + 1;
    }
}

/* Adds what was found by group, and returns how much. A document of several groups is one document
 * in the total. */
static int64_t add_found(const text_count *count, int64_t *sums)
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
    return total;
}

/* A document in which several known participants speak is somebody's, whoever else speaks there. */
static void add_nobodys(const text_count *count)
{
    bool whole = count->out->query->unit == EMIC_UNIT_DOCUMENTS;
    if (!whole || !count->document->shared)
        count->out->unattributed += count->found[count->out->group_count];
}

static void count_document(text_count *count, emic_counted_document *document)
{
    emic_frequency *out = count->out;
    size_t width = out->group_count + 1;
    bool turns = document->shared || out->query->unit == EMIC_UNIT_TURNS;
    count->document = document;
    count->whole = (emic_counted_turn){{0, (uint32_t)document->characters}, document->case_at};
    count->parts = turns ? document->turns.items : &count->whole;
    count->part_count = turns ? document->turns.count : 1;
    if (document->segments.count)
        qsort(document->segments.items, document->segments.count, sizeof(emic_segment), by_place);
    size_units(count);
    int64_t total = add_found(count, out->sizes);
    out->shared += document->shared && total > 0;
    add_nobodys(count);
    for (size_t row = 0; row < out->row_count; row++) {
        size_t from = out->rows[row];
        count_units(count, from, out->cases.codebook.items[from].end);
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
    for (size_t i = 0; i < documents.count; i++)
        count_document(&count, &documents.items[i]);
    return EMIC_OK;
}
