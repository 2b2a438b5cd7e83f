/* Prints a table in a format. One file a format; table_write.c holds the list of them. */
#pragma once
#include "base/strbuf.h"
#include "measure/table.h"

typedef enum emic_format {
    EMIC_FORMAT_TEXT,
    EMIC_FORMAT_CSV,
    EMIC_FORMAT_JSON,
    EMIC_FORMAT_MARKDOWN,
    EMIC_FORMAT_HTML,
} emic_format;

enum { EMIC_TABLE_JSON_VERSION = 1 };

/* The format named `name` (text, csv, json, markdown, html). EMIC_INVALID lists the names. */
EMIC_API emic_status emic_format_find(emic_slice name, emic_format *out, emic_error *err);

/* Appends the table to `out`. csv: header and rows of the data columns, no title, no notes.
 * json: {"version", "title", "columns" (objects: name, title, over), "rows" (objects), "notes"}.
 * text: fit for a terminal, prose columns wrapped so that a line takes about `width` columns (0: no
 * limit); control characters are made visible. markdown: a pipe table, notes as a list.
 * html: one <table> with caption, scope attributes and notes, no document around it (see
 * exchange/html.h). All end with a newline and depend on nothing but the table. */
EMIC_API void emic_table_write(const emic_table *table, emic_format format, size_t width,
                               emic_strbuf *out);
