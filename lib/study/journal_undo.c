/* Taking entries of the journal back, and looking at the study as it was. */
#include "store/db_record.h"
#include "store/db_revert.h"
#include "study/journal_entry.h"

/* --- Texts ------------------------------------------------------------------------------------ */

/* The index of words follows by hand: SQLite lets no trigger of a file touch it. */
static const char unindex_words[] =
    "INSERT INTO revision_words(revision_words, rowid, text)"
    " SELECT 'delete', id, text FROM revision WHERE id BETWEEN ?1 AND ?2";
static const char shelve_texts[] =
    "INSERT OR REPLACE INTO journal_text(revision, text)"
    " SELECT id, text FROM revision WHERE id BETWEEN ?1 AND ?2 AND text IS NOT NULL";
static const char unshelve_text[] =
    "UPDATE revision SET text = (SELECT text FROM journal_text WHERE revision = ?1) WHERE id = ?1";
static const char drop_shelved[] = "DELETE FROM journal_text WHERE revision = ?1";
static const char index_words[] = "INSERT INTO revision_words(rowid, text)"
                                  " SELECT id, text FROM revision WHERE id = ?1";

static bool is_revision(const emic_change *change)
{
    return emic_slice_is(change->table, "revision");
}

/* Puts the texts aside that the revert takes out. */
static emic_status shelve(emic_db *db, const emic_change_set *set, emic_error *err)
{
    for (size_t i = 0; i < set->count; i++) {
        const emic_change *change = &set->items[i];
        if (!is_revision(change) || change->kind != EMIC_ROW_ADDED)
            continue;
        emic_row range =
            EMIC_ROW(change->key[0], emic_int(change->key[0].integer + change->rows - 1));
        EMIC_TRY(emic_db_run(db, unindex_words, range, err));
        EMIC_TRY(emic_db_run(db, shelve_texts, range, err));
    }
    return EMIC_OK;
}

/* Gives the revisions that came back their texts. */
static emic_status unshelve(emic_db *db, const emic_change_set *set, emic_error *err)
{
    for (size_t i = 0; i < set->count; i++) {
        const emic_change *change = &set->items[i];
        if (!is_revision(change) || change->kind != EMIC_ROW_REMOVED)
            continue;
        emic_row id = EMIC_ROW(change->cells[0].before);
        EMIC_TRY(emic_db_run(db, unshelve_text, id, err));
        EMIC_TRY(emic_db_run(db, drop_shelved, id, err));
        EMIC_TRY(emic_db_run(db, index_words, id, err));
    }
    return EMIC_OK;
}

static const char find_stranded[] =
    "SELECT c.id FROM coding c JOIN revision r ON r.id = c.revision JOIN document d"
    " ON d.id = r.document LEFT JOIN detached_coding x ON x.coding = c.id"
    " WHERE d.current_revision <> r.id AND x.coding IS NULL LIMIT 1";

/* What holds between rows, beyond what foreign keys say. */
static emic_status check_codings(emic_db *db, emic_error *err)
{
    int64_t stranded = 0;
    EMIC_TRY(emic_db_int(db, find_stranded, EMIC_NO_VALUES, 0, &stranded, err));
    if (stranded)
        return emic_fail(err, EMIC_INVALID, "coding %lld stands in a text that was revised since",
                         (long long)stranded);
    return EMIC_OK;
}

/* Takes a change set back with its texts. `alone`: others that came later stay. */
static emic_status revert(emic_study *study, const emic_change_set *set, bool alone,
                          emic_error *err)
{
    emic_reverting *reverting;
    emic_db *db = emic_study_db(study);
    EMIC_TRY(shelve(db, set, err));
    EMIC_TRY(emic_db_revert_open(db, &reverting, err));
    emic_status status = emic_db_revert(reverting, set, err);
    if (status == EMIC_OK && alone)
        status = emic_db_revert_check(reverting, err);
    if (status == EMIC_OK && alone)
        status = check_codings(db, err);
    emic_db_revert_close(reverting);
    return status == EMIC_OK ? unshelve(db, set, err) : status;
}

/* --- What rests on what ----------------------------------------------------------------------- */

