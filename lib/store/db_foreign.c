/* Statements that are put together at run time. They are prepared anew each time, as what stands at
 * the address of their text changes. */
#include "store/db_foreign.h"
#include "store/db_error.h"
#include "store/db_handle.h"
#include <assert.h>
#include <sqlite3.h>

emic_status emic_db_query_once(emic_db *db, const char *sql, emic_row row, emic_cursor *out,
                               emic_error *err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(emic_db_handle(db), sql, -1, &statement, NULL);
    for (int i = 0; i < row.count && code == SQLITE_OK; i++) {
        emic_slice text = row.values[i].bytes;
        assert(row.values[i].kind == EMIC_VALUE_TEXT);
        code = sqlite3_bind_text64(statement, i + 1, text.data ? text.data : "", text.length,
                                   SQLITE_STATIC, SQLITE_UTF8);
    }
    *out = (emic_cursor){.db = db, .statement = statement, .cached = false};
    if (code == SQLITE_OK)
        return EMIC_OK;
    emic_status status = emic_db_error(emic_db_handle(db), emic_db_path(db), err);
    emic_cursor_close(out);
    return status;
}

int emic_cursor_columns(const emic_cursor *cursor)
{
    assert(!cursor->cached);
    return sqlite3_column_count(cursor->statement);
}

emic_slice emic_cursor_column(const emic_cursor *cursor, int column)
{
    assert(!cursor->cached);
    return emic_slice_of(sqlite3_column_name(cursor->statement, column));
}

emic_slice emic_cursor_value(const emic_cursor *cursor, int column)
{
    assert(!cursor->cached);
    sqlite3_stmt *statement = cursor->statement;
    bool blob = sqlite3_column_type(statement, column) == SQLITE_BLOB;
    const void *data = blob ? sqlite3_column_blob(statement, column)
                            : (const void *)sqlite3_column_text(statement, column);
    return (emic_slice){data, data ? (size_t)sqlite3_column_bytes(statement, column) : 0};
}
