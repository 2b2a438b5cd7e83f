/* Recipes: which tables belong to a study, written down so that they can be made again. */
#include "exchange/recipe.h"
#include "base/clock.h"
#include "base/version.h"
#include "exchange/file_name.h"
#include "study/saved_table.h"
#include <stdlib.h>

#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

/* One more whenever an older emic could not make every table: a new measure, a new unit. */
enum { RECIPE_FORMAT = 2, UNDATED_FORMAT = 1 };

/* The day of the study's last change: what dates the archive, so that its bytes depend on the study
 * alone. */
static emic_status load_date(emic_study *study, emic_arena *arena, emic_recipe *out,
                             emic_error *err)
{
    char changed[EMIC_TIME_SIZE];
    int64_t seconds;
    EMIC_TRY(emic_study_changed(study, &seconds, err));
    emic_clock_format(seconds, changed);
    out->date = emic_arena_string(arena, (emic_slice){changed, strlen("2026-01-01")});
    return EMIC_OK;
}

static emic_status load_saved(const emic_saved_table *saved, emic_arena *arena, emic_recipe *out,
                              emic_error *err)
{
    const emic_yaml_node *node;
    EMIC_TRY(emic_yaml_parse("saved table", saved->parameters, arena, &node, err));
    emic_recipe_table *table = EMIC_PUSH(arena, &out->tables);
    table->name = emic_arena_string(arena, saved->name);
    return emic_frequency_query_read("saved table", node, arena, &table->query, err);
}

static void load_default(emic_arena *arena, emic_recipe *out)
{
    for (int unit = EMIC_UNIT_PARTICIPANTS; unit <= EMIC_UNIT_CHARACTERS; unit++) {
        emic_recipe_table *table = EMIC_PUSH(arena, &out->tables);
        table->name = emic_arena_format(arena, "frequency-%s", emic_unit_name((emic_unit)unit));
        table->query.unit = (emic_unit)unit;
    }
}

