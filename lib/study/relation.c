/* Relations between codes, and their types. */
#include "study/relation.h"
#include "study/name.h"
#include "study/study_db.h"

/* --- Types ------------------------------------------------------------------------------------ */

static const char type_id[] = "SELECT id FROM relation_type WHERE name = ?1";
static const char type_by_inverse[] =
    "SELECT id FROM relation_type WHERE inverse = ?1 AND inverse <> ''";
static const char type_names[] =
    "SELECT name FROM relation_type UNION SELECT inverse FROM relation_type WHERE inverse <> ''";
static const char insert_type[] =
    "INSERT INTO relation_type(name, inverse, symmetric, transitive) VALUES (?1, ?2, ?3, ?4)";
static const char list_types[] =
    "SELECT t.id, t.name, t.inverse, t.symmetric, t.transitive,"
    " (SELECT count(*) FROM relation r WHERE r.type = t.id) FROM relation_type t ORDER BY t.id";

/* Names stand on command lines and in tables. */
static emic_status check_word(emic_slice word, const char *what, emic_error *err)
{
    bool good = word.length > 0;
    for (size_t i = 0; i < word.length; i++)
        good &= (unsigned char)word.data[i] > ' ' && word.data[i] != 0x7F;
    return good ? EMIC_OK
                : emic_fail(err, EMIC_INVALID,
                            "%s \"%.*s\": a type of relation is one word, such as leads_to", what,
                            EMIC_ARG(word));
}

static emic_status check_free(emic_study *study, emic_slice name, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_id id, inverse;
    EMIC_TRY(emic_db_int(db, type_id, EMIC_ROW(emic_text(name)), 0, &id, err));
    EMIC_TRY(emic_db_int(db, type_by_inverse, EMIC_ROW(emic_text(name)), 0, &inverse, err));
    if (id || inverse)
        return emic_fail(err, EMIC_EXISTS, "there is a type of relation \"%.*s\" already",
                         EMIC_ARG(name));
    return EMIC_OK;
}

emic_status emic_relation_type_add(emic_study *study, const emic_relation_type *type, emic_id *out,
                                   emic_error *err)
{
    EMIC_TRY(check_word(type->name, "the name", err));
    EMIC_TRY(check_free(study, type->name, err));
    if (type->symmetric && type->inverse.length)
        return emic_fail(err, EMIC_INVALID,
                         "a symmetric type reads the same from both ends: it has no inverse");
    if (type->inverse.length) {
        EMIC_TRY(check_word(type->inverse, "the inverse", err));
        EMIC_TRY(check_free(study, type->inverse, err));
        if (emic_slice_equal(type->name, type->inverse))
            return emic_fail(err, EMIC_INVALID,
                             "a type that is its own inverse is symmetric: say so instead");
    }
    EMIC_TRY(emic_db_run(emic_study_db(study), insert_type,
                         EMIC_ROW(emic_text(type->name), emic_text(type->inverse),
                                  emic_int(type->symmetric), emic_int(type->transitive)),
                         err));
    *out = emic_db_last_id(emic_study_db(study));
    return EMIC_OK;
}

emic_status emic_relation_type_find(emic_study *study, emic_slice name, emic_id *out, bool *inverse,
                                    emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_int(db, type_by_inverse, EMIC_ROW(emic_text(name)), 0, out, err));
    *inverse = *out != 0;
    if (*out)
        return EMIC_OK;
    return emic_name_find(study, "type of relation", type_id, type_names, name, out, err);
}

emic_status emic_relation_type_list_load(emic_study *study, emic_arena *arena,
                                         emic_relation_type_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_relation_type_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_types, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = (emic_relation_type){
            .id = emic_cursor_int(&cursor, 0),
            .name = emic_arena_copy(arena, emic_cursor_text(&cursor, 1)),
            .inverse = emic_arena_copy(arena, emic_cursor_text(&cursor, 2)),
            .symmetric = emic_cursor_int(&cursor, 3) != 0,
            .transitive = emic_cursor_int(&cursor, 4) != 0,
            .relations = emic_cursor_int(&cursor, 5),
        };
    emic_cursor_close(&cursor);
    return status;
}

/* --- Relations -------------------------------------------------------------------------------- */

/* Nothing new where the codes are related so already. */
static const char insert_relation[] =
    "INSERT INTO relation(source, type, target, coder, memo, added)"
    " SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM relation r"
    " JOIN relation_type t ON t.id = r.type WHERE r.type = ?2 AND ((r.source = ?1 AND r.target = "
    "?3)"
    " OR (t.symmetric AND r.source = ?3 AND r.target = ?1)))";
static const char count_codes[] = "SELECT count(*) FROM code WHERE id IN (?1, ?2)";
static const char count_types[] = "SELECT count(*) FROM relation_type WHERE id = ?1";

