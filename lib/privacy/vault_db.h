/* Behind the vault's handle: for privacy/ and its tests, not for users of the library. */
#pragma once
#include "privacy/vault.h"
#include "store/db.h"

emic_db *emic_vault_db(emic_vault *vault);

/* The time now as the vault's rows store it. */
emic_value emic_vault_now(emic_vault *vault);

/* emic_vault_create and emic_vault_rekey at another cost, so that tests can make a thousand vaults;
 * emic_key_cost_least protects nothing. A vault keeps its cost until it gets another passphrase. */
emic_status emic_vault_create_at(const char *path, emic_secret *passphrase, emic_key_cost cost,
                                 const char *who, emic_vault **out, emic_error *err);
emic_status emic_vault_rekey_at(emic_vault *vault, emic_secret *passphrase, emic_key_cost cost,
                                const char *who, emic_error *err);

/* Fills in what only the handle knows: cost, locked, mode. */
void emic_vault_describe(emic_vault *vault, emic_vault_state *out);
