/* CSV after RFC 4180: commas, double quotes, newlines inside quotes; lines end with LF, CRLF or a
 * lone CR; a byte order mark is skipped. Every error names the file, the line and the column (of
 * characters) where it stands. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/strbuf.h"

typedef struct emic_csv emic_csv;

/* A row: its fields, and where it begins (line from one, byte of the text from zero). The fields
 * are borrowed until the next emic_csv_next; a copy of the rest still serves to name a place. */
typedef struct emic_csv_row {
    emic_slice *fields;
    size_t count;
    uint32_t line;
    size_t start;
} emic_csv_row;

/* Reads `text` (valid UTF-8, borrowed for the reader's life). `path` names it in errors. The first
 * row is the header: unique, non-empty names, trimmed. EMIC_MALFORMED otherwise. */
EMIC_API emic_status emic_csv_open(const char *path, emic_slice text, emic_csv **out,
                                   emic_error *err);
EMIC_API void emic_csv_close(emic_csv *csv);

/* The same with another separator, as spreadsheets write it where the comma is the decimal point;
 * and the one that a text has: the first comma, semicolon or tab of its header. */
EMIC_API emic_status emic_csv_open_with(const char *path, emic_slice text, char separator,
                                        emic_csv **out, emic_error *err);
EMIC_API char emic_csv_separator(emic_slice text);

EMIC_API const char *emic_csv_path(const emic_csv *csv);
EMIC_API size_t emic_csv_column_count(const emic_csv *csv);
EMIC_API emic_slice emic_csv_column(const emic_csv *csv, size_t column);

/* Index of the column `name`, or -1. */
EMIC_API int emic_csv_find(const emic_csv *csv, const char *name);

/* The next row with as many fields as the header has; wholly empty lines are skipped. `*more` is
 * false at the end. A row with more or fewer fields, a stray quote or an unclosed one is
 * EMIC_MALFORMED; reading does not go on after that. */
EMIC_API emic_status emic_csv_next(emic_csv *csv, emic_csv_row *row, bool *more, emic_error *err);

/* Checks the header against the columns a command knows: `known` ends with NULL; the first
 * `required` of them must be there. A missing column is EMIC_INVALID, and so is an unknown one
 * unless `others` is true; the message names the column and the nearest known name. `at[i]` gets
 * the index of known[i] or -1. */
EMIC_API emic_status emic_csv_columns(const emic_csv *csv, const char *const *known,
                                      size_t required, bool others, int *at, emic_error *err);

/* An error about the value of `column` in `row`; `row` NULL is the header, `column` -1 the row as
 * a whole. */
EMIC_API emic_status emic_csv_fail(const emic_csv *csv, const emic_csv_row *row, int column,
                                   emic_error *err, emic_status status, const char *format, ...)
    EMIC_PRINTF(6, 7);
/* Puts the place of `column` in `row` on an error that came from below. */
EMIC_API emic_status emic_csv_locate(const emic_csv *csv, const emic_csv_row *row, int column,
                                     emic_error *err);

/* The field of `column`, trimmed; empty for -1, a column that the file does not have. */
static inline emic_slice emic_csv_field(const emic_csv_row *row, int column)
{
    return column < 0 ? (emic_slice){0} : emic_slice_trim(row->fields[column]);
}

/* The status of a call that knew no place, with the place of `column` put on its error. */
static inline emic_status emic_csv_placed(emic_status status, const emic_csv *csv,
                                          const emic_csv_row *row, int column, emic_error *err)
{
    return status == EMIC_OK ? EMIC_OK : emic_csv_locate(csv, row, column, err);
}

/* Appends one field, quoted only where it must be: a comma, quote, CR or LF inside, a space or tab
 * at an end, a byte order mark in front, or an empty field alone in its line. A comma follows each
 * field, and emic_csv_end turns the last one into LF. */
EMIC_API void emic_csv_put(emic_strbuf *out, emic_slice field);
/* Ends a line, which has at least one field. */
EMIC_API void emic_csv_end(emic_strbuf *out);
