/* A new text for a document in which names were replaced, with everything that points into the old
 * one carried along. Texts that people revise are revise_plan.c's business. */
#include "study/document.h"
#include "study/speaker.h"
#include "study/succession.h"

/* A revision that takes the place of another. */
typedef struct replacement {
    emic_study *study;
    emic_id document;
    emic_succession next;
    const emic_edit_list *edits;
    emic_text_index before, after;
    emic_arena *arena;
    emic_revise_summary *summary;
} replacement;

/* --- Turns ------------------------------------------------------------------------------------ */

/* The stored turns as a transcript, to be carried. */
static emic_status load_transcript(replacement *work, emic_transcript *out, emic_error *err)
{
    emic_document_turns turns;
    *out = (emic_transcript){.text = work->before.text};
    EMIC_TRY(emic_document_turns_load(work->study, work->document, work->arena, &turns, err));
    for (size_t i = 0; i < turns.count; i++) {
        const emic_document_turn *stored = &turns.items[i];
        emic_turn *turn = EMIC_PUSH(work->arena, &out->turns);
        *turn = (emic_turn){.span = stored->span,
                            .words = stored->words,
                            .speaker = stored->speaker,
                            .from = stored->from,
                            .until = stored->until};
        EMIC_TRY(emic_role_find(stored->role, &turn->role, err));
    }
    return EMIC_OK;
}

static emic_status rename_speakers(replacement *work, const emic_transcript *before,
                                   const emic_transcript *after, emic_error *err)
{
    for (size_t i = 0; i < before->turns.count; i++) {
        emic_slice was = before->turns.items[i].speaker, is = after->turns.items[i].speaker;
        if (!emic_slice_equal(was, is))
            EMIC_TRY(emic_speaker_rename(work->study, work->document, was, is, err));
    }
    return EMIC_OK;
}

/* --- Codings ---------------------------------------------------------------------------------- */

static const char list_codings[] =
    "SELECT id, start, stop FROM coding WHERE revision = ?1 ORDER BY id";

typedef struct stored_coding {
    emic_id id;
    emic_span span;
} stored_coding;

static emic_status carry_codings(replacement *work, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    struct {
        stored_coding *items;
        size_t count, capacity;
    } codings = {0};
    EMIC_TRY(emic_db_query(emic_study_db(work->study), list_codings,
                           EMIC_ROW(emic_int(work->next.from)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(work->arena, &codings) = (stored_coding){
            emic_cursor_int(&cursor, 0),
            {(uint32_t)emic_cursor_int(&cursor, 1), (uint32_t)emic_cursor_int(&cursor, 2)}};
    emic_cursor_close(&cursor);
    for (size_t i = 0; status == EMIC_OK && i < codings.count; i++) {
        emic_span span;
        work->summary->fates[emic_edit_map(work->edits, codings.items[i].span, &span)]++;
        status =
            emic_succession_carry_coding(&work->next, codings.items[i].id, span, &work->after, err);
    }
    return status;
}

static emic_span map_visit(const void *edits, emic_span span)
{
    emic_edit_map(edits, span, &span);
    return span;
}

/* --- The whole -------------------------------------------------------------------------------- */

static emic_status add_revision(replacement *work, const char *why, emic_error *err)
{
    emic_transcript before, after;
    EMIC_TRY(load_transcript(work, &before, err));
    EMIC_TRY(emic_edit_turns(work->edits, &before, work->after.text, work->arena, &after, err));
    EMIC_TRY(rename_speakers(work, &before, &after, err));
    return emic_succession_add(&work->next, &after, work->edits, why, err);
}

emic_status emic_document_revise(emic_study *study, emic_id document, const emic_edit_list *edits,
                                 const char *why, emic_arena *arena, emic_revise_summary *summary,
                                 emic_error *err)
{
    emic_slice text;
    int64_t number;
    replacement work = {
        .study = study, .document = document, .edits = edits, .arena = arena, .summary = summary};
    EMIC_TRY(emic_document_text(study, document, arena, &work.before, err));
    EMIC_TRY(emic_edit_apply(edits, work.before.text, arena, &text, err));
    emic_text_index_load(&work.after, text, arena);
    EMIC_TRY(emic_succession_begin(study, document, &work.next, &number, err));
    EMIC_TRY(add_revision(&work, why, err));
    EMIC_TRY(carry_codings(&work, err));
    EMIC_TRY(emic_succession_carry_visits(&work.next, map_visit, edits, err));
    summary->joined += work.next.joined;
    EMIC_TRY(emic_revision_withhold(study, work.next.from, err));
    return emic_speaker_drop_silent(study, document, err);
}

static const char oldest_text[] =
    "SELECT r.id FROM revision r JOIN document d ON d.id = r.document"
    " WHERE r.text IS NOT NULL AND d.current_revision <> r.id ORDER BY r.id LIMIT 1";

/* A digest of a few words can be guessed by trying, and without their text it proves nothing. */
static const char clear_digests[] =
    "UPDATE coding SET words_sha256 = zeroblob(32) WHERE id IN (SELECT coding FROM detached_coding)"
    " AND revision IN (SELECT id FROM revision WHERE text IS NULL) AND words_sha256 <> "
    "zeroblob(32)";

emic_status emic_document_withhold_older(emic_study *study, int64_t *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    for (*out = 0;; ++*out) {
        emic_id revision;
        EMIC_TRY(emic_db_int(db, oldest_text, EMIC_NO_VALUES, 0, &revision, err));
        if (!revision)
            return emic_db_run(db, clear_digests, EMIC_NO_VALUES, err);
        EMIC_TRY(emic_revision_withhold(study, revision, err));
    }
}
