/* emic help: pages, manual and completion. How they look is help.c's business. */
#include "commands.h"
#include "help.h"
#include "output.h"

static const emic_option options[] = {
    {"man", 0, OPTION_FLAG, NULL, "print the man page (roff)"},
    {"completion", 0, OPTION_TEXT, "SHELL", "print a completion script; SHELL is bash"},
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

static emic_status put_page(const emic_context *context, emic_strbuf *page, emic_error *err)
{
    if (context->operand_count == 0) {
        help_overview(page);
        return EMIC_OK;
    }
    const char *noun = context->operands[0], *verb = context->operands[1];
    const emic_command *command = command_find(noun, verb);
    size_t width = output_width() < HELP_WIDTH ? output_width() : HELP_WIDTH;
    if (command)
        help_command(command, width, page);
    else if (!verb && command_takes_verb(noun))
        help_noun(noun, page);
    else
        return command_unknown(noun, verb, context->arena, err);
    return EMIC_OK;
}

static emic_status put_help(const emic_context *context, emic_strbuf *page, emic_error *err)
{
    const char *shell = option_value(context, "completion");
    if (option_given(context, "man"))
        help_manual(page);
    else if (shell && strcmp(shell, "bash") != 0)
        return emic_fail(err, EMIC_INVALID, "no completion for '%s'; there is one for bash", shell);
    else if (shell)
        help_completion(page);
    else
        return put_page(context, page, err);
    return EMIC_OK;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    (void)exit;
    emic_strbuf page = {0};
    emic_status status = put_help(context, &page, err);
    if (status == EMIC_OK)
        status = output_text(context, emic_strbuf_slice(&page), err);
    emic_strbuf_close(&page);
    return status;
}

const emic_command command_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .most = 2,
    .options = options,
    .run = run,
    .summary = "Explain a command, or list them all",
    .details = "Without a command it lists all of them. With a noun alone (emic help coding) it "
               "lists what can be done with it. The man page and the completion are made from the "
               "same tables, so they tell what this very version takes.",
    .example = "emic help coding add",
};
