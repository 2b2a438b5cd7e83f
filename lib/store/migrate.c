/* Brings a file forward, one numbered migration after the other, inside one transaction and after
 * a copy. Which migrations there are is the caller's business. */
#include "store/migrate.h"
#include "base/file.h"
#include <stdio.h>

static emic_status backup_first(emic_db *db, const char *path, int64_t format, emic_error *err)
{
    char copy[EMIC_PATH_SIZE];
    int length = snprintf(copy, sizeof copy, "%s.format-%lld.backup", path, (long long)format);
    if (length < 0 || (size_t)length >= sizeof copy)
        return emic_fail_at(err, EMIC_IO, path, 0, 0, "the path is too long for a backup beside it");
    if (emic_file_exists(copy)) /* an earlier attempt got as far as the copy */
        return EMIC_OK;
    return emic_db_backup(db, copy, err);
}

static emic_status refuse_newer(emic_db *db, const char *path, int64_t format,
                                const emic_format_family *family, emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_slice writer = {0};
    emic_error ignored;
    if (family->version_sql)
        (void)emic_db_text(db, family->version_sql, EMIC_NO_VALUES, arena, &writer, &ignored);
    emic_fail_at(err, EMIC_TOO_NEW, path, 0, 0,
                 "this %s has format %lld, written by emic %.*s; emic %s reads formats up to %d; "
                 "install a newer emic",
                 family->thing, (long long)format, writer.length ? (int)writer.length : 1,
                 writer.length ? writer.data : "?", family->version, family->count);
    emic_arena_close(arena);
    return EMIC_TOO_NEW;
}

static emic_status apply(emic_db *db, int64_t from, const emic_format_family *family,
                         emic_error *err)
{
    char stamp[96];
    EMIC_TRY(emic_db_begin(db, err));
    emic_status status = EMIC_OK;
    for (int64_t i = from; status == EMIC_OK && i < family->count; i++)
        status = emic_db_script(db, family->migrations[i].sql, err);
    snprintf(stamp, sizeof stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             (int)family->application_id, family->count);
    if (status == EMIC_OK)
        status = emic_db_script(db, stamp, err);
    if (status == EMIC_OK)
        return emic_db_commit(db, err);
    emic_db_rollback(db);
    return status;
}

emic_status emic_migrate(emic_db *db, const char *path, emic_db_mode mode,
                         const emic_format_family *family, emic_error *err)
{
    int64_t application = 0, format = 0;
    EMIC_TRY(emic_db_int(db, "PRAGMA application_id", EMIC_NO_VALUES, 0, &application, err));
    EMIC_TRY(emic_db_int(db, "PRAGMA user_version", EMIC_NO_VALUES, 0, &format, err));
    if (mode == EMIC_DB_CREATE)
        return apply(db, 0, family, err);
    if (application != family->application_id)
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "not an emic %s", family->thing);
    if (format > family->count)
        return refuse_newer(db, path, format, family, err);
    if (format == family->count)
        return EMIC_OK;
    if (mode == EMIC_DB_READ)
        return emic_fail_at(err, EMIC_IO, path, 0, 0,
                            "this %s has the older format %lld and must be brought forward; open it "
                            "once where it can be written",
                            family->thing, (long long)format);
    EMIC_TRY(backup_first(db, path, format, err));
    return apply(db, format, family, err);
}
