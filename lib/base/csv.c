/* CSV in and out after RFC 4180. Fields are borrowed from the text being read; only a field with
 * doubled quotes is copied. What the columns mean is left to the callers, and so is reading the
 * file. */
#include "base/csv.h"
#include "base/suggestion.h"
#include "base/text.h"
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct emic_csv {
    const char *path;
    emic_slice text;      /* without a byte order mark */
    const char *at, *end; /* what is left to read */
    char separator;
    uint32_t line;       /* the line `at` stands in */
    emic_arena *arena;   /* lives as long as the reader */
    emic_arena *scratch; /* the current row's fields that had doubled quotes */
    bool scratched;      /* is there anything in it? */
    emic_slice *fields;  /* the current row */
    size_t capacity;     /* of `fields`; once the header is read, as many as it has columns */
    emic_csv_row header;
};

typedef struct place {
    uint32_t line, column;
} place;

static bool is_break(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* Whether `at` (below `end`) ends a line: LF, or CR with no LF to follow. */
static bool ends_line(const char *at, const char *end)
{
    return *at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n'));
}

/* Line and column of `at`, which stands in `row` or right behind it. Counted only when an error
 * asks for it, so that reading need not. */
static place place_of(const emic_csv *csv, const emic_csv_row *row, const char *at)
{
    const char *line_start = csv->text.data + row->start;
    uint32_t line = row->line;
    for (const char *p = line_start; p < at; p++)
        if (ends_line(p, csv->end))
            line++, line_start = p + 1;
    emic_slice before = {line_start, (size_t)(at - line_start)};
    return (place){line, (uint32_t)emic_utf8_count(before) + 1};
}

/* Where field `column` of a well-formed row begins. */
static const char *field_start(const emic_csv *csv, const emic_csv_row *row, int column)
{
    const char *p = csv->text.data + row->start;
    bool quoted = false;
    for (; p < csv->end && column > 0; p++) {
        if (*p == '"')
            quoted = !quoted;
        else if (*p == csv->separator && !quoted)
            column--;
    }
    return p;
}

static place place_of_field(const emic_csv *csv, const emic_csv_row *row, int column)
{
    if (!row)
        row = &csv->header;
    if (column < 0)
        return (place){row->line, 0};
    return place_of(csv, row, field_start(csv, row, column));
}

static emic_status malformed(const emic_csv *csv, const emic_csv_row *row, const char *at,
                             const char *message, emic_error *err)
{
    place here = place_of(csv, row, at);
    return emic_fail_at(err, EMIC_MALFORMED, csv->path, here.line, here.column, "%s", message);
}

static uint32_t count_lines(emic_slice text)
{
    const char *end = text.data + text.length;
    uint32_t lines = 0;
    for (const char *p = text.data; p < end; p++)
        lines += ends_line(p, end);
    return lines;
}

/* `quoted` with its doubled quotes made single. */
static emic_slice undouble(emic_csv *csv, emic_slice quoted)
{
    char *copy = emic_arena_alloc(csv->scratch, quoted.length);
    size_t length = 0;
    for (size_t i = 0; i < quoted.length; i++) {
        copy[length++] = quoted.data[i];
        i += quoted.data[i] == '"';
    }
    csv->scratched = true;
    return (emic_slice){copy, length};
}

/* Reads the field whose opening quote stands at csv->at. */
static emic_status read_quoted(emic_csv *csv, const emic_csv_row *row, emic_slice *field,
                               emic_error *err)
{
    const char *open = csv->at, *close = open + 1;
    bool doubled = false;
    for (;; doubled = true, close += 2) {
        close = memchr(close, '"', (size_t)(csv->end - close));
        if (!close)
            return malformed(csv, row, open, "the quote that opens here is never closed", err);
        if (close + 1 == csv->end || close[1] != '"')
            break;
    }
    csv->at = close + 1;
    if (csv->at < csv->end && *csv->at != csv->separator && !is_break(*csv->at))
        return malformed(csv, row, csv->at,
                         "text after a closing quote; a quote inside a field must be doubled", err);
    *field = (emic_slice){open + 1, (size_t)(close - open - 1)};
    csv->line += count_lines(*field);
    if (doubled)
        *field = undouble(csv, *field);
    return EMIC_OK;
}

/* Reads the unquoted field at csv->at. */
static emic_status read_plain(emic_csv *csv, const emic_csv_row *row, emic_slice *field,
                              emic_error *err)
{
    static const bool stops[256] = {['"'] = true, ['\r'] = true, ['\n'] = true};
    const char *p = csv->at, separator = csv->separator;
    while (p < csv->end && *p != separator && !stops[(unsigned char)*p])
        p++;
    if (p < csv->end && *p == '"')
        return malformed(csv, row, p,
                         "quote inside an unquoted field; quote the field and double the quote",
                         err);
    *field = (emic_slice){csv->at, (size_t)(p - csv->at)};
    csv->at = p;
    return EMIC_OK;
}

static void end_line(emic_csv *csv)
{
    if (csv->at == csv->end)
        return;
    csv->at += *csv->at == '\r' && csv->at + 1 < csv->end && csv->at[1] == '\n' ? 2 : 1;
    csv->line++;
}

/* Makes room for one more field, which only the header may ask for. */
static emic_status make_room(emic_csv *csv, const emic_csv_row *row, emic_error *err)
{
    if (!csv->header.fields) {
        csv->fields = emic_arena_grow(csv->arena, csv->fields, row->count, sizeof *csv->fields,
                                      &csv->capacity);
        return EMIC_OK;
    }
    place here = place_of(csv, row, csv->at);
    return emic_fail_at(err, EMIC_MALFORMED, csv->path, here.line, here.column,
                        "a field too many: the header has %zu", csv->header.count);
}

/* Reads the row at csv->at, which is not at the end. */
static emic_status read_row(emic_csv *csv, emic_csv_row *row, emic_error *err)
{
    *row = (emic_csv_row){.line = csv->line, .start = (size_t)(csv->at - csv->text.data)};
    for (;; csv->at++) {
        if (row->count == csv->capacity)
            EMIC_TRY(make_room(csv, row, err));
        emic_slice *field = &csv->fields[row->count++];
        if (csv->at < csv->end && *csv->at == '"')
            EMIC_TRY(read_quoted(csv, row, field, err));
        else
            EMIC_TRY(read_plain(csv, row, field, err));
        if (csv->at == csv->end || *csv->at != csv->separator)
            break;
    }
    row->fields = csv->fields;
    return EMIC_OK;
}

static void skip_empty_lines(emic_csv *csv)
{
    while (csv->at < csv->end && is_break(*csv->at))
        end_line(csv);
}

emic_status emic_csv_next(emic_csv *csv, emic_csv_row *row, bool *more, emic_error *err)
{
    if (csv->scratched)
        emic_arena_reset(csv->scratch);
    csv->scratched = false;
    skip_empty_lines(csv);
    *more = csv->at < csv->end;
    if (!*more)
        return EMIC_OK;
    EMIC_TRY(read_row(csv, row, err));
    if (row->count < csv->header.count) {
        place here = place_of(csv, row, csv->at);
        return emic_fail_at(err, EMIC_MALFORMED, csv->path, here.line, here.column,
                            "the row ends after %zu of the header's %zu fields", row->count,
                            csv->header.count);
    }
    end_line(csv);
    return EMIC_OK;
}

/* A column's name and place, for finding names that stand twice. */
typedef struct named {
    emic_slice name;
    size_t at;
} named;

static int compare_columns(const void *left, const void *right)
{
    const named *a = left, *b = right;
    int order = emic_slice_compare(a->name, b->name);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

static emic_status check_unique(const emic_csv *csv, emic_error *err)
{
    const emic_csv_row *header = &csv->header;
    named *columns = emic_arena_array(csv->scratch, header->count, sizeof *columns);
    for (size_t i = 0; i < header->count; i++)
        columns[i] = (named){header->fields[i], i};
    qsort(columns, header->count, sizeof *columns, compare_columns);
    for (size_t i = 1; i < header->count; i++)
        if (emic_slice_equal(columns[i - 1].name, columns[i].name))
            return emic_csv_fail(csv, NULL, (int)columns[i].at, err, EMIC_MALFORMED,
                                 "column \"%.*s\" stands twice in the header",
                                 EMIC_ARG(emic_text_cut(columns[i].name, 60)));
    return EMIC_OK;
}

static emic_status read_header(emic_csv *csv, emic_error *err)
{
    skip_empty_lines(csv);
    if (csv->at == csv->end)
        return emic_fail_at(err, EMIC_MALFORMED, csv->path, 1, 1,
                            "the file is empty; its first line must name the columns");
    EMIC_TRY(read_row(csv, &csv->header, err));
    end_line(csv);
    emic_csv_row *header = &csv->header;
    header->fields = emic_arena_array(csv->arena, header->count, sizeof *header->fields);
    for (size_t i = 0; i < header->count; i++) {
        header->fields[i] = emic_arena_copy(csv->arena, emic_slice_trim(csv->fields[i]));
        if (header->fields[i].length == 0)
            return emic_csv_fail(csv, NULL, (int)i, err, EMIC_MALFORMED,
                                 "column %zu of the header has no name", i + 1);
    }
    csv->capacity = header->count;
    csv->scratched = true;
    return check_unique(csv, err);
}

emic_status emic_csv_open(const char *path, emic_slice text, emic_csv **out, emic_error *err)
{
    return emic_csv_open_with(path, text, ',', out, err);
}

emic_status emic_csv_open_with(const char *path, emic_slice text, char separator, emic_csv **out,
                               emic_error *err)
{
    emic_csv *csv = emic_memory_alloc(sizeof *csv);
    *csv = (emic_csv){.separator = separator,
                      .line = 1,
                      .arena = emic_arena_open(),
                      .scratch = emic_arena_open()};
    csv->path = emic_arena_string(csv->arena, emic_slice_of(path));
    if (emic_slice_starts(text, "\xEF\xBB\xBF"))
        text = emic_slice_from(text, 3);
    csv->text = text.data ? text : (emic_slice){"", 0};
    csv->at = csv->text.data;
    csv->end = csv->text.data + csv->text.length;
    emic_status status = read_header(csv, err);
    if (status != EMIC_OK)
        emic_csv_close(csv);
    *out = status == EMIC_OK ? csv : NULL;
    return status;
}

void emic_csv_close(emic_csv *csv)
{
    if (!csv)
        return;
    emic_arena_close(csv->scratch);
    emic_arena_close(csv->arena);
    free(csv);
}

const char *emic_csv_path(const emic_csv *csv)
{
    return csv->path;
}

size_t emic_csv_column_count(const emic_csv *csv)
{
    return csv->header.count;
}

emic_slice emic_csv_column(const emic_csv *csv, size_t column)
{
    assert(column < csv->header.count);
    return csv->header.fields[column];
}

int emic_csv_find(const emic_csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->header.count; i++)
        if (emic_slice_is(csv->header.fields[i], name))
            return (int)i;
    return -1;
}

static emic_status check_known(const emic_csv *csv, const char *const *known, emic_error *err)
{
    for (size_t i = 0; i < csv->header.count; i++) {
        size_t k = 0;
        while (known[k] && !emic_slice_is(csv->header.fields[i], known[k]))
            k++;
        if (known[k])
            continue;
        place here = place_of_field(csv, NULL, (int)i);
        return emic_fail_unknown(err, csv->path, here.line, here.column, "column",
                                 csv->header.fields[i], known);
    }
    return EMIC_OK;
}

/* A column of the header that may be `name` with a slip of the pen, or all of them. */
static emic_status fail_missing(const emic_csv *csv, const char *name, emic_error *err)
{
    const emic_csv_row *header = &csv->header;
    emic_arena *scratch = emic_arena_open();
    const char **names = emic_arena_array(scratch, header->count + 1, sizeof *names);
    emic_strbuf list = {0};
    for (size_t i = 0; i < header->count; i++) {
        names[i] = header->fields[i].data;
        emic_strbuf_printf(&list, "%s%s", i ? ", " : "", names[i]);
    }
    const char *nearest = emic_suggestion_find(emic_slice_of(name), names);
    if (nearest)
        emic_csv_fail(csv, NULL, -1, err, EMIC_INVALID,
                      "the column \"%s\" is missing; is \"%s\" meant?", name, nearest);
    else
        emic_csv_fail(csv, NULL, -1, err, EMIC_INVALID,
                      "the column \"%s\" is missing; the header has: %s", name, list.data);
    emic_strbuf_close(&list);
    emic_arena_close(scratch);
    return EMIC_INVALID;
}

emic_status emic_csv_columns(const emic_csv *csv, const char *const *known, size_t required,
                             bool others, int *at, emic_error *err)
{
    if (!others)
        EMIC_TRY(check_known(csv, known, err));
    for (size_t i = 0; known[i]; i++) {
        at[i] = emic_csv_find(csv, known[i]);
        if (at[i] < 0 && i < required)
            return fail_missing(csv, known[i], err);
    }
    return EMIC_OK;
}

emic_status emic_csv_fail(const emic_csv *csv, const emic_csv_row *row, int column, emic_error *err,
                          emic_status status, const char *format, ...)
{
    char message[EMIC_MESSAGE_SIZE];
    place here = place_of_field(csv, row, column);
    va_list values;
    va_start(values, format);
    vsnprintf(message, sizeof message, format, values);
    va_end(values);
    return emic_fail_at(err, status, csv->path, here.line, here.column, "%s", message);
}

emic_status emic_csv_locate(const emic_csv *csv, const emic_csv_row *row, int column,
                            emic_error *err)
{
    place here = place_of_field(csv, row, column);
    return emic_error_locate(err, csv->path, here.line, here.column);
}
