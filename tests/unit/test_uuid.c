/* Identities sort in the order they were made, and a seed and a fixed time repeat them. */
#include "base/clock.h"
#include "base/uuid.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { MANY = 20000 };
typedef uint8_t uuid[EMIC_UUID_SIZE];

static int forget_environment(void **state)
{
    (void)state;
    emic_uuid_salt(0);
    return unsetenv("EMIC_SEED") || unsetenv("SOURCE_DATE_EPOCH");
}

static void make(uuid *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        emic_uuid_make(out[i]);
}

static uint64_t milliseconds_of(const uint8_t *id)
{
    uint64_t value = 0;
    for (int i = 0; i < 6; i++)
        value = value << 8 | id[i];
    return value;
}

static void check_order_and_form(uuid *ids)
{
    make(ids, MANY);
    for (size_t i = 0; i < MANY; i++) {
        assert_int_equal(0x70, ids[i][6] & 0xF0);
        assert_int_equal(0x80, ids[i][8] & 0xC0);
        if (i > 0)
            assert_true(memcmp(ids[i - 1], ids[i], 8) < 0);
    }
}

static void uuids_are_version_7_and_sort_as_made(void **state)
{
    (void)state;
    uuid *ids = calloc(MANY, sizeof *ids);
    assert_non_null(ids);
    check_order_and_form(ids);
    int64_t now = (int64_t)time(NULL), stamped = (int64_t)(milliseconds_of(ids[0]) / 1000);
    assert_true(stamped >= now - 60 && stamped <= now + 1);
    free(ids);
}

static void a_fixed_time_still_sorts(void **state)
{
    (void)state;
    uuid *ids = calloc(MANY, sizeof *ids);
    assert_non_null(ids);
    setenv("EMIC_SEED", "99", 1);
    setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    check_order_and_form(ids);
    assert_true(milliseconds_of(ids[0]) == UINT64_C(1700000000000));
    free(ids);
}

static void a_seed_repeats_the_sequence(void **state)
{
    (void)state;
    uuid first[100], other[100], again[100];
    setenv("EMIC_SEED", "7", 1);
    make(first, 100);
    setenv("EMIC_SEED", "8", 1);
    make(other, 100);
    setenv("EMIC_SEED", "7", 1);
    make(again, 100);
    assert_memory_equal(first, again, sizeof first);
    for (int i = 0; i < 100; i++)
        assert_memory_not_equal(first[i], other[i], sizeof *first);
    assert_true(milliseconds_of(first[0]) == 0);
}

static void a_seeded_uuid_never_changes_between_versions(void **state)
{
    (void)state;
    uuid id;
    char text[EMIC_UUID_TEXT_SIZE];
    setenv("EMIC_SEED", "1", 1);
    setenv("SOURCE_DATE_EPOCH", "1772366400", 1);
    emic_uuid_make(id);
    emic_uuid_format(id, text);
    /* Worked out apart from this code, from the definition of SplitMix64. */
    assert_string_equal("019ca945-0a00-74c1-afba-e3685963bb19", text);
}

static void a_salt_gives_another_sequence_of_the_same_seed(void **state)
{
    (void)state;
    uuid plain[10], salted[10], again[10];
    setenv("EMIC_SEED", "7", 1);
    make(plain, 10);
    emic_uuid_salt(1);
    make(salted, 10);
    emic_uuid_salt(1);
    make(again, 10);
    assert_memory_equal(salted, again, sizeof salted);
    for (int i = 0; i < 10; i++)
        assert_memory_not_equal(plain[i] + 8, salted[i] + 8, 8);
}

static void what_is_no_seed_is_ignored(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "seven", "-7", "7x", " 7", "99999999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        uuid first, second;
        setenv("EMIC_SEED", wrong[i], 1);
        emic_uuid_make(first);
        unsetenv("EMIC_SEED");
        setenv("EMIC_SEED", wrong[i], 1);
        emic_uuid_make(second);
        assert_memory_not_equal(first, second, sizeof first);
        assert_true(milliseconds_of(first) > 0);
    }
}

