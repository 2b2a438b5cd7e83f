/* What a repository may know of what was replaced: counts by kind, and the log of the vault. */
#pragma once
#include "option.h"

/* Checks that the study's description has what the repository `options->deposit` asks for, and
 * fills in what only the vault of the open study knows, without an original word. A study without a
 * vault, or with one that was destroyed, has nothing to tell; a vault that is not found is an error
 * unless --unchecked was given. */
emic_status vault_deposit_load(const emic_context *context, emic_archive_options *options,
                               emic_error *err);
