/* File names for things that may be called anything: safe on every system, never two the same. */
#include "exchange/file_name.h"
#include "base/text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int open_arena(void **state)
{
    *state = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    emic_arena_close(*state);
    return 0;
}

static const char *file_of(const char *name, emic_arena *arena)
{
    emic_slice one = emic_slice_of(name);
    return emic_file_names(&one, 1, arena)[0];
}

static void ordinary_names_stay(void **state)
{
    static const char *const names[] = {"TP07", "interview 3 (second)", "a_b-c.d", "2008-05-01"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(file_of(names[i], *state), names[i]);
}

static void other_characters_become_lines_one_for_one(void **state)
{
    assert_string_equal(file_of("a/b\\c:d%e\n\"f\"", *state), "a_b_c_d_e__f_");
    assert_string_equal(file_of("caf\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC", *state), "caf_ __");
    assert_string_equal(file_of("\xFF\xFE", *state), "__"); /* not UTF-8 */
    assert_string_equal(file_of("../../etc/passwd", *state), "_._.._etc_passwd");
    assert_string_equal(file_of(".hidden", *state), "_hidden");
    assert_string_equal(file_of("..", *state), "_.");
    assert_string_equal(file_of("", *state), "_");
}

static void devices_of_windows_are_no_files(void **state)
{
    assert_string_equal(file_of("con", *state), "_con");
    assert_string_equal(file_of("LPT9.notes", *state), "_LPT9.notes");
    assert_string_equal(file_of("aux .x", *state), "_aux .x");
    assert_string_equal(file_of("com0", *state), "com0");
    assert_string_equal(file_of("console", *state), "console");
}

static void long_names_are_cut(void **state)
{
    char name[301];
    memset(name, 'x', 300);
    name[300] = 0;
    assert_int_equal(strlen(file_of(name, *state)), 100);
}

static void names_that_would_clash_are_numbered(void **state)
{
    static const char *const names[] = {"TP01", "tp01", "tp01+2", "tp01 2", "Tp01",
                                        "\xC3\xA9", "\xC3\xB6", "TP01-3", "tp01_2"};
    static const char *const files[] = {"TP01", "tp01+2", "tp01_2", "tp01 2", "Tp01+3",
                                        "_",    "_+2",    "TP01-3", "tp01_2+2"};
    enum { COUNT = sizeof names / sizeof *names };
    emic_slice slices[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        slices[i] = emic_slice_of(names[i]);
    const char **found = emic_file_names(slices, COUNT, *state);
    for (size_t i = 0; i < COUNT; i++)
        assert_string_equal(found[i], files[i]);
}

/* Each against each would take minutes. */
static void a_hundred_thousand_names_are_told_apart(void **state)
{
    enum { COUNT = 100000 };
    emic_slice *names = emic_arena_array(*state, COUNT, sizeof *names);
    for (size_t i = 0; i < COUNT; i++)
        names[i] = emic_slice_of(emic_arena_format(*state, "TP%zu", i / 2));
    const char **files = emic_file_names(names, COUNT, *state);
    for (size_t i = 0; i < COUNT; i++)
        assert_string_equal(files[i],
                            emic_arena_format(*state, "TP%zu%s", i / 2, i % 2 ? "+2" : ""));
}

#define NAME_TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        NAME_TEST(ordinary_names_stay),
        NAME_TEST(other_characters_become_lines_one_for_one),
        NAME_TEST(devices_of_windows_are_no_files),
        NAME_TEST(long_names_are_cut),
        NAME_TEST(names_that_would_clash_are_numbered),
        NAME_TEST(a_hundred_thousand_names_are_told_apart),
    };
    return cmocka_run_group_tests_name("file_name", tests, NULL, NULL);
}
