/* A completion script for bash, from the table of commands. */
#include "commands.h"
#include "help.h"
#include "option.h"

static const char script_begin[] =
    "# bash completion for emic, made by: emic help --completion bash\n"
    "# shellcheck disable=SC2207 # mapfile is missing in the bash of macOS\n"
    "\n";

/* Walks the words before the cursor to the noun, the verb and the option whose value is due. */
static const char script_end[] =
    "_emic()\n"
    "{\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local noun='' command='' word i skip=''\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        if [[ -n $skip ]]; then\n"
    "            skip=''\n"
    "        elif [[ $word == -* ]]; then\n"
    "            skip=$(_emic_takes_value \"$word\")\n"
    "        elif [[ -z $noun ]]; then\n"
    "            noun=$word\n"
    "            [[ -n $(_emic_verbs \"$noun\") ]] || command=$noun\n"
    "        elif [[ -z $command ]]; then\n"
    "            command=\"$noun $word\"\n"
    "        fi\n"
    "    done\n"
    "    local words=''\n"
    "    if [[ -n $skip ]]; then\n"
    "        case $before in\n"
    "        --study) COMPREPLY=($(compgen -f -X '!*.emic' -- \"$current\")); return ;;\n"
    "        --format | -f) words='text csv json markdown html' ;;\n"
    "        *) return ;;\n"
    "        esac\n"
    "    elif [[ $current == -* ]]; then\n"
    "        words=$(_emic_options \"$command\")\n"
    "    elif [[ -z $noun ]]; then\n"
    "        words=$(_emic_verbs '')\n"
    "    elif [[ -z $command ]]; then\n"
    "        words=$(_emic_verbs \"$noun\")\n"
    "    elif [[ $command == help && $before == help ]]; then\n"
    "        words=$(_emic_verbs '')\n"
    "    elif [[ $command == help ]]; then\n"
    "        words=$(_emic_verbs \"$before\")\n"
    "    fi\n"
    "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
    "}\n"
    "complete -o default -F _emic emic\n";

static void put_nouns(emic_strbuf *out)
{
    emic_strbuf_puts(out, "    '') echo '");
    for (const emic_command *const *command = emic_commands; *command; command++) {
        emic_slice noun = command_noun(*command);
        if (command == emic_commands || !emic_slice_equal(noun, command_noun(command[-1])))
            emic_strbuf_printf(out, "%s%.*s", command == emic_commands ? "" : " ", EMIC_ARG(noun));
    }
    emic_strbuf_puts(out, "' ;;\n");
}

/* The verbs of the noun of `*command`, and passes all commands of that noun. */
static const emic_command *const *put_verbs(const emic_command *const *command, emic_strbuf *out)
{
    emic_slice noun = command_noun(*command);
    if ((*command)->name[noun.length] == '\0')
        return command + 1;
    emic_strbuf_printf(out, "    %.*s) echo '", EMIC_ARG(noun));
    const char *gap = "";
    for (; *command && emic_slice_equal(noun, command_noun(*command)); command++) {
        emic_strbuf_printf(out, "%s%s", gap, (*command)->name + noun.length + 1);
        gap = " ";
    }
    emic_strbuf_puts(out, "' ;;\n");
    return command;
}

static void put_option_names(const emic_command *command, emic_strbuf *out)
{
    emic_strbuf_printf(out, "    '%s') echo '", command->name);
    const char *gap = "";
    for (const emic_option *option = command->options; option && option->name; option++) {
        emic_strbuf_printf(out, "%s--%s", gap, option->name);
        gap = " ";
    }
    for (const emic_option *option = shared_options; option->name; option++)
        if (option_is_used(command, option)) {
            emic_strbuf_printf(out, "%s--%s", gap, option->name);
            gap = " ";
        }
    emic_strbuf_puts(out, "' ;;\n");
}

static bool was_listed(const emic_command *const *until, const char *name)
{
    for (const emic_command *const *command = emic_commands; command < until; command++)
        for (const emic_option *option = (*command)->options; option && option->name; option++)
            if (strcmp(option->name, name) == 0)
                return true;
    return false;
}

/* A pattern for `case`, with every spelling of the options that take a value. */
static void put_value_takers(emic_strbuf *out)
{
    emic_strbuf_puts(out, "    --study");
    for (const emic_command *const *command = emic_commands; *command; command++)
        for (const emic_option *option = (*command)->options; option && option->name; option++) {
            if (option->kind == OPTION_FLAG || was_listed(command, option->name))
                continue;
            emic_strbuf_printf(out, " | --%s", option->name);
            if (option->letter)
                emic_strbuf_printf(out, " | -%c", option->letter);
        }
    emic_strbuf_puts(out, ") echo yes ;;\n");
}

void help_completion(emic_strbuf *out)
{
    emic_strbuf_puts(out, script_begin);
    emic_strbuf_puts(out, "_emic_verbs()\n{\n    case $1 in\n");
    put_nouns(out);
    for (const emic_command *const *command = emic_commands; *command;)
        command = put_verbs(command, out);
    emic_strbuf_puts(out, "    esac\n}\n\n_emic_options()\n{\n    case $1 in\n");
    for (const emic_command *const *command = emic_commands; *command; command++)
        put_option_names(*command, out);
    emic_strbuf_puts(out, "    '') echo '--study --help --version' ;;\n");
    emic_strbuf_puts(out, "    esac\n}\n\n_emic_takes_value()\n{\n    case $1 in\n");
    put_value_takers(out);
    emic_strbuf_puts(out, "    esac\n}\n\n");
    emic_strbuf_puts(out, script_end);
}
