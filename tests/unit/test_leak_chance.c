/* Random bytes in a database are not names: a leak check that cries wolf is not read. */
#include "base/digest.h"
#include "base/text.h"
#include "folder.h"
#include "privacy/leak.h"
#include "store/db.h"

enum { DIGESTS = 30000, NAMES = 1500 };

static emic_error err;

/* A table of digests, such as codings have. */
static void make_database(const char *path)
{
    emic_db *db;
    assert_int_equal(EMIC_OK, emic_db_open(path, EMIC_DB_CREATE, &db, &err));
    assert_int_equal(EMIC_OK, emic_db_begin(db, &err));
    assert_int_equal(EMIC_OK, emic_db_script(db, "CREATE TABLE t (d BLOB, at TEXT)", &err));
    for (uint32_t i = 0; i < DIGESTS; i++) {
        uint8_t sha256[EMIC_SHA256_SIZE];
        emic_sha256((emic_slice){(const char *)&i, sizeof i}, sha256);
        assert_int_equal(EMIC_OK,
                         emic_db_run(db, "INSERT INTO t VALUES (?1, '2026-01-01T00:00:00Z')",
                                     EMIC_ROW(emic_blob(sha256, sizeof sha256)), &err));
    }
    assert_int_equal(EMIC_OK, emic_db_commit(db, &err));
    emic_db_close(db);
}

/* Names of three to five letters, one with a mark. */
static void make_needles(emic_needle *out)
{
    static const char *const first[] = {"K", "M", "L", "\xC3\x92", "T"};
    for (uint32_t i = 0; i < NAMES; i++) {
        char *name = emic_arena_format(arena, "%s%c%c%c", first[i % 5], "aeiou"[i / 5 % 5],
                                       'b' + (char)(i / 25 % 20), "aeiou"[i / 500 % 5]);
        out[i] = (emic_needle){emic_slice_of(name), EMIC_CASE_ANY, 0};
    }
}

static void digests_hold_no_names(void **state)
{
    (void)state;
    static emic_needle needles[NAMES];
    emic_leak *leak;
    emic_leak_report report = {0};
    make_needles(needles);
    make_database(in_folder("a.db"));
    assert_int_equal(EMIC_OK, emic_leak_open(needles, NAMES, &leak, &err));
    assert_int_equal(EMIC_OK, emic_leak_check_path(leak, in_folder("a.db"), arena, &report, &err));
    for (size_t i = 0; i < report.hits.count; i++)
        print_error("%s at %llu\n", report.hits.items[i].how,
                    (unsigned long long)report.hits.items[i].offset);
    assert_int_equal(0, report.found);
    assert_true(report.bytes > DIGESTS * EMIC_SHA256_SIZE);
    emic_leak_close(leak);
}

int main(void)
{
    const struct CMUnitTest tests[] = {IN_FOLDER(digests_hold_no_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
