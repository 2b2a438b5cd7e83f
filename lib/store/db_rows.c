/* Tables and rows by name. */
#include "store/db_rows.h"
#include "store/db_foreign.h"
#include "store/db_handle.h"
#include <sqlite3.h>

static const char list_columns[] =
    "SELECT t.name, t.wr, c.name, c.pk, c.type FROM pragma_table_list t"
    " JOIN pragma_table_info(t.name) c"
    " WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name, c.cid";

static emic_value_kind kind_of(emic_slice type)
{
    if (emic_slice_is(type, "TEXT"))
        return EMIC_VALUE_TEXT;
    if (emic_slice_is(type, "BLOB"))
        return EMIC_VALUE_BLOB;
    return emic_slice_is(type, "REAL") ? EMIC_VALUE_REAL : EMIC_VALUE_INT;
}

static emic_status add_column(const emic_cursor *row, emic_arena *arena,
                              emic_table_shape_list *tables, emic_error *err)
{
    emic_slice name = emic_cursor_text(row, 0);
    emic_table_shape *table = tables->count ? &tables->items[tables->count - 1] : NULL;
    if (!table || !emic_slice_equal(table->name, name)) {
        table = EMIC_PUSH(arena, tables);
        table->name = emic_arena_copy(arena, name);
        table->has_rowid = !emic_cursor_int(row, 1);
    }
    if (table->count == EMIC_TABLE_COLUMNS)
        return emic_fail(err, EMIC_CORRUPT, "the table %.*s has more than %d columns",
                         EMIC_ARG(table->name), (int)EMIC_TABLE_COLUMNS);
    if (emic_cursor_int(row, 3))
        table->key[table->key_count++] = table->count;
    table->kinds[table->count] = kind_of(emic_cursor_text(row, 4));
    table->columns[table->count++] = emic_arena_copy(arena, emic_cursor_text(row, 2));
    return EMIC_OK;
}

emic_status emic_db_tables_load(emic_db *db, emic_arena *arena, emic_table_shape_list *out,
                                emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status;
    *out = (emic_table_shape_list){0};
    EMIC_TRY(emic_db_query(db, list_columns, EMIC_NO_VALUES, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if (!emic_slice_starts(emic_cursor_text(&cursor, 0), "sqlite_") &&
            (status = add_column(&cursor, arena, out, err)) != EMIC_OK)
            break;
    emic_cursor_close(&cursor);
    return status;
}

const emic_table_shape *emic_db_table_find(const emic_table_shape_list *tables, emic_slice name)
{
    for (size_t i = 0; i < tables->count; i++)
        if (emic_slice_equal(tables->items[i].name, name))
            return &tables->items[i];
    return NULL;
}

emic_slice emic_table_column(const emic_table_shape *table, int column)
{
    return table && column < table->count ? table->columns[column] : (emic_slice){0};
}

void emic_db_quote(emic_strbuf *sql, emic_slice name)
{
    emic_strbuf_printf(sql, "\"%.*s\"", EMIC_ARG(name));
}

emic_status emic_db_query_rows(emic_db *db, const emic_table_shape *table, emic_cursor *out,
                               emic_error *err)
{
    emic_strbuf sql = {0};
    for (int i = 0; i < table->count; i++) {
        emic_strbuf_puts(&sql, i ? ", " : "SELECT ");
        emic_db_quote(&sql, table->columns[i]);
    }
    emic_strbuf_puts(&sql, " FROM ");
    emic_db_quote(&sql, table->name);
    for (int i = 0; i < table->key_count; i++) {
        emic_strbuf_puts(&sql, i ? ", " : " ORDER BY ");
        emic_db_quote(&sql, table->columns[table->key[i]]);
    }
    emic_status status = emic_db_query_once(db, sql.data, EMIC_NO_VALUES, out, err);
    emic_strbuf_close(&sql);
    return status;
}

emic_value emic_cursor_typed(const emic_cursor *cursor, int column)
{
    switch (sqlite3_column_type(emic_cursor_statement(cursor), column)) {
    case SQLITE_INTEGER:
        return emic_int(emic_cursor_int(cursor, column));
    case SQLITE_FLOAT:
        return emic_real(emic_cursor_real(cursor, column));
    case SQLITE_TEXT:
        return emic_text(emic_cursor_text(cursor, column));
    case SQLITE_BLOB:
        return (emic_value){.kind = EMIC_VALUE_BLOB, .bytes = emic_cursor_text(cursor, column)};
    default:
        return emic_null();
    }
}
