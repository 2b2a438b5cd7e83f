/* A report as a value: sections of paragraphs and tables, in the order in which they are to be
 * read, and its writers. What it says is its maker's business (risk.h). */
#pragma once
#include "exchange/table_write.h"

/* A paragraph, or a table; one of them is NULL. */
typedef struct emic_report_block {
    const char *text;
    emic_table *table;
} emic_report_block;

typedef struct emic_report_section {
    const char *title;
    emic_arena *arena; /* borrowed from the report */
    struct {
        emic_report_block *items;
        size_t count, capacity;
    } blocks;
} emic_report_section;

/* `summary`, one sentence or a few, stands before all sections. */
typedef struct emic_report {
    const char *title, *summary;
    struct {
        emic_report_section **items;
        size_t count, capacity;
    } sections;
    emic_arena *arena; /* borrowed; holds all of the above */
} emic_report;

enum { EMIC_REPORT_JSON_VERSION = 1 };

/* An empty report whose contents live in `arena`. Texts are copied. */
EMIC_API emic_report *emic_report_make(emic_arena *arena, const char *title, const char *summary);
EMIC_API emic_report_section *emic_report_add_section(emic_report *report, const char *title);

/* Adds a paragraph, formatted, without a newline. */
EMIC_API void emic_report_say(emic_report_section *section, const char *format, ...)
    EMIC_PRINTF(2, 3);

/* Adds an empty table, to be filled. */
EMIC_API emic_table *emic_report_add_table(emic_report_section *section, const char *title);

/* Appends the report to `out`. text: for a terminal of `width` columns (0: no limit). html: a whole
 * page that loads nothing. json: {"version", "title", "summary", "sections": [{"title", "text":
 * [...], "tables": [as those of table_write.h, without version]}]}. EMIC_INVALID for the formats of
 * single tables, csv and markdown. */
EMIC_API emic_status emic_report_write(const emic_report *report, emic_format format, size_t width,
                                       emic_strbuf *out, emic_error *err);
