/* Recording through SQLite's pre-update hook, which sees each row before it changes. */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "store/db_record.h"
#include "store/db_handle.h"
#include <sqlite3.h>
#include <stdlib.h>

typedef struct recorded_table {
    emic_slice name;
    bool has_rowid;
    int columns, omitted;         /* omitted: the column whose values are left out, or -1 */
    int key[EMIC_CHANGE_COLUMNS]; /* columns of the primary key */
    int key_count;
} recorded_table;

struct emic_recording {
    emic_db *db;
    emic_arena *arena;
    struct {
        recorded_table *items;
        size_t count, capacity;
    } tables;
    const char *last_name; /* SQLite's pointer: the same table as before, mostly */
    const recorded_table *last;
    emic_strbuf bytes;
    emic_slice table; /* of the last change in `bytes` */
    /* Rows added one after the other, not in `bytes` yet. */
    const recorded_table *run_table;
    emic_value run_key[EMIC_CHANGE_COLUMNS];
    int64_t run_rows, rows;
    bool failed;
};

/* --- Which tables ----------------------------------------------------------------------------- */

static const char list_columns[] =
    "SELECT t.name, t.wr, c.name, c.pk FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
    " WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name, c.cid";

static bool is_left_out(const emic_record_plan *plan, emic_slice name)
{
    for (const char *const *left = plan->tables; *left; left++) {
        size_t length = strlen(*left);
        bool begins = (*left)[length - 1] == '*';
        if (begins ? name.length >= length - 1 && memcmp(name.data, *left, length - 1) == 0
                   : emic_slice_is(name, *left))
            return true;
    }
    return emic_slice_starts(name, "sqlite_");
}

static void add_column(emic_recording *recording, const emic_record_plan *plan,
                       const emic_cursor *row)
{
    emic_slice name = emic_cursor_text(row, 0);
    size_t count = recording->tables.count;
    recorded_table *table = count ? &recording->tables.items[count - 1] : NULL;
    if (!table || !emic_slice_equal(table->name, name)) {
        table = EMIC_PUSH(recording->arena, &recording->tables);
        *table = (recorded_table){.name = emic_arena_copy(recording->arena, name),
                                  .has_rowid = !emic_cursor_int(row, 1),
                                  .omitted = -1};
    }
    if (emic_slice_is(name, plan->table) && emic_slice_is(emic_cursor_text(row, 2), plan->column))
        table->omitted = table->columns;
    if (emic_cursor_int(row, 3) && table->key_count < EMIC_CHANGE_COLUMNS)
        table->key[table->key_count++] = table->columns;
    table->columns++;
}

