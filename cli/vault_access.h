/* The vault of a command: which file it is, its passphrase, and that it fits the study. */
#pragma once
#include "option.h"
#include "passphrase.h"
#include "privacy/vault.h"

/* Rows for a command's own list. */
/* clang-format off */
#define OPTION_VAULT                                                                               \
    {"vault", 0, OPTION_TEXT, "FILE", "the vault; else EMIC_VAULT, or the only *.vault here"}
#define OPTION_WHO                                                                                 \
    {"coder", 0, OPTION_TEXT, "NAME", "who does this, for the vault's log; else EMIC_CODER"}
#define OPTION_DRY_RUN {"dry-run", 'n', OPTION_FLAG, NULL, "do everything but store it"}
/* clang-format on */

/* The vault's file. EMIC_NOT_FOUND or EMIC_AMBIGUOUS when none is named and not one is here,
 * EMIC_INVALID when the vault of the open study was destroyed. */
emic_status vault_access_find(const emic_context *context, const char **out, emic_error *err);

/* The day on which the vault of the open study was destroyed; empty when nothing says so. */
emic_status vault_access_destroyed(const emic_context *context, emic_slice *out, emic_error *err);

/* Opens the vault `path`, with the passphrase. */
emic_status vault_access_open_file(const emic_context *context, const char *path, bool writable,
                                   emic_vault **out, emic_error *err);

/* Opens the command's vault, with the passphrase. With an open study that has a vault, it must be
 * that one and no older copy. */
emic_status vault_access_open(const emic_context *context, bool writable, emic_vault **out,
                              emic_error *err);

/* Logs what was done and stores the vault, unless this is a dry run. A study that is open for
 * writing remembers this vault and its generation: storing the vault comes first, so that no study
 * holds a pseudonym that no vault knows. */
emic_status vault_access_save(const emic_context *context, emic_vault *vault, const char *action,
                              const char *detail, emic_error *err);
