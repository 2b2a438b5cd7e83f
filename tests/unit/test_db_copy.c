/* A database as bytes in memory, and back. Copies into files stand in test_db_file.c. */
#include "db_fixture.h"

static void a_database_goes_through_bytes_and_back(void **state)
{
    (void)state;
    emic_db *copy;
    uint8_t *bytes;
    size_t length;
    for (int i = 0; i < 500; i++)
        assert_ok(add(db, emic_arena_format(arena, "person %d", i), i));
    assert_ok(emic_db_serialize(db, &bytes, &length, &err));
    assert_true(length >= 4096);
    assert_ok(emic_db_deserialize((emic_slice){(const char *)bytes, length}, &copy, &err));
    emic_db_free_bytes(bytes);
    assert_int_equal(500, number_of(copy, count_persons));
    assert_ok(add(copy, "one more", 1)); /* it grows, and stays apart */
    assert_int_equal(501, number_of(copy, count_persons));
    assert_int_equal(500, number_of(db, count_persons));
    assert_int_equal(EMIC_INVALID, add(copy, "one more", 2)); /* with all of its rules */
    emic_db_close(copy);
    assert_int_equal(1, count_entries(false));
}

static void a_database_in_memory_leaves_no_file(void **state)
{
    (void)state;
    emic_db *memory, *copy;
    uint8_t *bytes;
    size_t length;
    assert_ok(emic_db_open(":memory:", EMIC_DB_CREATE, &memory, &err));
    assert_ok(emic_db_script(memory, make_tables, &err));
    assert_ok(add(memory, "Ann", 30));
    assert_ok(emic_db_serialize(memory, &bytes, &length, &err));
    emic_db_close(memory);
    assert_ok(emic_db_deserialize((emic_slice){(const char *)bytes, length}, &copy, &err));
    assert_int_equal(1, number_of(copy, count_persons));
    emic_db_close(copy);
    emic_db_free_bytes(bytes);
    assert_int_equal(1, count_entries(false)); /* the fixture's */
}

static void bytes_that_are_no_database_are_refused(void **state)
{
    (void)state;
    emic_db *copy;
    uint8_t *bytes;
    size_t length;
    assert_ok(emic_db_serialize(db, &bytes, &length, &err));
    assert_true(length > 100);
    memset(bytes, 'x', 100);
    assert_true(emic_db_deserialize((emic_slice){(const char *)bytes, length}, &copy, &err) !=
                EMIC_OK);
    assert_null(copy);
    assert_true(err.message[0] != '\0');
    assert_true(emic_db_deserialize(EMIC_LITERAL("short"), &copy, &err) != EMIC_OK);
    emic_db_free_bytes(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DATABASE(a_database_goes_through_bytes_and_back),
        IN_DATABASE(a_database_in_memory_leaves_no_file),
        IN_DATABASE(bytes_that_are_no_database_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
