/* The check of a study: a sound one is found sound, and every kind of damage is named. */
#include "apart.h"
#include "base/file.h"
#include "study/integrity.h"
#include "study_fixture.h"
#include <sys/stat.h>

/* A study in a file with a bit of everything. */
static int open_sound(void **state)
{
    uint8_t sha256[32] = {1};
    if (open_file(state))
        return -1;
    ASSERT_OK(emic_study_begin(study, &err));
    add_document("TP01", "INTERVIEWER: How was it?\n\nTP01: Caf\xC3\xA9 first.\n");
    add_document("TP02", "INTERVIEWER: And you?\n\nTP02: Nothing.\n");
    add_withheld("TP03", "TP03: Unseen words.\n", sha256);
    ASSERT_OK(load_participants("participant,group\nTP01,A\nTP02,B\nTP03,B\n"));
    ASSERT_OK(load_codebook("codebook: b\ncodes: [{code: HARM, codes: [{code: FEAR}]},"
                            " {code: PRO, exclusive_set: stance},"
                            " {code: CONTRA, exclusive_set: stance}]\n"));
    ASSERT_OK(load_codings("document,start,end,code,coder,words_sha256\nTP01,32,36,FEAR,A,\n"
                           "TP02,29,36,PRO,A,\nTP03,6,12,PRO,A,"
                           "0000000000000000000000000000000000000000000000000000000000000000\n"));
    ASSERT_OK(load_judgements("participant,code,value,coder,evidence\n"
                              "TP02,PRO,affirmed,A,TP02:29:36\nTP02,CONTRA,denied,A,\n"));
    ASSERT_OK(emic_study_commit(study, &err));
    return 0;
}

#define IN_SOUND(test) cmocka_unit_test_setup_teardown(test, open_sound, close_file)

static emic_problem_list check(void)
{
    emic_problem_list problems;
    ASSERT_OK(emic_integrity_check(study, arena, &problems, &err));
    return problems;
}

/* "thing problem" a problem, sorted by nothing but the checks. */
static const char *found(void)
{
    emic_problem_list problems = check();
    const char *shown = "";
    for (size_t i = 0; i < problems.count; i++)
        shown = emic_arena_format(arena, "%s%s %s\n", shown, problems.items[i].thing,
                                  problems.items[i].problem);
    return shown;
}

static void reopen(bool writable)
{
    emic_study_close(study);
    study = NULL;
    ASSERT_OK(emic_study_open(in_folder("study.emic"), writable, &study, &err));
}

/* Damages the study as no program of ours would, sees what the check says, and undoes it. */
static void assert_found(const char *damage, const char *wanted)
{
    run_sql("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN");
    run_sql(damage);
    const char *shown = found();
    run_sql("ROLLBACK");
    assert_string_equal(wanted, shown);
    assert_string_equal("", found());
}

static void a_sound_study_has_no_problems(void **state)
{
    (void)state;
    for (int writable = 0; writable < 2; writable++) {
        reopen(writable);
        emic_problem_list problems = check();
        assert_int_equal(0, problems.count);
        assert_int_equal(2, problems.documents);
        assert_int_equal(2, problems.codings);
        assert_false(problems.search_skipped);
    }
    emic_study_close(study);
    study = NULL;
    ASSERT_OK(emic_study_create(in_folder("empty.emic"), &study, &err));
    assert_int_equal(0, check().count);
}

static void the_check_changes_nothing(void **state)
{
    emic_slice before, after;
    (void)state;
    run_sql("UPDATE revision SET text = 'INTERVIEWER: And you?' WHERE id = 2");
    for (int writable = 0; writable < 2; writable++) {
        reopen(writable);
        int64_t changes = emic_db_total_changes(emic_study_db(study));
        ASSERT_OK(emic_file_read(in_folder("study.emic"), arena, &before, &err));
        assert_true(check().count > 0);
        ASSERT_OK(emic_file_read(in_folder("study.emic"), arena, &after, &err));
        assert_true(before.length > 0 && emic_slice_equal(before, after));
        assert_int_equal(1, count_entries(false));
        assert_true(emic_db_total_changes(emic_study_db(study)) - changes <= 1);
        if (writable) /* it left no transaction open */
            ASSERT_OK(emic_study_begin(study, &err));
    }
    emic_study_rollback(study);
}

