/* What the tables of codes take from the command line. */
#include "table_query.h"
#include "coding_said.h"
#include "filter.h"

/* --group and --where as one condition, quoted only where that is needed: it is printed. */
static emic_status narrowed(const emic_context *context, emic_slice *out, emic_error *err)
{
    const char *text = option_value(context, "where"), *group = option_value(context, "group");
    const char *attribute, *odd = " \t()=!<>:\"";
    *out = emic_slice_of(text);
    EMIC_TRY(filter_group(context, &attribute, err));
    if (!group)
        return EMIC_OK;
    if (strchr(group, '"'))
        return emic_fail(err, EMIC_INVALID, "--group: a condition cannot hold the quote in '%s'",
                         group);
    const char *mark = group[strcspn(group, odd)] || !*group ? "\"" : "";
    const char *frame = attribute[strcspn(attribute, odd)] ? "\"" : "";
    const char *head = emic_arena_format(context->arena, "%s%s%s = %s%s%s", frame, attribute, frame,
                                         mark, group, mark);
    bool choice = text && strstr(text, " or ");
    if (text)
        head = emic_arena_format(context->arena, choice ? "%s and (%s)" : "%s and %s", head, text);
    *out = emic_slice_of(head);
    return EMIC_OK;
}

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
    EMIC_TRY(narrowed(context, &query->where, err));
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
