/* Tables in every format: what a person sees in a terminal, and what other programs read back
 * (Python's csv and json modules are the independent readers). HTML has test_html.c. */
#include "base/text.h"
#include "exchange/table_write.h"
#include "python.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static emic_arena *arena;
static emic_strbuf out;

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
    emic_strbuf_close(&out);
    return 0;
}

/* The table as text, until the next call. Never empty. */
static const char *written(const emic_table *table, emic_format format, size_t width)
{
    emic_strbuf_clear(&out);
    emic_table_write(table, format, width, &out);
    assert_true(out.length > 0);
    return out.data;
}

static emic_cell text(const char *words)
{
    return emic_cell_text(emic_slice_of(words));
}

/* What the Python `program` prints about `content`. */
static const char *python(const char *program, const char *content)
{
    emic_strbuf said = {0};
    assert_true(python_run(program, emic_slice_of(content), &said));
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&said));
    emic_strbuf_close(&said);
    return copy;
}

static void add_number(emic_table *table, const char *name, const char *title, const char *over)
{
    emic_table_add_column(
        table,
        (emic_column){.name = name, .title = title, .right = true, .decimals = 1, .over = over});
}

/* Codes by group: grouped headings, indented rows, empty cells, notes. */
static emic_table *frequencies(void)
{
    emic_table *table = emic_table_make(arena, "Participants per code");
    emic_table_add_column(table, (emic_column){.name = "code", .title = "Code"});
    add_number(table, "tp", "n of N", "Trafficked");
    add_number(table, "sp", "n of N", "Providers");
    add_number(table, "percent", "%", "Providers");
    emic_cell *row = emic_table_add_row(table, 0);
    row[0] = text("HARM");
    row[1] = text("14 of 15");
    row[2] = text("20 of 26");
    row[3] = emic_cell_number(76.923);
    row = emic_table_add_row(table, 1);
    row[0] = text("FEAR");
    row[1] = text("3 of 15");
    emic_table_add_note(table, "Unit: %s. Absence of a code is not a no.", "participants");
    return table;
}

/* One prose column beside a short one. */
static emic_table *prose(const char *words)
{
    emic_table *table = emic_table_make(arena, "");
    emic_table_add_column(table, (emic_column){.name = "id", .right = true});
    emic_table_add_column(table, (emic_column){.name = "words", .title = "Words", .wrap = true});
    emic_cell *row = emic_table_add_row(table, 0);
    row[0] = emic_cell_integer(7);
    row[1] = text(words);
    return table;
}

static void a_table_reads_well_in_a_terminal(void **state)
{
    (void)state;
    assert_string_equal("Participants per code\n"
                        "\n"
                        "        Trafficked    Providers\n"
                        "        ----------  --------------\n"
                        "Code        n of N    n of N     %\n"
                        "----------------------------------\n"
                        "HARM      14 of 15  20 of 26  76.9\n"
                        "  FEAR     3 of 15\n"
                        "\n"
                        "Unit: participants. Absence of a\n"
                        "  code is not a no.\n",
                        written(frequencies(), EMIC_FORMAT_TEXT, 34));
}

static void columns_line_up_by_what_is_seen(void **state)
{
    (void)state;
    const char *names[] = {"plain", "e\u0301te\u0301", "恐怖と拘束", "👩‍👩‍👧",
                           "ｆｕｌｌ"};
    emic_table *table = emic_table_make(arena, NULL);
    emic_table_add_column(table, (emic_column){.name = "name"});
    emic_table_add_column(table, (emic_column){.name = "count", .right = true});
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        emic_cell *row = emic_table_add_row(table, 0);
        row[0] = text(names[i]);
        row[1] = emic_cell_integer(i ? 5 : 12345);
    }
    emic_slice rest = emic_slice_of(written(table, EMIC_FORMAT_TEXT, 0));
    size_t lines = 0, bytes = 0, differing = 0;
    while (rest.length) {
        size_t length = (size_t)((const char *)memchr(rest.data, '\n', rest.length) - rest.data);
        assert_int_equal(17, emic_text_width((emic_slice){rest.data, length}));
        differing += lines++ && length != bytes;
        bytes = length;
        rest = emic_slice_from(rest, length + 1);
    }
    assert_int_equal(7, lines);
    assert_true(differing > 2); /* the lines are not of equal length in bytes */
}

