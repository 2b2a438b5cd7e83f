/* Reports: the value, and its three writers, which leave tables to those of tables. */
#include "exchange/report.h"
#include "base/json.h"
#include "base/text.h"
#include "exchange/html.h"
#include "exchange/table_format.h"
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

emic_report_section *emic_report_add_section(emic_report *report, const char *title)
{
    emic_report_section *section = emic_arena_alloc(report->arena, sizeof *section);
    section->arena = report->arena;
    section->title = emic_arena_string(report->arena, emic_slice_of(title));
    *EMIC_PUSH(report->arena, &report->sections) = section;
    return section;
}

void emic_report_say(emic_report_section *section, const char *format, ...)
{
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    size_t size = (size_t)vsnprintf(NULL, 0, format, values) + 1;
    va_end(values);
    char *text = emic_arena_alloc(section->arena, size);
    vsnprintf(text, size, format, again);
    va_end(again);
    EMIC_PUSH(section->arena, &section->blocks)->text = text;
}

emic_table *emic_report_add_table(emic_report_section *section, const char *title)
{
    emic_table *table = emic_table_make(section->arena, title);
    EMIC_PUSH(section->arena, &section->blocks)->table = table;
    return table;
}

/* --- Text ------------------------------------------------------------------------------------- */

static void write_text(const emic_report *report, size_t width, emic_strbuf *out)
{
    emic_strbuf_puts(out, report->title);
    emic_strbuf_puts(out, "\n\n");
    emic_prose_write_text(report->summary, width, out);
    for (size_t i = 0; i < report->sections.count; i++) {
        const emic_report_section *section = report->sections.items[i];
        size_t from = out->length;
        emic_strbuf_printf(out, "\n%zu. %s", i + 1, section->title);
        size_t length = emic_text_width(emic_slice_from(emic_strbuf_slice(out), from + 1));
        emic_strbuf_putc(out, '\n');
        emic_strbuf_fill(out, '=', length);
        emic_strbuf_putc(out, '\n');
        for (size_t at = 0; at < section->blocks.count; at++) {
            const emic_report_block *block = &section->blocks.items[at];
            emic_strbuf_putc(out, '\n');
            if (block->text)
                emic_prose_write_text(block->text, width, out);
            else
                emic_table_write_text(block->table, width, out);
        }
    }
}

/* --- HTML ------------------------------------------------------------------------------------- */

static void put_element(const char *name, const char *text, emic_strbuf *out)
{
    emic_strbuf_printf(out, "<%s>", name);
    emic_html_text(out, emic_slice_of(text));
    emic_strbuf_printf(out, "</%s>\n", name);
}

static void write_html(const emic_report *report, emic_strbuf *out)
{
    emic_strbuf body = {0};
    put_element("h1", report->title, &body);
    put_element("p", report->summary, &body);
    for (size_t i = 0; i < report->sections.count; i++) {
        const emic_report_section *section = report->sections.items[i];
        emic_strbuf_puts(&body, "<section>\n");
        put_element("h2", emic_arena_format(report->arena, "%zu. %s", i + 1, section->title),
                    &body);
        for (size_t at = 0; at < section->blocks.count; at++) {
            const emic_report_block *block = &section->blocks.items[at];
            if (block->text)
                put_element("p", block->text, &body);
            else
                emic_table_write_html(block->table, 0, &body);
        }
        emic_strbuf_puts(&body, "</section>\n");
    }
    emic_html_page(report->title, emic_strbuf_slice(&body), out);
    emic_strbuf_close(&body);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void put_section(const emic_report_section *section, emic_json *json)
{
    emic_json_object(json);
    emic_json_key(json, "title");
    emic_json_text(json, emic_slice_of(section->title));
    emic_json_key(json, "text");
    emic_json_array(json);
    for (size_t i = 0; i < section->blocks.count; i++)
        if (section->blocks.items[i].text)
            emic_json_text(json, emic_slice_of(section->blocks.items[i].text));
    emic_json_end(json, ']');
    emic_json_key(json, "tables");
    emic_json_array(json);
    for (size_t i = 0; i < section->blocks.count; i++) {
        if (!section->blocks.items[i].table)
            continue;
        emic_json_object(json);
        emic_table_put_json(section->blocks.items[i].table, json);
        emic_json_end(json, '}');
    }
    emic_json_end(json, ']');
    emic_json_end(json, '}');
}

static void write_json(const emic_report *report, emic_strbuf *out)
{
    emic_json json = {.out = out};
    emic_json_object(&json);
    emic_json_key(&json, "version");
    emic_json_integer(&json, EMIC_REPORT_JSON_VERSION);
    emic_json_key(&json, "title");
    emic_json_text(&json, emic_slice_of(report->title));
    emic_json_key(&json, "summary");
    emic_json_text(&json, emic_slice_of(report->summary));
    emic_json_key(&json, "sections");
    emic_json_array(&json);
    for (size_t i = 0; i < report->sections.count; i++)
        put_section(report->sections.items[i], &json);
    emic_json_end(&json, ']');
    emic_json_end(&json, '}');
}

emic_status emic_report_write(const emic_report *report, emic_format format, size_t width,
                              emic_strbuf *out, emic_error *err)
{
    switch (format) {
    case EMIC_FORMAT_TEXT:
        write_text(report, width, out);
        return EMIC_OK;
    case EMIC_FORMAT_HTML:
        write_html(report, out);
        return EMIC_OK;
    case EMIC_FORMAT_JSON:
        write_json(report, out);
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
