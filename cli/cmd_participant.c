/* emic participant load, list. */
#include "commands.h"
#include "input.h"
#include "output.h"

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_slice text;
    emic_load_summary summary;
    (void)exit;
    EMIC_TRY(input_text(context, context->operands[0], &text, err));
    EMIC_TRY(emic_participant_load(context->study, context->operands[0], text, &summary, err));
    output_note(context, "participants: %s", input_summary(context, &summary));
    return EMIC_OK;
}

static void fill(const emic_participant_list *list, emic_table *table)
{
    bool declined = false;
    for (size_t i = 0; i < list->count; i++)
        declined |= list->items[i].declined;
    emic_table_add_column(table, (emic_column){.name = "participant", .title = "Participant"});
    for (size_t k = 0; k < list->attributes.count; k++) {
        const emic_attribute *attribute = &list->attributes.items[k];
        const char *name = emic_arena_string(table->arena, attribute->name);
        emic_table_add_column(table,
                              (emic_column){.name = name,
                                            .right = attribute->type == EMIC_ATTRIBUTE_NUMBER});
    }
    if (declined)
        emic_table_add_column(table, (emic_column){.name = "declined"});
    emic_table_add_column(table, (emic_column){.name = "documents", .right = true});
    for (size_t i = 0; i < list->count; i++) {
        const emic_participant *participant = &list->items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        *cell++ = emic_cell_text(participant->label);
        for (size_t k = 0; k < list->attributes.count; k++)
            *cell++ = emic_cell_text(participant->values[k]);
        if (declined)
            *cell++ = emic_cell_text(participant->declined ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
        *cell = emic_cell_integer(participant->documents);
    }
}

static void note_types(const emic_participant_list *list, emic_table *table)
{
    const char *types = "";
    for (size_t k = 0; k < list->attributes.count; k++) {
        const emic_attribute *attribute = &list->attributes.items[k];
        types = emic_arena_format(table->arena, "%s%s%.*s %s%s", types, *types ? ", " : "",
                                  EMIC_ARG(attribute->name),
                                  emic_attribute_type_name(attribute->type),
                                  attribute->grouping ? " (groups are counted by this)" : "");
    }
    if (*types)
        emic_table_add_note(table, "Attributes: %s.", types);
    emic_table_add_note(table, "%zu participants.", list->count);
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    emic_participant_list list;
    EMIC_TRY(emic_participant_list_load(context->study, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Participants");
    fill(&list, table);
    note_types(&list, table);
    if (list.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option load_options[] = {OPTION_ENCODING, {0}};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_participant_load = {
    .name = "participant load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_load,
    .options = load_options,
    .summary = "Load participants and their attributes from a CSV file",
    .details =
        "The file has a column participant (a label such as TP07, never a name); every other column "
        "becomes an attribute. The column group is what tables count by. A type may stand in the "
        "header, as in arrests:number (text, number, boolean or date); without it the values "
        "decide. A column declined (yes, no) marks people who were asked and took no part. A label "
        "that is known already gets the file's values; empty fields change nothing.",
    .example = "emic participant load participants.csv",
};

const emic_command command_participant_list = {
    .name = "participant list",
    .operands = "",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List participants with their attributes",
    .example = "emic participant list --format csv",
};
