/* Recipes: which tables and pictures belong to a study, and how they are written down. Reading them
 * is recipe_parse.c's business. */
#include "exchange/recipe.h"
#include "base/clock.h"
#include "base/version.h"
#include "base/yaml_write.h"
#include "exchange/file_name.h"
#include "study/saved_table.h"

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
    static const char *const others[] = {NULL};
    const emic_yaml_node *node;
    EMIC_TRY(emic_yaml_parse("saved table", saved->parameters, arena, &node, err));
    emic_recipe_step step = {.name = emic_arena_string(arena, saved->name)};
    EMIC_TRY(emic_recipe_step_read("saved table", node, others, arena, &step, err));
    if (out->text || !step.measure || !step.measure->quotes)
        *EMIC_PUSH(arena, &out->steps) = step;
    return EMIC_OK;
}

static void load_default(emic_arena *arena, emic_recipe *out)
{
    for (int unit = EMIC_UNIT_PARTICIPANTS; unit <= EMIC_UNIT_CHARACTERS; unit++) {
        emic_recipe_step *step = EMIC_PUSH(arena, &out->steps);
        emic_slice name = emic_slice_of(emic_unit_name((emic_unit)unit));
        step->name = emic_arena_format(arena, "frequency-%.*s", EMIC_ARG(name));
        step->measure = &emic_measure_frequency;
        step->parameters.specs = emic_measure_frequency.parameters;
        emic_parameters_add(&step->parameters, "unit", name, arena);
    }
}

