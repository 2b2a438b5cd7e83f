/* emic init: a new, empty study. */
#include "commands.h"
#include "output.h"

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_study *study;
    const char *path = context->operands[0];
    (void)exit;
    if (option_given(context, "dry-run")) {
        if (emic_file_exists(path))
            return emic_fail_at(err, EMIC_EXISTS, path, 0, 0, "exists already");
        output_note(context, "dry run: nothing was stored");
        return EMIC_OK;
    }
    EMIC_TRY(emic_study_create(path, &study, err));
    emic_study_close(study);
    output_note(context, "made %s; next: emic participant load, emic import, emic codebook load",
                path);
    if (!emic_slice_is(emic_file_extension(path), "emic"))
        output_note(context, "its name does not end in .emic: commands need --study %s", path);
    return EMIC_OK;
}

static const emic_option options[] = {
    {"dry-run", 'n', OPTION_FLAG, NULL, "do everything but store it"},
    {0},
};

const emic_command command_init = {
    .name = "init",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run,
    .options = options,
    .summary = "Make a new study",
    .details = "A study is one file; call it something.emic. In a folder with a single *.emic the "
               "other commands find it by themselves.",
    .example = "emic init study.emic",
};
