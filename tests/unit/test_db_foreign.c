/* Statements that are put together at run time, over a database of which nothing is known. */
#include "db_fixture.h"
#include "store/db_foreign.h"

static int open_memory(void **state)
{
    (void)state;
    return emic_db_open(":memory:", EMIC_DB_CREATE, &db, &err) == EMIC_OK ? 0 : -1;
}

static int close_memory(void **state)
{
    (void)state;
    emic_db_close(db);
    return 0;
}

/* The same address holds another statement each time: what was kept for it would be wrong. */
static void a_statement_is_what_its_text_says_now(void **state)
{
    char sql[32];
    (void)state;
    for (int i = 1; i < 4; i++) {
        emic_cursor cursor;
        bool more = false;
        snprintf(sql, sizeof sql, "SELECT %d AS n%d, ?1", i, i);
        assert_ok(
            emic_db_query_once(db, sql, EMIC_ROW(emic_text(EMIC_LITERAL("bus"))), &cursor, &err));
        assert_int_equal(2, emic_cursor_columns(&cursor));
        assert_int_equal('0' + i, emic_cursor_column(&cursor, 0).data[1]);
        assert_ok(emic_cursor_next(&cursor, &more, &err));
        assert_true(more);
        assert_int_equal(i, emic_cursor_int(&cursor, 0));
        assert_true(emic_slice_is(emic_cursor_value(&cursor, 1), "bus"));
        emic_cursor_close(&cursor);
    }
}

static void a_text_is_utf8_whatever_the_database_has(void **state)
{
    emic_cursor cursor;
    bool more = false;
    (void)state;
    assert_ok(emic_db_script(db,
                             "PRAGMA encoding = 'UTF-16be'; CREATE TABLE t(a, b, c, d);"
                             "INSERT INTO t VALUES ('\xC3\xA9t\xC3\xA9', x'00C3', 442079, NULL)",
                             &err));
    assert_ok(emic_db_query_once(db, "SELECT * FROM t", EMIC_NO_VALUES, &cursor, &err));
    assert_int_equal(4, emic_cursor_columns(&cursor));
    assert_ok(emic_cursor_next(&cursor, &more, &err));
    assert_true(more);
    assert_true(emic_slice_is(emic_cursor_value(&cursor, 0), "\xC3\xA9t\xC3\xA9"));
    assert_true(emic_slice_equal(emic_cursor_value(&cursor, 1), (emic_slice){"\0\xC3", 2}));
    assert_true(emic_slice_is(emic_cursor_value(&cursor, 2), "442079"));
    assert_int_equal(0, emic_cursor_value(&cursor, 3).length);
    emic_cursor_close(&cursor);
}

static void what_is_no_statement_is_an_error(void **state)
{
    emic_cursor cursor;
    (void)state;
    assert_int_equal(EMIC_CORRUPT, emic_db_query_once(db, "SELECT * FROM nowhere", EMIC_NO_VALUES,
                                                      &cursor, &err));
    assert_non_null(strstr(err.message, "no such table"));
    emic_cursor_close(&cursor);
}

#define IN_MEMORY(test) cmocka_unit_test_setup_teardown(test, open_memory, close_memory)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(a_statement_is_what_its_text_says_now),
        IN_MEMORY(a_text_is_utf8_whatever_the_database_has),
        IN_MEMORY(what_is_no_statement_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
