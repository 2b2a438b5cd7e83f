/* emic coding recheck: codings hold under the definition as it is now. */
#include "code_option.h"
#include "commands.h"
#include "output.h"
#include <stdlib.h>

static emic_status recheck_ids(const emic_context *context, int64_t *changed, emic_error *err)
{
    size_t count = (size_t)context->operand_count;
    emic_id *ids = emic_arena_array(context->arena, count, sizeof *ids);
    for (size_t i = 0; i < count; i++) {
        char *end;
        ids[i] = strtoll(context->operands[i], &end, 10);
        if (*end || ids[i] < 1)
            return emic_fail(err, EMIC_INVALID,
                             "\"%s\" is no coding id; emic codebook stale shows them",
                             context->operands[i]);
    }
    return emic_coding_recheck(context->study, ids, count, changed, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    int64_t changed = 0, of_code;
    emic_codebook codebook;
    const emic_code *code;
    if ((context->operand_count > 0) == option_given(context, "code"))
        return emic_fail(err, EMIC_INVALID, "say which codings: either their ids or --code CODE");
    EMIC_TRY(recheck_ids(context, &changed, err));
    for (size_t i = 0; option_repeat(context, "code", i); i++) {
        EMIC_TRY(
            code_option_find(context, option_repeat(context, "code", i), &codebook, &code, err));
        EMIC_TRY(emic_coding_recheck_code(context->study, code->id, &of_code, err));
        changed += of_code;
    }
    output_note(context, "%s rechecked",
                output_count((size_t)changed, "stale coding", context->arena));
    if (!changed)
        *exit = EXIT_NEGATIVE;
    return EMIC_OK;
}

static const emic_option options[] = {
    {"code", 'c', OPTION_REPEAT, "CODE", "all codings of this code, not of those below it"},
    {0},
};

const emic_command command_coding_recheck = {
    .name = "coding recheck",
    .operands = "[ID...]",
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run,
    .options = options,
    .summary = "Say that stale codings hold under the new definition",
    .details = "emic codebook stale lists them with their words. One that does not hold is removed "
               "(emic coding remove). Exit 1 when none of them was stale.",
    .example = "emic coding recheck --code HARM/FEAR",
};
