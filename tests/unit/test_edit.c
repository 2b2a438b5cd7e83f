/* Edit lists: applied, turned round, made one of two; and what becomes of spans and turns. */
#include "base/text.h"
#include "privacy/edit.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static emic_arena *arena;
static emic_error error;

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

/* The words at [start, end) of `text` become `put`. */
static void edit(emic_edit_list *list, const char *text, uint32_t start, uint32_t end,
                 const char *put)
{
    emic_text_index index;
    emic_text_index_load(&index, emic_slice_of(text), arena);
    emic_span span = {start, end};
    emic_edit_add(list, span, emic_text_words(&index, span), emic_slice_of(put), arena);
}

static const char *apply(const emic_edit_list *list, const char *text)
{
    emic_slice out;
    if (emic_edit_apply(list, emic_slice_of(text), arena, &out, &error) != EMIC_OK)
        fail_msg("%s", error.message);
    return out.data;
}

static const char letter[] = "\U0001F600 Ann met Bea in New\nYork.";
/* 0 grin, 2-5 Ann, 10-13 Bea, 17-25 New York */

static emic_edit_list letter_edits(void)
{
    emic_edit_list list = {.originals = true};
    edit(&list, letter, 2, 5, "[TP07]");
    edit(&list, letter, 10, 13, "");
    edit(&list, letter, 17, 25, "[\u00C9]");
    edit(&list, letter, 26, 26, " End");
    return list;
}

static void edits_are_applied_and_undone(void **state)
{
    (void)state;
    emic_edit_list list = letter_edits(), back;
    const char *text = apply(&list, letter);
    assert_string_equal(text, "\U0001F600 [TP07] met  in [\u00C9]. End");
    assert_int_equal(EMIC_OK, emic_edit_invert(&list, arena, &back, &error));
    assert_string_equal(apply(&back, text), letter);
    emic_edit_list none = {.originals = true};
    assert_string_equal(apply(&none, letter), letter);
    assert_string_equal(apply(&none, ""), "");
}

static void list_without_originals_leads_nowhere_back(void **state)
{
    (void)state;
    emic_edit_list list = letter_edits(), bare, back;
    emic_edit_forget(&list, arena, &bare);
    assert_int_equal(4, bare.count);
    for (size_t i = 0; i < bare.count; i++)
        assert_int_equal(0, bare.items[i].words.length);
    assert_string_equal(apply(&bare, letter), apply(&list, letter));
    assert_int_equal(EMIC_INVALID, emic_edit_invert(&bare, arena, &back, &error));
    assert_string_equal(error.message,
                        "this edit list keeps no original words, so it leads nowhere back");
}

static void expect_fault(const emic_edit_list *list, const char *text, const char *message)
{
    emic_slice out;
    assert_int_equal(EMIC_INVALID, emic_edit_apply(list, emic_slice_of(text), arena, &out, &error));
    assert_string_equal(error.message, message);
}

static void wrong_lists_are_refused(void **state)
{
    (void)state;
    emic_edit_list list = letter_edits();
    expect_fault(&list, "\U0001F600 Eve met Bea in New\nYork.",
                 "edit 1 of 4, at 2:5, was made of other words");
    expect_fault(&list, "\U0001F600 Ann met Be",
                 "edit 2 of 4, at 10:13, passes the end of the text");
    expect_fault(&list, "\U0001F600 Ann", "edit 2 of 4, at 10:13, passes the end of the text");
    list.items[2].before.start = 12;
    expect_fault(&list, letter, "edit 3 of 4, at 12:25, is out of order");
    list = letter_edits();
    list.items[1].after.end++;
    expect_fault(&list, letter, "edit 2 of 4, at 10:13, is not where it belongs in the new text");
}

/* --- Spans ------------------------------------------------------------------------------------ */

