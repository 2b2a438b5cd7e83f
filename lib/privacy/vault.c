/* The vault as a handle: a database in memory, sealed into one file. How it is sealed is
 * vault_seal.c's business, how it is locked and replaced vault_file.c's. */
#include "privacy/vault.h"
#include "base/clock.h"
#include "base/version.h"
#include "privacy/vault_db.h"
#include "privacy/vault_file.h"
#include "privacy/vault_seal.h"
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

extern const char *const emic_vault_schema[]; /* made from schema/NNN_name.sql by the build */
extern const int emic_vault_schema_count;

enum { APPLICATION_ID = 0x454d4956 }; /* 'EMIV' */

struct emic_vault {
    emic_db *db;
    emic_vault_file file;
    emic_vault_keys keys;
    unsigned mode; /* the file's, when it was opened */
    bool writable;
    char now[EMIC_TIME_SIZE];
};

static const char read_generation[] =
    "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'generation'";
static emic_status set(emic_vault *vault, const char *name, const char *value, emic_error *err)
{
    return emic_vault_set(vault, name, emic_slice_of(value), err);
}

static emic_status set_generation(emic_vault *vault, int64_t number, emic_error *err)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)number);
    return set(vault, "generation", text, err);
}

/* --- Storing ---------------------------------------------------------------------------------- */

static emic_status seal(emic_vault *vault, const emic_vault_keys *keys, uint8_t **out,
                        size_t *length, emic_error *err)
{
    uint8_t *content;
    size_t content_length;
    EMIC_TRY(emic_db_serialize(vault->db, &content, &content_length, err));
    emic_status status = emic_vault_seal(keys, (emic_slice){(const char *)content, content_length},
                                         out, length, err);
    emic_wipe(content, content_length);
    emic_db_free_bytes(content);
    return status;
}

static emic_status sign(emic_vault *vault, int64_t generation, emic_error *err)
{
    EMIC_TRY(set(vault, "changed", vault->now, err));
    EMIC_TRY(set(vault, "emic", emic_version(), err));
    return set_generation(vault, generation, err);
}

/* The next generation, under `keys`, in the place of the file or (for the first) where there is
 * none. */
static emic_status store(emic_vault *vault, const emic_vault_keys *keys, emic_error *err)
{
    int64_t generation;
    uint8_t *bytes = NULL;
    size_t length = 0;
    emic_error ignored;
    assert(vault->writable);
    EMIC_TRY(emic_db_int(vault->db, read_generation, EMIC_NO_VALUES, 0, &generation, err));
    emic_status status = sign(vault, generation + 1, err);
    if (status == EMIC_OK)
        status = seal(vault, keys, &bytes, &length, err);
    if (status == EMIC_OK)
        status =
            emic_vault_file_replace(&vault->file, (emic_slice){(const char *)bytes, length}, err);
    free(bytes);
    if (status != EMIC_OK)
        (void)set_generation(vault, generation, &ignored);
    return status;
}

emic_status emic_vault_save(emic_vault *vault, emic_error *err)
{
    return store(vault, &vault->keys, err);
}

/* --- Making ----------------------------------------------------------------------------------- */

static emic_status check_passphrase(const emic_secret *passphrase, emic_error *err)
{
    if (emic_secret_length(passphrase) >= EMIC_PASSPHRASE_LEAST)
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID,
                     "the passphrase is too short: it takes %d bytes or more; several words that "
                     "do not belong together are good",
                     EMIC_PASSPHRASE_LEAST);
}

/* Brings a database of format `from` to the newest. There is no copy in the clear: what stands in
 * the file stays there until the vault is saved. */
static emic_status bring_forward(emic_vault *vault, int64_t from, emic_error *err)
{
    char stamp[96];
    snprintf(stamp, sizeof stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             APPLICATION_ID, emic_vault_schema_count);
    EMIC_TRY(emic_db_begin(vault->db, err));
    emic_status status = EMIC_OK;
    for (int64_t i = from; i < emic_vault_schema_count && status == EMIC_OK; i++)
        status = emic_db_script(vault->db, emic_vault_schema[i], err);
    if (status == EMIC_OK)
        status = emic_db_script(vault->db, stamp, err);
    if (status == EMIC_OK)
        return emic_db_commit(vault->db, err);
    emic_db_rollback(vault->db);
    return status;
}

