/* The leak check over files and folders: what is gone into and what is not, how much memory it
 * takes, bombs, and databases that stay as they are. */
#include "apart.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/zip.h"
#include "folder.h"
#include "privacy/leak.h"
#include "store/db.h"
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED true
#endif
#endif
#ifndef SANITIZED
#define SANITIZED false
#endif

static const emic_needle needles[] = {
    {{"Jane Doe", 8}, EMIC_CASE_ANY, 1},
    {{"Ruth Quill", 10}, EMIC_CASE_NAME, 2},
    {{"Quillon", 7}, EMIC_CASE_ANY, 3},
};
static emic_leak *leak;
static emic_error err;

static int open_leak(void **state)
{
    assert_int_equal(EMIC_OK, emic_leak_open(needles, 3, &leak, &err));
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

static emic_leak_report check(const char *path)
{
    emic_leak_report report = {0};
    if (emic_leak_check_path(leak, path, arena, &report, &err) != EMIC_OK)
        fail_msg("%s: %s", path, err.message);
    return report;
}

static void write_file(const char *name, emic_slice content)
{
    assert_int_equal(EMIC_OK, emic_file_write(in_folder(name), content, true, &err));
}

static const emic_leak_hit *find_hit(const emic_leak_report *report, const char *place)
{
    for (size_t i = 0; i < report->hits.count; i++)
        if (strstr(report->hits.items[i].place, place))
            return &report->hits.items[i];
    return NULL;
}

static bool is_unread(const emic_leak_report *report, const char *place, const char *why)
{
    for (size_t i = 0; i < report->unread.count; i++)
        if (strstr(report->unread.items[i].place, place) &&
            strstr(report->unread.items[i].why, why))
            return true;
    return false;
}

/* --- Folders --------------------------------------------------------------------------------- */

static void a_folder_is_searched_to_its_end(void **state)
{
    (void)state;
    assert_int_equal(0, mkdir(in_folder("one"), 0700));
    assert_int_equal(0, mkdir(in_folder("one/of Jane Doe"), 0700));
    write_file("one/of Jane Doe/.hidden", EMIC_LITERAL("then jane doe said"));
    write_file("one/clean.txt", EMIC_LITERAL("then nobody said"));
    write_file("jane_doe.txt", EMIC_LITERAL("nothing"));
    emic_leak_report report = check(folder);
    assert_int_equal(3, report.found);
    assert_int_equal(3, report.files);
    assert_non_null(find_hit(&report, "/j***_d**.txt (file name)"));
    assert_non_null(find_hit(&report, "/one/of J*** D** (file name)"));
    assert_non_null(find_hit(&report, "/one/of J*** D**/.hidden"));
}

static void links_are_not_followed_and_devices_not_read(void **state)
{
    (void)state;
    write_file("a.txt", EMIC_LITERAL("then Jane Doe said"));
    assert_int_equal(0, mkdir(in_folder("links"), 0700));
    assert_int_equal(0, symlink("../a.txt", in_folder("links/there")));
    assert_int_equal(0, symlink("..", in_folder("links/round")));
    assert_int_equal(0, symlink("/home/jane.doe/x", in_folder("links/gone")));
    assert_int_equal(0, mkfifo(in_folder("links/pipe"), 0600));
    emic_leak_report report = check(in_folder("links"));
    assert_int_equal(1, report.found);
    assert_int_equal(0, report.files);
    assert_non_null(find_hit(&report, "gone -> /home/j***.d**/x (file name)"));
    assert_int_equal(1, check(in_folder("links/there")).found); /* but the one that was named */
}

static void what_is_not_there_is_an_error(void **state)
{
    emic_leak_report report = {0};
    (void)state;
    assert_int_equal(EMIC_NOT_FOUND,
                     emic_leak_check_path(leak, in_folder("none"), arena, &report, &err));
    assert_string_equal(err.path, in_folder("none"));
}

static int check_unreadable(void)
{
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 2;
    emic_leak_report report = check(folder);
    return report.files == 1 && is_unread(&report, "/closed.txt", "Permission denied") &&
           is_unread(&report, "/shut", "Permission denied");
}

static void a_file_that_cannot_be_read_is_listed(void **state)
{
    (void)state;
    write_file("closed.txt", EMIC_LITERAL("then Jane Doe said"));
    write_file("open.txt", EMIC_LITERAL("then nobody said"));
    assert_int_equal(0, mkdir(in_folder("shut"), 0));
    assert_int_equal(0, chmod(in_folder("closed.txt"), 0));
    assert_int_equal(0, chmod(folder, 0755));
    assert_int_equal(1, apart(check_unreadable));
}

/* --- Memory and bombs ------------------------------------------------------------------------ */

enum { MEGABYTE = 1 << 20, LARGE = 300 };

static int check_large(void)
{
    const struct rlimit limit = {160 * (rlim_t)MEGABYTE, 160 * (rlim_t)MEGABYTE};
    if (setrlimit(RLIMIT_AS, &limit) != 0)
        return 2;
    emic_leak_report report = check(in_folder("large"));
    return report.found == 1 && report.hits.items[0].offset == (uint64_t)LARGE * MEGABYTE - 5 &&
           report.bytes > (uint64_t)LARGE * MEGABYTE;
}

static void memory_does_not_grow_with_the_file(void **state)
{
    (void)state;
    const char *loaded = getenv("LD_PRELOAD");
    if (SANITIZED || (loaded && strstr(loaded, "vgpreload")))
        skip(); /* they map much more than we ask for */
    int file = open(in_folder("large"), O_WRONLY | O_CREAT, 0600);
    assert_true(file >= 0);
    assert_int_equal(16, pwrite(file, "the night bus...", 16, 0));
    const char words[] = "\nthen Jane Doe said";
    off_t at = (off_t)LARGE * MEGABYTE - 5 - 6;
    assert_int_equal(sizeof words - 1, pwrite(file, words, sizeof words - 1, at));
    close(file);
    assert_int_equal(1, apart(check_large));
}

/* An archive of `bytes` under `name`, by itself. */
static emic_slice wrap(const char *name, emic_slice bytes)
{
    const emic_zip_entry entry = {name, bytes};
    emic_slice out;
    assert_int_equal(EMIC_OK, emic_zip_build(&entry, 1, 0, arena, &out, &err));
    return out;
}

static void a_bomb_is_not_unpacked(void **state)
{
    enum { LAYERS = 3 };
    (void)state;
    emic_slice bytes = {emic_arena_alloc(arena, 90 * MEGABYTE), 90 * MEGABYTE};
    for (int i = 0; i < LAYERS; i++)
        bytes = wrap("next.zip", bytes);
    assert_true(bytes.length < 4096);
    write_file("bomb.zip", bytes);
    emic_leak_report report = check(in_folder("bomb.zip"));
    assert_int_equal(0, report.found);
    assert_true(is_unread(&report, "bomb.zip", "far too much"));
    assert_true(report.bytes < 100 * MEGABYTE);
}

static void archives_within_archives_end_somewhere(void **state)
{
    (void)state;
    emic_slice bytes = EMIC_LITERAL("then Jane Doe said");
    for (int i = 0; i < 7; i++)
        bytes = wrap("a", bytes);
    emic_leak_report report = {0};
    emic_leak_check_bytes(leak, "deep.zip", bytes, arena, &report);
    assert_int_equal(1, report.found);
    assert_int_equal(0, report.unread.count);
    for (int i = 0; i < 5; i++)
        bytes = wrap("a", bytes);
    report = (emic_leak_report){0};
    emic_leak_check_bytes(leak, "deep.zip", bytes, arena, &report);
    assert_true(is_unread(&report, "deep.zip", "within too many others"));
}

/* --- What is not read ------------------------------------------------------------------------ */

static void what_cannot_be_looked_into_is_listed(void **state)
{
    static const struct {
        const char *name;
        emic_slice bytes;
        const char *why;
    } closed[] = {
        {"a.pdf", {"%PDF-1.7\n1 0 obj", 16}, "PDF"},
        {"a.png", {"\x89PNG\r\n\x1A\n...", 11}, "picture"},
        {"a.mp3", {"ID3\3......", 10}, "sound"},
        {"a.7z", {"7z\xBC\xAF\x27\x1C....", 10}, "packed"},
        {"a.zip", {"PK\3\4 cut short", 14}, "in part"},
        {"a.gz", {"\x1F\x8B\x08 cut short", 13}, "damaged or cut short"},
        {"a.db", {"SQLite format 3\0 no more", 24}, "damaged database"},
        {"a.bin", {"\1\2\3\4\5\6\7\1\2\3\4\5\6\7", 14}, "unknown kind"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
        write_file(closed[i].name, closed[i].bytes);
        emic_leak_report report = check(in_folder(closed[i].name));
        assert_int_equal(0, report.found);
        if (!is_unread(&report, closed[i].name, closed[i].why))
            fail_msg("%s is not listed", closed[i].name);
    }
    emic_strbuf mail = {0};
    emic_strbuf_puts(&mail, "Content-Transfer-Encoding: base64\n\nUEsDBBQAAAAI");
    for (int i = 0; i < 300; i++)
        emic_strbuf_puts(&mail, "aK3/");
    write_file("a.eml", emic_strbuf_slice(&mail));
    emic_strbuf_close(&mail);
    emic_leak_report sent = check(in_folder("a.eml"));
    assert_true(is_unread(&sent, "a.eml", "archive in base64"));
    write_file("a.txt", EMIC_LITERAL("a clean text\n"));
    assert_int_equal(0, check(in_folder("a.txt")).unread.count);
}

/* --- Databases ------------------------------------------------------------------------------- */

static void fill(const char *name, const char *script)
{
    emic_db *db;
    if (emic_db_open(in_folder(name), EMIC_DB_CREATE, &db, &err) != EMIC_OK ||
        emic_db_script(db, script, &err) != EMIC_OK)
        fail_msg("%s", err.message);
    emic_db_close(db);
}

static void an_index_knows_words_that_follow_each_other(void **state)
{
    static const char create[] =
        "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='porter');";
    (void)state;
    fill("together.db", emic_arena_format(arena,
                                          "%sINSERT INTO words(rowid, text) VALUES"
                                          " (1, 'then Ruth Quill left')",
                                          create));
    fill("apart.db", emic_arena_format(arena,
                                       "%sINSERT INTO words(rowid, text) VALUES"
                                       " (1, 'ruth took her quill'), (2, 'quill ruth')",
                                       create));
    emic_leak_report report = check(in_folder("together.db"));
    assert_int_equal(1, report.found);
    assert_string_equal("phrase of a full-text index", report.hits.items[0].how);
    assert_true(emic_slice_is(report.hits.items[0].masked, "R*** Q****"));
    assert_int_equal(0, check(in_folder("apart.db")).found);
}

/* An index keeps the beginning of a term only where it differs from the one before. */
static void a_term_is_read_whole_and_its_rest_is_no_word(void **state)
{
    (void)state;
    fill("terms.db", "CREATE VIRTUAL TABLE words USING fts5(text, content='');"
                     "INSERT INTO words(rowid, text) VALUES (1, 'quilling quillon quills')");
    emic_leak_report report = check(in_folder("terms.db"));
    assert_true(report.found >= 2); /* by the index itself, and in its page */
    assert_non_null(find_hit(&report, "full-text index words"));
    fill("rest.db", "CREATE VIRTUAL TABLE words USING fts5(text, content='');"
                    "INSERT INTO words(rowid, text) VALUES (1, 'aquila aquillon aquilons')");
    assert_int_equal(0, check(in_folder("rest.db")).found);
}

static void digest_of(const char *name, char digest[EMIC_SHA256_HEX])
{
    emic_slice bytes;
    assert_int_equal(EMIC_OK, emic_file_read(in_folder(name), arena, &bytes, &err));
    emic_sha256_hex(bytes, digest);
}

static void a_database_and_its_log_stay_as_they_are(void **state)
{
    char before[2][EMIC_SHA256_HEX], after[2][EMIC_SHA256_HEX];
    emic_db *db;
    (void)state;
    assert_int_equal(EMIC_OK, emic_db_open(in_folder("a.db"), EMIC_DB_CREATE, &db, &err));
    assert_int_equal(EMIC_OK, emic_db_script(db,
                                             "PRAGMA journal_mode = WAL;"
                                             "CREATE TABLE note(words TEXT);"
                                             "INSERT INTO note VALUES ('then Jane Doe said')",
                                             &err));
    digest_of("a.db", before[0]);
    digest_of("a.db-wal", before[1]);
    size_t entries = count_entries(false);
    emic_leak_report report = check(in_folder("a.db"));
    const emic_leak_hit *hit = find_hit(&report, "a.db > note.words, row 1");
    assert_non_null(hit);
    assert_int_equal(1, hit->entity);
    assert_non_null(find_hit(&report, "a.db-wal"));
    digest_of("a.db", after[0]);
    digest_of("a.db-wal", after[1]);
    assert_memory_equal(before, after, sizeof before);
    assert_int_equal(entries, count_entries(false));
    emic_db_close(db);
}

#define WITH_LEAK(test) cmocka_unit_test_setup_teardown(test, open_leak, close_leak)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LEAK(a_folder_is_searched_to_its_end),
        WITH_LEAK(links_are_not_followed_and_devices_not_read),
        WITH_LEAK(what_is_not_there_is_an_error),
        WITH_LEAK(a_file_that_cannot_be_read_is_listed),
        WITH_LEAK(memory_does_not_grow_with_the_file),
        WITH_LEAK(a_bomb_is_not_unpacked),
        WITH_LEAK(archives_within_archives_end_somewhere),
        WITH_LEAK(what_cannot_be_looked_into_is_listed),
        WITH_LEAK(an_index_knows_words_that_follow_each_other),
        WITH_LEAK(a_term_is_read_whole_and_its_rest_is_no_word),
        WITH_LEAK(a_database_and_its_log_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
