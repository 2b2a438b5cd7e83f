/* Tables as values: everything lives in the table's arena. How a table looks is the business of
 * the writers in exchange/. */
#include "measure/table.h"
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

static const char *copy(emic_arena *arena, const char *text)
{
    return text ? emic_arena_string(arena, emic_slice_of(text)) : NULL;
}

emic_table *emic_table_make(emic_arena *arena, const char *title)
{
    emic_table *table = emic_arena_alloc(arena, sizeof *table);
    table->arena = arena;
    table->title = copy(arena, title ? title : "");
    return table;
}

static bool name_is_taken(const emic_table *table, const char *name)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (strcmp(table->columns.items[i].name, name) == 0)
            return true;
    return false;
}

/* Names may come from the data (an attribute, a group): two equal ones would lose a value where
 * rows are objects. */
static const char *free_name(const emic_table *table, const char *name)
{
    const char *candidate = copy(table->arena, name);
    for (int number = 2; name_is_taken(table, candidate); number++)
        candidate = emic_arena_format(table->arena, "%s_%d", name, number);
    return candidate;
}

void emic_table_add_column(emic_table *table, emic_column column)
{
    assert(column.name && table->rows.count == 0);
    assert(column.decimals >= 0 && column.decimals <= 17);
    emic_column own = column;
    own.title = copy(table->arena, column.title ? column.title : column.name);
    own.name = free_name(table, column.name);
    own.over = copy(table->arena, column.over);
    *EMIC_PUSH(table->arena, &table->columns) = own;
}

emic_cell *emic_table_add_row(emic_table *table, int indent)
{
    assert(indent >= 0);
    emic_cell *cells = emic_arena_array(table->arena, table->columns.count, sizeof *cells);
    *EMIC_PUSH(table->arena, &table->rows) = cells;
    *EMIC_PUSH(table->arena, &table->indents) = indent;
    return cells;
}

void emic_table_add_note(emic_table *table, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    assert(length >= 0);
    char *note = emic_arena_alloc(table->arena, (size_t)length + 1);
    vsnprintf(note, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    *EMIC_PUSH(table->arena, &table->notes) = note;
}

emic_cell emic_cell_text(emic_slice text)
{
    return (emic_cell){.kind = EMIC_CELL_TEXT, .text = text};
}

emic_cell emic_cell_integer(int64_t value)
{
    return (emic_cell){.kind = EMIC_CELL_INTEGER, .integer = value};
}

emic_cell emic_cell_number(double value)
{
    return (emic_cell){.kind = EMIC_CELL_NUMBER, .number = value};
}
