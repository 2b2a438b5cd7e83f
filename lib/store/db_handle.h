/* What is behind an open database. For store/ alone. */
#pragma once
#include "store/db.h"

struct sqlite3;
struct sqlite3_stmt;

struct sqlite3 *emic_db_handle(emic_db *db);
const char *emic_db_path(const emic_db *db);

/* The statement behind a cursor. */
struct sqlite3_stmt *emic_cursor_statement(const emic_cursor *cursor);
