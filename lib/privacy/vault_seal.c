/* From a vault's content to the bytes of its file, and back. Reads bytes that may come from
 * anybody, and tells damage from a wrong passphrase where that can be told. */
#include "privacy/vault_seal.h"
#include "base/arena.h"
#include "base/deflate.h"
#include "base/version.h"
#include <stdlib.h>

enum { AT_FORMAT = 8, AT_KIND = 12, AT_PASSES = 16, AT_MEMORY = 24, AT_SALT = 32 };
enum { AT_LENGTH = 48, AT_CHECK = 56, AT_DIGEST = 88 };
enum { KIND_ARGON2ID = 1, LENGTH_SIZE = 8, LARGEST_RATIO = 1100 };
enum { PURPOSE_CHECK = 1, PURPOSE_SEAL = 2 };

/* A byte that is no text, and line ends that a careless transfer changes. */
static const char mark[] = "\x8f"
                           "EMICV\r\n";
enum { MARK_SIZE = sizeof mark - 1 };
static const uint64_t largest_content = UINT64_C(1) << 30;

static void put_number(uint8_t *out, uint64_t number, int size)
{
    for (int i = 0; i < size; i++)
        out[i] = (uint8_t)(number >> (8 * i));
}

static uint64_t number_at(emic_slice bytes, size_t at, int size)
{
    uint64_t number = 0;
    for (int i = size; i-- > 0;)
        number = number << 8 | (uint8_t)bytes.data[at + (size_t)i];
    return number;
}

static void wipe_and_free(uint8_t *block, size_t length)
{
    if (block)
        emic_wipe(block, length);
    free(block);
}

/* --- Keys ------------------------------------------------------------------------------------- */

static emic_status derive(emic_secret *passphrase, emic_vault_keys *keys, emic_error *err)
{
    emic_secret *master;
    EMIC_TRY(emic_key_derive(passphrase, keys->salt, keys->cost, &master, err));
    keys->check = emic_key_for(master, PURPOSE_CHECK);
    keys->seal = emic_key_for(master, PURPOSE_SEAL);
    emic_secret_close(master);
    return EMIC_OK;
}

emic_status emic_vault_keys_make(emic_secret *passphrase, emic_key_cost cost, emic_vault_keys *out,
                                 emic_error *err)
{
    *out = (emic_vault_keys){.cost = cost};
    emic_salt_make(out->salt);
    return derive(passphrase, out, err);
}

void emic_vault_keys_close(emic_vault_keys *keys)
{
    emic_secret_close(keys->check);
    emic_secret_close(keys->seal);
    *keys = (emic_vault_keys){0};
}

/* --- Sealing ---------------------------------------------------------------------------------- */

static void put_header(const emic_vault_keys *keys, size_t sealed, uint8_t *out)
{
    memcpy(out, mark, MARK_SIZE);
    put_number(out + AT_FORMAT, EMIC_VAULT_FORMAT, 4);
    put_number(out + AT_KIND, KIND_ARGON2ID, 4);
    put_number(out + AT_PASSES, keys->cost.passes, 8);
    put_number(out + AT_MEMORY, keys->cost.memory, 8);
    memcpy(out + AT_SALT, keys->salt, EMIC_SALT_SIZE);
    put_number(out + AT_LENGTH, sealed, 8);
    emic_check_make(keys->check, (emic_slice){(const char *)out, AT_CHECK}, out + AT_CHECK);
    emic_check_make(NULL, (emic_slice){(const char *)out, AT_DIGEST}, out + AT_DIGEST);
}

emic_status emic_vault_seal(const emic_vault_keys *keys, emic_slice content, uint8_t **out,
                            size_t *length, emic_error *err)
{
    *out = NULL;
    if (content.length > largest_content)
        return emic_fail(err, EMIC_INVALID, "the vault would hold over 1 GiB");
    size_t room = LENGTH_SIZE + emic_deflate_bound(content.length), packed = 0;
    uint8_t *plain = emic_memory_alloc(room);
    put_number(plain, content.length, LENGTH_SIZE);
    emic_status status = emic_deflate(content, plain + LENGTH_SIZE, &packed, err);
    if (status == EMIC_OK) {
        size_t sealed = emic_sealed_size(LENGTH_SIZE + packed);
        *length = EMIC_VAULT_HEADER + sealed;
        *out = emic_memory_alloc(*length);
        put_header(keys, sealed, *out);
        emic_seal(keys->seal, (emic_slice){(const char *)*out, EMIC_VAULT_HEADER},
                  (emic_slice){(const char *)plain, LENGTH_SIZE + packed},
                  *out + EMIC_VAULT_HEADER);
    }
    wipe_and_free(plain, room);
    return status;
}

/* --- Opening ---------------------------------------------------------------------------------- */

bool emic_vault_is_sealed(emic_slice bytes)
{
    return bytes.length >= MARK_SIZE && memcmp(bytes.data, mark, MARK_SIZE) == 0;
}

static emic_status fail_damaged(const char *path, const char *what, emic_error *err)
{
    return emic_fail_at(err, EMIC_CORRUPT, path, 0, 0,
                        "the vault is damaged (%s); restore a copy of it", what);
}

