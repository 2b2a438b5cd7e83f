/* Undoing rows. Statements are made from the names of tables and columns, and kept for the next
 * change of the same table. */
#include "store/db_revert.h"
#include "store/db_error.h"
#include "store/db_handle.h"
#include <sqlite3.h>
#include <stdio.h>

typedef struct table_columns {
    emic_slice name;
    emic_slice columns[EMIC_CHANGE_COLUMNS];
    int key[EMIC_CHANGE_COLUMNS];
    int count, key_count;
    sqlite3_stmt *remove; /* rows of one key, from one last part to another */
} table_columns;

typedef struct reverting {
    emic_db *db;
    emic_arena *arena;
    struct {
        table_columns *items;
        size_t count, capacity;
    } tables;
    /* The statement made last, for rows that change alike. */
    sqlite3_stmt *statement;
    const emic_change *made_for;
    emic_error *err;
} reverting;

static emic_status fail_sqlite(reverting *work)
{
    return emic_db_error(emic_db_handle(work->db), emic_db_path(work->db), work->err);
}

static emic_status prepare(reverting *work, const char *sql, sqlite3_stmt **out)
{
    if (sqlite3_prepare_v2(emic_db_handle(work->db), sql, -1, out, NULL) != SQLITE_OK)
        return fail_sqlite(work);
    return EMIC_OK;
}

/* --- Tables ----------------------------------------------------------------------------------- */

static const char list_columns[] = "SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid";

static emic_status load_columns(reverting *work, table_columns *table)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status;
    EMIC_TRY(emic_db_query(work->db, list_columns, EMIC_ROW(emic_text(table->name)), &cursor,
                           work->err));
    while ((status = emic_cursor_next(&cursor, &more, work->err)) == EMIC_OK && more &&
           table->count < EMIC_CHANGE_COLUMNS) {
        if (emic_cursor_int(&cursor, 1))
            table->key[table->key_count++] = table->count;
        table->columns[table->count++] = emic_arena_copy(work->arena, emic_cursor_text(&cursor, 0));
    }
    emic_cursor_close(&cursor);
    return status;
}

static emic_status find_table(reverting *work, const emic_change *change, table_columns **out)
{
    for (size_t i = 0; i < work->tables.count; i++) {
        *out = &work->tables.items[i];
        if (emic_slice_equal((*out)->name, change->table))
            return EMIC_OK;
    }
    *out = EMIC_PUSH(work->arena, &work->tables);
    (*out)->name = change->table;
    EMIC_TRY(load_columns(work, *out));
    if ((*out)->key_count == 0)
        return emic_fail(work->err, EMIC_CORRUPT, "the change set names no table of this file");
    return EMIC_OK;
}

/* Whether the columns and the key of a change fit its table. */
static bool fits(const emic_change *change, const table_columns *table)
{
    for (int i = 0; i < change->cell_count; i++)
        if (change->cells[i].column >= table->count)
            return false;
    return change->kind == EMIC_CHANGE_REMOVED || change->key_count == table->key_count;
}

static void add_name(emic_strbuf *sql, emic_slice name)
{
    emic_strbuf_printf(sql, "\"%.*s\"", EMIC_ARG(name));
}

/* --- Running ---------------------------------------------------------------------------------- */

static void bind(sqlite3_stmt *statement, int at, const emic_value *value)
{
    const char *data = value->bytes.data ? value->bytes.data : "";
    switch (value->kind) {
    case EMIC_VALUE_INT:
        sqlite3_bind_int64(statement, at, value->integer);
        break;
    case EMIC_VALUE_REAL:
        sqlite3_bind_double(statement, at, value->real);
        break;
    case EMIC_VALUE_TEXT:
        sqlite3_bind_text64(statement, at, data, value->bytes.length, SQLITE_STATIC, SQLITE_UTF8);
        break;
    case EMIC_VALUE_BLOB:
        sqlite3_bind_blob64(statement, at, data, value->bytes.length, SQLITE_STATIC);
        break;
    case EMIC_VALUE_NULL:
        sqlite3_bind_null(statement, at);
        break;
    }
}

/* Runs a statement that must touch exactly `rows` rows. */
static emic_status run(reverting *work, sqlite3_stmt *statement, const emic_change *change,
                       int64_t rows)
{
    int code = sqlite3_step(statement);
    int64_t touched = sqlite3_changes64(emic_db_handle(work->db));
    emic_status status = EMIC_OK;
    if (code == SQLITE_DONE && touched != rows)
        status = emic_fail(work->err, EMIC_INVALID, "what it did to \"%.*s\" was changed since",
                           EMIC_ARG(change->table));
    else if (code != SQLITE_DONE)
        status = fail_sqlite(work);
    sqlite3_reset(statement);
    return status;
}

/* --- Each kind of change ---------------------------------------------------------------------- */

static emic_status make_remove(reverting *work, table_columns *table)
{
    emic_strbuf sql = {0};
    int last = table->key_count - 1;
    emic_strbuf_puts(&sql, "DELETE FROM ");
    add_name(&sql, table->name);
    emic_strbuf_puts(&sql, " WHERE ");
    for (int i = 0; i < last; i++) {
        add_name(&sql, table->columns[table->key[i]]);
        emic_strbuf_printf(&sql, " = ?%d AND ", i + 1);
    }
    add_name(&sql, table->columns[table->key[last]]);
    emic_strbuf_printf(&sql, " BETWEEN ?%d AND ?%d", last + 1, last + 2);
    emic_status status = prepare(work, sql.data, &table->remove);
    emic_strbuf_close(&sql);
    return status;
}

