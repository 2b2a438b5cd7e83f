/* emic privacy add: a name that must be replaced, found late. */
#include "commands.h"
#include "input.h"
#include "output.h"
#include "privacy/late.h"
#include "vault_access.h"

static emic_slice given(const emic_context *context, const char *option)
{
    return emic_slice_trim(emic_slice_of(option_value(context, option)));
}

/* The name: from the command line, or a line of standard input. */
static emic_status read_words(const emic_context *context, emic_slice *out, emic_error *err)
{
    *out = emic_slice_of(context->operands[0]);
    if (emic_slice_is(*out, "-"))
        EMIC_TRY(input_text(context, "-", out, err));
    *out = emic_slice_trim(*out);
    if (out->length == 0 || memchr(out->data, '\n', out->length))
        return emic_fail(err, EMIC_INVALID, "one name is wanted, in one line");
    return EMIC_OK;
}

static emic_status read_name(const emic_context *context, emic_late_name *out, emic_error *err)
{
    emic_slice kind = given(context, "kind");
    *out = (emic_late_name){.as = given(context, "as"),
                            .same_as = given(context, "same-as"),
                            .role = given(context, "role"),
                            .participant = given(context, "participant")};
    EMIC_TRY(read_words(context, &out->name, err));
    if (kind.length && !emic_entity_kind_find(kind, &out->kind))
        return emic_fail(err, EMIC_INVALID,
                         "unknown kind \"%.*s\"; it is person, place, organisation, contact or "
                         "other",
                         EMIC_ARG(kind));
    if (out->same_as.length &&
        (out->as.length || out->role.length || out->participant.length || kind.length))
        return emic_fail(err, EMIC_INVALID, "--same-as says all; leave the other options out");
    return EMIC_OK;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_vault *vault;
    emic_late_name late;
    emic_slice label = {0};
    (void)exit;
    EMIC_TRY(read_name(context, &late, err));
    EMIC_TRY(vault_access_open(context, true, &vault, err));
    emic_status status = emic_late_add(vault, &late, context->arena, &label, err);
    if (status == EMIC_OK)
        status = vault_access_save(
            context, vault, "add",
            emic_arena_format(context->arena, "a name of %.*s", EMIC_ARG(label)), err);
    emic_vault_close(vault);
    if (status == EMIC_OK && !option_given(context, "dry-run"))
        output_note(context, "%.*s: emic privacy apply replaces it in what is stored already",
                    EMIC_ARG(label));
    return status;
}

static const emic_option options[] = {
    {"as", 0, OPTION_TEXT, "WORDS", "what stands in its place"},
    {"same-as", 0, OPTION_TEXT, "LABEL", "it is another spelling of who has this label"},
    {"kind", 0, OPTION_TEXT, "KIND", "person (default), place, organisation, contact or other"},
    {"role", 0, OPTION_TEXT, "ROLE", "relative, interviewer, agency ..."},
    {"participant", 'p', OPTION_TEXT, "LABEL", "the participant whose name it is"},
    OPTION_VAULT,
    OPTION_KEY_FILE,
    OPTION_PASSPHRASE_FD,
    OPTION_WHO,
    OPTION_DRY_RUN,
    {0},
};

const emic_command command_privacy_add = {
    .name = "privacy add",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run,
    .options = options,
    .summary = "Tell the vault a name that was found late",
    .details =
        "The name is replaced from now on in every import; emic privacy apply replaces it in what "
        "the study holds. For a name that the vault knows, --as gives it another pseudonym, for "
        "the imports that follow.\n\n"
        "Words on a command line can be seen by other programs of this computer while the command "
        "runs, and the shell may keep them in its history: give NAME as - to type it on standard "
        "input instead.",
    .example = "emic privacy add \"Marlene Okafor\" --as \"the neighbour\" --key-file key.txt",
};