static void name_files(emic_arena *arena, emic_recipe *out)
{
    size_t count = out->steps.count;
    emic_slice *names = emic_arena_array(arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = emic_slice_of(out->steps.items[i].name);
    const char **files = emic_file_names(names, count, arena);
    for (size_t i = 0; i < count; i++)
        out->steps.items[i].file = files[i];
}

emic_status emic_recipe_load(emic_study *study, bool text, emic_arena *arena, emic_recipe *out,
                             emic_error *err)
{
    emic_saved_table_list saved;
    *out = (emic_recipe){.emic = emic_version(), .deposit = "", .text = text, .all_claims = true};
    EMIC_TRY(load_date(study, arena, out, err));
    EMIC_TRY(emic_saved_table_list_load(study, arena, &saved, err));
    for (size_t i = 0; i < saved.count; i++)
        if (load_saved(&saved.items[i], arena, out, err) != EMIC_OK)
            return emic_fail(err, err->status, "%.*s, which the study keeps: %s",
                             EMIC_ARG(saved.items[i].name), err->message);
    out->saved = out->steps.count > 0;
    if (!out->saved)
        load_default(arena, out);
    name_files(arena, out);
    return EMIC_OK;
}

const char *emic_recipe_step_noun(const emic_recipe_step *step)
{
    return step->plot ? "picture" : "table";
}

emic_status emic_recipe_step_count(emic_study *study, const emic_recipe_step *step,
                                   emic_arena *arena, emic_counted *out, emic_error *err)
{
    return step->plot ? step->plot->count(study, &step->parameters, arena, out, err)
                      : step->measure->count(study, &step->parameters, arena, out, err);
}

/* How a step begins: as the command that makes it. */
static const char *kind_of(const emic_recipe_step *step)
{
    return step->plot ? "plot" : "table";
}

static const char *what_of(const emic_recipe_step *step)
{
    return step->plot ? step->plot->name : step->measure->name;
}

static void put_parameters(const emic_recipe_step *step, emic_json *json)
{
    emic_parameters_write(&step->parameters, json);
    emic_json_field(json, "title", emic_slice_of(step->look.title));
    if (step->look.width > 0) {
        emic_json_key(json, "width");
        emic_json_integer(json, (int64_t)step->look.width);
    }
}

emic_status emic_recipe_step_save(emic_study *study, const emic_recipe_step *step, emic_error *err)
{
    emic_strbuf text = {0};
    emic_json json = {.out = &text};
    emic_json_object(&json);
    emic_json_field(&json, kind_of(step), emic_slice_of(what_of(step)));
    put_parameters(step, &json);
    emic_json_end(&json, '}');
    emic_status status =
        emic_saved_table_add(study, emic_slice_of(step->name), emic_strbuf_slice(&text), err);
    emic_strbuf_close(&text);
    return status;
}

static const emic_claim *find_claim(const emic_claim_list *list, emic_slice label)
{
    for (size_t i = 0; i < list->count; i++)
        if (emic_slice_equal(list->items[i].label, label))
            return &list->items[i];
    return NULL;
}

/* One that the recipe writes out stands before the study's own of the same id. */
emic_status emic_recipe_claims(emic_study *study, const char *path, const emic_recipe *recipe,
                               emic_arena *arena, emic_claim_list *out, emic_error *err)
{
    emic_claim_list known;
    *out = (emic_claim_list){0};
    EMIC_TRY(emic_claim_list_load(study, arena, &known, err));
    for (size_t i = 0; i < recipe->claims.count; i++) {
        const emic_claim *claim = &recipe->claims.items[i];
        const emic_claim *stored = find_claim(&known, claim->label);
        if (!claim->query.length && !stored)
            return emic_fail_at(err, EMIC_NOT_FOUND, path, claim->line, 0,
                                "the study has no claim \"%.*s\", and no query is given here",
                                EMIC_ARG(claim->label));
        *EMIC_PUSH(arena, out) = claim->query.length ? *claim : *stored;
    }
    for (size_t i = 0; recipe->all_claims && i < known.count; i++)
        if (!find_claim(&recipe->claims, known.items[i].label))
            *EMIC_PUSH(arena, out) = known.items[i];
    return EMIC_OK;
}

/* --- JSON ------------------------------------------------------------------------------------ */

void emic_recipe_step_options(const emic_recipe_step *step, emic_strbuf *out)
{
    emic_parameters_command(&step->parameters, out);
    if (step->look.title) {
        emic_strbuf_puts(out, " --title=");
        emic_parameters_put_word(emic_slice_of(step->look.title), out);
    }
    if (step->look.width > 0)
        emic_strbuf_printf(out, " --width=%d", (int)step->look.width);
}

static void put_command(emic_json *json, const char *command, const char *output)
{
    emic_json_object(json);
    emic_json_field(json, "command", emic_slice_of(command));
    emic_json_field(json, "output", emic_slice_of(output));
    emic_json_end(json, '}');
}

static void put_step(emic_json *json, const emic_recipe *recipe, const emic_recipe_step *step,
                     emic_arena *arena)
{
    emic_strbuf command = {0};
    emic_strbuf_printf(&command, "emic %s %s", kind_of(step), what_of(step));
    emic_recipe_step_options(step, &command);
    emic_strbuf_printf(&command, " --save=%s", step->name);
    emic_strbuf_puts(&command, step->plot ? "" : " --format=csv");
    if (recipe->release)
        emic_strbuf_printf(&command, " --release=%s", recipe->release->name);
    emic_json_object(json);
    emic_json_field(json, kind_of(step), emic_slice_of(what_of(step)));
    emic_json_field(json, "name", emic_slice_of(step->name));
    put_parameters(step, json);
    emic_json_field(json, "command", emic_strbuf_slice(&command));
    emic_json_field(json, "output",
                    emic_slice_of(emic_arena_format(
                        arena, step->plot ? "plots/%s.svg" : "tables/%s.csv", step->file)));
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
        put_command(json, commands[i], "");
}

static void put_claims(emic_json *json)
{
    emic_json_object(json);
    emic_json_field(json, "claim", EMIC_LITERAL("all"));
    emic_json_field(json, "command", EMIC_LITERAL("emic claim check --format=csv"));
    emic_json_field(json, "output", EMIC_LITERAL("claims-checked.csv"));
    emic_json_end(json, '}');
}

static void put_boolean(emic_json *json, const char *key, bool value)
{
    emic_json_key(json, key);
    emic_json_boolean(json, value);
}

static void put_integer(emic_json *json, const char *key, int64_t value)
{
    emic_json_key(json, key);
    emic_json_integer(json, value);
}

static void put_release(emic_json *json, const emic_recipe *recipe)
{
    const emic_release_profile *profile = recipe->release;
    emic_json_key(json, "release");
    emic_json_object(json);
    emic_json_field(json, "name", emic_slice_of(profile->name));
    emic_json_field(json, "source", emic_slice_of(profile->source));
    put_integer(json, "threshold", profile->threshold);
    put_boolean(json, "zero_is_safe", profile->zero_is_safe);
    put_boolean(json, "class_disclosure", profile->class_disclosure);
    put_boolean(json, "sizes_are_cells", profile->sizes_are_cells);
    put_integer(json, "round_base", profile->round_base);
    emic_json_end(json, '}');
    emic_json_key(json, "left_out");
    emic_json_array(json);
    for (size_t i = 0; i < recipe->left_out.count; i++) {
        emic_json_object(json);
        emic_json_field(json, "name", emic_slice_of(recipe->left_out.items[i].name));
        emic_json_field(json, "why", emic_slice_of(recipe->left_out.items[i].why));
        emic_json_end(json, '}');
    }
    emic_json_end(json, ']');
}

void emic_recipe_format(const emic_recipe *recipe, emic_arena *arena, emic_strbuf *out)
{
    emic_json json = {.out = out};
    emic_json_object(&json);
    put_integer(&json, "format", EMIC_RECIPE_FORMAT);
    emic_json_field(&json, "emic", emic_slice_of(recipe->emic));
    emic_json_field(&json, "date", emic_slice_of(recipe->date));
    emic_json_field(&json, "deposit", emic_slice_of(recipe->deposit));
    put_boolean(&json, "text", recipe->text);
    put_boolean(&json, "saved", recipe->saved);
    if (recipe->release)
        put_release(&json, recipe);
    emic_json_key(&json, "steps");
    emic_json_array(&json);
    if (recipe->text)
        put_study_steps(&json);
    if (recipe->text && *recipe->date)
        put_command(&json, "emic describe load description.json", "");
    for (size_t i = 0; i < recipe->steps.count; i++)
        put_step(&json, recipe, &recipe->steps.items[i], arena);
    if (recipe->all_claims)
        put_claims(&json);
    emic_json_end(&json, ']');
    emic_json_end(&json, '}');
}

/* --- YAML ------------------------------------------------------------------------------------ */

enum { LIST_INDENT = 6 };

static void put_field(emic_strbuf *out, const char *key, emic_slice text)
{
    if (text.length == 0)
        return;
    emic_strbuf_printf(out, "    %s: ", key);
    emic_yaml_put(out, text, LIST_INDENT);
}

static void put_parameter(const emic_parameter *one, emic_strbuf *out)
{
    const char *name = one->spec->name;
    if (one->spec->kind == EMIC_PARAMETER_FLAG) {
        emic_strbuf_printf(out, "    %s: true\n", name);
    } else if (one->spec->kind == EMIC_PARAMETER_TEXT) {
        emic_strbuf_printf(out, "    %s: ", name);
        emic_yaml_put(out, one->values.items[0], LIST_INDENT);
    } else {
        emic_strbuf_printf(out, "    %s:\n", name);
        for (size_t i = 0; i < one->values.count; i++) {
            emic_strbuf_puts(out, "      - ");
            emic_yaml_put(out, one->values.items[i], LIST_INDENT + 2);
        }
    }
}

static void write_claim(const emic_claim *claim, emic_strbuf *out)
{
    emic_strbuf_puts(out, "  - claim: ");
    emic_yaml_put(out, claim->label, LIST_INDENT);
    put_field(out, "statement", claim->statement);
    put_field(out, "where", claim->condition);
    put_field(out, "query", claim->query);
    put_field(out, "relation", claim->relation);
    put_field(out, "expected", claim->expected);
    put_field(out, "source", claim->source);
    put_field(out, "note", claim->note);
}

void emic_recipe_write(const emic_recipe *recipe, const emic_claim_list *claims, emic_strbuf *out)
{
    emic_strbuf_printf(out, "format: %d\nsteps:%s\n", EMIC_RECIPE_FORMAT,
                       recipe->steps.count || claims->count ? "" : " []");
    for (size_t i = 0; i < recipe->steps.count; i++) {
        const emic_recipe_step *step = &recipe->steps.items[i];
        emic_strbuf_printf(out, "  - %s: %s\n    name: ", kind_of(step), what_of(step));
        emic_yaml_put(out, emic_slice_of(step->name), LIST_INDENT);
        put_field(out, "title", emic_slice_of(step->look.title));
        if (step->look.width > 0)
            emic_strbuf_printf(out, "    width: %d\n", (int)step->look.width);
        for (size_t at = 0; at < step->parameters.given.count; at++)
            put_parameter(&step->parameters.given.items[at], out);
    }
    for (size_t i = 0; i < claims->count; i++)
        write_claim(&claims->items[i], out);
}
