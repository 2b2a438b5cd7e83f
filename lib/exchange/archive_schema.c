/* Frictionless Table Schema 2.0 of a CSV file: what its columns hold and mean, which of them name a
 * row, and what they refer to. */
#include "base/csv.h"
#include "exchange/archive_catalogue.h"
#include "exchange/archive_metadata.h"

/* A file whose schema is being written. */
typedef struct schema {
    const emic_archive_about *about;
    emic_json *json;
    emic_arena *arena;
    const char *name;    /* of the entry */
    const char *measure; /* what made it if it is a table of results, else NULL */
    const emic_csv *csv;
} schema;

static void put(schema *at, const char *key, const char *text)
{
    emic_json_field(at->json, key, emic_slice_of(text));
}

static void begin(schema *at, const char *key, bool list)
{
    emic_json_key(at->json, key);
    if (list)
        emic_json_array(at->json);
    else
        emic_json_object(at->json);
}

/* The words of `values`, which | parts, as a list. */
static void put_words(schema *at, const char *key, const char *values, bool numbers)
{
    begin(at, key, true);
    for (const char *word = values; *word;) {
        size_t length = strcspn(word, "|");
        if (numbers)
            emic_json_integer(at->json, word[0] - '0');
        else
            emic_json_text(at->json, (emic_slice){word, length});
        word += length + (word[length] == '|');
    }
    emic_json_end(at->json, ']');
}

/* --- Attributes ------------------------------------------------------------------------------- */

static void put_attribute_type(schema *at, emic_subject subject, const emic_attribute *attribute,
                               size_t which)
{
    static const char *const types[] = {[EMIC_ATTRIBUTE_TEXT] = "string",
                                        [EMIC_ATTRIBUTE_NUMBER] = "number",
                                        [EMIC_ATTRIBUTE_BOOLEAN] = "boolean",
                                        [EMIC_ATTRIBUTE_DATE] = "date"};
    emic_archive_categories found;
    put(at, "type", types[attribute->type]);
    if (attribute->type == EMIC_ATTRIBUTE_BOOLEAN) {
        put_words(at, "trueValues", "yes", false);
        put_words(at, "falseValues", "no", false);
    }
    emic_archive_count(at->about, subject, which, &found);
    if (attribute->type != EMIC_ATTRIBUTE_TEXT || found.count == 0)
        return;
    begin(at, "categories", true);
    for (size_t i = 0; i < found.count; i++)
        emic_json_text(at->json, found.items[i].value);
    emic_json_end(at->json, ']');
}

/* Whether the column `header` ("region:text") holds the attribute. */
static bool is_attribute(emic_slice header, const emic_attribute *attribute)
{
    const char *type = emic_attribute_type_name(attribute->type);
    size_t length = attribute->name.length;
    return header.length > length + 1 && header.data[length] == ':' &&
           memcmp(header.data, attribute->name.data, length) == 0 &&
           emic_slice_is(emic_slice_from(header, length + 1), type);
}

/* A column of cases.csv or documents.csv that holds an attribute. */
static bool put_attribute(schema *at, emic_slice header)
{
    bool cases = strcmp(at->name, ARCHIVE_CASES) == 0;
    emic_subject subject = cases ? EMIC_OF_PARTICIPANT : EMIC_OF_DOCUMENT;
    const emic_attribute_list *list =
        cases ? &at->about->participants.attributes : &at->about->documents.attributes;
    if (!cases && strcmp(at->name, ARCHIVE_DOCUMENTS) != 0)
        return false;
    for (size_t i = 0; i < list->count; i++) {
        const emic_attribute *attribute = &list->items[i];
        if (!is_attribute(header, attribute))
            continue;
        emic_json_field(at->json, "title", attribute->name);
        put(at, "description",
            emic_arena_format(at->arena, "%s \"%.*s\" of the %s%s",
                              attribute->grouping ? "grouping attribute" : "attribute",
                              EMIC_ARG(attribute->name), cases ? "participant" : "interview",
                              cases ? "" : ", in the row of the interview itself"));
        put_attribute_type(at, subject, attribute, i);
        return true;
    }
    return false;
}

/* A column of data-list.csv that repeats an attribute. */
static bool put_listed(schema *at, emic_slice header)
{
    bool person = emic_slice_starts(header, ARCHIVE_LISTED_PARTICIPANT);
    size_t prefix = strlen(person ? ARCHIVE_LISTED_PARTICIPANT : ARCHIVE_LISTED_INTERVIEW);
    if (strcmp(at->name, ARCHIVE_LIST) != 0 ||
        (!person && !emic_slice_starts(header, ARCHIVE_LISTED_INTERVIEW)))
        return false;
    emic_slice attribute = emic_slice_from(header, prefix);
    put(at, "type", "string");
    emic_json_field(at->json, "title", attribute);
    put(at, "description",
        emic_arena_format(at->arena, "attribute \"%.*s\" of the %s", EMIC_ARG(attribute),
                          person ? "participants, parted by ; where they differ" : "interview"));
    return true;
}

/* --- Columns ---------------------------------------------------------------------------------- */

