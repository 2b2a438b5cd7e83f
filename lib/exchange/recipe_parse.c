/* Reading a recipe, from an archive or from somebody's hand. */
#include "base/calendar.h"
#include "base/integer.h"
#include "base/version.h"
#include "exchange/recipe.h"
#include <stdlib.h>

#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

/* What stands in a step beside the parameters of its table or picture. */
static const char *const step_keys[] = {"table", "plot",    "title",  "width",
                                        "name",  "command", "output", NULL};

/* --- A step ----------------------------------------------------------------------------------- */

/* Recipes of format 1, and tables that early versions kept, say codes where an option is code. */
static const emic_yaml_node *rename_keys(const emic_yaml_node *node, emic_arena *arena)
{
    emic_yaml_node *copy = emic_arena_alloc(arena, sizeof *copy);
    *copy = *node;
    copy->children = emic_arena_array(arena, node->count + 1, sizeof *copy->children);
    for (size_t i = 0; i < node->count; i++) {
        copy->children[i] = node->children[i];
        if (emic_slice_is(node->children[i].key, "codes"))
            copy->children[i].key = EMIC_LITERAL("code");
        if (emic_slice_is(node->children[i].key, "measure"))
            copy->children[i].key = EMIC_LITERAL("table");
    }
    return copy;
}

/* What a picture is given beside its parameters. */
static emic_status read_look(const char *path, const emic_yaml_node *node, emic_arena *arena,
                             emic_recipe_step *out, emic_error *err)
{
    static const emic_parameter_spec specs[] = {
        {"title", EMIC_PARAMETER_TEXT}, {"width", EMIC_PARAMETER_TEXT}, {0}};
    emic_parameters look = {.specs = specs, .path = path};
    int64_t width;
    static const char *const names[] = {"title", "width"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const emic_yaml_node *given = emic_yaml_find(node, names[i]);
        if (!given)
            continue;
        if (!out->plot || given->kind != EMIC_YAML_SCALAR)
            return emic_fail_at(err, EMIC_MALFORMED, path, given->key_line, given->key_column,
                                "%s: a text, and only of a picture", names[i]);
        emic_parameters_add(&look, names[i], given->value, arena);
        look.given.items[look.given.count - 1].line = given->line;
        look.given.items[look.given.count - 1].column = given->column;
    }
    EMIC_TRY(emic_parameter_number(&look, "width", EMIC_PLOT_WIDTH_LEAST, EMIC_PLOT_WIDTH_MOST, 0,
                                   &width, err));
    emic_slice title = emic_parameter_text(&look, "title");
    out->look =
        (emic_plot_look){title.length ? emic_arena_string(arena, title) : NULL, (double)width};
    return EMIC_OK;
}

static emic_status find_kind(const char *path, const emic_yaml_node *node, emic_recipe_step *out,
                             emic_error *err)
{
    const emic_yaml_node *table = emic_yaml_find(node, "table");
    const emic_yaml_node *plot = emic_yaml_find(node, "plot");
    const emic_yaml_node *kind = plot ? plot : table;
    if (!kind || (plot && table) || kind->kind != EMIC_YAML_SCALAR)
        return emic_fail_at(err, EMIC_MALFORMED, path, node->line, node->column,
                            "a step needs table: NAME or plot: NAME, such as table: frequency");
    emic_status status = plot ? emic_plot_find(kind->value, &out->plot, err)
                              : emic_measure_find(kind->value, &out->measure, err);
    return status == EMIC_OK ? EMIC_OK : emic_error_locate(err, path, kind->line, kind->column);
}

emic_status emic_recipe_step_read(const char *path, const emic_yaml_node *node,
                                  const char *const *others, emic_arena *arena,
                                  emic_recipe_step *out, emic_error *err)
{
    static const char *const own[] = {"table", "plot", "title", "width", NULL};
    if (node->kind != EMIC_YAML_MAPPING)
        return emic_fail_at(err, EMIC_MALFORMED, path, node->line, node->column,
                            "lines such as \"table: frequency\" are expected here");
    if (!emic_yaml_find(node, "table") && !emic_yaml_find(node, "plot"))
        node = rename_keys(node, arena);
    EMIC_TRY(find_kind(path, node, out, err));
    path = emic_arena_string(arena, emic_slice_of(path));
    out->parameters = (emic_parameters){
        .specs = out->plot ? out->plot->parameters : out->measure->parameters, .path = path};
    EMIC_TRY(read_look(path, node, arena, out, err));
    return emic_parameters_read(node, *others ? others : own, arena, &out->parameters, err);
}

/* As emic_saved_table_add allows; a file may also tell itself apart by a number. */
static bool is_name(emic_slice name, const char *allowed)
{
    for (size_t i = 0; i < name.length; i++)
        if (!name.data[i] || !strchr(allowed, name.data[i]))
            return false;
    return name.length > 0 && name.length <= 80;
}

