/* Propositions, and what speaks against them. */
#include "study/proposition.h"
#include "study/name.h"
#include "study/study_db.h"

/* --- Storing ---------------------------------------------------------------------------------- */

static const char proposition_id[] = "SELECT id FROM proposition WHERE label = ?1";
static const char proposition_labels[] = "SELECT label FROM proposition ORDER BY label";
static const char proposition_level[] = "SELECT level FROM proposition WHERE id = ?1";
static const char insert_proposition[] =
    "INSERT INTO proposition(label, level, subject, type, object, text, parent, coder, added)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

emic_status emic_proposition_find(emic_study *study, emic_slice label, emic_id *out,
                                  emic_error *err)
{
    return emic_name_find(study, "proposition", proposition_id, proposition_labels, label, out,
                          err);
}

static emic_status check_parent(emic_study *study, const emic_proposition *proposition,
                                emic_error *err)
{
    int64_t level;
    if (!proposition->parent)
        return EMIC_OK;
    EMIC_TRY(emic_db_int(emic_study_db(study), proposition_level,
                         EMIC_ROW(emic_int(proposition->parent)), -1, &level, err));
    if (level < 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no proposition %lld",
                         (long long)proposition->parent);
    if (level != proposition->level + 1)
        return emic_fail(err, EMIC_INVALID,
                         "a proposition of level %d stands under one of level %d, and this one is "
                         "of level %lld",
                         proposition->level, proposition->level + 1, (long long)level);
    return EMIC_OK;
}

static emic_status check(emic_study *study, const emic_proposition *proposition, emic_error *err)
{
    emic_id taken;
    EMIC_TRY(emic_name_check("label of a proposition", proposition->label, err));
    if (proposition->text.length == 0)
        return emic_fail(err, EMIC_INVALID, "the proposition says nothing: its text is empty");
    if (proposition->level < EMIC_LEVEL_SEGMENT || proposition->level > EMIC_LEVEL_PRINCIPLE)
        return emic_fail(err, EMIC_INVALID,
                         "level %d: it is 0 segment, 1 theme, 2 concept or 3 principle",
                         proposition->level);
    if (!proposition->type != !proposition->object)
        return emic_fail(err, EMIC_INVALID,
                         "a relation has an object, and an object a relation: say both or none");
    EMIC_TRY(emic_db_int(emic_study_db(study), proposition_id,
                         EMIC_ROW(emic_text(proposition->label)), 0, &taken, err));
    if (taken)
        return emic_fail(err, EMIC_EXISTS, "there is a proposition \"%.*s\" already",
                         EMIC_ARG(proposition->label));
    return check_parent(study, proposition, err);
}

emic_status emic_proposition_add(emic_study *study, const emic_proposition *proposition,
                                 emic_id *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(check(study, proposition, err));
    EMIC_TRY(
        emic_db_run(db, insert_proposition,
                    EMIC_ROW(emic_text(proposition->label), emic_int(proposition->level),
                             emic_int(proposition->subject), emic_id_or_null(proposition->type),
                             emic_id_or_null(proposition->object), emic_text(proposition->text),
                             emic_id_or_null(proposition->parent), emic_int(proposition->coder),
                             emic_study_now(study)),
                    err));
    *out = emic_db_last_id(db);
    return EMIC_OK;
}

static const char child_label[] = "SELECT label FROM proposition WHERE parent = ?1 ORDER BY label";
static const char memo_about[] = "SELECT memo FROM memo_link WHERE proposition = ?1";
static const char delete_evidence[] = "DELETE FROM proposition_evidence WHERE proposition = ?1";
static const char delete_searches[] = "DELETE FROM negative_search WHERE proposition = ?1";
static const char delete_proposition[] = "DELETE FROM proposition WHERE id = ?1";

