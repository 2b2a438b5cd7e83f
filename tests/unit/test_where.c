/* Conditions as people write them: what they mean, and what is said of those that mean nothing.
 * test_where_random.c compares random ones with a second evaluator. */
#include "measure_fixture.h"

static emic_cases cases;

/* P1 is coded FEAR; P2 and P3 are judged; of P4 nothing is known but the group. P5 declined. */
static int open_cases(void **state)
{
    if (open_study(state))
        return -1;
    load_participants("participant,group,region,arrests:number,local:boolean,since:date,odd name,"
                      "declined\n"
                      "P1,TP,LA,10,yes,2007-05-31,a b,no\n"
                      "P2,TP,AS,2.5,no,2008-01-01,and,no\n"
                      "P3,SP,Ärzte,0,yes,2006-12-31,TP,no\n"
                      "P4,LE,,,,,,no\n"
                      "P5,LE,LA,7,yes,2007-01-01,,yes\n");
    add_document("P1", "P1: I was afraid.\n");
    load_codebook("codebook: small\n"
                  "codes:\n"
                  "  - code: HARM\n"
                  "    codable: false\n"
                  "    codes:\n"
                  "      - code: FEAR\n"
                  "      - code: LOSS\n"
                  "        rule: judged\n"
                  "      - code: OLD\n"
                  "        status: retired\n"
                  "  - code: A B\n"
                  "    rule: judged\n");
    load_codings("document,start,end,code,coder\nP1,4,16,HARM/FEAR,A\n");
    load_judgements("participant,code,value,coder\n"
                    "P2,FEAR,denied,A\nP2,LOSS,denied,A\nP2,A B,not raised,A\n"
                    "P3,FEAR,denied,A\nP3,LOSS,not asked,A\n"
                    "P1,A B,affirmed,A\n");
    add_base("raided", "local = yes");
    add_base("say \"it\"", "group = LE");
    cases = load_cases();
    return 0;
}

#define IN_CASES(test) cmocka_unit_test_setup_teardown(test, open_cases, close_study)

/* Labels of those who took part and fit: "P1 P3". */
static const char *who(const char *condition)
{
    const emic_where *where;
    const char *labels = "";
    size_t count, seen = 0;
    must(emic_where_parse(&cases, emic_slice_of(condition), arena, &where, &error));
    bool *chosen = emic_where_select(where, &cases, arena, &count);
    for (size_t i = 0; i < cases.count; i++) {
        if (!chosen[i])
            continue;
        labels = format_text("%s%s%.*s", labels, seen++ ? " " : "",
                             EMIC_ARG(cases.items[i].participant.label));
    }
    assert_int_equal(count, seen);
    return labels;
}

/* What is said of a condition that cannot be understood, without the condition itself. */
static const char *wrong(const char *condition)
{
    const emic_where *where;
    emic_status status = emic_where_parse(&cases, emic_slice_of(condition), arena, &where, &error);
    assert_true(status == EMIC_INVALID || status == EMIC_NOT_FOUND || status == EMIC_AMBIGUOUS);
    assert_int_equal(status, error.status);
    const char *shown = "condition `", *place = strstr(error.message, "`, character ");
    assert_memory_equal(shown, error.message, strlen(shown));
    assert_non_null(place);
    return emic_arena_string(arena, emic_slice_of(place + 3));
}

static void nothing_is_true_of_everybody_who_took_part(void **state)
{
    (void)state;
    assert_string_equal("P1 P2 P3 P4", who(""));
    assert_string_equal("P1 P2 P3 P4", who(" \t\r\n"));
    assert_string_equal("P4", who("group = LE"));
}

static void text_compares_by_its_letters(void **state)
{
    (void)state;
    assert_string_equal("P1 P2", who("group = TP"));
    assert_string_equal("P1 P2", who("group=TP"));
    assert_string_equal("P3 P4", who("group != TP"));
    assert_string_equal("P3 P4", who("group < TP"));
    assert_string_equal("P1 P2 P3 P4", who("group <= TP"));
    assert_string_equal("P1 P2", who("group > SP"));
    assert_string_equal("P1 P2 P3", who("group >= SP"));
    assert_string_equal("P3", who("region = Ärzte"));
    assert_string_equal("", who("group = tp"));
}

static void numbers_compare_by_value(void **state)
{
    (void)state;
    assert_string_equal("P1", who("arrests = 10.0"));
    assert_string_equal("P2 P3", who("arrests != 10"));
    assert_string_equal("P2 P3", who("arrests < 10"));
    assert_string_equal("P2 P3", who("arrests <= 2.5"));
    assert_string_equal("P1", who("arrests > 9"));
    assert_string_equal("P1 P2", who("arrests >= 2.5"));
    assert_string_equal("P1 P2 P3", who("arrests >= -1e3"));
    assert_string_equal("P2", who("arrests = \"2.50\""));
}

