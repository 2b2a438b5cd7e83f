/* A report as a value: sections, nested, of paragraphs, facts, tables, quotes and figures, in the
 * order in which they are to be read, and its writers. What it says is its maker's business
 * (risk.h, study_report.h). */
#pragma once
#include "exchange/table_write.h"

/* A name and what is said of it: "Words", "12,345". */
typedef struct emic_report_fact {
    const char *name, *value;
} emic_report_fact;

typedef struct emic_report_facts {
    emic_report_fact *items;
    size_t count, capacity;
} emic_report_facts;

/* Words as they were said, and whose; `mark` ("contradicts") may be NULL. */
typedef struct emic_report_quote {
    emic_slice words;
    const char *source, *mark;
} emic_report_quote;

typedef struct emic_report_quotes {
    emic_report_quote *items;
    size_t count, capacity;
} emic_report_quotes;

/* A picture: a whole SVG document with a text alternative of its own. */
typedef struct emic_report_figure {
    const char *caption;
    emic_slice svg;
} emic_report_figure;

/* A paragraph, or one of the others; all but one are NULL. */
typedef struct emic_report_block {
    const char *text;
    emic_table *table;
    emic_report_facts *facts;
    emic_report_quotes *quotes;
    emic_report_figure *figure;
} emic_report_block;

typedef struct emic_report_section emic_report_section;

/* In the order in which they were added. */
typedef struct emic_report_sections {
    emic_report_section **items;
    size_t count, capacity;
} emic_report_sections;

/* What stands in a section comes before the sections in it. */
struct emic_report_section {
    const char *title;
    emic_arena *arena; /* borrowed from the report */
    struct {
        emic_report_block *items;
        size_t count, capacity;
    } blocks;
    emic_report_sections sections;
};

/* `summary`, one sentence or a few, stands before all sections. */
typedef struct emic_report {
    const char *title, *summary;
    emic_report_sections sections;
    bool contents;     /* a page begins with a list of its sections */
    emic_arena *arena; /* borrowed; holds all of the above */
} emic_report;

enum { EMIC_REPORT_JSON_VERSION = 1 };

/* An empty report whose contents live in `arena`. Texts are copied. */
EMIC_API emic_report *emic_report_make(emic_arena *arena, const char *title, const char *summary);
EMIC_API emic_report_section *emic_report_add_section(emic_report *report, const char *title);

/* Adds a section in a section. */
EMIC_API emic_report_section *emic_report_add_part(emic_report_section *section, const char *title);

/* Adds a paragraph, formatted, without a newline. */
EMIC_API void emic_report_say(emic_report_section *section, const char *format, ...)
    EMIC_PRINTF(2, 3);

/* Adds an empty table, to be filled; or one that was made elsewhere, which is borrowed. */
EMIC_API emic_table *emic_report_add_table(emic_report_section *section, const char *title);
EMIC_API void emic_report_put_table(emic_report_section *section, emic_table *table);

/* Adds a fact, its value formatted: to the list that the section ends with, or to a new one. */
EMIC_API void emic_report_add_fact(emic_report_section *section, const char *name,
                                   const char *format, ...) EMIC_PRINTF(3, 4);

/* Adds a quote, whose words are borrowed: to the list that the section ends with, or to a new one.
 */
EMIC_API void emic_report_add_quote(emic_report_section *section, const emic_report_quote *quote);

/* Adds a picture, whose SVG is borrowed. */
EMIC_API void emic_report_add_figure(emic_report_section *section, const char *caption,
                                     emic_slice svg);

/* Appends the report to `out`. text: for a terminal of `width` columns (0: no limit); a figure is
 * its caption there. html: a whole page that loads nothing. json: {"version", "title", "summary",
 * "sections": [{"title", "text": [...], "tables": [as those of table_write.h, without version]}]},
 * where it has some with "facts": [{"name", "value"}], "quotes": [{"words", "source", "mark"}],
 * "figures": [captions] and "sections" in it. EMIC_INVALID for the formats of single tables, csv
 * and markdown. */
EMIC_API emic_status emic_report_write(const emic_report *report, emic_format format, size_t width,
                                       emic_strbuf *out, emic_error *err);
