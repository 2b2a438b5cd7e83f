/* emic privacy check: do names of the vault stand in files? */
#include "commands.h"
#include "leak_gate.h"
#include "output.h"
#include "privacy/needle_list.h"
#include "vault_access.h"

static emic_status check_paths(const emic_context *context, const emic_leak *leak,
                               emic_leak_report *report, emic_error *err)
{
    for (int i = 0; i < context->operand_count; i++)
        EMIC_TRY(emic_leak_check_path(leak, context->operands[i], context->arena, report, err));
    return EMIC_OK;
}

static emic_status check(const emic_context *context, emic_vault *vault, int *exit, emic_error *err)
{
    emic_leak *leak;
    emic_needle_list needles;
    emic_leak_report report = {0};
    EMIC_TRY(emic_needle_list_load(vault, context->arena, &needles, err));
    if (needles.count == 0)
        return emic_fail(err, EMIC_INVALID,
                         "the vault holds no names yet, so there is nothing to look for");
    EMIC_TRY(emic_leak_open(needles.items, needles.count, &leak, err));
    emic_status status = check_paths(context, leak, &report, err);
    emic_leak_close(leak);
    EMIC_TRY(status);
    if (report.found)
        *exit = EXIT_PRIVACY;
    return output_table(context, leak_gate_table(context, &report, needles.labels.items), err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_vault *vault;
    EMIC_TRY(vault_access_open(context, false, &vault, err));
    emic_status status = check(context, vault, exit, err);
    emic_vault_close(vault);
    return status;
}

static const emic_option options[] = {
    OPTION_VAULT, OPTION_KEY_FILE, OPTION_PASSPHRASE_FD, OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE,
    {0}};

const emic_command command_privacy_check = {
    .name = "privacy check",
    .operands = "PATH...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_NOTHING,
    .run = run,
    .options = options,
    .summary = "Search files and folders for the names in the vault",
    .details =
        "Looks for every spelling that is replaced, and for the addresses and numbers that were, "
        "in texts of any encoding, behind escapes, in ZIP, gzip, Word, Excel, OpenDocument and "
        "SQLite files (free pages and search indexes too), and in the names of files. Each place "
        "is told, the words masked. Exit 3 when there is one. The same check runs before every "
        "export of a study that has a vault.\n\n"
        "It finds what the vault knows, not what nobody told it. Dates and ages are not looked "
        "for. What could not be looked into (encrypted files, pictures) is listed.",
    .example = "emic privacy check study.emic codebooks --key-file key.txt",
};