emic_status emic_relation_add(emic_study *study, const emic_relation *relation, emic_id *out,
                              emic_error *err)
{
    emic_db *db = emic_study_db(study);
    int64_t codes, types;
    if (relation->source == relation->target)
        return emic_fail(err, EMIC_INVALID, "a code is not related to itself");
    EMIC_TRY(emic_db_int(db, count_codes,
                         EMIC_ROW(emic_int(relation->source), emic_int(relation->target)), 0,
                         &codes, err));
    EMIC_TRY(emic_db_int(db, count_types, EMIC_ROW(emic_int(relation->type)), 0, &types, err));
    if (codes != 2 || !types)
        return emic_fail(err, EMIC_NOT_FOUND, "no code %lld or %lld, or no type of relation %lld",
                         (long long)relation->source, (long long)relation->target,
                         (long long)relation->type);
    EMIC_TRY(emic_db_run(db, insert_relation,
                         EMIC_ROW(emic_int(relation->source), emic_int(relation->type),
                                  emic_int(relation->target), emic_int(relation->coder),
                                  emic_text(relation->memo), emic_study_now(study)),
                         err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_EXISTS, "these codes are related so already");
    *out = emic_db_last_id(db);
    return EMIC_OK;
}

static const char count_relations[] = "SELECT count(*) FROM relation WHERE id = ?1";
static const char memo_about[] = "SELECT memo FROM memo_link WHERE relation = ?1";
static const char delete_evidence[] = "DELETE FROM relation_evidence WHERE relation = ?1";
static const char delete_relation[] = "DELETE FROM relation WHERE id = ?1";

emic_status emic_relation_check(emic_study *study, emic_id id, emic_error *err)
{
    int64_t count;
    EMIC_TRY(
        emic_db_int(emic_study_db(study), count_relations, EMIC_ROW(emic_int(id)), 0, &count, err));
    return count ? EMIC_OK
                 : emic_fail(err, EMIC_NOT_FOUND,
                             "no relation %lld; emic relation list shows the ids", (long long)id);
}

emic_status emic_relation_remove(emic_study *study, emic_id id, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_id memo;
    EMIC_TRY(emic_relation_check(study, id, err));
    EMIC_TRY(emic_db_int(db, memo_about, EMIC_ROW(emic_int(id)), 0, &memo, err));
    if (memo)
        return emic_fail(err, EMIC_INVALID,
                         "memo %lld is about relation %lld, and memos stay: so does it",
                         (long long)memo, (long long)id);
    EMIC_TRY(emic_db_run(db, delete_evidence, EMIC_ROW(emic_int(id)), err));
    return emic_db_run(db, delete_relation, EMIC_ROW(emic_int(id)), err);
}

static const char list_relations[] =
    "SELECT r.id, r.source, r.type, r.target, r.coder, t.name, k.name, r.memo, r.added,"
    " ifnull(e.supports, 0), ifnull(e.contradicts, 0), ifnull(e.qualifies, 0),"
    " ifnull(e.detached, 0)"
    " FROM relation r JOIN relation_type t ON t.id = r.type JOIN coder k ON k.id = r.coder"
    " LEFT JOIN (SELECT v.relation, sum(d.current_revision <> c.revision) AS detached,"
    "  sum(d.current_revision = c.revision AND v.polarity = 'supports') AS supports,"
    "  sum(d.current_revision = c.revision AND v.polarity = 'contradicts') AS contradicts,"
    "  sum(d.current_revision = c.revision AND v.polarity = 'qualifies') AS qualifies"
    "  FROM relation_evidence v JOIN coding c ON c.id = v.coding"
    "  JOIN revision s ON s.id = c.revision JOIN document d ON d.id = s.document"
    "  GROUP BY v.relation) e"
    " ON e.relation = r.id ORDER BY r.id";

static emic_status read_relation(const emic_cursor *cursor, const emic_codebook *codebook,
                                 emic_arena *arena, emic_relation *out, emic_error *err)
{
    emic_slice *texts[] = {&out->type_name, &out->coder_name, &out->memo, &out->added};
    out->id = emic_cursor_int(cursor, 0);
    out->source = emic_cursor_int(cursor, 1);
    out->type = emic_cursor_int(cursor, 2);
    out->target = emic_cursor_int(cursor, 3);
    out->coder = emic_cursor_int(cursor, 4);
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
        *texts[i] = emic_arena_copy(arena, emic_cursor_text(cursor, 5 + i));
    for (int i = 0; i < 3; i++)
        out->evidence.count[i] = emic_cursor_int(cursor, 9 + i);
    out->evidence.detached = emic_cursor_int(cursor, 12);
    out->source_at = emic_codebook_at(codebook, out->source);
    out->target_at = emic_codebook_at(codebook, out->target);
    if (out->source_at < 0 || out->target_at < 0)
        return emic_fail(err, EMIC_CORRUPT,
                         "relation %lld names no code of the codebook; run emic check",
                         (long long)out->id);
    return EMIC_OK;
}

emic_status emic_relation_list_load(emic_study *study, const emic_codebook *codebook,
                                    emic_arena *arena, emic_relation_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_relation_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_relations, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if ((status = read_relation(&cursor, codebook, arena, EMIC_PUSH(arena, out), err)) !=
            EMIC_OK)
            break;
    emic_cursor_close(&cursor);
    return status;
}
