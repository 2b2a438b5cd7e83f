/* Saved tables. What the parameters mean is the business of the measure they belong to. */
#include "study/saved_table.h"
#include "study/name.h"
#include "study/study_db.h"

static const char insert_table[] =
    "INSERT INTO saved_table(name, parameters, added) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (name) DO UPDATE SET parameters = excluded.parameters"
    " WHERE parameters <> excluded.parameters";

emic_status emic_saved_table_add(emic_study *study, emic_slice name, emic_slice parameters,
                                 emic_error *err)
{
    if (!emic_name_is_plain(name))
        return emic_fail(err, EMIC_INVALID,
                         "table name \"%.*s\": up to 64 letters, digits, - and _ are allowed",
                         EMIC_ARG(name));
    return emic_db_run(emic_study_db(study), insert_table,
                       EMIC_ROW(emic_text(name), emic_text(parameters), emic_study_now(study)),
                       err);
}

static const char list_tables[] = "SELECT name, parameters FROM saved_table ORDER BY name";

emic_status emic_saved_table_list_load(emic_study *study, emic_arena *arena,
                                       emic_saved_table_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_saved_table_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_tables, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_saved_table *table = EMIC_PUSH(arena, out);
        table->name = emic_arena_copy(arena, emic_cursor_text(&cursor, 0));
        table->parameters = emic_arena_copy(arena, emic_cursor_text(&cursor, 1));
    }
    emic_cursor_close(&cursor);
    return status;
}

static const char table_id[] = "SELECT id FROM saved_table WHERE name = ?1";
static const char table_names[] = "SELECT name FROM saved_table ORDER BY name";

emic_status emic_saved_table_remove(emic_study *study, emic_slice name, emic_error *err)
{
    emic_id id;
    EMIC_TRY(emic_name_find(study, "table", table_id, table_names, name, &id, err));
    return emic_db_run(emic_study_db(study), "DELETE FROM saved_table WHERE id = ?1",
                       EMIC_ROW(emic_int(id)), err);
}
