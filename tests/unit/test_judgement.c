/* Judgements: one of four values for a participant and a code, and the codings they rest on. */
#include "study_fixture.h"

static const char book[] = "codebook: b\n"
                           "codes:\n"
                           "  - {code: LOCAL_ID, rule: judged}\n"
                           "  - {code: CRITICAL, exclusive_set: stance}\n"
                           "  - {code: MIXED, exclusive_set: stance}\n"
                           "  - {code: HELP}\n";

/* Participants TP01 and TP02 with a document each, one with a space in its name. */
static int open_judged(void **state)
{
    if (open_memory(state))
        return -1;
    add_document("TP01", "TP01: Nobody told us anything.\n");
    add_document("Interview 2", "TP02: They told us.\n");
    ASSERT_OK(load_participants("participant\nTP02\nTP01\n"));
    ASSERT_OK(load_codebook(book));
    ASSERT_OK(load_codings("document,start,end,code,coder\n"
                           "TP01,6,12,LOCAL_ID,A\nTP01,6,12,LOCAL_ID,B\nTP01,13,17,LOCAL_ID,A\n"
                           "Interview 2,6,10,LOCAL_ID,A\nTP01,6,12,HELP,A\n"));
    assert_int_equal(5, loaded.added);
    return 0;
}

#define IN_STUDY(test) cmocka_unit_test_setup_teardown(test, open_judged, close_memory)
#define HEAD "participant,code,value,coder,evidence,memo\n"

static int64_t pieces_of_evidence(void)
{
    return number_of("SELECT count(*) FROM judgement_evidence");
}

static void there_are_four_values(void **state)
{
    emic_case_value value;
    (void)state;
    for (int i = EMIC_UNJUDGED; i <= EMIC_NOT_ASKED; i++) {
        const char *name = emic_case_value_name((emic_case_value)i);
        ASSERT_OK(emic_case_value_find(emic_slice_of(name), &value, &err));
        assert_int_equal(i, value);
    }
    ASSERT_OK(load_judgements(HEAD "TP01,LOCAL_ID,affirmed,A,,\nTP01,HELP,denied,A,,\n"
                                   "TP02,LOCAL_ID,not raised,A,,\nTP02,HELP,not asked,A,,\n"));
    assert_loaded(4, 0, 0);
    ASSERT_REFUSED(EMIC_INVALID,
                   "2:12: unknown value \"yes\"; it is affirmed, denied, not raised or not asked",
                   load_judgements(HEAD "TP01,MIXED,yes,A,,\n"));
    ASSERT_REFUSED(EMIC_INVALID, "2:12: \"unjudged\" is not stored: leave the row out",
                   load_judgements(HEAD "TP01,MIXED,unjudged,A,,\n"));
}

static void a_judgement_rests_on_codings(void **state)
{
    emic_judgement_list list;
    (void)state;
    ASSERT_OK(load_judgements(HEAD "TP01,LOCAL_ID,denied,A,  TP01:6:12   TP01:13:17 ,why\n"
                                   "TP02,LOCAL_ID,affirmed,A,Interview 2:6:10,\n"));
    assert_int_equal(2 + 1 + 1, pieces_of_evidence()); /* both coders' at 6:12 */
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_judgement_list_load(study, &codebook, arena, &list, &err));
    assert_int_equal(2, list.count);
    const emic_judgement *first = &list.items[0], *second = &list.items[1];
    assert_true(emic_slice_is(first->participant_label, "TP02")); /* loaded first */
    assert_true(emic_slice_is(first->evidence, "Interview 2:6:10"));
    assert_int_equal(EMIC_AFFIRMED, first->value);
    assert_true(emic_slice_is(second->evidence, "TP01:6:12 TP01:13:17"));
    assert_true(emic_slice_is(second->memo, "why") && emic_slice_is(second->coder_name, "A"));
    assert_int_equal(EMIC_DENIED, second->value);
    assert_true(emic_slice_is(codebook.items[second->code_at].name, "LOCAL_ID"));
}

