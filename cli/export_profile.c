/* Makes the texts of a copy of the study again. From the stored text back to the raw one, and from
 * there to the new one, is one list of edits, by which everything is carried. */
#include "export_profile.h"
#include "output.h"
#include "privacy/pseudonymizer.h"
#include "vault_access.h"

typedef struct remaking {
    const emic_context *context;
    emic_vault *vault;
    emic_pseudonymizer *rules;
    emic_study *copy;
    emic_revise_summary summary;
    size_t changed, foreign, undecided;
} remaking;

/* Edits that put in what stands there already change nothing. */
static void drop_idle(emic_edit_list *edits)
{
    size_t kept = 0;
    for (size_t i = 0; i < edits->count; i++)
        if (!emic_slice_equal(edits->items[i].words, edits->items[i].text))
            edits->items[kept++] = edits->items[i];
    edits->count = kept;
}

static emic_status remake_text(remaking *work, const emic_document *document,
                               const emic_raw_document *raw, emic_slice text, emic_arena *arena,
                               emic_error *err)
{
    emic_pseudonymized result;
    emic_edit_list back, all;
    emic_pseudonymize_input input = {.person = raw->person};
    EMIC_TRY(emic_raw_document_text(raw, text, arena, &input.text, err));
    EMIC_TRY(emic_pseudonymize(work->rules, &input, arena, &result, err));
    work->undecided += result.undecided.count;
    EMIC_TRY(emic_edit_invert(&raw->edits, arena, &back, err));
    emic_edit_compose(&back, &result.edits, arena, &all);
    drop_idle(&all);
    if (all.count == 0)
        return EMIC_OK;
    work->changed++;
    return emic_document_revise(work->copy, document->id, &all, "made for an export", arena,
                                &work->summary, err);
}

static emic_status remake(remaking *work, const emic_document *document, emic_arena *arena,
                          emic_error *err)
{
    emic_text_index text;
    emic_raw_document raw;
    EMIC_TRY(emic_document_text(work->copy, document->id, arena, &text, err));
    emic_status status =
        emic_raw_document_load(work->vault, document->name, document->number, arena, &raw, err);
    bool foreign = status == EMIC_NOT_FOUND || (status == EMIC_OK && raw.file.length == 0);
    work->foreign += foreign;
    if (foreign || status != EMIC_OK)
        return foreign ? EMIC_OK : status;
    return remake_text(work, document, &raw, text.text, arena, err);
}

static emic_status remake_all(remaking *work, emic_error *err)
{
    emic_document_list list;
    EMIC_TRY(emic_document_list_load(work->copy, work->context->arena, &list, err));
    EMIC_TRY(emic_study_begin(work->copy, err));
    emic_arena *arena = emic_arena_open();
    emic_status status = EMIC_OK;
    for (size_t i = 0; status == EMIC_OK && i < list.count; i++) {
        status = remake(work, &list.items[i], arena, err);
        emic_arena_reset(arena);
    }
    emic_arena_close(arena);
    if (status == EMIC_OK)
        return emic_study_commit(work->copy, err);
    emic_study_rollback(work->copy);
    return status;
}

static emic_status check_whole(const remaking *work, const char *name, emic_error *err)
{
    emic_arena *arena = work->context->arena;
    if (work->undecided)
        return emic_fail(err, EMIC_REFUSED,
                         "the profile %s asks about %s that nobody decided: emic privacy profile "
                         "use %s, scan and review, and try again",
                         name, output_count(work->undecided, "place", arena), name);
    if (work->foreign)
        output_note(work->context, "warning: %s came in without the vault and stayed as they are",
                    output_count(work->foreign, "transcript", arena));
    output_note(work->context, "%s at the grades of %s",
                output_count(work->changed, "transcript", arena), name);
    return EMIC_OK;
}

static emic_status apply(remaking *work, const emic_profile *profile, emic_error *err)
{
    EMIC_TRY(emic_pseudonymizer_open(work->vault, false, false, &work->rules, err));
    emic_pseudonymizer_set_profile(work->rules, profile);
    EMIC_TRY(emic_study_copy(work->context->study, &work->copy, err));
    EMIC_TRY(remake_all(work, err));
    return check_whole(work, profile->name, err);
}

emic_status export_profile_apply(const emic_context *context, const char *name, emic_study **out,
                                 emic_error *err)
{
    const emic_profile *profile;
    remaking work = {.context = context};
    *out = NULL;
    EMIC_TRY(emic_profile_find(emic_slice_of(name), &profile, err));
    EMIC_TRY(vault_access_open(context, false, &work.vault, err));
    emic_status status = apply(&work, profile, err);
    emic_pseudonymizer_close(work.rules);
    emic_vault_close(work.vault);
    if (status == EMIC_OK)
        *out = work.copy;
    else
        emic_study_close(work.copy);
    return status;
}
