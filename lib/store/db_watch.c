/* Watching through SQLite's update hook, which is called for each row. */
#include "store/db_watch.h"
#include "store/db_handle.h"
#include <sqlite3.h>
#include <stdlib.h>

static void add_range(emic_watch *watch, int64_t row)
{
    if (watch->count == watch->capacity) {
        watch->capacity = watch->capacity ? 2 * watch->capacity : 8;
        watch->items = emic_memory_resize(watch->items, watch->capacity * sizeof *watch->items);
    }
    watch->items[watch->count++] = (emic_row_range){row, row};
}

/* Rows come one after the other, or backwards when they are put back. */
static void after_change(void *context, int operation, const char *schema, const char *table,
                         sqlite3_int64 row)
{
    emic_watch *watch = context;
    if (operation != SQLITE_INSERT || strcmp(table, watch->table) != 0 ||
        strcmp(schema, "main") != 0)
        return;
    emic_row_range *last = watch->count ? &watch->items[watch->count - 1] : NULL;
    if (last && row == last->last + 1)
        last->last = row;
    else if (last && row == last->first - 1)
        last->first = row;
    else
        add_range(watch, row);
}

void emic_db_watch(emic_db *db, const char *table, emic_watch *out)
{
    *out = (emic_watch){.table = table};
    sqlite3_update_hook(emic_db_handle(db), after_change, out);
}

void emic_watch_clear(emic_watch *watch)
{
    watch->count = 0;
}

void emic_watch_close(emic_watch *watch)
{
    free(watch->items);
    *watch = (emic_watch){0};
}