static void evidence_that_is_none_is_refused(void **state)
{
    static const struct {
        emic_status status;
        const char *evidence, *message;
    } cases[] = {
        {EMIC_NOT_FOUND, "TP01:6:13", "2:24: no coding of this code at \"TP01:6:13\""},
        {EMIC_NOT_FOUND, "Interview 2:6:10 TP01:1:2",
         "2:24: no coding of this code at \"TP01:1:2\""},
        {EMIC_NOT_FOUND, "TP1:6:12", "2:24: unknown document \"TP1\"; did you mean \"TP01\"?"},
        {EMIC_INVALID, "TP01:6", "2:24: \"TP01:6\" is not DOCUMENT:START:END"},
        {EMIC_INVALID, "TP01:6:12 TP01", "2:24: \"TP01\" is not DOCUMENT:START:END"},
        {EMIC_INVALID, "TP01:6:x", "2:24: \"TP01:6:x\" is not DOCUMENT:START:END"},
        {EMIC_INVALID, ":6:12", "2:24: \":6:12\" is not DOCUMENT:START:END"},
        {EMIC_INVALID, "TP01:6:99999999999999999999",
         "2:24: \"TP01:6:99999999999999999999\" is not DOCUMENT:START:END"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ASSERT_REFUSED(cases[i].status, cases[i].message,
                       load_judgements(emic_arena_format(arena, HEAD "TP01,LOCAL_ID,denied,A,%s,\n",
                                                         cases[i].evidence)));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "2:20: no coding of this code at \"TP01:13:17\"",
                   load_judgements(HEAD "TP01,HELP,denied,A,TP01:13:17,\n"));
}

static void a_second_file_gives_new_values(void **state)
{
    static const char file[] = HEAD "TP01,LOCAL_ID,affirmed,A,TP01:6:12 TP01:13:17,why\n";
    (void)state;
    ASSERT_OK(load_judgements(file));
    assert_loaded(1, 0, 0);
    int64_t changes = emic_db_total_changes(emic_study_db(study));
    ASSERT_OK(load_judgements(file));
    assert_loaded(0, 0, 1);
    assert_int_equal(changes, emic_db_total_changes(emic_study_db(study)));
    assert_int_equal(3, pieces_of_evidence());

    ASSERT_OK(load_judgements("participant,code,value,coder\nTP01,LOCAL_ID,denied,B\n"));
    assert_loaded(0, 1, 0);
    assert_int_equal(3, pieces_of_evidence()); /* a file without the column says nothing of it */
    assert_string_equal("denied why", text_of("SELECT value || ' ' || memo FROM judgement"));

    ASSERT_OK(load_judgements(HEAD "TP01,LOCAL_ID,denied,B,TP01:13:17,\n"));
    assert_loaded(0, 1, 0);
    assert_int_equal(1, pieces_of_evidence());
    ASSERT_OK(load_judgements(HEAD "TP01,LOCAL_ID,not asked,B,,never came up\n"));
    assert_loaded(0, 1, 0);
    assert_int_equal(0, pieces_of_evidence());
    assert_string_equal("not asked never came up",
                        text_of("SELECT value || ' ' || memo FROM judgement"));
}

static void of_a_set_one_code_holds(void **state)
{
    (void)state;
    ASSERT_REFUSED(EMIC_INVALID,
                   "\"TP01\" has CRITICAL and MIXED affirmed, but of the set \"stance\" one at "
                   "most can hold",
                   load_judgements(HEAD "TP01,CRITICAL,affirmed,A,,\nTP01,MIXED,affirmed,A,,\n"));
    assert_string_equal("judgements.csv", err.path);
    start_over();
    ASSERT_OK(load_participants("participant\nTP01\nTP02\n"));
    ASSERT_OK(load_codebook(book));
    ASSERT_OK(load_judgements(HEAD "TP01,CRITICAL,affirmed,A,,\nTP01,MIXED,denied,A,,\n"
                                   "TP02,MIXED,affirmed,A,,\n"));
    assert_int_equal(EMIC_INVALID, load_judgements(HEAD "TP02,CRITICAL,affirmed,A,,\n"));
}

static void rows_that_cannot_be_are_refused(void **state)
{
    (void)state;
    ASSERT_REFUSED(EMIC_EXISTS, "4:1: \"TP01\" and \"HELP\" stand twice in this file",
                   load_judgements(HEAD "TP01,HELP,denied,A,,\nTP02,HELP,denied,A,,\n"
                                        "TP01,HELP,denied,A,,\n"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "2:1: unknown participant \"TP03\"; did you mean \"TP02\"?",
                   load_judgements(HEAD "TP03,HELP,denied,A,,\n"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "2:6: unknown code \"HELL\"; did you mean \"HELP\"?",
                   load_judgements(HEAD "TP01,HELL,denied,A,,\n"));
    ASSERT_REFUSED(EMIC_INVALID, "2:18: the coder's name is empty",
                   load_judgements(HEAD "TP01,HELP,denied,,,\n"));
    assert_int_equal(EMIC_INVALID, load_judgements("participant,code,value,coder,evidnce\n"));
    assert_non_null(strstr(err.message, "did you mean \"evidence\"?"));
}

static void a_damaged_id_is_no_index(void **state)
{
    (void)state;
    run_sql("INSERT INTO participant(id, label) VALUES (-5, 'X'), (9223372036854775807, 'Y')");
    ASSERT_OK(load_judgements(HEAD "X,HELP,denied,A,,\nY,HELP,denied,A,,\n"));
    assert_loaded(2, 0, 0);
    emic_judgement_list list;
    emic_codebook codebook = codebook_now();
    run_sql("PRAGMA foreign_keys = OFF; UPDATE judgement SET code = 99 WHERE id = 2");
    ASSERT_REFUSED(EMIC_CORRUPT, "judgement 2 names no code of the codebook; run emic check",
                   emic_judgement_list_load(study, &codebook, arena, &list, &err));
}

static void what_is_written_loads_to_the_same(void **state)
{
    static const char wanted[] =
        "participant,code,value,coder,evidence,memo\n"
        "TP02,LOCAL_ID,affirmed,B,Interview 2:6:10,\n"
        "TP01,LOCAL_ID,denied,A,TP01:6:12 TP01:13:17,\"why, \"\"so\"\"\nand more\"\n"
        "TP01,MIXED,not raised,A,,\nTP01,HELP,not asked,A,TP01:6:12,\n";
    (void)state;
    ASSERT_OK(load_judgements(HEAD "TP01,HELP,not asked,A,TP01:6:12,\nTP01,MIXED,not raised,A,,\n"
                                   "TP01,LOCAL_ID,denied,A,TP01:13:17 TP01:6:12,\"why, \"\"so\"\""
                                   "\nand more\"\nTP02,LOCAL_ID,affirmed,B,Interview 2:6:10,\n"));
    assert_string_equal(wanted, written_with_memos(emic_judgement_write));
    ASSERT_OK(load_judgements(wanted));
    assert_loaded(0, 0, 4);
    run_sql("DELETE FROM judgement_evidence; DELETE FROM judgement");
    ASSERT_OK(load_judgements(wanted));
    assert_loaded(4, 0, 0);
    assert_string_equal(wanted, written_with_memos(emic_judgement_write));
    emic_strbuf bare = {0};
    ASSERT_OK(emic_judgement_write(study, false, &bare, &err));
    assert_null(strstr(bare.data, "why"));
    emic_strbuf_close(&bare);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(there_are_four_values),
        IN_STUDY(a_judgement_rests_on_codings),
        IN_STUDY(evidence_that_is_none_is_refused),
        IN_STUDY(a_second_file_gives_new_values),
        IN_STUDY(of_a_set_one_code_holds),
        IN_STUDY(rows_that_cannot_be_are_refused),
        IN_STUDY(a_damaged_id_is_no_index),
        IN_STUDY(what_is_written_loads_to_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
