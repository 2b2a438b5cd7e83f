/* Texts revised by hand. What became of a passage is carry.c's business, rows that follow a
 * revision are succession.c's, the file of decisions revise_file.c's. */
#include "study/revise_plan.h"
#include "study/detached.h"
#include "study/speaker.h"
#include "study/succession.h"

const char *emic_revise_action_name(emic_revise_action action)
{
    static const char *const names[] = {"", "keep", "detach"};
    return names[action];
}

/* --- What would become of the codings --------------------------------------------------------- */

static const char list_codings[] =
    "SELECT c.id, c.code, k.name, c.round, c.start, c.stop FROM coding c JOIN coder k"
    " ON k.id = c.coder WHERE c.revision = ?1 ORDER BY c.start, c.stop, c.id";

static emic_status read_coding(const emic_cursor *cursor, const emic_revise_plan *plan,
                               emic_arena *arena, emic_revise_item *out, emic_error *err)
{
    int64_t start = emic_cursor_int(cursor, 4), stop = emic_cursor_int(cursor, 5);
    out->coding = emic_cursor_int(cursor, 0);
    out->code = emic_cursor_int(cursor, 1);
    out->coder = emic_arena_copy(arena, emic_cursor_text(cursor, 2));
    out->round = emic_cursor_int(cursor, 3);
    if (start < 0 || stop <= start || stop > (int64_t)plan->before.points)
        return emic_fail(err, EMIC_CORRUPT, "coding %lld does not lie in its text; run emic check",
                         (long long)out->coding);
    out->before = (emic_span){(uint32_t)start, (uint32_t)stop};
    out->fate = emic_carry_span(&plan->carry, out->before, &out->after);
    out->action = out->fate <= EMIC_FATE_MOVED ? EMIC_REVISE_KEEP : EMIC_REVISE_OPEN;
    return EMIC_OK;
}

static emic_status load_codings(emic_study *study, emic_id revision, emic_arena *arena,
                                emic_revise_plan *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_codings, EMIC_ROW(emic_int(revision)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_revise_item *item = EMIC_PUSH(arena, &out->codings);
        if ((status = read_coding(&cursor, out, arena, item, err)) != EMIC_OK)
            break;
        out->fates[item->fate]++;
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_revise_plan_load(emic_study *study, emic_id document,
                                  const emic_transcript *transcript, emic_arena *arena,
                                  emic_revise_plan *out, emic_error *err)
{
    emic_succession now;
    *out = (emic_revise_plan){.document = document, .transcript = transcript};
    EMIC_TRY(emic_document_text(study, document, arena, &out->before, err));
    EMIC_TRY(emic_succession_begin(study, document, &now, &out->number, err));
    emic_text_index_load(&out->after, transcript->text, arena);
    /* The plan may be copied: what the carry points to lies beside it. */
    emic_text_index *texts = emic_arena_array(arena, 2, sizeof *texts);
    texts[0] = out->before;
    texts[1] = out->after;
    emic_carry_make(&texts[0], &texts[1], arena, &out->carry);
    return load_codings(study, now.from, arena, out, err);
}

bool emic_revise_plan_is_idle(const emic_revise_plan *plan)
{
    return emic_slice_equal(plan->before.text, plan->after.text);
}

/* --- Decisions -------------------------------------------------------------------------------- */

void emic_revise_plan_decide(emic_revise_plan *plan, emic_fate fate, emic_revise_action action)
{
    for (size_t i = 0; i < plan->codings.count; i++) {
        emic_revise_item *item = &plan->codings.items[i];
        bool placed = item->after.start < item->after.end;
        if (item->fate == fate && item->action == EMIC_REVISE_OPEN &&
            (placed || action != EMIC_REVISE_KEEP))
            item->action = action;
    }
}

size_t emic_revise_plan_count_open(const emic_revise_plan *plan)
{
    size_t open = 0;
    for (size_t i = 0; i < plan->codings.count; i++)
        open += plan->codings.items[i].action == EMIC_REVISE_OPEN;
    return open;
}

/* --- All of it done --------------------------------------------------------------------------- */

static emic_status settle_coding(emic_succession *next, const emic_revise_plan *plan,
                                 const emic_revise_item *item, emic_error *err)
{
    if (item->action == EMIC_REVISE_KEEP)
        return emic_succession_carry_coding(next, item->coding, item->after, &plan->after, err);
    return emic_detached_add(next->study, item->coding,
                             emic_text_words(&plan->before, item->before),
                             emic_fate_name(item->fate), err);
}

static emic_span map_visit(const void *carry, emic_span span)
{
    emic_carry_span(carry, span, &span);
    return span;
}

static const char set_format[] = "UPDATE document SET format = ?2 WHERE id = ?1 AND format <> ?2";

emic_status emic_revise_plan_apply(emic_study *study, const emic_revise_plan *plan, const char *why,
                                   emic_revise_result *out, emic_error *err)
{
    emic_succession next;
    int64_t number;
    size_t open = emic_revise_plan_count_open(plan);
    *out = (emic_revise_result){.number = plan->number + 1};
    if (open)
        return emic_fail(err, EMIC_INVALID, "%zu codings wait for a decision", open);
    EMIC_TRY(emic_succession_begin(study, plan->document, &next, &number, err));
    EMIC_TRY(emic_succession_add(&next, plan->transcript, &plan->carry.edits, why, err));
    for (size_t i = 0; i < plan->codings.count; i++) {
        const emic_revise_item *item = &plan->codings.items[i];
        EMIC_TRY(settle_coding(&next, plan, item, err));
        out->kept += item->action == EMIC_REVISE_KEEP;
        out->detached += item->action == EMIC_REVISE_DETACH;
    }
    out->joined = next.joined;
    EMIC_TRY(emic_succession_carry_visits(&next, map_visit, &plan->carry, err));
    /* Who speaks is told by the current text alone. */
    EMIC_TRY(emic_revision_drop_turns(study, next.from, err));
    EMIC_TRY(emic_speaker_drop_silent(study, plan->document, err));
    EMIC_TRY(emic_db_run(
        emic_study_db(study), set_format,
        EMIC_ROW(emic_int(plan->document), emic_text(emic_slice_of(plan->transcript->format))),
        err));
    return emic_document_tie(study, err);
}
