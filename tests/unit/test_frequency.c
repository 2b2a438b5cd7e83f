/* Participants by code and group: who is counted among whom, and what the tables say of it. Texts
 * are test_frequency_text.c's business. */
#include "measure_fixture.h"

static const char codebook[] = "codebook: small\n"
                               "codes:\n"
                               "  - code: HARM\n"
                               "    codable: false\n"
                               "    codes:\n"
                               "      - code: FEAR\n"
                               "      - code: LOSS\n"
                               "  - code: TOLD\n"
                               "    rule: judged\n"
                               "  - code: NEVER\n";

/* Five took part, one of them in no known group; the only officer declined. */
static int open_interviews(void **state)
{
    if (open_study(state))
        return -1;
    load_participants("participant,group,region,arrests:number,declined\n"
                      "A,SP,LA,0,no\nB,TP,LA,3,no\nC,SP,AS,1,no\nD,,LA,,no\nE,TP,AS,2,no\n"
                      "F,LE,LA,9,yes\n");
    add_document("A", "A: We ran. It was dark.\n");
    add_document("B", "B: We ran. It was dark.\n");
    add_document("C", "C: We ran. It was dark.\n");
    add_document("D", "D: We ran. It was dark.\n");
    add_document("F", "F: We ran. It was dark.\n");
    load_codebook(codebook);
    load_codings("document,start,end,code,coder,round,polarity\n"
                 "A,3,10,FEAR,X,1,supports\nA,3,10,FEAR,Y,1,supports\nA,3,23,LOSS,X,1,supports\n"
                 "B,3,10,LOSS,Y,2,qualifies\nC,3,10,FEAR,X,1,contradicts\n"
                 "D,3,10,FEAR,X,1,supports\nF,3,10,FEAR,X,1,supports\n");
    load_judgements("participant,code,value,coder\n"
                    "A,TOLD,affirmed,X\nB,TOLD,denied,X\nC,TOLD,affirmed,X\nD,TOLD,not asked,X\n"
                    "E,TOLD,affirmed,X\n");
    return 0;
}

#define IN_INTERVIEWS(test) cmocka_unit_test_setup_teardown(test, open_interviews, close_study)

static const char *group_names(const emic_frequency *frequency)
{
    const char *names = "";
    for (size_t i = 0; i <= frequency->group_count; i++)
        names = format_text("%s%s%.*s", names, i ? ", " : "", EMIC_ARG(frequency->groups[i]));
    return names;
}

static void participants_count_once_per_code_and_group(void **state)
{
    emic_frequency_query query = {0};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal("SP, TP, (not known), Total", group_names(&counted));
    assert_int_equal(5, counted.participants);
    assert_string_equal("1 of 2, 1 of 2, 1 of 1, 3 of 5", row_of(&counted, "HARM"));
    assert_string_equal("1 of 2, 0 of 2, 1 of 1, 2 of 5", row_of(&counted, "FEAR"));
    assert_string_equal("1 of 2, 1 of 2, 0 of 1, 2 of 5", row_of(&counted, "LOSS"));
    assert_string_equal("2 of 2, 1 of 2, 0 of 1, 3 of 5", row_of(&counted, "TOLD"));
    assert_string_equal("0 of 2, 0 of 2, 0 of 1, 0 of 5", row_of(&counted, "NEVER"));
}

static void any_attribute_can_group(void **state)
{
    emic_frequency_query query = {.by = EMIC_LITERAL("region")};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal("LA, AS, Total", group_names(&counted));
    assert_string_equal("3 of 3, 0 of 2, 3 of 5", row_of(&counted, "HARM"));
    query.by = EMIC_LITERAL("arrests");
    counted = count_by(&query);
    assert_string_equal("0, 3, 1, (not known), 2, Total", group_names(&counted));
}

static void coders_and_rounds_narrow_what_counts(void **state)
{
    emic_frequency_query query = {.coder = EMIC_LITERAL("Y")};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal("1 of 2, 0 of 2, 0 of 1, 1 of 5", row_of(&counted, "FEAR"));
    assert_string_equal("0 of 2, 1 of 2, 0 of 1, 1 of 5", row_of(&counted, "LOSS"));
    assert_string_equal("2 of 2, 1 of 2, 0 of 1, 3 of 5", row_of(&counted, "TOLD"));
    query.round = 2;
    counted = count_by(&query);
    assert_string_equal("0 of 2, 0 of 2, 0 of 1, 0 of 5", row_of(&counted, "FEAR"));
    assert_string_equal("0 of 2, 1 of 2, 0 of 1, 1 of 5", row_of(&counted, "LOSS"));
}