static void booleans_and_dates_compare(void **state)
{
    (void)state;
    assert_string_equal("P1 P3", who("local = yes"));
    assert_string_equal("P1 P3", who("local = true"));
    assert_string_equal("P2", who("local = \"no\""));
    assert_string_equal("P2", who("local = false"));
    assert_string_equal("P2", who("local != yes"));
    assert_string_equal("P2", who("local < yes"));
    assert_string_equal("P1 P3", who("local > no"));
    assert_string_equal("P1 P2 P3", who("local <= yes"));
    assert_string_equal("P1 P3", who("local >= yes"));
    assert_string_equal("P1", who("since = 2007-05-31"));
    assert_string_equal("P2 P3", who("since != 2007-05-31"));
    assert_string_equal("P3", who("since < 2007-01-01"));
    assert_string_equal("P1 P3", who("since <= 2007-05-31"));
    assert_string_equal("P1 P2", who("since > 2006-12-31"));
    assert_string_equal("P2", who("since >= 2007-06-01"));
}

static void what_is_not_known_fits_only_the_question_whether_it_is(void **state)
{
    (void)state;
    assert_string_equal("P4", who("region = \"\""));
    assert_string_equal("P1 P2 P3", who("region != \"\""));
    assert_string_equal("P4", who("arrests = \"\" and local = \"\" and since = \"\""));
    assert_string_equal("P1 P2 P3", who("arrests != \"\""));
    assert_string_equal("P2 P3", who("region != LA"));
    assert_string_equal("P2 P3 P4", who("not region = LA"));
    assert_string_equal("", who("arrests < 0 or arrests > 10"));
}

static void and_binds_closer_than_or_and_not_closest(void **state)
{
    (void)state;
    assert_string_equal("P1 P2 P4", who("group = LE or group = TP and arrests > 0"));
    assert_string_equal("P1 P2", who("(group = LE or group = TP) and arrests > 0"));
    assert_string_equal("P1 P2 P4", who("arrests > 0 and group = TP or group = LE"));
    assert_string_equal("P3", who("not group = TP and arrests = 0"));
    assert_string_equal("P2 P3 P4", who("not (group = TP and arrests = 10)"));
    assert_string_equal("P1 P2", who("not not group = TP"));
    assert_string_equal("P1 P2 P3 P4", who("group = TP or group = SP or group = LE"));
    assert_string_equal("P1", who("group=TP and(arrests>9)and not(region=AS)"));
}

static void quotes_make_words_of_anything(void **state)
{
    (void)state;
    assert_string_equal("P1", who("\"odd name\" = \"a b\""));
    assert_string_equal("P2", who("\"odd name\" = \"and\""));
    assert_string_equal("P2", who("\"odd name\" = and"));
    assert_string_equal("P1 P2", who("\"group\"=\"TP\""));
    assert_string_equal("", who("group = \"TP and region = LA\""));
}

static void a_code_has_five_states(void **state)
{
    (void)state;
    assert_string_equal("P1", who("code:FEAR"));
    assert_string_equal("P1", who("code:HARM/FEAR = affirmed"));
    assert_string_equal("P2 P3 P4", who("code:FEAR != affirmed"));
    assert_string_equal("P2 P3 P4", who("not code:FEAR"));
    assert_string_equal("P2 P3", who("code:FEAR = denied"));
    assert_string_equal("P4", who("code:FEAR = unjudged"));
    assert_string_equal("P3", who("code:LOSS = \"not asked\""));
    assert_string_equal("P2", who("code:\"A B\" = \"not raised\""));
    assert_string_equal("P1 P2", who("code:\"A B\" != unjudged"));
    assert_string_equal("P1", who("code:FEAR and code:\"A B\""));
}

static void a_parent_is_what_is_below_it(void **state)
{
    (void)state;
    assert_string_equal("P1", who("code:HARM"));
    assert_string_equal("P2", who("code:HARM = denied")); /* each child in use is */
    assert_string_equal("P3", who("code:HARM = \"not asked\""));
    assert_string_equal("P4", who("code:HARM = unjudged"));
    load_judgements("participant,code,value,coder\nP4,HARM,denied,A\n"); /* of the whole */
    cases = load_cases();
    assert_string_equal("P2 P4", who("code:HARM = denied"));
    load_judgements("participant,code,value,coder\nP4,LOSS,affirmed,A\n");
    cases = load_cases();
    assert_string_equal("P1 P4", who("code:HARM"));
}

