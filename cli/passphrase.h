/* Where a passphrase comes from: the terminal, a file, or an open descriptor. Never an argument or
 * the environment, which other programs can read: EMIC_KEY_FILE only names the file. */
#pragma once
#include "option.h"

/* Rows for a command's own list. */
/* clang-format off */
#define OPTION_KEY_FILE                                                                            \
    {"key-file", 0, OPTION_TEXT, "FILE", "what FILE holds is the passphrase; else EMIC_KEY_FILE"}
#define OPTION_PASSPHRASE_FD                                                                       \
    {"passphrase-fd", 0, OPTION_TEXT, "N", "a line from the open descriptor N is the passphrase"}
#define OPTION_NEW_KEY_FILE                                                                        \
    {"new-key-file", 0, OPTION_TEXT, "FILE", "what FILE holds is the new passphrase"}
#define OPTION_NEW_PASSPHRASE_FD                                                                   \
    {"new-passphrase-fd", 0, OPTION_TEXT, "N", "a line from the descriptor N is the new one"}
/* clang-format on */

typedef enum passphrase_use {
    PASSPHRASE_OPEN, /* of a vault that is there; asked once */
    PASSPHRASE_MAKE, /* for a new vault; asked twice */
    PASSPHRASE_NEW,  /* in place of another, from the options that begin with new-; asked twice */
} passphrase_use;

/* Reads the passphrase of the vault `path` into a new secret. A last line end does not count. */
emic_status passphrase_read(const emic_context *context, const char *path, passphrase_use use,
                            emic_secret **out, emic_error *err);

/* Asks `question` on the terminal; whether the answer is "yes". EMIC_INVALID, which names `option`,
 * when there is no terminal. */
emic_status passphrase_confirm(const char *question, const char *option, bool *yes,
                               emic_error *err);