static void a_condition_narrows_the_base_and_keeps_empty_groups(void **state)
{
    emic_frequency_query query = {.where = EMIC_LITERAL("region = LA and not group = TP")};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal("SP, TP, (not known), Total", group_names(&counted));
    assert_string_equal("1 of 1, 0 of 0, 1 of 1, 2 of 2", row_of(&counted, "FEAR"));
    query.where = EMIC_LITERAL("code:LOSS");
    counted = count_by(&query);
    assert_string_equal("1 of 1, 0 of 1, 0 of 0, 1 of 2", row_of(&counted, "FEAR"));
    query.where = EMIC_LITERAL("group = LE"); /* who declined is in no base */
    counted = count_by(&query);
    assert_string_equal("0 of 0, 0 of 0, 0 of 0, 0 of 0", row_of(&counted, "FEAR"));
}

static void a_frozen_base_stays_when_attributes_change(void **state)
{
    emic_frequency_query query = {.base = EMIC_LITERAL("seized")};
    (void)state;
    add_base("seized", "arrests >= 2");
    emic_frequency counted = count_by(&query);
    assert_string_equal("0 of 0, 1 of 2, 0 of 0, 1 of 2", row_of(&counted, "HARM"));
    load_participants("participant,arrests\nA,5\nB,0\n");
    counted = count_by(&query);
    assert_string_equal("0 of 0, 1 of 2, 0 of 0, 1 of 2", row_of(&counted, "HARM"));
    query.where = EMIC_LITERAL("arrests >= 2"); /* both narrow together */
    counted = count_by(&query);
    assert_string_equal("0 of 0, 0 of 1, 0 of 0, 0 of 1", row_of(&counted, "HARM"));
    query.base = EMIC_LITERAL("");
    counted = count_by(&query);
    assert_string_equal("1 of 1, 0 of 1, 0 of 0, 1 of 2", row_of(&counted, "HARM"));
}

static void codes_can_be_chosen_with_what_is_below_them(void **state)
{
    emic_frequency_query query = {0};
    (void)state;
    *EMIC_PUSH(arena, &query.codes) = EMIC_LITERAL("NEVER");
    *EMIC_PUSH(arena, &query.codes) = EMIC_LITERAL("HARM");
    *EMIC_PUSH(arena, &query.codes) = EMIC_LITERAL("HARM/LOSS");
    emic_frequency counted = count_by(&query);
    const emic_table *table = emic_frequency_wide(&counted, arena);
    assert_int_equal(4, counted.row_count);
    static const char *const names[] = {"HARM", "FEAR", "LOSS", "NEVER"};
    static const int indents[] = {0, 1, 1, 0};
    for (size_t row = 0; row < 4; row++) {
        assert_true(emic_slice_is(table->rows.items[row][0].text, names[row]));
        assert_int_equal(indents[row], table->indents.items[row]);
    }
}

static const char *refusal(emic_frequency_query query, emic_status expected)
{
    emic_frequency out;
    assert_int_equal(expected, emic_frequency_count(study, &query, arena, &out, &error));
    return error.message;
}

static void what_does_not_fit_the_study_is_named(void **state)
{
    (void)state;
    assert_string_equal(
        "unknown attribute \"regoin\"; did you mean \"region\"?",
        refusal((emic_frequency_query){.by = EMIC_LITERAL("regoin")}, EMIC_NOT_FOUND));
    assert_contains(refusal((emic_frequency_query){.where = EMIC_LITERAL("region")}, EMIC_INVALID),
                    "character 7: expected one of");
    assert_string_equal(
        "no sub-base \"raids\"; emic base list shows them",
        refusal((emic_frequency_query){.base = EMIC_LITERAL("raids")}, EMIC_NOT_FOUND));
    assert_contains(refusal((emic_frequency_query){.coder = EMIC_LITERAL("Z")}, EMIC_NOT_FOUND),
                    "unknown coder \"Z\"");
    emic_slice code = EMIC_LITERAL("FEAR/LOSS");
    emic_frequency_query query = {.codes = {&code, 1, 1}};
    assert_contains(refusal(query, EMIC_NOT_FOUND), "unknown code \"FEAR/LOSS\"");
    must(emic_db_run(emic_study_db(study), "UPDATE attribute SET grouping = 0", EMIC_NO_VALUES,
                     &error));
    assert_contains(refusal((emic_frequency_query){0}, EMIC_NOT_FOUND), "say --by ATTRIBUTE");
}

