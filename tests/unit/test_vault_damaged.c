/* A vault that was changed in any way is refused, with words that say what is wrong; and a refusal
 * changes nothing. */
#include "privacy/vault_seal.h"
#include "vault_fixture.h"

enum { AT_FORMAT = 8, AT_KIND = 12, AT_PASSES = 16, AT_MEMORY = 24, AT_CHECK = 56, AT_DIGEST = 88 };

static void a_wrong_passphrase_is_not_called_damage(void **state)
{
    (void)state;
    assert_ok(try_open(path, passphrase));
    assert_said(EMIC_INVALID, "the passphrase or key file is not the one of this vault",
                try_open(path, other_passphrase));
    emic_secret_set_length(passphrase, emic_secret_length(passphrase) - 1);
    assert_int_equal(EMIC_INVALID, try_open(path, passphrase));
}

static void every_flipped_byte_is_refused(void **state)
{
    (void)state;
    emic_slice whole = bytes_of(path);
    char *bytes = emic_arena_alloc(arena, whole.length), *copy = in_folder("b.vault");
    size_t refused = 0;
    memcpy(bytes, whole.data, whole.length);
    for (size_t at = 0; at < whole.length; at++) {
        char flip = (char)(1 << at % 8);
        bytes[at] = (char)(bytes[at] ^ flip);
        write_bytes(copy, bytes, whole.length);
        emic_status status = try_open(copy, passphrase);
        assert_int_equal(at < AT_FORMAT ? EMIC_MALFORMED : EMIC_CORRUPT, status);
        assert_non_null(strstr(err.message, at < AT_FORMAT           ? "not an emic vault"
                                            : at < EMIC_VAULT_HEADER ? "damaged (in its header)"
                                                                     : "damaged (the sealed part"));
        bytes[at] = (char)(bytes[at] ^ flip);
        refused++;
    }
    assert_true(refused > 1000 && refused == whole.length);
    assert_true(emic_slice_equal(whole, bytes_of(path)));
    assert_ok(try_open(path, passphrase));
}

static void every_cut_is_refused(void **state)
{
    (void)state;
    emic_slice whole = bytes_of(path);
    char *copy = in_folder("b.vault");
    for (size_t length = 0; length < whole.length; length++) {
        write_bytes(copy, whole.data, length);
        emic_status status = try_open(copy, passphrase);
        assert_int_equal(length ? EMIC_CORRUPT : EMIC_MALFORMED, status);
        assert_non_null(strstr(err.message, length ? "cut off" : "not an emic vault"));
    }
    write_bytes(copy, whole.data, whole.length);
    assert_ok(try_open(copy, passphrase));
}

static void something_added_is_refused(void **state)
{
    (void)state;
    emic_slice whole = bytes_of(path);
    char *longer = emic_arena_alloc(arena, whole.length + 17);
    memcpy(longer, whole.data, whole.length);
    write_bytes(path, longer, whole.length + 17);
    assert_said(EMIC_CORRUPT,
                "the vault is damaged (something was added to it); restore a copy of it",
                try_open(path, passphrase));
}

/* The vault again, large enough for several chunks. */
static emic_slice make_large(void)
{
    emic_vault *vault;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_ok(emic_db_script(emic_vault_db(vault),
                             "INSERT INTO candidate(key, words, kind, initial, score)"
                             " VALUES (hex(randomblob(200000)), 'Tebbe', 'name', 0, 1)",
                             &err));
    assert_ok(emic_vault_save(vault, &err));
    emic_vault_close(vault);
    return bytes_of(path);
}

static void chunks_cannot_be_moved(void **state)
{
    (void)state;
    const size_t chunk = EMIC_SEAL_CHUNK + EMIC_SEAL_EXTRA;
    const size_t first = EMIC_VAULT_HEADER + EMIC_SEAL_HEADER;
    emic_slice whole = make_large();
    assert_true(whole.length > first + 3 * chunk);
    char *bytes = emic_arena_alloc(arena, whole.length + chunk);

    memcpy(bytes, whole.data, whole.length); /* swapped */
    memcpy(bytes + first, whole.data + first + chunk, chunk);
    memcpy(bytes + first + chunk, whole.data + first, chunk);
    write_bytes(path, bytes, whole.length);
    assert_int_equal(EMIC_CORRUPT, try_open(path, passphrase));
    assert_non_null(strstr(err.message, "the sealed part is damaged"));

    memcpy(bytes, whole.data, first + chunk); /* dropped */
    memcpy(bytes + first + chunk, whole.data + first + 2 * chunk, whole.length - first - 2 * chunk);
    write_bytes(path, bytes, whole.length - chunk);
    assert_int_equal(EMIC_CORRUPT, try_open(path, passphrase));
    assert_non_null(strstr(err.message, "cut off"));

    memcpy(bytes, whole.data, first + chunk); /* doubled */
    memcpy(bytes + first + chunk, whole.data + first, whole.length - first);
    write_bytes(path, bytes, whole.length + chunk);
    assert_int_equal(EMIC_CORRUPT, try_open(path, passphrase));

    memcpy(bytes, whole.data, whole.length); /* one in the place of another */
    memcpy(bytes + first, whole.data + first + chunk, chunk);
    write_bytes(path, bytes, whole.length);
    assert_int_equal(EMIC_CORRUPT, try_open(path, passphrase));

    write_bytes(path, whole.data, whole.length);
    assert_ok(try_open(path, passphrase));
}

