/* Portraits by their parameters. */
#include "measure/portrait.h"

const emic_parameter_spec emic_portrait_parameters[] = {
    {"document", EMIC_PARAMETER_LIST},
    {"code", EMIC_PARAMETER_LIST},
    {"coder", EMIC_PARAMETER_TEXT},
    {"round", EMIC_PARAMETER_TEXT},
    {"group", EMIC_PARAMETER_TEXT},
    {"where", EMIC_PARAMETER_TEXT},
    {0},
};

emic_status emic_portrait_count_by(emic_study *study, const emic_parameters *parameters,
                                   emic_arena *arena, emic_counted *out, emic_error *err)
{
    emic_portrait_query *query = emic_arena_alloc(arena, sizeof *query);
    emic_portrait *portrait = emic_arena_alloc(arena, sizeof *portrait);
    const emic_parameter *documents = emic_parameter_find(parameters, "document");
    *query = (emic_portrait_query){
        .coder = emic_parameter_text(parameters, "coder"),
        .codes = emic_code_choice_of(parameters),
    };
    for (size_t i = 0; documents && i < documents->values.count; i++)
        *EMIC_PUSH(arena, &query->documents) = documents->values.items[i];
    EMIC_TRY(emic_parameters_condition(study, parameters, arena, &query->where, err));
    EMIC_TRY(emic_parameters_round(study, parameters, &query->round, err));
    EMIC_TRY(emic_portrait_count(study, query, arena, portrait, err));
    *out = (emic_counted){.of = portrait, .empty = portrait->stretches.count == 0};
    return EMIC_OK;
}

static emic_table *table(const emic_counted *counted, bool data, emic_arena *arena)
{
    return data ? emic_portrait_long(counted->of, arena) : emic_portrait_wide(counted->of, arena);
}

const emic_measure emic_measure_portrait = {"portrait", emic_portrait_parameters,
                                            emic_portrait_count_by, table, false};
