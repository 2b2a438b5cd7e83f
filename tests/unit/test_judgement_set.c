/* One judgement at a time: stored, changed, refused, taken away; and what its evidence forbids. */
#include "study/codebook_edit.h"
#include "study/integrity.h"
#include "study_fixture.h"

static const char book[] = "codebook: b\n"
                           "codes:\n"
                           "  - code: HARM\n"
                           "    level: 3\n"
                           "    rule: judged\n"
                           "    codes:\n"
                           "      - {code: FEAR}\n"
                           "  - {code: FOR, rule: judged, exclusive_set: stance}\n"
                           "  - {code: AGAINST, rule: judged, exclusive_set: stance}\n";

static emic_id tp01, tp02, anna;

/* Codings: 1 and 2 of HARM, 3 of FEAR, 4 of FOR, all of TP01's words; 5 of TP02's. */
static int open_judged(void **state)
{
    if (open_memory(state))
        return -1;
    add_document("TP01", "TP01: Nobody told us anything.\n");
    add_document("TP02", "TP02: They told us.\n");
    ASSERT_OK(load_participants("participant\nTP01\nTP02\n"));
    ASSERT_OK(emic_document_tie(study, &err));
    ASSERT_OK(load_codebook(book));
    ASSERT_OK(load_codings("document,start,end,code,coder\n"
                           "TP01,6,12,HARM,A\nTP01,6,12,HARM,B\nTP01,13,17,FEAR,A\n"
                           "TP01,18,20,FOR,A\nTP02,6,10,HARM,A\n"));
    assert_int_equal(5, loaded.added);
    ASSERT_OK(emic_participant_find(study, EMIC_LITERAL("TP01"), &tp01, &err));
    ASSERT_OK(emic_participant_find(study, EMIC_LITERAL("TP02"), &tp02, &err));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("Anna"), &anna, &err));
    return 0;
}

#define IN_STUDY(test) cmocka_unit_test_setup_teardown(test, open_judged, close_memory)

static emic_judged judged;

/* Judges TP01 on a code; `count` < 0: no evidence said. */
static emic_status judge(const char *code, emic_case_value value, const emic_id *evidence,
                         int count)
{
    emic_judging judging = {tp01, code_id(code), anna, value, .keeps_memo = true};
    judging.evidence = count < 0 ? NULL : evidence;
    judging.evidence_count = count < 0 ? 0 : (size_t)count;
    return emic_judgement_set(study, &judging, &judged, &err);
}

static const char *evidence(void)
{
    return text_of("SELECT ifnull(group_concat(coding, ' '), '') FROM judgement_evidence");
}

static void evidence_stays_as_long_as_the_value(void **state)
{
    (void)state;
    ASSERT_OK(judge("HARM", EMIC_AFFIRMED, (const emic_id[]){1, 3}, 2));
    assert_true(judged.added && judged.dropped == 0);
    assert_string_equal("1 3", evidence()); /* of the code, and of one below */
    ASSERT_OK(judge("HARM", EMIC_AFFIRMED, NULL, -1));
    assert_false(judged.added || judged.changed || judged.dropped);
    assert_string_equal("1 3", evidence());
    ASSERT_OK(judge("HARM", EMIC_AFFIRMED, (const emic_id[]){2, 3, 3}, 3));
    assert_true(judged.changed && judged.dropped == 1);
    assert_string_equal("2 3", evidence());
    int64_t changes = emic_db_total_changes(emic_study_db(study));
    ASSERT_OK(judge("HARM", EMIC_AFFIRMED, (const emic_id[]){3, 2}, 2));
    assert_false(judged.changed);
    assert_int_equal(changes, emic_db_total_changes(emic_study_db(study)));
    ASSERT_OK(judge("HARM", EMIC_DENIED, NULL, -1));
    assert_true(judged.changed && judged.dropped == 2);
    assert_string_equal("", evidence());
    assert_string_equal("denied", text_of("SELECT value FROM judgement"));
}

