/* A vault keeps what was put in, gives it to nobody else, and lets nobody disturb it. What is
 * refused because the file was changed stands in test_vault_damaged.c. */
#include "vault_fixture.h"

static void what_was_saved_is_there_again(void **state)
{
    (void)state;
    emic_vault *vault;
    emic_vault_state is;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_true(has_name(vault, "Johanna Tebbe"));
    assert_false(has_name(vault, "Wilm Ahrens"));
    add_name(vault, "Wilm Ahrens", NULL);
    assert_ok(emic_vault_save(vault, &err));
    emic_vault_close(vault);

    assert_ok(emic_vault_open(path, passphrase, false, &vault, &err));
    assert_true(has_name(vault, "Johanna Tebbe") && has_name(vault, "Wilm Ahrens"));
    assert_ok(emic_vault_state_read(vault, arena, &is, &err));
    assert_int_equal(2, is.entities);
    assert_int_equal(0, is.undecided);
    assert_int_equal(2, is.variants);
    assert_int_equal(0, is.decisions);
    assert_int_equal(1, is.entries);
    assert_int_equal(3, is.generation.number);
    assert_int_equal(36, strlen(is.generation.uuid));
    assert_int_equal(0, is.study.length);
    assert_true(is.created.length == 20 && is.changed.length == 20);
    assert_true(is.weak);
    assert_int_equal(0600, is.mode);
    emic_vault_close(vault);
    assert_int_equal(1, count_entries(false)); /* nothing lies beside it */
}

static void what_was_not_saved_is_gone(void **state)
{
    (void)state;
    emic_vault *vault;
    emic_slice before = bytes_of(path);
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    add_name(vault, "Wilm Ahrens", NULL);
    emic_vault_close(vault);
    assert_true(emic_slice_equal(before, bytes_of(path)));
    emic_vault_close(NULL);
}

static bool holds(emic_slice bytes, const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at + length <= bytes.length; at++)
        if (memcmp(bytes.data + at, text, length) == 0)
            return true;
    return false;
}

static void a_large_vault_comes_back_and_shows_nothing(void **state)
{
    (void)state;
    emic_vault *vault;
    int64_t found;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_ok(emic_db_begin(emic_vault_db(vault), &err));
    assert_ok(
        emic_db_script(emic_vault_db(vault),
                       "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
                       " WHERE i < 20000) INSERT INTO candidate(key, words, kind, initial, score)"
                       " SELECT hex(randomblob(16)), 'Tebbe', 'name', 0, 1 FROM n",
                       &err));
    assert_ok(emic_db_commit(emic_vault_db(vault), &err));
    assert_ok(emic_vault_save(vault, &err));
    emic_vault_close(vault);
    emic_slice bytes = bytes_of(path);
    assert_true(bytes.length > 5 * EMIC_SEAL_CHUNK);
    assert_false(holds(bytes, "Tebbe"));
    assert_false(holds(bytes, "SQLite"));
    assert_ok(emic_vault_open(path, passphrase, false, &vault, &err));
    assert_ok(emic_db_int(emic_vault_db(vault), "SELECT count(*) FROM candidate", EMIC_NO_VALUES, 0,
                          &found, &err));
    assert_int_equal(20000, found);
    emic_vault_close(vault);
}

static void a_short_passphrase_makes_no_vault(void **state)
{
    (void)state;
    emic_vault *vault;
    emic_secret *brief = secret_of("elevenbytes");
    assert_int_equal(EMIC_INVALID, emic_vault_create_at(in_folder("b.vault"), brief,
                                                        emic_key_cost_least, NULL, &vault, &err));
    assert_null(vault);
    assert_non_null(strstr(err.message, "12 bytes or more"));
    assert_int_equal(1, count_entries(false));
    emic_secret_close(brief);
}

static void a_file_that_is_there_is_not_replaced(void **state)
{
    (void)state;
    emic_vault *vault;
    emic_slice before = bytes_of(path);
    assert_said(EMIC_EXISTS, "exists already; choose another name",
                emic_vault_create_at(path, passphrase, emic_key_cost_least, NULL, &vault, &err));
    assert_true(emic_slice_equal(before, bytes_of(path)));
    assert_int_equal(1, count_entries(false));
}

