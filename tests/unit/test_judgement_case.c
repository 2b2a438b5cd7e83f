/* Open cases with their codings, and what any, majority and latest make of them. */
#include "study/judgement_case.h"
#include "study_fixture.h"

static const char book[] = "codebook: b\n"
                           "codes:\n"
                           "  - code: HARM\n"
                           "    level: 3\n"
                           "    rule: judged\n"
                           "    derive: any\n"
                           "    codes:\n"
                           "      - {code: FEAR, rule: judged}\n"
                           "  - {code: MOST, rule: judged, derive: majority}\n"
                           "  - {code: LAST, rule: judged, derive: latest}\n"
                           "  - {code: FOR, rule: judged, exclusive_set: stance, derive: any}\n"
                           "  - {code: AGAINST, rule: judged, exclusive_set: stance, derive: any}\n"
                           "  - {code: PLAIN}\n"
                           "  - {code: OLD, rule: judged, status: retired}\n";

static emic_id anna;

static int open_cases(void **state)
{
    if (open_memory(state))
        return -1;
    add_document("TP01", "TP01: Nobody told us anything.\n");
    add_document("TP02", "TP02: They told us a lot more.\n");
    ASSERT_OK(load_participants("participant,declined\nTP02,\nTP01,\nTP03,yes\n"));
    ASSERT_OK(emic_document_tie(study, &err));
    ASSERT_OK(load_codebook(book));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("Anna"), &anna, &err));
    return 0;
}

#define IN_STUDY(test) cmocka_unit_test_setup_teardown(test, open_cases, close_memory)
#define HEAD "document,start,end,code,coder,round,polarity\n"

static emic_codebook codebook;
static emic_judgement_case_list cases;

static void load_cases(bool open)
{
    emic_judgement_case_filter filter = {.open = open};
    codebook = codebook_now();
    ASSERT_OK(emic_judgement_case_list_load(study, &codebook, &filter, arena, &cases, &err));
}

/* The case of a participant and a code; it must be there. */
static size_t find(const char *label, const char *code)
{
    for (size_t i = 0; i < cases.count; i++)
        if (emic_slice_is(codebook.items[cases.items[i].code_at].name, code) &&
            emic_slice_is(cases.participants.items[cases.items[i].participant_at].label, label))
            return i;
    fail_msg("no case %s %s", label, code);
    return 0;
}

static void a_case_is_a_participant_and_a_judged_code(void **state)
{
    (void)state;
    ASSERT_OK(load_codings(HEAD "TP01,13,17,FEAR,A,1,\nTP01,6,12,HARM,A,1,\nTP01,6,12,HARM,B,1,\n"
                                "TP02,6,10,FEAR,A,1,contradicts\nTP01,6,12,PLAIN,A,1,\n"));
    load_cases(false);
    assert_int_equal(2 * 6, cases.count); /* nobody declined, nothing retired or by rule any */
    assert_true(emic_slice_is(codebook.items[cases.items[0].code_at].name, "HARM"));
    assert_true(emic_slice_is(cases.participants.items[0].label, "TP02"));
    assert_int_equal(0, cases.items[0].participant_at);
    const emic_judgement_case *harm = &cases.items[find("TP01", "HARM")];
    assert_int_equal(3, harm->codings.count);
    assert_int_equal(6, harm->codings.items[0]->span.start); /* by place, not by id */
    assert_int_equal(13, harm->codings.items[2]->span.start);
    assert_int_equal(1, cases.items[find("TP01", "FEAR")].codings.count);
    assert_int_equal(1, cases.items[find("TP02", "FEAR")].codings.count);
    assert_int_equal(0, cases.items[find("TP01", "MOST")].codings.count);
}

