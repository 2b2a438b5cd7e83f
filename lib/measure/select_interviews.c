/* From the study file to interviews and the codes in them. */
#include "measure/select_interviews.h"
#include "measure/select_codings.h"
#include "measure/select_texts.h"
#include <stdlib.h>

typedef struct interviewing {
    const emic_counted_documents *documents;
    emic_segments segments;
    size_t *place; /* of each document: its interview */
    emic_arena *arena;
    emic_interviews *out;
} interviewing;

/* --- When ------------------------------------------------------------------------------------- */

/* The packed codings do not say it. */
static const char list_times[] = "SELECT id, revision, added FROM coding"
                                 " WHERE (?1 = 0 OR coder = ?1) AND (?2 = 0 OR round = ?2)";

/* Keeps the earliest coding: by time, then in the order in which they were stored. */
static void note_first(emic_interview *interview, emic_id coding, emic_slice added,
                       emic_arena *arena)
{
    int order = interview->coded.length ? emic_slice_compare(added, interview->coded) : -1;
    if (order > 0 || (order == 0 && coding > interview->first_coding))
        return;
    if (order != 0)
        interview->coded = emic_arena_copy(arena, added);
    interview->first_coding = coding;
}

static emic_status load_times(interviewing *work, emic_study *study,
                              const emic_selection *selection, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status;
    emic_id last = 0; /* codings of a text mostly come in a row */
    const emic_counted_document *document = NULL;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_times,
                           EMIC_ROW(emic_int(selection->coder), emic_int(selection->round)),
                           &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_id revision = emic_cursor_int(&cursor, 1);
        if (revision != last)
            document = emic_counted_document_at(work->documents, revision);
        last = revision;
        if (document)
            note_first(&work->out->list.items[work->place[document - work->documents->items]],
                       emic_cursor_int(&cursor, 0), emic_cursor_text(&cursor, 2), work->arena);
    }
    emic_cursor_close(&cursor);
    return status;
}

/* --- Which codes ------------------------------------------------------------------------------ */

static void add_code(interviewing *work, size_t interview, int code_at, int case_at)
{
    *EMIC_PUSH(work->arena, &work->out->codes) =
        (emic_interview_code){.interview = interview, .code_at = code_at, .case_at = case_at};
}

/* Where several speak it depends on the place whose words they are. */
static emic_status add_shared(interviewing *work, const emic_counted_document *document,
                              size_t interview, emic_error *err)
{
    EMIC_TRY(emic_segments_take(&work->segments, document, err));
    for (size_t i = 0; i < work->segments.count; i++)
        add_code(work, interview, work->segments.items[i].code_at, work->segments.items[i].case_at);
    return EMIC_OK;
}

static emic_status add_alone(interviewing *work, const emic_counted_document *document,
                             size_t interview, emic_error *err)
{
    emic_segment_group group;
    bool more;
    EMIC_TRY(emic_segments_begin(&work->segments, document, err));
    EMIC_TRY(emic_segments_group_next(&work->segments, &group, &more, err));
    while (more) {
        if (group.count)
            add_code(work, interview, group.code_at, document->case_at);
        if (group.against)
            add_code(work, interview, -1, document->case_at);
        EMIC_TRY(emic_segments_group_next(&work->segments, &group, &more, err));
    }
    return EMIC_OK;
}

/* --- The whole -------------------------------------------------------------------------------- */

static int by_name(const void *left, const void *right)
{
    const emic_counted_document *const *a = left, *const *b = right;
    return emic_slice_compare((*a)->name, (*b)->name);
}

static emic_status load_all(interviewing *work, emic_study *study, const emic_selection *selection,
                            emic_error *err)
{
    size_t count = work->documents->count;
    const emic_counted_document **order = emic_arena_array(work->arena, count + 1, sizeof *order);
    work->place = emic_arena_array(work->arena, count + 1, sizeof *work->place);
    for (size_t i = 0; i < count; i++)
        order[i] = &work->documents->items[i];
    qsort(order, count, sizeof *order, by_name);
    for (size_t i = 0; i < count; i++) {
        work->place[order[i] - work->documents->items] = i;
        EMIC_PUSH(work->arena, &work->out->list)->name = order[i]->name;
        EMIC_TRY((order[i]->shared ? add_shared : add_alone)(work, order[i], i, err));
    }
    return load_times(work, study, selection, err);
}

static emic_status load_held(emic_study *study, const emic_selection *selection,
                             const emic_cases *cases, interviewing *work, emic_error *err)
{
    emic_counted_documents documents;
    EMIC_TRY(emic_counted_documents_list(study, cases, false, work->arena, &documents, err));
    work->documents = &documents;
    emic_status status =
        emic_segments_open(study, selection, cases, &documents, work->arena, &work->segments, err);
    work->segments.against = true;
    if (status == EMIC_OK)
        status = load_all(work, study, selection, err);
    emic_segments_close(&work->segments);
    return status;
}

emic_status emic_interviews_load(emic_study *study, const emic_selection *selection,
                                 const emic_cases *cases, emic_arena *arena, emic_interviews *out,
                                 emic_error *err)
{
    emic_error ignored;
    interviewing work = {.arena = arena, .out = out};
    *out = (emic_interviews){0};
    EMIC_TRY(emic_query_hold(study, err));
    emic_status status = load_held(study, selection, cases, &work, err);
    emic_status released = emic_query_release(study, status == EMIC_OK ? err : &ignored);
    return status == EMIC_OK ? released : status;
}

int emic_interview_compare(const emic_interview *a, const emic_interview *b)
{
    int order = emic_slice_compare(a->coded, b->coded);
    return order ? order
                 : (a->first_coding > b->first_coding) - (a->first_coding < b->first_coding);
}
