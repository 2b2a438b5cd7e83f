/* The door to SQLite. Statements are prepared once and kept under the address of their text. What
 * errors mean is db_error.c's business, what the tables mean study/'s. */
#include "store/db.h"
#include "base/file.h"
#include "base/uuid.h"
#include "store/db_error.h"
#include "store/db_handle.h"
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BUSY_TIMEOUT = 5000 }; /* milliseconds */
enum { CACHE_SLOTS = 256 }; /* several times the statements of the longest command */

typedef struct cached_statement {
    const char *sql;
    sqlite3_stmt *statement;
    bool busy;
} cached_statement;

struct emic_db {
    sqlite3 *handle;
    char path[EMIC_PATH_SIZE];
    cached_statement cache[CACHE_SLOTS];
};

static emic_status fail_sqlite(emic_db *db, emic_error *err)
{
    return emic_db_error(db->handle, db->path, err);
}

/* emic_uuid(): a new identity, for DEFAULT clauses. */
static void sql_uuid(sqlite3_context *context, int count, sqlite3_value **values)
{
    uint8_t uuid[EMIC_UUID_SIZE];
    (void)count;
    (void)values;
    emic_uuid_make(uuid);
    sqlite3_result_blob(context, uuid, sizeof uuid, SQLITE_TRANSIENT);
}

/* A study may come from anybody: its schema gets no say in what functions run, temporary data stays
 * in memory, and a failed write is an error at once. */
static const char opening[] = "PRAGMA foreign_keys = ON;"
                              "PRAGMA trusted_schema = OFF;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -32768;"
                              "SELECT count(*) FROM sqlite_schema;"; /* is it a database? */

/* A command that was killed, or lost its power, while it stored leaves a journal that undoes it.
 * Only a connection that may write can do that, and who wants to read must not wait for one. */
static void undo_half_work(const char *path)
{
    sqlite3 *handle = NULL;
    if (sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
        sqlite3_busy_timeout(handle, BUSY_TIMEOUT);
        sqlite3_exec(handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    }
    sqlite3_close(handle);
}

static emic_status prepare_handle(emic_db *db, emic_error *err)
{
    sqlite3_extended_result_codes(db->handle, 1);
    sqlite3_busy_timeout(db->handle, BUSY_TIMEOUT);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (sqlite3_create_function(db->handle, "emic_uuid", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL,
                                sql_uuid, NULL, NULL) != SQLITE_OK)
        return fail_sqlite(db, err);
    emic_status status = emic_db_script(db, opening, err);
    if (status == EMIC_OK || sqlite3_extended_errcode(db->handle) != SQLITE_READONLY_ROLLBACK)
        return status;
    undo_half_work(db->path);
    return emic_db_script(db, opening, err);
}

static bool is_memory(const char *path)
{
    return strcmp(path, ":memory:") == 0;
}

/* Makes the empty file: only one of two programs that try at once can, and who made it may remove
 * it again. */
static emic_status make_file(const char *path, emic_error *err)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (file >= 0) {
        close(file);
        return EMIC_OK;
    }
    if (errno == EEXIST)
        return emic_fail_at(err, EMIC_EXISTS, path, 0, 0, "exists already; choose another name");
    return emic_fail_at(err, EMIC_IO, path, 0, 0, "cannot be made: %s", strerror(errno));
}

static emic_status check_path(const char *path, emic_db_mode mode, emic_error *err)
{
    if (strlen(path) >= EMIC_PATH_SIZE)
        return emic_fail(err, EMIC_IO, "the path is too long: %.40s...", path);
    if (mode == EMIC_DB_CREATE)
        return make_file(path, err);
    if (!emic_file_exists(path))
        return emic_fail_at(err, EMIC_NOT_FOUND, path, 0, 0,
                            "no such file; emic init makes a new study");
    if (emic_file_is_folder(path))
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "a folder, not an emic study");
    return EMIC_OK;
}

/* Memory statistics cost a lock at every allocation and nobody reads them. Too late to ask, where
 * the program around this library has SQLite running already, does no harm. */
static void configure_once(void)
{
    static bool done = false;
    if (!done)
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    done = true;
}