static emic_status load_tables(emic_recording *recording, const emic_record_plan *plan,
                               emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status;
    EMIC_TRY(emic_db_query(recording->db, list_columns, EMIC_NO_VALUES, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if (!is_left_out(plan, emic_cursor_text(&cursor, 0)))
            add_column(recording, plan, &cursor);
    emic_cursor_close(&cursor);
    return status;
}

static const recorded_table *find_table(emic_recording *recording, const char *name)
{
    if (name == recording->last_name)
        return recording->last;
    recording->last_name = name;
    recording->last = NULL;
    for (size_t i = 0; i < recording->tables.count && !recording->last; i++)
        if (emic_slice_is(recording->tables.items[i].name, name))
            recording->last = &recording->tables.items[i];
    return recording->last;
}

/* --- Writing down ----------------------------------------------------------------------------- */

static void flush_run(emic_recording *recording)
{
    const recorded_table *table = recording->run_table;
    if (!table)
        return;
    emic_change change = {.kind = EMIC_CHANGE_ADDED,
                          .table = table->name,
                          .key = recording->run_key,
                          .key_count = table->has_rowid ? 1 : table->key_count,
                          .rows = recording->run_rows};
    emic_change_write(&recording->bytes, &recording->table, &change);
    recording->run_table = NULL;
}

static bool same_value(const emic_value *a, const emic_value *b)
{
    return a->kind == b->kind && a->integer == b->integer &&
           memcmp(&a->real, &b->real, sizeof a->real) == 0 && emic_slice_equal(a->bytes, b->bytes);
}

static emic_value value_of(sqlite3_value *value)
{
    emic_slice bytes;
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return emic_int(sqlite3_value_int64(value));
    case SQLITE_FLOAT:
        return emic_real(sqlite3_value_double(value));
    case SQLITE_TEXT:
        bytes.data = (const char *)sqlite3_value_text(value);
        bytes.length = (size_t)sqlite3_value_bytes(value);
        return emic_text(bytes);
    case SQLITE_BLOB:
        bytes.data = sqlite3_value_blob(value);
        bytes.length = (size_t)sqlite3_value_bytes(value);
        return emic_blob(bytes.data, bytes.length);
    default:
        return emic_null();
    }
}

typedef int value_getter(sqlite3 *handle, int column, sqlite3_value **out);

static emic_value get(emic_recording *recording, value_getter *getter, int column)
{
    sqlite3_value *value = NULL;
    if (getter(emic_db_handle(recording->db), column, &value) != SQLITE_OK || !value) {
        recording->failed = true;
        return emic_null();
    }
    return value_of(value);
}

/* The key of the row that changes. */
static void get_key(emic_recording *recording, const recorded_table *table, value_getter *getter,
                    int64_t rowid, emic_value *key)
{
    if (table->has_rowid)
        key[0] = emic_int(rowid);
    for (int i = 0; !table->has_rowid && i < table->key_count; i++)
        key[i] = get(recording, getter, table->key[i]);
}

static bool continues_run(const emic_recording *recording, const recorded_table *table,
                          const emic_value *key, int count)
{
    const emic_value *first = recording->run_key;
    if (recording->run_table != table || key[count - 1].kind != EMIC_VALUE_INT ||
        first[count - 1].kind != EMIC_VALUE_INT ||
        key[count - 1].integer != first[count - 1].integer + recording->run_rows)
        return false;
    for (int i = 0; i < count - 1; i++)
        if (key[i].kind != EMIC_VALUE_INT || !same_value(&key[i], &first[i]))
            return false;
    return true;
}

static void write_added(emic_recording *recording, const recorded_table *table, int64_t rowid)
{
    emic_value key[EMIC_CHANGE_COLUMNS];
    int count = table->has_rowid ? 1 : table->key_count;
    get_key(recording, table, sqlite3_preupdate_new, rowid, key);
    if (continues_run(recording, table, key, count)) {
        recording->run_rows++;
        return;
    }
    flush_run(recording);
    /* Only numbers outlive the hook. */
    bool lasting = true;
    for (int i = 0; i < count; i++)
        lasting &= key[i].kind == EMIC_VALUE_INT;
    memcpy(recording->run_key, key, (size_t)count * sizeof *key);
    recording->run_table = table;
    recording->run_rows = 1;
    if (!lasting)
        flush_run(recording);
}

static void write_removed(emic_recording *recording, const recorded_table *table)
{
    emic_change_cell cells[EMIC_CHANGE_COLUMNS];
    int count = 0;
    for (int column = 0; column < table->columns; column++)
        if (column != table->omitted)
            cells[count++] = (emic_change_cell){
                .column = column, .before = get(recording, sqlite3_preupdate_old, column)};
    emic_change change = {
        .kind = EMIC_CHANGE_REMOVED, .table = table->name, .cells = cells, .cell_count = count};
    flush_run(recording);
    emic_change_write(&recording->bytes, &recording->table, &change);
}

static void write_set(emic_recording *recording, const recorded_table *table, int64_t rowid)
{
    emic_value key[EMIC_CHANGE_COLUMNS];
    emic_change_cell cells[EMIC_CHANGE_COLUMNS];
    int count = 0;
    for (int column = 0; column < table->columns; column++) {
        if (column == table->omitted)
            continue;
        emic_change_cell cell = {column, get(recording, sqlite3_preupdate_old, column),
                                 get(recording, sqlite3_preupdate_new, column)};
        if (!same_value(&cell.before, &cell.after))
            cells[count++] = cell;
    }
    if (count == 0)
        return;
    get_key(recording, table, sqlite3_preupdate_old, rowid, key);
    emic_change change = {.kind = EMIC_CHANGE_SET,
                          .table = table->name,
                          .key = key,
                          .key_count = table->has_rowid ? 1 : table->key_count,
                          .cells = cells,
                          .cell_count = count};
    flush_run(recording);
    emic_change_write(&recording->bytes, &recording->table, &change);
}

static void before_change(void *context, sqlite3 *handle, int operation, const char *schema,
                          const char *name, sqlite3_int64 old_rowid, sqlite3_int64 new_rowid)
{
    emic_recording *recording = context;
    (void)handle;
    const recorded_table *table = strcmp(schema, "main") == 0 ? find_table(recording, name) : NULL;
    if (!table)
        return;
    recording->rows++;
    if (operation == SQLITE_INSERT) {
        write_added(recording, table, new_rowid);
    } else if (operation == SQLITE_DELETE) {
        write_removed(recording, table);
    } else {
        recording->failed |= table->has_rowid && old_rowid != new_rowid;
        write_set(recording, table, old_rowid);
    }
}

/* --- The recording ---------------------------------------------------------------------------- */

emic_status emic_db_record(emic_db *db, const emic_record_plan *plan, emic_recording **out,
                           emic_error *err)
{
    emic_recording *recording = emic_memory_alloc(sizeof *recording);
    *recording = (emic_recording){.db = db, .arena = emic_arena_open()};
    emic_status status = load_tables(recording, plan, err);
    if (status != EMIC_OK) {
        emic_recording_close(recording);
        return status;
    }
    sqlite3_preupdate_hook(emic_db_handle(db), before_change, recording);
    *out = recording;
    return EMIC_OK;
}

emic_status emic_recording_end(emic_recording *recording, emic_slice *out, emic_error *err)
{
    sqlite3_preupdate_hook(emic_db_handle(recording->db), NULL, NULL);
    flush_run(recording);
    *out = emic_strbuf_slice(&recording->bytes);
    if (recording->failed)
        return emic_fail(err, EMIC_CORRUPT, "a change of a row could not be written down");
    return EMIC_OK;
}

int64_t emic_recording_rows(const emic_recording *recording)
{
    return recording->rows;
}

void emic_recording_close(emic_recording *recording)
{
    if (!recording)
        return;
    sqlite3_preupdate_hook(emic_db_handle(recording->db), NULL, NULL);
    emic_strbuf_close(&recording->bytes);
    emic_arena_close(recording->arena);
    free(recording);
}
