/* Saved tables: kept by name, replaced under the same name. */
#include "study/saved_table.h"
#include "study_fixture.h"

static emic_status add(const char *name, const char *parameters)
{
    return emic_saved_table_add(study, emic_slice_of(name), emic_slice_of(parameters), &err);
}

static emic_saved_table_list tables(void)
{
    emic_saved_table_list list;
    ASSERT_OK(emic_saved_table_list_load(study, arena, &list, &err));
    return list;
}

static void a_table_is_kept_by_its_name(void **state)
{
    (void)state;
    ASSERT_OK(add("themes", "{\"by\": \"group\"}"));
    ASSERT_OK(add("Arrests_by-2", "{}"));
    emic_saved_table_list list = tables();
    assert_int_equal(2, list.count);
    assert_true(emic_slice_is(list.items[0].name, "Arrests_by-2")); /* by name */
    assert_true(emic_slice_is(list.items[1].parameters, "{\"by\": \"group\"}"));
    ASSERT_OK(add("themes", "{\"by\": \"city\"}"));
    assert_int_equal(2, tables().count);
    assert_true(emic_slice_is(tables().items[1].parameters, "{\"by\": \"city\"}"));
    int64_t changes = emic_db_total_changes(emic_study_db(study));
    ASSERT_OK(add("themes", "{\"by\": \"city\"}"));
    assert_int_equal(changes, emic_db_total_changes(emic_study_db(study)));
}

static void a_name_is_good_for_a_file(void **state)
{
    static const char *const names[] = {"", "a b", "a/b", "..", "a.csv", "caf\xC3\xA9", "a\nb"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(EMIC_INVALID, add(names[i], "{}"));
    ASSERT_REFUSED(EMIC_INVALID,
                   "table name \"a/b\": up to 64 letters, digits, - and _ are allowed",
                   add("a/b", "{}"));
    char longest[66];
    memset(longest, 'a', 65);
    longest[65] = 0;
    assert_int_equal(EMIC_INVALID, add(longest, "{}"));
    longest[64] = 0;
    ASSERT_OK(add(longest, "{}"));
    assert_int_equal(1, tables().count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(a_table_is_kept_by_its_name),
        IN_MEMORY(a_name_is_good_for_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
