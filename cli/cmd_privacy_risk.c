/* emic privacy risk: what risk is left, for an ethics board. */
#include "commands.h"
#include "exchange/risk.h"
#include "leak_gate.h"
#include "output.h"
#include "privacy/vault_risk.h"
#include "vault_access.h"

enum { LARGEST_THRESHOLD = 1000 };

static emic_status add_texts(const emic_context *context, emic_vault *vault,
                             emic_pseudonymizer *rules, emic_risk_facts *facts, emic_error *err)
{
    emic_document_list list;
    output_progress progress;
    EMIC_TRY(emic_document_list_load(context->study, context->arena, &list, err));
    output_progress_start(&progress, context, "reading");
    emic_status status = EMIC_OK;
    emic_arena *arena = emic_arena_open();
    for (size_t i = 0; status == EMIC_OK && i < list.count; i++) {
        const emic_document *document = &list.items[i];
        emic_text_index text;
        if (document->withheld)
            continue;
        status = emic_document_text(context->study, document->id, arena, &text, err);
        if (status == EMIC_OK)
            status = emic_risk_facts_add_text(vault, rules, document->name, document->number,
                                              text.text, facts, err);
        emic_arena_reset(arena);
        output_progress_step(&progress, i + 1, list.count);
    }
    emic_arena_close(arena);
    output_progress_end(&progress);
    return status;
}

static emic_status load_facts(const emic_context *context, emic_vault *vault, emic_risk_facts *out,
                              emic_error *err)
{
    emic_pseudonymizer *rules;
    EMIC_TRY(emic_risk_facts_load(vault, context->arena, out, err));
    EMIC_TRY(emic_pseudonymizer_open(vault, false, false, &rules, err));
    emic_status status = add_texts(context, vault, rules, out, err);
    emic_pseudonymizer_close(rules);
    return status;
}

/* With the vault open there is no reason to hand out a report that was not searched, whether into a
 * file or onto the terminal. */
static emic_status hand_out(const emic_context *context, emic_vault *vault, emic_slice text,
                            emic_error *err)
{
    const char *path = option_value(context, "output");
    if (!vault)
        return output_text(context, text, err);
    bool printed = !path || strcmp(path, "-") == 0;
    EMIC_TRY(leak_gate_check_open(context, vault, printed ? "the report" : path, text, err));
    return printed ? output_print(text, err)
                   : emic_file_write(path, text, option_given(context, "force"), err);
}

static emic_status report(const emic_context *context, emic_vault *vault, int64_t threshold,
                          emic_format format, int *exit, emic_error *err)
{
    emic_risk risk;
    emic_risk_facts facts;
    emic_strbuf text = {0};
    if (vault)
        EMIC_TRY(load_facts(context, vault, &facts, err));
    EMIC_TRY(emic_risk_report(context->study, vault ? &facts : NULL, threshold, context->arena,
                              &risk, err));
    emic_status status = emic_report_write(risk.report, format, output_width(), &text, err);
    if (status == EMIC_OK)
        status = hand_out(context, vault, emic_strbuf_slice(&text), err);
    emic_strbuf_close(&text);
    if (status == EMIC_OK && risk.open)
        *exit = EXIT_NEGATIVE;
    return status;
}

/* The vault of the study, or NULL where there is none to open. */
static emic_status open_vault(const emic_context *context, emic_vault **out, emic_error *err)
{
    emic_slice uuid;
    int64_t generation;
    const char *path;
    *out = NULL;
    if (option_given(context, "without-vault"))
        return EMIC_OK;
    EMIC_TRY(emic_study_vault(context->study, context->arena, &uuid, &generation, err));
    if (uuid.length == 0 && !option_given(context, "vault"))
        return EMIC_OK;
    if (vault_access_find(context, &path, err) == EMIC_NOT_FOUND)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "the study's vault is not in this folder: name it with --vault FILE, or "
                         "say --without-vault for a report that lacks what it knows");
    return vault_access_open(context, false, out, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    int64_t threshold;
    emic_vault *vault;
    emic_format format = EMIC_FORMAT_TEXT;
    const char *name = option_value(context, "format");
    if (name)
        EMIC_TRY(emic_format_find(emic_slice_of(name), &format, err));
    EMIC_TRY(option_number(context, "threshold", 2, LARGEST_THRESHOLD, EMIC_RISK_THRESHOLD,
                           &threshold, err));
    EMIC_TRY(open_vault(context, &vault, err));
    emic_status status = report(context, vault, threshold, format, exit, err);
    emic_vault_close(vault);
    return status;
}

static const emic_option options[] = {
    {"threshold", 0, OPTION_TEXT, "K", "fewer participants than this are few (default 5)"},
    {"without-vault", 0, OPTION_FLAG, NULL, "leave out what only the vault can tell"},
    OPTION_VAULT,
    OPTION_KEY_FILE,
    OPTION_PASSPHRASE_FD,
    {"format", 'f', OPTION_TEXT, "FORMAT", "text (default), json or html"},
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};

const emic_command command_privacy_risk = {
    .name = "privacy risk",
    .operands = NULL,
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Report what may still identify somebody, for an ethics board",
    .details =
        "Says what is undecided, what was left standing on purpose, which participants stand out "
        "by their attributes (k-anonymity, for each attribute, for pairs and for all together), "
        "which groups and cells are small, what replaced what, and what no program can see. Exit 1 "
        "while something is undecided, or decided and not replaced yet.\n\n"
        "The report names participants by their labels and shows no value of an attribute but the "
        "names of groups. It is searched for the names in the vault before it is printed or "
        "written. Even so it tells who stands out: hand it to those who must judge that. With "
        "--without-vault, and for a study that has none, the parts that need it are left out.",
    .example = "emic privacy risk --key-file key.txt",
};
