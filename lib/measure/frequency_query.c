/* Frequencies and cross tables by their parameters. */
#include "measure/crosstab.h"
#include "measure/measure.h"

#define COMMON                                                                                     \
    {"by", EMIC_PARAMETER_TEXT}, {"split", EMIC_PARAMETER_TEXT}, {"unit", EMIC_PARAMETER_TEXT},    \
        {"group", EMIC_PARAMETER_TEXT}, {"where", EMIC_PARAMETER_TEXT},                            \
        {"base", EMIC_PARAMETER_TEXT}, {"coder", EMIC_PARAMETER_TEXT},                             \
        {"round", EMIC_PARAMETER_TEXT}, {"code", EMIC_PARAMETER_LIST},                             \
    {                                                                                              \
        "percent", EMIC_PARAMETER_FLAG                                                             \
    }

static const emic_parameter_spec frequency_specs[] = {
    COMMON, {"phrases", EMIC_PARAMETER_FLAG}, {0}};
static const emic_parameter_spec crosstab_specs[] = {COMMON, {0}};

emic_status emic_parameters_unit(const emic_parameters *parameters, emic_unit absent,
                                 emic_unit *out, emic_error *err)
{
    *out = absent;
    if (!emic_parameter_find(parameters, "unit") ||
        emic_unit_find(emic_parameter_text(parameters, "unit"), out, err) == EMIC_OK)
        return EMIC_OK;
    return emic_parameter_locate(parameters, "unit", err);
}

emic_status emic_frequency_query_read(emic_study *study, const emic_parameters *parameters,
                                      emic_arena *arena, emic_frequency_query *out, emic_error *err)
{
    *out = (emic_frequency_query){
        .by = emic_parameter_text(parameters, "by"),
        .split = emic_parameter_text(parameters, "split"),
        .base = emic_parameter_text(parameters, "base"),
        .coder = emic_parameter_text(parameters, "coder"),
        .codes = emic_code_choice_of(parameters),
        .percent = emic_parameter_flag(parameters, "percent"),
        .phrases = emic_parameter_flag(parameters, "phrases"),
    };
    EMIC_TRY(emic_parameters_unit(parameters, EMIC_UNIT_PARTICIPANTS, &out->unit, err));
    EMIC_TRY(emic_parameters_condition(study, parameters, arena, &out->where, err));
    return emic_parameters_round(study, parameters, &out->round, err);
}

static emic_status count_frequency(emic_study *study, const emic_parameters *parameters,
                                   emic_arena *arena, emic_counted *out, emic_error *err)
{
    emic_frequency_query *query = emic_arena_alloc(arena, sizeof *query);
    emic_frequency *frequency = emic_arena_alloc(arena, sizeof *frequency);
    EMIC_TRY(emic_frequency_query_read(study, parameters, arena, query, err));
    EMIC_TRY(emic_frequency_count(study, query, arena, frequency, err));
    *out = (emic_counted){frequency, frequency,
                          frequency->row_count == 0 || frequency->participants == 0};
    return EMIC_OK;
}

static emic_table *frequency_table(const emic_counted *counted, bool data, emic_arena *arena)
{
    return data ? emic_frequency_long(counted->frequency, arena)
                : emic_frequency_wide(counted->frequency, arena);
}

const emic_measure emic_measure_frequency = {"frequency", frequency_specs, count_frequency,
                                             frequency_table, false};

static emic_status count_crosstab(emic_study *study, const emic_parameters *parameters,
                                  emic_arena *arena, emic_counted *out, emic_error *err)
{
    emic_unit unit;
    emic_crosstab *crosstab = emic_arena_alloc(arena, sizeof *crosstab);
    EMIC_TRY(emic_parameters_unit(parameters, EMIC_UNIT_PARTICIPANTS, &unit, err));
    if (emic_crosstab_check_unit(unit, err) != EMIC_OK)
        return emic_parameter_locate(parameters, "unit", err);
    EMIC_TRY(count_frequency(study, parameters, arena, out, err));
    EMIC_TRY(emic_crosstab_make(out->frequency, arena, crosstab, err));
    out->of = crosstab;
    return EMIC_OK;
}

static emic_table *crosstab_table(const emic_counted *counted, bool data, emic_arena *arena)
{
    return data ? emic_crosstab_long(counted->of, arena) : emic_crosstab_wide(counted->of, arena);
}

const emic_measure emic_measure_crosstab = {"crosstab", crosstab_specs, count_crosstab,
                                            crosstab_table, false};
