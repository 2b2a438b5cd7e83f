/* Writing a dump. Tables and columns are those of the file: what a later format adds comes along.
 * Reading is dump_load.c's business. */
#include "study/dump.h"
#include "base/digest.h"
#include "base/json.h"
#include "study/dump_form.h"
#include <stdlib.h>

/* Facts about the file that are no part of what it holds: two equal studies may differ in them. */
static const char *const own_settings[] = {"changed", "commands", "emic", "purge"};

static bool is_own(const emic_cursor *row)
{
    for (size_t i = 0; i < sizeof own_settings / sizeof *own_settings; i++)
        if (emic_slice_is(emic_cursor_text(row, 0), own_settings[i]))
            return true;
    return false;
}

bool emic_dump_leaves_out(emic_slice table, bool journal)
{
    return emic_slice_is(table, "journal_text") || emic_slice_is(table, "tally") ||
           (!journal && emic_slice_is(table, "journal"));
}

static void begin_line(emic_json *json, emic_strbuf *out, const char *table)
{
    *json = (emic_json){.out = out, .one_line = true};
    emic_json_object(json);
    emic_json_key(json, "table");
    emic_json_text(json, emic_slice_of(table));
}

static void write_hex(emic_json *json, emic_slice bytes)
{
    char *hex = emic_memory_alloc(2 * bytes.length + 1);
    emic_hex_format((const uint8_t *)bytes.data, bytes.length, hex);
    emic_json_text(json, (emic_slice){hex, 2 * bytes.length});
    free(hex);
}

static void write_value(emic_json *json, const emic_value *value)
{
    switch (value->kind) {
    case EMIC_VALUE_NULL:
        emic_json_null(json);
        break;
    case EMIC_VALUE_INT:
        emic_json_integer(json, value->integer);
        break;
    case EMIC_VALUE_REAL:
        emic_json_number(json, value->real, EMIC_DUMP_DECIMALS);
        break;
    case EMIC_VALUE_TEXT:
        emic_json_text(json, value->bytes);
        break;
    case EMIC_VALUE_BLOB:
        write_hex(json, value->bytes);
        break;
    }
}

/* A text line by line, so that a changed word is a changed line. */
static void write_text(emic_strbuf *out, int64_t revision, emic_slice text)
{
    emic_json json;
    for (int64_t line = 1;; line++) {
        const char *end = text.length ? memchr(text.data, '\n', text.length) : NULL;
        emic_slice words = {text.data, end ? (size_t)(end - text.data) : text.length};
        begin_line(&json, out, EMIC_DUMP_LINES);
        emic_json_key(&json, "revision");
        emic_json_integer(&json, revision);
        emic_json_key(&json, "line");
        emic_json_integer(&json, line);
        emic_json_key(&json, "text");
        emic_json_text(&json, words);
        emic_json_end(&json, '}');
        if (!end)
            return;
        text = emic_slice_from(text, words.length + 1);
    }
}

static void write_row(const emic_table_shape *table, const emic_cursor *row, emic_strbuf *out)
{
    emic_json json;
    emic_arena *arena = emic_arena_open();
    bool is_revision = emic_slice_is(table->name, "revision");
    int text = -1;
    begin_line(&json, out, emic_arena_string(arena, table->name));
    for (int i = 0; i < table->count; i++) {
        if (is_revision && emic_slice_is(table->columns[i], "text")) {
            text = i;
            continue;
        }
        emic_value value = emic_cursor_typed(row, i);
        emic_json_key(&json, emic_arena_string(arena, table->columns[i]));
        write_value(&json, &value);
    }
    emic_json_end(&json, '}');
    if (text >= 0 && !emic_cursor_is_null(row, text))
        write_text(out, emic_cursor_int(row, 0), emic_cursor_text(row, text));
    emic_arena_close(arena);
}

static emic_status write_table(emic_db *db, const emic_table_shape *table, emic_strbuf *out,
                               emic_error *err)
{
    emic_cursor cursor;
    bool more = false, settings = emic_slice_is(table->name, "setting");
    emic_status status;
    EMIC_TRY(emic_db_query_rows(db, table, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if (!settings || !is_own(&cursor))
            write_row(table, &cursor, out);
    emic_cursor_close(&cursor);
    return status;
}

static emic_status write_head(emic_db *db, emic_strbuf *out, emic_error *err)
{
    static const char read_format[] = "PRAGMA user_version";
    int64_t format = 0;
    emic_json json = {.out = out, .one_line = true};
    EMIC_TRY(emic_db_int(db, read_format, EMIC_NO_VALUES, 0, &format, err));
    emic_json_object(&json);
    emic_json_key(&json, EMIC_DUMP_HEAD);
    emic_json_integer(&json, EMIC_DUMP_VERSION);
    emic_json_key(&json, "format");
    emic_json_integer(&json, format);
    emic_json_end(&json, '}');
    return EMIC_OK;
}

emic_status emic_study_dump(emic_study *study, bool journal, emic_strbuf *out, emic_error *err)
{
    emic_table_shape_list tables;
    emic_db *db = emic_study_db(study);
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_db_tables_load(db, arena, &tables, err);
    if (status == EMIC_OK)
        status = write_head(db, out, err);
    for (size_t i = 0; status == EMIC_OK && i < tables.count; i++)
        if (!emic_dump_leaves_out(tables.items[i].name, journal))
            status = write_table(db, &tables.items[i], out, err);
    emic_arena_close(arena);
    return status;
}
