/* Finds, opens and stores the vault of a command. */
#include "vault_access.h"
#include "named.h"
#include "output.h"
#include <stdlib.h>

enum { MOST_LISTED = 5 };

static emic_status fail_several(const emic_file_list *vaults, emic_arena *arena, emic_error *err)
{
    const char *names = "";
    for (size_t i = 0; i < vaults->count && i < MOST_LISTED; i++)
        names = emic_arena_format(arena, "%s%s%s", names, i ? ", " : "", vaults->items[i]);
    return emic_fail(err, EMIC_AMBIGUOUS,
                     "there are %zu vaults in this folder (%s%s); name one with --vault FILE",
                     vaults->count, names, vaults->count > MOST_LISTED ? " ..." : "");
}

emic_status vault_access_destroyed(const emic_context *context, emic_slice *out, emic_error *err)
{
    enum { DAY = 10 }; /* 2026-03-01 */
    *out = (emic_slice){0};
    if (context->study)
        EMIC_TRY(emic_study_setting(context->study, "vault_destroyed", context->arena, out, err));
    if (out->length > DAY)
        out->length = DAY;
    return EMIC_OK;
}

static emic_status check_destroyed(const emic_context *context, emic_error *err)
{
    emic_slice day;
    EMIC_TRY(vault_access_destroyed(context, &day, err));
    if (day.length == 0)
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID,
                     "the vault of this study was destroyed on %.*s: nobody can undo its "
                     "pseudonyms or add to them",
                     EMIC_ARG(day));
}

emic_status vault_access_find(const emic_context *context, const char **out, emic_error *err)
{
    emic_file_list files = {0}, vaults = {0};
    EMIC_TRY(check_destroyed(context, err));
    *out = option_value(context, "vault");
    if (!*out)
        *out = getenv("EMIC_VAULT");
    if (*out && **out)
        return EMIC_OK;
    EMIC_TRY(emic_file_list_folder(".", context->arena, &files, err));
    for (size_t i = 0; i < files.count; i++)
        if (emic_slice_is(emic_file_extension(files.items[i]), "vault"))
            *EMIC_PUSH(context->arena, &vaults) =
                emic_arena_string(context->arena, emic_file_name(files.items[i]));
    if (vaults.count == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "there is no vault in this folder; name one with --vault FILE or make one "
                         "with 'emic vault create FILE'");
    if (vaults.count > 1)
        return fail_several(&vaults, context->arena, err);
    *out = vaults.items[0];
    return EMIC_OK;
}

/* That it is the vault the study knows. */
static emic_status check_study(const emic_context *context, emic_vault *vault, emic_error *err)
{
    emic_slice uuid;
    emic_vault_generation seen = {0};
    if (!context->study)
        return EMIC_OK;
    EMIC_TRY(emic_study_vault(context->study, context->arena, &uuid, &seen.number, err));
    if (uuid.length == 0)
        return EMIC_OK;
    memcpy(seen.uuid, uuid.data, uuid.length < sizeof seen.uuid ? uuid.length : 0);
    return emic_vault_generation_check(vault, &seen, err);
}

/* No two commands that change the vault share their ids, even where EMIC_SEED starts every program
 * with the same ones; nor do they share them with those that change a study alone. */
static emic_status salt_uuids(emic_vault *vault, emic_error *err)
{
    emic_vault_generation generation;
    EMIC_TRY(emic_vault_generation_read(vault, &generation, err));
    emic_uuid_salt((uint64_t)generation.number | (uint64_t)1 << 62);
    return EMIC_OK;
}

emic_status vault_access_open_file(const emic_context *context, const char *path, bool writable,
                                   emic_vault **out, emic_error *err)
{
    emic_secret *passphrase;
    *out = NULL;
    if (!emic_file_exists(path)) /* before anybody is asked for its passphrase */
        return emic_fail_at(err, EMIC_NOT_FOUND, path, 0, 0,
                            "no such file; emic vault create makes a new vault");
    EMIC_TRY(passphrase_read(context, path, PASSPHRASE_OPEN, &passphrase, err));
    emic_status status = emic_vault_open(path, passphrase, writable, out, err);
    emic_secret_close(passphrase);
    return status;
}

emic_status vault_access_open(const emic_context *context, bool writable, emic_vault **out,
                              emic_error *err)
{
    const char *path;
    *out = NULL;
    EMIC_TRY(vault_access_find(context, &path, err));
    EMIC_TRY(vault_access_open_file(context, path, writable, out, err));
    emic_status status = check_study(context, *out, err);
    if (status == EMIC_OK && writable)
        status = salt_uuids(*out, err);
    if (status == EMIC_OK)
        return EMIC_OK;
    emic_vault_close(*out);
    *out = NULL;
    return emic_error_locate(err, path, 0, 0);
}

/* The study's uuid goes into the vault, the vault's and its next generation into the study. */
static emic_status tie(const emic_context *context, emic_vault *vault, emic_error *err)
{
    emic_slice study;
    emic_vault_generation generation;
    EMIC_TRY(emic_study_setting(context->study, "uuid", context->arena, &study, err));
    EMIC_TRY(emic_vault_tie(vault, study, err));
    EMIC_TRY(emic_vault_generation_read(vault, &generation, err));
    return emic_study_set_vault(context->study, generation.uuid, generation.number + 1, err);
}

emic_status vault_access_save(const emic_context *context, emic_vault *vault, const char *action,
                              const char *detail, emic_error *err)
{
    if (option_given(context, "dry-run")) {
        if (context->command->needs != NEEDS_WRITE) /* else main says so */
            output_note(context, "dry run: nothing was stored");
        return EMIC_OK;
    }
    if (context->study && context->command->needs == NEEDS_WRITE)
        EMIC_TRY(tie(context, vault, err));
    EMIC_TRY(emic_vault_log_add(vault, named_coder_if_said(context), action, detail, err));
    return emic_vault_save(vault, err);
}
