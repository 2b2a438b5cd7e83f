/* A roster's entries as entities of a vault. */
#pragma once
#include "base/load_summary.h"
#include "privacy/roster.h"
#include "privacy/vault.h"

/* Adds who is not in the vault, and gives who is (by the name, whatever its case and marks) the
 * spellings and the pseudonym that are new. `path` names the file in errors: EMIC_EXISTS, with its
 * line, for a participant or a label that somebody else has. */
EMIC_API emic_status emic_roster_load(emic_vault *vault, const char *path,
                                      const emic_roster *roster, emic_load_summary *out,
                                      emic_error *err);
