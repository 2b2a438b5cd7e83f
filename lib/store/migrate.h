/* Numbered migrations: a file knows its format, and a newer program brings it forward after a
 * backup. A file from a newer program is refused. */
#pragma once
#include "base/progress.h"
#include "store/db.h"

typedef struct emic_migration {
    const char *sql; /* brings format i (its index) to i + 1 */
} emic_migration;

typedef struct emic_format_family {
    const char *thing;       /* "study", for messages */
    int32_t application_id;  /* SQLite's application_id */
    const char *version;     /* of this program, for messages */
    const char *version_sql; /* reads the version of the program that wrote a file, or NULL */
    const emic_migration *migrations;
    int count;
    /* Makes what follows from the rows, after the last migration and with them; or NULL. */
    emic_status (*fill)(emic_db *db, const emic_progress *progress, emic_error *err);
    const emic_progress *progress; /* for fill; or NULL */
} emic_format_family;

/* Brings the open file `path` to format `count`. A file just made (EMIC_DB_CREATE) gets all
 * migrations; an older one is first copied to `path`.format-N.backup, or to a name with a number
 * where that is taken. EMIC_MALFORMED when the file is not of this family, EMIC_TOO_NEW names both
 * versions, EMIC_IO when an older file is open for reading only. Runs in its own transaction: when
 * it fails the file is as it was, and there is no copy. */
emic_status emic_migrate(emic_db *db, const char *path, emic_db_mode mode,
                         const emic_format_family *family, emic_error *err);