static void expect_span(uint32_t start, uint32_t end, emic_fate fate, uint32_t to_start,
                        uint32_t to_end)
{
    emic_edit_list list = letter_edits();
    emic_span to;
    emic_fate found = emic_edit_map(&list, (emic_span){start, end}, &to);
    if (found != fate || to.start != to_start || to.end != to_end)
        fail_msg("%u:%u became %s %u:%u", start, end, emic_fate_name(found), to.start, to.end);
}

static void spans_are_carried(void **state)
{
    (void)state;
    /* after: 0 grin, 2-8 [TP07], 9-12 met, 13 nothing, 14-16 in, 17-20 [E], 20 ., 21-25 End */
    expect_span(0, 2, EMIC_FATE_SAME, 0, 2);
    expect_span(6, 9, EMIC_FATE_MOVED, 9, 12);
    expect_span(5, 10, EMIC_FATE_MOVED, 8, 13);
    expect_span(2, 5, EMIC_FATE_EDITED, 2, 8);
    expect_span(0, 26, EMIC_FATE_EDITED, 0, 21);
    expect_span(6, 16, EMIC_FATE_EDITED, 9, 16);
    expect_span(25, 26, EMIC_FATE_MOVED, 20, 21);
}

static void half_covered_names_widen_a_span(void **state)
{
    (void)state;
    expect_span(3, 4, EMIC_FATE_AMBIGUOUS, 2, 8);
    expect_span(4, 7, EMIC_FATE_AMBIGUOUS, 2, 10);
    expect_span(0, 3, EMIC_FATE_AMBIGUOUS, 0, 8);
    expect_span(14, 18, EMIC_FATE_AMBIGUOUS, 14, 20);
    expect_span(11, 15, EMIC_FATE_AMBIGUOUS, 13, 15);
    expect_span(21, 25, EMIC_FATE_AMBIGUOUS, 17, 20);
}

static void removed_words_are_lost(void **state)
{
    (void)state;
    expect_span(10, 13, EMIC_FATE_LOST, 13, 13);
    expect_span(11, 12, EMIC_FATE_LOST, 13, 13);
}

static void positions_are_carried(void **state)
{
    (void)state;
    expect_span(0, 0, EMIC_FATE_SAME, 0, 0);
    expect_span(2, 2, EMIC_FATE_SAME, 2, 2);
    expect_span(5, 5, EMIC_FATE_MOVED, 8, 8);
    expect_span(3, 3, EMIC_FATE_AMBIGUOUS, 2, 2);
    expect_span(11, 11, EMIC_FATE_LOST, 13, 13);
    expect_span(26, 26, EMIC_FATE_AMBIGUOUS, 25, 25);
}

static void inserted_words_belong_to_no_span_beside_them(void **state)
{
    (void)state;
    emic_edit_list list = {.originals = true};
    emic_span to;
    edit(&list, "ab", 1, 1, "xx");
    edit(&list, "ab", 1, 2, "B");
    assert_string_equal(apply(&list, "ab"), "axxB");
    assert_int_equal(EMIC_FATE_SAME, emic_edit_map(&list, (emic_span){0, 1}, &to));
    assert_int_equal(EMIC_FATE_EDITED, emic_edit_map(&list, (emic_span){1, 2}, &to));
    assert_int_equal(3, to.start);
    assert_int_equal(4, to.end);
    assert_int_equal(EMIC_FATE_EDITED, emic_edit_map(&list, (emic_span){0, 2}, &to));
    assert_int_equal(0, to.start);
    assert_int_equal(4, to.end);
}

/* --- Two lists made one ------------------------------------------------------------------------
 */

