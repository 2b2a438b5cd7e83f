/* A code line by its parameters. */
#include "measure/codeline.h"

const emic_parameter_spec emic_codeline_parameters[] = {
    {"document", EMIC_PARAMETER_TEXT}, {"code", EMIC_PARAMETER_LIST},
    {"coder", EMIC_PARAMETER_TEXT},    {"round", EMIC_PARAMETER_TEXT},
    {"coders", EMIC_PARAMETER_FLAG},   {0},
};

emic_status emic_codeline_count_by(emic_study *study, const emic_parameters *parameters,
                                   emic_arena *arena, emic_counted *out, emic_error *err)
{
    emic_codeline_query *query = emic_arena_alloc(arena, sizeof *query);
    emic_codeline *codeline = emic_arena_alloc(arena, sizeof *codeline);
    *query = (emic_codeline_query){
        .document = emic_parameter_text(parameters, "document"),
        .coder = emic_parameter_text(parameters, "coder"),
        .coders = emic_parameter_flag(parameters, "coders"),
        .codes = emic_code_choice_of(parameters),
    };
    EMIC_TRY(emic_parameters_round(study, parameters, &query->round, err));
    EMIC_TRY(emic_codeline_count(study, query, arena, codeline, err));
    *out = (emic_counted){.of = codeline, .empty = codeline->marks.count == 0};
    return EMIC_OK;
}

static emic_table *table(const emic_counted *counted, bool data, emic_arena *arena)
{
    return data ? emic_codeline_long(counted->of, arena) : emic_codeline_wide(counted->of, arena);
}

const emic_measure emic_measure_codeline = {"codeline", emic_codeline_parameters,
                                            emic_codeline_count_by, table, false};
