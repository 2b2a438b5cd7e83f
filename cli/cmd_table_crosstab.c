/* emic table crosstab. */
#include "commands.h"
#include "filter.h"
#include "measure/crosstab.h"
#include "output.h"
#include "table_query.h"

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_frequency_query query;
    emic_frequency frequency;
    emic_crosstab crosstab;
    EMIC_TRY(table_query_read(context, &query, err));
    EMIC_TRY(emic_crosstab_check_unit(query.unit, err));
    EMIC_TRY(emic_frequency_count(context->study, &query, context->arena, &frequency, err));
    EMIC_TRY(emic_crosstab_make(&frequency, context->arena, &crosstab, err));
    if (frequency.row_count == 0 || frequency.participants == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context,
                        table_query_for_machines(context)
                            ? emic_crosstab_long(&crosstab, context->arena)
                            : emic_crosstab_wide(&crosstab, context->arena),
                        err);
}

static const emic_option options[] = {
    {"by", 'b', OPTION_TEXT, "ATTRIBUTE", "the groups (else the attribute group)"},
    FILTER_CODE,
    FILTER_CODER,
    FILTER_ROUND,
    FILTER_GROUP,
    FILTER_WHERE,
    {"base", 0, OPTION_TEXT, "NAME", "only the participants of this sub-base"},
    {"unit", 'u', OPTION_TEXT, "UNIT",
     "participants; a test on anything else is refused, because it is not independent"},
    {"percent", 0, OPTION_FLAG, NULL, "percentages for small bases (N under 20) too"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_table_crosstab = {
    .name = "table crosstab",
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Test whether codes differ by an attribute",
    .details = "For every code and value of the attribute: n of N participants, Wilson's 95 % "
               "interval, and the adjusted residual. For every code, in the row of its total: "
               "Fisher's exact test, that p adjusted by Holm over all codes of the table, "
               "Pearson's chi-square, Cramér's V, and for two values the odds ratio. "
               "Choose the codes before you look: each one more makes the adjustment harder on "
               "all. Who has no value of the attribute is shown, but not compared. csv and json "
               "also have expected counts and the adjustment of Benjamini and Hochberg.",
    .example = "emic table crosstab --code HARM/FEAR --by group",
};
