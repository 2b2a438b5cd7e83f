/* RO-Crate 1.2: the payload as a dataset with its people, its licence, every file, and the one
 * action that made results of inputs. The root of the crate is the payload of the bag, so that its
 * metadata is under the manifests as the files are that it describes. */
#include "base/json.h"
#include "base/version.h"
#include "exchange/archive_catalogue.h"
#include "exchange/archive_metadata.h"

/* A crate on its way. */
typedef struct crate {
    const emic_archive_about *about;
    const emic_description *description;
    emic_json json;
    emic_arena *arena;
    struct {
        const char **items;
        size_t count, capacity;
    } ids; /* of entities that are written */
} crate;

static const emic_description_values *values_of(const crate *at, emic_description_field field)
{
    return &at->description->fields[field];
}

static void put(crate *at, const char *key, const char *text)
{
    emic_json_field(&at->json, key, emic_slice_of(text));
}

static void put_field(crate *at, const char *key, emic_description_field field)
{
    emic_json_field(&at->json, key, emic_description_of(at->description, field));
}

static void put_reference(crate *at, const char *key, const char *id)
{
    emic_json_key(&at->json, key);
    emic_json_object(&at->json);
    put(at, "@id", id);
    emic_json_end(&at->json, '}');
}

static void begin_entity(crate *at, const char *id, const char *type)
{
    emic_json_object(&at->json);
    put(at, "@id", id);
    put(at, "@type", type);
}

/* The same, unless there is one with this id: two names of one address are one thing. */
static bool begin_once(crate *at, const char *id, const char *type)
{
    for (size_t i = 0; i < at->ids.count; i++)
        if (strcmp(at->ids.items[i], id) == 0)
            return false;
    *EMIC_PUSH(at->arena, &at->ids) = id;
    begin_entity(at, id, type);
    return true;
}

static void end_entity(crate *at)
{
    emic_json_end(&at->json, '}');
}

/* "#funder-2": what has no address of its own. */
static const char *own_id(const crate *at, const char *what, size_t number)
{
    return emic_arena_format(at->arena, "#%s-%zu", what, number + 1);
}

/* References to the things of a field that get entities of their own. */
static void put_references(crate *at, const char *key, emic_description_field field,
                           const char *(*id_of)(const crate *at, size_t number))
{
    size_t count = values_of(at, field)->count;
    bool begun = false;
    for (size_t i = 0; i < count; i++) {
        const char *id = id_of(at, i);
        if (!id)
            continue;
        if (!begun) {
            emic_json_key(&at->json, key);
            emic_json_array(&at->json);
        }
        begun = true;
        emic_json_object(&at->json);
        put(at, "@id", id);
        emic_json_end(&at->json, '}');
    }
    if (begun)
        emic_json_end(&at->json, ']');
}

/* --- Things with an id ------------------------------------------------------------------------ */

static const char *creator_id(const crate *at, size_t number)
{
    emic_creator creator =
        emic_creator_parse(values_of(at, EMIC_DESCRIPTION_CREATOR)->items[number]);
    if (creator.orcid.length)
        return emic_arena_format(at->arena, "https://orcid.org/%.*s", EMIC_ARG(creator.orcid));
    return own_id(at, "creator", number);
}

static const char *funder_id(const crate *at, size_t number)
{
    return own_id(at, "funder", number);
}

static const char *grant_id(const crate *at, size_t number)
{
    return own_id(at, "grant", number);
}

static const char *place_id(const crate *at, size_t number)
{
    return own_id(at, "place", number);
}

/* A crate cites by address: a publication without one is told in the DDI codebook alone. */
static const char *publication_id(const crate *at, size_t number)
{
    emic_slice text = values_of(at, EMIC_DESCRIPTION_PUBLICATION)->items[number];
    emic_slice address = emic_archive_address(text, at->arena);
    return address.length ? emic_arena_string(at->arena, address) : NULL;
}

static void put_named(crate *at, emic_description_field field, const char *type,
                      const char *(*id_of)(const crate *at, size_t number))
{
    const emic_description_values *values = values_of(at, field);
    for (size_t i = 0; i < values->count; i++) {
        const char *id = id_of(at, i);
        if (!id || !begin_once(at, id, type))
            continue;
        emic_json_field(&at->json, "name", values->items[i]);
        end_entity(at);
    }
}

/* The first creator of the same affiliation: they share its entity. */
static size_t affiliation_of(const crate *at, size_t number)
{
    const emic_description_values *values = values_of(at, EMIC_DESCRIPTION_CREATOR);
    emic_slice wanted = emic_creator_parse(values->items[number]).affiliation;
    for (size_t i = 0; i < number; i++)
        if (emic_slice_equal(emic_creator_parse(values->items[i]).affiliation, wanted))
            return i;
    return number;
}

