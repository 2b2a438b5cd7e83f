/* Tables as workbooks of Excel: numbers stay numbers, title and notes have a sheet of their own.
 * The only file that knows libxlsxwriter, which writes to a named file alone: the workbook goes
 * through a private folder. */
#include "base/clock.h"
#include "base/file.h"
#include "base/text.h"
#include "exchange/table_format.h"
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384, MOST_UNITS = 32767 };
enum { NARROWEST = 6, WIDEST = 60, NOTES_WIDTH = 100 };
static const int64_t largest_exact = INT64_C(1) << 53;

typedef struct sheet {
    const emic_table_view *view;
    lxw_workbook *book;
    lxw_worksheet *rows, *notes;
    lxw_format *bold, *prose, **numbers; /* `numbers`: one a column */
    emic_arena *arena;
    lxw_error failed; /* the first thing that went wrong */
} sheet;

static void keep(sheet *of, lxw_error error)
{
    if (of->failed == LXW_NO_ERROR)
        of->failed = error;
}

/* --- What a sheet can hold ------------------------------------------------------------------- */

static size_t utf16_length(emic_slice text)
{
    size_t units = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        units += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
    }
    return units;
}

static emic_status check_row(const emic_table_view *view, size_t row, emic_error *err)
{
    for (size_t at = 0; at < view->count; at++) {
        const emic_cell *cell = emic_table_view_cell(view, row, at);
        if (cell->kind == EMIC_CELL_TEXT && utf16_length(cell->text) > MOST_UNITS)
            return emic_fail(err, EMIC_INVALID,
                             "row %zu, %s: a cell of a workbook (xlsx) holds up to %d characters, "
                             "and this text has more; csv or json can hold it",
                             row + 1, emic_table_view_column(view, at)->name, MOST_UNITS);
    }
    return EMIC_OK;
}

static emic_status check_size(const emic_table_view *view, emic_error *err)
{
    size_t rows = view->table->rows.count;
    if (rows >= MOST_ROWS || view->count > MOST_COLUMNS)
        return emic_fail(
            err, EMIC_INVALID,
            "a sheet of a workbook (xlsx) holds up to %d rows and %d columns, and this "
            "table has %zu and %zu; csv or json can hold it",
            MOST_ROWS - 1, MOST_COLUMNS, rows, view->count);
    for (size_t row = 0; row < rows; row++)
        EMIC_TRY(check_row(view, row, err));
    return EMIC_OK;
}

/* --- Cells ------------------------------------------------------------------------------------ */

/* Bytes of what XML cannot hold at `at` and libxlsxwriter does not escape, or 0. */
static size_t unwritable(emic_slice text, size_t at)
{
    if (text.data[at] == 0)
        return 1;
    emic_slice rest = emic_slice_from(text, at);
    return emic_slice_starts(rest, "\xEF\xBF\xBE") || emic_slice_starts(rest, "\xEF\xBF\xBF") ? 3
                                                                                              : 0;
}

static void put_string(sheet *of, lxw_worksheet *on, lxw_row_t row, size_t column, emic_slice text,
                       lxw_format *format)
{
    emic_strbuf clean = {0};
    for (size_t at = 0; at < text.length;) {
        size_t skipped = unwritable(text, at);
        if (skipped)
            emic_strbuf_puts(&clean, "\xEF\xBF\xBD");
        else
            emic_strbuf_putc(&clean, text.data[at]);
        at += skipped ? skipped : 1;
    }
    if (clean.length)
        keep(of, worksheet_write_string(on, row, (lxw_col_t)column, clean.data, format));
    emic_strbuf_close(&clean);
}

/* As many digits as every other format shows. */
static double rounded(double number, int decimals)
{
    emic_strbuf digits = {0};
    emic_strbuf_number(&digits, number, decimals);
    double value = strtod(digits.data, NULL);
    emic_strbuf_close(&digits);
    return value;
}

static void put_cell(sheet *of, size_t row, size_t at)
{
    const emic_column *column = emic_table_view_column(of->view, at);
    const emic_cell *cell = emic_table_view_cell(of->view, row, at);
    lxw_row_t line = (lxw_row_t)row + 1;
    bool exact = cell->integer >= -largest_exact && cell->integer <= largest_exact;
    emic_strbuf text = {0};
    if (cell->kind == EMIC_CELL_NUMBER && isfinite(cell->number))
        keep(of, worksheet_write_number(of->rows, line, (lxw_col_t)at,
                                        rounded(cell->number, column->decimals), of->numbers[at]));
    else if (cell->kind == EMIC_CELL_INTEGER && exact)
        keep(of,
             worksheet_write_number(of->rows, line, (lxw_col_t)at, (double)cell->integer, NULL));
    else
        emic_table_cell_text(column, cell, &text);
    put_string(of, of->rows, line, at, emic_strbuf_slice(&text), column->wrap ? of->prose : NULL);
    emic_strbuf_close(&text);
}

