/* Tables as CSV: the data columns under their names, and nothing else. */
#include "base/csv.h"
#include "exchange/table_format.h"

static void put_row(const emic_table_view *view, size_t row, emic_strbuf *value, emic_strbuf *out)
{
    for (size_t at = 0; at < view->count; at++) {
        const emic_cell *cell = emic_table_view_cell(view, row, at);
        emic_strbuf_clear(value);
        if (cell->kind != EMIC_CELL_TEXT)
            emic_table_cell_text(emic_table_view_column(view, at), cell, value);
        emic_csv_put(out, cell->kind == EMIC_CELL_TEXT ? cell->text : emic_strbuf_slice(value));
    }
    emic_csv_end(out);
}

static void put_table(const emic_table_view *view, emic_strbuf *out)
{
    emic_strbuf value = {0};
    for (size_t at = 0; at < view->count; at++)
        emic_csv_put(out, emic_slice_of(emic_table_view_column(view, at)->name));
    emic_csv_end(out);
    for (size_t row = 0; row < view->table->rows.count; row++)
        put_row(view, row, &value, out);
    emic_strbuf_close(&value);
}

void emic_table_write_csv(const emic_table *table, size_t width, emic_strbuf *out)
{
    (void)width;
    emic_arena *arena = emic_arena_open();
    emic_table_view view = emic_table_view_make(table, EMIC_COLUMN_DATA, arena);
    if (view.count)
        put_table(&view, out);
    emic_arena_close(arena);
}
