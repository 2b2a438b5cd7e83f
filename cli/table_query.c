/* What the tables of codes take from the command line. */
#include "table_query.h"
#include "coding_said.h"
#include "filter.h"

emic_status table_query_read(const emic_context *context, emic_frequency_query *query,
                             emic_error *err)
{
    const char *unit = option_value(context, "unit");
    *query = (emic_frequency_query){0};
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

bool table_query_for_machines(const emic_context *context)
{
    emic_format format;
    emic_error ignored;
    const char *name = option_value(context, "format");
    return name && emic_format_find(emic_slice_of(name), &format, &ignored) == EMIC_OK &&
           emic_format_is_data(format);
}
