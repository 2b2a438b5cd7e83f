/* Reading a dump into an empty study. SQLite's JSON functions take the lines apart; each becomes a
 * row that is put back as if it had been removed. */
#include "base/digest.h"
#include "base/text.h"
#include "store/db_revert.h"
#include "study/dump.h"
#include "study/dump_form.h"
#include "study/integrity.h"
#include "study/journal_entry.h"

typedef struct loading {
    emic_study *study;
    emic_db *db;
    const char *path;
    uint32_t line;
    emic_reverting *rows;
    emic_arena *tables_arena, *arena; /* of a line */
    emic_table_shape_list tables;
    /* The transcript whose lines come. */
    int64_t revision, next_line;
    emic_strbuf text;
} loading;

static emic_status fail_line(loading *load, emic_error *err)
{
    return emic_error_locate(err, load->path, load->line, 0);
}

#define REFUSE(load, err, ...)                                                                     \
    emic_fail_at((err), EMIC_MALFORMED, (load)->path, (load)->line, 0, __VA_ARGS__)

/* --- The first line --------------------------------------------------------------------------- */

static const char is_object[] =
    "SELECT CASE WHEN json_valid(?1) THEN json_type(?1) = 'object' ELSE 0 END";
static const char head_version[] = "SELECT json_extract(?1, '$." EMIC_DUMP_HEAD "')";
static const char head_format[] = "SELECT json_extract(?1, '$.format')";
static const char our_format[] = "PRAGMA user_version";

static emic_status check_head(loading *load, emic_slice line, emic_error *err)
{
    int64_t object = 0, version = 0, format = 0, ours = 0;
    emic_row row = EMIC_ROW(emic_text(line));
    EMIC_TRY(emic_db_int(load->db, is_object, row, 0, &object, err));
    if (object)
        EMIC_TRY(emic_db_int(load->db, head_version, row, 0, &version, err));
    if (version < 1)
        return REFUSE(load, err, "this is no dump of a study; emic dump writes one");
    EMIC_TRY(emic_db_int(load->db, head_format, row, 0, &format, err));
    EMIC_TRY(emic_db_int(load->db, our_format, EMIC_NO_VALUES, 0, &ours, err));
    if (version > EMIC_DUMP_VERSION || format > ours)
        return emic_fail_at(err, EMIC_TOO_NEW, load->path, load->line, 0,
                            "a newer emic wrote this dump (format %lld, here %lld); install that",
                            (long long)format, (long long)ours);
    return EMIC_OK;
}

/* --- Texts ------------------------------------------------------------------------------------ */

static const char set_text[] = "UPDATE revision SET text = ?2 WHERE id = ?1 AND text IS NULL";
static const char index_words[] = "INSERT INTO revision_words(rowid, text) VALUES (?1, ?2)";
static const char index_withheld[] = "INSERT INTO revision_words(rowid, text)"
                                     " SELECT id, NULL FROM revision WHERE text IS NULL";

static emic_status end_text(loading *load, emic_error *err)
{
    if (!load->revision)
        return EMIC_OK;
    emic_row row = EMIC_ROW(emic_int(load->revision), emic_text(emic_strbuf_slice(&load->text)));
    EMIC_TRY(emic_db_run(load->db, set_text, row, err));
    if (emic_db_changes(load->db) == 0)
        return REFUSE(load, err, "revision %lld, whose lines stand before, is not there",
                      (long long)load->revision);
    EMIC_TRY(emic_db_run(load->db, index_words, row, err));
    load->revision = 0;
    emic_strbuf_clear(&load->text);
    return EMIC_OK;
}

static emic_status add_line(loading *load, int64_t revision, int64_t number, emic_slice words,
                            emic_error *err)
{
    if (revision < 1)
        return REFUSE(load, err, "a line of a transcript without its revision");
    if (revision != load->revision) {
        EMIC_TRY(end_text(load, err));
        load->revision = revision;
        load->next_line = 1;
    } else {
        emic_strbuf_putc(&load->text, '\n');
    }
    if (number != load->next_line)
        return REFUSE(load, err, "line %lld of revision %lld comes where line %lld should",
                      (long long)number, (long long)revision, (long long)load->next_line);
    load->next_line++;
    emic_strbuf_add(&load->text, words);
    return EMIC_OK;
}

