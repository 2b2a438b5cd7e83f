/* Undoing rows. Statements are made from the names of tables and columns, and kept for the next
 * change of the same table. */
#include "store/db_revert.h"
#include "store/db_error.h"
#include "store/db_handle.h"
#include <sqlite3.h>
#include <stdlib.h>

/* For which changes a statement is right: those of one table that are about the same columns. */
typedef struct row_form {
    emic_row_change kind;
    const emic_table_shape *table; /* NULL: none yet */
    int columns[EMIC_TABLE_COLUMNS];
    int count;
} row_form;

struct emic_reverting {
    emic_db *db;
    emic_arena *arena;
    emic_table_shape_list tables;
    sqlite3_stmt **removing; /* one a table: rows of one key, from one last part to another */
    sqlite3_stmt *statement; /* the one made last for a single row */
    row_form form;
    emic_error *err;
};

static emic_status fail_sqlite(emic_reverting *work)
{
    return emic_db_error(emic_db_handle(work->db), emic_db_path(work->db), work->err);
}

static emic_status prepare(emic_reverting *work, emic_strbuf *sql, sqlite3_stmt **out)
{
    int code = sqlite3_prepare_v2(emic_db_handle(work->db), sql->data, -1, out, NULL);
    emic_strbuf_close(sql);
    return code == SQLITE_OK ? EMIC_OK : fail_sqlite(work);
}

/* Whether the columns and the key of a change fit its table. */
static bool fits(const emic_change *change, const emic_table_shape *table)
{
    for (int i = 0; i < change->cell_count; i++)
        if (change->cells[i].column >= table->count)
            return false;
    return change->kind == EMIC_ROW_REMOVED || change->key_count == table->key_count;
}

/* --- Running ---------------------------------------------------------------------------------- */

