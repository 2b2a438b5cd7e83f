/* Tables for a terminal: a title, headings, a thin rule, columns two spaces apart, notes below.
 * Plain '-' for rules, so that a table survives mail, logs and terminals of any encoding. */
#include "base/text.h"
#include "exchange/table_format.h"

enum {
    GAP = 2,            /* spaces between columns */
    INDENT = 2,         /* spaces a level */
    NARROWEST_WRAP = 16 /* columns that prose keeps, however narrow the terminal */
};

typedef struct layout {
    emic_table_view view;
    size_t *widths; /* of each column */
    size_t limit;   /* columns a line may take */
    emic_arena *arena;
    emic_strbuf *out;
    size_t at; /* columns printed on this line */
} layout;

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static bool is_control(emic_slice text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];
    if (byte == 0xC2 && at + 1 < text.length)
        return (unsigned char)text.data[at + 1] < 0xA0;
    return byte < 0x20 || byte == 0x7F;
}

/* `text` with spaces for tabs and line ends (which stay when `lines`), and U+FFFD for any other
 * control character: what people said must not steer a terminal. */
static emic_slice without_controls(emic_slice text, bool lines, emic_arena *arena)
{
    size_t at = 0;
    while (at < text.length && !is_control(text, at))
        at++;
    if (at == text.length)
        return text;
    char *copy = emic_arena_alloc(arena, 3 * text.length);
    size_t length = 0;
    for (at = 0; at < text.length; at++) {
        char byte = text.data[at];
        if (!is_control(text, at) || (byte == '\n' && lines)) {
            copy[length++] = byte;
        } else if (byte == '\t' || byte == '\n' || byte == '\r') {
            copy[length++] = ' ';
        } else {
            memcpy(copy + length, "\xEF\xBF\xBD", 3);
            length += 3;
            at += (unsigned char)byte == 0xC2;
        }
    }
    return (emic_slice){copy, length};
}

static emic_slice without_spaces_around(emic_slice text)
{
    while (text.length && text.data[0] == ' ')
        text = emic_slice_from(text, 1);
    while (text.length && text.data[text.length - 1] == ' ')
        text.length--;
    return text;
}

/* Takes the next line of about `width` columns off `rest`: up to a newline, else broken at a
 * space, else (a long word) between characters. */
static emic_slice take_line(emic_slice *rest, size_t width)
{
    while (rest->length && rest->data[0] == ' ')
        *rest = emic_slice_from(*rest, 1);
    const char *newline = rest->length ? memchr(rest->data, '\n', rest->length) : NULL;
    emic_slice line = {rest->data, newline ? (size_t)(newline - rest->data) : rest->length};
    size_t fits = emic_text_cut(line, width).length;
    if (fits == line.length) {
        *rest = emic_slice_from(*rest, line.length + (newline != NULL));
        return without_spaces_around(line);
    }
    size_t space = fits;
    while (space && line.data[space] != ' ')
        space--;
    size_t taken = space ? space : fits;
    if (taken == 0) /* not even one character fits: never loop */
        taken = line.length;
    *rest = without_spaces_around(emic_slice_from(*rest, taken));
    return without_spaces_around((emic_slice){line.data, taken});
}

static size_t indent_of(const layout *page, size_t row, size_t at)
{
    return at == 0 ? INDENT * (size_t)page->view.table->indents.items[row] : 0;
}

static emic_slice cell_text(const layout *page, size_t row, size_t at)
{
    const emic_column *column = emic_table_view_column(&page->view, at);
    const emic_cell *cell = emic_table_view_cell(&page->view, row, at);
    if (cell->kind == EMIC_CELL_TEXT)
        return emic_slice_trim(without_controls(cell->text, column->wrap, page->arena));
    emic_strbuf value = {0};
    emic_table_cell_text(column, cell, &value);
    emic_slice text = emic_arena_copy(page->arena, emic_strbuf_slice(&value));
    emic_strbuf_close(&value);
    return text;
}

static emic_slice heading(const layout *page, const char *title)
{
    return without_controls(emic_slice_of(title), false, page->arena);
}

/* Columns that the longest of the text's lines takes, `most` at most. */
static size_t natural_width(emic_slice text, size_t most)
{
    size_t width = 0;
    while (text.length)
        width = larger(width, emic_text_width(take_line(&text, most)));
    return width;
}

static void measure_columns(layout *page, emic_slice *const *cells)
{
    for (size_t at = 0; at < page->view.count; at++) {
        const emic_column *column = emic_table_view_column(&page->view, at);
        size_t most = column->wrap ? page->limit : SIZE_MAX;
        page->widths[at] = emic_text_width(heading(page, column->title));
        for (size_t row = 0; row < page->view.table->rows.count; row++)
            page->widths[at] = larger(page->widths[at], indent_of(page, row, at) +
                                                            natural_width(cells[row][at], most));
    }
}

/* Columns taken by `count` columns of the table from `at` on, with the gaps between them. */
static size_t width_of(const layout *page, size_t at, size_t count)
{
    size_t width = count ? GAP * (count - 1) : 0;
    for (size_t i = 0; i < count; i++)
        width += page->widths[at + i];
    return width;
}

/* A shared heading that is wider than its columns widens the last of them. */
static void widen_groups(layout *page)
{
    size_t count;
    for (size_t at = 0; at < page->view.count; at += count) {
        count = emic_table_view_group(&page->view, at);
        const char *over = emic_table_view_column(&page->view, at)->over;
        size_t needed = over ? emic_text_width(heading(page, over)) : 0;
        size_t present = width_of(page, at, count);
        if (needed > present)
            page->widths[at + count - 1] += needed - present;
    }
}

