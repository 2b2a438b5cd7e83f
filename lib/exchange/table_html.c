/* Tables as HTML that a screen reader can walk: a caption, headings with their scope, shared
 * headings over groups of columns, rows named by their first cell, notes at the foot. */
#include "exchange/html.h"
#include "exchange/table_format.h"

enum { DEEPEST_INDENT = 4 }; /* classes in1 to in4 of the page's style sheet */

static void put_groups(const emic_table_view *view, emic_strbuf *out)
{
    size_t count;
    for (size_t at = 0; at < view->count; at += count) {
        count = emic_table_view_group(view, at);
        emic_strbuf_printf(out, "<colgroup span=\"%zu\"></colgroup>\n", count);
    }
}

static void put_column_heading(const emic_column *column, bool tall, emic_strbuf *out)
{
    emic_strbuf_printf(out, "<th scope=\"col\"%s%s>", tall ? " rowspan=\"2\"" : "",
                       column->right ? " class=\"number\"" : "");
    emic_html_text(out, emic_slice_of(column->title));
    emic_strbuf_puts(out, "</th>");
}

/* The upper of two lines of headings: shared ones, and those of columns without. */
static void put_shared_headings(const emic_table_view *view, emic_strbuf *out)
{
    emic_strbuf_puts(out, "<tr>");
    size_t count;
    for (size_t at = 0; at < view->count; at += count) {
        count = emic_table_view_group(view, at);
        const emic_column *column = emic_table_view_column(view, at);
        if (!column->over) {
            put_column_heading(column, true, out);
            continue;
        }
        emic_strbuf_printf(out, "<th scope=\"colgroup\" colspan=\"%zu\">", count);
        emic_html_text(out, emic_slice_of(column->over));
        emic_strbuf_puts(out, "</th>");
    }
    emic_strbuf_puts(out, "</tr>\n");
}

static void put_headings(const emic_table_view *view, emic_strbuf *out)
{
    bool grouped = emic_table_view_grouped(view);
    if (grouped)
        put_groups(view, out);
    emic_strbuf_puts(out, "<thead>\n");
    if (grouped)
        put_shared_headings(view, out);
    emic_strbuf_puts(out, "<tr>");
    for (size_t at = 0; at < view->count; at++) {
        const emic_column *column = emic_table_view_column(view, at);
        if (!grouped || column->over)
            put_column_heading(column, false, out);
    }
    emic_strbuf_puts(out, "</tr>\n</thead>\n");
}

/* Appends `text` with a break at each newline. */
static void put_lines(emic_slice text, emic_strbuf *out)
{
    const char *newline;
    while (text.length && (newline = memchr(text.data, '\n', text.length))) {
        size_t length = (size_t)(newline - text.data);
        emic_html_text(out, emic_slice_trim((emic_slice){text.data, length}));
        emic_strbuf_puts(out, "<br/>");
        text = emic_slice_from(text, length + 1);
    }
    emic_html_text(out, text);
}

static void put_class(const emic_column *column, int indent, emic_strbuf *out)
{
    int level = indent > DEEPEST_INDENT ? DEEPEST_INDENT : indent;
    if (column->right && level)
        emic_strbuf_printf(out, " class=\"number in%d\"", level);
    else if (column->right)
        emic_strbuf_puts(out, " class=\"number\"");
    else if (level)
        emic_strbuf_printf(out, " class=\"in%d\"", level);
}

static void put_row(const emic_table_view *view, size_t row, emic_strbuf *value, emic_strbuf *out)
{
    emic_strbuf_puts(out, "<tr>");
    for (size_t at = 0; at < view->count; at++) {
        const emic_column *column = emic_table_view_column(view, at);
        emic_strbuf_puts(out, at ? "<td" : "<th scope=\"row\"");
        put_class(column, at ? 0 : view->table->indents.items[row], out);
        emic_strbuf_putc(out, '>');
        emic_strbuf_clear(value);
        emic_table_cell_text(column, emic_table_view_cell(view, row, at), value);
        put_lines(emic_slice_trim(emic_strbuf_slice(value)), out);
        emic_strbuf_puts(out, at ? "</td>" : "</th>");
    }
    emic_strbuf_puts(out, "</tr>\n");
}

static void put_body(const emic_table_view *view, emic_strbuf *out)
{
    emic_strbuf value = {0};
    emic_strbuf_puts(out, "<tbody>\n");
    for (size_t row = 0; row < view->table->rows.count; row++)
        put_row(view, row, &value, out);
    if (view->table->rows.count == 0)
        emic_strbuf_printf(out, "<tr><td class=\"none\" colspan=\"%zu\">none</td></tr>\n",
                           view->count);
    emic_strbuf_puts(out, "</tbody>\n");
    emic_strbuf_close(&value);
}

static void put_notes(const emic_table_view *view, emic_strbuf *out)
{
    if (view->table->notes.count == 0)
        return;
    emic_strbuf_printf(out, "<tfoot>\n<tr><td colspan=\"%zu\">\n", view->count);
    for (size_t i = 0; i < view->table->notes.count; i++) {
        emic_strbuf_puts(out, "<p>");
        emic_html_text(out, emic_slice_of(view->table->notes.items[i]));
        emic_strbuf_puts(out, "</p>\n");
    }
    emic_strbuf_puts(out, "</td></tr>\n</tfoot>\n");
}

void emic_table_write_html(const emic_table *table, size_t width, emic_strbuf *out)
{
    (void)width;
    emic_arena *arena = emic_arena_open();
    emic_table_view view = emic_table_view_make(table, EMIC_COLUMN_READING, arena);
    emic_strbuf_puts(out, "<table>\n");
    if (table->title[0]) {
        emic_strbuf_puts(out, "<caption>");
        emic_html_text(out, emic_slice_of(table->title));
        emic_strbuf_puts(out, "</caption>\n");
    }
    if (view.count) {
        put_headings(&view, out);
        put_body(&view, out);
        put_notes(&view, out);
    }
    emic_strbuf_puts(out, "</table>\n");
    emic_arena_close(arena);
}