static void notes_say_unit_base_size_and_rule(void **state)
{
    emic_frequency_query query = {0};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal(
        "Unit: participants.\n"
        "Base: all 5 participants who took part; 1 declined.\n"
        "N: participants of the base, by group: SP 2, TP 2, (not known) 1; total 5.\n"
        "Rule: any = a coding by any coder that does not contradict; judged = the judgement says "
        "affirmed. A code counts with all codes below it, each participant once. Not counted does "
        "not mean denied.\n"
        "Percentages from N = 20 on.\n"
        "Intervals: Wilson, 95 %; they describe this sample and are no population estimate.\n",
        notes_of(emic_frequency_wide(&counted, arena)));
    assert_string_equal(notes_of(emic_frequency_wide(&counted, arena)),
                        notes_of(emic_frequency_long(&counted, arena)));
}

static void notes_name_a_narrowed_base_and_who_is_in_it(void **state)
{
    emic_frequency_query query = {.where = EMIC_LITERAL("region = LA"),
                                  .coder = EMIC_LITERAL("X"),
                                  .round = 1,
                                  .percent = true};
    (void)state;
    emic_frequency counted = count_by(&query);
    const char *notes = notes_of(emic_frequency_long(&counted, arena));
    assert_contains(notes, "Base: region = LA: 3 participants: A, B, D.\n");
    assert_contains(notes, "any = a coding by coder X, round 1 that does not");
    assert_contains(notes, "Percentages for every N, as asked; under N = 20 they rest on few.\n");
    add_base("seized", "arrests >= 3");
    query = (emic_frequency_query){.base = EMIC_LITERAL("seized")};
    counted = count_by(&query);
    notes = notes_of(emic_frequency_wide(&counted, arena));
    assert_contains(notes, "Base: seized (frozen; arrests >= 3): 1 participant: B.\n");
    query.where = EMIC_LITERAL("group = SP or group = LE");
    counted = count_by(&query);
    notes = notes_of(emic_frequency_wide(&counted, arena));
    assert_contains(notes, "Base: seized (frozen; arrests >= 3) and (group = SP or group = LE): "
                           "0 participants.\n");
}

static void notes_tell_what_is_missing(void **state)
{
    emic_frequency_query query = {0};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_lacks(notes_of(emic_frequency_wide(&counted, arena)), "Not judged");
    add_document("leaflet", "We ran.\n");
    code_words("leaflet", "We ran.", "FEAR,X");
    load_participants("participant,group\nG,SP\n");
    counted = count_by(&query);
    const char *notes = notes_of(emic_frequency_wide(&counted, arena));
    assert_contains(notes, "Not judged for everybody in the base: TOLD (5 of 6).\n");
    assert_contains(notes, "Not counted: 1 coding of no known participant.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_INTERVIEWS(participants_count_once_per_code_and_group),
        IN_INTERVIEWS(any_attribute_can_group),
        IN_INTERVIEWS(coders_and_rounds_narrow_what_counts),
        IN_INTERVIEWS(a_condition_narrows_the_base_and_keeps_empty_groups),
        IN_INTERVIEWS(a_frozen_base_stays_when_attributes_change),
        IN_INTERVIEWS(codes_can_be_chosen_with_what_is_below_them),
        IN_INTERVIEWS(what_does_not_fit_the_study_is_named),
        IN_INTERVIEWS(notes_say_unit_base_size_and_rule),
        IN_INTERVIEWS(notes_name_a_narrowed_base_and_who_is_in_it),
        IN_INTERVIEWS(notes_tell_what_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