/* --- Rows ------------------------------------------------------------------------------------- */

static const char read_fields[] = "SELECT key, atom, type FROM json_each(?1)";

/* A row, taken apart. */
typedef struct field_list {
    struct field {
        emic_slice key;
        emic_value value;
        emic_slice type; /* of JSON */
    } items[EMIC_TABLE_COLUMNS + 1];
    size_t count;
} field_list;

static emic_status read_line(loading *load, emic_slice line, field_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status;
    int64_t object = 0;
    out->count = 0;
    emic_row row = EMIC_ROW(emic_text(line));
    EMIC_TRY(emic_db_int(load->db, is_object, row, 0, &object, err));
    if (!object)
        return REFUSE(load, err, "not a JSON object");
    EMIC_TRY(emic_db_query(load->db, read_fields, row, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        if (out->count == sizeof out->items / sizeof *out->items) {
            status = REFUSE(load, err, "more values than any table has columns");
            break;
        }
        struct field *field = &out->items[out->count++];
        field->key = emic_arena_copy(load->arena, emic_cursor_text(&cursor, 0));
        field->type = emic_arena_copy(load->arena, emic_cursor_text(&cursor, 2));
        field->value = emic_cursor_typed(&cursor, 1);
        field->value.bytes = emic_arena_copy(load->arena, field->value.bytes);
    }
    emic_cursor_close(&cursor);
    return status;
}

static const struct field *field_of(const field_list *fields, const char *key)
{
    for (size_t i = 0; i < fields->count; i++)
        if (emic_slice_is(fields->items[i].key, key))
            return &fields->items[i];
    return NULL;
}

/* The value as its column wants it. */
static emic_status convert(loading *load, const struct field *field, emic_value_kind kind,
                           emic_value *out, emic_error *err)
{
    *out = field->value;
    if (out->kind == EMIC_VALUE_NULL || (out->kind == kind && kind != EMIC_VALUE_BLOB))
        return EMIC_OK;
    if (kind == EMIC_VALUE_REAL && out->kind == EMIC_VALUE_INT) {
        *out = emic_real((double)out->integer);
        return EMIC_OK;
    }
    if (kind == EMIC_VALUE_BLOB && out->kind == EMIC_VALUE_TEXT) {
        size_t length = out->bytes.length / 2;
        uint8_t *bytes = emic_arena_alloc(load->arena, length + 1);
        if (out->bytes.length % 2 == 0 && emic_hex_parse(out->bytes, bytes, length)) {
            *out = emic_blob(bytes, length);
            return EMIC_OK;
        }
    }
    return REFUSE(load, err, "\"%.*s\" has a value of the wrong kind", EMIC_ARG(field->key));
}

static int column_of(const emic_table_shape *table, emic_slice name)
{
    for (int i = 0; i < table->count; i++)
        if (emic_slice_equal(table->columns[i], name))
            return i;
    return -1;
}

static emic_status put_row(loading *load, const emic_table_shape *table, const field_list *fields,
                           emic_error *err)
{
    emic_change_cell cells[EMIC_TABLE_COLUMNS];
    emic_change change = {.kind = EMIC_ROW_REMOVED, .table = table->name, .cells = cells};
    emic_change_set set = {&change, 1, 1};
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        if (emic_slice_is(field->key, "table"))
            continue;
        int column = column_of(table, field->key);
        if (column < 0 || change.cell_count == EMIC_TABLE_COLUMNS)
            return REFUSE(load, err, "the table %.*s has no column \"%.*s\"", EMIC_ARG(table->name),
                          EMIC_ARG(field->key));
        emic_change_cell *cell = &cells[change.cell_count++];
        cell->column = column;
        EMIC_TRY(convert(load, field, table->kinds[column], &cell->before, err));
    }
    if (change.cell_count == 0)
        return REFUSE(load, err, "a row without values");
    if (emic_db_revert(load->rows, &set, err) != EMIC_OK)
        return fail_line(load, err);
    return EMIC_OK;
}

