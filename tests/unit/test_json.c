/* JSON out: how it looks, what is escaped, and that Python and our YAML reader take it. */
#include "base/json.h"
#include "base/text.h"
#include "base/yaml.h"
#include "python.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static void assert_written(emic_strbuf *out, const char *expected)
{
    assert_true(out->length > 0);
    assert_string_equal(out->data, expected);
    emic_strbuf_close(out);
}

static void levels_are_indented_and_keys_keep_their_order(void **state)
{
    (void)state;
    emic_strbuf out = {0};
    emic_json json = {.out = &out};
    emic_json_object(&json);
    emic_json_field(&json, "title", EMIC_LITERAL("raids"));
    emic_json_field(&json, "note", EMIC_LITERAL(""));
    emic_json_key(&json, "rows");
    emic_json_array(&json);
    emic_json_integer(&json, 15);
    emic_json_array(&json);
    emic_json_end(&json, ']');
    emic_json_object(&json);
    emic_json_key(&json, "asked");
    emic_json_boolean(&json, false);
    emic_json_key(&json, "age");
    emic_json_null(&json);
    emic_json_end(&json, '}');
    emic_json_end(&json, ']');
    emic_json_key(&json, "a");
    emic_json_object(&json);
    emic_json_end(&json, '}');
    emic_json_end(&json, '}');
    assert_written(&out, "{\n"
                         " \"title\": \"raids\",\n"
                         " \"rows\": [\n"
                         "  15,\n"
                         "  [],\n"
                         "  {\n"
                         "   \"asked\": false,\n"
                         "   \"age\": null\n"
                         "  }\n"
                         " ],\n"
                         " \"a\": {}\n"
                         "}\n");
}

static void a_closed_level_leaves_nothing_behind(void **state)
{
    (void)state;
    emic_strbuf out = {0};
    emic_json json = {.out = &out};
    for (int i = 0; i < 2; i++) {
        emic_json_array(&json);
        emic_json_boolean(&json, true);
        emic_json_end(&json, ']');
    }
    emic_json_integer(&json, INT64_MIN);
    assert_written(&out, "[\n true\n]\n[\n true\n]\n-9223372036854775808\n");
}

static void numbers_have_fixed_decimals_and_no_infinity(void **state)
{
    (void)state;
    emic_strbuf out = {0};
    emic_json json = {.out = &out};
    emic_json_array(&json);
    emic_json_number(&json, 2.0 / 3, 3);
    emic_json_number(&json, -0.0, 1);
    emic_json_number(&json, 41, 0);
    emic_json_number(&json, NAN, 1);
    emic_json_number(&json, -INFINITY, 1);
    emic_json_end(&json, ']');
    assert_written(&out, "[\n 0.667,\n 0.0,\n 41,\n null,\n null\n]\n");
}

static void only_what_must_be_is_escaped(void **state)
{
    (void)state;
    emic_strbuf out = {0};
    emic_json json = {.out = &out};
    emic_json_array(&json);
    emic_json_text(&json, EMIC_LITERAL("\"quoted\" \\ and / \b\f\n\r\t"));
    emic_json_text(&json, EMIC_LITERAL("\0\x01\x1f\x7f \xC2\x80\xC2\x85"));
    emic_json_text(&json, EMIC_LITERAL("\xE2\x80\xA8\xE2\x80\xA9\xEF\xBB\xBF\xEF\xBF\xBE"));
    emic_json_text(&json, EMIC_LITERAL("\xC3\xA9 \xD7\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"));
    emic_json_end(&json, ']');
    assert_written(&out, "[\n"
                         " \"\\\"quoted\\\" \\\\ and / \\b\\f\\n\\r\\t\",\n"
                         " \"\\u0000\\u0001\\u001F\\u007F \\u0080\\u0085\",\n"
                         " \"\\u2028\\u2029\\uFEFF\\uFFFE\",\n"
                         " \"\xC3\xA9 \xD7\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"\n"
                         "]\n");
}

/* --- Read back by others -------------------------------------------------------------------- */

static bool is_dense(uint32_t point)
{
    return point < 0x3000 || (point >= 0xFE00 && point <= 0x10000);
}

/* Texts of eight code points: all where characters with a meaning of their own stand (controls,
 * separators, the byte order mark), and samples of all planes. */
