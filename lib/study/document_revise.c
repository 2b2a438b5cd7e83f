/* A new text for a document, with everything that points into the old one carried along. */
#include "base/digest.h"
#include "study/document.h"
#include "study/revision.h"
#include "study/speaker.h"

/* A revision that takes the place of another. */
typedef struct replacement {
    emic_study *study;
    emic_id document, from, to;
    const emic_edit_list *edits;
    emic_text_index before, after;
    emic_arena *arena;
    emic_revise_summary *summary;
} replacement;

static const char current_revision[] = "SELECT current_revision FROM document WHERE id = ?1";
static const char current_number[] = "SELECT number FROM revision WHERE id = ?1";

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
static const char move_coding[] =
    "UPDATE OR IGNORE coding SET revision = ?2, start = ?3, stop = ?4, words_sha256 = ?5"
    " WHERE id = ?1";
static const char find_twin[] =
    "SELECT t.id FROM coding c JOIN coding t ON t.revision = ?2 AND t.code = c.code"
    " AND t.coder = c.coder AND t.round = c.round AND t.start = ?3 AND t.stop = ?4"
    " WHERE c.id = ?1";
static const char join_memos[] =
    "UPDATE coding SET memo = trim(memo || char(10) || (SELECT memo FROM coding WHERE id = ?1),"
    " char(10)) WHERE id = ?2";
static const char move_evidence[] =
    "UPDATE OR IGNORE judgement_evidence SET coding = ?2 WHERE coding = ?1";
static const char drop_evidence[] = "DELETE FROM judgement_evidence WHERE coding = ?1";
static const char drop_coding[] = "DELETE FROM coding WHERE id = ?1";

/* Two codings that covered parts of one name cover the same words now: they become one, which keeps
 * both memos and what rested on either. */
static emic_status join_twin(replacement *work, emic_id coding, emic_span span, emic_error *err)
{
    emic_db *db = emic_study_db(work->study);
    emic_id twin;
    EMIC_TRY(emic_db_int(
        db, find_twin,
        EMIC_ROW(emic_int(coding), emic_int(work->to), emic_int(span.start), emic_int(span.end)), 0,
        &twin, err));
    if (!twin)
        return emic_fail(err, EMIC_CORRUPT, "coding %lld cannot be carried to the new text",
                         (long long)coding);
    emic_row both = EMIC_ROW(emic_int(coding), emic_int(twin));
    EMIC_TRY(emic_db_run(db, join_memos, both, err));
    EMIC_TRY(emic_db_run(db, move_evidence, both, err));
    EMIC_TRY(emic_db_run(db, drop_evidence, EMIC_ROW(emic_int(coding)), err));
    work->summary->joined++;
    return emic_db_run(db, drop_coding, EMIC_ROW(emic_int(coding)), err);
}

static emic_status carry_coding(replacement *work, emic_id coding, emic_span span, emic_error *err)
{
    emic_db *db = emic_study_db(work->study);
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_fate fate = emic_edit_map(work->edits, span, &span);
    work->summary->fates[fate]++;
    if (span.end <= span.start || span.end > work->after.points)
        return emic_fail(err, EMIC_INVALID, "coding %lld would lose all its words",
                         (long long)coding);
    emic_sha256(emic_text_words(&work->after, span), sha256);
    EMIC_TRY(emic_db_run(db, move_coding,
                         EMIC_ROW(emic_int(coding), emic_int(work->to), emic_int(span.start),
                                  emic_int(span.end), emic_blob(sha256, sizeof sha256)),
                         err));
    return emic_db_changes(db) ? EMIC_OK : join_twin(work, coding, span, err);
}

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
    EMIC_TRY(emic_db_query(emic_study_db(work->study), list_codings, EMIC_ROW(emic_int(work->from)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(work->arena, &codings) = (stored_coding){
            emic_cursor_int(&cursor, 0),
            {(uint32_t)emic_cursor_int(&cursor, 1), (uint32_t)emic_cursor_int(&cursor, 2)}};
    emic_cursor_close(&cursor);
    for (size_t i = 0; status == EMIC_OK && i < codings.count; i++)
        status = carry_coding(work, codings.items[i].id, codings.items[i].span, err);
    return status;
}

/* --- The whole -------------------------------------------------------------------------------- */

static const char insert_edit[] =
    "INSERT INTO revision_edit(revision, ordinal, before_start, before_stop, after_start,"
    " after_stop) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

static emic_status store_edits(replacement *work, emic_error *err)
{
    for (size_t i = 0; i < work->edits->count; i++) {
        const emic_edit *edit = &work->edits->items[i];
        EMIC_TRY(emic_db_run(emic_study_db(work->study), insert_edit,
                             EMIC_ROW(emic_int(work->to), emic_int((int64_t)i + 1),
                                      emic_int(edit->before.start), emic_int(edit->before.end),
                                      emic_int(edit->after.start), emic_int(edit->after.end)),
                             err));
    }
    return EMIC_OK;
}

static emic_status add_revision(replacement *work, const char *why, emic_error *err)
{
    int64_t number;
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_slice text = work->after.text;
    emic_transcript before, after;
    emic_db *db = emic_study_db(work->study);
    EMIC_TRY(emic_db_int(db, current_number, EMIC_ROW(emic_int(work->from)), 0, &number, err));
    EMIC_TRY(load_transcript(work, &before, err));
    EMIC_TRY(emic_edit_turns(work->edits, &before, text, work->arena, &after, err));
    EMIC_TRY(rename_speakers(work, &before, &after, err));
    emic_sha256(text, sha256);
    emic_revision revision = {work->document, number + 1, why, sha256};
    return emic_revision_add(work->study, &revision, &after, emic_text(text), &work->to, err);
}

emic_status emic_document_revise(emic_study *study, emic_id document, const emic_edit_list *edits,
                                 const char *why, emic_arena *arena, emic_revise_summary *summary,
                                 emic_error *err)
{
    emic_slice text;
    replacement work = {
        .study = study, .document = document, .edits = edits, .arena = arena, .summary = summary};
    EMIC_TRY(emic_document_text(study, document, arena, &work.before, err));
    EMIC_TRY(emic_edit_apply(edits, work.before.text, arena, &text, err));
    emic_text_index_load(&work.after, text, arena);
    EMIC_TRY(emic_db_int(emic_study_db(study), current_revision, EMIC_ROW(emic_int(document)), 0,
                         &work.from, err));
    EMIC_TRY(add_revision(&work, why, err));
    EMIC_TRY(store_edits(&work, err));
    EMIC_TRY(carry_codings(&work, err));
    EMIC_TRY(emic_revision_withhold(study, work.from, err));
    return emic_speaker_drop_silent(study, document, err);
}
