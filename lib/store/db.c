/* The door to SQLite. Statements are prepared once and kept under the address of their text;
 * everything SQLite says is turned into plain words here. What the tables mean is study/'s
 * business. */
#include "store/db.h"
#include "base/file.h"
#include "base/uuid.h"
#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

enum { CACHE_SLOTS = 256 }; /* a power of two, several times the statements of the longest command */

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

static emic_status fail_io(emic_db *db, int code, emic_error *err)
{
    const char *reason = sqlite3_errmsg(db->handle);
    int system = sqlite3_system_errno(db->handle);
    if (code == SQLITE_FULL)
        reason = "the disk is full";
    else if (code == SQLITE_READONLY)
        reason = "the file or its folder is read-only";
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        reason = "another program is writing to it; try again when it is done";
    else if ((code == SQLITE_IOERR || code == SQLITE_CANTOPEN) && system)
        reason = strerror(system);
    return emic_fail_at(err, EMIC_IO, db->path, 0, 0, "%s; the file is as it was before", reason);
}

static emic_status fail_sqlite(emic_db *db, emic_error *err)
{
    int code = sqlite3_extended_errcode(db->handle) & 0xff;
    switch (code) {
    case SQLITE_CONSTRAINT:
        return emic_fail(err, EMIC_INVALID, "the study does not allow this: %s",
                         sqlite3_errmsg(db->handle));
    case SQLITE_NOTADB:
        return emic_fail_at(err, EMIC_MALFORMED, db->path, 0, 0, "not an emic study");
    case SQLITE_CORRUPT:
        return emic_fail_at(err, EMIC_CORRUPT, db->path, 0, 0,
                            "the file is damaged (%s); run emic check and restore a copy",
                            sqlite3_errmsg(db->handle));
    default:
        return fail_io(db, code, err);
    }
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
static const char pragmas[] = "PRAGMA foreign_keys = ON;"
                              "PRAGMA trusted_schema = OFF;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -32768;"
                              "PRAGMA busy_timeout = 5000;";

static emic_status prepare_handle(emic_db *db, emic_error *err)
{
    sqlite3_extended_result_codes(db->handle, 1);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (sqlite3_create_function(db->handle, "emic_uuid", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL,
                                sql_uuid, NULL, NULL) != SQLITE_OK)
        return fail_sqlite(db, err);
    EMIC_TRY(emic_db_script(db, pragmas, err));
    /* The header is read at the first query: find out here whether this is a database at all. */
    return emic_db_script(db, "SELECT count(*) FROM sqlite_schema", err);
}

static emic_status check_path(const char *path, emic_db_mode mode, emic_error *err)
{
    bool exists = emic_file_exists(path);
    if (mode == EMIC_DB_CREATE && exists)
        return emic_fail_at(err, EMIC_EXISTS, path, 0, 0, "exists already; choose another name");
    if (mode != EMIC_DB_CREATE && !exists)
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
    if (strcmp(path, ":memory:") != 0)
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
    if (status != EMIC_OK) {
        emic_db_close(db);
        return status;
    }
    *out = db;
    return EMIC_OK;
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

static sqlite3_stmt *statement_of(const emic_cursor *cursor)
{
    return cursor->cached ? ((cached_statement *)cursor->statement)->statement : cursor->statement;
}

static int bind_value(sqlite3_stmt *statement, int at, const emic_value *value)
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
    sqlite3_stmt *statement = statement_of(out);
    assert(sqlite3_bind_parameter_count(statement) == row.count);
    for (int i = 0; i < row.count; i++) {
        if (bind_value(statement, i + 1, &row.values[i]) != SQLITE_OK) {
            emic_status status = fail_sqlite(db, err);
            emic_cursor_close(out);
            return status;
        }
    }
    return EMIC_OK;
}

emic_status emic_cursor_next(emic_cursor *cursor, bool *more, emic_error *err)
{
    int code = sqlite3_step(statement_of(cursor));
    *more = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return EMIC_OK;
    return fail_sqlite(cursor->db, err);
}

void emic_cursor_close(emic_cursor *cursor)
{
    if (!cursor->statement)
        return;
    sqlite3_stmt *statement = statement_of(cursor);
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
    return sqlite3_column_int64(statement_of(cursor), column);
}

double emic_cursor_real(const emic_cursor *cursor, int column)
{
    return sqlite3_column_double(statement_of(cursor), column);
}

emic_slice emic_cursor_text(const emic_cursor *cursor, int column)
{
    sqlite3_stmt *statement = statement_of(cursor);
    const char *data = sqlite3_column_blob(statement, column);
    return (emic_slice){data, (size_t)sqlite3_column_bytes(statement, column)};
}

bool emic_cursor_is_null(const emic_cursor *cursor, int column)
{
    return sqlite3_column_type(statement_of(cursor), column) == SQLITE_NULL;
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

emic_status emic_db_backup(emic_db *db, const char *path, emic_error *err)
{
    emic_db *copy;
    EMIC_TRY(emic_db_open(path, EMIC_DB_CREATE, &copy, err));
    sqlite3_backup *backup = sqlite3_backup_init(copy->handle, "main", db->handle, "main");
    if (backup) {
        sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup);
    }
    emic_status status = EMIC_OK;
    if (sqlite3_errcode(copy->handle) != SQLITE_OK)
        status = fail_sqlite(copy, err);
    emic_db_close(copy);
    if (status != EMIC_OK)
        remove(path);
    return status;
}

/* Runs a pragma whose rows are problems, except the single word "ok". */
static emic_status report_pragma(emic_db *db, const char *sql,
                                 void (*report)(void *context, const char *problem), void *context,
                                 emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    char problem[512];
    EMIC_TRY(emic_db_query(db, sql, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_slice text = emic_cursor_text(&cursor, 0);
        snprintf(problem, sizeof problem, "%.*s", EMIC_ARG(text));
        if (strcmp(problem, "ok") != 0)
            report(context, problem);
    }
    emic_cursor_close(&cursor);
    return status;
}

static const char foreign_keys[] =
    "SELECT 'a row of ' || \"table\" || ' names a missing ' || parent FROM pragma_foreign_key_check";

emic_status emic_db_check(emic_db *db, void (*report)(void *context, const char *problem),
                          void *context, emic_error *err)
{
    EMIC_TRY(report_pragma(db, "PRAGMA integrity_check", report, context, err));
    return report_pragma(db, foreign_keys, report, context, err);
}

const char *emic_db_version(void)
{
    return sqlite3_libversion();
}
