/* Tables as tab-separated values: one line a row without any quotes, so that each tab and each line
 * end in the file is one of the table's. Those inside of fields are written as \t, \n and \r. */
#include "exchange/table_format.h"

static char letter_of(char byte)
{
    switch (byte) {
    case '\t':
        return 't';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\\':
        return '\\';
    default:
        return 0;
    }
}

static void put_field(emic_slice text, size_t at, emic_strbuf *out)
{
    if (at)
        emic_strbuf_putc(out, '\t');
    for (size_t i = 0; i < text.length; i++) {
        char letter = letter_of(text.data[i]);
        if (letter)
            emic_strbuf_putc(out, '\\');
        emic_strbuf_putc(out, letter ? letter : text.data[i]);
    }
}

static void put_table(const emic_table_view *view, emic_strbuf *out)
{
    emic_strbuf value = {0};
    for (size_t at = 0; at < view->count; at++)
        put_field(emic_slice_of(emic_table_view_column(view, at)->name), at, out);
    emic_strbuf_putc(out, '\n');
    for (size_t row = 0; row < view->table->rows.count; row++) {
        for (size_t at = 0; at < view->count; at++) {
            emic_strbuf_clear(&value);
            emic_table_cell_text(emic_table_view_column(view, at),
                                 emic_table_view_cell(view, row, at), &value);
            put_field(emic_strbuf_slice(&value), at, out);
        }
        emic_strbuf_putc(out, '\n');
    }
    emic_strbuf_close(&value);
}

void emic_table_write_tsv(const emic_table *table, size_t width, emic_strbuf *out)
{
    (void)width;
    emic_arena *arena = emic_arena_open();
    emic_table_view view = emic_table_view_make(table, EMIC_COLUMN_DATA, arena);
    if (view.count)
        put_table(&view, out);
    emic_arena_close(arena);
}