/* Whether `later` touches a row that `change` added or set. */
static bool touches(const emic_change *later, const emic_change *change)
{
    if (!emic_slice_equal(later->table, change->table) || change->kind == EMIC_ROW_REMOVED ||
        later->kind != EMIC_ROW_SET || later->key_count != change->key_count)
        return false;
    int last = change->key_count - 1;
    for (int i = 0; i < last; i++)
        if (later->key[i].integer != change->key[i].integer ||
            !emic_slice_equal(later->key[i].bytes, change->key[i].bytes))
            return false;
    int64_t first = change->key[last].integer, at = later->key[last].integer;
    int64_t rows = change->kind == EMIC_ROW_ADDED ? change->rows : 1;
    return at >= first && at < first + rows &&
           emic_slice_equal(later->key[last].bytes, change->key[last].bytes);
}

/* Setting other values of a row does no harm to what was set before, but a row that was added can
 * only go as it came. */
static bool rests_on(const emic_change_set *later, const emic_change_set *set)
{
    for (size_t i = 0; i < set->count; i++) {
        if (set->items[i].kind != EMIC_ROW_ADDED)
            continue;
        for (size_t k = 0; k < later->count; k++)
            if (touches(&later->items[k], &set->items[i]))
                return true;
    }
    return false;
}

/* Whether rows were changed by a command that is in force. */
static bool holds(const emic_journal_entry *entry)
{
    return entry->kind == EMIC_ENTRY_DO && !entry->taken_back && entry->summary.length > 0;
}

/* Refuses to take back what something rests on that was done afterwards. */
static emic_status check_later(emic_study *study, const emic_journal *journal,
                               const emic_journal_entry *entry, const emic_change_set *set,
                               emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = EMIC_OK;
    for (size_t i = 0; status == EMIC_OK && i < journal->count; i++) {
        emic_change_set later_set;
        const emic_journal_entry *later = &journal->items[i];
        if (!holds(later) || later->applied <= entry->applied)
            continue;
        status = emic_journal_set_load(study, later->sequence, arena, &later_set, err);
        if (status == EMIC_OK && rests_on(&later_set, set))
            status = emic_fail(err, EMIC_INVALID, "entry %lld (%.*s) rests on it; undo that first",
                               (long long)later->sequence, EMIC_ARG(later->command));
        emic_arena_reset(arena);
    }
    emic_arena_close(arena);
    return status;
}

/* --- Undo and redo ---------------------------------------------------------------------------- */

/* Takes back the change set of one entry. EMIC_INVALID when that cannot be done alone. */
static emic_status take_back(emic_study *study, int64_t sequence, const emic_change_set *set,
                             bool alone, emic_error *err)
{
    emic_status status = revert(study, set, alone, err);
    if (status != EMIC_INVALID)
        return status;
    char why[EMIC_MESSAGE_SIZE];
    memcpy(why, err->message, sizeof why);
    return emic_fail(err, EMIC_INVALID,
                     "entry %lld cannot be taken back alone: %.1800s; emic log lists what came "
                     "later",
                     (long long)sequence, why);
}

/* The entry that plain undo takes back: what was done last and is in force; NULL when a wall or
 * nothing is there. */
static const emic_journal_entry *newest(const emic_journal *journal)
{
    const emic_journal_entry *found = NULL;
    for (size_t i = journal->count; i-- > 0;) {
        const emic_journal_entry *entry = &journal->items[i];
        if (entry->kind == EMIC_ENTRY_WALL)
            break;
        if (holds(entry) && (!found || entry->applied > found->applied))
            found = entry;
    }
    return found;
}

static emic_status check_entry(const emic_journal *journal, int64_t sequence, emic_error *err)
{
    if (sequence < 1 || sequence > (int64_t)journal->count)
        return emic_fail(err, EMIC_NOT_FOUND, "the journal has no entry %lld; emic log lists them",
                         (long long)sequence);
    const emic_journal_entry *entry = &journal->items[sequence - 1];
    if (entry->kind == EMIC_ENTRY_UNDO || entry->kind == EMIC_ENTRY_REDO)
        return emic_fail(err, EMIC_INVALID, "entry %lld is the %s of entry %lld: name that one",
                         (long long)sequence, emic_entry_kind_name(entry->kind),
                         (long long)entry->target);
    for (size_t i = (size_t)sequence - 1; i < journal->count; i++)
        if (journal->items[i].kind == EMIC_ENTRY_WALL)
            return emic_fail(err, EMIC_INVALID,
                             "entry %lld took names out of the study; neither it nor anything "
                             "before it is taken back, or the names would come back",
                             (long long)i + 1);
    if (entry->taken_back)
        return emic_fail(err, EMIC_INVALID, "entry %lld was taken back already",
                         (long long)sequence);
    return EMIC_OK;
}

