/* One judgement: stored, changed, taken away. Whether it can be is checked here; files and what is
 * derived come through here, too. */
#include "study/judgement.h"
#include "study/speech.h"
#include "study/study_db.h"

static const char find_judgement[] =
    "SELECT id FROM judgement WHERE participant = ?1 AND code = ?2";
static const char insert_judgement[] =
    "INSERT INTO judgement(participant, code, value, coder, memo, added)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
static const char update_judgement[] =
    "UPDATE judgement SET value = ?2, coder = ?3 WHERE id = ?1 AND (value, coder) IS NOT (?2, ?3)";
static const char update_memo[] = "UPDATE judgement SET memo = ?2 WHERE id = ?1 AND memo <> ?2";

emic_status emic_judgement_store(emic_study *study, const emic_judging *judging, emic_judged *out,
                                 emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_value participant = emic_int(judging->participant), code = emic_int(judging->code);
    emic_value value = emic_text(emic_slice_of(emic_case_value_name(judging->value)));
    emic_value coder = emic_int(judging->coder), memo = emic_text(judging->memo);
    *out = (emic_judged){0};
    EMIC_TRY(emic_db_int(db, find_judgement, EMIC_ROW(participant, code), 0, &out->id, err));
    if (out->id == 0) {
        EMIC_TRY(emic_db_run(db, insert_judgement,
                             EMIC_ROW(participant, code, value, coder, memo, emic_study_now(study)),
                             err));
        out->id = emic_db_last_id(db);
        out->added = true;
        return EMIC_OK;
    }
    EMIC_TRY(emic_db_run(db, update_judgement, EMIC_ROW(emic_int(out->id), value, coder), err));
    out->changed = emic_db_changes(db) > 0;
    if (judging->keeps_memo)
        return EMIC_OK;
    EMIC_TRY(emic_db_run(db, update_memo, EMIC_ROW(emic_int(out->id), memo), err));
    out->changed |= emic_db_changes(db) > 0;
    return EMIC_OK;
}

/* --- Whether it can be ------------------------------------------------------------------------ */

static const char find_rival[] =
    "SELECT o.id FROM code k JOIN code o ON o.exclusive_set = k.exclusive_set AND o.id <> k.id"
    " JOIN judgement j ON j.code = o.id WHERE k.id = ?2 AND k.exclusive_set <> ''"
    " AND j.participant = ?1 AND j.value = 'affirmed' ORDER BY o.id LIMIT 1";
static const char find_label[] = "SELECT label FROM participant WHERE id = ?1";

emic_status emic_judgement_rival(emic_study *study, emic_id participant, emic_id code, emic_id *out,
                                 emic_error *err)
{
    return emic_db_int(emic_study_db(study), find_rival,
                       EMIC_ROW(emic_int(participant), emic_int(code)), 0, out, err);
}

/* What a judgement is checked against. */
typedef struct judging_check {
    emic_study *study;
    const emic_judging *judging;
    emic_codebook codebook;
    emic_speech speech;
    int code_at;
    emic_slice label; /* the participant's */
    emic_arena *arena;
} judging_check;

static emic_slice path_of(const judging_check *check, emic_id code)
{
    int at = emic_codebook_at(&check->codebook, code);
    return at < 0 ? (emic_slice){0} : check->codebook.items[at].path;
}

static emic_status check_set(const judging_check *check, emic_error *err)
{
    emic_id rival;
    const emic_judging *judging = check->judging;
    if (judging->value != EMIC_AFFIRMED)
        return EMIC_OK;
    EMIC_TRY(emic_judgement_rival(check->study, judging->participant, judging->code, &rival, err));
    if (rival == 0)
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID,
                     "%.*s has %.*s affirmed, and of the set \"%.*s\" one code at most can hold: "
                     "judge that one again first",
                     EMIC_ARG(check->label), EMIC_ARG(path_of(check, rival)),
                     EMIC_ARG(check->codebook.items[check->code_at].exclusive_set));
}

static const char find_coding[] =
    "SELECT c.code, c.revision, c.start, d.current_revision, ifnull(d.participant, 0)"
    " FROM coding c JOIN revision r ON r.id = c.revision JOIN document d ON d.id = r.document"
    " WHERE c.id = ?1";

