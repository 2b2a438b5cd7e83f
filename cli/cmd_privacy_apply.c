/* emic privacy apply: what the vault knows now, replaced in what the study holds. */
#include "commands.h"
#include "output.h"
#include "privacy/late.h"
#include "privacy/pseudonymizer.h"
#include "study/rewrite.h"
#include "vault_access.h"

/* What one run shares. */
typedef struct applying {
    const emic_context *context;
    emic_vault *vault;
    emic_pseudonymizer *rules;
    emic_revise_summary summary;
    size_t places, documents;
    int64_t notes, older; /* texts that are not current, and were taken out */
} applying;

/* What the vault knows of a document; a document that came in without it begins with its text. */
static emic_status load_raw(applying *work, const emic_document *document,
                            const emic_text_index *text, emic_arena *arena, emic_raw_document *out,
                            emic_error *err)
{
    emic_status status =
        emic_raw_document_load(work->vault, document->name, document->number, arena, out, err);
    if (status != EMIC_NOT_FOUND)
        return status;
    *out = (emic_raw_document){.name = document->name,
                               .file = EMIC_LITERAL(""),
                               .person = document->name,
                               .revision = document->number,
                               .edits = {.originals = true}};
    emic_raw_document_describe(out, text->text, text->text, arena);
    return EMIC_OK;
}

static emic_status revise(applying *work, const emic_document *document, emic_raw_document *raw,
                          const emic_pseudonymized *result, emic_arena *arena, emic_error *err)
{
    emic_raw_document now = *raw;
    now.revision = document->number + 1;
    emic_late_compose(raw, &result->edits, result->sources, arena, &now.edits, &now.sources);
    EMIC_TRY(emic_document_revise(work->context->study, document->id, &result->edits,
                                  "names were replaced", arena, &work->summary, err));
    EMIC_TRY(emic_raw_document_prune(work->vault, now.name, document->number, err));
    work->places += result->edits.count;
    work->documents++;
    return emic_raw_document_store(work->vault, &now, err);
}

static emic_status apply_to(applying *work, const emic_document *document, emic_arena *arena,
                            emic_error *err)
{
    emic_text_index text;
    emic_raw_document raw;
    emic_pseudonymized result;
    if (document->withheld)
        return EMIC_OK;
    EMIC_TRY(emic_document_text(work->context->study, document->id, arena, &text, err));
    EMIC_TRY(load_raw(work, document, &text, arena, &raw, err));
    /* The name changes with all other labels; the vault's must go along. */
    emic_slice name = emic_pseudonymize_label(work->rules, document->name, arena);
    EMIC_TRY(emic_raw_document_rename(work->vault, raw.name, name, err));
    raw.name = name;
    emic_pseudonymize_input input = {
        .text = text.text, .person = raw.person, .earlier = &raw.edits, .again = true};
    EMIC_TRY(emic_pseudonymize(work->rules, &input, arena, &result, err));
    return result.edits.count ? revise(work, document, &raw, &result, arena, err) : EMIC_OK;
}

static emic_status rewrite_note(void *context, emic_slice text, bool label, emic_arena *arena,
                                emic_slice *out, emic_error *err)
{
    emic_pseudonymizer *rules = context;
    if (!label)
        return emic_pseudonymize_note(rules, text, arena, out, err);
    *out = emic_pseudonymize_label(rules, text, arena);
    return EMIC_OK;
}

static emic_status apply_to_all(applying *work, emic_error *err)
{
    emic_document_list list;
    output_progress progress;
    emic_study *study = work->context->study;
    EMIC_TRY(emic_document_list_load(study, work->context->arena, &list, err));
    output_progress_start(&progress, work->context, "replacing");
    emic_status status = EMIC_OK;
    emic_arena *arena = emic_arena_open();
    for (size_t i = 0; status == EMIC_OK && i < list.count; i++) {
        status = apply_to(work, &list.items[i], arena, err);
        emic_arena_reset(arena);
        output_progress_step(&progress, i + 1, list.count);
    }
    emic_arena_close(arena);
    output_progress_end(&progress);
    EMIC_TRY(status);
    EMIC_TRY(emic_document_withhold_older(study, &work->older, err));
    return emic_study_rewrite(study, rewrite_note, work->rules, &work->notes, err);
}

static void tell(const applying *work)
{
    const emic_context *context = work->context;
    const int64_t *fates = work->summary.fates;
    output_note(context, "replaced %s in %s; %lld other texts changed",
                output_count(work->places, "place", context->arena),
                output_count(work->documents, "transcript", context->arena),
                (long long)work->notes);
    output_note(context,
                "codings: %lld as they were, %lld moved, %lld with a replaced name in them, %lld "
                "widened to a whole name, %lld joined to another that covers the same words now",
                (long long)fates[EMIC_FATE_SAME], (long long)fates[EMIC_FATE_MOVED],
                (long long)fates[EMIC_FATE_EDITED], (long long)fates[EMIC_FATE_AMBIGUOUS],
                (long long)work->summary.joined);
    if (work->older)
        output_note(context, "older texts of revised transcripts: %lld taken out of the study",
                    (long long)work->older);
}

static emic_status apply(applying *work, emic_error *err)
{
    EMIC_TRY(emic_pseudonymizer_open(work->vault, true, false, &work->rules, err));
    emic_status status = apply_to_all(work, err);
    emic_pseudonymizer_close(work->rules);
    EMIC_TRY(status);
    if (work->places == 0 && work->notes == 0 && work->older == 0) {
        output_note(work->context, "nothing to replace: no name of the vault is in the study");
        return EMIC_OK;
    }
    EMIC_TRY(emic_study_purge_later(work->context->study, err));
    const char *detail =
        emic_arena_format(work->context->arena, "%zu places in %zu documents, %lld other texts",
                          work->places, work->documents, (long long)work->notes);
    EMIC_TRY(vault_access_save(work->context, work->vault, "apply", detail, err));
    tell(work);
    return EMIC_OK;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    applying work = {.context = context};
    (void)exit;
    EMIC_TRY(vault_access_open(context, true, &work.vault, err));
    emic_status status = apply(&work, err);
    emic_vault_close(work.vault);
    return status;
}

static const emic_option options[] = {
    OPTION_VAULT, OPTION_KEY_FILE, OPTION_PASSPHRASE_FD, OPTION_WHO, {0}};

const emic_command command_privacy_apply = {
    .name = "privacy apply",
    .operands = NULL,
    .needs = NEEDS_WRITE,
    .given_names = true,
    .run = run,
    .options = options,
    .summary = "Replace names that were found late in all that is stored",
    .details =
        "Transcripts get a new revision, and their codings are carried to it; memos, labels, "
        "definitions and all other texts are rewritten. What the profile settles is left as it was "
        "at "
        "the import. The old text is taken out of the file for "
        "good, its search index too; the vault can restore it. So are all older texts of "
        "transcripts "
        "that were revised, whether a name stands in them or not. Copies, backups and archives "
        "made "
        "before still hold the name: destroy them.\n\n"
        "Killed at any moment, the study is as it was or has the new text; the next command that "
        "writes to it clears what is left in the file.",
    .example = "emic privacy apply --key-file key.txt",
};