static void a_base_stays_as_it_was(void **state)
{
    (void)state;
    assert_string_equal("P1 P3", who("base:raided"));
    assert_string_equal("P1 P3", who("base:\"raided\""));
    assert_string_equal("P1", who("base:raided and group = TP"));
    load_participants("participant,local\nP2,yes\nP1,no\n");
    cases = load_cases();
    assert_string_equal("P2 P3", who("local = yes"));
    assert_string_equal("P1 P3", who("base:raided"));
    assert_string_equal("P2 P4", who("not base:raided"));
}

static void a_base_of_any_name_is_found_by_it(void **state)
{
    const emic_where *where;
    (void)state;
    must(emic_where_base(&cases, EMIC_LITERAL("say \"it\""), arena, &where, &error));
    assert_true(emic_where_holds(where, &cases, 3));
    assert_false(emic_where_holds(where, &cases, 0));
    must(emic_where_base(&cases, EMIC_LITERAL(""), arena, &where, &error));
    assert_true(emic_where_holds(where, &cases, 0) && emic_where_holds(where, &cases, 3));
    assert_int_equal(EMIC_NOT_FOUND,
                     emic_where_base(&cases, EMIC_LITERAL("raidet"), arena, &where, &error));
    assert_string_equal("no sub-base \"raidet\"; did you mean \"raided\"?", error.message);
}

/* Does the answer for P4 wait for a judgement? */
static bool waits(const char *condition)
{
    const emic_where *where;
    must(emic_where_parse(&cases, emic_slice_of(condition), arena, &where, &error));
    assert_true(emic_slice_is(cases.items[3].participant.label, "P4"));
    return emic_where_waits(where, &cases, 3);
}

static void an_answer_waits_only_where_a_judgement_could_change_it(void **state)
{
    (void)state;
    assert_true(waits("code:LOSS"));
    assert_true(waits("not code:LOSS"));
    assert_true(waits("code:LOSS = denied"));
    assert_true(waits("code:HARM")); /* LOSS is below it */
    assert_true(waits("code:LOSS or group = TP"));
    assert_true(waits("code:LOSS and group = LE"));
    assert_true(waits("(code:FEAR or code:\"A B\") and not region = LA"));
    assert_false(waits("code:LOSS or group = LE"));
    assert_false(waits("group = LE or code:LOSS"));
    assert_false(waits("code:LOSS and group = TP"));
    assert_false(waits("code:LOSS = unjudged"));
    assert_false(waits("code:FEAR")); /* by the rule any, no coding is the answer */
    assert_false(waits("region = LA"));
    assert_false(waits(""));
}

static void errors_name_the_place(void **state)
{
    (void)state;
    assert_string_equal("character 6: expected one of = != < <= > >=", wrong("group"));
    assert_string_equal("character 7: expected one of = != < <= > >=", wrong("group TP"));
    assert_string_equal("character 7: expected one of = != < <= > >=", wrong("group ! TP"));
    assert_string_equal("character 8: a value is missing here", wrong("group ="));
    assert_string_equal("character 9: a value is missing here", wrong("group = (TP)"));
    assert_string_equal("character 9: this quote is never closed", wrong("group = \"TP"));
    assert_string_equal("character 1: this parenthesis is never closed", wrong("(group = TP"));
    assert_string_equal("character 11: expected `and`, `or` or the end", wrong("group = TP)"));
    assert_string_equal("character 12: expected `and`, `or` or the end",
                        wrong("group = TP region = LA"));
    assert_string_equal("character 14: a condition is missing here, such as group = TP or "
                        "code:HARM/FEAR",
                        wrong("region = Ä or"));
    assert_string_equal("character 1: a condition is missing here, such as group = TP or "
                        "code:HARM/FEAR",
                        wrong("and group = TP"));
    assert_string_equal("character 2: a condition is missing here, such as group = TP or "
                        "code:HARM/FEAR",
                        wrong("()"));
}

static void a_value_that_its_attribute_cannot_have_is_refused(void **state)
{
    (void)state;
    static const char number[] = "character 11: a number is wanted here";
    assert_string_equal(number, wrong("arrests = many"));
    assert_string_equal(number, wrong("arrests < 0x10"));
    assert_string_equal(number, wrong("arrests = nan"));
    assert_string_equal(number, wrong("arrests = \"1 2\""));
    assert_string_equal("character 9: yes or no is wanted here", wrong("local = 1"));
    assert_string_equal("character 9: a date such as 2007-05-31 is wanted here",
                        wrong("since > 2007"));
    assert_string_equal("character 9: a date such as 2007-05-31 is wanted here",
                        wrong("since = 31-05-2007"));
    assert_string_equal("character 9: \"\" goes with = and != only", wrong("group < \"\""));
}

