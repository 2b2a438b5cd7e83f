/* Tables for other programs: tabs, LaTeX, and workbooks, which Python's zipfile and XML reader look
 * into. The other formats have test_table.c and test_html.c. */
#include "exchange/table_write.h"
#include "python.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
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

/* The table as text. Never empty. */
static const char *written(const emic_table *table, emic_format format)
{
    emic_strbuf out = {0};
    emic_table_write(table, format, 0, &out);
    assert_true(out.length > 0);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return copy;
}

static emic_slice workbook(const emic_table *table)
{
    emic_slice bytes;
    emic_error err;
    assert_int_equal(EMIC_OK, emic_table_write_xlsx(table, arena, &bytes, &err));
    assert_true(bytes.length > 0);
    return bytes;
}

static emic_cell text(const char *words)
{
    return emic_cell_text(emic_slice_of(words));
}

/* What the Python `program` prints about `content`. */
static const char *python(const char *program, emic_slice content)
{
    emic_strbuf said = {0};
    assert_true(python_run(program, content, &said));
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&said));
    emic_strbuf_close(&said);
    return copy;
}

/* A column of words and one of numbers, a row of each. */
static emic_table *pairs(const char *const *words, const emic_cell *numbers, size_t count)
{
    emic_table *table = emic_table_make(arena, "Made <up> & 100 %");
    emic_table_add_column(table, (emic_column){.name = "words", .title = "Words", .wrap = true});
    emic_table_add_column(table, (emic_column){.name = "n", .right = true, .decimals = 3});
    for (size_t i = 0; i < count; i++) {
        emic_cell *row = emic_table_add_row(table, 0);
        row[0] = text(words[i]);
        row[1] = numbers[i];
    }
    emic_table_add_note(table, "A note, & <another>.");
    return table;
}

static const char *const hard_words[] = {
    "a\tb",     "two\nlines", "two\r\nlines", "C:\\new\\table",  "\"quoted\", it's", "=SUM(A1)",
    " spaces ", "",           "恐怖 😀 é",     "<a> & ]]> &amp;", "https://x",        "\"",
};
enum { HARD_COUNT = sizeof hard_words / sizeof *hard_words };

static emic_table *hard_table(void)
{
    emic_cell numbers[HARD_COUNT] = {{0}};
    for (size_t i = 0; i < HARD_COUNT; i++)
        numbers[i] = emic_cell_number((double)i / 3);
    return pairs(hard_words, numbers, HARD_COUNT);
}

/* Words and numbers as they must be read back. */
static const char *hard_pairs(void)
{
    const char *all = "";
    for (size_t i = 0; i < HARD_COUNT; i++)
        all = emic_arena_format(arena, "%s%s#%.3f~", all, hard_words[i], (double)i / 3);
    return all;
}

static void tsv_is_read_back_by_another_program(void **state)
{
    (void)state;
    const char *seen = written(hard_table(), EMIC_FORMAT_TSV);
    assert_ptr_equal(seen, strstr(seen, "words\tn\na\\tb\t0.000\ntwo\\nlines\t0.333\n"));
    const char *program =
        "import csv,re,sys\n"
        "rows = list(csv.reader(open(sys.argv[1], newline=\"\", encoding=\"utf-8\"),"
        "                       delimiter=\"\\t\", quoting=csv.QUOTE_NONE, strict=True))\n"
        "marks = dict(t=\"\\t\", n=\"\\n\", r=\"\\r\")\n"
        "def plain(field):\n"
        "    return re.sub(r\"\\\\(.)\", lambda m: marks.get(m[1], m[1]), field)\n"
        "assert all(len(row) == 2 for row in rows)\n"
        "out = \"\".join(plain(r[0]) + \"#\" + r[1] + \"~\" for r in rows[1:])\n"
        "sys.stdout.buffer.write(out.encode())";
    assert_string_equal(hard_pairs(), python(program, emic_slice_of(seen)));
}

static void add_number(emic_table *table, const char *name, const char *title, const char *over)
{
    emic_table_add_column(
        table,
        (emic_column){.name = name, .title = title, .right = true, .decimals = 1, .over = over});
}

