/* The file of a vault: locked while it is open, replaced whole, destroyed. Internal to vault.c: not
 * installed, nothing exported. What stands in it is vault_seal.c's business. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

/* An open file holds its lock until it is closed; several programs may read, or one may write. */
typedef struct emic_vault_file {
    char path[EMIC_PATH_SIZE];   /* as given, for messages */
    char target[EMIC_PATH_SIZE]; /* where links lead to */
    int descriptor;
    unsigned mode; /* its permissions */
} emic_vault_file;

/* EMIC_NOT_FOUND when it is missing; EMIC_IO when another program has it, or it cannot be read
 * (written, if `writable`). */
emic_status emic_vault_file_open(const char *path, bool writable, emic_vault_file *out,
                                 emic_error *err);
void emic_vault_file_close(emic_vault_file *file);

/* All of it, in a block to be freed. */
emic_status emic_vault_file_read(const emic_vault_file *file, uint8_t **out, size_t *length,
                                 emic_error *err);

/* A new file, which stays open; mode 0600. EMIC_EXISTS when there is one. */
emic_status emic_vault_file_create(const char *path, emic_slice bytes, emic_vault_file *out,
                                   emic_error *err);

/* Puts a new file, synced, in the place of the open one: the old or the new is there, whatever
 * happens. A half-made one is removed by the next that writes. */
emic_status emic_vault_file_replace(emic_vault_file *file, emic_slice bytes, emic_error *err);

/* Overwrites the file, syncs, and removes it; also what a killed program left beside it. */
emic_status emic_vault_file_destroy(emic_vault_file *file, emic_error *err);
