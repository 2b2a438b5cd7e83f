/* Attributes and their values. Which participant or document a row is about is the business of
 * participant.c and document_file.c. */
#include "study/attribute.h"
#include "base/calendar.h"
#include "study/key_set.h"
#include "study/study_db.h"
#include <math.h>
#include <stdlib.h>

static const char *const type_names[] = {"text", "number", "boolean", "date"};
enum { TYPE_COUNT = 4 };

static const char *const subject_names[] = {"participant", "document"};

const char *emic_attribute_type_name(emic_attribute_type type)
{
    return type_names[type];
}

static bool find_type(emic_slice name, emic_attribute_type *out)
{
    for (int i = 0; i < TYPE_COUNT; i++) {
        if (!emic_slice_is(name, type_names[i]))
            continue;
        *out = (emic_attribute_type)i;
        return true;
    }
    return false;
}

static const char list_attributes[] =
    "SELECT id, name, type, grouping FROM attribute WHERE subject = ?1 ORDER BY id";

emic_status emic_attribute_list_load(emic_study *study, emic_subject subject, emic_arena *arena,
                                     emic_attribute_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_attribute_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_attributes,
                           EMIC_ROW(emic_text(emic_slice_of(subject_names[subject]))), &cursor,
                           err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_attribute *attribute = EMIC_PUSH(arena, out);
        attribute->id = emic_cursor_int(&cursor, 0);
        attribute->name = emic_arena_copy(arena, emic_cursor_text(&cursor, 1));
        find_type(emic_cursor_text(&cursor, 2), &attribute->type);
        attribute->grouping = emic_cursor_int(&cursor, 3) != 0;
    }
    emic_cursor_close(&cursor);
    return status;
}

static bool is_number(emic_slice value)
{
    char copy[64];
    char *end;
    if (value.length == 0 || value.length >= sizeof copy)
        return false;
    memcpy(copy, value.data, value.length);
    copy[value.length] = 0;
    if (strspn(copy, "0123456789+-.eE") < value.length) /* no hexadecimal, no infinity */
        return false;
    double number = strtod(copy, &end);
    return *end == 0 && isfinite(number);
}

static bool is_date(emic_slice value)
{
    int64_t days;
    return emic_date_parse(value, &days);
}

const char *emic_attribute_boolean(emic_slice value)
{
    static const char *const yes[] = {"yes", "Yes", "YES", "true", "True", "TRUE"};
    static const char *const no[] = {"no", "No", "NO", "false", "False", "FALSE"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (emic_slice_is(value, yes[i]))
            return "yes";
        if (emic_slice_is(value, no[i]))
            return "no";
    }
    return NULL;
}

static bool fits(emic_attribute_type type, emic_slice value)
{
    switch (type) {
    case EMIC_ATTRIBUTE_NUMBER:
        return is_number(value);
    case EMIC_ATTRIBUTE_BOOLEAN:
        return emic_attribute_boolean(value) != NULL;
    case EMIC_ATTRIBUTE_DATE:
        return is_date(value);
    case EMIC_ATTRIBUTE_TEXT:
        break;
    }
    return true;
}

/* Which types every value of `column` fits, as one bit a type; text when all are empty. */
static emic_status infer(const emic_csv *file, emic_slice text, int column,
                         emic_attribute_type *out, emic_error *err)
{
    emic_csv *csv;
    emic_csv_row row;
    bool more = false, any = false, fit[TYPE_COUNT] = {true, true, true, true};
    EMIC_TRY(emic_csv_open(emic_csv_path(file), text, &csv, err));
    emic_status status;
    while ((status = emic_csv_next(csv, &row, &more, err)) == EMIC_OK && more) {
        emic_slice value = emic_slice_trim(row.fields[column]);
        any |= value.length > 0;
        for (int i = 0; i < TYPE_COUNT; i++)
            fit[i] &= value.length == 0 || fits((emic_attribute_type)i, value);
    }
    emic_csv_close(csv);
    *out = EMIC_ATTRIBUTE_TEXT;
    for (int i = TYPE_COUNT - 1; i > 0; i--)
        if (any && fit[i])
            *out = (emic_attribute_type)i;
    return status;
}

