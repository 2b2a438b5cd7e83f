/* The words of a command line, taken apart: which command, and what it is given. */
#pragma once
#include "command.h"

typedef struct invocation {
    const emic_command *command; /* NULL when only help or the version is wanted, or no verb came */
    const char *noun;            /* the first word, or NULL */
    bool help, version;          /* asked for before a command was named */
    const char *at;              /* the time of emic at TIME COMMAND, or NULL */
    int count;
    char **words; /* for option_parse: shared options from before the command, then the rest */
} invocation;

/* Reads `words` (without the program's name). EMIC_NOT_FOUND for a command that does not exist,
 * EMIC_INVALID for an option that does not belong before one, or words that are no UTF-8. */
emic_status invocation_read(int count, char **words, emic_arena *arena, invocation *out,
                            emic_error *err);
