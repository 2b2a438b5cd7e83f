/* Evidence of relations and of propositions: two tables of one shape. */
#include "study/evidence.h"
#include "study/study_db.h"

static const char *const upserts[] = {
    "INSERT INTO relation_evidence(relation, coding, polarity) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (relation, coding) DO UPDATE SET polarity = excluded.polarity"
    " WHERE polarity <> excluded.polarity",
    "INSERT INTO proposition_evidence(proposition, coding, polarity) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (proposition, coding) DO UPDATE SET polarity = excluded.polarity"
    " WHERE polarity <> excluded.polarity",
};
static const char *const deletes[] = {
    "DELETE FROM relation_evidence WHERE relation = ?1 AND coding = ?2",
    "DELETE FROM proposition_evidence WHERE proposition = ?1 AND coding = ?2",
};
static const char *const lists[] = {
    "SELECT relation, coding, polarity FROM relation_evidence ORDER BY relation, coding",
    "SELECT proposition, coding, polarity FROM proposition_evidence ORDER BY proposition, coding",
};
static const char count_codings[] = "SELECT count(*) FROM coding WHERE id = ?1";

emic_status emic_evidence_add(emic_study *study, emic_evidence_of of, const emic_evidence *evidence,
                              bool *added, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    int64_t count;
    EMIC_TRY(emic_db_int(db, count_codings, EMIC_ROW(emic_int(evidence->coding)), 0, &count, err));
    if (!count)
        return emic_fail(err, EMIC_NOT_FOUND, "no coding %lld; emic coding list shows the ids",
                         (long long)evidence->coding);
    emic_slice polarity = emic_slice_of(emic_polarity_name(evidence->polarity));
    EMIC_TRY(emic_db_run(
        db, upserts[of],
        EMIC_ROW(emic_int(evidence->owner), emic_int(evidence->coding), emic_text(polarity)), err));
    *added = emic_db_changes(db) > 0;
    return EMIC_OK;
}

emic_status emic_evidence_remove(emic_study *study, emic_evidence_of of, emic_id owner,
                                 emic_id coding, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_run(db, deletes[of], EMIC_ROW(emic_int(owner), emic_int(coding)), err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "coding %lld is no evidence of it",
                         (long long)coding);
    return EMIC_OK;
}

emic_status emic_evidence_list_load(emic_study *study, emic_evidence_of of, emic_arena *arena,
                                    emic_evidence_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_evidence_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), lists[of], EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_evidence *item = EMIC_PUSH(arena, out);
        item->owner = emic_cursor_int(&cursor, 0);
        item->coding = emic_cursor_int(&cursor, 1);
        status = emic_polarity_find(emic_cursor_text(&cursor, 2), &item->polarity, err);
        if (status != EMIC_OK)
            break;
    }
    emic_cursor_close(&cursor);
    return status;
}

size_t emic_evidence_first(const emic_evidence_list *list, emic_id owner)
{
    size_t from = 0, to = list->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (list->items[middle].owner < owner)
            from = middle + 1;
        else
            to = middle;
    }
    return from < list->count && list->items[from].owner == owner ? from : list->count;
}
