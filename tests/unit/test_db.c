/* The door to SQLite: values, statements, transactions, and what errors say. */
#include "db_fixture.h"

static void values_of_every_kind_come_back(void **state)
{
    emic_cursor cursor;
    bool more = false;
    (void)state;
    emic_row row = EMIC_ROW(emic_int(INT64_MIN), emic_real(0.5), emic_text(EMIC_LITERAL("a\0b")),
                            emic_blob("\x00\xFF", 2), emic_null(), emic_text((emic_slice){0}),
                            emic_blob(NULL, 0));
    assert_ok(emic_db_query(db, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7", row, &cursor, &err));
    assert_ok(emic_cursor_next(&cursor, &more, &err));
    assert_true(more);
    assert_true(emic_cursor_int(&cursor, 0) == INT64_MIN);
    assert_true(emic_cursor_real(&cursor, 1) == 0.5);
    assert_true(emic_slice_equal(emic_cursor_text(&cursor, 2), EMIC_LITERAL("a\0b")));
    assert_true(emic_slice_equal(emic_cursor_text(&cursor, 3), EMIC_LITERAL("\x00\xFF")));
    assert_true(emic_cursor_is_null(&cursor, 4));
    for (int column = 5; column < 7; column++) {
        assert_false(emic_cursor_is_null(&cursor, column)); /* empty, which is not unknown */
        assert_int_equal(0, emic_cursor_text(&cursor, column).length);
    }
    assert_ok(emic_cursor_next(&cursor, &more, &err));
    assert_false(more);
    emic_cursor_close(&cursor);
    emic_cursor_close(&cursor); /* closing twice does nothing */
}

static const char names_from[] = "SELECT name FROM person WHERE age >= ?1 ORDER BY age";

/* A statement that is in use further up gets a second copy; neither disturbs the other. */
static void the_same_statement_nests(void **state)
{
    emic_cursor outer, inner;
    bool more = false;
    (void)state;
    for (int64_t age = 0; age < 3; age++)
        assert_ok(add(db, (const char *[]){"a", "b", "c"}[age], age));
    for (int round = 0; round < 2; round++) {
        size_t pairs = 0;
        assert_ok(emic_db_query(db, names_from, EMIC_ROW(emic_int(0)), &outer, &err));
        for (int64_t at = 0; emic_cursor_next(&outer, &more, &err) == EMIC_OK && more; at++) {
            assert_int_equal('a' + at, emic_cursor_text(&outer, 0).data[0]);
            assert_ok(emic_db_query(db, names_from, EMIC_ROW(emic_int(at)), &inner, &err));
            while (emic_cursor_next(&inner, &more, &err) == EMIC_OK && more)
                pairs++;
            emic_cursor_close(&inner);
        }
        emic_cursor_close(&outer);
        assert_int_equal(3 + 2 + 1, pairs);
    }
}

static void a_cursor_left_early_starts_anew(void **state)
{
    emic_cursor cursor;
    bool more = false;
    (void)state;
    assert_ok(add(db, "old", 70));
    assert_ok(add(db, "young", 7));
    for (int round = 0; round < 2; round++) {
        assert_ok(emic_db_query(db, names_from, EMIC_ROW(emic_int(0)), &cursor, &err));
        assert_ok(emic_cursor_next(&cursor, &more, &err));
        assert_true(more && emic_slice_is(emic_cursor_text(&cursor, 0), "young"));
        emic_cursor_close(&cursor);
    }
}

static void more_statements_than_are_kept_work_too(void **state)
{
    enum { STATEMENTS = 600 };
    static char sql[STATEMENTS][32];
    (void)state;
    for (int i = 0; i < STATEMENTS; i++)
        snprintf(sql[i], sizeof sql[i], "SELECT %d", i);
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < STATEMENTS; i++)
            assert_int_equal(i, number_of(db, sql[i]));
}

static void a_query_without_rows_gives_what_was_said(void **state)
{
    emic_slice text;
    int64_t number;
    (void)state;
    assert_ok(emic_db_int(db, names_from, EMIC_ROW(emic_int(0)), 17, &number, &err));
    assert_int_equal(17, number);
    assert_ok(emic_db_text(db, names_from, EMIC_ROW(emic_int(0)), arena, &text, &err));
    assert_non_null(text.data);
    assert_int_equal(0, text.length);
}

static void a_transaction_is_kept_or_undone(void **state)
{
    (void)state;
    assert_ok(emic_db_begin(db, &err));
    assert_ok(add(db, "kept", 1));
    assert_int_equal(1, emic_db_changes(db));
    assert_int_equal(1, emic_db_last_id(db));
    assert_ok(emic_db_commit(db, &err));
    emic_db_rollback(db); /* nothing is open: nothing happens */
    assert_int_equal(1, number_of(db, count_persons));
    assert_ok(emic_db_begin(db, &err));
    assert_ok(add(db, "undone", 1));
    assert_int_equal(2, emic_db_total_changes(db));
    emic_db_rollback(db);
    assert_int_equal(1, number_of(db, count_persons));
}

static void a_second_writer_is_told_to_wait(void **state)
{
    emic_db *other;
    (void)state;
    assert_ok(emic_db_reopen(db, EMIC_DB_WRITE, &other, &err));
    assert_ok(emic_db_script(other, "PRAGMA busy_timeout = 0", &err));
    assert_ok(emic_db_begin(db, &err));
    assert_said(EMIC_IO,
                "another program is writing to it; try again when it is done; the file is as it "
                "was before",
                emic_db_begin(other, &err));
    assert_string_equal(in_folder("a.db"), err.path);
    emic_db_rollback(db);
    assert_ok(emic_db_begin(other, &err));
    emic_db_close(other);
}

static void broken_rules_are_told_in_plain_words(void **state)
{
    (void)state;
    assert_ok(add(db, "one", 1));
    assert_said(EMIC_INVALID,
                "this is not allowed: it has the same already (person.name)",
                add(db, "one", 1));
    assert_said(EMIC_INVALID,
                "this is not allowed: a value is out of bounds (age >= 0)",
                add(db, "two", -1));
    assert_said(EMIC_INVALID, "this is not allowed: a value is missing (person.name)",
                emic_db_run(db, add_person, EMIC_ROW(emic_null(), emic_int(1)), &err));
    assert_said(EMIC_INVALID,
                "this is not allowed: it names something that is not there, or something "
                "else needs it",
                emic_db_run(db, "INSERT INTO visit(person) VALUES (99)", EMIC_NO_VALUES, &err));
    assert_int_equal(EMIC_INVALID,
                     emic_db_run(db, add_person,
                                 EMIC_ROW(emic_text(EMIC_LITERAL("three")),
                                          emic_text(EMIC_LITERAL("old"))),
                                 &err));
    assert_int_equal(1, number_of(db, count_persons));
    assert_ok(add(db, "two", 1)); /* the statement works after an error */
}

static void a_missing_table_is_damage(void **state)
{
    int64_t number;
    (void)state;
    assert_said(EMIC_CORRUPT, "the file is not made as it should be (no such table: nowhere)",
                emic_db_int(db, "SELECT 1 FROM nowhere", EMIC_NO_VALUES, 0, &number, &err));
}

/* A file may come from anybody: what it says of its own tables cannot be turned against us. */
static void the_schema_cannot_be_written_by_hand(void **state)
{
    (void)state;
    assert_int_not_equal(EMIC_OK,
                         emic_db_script(db, "PRAGMA writable_schema = ON;"
                                            "UPDATE sqlite_schema SET sql = 'nothing'",
                                        &err));
    assert_int_equal(0, number_of(db, count_persons));
}

static void every_row_gets_its_own_identity(void **state)
{
    (void)state;
    assert_ok(add(db, "a", 1));
    assert_ok(add(db, "b", 1));
    assert_int_equal(2, number_of(db, "SELECT count(DISTINCT uuid) FROM person"
                                      " WHERE length(uuid) = 16"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DATABASE(values_of_every_kind_come_back),
        IN_DATABASE(the_same_statement_nests),
        IN_DATABASE(a_cursor_left_early_starts_anew),
        IN_DATABASE(more_statements_than_are_kept_work_too),
        IN_DATABASE(a_query_without_rows_gives_what_was_said),
        IN_DATABASE(a_transaction_is_kept_or_undone),
        IN_DATABASE(a_second_writer_is_told_to_wait),
        IN_DATABASE(broken_rules_are_told_in_plain_words),
        IN_DATABASE(a_missing_table_is_damage),
        IN_DATABASE(the_schema_cannot_be_written_by_hand),
        IN_DATABASE(every_row_gets_its_own_identity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
