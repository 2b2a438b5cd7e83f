/* The study file as a whole: made, opened, changed by one transaction a command. */
#include "apart.h"
#include "base/clock.h"
#include "base/version.h"
#include "study_fixture.h"
#include <sys/resource.h>

extern const int emic_schema_count;

static const char *setting(const char *name)
{
    emic_slice value;
    ASSERT_OK(emic_study_setting(study, name, arena, &value, &err));
    return emic_arena_string(arena, value);
}

static void reopen(bool writable)
{
    emic_study_close(study);
    study = NULL;
    ASSERT_OK(emic_study_open(in_folder("study.emic"), writable, &study, &err));
}

static void a_new_study_says_what_it_is(void **state)
{
    char now[EMIC_TIME_SIZE];
    (void)state;
    emic_clock_format(emic_clock_now(), now);
    assert_int_equal(36, strlen(setting("uuid")));
    assert_string_equal(emic_version(), setting("emic"));
    assert_int_equal(strlen(now), strlen(setting("created")));
    assert_string_equal("", setting("nothing of the kind"));
    assert_int_equal(0x454d4943, number_of("PRAGMA application_id"));
    const char *uuid = setting("uuid");
    reopen(false);
    assert_string_equal(uuid, setting("uuid"));
    assert_int_equal(1, count_entries(false));
}

static void a_command_is_stored_whole_or_not_at_all(void **state)
{
    (void)state;
    ASSERT_OK(emic_study_begin(study, &err));
    ASSERT_OK(load_participants("participant\nTP01\n"));
    emic_study_rollback(study);
    assert_int_equal(0, number_of("SELECT count(*) FROM participant"));
    ASSERT_OK(emic_study_begin(study, &err));
    ASSERT_OK(load_participants("participant\nTP01\n"));
    emic_study_close(study); /* as if the program had died */
    study = NULL;
    ASSERT_OK(emic_study_open(in_folder("study.emic"), true, &study, &err));
    assert_int_equal(0, number_of("SELECT count(*) FROM participant"));
    ASSERT_OK(emic_study_begin(study, &err));
    ASSERT_OK(load_participants("participant\nTP01\n"));
    ASSERT_OK(emic_study_commit(study, &err));
    reopen(false);
    assert_int_equal(1, number_of("SELECT count(*) FROM participant"));
}

static void only_a_command_that_changes_something_counts(void **state)
{
    int64_t changed, fixed;
    (void)state;
    const char *before = setting("commands");
    for (int i = 0; i < 2; i++) {
        ASSERT_OK(emic_study_begin(study, &err));
        ASSERT_OK(load_participants("participant,group\nTP01,A\n"));
        ASSERT_OK(emic_study_commit(study, &err));
    }
    assert_int_equal(atoi(before) + 1, atoi(setting("commands")));
    ASSERT_OK(emic_study_changed(study, &changed, &err));
    if (emic_clock_fixed(&fixed))
        assert_int_equal(fixed, changed);
    run_sql("UPDATE setting SET value = '2026-03-01T12:00:00Z' WHERE name = 'changed'");
    ASSERT_OK(emic_study_changed(study, &changed, &err));
    assert_int_equal(1772366400, changed);
}

static int add_one_more(void)
{
    emic_study *other;
    emic_load_summary summary;
    if (emic_study_open(in_folder("study.emic"), true, &other, &err) != EMIC_OK ||
        emic_study_begin(other, &err) != EMIC_OK)
        return 1;
    const char *file = emic_arena_format(arena, "participant\nTP%d\n", (int)getpid());
    if (emic_participant_load(other, "", emic_slice_of(file), &summary, &err) != EMIC_OK)
        return 2;
    return emic_study_commit(other, &err) == EMIC_OK ? 0 : 3;
}

/* With EMIC_SEED every program starts with the same ids: the count of commands parts them. */
static void no_two_commands_share_ids(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        assert_int_equal(0, apart(add_one_more));
    assert_int_equal(3, number_of("SELECT count(DISTINCT uuid) FROM participant"));
}

