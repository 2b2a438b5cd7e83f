/* Reports: paragraphs and tables in their order, in each format; Python reads JSON and XML. */
#include "exchange/report.h"
#include "python.h"
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static emic_arena *arena;
static emic_error err;

static int begin(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int end(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

/* Two sections; the second says something before and behind its table. */
static emic_report *sample(void)
{
    emic_report *report = emic_report_make(arena, "Buses & trams", "Two <of> them are late.");
    emic_report_say(emic_report_add_section(report, "Buses"), "%d of them run at night.", 3);
    emic_report_section *trams = emic_report_add_section(report, "Tr\xC3\xA4ms");
    emic_report_say(trams, "First.");
    emic_table *table = emic_report_add_table(trams, "By line");
    emic_table_add_column(table, (emic_column){.name = "line", .title = "Line"});
    emic_table_add_column(table, (emic_column){.name = "cars", .title = "Cars", .right = true});
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(EMIC_LITERAL("4 \"ring\""));
    cell[1] = emic_cell_integer(12);
    emic_table_add_note(table, "Counted by hand.");
    emic_report_say(trams, "Last.");
    return report;
}

static const char *written(const emic_report *report, emic_format format, size_t width)
{
    emic_strbuf out = {0};
    assert_int_equal(EMIC_OK, emic_report_write(report, format, width, &out, &err));
    assert_true(out.length > 0);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return copy;
}

static const char *asked(const char *program, const char *input)
{
    emic_strbuf out = {0};
    assert_true(python_run(program, emic_slice_of(input), &out));
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return copy;
}

static void text_numbers_the_sections(void **state)
{
    (void)state;
    assert_string_equal("Buses & trams\n"
                        "\n"
                        "Two <of> them are late.\n"
                        "\n"
                        "1. Buses\n"
                        "========\n"
                        "\n"
                        "3 of them run at night.\n"
                        "\n"
                        "2. Tr\xC3\xA4ms\n"
                        "========\n"
                        "\n"
                        "First.\n"
                        "\n"
                        "By line\n"
                        "\n"
                        "Line      Cars\n"
                        "--------------\n"
                        "4 \"ring\"    12\n"
                        "\n"
                        "Counted by hand.\n"
                        "\n"
                        "Last.\n",
                        written(sample(), EMIC_FORMAT_TEXT, 60));
}

static void text_is_broken_at_the_width(void **state)
{
    (void)state;
    emic_report *report = emic_report_make(arena, "A", "one two three four");
    emic_report_say(emic_report_add_section(report, "B"), "five six seven eight");
    assert_string_equal("A\n\none two\nthree four\n\n1. B\n====\n\nfive six\nseven\neight\n",
                        written(report, EMIC_FORMAT_TEXT, 10));
}

static void json_has_a_version_and_everything(void **state)
{
    (void)state;
    assert_string_equal(
        "1|Buses & trams|Two <of> them are late.|Buses|3 of them run at night.|0|2|First. Last.|"
        "By line|4 \"ring\"|12|Counted by hand.|line,cars|False\n",
        asked("import json, sys\n"
              "d = json.load(open(sys.argv[1], encoding=\"utf-8\"))\n"
              "a, b = d[\"sections\"]\n"
              "t, = b[\"tables\"]\n"
              "print(d[\"version\"], d[\"title\"], d[\"summary\"], a[\"title\"], *a[\"text\"],\n"
              "      len(a[\"tables\"]), len(b[\"text\"]), \" \".join(b[\"text\"]), t[\"title\"],\n"
              "      t[\"rows\"][0][\"line\"], t[\"rows\"][0][\"cars\"], *t[\"notes\"],\n"
              "      \",\".join(c[\"name\"] for c in t[\"columns\"]), \"version\" in t, sep=\"|\")",
              written(sample(), EMIC_FORMAT_JSON, 0)));
}

static void html_is_a_whole_page_in_order(void **state)
{
    (void)state;
    assert_string_equal(
        "h1:Buses & trams p:Two <of> them are late. h2:1. Buses p:3 of them run at night. "
        "h2:2. Tr\xC3\xA4ms p:First. caption:By line p:Counted by hand. p:Last.\n",
        asked("import sys, xml.etree.ElementTree as tree\n"
              "root = tree.parse(sys.argv[1]).getroot()\n"
              "assert root.tag == \"html\"\n"
              "out = [e.tag + \":\" + e.text for e in root.iter()\n"
              "       if e.tag in (\"h1\", \"h2\", \"p\", \"caption\")]\n"
              "sys.stdout.buffer.write((\" \".join(out) + \"\\n\").encode())",
              written(sample(), EMIC_FORMAT_HTML, 0)));
}

static void formats_of_single_tables_are_refused(void **state)
{
    (void)state;
    emic_strbuf out = {0};
    assert_int_equal(EMIC_INVALID, emic_report_write(sample(), EMIC_FORMAT_CSV, 0, &out, &err));
    assert_string_equal("a report of several tables is written as text, json or html", err.message);
    assert_int_equal(EMIC_INVALID,
                     emic_report_write(sample(), EMIC_FORMAT_MARKDOWN, 0, &out, &err));
    assert_int_equal(0, out.length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_numbers_the_sections, begin, end),
        cmocka_unit_test_setup_teardown(text_is_broken_at_the_width, begin, end),
        cmocka_unit_test_setup_teardown(json_has_a_version_and_everything, begin, end),
        cmocka_unit_test_setup_teardown(html_is_a_whole_page_in_order, begin, end),
        cmocka_unit_test_setup_teardown(formats_of_single_tables_are_refused, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