static void latex_has_rules_and_shared_headings(void **state)
{
    (void)state;
    emic_table *table = emic_table_make(arena, "Codes & groups");
    emic_table_add_column(table, (emic_column){.name = "code", .title = "Code"});
    add_number(table, "tp", "n of N", "Trafficked_1");
    add_number(table, "sp", "n of N", "Providers");
    add_number(table, "percent", "%", "Providers");
    emic_table_add_column(table, (emic_column){.name = "x", .use = EMIC_COLUMN_DATA});
    emic_cell *row = emic_table_add_row(table, 0);
    row[0] = text("[HARM]");
    row[1] = text("14 of 15");
    row[2] = text("20 of 26");
    row[3] = emic_cell_number(76.923);
    row = emic_table_add_row(table, 2);
    row[0] = text("FÜRCHTEN–恐怖");
    row[3] = emic_cell_number(NAN);
    emic_table_add_note(table, "Unit: %s.", "participants");
    emic_table_add_note(table, "From 20 %% on.");
    assert_string_equal("% \\usepackage{booktabs}\n"
                        "\\begin{table}\n"
                        "\\centering\n"
                        "\\caption{Codes \\& groups}\n"
                        "\\begin{tabular}{lrrr}\n"
                        "\\toprule\n"
                        " & \\multicolumn{1}{c}{Trafficked\\_1} & "
                        "\\multicolumn{2}{c}{Providers} \\\\\n"
                        "\\cmidrule(lr){2-2}\n"
                        "\\cmidrule(lr){3-4}\n"
                        "Code & n of N & n of N & \\% \\\\\n"
                        "\\midrule\n"
                        "{}[HARM] & 14 of 15 & 20 of 26 & 76.9 \\\\\n"
                        "\\hspace*{2em}FÜRCHTEN–恐怖 &  &  &  \\\\\n"
                        "\\bottomrule\n"
                        "\\end{tabular}\n"
                        "\\par\\medskip\n"
                        "\\parbox{\\linewidth}{\\footnotesize\\raggedright\n"
                        "Unit: participants.\n"
                        "From 20 \\% on.\n"
                        "}\n"
                        "\\end{table}\n",
                        written(table, EMIC_FORMAT_LATEX));
}

static void latex_takes_words_as_they_are(void **state)
{
    (void)state;
    const char *const words[] = {"\\a {b} $c$ d&e #f_g %h ~i ^j", "<k> |l| [m] *n*",
                                 "-- ''o'' ``p`` ?`q ,,r", "s\nt\tu\x01v"};
    const emic_cell none[4] = {{0}};
    emic_table *table = pairs(words, none, 4);
    const char *seen = written(table, EMIC_FORMAT_LATEX);
    assert_non_null(strstr(seen, "\\begin{tabular}{p{0.60\\linewidth}r}\n"));
    assert_non_null(strstr(seen, "\\textbackslash{}a \\{b\\} \\$c\\$ d\\&e \\#f\\_g \\%h "
                                 "\\textasciitilde{}i \\textasciicircum{}j &  \\\\\n"));
    assert_non_null(strstr(seen, "\\textless{}k\\textgreater{} \\textbar{}l\\textbar{} "
                                 "[m] *n* &"));
    assert_non_null(strstr(seen, "-{}- '{}'o'{}' `{}`p`{}` ?{}`q ,{},r &"));
    assert_non_null(strstr(seen, "s\\newline t u v &"));
    assert_non_null(strstr(seen, "A note, \\& \\textless{}another\\textgreater{}.\n"));
    table->rows.count = 0;
    seen = written(table, EMIC_FORMAT_LATEX);
    assert_non_null(strstr(seen, "\\midrule\n\\multicolumn{2}{l}{(none)} \\\\\n\\bottomrule"));
}

/* Reads a workbook as little as is needed: `cells` of the sheet in `part`, by their places. */
static const char reader[] =
    "import sys, zipfile, xml.etree.ElementTree as et\n"
    "book = zipfile.ZipFile(sys.argv[1])\n"
    "assert book.testzip() is None\n"
    "ns = \"{http://schemas.openxmlformats.org/spreadsheetml/2006/main}\"\n"
    "def tree(part): return et.fromstring(book.read(part))\n"
    "words = [\"\".join(t.text or \"\" for t in si.iter(ns + \"t\"))"
    "         for si in tree(\"xl/sharedStrings.xml\")]\n"
    "def value(c):\n"
    "    v = c.find(ns + \"v\").text\n"
    "    return words[int(v)] if c.get(\"t\") == \"s\" else float(v)\n"
    "def cells(part):\n"
    "    return {c.get(\"r\"): value(c) for c in tree(part).iter(ns + \"c\")"
    "            if c.find(ns + \"v\") is not None}\n"
    "sheet, notes = \"xl/worksheets/sheet1.xml\", \"xl/worksheets/sheet2.xml\"\n"
    "def say(words): sys.stdout.buffer.write(words.encode())\n";

static const char *look(const char *program, emic_slice bytes)
{
    return python(emic_arena_format(arena, "%s%s", reader, program), bytes);
}

static void a_workbook_is_read_back_by_another_program(void **state)
{
    (void)state;
    emic_slice bytes = workbook(hard_table());
    /* XML readers make one line feed of CR LF, but for the escape that stands for CR here. */
    assert_string_equal(
        hard_pairs(),
        look("c = cells(sheet)\n"
             "assert (c[\"A1\"], c[\"B1\"]) == (\"words\", \"n\")\n"
             "say(\"\".join(\"%s#%.3f~\" % (c.get(f\"A{i}\", \"\").replace(\"_x000D_\", \"\\r\"),"
             "    c[f\"B{i}\"]) for i in range(2, 14)))",
             bytes));
    assert_string_equal("Made <up> & 100 %|A note, & <another>.",
                        look("say(\"|\".join(cells(notes).values()))", bytes));
    assert_string_equal("Table Notes 1 frozen",
                        look("names = [s.get(\"name\") for s in tree(\"xl/workbook.xml\")"
                             "         .iter(ns + \"sheet\")]\n"
                             "pane = next(tree(sheet).iter(ns + \"pane\"))\n"
                             "assert not list(tree(sheet).iter(ns + \"f\"))\n"
                             "assert len(list(tree(sheet).iter(ns + \"col\"))) == 2\n"
                             "say(\" \".join(names + [pane.get(\"ySplit\"), pane.get(\"state\")]))",
                             bytes));
}

