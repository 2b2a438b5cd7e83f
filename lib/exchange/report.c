/* Reports: the value. What it looks like is the business of report_text, report_html and
 * report_json, one file a format. */
#include "exchange/report.h"
#include "exchange/report_format.h"
#include <stdarg.h>
#include <stdio.h>

emic_report *emic_report_make(emic_arena *arena, const char *title, const char *summary)
{
    emic_report *report = emic_arena_alloc(arena, sizeof *report);
    report->arena = arena;
    report->title = emic_arena_string(arena, emic_slice_of(title));
    report->summary = emic_arena_string(arena, emic_slice_of(summary));
    return report;
}

static emic_report_section *add_section(emic_arena *arena, emic_report_sections *list,
                                        const char *title)
{
    emic_report_section *section = emic_arena_alloc(arena, sizeof *section);
    section->arena = arena;
    section->title = emic_arena_string(arena, emic_slice_of(title));
    *EMIC_PUSH(arena, list) = section;
    return section;
}

emic_report_section *emic_report_add_section(emic_report *report, const char *title)
{
    return add_section(report->arena, &report->sections, title);
}

emic_report_section *emic_report_add_part(emic_report_section *section, const char *title)
{
    return add_section(section->arena, &section->sections, title);
}

static const char *format_text(emic_arena *arena, const char *format, va_list values)
{
    va_list again;
    va_copy(again, values);
    size_t size = (size_t)vsnprintf(NULL, 0, format, values) + 1;
    char *text = emic_arena_alloc(arena, size);
    vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}

void emic_report_say(emic_report_section *section, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const char *text = format_text(section->arena, format, values);
    va_end(values);
    EMIC_PUSH(section->arena, &section->blocks)->text = text;
}

emic_table *emic_report_add_table(emic_report_section *section, const char *title)
{
    emic_table *table = emic_table_make(section->arena, title);
    emic_report_put_table(section, table);
    return table;
}

void emic_report_put_table(emic_report_section *section, emic_table *table)
{
    EMIC_PUSH(section->arena, &section->blocks)->table = table;
}

static emic_report_block *last_block(emic_report_section *section)
{
    size_t count = section->blocks.count;
    return count ? &section->blocks.items[count - 1] : NULL;
}

void emic_report_add_fact(emic_report_section *section, const char *name, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const char *value = format_text(section->arena, format, values);
    va_end(values);
    emic_report_block *block = last_block(section);
    if (!block || !block->facts) {
        block = EMIC_PUSH(section->arena, &section->blocks);
        block->facts = emic_arena_alloc(section->arena, sizeof *block->facts);
    }
    *EMIC_PUSH(section->arena, block->facts) =
        (emic_report_fact){emic_arena_string(section->arena, emic_slice_of(name)), value};
}

void emic_report_add_quote(emic_report_section *section, const emic_report_quote *quote)
{
    emic_report_block *block = last_block(section);
    if (!block || !block->quotes) {
        block = EMIC_PUSH(section->arena, &section->blocks);
        block->quotes = emic_arena_alloc(section->arena, sizeof *block->quotes);
    }
    *EMIC_PUSH(section->arena, block->quotes) = *quote;
}

void emic_report_add_figure(emic_report_section *section, const char *caption, emic_slice svg)
{
    emic_report_figure *figure = emic_arena_alloc(section->arena, sizeof *figure);
    figure->caption = emic_arena_string(section->arena, emic_slice_of(caption));
    figure->svg = svg;
    EMIC_PUSH(section->arena, &section->blocks)->figure = figure;
}

emic_status emic_report_write(const emic_report *report, emic_format format, size_t width,
                              emic_strbuf *out, emic_error *err)
{
    switch (format) {
    case EMIC_FORMAT_TEXT:
        emic_report_write_text(report, width, out);
        return EMIC_OK;
    case EMIC_FORMAT_HTML:
        emic_report_write_html(report, out);
        return EMIC_OK;
    case EMIC_FORMAT_JSON:
        emic_report_write_json(report, out);
        return EMIC_OK;
    case EMIC_FORMAT_CSV:
    case EMIC_FORMAT_TSV:
    case EMIC_FORMAT_MARKDOWN:
    case EMIC_FORMAT_LATEX:
    case EMIC_FORMAT_XLSX:
        break;
    }
    return emic_fail(err, EMIC_INVALID,
                     "a report of several tables is written as text, json or html");
}
