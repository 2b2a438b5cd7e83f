/* CSV in and out: what is a row, where an error stands, and that whatever is written is read back,
 * here and by others. */
#include "base/csv.h"
#include "python.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static emic_csv *open_csv(const char *text)
{
    emic_csv *csv = NULL;
    emic_error err = {0};
    assert_true(text[0] != '\0');
    if (emic_csv_open("people.csv", emic_slice_of(text), &csv, &err) != EMIC_OK)
        fail_msg("%u:%u: %s", err.line, err.column, err.message);
    return csv;
}

/* The rest of the rows in one line: fields joined by '|', rows by '/'. */
static const char *read_rest(emic_csv *csv)
{
    static char joined[512];
    emic_csv_row row;
    emic_error err;
    bool more;
    size_t length = 0;
    joined[0] = '\0';
    while (emic_csv_next(csv, &row, &more, &err) == EMIC_OK && more) {
        assert_int_equal(row.count, emic_csv_column_count(csv));
        for (size_t i = 0; i < row.count; i++)
            length += (size_t)snprintf(joined + length, sizeof joined - length, "%s%.*s",
                                       i ? "|" : (length ? "/" : ""), EMIC_ARG(row.fields[i]));
    }
    assert_false(more);
    return joined;
}

static void assert_rows(const char *text, const char *expected)
{
    emic_csv *csv = open_csv(text);
    assert_string_equal(read_rest(csv), expected);
    emic_csv_close(csv);
}

static void rows_have_the_headers_fields(void **state)
{
    (void)state;
    emic_csv *csv = open_csv("participant, group ,note\nTP01,TP,first\nTP02,TP,\n");
    assert_string_equal(emic_csv_path(csv), "people.csv");
    assert_int_equal(emic_csv_column_count(csv), 3);
    assert_true(emic_slice_is(emic_csv_column(csv, 1), "group"));
    assert_int_equal(emic_csv_find(csv, "note"), 2);
    assert_int_equal(emic_csv_find(csv, "Note"), -1);
    assert_string_equal(read_rest(csv), "TP01|TP|first/TP02|TP|");
    emic_csv_close(csv);
}

static void quotes_hold_commas_quotes_and_lines(void **state)
{
    (void)state;
    assert_rows("a,b\n\"x, y\",\"say \"\"no\"\"\"\n", "x, y|say \"no\"");
    assert_rows("a,b\n\"two\nlines\",\"\"\n", "two\nlines|");
    assert_rows("a\n\"\"\"\"\n", "\"");
    assert_rows("\"a\",b\n 1 , 2\n", " 1 | 2");
}

static void lines_end_with_lf_crlf_or_cr(void **state)
{
    (void)state;
    assert_rows("a,b\n1,2\n3,4\n", "1|2/3|4");
    assert_rows("a,b\r\n1,2\r\n3,4\r\n", "1|2/3|4");
    assert_rows("a,b\r1,2\r3,4\r", "1|2/3|4");
    assert_rows("a,b\n1,2\n3,4", "1|2/3|4");
    assert_rows("a,b\n1,2\n3,", "1|2/3|");
    assert_rows("\xEF\xBB\xBF"
                "a,b\n1,2\n",
                "1|2");
}

static void only_wholly_empty_lines_are_skipped(void **state)
{
    (void)state;
    assert_rows("\n\na,b\n\n1,2\r\n\r\n\n3,4\n\n", "1|2/3|4");
    assert_rows("a\nx\n\"\"\n \ny\n", "x// /y");
}

static bool lies_in(emic_slice field, const char *text)
{
    return field.data >= text && field.data + field.length <= text + strlen(text);
}

