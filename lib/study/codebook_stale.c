/* Which codings are stale, and saying that they hold. A coding remembers the count of definitions
 * that its code had; the count goes up in codebook_row.c. */
#include "study/codebook_stale.h"
#include "study/study_db.h"

static const char list_stale[] =
    "SELECT c.id, c.definition, k.id FROM code k JOIN coding c ON c.code = k.id"
    " WHERE c.definition < k.definition AND c.revision IN"
    " (SELECT current_revision FROM document) ORDER BY c.id";

emic_status emic_codebook_stale_load(emic_study *study, emic_arena *arena, emic_stale_list *out,
                                     emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_stale_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_stale, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_stale_coding *coding = EMIC_PUSH(arena, out);
        coding->id = emic_cursor_int(&cursor, 0);
        coding->definition = emic_cursor_int(&cursor, 1);
        coding->code = emic_cursor_int(&cursor, 2);
    }
    emic_cursor_close(&cursor);
    return status;
}

int64_t emic_codebook_stale_find(const emic_stale_list *list, emic_id coding)
{
    size_t from = 0, end = list->count;
    while (from < end) {
        size_t middle = from + (end - from) / 2;
        if (list->items[middle].id == coding)
            return list->items[middle].definition;
        if (list->items[middle].id < coding)
            from = middle + 1;
        else
            end = middle;
    }
    return -1;
}

static const char recheck[] =
    "UPDATE coding SET definition = (SELECT definition FROM code WHERE id = coding.code)"
    " WHERE id = ?1 AND definition <> (SELECT definition FROM code WHERE id = coding.code)";
static const char recheck_code[] =
    "UPDATE coding SET definition = (SELECT definition FROM code WHERE id = ?1)"
    " WHERE code = ?1 AND definition <> (SELECT definition FROM code WHERE id = ?1)";
static const char count_coding[] = "SELECT count(*) FROM coding WHERE id = ?1";

emic_status emic_coding_recheck(emic_study *study, const emic_id *codings, size_t count,
                                int64_t *changed, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    *changed = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t found;
        emic_row row = EMIC_ROW(emic_int(codings[i]));
        EMIC_TRY(emic_db_int(db, count_coding, row, 0, &found, err));
        if (!found)
            return emic_fail(err, EMIC_NOT_FOUND, "no coding %lld; emic coding list shows the ids",
                             (long long)codings[i]);
        EMIC_TRY(emic_db_run(db, recheck, row, err));
        *changed += emic_db_changes(db);
    }
    return EMIC_OK;
}

emic_status emic_coding_recheck_code(emic_study *study, emic_id code, int64_t *changed,
                                     emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_run(db, recheck_code, EMIC_ROW(emic_int(code)), err));
    *changed = emic_db_changes(db);
    return EMIC_OK;
}
