/* Files of older and newer formats: brought forward after a copy, or refused, and never half. */
#include "db_fixture.h"
#include "store/migrate.h"

/* A family of notebooks, in its first, second and third format. */
static const emic_migration migrations[] = {
    {"CREATE TABLE about (writer TEXT NOT NULL) STRICT;"
     "CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;"
     "INSERT INTO about VALUES ('0.1');"},
    {"ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'white';"
     "UPDATE about SET writer = '0.2';"},
    {"CREATE TABLE page (note INTEGER REFERENCES note) STRICT;"
     "INSERT INTO note(words) SELECT NULL;"}, /* fails, half way */
};
enum { NOTEBOOK = 0x4e4f5445 };

static emic_format_family family_of(int count)
{
    return (emic_format_family){.thing = "notebook",
                                .application_id = NOTEBOOK,
                                .version = "0.2",
                                .version_sql = "SELECT writer FROM about",
                                .migrations = migrations,
                                .count = count};
}

/* Opens the notebook in the folder as the program does that knows `count` formats. */
static emic_status open_notebook(emic_db_mode mode, int count)
{
    const char *path = in_folder("book");
    emic_format_family family = family_of(count);
    emic_db_close(db);
    db = NULL;
    EMIC_TRY(emic_db_open(path, mode, &db, &err));
    return emic_migrate(db, path, mode, &family, &err);
}

static int open_old_notebook(void **state)
{
    if (open_folder(state))
        return -1;
    assert_ok(open_notebook(EMIC_DB_CREATE, 1));
    assert_ok(emic_db_script(db, "INSERT INTO note(words) VALUES ('first'), ('second')", &err));
    return 0;
}

static int close_notebook(void **state)
{
    emic_db_close(db);
    db = NULL;
    return close_folder(state);
}

#define IN_NOTEBOOK(test) cmocka_unit_test_setup_teardown(test, open_old_notebook, close_notebook)

static int64_t format_now(emic_db *of)
{
    return number_of(of, "PRAGMA user_version");
}

static void a_new_file_gets_all_migrations_and_no_copy(void **state)
{
    (void)state;
    emic_db_discard(db);
    db = NULL;
    assert_ok(open_notebook(EMIC_DB_CREATE, 2));
    assert_int_equal(2, format_now(db));
    assert_int_equal(NOTEBOOK, number_of(db, "PRAGMA application_id"));
    assert_int_equal(0, number_of(db, "SELECT count(colour) FROM note"));
    assert_int_equal(1, count_entries(false));
}

static void an_older_file_is_copied_and_brought_forward(void **state)
{
    emic_db *copy;
    (void)state;
    assert_ok(open_notebook(EMIC_DB_WRITE, 2));
    assert_int_equal(2, format_now(db));
    assert_int_equal(2, number_of(db, "SELECT count(*) FROM note WHERE colour = 'white'"));
    assert_int_equal(2, count_entries(false));

    const char *path = in_folder("book.format-1.backup");
    emic_format_family before = family_of(1);
    assert_ok(emic_db_open(path, EMIC_DB_WRITE, &copy, &err));
    assert_ok(emic_migrate(copy, path, EMIC_DB_WRITE, &before, &err));
    assert_int_equal(1, format_now(copy));
    assert_int_equal(2, number_of(copy, "SELECT count(*) FROM note"));
    assert_int_equal(0, number_of(copy, "SELECT count(*) FROM pragma_table_info('note')"
                                        " WHERE name = 'colour'"));
    emic_db_close(copy);
}

static int filled; /* negative: it fails */
static emic_status fill_notes(emic_db *of, const emic_progress *progress, emic_error *error)
{
    progress->step(progress->context, 1, 1);
    EMIC_TRY(emic_db_script(of, "INSERT INTO note(words) VALUES ('filled')", error));
    return filled < 0 ? emic_fail(error, EMIC_INVALID, "not today") : EMIC_OK;
}

static void note_step(void *context, size_t done, size_t total)
{
    *(size_t *)context += done * total;
}

static void what_follows_from_the_rows_is_made_with_them(void **state)
{
    size_t told = 0;
    emic_progress progress = {note_step, &told};
    emic_format_family family = family_of(2);
    (void)state;
    family.fill = fill_notes;
    family.progress = &progress;
    filled = -1;
    assert_said(EMIC_INVALID, "not today",
                emic_migrate(db, in_folder("book"), EMIC_DB_WRITE, &family, &err));
    assert_int_equal(1, format_now(db));
    assert_int_equal(2, number_of(db, "SELECT count(*) FROM note"));
    filled = 0;
    for (int i = 0; i < 2; i++) /* and not again */
        assert_ok(emic_migrate(db, in_folder("book"), EMIC_DB_WRITE, &family, &err));
    assert_int_equal(2, format_now(db));
    assert_int_equal(3, number_of(db, "SELECT count(*) FROM note WHERE colour = 'white'"));
    assert_int_equal(2, told);
}

static void a_file_of_today_is_left_alone(void **state)
{
    (void)state;
    assert_ok(open_notebook(EMIC_DB_WRITE, 1));
    assert_ok(open_notebook(EMIC_DB_READ, 1));
    assert_int_equal(1, count_entries(false));
}

