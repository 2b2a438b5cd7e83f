/* A frequency query as JSON and back, so that a table can be made again from what was kept. */
#include "measure/frequency.h"
#include "study/saved_table.h"

static const char *const keys[] = {"measure", "unit",  "by",    "where",   "base",
                                   "coder",   "round", "codes", "percent", NULL};

void emic_frequency_query_format(const emic_frequency_query *query, emic_json *json)
{
    emic_json_object(json);
    emic_json_field(json, "measure", EMIC_LITERAL("frequency"));
    emic_json_field(json, "unit", emic_slice_of(emic_unit_name(query->unit)));
    emic_json_field(json, "by", query->by);
    emic_json_field(json, "where", query->where);
    emic_json_field(json, "base", query->base);
    emic_json_field(json, "coder", query->coder);
    if (query->round) {
        emic_json_key(json, "round");
        emic_json_integer(json, query->round);
    }
    if (query->codes.count) {
        emic_json_key(json, "codes");
        emic_json_array(json);
        for (size_t i = 0; i < query->codes.count; i++)
            emic_json_text(json, query->codes.items[i]);
        emic_json_end(json, ']');
    }
    emic_json_key(json, "percent");
    emic_json_boolean(json, query->percent);
    emic_json_end(json, '}');
}

emic_status emic_frequency_save(emic_study *study, emic_slice name,
                                const emic_frequency_query *query, emic_error *err)
{
    emic_strbuf parameters = {0};
    emic_json json = {.out = &parameters};
    emic_frequency_query_format(query, &json);
    emic_status status = emic_saved_table_add(study, name, emic_strbuf_slice(&parameters), err);
    emic_strbuf_close(&parameters);
    return status;
}

/* Anything else than what is meant would count among other people without a word: refused. */
static emic_status fail_field(const char *path, const emic_yaml_node *field, const char *wanted,
                              emic_error *err)
{
    return emic_fail_at(err, EMIC_MALFORMED, path, field->line, field->column, "%.*s: %s",
                        EMIC_ARG(field->key), wanted);
}

/* The text under `key`; empty when there is none. */
static emic_status read_text(const char *path, const emic_yaml_node *root, const char *key,
                             emic_slice *out, emic_error *err)
{
    const emic_yaml_node *node = emic_yaml_find(root, key);
    *out = (emic_slice){0};
    if (node && node->kind != EMIC_YAML_SCALAR)
        return fail_field(path, node, "a text is wanted here", err);
    if (node)
        *out = node->value;
    return EMIC_OK;
}

static emic_status read_unit(const char *path, const emic_yaml_node *root, emic_unit *out,
                             emic_error *err)
{
    emic_slice text;
    EMIC_TRY(read_text(path, root, "unit", &text, err));
    const emic_yaml_node *node = emic_yaml_find(root, "unit");
    if (emic_unit_find(text, out, err) == EMIC_OK)
        return EMIC_OK;
    return emic_error_locate(err, path, node ? node->line : root->line,
                             node ? node->column : root->column);
}

static emic_status read_round(const char *path, const emic_yaml_node *root, int64_t *out,
                              emic_error *err)
{
    emic_slice text;
    EMIC_TRY(read_text(path, root, "round", &text, err));
    *out = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || text.length > 9)
            return fail_field(path, emic_yaml_find(root, "round"), "a whole number is wanted here",
                              err);
        *out = *out * 10 + (text.data[i] - '0');
    }
    return EMIC_OK;
}

static emic_status read_percent(const char *path, const emic_yaml_node *root, bool *out,
                                emic_error *err)
{
    emic_slice text;
    EMIC_TRY(read_text(path, root, "percent", &text, err));
    *out = emic_slice_is(text, "true");
    if (*out || text.length == 0 || emic_slice_is(text, "false"))
        return EMIC_OK;
    return fail_field(path, emic_yaml_find(root, "percent"), "it is true or false", err);
}

static emic_status read_codes(const char *path, const emic_yaml_node *root, emic_arena *arena,
                              emic_frequency_query *out, emic_error *err)
{
    const emic_yaml_node *codes = emic_yaml_find(root, "codes");
    if (codes && codes->kind != EMIC_YAML_SEQUENCE)
        return fail_field(path, codes, "a list of codes is wanted here", err);
    for (size_t i = 0; codes && i < codes->count; i++) {
        if (codes->children[i].kind != EMIC_YAML_SCALAR)
            return fail_field(path, codes, "a list of codes is wanted here", err);
        *EMIC_PUSH(arena, &out->codes) = codes->children[i].value;
    }
    return EMIC_OK;
}

emic_status emic_frequency_query_read(const char *path, const emic_yaml_node *node,
                                      emic_arena *arena, emic_frequency_query *out, emic_error *err)
{
    emic_slice measure;
    *out = (emic_frequency_query){0};
    EMIC_TRY(emic_yaml_keys(path, node, keys, err));
    EMIC_TRY(read_text(path, node, "measure", &measure, err));
    if (!emic_slice_is(measure, "frequency"))
        return emic_fail_at(err, EMIC_MALFORMED, path, node->line, node->column,
                            "unknown measure \"%.*s\"; this emic knows frequency",
                            EMIC_ARG(measure));
    EMIC_TRY(read_unit(path, node, &out->unit, err));
    EMIC_TRY(read_text(path, node, "by", &out->by, err));
    EMIC_TRY(read_text(path, node, "where", &out->where, err));
    EMIC_TRY(read_text(path, node, "base", &out->base, err));
    EMIC_TRY(read_text(path, node, "coder", &out->coder, err));
    EMIC_TRY(read_round(path, node, &out->round, err));
    EMIC_TRY(read_percent(path, node, &out->percent, err));
    return read_codes(path, node, arena, out, err);
}
