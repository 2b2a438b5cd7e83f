/* One code goes over to another, with everything that hangs on it. Codings that both have are
 * joined pair by pair: whatever names the one names the other from then on. */
#include "study/codebook_edit.h"
#include "study/codebook_row.h"
#include "study/judgement.h"
#include "study/study_db.h"

typedef struct merging {
    emic_study *study;
    emic_db *db;
    emic_id from, into;
    emic_arena *arena;
    emic_merge_summary *out;
} merging;

/* Runs statements that take ?1 and ?2. */
static emic_status run_all(const merging *work, const char *const *statements, emic_id first,
                           emic_id second, emic_error *err)
{
    for (; *statements; statements++)
        EMIC_TRY(
            emic_db_run(work->db, *statements, EMIC_ROW(emic_int(first), emic_int(second)), err));
    return EMIC_OK;
}

/* The coding ?1 becomes part of the coding ?2, which stays. Memos of both stand below each other;
 * what a person coded stays a person's. */
static const char *const join_coding[] = {
    "UPDATE coding SET memo = CASE WHEN o.memo = '' OR o.memo = coding.memo THEN coding.memo"
    " WHEN coding.memo = '' THEN o.memo ELSE coding.memo || char(10) || o.memo END,"
    " weight = ifnull(coding.weight, o.weight),"
    " rule = CASE WHEN o.rule IS NULL THEN NULL ELSE coding.rule END"
    " FROM (SELECT memo, weight, rule FROM coding WHERE id = ?1) o WHERE coding.id = ?2",
    "INSERT OR IGNORE INTO judgement_evidence(judgement, coding)"
    " SELECT judgement, ?2 FROM judgement_evidence WHERE coding = ?1",
    "DELETE FROM judgement_evidence WHERE coding = ?1 AND ?2",
    "INSERT OR IGNORE INTO relation_evidence(relation, coding, polarity)"
    " SELECT relation, ?2, polarity FROM relation_evidence WHERE coding = ?1",
    "DELETE FROM relation_evidence WHERE coding = ?1 AND ?2",
    "INSERT OR IGNORE INTO proposition_evidence(proposition, coding, polarity)"
    " SELECT proposition, ?2, polarity FROM proposition_evidence WHERE coding = ?1",
    "DELETE FROM proposition_evidence WHERE coding = ?1 AND ?2",
    "INSERT OR IGNORE INTO coding_value(coding, property, value)"
    " SELECT ?2, property, value FROM coding_value WHERE coding = ?1",
    "DELETE FROM coding_value WHERE coding = ?1 AND ?2",
    "DELETE FROM memo_link WHERE coding = ?1 AND memo IN"
    " (SELECT memo FROM memo_link WHERE coding = ?2)",
    "UPDATE memo_link SET coding = ?2 WHERE coding = ?1",
    "UPDATE code SET source_coding = ?2 WHERE source_coding = ?1",
    /* comparisons of the same two passages: the verdict of the coding that stays holds */
    "UPDATE comparison SET memo = CASE WHEN o.memo = '' OR o.memo = comparison.memo"
    " THEN comparison.memo WHEN comparison.memo = '' THEN o.memo"
    " ELSE comparison.memo || char(10) || o.memo END FROM (SELECT earlier, later, memo"
    " FROM comparison WHERE earlier = ?1 OR later = ?1) o WHERE"
    " comparison.earlier = iif(o.earlier = ?1, ?2, o.earlier)"
    " AND comparison.later = iif(o.later = ?1, ?2, o.later)",
    "UPDATE OR IGNORE comparison SET earlier = ?2 WHERE earlier = ?1 AND later <> ?2",
    "UPDATE OR IGNORE comparison SET later = ?2 WHERE later = ?1 AND earlier <> ?2",
    "DELETE FROM coding WHERE id = ?1 AND ?2", NULL};

static const char find_pairs[] =
    "SELECT c.id, d.id, c.polarity <> d.polarity FROM coding c JOIN coding d"
    " ON d.revision = c.revision AND d.code = ?2 AND d.coder = c.coder AND d.round = c.round"
    " AND d.start = c.start AND d.stop = c.stop WHERE c.code = ?1 ORDER BY c.id";

typedef struct pair_list {
    struct id_pair {
        emic_id from, into;
    } * items;
    size_t count, capacity;
} pair_list;

