/* Secrets and sealed bytes (libsodium): memory that is locked and wiped, a key from a passphrase
 * (Argon2id), and authenticated encryption of a whole text (XChaCha20-Poly1305, in a stream of
 * chunks). What is sealed, and where it is stored, is its callers' business. */
#pragma once
#include "base/slice.h"
#include "base/status.h"

/* --- Secrets ---------------------------------------------------------------------------------- */

/* Bytes that must not reach a disk: between guard pages, kept from swap and core dumps where the
 * system allows it, wiped when closed. */
typedef struct emic_secret emic_secret;

/* `room` zero bytes, of which none counts yet. Never NULL. */
EMIC_API emic_secret *emic_secret_open(size_t room);
EMIC_API void emic_secret_close(emic_secret *secret);
EMIC_API uint8_t *emic_secret_bytes(emic_secret *secret);
EMIC_API size_t emic_secret_room(const emic_secret *secret);

/* How many of the bytes count, such as those of a passphrase. */
EMIC_API size_t emic_secret_length(const emic_secret *secret);
EMIC_API void emic_secret_set_length(emic_secret *secret, size_t length);

/* Whether the system keeps it from swap. It does not where the limit on locked memory is used up
 * (see ulimit -l). */
EMIC_API bool emic_secret_is_locked(const emic_secret *secret);

/* Overwrites `length` bytes, in a way that no compiler leaves out. */
EMIC_API void emic_wipe(void *bytes, size_t length);

/* --- A key from a passphrase ------------------------------------------------------------------ */

enum { EMIC_KEY_SIZE = 32, EMIC_SALT_SIZE = 16 };

/* What a guess costs: passes over the memory, and bytes of memory. */
typedef struct emic_key_cost {
    uint64_t passes, memory;
} emic_key_cost;

/* libsodium's "moderate": 3 passes over 256 MiB. */
extern const emic_key_cost emic_key_cost_standard;
/* The least that Argon2id takes: for tests, which derive thousands of keys. Protects nothing. */
extern const emic_key_cost emic_key_cost_least;

void emic_salt_make(uint8_t out[EMIC_SALT_SIZE]);

/* EMIC_INVALID for a cost outside of what a file may ask for: 1 to 12 passes, 8 KiB to 1 GiB. */
emic_status emic_key_cost_check(emic_key_cost cost, emic_error *err);

/* Argon2id of `passphrase`; `*out` is a new secret of EMIC_KEY_SIZE bytes. EMIC_IO when the system
 * does not give the memory. */
emic_status emic_key_derive(emic_secret *passphrase, const uint8_t salt[EMIC_SALT_SIZE],
                            emic_key_cost cost, emic_secret **out, emic_error *err);

/* A key for one purpose (a new secret): different numbers give keys that tell nothing of each
 * other. */
emic_secret *emic_key_for(emic_secret *key, uint64_t purpose);

/* --- Checks and seals ------------------------------------------------------------------------- */

enum { EMIC_CHECK_SIZE = 32 };

/* BLAKE2b of `bytes`, keyed with `key`, or not keyed when that is NULL. */
void emic_check_make(emic_secret *key, emic_slice bytes, uint8_t out[EMIC_CHECK_SIZE]);
/* Compares in constant time. */
bool emic_check_equal(const uint8_t a[EMIC_CHECK_SIZE], const uint8_t b[EMIC_CHECK_SIZE]);

enum {
    EMIC_SEAL_HEADER = 24,   /* bytes in front of the first chunk */
    EMIC_SEAL_EXTRA = 17,    /* bytes that a chunk gains */
    EMIC_SEAL_CHUNK = 65536, /* bytes of plain text in a chunk; the last may be shorter */
};

/* Bytes that `length` bytes take once sealed. */
size_t emic_sealed_size(size_t length);

/* Seals `plain` into `out` (emic_sealed_size bytes). `bound` is not stored, but must be the same
 * when it is opened. Sealing the same twice gives different bytes. */
void emic_seal(emic_secret *key, emic_slice bound, emic_slice plain, uint8_t *out);

/* Opens what emic_seal made into `out`, which has room for `sealed.length` bytes. EMIC_CORRUPT for
 * another key, other `bound` bytes, and for chunks that were changed, cut off, dropped, doubled or
 * swapped; then `out` is wiped. */
emic_status emic_unseal(emic_secret *key, emic_slice bound, emic_slice sealed, uint8_t *out,
                        size_t *length, emic_error *err);