static void what_is_judged_is_not_open(void **state)
{
    (void)state;
    ASSERT_OK(load_judgements("participant,code,value,coder\nTP01,FEAR,not raised,A\n"));
    load_cases(false);
    assert_int_equal(12, cases.count);
    assert_int_equal(EMIC_NOT_RAISED, cases.items[find("TP01", "FEAR")].value);
    load_cases(true);
    assert_int_equal(11, cases.count);
    assert_int_equal(EMIC_UNJUDGED, cases.items[find("TP02", "FEAR")].value);
    bool codes[16] = {0}, people[3] = {true};
    codes[cases.items[find("TP02", "FEAR")].code_at] = true;
    emic_judgement_case_filter filter = {codes, people, false};
    ASSERT_OK(emic_judgement_case_list_load(study, &codebook, &filter, arena, &cases, &err));
    assert_int_equal(1, cases.count);
    assert_int_equal(0, cases.items[0].participant_at);
}

static void detached_codings_say_nothing(void **state)
{
    (void)state;
    ASSERT_OK(load_codings(HEAD "TP01,6,12,FEAR,A,1,\n"));
    load_cases(true);
    assert_int_equal(1, cases.items[find("TP01", "FEAR")].codings.count);
    run_sql("UPDATE document SET current_revision = 2 WHERE id = 1");
    load_cases(true);
    assert_int_equal(0, cases.items[find("TP01", "FEAR")].codings.count);
}

/* --- Deriving --------------------------------------------------------------------------------- */

static emic_derivation derived;

static void derive(const char *code)
{
    load_cases(true);
    emic_judgement_derive(&codebook, &cases.items[find("TP01", code)], arena, &derived);
}

static void expect(emic_case_value value, int64_t speaks, int64_t contrary, size_t evidence)
{
    assert_string_equal(emic_case_value_name(value), emic_case_value_name(derived.value));
    assert_int_equal(speaks, derived.speaks);
    assert_int_equal(contrary, derived.contrary);
    assert_int_equal(evidence, derived.evidence_count);
    assert_true((derived.open != NULL) == (value == EMIC_UNJUDGED));
}

static void any_passage_that_speaks_for_it_affirms(void **state)
{
    (void)state;
    derive("HARM");
    expect(EMIC_UNJUDGED, 0, 0, 0);
    assert_string_equal("no coding", derived.open);
    ASSERT_OK(load_codings(HEAD "TP01,6,12,FEAR,A,1,contradicts\n"));
    derive("HARM");
    expect(EMIC_UNJUDGED, 0, 1, 0); /* against it: for people to weigh */
    assert_string_equal("none speaks for it", derived.open);
    ASSERT_OK(load_codings(HEAD "TP01,13,17,FEAR,A,1,qualifies\n"));
    derive("HARM");
    expect(EMIC_AFFIRMED, 1, 1, 1);
    assert_int_equal(2, derived.evidence[0]);
    derive("FEAR");
    expect(EMIC_UNJUDGED, 1, 1, 0);
    assert_string_equal("by people alone", derived.open);
}

static void the_majority_counts_passages_not_coders(void **state)
{
    (void)state;
    ASSERT_OK(load_codings(HEAD "TP01,6,12,MOST,A,1,\nTP01,6,12,MOST,B,1,\nTP01,6,12,MOST,A,2,\n"
                                "TP01,13,17,MOST,A,1,contradicts\n"));
    derive("MOST");
    expect(EMIC_UNJUDGED, 1, 1, 0); /* one passage each, however often coded */
    assert_string_equal("tie", derived.open);
    ASSERT_OK(load_codings(HEAD "TP01,6,12,MOST,C,1,contradicts\n"));
    derive("MOST");
    expect(EMIC_DENIED, 1, 2, 2); /* the coders differ about 6:12: it speaks both ways */
    ASSERT_OK(load_codings(HEAD "TP01,18,20,MOST,C,1,\nTP01,21,29,MOST,C,1,\n"));
    derive("MOST");
    expect(EMIC_AFFIRMED, 3, 2, 5);
}

