/* What SQLite itself can see of a damaged file. What else must stay true of one is the business
 * of study/integrity.c. */
#include "store/db.h"
#include <stdio.h>

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
    "SELECT 'a row of ' || \"table\" || ' names a missing ' || parent"
    " FROM pragma_foreign_key_check";

emic_status emic_db_check(emic_db *db, void (*report)(void *context, const char *problem),
                          void *context, emic_error *err)
{
    EMIC_TRY(report_pragma(db, "PRAGMA integrity_check", report, context, err));
    return report_pragma(db, foreign_keys, report, context, err);
}
