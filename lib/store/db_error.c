/* SQLite's errors for people: what was wrong and what to do, without statements. What the values
 * mean is for the floors above, which check first; this is the last net. */
#include "store/db_error.h"
#include <sqlite3.h>
#include <string.h>

/* The part of SQLite's message that names columns or a condition. */
static const char *detail_of(sqlite3 *handle)
{
    const char *message = sqlite3_errmsg(handle), *colon = strstr(message, ": ");
    return colon ? colon + 2 : message;
}

static emic_status fail_constraint(sqlite3 *handle, emic_error *err)
{
    static const char refused[] = "this is not allowed";
    switch (sqlite3_extended_errcode(handle)) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return emic_fail(err, EMIC_INVALID, "%s: it has the same already (%s)", refused,
                         detail_of(handle));
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return emic_fail(err, EMIC_INVALID,
                         "%s: it names something that is not there, or something else needs it",
                         refused);
    case SQLITE_CONSTRAINT_NOTNULL:
        return emic_fail(err, EMIC_INVALID, "%s: a value is missing (%s)", refused,
                         detail_of(handle));
    case SQLITE_CONSTRAINT_CHECK:
        return emic_fail(err, EMIC_INVALID, "%s: a value is out of bounds (%s)", refused,
                         detail_of(handle));
    default:
        return emic_fail(err, EMIC_INVALID, "%s: %s", refused, detail_of(handle));
    }
}

static emic_status fail_io(sqlite3 *handle, int code, const char *path, emic_error *err)
{
    const char *reason = sqlite3_errmsg(handle);
    int system = sqlite3_system_errno(handle);
    if (code == SQLITE_FULL)
        reason = "the disk is full";
    else if (sqlite3_extended_errcode(handle) == SQLITE_READONLY_ROLLBACK)
        reason = "a command was cut off here and must be undone, but the file or its folder is "
                 "read-only";
    else if (code == SQLITE_READONLY)
        reason = "the file or its folder is read-only";
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        reason = "another program is writing to it; try again when it is done";
    else if ((code == SQLITE_IOERR || code == SQLITE_CANTOPEN) && system)
        reason = strerror(system);
    else if (sqlite3_extended_errcode(handle) == SQLITE_IOERR_WRITE)
        reason = "it could not be written (is there a limit on the size of files?)";
    return emic_fail_at(err, EMIC_IO, path, 0, 0, "%s; the file is as it was before", reason);
}

emic_status emic_db_error(struct sqlite3 *handle, const char *path, emic_error *err)
{
    int code = sqlite3_extended_errcode(handle) & 0xff;
    switch (code) {
    case SQLITE_CONSTRAINT:
        return fail_constraint(handle, err);
    case SQLITE_TOOBIG:
        return emic_fail(err, EMIC_INVALID, "a text is too long to be stored; split it");
    case SQLITE_NOTADB:
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "not an emic study");
    case SQLITE_ERROR:
        return emic_fail_at(err, EMIC_CORRUPT, path, 0, 0,
                            "the file is not made as it should be (%s)", sqlite3_errmsg(handle));
    case SQLITE_CORRUPT:
        return emic_fail_at(err, EMIC_CORRUPT, path, 0, 0,
                            "the file is damaged (%s); restore a copy of it",
                            sqlite3_errmsg(handle));
    default:
        return fail_io(handle, code, path, err);
    }
}
