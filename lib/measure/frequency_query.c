/* A frequency query as JSON and back, so that a table can be made again from what was kept of it. */
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

static emic_slice text_of(const emic_yaml_node *root, const char *key)
{
    const emic_yaml_node *node = emic_yaml_find(root, key);
    return node && node->kind == EMIC_YAML_SCALAR ? node->value : (emic_slice){0};
}

static emic_status parse_round(const char *path, const emic_yaml_node *root, int64_t *out,
                               emic_error *err)
{
    emic_slice text = text_of(root, "round");
    *out = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || text.length > 9)
            return emic_fail_at(err, EMIC_MALFORMED, path, root->line, root->column,
                                "round: \"%.*s\" is not a whole number", EMIC_ARG(text));
        *out = *out * 10 + (text.data[i] - '0');
    }
    return EMIC_OK;
}

emic_status emic_frequency_query_read(const char *path, const emic_yaml_node *node,
                                      emic_arena *arena, emic_frequency_query *out,
                                      emic_error *err)
{
    *out = (emic_frequency_query){0};
    EMIC_TRY(emic_yaml_keys(path, node, keys, err));
    if (!emic_slice_is(text_of(node, "measure"), "frequency"))
        return emic_fail_at(err, EMIC_MALFORMED, path, node->line, node->column,
                            "unknown measure \"%.*s\"; this emic knows frequency",
                            EMIC_ARG(text_of(node, "measure")));
    EMIC_TRY(emic_unit_find(text_of(node, "unit"), &out->unit, err));
    out->by = text_of(node, "by");
    out->where = text_of(node, "where");
    out->base = text_of(node, "base");
    out->coder = text_of(node, "coder");
    out->percent = emic_slice_is(text_of(node, "percent"), "true");
    EMIC_TRY(parse_round(path, node, &out->round, err));
    const emic_yaml_node *codes = emic_yaml_find(node, "codes");
    for (size_t i = 0; codes && i < codes->count; i++)
        *EMIC_PUSH(arena, &out->codes) = codes->children[i].value;
    return EMIC_OK;
}
