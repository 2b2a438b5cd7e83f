/* Change sets: what a transaction did, written down by SQLite's hook, and taken back. */
#include "db_fixture.h"
#include "store/db_record.h"
#include "store/db_revert.h"

static const char tables[] =
    "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, weight REAL, seal BLOB, body TEXT);"
    "CREATE TABLE tag (note INTEGER NOT NULL REFERENCES note ON DELETE CASCADE, word TEXT NOT NULL,"
    " rank INTEGER NOT NULL, PRIMARY KEY (note, word, rank)) WITHOUT ROWID;"
    "CREATE TABLE turn (note INTEGER, ordinal INTEGER, text TEXT, PRIMARY KEY (note, ordinal))"
    " WITHOUT ROWID;"
    "CREATE TABLE secret (id INTEGER PRIMARY KEY, text TEXT);"
    "CREATE TABLE secret_2 (id INTEGER PRIMARY KEY, text TEXT);";
static const char all_rows[] =
    "SELECT group_concat(line, ';') FROM (SELECT 'n' || id || ifnull(text, '-') ||"
    " ifnull(weight, '-') || ifnull(hex(seal), '-') AS line FROM note UNION ALL"
    " SELECT 't' || note || word || rank FROM tag UNION ALL"
    " SELECT 'u' || note || '.' || ordinal || text FROM turn ORDER BY 1)";

static const char *const left_out[] = {"secret*", NULL};
static const emic_record_plan plan = {left_out, "note", "body"};
static emic_recording *recording;

static int open_tables(void **state)
{
    (void)state;
    arena = emic_arena_open();
    if (emic_db_open(":memory:", EMIC_DB_CREATE, &db, &err) != EMIC_OK)
        return -1;
    return emic_db_script(db, tables, &err) == EMIC_OK ? 0 : -1;
}

static int close_tables(void **state)
{
    (void)state;
    emic_db_close(db);
    emic_arena_close(arena);
    return 0;
}

static const char *rows(void)
{
    emic_slice text;
    assert_ok(emic_db_text(db, all_rows, EMIC_NO_VALUES, arena, &text, &err));
    return emic_arena_string(arena, text);
}

/* What `sql` does, in a transaction that stays open. */
static emic_change_set recorded(const char *sql)
{
    emic_change_set set;
    emic_slice bytes;
    assert_ok(emic_db_begin(db, &err));
    assert_ok(emic_db_record(db, &plan, &recording, &err));
    assert_ok(emic_db_script(db, sql, &err));
    assert_ok(emic_recording_end(recording, &bytes, &err));
    assert_ok(emic_change_set_parse(emic_arena_copy(arena, bytes), arena, &set, &err));
    emic_recording_close(recording);
    assert_ok(emic_db_commit(db, &err));
    return set;
}

static emic_status revert(const emic_change_set *set)
{
    emic_reverting *reverting;
    assert_ok(emic_db_begin(db, &err));
    assert_ok(emic_db_revert_open(db, &reverting, &err));
    emic_status status = emic_db_revert(reverting, set, &err);
    emic_db_revert_close(reverting);
    if (status == EMIC_OK)
        assert_ok(emic_db_commit(db, &err));
    else
        emic_db_rollback(db);
    return status;
}

static void every_kind_of_change_is_taken_back(void **state)
{
    (void)state;
    assert_ok(emic_db_script(db,
                             "INSERT INTO note VALUES (1, 'één', 1.5, x'00ff', 'long'), (2, NULL,"
                             " NULL, NULL, NULL), (9, '', -0.0, x'', 'b');"
                             "INSERT INTO tag VALUES (1, 'a', 1), (1, 'b', -1), (9, 'c', 5);"
                             "INSERT INTO turn VALUES (1, 1, 'x'), (1, 2, 'y')",
                             &err));
    const char *before = rows();
    assert_int_equal(8, number_of(db, "SELECT (SELECT count(*) FROM note) + (SELECT count(*) FROM"
                                      " tag) + (SELECT count(*) FROM turn)"));
    emic_change_set set = recorded(
        "INSERT INTO note(text) VALUES ('ten'), ('eleven'); UPDATE note SET text = 'zwei', weight ="
        " 2 WHERE id = 2; UPDATE note SET seal = x'01' WHERE id IN (1, 10);"
        "DELETE FROM note WHERE id = 9;" /* and its tag goes with it */
        "INSERT INTO turn VALUES (1, 3, 'z'), (1, 4, 'w'), (2, 1, 'v');"
        "UPDATE turn SET text = 'Y' WHERE ordinal = 2; DELETE FROM turn WHERE ordinal = 3;"
        "INSERT INTO tag VALUES (2, 'd', 1), (2, 'd', 2); DELETE FROM note WHERE id = 10;"
        "INSERT INTO secret VALUES (1, 'hidden'); INSERT INTO secret_2 VALUES (1, 'hidden')");
    assert_string_not_equal(before, rows());
    assert_string_equal("note +2 -2 ~3, tag +2 -1, turn +3 -1 ~1",
                        emic_change_set_summary(&set, arena));
    assert_ok(revert(&set));
    assert_string_equal(before, rows());
}

