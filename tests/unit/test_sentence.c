/* Names that are words: replaced inside a sentence, with the capitals of a name, and nowhere that
 * a sentence may begin. */
#include "base/strbuf.h"
#include "privacy/replace.h"
#include "privacy/soft_line.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "roster_line.h"

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

static void expect(const char *line, const char *text, const char *expected)
{
    roster names;
    emic_matcher *matcher = NULL;
    emic_replaced out = {0};
    read_roster(&names, line);
    if (emic_matcher_open(&names.mapping, &matcher, &error) != EMIC_OK ||
        emic_replace(matcher, emic_slice_of(text), EMIC_REPLACE_TAG, arena, &out, &error))
        fail_msg("%s", error.message);
    emic_matcher_close(matcher);
    assert_string_equal(out.text.data, expected);
}

static void inside_a_sentence_it_is_the_name(void **state)
{
    (void)state;
    const char *inside[] = {"then Rose came",          "Yes, Rose came",   "It was Rose's",
                            "and (Rose) and \"Rose\"", "my Rose, my Rose", "1 Rose",
                            "I told Dr. Al\u00ED Rose"};
    const char *replaced[] = {"then [R] came",          "Yes, [R] came",  "It was [R]'s",
                              "and ([R]) and \"[R]\"",  "my [R], my [R]", "1 [R]",
                              "I told Dr. Al\u00ED [R]"};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        expect("^Rose=R", inside[i], replaced[i]);
}

static void where_a_sentence_may_begin_it_is_left(void **state)
{
    (void)state;
    const char *const left[] = {
        "Rose petals fell.",
        "He left. Rose petals fell.",
        "Why?  Rose petals?",
        "No! \"Rose petals\"",
        "so:\nRose petals",
        "a\r\nRose petals",
        "He said: \u201CRose \u2026\u201D",
        "\u2026 Rose petals",
        "so. (Rose petals)",
        "I: Rose petals",
        "no \u2014 Rose petals",
        "\u00BFRose?",
    };
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        expect("^Rose=R", left[i], left[i]);
}

static void its_capitals_are_those_of_the_key(void **state)
{
    (void)state;
    expect("^Will=W", "that will not do, Will", "that will not do, [W]");
    expect("^Will=W", "THAT WILL NOT DO", "THAT WILL NOT DO");
    expect("^Mark=M;^Will Mark=W", "and Will Mark it, or mark it", "and [W] it, or mark it");
}

static void a_label_is_no_sentence(void **state)
{
    (void)state;
    expect("^Rose=R", "Rose: I was at home.\nINT: And Rose?\nRose : Yes.",
           "[R]: I was at home.\nINT: And [R]?\n[R] : Yes.");
    expect("^Rose=R", "He came. Rose: a flower.", "He came. Rose: a flower.");
}

static bool begins(const emic_strbuf *text, size_t at, size_t end)
{
    emic_soft_lines lines;
    emic_soft_lines_load(&lines, emic_strbuf_slice(text));
    return emic_sentence_begins(&lines, at, end);
}

static void a_line_that_was_wrapped_begins_none(void **state)
{
    (void)state;
    expect("^Rose=R",
           "We went to the lake in the morning with all of the children, and\nRose came with us.",
           "We went to the lake in the morning with all of the children, and\n[R] came with us.");
    const char *const left[] = {
        "We went to the lake in the morning with all of the children, and.\nRose petals fell.",
        "We went to the lake in the morning with all of the children, and\n\nRose petals fell.",
        "We went to the lake, and\nRose petals fell.",
    };
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        expect("^Rose=R", left[i], left[i]);
}

static void a_long_gap_tells_nothing(void **state)
{
    (void)state;
    emic_strbuf text = {0};
    emic_strbuf_puts(&text, "and then");
    emic_strbuf_fill(&text, ' ', 40);
    size_t length = text.length;
    emic_strbuf_puts(&text, "Rose");
    assert_false(begins(&text, length, length + 4));
    emic_strbuf_clear(&text);
    emic_strbuf_puts(&text, "and then");
    emic_strbuf_fill(&text, ' ', 100);
    emic_strbuf_puts(&text, "Rose");
    assert_true(begins(&text, text.length - 4, text.length));
    emic_strbuf_close(&text);
}

static void other_keys_of_that_spelling(void **state)
{
    (void)state;
    roster names;
    emic_matcher *matcher = NULL;
    expect("^Rose=R;Rose=R", "Rose came. ROSE!", "[R] came. [R]!"); /* what either allows */
    expect("Rose=R;^Rose=R", "Rose came.", "[R] came.");
    expect("^Ice=R;!ICE=I", "and ICE and Ice", "and [I] and [R]");
    expect("^DeLight=A;^Delight=B", "my Delight, my DeLight", "my [B], my [A]");
    expect("^DeLight=A;^Delight=A", "my Delight, my DeLight, DELIGHT", "my [A], my [A], DELIGHT");
    read_roster(&names, "^Rose=A;Rose=B");
    assert_int_equal(EMIC_EXISTS, emic_matcher_open(&names.mapping, &matcher, &error));
    assert_null(matcher);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inside_a_sentence_it_is_the_name),
        cmocka_unit_test(where_a_sentence_may_begin_it_is_left),
        cmocka_unit_test(its_capitals_are_those_of_the_key),
        cmocka_unit_test(a_label_is_no_sentence),
        cmocka_unit_test(a_line_that_was_wrapped_begins_none),
        cmocka_unit_test(a_long_gap_tells_nothing),
        cmocka_unit_test(other_keys_of_that_spelling),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