static bool step_is_plot(const emic_yaml_node *step)
{
    return emic_yaml_find(step, "plot") != NULL;
}

static emic_status parse_file(const char *path, const emic_yaml_node *step, emic_arena *arena,
                              emic_recipe_step *out, emic_error *err)
{
    const emic_yaml_node *output = emic_yaml_find(step, "output");
    const char *folder = step_is_plot(step) ? "plots/" : "tables/";
    const char *ending = step_is_plot(step) ? ".svg" : ".csv";
    size_t around = strlen(folder) + strlen(ending);
    out->file = out->name;
    if (!output)
        return EMIC_OK;
    emic_slice file = output->value;
    if (file.length > around && emic_slice_starts(file, folder) &&
        memcmp(file.data + file.length - strlen(ending), ending, strlen(ending)) == 0)
        file = (emic_slice){file.data + strlen(folder), file.length - around};
    else
        file = (emic_slice){0};
    if (!is_name(file, NAME_LETTERS "+"))
        return emic_fail_at(err, EMIC_MALFORMED, path, output->line, output->column,
                            "%s: its output is not %sNAME%s", out->name, folder, ending);
    out->file = emic_arena_string(arena, file);
    return EMIC_OK;
}

static emic_status parse_made(const char *path, const emic_yaml_node *step, emic_arena *arena,
                              emic_recipe *out, emic_error *err)
{
    static const char *const none[] = {NULL};
    const emic_yaml_node *parameters = emic_yaml_find(step, "parameters"); /* format 1 */
    const emic_yaml_node *name = emic_yaml_find(step, parameters ? "table" : "name");
    if (!name || name->kind != EMIC_YAML_SCALAR)
        return emic_fail_at(err, EMIC_MALFORMED, path, step->line, step->column,
                            "a %s needs a name: its file is called so",
                            step_is_plot(step) ? "picture" : "table");
    if (!is_name(name->value, NAME_LETTERS))
        return emic_fail_at(err, EMIC_MALFORMED, path, name->line, name->column,
                            "\"%.*s\" is no name for a file", EMIC_ARG(name->value));
    emic_recipe_step *made = EMIC_PUSH(arena, &out->steps);
    made->name = emic_arena_string(arena, name->value);
    made->line = step->line;
    EMIC_TRY(parse_file(path, step, arena, made, err));
    return emic_recipe_step_read(path, parameters ? parameters : step,
                                 parameters ? none : step_keys, arena, made, err);
}

/* --- A claim ---------------------------------------------------------------------------------- */

static const char *const claim_keys[] = {"claim",    "statement", "where",  "query",
                                         "relation", "expected",  "source", "note",
                                         "command",  "output",    NULL};

static emic_slice text_at(const emic_yaml_node *step, const char *key)
{
    const emic_yaml_node *node = emic_yaml_find(step, key);
    return node && node->kind == EMIC_YAML_SCALAR ? node->value : (emic_slice){0};
}

static emic_status parse_claim(const char *path, const emic_yaml_node *step, emic_arena *arena,
                               emic_recipe *out, emic_error *err)
{
    emic_claim claim = {
        .label = text_at(step, "claim"),
        .statement = text_at(step, "statement"),
        .condition = text_at(step, "where"),
        .query = text_at(step, "query"),
        .relation = text_at(step, "relation"),
        .expected = text_at(step, "expected"),
        .source = text_at(step, "source"),
        .note = text_at(step, "note"),
        .line = emic_yaml_find(step, "claim")->line,
    };
    EMIC_TRY(emic_yaml_keys(path, step, claim_keys, err));
    if (claim.label.length == 0)
        return emic_fail_at(err, EMIC_MALFORMED, path, step->line, step->column,
                            "a claim needs its id, or all: the study's claims");
    if (claim.query.length == 0 && emic_slice_is(claim.label, "all"))
        out->all_claims = true;
    else
        *EMIC_PUSH(arena, &out->claims) = claim;
    return EMIC_OK;
}

/* --- The whole -------------------------------------------------------------------------------- */

static emic_status parse_step(const char *path, const emic_yaml_node *step, emic_arena *arena,
                              emic_recipe *out, emic_error *err)
{
    if (emic_yaml_find(step, "table") || step_is_plot(step))
        return parse_made(path, step, arena, out, err);
    if (emic_yaml_find(step, "claim"))
        return parse_claim(path, step, arena, out, err);
    if (emic_yaml_find(step, "command"))
        return EMIC_OK; /* a step for people: the rebuild is the program's own */
    return emic_fail_at(err, EMIC_MALFORMED, path, step->line, step->column,
                        "a step begins with table:, plot: or claim:");
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
    size_t count = recipe->steps.count;
    const char **names = emic_arena_array(arena, count + 1, sizeof *names);
    const char **files = emic_arena_array(arena, count + 1, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        names[i] = recipe->steps.items[i].name;
        files[i] = recipe->steps.items[i].file;
    }
    const char *name = find_double(names, count), *file = find_double(files, count);
    if (!name && !file)
        return EMIC_OK;
    return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "two steps are called \"%s\"",
                        name ? name : file);
}

