/* Codes renamed, moved, retired, restored, and the one core category. */
#include "study/codebook_edit.h"
#include "study_fixture.h"

static int open_tree(void **state)
{
    if (open_memory(state))
        return -1;
    emic_status status =
        load_codebook("codebook: raids\n"
                      "codes:\n"
                      "  - code: HARM\n"
                      "    codes:\n"
                      "      - {code: FEAR, level: 2, codes: [{code: DARK, level: 0}]}\n"
                      "      - {code: LOSS, level: 1}\n"
                      "  - code: HELP\n"
                      "    codes:\n"
                      "      - {code: LOSS, level: 1}\n");
    return status == EMIC_OK ? 0 : -1;
}

#define IN_TREE(test) cmocka_unit_test_setup_teardown(test, open_tree, close_memory)

static const char *paths(void)
{
    emic_codebook codebook = codebook_now();
    const char *shown = "";
    for (size_t i = 0; i < codebook.count; i++)
        shown = emic_arena_format(arena, "%s%s%.*s", shown, i ? " " : "",
                                  EMIC_ARG(codebook.items[i].path));
    return shown;
}

static void a_code_is_renamed(void **state)
{
    (void)state;
    emic_id loss = code_id("HARM/LOSS");
    assert_string_equal("HARM HARM/FEAR HARM/FEAR/DARK HARM/LOSS HELP HELP/LOSS", paths());
    ASSERT_OK(emic_codebook_rename(study, loss, EMIC_LITERAL(" GONE "), &err));
    assert_string_equal("HARM HARM/FEAR HARM/FEAR/DARK HARM/GONE HELP HELP/LOSS", paths());
    assert_int_equal(loss, code_id("GONE"));
    ASSERT_OK(emic_codebook_rename(study, loss, EMIC_LITERAL("GONE"), &err));
    ASSERT_REFUSED(EMIC_EXISTS, "there is a code \"FEAR\" below the same code already",
                   emic_codebook_rename(study, loss, EMIC_LITERAL("FEAR"), &err));
    ASSERT_REFUSED(EMIC_INVALID, "code: \"A/B\" is not a name: \"/\" parts a path",
                   emic_codebook_rename(study, loss, EMIC_LITERAL("A/B"), &err));
    ASSERT_REFUSED(EMIC_INVALID, "a code without a name",
                   emic_codebook_rename(study, loss, EMIC_LITERAL(" "), &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no code 99",
                   emic_codebook_rename(study, 99, EMIC_LITERAL("A"), &err));
}

static void a_code_moves_with_all_below_it(void **state)
{
    (void)state;
    emic_id harm = code_id("HARM"), help = code_id("HELP"), fear = code_id("FEAR");
    ASSERT_OK(emic_codebook_move(study, fear, help, 1, &err));
    assert_string_equal("HARM HARM/LOSS HELP HELP/FEAR HELP/FEAR/DARK HELP/LOSS", paths());
    ASSERT_OK(emic_codebook_move(study, fear, help, 2, &err));
    assert_string_equal("HARM HARM/LOSS HELP HELP/LOSS HELP/FEAR HELP/FEAR/DARK", paths());
    ASSERT_OK(emic_codebook_move(study, fear, 0, 2, &err));
    assert_string_equal("HARM HARM/LOSS FEAR FEAR/DARK HELP HELP/LOSS", paths());
    ASSERT_OK(emic_codebook_move(study, fear, harm, 99, &err));
    assert_string_equal("HARM HARM/LOSS HARM/FEAR HARM/FEAR/DARK HELP HELP/LOSS", paths());
    ASSERT_REFUSED(EMIC_INVALID, "\"HARM\" cannot go below itself",
                   emic_codebook_move(study, harm, harm, 0, &err));
    ASSERT_REFUSED(EMIC_INVALID, "\"HARM\" cannot go below a code that lies below it",
                   emic_codebook_move(study, harm, fear, 0, &err));
    ASSERT_REFUSED(EMIC_INVALID,
                   "the level of \"HARM\" (3, principle) must lie below that of \"HELP\" (3, "
                   "principle)",
                   emic_codebook_move(study, harm, help, 0, &err));
    ASSERT_REFUSED(EMIC_EXISTS, "there is a code \"LOSS\" below the same code already",
                   emic_codebook_move(study, code_id("HARM/LOSS"), help, 0, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no code 99", emic_codebook_move(study, fear, 99, 0, &err));
    assert_string_equal("HARM HARM/LOSS HARM/FEAR HARM/FEAR/DARK HELP HELP/LOSS", paths());
}

static void what_is_in_use_below_is_not_retired_over(void **state)
{
    (void)state;
    emic_id fear = code_id("FEAR"), dark = code_id("DARK");
    ASSERT_REFUSED(EMIC_INVALID,
                   "\"HARM/FEAR/DARK\" below \"HARM/FEAR\" is in use: retire it, too, or move it "
                   "first",
                   emic_codebook_retire(study, &fear, 1, &err));
    run_sql("UPDATE code SET status = 'focused'");
    ASSERT_OK(emic_codebook_retire(study, (emic_id[]){fear, dark}, 2, &err));
    assert_int_equal(2, number_of("SELECT count(*) FROM code WHERE status = 'retired'"));
    ASSERT_REFUSED(EMIC_INVALID, "\"HARM/FEAR\" is retired already",
                   emic_codebook_retire(study, &fear, 1, &err));
    ASSERT_REFUSED(EMIC_INVALID, "\"HARM/FEAR\" above it is retired: restore it first",
                   emic_codebook_restore(study, dark, &err));
    ASSERT_OK(emic_codebook_restore(study, fear, &err));
    ASSERT_OK(emic_codebook_restore(study, dark, &err));
    ASSERT_REFUSED(EMIC_INVALID, "\"HARM/FEAR/DARK\" is not retired",
                   emic_codebook_restore(study, dark, &err));
}

static void a_retired_code_yields_its_name(void **state)
{
    size_t at;
    (void)state;
    emic_id loss = code_id("HELP/LOSS");
    emic_codebook codebook = codebook_now();
    ASSERT_REFUSED(EMIC_AMBIGUOUS,
                   "the code \"LOSS\" could be HARM/LOSS, HELP/LOSS; write the path",
                   emic_codebook_find(&codebook, EMIC_LITERAL("LOSS"), arena, &at, &err));
    ASSERT_OK(emic_codebook_retire(study, &loss, 1, &err));
    assert_int_equal(code_id("HARM/LOSS"), code_id("LOSS"));
}

static void levels_stay_below_each_other(void **state)
{
    bool changed;
    (void)state;
    emic_codebook codebook = codebook_now();
    emic_code fear = codebook.items[1];
    assert_true(emic_slice_is(fear.name, "FEAR"));
    ASSERT_OK(emic_code_set(&fear, "level", EMIC_LITERAL("theme"), &err));
    ASSERT_OK(emic_codebook_redefine(study, &fear, &changed, &err));
    assert_true(changed);
    ASSERT_OK(emic_codebook_redefine(study, &fear, &changed, &err));
    assert_false(changed);
    fear.level = EMIC_LEVEL_SEGMENT;
    ASSERT_REFUSED(
        EMIC_INVALID,
        "the level of \"DARK\" (0, segment) must lie below that of \"FEAR\" (0, segment)",
        emic_codebook_redefine(study, &fear, &changed, &err));
    ASSERT_REFUSED(EMIC_INVALID,
                   "level: \"high\" is not a level: 0 segment, 1 theme, 2 concept, 3 principle",
                   emic_code_set(&fear, "level", EMIC_LITERAL("high"), &err));
}

static void one_code_is_the_core(void **state)
{
    (void)state;
    ASSERT_OK(emic_codebook_set_core(study, code_id("HARM"), &err));
    ASSERT_OK(emic_codebook_set_core(study, code_id("HELP"), &err));
    assert_string_equal("HELP", text_of("SELECT group_concat(name) FROM code WHERE core"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no code 99", emic_codebook_set_core(study, 99, &err));
    ASSERT_OK(emic_codebook_set_core(study, 0, &err));
    assert_int_equal(0, number_of("SELECT count(*) FROM code WHERE core"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_TREE(a_code_is_renamed),
        IN_TREE(a_code_moves_with_all_below_it),
        IN_TREE(what_is_in_use_below_is_not_retired_over),
        IN_TREE(a_retired_code_yields_its_name),
        IN_TREE(levels_stay_below_each_other),
        IN_TREE(one_code_is_the_core),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