emic_status emic_journal_undo(emic_study *study, int64_t sequence, emic_arena *arena,
                              emic_journal_entry *out, emic_error *err)
{
    emic_journal journal;
    emic_change_set set;
    EMIC_TRY(emic_journal_load(study, arena, &journal, err));
    const emic_journal_entry *last = newest(&journal), *entry = last;
    if (sequence) {
        EMIC_TRY(check_entry(&journal, sequence, err));
        entry = &journal.items[sequence - 1];
    }
    if (!entry)
        return emic_fail(err, EMIC_NOT_FOUND, "nothing to undo; emic log lists what was done");
    EMIC_TRY(emic_journal_set_load(study, entry->sequence, arena, &set, err));
    EMIC_TRY(check_later(study, &journal, entry, &set, err));
    EMIC_TRY(take_back(study, entry->sequence, &set, entry != last, err));
    emic_study_pending(study)->kind = EMIC_ENTRY_UNDO;
    emic_study_pending(study)->target = entry->sequence;
    *out = *entry;
    return EMIC_OK;
}

/* The newest undo after which nothing else was done; NULL when there is none. */
static const emic_journal_entry *newest_undo(const emic_journal *journal)
{
    for (size_t i = journal->count; i-- > 0;) {
        const emic_journal_entry *entry = &journal->items[i];
        if (entry->kind == EMIC_ENTRY_DO || entry->kind == EMIC_ENTRY_WALL)
            return NULL;
        if (entry->kind == EMIC_ENTRY_UNDO && !entry->taken_back)
            return entry;
    }
    return NULL;
}

emic_status emic_journal_redo(emic_study *study, emic_arena *arena, emic_journal_entry *out,
                              emic_error *err)
{
    emic_journal journal;
    emic_change_set set;
    EMIC_TRY(emic_journal_load(study, arena, &journal, err));
    const emic_journal_entry *undo = newest_undo(&journal);
    if (!undo)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "nothing to redo: that is possible right after an undo alone");
    EMIC_TRY(emic_journal_set_load(study, undo->sequence, arena, &set, err));
    EMIC_TRY(take_back(study, undo->sequence, &set, false, err));
    emic_study_pending(study)->kind = EMIC_ENTRY_REDO;
    emic_study_pending(study)->target = undo->target;
    *out = journal.items[undo->target - 1];
    return EMIC_OK;
}

/* --- As it was -------------------------------------------------------------------------------- */

static emic_status go_back(emic_study *study, const emic_journal *journal, size_t until,
                           emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_db_begin(db, err);
    for (size_t i = journal->count; status == EMIC_OK && i-- > until;) {
        emic_change_set set;
        status = emic_journal_set_load(study, journal->items[i].sequence, arena, &set, err);
        if (status == EMIC_OK)
            status = revert(study, &set, false, err);
        emic_arena_reset(arena);
    }
    if (status == EMIC_OK)
        status = emic_db_commit(db, err);
    emic_arena_close(arena);
    return status;
}

emic_status emic_journal_study_at(emic_study *study, emic_slice when, emic_study **out,
                                  emic_error *err)
{
    emic_journal journal;
    size_t until;
    emic_arena *arena = emic_arena_open();
    *out = NULL;
    emic_status status;
    EMIC_TRY_DONE(emic_journal_load(study, arena, &journal, err));
    EMIC_TRY_DONE(emic_journal_count_until(&journal, when, &until, err));
    EMIC_TRY_DONE(emic_study_copy(study, out, err));
    EMIC_TRY_DONE(go_back(*out, &journal, until, err));
done:
    if (status != EMIC_OK) {
        emic_study_close(*out);
        *out = NULL;
    }
    emic_arena_close(arena);
    return status;
}
