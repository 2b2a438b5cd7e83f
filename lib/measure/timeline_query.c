/* A timeline by its parameters. */
#include "measure/timeline.h"

const emic_parameter_spec emic_timeline_parameters[] = {
    {"date", EMIC_PARAMETER_TEXT},  {"order", EMIC_PARAMETER_LIST}, {"by", EMIC_PARAMETER_TEXT},
    {"group", EMIC_PARAMETER_TEXT}, {"where", EMIC_PARAMETER_TEXT}, {0},
};

/* As table saturation has it: documents in their order, or the word for that of first coding. */
static emic_status read_order(emic_study *study, const emic_parameters *parameters,
                              emic_arena *arena, emic_timeline_query *out, emic_error *err)
{
    const emic_parameter *order = emic_parameter_find(parameters, "order");
    size_t count = order ? order->values.count : 0;
    out->added = count == 1 && emic_slice_is(order->values.items[0], "added");
    if (count == 1 && emic_slice_is(order->values.items[0], "name")) {
        emic_fail(err, EMIC_INVALID,
                  "--order: names are no order in time; it is added (as first coded) or a list of "
                  "documents, without --order that of their dates");
        return emic_parameter_locate(parameters, "order", err);
    }
    for (size_t i = 0; i < count && !out->added; i++)
        if (emic_saturation_order_add(study, order->values.items[i], arena, &out->order, err) !=
            EMIC_OK)
            return emic_parameter_locate(parameters, "order", err);
    return EMIC_OK;
}

emic_status emic_timeline_count_by(emic_study *study, const emic_parameters *parameters,
                                   emic_arena *arena, emic_counted *out, emic_error *err)
{
    emic_timeline_query *query = emic_arena_alloc(arena, sizeof *query);
    emic_timeline *timeline = emic_arena_alloc(arena, sizeof *timeline);
    query->date = emic_parameter_text(parameters, "date");
    query->by = emic_parameter_text(parameters, "by");
    EMIC_TRY(read_order(study, parameters, arena, query, err));
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
                                            emic_timeline_count_by, table, false};
