/* emic table saturation. */
#include "coding_said.h"
#include "commands.h"
#include "filter.h"
#include "input.h"
#include "output.h"
#include "table_query.h"

/* A file of one of the two names is given as ./name. */
static emic_status read_order(const emic_context *context, emic_saturation_query *query,
                              emic_error *err)
{
    const char *order = option_value(context, "order");
    emic_slice text;
    query->by_name = order && strcmp(order, "name") == 0;
    if (!order || query->by_name || strcmp(order, "added") == 0)
        return EMIC_OK;
    const char *end = strrchr(order, '.');
    if (!strchr(order, '/') && (!end || strcmp(end, ".csv") != 0))
        return emic_fail(err, EMIC_INVALID,
                         "--order: unknown order '%s'; it is added, name or a file like order.csv",
                         order);
    EMIC_TRY(input_text(context, order, &text, err));
    return emic_saturation_order_load(context->study, order, text, context->arena, &query->order,
                                      err);
}

static emic_status read_rule(const emic_context *context, emic_saturation_query *query,
                             emic_error *err)
{
    enum { MOST = 1000, BASE = 4, RUN = 2, THRESHOLD = 5, SEED = 1 };
    int64_t base, run, seed;
    EMIC_TRY(
        option_number(context, "base-size", EMIC_SATURATION_BASE_LEAST, MOST, BASE, &base, err));
    EMIC_TRY(option_number(context, "run", EMIC_SATURATION_RUN_LEAST, MOST, RUN, &run, err));
    EMIC_TRY(option_number(context, "threshold", 0, 100, THRESHOLD, &query->rule.threshold, err));
    EMIC_TRY(option_number(context, "seed", 0, INT64_MAX, SEED, &seed, err));
    query->rule.base = (size_t)base;
    query->rule.run = (size_t)run;
    query->seed = (uint64_t)seed;
    return read_order(context, query, err);
}

static emic_status read_query(const emic_context *context, emic_saturation_query *query,
                              emic_error *err)
{
    const char *attribute;
    query->by = emic_slice_of(option_value(context, "by"));
    query->where = emic_slice_of(option_value(context, "where"));
    query->group = emic_slice_of(option_value(context, "group"));
    query->coder = emic_slice_of(option_value(context, "coder"));
    for (size_t i = 0; option_repeat(context, "code", i); i++)
        *EMIC_PUSH(context->arena, &query->codes) =
            emic_slice_of(option_repeat(context, "code", i));
    EMIC_TRY(filter_group(context, &attribute, err));
    EMIC_TRY(coding_said_round(context, 0, &query->round, err));
    return read_rule(context, query, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_saturation_query query = {0};
    emic_saturation saturation;
    EMIC_TRY(read_query(context, &query, err));
    EMIC_TRY(emic_saturation_count(context->study, &query, context->arena, &saturation, err));
    emic_table *table = table_query_for_machines(context)
                            ? emic_saturation_long(&saturation, context->arena)
                            : emic_saturation_wide(&saturation, context->arena);
    if (saturation.series.items[saturation.series.count - 1].count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option options[] = {
    {"by", 'b', OPTION_TEXT, "ATTRIBUTE", "each group by itself too"},
    {"base-size", 0, OPTION_TEXT, "N", "interviews of the base: 4 (default), 5 or 6, or more"},
    {"run", 0, OPTION_TEXT, "N", "interviews of a run: 2 (default), 3 or more"},
    {"threshold", 0, OPTION_TEXT, "PERCENT",
     "new codes that a run may bring, of those in the base: 5 (default), or 0 to 100"},
    {"order", 0, OPTION_TEXT, "ORDER",
     "added (as first coded, the default), name, or a CSV file with a column document"},
    {"seed", 0, OPTION_TEXT, "N", "another sequence of shuffles (else 1)"},
    FILTER_CODE,
    FILTER_CODER,
    FILTER_ROUND,
    FILTER_GROUP,
    FILTER_WHERE,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_table_saturation = {
    .name = "table saturation",
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "See how many new codes each interview brings, and when hardly any come",
    .details =
        "An interview is a document. In the order of analysis it counts the codes that no "
        "interview before had, and tells after how many the next ones bring hardly any (Guest, "
        "Namey and Chen 2020). \"7+2\" is: after 7 interviews, shown by the 2 that follow. "
        "Because this depends on the order, the median over 1000 shuffles stands beside it; the "
        "same seed gives the same shuffles.\n\n"
        "Expected is how many codes any n of the interviews have in the mean. Chao2 is how many "
        "codes there are at least, by those that only one or two interviews have. With --by "
        "each group has a row; csv and json have one for each group and interview. Too few "
        "interviews for a base and one run saturate nothing, and are told.",
    .example = "emic table saturation --by group",
};
