/* Options of a table as its parameters; and --save, the one writing thing that a query can do. */
#include "parameter.h"
#include "input.h"
#include "output.h"
#include "study_path.h"

static bool is_file(const char *order)
{
    const char *end = strrchr(order, '.');
    return strchr(order, '/') || (end && strcmp(end, ".csv") == 0);
}

/* An order of documents that stands in a file. A file called name or added is given as ./name. */
static emic_status read_order(const emic_context *context, const char *order, emic_parameters *out,
                              emic_error *err)
{
    emic_slice text;
    emic_saturation_order listed;
    EMIC_TRY(input_text(context, order, &text, err));
    EMIC_TRY(emic_saturation_order_load(context->study, order, text, context->arena, &listed, err));
    for (size_t i = 0; i < listed.count; i++)
        emic_parameters_add(out, "order", listed.items[i], context->arena);
    return EMIC_OK;
}

static emic_status take_order(const emic_context *context, emic_parameters *out, emic_error *err)
{
    const char *order = option_value(context, "order");
    if (!order)
        return EMIC_OK;
    if (is_file(order))
        return read_order(context, order, out, err);
    if (strcmp(order, "added") != 0 && strcmp(order, "name") != 0)
        return emic_fail(err, EMIC_INVALID,
                         "--order: unknown order '%s'; it is added, name or a file like order.csv",
                         order);
    emic_parameters_add(out, "order", emic_slice_of(order), context->arena);
    return EMIC_OK;
}

emic_status parameter_read(const emic_context *context, const emic_parameter_spec *specs,
                           emic_parameters *out, emic_error *err)
{
    *out = (emic_parameters){.specs = specs};
    for (const emic_parameter_spec *spec = specs; spec->name; spec++) {
        if (strcmp(spec->name, "order") == 0)
            EMIC_TRY(take_order(context, out, err));
        else if (spec->kind == EMIC_PARAMETER_LIST)
            for (size_t i = 0; option_repeat(context, spec->name, i); i++)
                emic_parameters_add(out, spec->name,
                                    emic_slice_of(option_repeat(context, spec->name, i)),
                                    context->arena);
        else if (option_given(context, spec->name))
            emic_parameters_add(out, spec->name, emic_slice_of(option_value(context, spec->name)),
                                context->arena);
    }
    return EMIC_OK;
}

/* A round has its name in this study only: it is kept by its number. */
static emic_status settle_round(emic_study *study, emic_parameters *parameters, emic_arena *arena,
                                emic_error *err)
{
    int64_t number;
    emic_slice round = emic_parameter_text(parameters, "round");
    if (!round.data)
        return EMIC_OK;
    EMIC_TRY(emic_round_find(study, round, &number, err));
    emic_parameters_add(parameters, "round",
                        emic_slice_of(emic_arena_format(arena, "%lld", (long long)number)), arena);
    return EMIC_OK;
}

static emic_status put_and_save(const emic_context *context, emic_recipe_step *step,
                                parameter_output put, const void *result, emic_error *err)
{
    bool dry = option_given(context, "dry-run");
    emic_study *study;
    if (context->at)
        return emic_fail(err, EMIC_INVALID, "--save stores something, and emic at only looks");
    EMIC_TRY(emic_study_open(context->study_path, true, &study, err));
    emic_status status;
    EMIC_TRY_DONE(study_begin(context, study, err));
    EMIC_TRY_DONE(settle_round(study, &step->parameters, context->arena, err));
    EMIC_TRY_DONE(emic_recipe_step_save(study, step, err));
    EMIC_TRY_DONE(put(context, result, err));
    EMIC_TRY_DONE(output_flush(err));
    if (dry)
        output_note(context, "dry run: nothing was stored");
    else
        EMIC_TRY_DONE(emic_study_commit(study, err));
    if (!dry)
        output_note(context, "saved as the %s %s: archives will hold it",
                    emic_recipe_step_noun(step), step->name);
done:
    emic_study_close(study); /* undoes what was not stored */
    return status;
}

emic_status parameter_finish(const emic_context *context, emic_recipe_step *step,
                             parameter_output put, const void *result, emic_error *err)
{
    step->name = option_value(context, "save");
    if (step->name)
        return put_and_save(context, step, put, result, err);
    if (option_given(context, "dry-run"))
        return emic_fail(err, EMIC_INVALID, "--dry-run goes with --save: else nothing is stored");
    return put(context, result, err);
}
