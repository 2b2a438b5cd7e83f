/* Codings in the study file. Which segments a query selects is measure/select.c's business, the CSV
 * of them coding_file.c's. */
#include "study/coding.h"
#include "base/digest.h"
#include "study/coding_writer.h"
#include "study/study_db.h"

static const char *const polarity_names[] = {"supports", "contradicts", "qualifies"};

const char *emic_polarity_name(emic_polarity polarity)
{
    return polarity_names[polarity];
}

emic_status emic_polarity_find(emic_slice name, emic_polarity *out, emic_error *err)
{
    for (int i = 0; i < 3; i++) {
        if (!emic_slice_is(name, polarity_names[i]))
            continue;
        *out = (emic_polarity)i;
        return EMIC_OK;
    }
    return emic_fail(err, EMIC_INVALID,
                     "unknown polarity \"%.*s\"; it is supports, contradicts or qualifies",
                     EMIC_ARG(name));
}

emic_status emic_coding_check_span(emic_span span, uint64_t length, emic_error *err)
{
    if (span.start >= span.end)
        return emic_fail(err, EMIC_INVALID, "empty span %u:%u: the end comes after the start",
                         span.start, span.end);
    if (span.end > length)
        return emic_fail(err, EMIC_INVALID, "span %u:%u passes the end of the text at %llu",
                         span.start, span.end, (unsigned long long)length);
    return EMIC_OK;
}

emic_status emic_coding_check_code(const emic_code *code, emic_error *err)
{
    if (!code->codable)
        return emic_fail(err, EMIC_INVALID,
                         "\"%.*s\" only groups other codes; code one of those below it",
                         EMIC_ARG(code->path));
    if (emic_slice_is(code->status, "retired"))
        return emic_fail(err, EMIC_INVALID, "\"%.*s\" is retired and takes no new codings",
                         EMIC_ARG(code->path));
    return EMIC_OK;
}

static emic_value weight_of(const emic_coding *coding)
{
    return coding->weighed ? emic_int(coding->weight) : emic_null();
}

static const char insert_coding[] =
    "INSERT INTO coding(revision, start, stop, code, coder, round, codebook_version, polarity,"
    " memo, words_sha256, added, weight, definition) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
    " ?10, ?11, ?12, ifnull(?13, (SELECT definition FROM code WHERE id = ?4)))"
    " ON CONFLICT (revision, code, coder, round, start, stop) DO NOTHING";

emic_status emic_coding_insert(emic_study *study, const emic_coding_under *under,
                               const emic_coding *coding, const uint8_t sha256[32], bool *added,
                               emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_run(
        db, insert_coding,
        EMIC_ROW(emic_int(under->revision), emic_int(coding->span.start),
                 emic_int(coding->span.end), emic_int(coding->code), emic_int(coding->coder),
                 emic_int(coding->round), emic_int(under->version),
                 emic_text(emic_slice_of(polarity_names[coding->polarity])),
                 emic_text(coding->memo), emic_blob(sha256, EMIC_SHA256_SIZE),
                 emic_study_now(study), weight_of(coding), emic_id_or_null(under->definition)),
        err));
    *added = emic_db_changes(db) > 0;
    return EMIC_OK;
}

static const char find_coding[] =
    "SELECT id, (ifnull(?7, polarity), ifnull(?8, memo), ifnull(?9, weight)) IS NOT"
    " (polarity, memo, weight) FROM coding"
    " WHERE revision = ?1 AND code = ?2 AND coder = ?3 AND round = ?4 AND start = ?5 AND stop = ?6";
static const char change_coding[] =
    "UPDATE coding SET polarity = ifnull(?2, polarity), memo = ifnull(?3, memo),"
    " weight = ifnull(?4, weight) WHERE id = ?1";

