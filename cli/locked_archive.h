/* The file of an archive on its way in and out: encrypted, or as it is. */
#pragma once
#include "option.h"
#include "passphrase.h"

/* Rows for the lists of commands that read archives. */
/* clang-format off */
#define OPTION_ARCHIVE_KEY_FILE                                                                    \
    {"key-file", 0, OPTION_TEXT, "FILE", "what FILE holds is the passphrase of an encrypted one"}
/* clang-format on */

/* The archive in the file `path`; of an encrypted one the passphrase is read. */
emic_status locked_archive_read(const emic_context *context, const char *path, emic_slice *out,
                                emic_error *err);

/* What is to be written instead of `archive` as `path`: with --encrypt, a ZIP in which it lies
 * encrypted under a passphrase that is read. */
emic_status locked_archive_make(const emic_context *context, const char *path, emic_slice archive,
                                emic_slice *out, emic_error *err);

/* Refuses what the options cannot mean, before anything is made. */
emic_status locked_archive_check(const emic_context *context, const char *path, emic_error *err);
