/* A raw transcript into study and vault. Order matters: nothing of the raw text is handed to the
 * study, and the vault is stored before the study is. */
#include "raw_import.h"
#include "named.h"
#include "output.h"
#include "vault_access.h"

/* The vault's former study is gone; this one takes its place. */
static emic_status adopt(raw_import *work, emic_error *err)
{
    emic_slice uuid, tied;
    const emic_context *context = work->context;
    EMIC_TRY(emic_study_setting(context->study, "uuid", context->arena, &uuid, err));
    EMIC_TRY(emic_vault_setting(work->vault, "study", context->arena, &tied, err));
    if (tied.length == 0 || emic_slice_equal(uuid, tied))
        return EMIC_OK;
    EMIC_TRY(emic_vault_log_add(work->vault, named_coder_if_said(context), "adopt",
                                emic_arena_format(context->arena, "study %.*s", EMIC_ARG(uuid)),
                                err));
    return emic_vault_adopt(work->vault, uuid, err);
}

emic_status raw_import_open(raw_import *work, const emic_context *context, emic_error *err)
{
    const char *path;
    *work = (raw_import){.context = context,
                         .keep_undecided = option_given(context, "keep-undecided"),
                         .action = "import"};
    if (vault_access_find(context, &path, err) == EMIC_NOT_FOUND)
        return emic_fail(err, EMIC_REFUSED,
                         "raw transcripts do not enter a study without a vault: make one (emic "
                         "vault create), or say --pseudonymized when the names were replaced "
                         "before");
    EMIC_TRY(vault_access_open(context, true, &work->vault, err));
    if (option_given(context, "adopt"))
        EMIC_TRY(adopt(work, err));
    EMIC_TRY(emic_review_list_load(work->vault, true, context->arena, &work->waiting, err));
    return emic_pseudonymizer_open(work->vault, true, false, &work->rules, err);
}

void raw_import_close(raw_import *work)
{
    emic_pseudonymizer_close(work->rules);
    emic_vault_close(work->vault);
}

/* Whose dates these are: the first participant's whom the vault knows, or the document's own. */
static emic_slice person_of(raw_import *work, emic_slice name, const emic_transcript *transcript,
                            emic_arena *arena)
{
    for (size_t i = 0; i < transcript->turns.count; i++) {
        const emic_turn *turn = &transcript->turns.items[i];
        if (turn->role == EMIC_ROLE_INTERVIEWER || turn->speaker.length == 0)
            continue;
        const emic_entity *who = emic_pseudonymizer_who(work->rules, turn->speaker, arena);
        if (who && who->participant.length)
            return who->participant;
    }
    return name;
}

/* A participant speaks under the label that the study knows, whatever stands in the text. */
static void label_participants(raw_import *work, const emic_transcript *raw,
                               emic_transcript *carried, emic_arena *arena)
{
    for (size_t i = 0; i < raw->turns.count; i++) {
        const emic_entity *who =
            emic_pseudonymizer_who(work->rules, raw->turns.items[i].speaker, arena);
        if (who && who->participant.length)
            carried->turns.items[i].speaker = who->participant;
    }
}

static void find_words(const emic_text_index *index, emic_slice words, emic_candidate_kind kind,
                       emic_arena *arena, emic_outside_list *out)
{
    const char *at = index->text.data, *end = at + index->text.length;
    while ((at = memchr(at, *words.data, (size_t)(end - at))) != NULL) {
        size_t byte = (size_t)(at++ - index->text.data);
        if (words.length > (size_t)(end - at) + 1 ||
            memcmp(index->text.data + byte, words.data, words.length) != 0)
            continue;
        *EMIC_PUSH(arena, out) =
            (emic_outside){{(uint32_t)emic_text_point(index, byte),
                            (uint32_t)emic_text_point(index, byte + words.length)},
                           kind};
    }
}

/* Where in this document stands what waits on the review list. Most of that is found anew; what
 * another program had found is not. */
static const emic_outside_list *find_waiting(const raw_import *work, emic_slice name,
                                             emic_slice text, emic_arena *arena)
{
    emic_text_index index;
    emic_outside_list *out = emic_arena_array(arena, 1, sizeof *out);
    if (work->waiting.count)
        emic_text_index_load(&index, text, arena);
    for (size_t i = 0; i < work->waiting.count; i++) {
        const emic_review_item *item = &work->waiting.items[i];
        for (size_t k = 0; k < item->places.count; k++)
            if (emic_slice_equal(item->places.items[k].document, name))
                find_words(&index, item->places.items[k].words, item->kind, arena, out);
    }
    return out;
}

static void count_undecided(raw_import *work, const char *path, const emic_transcript *transcript,
                            const emic_pseudonymized *result)
{
    work->places += result->undecided.count;
    if (work->documents++)
        return;
    uint32_t line = 1, column = 1;
    const char *place = result->undecided.items[0].words.data;
    for (const char *at = transcript->text.data; at < place; at++) {
        column = *at == '\n' ? 1 : column + (((unsigned char)*at & 0xC0) != 0x80);
        line += *at == '\n';
    }
    work->first_path = path;
    work->first_line = line;
    work->first_column = column;
}

