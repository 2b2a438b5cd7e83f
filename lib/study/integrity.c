/* The checks behind `emic check`. Each looks at one thing that must stay true. */
#include "study/integrity.h"
#include "base/digest.h"
#include "study/document.h"
#include "study/journal_entry.h"
#include "study/tally.h"

/* What the checks share. */
typedef struct inspection {
    emic_study *study;
    emic_arena *arena;
    emic_problem_list *out;
} inspection;

static void report(inspection *look, const char *thing, const char *problem)
{
    if (look->out->count == EMIC_MOST_PROBLEMS)
        return;
    emic_problem *added = EMIC_PUSH(look->arena, look->out);
    added->thing = emic_arena_string(look->arena, emic_slice_of(thing));
    added->problem = emic_arena_string(look->arena, emic_slice_of(problem));
}

static void report_entry(void *context, const char *thing, const char *problem)
{
    report(context, thing, problem);
}

static void report_database(void *context, const char *problem)
{
    report(context, "file", problem);
}

/* Queries that yield a thing and its problem for everything that is wrong. */
static const char *const rules[] = {
    "SELECT 'turn ' || t.ordinal || ' of ' || d.name, 'lies outside its text' FROM turn t"
    " JOIN revision r ON r.id = t.revision JOIN document d ON d.id = r.document"
    " WHERE t.stop > r.characters ORDER BY t.revision, t.ordinal",
    "SELECT 'turn ' || t.ordinal || ' of ' || d.name, 'overlaps the turn before it' FROM turn t"
    " JOIN turn b ON b.revision = t.revision AND b.ordinal = t.ordinal - 1"
    " JOIN revision r ON r.id = t.revision JOIN document d ON d.id = r.document"
    " WHERE b.stop > t.start ORDER BY t.revision, t.ordinal",
    "SELECT 'turn ' || t.ordinal || ' of ' || d.name, 'names a speaker of another document'"
    " FROM turn t JOIN speaker s ON s.id = t.speaker JOIN revision r ON r.id = t.revision"
    " JOIN document d ON d.id = r.document WHERE s.document <> r.document"
    " ORDER BY t.revision, t.ordinal",
    "SELECT 'coding ' || c.id, 'span ' || c.start || ':' || c.stop || ' passes the end of ' ||"
    " d.name FROM coding c JOIN revision r ON r.id = c.revision JOIN document d"
    " ON d.id = r.document WHERE c.stop > r.characters ORDER BY c.id",
    "SELECT 'coding ' || c.id, 'stands on an older text of ' || d.name || ' and is not detached'"
    " FROM coding c JOIN revision r ON r.id = c.revision JOIN document d ON d.id = r.document"
    " JOIN revision n ON n.id = d.current_revision AND n.document = d.id"
    " WHERE n.id <> r.id AND NOT EXISTS"
    " (SELECT 1 FROM detached_coding q WHERE q.coding = c.id) ORDER BY c.id",
    "SELECT 'coding ' || c.id, 'is detached, but stands on the current text of ' || d.name"
    " FROM detached_coding q JOIN coding c ON c.id = q.coding JOIN document d"
    " ON d.current_revision = c.revision ORDER BY c.id",
    "SELECT 'document ' || d.name, 'has no text' FROM document d LEFT JOIN revision r"
    " ON r.id = d.current_revision AND r.document = d.id WHERE r.id IS NULL ORDER BY d.id",
    "SELECT 'code ' || k.name, 'cannot be reached from the top of the codebook' FROM code k"
    " WHERE k.id NOT IN (WITH RECURSIVE tree(id) AS (SELECT id FROM code WHERE parent IS NULL"
    " UNION SELECT c.id FROM tree JOIN code c ON c.parent = tree.id) SELECT id FROM tree)"
    " ORDER BY k.id",
    "SELECT 'participant ' || p.label, 'has several codes of the set ' || k.exclusive_set ||"
    " ' affirmed' FROM judgement j JOIN code k ON k.id = j.code JOIN participant p"
    " ON p.id = j.participant WHERE j.value = 'affirmed' AND k.exclusive_set <> ''"
    " GROUP BY j.participant, k.exclusive_set HAVING count(*) > 1"
    " ORDER BY j.participant, k.exclusive_set",
    "SELECT 'judgement ' || j.id, 'rests on a coding of another code' FROM judgement j"
    " JOIN judgement_evidence e ON e.judgement = j.id JOIN coding c ON c.id = e.coding"
    " WHERE j.code NOT IN (WITH RECURSIVE up(id) AS (VALUES(c.code) UNION SELECT k.parent FROM up"
    " JOIN code k ON k.id = up.id WHERE k.parent IS NOT NULL) SELECT id FROM up)"
    " ORDER BY j.id, c.id",
};

static emic_status check_rule(inspection *look, const char *sql, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(look->study), sql, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        report(look, emic_arena_string(look->arena, emic_cursor_text(&cursor, 0)),
               emic_arena_string(look->arena, emic_cursor_text(&cursor, 1)));
    emic_cursor_close(&cursor);
    return status;
}

static const char list_codings[] =
    "SELECT id, start, stop, words_sha256 FROM coding WHERE revision = ?1 ORDER BY id";