/* The row of a coding, at the cursor, is evidence of this judgement. */
static emic_status check_coding(const judging_check *check, emic_id coding,
                                const emic_cursor *cursor, emic_error *err)
{
    const emic_code *code = &check->codebook.items[check->code_at];
    emic_id revision = emic_cursor_int(cursor, 1);
    int at = emic_codebook_at(&check->codebook, emic_cursor_int(cursor, 0));
    if (revision != emic_cursor_int(cursor, 3))
        return emic_fail(err, EMIC_INVALID,
                         "coding %lld is detached: its text no longer has the words",
                         (long long)coding);
    if (at < check->code_at || (size_t)at >= code->end)
        return emic_fail(err, EMIC_INVALID,
                         "coding %lld is no evidence: it is coded %.*s, not %.*s or a code below "
                         "it",
                         (long long)coding, EMIC_ARG(path_of(check, emic_cursor_int(cursor, 0))),
                         EMIC_ARG(code->path));
    emic_id speaker = emic_speech_participant(&check->speech, revision, emic_cursor_int(cursor, 4),
                                              (uint32_t)emic_cursor_int(cursor, 2));
    if (speaker != check->judging->participant)
        return emic_fail(err, EMIC_INVALID,
                         "coding %lld is no evidence: the words are not those of %.*s",
                         (long long)coding, EMIC_ARG(check->label));
    return EMIC_OK;
}

static emic_status check_evidence(const judging_check *check, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status = EMIC_OK;
    for (size_t i = 0; i < check->judging->evidence_count && status == EMIC_OK; i++) {
        emic_id coding = check->judging->evidence[i];
        EMIC_TRY(emic_db_query(emic_study_db(check->study), find_coding, EMIC_ROW(emic_int(coding)),
                               &cursor, err));
        status = emic_cursor_next(&cursor, &more, err);
        if (status == EMIC_OK && more)
            status = check_coding(check, coding, &cursor, err);
        else if (status == EMIC_OK)
            status = emic_fail(err, EMIC_NOT_FOUND,
                               "no coding %lld; emic coding list shows the ids", (long long)coding);
        emic_cursor_close(&cursor);
    }
    return status;
}

static emic_status check(judging_check *check, emic_error *err)
{
    const emic_judging *judging = check->judging;
    if (judging->value == EMIC_UNJUDGED)
        return emic_fail(err, EMIC_INVALID,
                         "\"unjudged\" is not stored; emic judgement remove takes one away");
    EMIC_TRY(emic_codebook_load(check->study, check->arena, &check->codebook, err));
    check->code_at = emic_codebook_at(&check->codebook, judging->code);
    if (check->code_at < 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)judging->code);
    EMIC_TRY(emic_db_text(emic_study_db(check->study), find_label,
                          EMIC_ROW(emic_int(judging->participant)), check->arena, &check->label,
                          err));
    EMIC_TRY(check_set(check, err));
    if (judging->evidence_count == 0)
        return EMIC_OK;
    EMIC_TRY(emic_speech_load(check->study, check->arena, &check->speech, err));
    return check_evidence(check, err);
}

/* --- Storing it ------------------------------------------------------------------------------- */

static const char find_value[] =
    "SELECT 1 FROM judgement WHERE participant = ?1 AND code = ?2 AND value = ?3";
static const char list_evidence[] =
    "SELECT coding FROM judgement_evidence WHERE judgement = ?1 ORDER BY coding";
static const char remove_evidence[] =
    "DELETE FROM judgement_evidence WHERE judgement = ?1 AND coding = ?2";
static const char add_evidence[] = "INSERT INTO judgement_evidence(judgement, coding)"
                                   " VALUES (?1, ?2) ON CONFLICT (judgement, coding) DO NOTHING";

static bool is_evidence(const emic_judging *judging, emic_id coding)
{
    for (size_t i = 0; i < judging->evidence_count; i++)
        if (judging->evidence[i] == coding)
            return true;
    return false;
}

