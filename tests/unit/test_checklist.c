/* Checklists: every item is there, in its order, and what is filled in is what the study tells. */
#include "exchange/checklist.h"
#include "report_fixture.h"

static emic_table *table;

static void fill(const emic_checklist *checklist)
{
    const emic_study_facts *facts;
    must(emic_study_facts_load(study, (emic_slice){0}, arena, &facts, &error));
    table = emic_checklist_table(checklist, facts, arena);
    assert_true(table->rows.count > 0);
}

enum { ITEM, TOPIC, ASKS, SAYS, FOUND, STATE, NEEDS, SOURCE };

static const char *cell(const char *item, int column)
{
    for (size_t i = 0; i < table->rows.count; i++)
        if (emic_slice_is(table->rows.items[i][ITEM].text, item))
            return emic_arena_string(arena, table->rows.items[i][column].text);
    fail_msg("no item %s", item);
    return NULL;
}

static const char *found(const char *item)
{
    return format_text("%s: %s", cell(item, STATE), cell(item, FOUND));
}

/* The items in this state, parted by spaces. */
static const char *items_that_are(const char *state)
{
    const char *items = "";
    for (size_t i = 0; i < table->rows.count; i++)
        if (emic_slice_is(table->rows.items[i][STATE].text, state))
            items = format_text("%s%s%.*s", items, *items ? " " : "",
                                EMIC_ARG(table->rows.items[i][ITEM].text));
    return items;
}

static void every_item_is_there_in_order(void **state)
{
    (void)state;
    load_reported();
    fill(&emic_checklist_coreq);
    assert_int_equal(32, table->rows.count);
    for (size_t i = 0; i < 32; i++)
        assert_true(emic_slice_is(table->rows.items[i][ITEM].text, format_text("%zu", i + 1)));
    fill(&emic_checklist_srqr);
    assert_int_equal(21, table->rows.count);
    for (size_t i = 0; i < 21; i++)
        assert_true(emic_slice_is(table->rows.items[i][ITEM].text, format_text("S%zu", i + 1)));
}

static void of_an_empty_study_little_is_said(void **state)
{
    (void)state;
    fill(&emic_checklist_coreq);
    assert_string_equal("27", items_that_are("found"));
    assert_string_equal("", items_that_are("in part"));
    fill(&emic_checklist_srqr);
    assert_string_equal("", items_that_are("found"));
    assert_string_equal("S15", items_that_are("in part"));
    assert_string_equal("a title that tells topic and approach", cell("S1", NEEDS));
    assert_string_equal("needs author", cell("S1", SAYS));
    assert_string_equal("", cell("S1", SOURCE));
}

static void coreq_is_filled_from_the_study(void **state)
{
    (void)state;
    load_reported();
    load_thoughts();
    fill(&emic_checklist_coreq);
    assert_string_equal("12 14 18 19 22 24 25 27 29 31 32", items_that_are("found"));
    assert_string_equal("10 13 16 26", items_that_are("in part"));
    assert_string_equal("in part: 2 decisions of theoretical sampling, of which a participant came "
                        "in 1",
                        found("10"));
    assert_string_equal("found: 3 (driver 2, planner 1)", found("12"));
    assert_string_equal("in part: 1 declined", found("13"));
    assert_string_equal("1 declined. Needs author: their reasons.", cell("13", SAYS));
    assert_string_equal("found: place: depot 2, home 1, office 1", found("14"));
    assert_string_equal("in part: 3 attributes: group, age, nights", found("16"));
    assert_string_equal("found: 1 participant in more than one transcript", found("18"));
    assert_string_equal("found: recording: audio 3; not known 1", found("19"));
    assert_string_equal("needs author: ", found("21"));
    assert_string_equal(
        "found: too few interviews for a base of 4 and a run of 2 (base 4, run 2, 5 "
        "%; Guest, Namey and Chen 2020)",
        found("22"));
    assert_string_equal("found: 2: A, B", found("24"));
    assert_string_equal("found: 5 codes: 2 principles, 0 concepts, 3 themes, 0 details",
                        found("25"));
    assert_string_equal("in part: 1 version of the codebook; 1 code in vivo; 1 still provisional",
                        found("26"));
    assert_string_equal("found: each with participant, document and turn; 4 of 5 codes hold for "
                        "somebody",
                        found("29"));
    assert_string_equal("found: 2 of 2 principles hold for somebody", found("31"));
    assert_string_equal("found: 2 of 3 smaller themes hold for somebody; 1 contradicting coding, 1 "
                        "judgement of denial",
                        found("32"));
}

