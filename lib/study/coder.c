/* Coders. What they coded is coding.c's business. */
#include "study/coder.h"
#include "study/name.h"
#include "study/study_db.h"

static const char insert_coder[] =
    "INSERT INTO coder(name) VALUES (?1) ON CONFLICT (name) DO NOTHING";
static const char coder_id[] = "SELECT id FROM coder WHERE name = ?1";
static const char coder_names[] = "SELECT name FROM coder ORDER BY id";

emic_status emic_coder_add(emic_study *study, emic_slice name, emic_id *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    name = emic_slice_trim(name); /* as every reader of a file does */
    if (name.length == 0)
        return emic_fail(err, EMIC_INVALID, "the coder's name is empty");
    EMIC_TRY(emic_db_run(db, insert_coder, EMIC_ROW(emic_text(name)), err));
    return emic_db_int(db, coder_id, EMIC_ROW(emic_text(name)), 0, out, err);
}

emic_status emic_coder_find(emic_study *study, emic_slice name, emic_id *out, emic_error *err)
{
    return emic_name_find(study, "coder", coder_id, coder_names, name, out, err);
}

static const char list_coders[] =
    /* In the order of the index first, which leaves few rows to count documents in. */
    "WITH runs AS (SELECT revision, coder, count(*) AS n FROM coding INDEXED BY coding_once"
    " GROUP BY revision, code, coder),"
    " coded AS (SELECT coder, sum(n) AS codings, count(DISTINCT revision) AS documents FROM runs"
    " WHERE revision IN (SELECT current_revision FROM document) GROUP BY coder)"
    " SELECT k.id, k.name, ifnull(c.codings, 0), ifnull(c.documents, 0)"
    " FROM coder k LEFT JOIN coded c ON c.coder = k.id ORDER BY k.name";

emic_status emic_coder_list_load(emic_study *study, emic_arena *arena, emic_coder_list *out,
                                 emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_coder_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_coders, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_coder *coder = EMIC_PUSH(arena, out);
        coder->id = emic_cursor_int(&cursor, 0);
        coder->name = emic_arena_copy(arena, emic_cursor_text(&cursor, 1));
        coder->codings = emic_cursor_int(&cursor, 2);
        coder->documents = emic_cursor_int(&cursor, 3);
    }
    emic_cursor_close(&cursor);
    return status;
}

static const char rename_coder[] = "UPDATE coder SET name = ?2 WHERE id = ?1";

emic_status emic_coder_rename(emic_study *study, emic_slice name, emic_slice to, emic_error *err)
{
    emic_id coder, other;
    emic_db *db = emic_study_db(study);
    to = emic_slice_trim(to);
    if (to.length == 0)
        return emic_fail(err, EMIC_INVALID, "the coder's name is empty");
    EMIC_TRY(emic_coder_find(study, name, &coder, err));
    EMIC_TRY(emic_db_int(db, coder_id, EMIC_ROW(emic_text(to)), 0, &other, err));
    if (other && other != coder)
        return emic_fail(err, EMIC_EXISTS,
                         "there is a coder \"%.*s\" already; coders are not joined", EMIC_ARG(to));
    return emic_db_run(db, rename_coder, EMIC_ROW(emic_int(coder), emic_text(to)), err);
}