static emic_status load_pairs(const merging *work, const char *sql, pair_list *out, int64_t *odd,
                              emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (pair_list){0};
    EMIC_TRY(emic_db_query(work->db, sql, EMIC_ROW(emic_int(work->from), emic_int(work->into)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        struct id_pair *pair = EMIC_PUSH(work->arena, out);
        pair->from = emic_cursor_int(&cursor, 0);
        pair->into = emic_cursor_int(&cursor, 1);
        *odd += emic_cursor_int(&cursor, 2);
    }
    emic_cursor_close(&cursor);
    return status;
}

static emic_status join_pairs(const merging *work, const char *find, const char *const *statements,
                              int64_t *joined, int64_t *odd, emic_error *err)
{
    pair_list pairs;
    EMIC_TRY(load_pairs(work, find, &pairs, odd, err));
    for (size_t i = 0; i < pairs.count; i++)
        EMIC_TRY(run_all(work, statements, pairs.items[i].from, pairs.items[i].into, err));
    *joined += (int64_t)pairs.count;
    return EMIC_OK;
}

/* Nobody looked at these under the definition of the code that they come to: they are stale. */
static const char move_comparisons[] =
    "UPDATE comparison SET definition = 0 WHERE earlier IN (SELECT id FROM coding WHERE code = ?1)"
    " AND ?2";
static const char move_codings[] = "UPDATE coding SET code = ?2, definition = 0 WHERE code = ?1";

static emic_status merge_codings(const merging *work, emic_error *err)
{
    emic_row both = EMIC_ROW(emic_int(work->from), emic_int(work->into));
    EMIC_TRY(
        join_pairs(work, find_pairs, join_coding, &work->out->joined, &work->out->differed, err));
    EMIC_TRY(emic_db_run(work->db, move_comparisons, both, err));
    EMIC_TRY(emic_db_run(work->db, move_codings, both, err));
    work->out->codings += emic_db_changes(work->db);
    return EMIC_OK;
}

/* A property that both have on one scale becomes one; with another scale it keeps apart. */
static const char find_properties[] =
    "SELECT o.id, p.id, 0 FROM code_property o JOIN code_property p ON p.code = ?2"
    " AND p.name = o.name AND p.scale = o.scale WHERE o.code = ?1 ORDER BY o.id";
static const char *const join_property[] = {
    "INSERT OR IGNORE INTO coding_value(coding, property, value)"
    " SELECT coding, ?2, value FROM coding_value WHERE property = ?1",
    "DELETE FROM coding_value WHERE property = ?1 AND ?2",
    "DELETE FROM code_property WHERE id = ?1 AND ?2", NULL};
static const char *const move_properties[] = {
    "UPDATE code_property SET name = (SELECT name FROM code WHERE id = ?1) || ': ' || name"
    " WHERE code = ?1 AND name IN (SELECT name FROM code_property WHERE code = ?2)",
    "UPDATE code_property SET code = ?2 WHERE code = ?1", NULL};

static emic_status merge_properties(const merging *work, emic_error *err)
{
    int64_t joined = 0, odd = 0;
    EMIC_TRY(join_pairs(work, find_properties, join_property, &joined, &odd, err));
    return run_all(work, move_properties, work->from, work->into, err);
}

/* How much a judgement says; affirmed and denied cannot both hold. */
#define SAYS(value) "CASE " value " WHEN 'not asked' THEN 0 WHEN 'not raised' THEN 1 ELSE 2 END"
static const char find_conflict[] =
    "SELECT group_concat(label, ', ') FROM (SELECT p.label AS label FROM judgement j"
    " JOIN judgement k ON k.participant = j.participant AND k.code = ?2 JOIN participant p"
    " ON p.id = j.participant WHERE j.code = ?1 AND j.value <> k.value AND j.value IN"
    " ('affirmed', 'denied') AND k.value IN ('affirmed', 'denied') ORDER BY p.id LIMIT 10)";
static const char find_judgements[] =
    "SELECT j.id, k.id, 0 FROM judgement j JOIN judgement k ON k.participant = j.participant"
    " AND k.code = ?2 WHERE j.code = ?1 ORDER BY j.id";
static const char *const join_judgement[] = {
    "UPDATE judgement SET memo = CASE WHEN o.memo = '' OR o.memo = judgement.memo"
    " THEN judgement.memo WHEN judgement.memo = '' THEN o.memo"
    " ELSE judgement.memo || char(10) || o.memo END,"
    " coder = iif(" SAYS("o.value") " > " SAYS(
        "judgement.value") ", o.coder, judgement.coder),"
                           " value = iif(" SAYS("o.value") " > " SAYS(
                               "judgement.value") ", o.value, judgement.value)"
                                                  " FROM (SELECT value, coder, memo FROM judgement "
                                                  "WHERE id = ?1) o WHERE judgement.id = ?2",
    "INSERT OR IGNORE INTO judgement_evidence(judgement, coding)"
    " SELECT ?2, coding FROM judgement_evidence WHERE judgement = ?1",
    "DELETE FROM judgement_evidence WHERE judgement = ?1 AND ?2",
    "DELETE FROM judgement WHERE id = ?1 AND ?2", NULL};
static const char move_judgements[] = "UPDATE judgement SET code = ?2 WHERE code = ?1";
static const char find_excluded[] =
    "SELECT group_concat(label, ', ') FROM (SELECT p.label AS label FROM judgement j JOIN code k"
    " ON k.id = j.code JOIN participant p ON p.id = j.participant WHERE j.value = 'affirmed'"
    " AND k.exclusive_set <> '' AND k.exclusive_set ="
    " (SELECT exclusive_set FROM code WHERE id = ?1) GROUP BY j.participant HAVING count(*) > 1"
    " ORDER BY p.id LIMIT 10)";

static emic_status merge_judgements(const merging *work, emic_error *err)
{
    emic_slice labels;
    int64_t joined = 0, odd = 0;
    emic_row both = EMIC_ROW(emic_int(work->from), emic_int(work->into));
    EMIC_TRY(emic_db_text(work->db, find_conflict, both, work->arena, &labels, err));
    if (labels.length)
        return emic_fail(err, EMIC_INVALID,
                         "one of the two codes is affirmed and the other denied for %.*s: judge "
                         "them alike first",
                         EMIC_ARG(labels));
    EMIC_TRY(join_pairs(work, find_judgements, join_judgement, &joined, &odd, err));
    EMIC_TRY(emic_db_run(work->db, move_judgements, both, err));
    work->out->judgements += emic_db_changes(work->db) + joined;
    EMIC_TRY(emic_db_text(work->db, find_excluded, EMIC_ROW(emic_int(work->into)), work->arena,
                          &labels, err));
    if (labels.length == 0)
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID,
                     "%.*s would have two codes of one exclusive set affirmed: judge again first",
                     EMIC_ARG(labels));
}

/* Relations to the same third code by the same type are one; one between the two codes stays. */
#define OTHER_END(end, column)                                                                     \
    "SELECT o.id, r.id, 0 FROM relation o JOIN relation r ON r." end " = ?2 AND r." column         \
    " = o." column " AND r.type = o.type WHERE o." end " = ?1 AND o." column                       \
    " <> ?2 ORDER BY o.id"
static const char find_sources[] = OTHER_END("source", "target");
static const char find_targets[] = OTHER_END("target", "source");
static const char *const join_relation[] = {
    "UPDATE relation SET memo = CASE WHEN o.memo = '' OR o.memo = relation.memo"
    " THEN relation.memo WHEN relation.memo = '' THEN o.memo"
    " ELSE relation.memo || char(10) || o.memo END FROM (SELECT memo FROM relation WHERE id = ?1)"
    " o WHERE relation.id = ?2",
    "INSERT OR IGNORE INTO relation_evidence(relation, coding, polarity)"
    " SELECT ?2, coding, polarity FROM relation_evidence WHERE relation = ?1",
    "DELETE FROM relation_evidence WHERE relation = ?1 AND ?2",
    "DELETE FROM memo_link WHERE relation = ?1 AND memo IN"
    " (SELECT memo FROM memo_link WHERE relation = ?2)",
    "UPDATE memo_link SET relation = ?2 WHERE relation = ?1",
    "DELETE FROM relation WHERE id = ?1 AND ?2",
    NULL};
static const char move_sources[] =
    "UPDATE relation SET source = ?2 WHERE source = ?1 AND target <> ?2";
static const char move_targets[] =
    "UPDATE relation SET target = ?2 WHERE target = ?1 AND source <> ?2";

static emic_status merge_relations(const merging *work, emic_error *err)
{
    int64_t odd = 0;
    emic_row both = EMIC_ROW(emic_int(work->from), emic_int(work->into));
    EMIC_TRY(join_pairs(work, find_sources, join_relation, &work->out->relations, &odd, err));
    EMIC_TRY(emic_db_run(work->db, move_sources, both, err));
    work->out->relations += emic_db_changes(work->db);
    EMIC_TRY(join_pairs(work, find_targets, join_relation, &work->out->relations, &odd, err));
    EMIC_TRY(emic_db_run(work->db, move_targets, both, err));
    work->out->relations += emic_db_changes(work->db);
    return EMIC_OK;
}

static const char drop_same_links[] = "DELETE FROM memo_link WHERE code = ?1 AND memo IN"
                                      " (SELECT memo FROM memo_link WHERE code = ?2)";
static const char move_links[] = "UPDATE memo_link SET code = ?2 WHERE code = ?1";
static const char *const move_rest[] = {
    "UPDATE rule SET code = ?2 WHERE code = ?1",
    "UPDATE proposition SET subject = ?2 WHERE subject = ?1 AND ifnull(object, 0) <> ?2",
    "UPDATE proposition SET object = ?2 WHERE object = ?1 AND subject <> ?2",
    "UPDATE instance_pole SET code = ?2 WHERE code = ?1 AND instance NOT IN"
    " (SELECT instance FROM instance_pole WHERE code = ?2)",
    "UPDATE sampling_decision SET gap = ?2 WHERE gap = ?1",
    "UPDATE code SET core = 1 WHERE id = ?2 AND (SELECT core FROM code WHERE id = ?1)",
    "UPDATE code SET core = 0, status = 'retired', merged_into = ?2 WHERE id = ?1",
    NULL};

static emic_status merge_rest(const merging *work, emic_error *err)
{
    emic_row both = EMIC_ROW(emic_int(work->from), emic_int(work->into));
    EMIC_TRY(emic_db_run(work->db, drop_same_links, both, err));
    work->out->memos += emic_db_changes(work->db);
    EMIC_TRY(emic_db_run(work->db, move_links, both, err));
    work->out->memos += emic_db_changes(work->db);
    return run_all(work, move_rest, work->from, work->into, err);
}

/* The codes below go along, each checked as a move. Retired ones stay where they are. */
static emic_status move_children(const merging *work, const emic_codebook *book, size_t at,
                                 emic_error *err)
{
    for (size_t i = at + 1; i < book->items[at].end; i = book->items[i].end) {
        const emic_code *below = &book->items[i];
        if (emic_slice_is(below->status, "retired"))
            continue;
        if (emic_codebook_move(work->study, below->id, work->into, 0, err) != EMIC_OK) {
            emic_error why = *err;
            return emic_fail(err, why.status,
                             "\"%.*s\" cannot go along: %.900s; merge, rename or "
                             "move it first",
                             EMIC_ARG(below->path), why.message);
        }
        work->out->children++;
    }
    return EMIC_OK;
}

static emic_status check(const emic_codebook *book, int from, int into, emic_error *err)
{
    if (from < 0 || into < 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no such code");
    const emic_code *leaves = &book->items[from], *stays = &book->items[into];
    if (from == into)
        return emic_fail(err, EMIC_INVALID, "\"%.*s\" cannot be merged into itself",
                         EMIC_ARG(stays->path));
    if (into > from && (size_t)into < leaves->end)
        return emic_fail(err, EMIC_INVALID, "\"%.*s\" lies below \"%.*s\": move it first",
                         EMIC_ARG(stays->path), EMIC_ARG(leaves->path));
    for (int i = 0; i < 2; i++)
        if (emic_slice_is((i ? stays : leaves)->status, "retired"))
            return emic_fail(err, EMIC_INVALID, "\"%.*s\" is retired: restore it first",
                             EMIC_ARG((i ? stays : leaves)->path));
    if (leaves->codable && !stays->codable)
        return emic_fail(err, EMIC_INVALID,
                         "\"%.*s\" only groups other codes: no codings can go "
                         "to it",
                         EMIC_ARG(stays->path));
    return EMIC_OK;
}

static emic_status merge_in(const merging *work, emic_error *err)
{
    emic_codebook book;
    EMIC_TRY(emic_codebook_load(work->study, work->arena, &book, err));
    int from = emic_codebook_at(&book, work->from), into = emic_codebook_at(&book, work->into);
    EMIC_TRY(check(&book, from, into, err));
    EMIC_TRY(move_children(work, &book, (size_t)from, err));
    EMIC_TRY(merge_properties(work, err));
    EMIC_TRY(merge_codings(work, err));
    EMIC_TRY(merge_judgements(work, err));
    EMIC_TRY(merge_relations(work, err));
    EMIC_TRY(merge_rest(work, err));
    return emic_judgement_check_evidence(work->study, 0, err);
}

emic_status emic_codebook_merge(emic_study *study, emic_id from, emic_id into,
                                emic_merge_summary *out, emic_error *err)
{
    *out = (emic_merge_summary){0};
    merging work = {study, emic_study_db(study), from, into, emic_arena_open(), out};
    emic_status status = merge_in(&work, err);
    emic_arena_close(work.arena);
    return status;
}
