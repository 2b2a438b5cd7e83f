/* emic template add, fill, list, check: logic structures that repeat from level to level. */
#include "commands.h"
#include "named.h"
#include "output.h"

static emic_status fail_too_many(emic_error *err)
{
    return emic_fail(err, EMIC_INVALID, "a template has %d poles at most",
                     (int)EMIC_TEMPLATE_POLES);
}

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    emic_template template = {.name = emic_slice_of(context->operands[0]),
                              .relation = emic_slice_of(option_value(context, "relation"))};
    emic_id id;
    (void)exit;
    for (size_t i = 0; option_repeat(context, "pole", i); i++) {
        if (i == EMIC_TEMPLATE_POLES)
            return fail_too_many(err);
        template.poles[template.pole_count++] = emic_slice_of(option_repeat(context, "pole", i));
    }
    EMIC_TRY(emic_template_add(context->study, &template, &id, err));
    output_note(context, "template %s: %s", context->operands[0],
                output_count(template.pole_count, "pole", context->arena));
    return EMIC_OK;
}

static emic_status read_codes(const emic_context *context, emic_template_instance *instance,
                              emic_error *err)
{
    emic_codebook codebook;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    for (size_t i = 0; option_repeat(context, "pole", i); i++) {
        size_t at;
        emic_slice word = emic_slice_of(option_repeat(context, "pole", i));
        if (i == EMIC_TEMPLATE_POLES)
            return fail_too_many(err);
        EMIC_TRY(emic_codebook_find(&codebook, word, context->arena, &at, err));
        instance->codes[instance->code_count++] = codebook.items[at].id;
    }
    return EMIC_OK;
}

static emic_status run_fill(emic_context *context, int *exit, emic_error *err)
{
    emic_template_instance instance = {.label = emic_slice_of(context->operands[1])};
    emic_id id;
    const char *parent = option_value(context, "parent");
    (void)exit;
    EMIC_TRY(emic_template_find(context->study, emic_slice_of(context->operands[0]),
                                &instance.template, err));
    if (parent)
        EMIC_TRY(emic_template_instance_find(context->study, emic_slice_of(parent),
                                             &instance.parent, err));
    EMIC_TRY(read_codes(context, &instance, err));
    EMIC_TRY(named_coder(context, &instance.coder, err));
    EMIC_TRY(emic_template_fill(context->study, &instance, &id, err));
    output_note(context, "%s fills %s", context->operands[1], context->operands[0]);
    return EMIC_OK;
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "template", .title = "Template"},
        {.name = "poles", .title = "Poles", .wrap = true},
        {.name = "relation", .title = "Relation", .wrap = true},
        {.name = "instances", .title = "Instances", .right = true},
    };
    emic_template_list list;
    EMIC_TRY(emic_template_list_load(context->study, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Templates");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        const emic_template *template = &list.items[i];
        const char *poles = "";
        for (size_t k = 0; k < template->pole_count; k++)
            poles = emic_arena_format(context->arena, "%s%s%.*s", poles, k ? "; " : "",
                                      EMIC_ARG(template->poles[k]));
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(template->name);
        cell[1] = emic_cell_text(emic_slice_of(poles));
        cell[2] = emic_cell_text(template->relation);
        cell[3] = emic_cell_integer(template->instances);
    }
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

/* --- Self-similarity -------------------------------------------------------------------------- */

typedef struct template_check {
    emic_codebook codebook;
    emic_template_list templates;
    emic_template_instance_list instances;
} template_check;

static emic_slice pole_name(const template_check *check, const emic_template_instance *instance,
                            size_t pole)
{
    for (size_t i = 0; i < check->templates.count; i++)
        if (check->templates.items[i].id == instance->template)
            return check->templates.items[i].poles[pole];
    return (emic_slice){0};
}

/* The rows of one instance; how many of its codes do not roll up. */
static size_t add_instance(const template_check *check, const emic_template_instance *instance,
                           emic_table *table)
{
    const emic_template_instance *parent = emic_template_parent(&check->instances, instance);
    size_t wrong = 0;
    for (size_t pole = 0; pole < instance->code_count; pole++) {
        bool holds = parent && emic_template_rolls_up(instance, parent, &check->codebook, pole);
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(instance->template_name);
        cell[1] = emic_cell_text(instance->label);
        cell[2] = emic_cell_text(instance->parent_label);
        cell[3] = emic_cell_text(pole_name(check, instance, pole));
        cell[4] = emic_cell_text(check->codebook.items[instance->codes_at[pole]].path);
        if (!parent)
            continue;
        cell[5] = emic_cell_text(check->codebook.items[parent->codes_at[pole]].path);
        cell[6] = emic_cell_text(holds ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
        wrong += !holds;
    }
    return wrong;
}

static emic_status run_check(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "template", .title = "Template"}, {.name = "instance", .title = "Instance"},
        {.name = "parent", .title = "Repeats"},    {.name = "pole", .title = "Pole"},
        {.name = "code", .title = "Code"},         {.name = "parent_code", .title = "Wider code"},
        {.name = "rolls_up", .title = "Rolls up"},
    };
    template_check check;
    size_t wrong = 0;
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_codebook_load(context->study, arena, &check.codebook, err));
    EMIC_TRY(emic_template_list_load(context->study, arena, &check.templates, err));
    EMIC_TRY(emic_template_instance_list_load(context->study, &check.codebook, arena,
                                              &check.instances, err));
    emic_table *table = emic_table_make(arena, "Instances of templates");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < check.instances.count; i++)
        wrong += add_instance(&check, &check.instances.items[i], table);
    emic_table_add_note(table, "%s: %s not at or below the wider instance's.",
                        output_count(check.instances.count, "instance", arena),
                        output_count(wrong, "code", arena));
    if (wrong || check.instances.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option add_options[] = {
    {"pole", 0, OPTION_REPEAT, "NAME", "a place to be filled with a code; two or more"},
    {"relation", 0, OPTION_TEXT, "WORDS", "what holds between them, in words"},
    {0},
};
static const emic_option fill_options[] = {
    {"pole", 0, OPTION_REPEAT, "CODE", "the code in the next place, in the template's order"},
    {"parent", 0, OPTION_TEXT, "LABEL", "the wider instance that this one repeats"},
    OPTION_CODER,
    {0},
};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_template_add = {
    .name = "template add",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Name a logic structure that may repeat on several levels",
    .details =
        "A template is a pattern of relation between poles. Filled with principles, and again "
        "with themes below them, it links levels of abstraction: emic template check tells "
        "whether each finer instance truly repeats the wider one.",
    .example =
        "emic template add power --pole \"who has power\" --pole person --relation \"acts on\"",
};

const emic_command command_template_fill = {
    .name = "template fill",
    .operands = "NAME LABEL",
    .least = 2,
    .most = 2,
    .needs = NEEDS_WRITE,
    .run = run_fill,
    .options = fill_options,
    .summary = "Fill a template with codes",
    .example = "emic template fill power raids --pole ACCOUNTABILITY --pole HARM --coder A",
};

const emic_command command_template_list = {
    .name = "template list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List the templates",
    .example = "emic template list",
};

const emic_command command_template_check = {
    .name = "template check",
    .needs = NEEDS_READ,
    .run = run_check,
    .options = list_options,
    .summary = "Check that finer instances of a template repeat the wider ones",
    .details = "A code rolls up when it is the wider instance's code in the same place, or stands "
               "below it. Exit status 1 when one does not, or when there are no instances.",
    .example = "emic template check",
};
