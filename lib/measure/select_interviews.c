/* From the study file to interviews and the codes in them, in one reading. */
#include "measure/select_interviews.h"
#include "study/speech.h"
#include "study/study_db.h"

static const char list_interviews[] =
    "SELECT d.id, d.name, d.current_revision, ifnull(d.participant, 0), c.id, c.start, c.code,"
    " c.added, c.polarity = 'contradicts' FROM document d"
    " LEFT JOIN coding c ON c.revision = d.current_revision"
    "  AND (?1 = 0 OR c.coder = ?1) AND (?2 = 0 OR c.round = ?2)"
    " ORDER BY d.name, d.id";
enum { DOCUMENT, NAME, REVISION, PARTICIPANT, CODING, START, CODE, ADDED, AGAINST };

/* Keeps the earliest coding: by time, then in the order in which they were stored. */
static void note_first(emic_interview *interview, const emic_cursor *cursor, emic_arena *arena)
{
    emic_slice added = emic_cursor_text(cursor, ADDED);
    emic_id coding = emic_cursor_int(cursor, CODING);
    int order = interview->coded.length ? emic_slice_compare(added, interview->coded) : -1;
    if (order > 0 || (order == 0 && coding > interview->first_coding))
        return;
    if (order != 0)
        interview->coded = emic_arena_copy(arena, added);
    interview->first_coding = coding;
}

static void add_code(const emic_cursor *cursor, const emic_cases *cases, const emic_speech *speech,
                     emic_arena *arena, emic_interviews *out)
{
    emic_id participant = emic_speech_participant(speech, emic_cursor_int(cursor, REVISION),
                                                  emic_cursor_int(cursor, PARTICIPANT),
                                                  (uint32_t)emic_cursor_int(cursor, START));
    emic_interview_code code = {.interview = out->list.count - 1, .code_at = -1};
    code.case_at = participant ? emic_cases_at(cases, participant) : -1;
    if (!emic_cursor_int(cursor, AGAINST))
        code.code_at = emic_codebook_at(&cases->codebook, emic_cursor_int(cursor, CODE));
    *EMIC_PUSH(arena, &out->codes) = code;
}

emic_status emic_interviews_load(emic_study *study, const emic_selection *selection,
                                 const emic_cases *cases, emic_arena *arena, emic_interviews *out,
                                 emic_error *err)
{
    emic_cursor cursor;
    emic_speech speech;
    bool more = false;
    emic_id last = 0;
    *out = (emic_interviews){0};
    EMIC_TRY(emic_speech_load(study, arena, &speech, err));
    EMIC_TRY(emic_db_query(emic_study_db(study), list_interviews,
                           EMIC_ROW(emic_int(selection->coder), emic_int(selection->round)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        if (out->list.count == 0 || emic_cursor_int(&cursor, DOCUMENT) != last)
            EMIC_PUSH(arena, &out->list)->name =
                emic_arena_copy(arena, emic_cursor_text(&cursor, NAME));
        last = emic_cursor_int(&cursor, DOCUMENT);
        if (emic_cursor_is_null(&cursor, CODING))
            continue;
        note_first(&out->list.items[out->list.count - 1], &cursor, arena);
        add_code(&cursor, cases, &speech, arena, out);
    }
    emic_cursor_close(&cursor);
    return status;
}

int emic_interview_compare(const emic_interview *a, const emic_interview *b)
{
    int order = emic_slice_compare(a->coded, b->coded);
    return order ? order
                 : (a->first_coding > b->first_coding) - (a->first_coding < b->first_coding);
}
