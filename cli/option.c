/* Options against the command's table. What an option means is its command's business. */
#include "option.h"
#include "leak_gate.h"
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

const emic_option shared_options[] = {
    {"study", 0, OPTION_TEXT, "FILE", "the study; else EMIC_STUDY, else the only *.emic here"},
    {"dry-run", 'n', OPTION_FLAG, NULL, "do everything but store it"},
    OPTION_EXPORT_VAULT,
    OPTION_KEY_FILE,
    OPTION_PASSPHRASE_FD,
    OPTION_UNCHECKED,
    {"quiet", 0, OPTION_FLAG, NULL, "no remarks and no progress; errors are still told"},
    {"help", 'h', OPTION_FLAG, NULL, "show this page"},
    {0},
};

/* The words still to be parsed. */
typedef struct word_list {
    int at, count;
    char **words;
} word_list;

static const emic_option *find_name(const emic_option *list, emic_slice name)
{
    for (; list && list->name; list++)
        if (emic_slice_is(name, list->name))
            return list;
    return NULL;
}

static const emic_option *find_letter(const emic_option *list, char letter)
{
    for (; list && list->name; list++)
        if (list->letter && list->letter == letter)
            return list;
    return NULL;
}

/* Shared options that say how an export is checked. */
static const char *const for_exports[] = {"vault", "key-file", "passphrase-fd", "unchecked"};

bool option_is_used(const emic_command *command, const emic_option *shared)
{
    if (find_name(command->options, emic_slice_of(shared->name)))
        return false;
    bool exports =
        command->needs != NEEDS_NOTHING && find_name(command->options, EMIC_LITERAL("output"));
    if (strcmp(shared->name, "study") == 0)
        return command->needs != NEEDS_NOTHING;
    if (strcmp(shared->name, "dry-run") == 0)
        return command->needs == NEEDS_WRITE;
    for (size_t i = 0; i < sizeof for_exports / sizeof *for_exports; i++)
        if (strcmp(shared->name, for_exports[i]) == 0)
            return exports;
    return true;
}

const char *option_spelling(const emic_option *option, emic_arena *arena)
{
    return option->letter ? emic_arena_format(arena, "-%c, --%s", option->letter, option->name)
                          : emic_arena_format(arena, "    --%s", option->name);
}

static size_t count_options(const emic_option *list)
{
    size_t count = 0;
    while (list && list[count].name)
        count++;
    return count;
}

/* Names of all options that `command` uses; ends with NULL. */
static const char **known_names(const emic_command *command, emic_arena *arena)
{
    size_t own = count_options(command->options), shared = count_options(shared_options);
    const char **names = emic_arena_array(arena, own + shared + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < own; i++)
        names[count++] = command->options[i].name;
    for (size_t i = 0; i < shared; i++)
        if (option_is_used(command, &shared_options[i]))
            names[count++] = shared_options[i].name;
    return names;
}

static emic_status fail_unknown(const emic_context *context, emic_slice name, emic_error *err)
{
    const char **known = known_names(context->command, context->arena);
    const char *near = emic_suggestion_find(name, known);
    if (near)
        return emic_fail(err, EMIC_INVALID, "unknown option --%.*s; did you mean --%s?",
                         EMIC_ARG(name), near);
    return emic_fail(err, EMIC_INVALID, "unknown option --%.*s; 'emic help %s' lists them",
                     EMIC_ARG(name), context->command->name);
}

static bool is_shared(const emic_option *option)
{
    return option == find_name(shared_options, emic_slice_of(option->name));
}

static emic_status add(emic_context *context, const emic_option *option, const char *value,
                       emic_error *err)
{
    /* Ignoring --study does no harm; a --dry-run that is ignored does. */
    if (is_shared(option) && strcmp(option->name, "study") != 0 &&
        !option_is_used(context->command, option))
        return emic_fail(err, EMIC_INVALID, "--%s has no meaning here: nothing is %s", option->name,
                         strcmp(option->name, "dry-run") == 0 ? "stored" : "exported");
    *EMIC_PUSH(context->arena, &context->parsed) = (parsed_option){option, value};
    return EMIC_OK;
}

/* The word after an option, as its value. */
static emic_status take_value(word_list *list, const emic_option *option, const char **out,
                              emic_error *err)
{
    if (list->at == list->count)
        return emic_fail(err, EMIC_INVALID, "option --%s needs a value: --%s %s", option->name,
                         option->name, option->value);
    *out = list->words[list->at++];
    return EMIC_OK;
}

