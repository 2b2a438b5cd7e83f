/* Frictionless Data Package 2.0: every CSV file with its columns, their types, what they mean and
 * how files refer to each other. It is the data dictionary of the archive. */
#include "base/csv.h"
#include "base/json.h"
#include "exchange/archive_catalogue.h"
#include "exchange/archive_metadata.h"

/* A package on its way. */
typedef struct package {
    const emic_archive_about *about;
    const emic_description *description;
    emic_json json;
    emic_arena *arena;
} package;

static void put(package *at, const char *key, const char *text)
{
    emic_json_field(&at->json, key, emic_slice_of(text));
}

static void put_field(package *at, const char *key, emic_description_field field)
{
    emic_json_field(&at->json, key, emic_description_of(at->description, field));
}

static void put_flag(package *at, const char *key)
{
    emic_json_key(&at->json, key);
    emic_json_boolean(&at->json, true);
}

static void begin(package *at, const char *key, bool list)
{
    emic_json_key(&at->json, key);
    if (list)
        emic_json_array(&at->json);
    else
        emic_json_object(&at->json);
}

/* --- Files ------------------------------------------------------------------------------------ */

const char *emic_archive_resource(const char *name, emic_arena *arena)
{
    const char *path = name + strlen("data/");
    char *resource = emic_arena_format(arena, "%.*s", (int)(strlen(path) - strlen(".csv")), path);
    for (char *byte = resource; *byte; byte++)
        if (*byte == '/')
            *byte = '-';
    return resource;
}

static void put_dialect(package *at)
{
    begin(at, "dialect", false);
    put(at, "$schema", ARCHIVE_PROFILE "tabledialect.json");
    put_flag(at, "header");
    put(at, "delimiter", ",");
    put(at, "lineTerminator", "\n");
    put(at, "quoteChar", "\"");
    put_flag(at, "doubleQuote");
    emic_json_end(&at->json, '}');
}

static emic_status put_resource(package *at, const emic_zip_entry *entry, emic_error *err)
{
    char digest[EMIC_SHA256_HEX];
    const char *path = entry->name + strlen("data/");
    const emic_catalogue_file *file = emic_catalogue_file_of(entry->name);
    emic_csv *csv;
    EMIC_TRY(emic_csv_open(entry->name, entry->content, &csv, err));
    emic_archive_digest(at->about, entry->content, digest);
    emic_json_object(&at->json);
    put(at, "$schema", ARCHIVE_PROFILE "dataresource.json");
    put(at, "name", emic_archive_resource(entry->name, at->arena));
    put(at, "path", path);
    put(at, "type", "table");
    put(at, "title", file ? file->title : "");
    put(at, "description", file ? file->description : "");
    put(at, "format", "csv");
    put(at, "mediatype", "text/csv");
    put(at, "encoding", "utf-8");
    emic_json_key(&at->json, "bytes");
    emic_json_integer(&at->json, (int64_t)entry->content.length);
    put(at, "hash", emic_arena_format(at->arena, "sha256:%s", digest));
    put_dialect(at);
    emic_json_key(&at->json, "schema");
    emic_archive_put_schema(at->about, entry->name, csv, &at->json);
    emic_json_end(&at->json, '}');
    emic_csv_close(csv);
    return EMIC_OK;
}

static bool is_csv(const char *name)
{
    size_t length = strlen(name);
    return emic_bag_is_payload(name) && length > 4 && strcmp(name + length - 4, ".csv") == 0;
}

/* --- The package ------------------------------------------------------------------------------ */

static void put_people(package *at)
{
    const emic_description_values *people = &at->description->fields[EMIC_DESCRIPTION_CREATOR];
    if (people->count == 0)
        return;
    begin(at, "contributors", true);
    for (size_t i = 0; i < people->count; i++) {
        emic_creator creator = emic_creator_parse(people->items[i]);
        emic_json_object(&at->json);
        emic_json_field(&at->json, "title", creator.name);
        if (creator.orcid.length)
            put(at, "path",
                emic_arena_format(at->arena, "https://orcid.org/%.*s", EMIC_ARG(creator.orcid)));
        emic_json_field(&at->json, "organization", creator.affiliation);
        begin(at, "roles", true);
        emic_json_text(&at->json, EMIC_LITERAL("creator"));
        emic_json_end(&at->json, ']');
        emic_json_end(&at->json, '}');
    }
    emic_json_end(&at->json, ']');
}

static void put_license(package *at)
{
    emic_slice license = emic_description_of(at->description, EMIC_DESCRIPTION_LICENSE);
    emic_slice address = emic_archive_license(license, at->arena);
    if (license.length == 0)
        return;
    begin(at, "licenses", true);
    emic_json_object(&at->json);
    if (address.length && !emic_slice_equal(address, license))
        emic_json_field(&at->json, "name", license);
    emic_json_field(&at->json, "path", address);
    if (address.length == 0) /* an expression: no name that the standard allows */
        put(at, "path", "description.json");
    emic_json_field(&at->json, "title", license);
    emic_json_end(&at->json, '}');
    emic_json_end(&at->json, ']');
}

static void put_keywords(package *at)
{
    const emic_description_values *words = &at->description->fields[EMIC_DESCRIPTION_KEYWORD];
    bool synthetic = emic_description_is_synthetic(at->description);
    if (words->count == 0 && !synthetic)
        return;
    begin(at, "keywords", true);
    for (size_t i = 0; i < words->count; i++)
        emic_json_text(&at->json, words->items[i]);
    if (synthetic)
        emic_json_text(&at->json, EMIC_LITERAL("synthetic data"));
    emic_json_end(&at->json, ']');
}

static void put_head(package *at)
{
    put(at, "$schema", ARCHIVE_PROFILE "datapackage.json");
    put_field(at, "id", EMIC_DESCRIPTION_IDENTIFIER);
    emic_json_field(&at->json, "title", emic_archive_title(at->about));
    emic_json_field(&at->json, "description", emic_archive_abstract(at->about));
    put(at, "created", emic_arena_format(at->arena, "%sT00:00:00Z", at->about->recipe->date));
    put_people(at);
    put_keywords(at);
    put_license(at);
}

emic_status emic_archive_put_package(const emic_archive_about *about, emic_error *err)
{
    emic_strbuf text = {0};
    package at = {.about = about,
                  .description = &about->description,
                  .json = {.out = &text},
                  .arena = about->bag->arena};
    emic_status status = EMIC_OK;
    emic_json_object(&at.json);
    put_head(&at);
    begin(&at, "resources", true);
    for (size_t i = 0; status == EMIC_OK && i < about->bag->entries.count; i++)
        if (is_csv(about->bag->entries.items[i].name))
            status = put_resource(&at, &about->bag->entries.items[i], err);
    emic_json_end(&at.json, ']');
    emic_json_end(&at.json, '}');
    emic_archive_put_text(about->bag, ARCHIVE_PACKAGE, &text);
    return status;
}
