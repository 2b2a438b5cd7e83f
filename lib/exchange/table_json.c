/* Tables as JSON: rows as objects under the columns' names. */
#include "exchange/table_format.h"

static void put_columns(const emic_table_view *view, emic_json *json)
{
    emic_json_key(json, "columns");
    emic_json_array(json);
    for (size_t at = 0; at < view->count; at++) {
        const emic_column *column = emic_table_view_column(view, at);
        emic_json_object(json);
        emic_json_key(json, "name");
        emic_json_text(json, emic_slice_of(column->name));
        emic_json_key(json, "title");
        emic_json_text(json, emic_slice_of(column->title));
        emic_json_field(json, "over", emic_slice_of(column->over));
        emic_json_end(json, '}');
    }
    emic_json_end(json, ']');
}

static void put_cell(const emic_column *column, const emic_cell *cell, emic_json *json)
{
    emic_json_key(json, column->name);
    switch (cell->kind) {
    case EMIC_CELL_EMPTY:
        emic_json_null(json);
        break;
    case EMIC_CELL_TEXT:
        emic_json_text(json, cell->text);
        break;
    case EMIC_CELL_INTEGER:
        emic_json_integer(json, cell->integer);
        break;
    case EMIC_CELL_NUMBER:
        emic_json_number(json, cell->number, column->decimals);
        break;
    }
}

static void put_rows(const emic_table_view *view, emic_json *json)
{
    emic_json_key(json, "rows");
    emic_json_array(json);
    for (size_t row = 0; row < view->table->rows.count; row++) {
        emic_json_object(json);
        for (size_t at = 0; at < view->count; at++)
            put_cell(emic_table_view_column(view, at), emic_table_view_cell(view, row, at), json);
        emic_json_end(json, '}');
    }
    emic_json_end(json, ']');
}

void emic_table_put_json(const emic_table *table, emic_json *json)
{
    emic_arena *arena = emic_arena_open();
    emic_table_view view = emic_table_view_make(table, EMIC_COLUMN_DATA, arena);
    emic_json_key(json, "title");
    emic_json_text(json, emic_slice_of(table->title));
    put_columns(&view, json);
    put_rows(&view, json);
    emic_json_key(json, "notes");
    emic_json_array(json);
    for (size_t i = 0; i < table->notes.count; i++)
        emic_json_text(json, emic_slice_of(table->notes.items[i]));
    emic_json_end(json, ']');
    emic_arena_close(arena);
}

void emic_table_write_json(const emic_table *table, size_t width, emic_strbuf *out)
{
    (void)width;
    emic_json json = {.out = out};
    emic_json_object(&json);
    emic_json_key(&json, "version");
    emic_json_integer(&json, EMIC_TABLE_JSON_VERSION);
    emic_table_put_json(table, &json);
    emic_json_end(&json, '}');
}
