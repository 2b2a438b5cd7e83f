/* What follows a revision, as rows. */
#include "study/succession.h"

static const char current_revision[] = "SELECT r.id, r.number FROM document d JOIN revision r"
                                       " ON r.id = d.current_revision WHERE d.id = ?1";
static const char insert_edit[] =
    "INSERT INTO revision_edit(revision, ordinal, before_start, before_stop, after_start,"
    " after_stop) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

emic_status emic_succession_begin(emic_study *study, emic_id document, emic_succession *out,
                                  int64_t *number, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_succession){.study = study, .document = document};
    EMIC_TRY(emic_db_query(emic_study_db(study), current_revision, EMIC_ROW(emic_int(document)),
                           &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    if (more) {
        out->from = emic_cursor_int(&cursor, 0);
        *number = emic_cursor_int(&cursor, 1);
    } else if (status == EMIC_OK) {
        status = emic_fail(err, EMIC_NOT_FOUND, "no document %lld", (long long)document);
    }
    emic_cursor_close(&cursor);
    return status;
}

static emic_status store_edits(const emic_succession *next, const emic_edit_list *edits,
                               emic_error *err)
{
    for (size_t i = 0; i < edits->count; i++) {
        const emic_edit *edit = &edits->items[i];
        EMIC_TRY(emic_db_run(emic_study_db(next->study), insert_edit,
                             EMIC_ROW(emic_int(next->to), emic_int((int64_t)i + 1),
                                      emic_int(edit->before.start), emic_int(edit->before.end),
                                      emic_int(edit->after.start), emic_int(edit->after.end)),
                             err));
    }
    return EMIC_OK;
}

emic_status emic_succession_add(emic_succession *next, const emic_transcript *transcript,
                                const emic_edit_list *edits, const char *why, emic_error *err)
{
    int64_t number;
    emic_succession now;
    uint8_t sha256[EMIC_SHA256_SIZE];
    EMIC_TRY(emic_succession_begin(next->study, next->document, &now, &number, err));
    emic_sha256(transcript->text, sha256);
    emic_revision revision = {next->document, number + 1, why, sha256};
    EMIC_TRY(emic_revision_add(next->study, &revision, transcript, emic_text(transcript->text),
                               &next->to, err));
    return store_edits(next, edits, err);
}

/* --- Codings ---------------------------------------------------------------------------------- */

static const char move_coding[] =
    "UPDATE OR IGNORE coding SET revision = ?2, start = ?3, stop = ?4, words_sha256 = ?5"
    " WHERE id = ?1";
static const char find_twin[] =
    "SELECT t.id FROM coding c JOIN coding t ON t.revision = ?2 AND t.code = c.code"
    " AND t.coder = c.coder AND t.round = c.round AND t.start = ?3 AND t.stop = ?4"
    " WHERE c.id = ?1 AND t.id <> c.id";

/* All that may rest on a coding goes over to its twin, before the coding goes. */
static const char join_memos[] =
    "UPDATE coding SET memo = trim(memo || char(10) || (SELECT memo FROM coding WHERE id = ?1),"
    " char(10)) WHERE id = ?2";
static const char *const hand_over[] = {
    "UPDATE OR IGNORE judgement_evidence SET coding = ?2 WHERE coding = ?1",
    "UPDATE OR IGNORE relation_evidence SET coding = ?2 WHERE coding = ?1",
    "UPDATE OR IGNORE proposition_evidence SET coding = ?2 WHERE coding = ?1",
    "UPDATE OR IGNORE coding_value SET coding = ?2 WHERE coding = ?1",
    "UPDATE OR IGNORE comparison SET earlier = ?2 WHERE earlier = ?1",
    "UPDATE OR IGNORE comparison SET later = ?2 WHERE later = ?1",
    "DELETE FROM comparison WHERE earlier IN (?1, ?2) AND later IN (?1, ?2)",
    "UPDATE memo_link SET coding = ?2 WHERE coding = ?1",
    "UPDATE code SET source_coding = ?2 WHERE source_coding = ?1",
};
static const char *const let_go[] = {
    "DELETE FROM judgement_evidence WHERE coding = ?1",
    "DELETE FROM relation_evidence WHERE coding = ?1",
    "DELETE FROM proposition_evidence WHERE coding = ?1",
    "DELETE FROM coding_value WHERE coding = ?1",
    "DELETE FROM comparison WHERE earlier = ?1 OR later = ?1",
    "DELETE FROM coding WHERE id = ?1",
};

static emic_status join_twin(emic_succession *next, emic_id coding, emic_span span, emic_error *err)
{
    emic_db *db = emic_study_db(next->study);
    emic_id twin;
    EMIC_TRY(emic_db_int(
        db, find_twin,
        EMIC_ROW(emic_int(coding), emic_int(next->to), emic_int(span.start), emic_int(span.end)), 0,
        &twin, err));
    if (!twin)
        return emic_fail(err, EMIC_CORRUPT, "coding %lld cannot be carried to the new text",
                         (long long)coding);
    emic_row both = EMIC_ROW(emic_int(coding), emic_int(twin));
    EMIC_TRY(emic_db_run(db, join_memos, both, err));
    for (size_t i = 0; i < sizeof hand_over / sizeof *hand_over; i++)
        EMIC_TRY(emic_db_run(db, hand_over[i], both, err));
    for (size_t i = 0; i < sizeof let_go / sizeof *let_go; i++)
        EMIC_TRY(emic_db_run(db, let_go[i], EMIC_ROW(emic_int(coding)), err));
    next->joined++;
    return EMIC_OK;
}

emic_status emic_succession_carry_coding(emic_succession *next, emic_id coding, emic_span span,
                                         const emic_text_index *text, emic_error *err)
{
    emic_db *db = emic_study_db(next->study);
    uint8_t sha256[EMIC_SHA256_SIZE];
    if (span.end <= span.start || span.end > text->points)
        return emic_fail(err, EMIC_INVALID, "coding %lld would lose all its words",
                         (long long)coding);
    emic_sha256(emic_text_words(text, span), sha256);
    EMIC_TRY(emic_db_run(db, move_coding,
                         EMIC_ROW(emic_int(coding), emic_int(next->to), emic_int(span.start),
                                  emic_int(span.end), emic_blob(sha256, sizeof sha256)),
                         err));
    return emic_db_changes(db) ? EMIC_OK : join_twin(next, coding, span, err);
}

/* --- What was read ---------------------------------------------------------------------------- */

static const char list_visits[] =
    "SELECT start, stop, coder, round FROM unit_visit WHERE revision = ?1"
    " ORDER BY coder, round, start, stop";
static const char move_visit[] =
    "UPDATE OR IGNORE unit_visit SET revision = ?6, start = ?7, stop = ?8 WHERE revision = ?1"
    " AND coder = ?2 AND round = ?3 AND start = ?4 AND stop = ?5";
static const char drop_visits[] = "DELETE FROM unit_visit WHERE revision = ?1";

typedef struct visit {
    emic_span span;
    int64_t coder, round;
} visit;

typedef struct visits {
    visit *items;
    size_t count, capacity;
} visits;

static emic_status load_visits(const emic_succession *next, emic_arena *arena, visits *out,
                               emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(next->study), list_visits, EMIC_ROW(emic_int(next->from)),
                           &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) =
            (visit){{(uint32_t)emic_cursor_int(&cursor, 0), (uint32_t)emic_cursor_int(&cursor, 1)},
                    emic_cursor_int(&cursor, 2),
                    emic_cursor_int(&cursor, 3)};
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_succession_carry_visits(emic_succession *next, emic_succession_map *map,
                                         const void *context, emic_error *err)
{
    visits list = {0};
    emic_db *db = emic_study_db(next->study);
    emic_arena *arena = emic_arena_open();
    emic_status status = load_visits(next, arena, &list, err);
    for (size_t i = 0; status == EMIC_OK && i < list.count; i++) {
        const visit *one = &list.items[i];
        emic_span now = map(context, one->span);
        if (now.start >= now.end)
            continue;
        status =
            emic_db_run(db, move_visit,
                        EMIC_ROW(emic_int(next->from), emic_int(one->coder), emic_int(one->round),
                                 emic_int(one->span.start), emic_int(one->span.end),
                                 emic_int(next->to), emic_int(now.start), emic_int(now.end)),
                        err);
    }
    emic_arena_close(arena);
    EMIC_TRY(status);
    return emic_db_run(db, drop_visits, EMIC_ROW(emic_int(next->from)), err);
}