/* Replaces the names: `raw` (its person is given) and `carried` are what the two sides keep. */
static emic_status replace(raw_import *work, const char *path, emic_slice name,
                           const emic_transcript *transcript, emic_arena *arena,
                           emic_raw_document *raw, emic_transcript *carried, bool *ready,
                           emic_error *err)
{
    emic_pseudonymized result;
    emic_pseudonymize_input input = {.text = transcript->text,
                                     .person = raw->person,
                                     .outside = find_waiting(work, name, transcript->text, arena)};
    EMIC_TRY(emic_pseudonymize(work->rules, &input, arena, &result, err));
    if (result.undecided.count)
        count_undecided(work, path, transcript, &result);
    *ready = result.undecided.count == 0 || work->keep_undecided;
    if (!*ready)
        return EMIC_OK;
    raw->file = emic_file_name(path);
    raw->edits = result.edits;
    raw->sources = result.sources;
    emic_raw_document_describe(raw, transcript->bytes, transcript->text, arena);
    EMIC_TRY(emic_edit_turns(&result.edits, transcript, result.text, arena, carried, err));
    label_participants(work, transcript, carried, arena);
    work->caseless += result.caseless;
    return EMIC_OK;
}

emic_status raw_import_keep(raw_import *work, const emic_raw_document *raw, emic_error *err)
{
    work->replaced += raw->edits.count;
    work->imported++;
    /* Without edits of its own, older ones would be taken for all that the vault knows. */
    if (raw->edits.count == 0)
        EMIC_TRY(emic_raw_document_prune(work->vault, raw->name, raw->revision, err));
    return emic_raw_document_store(work->vault, raw, err);
}

static emic_status add_document(raw_import *work, const char *path, emic_slice name,
                                const emic_transcript *transcript, emic_arena *arena,
                                emic_error *err)
{
    emic_id document;
    emic_transcript carried;
    bool ready = false;
    emic_raw_document raw = {.revision = 1, .person = person_of(work, name, transcript, arena)};
    raw.name = emic_pseudonymize_label(work->rules, name, arena);
    EMIC_TRY(replace(work, path, name, transcript, arena, &raw, &carried, &ready, err));
    if (!ready)
        return EMIC_OK;
    EMIC_TRY(emic_document_add(work->context->study, raw.name, &carried, &document, err));
    return raw_import_keep(work, &raw, err);
}

emic_status raw_import_add(raw_import *work, const char *path, emic_slice name,
                           const emic_transcript *transcript, emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = add_document(work, path, name, transcript, arena, err);
    emic_arena_close(arena);
    return status;
}

emic_status raw_import_revision(raw_import *work, const char *path,
                                const emic_transcript *transcript, emic_arena *arena,
                                emic_raw_document *out, emic_transcript *carried, bool *ready,
                                emic_error *err)
{
    emic_raw_document before;
    emic_status status =
        emic_raw_document_load(work->vault, out->name, out->revision - 1, arena, &before, err);
    if (status != EMIC_OK && status != EMIC_NOT_FOUND)
        return status;
    /* The dates of a person are shifted as they were. */
    out->person = status == EMIC_OK ? before.person : person_of(work, out->name, transcript, arena);
    return replace(work, path, out->name, transcript, arena, out, carried, ready, err);
}

static emic_status refuse(const raw_import *work, emic_error *err)
{
    emic_arena *arena = work->context->arena;
    return emic_fail_at(err, EMIC_REFUSED, work->first_path, work->first_line, work->first_column,
                        "nobody decided about what stands here, and may identify somebody (%s in "
                        "%s): run emic privacy scan on these files, then emic privacy review; "
                        "nothing was %s",
                        output_count(work->places, "place", arena),
                        output_count(work->documents, "file", arena),
                        strcmp(work->action, "import") == 0 ? "imported" : "stored");
}

emic_status raw_import_finish(raw_import *work, emic_error *err)
{
    const emic_context *context = work->context;
    if (work->places && !work->keep_undecided)
        return refuse(work, err);
    const char *detail =
        emic_arena_format(context->arena, "%zu documents, %zu places replaced, %zu left undecided",
                          work->imported, work->replaced, work->places);
    EMIC_TRY(vault_access_save(context, work->vault, work->action, detail, err));
    output_note(context, "replaced %s; the vault can restore them",
                output_count(work->replaced, "place", context->arena));
    if (work->places)
        output_note(context, "warning: %s left as they stand, undecided (the vault's log says so)",
                    output_count(work->places, "place", context->arena));
    if (work->caseless)
        output_note(context,
                    "warning: in %s hardly a word has a capital, so names in them may have been "
                    "missed; read them",
                    output_count(work->caseless, "transcript", context->arena));
    return EMIC_OK;
}
