/* Filling a matrix: participants by their case values, segments by where they stand. */
#include "measure/matrix.h"
#include "base/suggestion.h"
#include "study/coder.h"
#include <stdlib.h>

emic_status emic_matrix_cells_find(emic_slice name, emic_matrix_cells *out, emic_error *err)
{
    static const char *const names[] = {"presence", "count", "state", NULL};
    for (int i = 0; names[i]; i++) {
        *out = (emic_matrix_cells)i;
        if (emic_slice_is(name, names[i]))
            return EMIC_OK;
    }
    return emic_fail_unknown(err, NULL, 0, 0, "cells", name, names);
}

static int64_t case_cell(const emic_matrix *matrix, const emic_case *one, size_t code)
{
    emic_case_value value = emic_case_rolled(&matrix->frequency->cases, one, code);
    if (matrix->cells == EMIC_MATRIX_STATE)
        return value;
    bool judged = matrix->frequency->cases.codebook.items[code].rule == EMIC_RULE_JUDGED;
    if (value == EMIC_NOT_ASKED || (judged && value == EMIC_UNJUDGED))
        return EMIC_MATRIX_UNKNOWN;
    return value == EMIC_AFFIRMED;
}

/* The participants of the base, in their order. `*item_of` gets the item of each case, or -1. */
static void take_participants(emic_matrix *out, int *item_of)
{
    const emic_frequency *frequency = out->frequency;
    for (size_t i = 0; i < frequency->cases.count; i++) {
        const emic_case *one = &frequency->cases.items[i];
        item_of[i] = -1;
        if (frequency->group_of[i] < 0)
            continue;
        int64_t *values = out->values + out->count * frequency->row_count;
        out->names[out->count] = one->participant.label;
        out->groups[out->count] = frequency->groups[frequency->group_of[i]];
        for (size_t row = 0; out->cells != EMIC_MATRIX_COUNT && row < frequency->row_count; row++)
            values[row] = case_cell(out, one, frequency->rows[row]);
        item_of[i] = (int)out->count++;
    }
}

/* --- Segments --------------------------------------------------------------------------------- */

/* A segment as it counts for one code: its own, or one above it. */
typedef struct counted_segment {
    int row, item;
    emic_span span;
} counted_segment;

typedef struct counted_segments {
    counted_segment *items;
    size_t count, capacity;
} counted_segments;

static int by_place(const void *left, const void *right)
{
    const counted_segment *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    if (a->item != b->item)
        return a->item < b->item ? -1 : 1;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->span.end > b->span.end) - (a->span.end < b->span.end);
}

/* The row of each code of the codebook, or -1. */
static int *rows_of_codes(const emic_frequency *frequency, emic_arena *arena)
{
    int *row_of = emic_arena_array(arena, frequency->cases.codebook.count + 1, sizeof *row_of);
    for (size_t i = 0; i < frequency->cases.codebook.count; i++)
        row_of[i] = -1;
    for (size_t row = 0; row < frequency->row_count; row++)
        row_of[frequency->rows[row]] = (int)row;
    return row_of;
}

/* Counts the different spans of a document, whose segments are of `item`, or (-1) of whoever's they
 * are. */
static void count_document(emic_matrix *out, const emic_counted_document *document, int item,
                           const int *item_of, const int *row_of)
{
    const emic_frequency *frequency = out->frequency;
    const emic_codebook *codebook = &frequency->cases.codebook;
    emic_arena *scratch = emic_arena_open();
    counted_segments list = {0};
    for (size_t i = 0; i < document->segments.count; i++) {
        const emic_segment *segment = &document->segments.items[i];
        int of = segment->case_at < 0 ? -1 : item_of[segment->case_at];
        for (int code = of < 0 ? -1 : segment->code_at; code >= 0;
             code = codebook->items[code].parent)
            if (row_of[code] >= 0)
                *EMIC_PUSH(scratch, &list) =
                    (counted_segment){row_of[code], item < 0 ? of : item, segment->span};
    }
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, by_place);
    for (size_t i = 0; i < list.count; i++)
        if (i == 0 || by_place(&list.items[i - 1], &list.items[i]) != 0)
            out->values[(size_t)list.items[i].item * frequency->row_count +
                        (size_t)list.items[i].row]++;
    emic_arena_close(scratch);
}

/* The group of whoever of the base speaks in the document, empty when they are of several; false
 * when nobody of the base does. */
static bool group_of_document(const emic_frequency *frequency,
                              const emic_counted_document *document, emic_slice *out)
{
    int group = -1;
    bool several = false;
    for (size_t i = 0; i < (document->shared ? document->turns.count : 1); i++) {
        int case_at = document->shared ? document->turns.items[i].case_at : document->case_at;
        int its = case_at < 0 ? -1 : frequency->group_of[case_at];
        several |= group >= 0 && its >= 0 && its != group;
        group = its >= 0 ? its : group;
    }
    *out = group < 0 || several ? EMIC_LITERAL("") : frequency->groups[group];
    return group >= 0;
}

static void take_documents(const emic_counted_documents *documents, const int *item_of,
                           const int *row_of, emic_matrix *out)
{
    for (size_t i = 0; i < documents->count; i++) {
        const emic_counted_document *document = &documents->items[i];
        if (!group_of_document(out->frequency, document, &out->groups[out->count]))
            continue;
        out->names[out->count] = document->name;
        count_document(out, document, (int)out->count++, item_of, row_of);
    }
    size_t cells = out->count * out->frequency->row_count;
    for (size_t i = 0; out->cells == EMIC_MATRIX_PRESENCE && i < cells; i++)
        out->values[i] = out->values[i] > 0;
}

static void make_room(emic_matrix *out, size_t items, emic_arena *arena)
{
    out->names = emic_arena_array(arena, items + 1, sizeof *out->names);
    out->groups = emic_arena_array(arena, items + 1, sizeof *out->groups);
    out->values =
        emic_arena_array(arena, (items + 1) * (out->frequency->row_count + 1), sizeof *out->values);
}

emic_status emic_matrix_count(emic_study *study, const emic_frequency *frequency, bool of_documents,
                              emic_matrix_cells cells, emic_arena *arena, emic_matrix *out,
                              emic_error *err)
{
    emic_selection selection = {.round = frequency->query->round};
    emic_counted_documents documents = {0};
    *out = (emic_matrix){.frequency = frequency, .of_documents = of_documents, .cells = cells};
    if (of_documents && cells == EMIC_MATRIX_STATE)
        return emic_fail(err, EMIC_INVALID,
                         "states are those of participants: a document has codings, no answers");
    if (frequency->query->coder.length)
        EMIC_TRY(emic_coder_find(study, frequency->query->coder, &selection.coder, err));
    if (of_documents || cells == EMIC_MATRIX_COUNT)
        EMIC_TRY(emic_counted_documents_load(study, &selection, &frequency->cases, false, arena,
                                             &documents, err));
    make_room(out, of_documents ? documents.count : frequency->cases.count, arena);
    int *item_of = emic_arena_array(arena, frequency->cases.count + 1, sizeof *item_of);
    int *row_of = rows_of_codes(frequency, arena);
    if (of_documents) {
        for (size_t i = 0; i < frequency->cases.count; i++)
            item_of[i] = frequency->group_of[i];
        take_documents(&documents, item_of, row_of, out);
        return EMIC_OK;
    }
    take_participants(out, item_of);
    for (size_t i = 0; i < documents.count; i++)
        count_document(out, &documents.items[i], -1, item_of, row_of);
    return EMIC_OK;
}