static void name_files(emic_arena *arena, emic_recipe *out)
{
    size_t count = out->tables.count;
    emic_slice *names = emic_arena_array(arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = emic_slice_of(out->tables.items[i].name);
    const char **files = emic_file_names(names, count, arena);
    for (size_t i = 0; i < count; i++)
        out->tables.items[i].file = files[i];
}

emic_status emic_recipe_load(emic_study *study, bool text, emic_arena *arena, emic_recipe *out,
                             emic_error *err)
{
    emic_saved_table_list saved;
    *out = (emic_recipe){.emic = emic_version(), .text = text};
    EMIC_TRY(load_date(study, arena, out, err));
    EMIC_TRY(emic_saved_table_list_load(study, arena, &saved, err));
    out->saved = saved.count > 0;
    for (size_t i = 0; i < saved.count; i++)
        if (load_saved(&saved.items[i], arena, out, err) != EMIC_OK)
            return emic_fail(err, err->status, "table %.*s: %s", EMIC_ARG(saved.items[i].name),
                             err->message);
    if (!out->saved)
        load_default(arena, out);
    name_files(arena, out);
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

/* With an equals sign: a value may begin with a dash. */
static void put_option(emic_strbuf *out, const char *option, emic_slice value)
{
    if (value.length == 0)
        return;
    emic_strbuf_printf(out, " %s=", option);
    put_shell_word(out, value);
}

static void put_table_command(const emic_recipe_table *table, emic_strbuf *out)
{
    const emic_frequency_query *query = &table->query;
    emic_strbuf_puts(out, "emic table frequency");
    put_option(out, "--by", query->by);
    put_option(out, "--unit", emic_slice_of(emic_unit_name(query->unit)));
    put_option(out, "--where", query->where);
    put_option(out, "--base", query->base);
    put_option(out, "--coder", query->coder);
    if (query->round)
        emic_strbuf_printf(out, " --round=%lld", (long long)query->round);
    for (size_t i = 0; i < query->codes.count; i++)
        put_option(out, "--code", query->codes.items[i]);
    emic_strbuf_puts(out, query->percent ? " --percent" : "");
    emic_strbuf_printf(out, " --save=%s --format=csv", table->name);
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
    put_table_command(table, &command);
    emic_json_object(json);
    emic_json_field(json, "command", emic_strbuf_slice(&command));
    emic_json_field(json, "table", emic_slice_of(table->name));
    emic_json_key(json, "parameters");
    emic_frequency_query_format(&table->query, json);
    emic_json_field(json, "output",
                    emic_slice_of(emic_arena_format(arena, "tables/%s.csv", table->file)));
    emic_json_end(json, '}');
    emic_strbuf_close(&command);
}

/* The way to the study by hand. Without texts there is none: only the program puts digests in
 * their place. */
static void put_study_steps(emic_json *json)
{
    static const char *const commands[] = {
        "emic init study.emic",
        "emic participant load cases.csv",
        "emic import --pseudonymized transcripts",
        "emic document load documents.csv",
        "emic codebook load codebook.json",
        "emic coding load codings.csv",
        "emic judgement load judgements.csv",
        "emic base load bases.csv",
        "emic claim load claims.csv",
    };
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        put_step(json, commands[i], "");
}

void emic_recipe_format(const emic_recipe *recipe, emic_arena *arena, emic_strbuf *out)
{
    emic_json json = {.out = out};
    emic_json_object(&json);
    emic_json_key(&json, "format");
    emic_json_integer(&json, *recipe->date ? RECIPE_FORMAT : UNDATED_FORMAT);
    emic_json_field(&json, "emic", emic_slice_of(recipe->emic));
    emic_json_field(&json, "date", emic_slice_of(recipe->date));
    emic_json_key(&json, "text");
    emic_json_boolean(&json, recipe->text);
    emic_json_key(&json, "saved");
    emic_json_boolean(&json, recipe->saved);
    emic_json_key(&json, "steps");
    emic_json_array(&json);
    if (recipe->text)
        put_study_steps(&json);
    if (recipe->text && *recipe->date)
        put_step(&json, "emic describe load description.json", "");
    for (size_t i = 0; i < recipe->tables.count; i++)
        put_table_step(&json, &recipe->tables.items[i], arena);
    put_step(&json, "emic claim check --format=csv", "claims-checked.csv");
    emic_json_end(&json, ']');
    emic_json_end(&json, '}');
}

static bool is_true(const emic_yaml_node *root, const char *key)
{
    const emic_yaml_node *node = emic_yaml_find(root, key);
    return node && emic_slice_is(node->value, "true");
}

/* As emic_saved_table_add allows; a file may also tell itself apart by a number. */
static bool is_name(emic_slice name, const char *allowed)
{
    for (size_t i = 0; i < name.length; i++)
        if (!name.data[i] || !strchr(allowed, name.data[i]))
            return false;
    return name.length > 0 && name.length <= 80;
}

static emic_status parse_names(const char *path, const emic_yaml_node *step, emic_arena *arena,
                               emic_recipe_table *table, emic_error *err)
{
    const emic_yaml_node *name = emic_yaml_find(step, "table");
    const emic_yaml_node *output = emic_yaml_find(step, "output");
    emic_slice file = output ? output->value : (emic_slice){0};
    size_t around = strlen("tables/") + strlen(".csv");
    if (!is_name(name->value, NAME_LETTERS))
        return emic_fail_at(err, EMIC_MALFORMED, path, name->line, name->column,
                            "\"%.*s\" is no table name", EMIC_ARG(name->value));
    if (file.length > around && emic_slice_starts(file, "tables/") &&
        memcmp(file.data + file.length - 4, ".csv", 4) == 0)
        file = (emic_slice){file.data + strlen("tables/"), file.length - around};
    if (!is_name(file, NAME_LETTERS "+"))
        return emic_fail_at(err, EMIC_MALFORMED, path, step->line, step->column,
                            "table %.*s: its output is not tables/NAME.csv",
                            EMIC_ARG(name->value));
    table->name = emic_arena_string(arena, name->value);
    table->file = emic_arena_string(arena, file);
    return EMIC_OK;
}

static emic_status parse_step(const char *path, const emic_yaml_node *step, emic_arena *arena,
                              emic_recipe *out, emic_error *err)
{
    emic_recipe_table *table;
    const emic_yaml_node *parameters = emic_yaml_find(step, "parameters");
    if (!emic_yaml_find(step, "table"))
        return EMIC_OK; /* a step for people: the rebuild is the program's own */
    if (!parameters)
        return emic_fail_at(err, EMIC_MALFORMED, path, step->line, step->column,
                            "a table without parameters cannot be made again");
    table = EMIC_PUSH(arena, &out->tables);
    EMIC_TRY(parse_names(path, step, arena, table, err));
    if (emic_frequency_query_read(path, parameters, arena, &table->query, err) != EMIC_OK)
        return emic_error_locate(err, path, parameters->line, parameters->column);
    return EMIC_OK;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Whether two of the `count` names are the same. */
static const char *find_double(const char **names, size_t count)
{
    qsort(names, count, sizeof *names, by_name);
    for (size_t i = 1; i < count; i++)
        if (strcmp(names[i - 1], names[i]) == 0)
            return names[i];
    return NULL;
}

static emic_status check_doubles(const char *path, const emic_recipe *recipe, emic_arena *arena,
                                 emic_error *err)
{
    size_t count = recipe->tables.count;
    const char **names = emic_arena_array(arena, count + 1, sizeof *names);
    const char **files = emic_arena_array(arena, count + 1, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        names[i] = recipe->tables.items[i].name;
        files[i] = recipe->tables.items[i].file;
    }
    const char *name = find_double(names, count), *file = find_double(files, count);
    if (!name && !file)
        return EMIC_OK;
    return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "two tables are called \"%s\"",
                        name ? name : file);
}

static emic_status parse_date(const char *path, const emic_yaml_node *root, emic_arena *arena,
                              emic_recipe *out, emic_error *err)
{
    static const char shape[] = "dddd-dd-dd";
    const emic_yaml_node *date = emic_yaml_find(root, "date");
    if (!date)
        return EMIC_OK;
    bool fits = date->value.length == strlen(shape);
    for (size_t i = 0; fits && i < date->value.length; i++) {
        char byte = date->value.data[i];
        fits = shape[i] == 'd' ? byte >= '0' && byte <= '9' : byte == '-';
    }
    if (!fits)
        return emic_fail_at(err, EMIC_MALFORMED, path, date->line, date->column,
                            "not a recipe: \"%.*s\" is no date", EMIC_ARG(date->value));
    out->date = emic_arena_string(arena, date->value);
    return EMIC_OK;
}

static bool parse_format(emic_slice text, int *out)
{
    *out = 0;
    for (size_t i = 0; i < text.length && i < 9; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        *out = *out * 10 + (text.data[i] - '0');
    }
    return text.length > 0 && text.length < 9;
}

emic_status emic_recipe_parse(const char *path, emic_slice text, emic_arena *arena,
                              emic_recipe *out, emic_error *err)
{
    const emic_yaml_node *root;
    int number;
    *out = (emic_recipe){.emic = "", .date = ""};
    EMIC_TRY(emic_yaml_parse(path, text, arena, &root, err));
    const emic_yaml_node *format = emic_yaml_find(root, "format");
    const emic_yaml_node *steps = emic_yaml_find(root, "steps");
    const emic_yaml_node *version = emic_yaml_find(root, "emic");
    if (!format || format->kind != EMIC_YAML_SCALAR || !steps || steps->kind != EMIC_YAML_SEQUENCE)
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "not a recipe");
    if (!parse_format(format->value, &number) || number < 1)
        return emic_fail_at(err, EMIC_MALFORMED, path, format->line, format->column,
                            "not a recipe: \"%.*s\" is no format", EMIC_ARG(format->value));
    if (number > RECIPE_FORMAT)
        return emic_fail_at(err, EMIC_TOO_NEW, path, format->line, format->column,
                            "this recipe has format %.*s; emic %s reads format %d",
                            EMIC_ARG(format->value), emic_version(), RECIPE_FORMAT);
    if (version)
        out->emic = emic_arena_string(arena, version->value);
    EMIC_TRY(parse_date(path, root, arena, out, err));
    out->text = is_true(root, "text");
    out->saved = is_true(root, "saved");
    for (size_t i = 0; i < steps->count; i++)
        EMIC_TRY(parse_step(path, &steps->children[i], arena, out, err));
    return check_doubles(path, out, arena, err);
}
