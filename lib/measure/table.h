/* A table as a value: titled columns, rows of typed cells, notes. Measures fill it, writers in
 * exchange/ print it. No input or output here. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

typedef enum emic_cell_kind {
    EMIC_CELL_EMPTY, /* nothing to say: an empty field, JSON null */
    EMIC_CELL_TEXT,
    EMIC_CELL_INTEGER,
    EMIC_CELL_NUMBER, /* printed with the column's decimals; NaN and infinities as nothing */
} emic_cell_kind;

typedef struct emic_cell {
    emic_cell_kind kind;
    emic_slice text;
    int64_t integer;
    double number;
} emic_cell;

/* Who a column is for. A table may carry the same facts twice: once as long, machine-readable
 * columns and once composed for reading. */
typedef enum emic_column_use {
    EMIC_COLUMN_BOTH,
    EMIC_COLUMN_DATA,    /* csv, tsv, json and xlsx only */
    EMIC_COLUMN_READING, /* text, markdown, html and latex only */
} emic_column_use;

typedef struct emic_column {
    const char *name;  /* the field's name for programs: lower_case */
    const char *title; /* the heading for people; NULL: the name */
    emic_column_use use;
    int decimals;     /* of EMIC_CELL_NUMBER, 0 to 17 */
    bool right;       /* numbers stand to the right */
    bool wrap;        /* prose that may be broken over lines in a terminal */
    const char *over; /* heading shared with the neighbours of the same `over`, or NULL */
} emic_column;

/* `rows` are arrays of as many cells as there are columns. `indent[row]` (levels of two spaces)
 * applies to the first column for people. `notes` are printed under the table and in JSON. */
typedef struct emic_table {
    const char *title;
    struct {
        emic_column *items;
        size_t count, capacity;
    } columns;
    struct {
        emic_cell **items;
        size_t count, capacity;
    } rows;
    struct {
        int *items;
        size_t count, capacity;
    } indents;
    struct {
        const char **items;
        size_t count, capacity;
    } notes;
    emic_arena *arena; /* borrowed; holds all of the above */
} emic_table;

/* An empty table whose contents live in `arena`. `title` is copied. */
EMIC_API emic_table *emic_table_make(emic_arena *arena, const char *title);

/* Adds a column before any row; strings are copied. A name that is taken becomes name_2, name_3;
 * without a title the heading is the name as given. */
EMIC_API void emic_table_add_column(emic_table *table, emic_column column);

/* Adds a row of empty cells, to be filled by its pointer. */
EMIC_API emic_cell *emic_table_add_row(emic_table *table, int indent);

/* Adds a note, formatted: one sentence or more, without a newline. */
EMIC_API void emic_table_add_note(emic_table *table, const char *format, ...) EMIC_PRINTF(2, 3);

/* Cells. Text is borrowed: it must live as long as the table. */
EMIC_API emic_cell emic_cell_text(emic_slice text);
EMIC_API emic_cell emic_cell_integer(int64_t value);
EMIC_API emic_cell emic_cell_number(double value);
