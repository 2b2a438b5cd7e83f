/* Databases that others made, of which nothing is known: statements put together at run time, and
 * the columns that come of them. */
#pragma once
#include "store/db.h"

/* As emic_db_query, for a statement that is no constant: it is not kept. Values are texts. */
emic_status emic_db_query_once(emic_db *db, const char *sql, emic_row row, emic_cursor *out,
                               emic_error *err);

/* Columns of such a query; a name holds until the cursor is closed. */
int emic_cursor_columns(const emic_cursor *cursor);
emic_slice emic_cursor_column(const emic_cursor *cursor, int column);
/* A value of any kind: a text as UTF-8, whatever the database has; a number as it is written. */
emic_slice emic_cursor_value(const emic_cursor *cursor, int column);