static void set_width(sheet *of, size_t at)
{
    const emic_column *column = emic_table_view_column(of->view, at);
    size_t width = emic_text_width(emic_slice_of(column->name));
    emic_strbuf text = {0};
    for (size_t row = 0; row < of->view->table->rows.count && width < WIDEST; row++) {
        emic_strbuf_clear(&text);
        emic_table_cell_text(column, emic_table_view_cell(of->view, row, at), &text);
        size_t found = emic_text_width(emic_strbuf_slice(&text));
        width = found > width ? found : width;
    }
    emic_strbuf_close(&text);
    width = width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
    keep(of, worksheet_set_column(of->rows, (lxw_col_t)at, (lxw_col_t)at, (double)width + 2, NULL));
}

/* --- Sheets ----------------------------------------------------------------------------------- */

static void make_formats(sheet *of)
{
    of->bold = workbook_add_format(of->book);
    format_set_bold(of->bold);
    of->prose = workbook_add_format(of->book);
    format_set_text_wrap(of->prose);
    of->numbers = emic_arena_array(of->arena, of->view->count, sizeof(lxw_format *));
    for (size_t at = 0; at < of->view->count; at++) {
        emic_strbuf shape = {0};
        emic_strbuf_number(&shape, 0, emic_table_view_column(of->view, at)->decimals);
        of->numbers[at] = workbook_add_format(of->book);
        format_set_num_format(of->numbers[at], shape.data); /* "0.000" */
        emic_strbuf_close(&shape);
    }
}

static void put_rows(sheet *of)
{
    for (size_t at = 0; at < of->view->count; at++) {
        const char *name = emic_table_view_column(of->view, at)->name;
        put_string(of, of->rows, 0, at, emic_slice_of(name), of->bold);
        set_width(of, at);
    }
    worksheet_freeze_panes(of->rows, 1, 0);
    for (size_t row = 0; row < of->view->table->rows.count; row++)
        for (size_t at = 0; at < of->view->count; at++)
            put_cell(of, row, at);
}

static void put_notes(sheet *of)
{
    const emic_table *table = of->view->table;
    keep(of, worksheet_set_column(of->notes, 0, 0, NOTES_WIDTH, NULL));
    put_string(of, of->notes, 0, 0, emic_slice_of(table->title), of->bold);
    for (size_t i = 0; i < table->notes.count; i++)
        put_string(of, of->notes, (lxw_row_t)i + 1, 0, emic_slice_of(table->notes.items[i]),
                   of->prose);
}

static void set_time(sheet *of)
{
    int64_t now = emic_clock_now();
    lxw_doc_properties properties = {.created = (time_t)(now ? now : 1)}; /* 0 would be today */
    keep(of, workbook_set_properties(of->book, &properties));
}

static emic_status write_book(const emic_table_view *view, const char *folder, const char *path,
                              emic_arena *arena, emic_error *err)
{
    lxw_workbook_options options = {.tmpdir = (char *)folder};
    sheet of = {.view = view, .arena = arena, .book = workbook_new_opt(path, &options)};
    if (!of.book)
        return emic_fail(err, EMIC_IO, "cannot make a workbook (xlsx) in %s", folder);
    of.rows = workbook_add_worksheet(of.book, "Table");
    of.notes = workbook_add_worksheet(of.book, "Notes");
    make_formats(&of);
    put_rows(&of);
    put_notes(&of);
    set_time(&of);
    lxw_error failed = of.failed, closed = workbook_close(of.book);
    if (failed != LXW_NO_ERROR || closed != LXW_NO_ERROR)
        return emic_fail(err, EMIC_IO, "cannot make a workbook (xlsx) in %s: %s", folder,
                         lxw_strerror(failed != LXW_NO_ERROR ? failed : closed));
    return EMIC_OK;
}

emic_status emic_table_write_xlsx(const emic_table *table, emic_arena *arena, emic_slice *out,
                                  emic_error *err)
{
    emic_table_view view = emic_table_view_make(table, EMIC_COLUMN_DATA, arena);
    const char *folder;
    EMIC_TRY(check_size(&view, err));
    EMIC_TRY(emic_file_make_folder("emic-", arena, &folder, err));
    const char *path = emic_arena_format(arena, "%s/table.xlsx", folder);
    emic_status status = write_book(&view, folder, path, arena, err);
    if (status == EMIC_OK)
        status = emic_file_read(path, arena, out, err);
    unlink(path);
    rmdir(folder);
    return status;
}
