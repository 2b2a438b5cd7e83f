/* Reports as a page: numbered sections to jump to, tables that scroll by themselves where the
 * screen is narrow, quotes with their source. Tables and the page around it are written elsewhere.
 */
#include "exchange/html.h"
#include "exchange/report_format.h"
#include "exchange/table_format.h"

enum { LISTED_DEPTH = 2, DEEPEST_HEADING = 6, WIDE_TABLE = 12, SHORT_TABLE = 12 };

typedef struct report_page {
    emic_arena *arena;
    emic_strbuf *out;
    size_t figures; /* so far: each has a prefix of its own for its ids */
} report_page;

static void put_element(const char *name, const char *text, emic_strbuf *out)
{
    emic_strbuf_printf(out, "<%s>", name);
    emic_html_text(out, emic_slice_of(text));
    emic_strbuf_printf(out, "</%s>\n", name);
}

/* "s4-2" for section 4.2. */
static const char *anchor(const report_page *page, const char *number)
{
    char *name = emic_arena_format(page->arena, "s%s", number);
    for (char *at = name; *at; at++)
        if (*at == '.')
            *at = '-';
    return name;
}

static void put_facts(const emic_report_facts *facts, emic_strbuf *out)
{
    emic_strbuf_puts(out, "<dl>\n");
    for (size_t i = 0; i < facts->count; i++) {
        emic_strbuf_puts(out, "<div>"); /* name and value stay together on paper */
        put_element("dt", facts->items[i].name, out);
        put_element("dd", facts->items[i].value, out);
        emic_strbuf_puts(out, "</div>\n");
    }
    emic_strbuf_puts(out, "</dl>\n");
}

static void put_quotes(const emic_report_quotes *quotes, emic_strbuf *out)
{
    emic_strbuf_puts(out, "<div class=\"quotes\">\n");
    for (size_t i = 0; i < quotes->count; i++) {
        const emic_report_quote *quote = &quotes->items[i];
        emic_strbuf_printf(out, "<figure class=\"quote%s\"><blockquote><p dir=\"auto\">",
                           quote->mark ? " marked" : "");
        emic_html_text(out, quote->words);
        emic_strbuf_puts(out, "</p></blockquote>\n<figcaption>");
        if (quote->mark) {
            emic_strbuf_puts(out, "<strong>");
            emic_html_text(out, emic_slice_of(quote->mark));
            emic_strbuf_puts(out, "</strong> ");
        }
        emic_html_text(out, emic_slice_of(quote->source));
        emic_strbuf_puts(out, "</figcaption></figure>\n");
    }
    emic_strbuf_puts(out, "</div>\n");
}

static void put_figure(report_page *page, const emic_report_figure *figure)
{
    const char *prefix = emic_arena_format(page->arena, "f%zu-", ++page->figures);
    emic_strbuf_puts(page->out, "<figure class=\"picture\">\n");
    emic_report_put_svg(figure->svg, prefix, page->out);
    emic_strbuf_puts(page->out, "\n");
    put_element("figcaption", figure->caption, page->out);
    emic_strbuf_puts(page->out, "</figure>\n");
}

/* A table in a box that scrolls; one of many columns is printed across, one of few rows whole. */
static void put_table(const report_page *page, const emic_table *table)
{
    emic_table_view view = emic_table_view_make(table, EMIC_COLUMN_READING, page->arena);
    emic_strbuf_printf(page->out, "<div class=\"table%s%s\" role=\"region\" tabindex=\"0\"",
                       view.count > WIDE_TABLE ? " across" : "",
                       table->rows.count <= SHORT_TABLE ? " short" : "");
    if (table->title[0]) {
        emic_strbuf_puts(page->out, " aria-label=\"");
        emic_html_text(page->out, emic_slice_of(table->title));
        emic_strbuf_putc(page->out, '"');
    }
    emic_strbuf_puts(page->out, ">\n");
    emic_table_write_html(table, 0, page->out);
    emic_strbuf_puts(page->out, "</div>\n");
}

static void put_block(report_page *page, const emic_report_block *block)
{
    if (block->text)
        put_element("p", block->text, page->out);
    else if (block->table)
        put_table(page, block->table);
    else if (block->facts)
        put_facts(block->facts, page->out);
    else if (block->quotes)
        put_quotes(block->quotes, page->out);
    else if (block->figure)
        put_figure(page, block->figure);
}

static void put_sections(report_page *page, const emic_report_sections *sections, const char *above,
                         size_t depth)
{
    size_t level = depth + 2 > DEEPEST_HEADING ? DEEPEST_HEADING : depth + 2;
    for (size_t i = 0; i < sections->count; i++) {
        const emic_report_section *section = sections->items[i];
        const char *number = emic_report_number(page->arena, above, i);
        emic_strbuf_printf(page->out, "<section id=\"%s\">\n", anchor(page, number));
        put_element(
            emic_arena_format(page->arena, "h%zu", level),
            emic_arena_format(page->arena, "%s%s %s", number, depth ? "" : ".", section->title),
            page->out);
        for (size_t at = 0; at < section->blocks.count; at++)
            put_block(page, &section->blocks.items[at]);
        put_sections(page, &section->sections, number, depth + 1);
        emic_strbuf_puts(page->out, "</section>\n");
    }
}

static void put_contents(report_page *page, const emic_report_sections *sections, const char *above,
                         size_t depth)
{
    emic_strbuf_puts(page->out, "<ol>\n");
    for (size_t i = 0; i < sections->count; i++) {
        const char *number = emic_report_number(page->arena, above, i);
        emic_strbuf_printf(page->out, "<li><a href=\"#%s\">%s ", anchor(page, number), number);
        emic_html_text(page->out, emic_slice_of(sections->items[i]->title));
        emic_strbuf_puts(page->out, "</a>");
        if (depth + 1 < LISTED_DEPTH && sections->items[i]->sections.count)
            put_contents(page, &sections->items[i]->sections, number, depth + 1);
        emic_strbuf_puts(page->out, "</li>\n");
    }
    emic_strbuf_puts(page->out, "</ol>\n");
}

void emic_report_write_html(const emic_report *report, emic_strbuf *out)
{
    emic_strbuf body = {0};
    report_page page = {.arena = emic_arena_open(), .out = &body};
    put_element("h1", report->title, &body);
    put_element("p", report->summary, &body);
    if (report->contents && report->sections.count) {
        emic_strbuf_puts(&body, "<nav aria-label=\"Contents\">\n");
        put_contents(&page, &report->sections, "", 0);
        emic_strbuf_puts(&body, "</nav>\n");
    }
    put_sections(&page, &report->sections, "", 0);
    emic_html_page(report->title, emic_strbuf_slice(&body), out);
    emic_arena_close(page.arena);
    emic_strbuf_close(&body);
}
