/* What the writers of tables share: which columns a reader sees, headings over several columns,
 * and a cell's value as text. Private to exchange/. */
#pragma once
#include "base/json.h"
#include "exchange/table_write.h"

/* The columns that one kind of reader sees, as indexes into the table's, in order. */
typedef struct emic_table_view {
    const emic_table *table;
    size_t *columns;
    size_t count;
} emic_table_view;

/* The view of `table` for `use`: EMIC_COLUMN_DATA or EMIC_COLUMN_READING. Lives in `arena`. */
emic_table_view emic_table_view_make(const emic_table *table, emic_column_use use,
                                     emic_arena *arena);
const emic_column *emic_table_view_column(const emic_table_view *view, size_t at);
const emic_cell *emic_table_view_cell(const emic_table_view *view, size_t row, size_t at);

/* Whether any column of the view stands under a shared heading. */
bool emic_table_view_grouped(const emic_table_view *view);

/* How many columns from `at` on share its heading: 1 or more; 1 when it has none. */
size_t emic_table_view_group(const emic_table_view *view, size_t at);

/* Appends a cell's value: text as it is, numbers with the column's decimals, otherwise nothing. */
void emic_table_cell_text(const emic_column *column, const emic_cell *cell, emic_strbuf *out);

/* One writer a format. Only text heeds `width`. */
typedef void emic_table_writer(const emic_table *table, size_t width, emic_strbuf *out);
emic_table_writer emic_table_write_text, emic_table_write_csv, emic_table_write_tsv,
    emic_table_write_json, emic_table_write_markdown, emic_table_write_html, emic_table_write_latex;

/* What stands in a table's JSON object, without its brackets and version. */
void emic_table_put_json(const emic_table *table, emic_json *json);

/* A paragraph for a terminal, in lines of about `width` columns (0: no limit). */
void emic_prose_write_text(const char *text, size_t width, emic_strbuf *out);