static void a_place_that_is_taken_is_refused(void **state)
{
    emic_study *other;
    (void)state;
    ASSERT_REFUSED(EMIC_EXISTS, "exists already; choose another name",
                   emic_study_create(in_folder("study.emic"), &other, &err));
    assert_null(other);
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no such file; emic init makes a new study",
                   emic_study_open(in_folder("none.emic"), true, &other, &err));
    assert_int_equal(1, count_entries(false));
    reopen(false);
}

static void what_is_no_study_is_refused(void **state)
{
    emic_study *other;
    emic_db *db;
    (void)state;
    ASSERT_OK(emic_db_open(in_folder("other.db"), EMIC_DB_CREATE, &db, &err));
    ASSERT_OK(emic_db_script(db, "CREATE TABLE recipe (name TEXT)", &err));
    emic_db_close(db);
    ASSERT_REFUSED(EMIC_MALFORMED, "not an emic study",
                   emic_study_open(in_folder("other.db"), true, &other, &err));
    FILE *file = fopen(in_folder("empty.emic"), "w");
    assert_int_equal(0, fclose(file));
    ASSERT_REFUSED(EMIC_MALFORMED, "not an emic study",
                   emic_study_open(in_folder("empty.emic"), false, &other, &err));
    assert_string_equal(in_folder("empty.emic"), err.path);
}

static void a_study_of_tomorrow_names_both_versions(void **state)
{
    emic_study *other;
    (void)state;
    run_sql("PRAGMA user_version = 99; UPDATE setting SET value = '7.5' WHERE name = 'emic'");
    const char *message = emic_arena_format(
        arena, "this study has format 99, written by emic 7.5; emic %s reads formats up to %d; "
               "install a newer emic", emic_version(), emic_schema_count);
    ASSERT_REFUSED(EMIC_TOO_NEW, message,
                   emic_study_open(in_folder("study.emic"), true, &other, &err));
    ASSERT_REFUSED(EMIC_TOO_NEW, message,
                   emic_study_open(in_folder("study.emic"), false, &other, &err));
}

static void a_study_without_its_tables_is_damaged(void **state)
{
    emic_id id;
    (void)state;
    run_sql("PRAGMA foreign_keys = OFF; DROP TABLE participant");
    reopen(true);
    ASSERT_REFUSED(EMIC_CORRUPT,
                   "the file is not made as it should be (no such table: participant)",
                   emic_participant_find(study, EMIC_LITERAL("TP01"), &id, &err));
}

static void a_study_open_for_reading_refuses_changes(void **state)
{
    (void)state;
    reopen(false);
    ASSERT_REFUSED(EMIC_IO, "the file or its folder is read-only; the file is as it was before",
                   load_participants("participant\nTP01\n"));
}

/* There is room for a small part of a new study only. */
static int make_without_room(void)
{
    emic_study *other;
    struct rlimit limit = {20000, 20000};
    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 2;
    return emic_study_create(in_folder("new.emic"), &other, &err) == EMIC_IO ? 0 : 1;
}

static void a_study_that_does_not_fit_leaves_no_file(void **state)
{
    (void)state;
    assert_int_equal(0, apart(make_without_room));
    assert_int_equal(1, count_entries(false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FILE(a_new_study_says_what_it_is),
        IN_FILE(a_command_is_stored_whole_or_not_at_all),
        IN_FILE(only_a_command_that_changes_something_counts),
        IN_FILE(no_two_commands_share_ids),
        IN_FILE(a_place_that_is_taken_is_refused),
        IN_FILE(what_is_no_study_is_refused),
        IN_FILE(a_study_of_tomorrow_names_both_versions),
        IN_FILE(a_study_without_its_tables_is_damaged),
        IN_FILE(a_study_open_for_reading_refuses_changes),
        IN_FILE(a_study_that_does_not_fit_leaves_no_file),
    };
    setenv("EMIC_SEED", "1", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
