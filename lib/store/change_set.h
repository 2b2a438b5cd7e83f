/* What one transaction did to the rows of a database, as bytes: enough to take all of it back.
 *
 * SQLite's own change sets hold every added row whole: 19 MB and half a second for 120,000 codings
 * where their keys take ten bytes. Here an added row is its key alone: what stood in it is read
 * when it is taken out, and kept then. Knows no database: db_record.h makes these, db_revert.h
 * takes them back. */
#pragma once
#include "store/db_rows.h"

typedef enum emic_row_change {
    EMIC_ROW_ADDED,   /* rows that were not there */
    EMIC_ROW_REMOVED, /* a row that is not there any more */
    EMIC_ROW_SET,     /* a row with other values */
    EMIC_ROW_KINDS,
} emic_row_change;

/* A value that changed. Columns count from 0, in the order of the table. */
typedef struct emic_change_cell {
    int column;
    emic_value before, after; /* after: EMIC_ROW_SET alone */
} emic_change_cell;

typedef struct emic_change {
    emic_row_change kind;
    emic_slice table;
    /* ADDED and SET: the key of the (first) row, in the order of the table's columns. */
    const emic_value *key;
    int key_count;
    int64_t rows; /* ADDED: so many; the last part of the key counts up from that of the first */
    /* REMOVED: the values of the row; SET: those that changed. */
    const emic_change_cell *cells;
    int cell_count;
} emic_change;

typedef struct emic_change_set {
    emic_change *items; /* in the order in which they happened */
    size_t count, capacity;
} emic_change_set;

/* Appends a change. `*table` is the name of the table that the last one of these bytes was about
 * (borrowed; start from an empty one). */
void emic_change_write(emic_strbuf *bytes, emic_slice *table, const emic_change *change);

/* Reads such bytes; texts and blobs are borrowed from them. EMIC_CORRUPT for others. */
emic_status emic_change_set_parse(emic_slice bytes, emic_arena *arena, emic_change_set *out,
                                  emic_error *err);

/* "coding +12, code ~1, memo -1": rows added, changed and removed, by table in the order in which
 * each was first met. */
const char *emic_change_set_summary(const emic_change_set *set, emic_arena *arena);
