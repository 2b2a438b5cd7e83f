/* Databases as files: those that cannot be written, are none, or are copied. */
#include "apart.h"
#include "db_fixture.h"
#include <sys/resource.h>
#include <sys/stat.h>

static void a_file_open_for_reading_is_not_written(void **state)
{
    emic_db *reader;
    (void)state;
    assert_ok(add(db, "there", 1));
    assert_ok(emic_db_reopen(db, EMIC_DB_READ, &reader, &err));
    assert_int_equal(1, number_of(reader, count_persons));
    assert_said(EMIC_IO,
                "the file or its folder is read-only; the file is as it was before",
                add(reader, "new", 2));
    assert_int_equal(1, number_of(reader, count_persons));
    emic_db_close(reader);
}

static int reads_but_does_not_write(void)
{
    emic_db *other;
    if (geteuid() == 0 && setuid(65534) != 0)
        return false;
    if (emic_db_open(in_folder("a.db"), EMIC_DB_WRITE, &other, &err) != EMIC_IO ||
        strcmp(err.message, "the file is read-only") != 0)
        return false;
    if (emic_db_open(in_folder("b.db"), EMIC_DB_CREATE, &other, &err) != EMIC_IO ||
        strcmp(err.message, "cannot be made: Permission denied") != 0)
        return false;
    bool open = emic_db_open(in_folder("a.db"), EMIC_DB_READ, &other, &err) == EMIC_OK;
    bool read = open && number_of(other, count_persons) == 1;
    emic_db_close(open ? other : NULL);
    return read;
}

static void a_read_only_file_and_folder_are_named(void **state)
{
    (void)state;
    assert_ok(add(db, "there", 1));
    assert_int_equal(0, chmod(in_folder("a.db"), 0444));
    assert_int_equal(0, chmod(folder, 0555));
    assert_int_equal(true, apart(reads_but_does_not_write));
    assert_int_equal(0, chmod(folder, 0755));
}

static int fills_the_disk(void)
{
    emic_db *other;
    char much[4096];
    struct rlimit limit = {256 * 1024, 256 * 1024};
    memset(much, 'x', sizeof much);
    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0 ||
        emic_db_reopen(db, EMIC_DB_WRITE, &other, &err) != EMIC_OK)
        return false;
    emic_status status = emic_db_begin(other, &err);
    for (int i = 0; status == EMIC_OK && i < 1000; i++) {
        snprintf(much, 16, "%d", i);
        much[strlen(much)] = ' ';
        emic_slice name = {much, sizeof much};
        status = emic_db_run(other, add_person, EMIC_ROW(emic_text(name), emic_int(i)), &err);
    }
    if (status == EMIC_OK)
        status = emic_db_commit(other, &err);
    emic_db_rollback(other);
    emic_db_close(other);
    return status == EMIC_IO && strstr(err.message, "the file is as it was before");
}

static void a_full_disk_changes_nothing(void **state)
{
    (void)state;
    assert_ok(add(db, "there", 1));
    assert_int_equal(true, apart(fills_the_disk));
    assert_int_equal(1, number_of(db, count_persons));
}

static void what_is_no_database_is_named(void **state)
{
    emic_db *other;
    (void)state;
    FILE *file = fopen(in_folder("notes.txt"), "w");
    for (int i = 0; i < 200; i++)
        fputs("These are notes and not a database.\n", file);
    assert_int_equal(0, fclose(file));
    assert_said(EMIC_MALFORMED, "not an emic study",
                emic_db_open(in_folder("notes.txt"), EMIC_DB_WRITE, &other, &err));
    assert_null(other);
    assert_string_equal(in_folder("notes.txt"), err.path);
    assert_said(EMIC_MALFORMED, "a folder, not an emic study",
                emic_db_open(folder, EMIC_DB_READ, &other, &err));
    assert_said(EMIC_NOT_FOUND, "no such file; emic init makes a new study",
                emic_db_open(in_folder("none.db"), EMIC_DB_READ, &other, &err));
    assert_said(EMIC_EXISTS, "exists already; choose another name",
                emic_db_open(in_folder("notes.txt"), EMIC_DB_CREATE, &other, &err));
    assert_said(EMIC_IO, "cannot be made: No such file or directory",
                emic_db_open(in_folder("no/where.db"), EMIC_DB_CREATE, &other, &err));
    assert_int_not_equal(EMIC_OK, emic_db_open("", EMIC_DB_CREATE, &other, &err));
    assert_int_equal(2, count_entries(false)); /* a.db and the notes */
}

static void a_backup_is_a_database_as_private_as_the_first(void **state)
{
    emic_db *copy;
    struct stat mode;
    (void)state;
    assert_ok(add(db, "there", 1));
    assert_int_equal(0, chmod(in_folder("a.db"), 0600));
    assert_ok(emic_db_backup(db, in_folder("b.db"), &err));
    assert_int_equal(0, stat(in_folder("b.db"), &mode));
    assert_int_equal(0600, mode.st_mode & 07777);
    assert_ok(add(db, "later", 1));
    assert_ok(emic_db_open(in_folder("b.db"), EMIC_DB_READ, &copy, &err));
    assert_int_equal(1, number_of(copy, count_persons));
    emic_db_close(copy);
    assert_int_equal(EMIC_EXISTS, emic_db_backup(db, in_folder("b.db"), &err));
    assert_int_equal(EMIC_IO, emic_db_backup(db, in_folder("no/b.db"), &err));
    assert_int_equal(2, count_entries(false));
}

static void count_problem(void *context, const char *problem)
{
    assert_true(problem[0] != 0);
    ++*(int *)context;
}

static void the_check_sees_a_missing_row(void **state)
{
    int problems = 0;
    (void)state;
    assert_ok(add(db, "there", 1));
    assert_ok(emic_db_check(db, count_problem, &problems, &err));
    assert_int_equal(0, problems);
    assert_ok(emic_db_script(db, "PRAGMA foreign_keys = OFF; INSERT INTO visit VALUES (99)",
                             &err));
    assert_ok(emic_db_check(db, count_problem, &problems, &err));
    assert_int_equal(1, problems);
}

static void what_was_not_finished_leaves_no_file(void **state)
{
    emic_db *other;
    (void)state;
    assert_ok(emic_db_open(in_folder("b.db"), EMIC_DB_CREATE, &other, &err));
    assert_ok(emic_db_script(other, make_tables, &err));
    assert_int_equal(2, count_entries(false));
    emic_db_discard(other);
    assert_int_equal(1, count_entries(false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DATABASE(a_file_open_for_reading_is_not_written),
        IN_DATABASE(a_read_only_file_and_folder_are_named),
        IN_DATABASE(a_full_disk_changes_nothing),
        IN_DATABASE(what_is_no_database_is_named),
        IN_DATABASE(a_backup_is_a_database_as_private_as_the_first),
        IN_DATABASE(the_check_sees_a_missing_row),
        IN_DATABASE(what_was_not_finished_leaves_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
