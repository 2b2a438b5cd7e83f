/* Revisions as they are told. How one comes about is succession.c's business. */
#include "study/document_history.h"
#include "study/study_db.h"

static const char list_revisions[] =
    "SELECT r.number, r.added, r.why, r.characters, r.id = d.current_revision, r.text IS NULL,"
    " (SELECT count(*) FROM coding c WHERE c.revision = r.id) FROM revision r"
    " JOIN document d ON d.id = r.document WHERE d.id = ?1 ORDER BY r.number";

emic_status emic_document_history_load(emic_study *study, emic_id document, emic_arena *arena,
                                       emic_document_history *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_document_history){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_revisions, EMIC_ROW(emic_int(document)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = (emic_document_revision){
            .number = emic_cursor_int(&cursor, 0),
            .added = emic_arena_copy(arena, emic_cursor_text(&cursor, 1)),
            .why = emic_arena_copy(arena, emic_cursor_text(&cursor, 2)),
            .characters = emic_cursor_int(&cursor, 3),
            .current = emic_cursor_int(&cursor, 4) != 0,
            .withheld = emic_cursor_int(&cursor, 5) != 0,
            .codings = emic_cursor_int(&cursor, 6),
        };
    emic_cursor_close(&cursor);
    return status;
}

static const char revision_text[] =
    "SELECT text, characters FROM revision WHERE document = ?1 AND number = ?2";

static emic_status read_text(const emic_cursor *cursor, int64_t number, emic_arena *arena,
                             emic_text_index *out, emic_error *err)
{
    if (emic_cursor_is_null(cursor, 0))
        return emic_fail(err, EMIC_REFUSED,
                         "the text of revision %lld is withheld: only its length and digest are "
                         "here",
                         (long long)number);
    emic_slice text = emic_arena_copy(arena, emic_cursor_text(cursor, 0));
    if (emic_utf8_valid(text, NULL)) {
        emic_text_index_load(out, text, arena);
        if ((int64_t)out->points == emic_cursor_int(cursor, 1))
            return EMIC_OK;
    }
    return emic_fail(err, EMIC_CORRUPT,
                     "the stored text of revision %lld is damaged; restore a copy of the study",
                     (long long)number);
}

emic_status emic_document_history_text(emic_study *study, emic_id document, int64_t number,
                                       emic_arena *arena, emic_text_index *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), revision_text,
                           EMIC_ROW(emic_int(document), emic_int(number)), &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    if (status == EMIC_OK && more)
        status = read_text(&cursor, number, arena, out, err);
    else if (status == EMIC_OK)
        status = emic_fail(err, EMIC_NOT_FOUND,
                           "there is no revision %lld; emic document log "
                           "lists them",
                           (long long)number);
    emic_cursor_close(&cursor);
    return status;
}
