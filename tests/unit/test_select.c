/* From codings and judgements to what each participant says of each code. */
#include "measure_fixture.h"

static const char codebook[] = "codebook: small\n"
                               "codes:\n"
                               "  - code: HARM\n"
                               "    codable: false\n"
                               "    codes:\n"
                               "      - code: FEAR\n"
                               "      - code: LOSS\n"
                               "        codes:\n"
                               "          - code: HOME\n"
                               "  - code: TOLD\n"
                               "    rule: judged\n";

/* Two people with an interview each, and a third who declined. */
static int open_interviews(void **state)
{
    if (open_study(state))
        return -1;
    load_participants("participant,group,declined\nTP1,TP,no\nTP2,TP,no\nLE1,LE,yes\n");
    add_document("one", "INTERVIEWER: And then?\n\nTP1: We ran. I was afraid. It passed.\n");
    add_document("two", "INTERVIEWER: And then?\n\nTP2: I stayed at home. No fear.\n");
    load_codebook(codebook);
    return 0;
}

#define IN_INTERVIEWS(test) cmocka_unit_test_setup_teardown(test, open_interviews, close_study)

static void a_coding_affirms_by_the_rule_any(void **state)
{
    (void)state;
    code_words("one", "I was afraid.", "FEAR,A");
    code_words("two", "I stayed", "FEAR,A,1,qualifies");
    emic_cases cases = load_cases();
    assert_string_equal("affirmed", own_value(&cases, "TP1", "FEAR"));
    assert_string_equal("affirmed", own_value(&cases, "TP2", "FEAR"));
    assert_string_equal("unjudged", own_value(&cases, "TP1", "HOME"));
    assert_string_equal("unjudged", own_value(&cases, "TP1", "HARM"));
    assert_string_equal("affirmed", rolled_value(&cases, "TP1", "HARM"));
    assert_int_equal(0, cases.unattributed);
}

static void a_coding_that_contradicts_never_affirms(void **state)
{
    (void)state;
    code_words("two", "No fear.", "FEAR,A,1,contradicts");
    code_words("two", "stayed at home", "FEAR,B,1,contradicts");
    code_words("one", "It passed.", "FEAR,A,1,contradicts");
    code_words("one", "I was afraid.", "FEAR,A,1,supports");
    emic_cases cases = load_cases();
    assert_string_equal("unjudged", own_value(&cases, "TP2", "FEAR"));
    assert_string_equal("affirmed", own_value(&cases, "TP1", "FEAR"));
}

static void by_the_rule_any_a_judgement_counts_short_of_affirmed(void **state)
{
    (void)state;
    code_words("one", "I was afraid.", "FEAR,A");
    load_judgements("participant,code,value,coder\n"
                    "TP1,FEAR,denied,A\nTP2,FEAR,denied,A\nTP1,LOSS,affirmed,A\n"
                    "TP2,LOSS,not asked,A\nTP2,HOME,not raised,A\n");
    emic_cases cases = load_cases();
    assert_string_equal("affirmed", own_value(&cases, "TP1", "FEAR")); /* the coding is there */
    assert_string_equal("denied", own_value(&cases, "TP2", "FEAR"));
    assert_string_equal("unjudged", own_value(&cases, "TP1", "LOSS")); /* but no coding */
    assert_string_equal("not asked", own_value(&cases, "TP2", "LOSS"));
    assert_string_equal("not raised", own_value(&cases, "TP2", "HOME"));
}

static void by_the_rule_judged_only_judgements_count(void **state)
{
    (void)state;
    code_words("one", "We ran.", "TOLD,A");
    code_words("two", "I stayed", "TOLD,A");
    load_judgements("participant,code,value,coder\nTP2,TOLD,denied,A\n");
    emic_cases cases = load_cases();
    assert_string_equal("unjudged", own_value(&cases, "TP1", "TOLD"));
    assert_string_equal("denied", own_value(&cases, "TP2", "TOLD"));
    load_judgements("participant,code,value,coder\nTP1,TOLD,affirmed,B\n");
    cases = load_cases();
    assert_string_equal("affirmed", own_value(&cases, "TP1", "TOLD"));
}

