/* Help, manual and completion, all printed from the table of commands. */
#pragma once
#include "command.h"

enum { HELP_WIDTH = 100 }; /* a page is no wider, however wide the terminal */

/* `emic --help`: every command with its summary, nouns kept together. */
void help_overview(emic_strbuf *out);

/* The commands of one noun. */
void help_noun(const char *noun, emic_strbuf *out);

/* The page of one command, in lines of at most `width` columns. */
void help_command(const emic_command *command, size_t width, emic_strbuf *out);

/* The man page emic(1). */
void help_manual(emic_strbuf *out);

/* A completion script for bash. */
void help_completion(emic_strbuf *out);

/* What a value is called after its option, with a space before: " FILE"; "" for a flag. */
const char *help_value(const emic_option *option, emic_arena *arena);

/* The exit codes, one line each; ends with NULL. */
typedef struct help_exit {
    int code;
    const char *meaning;
} help_exit;
extern const help_exit help_exits[];