/* Runs a statement that must touch exactly `rows` rows. */
static emic_status run(emic_reverting *work, sqlite3_stmt *statement, const emic_change *change,
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

static emic_status make_removing(emic_reverting *work, const emic_table_shape *table,
                                 sqlite3_stmt **out)
{
    emic_strbuf sql = {0};
    int last = table->key_count - 1;
    emic_strbuf_puts(&sql, "DELETE FROM ");
    emic_db_quote(&sql, table->name);
    emic_strbuf_puts(&sql, " WHERE ");
    for (int i = 0; i < last; i++) {
        emic_db_quote(&sql, table->columns[table->key[i]]);
        emic_strbuf_printf(&sql, " = ?%d AND ", i + 1);
    }
    emic_db_quote(&sql, table->columns[table->key[last]]);
    emic_strbuf_printf(&sql, " BETWEEN ?%d AND ?%d", last + 1, last + 2);
    return prepare(work, &sql, out);
}

static emic_status take_out(emic_reverting *work, const emic_change *change,
                            const emic_table_shape *table)
{
    int last = change->key_count - 1;
    emic_value end = change->key[last];
    sqlite3_stmt **statement = &work->removing[table - work->tables.items];
    end.integer += change->rows - 1;
    if (!*statement)
        EMIC_TRY(make_removing(work, table, statement));
    for (int i = 0; i <= last; i++)
        emic_value_bind(*statement, i + 1, &change->key[i]);
    emic_value_bind(*statement, last + 2, &end);
    return run(work, *statement, change, change->rows);
}

static void write_insert(const row_form *form, emic_strbuf *sql)
{
    emic_strbuf_puts(sql, "INSERT INTO ");
    emic_db_quote(sql, form->table->name);
    for (int i = 0; i < form->count; i++) {
        emic_strbuf_puts(sql, i ? ", " : "(");
        emic_db_quote(sql, form->table->columns[form->columns[i]]);
    }
    for (int i = 0; i < form->count; i++)
        emic_strbuf_printf(sql, "%s?%d", i ? ", " : ") VALUES (", i + 1);
    emic_strbuf_putc(sql, ')');
}

/* Values come as: the old ones, the key, the new ones that must be there. */
static void write_update(const row_form *form, emic_strbuf *sql)
{
    int at = 1;
    const emic_table_shape *table = form->table;
    emic_strbuf_puts(sql, "UPDATE ");
    emic_db_quote(sql, table->name);
    for (int i = 0; i < form->count; i++) {
        emic_strbuf_puts(sql, i ? ", " : " SET ");
        emic_db_quote(sql, table->columns[form->columns[i]]);
        emic_strbuf_printf(sql, " = ?%d", at++);
    }
    for (int i = 0; i < table->key_count; i++) {
        emic_strbuf_puts(sql, i ? " AND " : " WHERE ");
        emic_db_quote(sql, table->columns[table->key[i]]);
        emic_strbuf_printf(sql, " = ?%d", at++);
    }
    for (int i = 0; i < form->count; i++) {
        emic_strbuf_puts(sql, " AND ");
        emic_db_quote(sql, table->columns[form->columns[i]]);
        emic_strbuf_printf(sql, " IS ?%d", at++);
    }
}

/* Whether the statement made last is right for this change, too. */
static bool has_form(const row_form *form, const emic_change *change, const emic_table_shape *table)
{
    if (form->table != table || form->kind != change->kind || form->count != change->cell_count)
        return false;
    for (int i = 0; i < form->count; i++)
        if (form->columns[i] != change->cells[i].column)
            return false;
    return true;
}

static emic_status make_statement(emic_reverting *work, const emic_change *change,
                                  const emic_table_shape *table)
{
    emic_strbuf sql = {0};
    row_form *form = &work->form;
    sqlite3_finalize(work->statement);
    work->statement = NULL;
    *form = (row_form){.kind = change->kind, .table = table, .count = change->cell_count};
    for (int i = 0; i < form->count; i++)
        form->columns[i] = change->cells[i].column;
    (change->kind == EMIC_ROW_REMOVED ? write_insert : write_update)(form, &sql);
    emic_status status = prepare(work, &sql, &work->statement);
    if (status != EMIC_OK)
        form->table = NULL;
    return status;
}

static emic_status change_row(emic_reverting *work, const emic_change *change,
                              const emic_table_shape *table)
{
    int at = 1;
    bool set = change->kind == EMIC_ROW_SET;
    if (!has_form(&work->form, change, table))
        EMIC_TRY(make_statement(work, change, table));
    for (int i = 0; i < change->cell_count; i++)
        emic_value_bind(work->statement, at++, &change->cells[i].before);
    for (int i = 0; set && i < change->key_count; i++)
        emic_value_bind(work->statement, at++, &change->key[i]);
    for (int i = 0; set && i < change->cell_count; i++)
        emic_value_bind(work->statement, at++, &change->cells[i].after);
    return run(work, work->statement, change, 1);
}

/* --- The whole -------------------------------------------------------------------------------- */

emic_status emic_db_revert_open(emic_db *db, emic_reverting **out, emic_error *err)
{
    emic_reverting *work = emic_memory_alloc(sizeof *work);
    *work = (emic_reverting){.db = db, .arena = emic_arena_open()};
    *out = NULL;
    emic_status status = emic_db_tables_load(db, work->arena, &work->tables, err);
    if (status != EMIC_OK) {
        emic_db_revert_close(work);
        return status;
    }
    sqlite3_db_config(emic_db_handle(db), SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
    work->removing = emic_arena_array(work->arena, work->tables.count, sizeof *work->removing);
    *out = work;
    return EMIC_OK;
}

static emic_status revert_one(emic_reverting *work, const emic_change *change)
{
    const emic_table_shape *table = emic_db_table_find(&work->tables, change->table);
    if (!table || table->key_count == 0 || !fits(change, table))
        return emic_fail(work->err, EMIC_CORRUPT, "the change set does not fit the table \"%.*s\"",
                         EMIC_ARG(change->table));
    return change->kind == EMIC_ROW_ADDED ? take_out(work, change, table)
                                          : change_row(work, change, table);
}

emic_status emic_db_revert(emic_reverting *work, const emic_change_set *set, emic_error *err)
{
    work->err = err;
    for (size_t i = set->count; i-- > 0;)
        EMIC_TRY(revert_one(work, &set->items[i]));
    return EMIC_OK;
}

static const char find_broken[] = "SELECT 1 FROM pragma_foreign_key_check LIMIT 1";

emic_status emic_db_revert_check(emic_reverting *work, emic_error *err)
{
    int64_t broken = 0;
    EMIC_TRY(emic_db_int(work->db, find_broken, EMIC_NO_VALUES, 0, &broken, err));
    if (broken)
        return emic_fail(err, EMIC_INVALID, "something that came later rests on it");
    return EMIC_OK;
}

void emic_db_revert_close(emic_reverting *work)
{
    if (!work)
        return;
    sqlite3_db_config(emic_db_handle(work->db), SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    sqlite3_finalize(work->statement);
    for (size_t i = 0; work->removing && i < work->tables.count; i++)
        sqlite3_finalize(work->removing[i]);
    emic_arena_close(work->arena);
    free(work);
}
