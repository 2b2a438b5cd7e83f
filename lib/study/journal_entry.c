/* Writing entries: what a transaction did to the rows, sealed with the digest of all that was
 * before. What the study says about itself (setting), the journal and what follows from other rows
 * are not part of it, texts of revisions neither: those go to journal_text when an undo takes them
 * out. */
#include "study/journal_entry.h"
#include "store/db_record.h"

static const char *const left_out[] = {"setting",         "journal", "journal_text",
                                       "revision_words*", "tally",   NULL};
static const emic_record_plan plan = {left_out, "revision", "text"};

static const char *const kind_names[] = {"do", "undo", "redo", "wall"};

const char *emic_entry_kind_name(emic_entry_kind kind)
{
    return kind_names[kind];
}

void emic_journal_describe(emic_study *study, emic_slice coder, emic_slice command)
{
    emic_pending_entry *pending = emic_study_pending(study);
    emic_strbuf_clear(&pending->coder);
    emic_strbuf_clear(&pending->command);
    emic_strbuf_add(&pending->coder, coder);
    emic_strbuf_add(&pending->command, command);
}

emic_status emic_journal_begin(emic_study *study, emic_error *err)
{
    emic_pending_entry *pending = emic_study_pending(study);
    emic_journal_end(study);
    return emic_db_record(emic_study_db(study), &plan, &pending->recording, err);
}

void emic_journal_end(emic_study *study)
{
    emic_pending_entry *pending = emic_study_pending(study);
    emic_recording_close(pending->recording);
    emic_strbuf_close(&pending->coder);
    emic_strbuf_close(&pending->command);
    emic_strbuf_close(&pending->rewritten);
    *pending = (emic_pending_entry){0};
}

emic_status emic_study_try_begin(emic_study *study, emic_error *err)
{
    emic_recording *recording = emic_study_pending(study)->recording;
    if (recording)
        emic_recording_mark(recording);
    return emic_db_script(emic_study_db(study), "SAVEPOINT try", err);
}

emic_status emic_study_try_end(emic_study *study, emic_error *err)
{
    emic_recording *recording = emic_study_pending(study)->recording;
    EMIC_TRY(emic_db_script(emic_study_db(study), "ROLLBACK TO try; RELEASE try", err));
    if (recording)
        emic_recording_back(recording);
    return EMIC_OK;
}

/* --- Sealing ---------------------------------------------------------------------------------- */

/* What an entry says, as its digest takes it in. */
typedef struct sealed_entry {
    int64_t sequence, target;
    emic_slice time, coder, command, kind, summary, changes;
} sealed_entry;

static void seal(const sealed_entry *entry, const uint8_t previous[EMIC_SHA256_SIZE],
                 uint8_t out[EMIC_SHA256_SIZE])
{
    emic_strbuf text = {0};
    uint8_t changes[EMIC_SHA256_SIZE];
    const emic_slice parts[] = {entry->time, entry->coder, entry->command, entry->kind,
                                entry->summary};
    emic_sha256(entry->changes, changes);
    emic_strbuf_add(&text, (emic_slice){(const char *)previous, EMIC_SHA256_SIZE});
    emic_strbuf_add(&text, (emic_slice){(const char *)changes, EMIC_SHA256_SIZE});
    emic_strbuf_printf(&text, "%lld %lld", (long long)entry->sequence, (long long)entry->target);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        emic_strbuf_printf(&text, "\n%zu %.*s", parts[i].length, EMIC_ARG(parts[i]));
    emic_sha256(emic_strbuf_slice(&text), out);
    emic_strbuf_close(&text);
}

static const char newest_seal[] =
    "SELECT sequence, sha256 FROM journal ORDER BY sequence DESC LIMIT 1";