/* Splits `name:type`; a type that is none is an error at the header. */
static emic_status split_header(const emic_csv *csv, int column, emic_slice *name, bool *typed,
                                emic_attribute_type *type, emic_error *err)
{
    emic_slice header = emic_csv_column(csv, (size_t)column);
    const char *colon = header.length ? memchr(header.data, ':', header.length) : NULL;
    *typed = colon != NULL;
    *name = header;
    if (!colon)
        return EMIC_OK;
    name->length = (size_t)(colon - header.data);
    emic_slice word = emic_slice_from(header, name->length + 1);
    *name = emic_slice_trim(*name);
    if (name->length == 0 || !find_type(emic_slice_trim(word), type))
        return emic_csv_fail(csv, NULL, column, err, EMIC_INVALID,
                             "column \"%.*s\": after the colon stands text, number, boolean or "
                             "date",
                             EMIC_ARG(header));
    return EMIC_OK;
}

static const char insert_attribute[] =
    "INSERT INTO attribute(subject, name, type, grouping)"
    " VALUES (?1, ?2, ?3, ?4 AND NOT EXISTS (SELECT 1 FROM attribute WHERE grouping))";

static emic_status add_attribute(emic_study *study, emic_subject subject, emic_attribute *attribute,
                                 emic_error *err)
{
    bool grouping = subject == EMIC_OF_PARTICIPANT && emic_slice_is(attribute->name, "group");
    EMIC_TRY(emic_db_run(emic_study_db(study), insert_attribute,
                         EMIC_ROW(emic_text(emic_slice_of(subject_names[subject])),
                                  emic_text(attribute->name),
                                  emic_text(emic_slice_of(type_names[attribute->type])),
                                  emic_int(grouping)),
                         err));
    attribute->id = emic_db_last_id(emic_study_db(study));
    return EMIC_OK;
}

/* Names that mean something else in the files of each subject. */
static bool is_reserved(emic_subject subject, emic_slice name)
{
    static const char *const names[2][5] = {{"participant", "declined", NULL},
                                            {"document", "participant", "speaker", "role", NULL}};
    for (const char *const *at = names[subject]; *at; at++)
        if (emic_slice_is(name, *at))
            return true;
    return false;
}

/* What stays the same while the columns of one file are read. */
typedef struct attribute_header {
    emic_study *study;
    emic_subject subject;
    const emic_csv *csv;
    emic_slice text;
    emic_attribute_list stored;
    emic_attribute_columns *columns; /* so far */
} attribute_header;

/* A column that cannot be an attribute. */
static emic_status check_name(const attribute_header *header, int column, emic_slice name,
                              emic_error *err)
{
    if (is_reserved(header->subject, name))
        return emic_csv_fail(header->csv, NULL, column, err, EMIC_INVALID,
                             "column \"%.*s\": \"%.*s\" is no attribute and takes no type",
                             EMIC_ARG(emic_csv_column(header->csv, (size_t)column)),
                             EMIC_ARG(name));
    for (size_t i = 0; i < header->columns->count; i++)
        if (emic_slice_equal(header->columns->items[i].attribute.name, name))
            return emic_csv_fail(header->csv, NULL, column, err, EMIC_EXISTS,
                                 "the attribute \"%.*s\" has two columns", EMIC_ARG(name));
    return EMIC_OK;
}

/* What the study knows of the attribute, or `out->id` 0. */
static emic_status find_stored(const attribute_header *header, int column, bool typed,
                               emic_attribute *out, emic_error *err)
{
    for (size_t i = 0; i < header->stored.count; i++) {
        const emic_attribute *stored = &header->stored.items[i];
        if (!emic_slice_equal(stored->name, out->name))
            continue;
        if (typed && stored->type != out->type)
            return emic_csv_fail(header->csv, NULL, column, err, EMIC_INVALID,
                                 "the study has \"%.*s\" as %s, this file says %s",
                                 EMIC_ARG(out->name), type_names[stored->type],
                                 type_names[out->type]);
        *out = *stored;
    }
    return EMIC_OK;
}

