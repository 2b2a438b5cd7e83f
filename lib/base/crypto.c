/* The door to libsodium's secrets and seals; its hash functions stand in digest.c. */
#include "base/crypto.h"
#include "base/arena.h"
#include <assert.h>
#include <sodium.h>
#include <stdlib.h>

_Static_assert(EMIC_SALT_SIZE == crypto_pwhash_argon2id_SALTBYTES, "a salt for Argon2id");
_Static_assert(EMIC_KEY_SIZE == crypto_secretstream_xchacha20poly1305_KEYBYTES, "a key to seal");
_Static_assert(EMIC_KEY_SIZE == crypto_kdf_KEYBYTES, "a key to derive from");
_Static_assert(EMIC_CHECK_SIZE == crypto_generichash_BYTES, "BLAKE2b of 256 bits");
_Static_assert(EMIC_SEAL_HEADER == crypto_secretstream_xchacha20poly1305_HEADERBYTES, "a nonce");
_Static_assert(EMIC_SEAL_EXTRA == crypto_secretstream_xchacha20poly1305_ABYTES, "a tag and a code");

enum { SEALED_CHUNK = EMIC_SEAL_CHUNK + EMIC_SEAL_EXTRA, MOST_PASSES = 12 };
static const uint64_t most_memory = UINT64_C(1) << 30;

const emic_key_cost emic_key_cost_standard = {crypto_pwhash_argon2id_OPSLIMIT_MODERATE,
                                              crypto_pwhash_argon2id_MEMLIMIT_MODERATE};
const emic_key_cost emic_key_cost_least = {crypto_pwhash_argon2id_OPSLIMIT_MIN,
                                           crypto_pwhash_argon2id_MEMLIMIT_MIN};

struct emic_secret {
    uint8_t *bytes;
    size_t room, length;
    bool guarded, locked;
};

/* Without randomness there are no secrets; the library then ends the program, as uuid.c does. */
static void start_sodium(void)
{
    if (sodium_init() < 0)
        sodium_misuse();
}

emic_secret *emic_secret_open(size_t room)
{
    start_sodium();
    emic_secret *secret = emic_memory_alloc(sizeof *secret);
    *secret = (emic_secret){.bytes = sodium_malloc(room), .room = room};
    secret->guarded = secret->bytes != NULL;
    if (!secret->guarded)
        secret->bytes = emic_memory_alloc(room);
    /* The allocation locks it too, but does not tell whether that went well. */
    secret->locked = secret->guarded && sodium_mlock(secret->bytes, room) == 0;
    memset(secret->bytes, 0, room);
    return secret;
}

void emic_secret_close(emic_secret *secret)
{
    if (!secret)
        return;
    sodium_memzero(secret->bytes, secret->room);
    if (secret->guarded)
        sodium_free(secret->bytes);
    else
        free(secret->bytes);
    free(secret);
}

uint8_t *emic_secret_bytes(emic_secret *secret)
{
    return secret->bytes;
}

size_t emic_secret_room(const emic_secret *secret)
{
    return secret->room;
}

size_t emic_secret_length(const emic_secret *secret)
{
    return secret->length;
}

void emic_secret_set_length(emic_secret *secret, size_t length)
{
    assert(length <= secret->room);
    secret->length = length;
}

bool emic_secret_is_locked(const emic_secret *secret)
{
    return secret->locked;
}

void emic_wipe(void *bytes, size_t length)
{
    sodium_memzero(bytes, length);
}

/* --- Keys ------------------------------------------------------------------------------------- */

static emic_secret *open_key(void)
{
    emic_secret *key = emic_secret_open(EMIC_KEY_SIZE);
    emic_secret_set_length(key, EMIC_KEY_SIZE);
    return key;
}

void emic_salt_make(uint8_t out[EMIC_SALT_SIZE])
{
    start_sodium();
    randombytes_buf(out, EMIC_SALT_SIZE);
}

emic_status emic_key_cost_check(emic_key_cost cost, emic_error *err)
{
    if (cost.passes < 1 || cost.passes > MOST_PASSES)
        return emic_fail(err, EMIC_INVALID, "%llu passes for a key; 1 to %d are taken",
                         (unsigned long long)cost.passes, MOST_PASSES);
    if (cost.memory < emic_key_cost_least.memory || cost.memory > most_memory)
        return emic_fail(err, EMIC_INVALID,
                         "%llu bytes of memory for a key; 8 KiB to 1 GiB are taken",
                         (unsigned long long)cost.memory);
    return EMIC_OK;
}