emic_status emic_db_open(const char *path, emic_db_mode mode, emic_db **out, emic_error *err)
{
    static const int flags[] = {
        SQLITE_OPEN_READONLY, SQLITE_OPEN_READWRITE, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
    *out = NULL;
    if (!is_memory(path))
        EMIC_TRY(check_path(path, mode, err));
    configure_once();
    emic_db *db = emic_memory_alloc(sizeof *db);
    memset(db, 0, sizeof *db);
    snprintf(db->path, sizeof db->path, "%s", path);
    emic_status status = EMIC_OK;
    if (sqlite3_open_v2(path, &db->handle, flags[mode] | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        status = fail_sqlite(db, err);
    else
        status = prepare_handle(db, err);
    /* SQLite falls back to read-only silently when the file cannot be written. */
    if (status == EMIC_OK && mode != EMIC_DB_READ && sqlite3_db_readonly(db->handle, "main") == 1)
        status = emic_fail_at(err, EMIC_IO, path, 0, 0, "the file is read-only");
    if (status == EMIC_OK)
        *out = db;
    else if (mode == EMIC_DB_CREATE)
        emic_db_discard(db);
    else
        emic_db_close(db);
    return status;
}

emic_status emic_db_reopen(const emic_db *db, emic_db_mode mode, emic_db **out, emic_error *err)
{
    assert(mode != EMIC_DB_CREATE);
    if (is_memory(db->path))
        return emic_fail(err, EMIC_IO, "a database in memory has one connection");
    return emic_db_open(db->path, mode, out, err);
}

void emic_db_close(emic_db *db)
{
    if (!db)
        return;
    for (size_t i = 0; i < CACHE_SLOTS; i++)
        sqlite3_finalize(db->cache[i].statement);
    sqlite3_close(db->handle);
    free(db);
}

void emic_db_discard(emic_db *db)
{
    char path[EMIC_PATH_SIZE];
    memcpy(path, db->path, sizeof path);
    emic_db_close(db);
    if (!is_memory(path))
        remove(path);
}

static emic_status prepare(emic_db *db, const char *sql, sqlite3_stmt **out, emic_error *err)
{
    if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) != SQLITE_OK)
        return fail_sqlite(db, err);
    return EMIC_OK;
}

/* The kept statement for `sql`, or a fresh one when that is in use further up the stack. */
static emic_status take_statement(emic_db *db, const char *sql, emic_cursor *out, emic_error *err)
{
    sqlite3_stmt *statement = NULL;
    size_t slot = ((uintptr_t)sql >> 3) % CACHE_SLOTS;
    for (size_t tries = 0; tries < CACHE_SLOTS; tries++, slot = (slot + 1) % CACHE_SLOTS) {
        cached_statement *entry = &db->cache[slot];
        if (entry->sql && entry->sql != sql)
            continue;
        if (entry->busy)
            break;
        if (!entry->sql)
            EMIC_TRY(prepare(db, sql, &entry->statement, err));
        entry->sql = sql;
        entry->busy = true;
        *out = (emic_cursor){.db = db, .statement = entry, .cached = true};
        return EMIC_OK;
    }
    EMIC_TRY(prepare(db, sql, &statement, err));
    *out = (emic_cursor){.db = db, .statement = statement, .cached = false};
    return EMIC_OK;
}

struct sqlite3_stmt *emic_cursor_statement(const emic_cursor *cursor)
{
    return cursor->cached ? ((cached_statement *)cursor->statement)->statement : cursor->statement;
}

int emic_value_bind(struct sqlite3_stmt *statement, int at, const emic_value *value)
{
    const char *data = value->bytes.data ? value->bytes.data : "";
    switch (value->kind) {
    case EMIC_VALUE_INT:
        return sqlite3_bind_int64(statement, at, value->integer);
    case EMIC_VALUE_REAL:
        return sqlite3_bind_double(statement, at, value->real);
    case EMIC_VALUE_TEXT:
        return sqlite3_bind_text64(statement, at, data, value->bytes.length, SQLITE_STATIC,
                                   SQLITE_UTF8);
    case EMIC_VALUE_BLOB:
        return sqlite3_bind_blob64(statement, at, data, value->bytes.length, SQLITE_STATIC);
    case EMIC_VALUE_NULL:
        break;
    }
    return sqlite3_bind_null(statement, at);
}

emic_status emic_db_query(emic_db *db, const char *sql, emic_row row, emic_cursor *out,
                          emic_error *err)
{
    EMIC_TRY(take_statement(db, sql, out, err));
    sqlite3_stmt *statement = emic_cursor_statement(out);
    assert(sqlite3_bind_parameter_count(statement) == row.count);
    for (int i = 0; i < row.count; i++) {
        if (emic_value_bind(statement, i + 1, &row.values[i]) != SQLITE_OK) {
            emic_status status = fail_sqlite(db, err);
            emic_cursor_close(out);
            return status;
        }
    }
    return EMIC_OK;
}

emic_status emic_cursor_next(emic_cursor *cursor, bool *more, emic_error *err)
{
    int code = sqlite3_step(emic_cursor_statement(cursor));
    *more = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return EMIC_OK;
    return fail_sqlite(cursor->db, err);
}

void emic_cursor_close(emic_cursor *cursor)
{
    if (!cursor->statement)
        return;
    sqlite3_stmt *statement = emic_cursor_statement(cursor);
    if (cursor->cached) {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        ((cached_statement *)cursor->statement)->busy = false;
    } else {
        sqlite3_finalize(statement);
    }
    cursor->statement = NULL;
}

int64_t emic_cursor_int(const emic_cursor *cursor, int column)
{
    return sqlite3_column_int64(emic_cursor_statement(cursor), column);
}

double emic_cursor_real(const emic_cursor *cursor, int column)
{
    return sqlite3_column_double(emic_cursor_statement(cursor), column);
}

emic_slice emic_cursor_text(const emic_cursor *cursor, int column)
{
    sqlite3_stmt *statement = emic_cursor_statement(cursor);
    const char *data = sqlite3_column_blob(statement, column);
    return (emic_slice){data, (size_t)sqlite3_column_bytes(statement, column)};
}

bool emic_cursor_is_null(const emic_cursor *cursor, int column)
{
    return sqlite3_column_type(emic_cursor_statement(cursor), column) == SQLITE_NULL;
}

emic_status emic_db_run(emic_db *db, const char *sql, emic_row row, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(db, sql, row, &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    emic_cursor_close(&cursor);
    return status;
}

int64_t emic_db_changes(const emic_db *db)
{
    return sqlite3_changes64(db->handle);
}

int64_t emic_db_total_changes(const emic_db *db)
{
    return sqlite3_total_changes64(db->handle);
}

emic_id emic_db_last_id(const emic_db *db)
{
    return sqlite3_last_insert_rowid(db->handle);
}

emic_status emic_db_script(emic_db *db, const char *sql, emic_error *err)
{
    if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        return fail_sqlite(db, err);
    return EMIC_OK;
}

emic_status emic_db_int(emic_db *db, const char *sql, emic_row row, int64_t absent, int64_t *out,
                        emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(db, sql, row, &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    *out = more ? emic_cursor_int(&cursor, 0) : absent;
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_db_text(emic_db *db, const char *sql, emic_row row, emic_arena *arena,
                         emic_slice *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(db, sql, row, &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    *out = emic_arena_copy(arena, more ? emic_cursor_text(&cursor, 0) : EMIC_LITERAL(""));
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_db_begin(emic_db *db, emic_error *err)
{
    return emic_db_script(db, "BEGIN IMMEDIATE", err);
}

emic_status emic_db_commit(emic_db *db, emic_error *err)
{
    emic_status status = emic_db_script(db, "COMMIT", err);
    if (status != EMIC_OK)
        emic_db_rollback(db);
    return status;
}

void emic_db_rollback(emic_db *db)
{
    if (!sqlite3_get_autocommit(db->handle))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

struct sqlite3 *emic_db_handle(emic_db *db)
{
    return db->handle;
}

const char *emic_db_path(const emic_db *db)
{
    return db->path;
}

const char *emic_db_version(void)
{
    return sqlite3_libversion();
}