static emic_status take_out(reverting *work, const emic_change *change, table_columns *table)
{
    int last = change->key_count - 1;
    emic_value end = change->key[last];
    end.integer += change->rows - 1;
    if (!table->remove)
        EMIC_TRY(make_remove(work, table));
    for (int i = 0; i <= last; i++)
        bind(table->remove, i + 1, &change->key[i]);
    bind(table->remove, last + 2, &end);
    return run(work, table->remove, change, change->rows);
}

/* Whether the statement made last is right for this change, too. */
static bool is_alike(const emic_change *a, const emic_change *b)
{
    if (!a || a->kind != b->kind || a->cell_count != b->cell_count ||
        !emic_slice_equal(a->table, b->table))
        return false;
    for (int i = 0; i < a->cell_count; i++)
        if (a->cells[i].column != b->cells[i].column)
            return false;
    return true;
}

static void write_insert(const emic_change *change, const table_columns *table, emic_strbuf *sql)
{
    emic_strbuf_puts(sql, "INSERT INTO ");
    add_name(sql, table->name);
    for (int i = 0; i < change->cell_count; i++) {
        emic_strbuf_puts(sql, i ? ", " : "(");
        add_name(sql, table->columns[change->cells[i].column]);
    }
    for (int i = 0; i < change->cell_count; i++)
        emic_strbuf_printf(sql, "%s?%d", i ? ", " : ") VALUES (", i + 1);
    emic_strbuf_putc(sql, ')');
}

/* Values come as: the old ones, the key, the new ones that must be there. */
static void write_update(const emic_change *change, const table_columns *table, emic_strbuf *sql)
{
    int at = 1;
    emic_strbuf_puts(sql, "UPDATE ");
    add_name(sql, table->name);
    for (int i = 0; i < change->cell_count; i++) {
        emic_strbuf_puts(sql, i ? ", " : " SET ");
        add_name(sql, table->columns[change->cells[i].column]);
        emic_strbuf_printf(sql, " = ?%d", at++);
    }
    for (int i = 0; i < change->key_count; i++) {
        emic_strbuf_puts(sql, i ? " AND " : " WHERE ");
        add_name(sql, table->columns[table->key[i]]);
        emic_strbuf_printf(sql, " = ?%d", at++);
    }
    for (int i = 0; i < change->cell_count; i++) {
        emic_strbuf_puts(sql, " AND ");
        add_name(sql, table->columns[change->cells[i].column]);
        emic_strbuf_printf(sql, " IS ?%d", at++);
    }
}

static emic_status change_row(reverting *work, const emic_change *change,
                              const table_columns *table)
{
    int at = 1;
    if (!is_alike(work->made_for, change)) {
        emic_strbuf sql = {0};
        sqlite3_finalize(work->statement);
        work->statement = NULL;
        work->made_for = NULL;
        (change->kind == EMIC_CHANGE_REMOVED ? write_insert : write_update)(change, table, &sql);
        emic_status status = prepare(work, sql.data, &work->statement);
        emic_strbuf_close(&sql);
        EMIC_TRY(status);
        work->made_for = change;
    }
    for (int i = 0; i < change->cell_count; i++)
        bind(work->statement, at++, &change->cells[i].before);
    for (int i = 0; change->kind == EMIC_CHANGE_SET && i < change->key_count; i++)
        bind(work->statement, at++, &change->key[i]);
    for (int i = 0; change->kind == EMIC_CHANGE_SET && i < change->cell_count; i++)
        bind(work->statement, at++, &change->cells[i].after);
    return run(work, work->statement, change, 1);
}

static emic_status revert_one(reverting *work, const emic_change *change)
{
    table_columns *table;
    EMIC_TRY(find_table(work, change, &table));
    if (!fits(change, table))
        return emic_fail(work->err, EMIC_CORRUPT, "the change set does not fit \"%.*s\"",
                         EMIC_ARG(change->table));
    return change->kind == EMIC_CHANGE_ADDED ? take_out(work, change, table)
                                             : change_row(work, change, table);
}

/* Broken foreign keys would be found by the commit: too late to say why. */
static emic_status check_foreign_keys(reverting *work)
{
    int broken = 0, most = 0;
    sqlite3_db_status(emic_db_handle(work->db), SQLITE_DBSTATUS_DEFERRED_FKS, &broken, &most, 0);
    if (broken)
        return emic_fail(work->err, EMIC_INVALID, "something that came later rests on it");
    return EMIC_OK;
}

emic_status emic_db_revert(emic_db *db, const emic_change_set *set, int64_t *rows, emic_error *err)
{
    reverting work = {.db = db, .arena = emic_arena_open(), .err = err};
    emic_status status = emic_db_script(db, "PRAGMA defer_foreign_keys = ON", err);
    *rows = 0;
    for (size_t i = set->count; status == EMIC_OK && i-- > 0;) {
        const emic_change *change = &set->items[i];
        status = revert_one(&work, change);
        *rows += change->kind == EMIC_CHANGE_ADDED ? change->rows : 1;
    }
    if (status == EMIC_OK)
        status = check_foreign_keys(&work);
    sqlite3_finalize(work.statement);
    for (size_t i = 0; i < work.tables.count; i++)
        sqlite3_finalize(work.tables.items[i].remove);
    emic_arena_close(work.arena);
    return status;
}