emic_status emic_key_derive(emic_secret *passphrase, const uint8_t salt[EMIC_SALT_SIZE],
                            emic_key_cost cost, emic_secret **out, emic_error *err)
{
    *out = NULL;
    EMIC_TRY(emic_key_cost_check(cost, err));
    emic_secret *key = open_key();
    if (crypto_pwhash(key->bytes, EMIC_KEY_SIZE, (const char *)passphrase->bytes,
                      passphrase->length, salt, cost.passes, (size_t)cost.memory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        emic_secret_close(key);
        return emic_fail(err, EMIC_IO,
                         "the key takes %llu MB of memory, which the system does not give",
                         (unsigned long long)(cost.memory >> 20));
    }
    *out = key;
    return EMIC_OK;
}

emic_secret *emic_key_for(emic_secret *key, uint64_t purpose)
{
    emic_secret *derived = open_key();
    crypto_kdf_derive_from_key(derived->bytes, EMIC_KEY_SIZE, purpose, "emic key", key->bytes);
    return derived;
}

/* --- Checks and seals ------------------------------------------------------------------------- */

void emic_check_make(emic_secret *key, emic_slice bytes, uint8_t out[EMIC_CHECK_SIZE])
{
    crypto_generichash(out, EMIC_CHECK_SIZE, (const uint8_t *)bytes.data, bytes.length,
                       key ? key->bytes : NULL, key ? key->length : 0);
}

bool emic_check_equal(const uint8_t a[EMIC_CHECK_SIZE], const uint8_t b[EMIC_CHECK_SIZE])
{
    return sodium_memcmp(a, b, EMIC_CHECK_SIZE) == 0;
}

size_t emic_sealed_size(size_t length)
{
    size_t chunks = length ? (length - 1) / EMIC_SEAL_CHUNK + 1 : 1;
    return EMIC_SEAL_HEADER + length + chunks * EMIC_SEAL_EXTRA;
}

typedef crypto_secretstream_xchacha20poly1305_state stream_state;

void emic_seal(emic_secret *key, emic_slice bound, emic_slice plain, uint8_t *out)
{
    stream_state state;
    bool last = false;
    start_sodium();
    crypto_secretstream_xchacha20poly1305_init_push(&state, out, key->bytes);
    out += EMIC_SEAL_HEADER;
    while (!last) {
        last = plain.length <= EMIC_SEAL_CHUNK;
        size_t length = last ? plain.length : EMIC_SEAL_CHUNK;
        crypto_secretstream_xchacha20poly1305_push(
            &state, out, NULL, (const uint8_t *)plain.data, length, (const uint8_t *)bound.data,
            bound.length, last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        out += length + EMIC_SEAL_EXTRA;
        plain = emic_slice_from(plain, length);
    }
    sodium_memzero(&state, sizeof state);
}

/* Whether each chunk fits, and the last one is last. */
static bool open_chunks(stream_state *state, emic_slice bound, emic_slice sealed, uint8_t *out,
                        size_t *length)
{
    while (sealed.length >= EMIC_SEAL_EXTRA) {
        unsigned char tag;
        bool last = sealed.length <= SEALED_CHUNK;
        size_t taken = last ? sealed.length : SEALED_CHUNK;
        if (crypto_secretstream_xchacha20poly1305_pull(
                state, out + *length, NULL, &tag, (const uint8_t *)sealed.data, taken,
                (const uint8_t *)bound.data, bound.length) != 0)
            return false;
        *length += taken - EMIC_SEAL_EXTRA;
        if (tag != (last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0))
            return false;
        if (last)
            return true;
        sealed = emic_slice_from(sealed, taken);
    }
    return false;
}

emic_status emic_unseal(emic_secret *key, emic_slice bound, emic_slice sealed, uint8_t *out,
                        size_t *length, emic_error *err)
{
    stream_state state;
    *length = 0;
    if (sealed.length < EMIC_SEAL_HEADER + EMIC_SEAL_EXTRA)
        return emic_fail(err, EMIC_CORRUPT, "the sealed part is cut off");
    start_sodium();
    crypto_secretstream_xchacha20poly1305_init_pull(&state, (const uint8_t *)sealed.data,
                                                    key->bytes);
    bool whole = open_chunks(&state, bound, emic_slice_from(sealed, EMIC_SEAL_HEADER), out, length);
    sodium_memzero(&state, sizeof state);
    if (whole)
        return EMIC_OK;
    sodium_memzero(out, sealed.length);
    *length = 0;
    return emic_fail(err, EMIC_CORRUPT, "the sealed part is damaged");
}