static emic_status read_newest(emic_study *study, int64_t *sequence,
                               uint8_t seal_of[EMIC_SHA256_SIZE], emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *sequence = 0;
    memset(seal_of, 0, EMIC_SHA256_SIZE);
    EMIC_TRY(emic_db_query(emic_study_db(study), newest_seal, EMIC_NO_VALUES, &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    if (status == EMIC_OK && more) {
        *sequence = emic_cursor_int(&cursor, 0);
        memcpy(seal_of, emic_cursor_text(&cursor, 1).data, EMIC_SHA256_SIZE);
    }
    emic_cursor_close(&cursor);
    return status;
}

/* --- Committing ------------------------------------------------------------------------------- */

static const char insert_entry[] =
    "INSERT INTO journal(sequence, time, coder, command, kind, target, summary, changes, previous,"
    " sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
static const char drop_texts[] = "DELETE FROM journal_text";

/* What an undo had put aside for a redo is gone once something else is done, also from the pages
 * of the file. */
static emic_status drop_shelf(emic_study *study, emic_error *err)
{
    EMIC_TRY(emic_db_run(emic_study_db(study), drop_texts, EMIC_NO_VALUES, err));
    return emic_db_changes(emic_study_db(study)) ? emic_study_purge_later(study, err) : EMIC_OK;
}

static emic_status write_entry(emic_study *study, emic_slice changes, emic_error *err)
{
    emic_change_set set;
    uint8_t previous[EMIC_SHA256_SIZE], sha256[EMIC_SHA256_SIZE];
    const emic_pending_entry *pending = emic_study_pending(study);
    sealed_entry entry = {.target = pending->target,
                          .time = emic_study_now(study).bytes,
                          .coder = emic_strbuf_slice(&pending->coder),
                          .command = emic_strbuf_slice(&pending->command),
                          .kind = emic_slice_of(kind_names[pending->kind]),
                          .changes = changes};
    EMIC_TRY(read_newest(study, &entry.sequence, previous, err));
    entry.sequence++;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_change_set_parse(changes, arena, &set, err);
    if (status == EMIC_OK) {
        entry.summary = emic_slice_of(emic_change_set_summary(&set, arena));
        seal(&entry, previous, sha256);
        status = emic_db_run(
            emic_study_db(study), insert_entry,
            EMIC_ROW(emic_int(entry.sequence), emic_text(entry.time), emic_text(entry.coder),
                     emic_text(entry.command), emic_text(entry.kind), emic_id_or_null(entry.target),
                     emic_text(entry.summary), emic_blob(changes.data, changes.length),
                     emic_blob(previous, sizeof previous), emic_blob(sha256, sizeof sha256)),
            err);
    }
    emic_arena_close(arena);
    return status;
}

emic_status emic_journal_commit(emic_study *study, emic_error *err)
{
    emic_slice changes;
    emic_pending_entry *pending = emic_study_pending(study);
    if (pending->recording)
        EMIC_TRY(emic_recording_end(pending->recording, &changes, err));
    else
        changes = emic_strbuf_slice(&pending->rewritten);
    if (changes.length == 0 && pending->kind != EMIC_ENTRY_WALL)
        return EMIC_OK;
    if (pending->kind == EMIC_ENTRY_DO || pending->kind == EMIC_ENTRY_WALL)
        EMIC_TRY(drop_shelf(study, err));
    return write_entry(study, changes, err);
}

/* --- Without names ---------------------------------------------------------------------------- */

/* What goes through the texts of change sets. */
typedef struct cleaning {
    emic_study *study;
    emic_rewriter *rewriter;
    void *context;
    emic_table_shape_list tables;
    emic_arena *tables_arena, *arena; /* arena: of an entry */
    int64_t changed;                  /* entries */
} cleaning;

static emic_status clean_value(cleaning *work, bool label, emic_value *value, emic_error *err)
{
    if (value->kind != EMIC_VALUE_TEXT || value->bytes.length == 0)
        return EMIC_OK;
    return work->rewriter(work->context, value->bytes, label, work->arena, &value->bytes, err);
}

static emic_status clean_change(cleaning *work, emic_change *change, emic_error *err)
{
    const emic_table_shape *table = emic_db_table_find(&work->tables, change->table);
    emic_change_cell *cells =
        emic_arena_array(work->arena, (size_t)change->cell_count + 1, sizeof *cells);
    for (int i = 0; i < change->cell_count; i++) {
        bool label;
        cells[i] = change->cells[i];
        emic_slice column = emic_table_column(table, cells[i].column);
        if (!emic_study_rewrites(change->table, column, &label))
            continue;
        EMIC_TRY(clean_value(work, label, &cells[i].before, err));
        EMIC_TRY(clean_value(work, label, &cells[i].after, err));
    }
    change->cells = cells;
    return EMIC_OK;
}

/* `bytes` without the names, appended to `out`. */
static emic_status clean_set(cleaning *work, emic_slice bytes, emic_strbuf *out, emic_error *err)
{
    emic_change_set set;
    emic_slice table = {0};
    EMIC_TRY(emic_change_set_parse(bytes, work->arena, &set, err));
    for (size_t i = 0; i < set.count; i++) {
        EMIC_TRY(clean_change(work, &set.items[i], err));
        emic_change_write(out, &table, &set.items[i]);
    }
    return EMIC_OK;
}

static const char list_entries[] =
    "SELECT sequence, ifnull(target, 0), time, coder, command, kind, summary, changes, sha256"
    " FROM journal ORDER BY sequence";
static const char reseal_entry[] =
    "UPDATE journal SET changes = ?2, previous = ?3, sha256 = ?4 WHERE sequence = ?1"
    " AND sha256 IS NOT ?4";

static sealed_entry entry_of(const emic_cursor *row)
{
    return (sealed_entry){
        .sequence = emic_cursor_int(row, 0),
        .target = emic_cursor_int(row, 1),
        .time = emic_cursor_text(row, 2),
        .coder = emic_cursor_text(row, 3),
        .command = emic_cursor_text(row, 4),
        .kind = emic_cursor_text(row, 5),
        .summary = emic_cursor_text(row, 6),
        .changes = emic_cursor_text(row, 7),
    };
}

static emic_status clean_entry(cleaning *work, sealed_entry *entry,
                               uint8_t previous[EMIC_SHA256_SIZE], emic_error *err)
{
    emic_strbuf changes = {0};
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_status status = clean_set(work, entry->changes, &changes, err);
    if (status == EMIC_OK) {
        work->changed += !emic_slice_equal(entry->changes, emic_strbuf_slice(&changes));
        entry->changes = emic_strbuf_slice(&changes);
        seal(entry, previous, sha256);
        status = emic_db_run(emic_study_db(work->study), reseal_entry,
                             EMIC_ROW(emic_int(entry->sequence),
                                      emic_blob(entry->changes.data, entry->changes.length),
                                      emic_blob(previous, EMIC_SHA256_SIZE),
                                      emic_blob(sha256, sizeof sha256)),
                             err);
        memcpy(previous, sha256, sizeof sha256);
    }
    emic_strbuf_close(&changes);
    return status;
}

/* All entries get another seal, for each covers those before it. */
static emic_status clean_entries(cleaning *work, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    uint8_t previous[EMIC_SHA256_SIZE] = {0};
    emic_status status;
    EMIC_TRY(emic_db_query(emic_study_db(work->study), list_entries, EMIC_NO_VALUES, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        sealed_entry entry = entry_of(&cursor);
        if ((status = clean_entry(work, &entry, previous, err)) != EMIC_OK)
            break;
        emic_arena_reset(work->arena);
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_journal_rewrite(emic_study *study, emic_rewriter *rewriter, void *context,
                                 int64_t *changed, emic_error *err)
{
    emic_slice changes;
    emic_pending_entry *pending = emic_study_pending(study);
    if (!pending->recording)
        return EMIC_OK;
    EMIC_TRY(emic_recording_end(pending->recording, &changes, err));
    cleaning work = {.study = study,
                     .rewriter = rewriter,
                     .context = context,
                     .tables_arena = emic_arena_open(),
                     .arena = emic_arena_open()};
    emic_status status =
        emic_db_tables_load(emic_study_db(study), work.tables_arena, &work.tables, err);
    if (status == EMIC_OK)
        status = clean_entries(&work, err);
    if (status == EMIC_OK)
        status = clean_set(&work, changes, &pending->rewritten, err);
    emic_arena_close(work.arena);
    emic_arena_close(work.tables_arena);
    emic_recording_close(pending->recording);
    pending->recording = NULL;
    /* Once a name is out of what was done, to take that back would give another text. */
    if (work.changed || pending->rewritten.length)
        pending->kind = EMIC_ENTRY_WALL;
    *changed += work.changed;
    return status;
}

/* --- Checking --------------------------------------------------------------------------------- */

typedef void reporter(void *context, const char *thing, const char *problem);

static void check_entry(const emic_cursor *row, int64_t expected, emic_arena *arena,
                        uint8_t previous[EMIC_SHA256_SIZE], reporter *report, void *context)
{
    emic_change_set set;
    emic_error ignored;
    uint8_t sha256[EMIC_SHA256_SIZE];
    sealed_entry entry = entry_of(row);
    emic_slice stored = emic_cursor_text(row, 8);
    const char *thing = emic_arena_format(arena, "journal entry %lld", (long long)entry.sequence);
    if (entry.sequence != expected)
        report(context, thing, "comes after one that is missing");
    seal(&entry, previous, sha256);
    if (!emic_slice_equal(stored, (emic_slice){(const char *)sha256, sizeof sha256}))
        report(context, thing, "was changed, or one before it");
    if (emic_change_set_parse(entry.changes, arena, &set, &ignored) != EMIC_OK)
        report(context, thing, "cannot be taken back: its change set is damaged");
    if (stored.length == EMIC_SHA256_SIZE) /* one wrong entry is told once */
        memcpy(previous, stored.data, EMIC_SHA256_SIZE);
}

emic_status emic_journal_check(emic_study *study, reporter *report, void *context, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    uint8_t previous[EMIC_SHA256_SIZE] = {0};
    emic_status status;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_entries, EMIC_NO_VALUES, &cursor, err));
    emic_arena *arena = emic_arena_open();
    for (int64_t expected = 1; (status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more;
         expected++) {
        check_entry(&cursor, expected, arena, previous, report, context);
        emic_arena_reset(arena);
    }
    emic_arena_close(arena);
    emic_cursor_close(&cursor);
    return status;
}
