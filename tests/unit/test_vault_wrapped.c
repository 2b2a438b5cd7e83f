/* Words over the end of a line are the same words. */
#include "vault_people.h"

static void words_over_a_line_end_are_the_same_words(void **state)
{
    (void)state;
    emic_review_list list;
    const char *text =
        "Then he went to the harbour with all of the others, and then also with Wiebke\n"
        "Zerbst. Nobody had seen Wiebke Zerbst there before, and all of us asked for Wieb-\n"
        "ke Zerbst again.";
    decide(text, "Wiebke Zerbst", (emic_decision){.verdict = EMIC_VERDICT_REPLACE, .entity = 2});
    assert_ok(emic_review_list_load(vault, false, arena, &list, &err));
    assert_int_equal(1, list.count);
    assert_int_equal(3, list.items[0].count);
    assert_string_equal("", asked(text));
    assert_becomes("Then he went to the harbour with all of the others, and then also with [TP07]. "
                   "Nobody had seen [TP07] there before, and all of us asked for [TP07] again.",
                   text);
    emic_pseudonymized result = pseudonymized(text);
    emic_edit_list back;
    emic_slice raw;
    assert_ok(emic_edit_invert(&result.edits, arena, &back, &err));
    assert_ok(emic_edit_apply(&back, result.text, arena, &raw, &err));
    assert_true(emic_slice_is(raw, text));
}

static void words_that_are_kept_are_kept_over_a_line_end(void **state)
{
    (void)state;
    const char *text =
        "Then he went to the harbour with all of the others, and then also with Wiebke\n"
        "Zerbst. Nobody had seen Wiebke Zerbst there before.";
    decide(text, "Wiebke Zerbst", (emic_decision){.verdict = EMIC_VERDICT_KEEP});
    assert_string_equal("", asked(text));
    assert_becomes(text, text);
}

static void a_date_over_a_line_end_is_one_date(void **state)
{
    (void)state;
    use("profile", "hipaa-safe-harbor");
    assert_becomes(
        "All of us went to the harbour in the morning of that long day, on [2019] or so.",
        "All of us went to the harbour in the morning of that long day, on 12 May\n"
        "2019 or so.");
}

/* Two have this last name, so nobody has it by itself until somebody decides. */

int main(void)
{
    static const struct CMUnitTest tests[] = {
        WITH_NAMES(words_over_a_line_end_are_the_same_words),
        WITH_NAMES(words_that_are_kept_are_kept_over_a_line_end),
        WITH_NAMES(a_date_over_a_line_end_is_one_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
