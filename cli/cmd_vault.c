/* emic vault create, status, export-log, rekey, destroy: the encrypted file that alone knows who is
 * behind a pseudonym. */
#include "commands.h"
#include "guard.h"
#include "named.h"
#include "output.h"
#include "study_path.h"
#include "vault_access.h"

static emic_status note_dry_run(const emic_context *context)
{
    output_note(context, "dry run: nothing was stored");
    return EMIC_OK;
}

static void warn_of_mode(const emic_context *context, const emic_vault_state *state)
{
    if (state->mode & 077)
        output_note(context, "warning: others can reach %s (mode %04o); chmod 600 %s",
                    context->operands[0], state->mode, context->operands[0]);
}

/* --- create ----------------------------------------------------------------------------------- */

static emic_status make_vault(const emic_context *context, emic_secret *passphrase, emic_error *err)
{
    emic_vault *vault;
    EMIC_TRY(emic_vault_create(context->operands[0], passphrase, named_coder_if_said(context),
                               &vault, err));
    emic_vault_close(vault);
    output_note(context,
                "made %s; without its passphrase nothing and nobody can open it: keep copies of "
                "both, in different places",
                context->operands[0]);
    return EMIC_OK;
}

static emic_status run_create(emic_context *context, int *exit, emic_error *err)
{
    const char *path = context->operands[0];
    emic_secret *passphrase;
    (void)exit;
    if (emic_file_exists(path))
        return emic_fail_at(err, EMIC_EXISTS, path, 0, 0, "exists already; choose another name");
    EMIC_TRY(passphrase_read(context, path, PASSPHRASE_MAKE, &passphrase, err));
    emic_status status = option_given(context, "dry-run") ? note_dry_run(context)
                                                          : make_vault(context, passphrase, err);
    emic_secret_close(passphrase);
    return status;
}

/* --- status ----------------------------------------------------------------------------------- */

static void add_fact(emic_table *table, const char *fact, emic_slice value)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(emic_slice_of(fact));
    cell[1] = emic_cell_text(value);
}

static void add_number(emic_table *table, const char *fact, int64_t value)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(emic_slice_of(fact));
    cell[1] = emic_cell_integer(value);
}

static const char *memory_state(const emic_vault_state *state)
{
    if (guard_keeps_from_swap())
        return "all of it is kept from swap";
    if (state->locked)
        return "the key is kept from swap, names may reach it; ulimit -l unlimited helps";
    return "not even the key is kept from swap; ulimit -l unlimited helps";
}

static emic_table *table_of(const emic_context *context, const emic_vault_state *state)
{
    emic_arena *arena = context->arena;
    emic_table *table =
        emic_table_make(arena, emic_arena_format(arena, "Vault %s", context->operands[0]));
    const char *cost = emic_arena_format(
        arena, "Argon2id, %llu passes over %llu KiB%s", (unsigned long long)state->cost.passes,
        (unsigned long long)(state->cost.memory >> 10),
        state->weak ? ", which is too weak: emic vault rekey" : "");
    emic_table_add_column(table, (emic_column){.name = "fact", .title = "Fact"});
    emic_table_add_column(table, (emic_column){.name = "value", .title = "Value", .wrap = true});
    add_fact(table, "identity", emic_slice_of(state->generation.uuid));
    add_fact(table, "study", state->study.length ? state->study : EMIC_LITERAL("none yet"));
    add_fact(table, "created", state->created);
    add_fact(table, "changed", state->changed);
    add_number(table, "generation", state->generation.number);
    add_number(table, "entities", state->entities);
    add_number(table, "variants", state->variants);
    add_number(table, "decisions", state->decisions);
    add_number(table, "candidates to decide", state->undecided);
    add_number(table, "log entries", state->entries);
    add_fact(table, "key", emic_slice_of(cost));
    add_fact(table, "cipher", EMIC_LITERAL("XChaCha20-Poly1305, in chunks of 64 KiB"));
    add_fact(table, "memory", emic_slice_of(memory_state(state)));
    return table;
}

