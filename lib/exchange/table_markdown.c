/* Tables as Markdown (GitHub's pipe tables), padded so that the source reads well too. Markdown
 * has no cells over several columns: a shared heading is repeated before each of its own. */
#include "base/text.h"
#include "exchange/table_format.h"

enum { WIDEST_PADDING = 40 }; /* prose is not padded */

static bool is_word(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || (unsigned char)byte >= 0x80;
}

/* Whether the byte at `at` could mean something to Markdown. */
static bool is_special(emic_slice text, size_t at)
{
    char byte = text.data[at];
    if (byte == '_') /* inside a word it stands for itself */
        return at == 0 || at + 1 == text.length || !is_word(text.data[at - 1]) ||
               !is_word(text.data[at + 1]);
    if (at == 0 && byte && strchr("#+->", byte))
        return true;
    return byte && strchr("\\|*`[]<&~", byte);
}

static void put_text(emic_slice text, emic_strbuf *out)
{
    text = emic_slice_trim(text);
    for (size_t at = 0; at < text.length; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        if (is_special(text, at))
            emic_strbuf_putc(out, '\\');
        emic_strbuf_putc(out, byte < 0x20 || byte == 0x7F ? ' ' : text.data[at]);
    }
}

static emic_slice take(emic_strbuf *value, emic_arena *arena)
{
    emic_slice text = emic_arena_copy(arena, emic_strbuf_slice(value));
    emic_strbuf_clear(value);
    return text;
}

static emic_slice heading(const emic_column *column, emic_strbuf *scratch, emic_arena *arena)
{
    if (column->over) {
        put_text(emic_slice_of(column->over), scratch);
        emic_strbuf_puts(scratch, ": ");
    }
    put_text(emic_slice_of(column->title), scratch);
    return take(scratch, arena);
}

static emic_slice cell_text(const emic_table_view *view, size_t row, size_t at,
                            emic_strbuf *scratch, emic_arena *arena)
{
    emic_table_cell_text(emic_table_view_column(view, at), emic_table_view_cell(view, row, at),
                         scratch);
    emic_slice value = take(scratch, arena);
    if (at == 0)
        for (int level = 0; level < view->table->indents.items[row]; level++)
            emic_strbuf_puts(scratch, "&nbsp;&nbsp;");
    put_text(value, scratch);
    return take(scratch, arena);
}

static void put_line(const emic_table_view *view, const emic_slice *cells, const size_t *widths,
                     emic_strbuf *out)
{
    for (size_t at = 0; at < view->count; at++) {
        size_t width = emic_text_width(cells[at]);
        size_t spare = width < widths[at] ? widths[at] - width : 0;
        bool right = emic_table_view_column(view, at)->right;
        emic_strbuf_puts(out, "| ");
        emic_strbuf_fill(out, ' ', right ? spare : 0);
        emic_strbuf_add(out, cells[at]);
        emic_strbuf_fill(out, ' ', right ? 1 : spare + 1);
    }
    emic_strbuf_puts(out, "|\n");
}

static void put_rule(const emic_table_view *view, const size_t *widths, emic_strbuf *out)
{
    for (size_t at = 0; at < view->count; at++) {
        bool right = emic_table_view_column(view, at)->right;
        emic_strbuf_puts(out, "| ");
        emic_strbuf_fill(out, '-', right ? widths[at] - 1 : widths[at]);
        emic_strbuf_puts(out, right ? ": " : " ");
    }
    emic_strbuf_puts(out, "|\n");
}

static void put_table(const emic_table_view *view, emic_strbuf *out, emic_arena *arena)
{
    size_t lines = view->table->rows.count + 1;
    emic_slice **cells = emic_arena_array(arena, lines, sizeof *cells);
    size_t *widths = emic_arena_array(arena, view->count, sizeof *widths);
    emic_strbuf scratch = {0};
    for (size_t line = 0; line < lines; line++) {
        cells[line] = emic_arena_array(arena, view->count, sizeof **cells);
        for (size_t at = 0; at < view->count; at++) {
            cells[line][at] = line == 0 ? heading(emic_table_view_column(view, at), &scratch, arena)
                                        : cell_text(view, line - 1, at, &scratch, arena);
            size_t width = emic_text_width(cells[line][at]);
            width = width > WIDEST_PADDING ? WIDEST_PADDING : width < 3 ? 3 : width;
            widths[at] = widths[at] > width ? widths[at] : width;
        }
    }
    emic_strbuf_close(&scratch);
    put_line(view, cells[0], widths, out);
    put_rule(view, widths, out);
    for (size_t line = 1; line < lines; line++)
        put_line(view, cells[line], widths, out);
}

void emic_table_write_markdown(const emic_table *table, size_t width, emic_strbuf *out)
{
    (void)width;
    emic_arena *arena = emic_arena_open();
    emic_table_view view = emic_table_view_make(table, EMIC_COLUMN_READING, arena);
    if (table->title[0]) {
        emic_strbuf_puts(out, "**");
        put_text(emic_slice_of(table->title), out);
        emic_strbuf_puts(out, "**\n\n");
    }
    if (view.count)
        put_table(&view, out, arena);
    if (view.count && table->notes.count)
        emic_strbuf_putc(out, '\n');
    for (size_t i = 0; i < table->notes.count; i++) {
        emic_strbuf_puts(out, "- ");
        put_text(emic_slice_of(table->notes.items[i]), out);
        emic_strbuf_putc(out, '\n');
    }
    emic_arena_close(arena);
}