static void numbers_in_a_workbook_are_exact(void **state)
{
    (void)state;
    const char *const words[] = {"2^53", "more", "least", "third", "none", "empty"};
    const emic_cell numbers[] = {
        emic_cell_integer(INT64_C(1) << 53), emic_cell_integer((INT64_C(1) << 53) + 1),
        emic_cell_integer(INT64_MIN),        emic_cell_number(2.0 / 3),
        emic_cell_number(INFINITY),          {0}};
    assert_string_equal("9007199254740992 '9007199254740993' '-9223372036854775808' 0.667 - -",
                        look("c = cells(sheet)\n"
                             "def show(v): return \"%.16g\" % v if isinstance(v, float) else "
                             "    v if v == \"-\" else chr(39) + v + chr(39)\n"
                             "say(\" \".join(show(c.get(f\"B{i}\", \"-\")) for i in range(2, 8)))",
                             workbook(pairs(words, numbers, 6))));
}

static void what_xml_cannot_hold_is_replaced(void **state)
{
    (void)state;
    emic_table *table = pairs((const char *const[]){""}, (const emic_cell[]){{0}}, 1);
    table->rows.items[0][0] = emic_cell_text((emic_slice){"a\0b\xEF\xBF\xBF\x02", 7});
    assert_string_equal("a\xEF\xBF\xBD"
                        "b\xEF\xBF\xBD_x0002_",
                        look("say(cells(sheet)[\"A2\"])", workbook(table)));
}

static void a_workbook_is_the_same_bytes_at_the_same_time(void **state)
{
    (void)state;
    assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", "1772366400", 1));
    emic_slice first = workbook(hard_table()), second = workbook(hard_table());
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    assert_string_equal("2026-03-01T12:00:00Z",
                        look("say(tree(\"docProps/core.xml\")[2].text)", first));
    assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", "0", 1));
    first = workbook(hard_table());
    assert_string_equal("1970-01-01T00:00:01Z",
                        look("say(tree(\"docProps/core.xml\")[2].text)", first));
    assert_int_equal(0, setenv("SOURCE_DATE_EPOCH", "1772366400", 1));
}

static void what_a_sheet_cannot_hold_is_refused(void **state)
{
    (void)state;
    enum { LONGEST = 32767 };
    char words[LONGEST + 3]; /* x, and a sign of two UTF-16 units in four bytes */
    memset(words, 'x', LONGEST - 1);
    memcpy(words + LONGEST - 1, "😀", 4);
    emic_table *table = pairs((const char *const[]){""}, (const emic_cell[]){{0}}, 1);
    table->rows.items[0][0] = emic_cell_text((emic_slice){words + 1, sizeof words - 1});
    assert_string_equal("32766", look("say(str(len(cells(sheet)[\"A2\"])))", workbook(table)));
    table->rows.items[0][0] = emic_cell_text((emic_slice){words, sizeof words});
    emic_slice bytes;
    emic_error err;
    assert_int_equal(EMIC_INVALID, emic_table_write_xlsx(table, arena, &bytes, &err));
    assert_string_equal("row 1, words: a cell of a workbook (xlsx) holds up to 32767 characters, "
                        "and this text has more; csv or json can hold it",
                        err.message);
    table->rows.count = 1048576;
    assert_int_equal(EMIC_INVALID, emic_table_write_xlsx(table, arena, &bytes, &err));
    assert_non_null(strstr(err.message, "up to 1048575 rows"));
    table->rows.count = 1;
}

static void a_workbook_needs_its_folder(void **state)
{
    (void)state;
    emic_slice bytes;
    emic_error err;
    assert_int_equal(0, setenv("TMPDIR", "/nowhere", 1));
    emic_status status = emic_table_write_xlsx(hard_table(), arena, &bytes, &err);
    unsetenv("TMPDIR");
    assert_int_equal(EMIC_IO, status);
    assert_non_null(strstr(err.path, "/nowhere/emic-"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tsv_is_read_back_by_another_program),
        cmocka_unit_test(latex_has_rules_and_shared_headings),
        cmocka_unit_test(latex_takes_words_as_they_are),
        cmocka_unit_test(a_workbook_is_read_back_by_another_program),
        cmocka_unit_test(numbers_in_a_workbook_are_exact),
        cmocka_unit_test(what_xml_cannot_hold_is_replaced),
        cmocka_unit_test(a_workbook_is_the_same_bytes_at_the_same_time),
        cmocka_unit_test(what_a_sheet_cannot_hold_is_refused),
        cmocka_unit_test(a_workbook_needs_its_folder),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
