/* YAML in: the tree with its places, and everything that is refused, with line and column. */
#include "base/strbuf.h"
#include "base/yaml.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static int open_arena(void **state)
{
    *state = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    emic_arena_close(*state);
    return 0;
}

static const emic_yaml_node *parse(const char *text, emic_arena *arena)
{
    const emic_yaml_node *root = NULL;
    emic_error err = {0};
    assert_true(text[0] != '\0');
    if (emic_yaml_parse("book.yaml", emic_slice_of(text), arena, &root, &err) != EMIC_OK)
        fail_msg("%u:%u: %s", err.line, err.column, err.message);
    assert_non_null(root);
    return root;
}

static void assert_scalar(const emic_yaml_node *node, const char *value, bool plain, uint32_t line,
                          uint32_t column)
{
    assert_non_null(node);
    assert_int_equal(node->kind, EMIC_YAML_SCALAR);
    assert_int_equal(node->plain, plain);
    assert_true(emic_slice_is(node->value, value));
    assert_int_equal(node->line, line);
    assert_int_equal(node->column, column);
}

static const char codebook[] = "# a codebook\n"
                               "codebook: raids-study\n"
                               "codes:\n"
                               "  - code: HARM   # the first\n"
                               "    full: >-\n"
                               "      two\n"
                               "      lines\n"
                               "    codes: [A, \"null\", null]\n"
                               "  - {code: \xC3\xA9t\xC3\xA9, level: 3}\n"
                               "empty:\n";

static void every_node_knows_its_value_and_place(void **state)
{
    const emic_yaml_node *root = parse(codebook, *state);
    assert_int_equal(root->kind, EMIC_YAML_MAPPING);
    assert_int_equal(root->count, 3);
    assert_scalar(emic_yaml_find(root, "codebook"), "raids-study", true, 2, 11);
    const emic_yaml_node *codes = emic_yaml_find(root, "codes");
    assert_int_equal(codes->kind, EMIC_YAML_SEQUENCE);
    assert_int_equal(codes->count, 2);
    const emic_yaml_node *harm = &codes->children[0];
    assert_int_equal(harm->kind, EMIC_YAML_MAPPING);
    assert_int_equal(harm->key.length, 0);
    assert_int_equal(harm->line, 4);
    assert_int_equal(harm->column, 5);
    assert_scalar(emic_yaml_find(harm, "code"), "HARM", true, 4, 11);
    assert_scalar(emic_yaml_find(harm, "full"), "two lines", false, 5, 11);
    assert_int_equal(emic_yaml_find(harm, "full")->key_line, 5);
    assert_int_equal(emic_yaml_find(harm, "full")->key_column, 5);
    const emic_yaml_node *inner = emic_yaml_find(harm, "codes");
    assert_int_equal(inner->count, 3);
    assert_scalar(&inner->children[1], "null", false, 8, 16);
    assert_scalar(&inner->children[2], "null", true, 8, 24);
    assert_scalar(emic_yaml_find(&codes->children[1], "level"), "3", true, 9, 24);
    assert_scalar(emic_yaml_find(root, "empty"), "", true, 10, 7);
}

static void a_key_that_is_not_there_is_not_found(void **state)
{
    const emic_yaml_node *root = parse("a: 1\nb: [x]\n", *state);
    assert_non_null(emic_yaml_find(root, "a"));
    assert_null(emic_yaml_find(root, "c"));
    assert_null(emic_yaml_find(emic_yaml_find(root, "a"), "a"));
    assert_null(emic_yaml_find(emic_yaml_find(root, "b"), "x"));
}

static void a_byte_order_mark_and_crlf_are_taken(void **state)
{
    const emic_yaml_node *root = parse("\xEF\xBB\xBF"
                                       "a: 1\r\nb: 2\r\n",
                                       *state);
    assert_int_equal(root->column, 1);
    assert_scalar(emic_yaml_find(root, "b"), "2", true, 2, 4);
}