static void put_creators(crate *at)
{
    const emic_description_values *values = values_of(at, EMIC_DESCRIPTION_CREATOR);
    bool contact = emic_description_of(at->description, EMIC_DESCRIPTION_CONTACT).length > 0;
    for (size_t i = 0; i < values->count; i++) {
        emic_creator creator = emic_creator_parse(values->items[i]);
        size_t affiliation = affiliation_of(at, i);
        const char *id = own_id(at, "affiliation", affiliation);
        if (!begin_once(at, creator_id(at, i), "Person"))
            continue;
        emic_json_field(&at->json, "name", creator.name);
        if (creator.affiliation.length)
            put_reference(at, "affiliation", id);
        if (i == 0 && contact)
            put_reference(at, "contactPoint", "#contact");
        end_entity(at);
        if (creator.affiliation.length == 0 || !begin_once(at, id, "Organization"))
            continue;
        emic_json_field(&at->json, "name", creator.affiliation);
        end_entity(at);
    }
}

/* A contact is reached through a person or an institution, so without either there is none. */
static void put_institution(crate *at)
{
    bool people = values_of(at, EMIC_DESCRIPTION_CREATOR)->count > 0;
    emic_slice publisher = emic_description_of(at->description, EMIC_DESCRIPTION_PUBLISHER);
    emic_slice contact = emic_description_of(at->description, EMIC_DESCRIPTION_CONTACT);
    if (publisher.length) {
        begin_entity(at, "#publisher", "Organization");
        emic_json_field(&at->json, "name", publisher);
        if (!people && contact.length)
            put_reference(at, "contactPoint", "#contact");
        end_entity(at);
    }
    if (contact.length && (people || publisher.length)) {
        begin_entity(at, "#contact", "ContactPoint");
        emic_json_field(&at->json, "name", contact);
        put(at, "contactType", "questions about the data");
        end_entity(at);
    }
}

/* The address of a licence that is one identifier or an address itself; empty for an expression. */
static const char *license_id(const crate *at)
{
    emic_slice license = emic_description_of(at->description, EMIC_DESCRIPTION_LICENSE);
    return emic_arena_string(at->arena, emic_archive_license(license, at->arena));
}

static void put_license(crate *at)
{
    const char *id = license_id(at);
    if (!*id || !begin_once(at, id, "CreativeWork"))
        return;
    put_field(at, "name", EMIC_DESCRIPTION_LICENSE);
    put(at, "description", "the licence under which the study's data are given");
    end_entity(at);
}

static void put_identifier(crate *at)
{
    emic_slice identifier = emic_description_of(at->description, EMIC_DESCRIPTION_IDENTIFIER);
    if (identifier.length == 0)
        return;
    begin_entity(at, "#identifier", "PropertyValue");
    put(at, "name", "Persistent identifier");
    emic_json_field(&at->json, "value", identifier);
    emic_json_field(&at->json, "url", emic_archive_address(identifier, at->arena));
    end_entity(at);
}

/* --- Files ------------------------------------------------------------------------------------ */

/* The title of a file; files of a folder share one, so that their own name is added. */
static const char *file_title(const crate *at, const char *name)
{
    const emic_catalogue_file *file = emic_catalogue_file_of(name);
    const char *own = strrchr(name, '/') + 1;
    if (!file)
        return own;
    bool folder = file->name[strlen(file->name) - 1] == '/';
    return folder ? emic_arena_format(at->arena, "%s %s", file->title, own) : file->title;
}

static void put_file(crate *at, const emic_zip_entry *entry)
{
    char digest[EMIC_SHA256_HEX];
    const emic_catalogue_file *file = emic_catalogue_file_of(entry->name);
    const char *size = emic_arena_format(at->arena, "%zu", entry->content.length);
    emic_archive_digest(at->about, entry->content, digest);
    begin_entity(at, emic_archive_file_address(entry->name, at->arena), "File");
    put(at, "name", file_title(at, entry->name));
    put(at, "description", file ? file->description : "");
    put(at, "encodingFormat", emic_catalogue_media_type(entry->name));
    put(at, "contentSize", size);
    put(at, "sha256", digest);
    end_entity(at);
}

/* References to the files of a role, or with `all` to each of them. */
static void put_parts(crate *at, const char *key, bool all, emic_file_role role)
{
    const emic_bag *bag = at->about->bag;
    emic_json_key(&at->json, key);
    emic_json_array(&at->json);
    for (size_t i = 0; i < bag->entries.count; i++) {
        const char *name = bag->entries.items[i].name;
        const emic_catalogue_file *file = emic_catalogue_file_of(name);
        if (!emic_bag_is_payload(name) || (!all && (!file || file->role != role)))
            continue;
        emic_json_object(&at->json);
        put(at, "@id", emic_archive_file_address(name, at->arena));
        emic_json_end(&at->json, '}');
    }
    emic_json_end(&at->json, ']');
}

/* --- The dataset and what made it ------------------------------------------------------------- */

static void put_descriptor(crate *at)
{
    begin_entity(at, "ro-crate-metadata.json", "CreativeWork");
    put_reference(at, "about", "./");
    put_reference(at, "conformsTo", "https://w3id.org/ro/crate/1.2");
    end_entity(at);
}

