/* Options as given on the command line, looked up by the name in the command's table. */
#pragma once
#include "command.h"

typedef struct parsed_option {
    const emic_option *option;
    const char *value; /* NULL for a flag */
} parsed_option;

/* What every command takes without listing it: --study, --dry-run, --quiet, --help. They may stand
 * before the command's name. Ends with {0}. */
extern const emic_option shared_options[];

/* Whether `command` makes use of a shared option: --study when it needs a study, --dry-run when it
 * writes to one, the others always; never when its own list has that name. */
bool option_is_used(const emic_command *command, const emic_option *shared);

/* Rows for a command's own list, so that they read the same everywhere. */
/* clang-format off */
#define OPTION_FORMAT                                                                              \
    {"format", 'f', OPTION_TEXT, "FORMAT",                                                       \
     "text (default), csv, tsv, json, markdown, html, latex or xlsx"}
#define OPTION_OUTPUT {"output", 'o', OPTION_TEXT, "FILE", "write there instead of standard output"}
#define OPTION_FORCE {"force", 0, OPTION_FLAG, NULL, "replace a file that exists"}
#define OPTION_DRY_RUN {"dry-run", 'n', OPTION_FLAG, NULL, "do everything but store it"}
#define OPTION_CODER {"coder", 0, OPTION_TEXT, "NAME", "who codes; else EMIC_CODER"}
/* clang-format on */

/* How an option is spelled before its value: "-f, --format" or "    --force". */
const char *option_spelling(const emic_option *option, emic_arena *arena);

/* Parses the words after the command's name into the context: `--name value`, `--name=value`,
 * `-lvalue`, `-l value`, letters of flags together. "--" ends the options; "-" alone is an operand.
 * EMIC_INVALID names the option and suggests the nearest. */
emic_status option_parse(emic_context *context, int count, char **words, emic_error *err);

/* EMIC_INVALID when there are fewer or more operands than the command takes. */
emic_status option_check_operands(const emic_context *context, emic_error *err);

bool option_given(const emic_context *context, const char *name);
/* The (last) value of an option, or NULL. */
const char *option_value(const emic_context *context, const char *name);
/* The `at`-th value of a repeated option, or NULL. */
const char *option_repeat(const emic_context *context, const char *name, size_t at);
/* A whole number in least..most, or `absent` when not given. */
emic_status option_number(const emic_context *context, const char *name, int64_t least,
                          int64_t most, int64_t absent, int64_t *out, emic_error *err);
