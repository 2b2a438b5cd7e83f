/* Counting in texts: documents, segments, turns and characters by group. A code's spans are those
 * of all codes below it too; each unit counts once however often it is coded. Whose words a coding
 * covers is select_texts.c's business; whose a turn is, and the characters in it, the turn itself
 * says. */
#include "measure/frequency.h"
#include "measure/select_codings.h"
#include "measure/select_texts.h"

/* One document at hand. Its parts are its turns, or the whole of it where one participant speaks
 * and turns do not matter. */
typedef struct text_count {
    emic_frequency *out;
    const emic_counted_document *document;
    emic_counted_turn whole;
    const emic_counted_turn *parts;
    size_t part_count;
    const emic_segments *segments;          /* of the document, */
    size_t *ends;                           /* and where those of each code end in `sorted` */
    emic_segment *sorted, *scratch, *spare; /* room for all of them */
    size_t room;
    int64_t *found; /* units of the code at hand: one figure a group, the last for nobody's */
} text_count;

/* Where to count what is this case's, or NULL when the case is not in the base. */
static int64_t *place_of(const text_count *count, int case_at)
{
    if (case_at < 0)
        return &count->found[count->out->group_count];
    int group = count->out->group_of[case_at];
    return group < 0 ? NULL : &count->found[group];
}

/* --- In order of place ------------------------------------------------------------------------ */

static uint64_t place_key(const emic_segment *segment)
{
    return (uint64_t)segment->span.start << 32 | segment->span.end;
}

/* Where the run that begins at `from` ends: the codings of a code by a coder are in order. */
static size_t run_end(const emic_segment *segments, size_t from, size_t count)
{
    while (++from < count && place_key(&segments[from - 1]) <= place_key(&segments[from]))
        ;
    return from;
}

/* Joins two runs, which end at `middle` and `end`. */
static void join_runs(const emic_segment *from, size_t start, size_t middle, size_t end,
                      emic_segment *to)
{
    size_t left = start, right = middle;
    for (size_t at = start; at < end; at++) {
        bool first =
            right == end || (left < middle && place_key(&from[left]) <= place_key(&from[right]));
        to[at] = first ? from[left++] : from[right++];
    }
}

/* Orders the scratch: runs are joined two by two until one is left. */
static void sort_scratch(text_count *count, size_t segments)
{
    while (run_end(count->scratch, 0, segments) < segments) {
        for (size_t start = 0, end; start < segments; start = end) {
            size_t middle = run_end(count->scratch, start, segments);
            end = middle < segments ? run_end(count->scratch, middle, segments) : middle;
            join_runs(count->scratch, start, middle, end, count->spare);
        }
        emic_segment *sorted = count->spare;
        count->spare = count->scratch;
        count->scratch = sorted;
    }
}

/* Copies the segments with codes from..end to the scratch, in order of place. */
static size_t gather(text_count *count, size_t from, size_t end)
{
    size_t first = from ? count->ends[from - 1] : 0, found = end ? count->ends[end - 1] - first : 0;
    if (found)
        memcpy(count->scratch, count->sorted + first, found * sizeof *count->scratch);
    sort_scratch(count, found);
    return found;
}

/* Puts the segments of the document in order of their codes, and as they are within one. */
static void sort_by_code(text_count *count)
{
    const emic_segments *segments = count->segments;
    size_t codes = count->out->cases.codebook.count, sum = 0;
    memset(count->ends, 0, (codes + 1) * sizeof *count->ends);
    for (size_t i = 0; i < segments->count; i++)
        if (segments->items[i].code_at >= 0)
            count->ends[segments->items[i].code_at]++;
    for (size_t code = 0; code < codes; code++) { /* the starts; filling moves them to the ends */
        size_t its = count->ends[code];
        count->ends[code] = sum;
        sum += its;
    }
    for (size_t i = 0; i < segments->count; i++)
        if (segments->items[i].code_at >= 0)
            count->sorted[count->ends[segments->items[i].code_at]++] = segments->items[i];
}

/* --- Counting --------------------------------------------------------------------------------- */

