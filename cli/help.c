/* Help pages for a terminal. The man page is manual.c's business. */
#include "help.h"
#include "commands.h"
#include "option.h"
#include "prose.h"

enum { MARGIN = 2, WIDEST_OPTION = 30, WIDEST_NAME = 20 };

const help_exit help_exits[] = {
    {EXIT_DONE, "done"},
    {EXIT_NEGATIVE, "a negative answer: nothing found, or a check failed"},
    {EXIT_ERROR, "wrong usage, or a failure; nothing was stored"},
    {EXIT_PRIVACY, "refused, to protect the people behind the data"},
    {0, NULL},
};

const char *help_value(const emic_option *option, emic_arena *arena)
{
    return option->value ? emic_arena_format(arena, " %s", option->value) : "";
}

static const char *left_side(const emic_option *option, emic_arena *arena)
{
    return emic_arena_format(arena, "%s%s", option_spelling(option, arena),
                             help_value(option, arena));
}

static size_t widest_option(const emic_option *list, emic_arena *arena)
{
    size_t widest = 0;
    for (; list && list->name; list++) {
        size_t width = emic_text_width(emic_slice_of(left_side(list, arena)));
        widest = width > widest && width <= WIDEST_OPTION ? width : widest;
    }
    return widest;
}

static void put_option(const emic_option *option, size_t column, size_t width, emic_arena *arena,
                       emic_strbuf *out)
{
    const char *left = left_side(option, arena);
    size_t at = MARGIN + emic_text_width(emic_slice_of(left));
    emic_strbuf_printf(out, "%*s%s", MARGIN, "", left);
    if (at + MARGIN > column) {
        emic_strbuf_putc(out, '\n');
        at = 0;
    }
    emic_strbuf_fill(out, ' ', column - at);
    const char *often = option->kind == OPTION_REPEAT ? "; may be repeated" : "";
    const char *help = emic_arena_format(arena, "%s%s", option->help, often);
    prose_put(emic_slice_of(help), column, width, out);
}

static void put_options(const emic_command *command, size_t width, emic_strbuf *out)
{
    emic_arena *arena = emic_arena_open();
    size_t own = widest_option(command->options, arena);
    size_t shared = widest_option(shared_options, arena);
    size_t column = MARGIN + (own > shared ? own : shared) + MARGIN;
    if (command->options && command->options->name)
        emic_strbuf_puts(out, "\nOptions:\n");
    for (const emic_option *option = command->options; option && option->name; option++)
        put_option(option, column, width, arena, out);
    emic_strbuf_puts(out, "\nOptions of every command:\n");
    for (const emic_option *option = shared_options; option->name; option++)
        if (option_is_used(command, option))
            put_option(option, column, width, arena, out);
    emic_arena_close(arena);
}

void help_command(const emic_command *command, size_t width, emic_strbuf *out)
{
    emic_strbuf_printf(out, "%s\n\n", command->summary);
    emic_strbuf_printf(out, "Usage: emic %s%s%s [options]\n", command->name,
                       command->operands ? " " : "", command->operands ? command->operands : "");
    if (command->details) {
        emic_strbuf_putc(out, '\n');
        prose_put(emic_slice_of(command->details), 0, width, out);
    }
    put_options(command, width, out);
    emic_strbuf_printf(out, "\nExample:\n%*s%s\n", MARGIN, "", command->example);
    emic_strbuf_puts(out, "\nExit status:\n");
    for (const help_exit *exit = help_exits; exit->meaning; exit++)
        emic_strbuf_printf(out, "%*s%d  %s\n", MARGIN, "", exit->code, exit->meaning);
}

static void put_summary(const emic_command *command, emic_strbuf *out)
{
    emic_strbuf_printf(out, "%*s%-*s  %s\n", MARGIN, "", WIDEST_NAME, command->name,
                       command->summary);
}

static bool is_single_word(const emic_command *command)
{
    return strchr(command->name, ' ') == NULL;
}

/* Single words that follow each other stand together, and so do the commands of a noun. */
static bool stand_together(const emic_command *a, const emic_command *b)
{
    return emic_slice_equal(command_noun(a), command_noun(b)) ||
           (is_single_word(a) && is_single_word(b));
}

void help_overview(emic_strbuf *out)
{
    emic_strbuf_printf(out,
                       "emic %s: code interview transcripts, count them per group, and hand out\n"
                       "what others can reproduce.\n"
                       "\n"
                       "Usage: emic [--study FILE] COMMAND [options]\n"
                       "\n",
                       emic_version());
    for (const emic_command *const *command = emic_commands; *command; command++) {
        if (command > emic_commands && !stand_together(command[-1], *command))
            emic_strbuf_putc(out, '\n');
        put_summary(*command, out);
    }
    emic_strbuf_puts(out, "\n'emic help COMMAND' tells more about a command, with an example.\n");
}

void help_noun(const char *noun, emic_strbuf *out)
{
    emic_strbuf_printf(out, "Usage: emic %s VERB [options]\n\n", noun);
    for (const emic_command *const *command = emic_commands; *command; command++)
        if (!is_single_word(*command) && emic_slice_is(command_noun(*command), noun))
            put_summary(*command, out);
    emic_strbuf_printf(out, "\n'emic help %s VERB' tells more about one, with an example.\n", noun);
}
