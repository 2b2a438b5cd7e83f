/* emic init: a new, empty study. */
#include "commands.h"
#include "output.h"

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_study *study;
    (void)exit;
    EMIC_TRY(emic_study_create(context->operands[0], &study, err));
    emic_study_close(study);
    output_note(context, "made %s; next: emic participant load, emic import --pseudonymized",
                context->operands[0]);
    return EMIC_OK;
}

const emic_command command_init = {
    .name = "init",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run,
    .summary = "Make a new study",
    .details = "A study is one file; call it something.emic. In a folder with a single *.emic the "
               "other commands find it by themselves.",
    .example = "emic init study.emic",
};