static void fields_are_borrowed_unless_quotes_were_doubled(void **state)
{
    (void)state;
    const char *text = "a,b,c\nplain,\"quoted\",\"doub\"\"led\"\n";
    emic_csv *csv = open_csv(text);
    emic_csv_row row;
    emic_error err;
    bool more = false;
    assert_int_equal(emic_csv_next(csv, &row, &more, &err), EMIC_OK);
    assert_true(more);
    assert_true(lies_in(row.fields[0], text));
    assert_true(lies_in(row.fields[1], text));
    assert_false(lies_in(row.fields[2], text));
    assert_true(emic_slice_is(row.fields[1], "quoted"));
    assert_true(emic_slice_is(row.fields[2], "doub\"led"));
    emic_csv_close(csv);
}

/* Reads `text` until it is refused, and compares place and message. */
static void assert_refused(const char *text, uint32_t line, uint32_t column, const char *message)
{
    emic_csv *csv = NULL;
    emic_csv_row row;
    emic_error err = {0};
    bool more = true;
    emic_status status = emic_csv_open("people.csv", emic_slice_of(text), &csv, &err);
    while (status == EMIC_OK && more)
        status = emic_csv_next(csv, &row, &more, &err);
    emic_csv_close(csv);
    assert_int_equal(status, EMIC_MALFORMED);
    assert_int_equal(err.status, EMIC_MALFORMED);
    assert_string_equal(err.path, "people.csv");
    assert_string_equal(err.message, message);
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
}

static void a_bad_row_is_refused_where_it_stands(void **state)
{
    (void)state;
    assert_refused("a,b\n1,2\n3\n", 3, 2, "the row ends after 1 of the header's 2 fields");
    assert_refused("a,b\n1,2,3\n", 2, 5, "a field too many: the header has 2");
    assert_refused("a,b\n\"x\ny\",2,3\n", 3, 6, "a field too many: the header has 2");
    assert_refused("a,b\n1,say \"no\"\n", 2, 7,
                   "quote inside an unquoted field; quote the field and double the quote");
    assert_refused("a,b\n\"x\"y,2\n", 2, 4,
                   "text after a closing quote; a quote inside a field must be doubled");
    assert_refused("a,b\n1,2\n3,\"never\nends,4\n", 3, 3,
                   "the quote that opens here is never closed");
    assert_refused("a,b\r\"\r\r\n\",2\r3,\"x", 5, 3, "the quote that opens here is never closed");
    assert_refused("a,b\n\xC3\xA9\xF0\x9F\x98\x80,x\"\n", 2, 5,
                   "quote inside an unquoted field; quote the field and double the quote");
}

static void a_bad_header_is_refused(void **state)
{
    (void)state;
    assert_refused("", 1, 1, "the file is empty; its first line must name the columns");
    assert_refused("\n\r\n", 1, 1, "the file is empty; its first line must name the columns");
    assert_refused("a,,c\n", 1, 3, "column 2 of the header has no name");
    assert_refused("a,\" \"\n", 1, 3, "column 2 of the header has no name");
    assert_refused("b,a,c,a ,b\n", 1, 7, "column \"a\" stands twice in the header");
}

static const char *const known[] = {"participant", "group", "note", NULL};

static void columns_are_found_by_name(void **state)
{
    (void)state;
    emic_error err;
    int at[3] = {9, 9, 9};
    emic_csv *csv = open_csv("group,age,participant\n");
    assert_int_equal(emic_csv_columns(csv, known, 2, true, at, &err), EMIC_OK);
    assert_int_equal(at[0], 2);
    assert_int_equal(at[1], 0);
    assert_int_equal(at[2], -1);
    emic_csv_close(csv);
}

static void assert_columns_refused(const char *text, bool others, uint32_t column,
                                   const char *message)
{
    emic_error err = {0};
    int at[3];
    emic_csv *csv = open_csv(text);
    assert_int_equal(emic_csv_columns(csv, known, 2, others, at, &err), EMIC_INVALID);
    assert_string_equal(err.message, message);
    assert_string_equal(err.path, "people.csv");
    assert_int_equal(err.line, 1);
    assert_int_equal(err.column, column);
    emic_csv_close(csv);
}