static void late_find_is_composed(void **state)
{
    (void)state;
    emic_edit_list first = letter_edits(), second = {.originals = true}, both, back;
    const char *middle = apply(&first, letter);
    edit(&second, middle, 0, 1, ":)");       /* touches nothing */
    edit(&second, middle, 3, 5, "XX");       /* within a replacement: [XX07] */
    edit(&second, middle, 9, 14, "saw her"); /* over the removed name */
    edit(&second, middle, 16, 21, "");       /* a whole replacement and more */
    const char *last = apply(&second, middle);
    assert_string_equal(last, ":) [XX07] saw herin End");
    emic_edit_compose(&first, &second, arena, &both);
    assert_true(both.originals);
    assert_int_equal(5, both.count);
    assert_string_equal(apply(&both, letter), last);
    assert_true(emic_slice_is(both.items[1].text, "[XX07]"));
    assert_true(emic_slice_is(both.items[2].words, "met Bea "));
    assert_true(emic_slice_is(both.items[3].words, " New\nYork."));
    assert_int_equal(EMIC_OK, emic_edit_invert(&both, arena, &back, &error));
    assert_string_equal(apply(&back, last), letter);
}

static void composing_with_a_bare_list_keeps_no_names(void **state)
{
    (void)state;
    emic_edit_list first = letter_edits(), bare, both, none = {.originals = true};
    emic_edit_forget(&first, arena, &bare);
    emic_edit_compose(&bare, &none, arena, &both);
    assert_int_equal(4, both.count);
    assert_false(both.originals);
    assert_int_equal(0, both.items[0].words.length);
    assert_string_equal(apply(&both, letter), apply(&first, letter));
}

/* --- Turns -------------------------------------------------------------------------------------
 */

static void turns_and_labels_are_carried(void **state)
{
    (void)state;
    const char *raw = "INTERVIEWER: Who was there, Ann?\n\nAnn: Bea was. Ann's Bea.\n\n"
                      "INTERVIEWER: And Bea?\n\nAnn: No.\n";
    emic_transcript from, to;
    assert_int_equal(EMIC_OK, emic_transcript_parse("a.txt", emic_slice_of(raw), (emic_encoding)0,
                                                    arena, &from, &error));
    assert_int_equal(4, from.turns.count);
    emic_edit_list list = {.originals = true};
    edit(&list, raw, 28, 31, "[TP07]");
    edit(&list, raw, 34, 37, "[TP07]");
    edit(&list, raw, 39, 42, "<seg>Lu</seg>");
    emic_slice text = emic_slice_of(apply(&list, raw));
    assert_int_equal(EMIC_OK, emic_edit_turns(&list, &from, text, arena, &to, &error));
    assert_int_equal(4, to.turns.count);
    emic_text_index index;
    emic_text_index_load(&index, text, arena);
    assert_true(emic_slice_is(to.turns.items[0].speaker, "INTERVIEWER"));
    assert_true(emic_slice_is(to.turns.items[1].speaker, "TP07"));
    assert_true(emic_slice_is(emic_text_words(&index, to.turns.items[1].words),
                              "<seg>Lu</seg> was. Ann's Bea."));
    assert_true(emic_slice_is(emic_text_words(&index, to.turns.items[3].span), "Ann: No."));
    assert_int_equal(index.points, to.points);
    from.turns.items[2].speaker = EMIC_LITERAL("Bea B.");
    assert_int_equal(EMIC_NOT_FOUND, emic_edit_turns(&list, &from, text, arena, &to, &error));
    assert_string_equal(error.message, "the speaker's label of turn 3 does not stand in its text");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_are_applied_and_undone),
        cmocka_unit_test(list_without_originals_leads_nowhere_back),
        cmocka_unit_test(wrong_lists_are_refused),
        cmocka_unit_test(spans_are_carried),
        cmocka_unit_test(half_covered_names_widen_a_span),
        cmocka_unit_test(removed_words_are_lost),
        cmocka_unit_test(positions_are_carried),
        cmocka_unit_test(inserted_words_belong_to_no_span_beside_them),
        cmocka_unit_test(late_find_is_composed),
        cmocka_unit_test(composing_with_a_bare_list_keeps_no_names),
        cmocka_unit_test(turns_and_labels_are_carried),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
