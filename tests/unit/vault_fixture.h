/* A vault for each test, at the least cost, and short ways to fill it and to see it refused. */
#pragma once
#include "base/file.h"
#include "folder.h"
#include "privacy/vault_db.h"
#include <sys/stat.h>

static emic_error err;
static emic_secret *passphrase, *other_passphrase;
static char *path;

static inline void assert_ok(emic_status status)
{
    if (status != EMIC_OK)
        print_error("%s\n", err.message);
    assert_int_equal(EMIC_OK, status);
}

static inline void assert_said(emic_status wanted, const char *message, emic_status status)
{
    assert_int_equal(wanted, status);
    assert_string_equal(message, err.message);
}

static inline emic_secret *secret_of(const char *text)
{
    emic_secret *secret = emic_secret_open(64);
    memcpy(emic_secret_bytes(secret), text, strlen(text));
    emic_secret_set_length(secret, strlen(text));
    return secret;
}

static const char insert_entity[] = "INSERT INTO entity(kind, label, pseudonym, added)"
                                    " VALUES ('person', ?2, ?1, '2026-03-01T12:00:00Z')";
static const char insert_variant[] =
    "INSERT INTO variant(entity, text, source) VALUES (?1, ?2, 'roster')";
static const char count_variants_of[] = "SELECT count(*) FROM variant WHERE text = ?1";

static inline void add_name(emic_vault *vault, const char *name, const char *pseudonym)
{
    emic_db *db = emic_vault_db(vault);
    assert_ok(emic_db_run(
        db, insert_entity,
        EMIC_ROW(emic_text_or_null(emic_slice_of(pseudonym)), emic_text(emic_slice_of(name))),
        &err));
    assert_ok(emic_db_run(db, insert_variant,
                          EMIC_ROW(emic_int(emic_db_last_id(db)), emic_text(emic_slice_of(name))),
                          &err));
}

static inline bool has_name(emic_vault *vault, const char *name)
{
    int64_t found;
    assert_ok(emic_db_int(emic_vault_db(vault), count_variants_of,
                          EMIC_ROW(emic_text(emic_slice_of(name))), 0, &found, &err));
    return found == 1;
}

/* The vault at `path`, holding one name and closed. */
static inline int open_vault_folder(void **state)
{
    emic_vault *vault;
    if (open_folder(state))
        return -1;
    path = in_folder("a.vault");
    passphrase = secret_of("seven old lanterns");
    other_passphrase = secret_of("nine grey herons");
    assert_ok(emic_vault_create_at(path, passphrase, emic_key_cost_least, "Ann", &vault, &err));
    add_name(vault, "Johanna Tebbe", "Vida");
    assert_ok(emic_vault_save(vault, &err));
    emic_vault_close(vault);
    return 0;
}

static inline int close_vault_folder(void **state)
{
    emic_secret_close(passphrase);
    emic_secret_close(other_passphrase);
    return close_folder(state);
}

static inline emic_slice bytes_of(const char *file)
{
    emic_slice bytes;
    assert_ok(emic_file_read(file, arena, &bytes, &err));
    assert_true(bytes.length > 0);
    return bytes;
}

/* Neither synced nor written over, which some file systems take as a wish to sync: thousands of
 * files are written here. */
static inline void write_bytes(const char *file, const char *bytes, size_t length)
{
    remove(file);
    FILE *out = fopen(file, "wb");
    assert_non_null(out);
    assert_int_equal(length, fwrite(bytes, 1, length, out));
    assert_int_equal(0, fclose(out));
}

static inline emic_status try_open(const char *file, emic_secret *with)
{
    emic_vault *vault;
    emic_status status = emic_vault_open(file, with, false, &vault, &err);
    assert_true((status == EMIC_OK) == (vault != NULL));
    if (status == EMIC_OK)
        assert_true(has_name(vault, "Johanna Tebbe"));
    emic_vault_close(vault);
    return status;
}

#define IN_VAULT(test) cmocka_unit_test_setup_teardown(test, open_vault_folder, close_vault_folder)
