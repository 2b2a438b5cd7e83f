/* Finds the study file. Opening it is main's business. */
#include "study_path.h"
#include "named.h"
#include <stdlib.h>

enum { MOST_LISTED = 5 };

const char *study_path_given(const emic_context *context)
{
    const char *path = option_value(context, "study");
    if (path)
        return path;
    path = getenv("EMIC_STUDY");
    return path && *path ? path : NULL;
}

static emic_status fail_several(const emic_file_list *studies, emic_arena *arena, emic_error *err)
{
    const char *names = "";
    for (size_t i = 0; i < studies->count && i < MOST_LISTED; i++)
        names = emic_arena_format(arena, "%s%s%s", names, i ? ", " : "", studies->items[i]);
    if (studies->count > MOST_LISTED)
        names = emic_arena_format(arena, "%s and %zu more", names, studies->count - MOST_LISTED);
    return emic_fail(err, EMIC_AMBIGUOUS,
                     "there are %zu studies in this folder (%s); name one with --study FILE",
                     studies->count, names);
}

emic_status study_path_find(const emic_context *context, const char **out, emic_error *err)
{
    *out = study_path_given(context);
    if (*out)
        return EMIC_OK;
    emic_file_list files = {0}, studies = {0};
    EMIC_TRY(emic_file_list_folder(".", context->arena, &files, err));
    for (size_t i = 0; i < files.count; i++)
        if (emic_slice_is(emic_file_extension(files.items[i]), "emic"))
            *EMIC_PUSH(context->arena, &studies) =
                emic_arena_string(context->arena, emic_file_name(files.items[i]));
    if (studies.count == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "there is no study in this folder; name one with --study FILE or start "
                         "one with 'emic init FILE'");
    if (studies.count > 1)
        return fail_several(&studies, context->arena, err);
    *out = studies.items[0];
    return EMIC_OK;
}

emic_status study_begin(const emic_context *context, emic_study *study, emic_error *err)
{
    const emic_command *command = context->command;
    const char *coder = named_coder_if_said(context);
    const char *line =
        command->given_names
            ? emic_arena_format(context->arena, "emic %s (its words are not kept)", command->name)
            : context->said;
    EMIC_TRY(emic_study_begin(study, err));
    emic_journal_describe(study, emic_slice_of(coder), emic_slice_of(line));
    return EMIC_OK;
}

static bool steps_are_kept(const emic_context *context)
{
    return !option_given(context, "dry-run");
}

void study_steps_open(const emic_context *context)
{
    if (steps_are_kept(context))
        emic_study_rollback(context->study);
}

emic_status study_step_begin(const emic_context *context, emic_error *err)
{
    return steps_are_kept(context) ? study_begin(context, context->study, err) : EMIC_OK;
}

emic_status study_step_end(const emic_context *context, emic_status status, emic_error *err)
{
    if (!steps_are_kept(context))
        return status;
    if (status == EMIC_OK)
        return emic_study_commit(context->study, err);
    emic_study_rollback(context->study);
    return status;
}

emic_status study_steps_close(const emic_context *context, emic_error *err)
{
    return study_step_begin(context, err);
}
