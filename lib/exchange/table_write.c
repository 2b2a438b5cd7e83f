/* The list of table formats, and what their writers share. A format is one file and one row. */
#include "exchange/table_format.h"
#include <assert.h>
#include <math.h>

static const struct {
    const char *name, *ending;
    emic_table_writer *write;
} formats[] = {
    [EMIC_FORMAT_TEXT] = {"text", "txt", emic_table_write_text},
    [EMIC_FORMAT_CSV] = {"csv", "csv", emic_table_write_csv},
    [EMIC_FORMAT_TSV] = {"tsv", "tsv", emic_table_write_tsv},
    [EMIC_FORMAT_JSON] = {"json", "json", emic_table_write_json},
    [EMIC_FORMAT_MARKDOWN] = {"markdown", "md", emic_table_write_markdown},
    [EMIC_FORMAT_HTML] = {"html", "html", emic_table_write_html},
    [EMIC_FORMAT_LATEX] = {"latex", "tex", emic_table_write_latex},
    [EMIC_FORMAT_XLSX] = {"xlsx", "xlsx", NULL}, /* can fail: emic_table_write_xlsx */
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

emic_status emic_format_find(emic_slice name, emic_format *out, emic_error *err)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (emic_slice_is(name, formats[i].name)) {
            *out = (emic_format)i;
            return EMIC_OK;
        }
    emic_strbuf known = {0};
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        emic_strbuf_printf(&known, "%s%s", i ? ", " : "", formats[i].name);
    emic_fail(err, EMIC_INVALID, "unknown format '%.*s'; known are %s", EMIC_ARG(name), known.data);
    emic_strbuf_close(&known);
    return EMIC_INVALID;
}

const char *emic_format_ending(emic_format format)
{
    return formats[format].ending;
}

bool emic_format_is_data(emic_format format)
{
    return format == EMIC_FORMAT_CSV || format == EMIC_FORMAT_TSV || format == EMIC_FORMAT_JSON ||
           format == EMIC_FORMAT_XLSX;
}

void emic_table_write(const emic_table *table, emic_format format, size_t width, emic_strbuf *out)
{
    assert((size_t)format < FORMAT_COUNT && formats[format].write);
    formats[format].write(table, width, out);
}

emic_table_view emic_table_view_make(const emic_table *table, emic_column_use use,
                                     emic_arena *arena)
{
    emic_table_view view = {.table = table};
    view.columns = emic_arena_array(arena, table->columns.count, sizeof *view.columns);
    for (size_t i = 0; i < table->columns.count; i++)
        if (table->columns.items[i].use == EMIC_COLUMN_BOTH || table->columns.items[i].use == use)
            view.columns[view.count++] = i;
    return view;
}

const emic_column *emic_table_view_column(const emic_table_view *view, size_t at)
{
    return &view->table->columns.items[view->columns[at]];
}

const emic_cell *emic_table_view_cell(const emic_table_view *view, size_t row, size_t at)
{
    return &view->table->rows.items[row][view->columns[at]];
}

bool emic_table_view_grouped(const emic_table_view *view)
{
    for (size_t at = 0; at < view->count; at++)
        if (emic_table_view_column(view, at)->over)
            return true;
    return false;
}

size_t emic_table_view_group(const emic_table_view *view, size_t at)
{
    const char *over = emic_table_view_column(view, at)->over;
    size_t end = at + 1;
    while (over && end < view->count && emic_table_view_column(view, end)->over &&
           strcmp(over, emic_table_view_column(view, end)->over) == 0)
        end++;
    return end - at;
}

void emic_table_cell_text(const emic_column *column, const emic_cell *cell, emic_strbuf *out)
{
    if (cell->kind == EMIC_CELL_TEXT)
        emic_strbuf_add(out, cell->text);
    else if (cell->kind == EMIC_CELL_INTEGER)
        emic_strbuf_integer(out, cell->integer);
    else if (cell->kind == EMIC_CELL_NUMBER && isfinite(cell->number))
        emic_strbuf_number(out, cell->number, column->decimals);
}
