/* Tables as LaTeX, for \input into a paper: one table environment of the booktabs package, shared
 * headings over their columns, the notes as a small paragraph below. */
#include "exchange/table_format.h"

/* What stands for a byte that means something to LaTeX, or NULL. */
static const char *escape_of(char byte)
{
    static const struct {
        char byte;
        const char *escape;
    } escapes[] = {
        {'\\', "\\textbackslash{}"},
        {'~', "\\textasciitilde{}"},
        {'^', "\\textasciicircum{}"},
        {'<', "\\textless{}"},
        {'>', "\\textgreater{}"},
        {'|', "\\textbar{}"},
        {'{', "\\{"},
        {'}', "\\}"},
        {'$', "\\$"},
        {'&', "\\&"},
        {'#', "\\#"},
        {'_', "\\_"},
        {'%', "\\%"},
    };
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (escapes[i].byte == byte)
            return escapes[i].escape;
    return NULL;
}

/* Whether the two bytes would become one sign, such as a dash of two hyphens. */
static bool is_ligature(char before, char byte)
{
    return (before == byte && byte && strchr("-'`,", byte)) ||
           (byte == '`' && (before == '?' || before == '!'));
}

static void put_text(emic_slice text, const char *newline, emic_strbuf *out)
{
    text = emic_slice_trim(text);
    if (text.length && (*text.data == '[' || *text.data == '*')) /* no option of the line before */
        emic_strbuf_puts(out, "{}");
    for (size_t at = 0; at < text.length; at++) {
        char byte = text.data[at];
        const char *escape = escape_of(byte);
        if (at && is_ligature(text.data[at - 1], byte))
            emic_strbuf_puts(out, "{}");
        if (escape)
            emic_strbuf_puts(out, escape);
        else if (byte == '\n')
            emic_strbuf_puts(out, newline);
        else
            emic_strbuf_putc(out, (unsigned char)byte < 0x20 || byte == 0x7F ? ' ' : byte);
    }
}

static void put_words(const char *text, emic_strbuf *out)
{
    put_text(emic_slice_of(text), " ", out);
}

/* Columns of prose share what a line leaves beside the others. */
static void put_columns(const emic_table_view *view, emic_strbuf *out)
{
    enum { PROSE = 60 }; /* percent of a line */
    size_t wrapped = 0;
    for (size_t at = 0; at < view->count; at++)
        wrapped += emic_table_view_column(view, at)->wrap;
    emic_strbuf_puts(out, "\\begin{tabular}{");
    for (size_t at = 0; at < view->count; at++) {
        const emic_column *column = emic_table_view_column(view, at);
        if (column->wrap)
            emic_strbuf_printf(out, "p{0.%02zu\\linewidth}", PROSE / wrapped);
        else
            emic_strbuf_putc(out, column->right ? 'r' : 'l');
    }
    emic_strbuf_puts(out, "}\n\\toprule\n");
}

static void put_shared_headings(const emic_table_view *view, emic_strbuf *out)
{
    size_t count;
    for (size_t at = 0; at < view->count; at += count) {
        count = emic_table_view_group(view, at);
        const char *over = emic_table_view_column(view, at)->over;
        emic_strbuf_puts(out, at ? " & " : "");
        if (!over)
            continue;
        emic_strbuf_printf(out, "\\multicolumn{%zu}{c}{", count);
        put_words(over, out);
        emic_strbuf_putc(out, '}');
    }
    emic_strbuf_puts(out, " \\\\\n");
    for (size_t at = 0; at < view->count; at += count) {
        count = emic_table_view_group(view, at);
        if (emic_table_view_column(view, at)->over)
            emic_strbuf_printf(out, "\\cmidrule(lr){%zu-%zu}\n", at + 1, at + count);
    }
}

static void put_headings(const emic_table_view *view, emic_strbuf *out)
{
    if (emic_table_view_grouped(view))
        put_shared_headings(view, out);
    for (size_t at = 0; at < view->count; at++) {
        emic_strbuf_puts(out, at ? " & " : "");
        put_words(emic_table_view_column(view, at)->title, out);
    }
    emic_strbuf_puts(out, " \\\\\n\\midrule\n");
}

static void put_row(const emic_table_view *view, size_t row, emic_strbuf *value, emic_strbuf *out)
{
    for (size_t at = 0; at < view->count; at++) {
        const emic_column *column = emic_table_view_column(view, at);
        int indent = at ? 0 : view->table->indents.items[row];
        emic_strbuf_puts(out, at ? " & " : "");
        if (indent)
            emic_strbuf_printf(out, "\\hspace*{%dem}", indent);
        emic_strbuf_clear(value);
        emic_table_cell_text(column, emic_table_view_cell(view, row, at), value);
        put_text(emic_strbuf_slice(value), column->wrap ? "\\newline " : " ", out);
    }
    emic_strbuf_puts(out, " \\\\\n");
}

static void put_table(const emic_table_view *view, emic_strbuf *out)
{
    emic_strbuf value = {0};
    put_columns(view, out);
    put_headings(view, out);
    for (size_t row = 0; row < view->table->rows.count; row++)
        put_row(view, row, &value, out);
    if (view->table->rows.count == 0)
        emic_strbuf_printf(out, "\\multicolumn{%zu}{l}{(none)} \\\\\n", view->count);
    emic_strbuf_puts(out, "\\bottomrule\n\\end{tabular}\n");
    emic_strbuf_close(&value);
}

static void put_notes(const emic_table *table, emic_strbuf *out)
{
    if (table->notes.count == 0)
        return;
    emic_strbuf_puts(out, "\\par\\medskip\n\\parbox{\\linewidth}{\\footnotesize\\raggedright\n");
    for (size_t i = 0; i < table->notes.count; i++) {
        put_words(table->notes.items[i], out);
        emic_strbuf_putc(out, '\n');
    }
    emic_strbuf_puts(out, "}\n");
}

void emic_table_write_latex(const emic_table *table, size_t width, emic_strbuf *out)
{
    (void)width;
    emic_arena *arena = emic_arena_open();
    emic_table_view view = emic_table_view_make(table, EMIC_COLUMN_READING, arena);
    emic_strbuf_puts(out, "% \\usepackage{booktabs}\n\\begin{table}\n\\centering\n");
    if (table->title[0]) {
        emic_strbuf_puts(out, "\\caption{");
        put_words(table->title, out);
        emic_strbuf_puts(out, "}\n");
    }
    if (view.count)
        put_table(&view, out);
    put_notes(table, out);
    emic_strbuf_puts(out, "\\end{table}\n");
    emic_arena_close(arena);
}
