/* The review list as rows of the vault: reading it, and deciding. What scans put into it is
 * review_store.c's business. */
#include "privacy/review.h"
#include "privacy/vault_db.h"

static const char *const verdicts[EMIC_VERDICTS] = {
    [EMIC_VERDICT_NONE] = "",
    [EMIC_VERDICT_REPLACE] = "replace",
    [EMIC_VERDICT_GENERALISE] = "generalise",
    [EMIC_VERDICT_KEEP] = "keep",
    [EMIC_VERDICT_NO_NAME] = "not a name",
};

const char *emic_verdict_name(emic_verdict verdict)
{
    return verdicts[verdict];
}

emic_status emic_verdict_find(emic_slice name, emic_verdict *out, emic_error *err)
{
    for (int i = 0; i < EMIC_VERDICTS; i++) {
        if (!emic_slice_is(name, verdicts[i]))
            continue;
        *out = (emic_verdict)i;
        return EMIC_OK;
    }
    return emic_fail(err, EMIC_INVALID,
                     "unknown decision \"%.*s\"; it is replace, generalise, keep or not a name",
                     EMIC_ARG(name));
}

/* --- Listing ---------------------------------------------------------------------------------- */

/* Suggestions for one entity stand where the likeliest of them would. */
static const char list_items[] =
    "SELECT c.id, c.words, c.kind, c.initial, c.score, ifnull(c.suggested, 0), c.why,"
    " ifnull(c.verdict, ''), ifnull(c.entity, 0), c.grade, c.who, c.made,"
    " ifnull(p.document, ''), p.count, p.line, p.before, p.words, p.after"
    " FROM candidate c LEFT JOIN candidate_place p ON p.candidate = c.id"
    " WHERE NOT ?1 OR c.verdict IS NULL"
    " ORDER BY CASE WHEN c.suggested IS NULL THEN c.score ELSE"
    " (SELECT max(s.score) FROM candidate s WHERE s.suggested = c.suggested) END DESC,"
    " ifnull(c.suggested, 0), c.score DESC, c.key, p.document";

static emic_slice copy(const emic_cursor *cursor, int column, emic_arena *arena)
{
    return emic_arena_copy(arena, emic_cursor_text(cursor, column));
}

static emic_status read_item(const emic_cursor *cursor, emic_arena *arena, emic_review_item *out,
                             emic_error *err)
{
    out->id = emic_cursor_int(cursor, 0);
    out->words = copy(cursor, 1, arena);
    out->kind = emic_candidate_kind_find(emic_cursor_text(cursor, 2));
    out->initial = emic_cursor_int(cursor, 3) != 0;
    out->score = emic_cursor_real(cursor, 4);
    out->suggested = emic_cursor_int(cursor, 5);
    out->why = copy(cursor, 6, arena);
    out->decision.entity = emic_cursor_int(cursor, 8);
    out->decision.grade = copy(cursor, 9, arena);
    out->who = copy(cursor, 10, arena);
    out->made = copy(cursor, 11, arena);
    return emic_verdict_find(emic_cursor_text(cursor, 7), &out->decision.verdict, err);
}

static void read_place(const emic_cursor *cursor, emic_arena *arena, emic_review_item *item)
{
    if (emic_cursor_text(cursor, 12).length == 0)
        return;
    emic_review_place *place = EMIC_PUSH(arena, &item->places);
    place->document = copy(cursor, 12, arena);
    place->count = emic_cursor_int(cursor, 13);
    place->line = emic_cursor_int(cursor, 14);
    place->before = copy(cursor, 15, arena);
    place->words = copy(cursor, 16, arena);
    place->after = copy(cursor, 17, arena);
    item->count += place->count;
    item->documents++;
}

