/* emic property add, list, remove: properties of codes and their scales. Where a coding lies on one
 * is said with emic coding value. */
#include "commands.h"
#include "option.h"
#include "output.h"

static emic_status find_code(const emic_context *context, emic_codebook *codebook, emic_id *out,
                             emic_error *err)
{
    size_t at;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, codebook, err));
    EMIC_TRY(emic_codebook_find(codebook, emic_slice_of(context->operands[0]), context->arena, &at,
                                err));
    *out = codebook->items[at].id;
    return EMIC_OK;
}

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_id code;
    emic_slice scale = emic_slice_of(option_value(context, "scale"));
    (void)exit;
    EMIC_TRY(find_code(context, &codebook, &code, err));
    EMIC_TRY(emic_code_property_add(context->study, code, emic_slice_of(context->operands[1]),
                                    scale, err));
    output_note(context, "%s: %s", context->operands[0], context->operands[1]);
    return EMIC_OK;
}

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_id code;
    (void)exit;
    EMIC_TRY(find_code(context, &codebook, &code, err));
    return emic_code_property_remove(context->study, code, emic_slice_of(context->operands[1]),
                                     err);
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "code", .title = "Code"},
        {.name = "property", .title = "Property"},
        {.name = "scale", .title = "Scale"},
        {.name = "codings", .title = "Codings", .right = true},
    };
    emic_codebook codebook;
    emic_code_property_list list;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(emic_code_property_list_load(context->study, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Properties of codes");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        const emic_code_property *property = &list.items[i];
        int at = emic_codebook_at(&codebook, property->code);
        emic_cell *cell = emic_table_add_row(table, 0);
        if (at >= 0)
            cell[0] = emic_cell_text(codebook.items[at].path);
        cell[1] = emic_cell_text(property->name);
        cell[2] =
            emic_cell_text(property->scale.length ? property->scale : EMIC_LITERAL("a number"));
        cell[3] = emic_cell_integer(property->codings);
    }
    if (list.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option add_options[] = {
    {"scale", 0, OPTION_TEXT, "VALUES", "its values in order, parted by commas; else numbers"},
    {0},
};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_property_add = {
    .name = "property add",
    .operands = "CODE NAME",
    .least = 2,
    .most = 2,
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Give a code a property, on which its codings lie somewhere",
    .example = "emic property add HARM intensity --scale \"none,some,strong\"",
};

const emic_command command_property_list = {
    .name = "property list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List properties of codes with their scales",
    .example = "emic property list",
};

const emic_command command_property_remove = {
    .name = "property remove",
    .operands = "CODE NAME",
    .least = 2,
    .most = 2,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .summary = "Remove a property on which no coding lies",
    .example = "emic property remove HARM place",
};