static emic_status parse_name(emic_context *context, const char *word, word_list *rest,
                              emic_error *err)
{
    emic_slice name = {word, strcspn(word, "=")};
    const char *value = word[name.length] ? word + name.length + 1 : NULL;
    const emic_option *option = find_name(context->command->options, name);
    if (!option)
        option = find_name(shared_options, name);
    if (!option)
        return fail_unknown(context, name, err);
    if (option->kind == OPTION_FLAG && value)
        return emic_fail(err, EMIC_INVALID, "option --%s takes no value, but got '%s'",
                         option->name, value);
    if (option->kind != OPTION_FLAG && !value)
        EMIC_TRY(take_value(rest, option, &value, err));
    return add(context, option, value, err);
}

static emic_status fail_letter(const emic_context *context, const char *letter, int length,
                               const char *word, emic_error *err)
{
    const char *hint = "";
    if (emic_file_exists(word))
        hint = emic_arena_format(context->arena, "; the file goes behind --, as in -- %s", word);
    return emic_fail(err, EMIC_INVALID, "unknown option -%.*s; 'emic help %s' lists them%s", length,
                     letter, context->command->name, hint);
}

static emic_status parse_letters(emic_context *context, const char *word, word_list *rest,
                                 emic_error *err)
{
    for (const char *letters = word + 1; *letters; letters++) {
        const emic_option *option = find_letter(context->command->options, *letters);
        if (!option)
            option = find_letter(shared_options, *letters);
        if (!option) /* told whole when it is no ASCII letter */
            return fail_letter(context, letters, *letters > ' ' ? 1 : 100, word, err);
        const char *value = NULL;
        if (option->kind != OPTION_FLAG) {
            value = letters + 1;
            if (!*value)
                EMIC_TRY(take_value(rest, option, &value, err));
            return add(context, option, value, err);
        }
        EMIC_TRY(add(context, option, value, err));
    }
    return EMIC_OK;
}

emic_status option_parse(emic_context *context, int count, char **words, emic_error *err)
{
    word_list rest = {0, count, words};
    bool options_ended = false;
    context->operands = emic_arena_array(context->arena, (size_t)count + 1, sizeof(char *));
    while (rest.at < rest.count) {
        const char *word = rest.words[rest.at++];
        if (options_ended || word[0] != '-' || !word[1])
            context->operands[context->operand_count++] = word;
        else if (strcmp(word, "--") == 0)
            options_ended = true;
        else if (word[1] == '-')
            EMIC_TRY(parse_name(context, word + 2, &rest, err));
        else
            EMIC_TRY(parse_letters(context, word, &rest, err));
    }
    return EMIC_OK;
}

emic_status option_check_operands(const emic_context *context, emic_error *err)
{
    const emic_command *command = context->command;
    if (context->operand_count < command->least) {
        const char *missing = command->operands;
        for (int i = 0; i < context->operand_count && strchr(missing, ' '); i++)
            missing = strchr(missing, ' ') + 1;
        return emic_fail(err, EMIC_INVALID, "%.*s is missing; usage: emic %s %s",
                         (int)strcspn(missing, ". "), missing, command->name, command->operands);
    }
    if (command->most >= 0 && context->operand_count > command->most)
        return emic_fail(err, EMIC_INVALID, "'%s' is one too many; usage: emic %s%s%s",
                         context->operands[command->most], command->name,
                         command->operands ? " " : "", command->operands ? command->operands : "");
    return EMIC_OK;
}

bool option_given(const emic_context *context, const char *name)
{
    for (size_t i = 0; i < context->parsed.count; i++)
        if (strcmp(context->parsed.items[i].option->name, name) == 0)
            return true;
    return false;
}

const char *option_value(const emic_context *context, const char *name)
{
    for (size_t i = context->parsed.count; i-- > 0;)
        if (strcmp(context->parsed.items[i].option->name, name) == 0)
            return context->parsed.items[i].value;
    return NULL;
}

const char *option_repeat(const emic_context *context, const char *name, size_t at)
{
    for (size_t i = 0; i < context->parsed.count; i++)
        if (strcmp(context->parsed.items[i].option->name, name) == 0 && at-- == 0)
            return context->parsed.items[i].value;
    return NULL;
}

emic_status option_number(const emic_context *context, const char *name, int64_t least,
                          int64_t most, int64_t absent, int64_t *out, emic_error *err)
{
    const char *value = option_value(context, name);
    *out = absent;
    if (!value)
        return EMIC_OK;
    char *end;
    errno = 0;
    long long number = strtoll(value, &end, 10);
    bool starts = strchr("-0123456789", value[0]) != NULL; /* strtoll skips spaces */
    if (errno || !starts || end == value || *end || number < least || number > most)
        return emic_fail(err, EMIC_INVALID,
                         "option --%s takes a whole number from %" PRId64 " to %" PRId64
                         ", not '%s'",
                         name, least, most, value);
    *out = number;
    return EMIC_OK;
}
