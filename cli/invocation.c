/* Finds the command in the words of a command line. Its options are option.c's business. */
#include "invocation.h"
#include "commands.h"
#include "option.h"

static emic_status check_utf8(int count, char **words, emic_error *err)
{
    for (int i = 0; i < count; i++)
        if (!emic_utf8_valid(emic_slice_of(words[i]), NULL))
            return emic_fail(err, EMIC_INVALID, "word %d of the command line is not valid UTF-8",
                             i + 1);
    return EMIC_OK;
}

/* An option that may stand before the command; `*takes_word` when the next word is its value. */
static bool is_shared(const char *word, bool *takes_word)
{
    *takes_word = false;
    for (const emic_option *option = shared_options; option->name; option++) {
        size_t length = strlen(option->name);
        if (option->letter && word[1] == option->letter && !word[2])
            return true;
        if (word[1] != '-' || strncmp(word + 2, option->name, length) != 0)
            continue;
        *takes_word = option->kind != OPTION_FLAG && !word[2 + length];
        if (!word[2 + length] || word[2 + length] == '=')
            return true;
    }
    return false;
}

/* Takes an option that stands before the command is known, at `*at`. */
static emic_status read_option(int count, char **words, int *at, invocation *out, emic_error *err)
{
    char *word = words[*at];
    bool takes_word;
    if (strcmp(word, "--version") == 0) {
        out->version = true;
    } else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        out->help = true;
    } else if (is_shared(word, &takes_word)) {
        out->words[out->count++] = word;
        if (takes_word && *at + 1 < count)
            out->words[out->count++] = words[++*at];
    } else {
        return emic_fail(err, EMIC_INVALID,
                         "unknown option %s before the command; its own options come after it",
                         word);
    }
    ++*at;
    return EMIC_OK;
}

/* Tries the word at `*at` as the noun or the verb, and takes it. */
static emic_status read_word(int count, char **words, int *at, emic_arena *arena, invocation *out,
                             emic_error *err)
{
    const char *word = words[(*at)++];
    if (!out->noun && !out->at && strcmp(word, "at") == 0 && *at + 1 < count &&
        words[*at][0] != '-') {
        out->at = words[(*at)++];
        return EMIC_OK;
    }
    if (!out->noun) {
        out->noun = word;
        const char *next = *at < count ? words[*at] : NULL;
        if (!next || !command_find(word, next))
            out->command = command_find(word, NULL);
        if (out->command || command_takes_verb(word))
            return EMIC_OK;
        return command_unknown(word, NULL, arena, err);
    }
    out->command = command_find(out->noun, word);
    return out->command ? EMIC_OK : command_unknown(out->noun, word, arena, err);
}

emic_status invocation_read(int count, char **words, emic_arena *arena, invocation *out,
                            emic_error *err)
{
    *out = (invocation){0};
    out->words = emic_arena_array(arena, (size_t)count + 1, sizeof *out->words);
    EMIC_TRY(check_utf8(count, words, err));
    int at = 0;
    while (at < count && !out->command)
        if (words[at][0] == '-')
            EMIC_TRY(read_option(count, words, &at, out, err));
        else
            EMIC_TRY(read_word(count, words, &at, arena, out, err));
    while (at < count)
        out->words[out->count++] = words[at++];
    return EMIC_OK;
}
