/* Properties of edit lists on random texts of every kind: what is undone is what was, two lists
 * made one do what the two do, and spans that no edit touches keep their very words. */
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/edit.h"
#include "privacy/replace.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { ROUNDS = 1500, NAIVE_ROUNDS = 600 };

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

/* A fixed sequence: a failure can be repeated. */
static uint32_t dice_state = 7;

static uint32_t dice(uint32_t sides)
{
    dice_state = dice_state * 1664525 + 1013904223;
    return (dice_state >> 8) % sides;
}

static const char *const pieces[] = {
    "a",
    "b ",
    "\r\n",
    "\n",
    " ",
    "\u00E9",
    "e\u0301",
    "\u00DF",
    "\U0001F600",
    "\U0001F468\u200D\U0001F469",
    "\u05E9\u05DC\u05D5\u05DD",
    "\u0645\u0631",
    "\u200F",
    "\u4F60",
    "[",
    "Ann",
    "\u00AD",
    "\U0010FFFF",
    "'s",
    "-",
    "Bea",
    "_",
    "7",
};

static emic_slice random_text(size_t most)
{
    emic_strbuf text = {0};
    emic_strbuf_reserve(&text, 1);
    for (size_t left = dice((uint32_t)most); left; left--)
        emic_strbuf_puts(&text, pieces[dice(sizeof pieces / sizeof *pieces)]);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

/* Replacements, insertions and removals, some of them side by side. */
static emic_edit_list random_edits(emic_slice text)
{
    emic_edit_list list = {.originals = true};
    emic_text_index index;
    emic_text_index_load(&index, text, arena);
    for (size_t at = dice(6); at <= index.points;) {
        size_t most = index.points - at, length = dice(4);
        emic_span span = {(uint32_t)at, (uint32_t)(at + (length < most ? length : most))};
        emic_slice put = dice(4) ? random_text(4) : EMIC_LITERAL("");
        emic_edit_add(&list, span, emic_text_words(&index, span), put, arena);
        at = span.end + (dice(3) ? dice(7) : 0);
        if (dice(20) == 0)
            break;
    }
    return list;
}

static emic_slice apply(const emic_edit_list *list, emic_slice text)
{
    emic_slice out = {0};
    if (emic_edit_apply(list, text, arena, &out, &error) != EMIC_OK)
        fail_msg("%s", error.message);
    return out;
}

static void expect_restored(const emic_edit_list *list, emic_slice text)
{
    emic_edit_list back, again;
    assert_int_equal(EMIC_OK, emic_edit_invert(list, arena, &back, &error));
    assert_true(emic_slice_equal(text, apply(&back, apply(list, text))));
    assert_int_equal(EMIC_OK, emic_edit_invert(&back, arena, &again, &error));
    assert_true(emic_slice_equal(apply(&again, text), apply(list, text)));
}

static void inverse_restores(void **state)
{
    (void)state;
    size_t edits = 0;
    for (int round = 0; round < ROUNDS; round++) {
        emic_slice text = random_text(60);
        emic_edit_list list = random_edits(text);
        expect_restored(&list, text);
        edits += list.count;
        emic_arena_reset(arena);
    }
    assert_true(edits > ROUNDS);
}

static void composition_equals_applying_twice(void **state)
{
    (void)state;
    size_t joined = 0;
    for (int round = 0; round < ROUNDS; round++) {
        emic_slice text = random_text(60);
        emic_edit_list first = random_edits(text), both;
        emic_slice middle = apply(&first, text);
        emic_edit_list second = random_edits(middle);
        emic_edit_compose(&first, &second, arena, &both);
        assert_true(emic_slice_equal(apply(&second, middle), apply(&both, text)));
        assert_true(both.originals);
        expect_restored(&both, text);
        joined += both.count < first.count + second.count;
        emic_arena_reset(arena);
    }
    assert_true(joined > ROUNDS / 10);
}

/* How an edit meets a span, by the definition. */
static bool touches(const emic_edit *edit, emic_span span)
{
    if (edit->before.start == edit->before.end)
        return edit->before.start > span.start && edit->before.start < span.end;
    return edit->before.start < span.end && edit->before.end > span.start;
}

static bool crosses(const emic_edit *edit, emic_span span)
{
    return touches(edit, span) && (edit->before.start < span.start || edit->before.end > span.end);
}

static emic_fate naive_fate(const emic_edit_list *list, emic_span span, emic_span to)
{
    bool touched = false, crossed = false;
    for (size_t i = 0; i < list->count; i++) {
        touched |= touches(&list->items[i], span);
        crossed |= crosses(&list->items[i], span);
    }
    if (to.start == to.end)
        return EMIC_FATE_LOST;
    if (crossed)
        return EMIC_FATE_AMBIGUOUS;
    if (touched)
        return EMIC_FATE_EDITED;
    return to.start == span.start ? EMIC_FATE_SAME : EMIC_FATE_MOVED;
}

/* All that replaced what the span touches lies within its new place. */
static void expect_covered(const emic_edit_list *list, emic_span span, emic_span to)
{
    for (size_t i = 0; i < list->count; i++)
        if (touches(&list->items[i], span))
            assert_true(to.start <= list->items[i].after.start &&
                        to.end >= list->items[i].after.end);
}

static void spans_keep_their_words(void **state)
{
    (void)state;
    size_t fates[EMIC_FATE_LOST + 1] = {0};
    for (int round = 0; round < ROUNDS; round++) {
        emic_slice text = random_text(60);
        emic_edit_list list = random_edits(text);
        emic_text_index before, after;
        emic_text_index_load(&before, text, arena);
        emic_text_index_load(&after, apply(&list, text), arena);
        for (int i = 0; i < 20 && before.points; i++) {
            emic_span span, to;
            span.start = dice((uint32_t)before.points);
            span.end = span.start + 1 + dice((uint32_t)before.points - span.start);
            emic_fate fate = emic_edit_map(&list, span, &to);
            assert_true(to.start <= to.end && to.end <= after.points);
            assert_int_equal(fate, naive_fate(&list, span, to));
            expect_covered(&list, span, to);
            if (fate <= EMIC_FATE_MOVED)
                assert_true(
                    emic_slice_equal(emic_text_words(&before, span), emic_text_words(&after, to)));
            fates[fate]++;
        }
        emic_arena_reset(arena);
    }
    for (int fate = EMIC_FATE_SAME; fate <= EMIC_FATE_LOST; fate++)
        assert_true(fates[fate] > 20);
}

/* --- The matcher against a slow one -------------------------------------------------------------
 */

/* A slice in a constant. */
#define WORDS(text)                                                                                \
    {                                                                                              \
        (text), sizeof(text) - 1                                                                   \
    }

static const emic_surrogate people[] = {
    {WORDS("A"), WORDS("Vida"), WORDS("")},
    {WORDS("B"), WORDS("Zo\u00EB"), WORDS("")},
};

static const emic_name_key keys[] = {
    {WORDS("Ann"), 0, EMIC_CASE_NAME},     {WORDS("Bea Ann"), 1, EMIC_CASE_NAME},
    {WORDS("e\u0301a"), 1, EMIC_CASE_ANY}, {WORDS("7-7"), 0, EMIC_CASE_NAME},
    {WORDS("[Ann"), 1, EMIC_CASE_EXACT},   {WORDS("\u05E9\u05DC"), 0, EMIC_CASE_NAME},
};
static const emic_mapping mapping = {people, 2, keys, sizeof keys / sizeof *keys};

static void replacing_is_undone_and_leaves_no_name(void **state)
{
    (void)state;
    emic_matcher *matcher;
    size_t found = 0;
    assert_int_equal(EMIC_OK, emic_matcher_open(&mapping, &matcher, &error));
    for (int round = 0; round < NAIVE_ROUNDS; round++) {
        emic_slice text = random_text(300);
        for (int mode = EMIC_REPLACE_TAG; mode <= EMIC_REPLACE_SEG; mode++) {
            emic_replaced out;
            assert_int_equal(
                EMIC_OK, emic_replace(matcher, text, (emic_replace_mode)mode, arena, &out, &error));
            assert_true(emic_slice_equal(out.text, apply(&out.edits, text)));
            expect_restored(&out.edits, text);
            found += out.edits.count;
        }
        emic_arena_reset(arena);
    }
    assert_true(found > NAIVE_ROUNDS);
    emic_matcher_close(matcher);
}

/* Only for ASCII texts and the key "Ann": letters beside it are the only thing that hides it. */
static bool is_letter(char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static size_t count_naively(emic_slice text)
{
    size_t count = 0;
    for (size_t at = 0; at + 3 <= text.length; at++)
        count += text.data[at] == 'A' && (text.data[at + 1] | 0x20) == 'n' &&
                 (text.data[at + 2] | 0x20) == 'n' && (at == 0 || !is_letter(text.data[at - 1])) &&
                 (at + 3 == text.length || !is_letter(text.data[at + 3]));
    return count;
}

static void blocks_hide_no_name(void **state)
{
    (void)state;
    static const char *const plain[] = {"Ann", "ANN", " ", "x", "7", "_", ".", "Annual ", "ann "};
    const emic_mapping one = {people, 1, keys, 1};
    emic_matcher *matcher;
    size_t found = 0;
    assert_int_equal(EMIC_OK, emic_matcher_open(&one, &matcher, &error));
    for (int round = 0; round < NAIVE_ROUNDS; round++) {
        emic_strbuf text = {0};
        emic_match_list list;
        for (uint32_t left = dice(200); left; left--)
            emic_strbuf_puts(&text, plain[dice(sizeof plain / sizeof *plain)]);
        emic_match_find(matcher, emic_strbuf_slice(&text), arena, &list);
        assert_int_equal(list.count, count_naively(emic_strbuf_slice(&text)));
        found += list.count;
        emic_strbuf_close(&text);
        emic_arena_reset(arena);
    }
    assert_true(found > NAIVE_ROUNDS);
    emic_matcher_close(matcher);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inverse_restores),
        cmocka_unit_test(composition_equals_applying_twice),
        cmocka_unit_test(spans_keep_their_words),
        cmocka_unit_test(replacing_is_undone_and_leaves_no_name),
        cmocka_unit_test(blocks_hide_no_name),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