static void a_missing_file_and_a_folder_are_told_apart(void **state)
{
    (void)state;
    assert_said(EMIC_NOT_FOUND, "no such file; emic vault create makes a new vault",
                try_open(in_folder("none.vault"), passphrase));
    assert_said(EMIC_MALFORMED, "not an emic vault", try_open(folder, passphrase));
    assert_int_equal(0, mkfifo(in_folder("pipe"), 0600));
    assert_said(EMIC_MALFORMED, "not an emic vault", try_open(in_folder("pipe"), passphrase));
}

static void rekeying_shuts_the_old_passphrase_out(void **state)
{
    (void)state;
    emic_vault *vault;
    emic_vault_log log;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_ok(emic_vault_rekey_at(vault, other_passphrase, emic_key_cost_least, "Ann", &err));
    add_name(vault, "Wilm Ahrens", NULL); /* the handle goes on with the new key */
    assert_ok(emic_vault_save(vault, &err));
    emic_vault_close(vault);
    assert_said(EMIC_INVALID, "the passphrase or key file is not the one of this vault",
                try_open(path, passphrase));
    assert_ok(emic_vault_open(path, other_passphrase, false, &vault, &err));
    assert_true(has_name(vault, "Wilm Ahrens"));
    assert_ok(emic_vault_log_read(vault, arena, &log, &err));
    assert_int_equal(2, log.count);
    assert_true(emic_slice_is(log.items[0].action, "vault create"));
    assert_true(emic_slice_is(log.items[1].action, "vault rekey"));
    assert_true(emic_slice_is(log.items[1].who, "Ann"));
    emic_vault_close(vault);
}

static void the_log_only_grows(void **state)
{
    (void)state;
    emic_vault *vault;
    emic_vault_log log;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    emic_db *db = emic_vault_db(vault);
    assert_ok(emic_vault_log_add(vault, NULL, "import", "3 documents", &err));
    assert_true(emic_db_script(db, "DELETE FROM log", &err) != EMIC_OK);
    assert_true(emic_db_script(db, "UPDATE log SET who = 'Bob'", &err) != EMIC_OK);
    assert_ok(emic_vault_log_read(vault, arena, &log, &err));
    assert_int_equal(2, log.count);
    assert_true(emic_slice_is(log.items[0].who, "Ann"));
    assert_int_equal(0, log.items[1].who.length);
    assert_true(emic_slice_is(log.items[1].detail, "3 documents"));
    emic_vault_close(vault);
}

static void an_old_copy_or_another_vault_is_told(void **state)
{
    (void)state;
    emic_vault *vault;
    emic_vault_generation seen;
    emic_slice old = bytes_of(path);
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_ok(emic_vault_save(vault, &err));
    assert_ok(emic_vault_generation_read(vault, &seen, &err));
    assert_int_equal(3, seen.number);
    assert_ok(emic_vault_generation_check(vault, &seen, &err));
    assert_ok(emic_vault_save(vault, &err)); /* a newer one is fine */
    assert_ok(emic_vault_generation_check(vault, &seen, &err));
    emic_vault_close(vault);

    write_bytes(path, old.data, old.length);
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_said(
        EMIC_REFUSED,
        "this is an old copy of the vault: it was stored 2 times, and the study was changed "
        "with one that was stored 3 times; use the newest",
        emic_vault_generation_check(vault, &seen, &err));
    emic_vault_close(vault);
    assert_ok(emic_vault_create_at(in_folder("b.vault"), passphrase, emic_key_cost_least, NULL,
                                   &vault, &err));
    assert_int_equal(EMIC_INVALID, emic_vault_generation_check(vault, &seen, &err));
    assert_non_null(strstr(err.message, "this is another vault"));
    emic_vault_close(vault);
}

/* The lock belongs to an open file, so that a second opening meets it as another program does
 * (which tests/cli/vault.t sees). */
static int open_elsewhere(bool writable)
{
    emic_vault *second;
    emic_status status = emic_vault_open(path, passphrase, writable, &second, &err);
    emic_vault_close(second);
    return (int)status;
}

static void one_writes_or_several_read(void **state)
{
    (void)state;
    emic_vault *vault;
    assert_int_equal(EMIC_OK, open_elsewhere(true));
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_int_equal(EMIC_IO, open_elsewhere(true));
    assert_int_equal(EMIC_IO, open_elsewhere(false));
    assert_string_equal("another program has this vault open; try again when it is done",
                        err.message);
    assert_ok(emic_vault_save(vault, &err)); /* the new file is locked, too */
    assert_int_equal(EMIC_IO, open_elsewhere(true));
    emic_vault_close(vault);

    assert_ok(emic_vault_open(path, passphrase, false, &vault, &err));
    assert_int_equal(EMIC_OK, open_elsewhere(false));
    assert_int_equal(EMIC_IO, open_elsewhere(true));
    emic_vault_close(vault);
    assert_int_equal(EMIC_OK, open_elsewhere(true));
}