static void the_latest_decides_alone(void **state)
{
    (void)state;
    ASSERT_OK(load_codings(HEAD "TP01,13,17,LAST,A,1,contradicts\nTP01,6,12,LAST,A,1,\n"));
    run_sql("UPDATE coding SET added = '2026-01-01T00:00:00Z'");
    derive("LAST");
    expect(EMIC_DENIED, 1, 1, 1); /* at once: the last in the text */
    assert_int_equal(1, derived.evidence[0]);
    run_sql("UPDATE coding SET added = '2026-01-02T00:00:00Z' WHERE id = 2");
    derive("LAST");
    expect(EMIC_AFFIRMED, 1, 1, 1);
    assert_int_equal(2, derived.evidence[0]);
    ASSERT_OK(load_codings(HEAD "TP01,21,29,LAST,A,2,contradicts\n"));
    run_sql("UPDATE coding SET added = '2025-01-01T00:00:00Z' WHERE id = 3");
    derive("LAST");
    expect(EMIC_DENIED, 1, 2, 1); /* a later round, whenever it was added */
    assert_int_equal(3, derived.evidence[0]);
}

static size_t derive_all(emic_derivation **all)
{
    size_t stored;
    load_cases(true);
    ASSERT_OK(emic_judgement_derive_all(study, &codebook, &cases, anna, arena, all, &stored, &err));
    return stored;
}

static void what_is_derived_is_stored_once(void **state)
{
    emic_derivation *all;
    (void)state;
    ASSERT_OK(load_codings(HEAD "TP01,6,12,FEAR,A,1,\nTP02,6,10,MOST,A,1,contradicts\n"));
    assert_int_equal(2, derive_all(&all));
    assert_string_equal("TP01 HARM affirmed Anna derived: any 1, "
                        "TP02 MOST denied Anna derived: majority 2",
                        text_of("SELECT group_concat(p.label || ' ' || c.name || ' ' || j.value ||"
                                " ' ' || k.name || ' ' || j.memo || ' ' || e.coding, ', ')"
                                " FROM judgement j JOIN participant p ON p.id = j.participant"
                                " JOIN code c ON c.id = j.code JOIN coder k ON k.id = j.coder"
                                " JOIN judgement_evidence e ON e.judgement = j.id"));
    int64_t changes = emic_db_total_changes(emic_study_db(study));
    assert_int_equal(0, derive_all(&all));
    assert_int_equal(changes, emic_db_total_changes(emic_study_db(study)));
}

static void of_a_set_at_most_one_is_derived(void **state)
{
    emic_derivation *all;
    (void)state;
    ASSERT_OK(load_codings(HEAD "TP01,6,12,FOR,A,1,\nTP01,13,17,AGAINST,A,1,\n"
                                "TP02,6,10,FOR,A,1,\n"));
    assert_int_equal(1, derive_all(&all));
    assert_string_equal("so would be AGAINST of its set", all[find("TP01", "FOR")].open);
    assert_string_equal("so would be FOR of its set", all[find("TP01", "AGAINST")].open);
    assert_int_equal(EMIC_AFFIRMED, all[find("TP02", "FOR")].value);
    ASSERT_OK(load_judgements("participant,code,value,coder\nTP01,FOR,affirmed,A\n"));
    assert_int_equal(0, derive_all(&all));
    assert_string_equal("FOR of its set is affirmed", all[find("TP01", "AGAINST")].open);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(a_case_is_a_participant_and_a_judged_code),
        IN_STUDY(what_is_judged_is_not_open),
        IN_STUDY(detached_codings_say_nothing),
        IN_STUDY(any_passage_that_speaks_for_it_affirms),
        IN_STUDY(the_majority_counts_passages_not_coders),
        IN_STUDY(the_latest_decides_alone),
        IN_STUDY(what_is_derived_is_stored_once),
        IN_STUDY(of_a_set_at_most_one_is_derived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
