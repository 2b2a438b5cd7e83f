/* Brings a file forward, one numbered migration after the other, inside one transaction and after
 * a copy. Which migrations there are is the caller's business. */
#include "store/migrate.h"
#include "base/file.h"
#include <stdio.h>

static const char application_id[] = "PRAGMA application_id";
static const char user_version[] = "PRAGMA user_version";

/* A copy under a name that is free: one that lies there may be cut short, or of another time. */
static emic_status backup_first(emic_db *db, const char *path, int64_t format,
                                char copy[EMIC_PATH_SIZE], emic_error *err)
{
    enum { MOST_COPIES = 100 };
    char number[16] = "";
    for (int i = 2; i <= MOST_COPIES; i++) {
        int length = snprintf(copy, EMIC_PATH_SIZE, "%s.format-%lld%s.backup", path,
                              (long long)format, number);
        if (length < 0 || length >= EMIC_PATH_SIZE)
            return emic_fail_at(err, EMIC_IO, path, 0, 0,
                                "the path is too long for a backup beside it");
        if (!emic_file_exists(copy))
            return emic_db_backup(db, copy, err);
        snprintf(number, sizeof number, "-%d", i);
    }
    return emic_fail_at(err, EMIC_EXISTS, path, 0, 0,
                        "there are too many backups beside it; move them away");
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

static emic_status apply(emic_db *db, const char *path, int64_t from,
                         const emic_format_family *family, emic_error *err)
{
    char stamp[96];
    int64_t format = 0;
    EMIC_TRY(emic_db_begin(db, err));
    emic_status status = emic_db_int(db, user_version, EMIC_NO_VALUES, 0, &format, err);
    /* Only now is nobody else at it. */
    if (status == EMIC_OK && format != from)
        status = emic_fail_at(err, EMIC_IO, path, 0, 0,
                              "another program brought this %s forward just now; try again",
                              family->thing);
    for (int64_t i = from; status == EMIC_OK && i < family->count; i++)
        status = emic_db_script(db, family->migrations[i].sql, err);
    if (status == EMIC_OK && family->fill)
        status = family->fill(db, family->progress, err);
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
    char copy[EMIC_PATH_SIZE];
    if (mode == EMIC_DB_CREATE)
        return apply(db, path, 0, family, err);
    EMIC_TRY(emic_db_int(db, application_id, EMIC_NO_VALUES, 0, &application, err));
    EMIC_TRY(emic_db_int(db, user_version, EMIC_NO_VALUES, 0, &format, err));
    if (application != family->application_id)
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "not an emic %s", family->thing);
    if (format > family->count)
        return refuse_newer(db, path, format, family, err);
    if (format == family->count)
        return EMIC_OK;
    if (format < 1)
        return emic_fail_at(err, EMIC_CORRUPT, path, 0, 0, "a %s of format %lld cannot be",
                            family->thing, (long long)format);
    if (mode == EMIC_DB_READ)
        return emic_fail_at(err, EMIC_TOO_OLD, path, 0, 0,
                            "this %s has the older format %lld and must be brought forward; open "
                            "it once where it can be written",
                            family->thing, (long long)format);
    EMIC_TRY(backup_first(db, path, format, copy, err));
    emic_status status = apply(db, path, format, family, err);
    if (status != EMIC_OK)
        remove(copy);
    return status;
}