static void put_keywords(crate *at)
{
    const emic_description_values *words = values_of(at, EMIC_DESCRIPTION_KEYWORD);
    bool synthetic = emic_description_is_synthetic(at->description);
    if (words->count == 0 && !synthetic)
        return;
    emic_json_key(&at->json, "keywords");
    emic_json_array(&at->json);
    for (size_t i = 0; i < words->count; i++)
        emic_json_text(&at->json, words->items[i]);
    if (synthetic)
        emic_json_text(&at->json, EMIC_LITERAL("synthetic data"));
    emic_json_end(&at->json, ']');
}

/* The crate must say something about its licence: that none is stated, if that is so. */
static void put_terms(crate *at)
{
    const char *id = license_id(at);
    emic_slice license = emic_description_of(at->description, EMIC_DESCRIPTION_LICENSE);
    if (*id)
        put_reference(at, "license", id);
    else if (license.length)
        emic_json_field(&at->json, "license", license);
    else
        put(at, "license", "No licence is stated: ask whoever holds the rights before any use.");
    put_field(at, "copyrightNotice", EMIC_DESCRIPTION_RIGHTS);
    put_field(at, "conditionsOfAccess", EMIC_DESCRIPTION_ACCESS);
}

static void put_root(crate *at)
{
    const emic_archive_about *about = at->about;
    begin_entity(at, "./", "Dataset");
    emic_json_field(&at->json, "name", emic_archive_title(about));
    emic_json_field(&at->json, "description", emic_archive_abstract(about));
    put(at, "datePublished", about->recipe->date);
    put_terms(at);
    put_references(at, "author", EMIC_DESCRIPTION_CREATOR, creator_id);
    if (emic_description_of(at->description, EMIC_DESCRIPTION_PUBLISHER).length)
        put_reference(at, "publisher", "#publisher");
    put_references(at, "funder", EMIC_DESCRIPTION_FUNDER, funder_id);
    put_references(at, "funding", EMIC_DESCRIPTION_GRANT, grant_id);
    put_keywords(at);
    if (emic_description_of(at->description, EMIC_DESCRIPTION_IDENTIFIER).length)
        put_reference(at, "identifier", "#identifier");
    put_field(at, "inLanguage", EMIC_DESCRIPTION_LANGUAGE);
    put(at, "temporalCoverage", emic_archive_period(about));
    put_references(at, "spatialCoverage", EMIC_DESCRIPTION_PLACE, place_id);
    put_field(at, "measurementTechnique", EMIC_DESCRIPTION_MODE);
    put_references(at, "citation", EMIC_DESCRIPTION_PUBLICATION, publication_id);
    put_parts(at, "hasPart", true, EMIC_FILE_ABOUT);
    put_reference(at, "mentions", "#making");
    end_entity(at);
}

static void put_making(crate *at)
{
    bool released = at->about->recipe->release != NULL;
    begin_entity(at, "#making", "CreateAction");
    put(at, "name",
        released ? "Tables made from coded interviews, with some counts hidden"
                 : "Tables and claims made from the coded interviews");
    put(at, "description",
        released ? "Done by the steps of recipe.json, under its rule, from a study not in here."
                 : "Done by the steps of recipe.json; emic archive reproduce does them again and "
                   "compares.");
    put(at, "endTime", at->about->recipe->date);
    put_reference(at, "actionStatus", "http://schema.org/CompletedActionStatus");
    put_reference(at, "instrument", "#emic");
    put_parts(at, "object", false, EMIC_FILE_INPUT);
    put_parts(at, "result", false, EMIC_FILE_RESULT);
    end_entity(at);
    begin_entity(at, "#emic", "SoftwareApplication");
    put(at, "name", "emic");
    put(at, "version", emic_version());
    put(at, "description", "codes interview transcripts, counts what was coded, archives both");
    end_entity(at);
}

void emic_archive_put_crate(const emic_archive_about *about)
{
    emic_strbuf text = {0};
    crate at = {.about = about,
                .description = &about->description,
                .json = {.out = &text},
                .arena = about->bag->arena};
    emic_json_object(&at.json);
    put(&at, "@context", "https://w3id.org/ro/crate/1.2/context");
    emic_json_key(&at.json, "@graph");
    emic_json_array(&at.json);
    put_descriptor(&at);
    put_root(&at);
    put_making(&at);
    put_creators(&at);
    put_institution(&at);
    put_license(&at);
    put_identifier(&at);
    put_named(&at, EMIC_DESCRIPTION_FUNDER, "Organization", funder_id);
    put_named(&at, EMIC_DESCRIPTION_GRANT, "Grant", grant_id);
    put_named(&at, EMIC_DESCRIPTION_PLACE, "Place", place_id);
    put_named(&at, EMIC_DESCRIPTION_PUBLICATION, "CreativeWork", publication_id);
    for (size_t i = 0; i < about->bag->entries.count; i++)
        if (emic_bag_is_payload(about->bag->entries.items[i].name))
            put_file(&at, &about->bag->entries.items[i]);
    emic_json_end(&at.json, ']');
    emic_json_end(&at.json, '}');
    emic_archive_put_text(about->bag, ARCHIVE_CRATE, &text);
}