static void a_memo_is_kept_or_replaced(void **state)
{
    emic_judging judging = {tp01, code_id("HARM"), anna, EMIC_DENIED, .memo = EMIC_LITERAL("why")};
    (void)state;
    ASSERT_OK(emic_judgement_set(study, &judging, &judged, &err));
    ASSERT_OK(judge("HARM", EMIC_NOT_RAISED, NULL, -1));
    assert_string_equal("why", text_of("SELECT memo FROM judgement"));
    judging.memo = (emic_slice){0};
    ASSERT_OK(emic_judgement_set(study, &judging, &judged, &err));
    assert_string_equal("", text_of("SELECT memo FROM judgement"));
    assert_int_equal(1, number_of("SELECT count(*) FROM judgement"));
}

static void what_is_no_evidence_is_refused(void **state)
{
    (void)state;
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no coding 99; emic coding list shows the ids",
                   judge("HARM", EMIC_AFFIRMED, (const emic_id[]){1, 99}, 2));
    ASSERT_REFUSED(EMIC_INVALID,
                   "coding 4 is no evidence: it is coded FOR, not HARM or a code below it",
                   judge("HARM", EMIC_AFFIRMED, (const emic_id[]){4}, 1));
    ASSERT_REFUSED(EMIC_INVALID, /* a code above is none below */
                   "coding 1 is no evidence: it is coded HARM, not HARM/FEAR or a code below it",
                   judge("HARM/FEAR", EMIC_AFFIRMED, (const emic_id[]){1}, 1));
    ASSERT_REFUSED(EMIC_INVALID, "coding 5 is no evidence: the words are not those of TP01",
                   judge("HARM", EMIC_AFFIRMED, (const emic_id[]){5}, 1));
    ASSERT_REFUSED(EMIC_INVALID, "\"unjudged\" is not stored; emic judgement remove takes one away",
                   judge("HARM", EMIC_UNJUDGED, NULL, -1));
    assert_int_equal(0, number_of("SELECT count(*) FROM judgement"));
    run_sql("UPDATE document SET current_revision = 2 WHERE id = 1");
    ASSERT_REFUSED(EMIC_INVALID, "coding 1 is detached: its text no longer has the words",
                   judge("HARM", EMIC_AFFIRMED, (const emic_id[]){1}, 1));
}

static void of_a_set_one_code_holds(void **state)
{
    emic_id rival;
    (void)state;
    ASSERT_OK(judge("FOR", EMIC_AFFIRMED, NULL, -1));
    ASSERT_REFUSED(EMIC_INVALID,
                   "TP01 has FOR affirmed, and of the set \"stance\" one code at most can hold: "
                   "judge that one again first",
                   judge("AGAINST", EMIC_AFFIRMED, NULL, -1));
    ASSERT_OK(emic_judgement_rival(study, tp01, code_id("AGAINST"), &rival, &err));
    assert_int_equal(code_id("FOR"), rival);
    ASSERT_OK(emic_judgement_rival(study, tp02, code_id("AGAINST"), &rival, &err));
    assert_int_equal(0, rival);
    ASSERT_OK(judge("AGAINST", EMIC_DENIED, NULL, -1));
    ASSERT_OK(judge("FOR", EMIC_AFFIRMED, NULL, -1));  /* again */
    ASSERT_OK(judge("HARM", EMIC_AFFIRMED, NULL, -1)); /* of no set */
    ASSERT_OK(judge("FOR", EMIC_DENIED, NULL, -1));
    ASSERT_OK(judge("AGAINST", EMIC_AFFIRMED, NULL, -1));
}

static void what_is_removed_can_be_judged_again(void **state)
{
    emic_case_value now;
    (void)state;
    ASSERT_OK(judge("HARM", EMIC_AFFIRMED, (const emic_id[]){1}, 1));
    ASSERT_OK(emic_judgement_now(study, tp01, code_id("HARM"), &now, &err));
    assert_int_equal(EMIC_AFFIRMED, now);
    ASSERT_OK(emic_judgement_remove(study, tp01, code_id("HARM"), &err));
    ASSERT_OK(emic_judgement_now(study, tp01, code_id("HARM"), &now, &err));
    assert_int_equal(EMIC_UNJUDGED, now);
    assert_int_equal(0, number_of("SELECT count(*) FROM judgement"));
    assert_string_equal("", evidence());
    assert_int_equal(5, number_of("SELECT count(*) FROM coding"));
    ASSERT_REFUSED(EMIC_NOT_FOUND,
                   "nobody has judged this; emic judgement list shows what was judged",
                   emic_judgement_remove(study, tp01, code_id("HARM"), &err));
    ASSERT_OK(judge("HARM", EMIC_DENIED, NULL, -1));
    assert_true(judged.added);
}

