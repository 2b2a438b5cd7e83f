/* emic round add, list; emic coder list, rename: who codes, and what is looked for in a round. */
#include "coding_said.h"
#include "commands.h"
#include "output.h"

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    int64_t number;
    const char *name = context->operands[1];
    emic_slice note = emic_slice_of(option_value(context, "note"));
    (void)exit;
    size_t digits = strspn(context->operands[0], "0123456789");
    if (context->operands[0][digits])
        return emic_fail(err, EMIC_INVALID, "\"%s\" is no number: emic round add NUMBER NAME",
                         context->operands[0]);
    EMIC_TRY(emic_round_find(context->study, emic_slice_of(context->operands[0]), &number, err));
    EMIC_TRY(emic_round_add(context->study, number, emic_slice_of(name), note, err));
    output_note(context, "round %lld: %s", (long long)number, name);
    return EMIC_OK;
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "round", .title = "Round", .right = true},
        {.name = "name", .title = "Name"},
        {.name = "codings", .title = "Codings", .right = true},
        {.name = "documents", .title = "Documents", .right = true},
        {.name = "coders", .title = "Coders", .right = true},
        {.name = "note", .title = "Note", .wrap = true},
    };
    emic_round_list list;
    EMIC_TRY(emic_round_list_load(context->study, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Rounds of coding");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(list.items[i].number);
        cell[1] = emic_cell_text(list.items[i].name);
        cell[2] = emic_cell_integer(list.items[i].codings);
        cell[3] = emic_cell_integer(list.items[i].documents);
        cell[4] = emic_cell_integer(list.items[i].coders);
        cell[5] = emic_cell_text(list.items[i].note);
    }
    if (list.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static emic_status run_coders(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "coder", .title = "Coder"},
        {.name = "codings", .title = "Codings", .right = true},
        {.name = "documents", .title = "Documents", .right = true},
    };
    emic_coder_list list;
    EMIC_TRY(emic_coder_list_load(context->study, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Coders");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(list.items[i].name);
        cell[1] = emic_cell_integer(list.items[i].codings);
        cell[2] = emic_cell_integer(list.items[i].documents);
    }
    if (list.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static emic_status run_rename(emic_context *context, int *exit, emic_error *err)
{
    (void)exit;
    EMIC_TRY(emic_coder_rename(context->study, emic_slice_of(context->operands[0]),
                               emic_slice_of(context->operands[1]), err));
    output_note(context, "coder %s is %s now", context->operands[0], context->operands[1]);
    return EMIC_OK;
}

static const emic_option add_options[] = {
    {"note", 0, OPTION_TEXT, "TEXT", "what is looked for in this round"},
    {0},
};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_round_add = {
    .name = "round add",
    .operands = "NUMBER NAME",
    .least = 2,
    .most = 2,
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Name a round of coding",
    .details = "A round needs no name to be coded in. With one, --round takes the name as well as "
               "the number.",
    .example = "emic round add 2 focused --note \"only what the raids did\"",
};

const emic_command command_round_list = {
    .name = "round list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List rounds of coding with what was coded in them",
    .example = "emic round list",
};

const emic_command command_coder_list = {
    .name = "coder list",
    .needs = NEEDS_READ,
    .run = run_coders,
    .options = list_options,
    .summary = "List who codes, with their codings",
    .example = "emic coder list",
};

const emic_command command_coder_rename = {
    .name = "coder rename",
    .operands = "NAME NEW",
    .least = 2,
    .most = 2,
    .needs = NEEDS_WRITE,
    .run = run_rename,
    .summary = "Give a coder another name",
    .example = "emic coder rename B Bo",
};
