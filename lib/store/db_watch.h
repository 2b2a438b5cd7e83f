/* Notes which rows are added to a table, whoever adds them: an SQL trigger that does so takes twice
 * as long as the row itself. */
#pragma once
#include "store/db.h"

/* Rows with the keys from `first` to `last`. */
typedef struct emic_row_range {
    int64_t first, last;
} emic_row_range;

typedef struct emic_watch {
    const char *table; /* with an integer key */
    emic_row_range *items;
    size_t count, capacity;
} emic_watch;

/* Watches `table` of an open database; one watch a database. What is added is noted in `items`
 * until emic_watch_clear, also what was rolled back since. */
void emic_db_watch(emic_db *db, const char *table, emic_watch *out);
void emic_watch_clear(emic_watch *watch);
void emic_watch_close(emic_watch *watch);
