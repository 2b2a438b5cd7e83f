/* emic roster load: who and what must not be recognized, into the vault. */
#include "commands.h"
#include "input.h"
#include "output.h"
#include "privacy/roster_load.h"
#include "vault_access.h"

static emic_status load(const emic_context *context, emic_vault *vault, emic_slice text,
                        emic_load_summary *summary, emic_error *err)
{
    emic_roster roster;
    EMIC_TRY(emic_roster_parse(context->operands[0], text, context->arena, &roster, err));
    EMIC_TRY(emic_roster_load(vault, context->operands[0], &roster, summary, err));
    const char *detail = emic_arena_format(context->arena, "%s", input_summary(context, summary));
    return vault_access_save(context, vault, "roster load", detail, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_slice text;
    emic_vault *vault;
    emic_load_summary summary = {0};
    (void)exit;
    EMIC_TRY(input_text(context, context->operands[0], &text, err));
    EMIC_TRY(vault_access_open(context, true, &vault, err));
    emic_status status = load(context, vault, text, &summary, err);
    emic_vault_close(vault);
    if (status == EMIC_OK)
        output_note(context, "%s: %s", context->operands[0], input_summary(context, &summary));
    bool stored = status == EMIC_OK && !option_given(context, "dry-run");
    if (stored && strcmp(context->operands[0], "-") != 0)
        output_note(context,
                    "the vault knows them now; %s holds real names: keep it as you keep "
                    "the vault, or delete it",
                    context->operands[0]);
    return status;
}

static const emic_option options[] = {OPTION_VAULT,
                                      OPTION_KEY_FILE,
                                      OPTION_PASSPHRASE_FD,
                                      OPTION_ENCODING,
                                      OPTION_WHO,
                                      OPTION_DRY_RUN,
                                      {0}};

const emic_command command_roster_load = {
    .name = "roster load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run,
    .options = options,
    .summary = "Tell the vault whose names and which places must be replaced",
    .details =
        "A CSV file with the columns real_name, variants (other spellings, separated by "
        "semicolons), role (relative, interviewer, agency), participant (the label in the study), "
        "replace_with (a pseudonym) and kind (person, place, organisation, contact or other). Only "
        "real_name must be there. Forms that follow from a name, such as initials or the last name "
        "alone, need not be given. Who is in the vault already gets the new spellings.",
    .example = "emic roster load roster.csv --vault study.vault --key-file key.txt",
};