static void changed_texts_are_found(void **state)
{
    (void)state;
    assert_found("UPDATE revision SET text = replace(text, 'first', 'later') WHERE id = 1",
                 "document TP01, revision 1 the text is not the one that was stored (its digest "
                 "differs)\nsearch index does not fit the texts\n");
    assert_found("UPDATE revision SET text = replace(text, 'Caf', 'caf') WHERE id = 1",
                 "document TP01, revision 1 the text is not the one that was stored (its digest "
                 "differs)\ncoding 1 does not cover the words that were coded\n");
    assert_found("UPDATE revision SET characters = characters + 1 WHERE id = 1",
                 "document TP01, revision 1 the text has another length than was stored\n");
    assert_found("UPDATE revision SET text = CAST(x'FF' || text AS TEXT) WHERE id = 2",
                 "document TP02, revision 1 the text is not valid UTF-8\n");
    assert_found("UPDATE revision SET sha256 = zeroblob(32) WHERE id = 2",
                 "document TP02, revision 1 the text is not the one that was stored (its digest "
                 "differs)\n");
}

static void moved_codings_are_found(void **state)
{
    (void)state;
    assert_found("UPDATE coding SET start = start + 1 WHERE id = 1",
                 "coding 1 does not cover the words that were coded\n");
    assert_found("UPDATE coding SET stop = 99 WHERE id = 3",
                 "coding 3 span 6:99 passes the end of TP03\n");
    assert_found("UPDATE coding SET words_sha256 = zeroblob(32) WHERE id = 2",
                 "coding 2 does not cover the words that were coded\n");
    /* Whole numbers that would wrap around in 32 bits. */
    assert_found("UPDATE coding SET stop = 4294967300 WHERE id = 1",
                 "coding 1 span 32:4294967300 passes the end of TP01\n"
                 "coding 1 does not cover the words that were coded\n");
    assert_found("UPDATE coding SET start = -4294967264 WHERE id = 1",
                 "coding 1 does not cover the words that were coded\n");
    assert_found("UPDATE coding SET stop = start WHERE id = 1",
                 "coding 1 does not cover the words that were coded\n");
}

static void turns_out_of_place_are_found(void **state)
{
    (void)state;
    assert_found("UPDATE turn SET stop = 99 WHERE revision = 1 AND ordinal = 2",
                 "turn 2 of TP01 lies outside its text\n");
    assert_found("UPDATE turn SET start = 5 WHERE revision = 2 AND ordinal = 2",
                 "turn 2 of TP02 overlaps the turn before it\n");
    assert_found("UPDATE turn SET speaker = 1 WHERE revision = 2 AND ordinal = 1",
                 "turn 1 of TP02 names a speaker of another document\n");
}

static void things_that_hang_loose_are_found(void **state)
{
    (void)state;
    assert_found("UPDATE code SET parent = id WHERE name = 'HARM'",
                 "code HARM cannot be reached from the top of the codebook\n"
                 "code FEAR cannot be reached from the top of the codebook\n");
    assert_found("UPDATE document SET current_revision = 2 WHERE id = 3",
                 "document TP03 has no text\n");
    assert_found("UPDATE document SET current_revision = NULL WHERE id = 3",
                 "document TP03 has no text\n");
    assert_found("UPDATE coding SET coder = 99 WHERE id = 1",
                 "file a row of coding names a missing coder\n");
    assert_found("UPDATE code SET parent = 99 WHERE name = 'FEAR'",
                 "file a row of code names a missing code\n"
                 "code FEAR cannot be reached from the top of the codebook\n");
}

static void contradictions_of_judgements_are_found(void **state)
{
    (void)state;
    assert_found("UPDATE judgement SET value = 'affirmed'",
                 "participant TP02 has several codes of the set stance affirmed\n");
    assert_found("UPDATE judgement_evidence SET coding = 1",
                 "judgement 1 rests on a coding of another code\n");
}

static void a_search_index_out_of_step_is_found(void **state)
{
    (void)state;
    assert_found("INSERT INTO revision_words(revision_words, rowid, text)"
                 " VALUES ('delete', 2, 'INTERVIEWER: And you?')",
                 "search index does not fit the texts\n");
    run_sql("INSERT INTO revision_words(rowid, text) VALUES (77, 'words of no text')");
    reopen(false); /* it is found in a file open for reading, too */
    assert_string_equal("search index does not fit the texts\n", found());
}

