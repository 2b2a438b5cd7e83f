/* emic archive create, verify, reproduce. */
#include "commands.h"
#include "export_profile.h"
#include "leak_gate.h"
#include "locked_archive.h"
#include "output.h"
#include "vault_deposit.h"

/* The profile of --release, or NULL. */
static emic_status find_release(const emic_context *context, const emic_release_profile **out,
                                emic_error *err)
{
    const char *name = option_value(context, "release");
    *out = NULL;
    if (!name)
        return EMIC_OK;
    if (option_given(context, "deposit") || option_given(context, "profile"))
        return emic_fail(err, EMIC_INVALID,
                         "--release goes without --deposit and --profile: no text is in it");
    emic_release_profile *profile = emic_arena_alloc(context->arena, sizeof *profile);
    EMIC_TRY(emic_release_profile_find(context->study, emic_slice_of(name), context->arena, profile,
                                       err));
    *out = profile;
    return EMIC_OK;
}

static emic_status create(const emic_context *context, emic_study *study, emic_error *err)
{
    emic_slice bytes;
    emic_archive_summary summary;
    const char *path = context->operands[0];
    EMIC_TRY(locked_archive_check(context, path, err));
    emic_archive_options options = {.text = !option_given(context, "without-text"),
                                    .form = emic_pack_form_of(path),
                                    .deposit = option_value(context, "deposit")};
    EMIC_TRY(find_release(context, &options.release, err));
    if (options.deposit)
        EMIC_TRY(vault_deposit_load(context, &options, err));
    EMIC_TRY(emic_archive_build(study, &options, context->arena, &bytes, &summary, err));
    EMIC_TRY(leak_gate_check(context, path, bytes, err));
    EMIC_TRY(locked_archive_make(context, path, bytes, &bytes, err));
    EMIC_TRY(emic_file_write(path, bytes, option_given(context, "force"), err));
    bool printed = strcmp(path, "-") == 0;
    const char *pictures =
        summary.pictures
            ? emic_arena_format(context->arena, ", %s",
                                output_count(summary.pictures, "picture", context->arena))
            : "";
    output_note(context, "%s: %zu files, %zu bytes, %s%s", printed ? "archive" : path,
                summary.files, bytes.length, output_count(summary.tables, "table", context->arena),
                pictures);
    if (summary.left_out)
        output_note(context, "left out: %s", summary.left_names);
    if (summary.claims)
        output_note(context, "claims: %zu of %zu hold%s%s", summary.claims - summary.failed_claims,
                    summary.claims, summary.failed_claims ? "; these do not: " : "",
                    summary.failed);
    if (summary.detached)
        output_note(context, "not in it: %s; emic document detached lists them",
                    output_count((size_t)summary.detached, "detached coding", context->arena));
    if (summary.tar_sha256[0])
        output_note(context, "tar sha256 %s", summary.tar_sha256);
    const char *digest =
        emic_arena_format(context->arena, "content sha256 %s", summary.content_sha256);
    if (!printed)
        return output_print(emic_slice_of(emic_arena_format(context->arena, "%s\n", digest)), err);
    output_note(context, "%s", digest); /* standard output is taken by the archive */
    return EMIC_OK;
}

static emic_status run_create(emic_context *context, int *exit, emic_error *err)
{
    emic_study *copy;
    const char *profile = option_value(context, "profile");
    (void)exit;
    if (!profile)
        return create(context, context->study, err);
    EMIC_TRY(export_profile_apply(context, profile, &copy, err));
    emic_status status = create(context, copy, err);
    emic_study_close(copy);
    return status;
}

static emic_status tell(emic_context *context, const emic_archive_report *report, int *exit,
                        emic_error *err)
{
    if (report->content_sha256[0])
        emic_table_add_note(report->table, "Content sha256 %s", report->content_sha256);
    if (report->problems == 0)
        emic_table_add_note(report->table, "All is well.");
    else
        emic_table_add_note(report->table, "Wrong: %zu.", report->problems);
    if (report->problems)
        *exit = EXIT_NEGATIVE;
    return output_table(context, report->table, err);
}

static emic_status run_verify(emic_context *context, int *exit, emic_error *err)
{
    emic_slice bytes;
    emic_archive_report report;
    const char *path = context->operands[0];
    EMIC_TRY(locked_archive_read(context, path, &bytes, err));
    EMIC_TRY(emic_archive_verify(path, bytes, context->arena, &report, err));
    return tell(context, &report, exit, err);
}

static emic_status run_reproduce(emic_context *context, int *exit, emic_error *err)
{
    emic_slice bytes;
    emic_archive_report report;
    emic_study *study = NULL;
    const char *path = context->operands[0], *from = option_value(context, "study");
    EMIC_TRY(locked_archive_read(context, path, &bytes, err));
    if (from)
        EMIC_TRY(emic_study_open(from, false, &study, err));
    emic_status status = emic_archive_reproduce(path, bytes, study, context->arena, &report, err);
    emic_study_close(study);
    return status == EMIC_OK ? tell(context, &report, exit, err) : status;
}