/* The header of one generation before the content of another. */
static void headers_cannot_be_exchanged(void **state)
{
    (void)state;
    emic_slice old = bytes_of(path);
    emic_vault *vault;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_ok(emic_vault_rekey_at(vault, passphrase, emic_key_cost_least, NULL, &err));
    emic_vault_close(vault);
    emic_slice now = bytes_of(path);
    char *bytes = emic_arena_alloc(arena, now.length + old.length);
    memcpy(bytes, old.data, EMIC_VAULT_HEADER);
    size_t length = old.length < now.length ? old.length : now.length;
    memcpy(bytes + EMIC_VAULT_HEADER, now.data + EMIC_VAULT_HEADER, length - EMIC_VAULT_HEADER);
    write_bytes(path, bytes, old.length);
    assert_int_equal(EMIC_CORRUPT, try_open(path, passphrase));
    assert_non_null(strstr(err.message, "the sealed part is damaged"));
}

/* A whole header that says something else, digest and all. */
static emic_status open_with(size_t at, uint64_t number, int size)
{
    emic_slice whole = bytes_of(path);
    char *bytes = emic_arena_alloc(arena, whole.length);
    memcpy(bytes, whole.data, whole.length);
    for (int i = 0; i < size; i++)
        bytes[at + (size_t)i] = (char)(number >> (8 * i));
    emic_check_make(NULL, (emic_slice){bytes, AT_DIGEST}, (uint8_t *)bytes + AT_DIGEST);
    write_bytes(in_folder("b.vault"), bytes, whole.length);
    return try_open(in_folder("b.vault"), passphrase);
}

static void other_formats_are_told(void **state)
{
    (void)state;
    assert_ok(open_with(AT_FORMAT, 1, 4));
    assert_int_equal(EMIC_TOO_NEW, open_with(AT_FORMAT, 2, 4));
    assert_non_null(strstr(err.message, "the vault's file has format 2; emic "));
    assert_non_null(strstr(err.message, "install a newer emic"));
    assert_int_equal(EMIC_MALFORMED, open_with(AT_FORMAT, 0, 4));
    assert_non_null(strstr(err.message, "the old format 0"));
    assert_int_equal(EMIC_TOO_NEW, open_with(AT_KIND, 2, 4));
    assert_non_null(strstr(err.message, "its key is made in a way"));
}

static void a_costly_header_is_refused_before_the_work(void **state)
{
    (void)state;
    assert_said(EMIC_INVALID, "1000 passes for a key; 1 to 12 are taken",
                open_with(AT_PASSES, 1000, 8));
    assert_int_equal(EMIC_INVALID, open_with(AT_PASSES, 0, 8));
    assert_int_equal(EMIC_INVALID, open_with(AT_MEMORY, UINT64_C(1) << 40, 8));
    assert_int_equal(EMIC_INVALID, open_with(AT_MEMORY, 0, 8));
    /* One that could be, but is not what was sealed, leads to another key. */
    assert_said(EMIC_INVALID, "the passphrase or key file is not the one of this vault",
                open_with(AT_PASSES, 2, 8));
    assert_said(EMIC_INVALID, "the passphrase or key file is not the one of this vault",
                open_with(AT_CHECK, 0, 8));
}

static void a_database_that_is_no_vault_is_refused(void **state)
{
    (void)state;
    static const char *const scripts[] = {"PRAGMA application_id = 1", "PRAGMA user_version = 0"};
    emic_vault *vault;
    for (size_t i = 0; i < 2; i++) {
        char *file = in_folder(i ? "b.vault" : "c.vault");
        assert_ok(emic_vault_create_at(file, passphrase, emic_key_cost_least, NULL, &vault, &err));
        assert_ok(emic_db_script(emic_vault_db(vault), scripts[i], &err));
        assert_ok(emic_vault_save(vault, &err));
        emic_vault_close(vault);
        assert_said(EMIC_CORRUPT,
                    "the vault's content is damaged (its content is no vault); restore a copy of "
                    "it",
                    try_open(file, passphrase));
    }
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_ok(emic_db_script(emic_vault_db(vault), "PRAGMA user_version = 99", &err));
    assert_ok(emic_vault_save(vault, &err));
    emic_vault_close(vault);
    assert_int_equal(EMIC_TOO_NEW, try_open(path, passphrase));
    assert_non_null(strstr(err.message, "the vault has format 99"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_VAULT(a_wrong_passphrase_is_not_called_damage),
        IN_VAULT(every_flipped_byte_is_refused),
        IN_VAULT(every_cut_is_refused),
        IN_VAULT(something_added_is_refused),
        IN_VAULT(chunks_cannot_be_moved),
        IN_VAULT(headers_cannot_be_exchanged),
        IN_VAULT(other_formats_are_told),
        IN_VAULT(a_costly_header_is_refused_before_the_work),
        IN_VAULT(a_database_that_is_no_vault_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
