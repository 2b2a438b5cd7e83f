/* emic dump, emic load: a whole study as text, and back. */
#include "commands.h"
#include "input.h"
#include "output.h"
#include "study_path.h"
#include <stdio.h>

static emic_status run_dump(emic_context *context, int *exit, emic_error *err)
{
    emic_strbuf text = {0};
    (void)exit;
    emic_status status =
        emic_study_dump(context->study, option_given(context, "journal"), &text, err);
    if (status == EMIC_OK)
        status = output_text(context, emic_strbuf_slice(&text), err);
    emic_strbuf_close(&text);
    EMIC_TRY(status);
    if (option_value(context, "output"))
        output_note(context, "wrote %s: it holds the words of the interviews",
                    option_value(context, "output"));
    return EMIC_OK;
}

static emic_status fill(const emic_context *context, emic_study *study, emic_slice text,
                        emic_error *err)
{
    EMIC_TRY(study_begin(context, study, err));
    emic_status status = emic_study_load(study, context->operands[0], text, err);
    if (status == EMIC_OK && !option_given(context, "dry-run"))
        return emic_study_commit(study, err);
    emic_study_rollback(study);
    return status;
}

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_slice text;
    emic_study *study;
    const char *path = context->operands[1];
    bool dry = option_given(context, "dry-run");
    (void)exit;
    EMIC_TRY(input_text(context, context->operands[0], &text, err));
    if (dry && emic_file_exists(path))
        return emic_fail_at(err, EMIC_EXISTS, path, 0, 0, "exists already");
    EMIC_TRY(emic_study_create(dry ? ":memory:" : path, &study, err));
    emic_status status = fill(context, study, text, err);
    emic_study_close(study);
    if (status != EMIC_OK && !dry)
        remove(path);
    EMIC_TRY(status);
    if (dry)
        output_note(context, "dry run: nothing was stored");
    else
        output_note(context, "made %s", path);
    return EMIC_OK;
}

static const emic_option dump_options[] = {
    {"journal", 0, OPTION_FLAG, NULL, "with the study's history, which undo and emic at need"},
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

static const emic_option load_options[] = {OPTION_DRY_RUN, {0}};

const emic_command command_dump = {
    .name = "dump",
    .needs = NEEDS_READ,
    .run = run_dump,
    .options = dump_options,
    .summary = "Write the whole study as text, a JSON object a line",
    .details =
        "Every row of every table, in one order, so that the same study gives the same bytes and "
        "git shows what changed; transcripts stand line by line. Blobs are in hexadecimal. The "
        "words of the interviews are in it: keep it as you keep the study.",
    .example = "emic dump --output study.ndjson",
};

const emic_command command_load = {
    .name = "load",
    .operands = "DUMP FILE",
    .least = 2,
    .most = 2,
    .needs = NEEDS_NOTHING,
    .run = run_load,
    .options = load_options,
    .summary = "Make a study from a dump",
    .details = "FILE is the new study. It is equal to the one that was dumped: it gives the same "
               "dump. What was edited in the dump is checked as emic check does; nothing is made "
               "of a dump that is not sound.",
    .example = "emic load study.ndjson again.emic",
};