static emic_status run_status(emic_context *context, int *exit, emic_error *err)
{
    emic_vault *vault;
    emic_vault_state state;
    (void)exit;
    EMIC_TRY(vault_access_open_file(context, context->operands[0], false, &vault, err));
    emic_status status = emic_vault_state_read(vault, context->arena, &state, err);
    emic_vault_close(vault);
    EMIC_TRY(status);
    warn_of_mode(context, &state);
    return output_table(context, table_of(context, &state), err);
}

/* --- export-log ------------------------------------------------------------------------------- */

static emic_status run_export_log(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "number", .title = "No.", .right = true},
        {.name = "time", .title = "Time"},
        {.name = "who", .title = "Who"},
        {.name = "action", .title = "Action"},
        {.name = "detail", .title = "Detail", .wrap = true},
    };
    emic_vault *vault;
    emic_vault_log log;
    (void)exit;
    EMIC_TRY(vault_access_open_file(context, context->operands[0], false, &vault, err));
    emic_status status = emic_vault_log_read(vault, context->arena, &log, err);
    emic_vault_close(vault);
    EMIC_TRY(status);
    emic_table *table = emic_table_make(context->arena, "Log of the vault");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < log.count; i++) {
        const emic_vault_entry *entry = &log.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(entry->number);
        cell[1] = emic_cell_text(entry->time);
        cell[2] = emic_cell_text(entry->who);
        cell[3] = emic_cell_text(entry->action);
        cell[4] = emic_cell_text(entry->detail);
    }
    return output_table(context, table, err);
}

/* --- rekey ------------------------------------------------------------------------------------ */

static emic_status change_key(const emic_context *context, emic_vault *vault, emic_secret *new_one,
                              emic_error *err)
{
    if (option_given(context, "dry-run"))
        return note_dry_run(context);
    EMIC_TRY(emic_vault_rekey(vault, new_one, named_coder_if_said(context), err));
    output_note(context,
                "%s has a new passphrase; copies of the file made before still open with the old "
                "one",
                context->operands[0]);
    return EMIC_OK;
}

static emic_status run_rekey(emic_context *context, int *exit, emic_error *err)
{
    emic_vault *vault;
    emic_secret *new_one;
    (void)exit;
    EMIC_TRY(vault_access_open_file(context, context->operands[0], true, &vault, err));
    emic_status status =
        passphrase_read(context, context->operands[0], PASSPHRASE_NEW, &new_one, err);
    if (status == EMIC_OK) {
        status = change_key(context, vault, new_one, err);
        emic_secret_close(new_one);
    }
    emic_vault_close(vault);
    return status;
}

/* --- destroy ---------------------------------------------------------------------------------- */

/* The study that is told; NULL when none was named. */
static emic_status open_study(const emic_context *context, emic_study **out, emic_error *err)
{
    *out = NULL;
    if (!context->study_path)
        return EMIC_OK;
    EMIC_TRY(emic_study_open(context->study_path, true, out, err));
    emic_status status = study_begin(context, *out, err);
    if (status == EMIC_OK)
        status = emic_study_set_vault_destroyed(*out, err);
    if (status == EMIC_OK)
        return EMIC_OK;
    emic_study_close(*out);
    *out = NULL;
    return emic_error_locate(err, context->study_path, 0, 0);
}

/* The study is asked first, whether it can be told, and told last. */
static emic_status destroy(const emic_context *context, emic_error *err)
{
    emic_study *study;
    EMIC_TRY(open_study(context, &study, err));
    emic_status status = emic_vault_destroy(context->operands[0], err);
    if (study && status == EMIC_OK)
        status = emic_study_commit(study, err);
    else if (study)
        emic_study_rollback(study);
    emic_study_close(study);
    EMIC_TRY(status);
    output_note(context,
                "destroyed %s; destroy its copies, its backups and the notes of its passphrase, "
                "too",
                context->operands[0]);
    if (!context->study_path)
        output_note(context, "no study was told, as --study FILE does: its commands will go on "
                             "asking for this vault");
    return EMIC_OK;
}

