/* A name hidden in files, one way a file, is found in each; and in the same files with another name
 * in its place nothing is. The files are made by tests/fixtures/leak_files.py. */
#include "base/file.h"
#include "base/strbuf.h"
#include "folder.h"
#include "privacy/leak.h"
#include <sys/stat.h>

static const emic_needle needles[] = {
    {{"Jos\xC3\xA9 Gonz\xC3\xA1lez", sizeof("Jos\xC3\xA9 Gonz\xC3\xA1lez") - 1}, EMIC_CASE_ANY, 7},
    {{"Gonz\xC3\xA1lez", sizeof("Gonz\xC3\xA1lez") - 1}, EMIC_CASE_ANY, 7},
    {{"Ann", sizeof("Ann") - 1}, EMIC_CASE_ANY, 8},
    {{"Bo", sizeof("Bo") - 1}, EMIC_CASE_ANY, 9},
    {{"Zo\xC3\xAB", sizeof("Zo\xC3\xAB") - 1}, EMIC_CASE_ANY, 10},
    {{"Ruth May", sizeof("Ruth May") - 1}, EMIC_CASE_ANY, 11},
};
enum { NEEDLES = sizeof needles / sizeof *needles };

static emic_leak *leak;
static emic_error err;

static int open_leak(void **state)
{
    assert_int_equal(EMIC_OK, emic_leak_open(needles, NEEDLES, &leak, &err));
    return open_folder(state);
}

static int close_leak(void **state)
{
    (void)state;
    emic_leak_close(leak);
    int failed = system(emic_arena_format(arena, "rm -rf '%s'", folder));
    emic_arena_close(arena);
    return failed;
}

/* Files with the name hidden in them; the lines that say how. */
static emic_slice make_files(const char *name, const char *surname)
{
    emic_slice ways;
    if (system("command -v python3 >/dev/null 2>&1") != 0)
        skip();
    const char *command = emic_arena_format(
        arena, "python3 " EMIC_ROOT "/tests/fixtures/leak_files.py '%s' '%s' '%s'", folder, name,
        surname);
    assert_int_equal(0, system(command));
    assert_int_equal(EMIC_OK, emic_file_read(in_folder("ways"), arena, &ways, &err));
    return ways;
}

/* The next line's file and way; false at the end. */
static bool next_way(emic_slice *ways, const char **file, const char **how)
{
    const char *tab = ways->length ? memchr(ways->data, '\t', ways->length) : NULL;
    if (!tab)
        return false;
    const char *end = memchr(tab, '\n', ways->length - (size_t)(tab - ways->data));
    assert_non_null(end);
    *file = emic_arena_format(arena, "%s/files/%.*s", folder, (int)(tab - ways->data), ways->data);
    *how = emic_arena_format(arena, "%.*s", (int)(end - tab - 1), tab + 1);
    *ways = emic_slice_from(*ways, (size_t)(end - ways->data) + 1);
    return true;
}

static emic_leak_report check(const char *path)
{
    emic_leak_report report = {0};
    if (emic_leak_check_path(leak, path, arena, &report, &err) != EMIC_OK)
        fail_msg("%s: %s", path, err.message);
    assert_true(report.files > 0 && report.bytes > 0);
    return report;
}

/* How many hits tell of `how`; no name is shown whole. */
static size_t count_ways(const emic_leak_report *report, const char *how)
{
    size_t count = 0;
    for (size_t i = 0; i < report->hits.count; i++) {
        const emic_leak_hit *hit = &report->hits.items[i];
        if (hit->entity != 7)
            print_error("%s: %s: %.*s\n", hit->place, hit->how, EMIC_ARG(hit->masked));
        assert_int_equal(7, hit->entity);
        assert_null(strstr(hit->place, "onz"));
        assert_non_null(memchr(hit->masked.data, '*', hit->masked.length));
        count += strstr(hit->how, how) != NULL;
    }
    return count;
}

static void each_way_of_hiding_is_found(void **state)
{
    (void)state;
    emic_slice ways = make_files("Jos\xC3\xA9", "Gonz\xC3\xA1lez");
    const char *file, *how;
    size_t count = 0, missed = 0;
    for (; next_way(&ways, &file, &how); count++) {
        emic_leak_report report = check(file);
        if (count_ways(&report, how) > 0)
            continue;
        missed++;
        print_error("%s: %llu found, none as \"%s\" but \"%s\"\n", file,
                    (unsigned long long)report.found, how,
                    report.hits.count ? report.hits.items[0].how : "");
    }
    assert_true(count > 60);
    assert_int_equal(0, missed);
}

static void files_without_the_name_are_clean(void **state)
{
    (void)state;
    emic_slice ways = make_files("Ren\xC3\xA9", "Lambr\xC3\xA9quin");
    const char *file, *how;
    size_t count = 0, alarms = 0;
    for (; next_way(&ways, &file, &how); count++) {
        emic_leak_report report = check(file);
        for (size_t i = 0; i < report.hits.count; i++)
            print_error("%s: %s: %.*s\n", report.hits.items[i].place, report.hits.items[i].how,
                        EMIC_ARG(report.hits.items[i].masked));
        alarms += report.found > 0;
    }
    assert_true(count > 60);
    assert_int_equal(0, alarms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_way_of_hiding_is_found, open_leak, close_leak),
        cmocka_unit_test_setup_teardown(files_without_the_name_are_clean, open_leak, close_leak),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