static void srqr_is_filled_from_the_study(void **state)
{
    (void)state;
    load_reported();
    load_thoughts();
    fill(&emic_checklist_srqr);
    assert_string_equal("S12 S17", items_that_are("found"));
    assert_string_equal("S6 S7 S8 S10 S11 S13 S14 S15 S16", items_that_are("in part"));
    assert_string_equal("in part: 1 reflexive memo", found("S6"));
    assert_string_equal("in part: 4 transcripts of interviews, 24 words", found("S10"));
    assert_string_equal("found: participants 3 (driver 2, planner 1); 4 transcripts, 8 turns",
                        found("S12"));
    assert_string_equal("in part: no transcript changed after coming in", found("S13"));
    assert_string_equal("in part: 6 codings by 2 coders in 2 rounds, under 1 version of the "
                        "codebook",
                        found("S14"));
    assert_string_equal("in part: a sealed journal of every change; 2 verdicts by constant "
                        "comparison; 2 memos; 1 search for negative cases",
                        found("S15"));
    assert_string_equal(
        "in part: 4 codes that hold for somebody; 1 proposition; 1 relation between "
        "codes",
        found("S16"));
    assert_string_equal("found: 6 codings, each of words at a place, 1 of them against their code; "
                        "quotes by code and group",
                        found("S17"));
}

static void a_vault_says_how_people_are_protected(void **state)
{
    (void)state;
    load_reported();
    must(emic_study_begin(study, &error));
    must(emic_study_set_vault(study, "0123456789abcdef0123456789abcdef", 1, &error));
    must(emic_study_commit(study, &error));
    fill(&emic_checklist_srqr);
    assert_string_equal("in part", cell("S9", STATE));
    assert_string_equal("approval and consent", cell("S9", NEEDS));
}

static void times_in_transcripts_tell_how_long_they_are(void **state)
{
    (void)state;
    load_reported();
    run_sql("UPDATE turn SET from_ms = 0, until_ms = 1800000 WHERE revision = 1 AND ordinal = 1;"
            "UPDATE turn SET from_ms = 0, until_ms = 3630000 WHERE revision = 3 AND ordinal = 1");
    fill(&emic_checklist_coreq);
    assert_string_equal("found: 30 to 61 minutes, 45 on average, by the times in 2 of 4 "
                        "transcripts",
                        found("21"));
}

static void describe(emic_description_field field, const char *value)
{
    emic_slice text = emic_slice_of(value);
    must(emic_description_set(study, field, &text, 1, &error));
}

static void what_people_said_is_filled_in(void **state)
{
    (void)state;
    load_reported();
    load_thoughts();
    describe(EMIC_DESCRIPTION_TITLE, "Night buses");
    describe(EMIC_DESCRIPTION_ABSTRACT, "Who drives them.");
    describe(EMIC_DESCRIPTION_SAMPLING, "All who answered.");
    describe(EMIC_DESCRIPTION_ETHICS, "Board 7.");
    describe(EMIC_DESCRIPTION_PLACE, "A town");
    describe(EMIC_DESCRIPTION_FUNDER, "Nobody");
    describe(EMIC_DESCRIPTION_MODE, "Face to face");
    fill(&emic_checklist_srqr);
    assert_string_equal("found: Night buses", found("S1"));
    assert_string_equal("found: Who drives them.", found("S2"));
    assert_string_equal("in part: A town; place: depot 2, home 1, office 1", found("S7"));
    assert_string_equal("found", cell("S8", STATE));
    assert_string_equal("in part: Board 7.", found("S9"));
    assert_string_equal("in part: Face to face; 4 transcripts of interviews, 24 words",
                        found("S10"));
    assert_string_equal("found: Nobody", found("S21"));
    describe(EMIC_DESCRIPTION_CONSENT, "On paper.");
    describe(EMIC_DESCRIPTION_BEGAN, "2026-01");
    fill(&emic_checklist_srqr);
    assert_string_equal("found: Board 7.; On paper.", found("S9"));
    assert_string_equal(
        "found: Face to face; 2026-01 to now; 4 transcripts of interviews, 24 words", found("S10"));
    fill(&emic_checklist_coreq);
    assert_string_equal("found: All who answered.; 2 decisions of theoretical sampling, of which a "
                        "participant came in 1",
                        found("10"));
}

static void there_are_two_checklists(void **state)
{
    (void)state;
    const emic_checklist *checklist;
    must(emic_checklist_named(EMIC_LITERAL("coreq"), &checklist, &error));
    assert_ptr_equal(&emic_checklist_coreq, checklist);
    must(emic_checklist_named(EMIC_LITERAL("srqr"), &checklist, &error));
    assert_ptr_equal(&emic_checklist_srqr, checklist);
    assert_int_equal(EMIC_INVALID,
                     emic_checklist_named(EMIC_LITERAL("prisma"), &checklist, &error));
    assert_string_equal("unknown checklist 'prisma'; known are coreq and srqr", error.message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(every_item_is_there_in_order),
        IN_STUDY(of_an_empty_study_little_is_said),
        IN_STUDY(coreq_is_filled_from_the_study),
        IN_STUDY(srqr_is_filled_from_the_study),
        IN_STUDY(a_vault_says_how_people_are_protected),
        IN_STUDY(times_in_transcripts_tell_how_long_they_are),
        IN_STUDY(what_people_said_is_filled_in),
        IN_STUDY(there_are_two_checklists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