static void put_constraints(schema *at, const emic_catalogue_column *column)
{
    bool boolean = strcmp(column->type, "boolean") == 0;
    bool integer = strcmp(column->type, "integer") == 0;
    bool fixed = column->values && !boolean;
    if (boolean) {
        size_t length = strcspn(column->values, "|");
        put_words(at, "trueValues",
                  emic_arena_format(at->arena, "%.*s", (int)length, column->values), false);
        put_words(at, "falseValues", column->values + length + 1, false);
    }
    if (column->flags & EMIC_COLUMN_EMPTY)
        put_words(at, "missingValues", "", false);
    if (!(column->flags & (EMIC_COLUMN_REQUIRED | EMIC_COLUMN_COUNT)) && !fixed)
        return;
    begin(at, "constraints", false);
    if (column->flags & EMIC_COLUMN_REQUIRED) {
        emic_json_key(at->json, "required");
        emic_json_boolean(at->json, true);
    }
    if (column->flags & EMIC_COLUMN_COUNT) {
        emic_json_key(at->json, "minimum");
        emic_json_integer(at->json, 0);
    }
    if (fixed)
        put_words(at, "enum", column->values, integer);
    emic_json_end(at->json, '}');
}

static void put_column(schema *at, emic_slice header)
{
    const emic_catalogue_column *column = emic_catalogue_column_of(at->name, at->measure, header);
    emic_json_object(at->json);
    emic_json_field(at->json, "name", header);
    if (column) {
        put(at, "type", column->type);
        put(at, "description", column->description);
        put_constraints(at, column);
    } else if (!put_attribute(at, header) && !put_listed(at, header)) {
        put(at, "type", "any");
    }
    emic_json_end(at->json, '}');
}

static void put_primary_key(schema *at)
{
    bool begun = false;
    for (size_t i = 0; i < emic_csv_column_count(at->csv); i++) {
        emic_slice header = emic_csv_column(at->csv, i);
        const emic_catalogue_column *column =
            emic_catalogue_column_of(at->name, at->measure, header);
        if (!column || !(column->flags & EMIC_COLUMN_KEY))
            continue;
        if (!begun)
            begin(at, "primaryKey", true);
        begun = true;
        emic_json_text(at->json, header);
    }
    if (begun)
        emic_json_end(at->json, ']');
}

/* A file that refers to itself does not name itself. */
static void put_foreign_key(schema *at, const emic_catalogue_column *column)
{
    const char *dot = strchr(column->refers, '.');
    emic_slice resource = {column->refers, (size_t)(dot - column->refers)};
    if (emic_slice_is(resource, emic_archive_resource(at->name, at->arena)))
        resource = (emic_slice){0};
    emic_json_object(at->json);
    put_words(at, "fields", column->name, false);
    begin(at, "reference", false);
    emic_json_field(at->json, "resource", resource);
    put_words(at, "fields", dot + 1, false);
    emic_json_end(at->json, '}');
    emic_json_end(at->json, '}');
}

/* A release has few of the files that others refer to. */
static bool is_there(const schema *at, const char *column)
{
    const emic_bag *bag = at->about->bag;
    size_t length = strcspn(column, ".");
    for (size_t i = 0; i < bag->entries.count; i++) {
        const char *file = bag->entries.items[i].name + strlen("data/");
        if (strncmp(file, column, length) == 0 && strcmp(file + length, ".csv") == 0)
            return true;
    }
    return !at->about->recipe->release;
}

static void put_foreign_keys(schema *at)
{
    bool begun = false;
    for (size_t i = 0; i < emic_csv_column_count(at->csv); i++) {
        const emic_catalogue_column *column =
            emic_catalogue_column_of(at->name, at->measure, emic_csv_column(at->csv, i));
        if (!column || !column->refers || !is_there(at, column->refers))
            continue;
        if (!begun)
            begin(at, "foreignKeys", true);
        begun = true;
        put_foreign_key(at, column);
    }
    if (begun)
        emic_json_end(at->json, ']');
}

/* The measure or picture behind a file of results. */
static const char *measure_of(const emic_archive_about *about, const char *name)
{
    const emic_recipe *recipe = about->recipe;
    bool table = strncmp(name, ARCHIVE_TABLES, strlen(ARCHIVE_TABLES)) == 0;
    size_t folder = strlen(table ? ARCHIVE_TABLES : ARCHIVE_PLOTS);
    if (!table && strncmp(name, ARCHIVE_PLOTS, folder) != 0)
        return NULL;
    for (size_t i = 0; i < recipe->steps.count; i++) {
        const emic_recipe_step *step = &recipe->steps.items[i];
        size_t length = strlen(step->file);
        if (table == (step->plot == NULL) && strncmp(name + folder, step->file, length) == 0 &&
            strcmp(name + folder + length, ".csv") == 0)
            return table ? step->measure->name : step->plot->name;
    }
    return NULL;
}

void emic_archive_put_schema(const emic_archive_about *about, const char *name, const emic_csv *csv,
                             emic_json *json)
{
    schema file = {.about = about,
                   .json = json,
                   .arena = about->bag->arena,
                   .name = name,
                   .csv = csv,
                   .measure = measure_of(about, name)};
    schema *at = &file;
    emic_json_object(json);
    put(at, "$schema", ARCHIVE_PROFILE "tableschema.json");
    begin(at, "fields", true);
    for (size_t i = 0; i < emic_csv_column_count(at->csv); i++)
        put_column(at, emic_csv_column(at->csv, i));
    emic_json_end(at->json, ']');
    begin(at, "missingValues", true);
    emic_json_text(at->json, EMIC_LITERAL(""));
    emic_json_end(at->json, ']');
    put_primary_key(at);
    put_foreign_keys(at);
    emic_json_end(at->json, '}');
}