static emic_status introduce(emic_vault *vault, emic_error *err)
{
    uint8_t uuid[EMIC_UUID_SIZE];
    char text[EMIC_UUID_TEXT_SIZE];
    emic_uuid_make(uuid);
    emic_uuid_format(uuid, text);
    EMIC_TRY(emic_db_open(":memory:", EMIC_DB_CREATE, &vault->db, err));
    EMIC_TRY(bring_forward(vault, 0, err));
    EMIC_TRY(set(vault, "uuid", text, err));
    EMIC_TRY(set(vault, "created", vault->now, err));
    return sign(vault, 1, err);
}

static emic_status fill_file(emic_vault *vault, const char *path, emic_error *err)
{
    uint8_t *bytes = NULL;
    size_t length = 0;
    EMIC_TRY(seal(vault, &vault->keys, &bytes, &length, err));
    emic_status status =
        emic_vault_file_create(path, (emic_slice){(const char *)bytes, length}, &vault->file, err);
    free(bytes);
    return status;
}

static emic_vault *make_handle(bool writable)
{
    emic_vault *vault = emic_memory_alloc(sizeof *vault);
    *vault = (emic_vault){.file = {.descriptor = -1}, .writable = writable};
    emic_clock_format(emic_clock_now(), vault->now);
    return vault;
}

emic_status emic_vault_create_at(const char *path, emic_secret *passphrase, emic_key_cost cost,
                                 const char *who, emic_vault **out, emic_error *err)
{
    *out = NULL;
    EMIC_TRY(check_passphrase(passphrase, err));
    emic_vault *vault = make_handle(true);
    emic_status status;
    EMIC_TRY_DONE(introduce(vault, err));
    EMIC_TRY_DONE(emic_vault_log_add(vault, who, "vault create", "", err));
    EMIC_TRY_DONE(emic_vault_keys_make(passphrase, cost, &vault->keys, err));
    EMIC_TRY_DONE(fill_file(vault, path, err));
    vault->mode = vault->file.mode;
done:
    if (status == EMIC_OK)
        *out = vault;
    else
        emic_vault_close(vault);
    return status;
}

emic_status emic_vault_create(const char *path, emic_secret *passphrase, const char *who,
                              emic_vault **out, emic_error *err)
{
    return emic_vault_create_at(path, passphrase, emic_key_cost_standard, who, out, err);
}

/* --- Opening ---------------------------------------------------------------------------------- */

static const char application_id[] = "PRAGMA application_id";
static const char user_version[] = "PRAGMA user_version";

static emic_status check_database(emic_vault *vault, const char *path, emic_error *err)
{
    int64_t application = 0, format = 0;
    EMIC_TRY(emic_db_int(vault->db, application_id, EMIC_NO_VALUES, 0, &application, err));
    EMIC_TRY(emic_db_int(vault->db, user_version, EMIC_NO_VALUES, 0, &format, err));
    if (application != APPLICATION_ID || format < 1)
        return emic_fail(err, EMIC_CORRUPT, "its content is no vault");
    if (format > emic_vault_schema_count)
        return emic_fail_at(err, EMIC_TOO_NEW, path, 0, 0,
                            "the vault has format %lld; emic %s reads formats up to %d; install a "
                            "newer emic",
                            (long long)format, emic_version(), emic_vault_schema_count);
    return format < emic_vault_schema_count ? bring_forward(vault, format, err) : EMIC_OK;
}

/* Errors of the database speak of a study; what is wrong is the vault. */
static emic_status load_content(emic_vault *vault, const char *path, emic_slice content,
                                emic_error *err)
{
    emic_error inner;
    emic_status status = emic_db_deserialize(content, &vault->db, &inner);
    if (status == EMIC_OK)
        status = check_database(vault, path, &inner);
    if (status == EMIC_TOO_NEW || status == EMIC_IO)
        *err = inner;
    else if (status != EMIC_OK)
        status = emic_fail_at(err, EMIC_CORRUPT, path, 0, 0,
                              "the vault's content is damaged (%s); restore a copy of it",
                              inner.message);
    return status;
}