static emic_status take_line(loading *load, emic_slice line, emic_error *err)
{
    field_list fields;
    EMIC_TRY(read_line(load, line, &fields, err));
    const struct field *name = field_of(&fields, "table");
    if (!name || name->value.kind != EMIC_VALUE_TEXT)
        return REFUSE(load, err, "a line without \"table\"");
    if (emic_slice_is(name->value.bytes, EMIC_DUMP_LINES)) {
        const struct field *revision = field_of(&fields, "revision");
        const struct field *number = field_of(&fields, "line"), *text = field_of(&fields, "text");
        if (!revision || !number || !text || text->value.kind != EMIC_VALUE_TEXT)
            return REFUSE(load, err, "a line of a transcript has revision, line and text");
        return add_line(load, revision->value.integer, number->value.integer, text->value.bytes,
                        err);
    }
    EMIC_TRY(end_text(load, err));
    const emic_table_shape *table = emic_db_table_find(&load->tables, name->value.bytes);
    if (!table || emic_dump_leaves_out(table->name, true))
        return REFUSE(load, err, "there is no table \"%.*s\"", EMIC_ARG(name->value.bytes));
    return put_row(load, table, &fields, err);
}

/* --- The whole -------------------------------------------------------------------------------- */

/* What a new study comes with: the dump has its own. */
static const char make_room[] =
    "DELETE FROM relation_type; DELETE FROM setting WHERE name IN ('uuid', 'created')";
static const char has_documents[] = "SELECT (SELECT count(*) FROM document) +"
                                    " (SELECT count(*) FROM participant) +"
                                    " (SELECT count(*) FROM code) + (SELECT count(*) FROM journal)";

static emic_status take_lines(loading *load, emic_slice text, emic_error *err)
{
    while (text.length) {
        const char *end = memchr(text.data, '\n', text.length);
        emic_slice line = {text.data, end ? (size_t)(end - text.data) : text.length};
        text = emic_slice_from(text, line.length + (end != NULL));
        load->line++;
        if (!emic_utf8_valid(line, NULL))
            return REFUSE(load, err, "not valid UTF-8");
        if (load->line == 1)
            EMIC_TRY(check_head(load, line, err));
        else if (emic_slice_trim(line).length)
            EMIC_TRY(take_line(load, line, err));
        emic_arena_reset(load->arena);
    }
    if (load->line == 0)
        return REFUSE(load, err, "the file is empty");
    EMIC_TRY(end_text(load, err));
    EMIC_TRY(emic_db_run(load->db, index_withheld, EMIC_NO_VALUES, err));
    load->line = 0;
    if (emic_db_revert_check(load->rows, err) != EMIC_OK)
        return REFUSE(load, err, "rows name others that are not there: the dump is not whole");
    return EMIC_OK;
}

/* A dump may have been edited: what it makes must be sound. */
static emic_status check(loading *load, emic_error *err)
{
    emic_problem_list problems;
    EMIC_TRY(emic_integrity_check(load->study, load->arena, &problems, err));
    if (problems.count)
        return REFUSE(load, err, "%s %s", problems.items[0].thing, problems.items[0].problem);
    return EMIC_OK;
}

emic_status emic_study_load(emic_study *study, const char *path, emic_slice text, emic_error *err)
{
    int64_t rows = 0;
    loading load = {.study = study, .db = emic_study_db(study), .path = path};
    EMIC_TRY(emic_db_int(load.db, has_documents, EMIC_NO_VALUES, 0, &rows, err));
    if (rows)
        return emic_fail(err, EMIC_EXISTS, "the study is not empty; a dump makes a new one");
    emic_journal_end(study); /* the dump's own history, or none, is the study's */
    EMIC_TRY(emic_db_script(load.db, make_room, err));
    EMIC_TRY(emic_db_revert_open(load.db, &load.rows, err));
    load.arena = emic_arena_open();
    load.tables_arena = emic_arena_open();
    emic_status status = emic_db_tables_load(load.db, load.tables_arena, &load.tables, err);
    if (status == EMIC_OK)
        status = take_lines(&load, text, err);
    if (status == EMIC_OK)
        status = check(&load, err);
    emic_strbuf_close(&load.text);
    emic_arena_close(load.tables_arena);
    emic_arena_close(load.arena);
    emic_db_revert_close(load.rows);
    return status;
}