static void prose_is_wrapped_and_no_word_is_lost(void **state)
{
    (void)state;
    const char *words = "they never told us anything and we waited all night in a room";
    assert_string_equal("id  Words\n"
                        "------------------------\n"
                        " 7  they never told us\n"
                        "    anything and we\n"
                        "    waited all night in\n"
                        "    a room\n",
                        written(prose(words), EMIC_FORMAT_TEXT, 24));
    assert_non_null(strstr(written(prose(words), EMIC_FORMAT_TEXT, 0), words));
}

static void the_longest_prose_gives_way_first(void **state)
{
    (void)state;
    emic_table *table = emic_table_make(arena, NULL);
    emic_table_add_column(table, (emic_column){.name = "words", .wrap = true});
    emic_table_add_column(table, (emic_column){.name = "memo", .wrap = true});
    emic_cell *row = emic_table_add_row(table, 0);
    row[0] = text("they never told us anything and we waited all night");
    row[1] = text("compare with TP07");
    emic_table_add_note(table, "A note is wrapped at the same place, whatever is in it.");
    assert_string_equal("words                memo\n"
                        "--------------------------------------\n"
                        "they never told us   compare with TP07\n"
                        "anything and we\n"
                        "waited all night\n"
                        "\n"
                        "A note is wrapped at the same place,\n"
                        "  whatever is in it.\n",
                        written(table, EMIC_FORMAT_TEXT, 38));
    emic_table *note = emic_table_make(arena, NULL);
    emic_table_add_note(note, "one two four five six");
    assert_string_equal("one two\n  four\n  five\n  six\n", written(note, EMIC_FORMAT_TEXT, 8));
}

static void a_word_wider_than_its_column_is_broken(void **state)
{
    (void)state;
    assert_string_equal("id  Words\n"
                        "--------------------\n"
                        " 7  aaaabbbbccccdddd\n"
                        "    eeee ff\n",
                        written(prose("aaaabbbbccccddddeeee ff"), EMIC_FORMAT_TEXT, 20));
    /* Two columns a character: nine of them pass sixteen columns. */
    assert_string_equal("id  Words\n"
                        "--------------------\n"
                        " 7  一二三四五六七八\n"
                        "    九\n",
                        written(prose("一二三四五六七八九"), EMIC_FORMAT_TEXT, 20));
}

static void line_ends_stay_in_prose_and_become_spaces_elsewhere(void **state)
{
    (void)state;
    assert_string_equal("id  Words\n"
                        "-----------\n"
                        " 7  one\n"
                        "\n"
                        "    two six\n",
                        written(prose("one\r\n\r\ntwo\tsix\n"), EMIC_FORMAT_TEXT, 80));
    emic_table *table = frequencies();
    table->rows.items[0][0] = text("HA\nRM");
    assert_non_null(strstr(written(table, EMIC_FORMAT_TEXT, 0), "\nHA RM  "));
}

static void text_cannot_steer_the_terminal(void **state)
{
    (void)state;
    const char *seen = written(prose("a\033[31mred\xC2\x9B\x7F z"), EMIC_FORMAT_TEXT, 0);
    assert_non_null(strstr(seen, "a\uFFFD[31mred\uFFFD\uFFFD z\n"));
    assert_null(strchr(seen, '\033'));
}

static void no_line_ends_in_a_space(void **state)
{
    (void)state;
    emic_table *table = frequencies();
    table->rows.items[0][3] = (emic_cell){0};
    table->rows.items[1][1] = text("   ");
    const char *seen = written(table, EMIC_FORMAT_TEXT, 20);
    assert_non_null(strstr(seen, "  FEAR\n"));
    assert_null(strstr(seen, " \n"));
    assert_null(
        strstr(written(prose("one  two   three    four     five"), EMIC_FORMAT_TEXT, 22), " \n"));
}

static void a_table_without_rows_says_so(void **state)
{
    (void)state;
    emic_table *table = emic_table_make(arena, "Sub-bases");
    emic_table_add_column(table, (emic_column){.name = "name", .title = "Name"});
    assert_string_equal("Sub-bases\n\nName\n----\n(none)\n", written(table, EMIC_FORMAT_TEXT, 0));
    assert_string_equal("name\n", written(table, EMIC_FORMAT_CSV, 0));
    assert_string_equal("**Sub-bases**\n\n| Name |\n| ---- |\n",
                        written(table, EMIC_FORMAT_MARKDOWN, 0));
    assert_non_null(strstr(written(table, EMIC_FORMAT_HTML, 0), ">none</td>"));
    assert_string_equal("Sub-bases 0\n", python("import json,sys; t = json.load(open(sys.argv[1]));"
                                                "print(t[\"title\"], len(t[\"rows\"]))",
                                                written(table, EMIC_FORMAT_JSON, 0)));
}