static emic_status drop_others(const judging_check *check, emic_judged *out, emic_error *err)
{
    emic_db *db = emic_study_db(check->study);
    emic_value judgement = emic_int(out->id);
    emic_cursor cursor;
    struct {
        emic_id *items;
        size_t count, capacity;
    } others = {0};
    bool more = false;
    EMIC_TRY(emic_db_query(db, list_evidence, EMIC_ROW(judgement), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if (!is_evidence(check->judging, emic_cursor_int(&cursor, 0)))
            *EMIC_PUSH(check->arena, &others) = emic_cursor_int(&cursor, 0);
    emic_cursor_close(&cursor);
    for (size_t i = 0; i < others.count && status == EMIC_OK; i++)
        status =
            emic_db_run(db, remove_evidence, EMIC_ROW(judgement, emic_int(others.items[i])), err);
    out->dropped = (int64_t)others.count;
    out->changed |= others.count > 0;
    return status;
}

static emic_status put(judging_check *work, emic_judged *out, emic_error *err)
{
    emic_db *db = emic_study_db(work->study);
    const emic_judging *judging = work->judging;
    emic_value value = emic_text(emic_slice_of(emic_case_value_name(judging->value)));
    int64_t same;
    EMIC_TRY(emic_db_int(db, find_value,
                         EMIC_ROW(emic_int(judging->participant), emic_int(judging->code), value),
                         0, &same, err));
    EMIC_TRY(emic_judgement_store(work->study, judging, out, err));
    if (!judging->evidence && same)
        return EMIC_OK;
    if (!out->added)
        EMIC_TRY(drop_others(work, out, err));
    for (size_t i = 0; i < judging->evidence_count; i++) {
        EMIC_TRY(emic_db_run(db, add_evidence,
                             EMIC_ROW(emic_int(out->id), emic_int(judging->evidence[i])), err));
        out->changed |= emic_db_changes(db) > 0;
    }
    return EMIC_OK;
}

emic_status emic_judgement_put(emic_study *study, const emic_judging *judging, emic_judged *out,
                               emic_error *err)
{
    judging_check work = {.study = study, .judging = judging, .arena = emic_arena_open()};
    emic_status status = put(&work, out, err);
    emic_arena_close(work.arena);
    return status;
}

emic_status emic_judgement_set(emic_study *study, const emic_judging *judging, emic_judged *out,
                               emic_error *err)
{
    *out = (emic_judged){0};
    judging_check work = {.study = study, .judging = judging, .arena = emic_arena_open()};
    emic_status status = check(&work, err);
    if (status == EMIC_OK)
        status = put(&work, out, err);
    emic_arena_close(work.arena);
    return status;
}

static const char load_value[] = "SELECT value FROM judgement WHERE participant = ?1 AND code = ?2";

emic_status emic_judgement_now(emic_study *study, emic_id participant, emic_id code,
                               emic_case_value *out, emic_error *err)
{
    emic_slice value;
    emic_arena *arena = emic_arena_open();
    *out = EMIC_UNJUDGED;
    emic_status status =
        emic_db_text(emic_study_db(study), load_value,
                     EMIC_ROW(emic_int(participant), emic_int(code)), arena, &value, err);
    if (status == EMIC_OK && value.length)
        status = emic_case_value_find(value, out, err);
    emic_arena_close(arena);
    return status;
}

static const char remove_all_evidence[] = "DELETE FROM judgement_evidence WHERE judgement = ?1";
static const char remove_judgement[] = "DELETE FROM judgement WHERE id = ?1";

emic_status emic_judgement_remove(emic_study *study, emic_id participant, emic_id code,
                                  emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_id id;
    EMIC_TRY(emic_db_int(db, find_judgement, EMIC_ROW(emic_int(participant), emic_int(code)), 0,
                         &id, err));
    if (id == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "nobody has judged this; emic judgement list shows "
                         "what was judged");
    EMIC_TRY(emic_db_run(db, remove_all_evidence, EMIC_ROW(emic_int(id)), err));
    return emic_db_run(db, remove_judgement, EMIC_ROW(emic_int(id)), err);
}

static const char find_stray[] =
    "SELECT 'coding ' || c.id || ' is the evidence of a judgement: ' || p.label || ', ' || k.name"
    " FROM judgement_evidence e JOIN judgement j ON j.id = e.judgement"
    " JOIN coding c ON c.id = e.coding JOIN participant p ON p.id = j.participant"
    " JOIN code k ON k.id = j.code WHERE (?1 = 0 OR e.coding = ?1) AND j.code NOT IN"
    " (WITH RECURSIVE up(id) AS (VALUES(c.code) UNION SELECT a.parent FROM up"
    "  JOIN code a ON a.id = up.id WHERE a.parent IS NOT NULL) SELECT id FROM up)"
    " ORDER BY c.id LIMIT 1";

emic_status emic_judgement_check_evidence(emic_study *study, emic_id coding, emic_error *err)
{
    emic_slice stray;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_db_text(emic_study_db(study), find_stray, EMIC_ROW(emic_int(coding)),
                                      arena, &stray, err);
    if (status == EMIC_OK && stray.length)
        status = emic_fail(err, EMIC_INVALID,
                           "%.*s, and would no longer be of that code or below it: give the "
                           "judgement other evidence first (emic judgement set)",
                           EMIC_ARG(stray));
    emic_arena_close(arena);
    return status;
}
