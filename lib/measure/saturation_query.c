/* Saturation by its parameters. */
#include "measure/measure.h"
#include "measure/saturation.h"

const emic_parameter_spec emic_saturation_specs[] = {
    {"by", EMIC_PARAMETER_TEXT},    {"base-size", EMIC_PARAMETER_TEXT},
    {"run", EMIC_PARAMETER_TEXT},   {"threshold", EMIC_PARAMETER_TEXT},
    {"order", EMIC_PARAMETER_LIST}, {"seed", EMIC_PARAMETER_TEXT},
    {"code", EMIC_PARAMETER_LIST},  {"coder", EMIC_PARAMETER_TEXT},
    {"round", EMIC_PARAMETER_TEXT}, {"group", EMIC_PARAMETER_TEXT},
    {"where", EMIC_PARAMETER_TEXT}, {0},
};

/* Documents in their order; or one word for an order that is known anyway. */
static emic_status read_order(emic_study *study, const emic_parameters *parameters,
                              emic_arena *arena, emic_saturation_query *out, emic_error *err)
{
    const emic_parameter *order = emic_parameter_find(parameters, "order");
    out->by_name =
        order && order->values.count == 1 && emic_slice_is(order->values.items[0], "name");
    if (!order || out->by_name ||
        (order->values.count == 1 && emic_slice_is(order->values.items[0], "added")))
        return EMIC_OK;
    for (size_t i = 0; i < order->values.count; i++)
        if (emic_saturation_order_add(study, order->values.items[i], arena, &out->order, err) !=
            EMIC_OK)
            return emic_parameter_locate(parameters, "order", err);
    return EMIC_OK;
}

static emic_status read_rule(const emic_parameters *parameters, emic_saturation_query *out,
                             emic_error *err)
{
    enum { MOST = 1000, BASE = 4, RUN = 2, THRESHOLD = 5, SEED = 1 };
    int64_t base, run, seed;
    EMIC_TRY(emic_parameter_number(parameters, "base-size", EMIC_SATURATION_BASE_LEAST, MOST, BASE,
                                   &base, err));
    EMIC_TRY(
        emic_parameter_number(parameters, "run", EMIC_SATURATION_RUN_LEAST, MOST, RUN, &run, err));
    EMIC_TRY(emic_parameter_number(parameters, "threshold", 0, 100, THRESHOLD, &out->rule.threshold,
                                   err));
    EMIC_TRY(emic_parameter_number(parameters, "seed", 0, INT64_MAX, SEED, &seed, err));
    out->rule.base = (size_t)base;
    out->rule.run = (size_t)run;
    out->seed = (uint64_t)seed;
    return EMIC_OK;
}

emic_status emic_saturation_query_read(emic_study *study, const emic_parameters *parameters,
                                       emic_arena *arena, emic_saturation_query *out,
                                       emic_error *err)
{
    emic_slice attribute;
    *out = (emic_saturation_query){
        .by = emic_parameter_text(parameters, "by"),
        .where = emic_parameter_text(parameters, "where"),
        .group = emic_parameter_text(parameters, "group"),
        .coder = emic_parameter_text(parameters, "coder"),
        .codes = emic_code_choice_of(parameters),
    };
    if (out->group.data &&
        emic_group_attribute(study, out->group, arena, &attribute, err) != EMIC_OK)
        return emic_parameter_locate(parameters, "group", err);
    EMIC_TRY(emic_parameters_round(study, parameters, &out->round, err));
    EMIC_TRY(read_rule(parameters, out, err));
    return read_order(study, parameters, arena, out, err);
}

static emic_status count(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err)
{
    emic_saturation_query *query = emic_arena_alloc(arena, sizeof *query);
    emic_saturation *saturation = emic_arena_alloc(arena, sizeof *saturation);
    EMIC_TRY(emic_saturation_query_read(study, parameters, arena, query, err));
    EMIC_TRY(emic_saturation_count(study, query, arena, saturation, err));
    *out = (emic_counted){
        .of = saturation,
        .empty = saturation->series.items[saturation->series.count - 1].count == 0,
    };
    return EMIC_OK;
}

static emic_table *table(const emic_counted *counted, bool data, emic_arena *arena)
{
    return data ? emic_saturation_long(counted->of, arena)
                : emic_saturation_wide(counted->of, arena);
}

const emic_measure emic_measure_saturation = {"saturation", emic_saturation_specs, count, table,
                                              false};