static const emic_option create_options[] = {
    {"without-text", 0, OPTION_FLAG, NULL, "only digests of the transcripts, and no memos"},
    {"release", 0, OPTION_TEXT, "PROFILE", "only tables, with what this release profile hides"},
    {"deposit", 0, OPTION_TEXT, "NAME", "with what a repository asks for: ukda or qdr"},
    OPTION_FORCE,
    OPTION_EXPORT_PROFILE,
    OPTION_EXPORT_VAULT,
    OPTION_KEY_FILE,
    OPTION_PASSPHRASE_FD,
    OPTION_UNCHECKED,
    {"encrypt", 0, OPTION_FLAG, NULL, "with AES-256, under a new passphrase"},
    OPTION_NEW_KEY_FILE,
    OPTION_NEW_PASSPHRASE_FD,
    {0},
};
static const emic_option check_options[] = {
    OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, OPTION_ARCHIVE_KEY_FILE, OPTION_PASSPHRASE_FD, {0},
};

static const emic_option reproduce_options[] = {
    {"study", 0, OPTION_TEXT, "FILE", "of a release: make its tables again from this study"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    OPTION_ARCHIVE_KEY_FILE,
    OPTION_PASSPHRASE_FD,
    {0},
};

const emic_command command_archive_create = {
    .name = "archive create",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_create,
    .options = create_options,
    .summary = "Write the study's tables and all they rest on as a ZIP or tar.gz",
    .details =
        "The archive is a BagIt bag: tables as CSV and HTML, codebook, cases, codings, "
        "judgements, claims, transcripts, and the recipe that makes the tables again. The "
        "tables are those kept with emic table frequency --save; without any, the "
        "frequencies of every unit by group. The same study gives the same bytes; the "
        "content digest stays the same even where another library packs them differently. A FILE "
        "that ends in .tar.gz or .tgz is a tar in gzip, any other a ZIP.\n\n"
        "--profile makes the transcripts again from the raw texts, which the vault knows, "
        "at the grades of another profile (emic privacy profile list): the same codings "
        "over vaguer words, for readers who may know less. The study stays as it is.\n\n"
        "--encrypt asks for a new passphrase, or takes --new-key-file or --new-passphrase-fd (the "
        "others are the vault's). In an encrypted ZIP anybody sees the names and sizes of files, "
        "and these are named after interviews: so the whole archive lies in it as one file, "
        "archive.zip, which 7-Zip and other programs open, too. What protects it is the "
        "passphrase alone: six random words, sent by another way. Its bytes differ each time.\n\n"
        "--release makes an archive that may be given away: the tables, bars, trees and heatmaps "
        "by group that the study keeps (without any, how many participants hold each code), with "
        "the cells hidden that a release profile hides (emic release list), all of them looked at "
        "together; the codebook without its examples; nothing on single participants, no texts, "
        "no claims. What cannot be in it is named. It is refused where a participant or a "
        "document would be named in it.\n\n"
        "Every archive describes itself: a data list, a data package (what each column means), a "
        "DDI codebook and an RO-Crate, filled from emic describe. --deposit adds what the UK Data "
        "Service (ukda) or the Qualitative Data Repository (qdr) ask for: the study in words, "
        "protocol, rights, an inventory of files and, from the vault, what was replaced, without "
        "an original word. It is refused while the description lacks what they need.",
    .example = "emic archive create raids.zip",
};

const emic_command command_archive_verify = {
    .name = "archive verify",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run_verify,
    .options = check_options,
    .summary = "Check every digest of an archive",
    .details = "Every file must be listed in the manifests, with its right digest, and no other be "
               "there. Exit 1 when something is wrong, with a line on each file; 2 when this is no "
               "archive at all. Of an encrypted archive the passphrase is asked for.",
    .example = "emic archive verify raids.zip",
};

const emic_command command_archive_reproduce = {
    .name = "archive reproduce",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_NOTHING,
    .run = run_reproduce,
    .options = reproduce_options,
    .summary = "Rebuild a study from its archive and compare every table and claim",
    .details = "Needs nothing but the archive: makes every file in it again and compares them byte "
               "for byte, the tables of the recipe above all, and checks every claim. Exit 1 when "
               "a digest, a file or a claim is not right, with a line on each.\n\n"
               "Of a release (emic archive create --release) it computes again what follows from "
               "the counts that are shown: shares, percentages, intervals, totals, and the list "
               "of what is hidden. With --study it makes the tables and pictures again from the "
               "study, under the same rule, and compares them byte for byte.",
    .example = "emic archive reproduce raids.zip",
};
