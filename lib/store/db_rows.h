/* The tables of a database as they are, whatever they are called: for what copies or journals rows
 * without knowing what they mean. */
#pragma once
#include "base/strbuf.h"
#include "store/db.h"

enum { EMIC_TABLE_COLUMNS = 64 }; /* of a table, at most */

typedef struct emic_table_shape {
    emic_slice name;
    bool has_rowid;
    emic_slice columns[EMIC_TABLE_COLUMNS];
    emic_value_kind kinds[EMIC_TABLE_COLUMNS]; /* as declared: INT, REAL, TEXT or BLOB */
    int count;
    int key[EMIC_TABLE_COLUMNS]; /* columns of the primary key */
    int key_count;
} emic_table_shape;

typedef struct emic_table_shape_list {
    emic_table_shape *items; /* by name */
    size_t count, capacity;
} emic_table_shape_list;

/* All tables but SQLite's own and those behind virtual ones. EMIC_CORRUPT when one has too many
 * columns. */
emic_status emic_db_tables_load(emic_db *db, emic_arena *arena, emic_table_shape_list *out,
                                emic_error *err);

/* The table of this name, or NULL. */
const emic_table_shape *emic_db_table_find(const emic_table_shape_list *tables, emic_slice name);

/* The name of a column; empty where `table` is NULL or has none. */
emic_slice emic_table_column(const emic_table_shape *table, int column);

/* Appends the name in quotes, for SQL that is made of names. */
void emic_db_quote(emic_strbuf *sql, emic_slice name);

/* All rows of a table by its key, with all its columns, or nothing where `table` lacks a key. To be
 * closed like any cursor. */
emic_status emic_db_query_rows(emic_db *db, const emic_table_shape *table, emic_cursor *out,
                               emic_error *err);

/* A column of the current row, borrowed until the next step. */
emic_value emic_cursor_typed(const emic_cursor *cursor, int column);