static void coders_and_rounds_can_be_chosen(void **state)
{
    emic_selection selection = {0};
    emic_cases cases;
    (void)state;
    code_words("one", "I was afraid.", "FEAR,A,1,supports");
    code_words("one", "We ran.", "HOME,B,2,supports");
    code_words("two", "No fear.", "FEAR,B,1,contradicts");
    code_words("two", "at home", "HOME,B,1,supports");
    load_judgements("participant,code,value,coder\nTP1,TOLD,affirmed,B\n");
    must(emic_coder_find(study, EMIC_LITERAL("A"), &selection.coder, &error));
    must(emic_cases_load(study, &selection, arena, &cases, &error));
    assert_string_equal("affirmed", own_value(&cases, "TP1", "FEAR"));
    assert_string_equal("unjudged", own_value(&cases, "TP1", "HOME"));
    assert_string_equal("unjudged", own_value(&cases, "TP2", "HOME"));
    assert_string_equal("affirmed",
                        own_value(&cases, "TP1", "TOLD")); /* a judgement is the study's */
    selection = (emic_selection){.round = 2};
    must(emic_cases_load(study, &selection, arena, &cases, &error));
    assert_string_equal("unjudged", own_value(&cases, "TP1", "FEAR"));
    assert_string_equal("affirmed", own_value(&cases, "TP1", "HOME"));
    must(emic_coder_find(study, EMIC_LITERAL("B"), &selection.coder, &error));
    selection.round = 1;
    must(emic_cases_load(study, &selection, arena, &cases, &error));
    assert_string_equal("unjudged", own_value(&cases, "TP1", "HOME"));
    assert_string_equal("unjudged", own_value(&cases, "TP2", "FEAR"));
    assert_string_equal("affirmed", own_value(&cases, "TP2", "HOME"));
}

static void in_a_group_interview_codings_are_of_who_speaks(void **state)
{
    (void)state;
    add_document("circle", "INTERVIEWER: How was the night?\n\n"
                           "TP1: We ran over the fields.\n\n"
                           "TP2: I hid.\n\n"
                           "ANNA: Nobody came.\n\n"
                           "TP1: Not before morning.\n");
    code_words("circle", "over the fields", "FEAR,A");
    code_words("circle", "I hid", "HOME,A");
    code_words("circle", "before morning", "LOSS,A");
    code_words("circle", "How was the night?", "FEAR,A"); /* the interviewer's */
    code_words("circle", "Nobody came.", "FEAR,A");       /* Anna is no participant */
    code_words("circle", "Nobody", "FEAR,A,1,contradicts");
    emic_cases cases = load_cases();
    assert_string_equal("affirmed", own_value(&cases, "TP1", "FEAR"));
    assert_string_equal("affirmed", own_value(&cases, "TP1", "LOSS"));
    assert_string_equal("affirmed", own_value(&cases, "TP2", "HOME"));
    assert_string_equal("unjudged", own_value(&cases, "TP2", "FEAR"));
    assert_string_equal("unjudged", own_value(&cases, "TP1", "HOME"));
    assert_int_equal(2, cases.unattributed);
}

static void an_interpreter_can_speak_for_somebody(void **state)
{
    (void)state;
    add_document("circle", "TP1: Oui.\n\nTP2: Non.\n\nINTERPRETER: He says that he hid.\n");
    load_documents("document,participant,speaker,role\ncircle,TP2,INTERPRETER,other\n");
    code_words("circle", "he hid", "FEAR,A");
    emic_cases cases = load_cases();
    assert_string_equal("affirmed", own_value(&cases, "TP2", "FEAR"));
    assert_string_equal("unjudged", own_value(&cases, "TP1", "FEAR"));
    emic_frequency_query query = {.unit = EMIC_UNIT_TURNS};
    emic_frequency counted = count_by(&query);
    assert_string_equal("1 of 5, 1 of 5", row_of(&counted, "FEAR"));
}

