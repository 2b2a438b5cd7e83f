/* emic table frequency. */
#include "coding_said.h"
#include "commands.h"
#include "filter.h"
#include "output.h"
#include "study_path.h"
#include <stdio.h>

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
    EMIC_TRY(filter_condition(context, &query->where, err));
    return coding_said_round(context, 0, &query->round, err);
}

static bool is_for_machines(const emic_context *context)
{
    const char *format = option_value(context, "format");
    return format && (strcmp(format, "csv") == 0 || strcmp(format, "json") == 0);
}

static bool is_dry_run(const emic_context *context)
{
    return option_given(context, "dry-run");
}

/* Prints the table and keeps it among the study's findings, the one writing thing that a query can
 * do: both or none. */
static emic_status print_and_save(const emic_context *context, const emic_table *table,
                                  const char *name, const emic_frequency_query *query,
                                  emic_error *err)
{
    emic_study *study;
    if (context->at)
        return emic_fail(err, EMIC_INVALID, "--save stores something, and emic at only looks");
    EMIC_TRY(emic_study_open(context->study_path, true, &study, err));
    emic_status status;
    EMIC_TRY_DONE(study_begin(context, study, err));
    EMIC_TRY_DONE(emic_frequency_save(study, emic_slice_of(name), query, err));
    EMIC_TRY_DONE(output_table(context, table, err));
    EMIC_TRY_DONE(output_flush(err));
    if (is_dry_run(context))
        output_note(context, "dry run: nothing was stored");
    else
        EMIC_TRY_DONE(emic_study_commit(study, err));
    if (!is_dry_run(context))
        output_note(context, "saved as the table %s: archives will hold it", name);
done:
    emic_study_close(study); /* undoes what was not stored */
    return status;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_frequency_query query = {0};
    emic_frequency frequency;
    const char *name = option_value(context, "save");
    if (is_dry_run(context) && !name)
        return emic_fail(err, EMIC_INVALID, "--dry-run goes with --save: else nothing is stored");
    EMIC_TRY(read_query(context, &query, err));
    EMIC_TRY(emic_frequency_count(context->study, &query, context->arena, &frequency, err));
    emic_table *table = is_for_machines(context)
                            ? emic_frequency_long(&frequency, name, context->arena)
                            : emic_frequency_wide(&frequency, name, context->arena);
    if (frequency.row_count == 0 || frequency.participants == 0)
        *exit = EXIT_NEGATIVE;
    return name ? print_and_save(context, table, name, &query, err)
                : output_table(context, table, err);
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
    {"dry-run", 'n', OPTION_FLAG, NULL, "with --save: do everything but store it"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_table_frequency = {
    .name = "table frequency",
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Count codes per group",
    .details = "For every code and group: n of N, percent from N = 20 on, and for participants "
               "Wilson's 95 % "
               "interval. A code counts with the codes below it, each unit once; codes that nobody "
               "has stay, "
               "as 0. Under the table stand unit, base, rule and N. csv and json have a row a code "
               "and group. "
               "How a condition is written is told by emic help base add.",
    .example = "emic table frequency --by group --where 'arrests >= 2'",
};