static void unknown_and_missing_columns_are_named(void **state)
{
    (void)state;
    assert_columns_refused("group,partcipant\n", false, 7,
                           "unknown column \"partcipant\"; did you mean \"participant\"?"
                           " known: participant, group, note");
    assert_columns_refused("participant,group,weather\n", false, 19,
                           "unknown column \"weather\"; known: participant, group, note");
    assert_columns_refused("age,participants\n", true, 0,
                           "the column \"participant\" is missing; is \"participants\" meant?");
    assert_columns_refused("age,participant\n", true, 0,
                           "the column \"group\" is missing; the header has: age, participant");
}

static void an_error_from_above_gets_the_place_of_the_value(void **state)
{
    (void)state;
    emic_csv *csv = open_csv("a,b,c\n1,2,3\n\"x, \"\"y\"\"\n\xC3\xA9\",n\xC3\xA9,4x\n");
    emic_csv_row row;
    emic_error err = {0};
    bool more = false;
    for (int i = 0; i < 2; i++)
        assert_int_equal(emic_csv_next(csv, &row, &more, &err), EMIC_OK);
    assert_true(more);
    assert_int_equal(row.line, 3);
    assert_int_equal(emic_csv_fail(csv, &row, 2, &err, EMIC_INVALID, "\"%.*s\" is no number",
                                   EMIC_ARG(row.fields[2])),
                     EMIC_INVALID);
    assert_string_equal(err.message, "\"4x\" is no number");
    assert_int_equal(err.line, 4);
    assert_int_equal(err.column, 7);
    emic_fail(&err, EMIC_NOT_FOUND, "no such code");
    assert_int_equal(emic_csv_locate(csv, &row, 0, &err), EMIC_NOT_FOUND);
    assert_string_equal(err.path, "people.csv");
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 1);
    emic_csv_fail(csv, NULL, 1, &err, EMIC_INVALID, "odd column");
    assert_int_equal(err.line, 1);
    assert_int_equal(err.column, 3);
    emic_csv_close(csv);
}

static void fields_are_quoted_only_where_they_must(void **state)
{
    (void)state;
    static const char *const lines[][4] = {
        {"a", "", "c d", NULL},
        {"x,y", "say \"no\"", NULL},
        {"two\nlines", "cr\r", NULL},
        {" lead", "trail\t", NULL},
        {"", "x", NULL},
        {"", "", NULL},
        {"", NULL},
        {"\xEF\xBB\xBFmark", NULL},
    };
    emic_strbuf out = {0};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        for (size_t k = 0; lines[i][k]; k++)
            emic_csv_put(&out, emic_slice_of(lines[i][k]));
        emic_csv_end(&out);
    }
    assert_string_equal(out.data, "a,,c d\n\"x,y\",\"say \"\"no\"\"\"\n\"two\nlines\",\"cr\r\"\n"
                                  "\" lead\",\"trail\t\"\n,x\n,\n\"\"\n\"\xEF\xBB\xBFmark\"\n");
    emic_strbuf_close(&out);
}

/* --- Written and read back ------------------------------------------------------------------ */

typedef struct random_table {
    emic_strbuf csv;        /* the table as written, under a header */
    emic_strbuf hex;        /* its fields in hexadecimal: '.' after each, LF after each row */
    size_t columns, fields; /* how many */
} random_table;

static uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static void put_hex(emic_strbuf *out, emic_slice field)
{
    for (size_t i = 0; i < field.length; i++)
        emic_strbuf_printf(out, "%02x", (unsigned char)field.data[i]);
    emic_strbuf_putc(out, '.');
}

