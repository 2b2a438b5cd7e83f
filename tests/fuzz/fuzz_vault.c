/* The vault's file from anywhere: no crash, no costly work, and nothing opens that was not sealed
 * with the key. The first byte chooses how deep the bytes go: as the file, as a header whose digest
 * fits, as the sealed content, or as the database in it. */
#include "base/arena.h"
#include "base/deflate.h"
#include "privacy/vault_seal.h"
#include "store/db.h"
#include <stdlib.h>

enum { AT_PASSES = 16, AT_MEMORY = 24, AT_LENGTH = 48, AT_DIGEST = 88 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static emic_secret *passphrase;
static emic_vault_keys keys;

static void make_keys(void)
{
    emic_error err;
    if (passphrase)
        return;
    passphrase = emic_secret_open(16);
    emic_secret_set_length(passphrase, 16);
    require(emic_vault_keys_make(passphrase, emic_key_cost_least, &keys, &err) == EMIC_OK);
}

/* Opens the bytes of a file, and the database in it. */
static emic_status open_file(const uint8_t *bytes, size_t size)
{
    emic_vault_keys found;
    uint8_t *content;
    size_t length;
    emic_error err = {0};
    emic_db *db;
    emic_slice file = {(const char *)bytes, size};
    emic_status status =
        emic_vault_unseal("fuzz", file, passphrase, &found, &content, &length, &err);
    require(status == EMIC_OK || (!content && err.message[0]));
    if (status != EMIC_OK)
        return status;
    if (emic_db_deserialize((emic_slice){(const char *)content, length}, &db, &err) == EMIC_OK) {
        int64_t count;
        (void)emic_db_int(db, "PRAGMA user_version", EMIC_NO_VALUES, 0, &count, &err);
        (void)emic_db_int(db, "SELECT count(*) FROM log", EMIC_NO_VALUES, 0, &count, &err);
        emic_db_close(db);
    }
    free(content);
    emic_vault_keys_close(&found);
    return EMIC_OK;
}

static void open_raw(emic_slice bytes)
{
    /* Any cost but the least would only be slow. */
    uint8_t *copy = malloc(bytes.length + 1);
    require(copy != NULL);
    memcpy(copy, bytes.data, bytes.length);
    if (bytes.length > AT_LENGTH)
        memset(copy + AT_PASSES, 0, 16);
    require(open_file(copy, bytes.length) != EMIC_OK);
    free(copy);
}

/* The bytes over the front of a whole file, and a digest that fits. */
static void open_header(emic_slice bytes)
{
    uint8_t *file, before[AT_DIGEST];
    size_t length, taken = bytes.length < AT_DIGEST ? bytes.length : AT_DIGEST;
    emic_error err;
    require(emic_vault_seal(&keys, EMIC_LITERAL("content"), &file, &length, &err) == EMIC_OK);
    memcpy(before, file, AT_DIGEST);
    memcpy(file, bytes.data, taken);
    /* At a low cost, or at one that is refused. */
    if (file[AT_PASSES] > 1 && file[AT_PASSES] < 13)
        file[AT_PASSES] = 1;
    memset(file + AT_PASSES + 1, 0, 7);
    memset(file + AT_MEMORY + 2, 0, 6);
    bool same = memcmp(file, before, AT_DIGEST) == 0;
    emic_check_make(NULL, (emic_slice){(const char *)file, AT_DIGEST}, file + AT_DIGEST);
    require((open_file(file, length) == EMIC_OK) == same);
    free(file);
}

/* The bytes as what was sealed, or as the database that was compressed and sealed. */
static void open_content(emic_slice bytes, bool compress)
{
    uint8_t *file;
    size_t length;
    emic_error err;
    require(emic_vault_seal(&keys, bytes, &file, &length, &err) == EMIC_OK);
    if (compress) {
        require(open_file(file, length) == EMIC_OK);
        free(file);
        return;
    }
    uint8_t *sealed = malloc(EMIC_VAULT_HEADER + emic_sealed_size(bytes.length));
    emic_slice header = {(const char *)sealed, EMIC_VAULT_HEADER};
    require(sealed != NULL);
    memcpy(sealed, file, EMIC_VAULT_HEADER);
    length = emic_sealed_size(bytes.length);
    for (int i = 0; i < 8; i++)
        sealed[AT_LENGTH + i] = (uint8_t)(length >> (8 * i));
    emic_check_make(keys.check, (emic_slice){header.data, 56}, sealed + 56);
    emic_check_make(NULL, (emic_slice){header.data, AT_DIGEST}, sealed + AT_DIGEST);
    emic_seal(keys.seal, header, bytes, sealed + EMIC_VAULT_HEADER);
    (void)open_file(sealed, EMIC_VAULT_HEADER + length);
    free(sealed);
    free(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    make_keys();
    emic_slice bytes = {(const char *)data + 1, size - 1};
    if (data[0] % 4 == 0)
        open_raw(bytes);
    else if (data[0] % 4 == 1)
        open_header(bytes);
    else
        open_content(bytes, data[0] % 4 == 2);
    return 0;
}