static void a_forked_process_makes_others(void **state)
{
    (void)state;
    uuid mine[4], theirs[4];
    int ends[2];
    emic_uuid_make(mine[0]);
    assert_int_equal(0, pipe(ends));
    pid_t child = fork();
    make(child ? mine : theirs, 4);
    if (child == 0)
        _exit(write(ends[1], theirs, sizeof theirs) == sizeof theirs ? 0 : 1);
    assert_int_equal(sizeof theirs, read(ends[0], theirs, sizeof theirs));
    waitpid(child, NULL, 0);
    for (int i = 0; i < 4; i++)
        assert_memory_not_equal(mine[i] + 8, theirs[i] + 8, 8);
    close(ends[0]);
    close(ends[1]);
}

static void text_has_hyphens(void **state)
{
    (void)state;
    const uuid id = {0x01, 0x8f, 0x00, 0xff, 0x10, 0x20, 0x70, 0x30,
                     0x80, 0x40, 0xab, 0xcd, 0xef, 0x01, 0x23, 0x45};
    char text[EMIC_UUID_TEXT_SIZE];
    emic_uuid_format(id, text);
    assert_string_equal("018f00ff-1020-7030-8040-abcdef012345", text);
}

static void the_epoch_fixes_the_time(void **state)
{
    (void)state;
    int64_t fixed;
    assert_false(emic_clock_fixed(&fixed));
    setenv("SOURCE_DATE_EPOCH", "1772366400", 1);
    assert_true(emic_clock_now() == 1772366400);
    assert_true(emic_clock_milliseconds() == INT64_C(1772366400000));
    setenv("SOURCE_DATE_EPOCH", "-1", 1);
    assert_true(emic_clock_now() == -1);
    setenv("SOURCE_DATE_EPOCH", "9223372036854775807", 1);
    assert_true(emic_clock_milliseconds() == INT64_C(253402300799000));
}

static void what_is_no_epoch_is_ignored(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",    "today", "12.5", " 12",
                                        "12 ", "-",     "+5",   "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        setenv("SOURCE_DATE_EPOCH", wrong[i], 1);
        int64_t now = (int64_t)time(NULL), said = emic_clock_now();
        assert_true(said >= now && said <= now + 60);
    }
}

static void times_are_written_in_utc(void **state)
{
    (void)state;
    static const struct {
        int64_t seconds;
        const char *text;
    } rows[] = {
        {0, "1970-01-01T00:00:00Z"},
        {1772366400, "2026-03-01T12:00:00Z"},
        {951782399, "2000-02-28T23:59:59Z"},
        {951782400, "2000-02-29T00:00:00Z"},
        {-1, "1969-12-31T23:59:59Z"},
        {253402300799, "9999-12-31T23:59:59Z"},
        {253402300800, "9999-12-31T23:59:59Z"},
        {INT64_MAX, "9999-12-31T23:59:59Z"},
        {-62167219200, "0000-01-01T00:00:00Z"},
        {INT64_MIN, "0000-01-01T00:00:00Z"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[EMIC_TIME_SIZE];
        emic_clock_format(rows[i].seconds, text);
        assert_string_equal(rows[i].text, text);
    }
}

static void ticks_do_not_go_back(void **state)
{
    (void)state;
    int64_t before = emic_clock_ticks();
    assert_true(before > 0);
    assert_true(emic_clock_ticks() >= before);
}

#define APART(test) cmocka_unit_test_setup_teardown(test, forget_environment, forget_environment)

int main(void)
{
    const struct CMUnitTest tests[] = {
        APART(uuids_are_version_7_and_sort_as_made),
        APART(a_fixed_time_still_sorts),
        APART(a_seed_repeats_the_sequence),
        APART(a_seeded_uuid_never_changes_between_versions),
        APART(a_salt_gives_another_sequence_of_the_same_seed),
        APART(what_is_no_seed_is_ignored),
        APART(a_forked_process_makes_others),
        APART(text_has_hyphens),
        APART(the_epoch_fixes_the_time),
        APART(what_is_no_epoch_is_ignored),
        APART(times_are_written_in_utc),
        APART(ticks_do_not_go_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
