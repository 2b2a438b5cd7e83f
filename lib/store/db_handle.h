/* What is behind an open database. For store/ alone. */
#pragma once
#include "store/db.h"

struct sqlite3;
struct sqlite3_stmt;

struct sqlite3 *emic_db_handle(emic_db *db);
const char *emic_db_path(const emic_db *db);

/* Binds a value, which is borrowed, to a parameter; SQLite's result code. */
int emic_value_bind(struct sqlite3_stmt *statement, int at, const emic_value *value);

/* The statement behind a cursor. */
struct sqlite3_stmt *emic_cursor_statement(const emic_cursor *cursor);
