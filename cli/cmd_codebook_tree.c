/* emic codebook rename, move, retire, restore, core: which codes there are, and where. */
#include "code_option.h"
#include "commands.h"
#include "output.h"

/* The path that a code has now. */
static emic_status path_now(const emic_context *context, emic_id id, emic_slice *out,
                            emic_error *err)
{
    emic_codebook codebook;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    *out = codebook.items[emic_codebook_at(&codebook, id)].path;
    return EMIC_OK;
}

static emic_status run_rename(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    const emic_code *code;
    emic_slice path;
    (void)exit;
    EMIC_TRY(code_option_find(context, context->operands[0], &codebook, &code, err));
    EMIC_TRY(
        emic_codebook_rename(context->study, code->id, emic_slice_of(context->operands[1]), err));
    EMIC_TRY(path_now(context, code->id, &path, err));
    output_note(context, "%.*s is %.*s now", EMIC_ARG(code->path), EMIC_ARG(path));
    return emic_slice_equal(code->path, path) ? EMIC_OK
                                              : code_option_warn(context, code->name, err);
}

static emic_status run_move(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook, again;
    const emic_code *code, *above = NULL;
    emic_slice path;
    int64_t position;
    const char *under = option_value(context, "under");
    bool top = option_given(context, "top");
    (void)exit;
    EMIC_TRY(code_option_find(context, context->operands[0], &codebook, &code, err));
    EMIC_TRY(option_number(context, "position", 1, 100000, 0, &position, err));
    if (under && top)
        return emic_fail(err, EMIC_INVALID, "say either --under CODE or --top");
    if (!under && !top && !position)
        return emic_fail(err, EMIC_INVALID, "say where: --under CODE, --top or --position N");
    if (under)
        EMIC_TRY(code_option_find(context, under, &again, &above, err));
    emic_id parent = above ? above->id : 0;
    if (!under && !top && code->parent >= 0)
        parent = codebook.items[code->parent].id;
    EMIC_TRY(emic_codebook_move(context->study, code->id, parent, position, err));
    EMIC_TRY(path_now(context, code->id, &path, err));
    if (emic_slice_equal(code->path, path)) {
        output_note(context, "moved %.*s", EMIC_ARG(path));
        return EMIC_OK;
    }
    output_note(context, "%.*s is %.*s now", EMIC_ARG(code->path), EMIC_ARG(path));
    return code_option_warn(context, code->path, err);
}

static emic_status run_retire(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    const emic_code *code;
    size_t count = (size_t)context->operand_count;
    emic_id *ids = emic_arena_array(context->arena, count, sizeof *ids);
    (void)exit;
    for (size_t i = 0; i < count; i++) {
        EMIC_TRY(code_option_find(context, context->operands[i], &codebook, &code, err));
        ids[i] = code->id;
    }
    EMIC_TRY(emic_codebook_retire(context->study, ids, count, err));
    output_note(context, "retired %s", output_count(count, "code", context->arena));
    return EMIC_OK;
}

static emic_status run_restore(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    const emic_code *code;
    (void)exit;
    EMIC_TRY(code_option_find(context, context->operands[0], &codebook, &code, err));
    EMIC_TRY(emic_codebook_restore(context->study, code->id, err));
    output_note(context, "%.*s is in use again%s", EMIC_ARG(code->path),
                code->merged_into.length ? "; its codings stay where they were merged" : "");
    return EMIC_OK;
}

static emic_status run_core(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    const emic_code *code = NULL;
    bool none = option_given(context, "none");
    (void)exit;
    if (none == (context->operand_count == 1))
        return emic_fail(err, EMIC_INVALID, "say either a code or --none");
    if (!none)
        EMIC_TRY(code_option_find(context, context->operands[0], &codebook, &code, err));
    EMIC_TRY(emic_codebook_set_core(context->study, code ? code->id : 0, err));
    if (code)
        output_note(context, "%.*s is the core category", EMIC_ARG(code->path));
    else
        output_note(context, "there is no core category");
    return EMIC_OK;
}

static const emic_option move_options[] = {
    {"under", 0, OPTION_TEXT, "CODE", "the code that it goes below"},
    {"top", 0, OPTION_FLAG, NULL, "below none"},
    {"position", 0, OPTION_TEXT, "N", "its place among the codes there, from 1 (else the last)"},
    {0},
};
static const emic_option core_options[] = {
    {"none", 0, OPTION_FLAG, NULL, "no code is the core category"},
    {0},
};

const emic_command command_codebook_rename = {
    .name = "codebook rename",
    .operands = "CODE NAME",
    .least = 2,
    .most = 2,
    .needs = NEEDS_WRITE,
    .run = run_rename,
    .summary = "Give a code another name",
    .details = "Its codings and whatever else names it stay with it. To put it below another code, "
               "emic codebook move.",
    .example = "emic codebook rename HARM/SLEEPLESS NO_SLEEP",
};

const emic_command command_codebook_move = {
    .name = "codebook move",
    .operands = "CODE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_move,
    .options = move_options,
    .summary = "Put a code, with those below it, elsewhere in the tree",
    .details = "Its level must lie below its new parent's: emic codebook redefine --level changes "
               "it. With --position alone it keeps its parent.",
    .example = "emic codebook move HARM/NO_SLEEP --position 1",
};

const emic_command command_codebook_retire = {
    .name = "codebook retire",
    .operands = "CODE...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_retire,
    .summary = "Take codes out of use and keep them",
    .details = "A retired code keeps its codings and takes no new ones. The codes below it must be "
               "retired, too, or be moved first.",
    .example = "emic codebook retire HARM/NO_SLEEP",
};

const emic_command command_codebook_restore = {
    .name = "codebook restore",
    .operands = "CODE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_restore,
    .summary = "Take a retired code back into use",
    .example = "emic codebook restore HARM/NO_SLEEP",
};

const emic_command command_codebook_core = {
    .name = "codebook core",
    .operands = "[CODE]",
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_core,
    .options = core_options,
    .summary = "Say which code is the theory's core category",
    .example = "emic codebook core ACCOUNTABILITY",
};
