/* The sealed form of a vault: what stands in its file, byte for byte. Internal to vault.c and its
 * tests: not installed, nothing exported.
 *
 * All numbers are little-endian. Every later format keeps the mark, the format and the digest where
 * they are, so that damage is told from a format that is not known.
 *
 *     0    8  mark
 *     8    4  format, 1
 *    12    4  how the key is made, 1: Argon2id 1.3
 *    16    8  passes
 *    24    8  bytes of memory
 *    32   16  salt
 *    48    8  length of the sealed part
 *    56   32  BLAKE2b of bytes 0 to 56, keyed: tells a wrong passphrase
 *    88   32  BLAKE2b of bytes 0 to 88, not keyed: tells a damaged header
 *   120       the sealed part (emic_seal, bound to bytes 0 to 120)
 *
 * Sealed are the length of the content (8 bytes) and the content, compressed with zlib. */
#pragma once
#include "base/crypto.h"
#include "base/slice.h"
#include "base/status.h"

enum { EMIC_VAULT_HEADER = 120, EMIC_VAULT_FORMAT = 1 };

/* What a passphrase gave, kept while a vault is open. */
typedef struct emic_vault_keys {
    emic_key_cost cost;
    uint8_t salt[EMIC_SALT_SIZE];
    emic_secret *check, *seal;
} emic_vault_keys;

/* Keys with a new salt. */
emic_status emic_vault_keys_make(emic_secret *passphrase, emic_key_cost cost, emic_vault_keys *out,
                                 emic_error *err);
void emic_vault_keys_close(emic_vault_keys *keys);

/* Whether `bytes` begin as a vault does. */
bool emic_vault_is_sealed(emic_slice bytes);

/* `content` sealed, in a block to be freed with free(). */
emic_status emic_vault_seal(const emic_vault_keys *keys, emic_slice content, uint8_t **out,
                            size_t *length, emic_error *err);

/* The content of the file `path`, whose bytes are `bytes`, in a block of `*length` bytes to be
 * wiped and freed; and the keys. EMIC_MALFORMED for what is no vault, EMIC_TOO_NEW for a newer
 * format, EMIC_INVALID for a wrong passphrase, EMIC_CORRUPT for one that is damaged or cut off. */
emic_status emic_vault_unseal(const char *path, emic_slice bytes, emic_secret *passphrase,
                              emic_vault_keys *keys, uint8_t **out, size_t *length,
                              emic_error *err);
