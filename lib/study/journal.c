/* Reading the journal. How entries come about is journal_entry.c's business, taking them back
 * journal_undo.c's. */
#include "study/journal_entry.h"

static const char list_entries[] =
    "SELECT sequence, time, coder, command, kind, ifnull(target, 0), summary, sha256 FROM journal"
    " ORDER BY sequence";

static emic_entry_kind kind_of(emic_slice name)
{
    for (emic_entry_kind kind = EMIC_ENTRY_DO; kind < EMIC_ENTRY_WALL; kind++)
        if (emic_slice_is(name, emic_entry_kind_name(kind)))
            return kind;
    return EMIC_ENTRY_WALL;
}

static void add_entry(const emic_cursor *row, emic_arena *arena, emic_journal *out)
{
    *EMIC_PUSH(arena, out) = (emic_journal_entry){
        .sequence = emic_cursor_int(row, 0),
        .time = emic_arena_copy(arena, emic_cursor_text(row, 1)),
        .coder = emic_arena_copy(arena, emic_cursor_text(row, 2)),
        .command = emic_arena_copy(arena, emic_cursor_text(row, 3)),
        .kind = kind_of(emic_cursor_text(row, 4)),
        .target = emic_cursor_int(row, 5),
        .summary = emic_arena_copy(arena, emic_cursor_text(row, 6)),
        .sha256 = emic_arena_copy(arena, emic_cursor_text(row, 7)),
    };
}

/* The undo that took back `entry` last. */
static emic_journal_entry *undo_of(emic_journal *journal, const emic_journal_entry *entry,
                                   size_t before)
{
    while (before-- > 0) {
        emic_journal_entry *undo = &journal->items[before];
        if (undo->kind == EMIC_ENTRY_UNDO && undo->target == entry->sequence)
            return undo;
    }
    return NULL;
}

/* Follows what was undone and redone, from the oldest entry on. */
static void mark_taken_back(emic_journal *journal)
{
    for (size_t i = 0; i < journal->count; i++) {
        emic_journal_entry *entry = &journal->items[i], *target;
        entry->applied = entry->sequence;
        if (entry->target < 1 || entry->target > (int64_t)i)
            continue;
        target = &journal->items[entry->target - 1];
        target->taken_back = entry->kind == EMIC_ENTRY_UNDO;
        if (entry->kind != EMIC_ENTRY_REDO)
            continue;
        target->applied = entry->sequence;
        emic_journal_entry *undo = undo_of(journal, target, i);
        if (undo)
            undo->taken_back = true;
    }
}