/* Different spans; or, for documents, whether there is one. */
static void count_spans(const text_count *count, size_t segments)
{
    for (size_t i = 0; i < segments; i++) {
        int64_t *place = place_of(count, count->scratch[i].case_at);
        if (!place || (i && place_key(&count->scratch[i - 1]) == place_key(&count->scratch[i])))
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

/* The first part from `low` on that ends after `position`. */
static size_t find_part(const text_count *count, size_t low, uint32_t position)
{
    size_t high = count->part_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (count->parts[middle].span.end <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Characters that both have. */
static int64_t shared_characters(emic_span a, emic_span b)
{
    uint32_t start = a.start > b.start ? a.start : b.start, end = a.end < b.end ? a.end : b.end;
    return start < end ? end - start : 0;
}

static void count_parts(const text_count *count, size_t segments)
{
    bool turns = count->out->query->unit == EMIC_UNIT_TURNS;
    size_t part = 0, counted = 0; /* parts before this one are counted */
    segments = merge(count->scratch, segments);
    for (size_t i = 0; i < segments; i++) {
        emic_span span = count->scratch[i].span;
        part = find_part(count, part, span.start);
        for (size_t at = part; at < count->part_count && count->parts[at].span.start < span.end;
             at++) {
            int64_t characters = shared_characters(span, count->parts[at].span);
            int64_t *place = place_of(count, count->parts[at].case_at);
            if (!place || characters == 0 || (turns && at < counted))
                continue;
            *place += turns ? 1 : characters;
            counted = at + 1;
        }
    }
}

/* Units with a code of from..end, by group. */
static void count_units(text_count *count, size_t from, size_t end)
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
static void size_units(text_count *count)
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

/* Room for the segments of the document, which may be more than any before had. */
static void make_room(text_count *count)
{
    emic_arena *arena = count->out->arena;
    if (count->segments->count <= count->room)
        return;
    count->room = 2 * count->segments->count;
    count->sorted = emic_arena_array(arena, count->room, sizeof *count->sorted);
    count->scratch = emic_arena_array(arena, count->room, sizeof *count->scratch);
    count->spare = emic_arena_array(arena, count->room, sizeof *count->spare);
}

static void count_document(text_count *count, const emic_counted_document *document)
{
    emic_frequency *out = count->out;
    size_t width = out->group_count + 1;
    bool turns = document->shared || out->query->unit == EMIC_UNIT_TURNS;
    count->document = document;
    count->whole = (emic_counted_turn){{0, (uint32_t)document->characters}, document->case_at};
    count->parts = turns ? document->turns.items : &count->whole;
    count->part_count = turns ? document->turns.count : 1;
    make_room(count);
    sort_by_code(count);
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

static emic_status count_documents(emic_study *study, const emic_selection *selection,
                                   text_count *count, emic_error *err)
{
    emic_counted_documents documents;
    emic_segments segments;
    emic_frequency *out = count->out;
    EMIC_TRY(emic_counted_documents_list(study, &out->cases, out->query->unit == EMIC_UNIT_TURNS,
                                         out->arena, &documents, err));
    emic_status status =
        emic_segments_open(study, selection, &out->cases, &documents, out->arena, &segments, err);
    count->segments = &segments;
    for (size_t i = 0; status == EMIC_OK && i < documents.count; i++) {
        status = emic_segments_take(&segments, &documents.items[i], err);
        if (status == EMIC_OK)
            count_document(count, &documents.items[i]);
    }
    emic_segments_close(&segments);
    return status;
}

emic_status emic_frequency_count_texts(emic_study *study, const emic_selection *selection,
                                       emic_frequency *out, emic_error *err)
{
    emic_error ignored;
    text_count count = {
        .out = out,
        .ends = emic_arena_array(out->arena, out->cases.codebook.count + 1, sizeof *count.ends),
        .found = emic_arena_array(out->arena, out->group_count + 1, sizeof *count.found),
    };
    EMIC_TRY(emic_query_hold(study, err));
    emic_status status = count_documents(study, selection, &count, err);
    emic_status released = emic_query_release(study, status == EMIC_OK ? err : &ignored);
    return status == EMIC_OK ? released : status;
}