static void machines_and_people_see_their_own_columns(void **state)
{
    (void)state;
    emic_table *table = emic_table_make(arena, NULL);
    emic_table_add_column(table, (emic_column){.name = "code"});
    emic_table_add_column(table, (emic_column){.name = "n", .use = EMIC_COLUMN_DATA});
    emic_table_add_column(table, (emic_column){.name = "share", .use = EMIC_COLUMN_READING});
    emic_cell *row = emic_table_add_row(table, 0);
    row[0] = text("FEAR");
    row[1] = emic_cell_integer(3);
    row[2] = text("3 of 5");
    assert_string_equal("code,n\nFEAR,3\n", written(table, EMIC_FORMAT_CSV, 0));
    assert_string_equal("code  share\n------------\nFEAR  3 of 5\n",
                        written(table, EMIC_FORMAT_TEXT, 0));
    assert_null(strstr(written(table, EMIC_FORMAT_JSON, 0), "share"));
    assert_null(strstr(written(table, EMIC_FORMAT_HTML, 0), ">n<"));
}

static void equal_names_lose_nothing(void **state)
{
    (void)state;
    emic_table *table = emic_table_make(arena, NULL);
    for (int i = 0; i < 3; i++)
        emic_table_add_column(table, (emic_column){.name = "age"});
    emic_cell *row = emic_table_add_row(table, 0);
    for (int i = 0; i < 3; i++)
        row[i] = emic_cell_integer(i + 1);
    assert_string_equal("age,age_2,age_3\n1,2,3\n", written(table, EMIC_FORMAT_CSV, 0));
    assert_non_null(strstr(written(table, EMIC_FORMAT_MARKDOWN, 0), "| age | age | age |"));
}

static void what_is_no_number_is_printed_as_nothing(void **state)
{
    (void)state;
    emic_table *table = frequencies();
    table->rows.items[0][3] = emic_cell_number(NAN);
    table->rows.items[1][3] = emic_cell_number(INFINITY);
    assert_string_equal("code,tp,sp,percent\nHARM,14 of 15,20 of 26,\nFEAR,3 of 15,,\n",
                        written(table, EMIC_FORMAT_CSV, 0));
    for (emic_format format = EMIC_FORMAT_TEXT; format <= EMIC_FORMAT_LATEX; format++)
        assert_null(strstr(written(table, format, 0), "nan"));
}

/* Words that a careless writer would break or lose. */
static const char *const hard_words[] = {"a,b \"no\"", "two\nlines", "two\r\nlines",
                                         " spaces ",   "",           "\xEF\xBB\xBFmark",
                                         "\\|恐怖",    "\""};

static emic_table *hard_table(void)
{
    emic_table *table = emic_table_make(arena, "<Hard> & \"odd\"");
    emic_table_add_column(table, (emic_column){.name = "words", .title = "Words", .wrap = true});
    emic_table_add_column(table, (emic_column){.name = "n", .decimals = 2});
    for (size_t i = 0; i < sizeof hard_words / sizeof *hard_words; i++) {
        emic_cell *row = emic_table_add_row(table, 0);
        row[0] = text(hard_words[i]);
        row[1] = emic_cell_number((double)i / 4);
    }
    emic_table_add_note(table, "a <note> & more");
    return table;
}

static const char *words_between_marks(void)
{
    const char *all = "";
    for (size_t i = 0; i < sizeof hard_words / sizeof *hard_words; i++)
        all = emic_arena_format(arena, "%s%s#%.2f~", all, hard_words[i], (double)i / 4);
    return all;
}

