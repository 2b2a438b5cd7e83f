/* emic recipe show, list, remove: what a study keeps to be made again. cmd_run.c makes it. */
#include "commands.h"
#include "output.h"

static emic_status run_show(emic_context *context, int *exit, emic_error *err)
{
    emic_recipe recipe;
    emic_claim_list claims;
    emic_strbuf text = {0};
    (void)exit;
    EMIC_TRY(emic_recipe_load(context->study, true, context->arena, &recipe, err));
    EMIC_TRY(emic_claim_list_load(context->study, context->arena, &claims, err));
    emic_recipe_write(&recipe, &claims, &text);
    emic_status status = output_text(context, emic_strbuf_slice(&text), err);
    emic_strbuf_close(&text);
    return status;
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    emic_recipe recipe;
    EMIC_TRY(emic_recipe_load(context->study, true, context->arena, &recipe, err));
    emic_table *table = emic_table_make(context->arena, "Kept tables and pictures");
    emic_table_add_column(table, (emic_column){.name = "name", .title = "Name"});
    emic_table_add_column(table, (emic_column){.name = "command", .title = "Command"});
    emic_table_add_column(table,
                          (emic_column){.name = "options", .title = "Options", .wrap = true});
    for (size_t i = 0; recipe.saved && i < recipe.steps.count; i++) {
        const emic_recipe_step *step = &recipe.steps.items[i];
        emic_strbuf options = {0};
        emic_recipe_step_options(step, &options);
        emic_slice said = emic_strbuf_slice(&options);
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(step->name));
        cell[1] = emic_cell_text(emic_slice_of(
            step->plot ? emic_arena_format(context->arena, "plot %s", step->plot->name)
                       : emic_arena_format(context->arena, "table %s", step->measure->name)));
        cell[2] =
            emic_cell_text(emic_arena_copy(context->arena, emic_slice_from(said, said.length > 0)));
        emic_strbuf_close(&options);
    }
    if (!recipe.saved) {
        emic_table_add_note(
            table, "Nothing is kept: --save keeps a table or picture, and archives hold the "
                   "frequencies of every unit until then.");
        *exit = EXIT_NEGATIVE;
    }
    return output_table(context, table, err);
}

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    const char *name = context->operands[0];
    (void)exit;
    EMIC_TRY(emic_saved_table_remove(context->study, emic_slice_of(name), err));
    output_note(context, "%s is no longer kept", name);
    return EMIC_OK;
}

static const emic_option show_options[] = {OPTION_OUTPUT, OPTION_FORCE, {0}};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_recipe_show = {
    .name = "recipe show",
    .needs = NEEDS_READ,
    .run = run_show,
    .options = show_options,
    .summary = "Write every kept table, picture and claim as a recipe to read and edit",
    .details = "A recipe is a YAML file of steps. A step begins with table: or plot: and what the "
               "command of that name makes, or with claim: and an id; under it stand the options "
               "of the command, or the fields of a claim. emic run makes what it says. Without "
               "kept tables the recipe "
               "counts every unit by group, as an archive does.",
    .example = "emic recipe show",
};

const emic_command command_recipe_list = {
    .name = "recipe list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List the tables and pictures that --save keeps",
    .example = "emic recipe list",
};

const emic_command command_recipe_remove = {
    .name = "recipe remove",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .summary = "Stop keeping a table or picture",
    .details = "Archives do not hold it any more. What it counted stays as it is.",
    .example = "emic recipe remove kept",
};