static void rows_one_after_the_other_take_little_room(void **state)
{
    (void)state;
    emic_change_set set =
        recorded("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                 " INSERT INTO note(text) SELECT 'text ' || i FROM n;"
                 "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
                 " INSERT INTO turn SELECT 7, i, 'turn' FROM n");
    assert_int_equal(5000, number_of(db, "SELECT count(*) FROM note"));
    assert_int_equal(2, set.count);
    assert_int_equal(5000, set.items[0].rows);
    assert_int_equal(900, set.items[1].rows);
}

static void a_value_left_out_is_in_no_change(void **state)
{
    (void)state;
    emic_change_set set = recorded("INSERT INTO note(id, text, body) VALUES (1, 'a', 'private')");
    assert_int_equal(1, set.count);
    assert_int_equal(0, recorded("UPDATE note SET body = 'other'").count);
    set = recorded("DELETE FROM note");
    assert_int_equal(1, set.count);
    assert_int_equal(4, set.items[0].cell_count);
    for (int i = 0; i < 4; i++)
        assert_int_not_equal(4, set.items[0].cells[i].column);
}

static void what_was_changed_since_is_not_taken_back(void **state)
{
    (void)state;
    emic_change_set added = recorded("INSERT INTO note(id, text) VALUES (1, 'a'), (2, 'b')");
    emic_change_set set = recorded("UPDATE note SET text = 'c' WHERE id = 1");
    emic_change_set removed = recorded("DELETE FROM note WHERE id = 2");
    assert_said(EMIC_INVALID, "what it did to \"note\" was changed since", revert(&added));
    assert_ok(emic_db_script(db, "UPDATE note SET text = 'd' WHERE id = 1", &err));
    assert_said(EMIC_INVALID, "what it did to \"note\" was changed since", revert(&set));
    assert_ok(emic_db_script(db, "INSERT INTO note(id, text) VALUES (2, 'new')", &err));
    assert_int_equal(EMIC_INVALID, revert(&removed));
    assert_int_equal(2, number_of(db, "SELECT count(*) FROM note"));
}

/* Another column of the row is nobody's business. */
static void columns_are_taken_back_apart(void **state)
{
    (void)state;
    assert_ok(emic_db_script(db, "INSERT INTO note(id, text) VALUES (1, 'a')", &err));
    emic_change_set text = recorded("UPDATE note SET text = 'b'");
    emic_change_set weight = recorded("UPDATE note SET weight = 3");
    assert_int_equal(1, text.count);
    assert_int_equal(1, weight.count);
    assert_ok(revert(&text));
    assert_string_equal("n1a3.0", rows());
}

static void damage_is_told(void **state)
{
    (void)state;
    static const char *const wrong[] = {"A",
                                        "T\x04note",
                                        "T\x04noteA\x01",
                                        "T\x04noteX",
                                        "T\x7fnote",
                                        "T\x04noteA\x01\x01\x02",
                                        "T\x04noteS\x01\x01\x02\x01\x63\x00\x00"};
    emic_change_set set;
    assert_ok(emic_change_set_parse((emic_slice){0}, arena, &set, &err));
    assert_int_equal(0, set.count);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        emic_slice bytes = emic_slice_of(wrong[i]);
        emic_status status = emic_change_set_parse(bytes, arena, &set, &err);
        assert_int_equal(i == 1 ? EMIC_OK : EMIC_CORRUPT, status);
    }
    emic_change_cell cell = {.column = 40};
    emic_change change = {
        .kind = EMIC_ROW_REMOVED, .table = EMIC_LITERAL("note"), .cells = &cell, .cell_count = 1};
    set = (emic_change_set){&change, 1, 1};
    assert_said(EMIC_CORRUPT, "the change set does not fit the table \"note\"", revert(&set));
    change.table = EMIC_LITERAL("nowhere");
    assert_said(EMIC_CORRUPT, "the change set does not fit the table \"nowhere\"", revert(&set));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_tables, close_tables)
    static const struct CMUnitTest tests[] = {
        TEST(every_kind_of_change_is_taken_back), TEST(rows_one_after_the_other_take_little_room),
        TEST(a_value_left_out_is_in_no_change),   TEST(what_was_changed_since_is_not_taken_back),
        TEST(columns_are_taken_back_apart),       TEST(damage_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