static emic_status check_format(const char *path, const emic_yaml_node *root, emic_error *err)
{
    int64_t number;
    const emic_yaml_node *format = emic_yaml_find(root, "format");
    if (!format || format->kind != EMIC_YAML_SCALAR)
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0,
                            "not a recipe: it begins with format: %d", EMIC_RECIPE_FORMAT);
    if (!emic_integer_parse(format->value, &number) || number < 1)
        return emic_fail_at(err, EMIC_MALFORMED, path, format->line, format->column,
                            "not a recipe: \"%.*s\" is no format", EMIC_ARG(format->value));
    if (number > EMIC_RECIPE_FORMAT)
        return emic_fail_at(err, EMIC_TOO_NEW, path, format->line, format->column,
                            "this recipe has format %.*s; emic %s reads format %d",
                            EMIC_ARG(format->value), emic_version(), EMIC_RECIPE_FORMAT);
    return EMIC_OK;
}

static emic_status parse_date(const char *path, const emic_yaml_node *root, emic_arena *arena,
                              emic_recipe *out, emic_error *err)
{
    int64_t day;
    const emic_yaml_node *date = emic_yaml_find(root, "date");
    if (!date)
        return EMIC_OK;
    if (!emic_date_parse(date->value, &day))
        return emic_fail_at(err, EMIC_MALFORMED, path, date->line, date->column,
                            "not a recipe: \"%.*s\" is no date", EMIC_ARG(date->value));
    out->date = emic_arena_string(arena, date->value);
    return EMIC_OK;
}

static bool is_true(const emic_yaml_node *node, const char *key)
{
    return emic_slice_is(text_at(node, key), "true");
}

/* The rule of a release, which must be one that profiles may have. */
static emic_status parse_release(const char *path, const emic_yaml_node *root, emic_arena *arena,
                                 emic_recipe *out, emic_error *err)
{
    const emic_yaml_node *node = emic_yaml_find(root, "release");
    const emic_yaml_node *left = emic_yaml_find(root, "left_out");
    int64_t threshold, base;
    if (!node)
        return EMIC_OK;
    if (text_at(node, "name").length == 0 ||
        !emic_integer_parse(text_at(node, "threshold"), &threshold) ||
        !emic_integer_parse(text_at(node, "round_base"), &base))
        return emic_fail_at(err, EMIC_MALFORMED, path, node->line, node->column,
                            "a release needs its name, threshold and round_base");
    emic_release_profile *profile = emic_arena_alloc(arena, sizeof *profile);
    *profile = (emic_release_profile){
        .name = emic_arena_string(arena, text_at(node, "name")),
        .source = emic_arena_string(arena, text_at(node, "source")),
        .threshold = threshold,
        .zero_is_safe = is_true(node, "zero_is_safe"),
        .class_disclosure = is_true(node, "class_disclosure"),
        .sizes_are_cells = is_true(node, "sizes_are_cells"),
        .round_base = base,
    };
    out->release = profile;
    for (size_t i = 0; left && i < left->count; i++)
        *EMIC_PUSH(arena, &out->left_out) =
            (emic_recipe_left_out){emic_arena_string(arena, text_at(&left->children[i], "name")),
                                   emic_arena_string(arena, text_at(&left->children[i], "why"))};
    return emic_release_profile_check(profile, err);
}

emic_status emic_recipe_parse(const char *path, emic_slice text, emic_arena *arena,
                              emic_recipe *out, emic_error *err)
{
    static const char *const keys[] = {"format", "emic",  "date",    "deposit",  "text",
                                       "saved",  "steps", "release", "left_out", NULL};
    const emic_yaml_node *root;
    *out = (emic_recipe){.emic = "", .date = "", .deposit = ""};
    EMIC_TRY(emic_yaml_parse(path, text, arena, &root, err));
    EMIC_TRY(check_format(path, root, err));
    EMIC_TRY(emic_yaml_keys(path, root, keys, err));
    const emic_yaml_node *steps = emic_yaml_find(root, "steps");
    if (!steps || steps->kind != EMIC_YAML_SEQUENCE)
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "not a recipe: it has no steps");
    out->emic = emic_arena_string(arena, text_at(root, "emic"));
    EMIC_TRY(parse_date(path, root, arena, out, err));
    EMIC_TRY(parse_release(path, root, arena, out, err));
    out->deposit = emic_arena_string(arena, text_at(root, "deposit"));
    out->text = is_true(root, "text");
    out->saved = is_true(root, "saved");
    for (size_t i = 0; i < steps->count; i++)
        EMIC_TRY(parse_step(path, &steps->children[i], arena, out, err));
    return check_doubles(path, out, arena, err);
}