/* A copy that lies there may be cut short, or of another state of the file. */
static void an_old_copy_is_neither_trusted_nor_lost(void **state)
{
    char kept[8] = "";
    (void)state;
    FILE *file = fopen(in_folder("book.format-1.backup"), "w");
    fputs("older", file);
    assert_int_equal(0, fclose(file));
    assert_ok(open_notebook(EMIC_DB_WRITE, 2));
    assert_int_equal(3, count_entries(false));
    assert_non_null(file = fopen(in_folder("book.format-1.backup"), "r"));
    assert_non_null(fgets(kept, sizeof kept, file));
    assert_int_equal(0, fclose(file));
    assert_string_equal("older", kept);
    emic_db *copy;
    assert_ok(emic_db_open(in_folder("book.format-1-2.backup"), EMIC_DB_READ, &copy, &err));
    assert_int_equal(2, number_of(copy, "SELECT count(*) FROM note"));
    emic_db_close(copy);
}

static void an_older_file_is_not_brought_forward_for_reading(void **state)
{
    (void)state;
    assert_said(EMIC_TOO_OLD,
                "this notebook has the older format 1 and must be brought forward; open it once "
                "where it can be written",
                open_notebook(EMIC_DB_READ, 2));
    assert_string_equal(in_folder("book"), err.path);
    assert_int_equal(1, count_entries(false));
}

static void a_newer_file_is_refused_with_both_versions(void **state)
{
    (void)state;
    assert_ok(open_notebook(EMIC_DB_WRITE, 2));
    size_t files = count_entries(false);
    for (int mode = EMIC_DB_READ; mode <= EMIC_DB_WRITE; mode++)
        assert_said(EMIC_TOO_NEW,
                    "this notebook has format 2, written by emic 0.2; emic 0.2 reads formats up "
                    "to 1; install a newer emic",
                    open_notebook((emic_db_mode)mode, 1));
    assert_int_equal(2, format_now(db));
    assert_int_equal(files, count_entries(false));
}

static void a_newer_file_may_not_say_who_wrote_it(void **state)
{
    (void)state;
    assert_ok(emic_db_script(db, "DROP TABLE about; PRAGMA user_version = 7", &err));
    assert_said(EMIC_TOO_NEW,
                "this notebook has format 7, written by emic ?; emic 0.2 reads formats up to 1; "
                "install a newer emic",
                open_notebook(EMIC_DB_WRITE, 1));
}

static void a_file_of_another_family_is_refused(void **state)
{
    (void)state;
    assert_ok(emic_db_script(db, "PRAGMA application_id = 5", &err));
    assert_said(EMIC_MALFORMED, "not an emic notebook", open_notebook(EMIC_DB_WRITE, 2));
    assert_ok(emic_db_script(db, "PRAGMA application_id = 0; PRAGMA user_version = 0", &err));
    assert_said(EMIC_MALFORMED, "not an emic notebook", open_notebook(EMIC_DB_WRITE, 2));
    assert_int_equal(1, count_entries(false));
}

static void a_format_that_cannot_be_is_damage(void **state)
{
    (void)state;
    assert_ok(emic_db_script(db, "PRAGMA user_version = -3", &err));
    assert_said(EMIC_CORRUPT, "a notebook of format -3 cannot be", open_notebook(EMIC_DB_WRITE, 2));
    assert_int_equal(1, count_entries(false));
}

static void a_migration_that_fails_changes_nothing(void **state)
{
    (void)state;
    assert_int_equal(EMIC_INVALID, open_notebook(EMIC_DB_WRITE, 3));
    assert_non_null(strstr(err.message, "a value is missing (note.words)"));
    assert_int_equal(1, count_entries(false));
    assert_ok(open_notebook(EMIC_DB_READ, 1));
    assert_int_equal(2, number_of(db, "SELECT count(*) FROM note"));
    assert_int_equal(0, number_of(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'page'"));
    assert_int_equal(0, number_of(db, "SELECT count(*) FROM pragma_table_info('note')"
                                      " WHERE name = 'colour'"));
}

/* Between looking at the format and taking the lock another program was faster. */
static void a_file_that_moved_meanwhile_is_not_migrated_twice(void **state)
{
    emic_format_family family = family_of(2);
    (void)state;
    assert_ok(emic_db_script(db, "PRAGMA user_version = 1", &err));
    assert_int_equal(EMIC_IO, emic_migrate(db, in_folder("book"), EMIC_DB_CREATE, &family, &err));
    assert_non_null(strstr(err.message, "another program brought this notebook forward"));
    assert_int_equal(1, format_now(db));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_NOTEBOOK(a_new_file_gets_all_migrations_and_no_copy),
        IN_NOTEBOOK(an_older_file_is_copied_and_brought_forward),
        IN_NOTEBOOK(what_follows_from_the_rows_is_made_with_them),
        IN_NOTEBOOK(a_file_of_today_is_left_alone),
        IN_NOTEBOOK(an_old_copy_is_neither_trusted_nor_lost),
        IN_NOTEBOOK(an_older_file_is_not_brought_forward_for_reading),
        IN_NOTEBOOK(a_newer_file_is_refused_with_both_versions),
        IN_NOTEBOOK(a_newer_file_may_not_say_who_wrote_it),
        IN_NOTEBOOK(a_file_of_another_family_is_refused),
        IN_NOTEBOOK(a_format_that_cannot_be_is_damage),
        IN_NOTEBOOK(a_migration_that_fails_changes_nothing),
        IN_NOTEBOOK(a_file_that_moved_meanwhile_is_not_migrated_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