static size_t put_all_texts(emic_json *json, emic_strbuf *hex)
{
    char text[8 * 4];
    size_t length = 0, texts = 0, points = 0;
    for (uint32_t point = 0; point <= 0x10FFFF; point += is_dense(point) ? 1 : 0x1F) {
        if (point >= 0xD800 && point <= 0xDFFF)
            continue;
        length += emic_utf8_put(point, text + length);
        if (++points % 8 != 0)
            continue;
        emic_json_text(json, (emic_slice){text, length});
        for (size_t i = 0; i < length; i++)
            emic_strbuf_printf(hex, "%02x", (unsigned char)text[i]);
        emic_strbuf_putc(hex, '\n');
        texts++;
        length = 0;
    }
    return texts;
}

/* {"text": "...", "texts": [...]} */
static size_t write_sample(emic_strbuf *out, emic_strbuf *hex)
{
    emic_json json = {.out = out};
    emic_json_object(&json);
    emic_json_field(&json, "title", EMIC_LITERAL("- all: of # them"));
    emic_json_key(&json, "share");
    emic_json_number(&json, 0.25, 2);
    emic_json_key(&json, "texts");
    emic_json_array(&json);
    size_t texts = put_all_texts(&json, hex);
    emic_json_end(&json, ']');
    emic_json_end(&json, '}');
    return texts;
}

static void python_reads_it(void **state)
{
    (void)state;
    static const char program[] =
        "import json, sys\n"
        "value = json.load(open(sys.argv[1], encoding=\"utf-8\"))\n"
        "assert list(value) == [\"title\", \"share\", \"texts\"] and value[\"share\"] == 0.25\n"
        "for text in value[\"texts\"]:\n"
        "    print(text.encode().hex())\n";
    emic_strbuf out = {0}, hex = {0}, printed = {0};
    assert_true(write_sample(&out, &hex) > 1000);
    assert_true(python_run(program, emic_strbuf_slice(&out), &printed));
    assert_true(printed.length > 1000);
    assert_string_equal(printed.data, hex.data);
    emic_strbuf_close(&out);
    emic_strbuf_close(&hex);
    emic_strbuf_close(&printed);
}

static void our_yaml_reader_reads_it(void **state)
{
    (void)state;
    emic_strbuf out = {0}, hex = {0}, read = {0};
    emic_arena *arena = emic_arena_open();
    const emic_yaml_node *root;
    emic_error err = {0};
    size_t texts = write_sample(&out, &hex);
    assert_true(texts > 1000);
    if (emic_yaml_parse("out.json", emic_strbuf_slice(&out), arena, &root, &err) != EMIC_OK)
        fail_msg("%u:%u: %s", err.line, err.column, err.message);
    assert_true(emic_slice_is(emic_yaml_find(root, "share")->value, "0.25"));
    assert_true(emic_slice_is(emic_yaml_find(root, "title")->value, "- all: of # them"));
    const emic_yaml_node *list = emic_yaml_find(root, "texts");
    assert_int_equal(list->count, texts);
    for (size_t i = 0; i < list->count; i++) {
        emic_slice text = list->children[i].value;
        for (size_t k = 0; k < text.length; k++)
            emic_strbuf_printf(&read, "%02x", (unsigned char)text.data[k]);
        emic_strbuf_putc(&read, '\n');
    }
    assert_string_equal(read.data, hex.data);
    emic_arena_close(arena);
    emic_strbuf_close(&out);
    emic_strbuf_close(&hex);
    emic_strbuf_close(&read);
}

static void the_deepest_nesting_is_still_yaml(void **state)
{
    (void)state;
    emic_strbuf out = {0};
    emic_json json = {.out = &out};
    emic_arena *arena = emic_arena_open();
    const emic_yaml_node *root;
    emic_error err = {0};
    for (int i = 0; i < EMIC_JSON_DEPTH; i++)
        emic_json_array(&json);
    for (int i = 0; i < EMIC_JSON_DEPTH; i++)
        emic_json_end(&json, ']');
    assert_int_equal(emic_yaml_parse("deep.json", emic_strbuf_slice(&out), arena, &root, &err),
                     EMIC_OK);
    int depth = 1;
    for (; root->count; root = root->children)
        depth++;
    assert_int_equal(depth, EMIC_JSON_DEPTH);
    emic_arena_close(arena);
    emic_strbuf_close(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_indented_and_keys_keep_their_order),
        cmocka_unit_test(a_closed_level_leaves_nothing_behind),
        cmocka_unit_test(numbers_have_fixed_decimals_and_no_infinity),
        cmocka_unit_test(only_what_must_be_is_escaped),
        cmocka_unit_test(python_reads_it),
        cmocka_unit_test(our_yaml_reader_reads_it),
        cmocka_unit_test(the_deepest_nesting_is_still_yaml),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