static void put_random_field(random_table *table, uint32_t *seed)
{
    static const char *const pieces[] = {
        "a",
        "word",
        ",",
        "\"",
        "\"\"",
        "\n",
        "\r",
        "\r\n",
        " ",
        "\t",
        "\xC3\xA9",
        "e\xCC\x81",
        "\xF0\x9F\x98\x80",
        "\xEF\xBB\xBF",
        "\xD7\xA9",
        "=1+1",
        ";",
        "'",
    };
    emic_strbuf field = {0};
    for (uint32_t left = draw(seed, 5); left > 0; left--)
        emic_strbuf_puts(&field, pieces[draw(seed, sizeof pieces / sizeof pieces[0])]);
    emic_csv_put(&table->csv, emic_strbuf_slice(&field));
    put_hex(&table->hex, emic_strbuf_slice(&field));
    table->fields++;
    emic_strbuf_close(&field);
}

static random_table make_table(size_t columns, uint32_t seed)
{
    random_table table = {.columns = columns};
    char name[24];
    for (size_t i = 0; i < columns; i++) {
        snprintf(name, sizeof name, "c%zu", i);
        emic_csv_put(&table.csv, emic_slice_of(name));
    }
    emic_csv_end(&table.csv);
    for (int row = 0; row < 200; row++) {
        for (size_t i = 0; i < columns; i++)
            put_random_field(&table, &seed);
        emic_csv_end(&table.csv);
        emic_strbuf_putc(&table.hex, '\n');
    }
    return table;
}

static void close_table(random_table *table)
{
    emic_strbuf_close(&table->csv);
    emic_strbuf_close(&table->hex);
}

static void whatever_is_written_is_read_back(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 20; seed++) {
        random_table table = make_table(seed % 5 + 1, seed);
        emic_csv *csv = open_csv(table.csv.data);
        emic_strbuf hex = {0};
        emic_csv_row row;
        emic_error err;
        bool more = true;
        while (emic_csv_next(csv, &row, &more, &err) == EMIC_OK && more) {
            for (size_t i = 0; i < row.count; i++)
                put_hex(&hex, row.fields[i]);
            emic_strbuf_putc(&hex, '\n');
        }
        assert_false(more);
        assert_int_equal(table.fields, 200 * table.columns);
        assert_string_equal(hex.data, table.hex.data);
        emic_strbuf_close(&hex);
        emic_csv_close(csv);
        close_table(&table);
    }
}

static void python_reads_the_same_rows(void **state)
{
    (void)state;
    static const char program[] =
        "import csv, sys\n"
        "rows = list(csv.reader(open(sys.argv[1], encoding=\"utf-8\", newline=\"\")))\n"
        "for row in rows[1:]:\n"
        "    print(\"\".join(field.encode().hex() + \".\" for field in row))\n";
    for (uint32_t columns = 1; columns <= 4; columns += 3) {
        random_table table = make_table(columns, 77 + columns);
        emic_strbuf hex = {0};
        assert_true(python_run(program, emic_strbuf_slice(&table.csv), &hex));
        assert_true(hex.length > 200);
        assert_string_equal(hex.data, table.hex.data);
        emic_strbuf_close(&hex);
        close_table(&table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_have_the_headers_fields),
        cmocka_unit_test(quotes_hold_commas_quotes_and_lines),
        cmocka_unit_test(lines_end_with_lf_crlf_or_cr),
        cmocka_unit_test(only_wholly_empty_lines_are_skipped),
        cmocka_unit_test(fields_are_borrowed_unless_quotes_were_doubled),
        cmocka_unit_test(a_bad_row_is_refused_where_it_stands),
        cmocka_unit_test(a_bad_header_is_refused),
        cmocka_unit_test(columns_are_found_by_name),
        cmocka_unit_test(unknown_and_missing_columns_are_named),
        cmocka_unit_test(an_error_from_above_gets_the_place_of_the_value),
        cmocka_unit_test(fields_are_quoted_only_where_they_must),
        cmocka_unit_test(whatever_is_written_is_read_back),
        cmocka_unit_test(python_reads_the_same_rows),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