#define STRAY                                                                                      \
    "coding 3 is the evidence of a judgement: TP01, HARM, and would no longer be of that code or " \
    "below it: give the judgement other evidence first (emic judgement set)"

static void evidence_holds_its_code_in_place(void **state)
{
    emic_coding coding;
    emic_merge_summary merged;
    (void)state;
    ASSERT_OK(judge("HARM", EMIC_AFFIRMED, (const emic_id[]){3}, 1));
    ASSERT_REFUSED(EMIC_INVALID, STRAY,
                   emic_codebook_move(study, code_id("HARM/FEAR"), 0, 0, &err));
    run_sql("UPDATE code SET parent = (SELECT id FROM code WHERE name = 'HARM') "
            "WHERE name = 'FEAR'"); /* what a rollback does */
    ASSERT_REFUSED(EMIC_INVALID, STRAY,
                   emic_codebook_merge(study, code_id("HARM/FEAR"), code_id("FOR"), &merged, &err));
    run_sql("UPDATE coding SET code = (SELECT id FROM code WHERE name = 'FEAR') WHERE id = 3;"
            "UPDATE code SET status = 'focused', merged_into = NULL");
    ASSERT_OK(emic_coding_load_one(study, 3, arena, &coding, &err));
    coding.code = code_id("FOR");
    ASSERT_REFUSED(EMIC_INVALID, STRAY, emic_coding_set(study, &coding, &err));
    run_sql("UPDATE coding SET code = (SELECT id FROM code WHERE name = 'FEAR') WHERE id = 3");
    coding.code = code_id("HARM");
    ASSERT_OK(emic_coding_set(study, &coding, &err));
}

/* What is written names places; a place finds the codings of the codes below, too. */
static void evidence_below_is_written_and_read(void **state)
{
    (void)state;
    ASSERT_OK(judge("HARM", EMIC_AFFIRMED, (const emic_id[]){3}, 1));
    const char *file = written_with_memos(emic_judgement_write);
    assert_string_equal("participant,code,value,coder,evidence,memo\n"
                        "TP01,HARM,affirmed,Anna,TP01:13:17,\n",
                        file);
    run_sql("DELETE FROM judgement_evidence; DELETE FROM judgement");
    ASSERT_OK(load_judgements(file));
    assert_string_equal("3", evidence());
}

static void values_are_easy_to_type(void **state)
{
    emic_case_value value;
    (void)state;
    ASSERT_OK(emic_case_value_find(EMIC_LITERAL("not-raised"), &value, &err));
    assert_int_equal(EMIC_NOT_RAISED, value);
    ASSERT_OK(emic_case_value_find(EMIC_LITERAL("Not_Asked"), &value, &err));
    assert_int_equal(EMIC_NOT_ASKED, value);
    ASSERT_REFUSED(EMIC_INVALID,
                   "unknown value \"not rased\"; did you mean \"not raised\"? known: affirmed, "
                   "denied, not raised, not asked",
                   emic_case_value_find(EMIC_LITERAL("not rased"), &value, &err));
    ASSERT_REFUSED(EMIC_INVALID,
                   "unknown value \"\"; it is affirmed, denied, not raised or not asked",
                   emic_case_value_find((emic_slice){0}, &value, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(evidence_stays_as_long_as_the_value), IN_STUDY(a_memo_is_kept_or_replaced),
        IN_STUDY(what_is_no_evidence_is_refused),      IN_STUDY(of_a_set_one_code_holds),
        IN_STUDY(what_is_removed_can_be_judged_again), IN_STUDY(evidence_holds_its_code_in_place),
        IN_STUDY(evidence_below_is_written_and_read),  IN_STUDY(values_are_easy_to_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