static emic_status remove_in(emic_study *study, emic_id id, emic_arena *arena, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_slice child;
    emic_id memo;
    EMIC_TRY(emic_db_text(db, child_label, EMIC_ROW(emic_int(id)), arena, &child, err));
    if (child.length)
        return emic_fail(err, EMIC_INVALID, "the proposition \"%.*s\" stands under it",
                         EMIC_ARG(child));
    EMIC_TRY(emic_db_int(db, memo_about, EMIC_ROW(emic_int(id)), 0, &memo, err));
    if (memo)
        return emic_fail(err, EMIC_INVALID, "memo %lld is about it, and memos stay: so does it",
                         (long long)memo);
    EMIC_TRY(emic_db_run(db, delete_evidence, EMIC_ROW(emic_int(id)), err));
    EMIC_TRY(emic_db_run(db, delete_searches, EMIC_ROW(emic_int(id)), err));
    EMIC_TRY(emic_db_run(db, delete_proposition, EMIC_ROW(emic_int(id)), err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no proposition %lld", (long long)id);
    return EMIC_OK;
}

emic_status emic_proposition_remove(emic_study *study, emic_id id, emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = remove_in(study, id, arena, err);
    emic_arena_close(arena);
    return status;
}

/* --- Listing ---------------------------------------------------------------------------------- */

static const char list_propositions[] =
    "SELECT p.id, p.subject, ifnull(p.type, 0), ifnull(p.object, 0), ifnull(p.parent, 0), p.coder,"
    " p.level, p.label, p.text, ifnull(t.name, ''), ifnull(u.label, ''), k.name, p.added,"
    " ifnull(e.supports, 0), ifnull(e.contradicts, 0), ifnull(e.qualifies, 0),"
    " ifnull(e.detached, 0), (SELECT count(*) FROM negative_search n WHERE n.proposition = p.id),"
    " (SELECT ifnull(sum(found), 0) FROM negative_search n WHERE n.proposition = p.id)"
    " FROM proposition p JOIN coder k ON k.id = p.coder"
    " LEFT JOIN relation_type t ON t.id = p.type LEFT JOIN proposition u ON u.id = p.parent"
    " LEFT JOIN (SELECT v.proposition, sum(d.current_revision <> c.revision) AS detached,"
    "  sum(d.current_revision = c.revision AND v.polarity = 'supports') AS supports,"
    "  sum(d.current_revision = c.revision AND v.polarity = 'contradicts') AS contradicts,"
    "  sum(d.current_revision = c.revision AND v.polarity = 'qualifies') AS qualifies"
    "  FROM proposition_evidence v JOIN coding c ON c.id = v.coding"
    "  JOIN revision s ON s.id = c.revision JOIN document d ON d.id = s.document"
    "  GROUP BY v.proposition) e ON e.proposition = p.id ORDER BY p.level DESC, p.label";

static emic_status read_proposition(const emic_cursor *cursor, const emic_codebook *codebook,
                                    emic_arena *arena, emic_proposition *out, emic_error *err)
{
    emic_id *ids[] = {&out->id, &out->subject, &out->type, &out->object, &out->parent, &out->coder};
    emic_slice *texts[] = {&out->label,        &out->text,       &out->type_name,
                           &out->parent_label, &out->coder_name, &out->added};
    for (int i = 0; i < 6; i++)
        *ids[i] = emic_cursor_int(cursor, i);
    out->level = (int)emic_cursor_int(cursor, 6);
    for (int i = 0; i < 6; i++)
        *texts[i] = emic_arena_copy(arena, emic_cursor_text(cursor, 7 + i));
    for (int i = 0; i < 3; i++)
        out->evidence.count[i] = emic_cursor_int(cursor, 13 + i);
    out->evidence.detached = emic_cursor_int(cursor, 16);
    out->searches = emic_cursor_int(cursor, 17);
    out->found = emic_cursor_int(cursor, 18);
    out->subject_at = emic_codebook_at(codebook, out->subject);
    out->object_at = out->object ? emic_codebook_at(codebook, out->object) : -1;
    if (out->subject_at < 0 || (out->object && out->object_at < 0))
        return emic_fail(err, EMIC_CORRUPT,
                         "proposition \"%.*s\" names no code of the codebook; run emic check",
                         EMIC_ARG(out->label));
    return EMIC_OK;
}

emic_status emic_proposition_list_load(emic_study *study, const emic_codebook *codebook,
                                       emic_arena *arena, emic_proposition_list *out,
                                       emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_proposition_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_propositions, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if ((status = read_proposition(&cursor, codebook, arena, EMIC_PUSH(arena, out), err)) !=
            EMIC_OK)
            break;
    emic_cursor_close(&cursor);
    return status;
}

bool emic_proposition_is_unsupported(const emic_proposition *proposition)
{
    return proposition->evidence.count[EMIC_SUPPORTS] == 0;
}

bool emic_proposition_is_uncontested(const emic_proposition *proposition)
{
    return proposition->searches == 0 && proposition->evidence.count[EMIC_CONTRADICTS] == 0;
}

/* --- Negative cases --------------------------------------------------------------------------- */

static const char insert_search[] =
    "INSERT INTO negative_search(proposition, sought, found, coder, added)"
    " VALUES (?1, ?2, ?3, ?4, ?5)";
static const char list_searches[] =
    "SELECT n.id, n.proposition, n.coder, n.sought, k.name, n.added, n.found"
    " FROM negative_search n JOIN coder k ON k.id = n.coder ORDER BY n.proposition, n.id";
static const char list_denials[] =
    "SELECT o.id, p.label, k.name, j.memo FROM proposition o JOIN judgement j ON j.code = o.subject"
    " JOIN participant p ON p.id = j.participant JOIN coder k ON k.id = j.coder"
    " WHERE j.value = 'denied' ORDER BY o.id, p.id";

emic_status emic_negative_search_add(emic_study *study, const emic_negative_search *search,
                                     emic_id *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    if (emic_slice_trim(search->sought).length == 0 || search->found < 0)
        return emic_fail(err, EMIC_INVALID,
                         "a search says what was sought and how many were found, 0 or more");
    EMIC_TRY(emic_db_run(db, insert_search,
                         EMIC_ROW(emic_int(search->proposition), emic_text(search->sought),
                                  emic_int(search->found), emic_int(search->coder),
                                  emic_study_now(study)),
                         err));
    *out = emic_db_last_id(db);
    return EMIC_OK;
}

emic_status emic_negative_search_list_load(emic_study *study, emic_arena *arena,
                                           emic_negative_search_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_negative_search_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_searches, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = (emic_negative_search){
            .id = emic_cursor_int(&cursor, 0),
            .proposition = emic_cursor_int(&cursor, 1),
            .coder = emic_cursor_int(&cursor, 2),
            .sought = emic_arena_copy(arena, emic_cursor_text(&cursor, 3)),
            .coder_name = emic_arena_copy(arena, emic_cursor_text(&cursor, 4)),
            .added = emic_arena_copy(arena, emic_cursor_text(&cursor, 5)),
            .found = emic_cursor_int(&cursor, 6),
        };
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_denial_list_load(emic_study *study, emic_arena *arena, emic_denial_list *out,
                                  emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_denial_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_denials, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = (emic_denial){
            .proposition = emic_cursor_int(&cursor, 0),
            .participant = emic_arena_copy(arena, emic_cursor_text(&cursor, 1)),
            .coder_name = emic_arena_copy(arena, emic_cursor_text(&cursor, 2)),
            .memo = emic_arena_copy(arena, emic_cursor_text(&cursor, 3)),
        };
    emic_cursor_close(&cursor);
    return status;
}
