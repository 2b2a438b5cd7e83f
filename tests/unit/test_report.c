/* Reports: paragraphs and tables in their order, in each format; Python reads JSON and XML. */
#include "exchange/report_format.h"
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

/* --- Sections in sections, facts, quotes, pictures -------------------------------------------- */

static emic_report *nested(void)
{
    emic_report *report = emic_report_make(arena, "Nested", "All kinds.");
    emic_report_section *one = emic_report_add_section(report, "One");
    emic_report_section *part = emic_report_add_part(one, "Part");
    emic_report_say(emic_report_add_part(part, "Detail"), "Deep.");
    emic_report_add_fact(part, "Name", "%d & more", 7);
    emic_report_add_fact(part, "Other", "value");
    emic_report_quote quote = {.words = EMIC_LITERAL("I <was> there"), .source = "D1, turn 2"};
    emic_report_add_quote(part, &quote);
    quote = (emic_report_quote){EMIC_LITERAL("I was not"), "D2", "contradicts"};
    emic_report_add_quote(part, &quote);
    emic_report_say(part, "Between.");
    emic_report_add_quote(part, &quote);
    emic_report_add_figure(part, "A picture", EMIC_LITERAL("<?xml version=\"1.0\"?><svg/>"));
    emic_report_add_section(report, "Two");
    report->contents = true;
    return report;
}

static void what_is_alike_stands_in_one_list(void **state)
{
    (void)state;
    emic_report_section *part = nested()->sections.items[0]->sections.items[0];
    assert_int_equal(5, part->blocks.count);
    assert_int_equal(2, part->blocks.items[0].facts->count);
    assert_int_equal(2, part->blocks.items[1].quotes->count);
    assert_int_equal(1, part->blocks.items[3].quotes->count);
}

static void text_shows_every_kind(void **state)
{
    (void)state;
    assert_string_equal("Nested\n\nAll kinds.\n\n1. One\n======\n\n1.1 Part\n--------\n\n"
                        "Name: 7 & more\nOther: value\n\n"
                        "\"I <was> there\" D1, turn 2\n\"I was not\" [contradicts] D2\n\n"
                        "Between.\n\n\"I was not\" [contradicts] D2\n\n[Figure: A picture]\n\n"
                        "1.1.1 Detail\n------------\n\nDeep.\n\n2. Two\n======\n",
                        written(nested(), EMIC_FORMAT_TEXT, 0));
}

static void json_shows_every_kind(void **state)
{
    (void)state;
    assert_string_equal(
        "Part|['Between.']|[{'name': 'Name', 'value': '7 & more'}, {'name': 'Other', 'value': "
        "'value'}]|3|contradicts|['A picture']|Detail|['tables', 'text', 'title']|2\n",
        asked("import json, sys\n"
              "d = json.load(open(sys.argv[1], encoding=\"utf-8\"))\n"
              "p = d[\"sections\"][0][\"sections\"][0]\n"
              "q = p[\"sections\"][0]\n"
              "print(p[\"title\"], p[\"text\"], p[\"facts\"], len(p[\"quotes\"]),\n"
              "      p[\"quotes\"][1][\"mark\"], p[\"figures\"], q[\"title\"],\n"
              "      sorted(q), len(d[\"sections\"]), sep=\"|\")",
              written(nested(), EMIC_FORMAT_JSON, 0)));
}

static void html_has_contents_that_lead_to_sections(void **state)
{
    (void)state;
    assert_string_equal(
        "#s1 #s1-1 #s2|s1 s1-1 s1-1-1 s2|h1 h2 h3 h4 h2|7 & more,value|I <was> there|3|1\n",
        asked("import sys, xml.etree.ElementTree as tree\n"
              "root = tree.parse(sys.argv[1]).getroot()\n"
              "every = list(root.iter())\n"
              "of = lambda *names: [e for e in every if e.tag in names]\n"
              "print(\" \".join(e.get(\"href\") for e in of(\"a\")),\n"
              "      \" \".join(e.get(\"id\") for e in of(\"section\")),\n"
              "      \" \".join(e.tag for e in of(\"h1\", \"h2\", \"h3\", \"h4\")),\n"
              "      \",\".join(e.text for e in of(\"dd\")),\n"
              "      of(\"blockquote\")[0][0].text, len(of(\"blockquote\")), len(of(\"svg\")),\n"
              "      sep=\"|\")",
              written(nested(), EMIC_FORMAT_HTML, 0)));
}

static void pictures_keep_their_ids_apart(void **state)
{
    (void)state;
    emic_strbuf out = {0};
    emic_report_put_svg(
        EMIC_LITERAL("<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg aria-labelledby=\"t d\">"
                     "<title id=\"t\">said id=\"t\" url(#p)</title><pattern id=\"p\"/>"
                     "<rect fill=\"url(#p)\"/><use xlink:href=\"#p\"/><a href=\"#p\"/></svg>\n"),
        "f2-", &out);
    assert_string_equal("<svg aria-labelledby=\"f2-t f2-d\"><title id=\"f2-t\">said id=\"t\" "
                        "url(#p)</title><pattern id=\"f2-p\"/><rect fill=\"url(#f2-p)\"/>"
                        "<use xlink:href=\"#f2-p\"/><a href=\"#f2-p\"/></svg>",
                        out.data);
    emic_strbuf_close(&out);
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
        cmocka_unit_test_setup_teardown(what_is_alike_stands_in_one_list, begin, end),
        cmocka_unit_test_setup_teardown(text_shows_every_kind, begin, end),
        cmocka_unit_test_setup_teardown(json_shows_every_kind, begin, end),
        cmocka_unit_test_setup_teardown(html_has_contents_that_lead_to_sections, begin, end),
        cmocka_unit_test_setup_teardown(pictures_keep_their_ids_apart, begin, end),
        cmocka_unit_test_setup_teardown(formats_of_single_tables_are_refused, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