/* Narrows prose, always the widest column first, until a line fits or nothing can give. */
static void narrow_prose(layout *page)
{
    size_t count = page->view.count;
    for (size_t total = width_of(page, 0, count); total > page->limit; total--) {
        size_t widest = count;
        for (size_t at = 0; at < count; at++) {
            const emic_column *column = emic_table_view_column(&page->view, at);
            size_t least = larger(NARROWEST_WRAP, emic_text_width(heading(page, column->title)));
            if (column->wrap && page->widths[at] > least &&
                (widest == count || page->widths[at] > page->widths[widest]))
                widest = at;
        }
        if (widest == count)
            return;
        page->widths[widest]--;
    }
}

static void end_line(layout *page)
{
    emic_strbuf_putc(page->out, '\n');
    page->at = 0;
}

/* Prints `text` at column `start`; nothing at all when it is empty, so that no line ends in
 * spaces. */
static void put_at(layout *page, size_t start, emic_slice text)
{
    if (text.length == 0)
        return;
    if (page->at && start <= page->at) /* a word too long for its column */
        start = page->at + 1;
    emic_strbuf_fill(page->out, ' ', start - page->at);
    emic_strbuf_add(page->out, text);
    page->at = start + emic_text_width(text);
}

static void put_in_column(layout *page, size_t at, size_t indent, emic_slice text)
{
    size_t start = at ? width_of(page, 0, at) + GAP : 0;
    size_t spare = page->widths[at] - smaller(page->widths[at], emic_text_width(text));
    bool right = emic_table_view_column(&page->view, at)->right;
    put_at(page, start + (right ? spare : indent), text);
}

static void put_shared_headings(layout *page)
{
    size_t count;
    for (size_t at = 0; at < page->view.count; at += count) {
        count = emic_table_view_group(&page->view, at);
        const char *over = emic_table_view_column(&page->view, at)->over;
        emic_slice text = heading(page, over ? over : "");
        size_t start = at ? width_of(page, 0, at) + GAP : 0;
        size_t spare = width_of(page, at, count) - emic_text_width(text);
        put_at(page, start + spare / 2, text);
    }
    end_line(page);
    for (size_t at = 0; at < page->view.count; at += count) {
        count = emic_table_view_group(&page->view, at);
        size_t start = at ? width_of(page, 0, at) + GAP : 0;
        if (!emic_table_view_column(&page->view, at)->over)
            continue;
        put_at(page, start, EMIC_LITERAL("-"));
        emic_strbuf_fill(page->out, '-', width_of(page, at, count) - 1);
        page->at = start + width_of(page, at, count);
    }
    end_line(page);
}

static void put_headings(layout *page)
{
    if (emic_table_view_grouped(&page->view))
        put_shared_headings(page);
    for (size_t at = 0; at < page->view.count; at++)
        put_in_column(page, at, 0, heading(page, emic_table_view_column(&page->view, at)->title));
    end_line(page);
    emic_strbuf_fill(page->out, '-', width_of(page, 0, page->view.count));
    end_line(page);
}

/* A row over as many lines as its longest prose needs. Eats up `cells`. */
static void put_row(layout *page, size_t row, emic_slice *cells)
{
    bool more = true;
    while (more) {
        more = false;
        for (size_t at = 0; at < page->view.count; at++) {
            size_t indent = indent_of(page, row, at);
            bool wrap = emic_table_view_column(&page->view, at)->wrap;
            size_t room = larger(page->widths[at] - smaller(indent, page->widths[at]), 1);
            emic_slice line = take_line(&cells[at], wrap ? room : SIZE_MAX);
            put_in_column(page, at, indent, line);
            more = more || cells[at].length > 0;
        }
        end_line(page);
    }
}

/* Prose across the page; lines after the first are indented by `hang`. */
static void put_prose(layout *page, const char *text, size_t hang)
{
    emic_slice rest = without_controls(emic_slice_of(text), false, page->arena);
    size_t start = 0;
    while (rest.length) {
        put_at(page, start, take_line(&rest, page->limit - smaller(start, page->limit - 1)));
        end_line(page);
        start = hang;
    }
}

static void put_table(layout *page)
{
    const emic_table *table = page->view.table;
    emic_slice **cells = emic_arena_array(page->arena, table->rows.count, sizeof *cells);
    for (size_t row = 0; row < table->rows.count; row++) {
        cells[row] = emic_arena_array(page->arena, page->view.count, sizeof **cells);
        for (size_t at = 0; at < page->view.count; at++)
            cells[row][at] = cell_text(page, row, at);
    }
    measure_columns(page, cells);
    widen_groups(page);
    narrow_prose(page);
    put_headings(page);
    for (size_t row = 0; row < table->rows.count; row++)
        put_row(page, row, cells[row]);
    if (table->rows.count == 0)
        emic_strbuf_puts(page->out, "(none)\n");
}

void emic_table_write_text(const emic_table *table, size_t width, emic_strbuf *out)
{
    layout page = {.limit = width ? width : SIZE_MAX, .arena = emic_arena_open(), .out = out};
    page.view = emic_table_view_make(table, EMIC_COLUMN_READING, page.arena);
    page.widths = emic_arena_array(page.arena, page.view.count, sizeof *page.widths);
    if (table->title[0]) {
        put_prose(&page, table->title, 0);
        end_line(&page);
    }
    if (page.view.count)
        put_table(&page);
    if (page.view.count && table->notes.count)
        end_line(&page);
    for (size_t i = 0; i < table->notes.count; i++)
        put_prose(&page, table->notes.items[i], INDENT);
    emic_arena_close(page.arena);
}

void emic_prose_write_text(const char *text, size_t width, emic_strbuf *out)
{
    layout page = {.limit = width ? width : SIZE_MAX, .arena = emic_arena_open(), .out = out};
    put_prose(&page, text, 0);
    emic_arena_close(page.arena);
}