static void codings_of_nobody_are_counted_as_such(void **state)
{
    emic_selection selection = {.round = 2};
    emic_cases cases;
    (void)state;
    add_document("leaflet", "Raids help nobody. They cost much.\n");
    code_words("leaflet", "Raids help nobody.", "FEAR,A");
    code_words("leaflet", "They cost much.", "LOSS,A,2,supports");
    code_words("leaflet", "They cost", "LOSS,A,2,contradicts");
    cases = load_cases();
    assert_int_equal(2, cases.unattributed);
    for (size_t i = 0; i < cases.count; i++)
        for (size_t code = 0; code < cases.codebook.count; code++)
            assert_int_equal(EMIC_UNJUDGED, cases.items[i].values[code]);
    must(emic_cases_load(study, &selection, arena, &cases, &error));
    assert_int_equal(1, cases.unattributed);
    load_documents("document,participant\nleaflet,TP2\n");
    cases = load_cases();
    assert_int_equal(0, cases.unattributed);
    assert_string_equal("affirmed", own_value(&cases, "TP2", "FEAR"));
}

static void who_declined_is_known_and_never_chosen(void **state)
{
    const emic_where *where;
    size_t count = 0;
    (void)state;
    emic_cases cases = load_cases();
    assert_int_equal(3, cases.count);
    assert_true(case_of(&cases, "LE1")->participant.declined);
    must(emic_where_parse(&cases, EMIC_LITERAL("group = LE or group = TP"), arena, &where, &error));
    assert_true(emic_where_holds(where, &cases, 2));
    assert_false(emic_where_select(where, &cases, arena, &count)[2]);
    assert_int_equal(2, count);
    load_participants("participant,declined\nTP2,yes\nLE1,no\n");
    cases = load_cases();
    assert_true(emic_where_select(where, &cases, arena, &count)[2]);
    assert_int_equal(2, count);
}

static void a_parent_says_no_more_than_its_children(void **state)
{
    (void)state;
    load_judgements("participant,code,value,coder\n"
                    "TP1,FEAR,denied,A\nTP2,FEAR,denied,A\nTP2,LOSS,denied,A\n"
                    "TP2,HOME,not asked,A\n");
    emic_cases cases = load_cases();
    assert_string_equal("unjudged", rolled_value(&cases, "TP1", "HARM")); /* LOSS is open */
    assert_string_equal("denied", rolled_value(&cases, "TP2", "HARM"));
    assert_string_equal("denied", rolled_value(&cases, "TP2", "LOSS")); /* its own value */
    load_judgements("participant,code,value,coder\nTP1,LOSS,not raised,A\n");
    cases = load_cases();
    assert_string_equal("not raised", rolled_value(&cases, "TP1", "HARM"));
    load_judgements("participant,code,value,coder\nTP1,FEAR,not asked,A\n");
    cases = load_cases();
    assert_string_equal("not asked", rolled_value(&cases, "TP1", "HARM"));
    code_words("one", "We ran.", "HOME,A");
    cases = load_cases();
    assert_string_equal("affirmed", rolled_value(&cases, "TP1", "HARM"));
    assert_string_equal("affirmed", rolled_value(&cases, "TP1", "LOSS"));
    assert_string_equal("not raised", own_value(&cases, "TP1", "LOSS"));
}

static void participants_and_attributes_are_found(void **state)
{
    (void)state;
    emic_cases cases = load_cases();
    for (size_t i = 0; i < cases.count; i++)
        assert_int_equal(i, emic_cases_at(&cases, cases.items[i].participant.id));
    assert_int_equal(-1, emic_cases_at(&cases, 0));
    assert_int_equal(-1, emic_cases_at(&cases, 99));
    assert_int_equal(0, emic_cases_attribute(&cases, EMIC_LITERAL("group")));
    assert_int_equal(-1, emic_cases_attribute(&cases, EMIC_LITERAL("Group")));
    assert_int_equal(0, emic_cases_grouping(&cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_INTERVIEWS(a_coding_affirms_by_the_rule_any),
        IN_INTERVIEWS(a_coding_that_contradicts_never_affirms),
        IN_INTERVIEWS(by_the_rule_any_a_judgement_counts_short_of_affirmed),
        IN_INTERVIEWS(by_the_rule_judged_only_judgements_count),
        IN_INTERVIEWS(coders_and_rounds_can_be_chosen),
        IN_INTERVIEWS(in_a_group_interview_codings_are_of_who_speaks),
        IN_INTERVIEWS(an_interpreter_can_speak_for_somebody),
        IN_INTERVIEWS(codings_of_nobody_are_counted_as_such),
        IN_INTERVIEWS(who_declined_is_known_and_never_chosen),
        IN_INTERVIEWS(a_parent_says_no_more_than_its_children),
        IN_INTERVIEWS(participants_and_attributes_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