static emic_status prepare_column(const attribute_header *header, int column, emic_attribute *out,
                                  emic_error *err)
{
    bool typed = false;
    EMIC_TRY(split_header(header->csv, column, &out->name, &typed, &out->type, err));
    EMIC_TRY(check_name(header, column, out->name, err));
    EMIC_TRY(find_stored(header, column, typed, out, err));
    if (out->id)
        return EMIC_OK;
    /* What groups people is a label even when it looks like a number. */
    bool group = header->subject == EMIC_OF_PARTICIPANT && emic_slice_is(out->name, "group");
    if (!typed && !group)
        EMIC_TRY(infer(header->csv, header->text, column, &out->type, err));
    return add_attribute(header->study, header->subject, out, err);
}

static bool among(int column, const int *known_at, size_t known_count)
{
    for (size_t i = 0; i < known_count; i++)
        if (known_at[i] == column)
            return true;
    return false;
}

emic_status emic_attribute_prepare(emic_study *study, emic_subject subject, const emic_csv *csv,
                                   emic_slice text, const int *known_at, size_t known_count,
                                   emic_arena *arena, emic_attribute_columns *out, emic_error *err)
{
    attribute_header header = {study, subject, csv, text, {0}, out};
    *out = (emic_attribute_columns){0};
    EMIC_TRY(emic_attribute_list_load(study, subject, arena, &header.stored, err));
    for (int column = 0; column < (int)emic_csv_column_count(csv); column++) {
        if (among(column, known_at, known_count))
            continue;
        emic_attribute_column added = {.column = column};
        EMIC_TRY(prepare_column(&header, column, &added.attribute, err));
        *EMIC_PUSH(arena, out) = added;
    }
    return EMIC_OK;
}

static const char store_participant_value[] =
    "INSERT INTO participant_value(participant, attribute, value) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (participant, attribute) DO UPDATE SET value = excluded.value"
    " WHERE value <> excluded.value";
static const char store_document_value[] =
    "INSERT INTO document_value(document, attribute, value) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (document, attribute) DO UPDATE SET value = excluded.value"
    " WHERE value <> excluded.value";

static emic_status store_value(emic_study *study, emic_subject subject, emic_id owner,
                               const emic_attribute_column *column, emic_slice value,
                               emic_error *err)
{
    const char *sql =
        subject == EMIC_OF_PARTICIPANT ? store_participant_value : store_document_value;
    if (column->attribute.type == EMIC_ATTRIBUTE_BOOLEAN)
        value = emic_slice_of(emic_attribute_boolean(value));
    return emic_db_run(emic_study_db(study), sql,
                       EMIC_ROW(emic_int(owner), emic_int(column->attribute.id), emic_text(value)),
                       err);
}

emic_status emic_attribute_store(emic_study *study, emic_subject subject, emic_id owner,
                                 const emic_attribute_columns *columns, const emic_csv *csv,
                                 const emic_csv_row *row, emic_key_set *given, bool *changed,
                                 emic_error *err)
{
    for (size_t i = 0; i < columns->count; i++) {
        const emic_attribute_column *column = &columns->items[i];
        emic_slice value = emic_slice_trim(row->fields[column->column]);
        if (value.length == 0)
            continue;
        if (!fits(column->attribute.type, value))
            return emic_csv_fail(csv, row, column->column, err, EMIC_INVALID,
                                 "\"%.*s\" is no %s, as the attribute \"%.*s\" wants",
                                 EMIC_ARG(value), type_names[column->attribute.type],
                                 EMIC_ARG(column->attribute.name));
        bool first = !given || emic_key_set_add(given, owner, column->attribute.id);
        EMIC_TRY(store_value(study, subject, owner, column, value, err));
        bool differs = emic_db_changes(emic_study_db(study)) > 0;
        if (differs && !first)
            return emic_csv_fail(csv, row, column->column, err, EMIC_EXISTS,
                                 "an earlier row gives \"%.*s\" another value",
                                 EMIC_ARG(column->attribute.name));
        *changed |= differs;
    }
    return EMIC_OK;
}