emic_status emic_coding_change(emic_study *study, emic_id revision, const emic_coding *coding,
                               bool polarity, emic_id *out, bool *changed, emic_error *err)
{
    emic_cursor cursor;
    emic_db *db = emic_study_db(study);
    bool more = false;
    emic_value said = emic_null(), memo = emic_text_or_null(coding->memo);
    if (polarity)
        said = emic_text(emic_slice_of(polarity_names[coding->polarity]));
    EMIC_TRY(
        emic_db_query(db, find_coding,
                      EMIC_ROW(emic_int(revision), emic_int(coding->code), emic_int(coding->coder),
                               emic_int(coding->round), emic_int(coding->span.start),
                               emic_int(coding->span.end), said, memo, weight_of(coding)),
                      &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    *out = more ? emic_cursor_int(&cursor, 0) : 0;
    *changed = more && emic_cursor_int(&cursor, 1) != 0;
    emic_cursor_close(&cursor);
    if (status == EMIC_OK && *changed)
        status = emic_db_run(db, change_coding,
                             EMIC_ROW(emic_int(*out), said, memo, weight_of(coding)), err);
    return status;
}

emic_status emic_coding_add(emic_study *study, const emic_coding *coding, emic_id *out,
                            emic_error *err)
{
    emic_coding_writer *writer;
    bool added;
    EMIC_TRY(emic_coding_writer_open(study, &writer, err));
    emic_status status = emic_coding_writer_add(writer, coding, out, &added, err);
    if (status == EMIC_OK && !added)
        status = emic_coding_fail_known(emic_coding_writer_codebook(writer), coding, err);
    emic_coding_writer_close(writer);
    return status;
}

emic_status emic_coding_fail_known(const emic_codebook *codebook, const emic_coding *coding,
                                   emic_error *err)
{
    int at = emic_codebook_at(codebook, coding->code);
    emic_slice path = at < 0 ? (emic_slice){0} : codebook->items[at].path;
    return emic_fail(err, EMIC_EXISTS, "this coder has coded %u:%u with \"%.*s\" already",
                     coding->span.start, coding->span.end, EMIC_ARG(path));
}

/* What rests on a coding, in words; of much, the first few. */
static const char what_rests[] =
    "SELECT group_concat(what, '; ') FROM ("
    "SELECT 'is the evidence of a judgement: ' || p.label || ', ' || c.name AS what"
    " FROM judgement_evidence e JOIN judgement j ON j.id = e.judgement"
    " JOIN participant p ON p.id = j.participant JOIN code c ON c.id = j.code WHERE e.coding = ?1"
    " UNION ALL SELECT 'is the evidence of a relation: ' || s.name || ' ' || t.name || ' ' || "
    "o.name"
    " FROM relation_evidence e JOIN relation r ON r.id = e.relation JOIN code s ON s.id = r.source"
    " JOIN relation_type t ON t.id = r.type JOIN code o ON o.id = r.target WHERE e.coding = ?1"
    " UNION ALL SELECT 'is the evidence of proposition ' || p.label FROM proposition_evidence e"
    " JOIN proposition p ON p.id = e.proposition WHERE e.coding = ?1"
    " UNION ALL SELECT 'has memo ' || memo FROM memo_link WHERE coding = ?1"
    " UNION ALL SELECT 'gave the in-vivo code \"' || name || '\" its name' FROM code"
    " WHERE source_coding = ?1 LIMIT 5)";
static const char delete_coding[] = "DELETE FROM coding WHERE id = ?1";

static emic_status check_free(emic_study *study, emic_id id, emic_arena *arena, emic_error *err)
{
    emic_slice rests;
    EMIC_TRY(
        emic_db_text(emic_study_db(study), what_rests, EMIC_ROW(emic_int(id)), arena, &rests, err));
    if (rests.length)
        return emic_fail(err, EMIC_INVALID, "coding %lld %.*s", (long long)id, EMIC_ARG(rests));
    return EMIC_OK;
}

emic_status emic_coding_remove(emic_study *study, emic_id id, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_arena *arena = emic_arena_open();
    emic_status status = check_free(study, id, arena, err);
    emic_arena_close(arena);
    EMIC_TRY(status);
    EMIC_TRY(emic_db_run(db, delete_coding, EMIC_ROW(emic_int(id)), err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no coding %lld; emic coding list shows the ids",
                         (long long)id);
    return EMIC_OK;
}
