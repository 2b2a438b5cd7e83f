/* emic table frequency. */
#include "commands.h"
#include "filter.h"
#include "output.h"
#include <stdio.h>

/* A condition that also says --group and --participant. */
static emic_status narrowed(const emic_context *context, emic_slice *out, emic_error *err)
{
    const char *text = option_value(context, "where"), *group = option_value(context, "group");
    emic_attribute_list attributes;
    *out = emic_slice_of(text);
    if (!group)
        return EMIC_OK;
    EMIC_TRY(emic_attribute_list_load(context->study, EMIC_OF_PARTICIPANT, context->arena,
                                      &attributes, err));
    for (size_t i = 0; i < attributes.count; i++) {
        if (!attributes.items[i].grouping)
            continue;
        const char *head = emic_arena_format(context->arena, "\"%.*s\" = \"%s\"",
                                             EMIC_ARG(attributes.items[i].name), group);
        *out = emic_slice_of(
            text ? emic_arena_format(context->arena, "%s and (%s)", head, text) : head);
        return EMIC_OK;
    }
    return emic_fail(err, EMIC_NOT_FOUND, "--group: no attribute groups the participants");
}

static emic_status read_query(const emic_context *context, emic_frequency_query *query,
                              emic_error *err)
{
    const char *unit = option_value(context, "unit");
    if (unit)
        EMIC_TRY(emic_unit_find(emic_slice_of(unit), &query->unit, err));
    query->by = emic_slice_of(option_value(context, "by"));
    query->base = emic_slice_of(option_value(context, "base"));
    query->coder = emic_slice_of(option_value(context, "coder"));
    query->percent = option_given(context, "percent");
    for (size_t i = 0; option_repeat(context, "code", i); i++)
        *EMIC_PUSH(context->arena, &query->codes) =
            emic_slice_of(option_repeat(context, "code", i));
    EMIC_TRY(narrowed(context, &query->where, err));
    return option_number(context, "round", 1, INT32_MAX, 0, &query->round, err);
}

static bool is_for_machines(const emic_context *context)
{
    const char *format = option_value(context, "format");
    return format && (strcmp(format, "csv") == 0 || strcmp(format, "json") == 0);
}

/* Keeps the table among the study's findings: the one writing thing a query can do. */
static emic_status save(const emic_context *context, const char *name,
                        const emic_frequency_query *query, emic_error *err)
{
    emic_study *study;
    EMIC_TRY(emic_study_open(context->study_path, true, &study, err));
    emic_status status = emic_study_begin(study, err);
    if (status == EMIC_OK)
        status = emic_frequency_save(study, emic_slice_of(name), query, err);
    if (status == EMIC_OK)
        status = emic_study_commit(study, err);
    emic_study_close(study);
    if (status == EMIC_OK)
        output_note(context, "saved as the table %s: archives will hold it", name);
    return status;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_frequency_query query = {0};
    emic_frequency frequency;
    const char *name = option_value(context, "save");
    EMIC_TRY(read_query(context, &query, err));
    EMIC_TRY(emic_frequency_count(context->study, &query, context->arena, &frequency, err));
    emic_table *table = is_for_machines(context)
                            ? emic_frequency_long(&frequency, name, context->arena)
                            : emic_frequency_wide(&frequency, name, context->arena);
    if (frequency.row_count == 0)
        *exit = EXIT_NEGATIVE;
    if (name)
        EMIC_TRY(save(context, name, &query, err));
    return output_table(context, table, err);
}

static const emic_option options[] = {
    {"by", 'b', OPTION_TEXT, "ATTRIBUTE", "the groups (else the attribute group)"},
    {"unit", 'u', OPTION_TEXT, "UNIT",
     "what is counted: participants (default), documents, segments, turns or characters"},
    FILTER_CODE,
    FILTER_CODER,
    FILTER_ROUND,
    FILTER_GROUP,
    FILTER_WHERE,
    {"base", 0, OPTION_TEXT, "NAME", "only the participants of this sub-base"},
    {"percent", 0, OPTION_FLAG, NULL, "percentages for small bases (N under 20) too"},
    {"save", 0, OPTION_TEXT, "NAME", "keep this table among the study's findings"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_table_frequency = {
    .name = "table frequency",
    .operands = "",
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Count codes per group",
    .details =
        "For every code and group: n of N, percent from N = 20 on, and Wilson's 95 % interval. A "
        "code counts with the codes below it, each participant once; codes that nobody has stay, "
        "as 0. Under the table stand unit, base, rule and N. csv and json have a row a code and "
        "group.",
    .example = "emic table frequency --by group --where 'arrests >= 2'",
};
