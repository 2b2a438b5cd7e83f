/* What SQLite says, in plain words. For store/db.c alone. */
#pragma once
#include "base/status.h"

struct sqlite3;

/* Turns the last error of `handle`, whose file is `path`, into a status and a message: a broken
 * constraint or a text too long is EMIC_INVALID, no database EMIC_MALFORMED, a damaged one or one
 * that lacks a table EMIC_CORRUPT, everything else EMIC_IO. */
emic_status emic_db_error(struct sqlite3 *handle, const char *path, emic_error *err);
