/* Whole databases: copied into a file, taken into memory as bytes, and made from such bytes. */
#include "base/file.h"
#include "store/db.h"
#include "store/db_error.h"
#include "store/db_handle.h"
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>

static bool is_memory(emic_db *db)
{
    return strcmp(emic_db_path(db), ":memory:") == 0;
}

emic_status emic_db_backup(emic_db *db, const char *path, emic_error *err)
{
    emic_db *copy;
    struct stat mode;
    int code = SQLITE_ERROR;
    EMIC_TRY(emic_db_open(path, EMIC_DB_CREATE, &copy, err));
    /* Who may not read the file may not read its copy. */
    bool guarded = is_memory(db) || is_memory(copy) ||
                   (stat(emic_db_path(db), &mode) == 0 && chmod(path, mode.st_mode & 07777) == 0);
    sqlite3_backup *backup =
        sqlite3_backup_init(emic_db_handle(copy), "main", emic_db_handle(db), "main");
    if (backup) {
        code = sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup); /* hands its error to the copy's handle */
    }
    emic_status status = EMIC_OK;
    if (!guarded)
        status =
            emic_fail_at(err, EMIC_IO, path, 0, 0, "cannot be guarded as %s is", emic_db_path(db));
    else if (code != SQLITE_DONE)
        status = emic_db_error(emic_db_handle(copy), emic_db_path(copy), err);
    if (status == EMIC_OK)
        emic_db_close(copy);
    else
        emic_db_discard(copy);
    return status;
}

emic_status emic_db_serialize(emic_db *db, uint8_t **out, size_t *length, emic_error *err)
{
    sqlite3_int64 size = 0;
    *length = 0;
    *out = sqlite3_serialize(emic_db_handle(db), "main", &size, 0);
    if (!*out)
        return emic_fail(err, EMIC_IO, "there is no memory for a copy of the database");
    *length = (size_t)size;
    return EMIC_OK;
}

void emic_db_free_bytes(uint8_t *bytes)
{
    sqlite3_free(bytes);
}

emic_status emic_db_deserialize(emic_slice bytes, emic_db **out, emic_error *err)
{
    const unsigned flags = SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE;
    emic_db *db;
    EMIC_TRY(emic_db_open(":memory:", EMIC_DB_CREATE, out, err));
    db = *out;
    uint8_t *copy = sqlite3_malloc64(bytes.length + 1);
    int64_t tables;
    emic_status status = EMIC_OK;
    if (!copy)
        status = emic_fail(err, EMIC_IO, "there is no memory for the database");
    if (status == EMIC_OK) {
        memcpy(copy, bytes.length ? bytes.data : "", bytes.length);
        sqlite3_int64 size = (sqlite3_int64)bytes.length;
        /* It frees the copy, also when it fails. */
        if (sqlite3_deserialize(emic_db_handle(db), "main", copy, size, size, flags) != SQLITE_OK)
            status = emic_db_error(emic_db_handle(db), emic_db_path(db), err);
    }
    if (status == EMIC_OK)
        status =
            emic_db_int(db, "SELECT count(*) FROM sqlite_schema", EMIC_NO_VALUES, 0, &tables, err);
    if (status != EMIC_OK) {
        emic_db_close(db);
        *out = NULL;
    }
    return status;
}