emic_status emic_review_list_load(emic_vault *vault, bool undecided, emic_arena *arena,
                                  emic_review_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_review_item *item = NULL;
    *out = (emic_review_list){0};
    EMIC_TRY(emic_db_query(emic_vault_db(vault), list_items, EMIC_ROW(emic_int(undecided)), &cursor,
                           err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        if (!item || item->id != emic_cursor_int(&cursor, 0)) {
            item = EMIC_PUSH(arena, out);
            status = read_item(&cursor, arena, item, err);
        }
        if (status != EMIC_OK)
            break;
        read_place(&cursor, arena, item);
    }
    emic_cursor_close(&cursor);
    return status;
}

/* Contexts do not always keep their outer spaces: then the sign next to the words tells. */
void emic_review_gaps(const emic_review_place *place, bool *before, bool *after)
{
    char last = place->before.length ? place->before.data[place->before.length - 1] : '(';
    char first = place->after.length ? place->after.data[0] : ')';
    *before = !strchr("([{<\"'-/@#_", last);
    *after = !strchr(")]}>\"'-/.,;:!?_", first);
}

/* --- Deciding --------------------------------------------------------------------------------- */

static const char select_item[] = "SELECT words FROM candidate WHERE id = ?1";
static const char select_entity[] = "SELECT ifnull(entity, 0) FROM candidate WHERE id = ?1";
static const char known_entity[] = "SELECT 1 FROM entity WHERE id = ?1";
static const char update_item[] =
    "UPDATE candidate SET verdict = ?2, entity = ?3, grade = ?4, who = ?5, made = ?6 WHERE id = ?1";

static emic_status check_decision(emic_vault *vault, const emic_decision *decision, emic_error *err)
{
    int64_t known = 0;
    bool generalise = decision->verdict == EMIC_VERDICT_GENERALISE;
    if (generalise != (decision->grade.length > 0))
        return emic_fail(err, EMIC_INVALID,
                         generalise ? "to generalise takes a grade"
                                    : "only what is generalised has a grade");
    if (!decision->entity)
        return EMIC_OK;
    if (decision->verdict != EMIC_VERDICT_REPLACE)
        return emic_fail(err, EMIC_INVALID, "only what is replaced has an entity");
    EMIC_TRY(emic_db_int(emic_vault_db(vault), known_entity, EMIC_ROW(emic_int(decision->entity)),
                         0, &known, err));
    return known ? EMIC_OK : emic_fail(err, EMIC_NOT_FOUND, "the vault has no such entity");
}

static emic_status store_decision(emic_vault *vault, emic_id item, const emic_decision *decision,
                                  const char *who, emic_error *err)
{
    bool made = decision->verdict != EMIC_VERDICT_NONE;
    return emic_db_run(
        emic_vault_db(vault), update_item,
        EMIC_ROW(emic_int(item),
                 emic_text_or_null(emic_slice_of(emic_verdict_name(decision->verdict))),
                 emic_id_or_null(decision->entity), emic_text(decision->grade),
                 emic_text(emic_slice_of(made ? who : NULL)),
                 made ? emic_vault_now(vault) : emic_text((emic_slice){0})),
        err);
}

emic_status emic_review_decide(emic_vault *vault, emic_id item, const emic_decision *decision,
                               const char *who, emic_error *err)
{
    emic_slice words;
    emic_id before = 0;
    bool added;
    emic_db *db = emic_vault_db(vault);
    emic_arena *arena = emic_arena_open();
    emic_status status;
    EMIC_TRY_DONE(check_decision(vault, decision, err));
    EMIC_TRY_DONE(emic_db_text(db, select_item, EMIC_ROW(emic_int(item)), arena, &words, err));
    if (words.length == 0)
        EMIC_TRY_DONE(emic_fail(err, EMIC_NOT_FOUND, "the review list has no such item"));
    EMIC_TRY_DONE(emic_db_int(db, select_entity, EMIC_ROW(emic_int(item)), 0, &before, err));
    EMIC_TRY_DONE(store_decision(vault, item, decision, who, err));
    if (before && before != decision->entity)
        EMIC_TRY_DONE(emic_entity_drop_name(vault, before, words, err));
    if (decision->entity)
        EMIC_TRY_DONE(
            emic_entity_add_name(vault, decision->entity, words, EMIC_NAME_REVIEW, &added, err));
done:
    emic_arena_close(arena);
    return status;
}