/* As somebody who may read the file, but not write it. */
static int check_without_rights(void)
{
    if (geteuid() == 0 && setuid(65534) != 0)
        return 2;
    emic_problem_list problems;
    if (emic_study_open(in_folder("study.emic"), false, &study, &err) != EMIC_OK ||
        emic_integrity_check(study, arena, &problems, &err) != EMIC_OK)
        return 3;
    return problems.count == 0 && problems.documents == 2 && problems.search_skipped ? 0 : 1;
}

static void in_a_read_only_file_the_search_index_is_left_out(void **state)
{
    (void)state;
    emic_study_close(study);
    study = NULL;
    assert_int_equal(0, chmod(in_folder("study.emic"), 0444));
    assert_int_equal(0, chmod(folder, 0555));
    int answer = apart(check_without_rights);
    assert_int_equal(0, chmod(folder, 0755));
    assert_int_equal(0, answer);
}

/* Each page in turn is overwritten: whatever it held, the check ends and finds something, or the
 * study does not even open. */
static void no_damaged_page_goes_unnoticed(void **state)
{
    enum { PAGE = 4096 };
    emic_slice sound;
    size_t opened = 0, pages = 0;
    (void)state;
    emic_study_close(study);
    study = NULL;
    const char *path = in_folder("study.emic");
    ASSERT_OK(emic_file_read(path, arena, &sound, &err));
    assert_true(sound.length > 20 * PAGE);
    for (size_t at = 0; at < sound.length; at += PAGE, pages++) {
        char *damaged = emic_arena_string(arena, sound);
        memset(damaged + at + (at == 0 ? 100 : 0), 0xA5, at == 0 ? PAGE - 100 : PAGE);
        ASSERT_OK(emic_file_write(path, (emic_slice){damaged, sound.length}, true, &err));
        if (emic_study_open(path, false, &study, &err) != EMIC_OK)
            continue;
        opened++;
        emic_problem_list problems;
        ASSERT_OK(emic_integrity_check(study, arena, &problems, &err));
        assert_true(problems.count > 0);
        emic_study_close(study);
        study = NULL;
    }
    assert_true(pages > 20 && opened > pages / 2);
}

/* Whether the file loses anything but zeros, which a missing page is read as, when it ends at
 * `length`. */
static bool loses_something(emic_slice file, size_t length)
{
    for (size_t at = length; at < file.length; at++)
        if (file.data[at])
            return true;
    return false;
}

static void a_shortened_file_is_noticed(void **state)
{
    emic_slice sound;
    size_t noticed = 0;
    (void)state;
    emic_study_close(study);
    study = NULL;
    const char *path = in_folder("study.emic");
    ASSERT_OK(emic_file_read(path, arena, &sound, &err));
    for (size_t length = sound.length - 1; length > 4096; length -= length / 8) {
        if (!loses_something(sound, length))
            continue;
        noticed++;
        ASSERT_OK(emic_file_write(path, (emic_slice){sound.data, length}, true, &err));
        if (emic_study_open(path, false, &study, &err) != EMIC_OK)
            continue;
        assert_true(check().count > 0);
        emic_study_close(study);
        study = NULL;
    }
    assert_true(noticed > 5);
}

static void a_thousand_problems_are_enough(void **state)
{
    (void)state;
    run_sql("PRAGMA foreign_keys = OFF;"
            "WITH RECURSIVE n(i) AS (SELECT 10 UNION SELECT i + 1 FROM n WHERE i < 3000)"
            " INSERT INTO code(id, parent, name, position, level) SELECT i, i, 'X', 0, 0 FROM n");
    assert_int_equal(1000, check().count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SOUND(a_sound_study_has_no_problems),
        IN_SOUND(the_check_changes_nothing),
        IN_SOUND(changed_texts_are_found),
        IN_SOUND(moved_codings_are_found),
        IN_SOUND(turns_out_of_place_are_found),
        IN_SOUND(things_that_hang_loose_are_found),
        IN_SOUND(contradictions_of_judgements_are_found),
        IN_SOUND(a_search_index_out_of_step_is_found),
        IN_SOUND(in_a_read_only_file_the_search_index_is_left_out),
        IN_SOUND(no_damaged_page_goes_unnoticed),
        IN_SOUND(a_shortened_file_is_noticed),
        IN_SOUND(a_thousand_problems_are_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
