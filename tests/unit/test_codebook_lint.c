/* Each remark on a codebook: made where it belongs, and not where it does not. */
#include "study/codebook_edit.h"
#include "study/codebook_lint.h"
#include "study_fixture.h"

/* All remarks of `check`: "PATH: text", a line each. */
static const char *remarks(const char *check)
{
    emic_lint_list list;
    const char *text = "";
    ASSERT_OK(emic_codebook_lint(study, arena, &list, &err));
    for (size_t i = 0; i < list.count; i++)
        if (strcmp(list.items[i].check, check) == 0)
            text = emic_arena_format(arena, "%s%.*s: %s\n", text, EMIC_ARG(list.items[i].path),
                                     list.items[i].text);
    return text;
}

static void load(const char *codes)
{
    start_over();
    ASSERT_OK(load_codebook(emic_arena_format(arena, "codebook: b\ncodes:\n%s", codes)));
}

static void a_sound_book_has_no_remarks(void **state)
{
    emic_lint_list list;
    (void)state;
    load("  - {code: HARM, brief: b, codes: [{code: FEAR, level: 2, brief: b}]}\n"
         "  - {code: HELP, full: f, exclusive_set: s}\n"
         "  - {code: STAY, full: f, exclusive_set: s}\n");
    ASSERT_OK(emic_codebook_lint(study, arena, &list, &err));
    assert_int_equal(0, list.count);
}

static void definitions_are_missed(void **state)
{
    (void)state;
    load("  - {code: HARM, use_when: u, codes: [{code: FEAR, status: retired}]}\n"
         "  - {code: HELP, full: f}\n");
    assert_string_equal("HARM: has no definition\n", remarks("definition"));
}

static void like_names_are_seen(void **state)
{
    (void)state;
    load(
        "  - {code: HARM, codes: [{code: NO_SLEEP}, {code: FEAR}, {code: No sleep}]}\n"
        "  - {code: HELP, codes: [{code: fear}, {code: HARMS}, {code: FEAT}, {code: TRUST_LOST}]}\n"
        "  - {code: OTHER, codes: [{code: TRUST_COST, status: retired}, {code: TRUST_COSTS}]}\n");
    assert_string_equal("HARM/No sleep: is called like HARM/NO_SLEEP\n"
                        "HELP/fear: is called like HARM/FEAR\n"
                        "HELP/HARMS: is called nearly as HARM\n"
                        "OTHER/TRUST_COSTS: is called nearly as HELP/TRUST_LOST\n",
                        remarks("name"));
}

static void levels_fall_by_one(void **state)
{
    (void)state;
    load("  - {code: HARM, codes: [{code: FEAR, level: 1}, {code: LOSS, level: 0}, {code: MORE,"
         " level: 2, codes: [{code: SAME, level: 2}]}]}\n"
         "  - {code: LOOSE, level: 1}\n"
         "  - {code: GROUP, codable: false, codes: [{code: GONE, level: 2, status: retired}]}\n");
    assert_string_equal("HARM: is a principle, and 2 of the codes right below it are two levels "
                        "lower or more\nHARM/MORE/SAME: is a concept below a concept\n",
                        remarks("level"));
    assert_string_equal("LOOSE: is a theme with nothing above it\n", remarks("orphan"));
    assert_string_equal("GROUP: only groups codes, and there are none below it\n",
                        remarks("empty"));
}

static const char talk[] = "TP01: one two three four five six seven.\n\n"
                           "INTERVIEWER: What?\n\nTP01: Eight nine ten.\n\nINTERVIEWER: So.\n";

static void use_is_counted(void **state)
{
    (void)state;
    load("  - {code: A1, codes: [{code: B22}, {code: C333}, {code: D4444}, {code: JUDGED}]}\n"
         "  - {code: OLD, status: retired}\n");
    assert_string_equal("", remarks("unused")); /* nothing was coded at all */
    ASSERT_OK(load_participants("participant\nTP01\n"));
    add_document("TP01", talk);
    ASSERT_OK(load_judgements("participant,code,value,coder\nTP01,JUDGED,denied,A\n"));
    ASSERT_OK(load_codings("document,start,end,code,coder\nTP01,6,9,B22,A\nTP01,6,10,B22,A\n"
                           "TP01,6,9,C333,A\n"));
    assert_string_equal("A1: has no codings\nA1/D4444: has no codings\n", remarks("unused"));
    assert_int_equal(4, number_of("SELECT count(*) FROM turn"));
    assert_string_equal("", remarks("overused"));
    ASSERT_OK(load_codings("document,start,end,code,coder\nTP01,6,11,B22,A\n"));
    assert_string_equal("A1/B22: has 3 codings, where there are 4 turns\n", remarks("overused"));
}

