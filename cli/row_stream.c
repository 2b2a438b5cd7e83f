/* Rows as they are found. What a table looks like is exchange/'s business. */
#include "row_stream.h"

static void start_table(row_stream *stream)
{
    stream->table = emic_table_make(stream->arena, stream->title);
    for (size_t i = 0; i < stream->column_count; i++)
        emic_table_add_column(stream->table, stream->columns[i]);
}

/* Whether rows can follow one another as they come, under one line of names. */
static bool is_by_lines(const row_stream *stream)
{
    return stream->format == EMIC_FORMAT_CSV || stream->format == EMIC_FORMAT_TSV;
}

emic_status row_stream_open(row_stream *stream, const emic_context *context, const char *title,
                            const emic_column *columns, size_t column_count, bool composes,
                            emic_error *err)
{
    const char *path = option_value(context, "output");
    int64_t limit;
    *stream = (row_stream){.context = context, .title = title, .columns = columns};
    stream->column_count = column_count;
    EMIC_TRY(output_format(context, &stream->format, err));
    EMIC_TRY(option_number(context, "limit", 1, INT32_MAX, INT32_MAX, &limit, err));
    stream->limit = (size_t)limit;
    bool printed = !path || strcmp(path, "-") == 0;
    stream->live =
        printed && (is_by_lines(stream) || (stream->format == EMIC_FORMAT_TEXT && composes));
    stream->arena = emic_arena_open();
    start_table(stream);
    return EMIC_OK;
}

emic_cell *row_stream_add(row_stream *stream)
{
    stream->count++;
    return emic_table_add_row(stream->table, 0);
}

bool row_stream_is_full(const row_stream *stream)
{
    return stream->count >= stream->limit;
}

/* Rows as lines, under their names only where these were not printed yet. */
static void format_rows(row_stream *stream)
{
    emic_strbuf rows = {0};
    size_t skipped = 0;
    emic_table_write(stream->table, stream->format, 0, &rows);
    if (stream->count > stream->table->rows.count)
        skipped = (size_t)(strchr(rows.data, '\n') - rows.data) + 1;
    emic_strbuf_add(&stream->out, emic_slice_from(emic_strbuf_slice(&rows), skipped));
    emic_strbuf_close(&rows);
}

emic_status row_stream_pass(row_stream *stream, emic_error *err)
{
    if (!stream->live)
        return EMIC_OK;
    if (stream->table->rows.count) {
        format_rows(stream);
        emic_arena_reset(stream->arena);
        start_table(stream);
    }
    if (stream->out.length == 0)
        return EMIC_OK;
    EMIC_TRY(output_print(emic_strbuf_slice(&stream->out), err));
    emic_strbuf_clear(&stream->out);
    return output_flush(err);
}

emic_status row_stream_finish(row_stream *stream, const char *note, emic_error *err)
{
    if (is_by_lines(stream) && stream->count == 0) /* the names alone */
        return output_table(stream->context, stream->table, err);
    if (stream->live)
        return row_stream_pass(stream, err);
    if (stream->out.length)
        return output_text(stream->context, emic_strbuf_slice(&stream->out), err);
    if (note)
        emic_table_add_note(stream->table, "%s", note);
    return output_table(stream->context, stream->table, err);
}

void row_stream_close(row_stream *stream)
{
    emic_strbuf_close(&stream->out);
    emic_arena_close(stream->arena);
    *stream = (row_stream){0};
}
