/* A command is a row of a table and a short function. The same row prints its help, the man page
 * and the completion, so that nothing a command takes can stay undocumented. */
#pragma once
#include "emic.h"

/* What a command needs before it runs; main opens it and, for writing, commits or rolls back. */
typedef enum emic_needs {
    NEEDS_NOTHING,
    NEEDS_READ,  /* an open study */
    NEEDS_WRITE, /* an open study inside a transaction; --dry-run rolls it back */
} emic_needs;

typedef enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_REPEAT } option_kind;

/* One option. A letter means the same in every command; 0 for none. OPTION_REPEAT may be given
 * several times. A list ends with {0}. */
typedef struct emic_option {
    const char *name;
    char letter;
    option_kind kind;
    const char *value; /* what its value is called in help; NULL for a flag */
    const char *help;
} emic_option;

enum { EXIT_DONE = 0, EXIT_NEGATIVE = 1, EXIT_ERROR = 2, EXIT_PRIVACY = 3 };

typedef struct emic_context emic_context;

typedef struct emic_command {
    const char *name;     /* "coding add", or a single word */
    const char *operands; /* "DOC", "FILE...", or NULL */
    int least, most;      /* how many operands; most < 0: any number */
    emic_needs needs;
    const char *summary; /* one line without a full stop */
    const char *details; /* more for the help page, or NULL; paragraphs parted by an empty line */
    const char *example; /* a line that works, tested */
    bool given_names; /* its words may name people: the journal keeps the command's name alone */
    const emic_option *options; /* its own, or NULL; the shared ones come by themselves */
    /* Does the work; `*exit` starts as EXIT_DONE. An error is printed by main. What is stored stays
     * when this is EMIC_OK and `*exit` is EXIT_DONE or EXIT_NEGATIVE. */
    emic_status (*run)(emic_context *context, int *exit, emic_error *err);
} emic_command;

/* What a running command has at hand. */
struct emic_context {
    const emic_command *command;
    emic_study *study;      /* NULL for NEEDS_NOTHING */
    const char *study_path; /* given or found; with NEEDS_NOTHING only if it was given */
    const char *at;         /* the time of emic at, whose study is a copy; else NULL */
    const char *said;       /* the command line, for the journal */
    emic_arena *arena;      /* lives as long as the command */
    int operand_count;
    const char **operands; /* ends with NULL */
    struct {
        struct parsed_option *items; /* see option.h */
        size_t count, capacity;
    } parsed;
};

/* All commands, in the order of the help page; ends with NULL. */
extern const emic_command *const emic_commands[];