static void a_code_for_everything_is_seen(void **state)
{
    const char *rows = "document,start,end,code,coder\nTP01,6,9,C333,A\nTP01,6,9,D4444,A\n", *text;
    (void)state;
    load("  - {code: A1, codes: [{code: B22}, {code: C333}, {code: D4444}]}\n");
    text = "TP01: one.\n\n";
    for (int i = 0; i < 5; i++)
        text = emic_arena_format(arena, "%s%s", text, text);
    add_document("TP01", text);
    for (int i = 0; i < 11; i++)
        rows = emic_arena_format(arena, "%sTP01,%d,%d,B22,A\n", rows, 6 + i, 9 + i);
    ASSERT_OK(load_codings(rows));
    assert_int_equal(32, number_of("SELECT count(*) FROM turn"));
    assert_string_equal("A1/B22: has 11 codings, where half of the codes used have at most 1\n",
                        remarks("overused"));
}

static void codes_are_to_be_compared(void **state)
{
    (void)state;
    load("  - {code: A1, codes: [{code: B22}, {code: C333}, {code: D4444}]}\n");
    add_document("TP01", talk);
    assert_string_equal("", remarks("compared"));
    ASSERT_OK(load_codings("document,start,end,code,coder\nTP01,6,9,B22,A\nTP01,6,10,B22,A\n"
                           "TP01,6,9,C333,A\nTP01,6,10,C333,A\nTP01,6,9,D4444,A\n"));
    assert_string_equal(": no coding was compared with another yet (2 codes have two or more)\n",
                        remarks("compared"));
    run_sql("INSERT INTO comparison(earlier, later, verdict, definition, coder, added)"
            " VALUES (1, 2, 'same', 1, 1, '')");
    assert_string_equal("A1/C333: has 2 codings, none compared with another\n",
                        remarks("compared"));
}

static void what_is_unfinished_is_told(void **state)
{
    (void)state;
    load("  - {code: A1, status: provisional, exclusive_set: one}\n"
         "  - {code: B22, exclusive_set: two}\n"
         "  - {code: C333, exclusive_set: two}\n"
         "  - {code: D4444, exclusive_set: one, status: retired}\n");
    assert_string_equal("A1: is still provisional\n", remarks("provisional"));
    assert_string_equal("A1: is the only code of the set one\n", remarks("exclusive"));
}

static void in_vivo_names_stand_in_their_words(void **state)
{
    emic_id id;
    emic_code code = emic_code_make(EMIC_LITERAL("TWO_THREE"));
    (void)state;
    load("  - {code: A1}\n");
    add_document("TP01", talk);
    ASSERT_OK(load_codings("document,start,end,code,coder\nTP01,6,19,A1,A\n"));
    ASSERT_OK(emic_codebook_add_in_vivo(study, 0, EMIC_LITERAL("one two three"), &code, &id, &err));
    ASSERT_OK(emic_codebook_set_source(study, id, 1, &err));
    assert_string_equal("", remarks("in-vivo"));
    ASSERT_OK(emic_codebook_rename(study, id, EMIC_LITERAL("COUNTING"), &err));
    assert_string_equal(
        "COUNTING: is called in vivo, and does not stand in the words of coding 1\n",
        remarks("in-vivo"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(a_sound_book_has_no_remarks),
        IN_MEMORY(definitions_are_missed),
        IN_MEMORY(like_names_are_seen),
        IN_MEMORY(levels_fall_by_one),
        IN_MEMORY(use_is_counted),
        IN_MEMORY(a_code_for_everything_is_seen),
        IN_MEMORY(codes_are_to_be_compared),
        IN_MEMORY(what_is_unfinished_is_told),
        IN_MEMORY(in_vivo_names_stand_in_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
