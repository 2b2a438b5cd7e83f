/* Text as one line that steers no terminal. */
#include "base/text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static emic_arena *arena;

static void assert_plain(const char *wanted, const char *text)
{
    emic_slice plain = emic_text_plain(emic_slice_of(text), arena);
    assert_string_equal(wanted, plain.data);
    assert_int_equal(strlen(wanted), plain.length);
}

static void white_space_becomes_single_spaces(void **state)
{
    (void)state;
    assert_plain("Anna Marike", "  Anna \t\r\n Marike\n");
    assert_plain("a b c d", "a\u2028b\u2029c\xC2\x85"
                            "d");
    assert_plain("", "");
    assert_plain("", " \n ");
}

static void control_characters_are_shown_as_such(void **state)
{
    (void)state;
    assert_plain("\uFFFD[2J\uFFFD", "\x1B[2J\a");
    assert_plain("\uFFFD31m\uFFFD", "\xC2\x9B"
                                    "31m\x7F");
    emic_slice plain = emic_text_plain((emic_slice){"a\0b", 3}, arena);
    assert_string_equal("a\uFFFDb", plain.data);
}

static void invisible_marks_go_and_joiners_stay(void **state)
{
    (void)state;
    assert_plain("gnorw abc", "\u202Egnorw\u202C \u2066a\u2069\u200Eb\u00ADc\uFEFF");
    assert_plain("\U0001F468\u200D\U0001F469", "\U0001F468\u200D\U0001F469");
    assert_plain("Jose\u0301 \u05D3\u05E0\u05D4 \u738B", "Jose\u0301 \u05D3\u05E0\u05D4 \u738B");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_becomes_single_spaces),
        cmocka_unit_test(control_characters_are_shown_as_such),
        cmocka_unit_test(invisible_marks_go_and_joiners_stay),
    };
    arena = emic_arena_open();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    emic_arena_close(arena);
    return failed;
}