static void marks_inside_a_text_mean_nothing(void **state)
{
    const emic_yaml_node *root = parse("a: R&B\nb: 2*3!\nc: \"&x *y !z\"\nd: '!'\ne:\n"
                                       "# &x\nf: |\n  !tag\n",
                                       *state);
    assert_scalar(emic_yaml_find(root, "a"), "R&B", true, 1, 4);
    assert_scalar(emic_yaml_find(root, "c"), "&x *y !z", false, 3, 4);
    assert_scalar(emic_yaml_find(root, "f"), "!tag\n", false, 7, 4);
}

static void assert_refused(void **state, emic_slice text, uint32_t line, uint32_t column,
                           const char *message)
{
    const emic_yaml_node *root;
    emic_error err = {0};
    assert_int_equal(emic_yaml_parse("book.yaml", text, *state, &root, &err), EMIC_MALFORMED);
    assert_null(root);
    assert_string_equal(err.message, message);
    assert_string_equal(err.path, "book.yaml");
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
}

#define ASSERT_REFUSED(text, line, column, message)                                                \
    assert_refused(state, EMIC_LITERAL(text), line, column, message)

static void a_file_without_a_document_is_refused(void **state)
{
    static const char message[] = "the file is empty, or holds nothing but comments";
    ASSERT_REFUSED("", 1, 1, message);
    ASSERT_REFUSED("\n\n", 1, 1, message);
    ASSERT_REFUSED("# only a comment\n", 1, 1, message);
    ASSERT_REFUSED("---\n", 1, 1, message);
    assert_refused(state, (emic_slice){NULL, 0}, 1, 1, message);
}

static void anchors_aliases_and_tags_are_refused(void **state)
{
    static const char anchor[] =
        "anchors (&name) are not taken here; quote a text that begins with &";
    static const char alias[] =
        "aliases (*name) are not taken here; quote a text that begins with *";
    static const char tag[] = "tags (!name) are not taken here; quote a text that begins with !";
    ASSERT_REFUSED("a: &x 1\nb: 2\n", 1, 4, anchor);
    ASSERT_REFUSED("\xC3\xA9: 1\nb: &x [1]\n", 2, 4, anchor);
    ASSERT_REFUSED("b: &x\n  c: 1\n", 1, 4, anchor);
    ASSERT_REFUSED("&x a: 1\n", 1, 1, anchor);
    ASSERT_REFUSED("a: 1\nb: *x\n", 2, 4, alias);
    ASSERT_REFUSED("a: 1\n*x : 2\n", 2, 1, alias);
    ASSERT_REFUSED("a: !!int 1\n", 1, 4, tag);
    ASSERT_REFUSED("a: !mine {b: 1}\n", 1, 4, tag);
    ASSERT_REFUSED("a: ! 1\n", 1, 4, tag);
    ASSERT_REFUSED("- !<x> a\n", 1, 3, tag);
    ASSERT_REFUSED("!!str a: 1\n", 1, 1, tag);
    ASSERT_REFUSED("a: !\n", 1, 4, tag);
}

static void odd_structures_are_refused(void **state)
{
    ASSERT_REFUSED("a: 1\n---\nb: 2\n", 2, 1, "a second document begins; one file holds one");
    ASSERT_REFUSED("a: 1\nb: 2\na: 3\n", 3, 1, "the key \"a\" stands twice in one mapping");
    ASSERT_REFUSED("x: {\"b\": 1, a: 2, b: 3}\n", 1, 19,
                   "the key \"b\" stands twice in one mapping");
    ASSERT_REFUSED("? [a, b]\n: 1\n", 1, 3, "a key must be a single text, not a list or a mapping");
    ASSERT_REFUSED("{a: 1}: 2\n", 1, 1, "a key must be a single text, not a list or a mapping");
}

static emic_slice nested(int depth, emic_strbuf *out)
{
    emic_strbuf_fill(out, '[', (size_t)depth);
    emic_strbuf_puts(out, "x");
    emic_strbuf_fill(out, ']', (size_t)depth);
    return emic_strbuf_slice(out);
}

