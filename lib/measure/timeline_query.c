/* A timeline by its parameters. */
#include "measure/timeline.h"

const emic_parameter_spec emic_timeline_parameters[] = {
    {"date", EMIC_PARAMETER_TEXT},  {"order", EMIC_PARAMETER_LIST}, {"by", EMIC_PARAMETER_TEXT},
    {"group", EMIC_PARAMETER_TEXT}, {"where", EMIC_PARAMETER_TEXT}, {0},
};

/* The word that table saturation has for it; other orders are no time. */
static emic_status read_order(const emic_parameters *parameters, bool *added, emic_error *err)
{
    const emic_parameter *order = emic_parameter_find(parameters, "order");
    *added = order && order->values.count == 1 && emic_slice_is(order->values.items[0], "added");
    if (!order || *added)
        return EMIC_OK;
    emic_fail(err, EMIC_INVALID,
              "--order: a timeline takes added (as first coded); without --order it goes by dates");
    return emic_parameter_locate(parameters, "order", err);
}

emic_status emic_timeline_count_by(emic_study *study, const emic_parameters *parameters,
                                   emic_arena *arena, emic_counted *out, emic_error *err)
{
    emic_timeline_query *query = emic_arena_alloc(arena, sizeof *query);
    emic_timeline *timeline = emic_arena_alloc(arena, sizeof *timeline);
    query->date = emic_parameter_text(parameters, "date");
    query->by = emic_parameter_text(parameters, "by");
    EMIC_TRY(read_order(parameters, &query->added, err));
    EMIC_TRY(emic_parameters_condition(study, parameters, arena, &query->where, err));
    EMIC_TRY(emic_timeline_count(study, query, arena, timeline, err));
    *out = (emic_counted){.of = timeline, .empty = timeline->entries.count == 0};
    return EMIC_OK;
}

static emic_table *table(const emic_counted *counted, bool data, emic_arena *arena)
{
    (void)data; /* the same for both */
    return emic_timeline_table(counted->of, arena);
}

const emic_measure emic_measure_timeline = {"timeline", emic_timeline_parameters,
                                            emic_timeline_count_by, table};
