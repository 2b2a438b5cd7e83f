/* emic participant load, list. */
#include "commands.h"
#include "filter.h"
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

/* Whether any of the participants shown has a value of attribute `k`. */
static bool is_known(const filter_people *people, size_t k)
{
    for (size_t i = 0; i < people->list.count; i++)
        if (filter_people_keep(people, (int)i) && people->list.items[i].values[k].length)
            return true;
    return false;
}

/* Attributes that nobody here has are left out for reading: some hold for one group alone. */
static void add_columns(const filter_people *people, bool declined, emic_table *table)
{
    emic_table_add_column(table, (emic_column){.name = "participant", .title = "Participant"});
    for (size_t k = 0; k < people->list.attributes.count; k++) {
        const emic_attribute *attribute = &people->list.attributes.items[k];
        emic_table_add_column(
            table, (emic_column){.name = emic_arena_string(table->arena, attribute->name),
                                 .use = is_known(people, k) ? EMIC_COLUMN_BOTH : EMIC_COLUMN_DATA,
                                 .right = attribute->type == EMIC_ATTRIBUTE_NUMBER});
    }
    if (declined)
        emic_table_add_column(table, (emic_column){.name = "declined"});
    emic_table_add_column(table, (emic_column){.name = "documents", .right = true});
}

static void fill(const filter_people *people, emic_table *table)
{
    bool declined = false;
    for (size_t i = 0; i < people->list.count; i++)
        declined |= filter_people_keep(people, (int)i) && people->list.items[i].declined;
    add_columns(people, declined, table);
    for (size_t i = 0; i < people->list.count; i++) {
        const emic_participant *participant = &people->list.items[i];
        if (!filter_people_keep(people, (int)i))
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        *cell++ = emic_cell_text(participant->label);
        for (size_t k = 0; k < people->list.attributes.count; k++)
            *cell++ = emic_cell_text(participant->values[k]);
        if (declined)
            *cell++ =
                emic_cell_text(participant->declined ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
        *cell = emic_cell_integer(participant->documents);
    }
}

static void note_types(const emic_attribute_list *attributes, emic_table *table)
{
    const char *types = "";
    for (size_t k = 0; k < attributes->count; k++) {
        const emic_attribute *attribute = &attributes->items[k];
        types =
            emic_arena_format(table->arena, "%s%s%.*s (%s%s)", types, *types ? ", " : "",
                              EMIC_ARG(attribute->name), emic_attribute_type_name(attribute->type),
                              attribute->grouping ? "; tables count by it" : "");
    }
    if (*types)
        emic_table_add_note(table, "Attributes: %s.", types);
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    filter_people people;
    EMIC_TRY(filter_people_load(context, &people, err));
    emic_table *table = emic_table_make(context->arena, "Participants");
    fill(&people, table);
    note_types(&people.list.attributes, table);
    size_t declined = 0;
    for (size_t i = 0; i < people.list.count; i++)
        declined += filter_people_keep(&people, (int)i) && people.list.items[i].declined;
    emic_table_add_note(table, declined ? "%s, and %zu who declined." : "%s.",
                        output_count(table->rows.count - declined, "participant", context->arena),
                        declined);
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option load_options[] = {OPTION_ENCODING, {0}};
static const emic_option list_options[] = {
    FILTER_PARTICIPANT, FILTER_GROUP, FILTER_WHERE, OPTION_FORMAT,
    OPTION_OUTPUT,      OPTION_FORCE, {0}};

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
        "The file has a column participant (a label such as TP07, never a name); every other "
        "column becomes an attribute. The column group is what tables count by. A type may stand "
        "in the "
        "header, as in arrests:number (text, number, boolean or date); without it the values "
        "decide. A column declined (yes, no) marks people who were asked and took no part. A label "
        "that is known already gets the file's values; empty fields change nothing.",
    .example = "emic participant load participants.csv",
};

const emic_command command_participant_list = {
    .name = "participant list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List participants with their attributes",
    .example = "emic participant list --where 'group = TP' --format csv",
};
