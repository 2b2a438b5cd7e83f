/* HTML: tables that are well-formed, keep every word and tell what belongs together, and the page
 * around them. Python's XML parser is the independent reader. */
#include "exchange/html.h"
#include "exchange/table_write.h"
#include "python.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static emic_arena *arena;

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

static emic_cell text(const char *words)
{
    return emic_cell_text(emic_slice_of(words));
}

static void add_number(emic_table *table, const char *name, const char *title, const char *over)
{
    emic_table_add_column(
        table,
        (emic_column){.name = name, .title = title, .right = true, .decimals = 1, .over = over});
}

/* Codes by group: a shared heading, an indented row, a number. */
static emic_table *frequencies(void)
{
    emic_table *table = emic_table_make(arena, "Participants per code");
    emic_table_add_column(table, (emic_column){.name = "code", .title = "Code"});
    add_number(table, "sp", "n of N", "Providers");
    add_number(table, "percent", "%", "Providers");
    emic_table_add_row(table, 0)[0] = text("HARM");
    emic_cell *row = emic_table_add_row(table, 1);
    row[0] = text("FEAR");
    row[1] = text("20 of 26");
    row[2] = emic_cell_number(76.923);
    return table;
}

/* A table of one column, titled and noted, with these words in it. */
static emic_table *one_cell(const char *title, const char *words)
{
    emic_table *table = emic_table_make(arena, title);
    emic_table_add_column(table, (emic_column){.name = "words", .title = title});
    emic_table_add_row(table, 0)[0] = text(words);
    emic_table_add_note(table, "%s", title);
    return table;
}

static const char *written(const emic_table *table)
{
    emic_strbuf out = {0};
    emic_table_write(table, EMIC_FORMAT_HTML, 0, &out);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    assert_true(strlen(copy) > 0);
    return copy;
}

static const char *page_of(const emic_table *table)
{
    emic_strbuf page = {0};
    emic_html_page(table->title, emic_slice_of(written(table)), &page);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&page));
    emic_strbuf_close(&page);
    return copy;
}

/* What Python prints: the value of `expression`, with `t` for the root element of `content`. */
static const char *parsed(const char *expression, const char *content)
{
    emic_strbuf said = {0};
    const char *program = emic_arena_format(arena,
                                            "import sys, xml.etree.ElementTree as e;"
                                            "t = e.parse(sys.argv[1]).getroot();"
                                            "sys.stdout.buffer.write(str(%s).encode())",
                                            expression);
    assert_true(python_run(program, emic_slice_of(content), &said));
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&said));
    emic_strbuf_close(&said);
    return copy;
}

static void words_are_kept_whatever_they_mean_to_html(void **state)
{
    (void)state;
    const char *words = "<b>&amp;</b> \"no\" & 'no' </td> ]]> <!-- a,b 恐怖";
    const char *page = page_of(one_cell(words, words));
    const char *places = "\"\\n\".join(t.find(p).text for p in (\"head/title\", \".//caption\","
                         "\".//thead//th\", \".//tbody//th\", \".//tfoot//p\"))";
    const char *expected =
        emic_arena_format(arena, "%s\n%s\n%s\n%s\n%s", words, words, words, words, words);
    assert_string_equal(expected, parsed(places, page));
}

static void what_no_document_may_hold_is_replaced_and_seen(void **state)
{
    (void)state;
    const char *words = "a\x01\uFFFE\x7f z\ty";
    assert_string_equal("a\uFFFD\uFFFD\uFFFD z\ty",
                        parsed("t.find(\".//tbody//th\").text", page_of(one_cell("t", words))));
}

static void line_ends_become_breaks(void **state)
{
    (void)state;
    const char *seen = written(one_cell("t", "one\r\n\ntwo\n"));
    assert_non_null(strstr(seen, ">one<br/><br/>two</th>"));
}

static void a_screen_reader_learns_what_belongs_together(void **state)
{
    (void)state;
    const char *seen = written(frequencies());
    assert_non_null(strstr(seen, "<caption>Participants per code</caption>"));
    assert_non_null(strstr(seen, "<th scope=\"col\" rowspan=\"2\">Code</th>"));
    assert_non_null(strstr(seen, "<th scope=\"colgroup\" colspan=\"2\">Providers</th>"));
    assert_non_null(strstr(seen, "<th scope=\"row\" class=\"in1\">FEAR</th>"));
    assert_non_null(strstr(seen, "<td class=\"number\">76.9</td>"));
    assert_string_equal("4", parsed("len(t.findall(\"thead//th\"))", seen)); /* none twice */
    /* The groups of columns cover each column of a row. */
    assert_string_equal("3", parsed("len(t.find(\"tbody/tr\"))", seen));
    assert_string_equal("3",
                        parsed("sum(int(g.get(\"span\")) for g in t.iter(\"colgroup\"))", seen));
}

static void a_page_loads_nothing_from_elsewhere(void **state)
{
    (void)state;
    const char *page = page_of(frequencies());
    assert_non_null(strstr(page, "default-src 'none'"));
    assert_null(strstr(page, "://"));
    assert_null(strstr(page, "<script"));
    assert_null(strstr(page, "@import"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_kept_whatever_they_mean_to_html),
        cmocka_unit_test(what_no_document_may_hold_is_replaced_and_seen),
        cmocka_unit_test(line_ends_become_breaks),
        cmocka_unit_test(a_screen_reader_learns_what_belongs_together),
        cmocka_unit_test(a_page_loads_nothing_from_elsewhere),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
