/* An SQLite file: open, statements (cached), typed values in and out, one transaction a command.
 * The only file that knows sqlite3. Names no table. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

typedef struct emic_db emic_db;

typedef enum emic_db_mode { EMIC_DB_READ, EMIC_DB_WRITE, EMIC_DB_CREATE } emic_db_mode;

/* Opens `path` (":memory:" for none). EMIC_DB_CREATE refuses a file that exists (EMIC_EXISTS);
 * the others one that is missing (EMIC_NOT_FOUND), is no SQLite file (EMIC_MALFORMED), or cannot
 * be read or written (EMIC_IO). Foreign keys are on. */
emic_status emic_db_open(const char *path, emic_db_mode mode, emic_db **out, emic_error *err);
void emic_db_close(emic_db *db);

/* Another connection to the same file; EMIC_IO for ":memory:". */
emic_status emic_db_reopen(const emic_db *db, emic_db_mode mode, emic_db **out, emic_error *err);

/* Closes a database that was just made and could not be finished, and removes its file. */
void emic_db_discard(emic_db *db);

/* A value to bind. Text and blobs are borrowed until the statement is reset. */
typedef enum emic_value_kind {
    EMIC_VALUE_NULL,
    EMIC_VALUE_INT,
    EMIC_VALUE_REAL,
    EMIC_VALUE_TEXT,
    EMIC_VALUE_BLOB,
} emic_value_kind;

typedef struct emic_value {
    emic_value_kind kind;
    int64_t integer;
    double real;
    emic_slice bytes;
} emic_value;

static inline emic_value emic_null(void)
{
    return (emic_value){.kind = EMIC_VALUE_NULL};
}
static inline emic_value emic_int(int64_t value)
{
    return (emic_value){.kind = EMIC_VALUE_INT, .integer = value};
}
static inline emic_value emic_real(double value)
{
    return (emic_value){.kind = EMIC_VALUE_REAL, .real = value};
}
static inline emic_value emic_text(emic_slice text)
{
    return (emic_value){.kind = EMIC_VALUE_TEXT, .bytes = text};
}
/* Empty text becomes NULL: for columns where "not given" is NULL. */
static inline emic_value emic_text_or_null(emic_slice text)
{
    return text.length ? emic_text(text) : emic_null();
}
static inline emic_value emic_id_or_null(emic_id id)
{
    return id ? emic_int(id) : emic_null();
}
static inline emic_value emic_blob(const void *data, size_t length)
{
    return (emic_value){.kind = EMIC_VALUE_BLOB, .bytes = {data, length}};
}

typedef struct emic_row {
    const emic_value *values;
    int count;
} emic_row;

#define EMIC_ROW(...)                                                                              \
    ((emic_row){(const emic_value[]){__VA_ARGS__},                                                 \
                (int)(sizeof((const emic_value[]){__VA_ARGS__}) / sizeof(emic_value))})
#define EMIC_NO_VALUES ((emic_row){NULL, 0})

/* Runs one statement that returns no rows. `sql` must be a string constant: the statement is kept
 * under its address. A full disk, a read-only file or a busy one is EMIC_IO in plain words; a
 * broken constraint EMIC_INVALID; a damaged file EMIC_CORRUPT. */
emic_status emic_db_run(emic_db *db, const char *sql, emic_row row, emic_error *err);
/* Rows that the last emic_db_run changed, and the id of the last row added. */
int64_t emic_db_changes(const emic_db *db);
int64_t emic_db_total_changes(const emic_db *db); /* since the file was opened */
emic_id emic_db_last_id(const emic_db *db);

/* Runs a text of several statements without values, for schemas. */
emic_status emic_db_script(emic_db *db, const char *sql, emic_error *err);

/* Rows of a query: open, next until `*more` is false, close (also on the way out of an error).
 * Columns count from 0; texts and blobs are borrowed until the next step. */
typedef struct emic_cursor {
    emic_db *db;
    void *statement;
    bool cached;
} emic_cursor;

emic_status emic_db_query(emic_db *db, const char *sql, emic_row row, emic_cursor *out,
                          emic_error *err);
emic_status emic_cursor_next(emic_cursor *cursor, bool *more, emic_error *err);
void emic_cursor_close(emic_cursor *cursor);
int64_t emic_cursor_int(const emic_cursor *cursor, int column);
double emic_cursor_real(const emic_cursor *cursor, int column);
emic_slice emic_cursor_text(const emic_cursor *cursor, int column);
bool emic_cursor_is_null(const emic_cursor *cursor, int column);

/* The first row of a query: its first column as an integer, or `absent` when there is no row. */
emic_status emic_db_int(emic_db *db, const char *sql, emic_row row, int64_t absent, int64_t *out,
                        emic_error *err);
/* The same as a text copied into `arena`; empty when there is no row. */
emic_status emic_db_text(emic_db *db, const char *sql, emic_row row, emic_arena *arena,
                         emic_slice *out, emic_error *err);

/* One transaction around a command; begin takes the write lock at once. */
emic_status emic_db_begin(emic_db *db, emic_error *err);
emic_status emic_db_commit(emic_db *db, emic_error *err);
void emic_db_rollback(emic_db *db);

/* A live copy into the new file `path` (SQLite's backup interface), which only those may read who
 * may read the original. */
emic_status emic_db_backup(emic_db *db, const char *path, emic_error *err);

/* All of the database as the bytes of its file, to be freed with emic_db_free_bytes; nothing is
 * written. Not inside a transaction. */
emic_status emic_db_serialize(emic_db *db, uint8_t **out, size_t *length, emic_error *err);
void emic_db_free_bytes(uint8_t *bytes);
/* A database in memory from such bytes, which are copied. EMIC_MALFORMED or EMIC_CORRUPT for
 * others, as far as the first look at them tells: emic_db_check looks closer. */
emic_status emic_db_deserialize(emic_slice bytes, emic_db **out, emic_error *err);

/* The first problems SQLite itself sees (integrity and foreign keys): calls `report` with each. */
emic_status emic_db_check(emic_db *db, void (*report)(void *context, const char *problem),
                          void *context, emic_error *err);

/* The version of the database library, for the record of an analysis. */
const char *emic_db_version(void);