emic_status emic_journal_load(emic_study *study, emic_arena *arena, emic_journal *out,
                              emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status;
    *out = (emic_journal){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_entries, EMIC_NO_VALUES, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        add_entry(&cursor, arena, out);
    emic_cursor_close(&cursor);
    if (status == EMIC_OK && out->count &&
        out->items[out->count - 1].sequence != (int64_t)out->count)
        return emic_fail(err, EMIC_CORRUPT, "the journal lacks entries; emic check tells which");
    mark_taken_back(out);
    return status;
}

/* --- Changes in words ------------------------------------------------------------------------- */

static const char read_changes[] = "SELECT changes FROM journal WHERE sequence = ?1";
static const char has_entry[] = "SELECT 1 FROM journal WHERE sequence = ?1";

emic_status emic_journal_set_load(emic_study *study, int64_t sequence, emic_arena *arena,
                                  emic_change_set *out, emic_error *err)
{
    int64_t found = 0;
    emic_slice bytes;
    emic_row row = EMIC_ROW(emic_int(sequence));
    EMIC_TRY(emic_db_int(emic_study_db(study), has_entry, row, 0, &found, err));
    if (!found)
        return emic_fail(err, EMIC_NOT_FOUND, "the journal has no entry %lld; emic log lists them",
                         (long long)sequence);
    EMIC_TRY(emic_db_text(emic_study_db(study), read_changes, row, arena, &bytes, err));
    return emic_change_set_parse(bytes, arena, out, err);
}

static void write_value(const emic_value *value, emic_strbuf *out)
{
    switch (value->kind) {
    case EMIC_VALUE_NULL:
        break;
    case EMIC_VALUE_INT:
        emic_strbuf_printf(out, "%lld", (long long)value->integer);
        break;
    case EMIC_VALUE_REAL:
        emic_strbuf_printf(out, "%.17g", value->real);
        break;
    case EMIC_VALUE_TEXT:
        emic_strbuf_add(out, value->bytes);
        break;
    case EMIC_VALUE_BLOB:
        for (size_t i = 0; i < value->bytes.length; i++)
            emic_strbuf_printf(out, "%02x", (unsigned char)value->bytes.data[i]);
        break;
    }
}

static emic_slice in_words(const emic_value *values, int count, emic_arena *arena)
{
    emic_strbuf text = {0};
    for (int i = 0; i < count; i++) {
        if (i)
            emic_strbuf_putc(&text, ' ');
        write_value(&values[i], &text);
    }
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static emic_slice rows_in_words(const emic_change *change, emic_arena *arena)
{
    emic_slice first = in_words(change->key, change->key_count, arena);
    if (change->rows < 2)
        return first;
    int64_t last = change->key[change->key_count - 1].integer + change->rows - 1;
    return emic_slice_of(
        emic_arena_format(arena, "%.*s to %lld", EMIC_ARG(first), (long long)last));
}

static void add_cells(const emic_table_shape *table, const emic_change *change, emic_arena *arena,
                      emic_journal_change_list *out)
{
    bool removed = change->kind == EMIC_ROW_REMOVED;
    emic_slice row = removed ? in_words(&change->cells[0].before, 1, arena)
                             : in_words(change->key, change->key_count, arena);
    for (int i = 0; i < change->cell_count; i++) {
        const emic_change_cell *cell = &change->cells[i];
        *EMIC_PUSH(arena, out) =
            (emic_journal_change){.table = change->table,
                                  .row = row,
                                  .what = removed ? "removed" : "changed",
                                  .column = emic_table_column(table, cell->column),
                                  .before = in_words(&cell->before, 1, arena),
                                  .after = in_words(&cell->after, 1, arena)};
    }
}

emic_status emic_journal_changes_load(emic_study *study, int64_t sequence, emic_arena *arena,
                                      emic_journal_change_list *out, emic_error *err)
{
    emic_change_set set;
    emic_table_shape_list tables;
    *out = (emic_journal_change_list){0};
    EMIC_TRY(emic_journal_set_load(study, sequence, arena, &set, err));
    EMIC_TRY(emic_db_tables_load(emic_study_db(study), arena, &tables, err));
    for (size_t i = 0; i < set.count; i++) {
        const emic_change *change = &set.items[i];
        if (change->kind == EMIC_ROW_ADDED)
            *EMIC_PUSH(arena, out) = (emic_journal_change){
                .table = change->table, .row = rows_in_words(change, arena), .what = "added"};
        else
            add_cells(emic_db_table_find(&tables, change->table), change, arena, out);
    }
    return EMIC_OK;
}

/* --- Times ------------------------------------------------------------------------------------ */

/* Whether `text` looks like `pattern`, where 0 stands for a digit. */
static bool looks_like(emic_slice text, const char *pattern)
{
    if (text.length != strlen(pattern))
        return false;
    for (size_t i = 0; i < text.length; i++) {
        bool digit = text.data[i] >= '0' && text.data[i] <= '9';
        if (pattern[i] == '0' ? !digit : text.data[i] != pattern[i])
            return false;
    }
    return true;
}

static bool is_number(emic_slice text, int64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || i > 15)
            return false;
        *out = *out * 10 + (text.data[i] - '0');
    }
    return text.length > 0;
}

emic_status emic_journal_count_until(const emic_journal *journal, emic_slice when, size_t *out,
                                     emic_error *err)
{
    static const char *const patterns[] = {"0000-00-00", "0000-00-00T00:00", "0000-00-00T00:00:00Z",
                                           "0000-00-00T00:00:00"};
    int64_t sequence;
    bool known = false;
    *out = 0;
    if (is_number(when, &sequence)) {
        if (sequence > (int64_t)journal->count)
            return emic_fail(err, EMIC_NOT_FOUND, "the journal has no entry %lld; it ends at %zu",
                             (long long)sequence, journal->count);
        *out = (size_t)sequence;
        return EMIC_OK;
    }
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        known |= looks_like(when, patterns[i]);
    if (!known)
        return emic_fail(err, EMIC_INVALID,
                         "\"%.*s\" is no time; write 2026-03-01, 2026-03-01T12:00:00Z (UTC), or "
                         "the number of a journal entry",
                         EMIC_ARG(when));
    /* A shorter time takes in all that begins with it. */
    for (; *out < journal->count; ++*out) {
        emic_slice time = journal->items[*out].time;
        if (time.length > when.length)
            time.length = when.length;
        if (emic_slice_compare(time, when) > 0)
            break;
    }
    return EMIC_OK;
}
