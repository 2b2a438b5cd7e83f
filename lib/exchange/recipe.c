/* Recipes: which tables belong to a study, written down so that they can be made again. */
#include "exchange/recipe.h"
#include "base/version.h"
#include "study/saved_table.h"

enum { RECIPE_FORMAT = 1 };

static emic_status load_saved(const emic_saved_table *saved, emic_arena *arena, emic_recipe *out,
                              emic_error *err)
{
    const emic_yaml_node *node;
    EMIC_TRY(emic_yaml_parse("saved table", saved->parameters, arena, &node, err));
    emic_recipe_table *table = EMIC_PUSH(arena, &out->tables);
    table->name = emic_arena_string(arena, saved->name);
    return emic_frequency_query_read("saved table", node, arena, &table->query, err);
}

emic_status emic_recipe_load(emic_study *study, emic_arena *arena, emic_recipe *out,
                             emic_error *err)
{
    emic_saved_table_list saved;
    *out = (emic_recipe){0};
    EMIC_TRY(emic_saved_table_list_load(study, arena, &saved, err));
    for (size_t i = 0; i < saved.count; i++)
        EMIC_TRY(load_saved(&saved.items[i], arena, out, err));
    for (int unit = EMIC_UNIT_PARTICIPANTS; saved.count == 0 && unit <= EMIC_UNIT_CHARACTERS;
         unit++) {
        emic_recipe_table *table = EMIC_PUSH(arena, &out->tables);
        table->name = emic_arena_format(arena, "frequency-%s", emic_unit_name((emic_unit)unit));
        table->query.unit = (emic_unit)unit;
    }
    return EMIC_OK;
}

/* A value for a shell line: in single quotes when it needs them. */
static void put_shell_word(emic_strbuf *out, emic_slice word)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@%+,";
    bool bare = word.length > 0;
    for (size_t i = 0; i < word.length; i++)
        bare &= memchr(plain, word.data[i], sizeof plain - 1) != NULL;
    if (bare) {
        emic_strbuf_add(out, word);
        return;
    }
    emic_strbuf_putc(out, '\'');
    for (size_t i = 0; i < word.length; i++) {
        if (word.data[i] == '\'')
            emic_strbuf_puts(out, "'\\''");
        else
            emic_strbuf_putc(out, word.data[i]);
    }
    emic_strbuf_putc(out, '\'');
}

static void put_option(emic_strbuf *out, const char *option, emic_slice value)
{
    if (value.length == 0)
        return;
    emic_strbuf_printf(out, " %s ", option);
    put_shell_word(out, value);
}

static void put_table_command(const emic_frequency_query *query, emic_strbuf *out)
{
    emic_strbuf_puts(out, "emic table frequency");
    put_option(out, "--by", query->by);
    put_option(out, "--unit", emic_slice_of(emic_unit_name(query->unit)));
    put_option(out, "--where", query->where);
    put_option(out, "--base", query->base);
    put_option(out, "--coder", query->coder);
    if (query->round)
        emic_strbuf_printf(out, " --round %lld", (long long)query->round);
    for (size_t i = 0; i < query->codes.count; i++)
        put_option(out, "--code", query->codes.items[i]);
    emic_strbuf_puts(out, query->percent ? " --percent --format csv" : " --format csv");
}

static void put_step(emic_json *json, const char *command, const char *output)
{
    emic_json_object(json);
    emic_json_field(json, "command", emic_slice_of(command));
    emic_json_field(json, "output", emic_slice_of(output));
    emic_json_end(json, '}');
}

static void put_table_step(emic_json *json, const emic_recipe_table *table, emic_arena *arena)
{
    emic_strbuf command = {0};
    put_table_command(&table->query, &command);
    emic_json_object(json);
    emic_json_field(json, "command", emic_strbuf_slice(&command));
    emic_json_field(json, "table", emic_slice_of(table->name));
    emic_json_key(json, "parameters");
    emic_frequency_query_format(&table->query, json);
    emic_json_field(json, "output",
                    emic_slice_of(emic_arena_format(arena, "tables/%s.csv", table->name)));
    emic_json_end(json, '}');
    emic_strbuf_close(&command);
}

void emic_recipe_format(const emic_recipe *recipe, bool text, emic_arena *arena, emic_strbuf *out)
{
    static const char *const rebuild[] = {
        "emic init study.emic",
        "emic participant load cases.csv",
        "emic import --pseudonymized transcripts",
        "emic document load documents.csv",
        "emic codebook load codebook.json",
        "emic coding load codings.csv",
        "emic judgement load judgements.csv",
        "emic claim load claims.csv",
    };
    emic_json json = {.out = out};
    emic_json_object(&json);
    emic_json_key(&json, "format");
    emic_json_integer(&json, RECIPE_FORMAT);
    emic_json_field(&json, "emic", emic_slice_of(emic_version()));
    emic_json_key(&json, "text");
    emic_json_boolean(&json, text);
    emic_json_key(&json, "steps");
    emic_json_array(&json);
    for (size_t i = 0; i < sizeof rebuild / sizeof *rebuild; i++)
        put_step(&json, rebuild[i], "");
    for (size_t i = 0; i < recipe->tables.count; i++)
        put_table_step(&json, &recipe->tables.items[i], arena);
    put_step(&json, "emic claim check --format csv", "claims-checked.csv");
    emic_json_end(&json, ']');
    emic_json_end(&json, '}');
}

static emic_status parse_step(const char *path, const emic_yaml_node *step, emic_arena *arena,
                              emic_recipe *out, emic_error *err)
{
    const emic_yaml_node *name = emic_yaml_find(step, "table");
    const emic_yaml_node *parameters = emic_yaml_find(step, "parameters");
    if (!name || !parameters)
        return EMIC_OK; /* a step for people: the rebuild is the program's own */
    emic_recipe_table *table = EMIC_PUSH(arena, &out->tables);
    table->name = emic_arena_string(arena, name->value);
    if (strchr(table->name, '/') || strstr(table->name, ".."))
        return emic_fail_at(err, EMIC_MALFORMED, path, name->line, name->column,
                            "\"%s\" is no table name", table->name);
    return emic_frequency_query_read(path, parameters, arena, &table->query, err);
}

emic_status emic_recipe_parse(const char *path, emic_slice text, emic_arena *arena,
                              emic_recipe *out, emic_error *err)
{
    const emic_yaml_node *root;
    *out = (emic_recipe){0};
    EMIC_TRY(emic_yaml_parse(path, text, arena, &root, err));
    const emic_yaml_node *format = emic_yaml_find(root, "format");
    const emic_yaml_node *steps = emic_yaml_find(root, "steps");
    if (!format || !steps || steps->kind != EMIC_YAML_SEQUENCE)
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "not a recipe");
    if (!emic_slice_is(format->value, "1"))
        return emic_fail_at(err, EMIC_TOO_NEW, path, format->line, format->column,
                            "this recipe has format %.*s; emic %s reads format %d",
                            EMIC_ARG(format->value), emic_version(), RECIPE_FORMAT);
    for (size_t i = 0; i < steps->count; i++)
        EMIC_TRY(parse_step(path, &steps->children[i], arena, out, err));
    return EMIC_OK;
}