static void unknown_names_get_the_nearest(void **state)
{
    (void)state;
    assert_string_equal("character 1: unknown attribute \"grup\"; did you mean \"group\"?",
                        wrong("grup = TP"));
    assert_int_equal(EMIC_NOT_FOUND, error.status);
    assert_string_equal("character 7: unknown attribute \"x\"; emic participant list shows them",
                        wrong("not ( x = 1)"));
    assert_string_equal("character 1: unknown attribute \"FEAR\"; the code is written code:FEAR",
                        wrong("FEAR = denied"));
    assert_string_equal("character 5: unknown code \"FEER\"; did you mean \"HARM/FEAR\"?",
                        wrong("not code:FEER"));
    assert_string_equal("character 1: no sub-base \"raidet\"; did you mean \"raided\"?",
                        wrong("base:raidet"));
    assert_string_equal("character 1: no sub-base \"elsewhere\"; emic base list shows them",
                        wrong("base:\"elsewhere\" and group = TP"));
    assert_int_equal(EMIC_NOT_FOUND, error.status);
}

static void codes_and_bases_want_a_name_and_states(void **state)
{
    (void)state;
    assert_string_equal("character 6: a name is missing after the colon", wrong("code:"));
    assert_string_equal("character 6: a name is missing after the colon", wrong("base: \"x\""));
    assert_string_equal("character 11: a code's value is compared with = or !=",
                        wrong("code:FEAR < denied"));
    assert_string_equal("character 12: a value is missing here", wrong("code:FEAR = "));
    assert_string_equal("character 13: unknown value \"yes\"; it is affirmed, denied, not raised "
                        "or not asked",
                        wrong("code:FEAR = yes"));
    assert_string_equal("character 13: quote the two words: \"not raised\" or \"not asked\"",
                        wrong("code:FEAR = not raised"));
    assert_string_equal("character 13: expected `and`, `or` or the end",
                        wrong("base:raided = yes"));
}

static void nesting_has_a_limit_and_length_has_none(void **state)
{
    emic_strbuf text = {0};
    (void)state;
    emic_strbuf_fill(&text, '(', 90);
    emic_strbuf_puts(&text, "group = TP");
    emic_strbuf_fill(&text, ')', 90);
    assert_string_equal("P1 P2", who(text.data));
    emic_strbuf_clear(&text);
    emic_strbuf_fill(&text, '(', 1000);
    assert_string_equal("character 101: too deeply nested", wrong(text.data));
    emic_strbuf_clear(&text);
    for (int i = 0; i < 1000; i++)
        emic_strbuf_puts(&text, "not ");
    assert_string_equal("character 397: too deeply nested", wrong(text.data));
    assert_contains(error.message, "not not ...`, character");
    emic_strbuf_clear(&text);
    for (int i = 0; i < 200000; i++)
        emic_strbuf_puts(&text, i % 2 ? "group = X or " : "group = X and ");
    emic_strbuf_puts(&text, "group = TP");
    assert_string_equal("P1 P2", who(text.data));
    emic_strbuf_close(&text);
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    const emic_where *where;
    (void)state;
    assert_int_equal(EMIC_INVALID,
                     emic_where_parse(&cases, EMIC_LITERAL("group = \xff"), arena, &where, &error));
    assert_string_equal("the condition is not valid UTF-8", error.message);
    assert_int_equal(EMIC_INVALID,
                     emic_where_parse(&cases, EMIC_LITERAL("group\0= TP"), arena, &where, &error));
    assert_contains(error.message, "character 6: expected one of");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_CASES(nothing_is_true_of_everybody_who_took_part),
        IN_CASES(text_compares_by_its_letters),
        IN_CASES(numbers_compare_by_value),
        IN_CASES(booleans_and_dates_compare),
        IN_CASES(what_is_not_known_fits_only_the_question_whether_it_is),
        IN_CASES(and_binds_closer_than_or_and_not_closest),
        IN_CASES(quotes_make_words_of_anything),
        IN_CASES(a_code_has_five_states),
        IN_CASES(a_parent_is_what_is_below_it),
        IN_CASES(a_base_stays_as_it_was),
        IN_CASES(a_base_of_any_name_is_found_by_it),
        IN_CASES(an_answer_waits_only_where_a_judgement_could_change_it),
        IN_CASES(errors_name_the_place),
        IN_CASES(a_value_that_its_attribute_cannot_have_is_refused),
        IN_CASES(unknown_names_get_the_nearest),
        IN_CASES(codes_and_bases_want_a_name_and_states),
        IN_CASES(nesting_has_a_limit_and_length_has_none),
        IN_CASES(bytes_that_are_no_text_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
