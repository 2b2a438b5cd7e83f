/* Sub-bases. What a condition means is measure/where.c's business. */
#include "study/sub_base.h"
#include "base/csv.h"
#include "study/name.h"
#include "study/participant.h"
#include "study/study_db.h"

static const char insert_base[] =
    "INSERT INTO base(name, condition, added) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (name) DO NOTHING";
static const char insert_participant[] =
    "INSERT INTO base_participant(base, participant) VALUES (?1, ?2)"
    " ON CONFLICT (base, participant) DO NOTHING";

emic_status emic_sub_base_add(emic_study *study, emic_slice name, emic_slice condition,
                              const emic_id *participants, size_t count, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    name = emic_slice_trim(name); /* as every reader of a file does */
    if (name.length == 0)
        return emic_fail(err, EMIC_INVALID, "a sub-base needs a name");
    EMIC_TRY(emic_db_run(db, insert_base,
                         EMIC_ROW(emic_text(name), emic_text(condition), emic_study_now(study)),
                         err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_EXISTS,
                         "there is a sub-base \"%.*s\" already; remove it or choose another name",
                         EMIC_ARG(name));
    emic_id id = emic_db_last_id(db);
    for (size_t i = 0; i < count; i++)
        EMIC_TRY(emic_db_run(db, insert_participant,
                             EMIC_ROW(emic_int(id), emic_int(participants[i])), err));
    return EMIC_OK;
}

static const char base_id[] = "SELECT id FROM base WHERE name = ?1";
static const char base_names[] = "SELECT name FROM base ORDER BY id";

emic_status emic_sub_base_remove(emic_study *study, emic_slice name, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_id id;
    EMIC_TRY(emic_name_find(study, "base", base_id, base_names, name, &id, err));
    EMIC_TRY(emic_db_run(db, "DELETE FROM base_participant WHERE base = ?1",
                         EMIC_ROW(emic_int(id)), err));
    return emic_db_run(db, "DELETE FROM base WHERE id = ?1", EMIC_ROW(emic_int(id)), err);
}

static const char list_bases[] =
    "SELECT b.id, b.name, b.condition, ifnull(p.participant, 0) FROM base b"
    " LEFT JOIN base_participant p ON p.base = b.id ORDER BY b.id, p.participant";

emic_status emic_sub_base_list_load(emic_study *study, emic_arena *arena, emic_sub_base_list *out,
                                    emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_sub_base_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_bases, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_id id = emic_cursor_int(&cursor, 0);
        if (out->count == 0 || out->items[out->count - 1].id != id) {
            emic_sub_base *added = EMIC_PUSH(arena, out);
            added->id = id;
            added->name = emic_arena_copy(arena, emic_cursor_text(&cursor, 1));
            added->condition = emic_arena_copy(arena, emic_cursor_text(&cursor, 2));
        }
        emic_sub_base *base = &out->items[out->count - 1];
        if (emic_cursor_int(&cursor, 3))
            *EMIC_PUSH(arena, &base->participants) = emic_cursor_int(&cursor, 3);
    }
    emic_cursor_close(&cursor);
    return status;
}

static emic_status load_member(emic_study *study, const emic_csv *csv, const emic_csv_row *row,
                               const int at[3], emic_id base, emic_error *err)
{
    emic_id participant;
    emic_slice label = emic_slice_trim(row->fields[at[2]]);
    if (label.length == 0)
        return EMIC_OK;
    if (emic_participant_find(study, label, &participant, err) != EMIC_OK)
        return emic_csv_locate(csv, row, at[2], err);
    EMIC_TRY(emic_db_run(emic_study_db(study), insert_participant,
                         EMIC_ROW(emic_int(base), emic_int(participant)), err));
    if (emic_db_changes(emic_study_db(study)) > 0)
        return EMIC_OK;
    return emic_csv_fail(csv, row, at[2], err, EMIC_EXISTS,
                         "participant \"%.*s\" stands twice in this base", EMIC_ARG(label));
}

static emic_status load_rows(emic_study *study, emic_csv *csv, emic_arena *arena,
                             emic_load_summary *out, emic_error *err)
{
    static const char *const known[] = {"base", "condition", "participant", NULL};
    emic_slice last = {0}, condition = {0};
    emic_csv_row row;
    emic_id base = 0;
    int at[3];
    bool more = false;
    EMIC_TRY(emic_csv_columns(csv, known, 3, false, at, err));
    EMIC_TRY(emic_csv_next(csv, &row, &more, err));
    while (more) {
        emic_slice name = emic_slice_trim(row.fields[at[0]]);
        if (!base || !emic_slice_equal(name, last)) {
            if (emic_sub_base_add(study, name, row.fields[at[1]], NULL, 0, err) != EMIC_OK)
                return emic_csv_locate(csv, &row, at[0], err);
            base = emic_db_last_id(emic_study_db(study));
            last = emic_arena_copy(arena, name);
            condition = emic_arena_copy(arena, row.fields[at[1]]);
            out->added++;
        }
        if (!emic_slice_equal(row.fields[at[1]], condition))
            return emic_csv_fail(csv, &row, at[1], err, EMIC_INVALID,
                                 "the base \"%.*s\" has another condition in the row before",
                                 EMIC_ARG(name));
        EMIC_TRY(load_member(study, csv, &row, at, base, err));
        EMIC_TRY(emic_csv_next(csv, &row, &more, err));
    }
    return EMIC_OK;
}

emic_status emic_sub_base_load(emic_study *study, const char *path, emic_slice text,
                               emic_load_summary *out, emic_error *err)
{
    emic_csv *csv;
    *out = (emic_load_summary){0};
    EMIC_TRY(emic_csv_open(path, text, &csv, err));
    emic_arena *arena = emic_arena_open();
    emic_status status = load_rows(study, csv, arena, out, err);
    emic_arena_close(arena);
    emic_csv_close(csv);
    return status;
}

static const char list_members[] =
    "SELECT b.name, b.condition, ifnull(p.label, '') FROM base b"
    " LEFT JOIN base_participant m ON m.base = b.id LEFT JOIN participant p ON p.id = m.participant"
    " ORDER BY b.id, p.id";

emic_status emic_sub_base_write(emic_study *study, emic_strbuf *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_strbuf_puts(out, "base,condition,participant\n");
    EMIC_TRY(emic_db_query(emic_study_db(study), list_members, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        for (int column = 0; column < 3; column++)
            emic_csv_put(out, emic_cursor_text(&cursor, column));
        emic_csv_end(out);
    }
    emic_cursor_close(&cursor);
    return status;
}
