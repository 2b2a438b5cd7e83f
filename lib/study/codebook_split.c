/* A code that turned out to be two: some of its codings go to a new one beside it. */
#include "study/codebook_edit.h"
#include "study/study_db.h"

typedef struct splitting {
    emic_study *study;
    emic_db *db;
    emic_id from, to;
    const emic_id *codings;
    size_t count;
    int64_t *evidence;
} splitting;

static const char set_origin[] = "UPDATE code SET split_from = ?2 WHERE id = ?1";
static const char drop_evidence[] =
    "DELETE FROM judgement_evidence WHERE coding = ?1 AND judgement IN"
    " (SELECT id FROM judgement WHERE code = ?2)";
static const char move_coding[] =
    "UPDATE coding SET code = ?2, definition = 0 WHERE id = ?1 AND code = ?3";
/* What the codings were placed on goes along: the new code has the properties that it needs. */
static const char copy_properties[] =
    "INSERT INTO code_property(code, name, scale) SELECT ?2, name, scale FROM code_property"
    " WHERE code = ?1 AND id IN (SELECT v.property FROM coding_value v JOIN coding c"
    " ON c.id = v.coding WHERE c.code = ?2) ORDER BY id";
static const char move_values[] =
    "UPDATE coding_value SET property = (SELECT n.id FROM code_property n JOIN code_property o"
    " ON o.name = n.name WHERE n.code = ?2 AND o.id = coding_value.property)"
    " WHERE property IN (SELECT id FROM code_property WHERE code = ?1)"
    " AND coding IN (SELECT id FROM coding WHERE code = ?2)";

static emic_status move_codings(const splitting *work, emic_error *err)
{
    emic_row both = EMIC_ROW(emic_int(work->from), emic_int(work->to));
    for (size_t i = 0; i < work->count; i++) {
        EMIC_TRY(emic_db_run(work->db, drop_evidence,
                             EMIC_ROW(emic_int(work->codings[i]), emic_int(work->from)), err));
        *work->evidence += emic_db_changes(work->db);
        EMIC_TRY(emic_db_run(
            work->db, move_coding,
            EMIC_ROW(emic_int(work->codings[i]), emic_int(work->to), emic_int(work->from)), err));
        if (emic_db_changes(work->db) == 0)
            return emic_fail(err, EMIC_INVALID, "coding %lld is not one of this code's",
                             (long long)work->codings[i]);
    }
    EMIC_TRY(emic_db_run(work->db, copy_properties, both, err));
    return emic_db_run(work->db, move_values, both, err);
}

/* The new code, with what it shares with the old one where it says nothing itself. */
static emic_status add_beside(splitting *work, const emic_code *code, emic_error *err)
{
    emic_codebook book;
    emic_code added = *code;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_codebook_load(work->study, arena, &book, err);
    int at = status == EMIC_OK ? emic_codebook_at(&book, work->from) : -1;
    if (status == EMIC_OK && at < 0)
        status = emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)work->from);
    if (status == EMIC_OK) {
        const emic_code *old = &book.items[at];
        if (added.level == EMIC_LEVEL_FROM_PARENT)
            added.level = old->level;
        added.rule = old->rule;
        added.derive = old->derive;
        if (!added.exclusive_set.length)
            added.exclusive_set = old->exclusive_set;
        if (!added.colour.length)
            added.colour = old->colour;
        emic_id parent = old->parent < 0 ? 0 : book.items[old->parent].id;
        status = emic_codebook_add(work->study, parent, &added, &work->to, err);
    }
    emic_arena_close(arena);
    return status;
}

emic_status emic_codebook_split(emic_study *study, emic_id from, const emic_code *code,
                                const emic_id *codings, size_t count, emic_id *out,
                                int64_t *evidence, emic_error *err)
{
    splitting work = {.study = study,
                      .db = emic_study_db(study),
                      .from = from,
                      .codings = codings,
                      .count = count,
                      .evidence = evidence};
    *evidence = 0;
    EMIC_TRY(add_beside(&work, code, err));
    *out = work.to;
    EMIC_TRY(emic_db_run(work.db, set_origin, EMIC_ROW(emic_int(work.to), emic_int(from)), err));
    return move_codings(&work, err);
}