static emic_status run_destroy(emic_context *context, int *exit, emic_error *err)
{
    const char *path = context->operands[0];
    bool yes = option_given(context, "yes");
    if (!emic_file_exists(path))
        return emic_fail_at(err, EMIC_NOT_FOUND, path, 0, 0, "no such file");
    if (option_given(context, "dry-run"))
        return note_dry_run(context);
    if (!yes) {
        const char *question = emic_arena_format(
            context->arena, "Destroy %s? No name can be restored after that. Type yes: ", path);
        EMIC_TRY(passphrase_confirm(question, "yes", &yes, err));
    }
    if (yes)
        return destroy(context, err);
    output_note(context, "nothing was done");
    *exit = EXIT_NEGATIVE;
    return EMIC_OK;
}

/* --- The tables ------------------------------------------------------------------------------- */

static const emic_option create_options[] = {
    OPTION_KEY_FILE, OPTION_PASSPHRASE_FD, OPTION_WHO, OPTION_DRY_RUN, {0}};
static const emic_option read_options[] = {OPTION_KEY_FILE, OPTION_PASSPHRASE_FD, OPTION_FORMAT,
                                           OPTION_OUTPUT,   OPTION_FORCE,         {0}};
static const emic_option rekey_options[] = {OPTION_KEY_FILE,
                                            OPTION_PASSPHRASE_FD,
                                            OPTION_NEW_KEY_FILE,
                                            OPTION_NEW_PASSPHRASE_FD,
                                            OPTION_WHO,
                                            OPTION_DRY_RUN,
                                            {0}};
static const emic_option destroy_options[] = {
    {"yes", 0, OPTION_FLAG, NULL, "do not ask"},
    {"study", 0, OPTION_TEXT, "FILE", "the study whose vault it is, which remembers it"},
    OPTION_DRY_RUN,
    {0}};

const emic_command command_vault_create = {
    .name = "vault create",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run_create,
    .options = create_options,
    .summary = "Make a new vault for the names behind the pseudonyms",
    .details = "The vault is one encrypted file (mode 0600). Keep it away from the study: who has "
               "both, and the passphrase, can undo the pseudonyms, and while the vault exists the "
               "pseudonymized text stays personal data.\n\n"
               "The passphrase is asked on the terminal, twice. It takes 12 bytes or more; six "
               "words chosen by dice are good. It is never taken from an argument or from the "
               "environment, which other programs can read. Opening takes about a second and 256 "
               "MB of memory, for you and for whoever guesses.",
    .example = "emic vault create study.vault --key-file key.txt",
};

const emic_command command_vault_status = {
    .name = "vault status",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run_status,
    .options = read_options,
    .summary = "Tell what a vault holds, without a name",
    .details = "Counts, how often it was stored (its generation), how its key is made, and whether "
               "memory could be kept from swap.",
    .example = "emic vault status study.vault --key-file key.txt",
};

const emic_command command_vault_export_log = {
    .name = "vault export-log",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run_export_log,
    .options = read_options,
    .summary = "Hand out the log: who did what with the vault, and when",
    .details = "The log holds no original words. It only grows.",
    .example = "emic vault export-log study.vault --key-file key.txt --format csv",
};

const emic_command command_vault_rekey = {
    .name = "vault rekey",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run_rekey,
    .options = rekey_options,
    .summary = "Give a vault another passphrase",
    .details = "All of the vault is encrypted anew. Killed at any moment, it opens with the old or "
               "the new passphrase. Copies of the file made before still open with the old one.",
    .example = "emic vault rekey study.vault --key-file key.txt --new-key-file new-key.txt",
};

const emic_command command_vault_destroy = {
    .name = "vault destroy",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run_destroy,
    .options = destroy_options,
    .summary = "Destroy a vault, so that nobody can undo the pseudonyms",
    .details = "Overwrites the file, its header with the salt of the key first, and removes it. No "
               "passphrase is needed. The study that --study (or EMIC_STUDY) names notes the time: "
               "from then on it does not ask for the vault, and its exports are not searched for "
               "names.\n\n"
               "This is no proof of erasure. Solid-state disks, journaling and copy-on-write file "
               "systems, snapshots and backups may keep what was overwritten; what is left is "
               "still encrypted, and opens with the passphrase alone. So destroy all copies, and "
               "every note of the passphrase.",
    .example = "emic vault destroy study.vault --study study.emic --yes",
};
