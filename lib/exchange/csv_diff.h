/* What two CSV files say differently, row by row: rows are told by their keys, not by their order.
 * For archive_diff.c. */
#pragma once
#include "measure/table.h"

/* A table of differences: columns part, item, change (added, removed, changed), what, before,
 * after. */
emic_table *emic_csv_diff_table(emic_arena *arena, const char *title);

/* Adds a row. Texts may hold anything: they are made fit to show. */
void emic_csv_diff_add(emic_table *table, emic_slice part, emic_slice item, const char *change,
                       emic_slice what, emic_slice before, emic_slice after);

/* Two texts of a file `name`; either may be NULL for one that is not there. Rows that are the same
 * in `keys` (names of columns, ends with NULL) are the same; without keys, as few of the first
 * columns as tell all rows apart. Where there are columns n and N, they are one, "n of N", and what
 * follows from them is not told besides. Adds what differs to `out` as being of `part`.
 * EMIC_MALFORMED for what is no CSV. */
emic_status emic_csv_diff(const char *name, emic_slice part, const emic_slice *before,
                          const emic_slice *after, const char *const *keys, emic_table *out,
                          emic_error *err);
