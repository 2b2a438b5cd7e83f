/* Texts written as YAML values: each is read back to itself, and those that people write look as
 * they would have written them. */
#include "base/yaml.h"
#include "base/yaml_write.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

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

static const char *written(emic_slice text)
{
    emic_strbuf out = {0};
    emic_strbuf_puts(&out, "a:\n  - key: ");
    emic_yaml_put(&out, text, 6);
    emic_strbuf_puts(&out, "    next: x\n");
    const char *yaml = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return yaml;
}

static void assert_read_back(emic_slice text)
{
    const emic_yaml_node *root;
    emic_error err;
    const char *yaml = written(text);
    if (emic_yaml_parse("y", emic_slice_of(yaml), arena, &root, &err) != EMIC_OK)
        fail_msg("%s: %s", err.message, yaml);
    const emic_yaml_node *item = &emic_yaml_find(root, "a")->children[0];
    const emic_yaml_node *key = emic_yaml_find(item, "key");
    assert_non_null(key);
    assert_int_equal(EMIC_YAML_SCALAR, key->kind);
    if (!emic_slice_equal(text, key->value))
        fail_msg("\"%.*s\" became \"%.*s\" in %s", EMIC_ARG(text), EMIC_ARG(key->value), yaml);
    assert_true(emic_slice_is(emic_yaml_find(item, "next")->value, "x"));
}

static void texts_look_as_people_write_them(void **state)
{
    static const struct {
        const char *text, *yaml;
    } cases[] = {
        {"Fear on the road.", "a:\n  - key: Fear on the road.\n    next: x\n"},
        {"one\n\n  two\nthree", "a:\n  - key: |-\n      one\n\n        two\n      three\n"
                                "    next: x\n"},
        {"No", "a:\n  - key: \"No\"\n    next: x\n"},
        {"a: b", "a:\n  - key: \"a: b\"\n    next: x\n"},
        {"7", "a:\n  - key: \"7\"\n    next: x\n"},
        {"The speaker is afraid, or tells of others who are afraid, of what happens on the road at"
         " night when nobody else is there.",
         "a:\n  - key: >-\n      The speaker is afraid, or tells of others who are afraid, of what "
         "happens on the road at\n      night when nobody else is there.\n    next: x\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (i != 1) /* spaces that begin a line are quoted */
            assert_string_equal(cases[i].yaml, written(emic_slice_of(cases[i].text)));
        assert_read_back(emic_slice_of(cases[i].text));
    }
}

static void odd_texts_are_read_back(void **state)
{
    static const char *const texts[] = {"",
                                        " ",
                                        "null",
                                        "~",
                                        "- a",
                                        "# no",
                                        "a #b",
                                        "a:",
                                        "'",
                                        "\"",
                                        "\\",
                                        "a\tb",
                                        "a\nb",
                                        "\na",
                                        "a\n",
                                        "a\n\n\nb",
                                        "a\r\nb",
                                        "a  b",
                                        "{",
                                        "[x]",
                                        "&a",
                                        "*a",
                                        "!t",
                                        "|",
                                        ">",
                                        "%",
                                        "@",
                                        "`",
                                        "---",
                                        "...",
                                        "a\n---\nb",
                                        "a\n# b",
                                        "\x01",
                                        "\x7F\xC2\x80",
                                        "\xE2\x80\xA8",
                                        "\xC2\x85",
                                        "\xEF\xBB\xBF!",
                                        "\xEF\xBF\xBE",
                                        "\xF0\x9F\x98\x80",
                                        "a\n b",
                                        "a \nb",
                                        "? a"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_read_back(emic_slice_of(texts[i]));
}

/* Pieces that mean something to YAML, in any order and length. */
static void random_texts_are_read_back(void **state)
{
    static const char *const pieces[] = {"word ",    "a",
                                         " ",        "\n",
                                         ": ",       " #",
                                         "- ",       "\"",
                                         "'",        "\t",
                                         "\r",       "---",
                                         "\xC3\xA4", "\xF0\x9F\x98\x80",
                                         "#",        ":",
                                         ">",        "|",
                                         "{",        "[",
                                         ",",        "longer words "};
    enum { PIECES = sizeof pieces / sizeof *pieces, ROUNDS = 20000 };
    (void)state;
    srand(7);
    for (int round = 0; round < ROUNDS; round++) {
        emic_strbuf text = {0};
        emic_strbuf_reserve(&text, 1);
        int length = rand() % (round % 50 ? 12 : 80);
        for (int i = 0; i < length; i++)
            emic_strbuf_puts(&text, pieces[rand() % PIECES]);
        assert_read_back(emic_strbuf_slice(&text));
        emic_strbuf_close(&text);
        if (round % 100 == 0)
            emic_arena_reset(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(texts_look_as_people_write_them, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(odd_texts_are_read_back, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(random_texts_are_read_back, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
