/* Rows that are printed as soon as they are found where the format and the place allow it: csv, tsv
 * and text that the command composes itself, to standard output. All else is printed at the end. */
#pragma once
#include "output.h"

typedef struct row_stream {
    const emic_context *context;
    emic_format format;
    bool live;         /* what is found is printed at once */
    emic_arena *arena; /* for what stands in cells */
    emic_table *table;
    const emic_column *columns;
    size_t column_count;
    const char *title;
    emic_strbuf out; /* of text: what the command has composed */
    size_t count, limit;
} row_stream;

#define ROW_LIMIT                                                                                  \
    {                                                                                              \
        "limit", 0, OPTION_TEXT, "N", "stop after so many rows"                                    \
    }

/* Opens a stream for the --format, --output and --limit of the command. `columns` must live as
 * long. With `composes`, text is what the command appends to `out`, not a table. */
emic_status row_stream_open(row_stream *stream, const emic_context *context, const char *title,
                            const emic_column *columns, size_t column_count, bool composes,
                            emic_error *err);

/* A new row, to be filled with cells whose texts live in `stream->arena`. */
emic_cell *row_stream_add(row_stream *stream);

/* Whether --limit is reached. */
bool row_stream_is_full(const row_stream *stream);

/* Prints what can be printed by now, and forgets it: to be called now and then. */
emic_status row_stream_pass(row_stream *stream, emic_error *err);

/* Prints the rest, with `note` (may be NULL) below a table, and closes the stream. */
emic_status row_stream_finish(row_stream *stream, const char *note, emic_error *err);

/* Frees the stream, whatever became of it. */
void row_stream_close(row_stream *stream);
