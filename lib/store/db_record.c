/* Recording through SQLite's pre-update hook, which sees each row before it changes. */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "store/db_record.h"
#include "store/db_handle.h"
#include <sqlite3.h>
#include <stdlib.h>

typedef struct recorded_table {
    const emic_table_shape *shape; /* NULL: left out */
    int omitted;                   /* the column whose values are left out, or -1 */
} recorded_table;

struct emic_recording {
    emic_db *db;
    emic_arena *arena;
    emic_table_shape_list shapes;
    recorded_table *tables; /* one a shape */
    const char *last_name;  /* SQLite's pointer: the same table as before, mostly */
    const recorded_table *last;
    emic_strbuf bytes;
    emic_slice table; /* of the last change in `bytes` */
    /* Rows added one after the other, not in `bytes` yet. */
    const recorded_table *run_table;
    emic_value run_key[EMIC_TABLE_COLUMNS];
    int64_t run_rows;
    bool failed;
    struct {
        size_t length;
        emic_slice table;
    } mark;
};

/* --- Which tables ----------------------------------------------------------------------------- */

static bool is_left_out(const emic_record_plan *plan, emic_slice name)
{
    for (const char *const *left = plan->tables; *left; left++) {
        size_t length = strlen(*left);
        bool begins = (*left)[length - 1] == '*';
        if (begins ? name.length >= length - 1 && memcmp(name.data, *left, length - 1) == 0
                   : emic_slice_is(name, *left))
            return true;
    }
    return false;
}

static int omitted_column(const emic_table_shape *shape, const emic_record_plan *plan)
{
    for (int i = 0; emic_slice_is(shape->name, plan->table) && i < shape->count; i++)
        if (emic_slice_is(shape->columns[i], plan->column))
            return i;
    return -1;
}

static emic_status load_tables(emic_recording *recording, const emic_record_plan *plan,
                               emic_error *err)
{
    emic_table_shape_list *shapes = &recording->shapes;
    EMIC_TRY(emic_db_tables_load(recording->db, recording->arena, shapes, err));
    recording->tables =
        emic_arena_array(recording->arena, shapes->count, sizeof *recording->tables);
    for (size_t i = 0; i < shapes->count; i++) {
        const emic_table_shape *shape = &shapes->items[i];
        recording->tables[i].omitted = omitted_column(shape, plan);
        recording->tables[i].shape = is_left_out(plan, shape->name) ? NULL : shape;
    }
    return EMIC_OK;
}

static const recorded_table *find_table(emic_recording *recording, const char *name)
{
    if (name == recording->last_name)
        return recording->last;
    const emic_table_shape *shape = emic_db_table_find(&recording->shapes, emic_slice_of(name));
    recording->last_name = name;
    recording->last = shape ? &recording->tables[shape - recording->shapes.items] : NULL;
    if (recording->last && !recording->last->shape)
        recording->last = NULL;
    return recording->last;
}

/* --- Writing down ----------------------------------------------------------------------------- */

static void flush_run(emic_recording *recording)
{
    const recorded_table *table = recording->run_table;
    if (!table)
        return;
    emic_change change = {.kind = EMIC_ROW_ADDED,
                          .table = table->shape->name,
                          .key = recording->run_key,
                          .key_count = table->shape->has_rowid ? 1 : table->shape->key_count,
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
    if (table->shape->has_rowid)
        key[0] = emic_int(rowid);
    for (int i = 0; !table->shape->has_rowid && i < table->shape->key_count; i++)
        key[i] = get(recording, getter, table->shape->key[i]);
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
    emic_value key[EMIC_TABLE_COLUMNS];
    int count = table->shape->has_rowid ? 1 : table->shape->key_count;
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
    emic_change_cell cells[EMIC_TABLE_COLUMNS];
    int count = 0;
    for (int column = 0; column < table->shape->count; column++)
        if (column != table->omitted)
            cells[count++] = (emic_change_cell){
                .column = column, .before = get(recording, sqlite3_preupdate_old, column)};
    emic_change change = {
        .kind = EMIC_ROW_REMOVED, .table = table->shape->name, .cells = cells, .cell_count = count};
    flush_run(recording);
    emic_change_write(&recording->bytes, &recording->table, &change);
}

static void write_set(emic_recording *recording, const recorded_table *table, int64_t rowid)
{
    emic_value key[EMIC_TABLE_COLUMNS];
    emic_change_cell cells[EMIC_TABLE_COLUMNS];
    int count = 0;
    for (int column = 0; column < table->shape->count; column++) {
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
    emic_change change = {.kind = EMIC_ROW_SET,
                          .table = table->shape->name,
                          .key = key,
                          .key_count = table->shape->has_rowid ? 1 : table->shape->key_count,
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
    if (operation == SQLITE_INSERT) {
        write_added(recording, table, new_rowid);
    } else if (operation == SQLITE_DELETE) {
        write_removed(recording, table);
    } else {
        recording->failed |= table->shape->has_rowid && old_rowid != new_rowid;
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

void emic_recording_mark(emic_recording *recording)
{
    flush_run(recording);
    recording->mark.length = recording->bytes.length;
    recording->mark.table = recording->table;
}

void emic_recording_back(emic_recording *recording)
{
    flush_run(recording);
    recording->bytes.length = recording->mark.length;
    recording->table = recording->mark.table;
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