static void csv_is_read_back_by_another_program(void **state)
{
    (void)state;
    const char *program = "import csv,sys;"
                          "rows = csv.reader(open(sys.argv[1], newline=\"\", encoding=\"utf-8\"),"
                          "                  strict=True);"
                          "out = \"\".join(r[0] + \"#\" + r[1] + \"~\" for r in list(rows)[1:]);"
                          "sys.stdout.buffer.write(out.encode())";
    assert_string_equal(words_between_marks(),
                        python(program, written(hard_table(), EMIC_FORMAT_CSV, 0)));
    /* A row that is empty throughout is still a row. */
    emic_table *table = emic_table_make(arena, NULL);
    emic_table_add_column(table, (emic_column){.name = "memo"});
    emic_table_add_row(table, 0);
    assert_string_equal("memo\n\"\"\n", written(table, EMIC_FORMAT_CSV, 0));
}

static void json_is_read_back_by_another_program(void **state)
{
    (void)state;
    const char *program = "import json,sys;"
                          "t = json.load(open(sys.argv[1], encoding=\"utf-8\"));"
                          "assert t[\"version\"] == 1 and t[\"notes\"] == [\"a <note> & more\"];"
                          "assert [c[\"title\"] for c in t[\"columns\"]] == [\"Words\", \"n\"];"
                          "out = \"\".join(\"%s#%.2f~\" % (r[\"words\"], r[\"n\"])"
                          "              for r in t[\"rows\"]);"
                          "sys.stdout.buffer.write(out.encode())";
    assert_string_equal(words_between_marks(),
                        python(program, written(hard_table(), EMIC_FORMAT_JSON, 0)));
    /* Nothing to say is null, not an empty text. */
    assert_string_equal("None Providers\n",
                        python("import json,sys; t = json.load(open(sys.argv[1]));"
                               "print(t[\"rows\"][1][\"sp\"], t[\"columns\"][2][\"over\"])",
                               written(frequencies(), EMIC_FORMAT_JSON, 0)));
}

static void markdown_keeps_its_shape_and_the_words(void **state)
{
    (void)state;
    assert_string_equal(
        "**Participants per code**\n"
        "\n"
        "| Code             | Trafficked: n of N | Providers: n of N | Providers: % |\n"
        "| ---------------- | -----------------: | ----------------: | -----------: |\n"
        "| HARM             |           14 of 15 |          20 of 26 |         76.9 |\n"
        "| &nbsp;&nbsp;FEAR |            3 of 15 |                   |              |\n"
        "\n"
        "- Unit: participants. Absence of a code is not a no.\n",
        written(frequencies(), EMIC_FORMAT_MARKDOWN, 0));
    emic_table *table = prose("a|b\\ *c* _d_ e_f <g>\n# h & [i](j) `k` ~l~");
    assert_non_null(strstr(written(table, EMIC_FORMAT_MARKDOWN, 0),
                           "| a\\|b\\\\ \\*c\\* \\_d\\_ e_f \\<g> # h \\& \\[i\\](j) \\`k\\` "
                           "\\~l\\~ |\n"));
}

static void formats_are_found_by_name(void **state)
{
    (void)state;
    emic_format format = EMIC_FORMAT_TEXT;
    emic_error error;
    assert_int_equal(EMIC_OK, emic_format_find(EMIC_LITERAL("html"), &format, &error));
    assert_int_equal(EMIC_FORMAT_HTML, format);
    assert_int_equal(EMIC_INVALID, emic_format_find(EMIC_LITERAL("yaml"), &format, &error));
    assert_string_equal("unknown format 'yaml'; known are text, csv, tsv, json, markdown, html, "
                        "latex, xlsx",
                        error.message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_reads_well_in_a_terminal),
        cmocka_unit_test(columns_line_up_by_what_is_seen),
        cmocka_unit_test(prose_is_wrapped_and_no_word_is_lost),
        cmocka_unit_test(the_longest_prose_gives_way_first),
        cmocka_unit_test(a_word_wider_than_its_column_is_broken),
        cmocka_unit_test(line_ends_stay_in_prose_and_become_spaces_elsewhere),
        cmocka_unit_test(text_cannot_steer_the_terminal),
        cmocka_unit_test(no_line_ends_in_a_space),
        cmocka_unit_test(a_table_without_rows_says_so),
        cmocka_unit_test(machines_and_people_see_their_own_columns),
        cmocka_unit_test(equal_names_lose_nothing),
        cmocka_unit_test(what_is_no_number_is_printed_as_nothing),
        cmocka_unit_test(csv_is_read_back_by_another_program),
        cmocka_unit_test(json_is_read_back_by_another_program),
        cmocka_unit_test(markdown_keeps_its_shape_and_the_words),
        cmocka_unit_test(formats_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
