/* emic describe, set, load, remove: what no query can know about a study. */
#include "commands.h"
#include "input.h"
#include "output.h"

/* The field that an operand names. */
static emic_status find_field(const emic_context *context, int operand, emic_description_field *out,
                              emic_error *err)
{
    return emic_description_find(emic_slice_of(context->operands[operand]), out, err);
}

/* --- show ------------------------------------------------------------------------------------- */

static void add_row(emic_table *table, const emic_description_form *form, emic_slice value)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(emic_slice_of(form->name));
    cell[1] = emic_cell_text(value);
    cell[2] = emic_cell_text(emic_slice_of(form->meaning));
}

static emic_status print_json(const emic_context *context, const emic_description *description,
                              emic_error *err)
{
    emic_strbuf text = {0};
    emic_description_format(description, &text);
    emic_status status = output_text(context, emic_strbuf_slice(&text), err);
    emic_strbuf_close(&text);
    return status;
}

static emic_status run_show(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "field", .title = "Field"},
        {.name = "value", .title = "Value", .wrap = true},
        {.name = "meaning", .title = "What it is", .wrap = true},
    };
    emic_description description;
    size_t missing = 0;
    (void)exit;
    EMIC_TRY(emic_description_load(context->study, context->arena, &description, err));
    if (option_given(context, "as-file"))
        return print_json(context, &description, err);
    emic_table *table = emic_table_make(context->arena, "Description of the study");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (int i = 0; i < EMIC_DESCRIPTION_FIELDS; i++) {
        const emic_description_form *form = emic_description_form_of((emic_description_field)i);
        const emic_description_values *values = &description.fields[i];
        for (size_t k = 0; k < values->count; k++)
            add_row(table, form, values->items[k]);
        if (values->count == 0)
            add_row(table, form, (emic_slice){0});
        missing += values->count == 0;
    }
    emic_table_add_note(table, "%zu of %d fields are missing.", missing,
                        (int)EMIC_DESCRIPTION_FIELDS);
    return output_table(context, table, err);
}

/* --- change ----------------------------------------------------------------------------------- */

static emic_status run_set(emic_context *context, int *exit, emic_error *err)
{
    emic_description_field field;
    size_t count = (size_t)context->operand_count - 1;
    emic_slice *values = emic_arena_array(context->arena, count, sizeof *values);
    (void)exit;
    EMIC_TRY(find_field(context, 0, &field, err));
    for (size_t i = 0; i < count; i++)
        values[i] = emic_slice_of(context->operands[i + 1]);
    return emic_description_set(context->study, field, values, count, err);
}

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    (void)exit;
    for (int i = 0; i < context->operand_count; i++) {
        emic_description_field field;
        EMIC_TRY(find_field(context, i, &field, err));
        EMIC_TRY(emic_description_set(context->study, field, NULL, 0, err));
    }
    return EMIC_OK;
}

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_slice text;
    emic_description description;
    size_t changed;
    const char *path = context->operands[0];
    (void)exit;
    EMIC_TRY(input_text(context, path, &text, err));
    EMIC_TRY(emic_description_parse(path, text, context->arena, &description, err));
    EMIC_TRY(emic_description_store(context->study, &description, &changed, err));
    output_note(context, "%s changed", output_count(changed, "field", context->arena));
    return EMIC_OK;
}

/* --- The tables ------------------------------------------------------------------------------- */

static const emic_option show_options[] = {
    {"as-file", 0, OPTION_FLAG, NULL, "as a file that emic describe load reads, without the gaps"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};
static const emic_option load_options[] = {OPTION_ENCODING, {0}};

const emic_command command_describe = {
    .name = "describe",
    .needs = NEEDS_READ,
    .run = run_show,
    .options = show_options,
    .summary = "Show what is said about the study as a whole, and what is missing",
    .details = "Title, creators, licence, sampling and so on: what archives and repositories ask "
               "for and no count can tell. Nothing is made up for a field that is missing; what "
               "is written from it says so.",
    .example = "emic describe",
};

const emic_command command_describe_set = {
    .name = "describe set",
    .operands = "FIELD VALUE...",
    .least = 2,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_set,
    .summary = "Fill a field of the study's description",
    .details = "What was there is replaced. Fields of people and things that there may be several "
               "of take several values; emic describe lists the fields.",
    .example = "emic describe set title \"The night bus: interviews with drivers\"",
};

const emic_command command_describe_load = {
    .name = "describe load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_load,
    .options = load_options,
    .summary = "Fill the study's description from a YAML or JSON file",
    .details = "A line a field, as in \"title: ...\"; several values as a list. Fields that the "
               "file has replace those of the study, the others stay.",
    .example = "emic describe load description.yaml",
};

const emic_command command_describe_remove = {
    .name = "describe remove",
    .operands = "FIELD...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .summary = "Empty fields of the study's description",
    .example = "emic describe remove title",
};
