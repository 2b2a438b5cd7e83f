/* A study's description as a file: YAML or JSON in, JSON out. */
#include "base/json.h"
#include "base/yaml.h"
#include "study/description.h"

/* --- In --------------------------------------------------------------------------------------- */

/* A file that is being read. */
typedef struct description_file {
    const char *path;
    emic_arena *arena;
    emic_description *out;
    emic_error *err;
} description_file;

/* A creator's part, in which a semicolon would begin the next. */
static emic_status read_part(const description_file *file, const emic_yaml_node *creator,
                             const char *key, emic_slice *out)
{
    const emic_yaml_node *part = emic_yaml_find(creator, key);
    *out = part ? part->value : (emic_slice){0};
    if (!part)
        return EMIC_OK;
    if (part->kind != EMIC_YAML_SCALAR || (out->length && memchr(out->data, ';', out->length)))
        return emic_fail_at(file->err, EMIC_INVALID, file->path, part->line, part->column,
                            "creator: %s is one text without a semicolon", key);
    return EMIC_OK;
}

static emic_status read_creator(const description_file *file, const emic_yaml_node *node,
                                emic_slice *out)
{
    static const char *const known[] = {"name", "affiliation", "orcid", NULL};
    emic_slice name, affiliation, orcid;
    EMIC_TRY(emic_yaml_keys(file->path, node, known, file->err));
    EMIC_TRY(read_part(file, node, "name", &name));
    EMIC_TRY(read_part(file, node, "affiliation", &affiliation));
    EMIC_TRY(read_part(file, node, "orcid", &orcid));
    const char *text =
        orcid.length ? emic_arena_format(file->arena, "%.*s; %.*s; %.*s", EMIC_ARG(name),
                                         EMIC_ARG(affiliation), EMIC_ARG(orcid))
        : affiliation.length
            ? emic_arena_format(file->arena, "%.*s; %.*s", EMIC_ARG(name), EMIC_ARG(affiliation))
            : emic_arena_string(file->arena, name);
    *out = emic_slice_of(text);
    return EMIC_OK;
}

static bool is_missing(const emic_yaml_node *node)
{
    return node->kind == EMIC_YAML_SCALAR &&
           (node->value.length == 0 || (node->plain && (emic_slice_is(node->value, "null") ||
                                                        emic_slice_is(node->value, "~"))));
}

/* What YAML has for yes and no. */
static emic_slice read_word(const emic_yaml_node *node, emic_description_kind kind)
{
    bool word = node->plain && kind == EMIC_DESCRIBED_BOOLEAN;
    if (word && emic_slice_is(node->value, "true"))
        return EMIC_LITERAL("yes");
    if (word && emic_slice_is(node->value, "false"))
        return EMIC_LITERAL("no");
    return node->value;
}

static emic_status read_value(const description_file *file, emic_description_field field,
                              const emic_yaml_node *node)
{
    emic_slice value;
    const emic_description_form *form = emic_description_form_of(field);
    if (is_missing(node))
        return EMIC_OK;
    if (node->kind == EMIC_YAML_MAPPING && form->kind == EMIC_DESCRIBED_CREATOR)
        EMIC_TRY(read_creator(file, node, &value));
    else if (node->kind != EMIC_YAML_SCALAR)
        return emic_fail_at(file->err, EMIC_INVALID, file->path, node->line, node->column,
                            "%s is a text", form->name);
    else
        value = read_word(node, form->kind);
    value = emic_slice_trim(value);
    if (emic_description_check(field, value, file->err) != EMIC_OK)
        return emic_error_locate(file->err, file->path, node->line, node->column);
    *EMIC_PUSH(file->arena, &file->out->fields[field]) = value;
    return EMIC_OK;
}

static emic_status read_field(const description_file *file, const emic_yaml_node *node)
{
    emic_description_field field;
    if (emic_description_find(node->key, &field, file->err) != EMIC_OK)
        return emic_error_locate(file->err, file->path, node->key_line, node->key_column);
    const emic_description_form *form = emic_description_form_of(field);
    if (node->kind != EMIC_YAML_SEQUENCE)
        return read_value(file, field, node);
    if (!form->several && node->count > 1)
        return emic_fail_at(file->err, EMIC_INVALID, file->path, node->line, node->column,
                            "%s takes one value, not %zu", form->name, node->count);
    for (size_t i = 0; i < node->count; i++)
        EMIC_TRY(read_value(file, field, &node->children[i]));
    return EMIC_OK;
}

emic_status emic_description_parse(const char *path, emic_slice text, emic_arena *arena,
                                   emic_description *out, emic_error *err)
{
    const emic_yaml_node *root;
    description_file file = {path, arena, out, err};
    *out = (emic_description){0};
    EMIC_TRY(emic_yaml_parse(path, text, arena, &root, err));
    if (root->kind != EMIC_YAML_MAPPING)
        return emic_fail_at(err, EMIC_INVALID, path, root->line, root->column,
                            "a description is a list of fields: \"title: ...\"");
    for (size_t i = 0; i < root->count; i++)
        EMIC_TRY(read_field(&file, &root->children[i]));
    return EMIC_OK;
}

/* --- Out -------------------------------------------------------------------------------------- */

static void put_creator(emic_json *json, emic_slice value)
{
    emic_creator creator = emic_creator_parse(value);
    emic_json_object(json);
    emic_json_field(json, "name", creator.name);
    emic_json_field(json, "affiliation", creator.affiliation);
    emic_json_field(json, "orcid", creator.orcid);
    emic_json_end(json, '}');
}

static void put_value(emic_json *json, const emic_description_form *form, emic_slice value)
{
    if (form->kind == EMIC_DESCRIBED_CREATOR)
        put_creator(json, value);
    else if (form->kind == EMIC_DESCRIBED_BOOLEAN)
        emic_json_boolean(json, emic_slice_is(value, "yes"));
    else
        emic_json_text(json, value);
}

void emic_description_format(const emic_description *description, emic_strbuf *out)
{
    emic_json json = {.out = out};
    emic_json_object(&json);
    for (int i = 0; i < EMIC_DESCRIPTION_FIELDS; i++) {
        const emic_description_form *form = emic_description_form_of((emic_description_field)i);
        const emic_description_values *values = &description->fields[i];
        if (values->count == 0)
            continue;
        emic_json_key(&json, form->name);
        if (form->several)
            emic_json_array(&json);
        for (size_t k = 0; k < values->count; k++)
            put_value(&json, form, values->items[k]);
        if (form->several)
            emic_json_end(&json, ']');
    }
    emic_json_end(&json, '}');
}