static emic_status unseal(emic_vault *vault, const char *path, emic_secret *passphrase,
                          emic_error *err)
{
    uint8_t *bytes = NULL, *content = NULL;
    size_t length = 0, content_length = 0;
    EMIC_TRY(emic_vault_file_read(&vault->file, &bytes, &length, err));
    emic_status status =
        emic_vault_unseal(path, (emic_slice){(const char *)bytes, length}, passphrase, &vault->keys,
                          &content, &content_length, err);
    free(bytes);
    EMIC_TRY(status);
    status = load_content(vault, path, (emic_slice){(const char *)content, content_length}, err);
    emic_wipe(content, content_length);
    free(content);
    return status;
}

emic_status emic_vault_open(const char *path, emic_secret *passphrase, bool writable,
                            emic_vault **out, emic_error *err)
{
    *out = NULL;
    emic_vault *vault = make_handle(writable);
    emic_status status = emic_vault_file_open(path, writable, &vault->file, err);
    vault->mode = vault->file.mode;
    if (status == EMIC_OK)
        status = unseal(vault, path, passphrase, err);
    if (status == EMIC_OK)
        *out = vault;
    else
        emic_vault_close(vault);
    return status;
}

void emic_vault_close(emic_vault *vault)
{
    if (!vault)
        return;
    emic_db_close(vault->db);
    emic_vault_keys_close(&vault->keys);
    emic_vault_file_close(&vault->file);
    free(vault);
}

/* --- Another key, or none --------------------------------------------------------------------- */

emic_status emic_vault_rekey_at(emic_vault *vault, emic_secret *passphrase, emic_key_cost cost,
                                const char *who, emic_error *err)
{
    emic_vault_keys keys;
    EMIC_TRY(check_passphrase(passphrase, err));
    emic_status status = emic_vault_keys_make(passphrase, cost, &keys, err);
    if (status == EMIC_OK)
        status = emic_vault_log_add(vault, who, "vault rekey", "", err);
    if (status == EMIC_OK)
        status = store(vault, &keys, err);
    if (status != EMIC_OK) {
        emic_vault_keys_close(&keys);
        return status;
    }
    emic_vault_keys_close(&vault->keys);
    vault->keys = keys;
    return EMIC_OK;
}

emic_status emic_vault_rekey(emic_vault *vault, emic_secret *passphrase, const char *who,
                             emic_error *err)
{
    return emic_vault_rekey_at(vault, passphrase, emic_key_cost_standard, who, err);
}

emic_status emic_vault_destroy(const char *path, emic_error *err)
{
    emic_vault_file file;
    uint8_t *bytes = NULL;
    size_t length = 0;
    EMIC_TRY(emic_vault_file_open(path, true, &file, err));
    emic_status status = emic_vault_file_read(&file, &bytes, &length, err);
    if (status == EMIC_OK && !emic_vault_is_sealed((emic_slice){(const char *)bytes, length}))
        status =
            emic_fail_at(err, EMIC_MALFORMED, path, 0, 0, "not an emic vault; nothing was changed");
    free(bytes);
    if (status == EMIC_OK)
        status = emic_vault_file_destroy(&file, err);
    emic_vault_file_close(&file);
    return status;
}

emic_db *emic_vault_db(emic_vault *vault)
{
    return vault->db;
}

emic_value emic_vault_now(emic_vault *vault)
{
    emic_clock_format(emic_clock_now(), vault->now); /* a review may take hours */
    return emic_text(emic_slice_of(vault->now));
}

/* What only the handle knows of its state; the rest is vault_state.c's. */
void emic_vault_describe(emic_vault *vault, emic_vault_state *out)
{
    out->cost = vault->keys.cost;
    out->weak = out->cost.passes < emic_key_cost_standard.passes ||
                out->cost.memory < emic_key_cost_standard.memory;
    out->locked =
        emic_secret_is_locked(vault->keys.check) && emic_secret_is_locked(vault->keys.seal);
    out->mode = vault->mode;
}
