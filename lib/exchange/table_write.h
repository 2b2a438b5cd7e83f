/* Prints a table in a format. One file a format; table_write.c holds the list of them. */
#pragma once
#include "base/strbuf.h"
#include "measure/table.h"

typedef enum emic_format {
    EMIC_FORMAT_TEXT,
    EMIC_FORMAT_CSV,
    EMIC_FORMAT_TSV,
    EMIC_FORMAT_JSON,
    EMIC_FORMAT_MARKDOWN,
    EMIC_FORMAT_HTML,
    EMIC_FORMAT_LATEX,
    EMIC_FORMAT_XLSX,
} emic_format;

enum { EMIC_TABLE_JSON_VERSION = 1 };

/* The format named `name` (text, csv, tsv, json, markdown, html, latex, xlsx). EMIC_INVALID lists
 * the names. */
EMIC_API emic_status emic_format_find(emic_slice name, emic_format *out, emic_error *err);

/* How names of such files end: csv, md, tex ... */
EMIC_API const char *emic_format_ending(emic_format format);

/* Whether the format shows the columns for programs, not those for reading. */
EMIC_API bool emic_format_is_data(emic_format format);

/* Appends the table to `out`. csv: header and rows of the data columns, no title, no notes.
 * tsv: the same between tabs, without quotes: in a field a tab is \t, a line feed \n, a carriage
 * return \r and a backslash \\.
 * json: {"version", "title", "columns" (objects: name, title, over), "rows" (objects), "notes"}.
 * text: fit for a terminal, prose columns wrapped so that a line takes about `width` columns (0: no
 * limit); control characters are made visible. markdown: a pipe table, notes as a list.
 * html: one <table> with caption, scope attributes and notes, no document around it (see
 * exchange/html.h). latex: one table environment for \input, of the booktabs package, with caption,
 * shared headings over their columns and the notes below. All end with a newline and depend on
 * nothing but the table. Not for xlsx. */
EMIC_API void emic_table_write(const emic_table *table, emic_format format, size_t width,
                               emic_strbuf *out);

/* The table as a workbook of Excel, in `arena`: a sheet "Table" of the data columns under their
 * names, numbers as numbers with the column's decimals, whole numbers beyond 2^53 as text; a sheet
 * "Notes" with title and notes. NUL and what XML cannot hold becomes U+FFFD. It is dated by
 * emic_clock_now, and the same bytes at the same time. Goes through a private folder in $TMPDIR,
 * else /tmp. The process must write numbers with a point (LC_NUMERIC). EMIC_INVALID for what a
 * sheet cannot hold: over 1,048,575 rows, 16,384 columns or 32,767 UTF-16 units in a cell. EMIC_IO.
 */
EMIC_API emic_status emic_table_write_xlsx(const emic_table *table, emic_arena *arena,
                                           emic_slice *out, emic_error *err);