static bool covers_its_words(const emic_cursor *cursor, const emic_text_index *text)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    int64_t start = emic_cursor_int(cursor, 1), stop = emic_cursor_int(cursor, 2);
    if (start < 0 || stop <= start || stop > (int64_t)text->points)
        return false;
    emic_span span = {(uint32_t)start, (uint32_t)stop};
    emic_sha256(emic_text_words(text, span), sha256);
    return emic_slice_equal(emic_cursor_text(cursor, 3),
                            (emic_slice){(const char *)sha256, sizeof sha256});
}

/* Do the spans of one text still cover the words that were coded? */
static emic_status check_codings(inspection *look, emic_id revision, emic_slice text,
                                 emic_error *err)
{
    emic_cursor cursor;
    emic_text_index index;
    bool more = false;
    emic_arena *scratch = emic_arena_open();
    emic_text_index_load(&index, text, scratch);
    emic_status status = emic_db_query(emic_study_db(look->study), list_codings,
                                       EMIC_ROW(emic_int(revision)), &cursor, err);
    if (status != EMIC_OK)
        goto done;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        long long id = emic_cursor_int(&cursor, 0);
        look->out->codings++;
        if (!covers_its_words(&cursor, &index))
            report(look, emic_arena_format(scratch, "coding %lld", id),
                   "does not cover the words that were coded");
    }
    emic_cursor_close(&cursor);
done:
    emic_arena_close(scratch);
    return status;
}

static const char list_texts[] =
    "SELECT r.id, 'document ' || d.name || ', revision ' || r.number, r.characters, r.sha256,"
    " r.text FROM revision r JOIN document d ON d.id = r.document WHERE r.text IS NOT NULL"
    " ORDER BY r.id";

static emic_status check_text(inspection *look, const emic_cursor *cursor, emic_error *err)
{
    const char *thing = emic_arena_string(look->arena, emic_cursor_text(cursor, 1));
    emic_slice text = emic_cursor_text(cursor, 4);
    uint8_t sha256[EMIC_SHA256_SIZE];
    look->out->documents++;
    if (!emic_utf8_valid(text, NULL)) {
        report(look, thing, "the text is not valid UTF-8");
        return EMIC_OK;
    }
    emic_sha256(text, sha256);
    if (!emic_slice_equal(emic_cursor_text(cursor, 3),
                          (emic_slice){(const char *)sha256, sizeof sha256}))
        report(look, thing, "the text is not the one that was stored (its digest differs)");
    if ((int64_t)emic_utf8_count(text) != emic_cursor_int(cursor, 2))
        report(look, thing, "the text has another length than was stored");
    return check_codings(look, emic_cursor_int(cursor, 0), text, err);
}

static emic_status check_texts(inspection *look, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(look->study), list_texts, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        status = check_text(look, &cursor, err);
        if (status != EMIC_OK)
            break;
    }
    emic_cursor_close(&cursor);
    return status;
}

/* FTS5 compares its index with the texts; it can be asked only by a write, which is undone. */
static emic_status ask_search_index(emic_db *db, emic_error *err)
{
    emic_error ignored;
    EMIC_TRY(emic_db_script(db, "SAVEPOINT look", err));
    emic_status status = emic_db_script(
        db, "INSERT INTO revision_words(revision_words, rank) VALUES ('integrity-check', 1)", err);
    (void)emic_db_script(db, "ROLLBACK TO look; RELEASE look", &ignored);
    return status;
}

/* A study that is open for reading is opened once more: nothing is changed in the end. */
static emic_status check_search_index(inspection *look, emic_error *err)
{
    emic_db *other = NULL, *db = emic_study_db(look->study);
    emic_status status = ask_search_index(db, err);
    if (status == EMIC_IO && emic_db_reopen(db, EMIC_DB_WRITE, &other, err) == EMIC_OK)
        status = ask_search_index(other, err);
    emic_db_close(other);
    look->out->search_skipped = status == EMIC_IO;
    if (status == EMIC_CORRUPT)
        report(look, "search index", "does not fit the texts");
    return status == EMIC_IO || status == EMIC_CORRUPT ? EMIC_OK : status;
}

/* Where the file is damaged, the checks that still can go on. */
static emic_status go_on(inspection *look, emic_status status, const emic_error *err)
{
    if (status != EMIC_CORRUPT)
        return status;
    report(look, "file", emic_arena_format(look->arena, "cannot be read whole: %s", err->message));
    return EMIC_OK;
}

/* What a killed command took out of the study, and did not get to clear from the file. */
static emic_status check_purge(inspection *look, emic_error *err)
{
    bool due = false;
    EMIC_TRY(emic_study_purge_due(look->study, &due, err));
    if (due)
        report(look, "file",
               "still holds text that was replaced; the next command that writes clears it, such "
               "as emic privacy apply");
    return EMIC_OK;
}

emic_status emic_integrity_check(emic_study *study, emic_arena *arena, emic_problem_list *out,
                                 emic_error *err)
{
    *out = (emic_problem_list){0};
    inspection look = {study, arena, out};
    emic_db *db = emic_study_db(study);
    EMIC_TRY(go_on(&look, emic_db_check(db, report_database, &look, err), err));
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        EMIC_TRY(go_on(&look, check_rule(&look, rules[i], err), err));
    EMIC_TRY(go_on(&look, check_purge(&look, err), err));
    EMIC_TRY(go_on(&look, emic_journal_check(study, report_entry, &look, err), err));
    EMIC_TRY(go_on(&look, emic_tally_check(study, arena, report_entry, &look, err), err));
    EMIC_TRY(go_on(&look, check_texts(&look, err), err));
    return check_search_index(&look, err);
}