static emic_status fail_cut(const char *path, size_t there, uint64_t wanted, emic_error *err)
{
    return emic_fail_at(err, EMIC_CORRUPT, path, 0, 0,
                        "the vault is cut off (%zu of %llu bytes are there); restore a copy of it",
                        there, (unsigned long long)wanted);
}

static emic_status check_format(const char *path, emic_slice bytes, emic_error *err)
{
    uint64_t format = number_at(bytes, AT_FORMAT, 4);
    if (format > EMIC_VAULT_FORMAT)
        return emic_fail_at(err, EMIC_TOO_NEW, path, 0, 0,
                            "the vault's file has format %llu; emic %s reads format %d; install a "
                            "newer emic",
                            (unsigned long long)format, emic_version(), EMIC_VAULT_FORMAT);
    if (format < EMIC_VAULT_FORMAT)
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0,
                            "the vault's file has the old format %llu, which emic %s does not read",
                            (unsigned long long)format, emic_version());
    if (number_at(bytes, AT_KIND, 4) != KIND_ARGON2ID)
        return emic_fail_at(err, EMIC_TOO_NEW, path, 0, 0,
                            "its key is made in a way that emic %s does not know", emic_version());
    return EMIC_OK;
}

/* What can be told without a passphrase. */
static emic_status check_header(const char *path, emic_slice bytes, emic_error *err)
{
    uint8_t digest[EMIC_CHECK_SIZE];
    size_t shorter = bytes.length < MARK_SIZE ? bytes.length : MARK_SIZE;
    if (shorter == 0 || memcmp(bytes.data, mark, shorter) != 0)
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "not an emic vault");
    if (bytes.length < EMIC_VAULT_HEADER)
        return fail_cut(path, bytes.length, EMIC_VAULT_HEADER, err);
    emic_check_make(NULL, (emic_slice){bytes.data, AT_DIGEST}, digest);
    if (!emic_check_equal(digest, (const uint8_t *)bytes.data + AT_DIGEST))
        return fail_damaged(path, "in its header", err);
    EMIC_TRY(check_format(path, bytes, err));
    uint64_t sealed = number_at(bytes, AT_LENGTH, 8);
    size_t there = bytes.length - EMIC_VAULT_HEADER;
    if (there < sealed)
        return fail_cut(path, bytes.length, sealed + EMIC_VAULT_HEADER, err);
    if (there > sealed)
        return fail_damaged(path, "something was added to it", err);
    return EMIC_OK;
}

static emic_status find_keys(const char *path, emic_slice bytes, emic_secret *passphrase,
                             emic_vault_keys *keys, emic_error *err)
{
    uint8_t check[EMIC_CHECK_SIZE];
    *keys =
        (emic_vault_keys){.cost = {number_at(bytes, AT_PASSES, 8), number_at(bytes, AT_MEMORY, 8)}};
    memcpy(keys->salt, bytes.data + AT_SALT, EMIC_SALT_SIZE);
    if (derive(passphrase, keys, err) != EMIC_OK)
        return emic_error_locate(err, path, 0, 0);
    emic_check_make(keys->check, (emic_slice){bytes.data, AT_CHECK}, check);
    if (emic_check_equal(check, (const uint8_t *)bytes.data + AT_CHECK))
        return EMIC_OK;
    return emic_fail_at(err, EMIC_INVALID, path, 0, 0,
                        "the passphrase or key file is not the one of this vault");
}

static emic_status inflate_content(emic_slice plain, uint8_t **out, size_t *length, emic_error *err)
{
    if (plain.length < LENGTH_SIZE)
        return emic_fail(err, EMIC_CORRUPT, "the content has no length");
    uint64_t wanted = number_at(plain, 0, LENGTH_SIZE);
    if (wanted > largest_content || wanted / LARGEST_RATIO > plain.length)
        return emic_fail(err, EMIC_CORRUPT, "the content claims to be too large");
    *length = (size_t)wanted;
    *out = emic_memory_alloc(*length + 1);
    return emic_inflate(emic_slice_from(plain, LENGTH_SIZE), *out, *length, err);
}

emic_status emic_vault_unseal(const char *path, emic_slice bytes, emic_secret *passphrase,
                              emic_vault_keys *keys, uint8_t **out, size_t *length, emic_error *err)
{
    uint8_t *plain = NULL;
    size_t plain_length = 0;
    emic_status status;
    *out = NULL;
    *length = 0;
    *keys = (emic_vault_keys){0};
    EMIC_TRY_DONE(check_header(path, bytes, err));
    EMIC_TRY_DONE(find_keys(path, bytes, passphrase, keys, err));
    emic_slice sealed = emic_slice_from(bytes, EMIC_VAULT_HEADER);
    plain = emic_memory_alloc(sealed.length + 1);
    status = emic_unseal(keys->seal, (emic_slice){bytes.data, EMIC_VAULT_HEADER}, sealed, plain,
                         &plain_length, err);
    if (status == EMIC_OK)
        status = inflate_content((emic_slice){(const char *)plain, plain_length}, out, length, err);
    if (status != EMIC_OK) {
        char what[EMIC_MESSAGE_SIZE];
        memcpy(what, err->message, sizeof what);
        status = fail_damaged(path, what, err);
    }
done:
    wipe_and_free(plain, plain_length);
    if (status != EMIC_OK) {
        wipe_and_free(*out, *length);
        *out = NULL;
        emic_vault_keys_close(keys);
    }
    return status;
}