static void permissions_that_are_too_open_are_seen_and_mended(void **state)
{
    (void)state;
    emic_vault *vault;
    emic_vault_state is;
    struct stat about;
    assert_int_equal(0, chmod(path, 0644));
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_ok(emic_vault_state_read(vault, arena, &is, &err));
    assert_int_equal(0644, is.mode);
    assert_ok(emic_vault_save(vault, &err));
    emic_vault_close(vault);
    assert_int_equal(0, stat(path, &about));
    assert_int_equal(0600, about.st_mode & 07777);
}

static void a_link_leads_to_the_vault_and_stays(void **state)
{
    (void)state;
    emic_vault *vault;
    struct stat about;
    assert_int_equal(0, symlink("a.vault", in_folder("link")));
    assert_ok(emic_vault_open(in_folder("link"), passphrase, true, &vault, &err));
    add_name(vault, "Wilm Ahrens", NULL);
    assert_ok(emic_vault_save(vault, &err));
    emic_vault_close(vault);
    assert_int_equal(0, lstat(in_folder("link"), &about));
    assert_true(S_ISLNK(about.st_mode));
    assert_ok(emic_vault_open(path, passphrase, false, &vault, &err));
    assert_true(has_name(vault, "Wilm Ahrens"));
    emic_vault_close(vault);
}

static void what_a_killed_program_left_is_cleared_away(void **state)
{
    (void)state;
    emic_vault *vault;
    write_bytes(in_folder(".a.vault.new"), "half", 4);
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_ok(emic_vault_save(vault, &err));
    emic_vault_close(vault);
    assert_int_equal(1, count_entries(false));
    assert_ok(try_open(path, passphrase));
}

static void a_folder_that_takes_no_file_keeps_the_old_vault(void **state)
{
    (void)state;
    emic_vault *vault;
    emic_vault_generation before, after;
    emic_slice old = bytes_of(path);
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    assert_ok(emic_vault_generation_read(vault, &before, &err));
    assert_int_equal(0, mkdir(in_folder(".a.vault.new"), 0700)); /* in its way */
    assert_int_equal(EMIC_IO, emic_vault_save(vault, &err));
    assert_ok(emic_vault_generation_read(vault, &after, &err));
    assert_int_equal(before.number, after.number);
    emic_vault_close(vault);
    assert_true(emic_slice_equal(old, bytes_of(path)));
}

static void destroying_removes_a_vault_and_nothing_else(void **state)
{
    (void)state;
    char *text = in_folder("notes.txt");
    write_bytes(text, "not a vault at all", 18);
    assert_said(EMIC_MALFORMED, "not an emic vault; nothing was changed",
                emic_vault_destroy(text, &err));
    assert_true(emic_slice_is(bytes_of(text), "not a vault at all"));
    assert_int_equal(0, link(path, in_folder("kept"))); /* shows what became of the blocks */
    size_t length = bytes_of(path).length;
    assert_ok(emic_vault_destroy(path, &err));
    assert_false(emic_file_exists(path));
    emic_slice left = bytes_of(in_folder("kept"));
    assert_int_equal(length, left.length);
    for (size_t i = 0; i < left.length; i++)
        assert_int_equal(0, left.data[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_VAULT(what_was_saved_is_there_again),
        IN_VAULT(what_was_not_saved_is_gone),
        IN_VAULT(a_large_vault_comes_back_and_shows_nothing),
        IN_VAULT(a_short_passphrase_makes_no_vault),
        IN_VAULT(a_file_that_is_there_is_not_replaced),
        IN_VAULT(a_missing_file_and_a_folder_are_told_apart),
        IN_VAULT(rekeying_shuts_the_old_passphrase_out),
        IN_VAULT(the_log_only_grows),
        IN_VAULT(an_old_copy_or_another_vault_is_told),
        IN_VAULT(one_writes_or_several_read),
        IN_VAULT(permissions_that_are_too_open_are_seen_and_mended),
        IN_VAULT(a_link_leads_to_the_vault_and_stays),
        IN_VAULT(what_a_killed_program_left_is_cleared_away),
        IN_VAULT(a_folder_that_takes_no_file_keeps_the_old_vault),
        IN_VAULT(destroying_removes_a_vault_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