static void depth_ends_at_64_levels(void **state)
{
    emic_strbuf fits = {0}, deeper = {0};
    nested(EMIC_YAML_DEPTH, &fits);
    const emic_yaml_node *node = parse(fits.data, *state);
    for (int i = 0; i < EMIC_YAML_DEPTH; i++)
        node = node->children;
    assert_scalar(node, "x", true, 1, 65);
    assert_refused(state, nested(EMIC_YAML_DEPTH + 1, &deeper), 1, 65,
                   "nested too deep; 64 levels are taken");
    emic_strbuf_close(&fits);
    emic_strbuf_close(&deeper);
}

static void the_parsers_complaints_become_one_line_with_a_place(void **state)
{
    ASSERT_REFUSED("a: 1\n b: 2\n", 2, 3, "mapping values are not allowed in this context;"
                   " look at the indentation and the quotes here");
    ASSERT_REFUSED("a: [1, 2\nb: 3\n", 2, 2,
                   "while parsing a flow sequence: did not find expected ',' or ']';"
                   " look at the indentation and the quotes here");
    ASSERT_REFUSED("a:\n\t- b\n", 2, 1,
                   "while scanning for the next token: found character that cannot start any "
                   "token; look at the indentation and the quotes here");
    ASSERT_REFUSED("a: \"never closed\n", 2, 1,
                   "while scanning a quoted scalar: found unexpected end of stream;"
                   " look at the indentation and the quotes here");
    ASSERT_REFUSED("{\"pair\": \"\\ud83d\\ude00\"}", 1, 13,
                   "while parsing a quoted scalar: found invalid Unicode character escape code;"
                   " look at the indentation and the quotes here");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    static const char encoding[] = "not UTF-8; save the file in this encoding";
    ASSERT_REFUSED("a: 1\n\xC3\xA9\xFF: 2\n", 2, 2, encoding);
    ASSERT_REFUSED("\xFF\xFE"
                   "a\0:\0",
                   1, 1, encoding);
    ASSERT_REFUSED("a: \xED\xA0\x80", 1, 4, encoding);
    ASSERT_REFUSED("a: 1\nb: \xC3\xA9\x07\n", 2, 5, "control characters are not allowed");
    ASSERT_REFUSED("a: 1\0b: 2\n", 1, 5, "control characters are not allowed");
}

static void unknown_keys_are_named_with_the_nearest(void **state)
{
    static const char *const known[] = {"code", "level", "codes", NULL};
    emic_error err = {0};
    const emic_yaml_node *root = parse("code: A\n\"levl\":\n  3\n", *state);
    assert_int_equal(emic_yaml_keys("book.yaml", root, known, &err), EMIC_INVALID);
    assert_string_equal(err.message,
                        "unknown key \"levl\"; did you mean \"level\"? known: code, level, codes");
    assert_string_equal(err.path, "book.yaml");
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 1);
    root = parse("code: A\nlevel: 3\n", *state);
    assert_int_equal(root->count, 2);
    assert_int_equal(emic_yaml_keys("book.yaml", root, known, &err), EMIC_OK);
    root = parse("\n - code\n", *state);
    assert_int_equal(emic_yaml_keys("book.yaml", root, known, &err), EMIC_INVALID);
    assert_string_equal(err.message, "lines such as \"code: ...\" are expected here");
    assert_int_equal(err.line, 2);
}

#define YAML_TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        YAML_TEST(every_node_knows_its_value_and_place),
        YAML_TEST(a_key_that_is_not_there_is_not_found),
        YAML_TEST(a_byte_order_mark_and_crlf_are_taken),
        YAML_TEST(marks_inside_a_text_mean_nothing),
        YAML_TEST(a_file_without_a_document_is_refused),
        YAML_TEST(anchors_aliases_and_tags_are_refused),
        YAML_TEST(odd_structures_are_refused),
        YAML_TEST(depth_ends_at_64_levels),
        YAML_TEST(the_parsers_complaints_become_one_line_with_a_place),
        YAML_TEST(bytes_that_are_no_text_are_refused),
        YAML_TEST(unknown_keys_are_named_with_the_nearest),
    };
    return cmocka_run_group_tests_name("yaml", tests, NULL, NULL);
}
