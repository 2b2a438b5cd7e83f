/* Passages carried to a revised text: the class of each, and its words there. */
#include "study/carry.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static emic_arena *arena;
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

/* "class:words now" of the first place of `words` in `before`. */
static const char *carried(const char *before, const char *words, const char *after)
{
    emic_carry carry;
    emic_text_index *texts = emic_arena_array(arena, 2, sizeof *texts);
    emic_text_index_load(&texts[0], emic_slice_of(before), arena);
    emic_text_index_load(&texts[1], emic_slice_of(after), arena);
    emic_carry_make(&texts[0], &texts[1], arena, &carry);
    const char *at = strstr(before, words);
    assert_non_null(at);
    emic_span span, now;
    span.start = (uint32_t)emic_text_point(&texts[0], (size_t)(at - before));
    span.end = span.start + (uint32_t)emic_utf8_count(emic_slice_of(words));
    emic_fate fate = emic_carry_span(&carry, span, &now);
    return emic_arena_format(arena, "%s:%.*s", emic_fate_name(fate),
                             EMIC_ARG(emic_text_words(&texts[1], now)));
}

static void passages_get_their_class(void **state)
{
    (void)state;
    static const char text[] = "A: I was afraid then, and so was he.\n\nB: Yes.\n\nA: Yes.\n";
    assert_string_equal("same:afraid then", carried(text, "afraid then", text));
    assert_string_equal("same:afraid then",
                        carried(text, "afraid then", "A: Well. I was afraid then, and he too.\n"));
    assert_string_equal("edited:afriad then",
                        carried(text, "afraid then", "A: I was afriad then, and so was he.\n"));
    assert_string_equal("edited:untold", carried("It was told.", "told", "It was untold."));
    assert_string_equal("lost:", carried(text, "afraid then", "A: Nothing to tell.\n\nB: Yes.\n"));
    assert_string_equal("lost:", carried(text, "afraid then", ""));
    assert_string_equal(
        "same:\U0001F600 e\u0301",
        carried("x \U0001F600 e\u0301 y", "\U0001F600 e\u0301", "z x \U0001F600 e\u0301 y"));
    assert_string_equal("edited:cafe\u0301", carried("a cafe b", "cafe", "a cafe\u0301 b"));
    assert_string_equal("same:\u05E9\u05DC\u05D5\u05DD",
                        carried("\u05D0 \u05E9\u05DC\u05D5\u05DD", "\u05E9\u05DC\u05D5\u05DD",
                                "\u05D1 \u05D2 \u05E9\u05DC\u05D5\u05DD"));
}

static void several_places_are_a_question(void **state)
{
    (void)state;
    /* One of two equal answers is gone; nobody can tell which. */
    assert_string_equal("ambiguous:Yes.", carried("Yes.\n\nYes.\n\n", "Yes.", "Yes.\n\n"));
    assert_string_equal("ambiguous:very",
                        carried("It is very very good.", "very", "It is very good."));
    /* The paragraph went; one short word of it is said elsewhere, now. */
    assert_string_equal("ambiguous:dogs", carried("We had dogs.\n\nB: So?\n", "dogs",
                                                  "B: So?\n\nA: No dogs here.\n"));
}

static void moved_passages_are_found(void **state)
{
    (void)state;
    static const char before[] = "A: I came in spring, with two bags.\n\nB: And then?\n\n"
                                 "A: Then it rained for a month.\n\nB: I see.\n";
    static const char after[] = "B: And then?\n\nA: Then it rained for a month.\n\nB: I see.\n\n"
                                "A: I came in spring, with two bags.\n";
    assert_string_equal("moved:in spring", carried(before, "in spring", after));
    assert_string_equal("same:rained", carried(before, "rained", after));
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(passages_get_their_class),
        WITH_ARENA(several_places_are_a_question),
        WITH_ARENA(moved_passages_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
