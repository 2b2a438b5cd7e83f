/* Codings in the study file. Which segments a query selects is measure/select.c's business, the CSV
 * of them coding_file.c's. */
#include "study/coding.h"
#include "base/digest.h"
#include "study/codebook_version.h"
#include "study/document.h"
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

static const char insert_coding[] =
    "INSERT INTO coding(revision, start, stop, code, coder, round, codebook_version, polarity,"
    " memo, words_sha256, added, definition) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
    " ?11, (SELECT definition FROM code WHERE id = ?4))"
    " ON CONFLICT (revision, code, coder, round, start, stop) DO NOTHING";

emic_status emic_coding_insert(emic_study *study, emic_id revision, emic_id version,
                               const emic_coding *coding, const uint8_t sha256[32], bool *added,
                               emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_run(
        db, insert_coding,
        EMIC_ROW(emic_int(revision), emic_int(coding->span.start), emic_int(coding->span.end),
                 emic_int(coding->code), emic_int(coding->coder), emic_int(coding->round),
                 emic_int(version), emic_text(emic_slice_of(polarity_names[coding->polarity])),
                 emic_text(coding->memo), emic_blob(sha256, EMIC_SHA256_SIZE),
                 emic_study_now(study)),
        err));
    *added = emic_db_changes(db) > 0;
    return EMIC_OK;
}

static const char find_coding[] =
    "SELECT id, (ifnull(?7, polarity), ifnull(?8, memo)) IS NOT (polarity, memo) FROM coding"
    " WHERE revision = ?1 AND code = ?2 AND coder = ?3 AND round = ?4 AND start = ?5 AND stop = ?6";
static const char change_coding[] =
    "UPDATE coding SET polarity = ifnull(?2, polarity), memo = ifnull(?3, memo) WHERE id = ?1";

emic_status emic_coding_change(emic_study *study, emic_id revision, const emic_coding *coding,
                               bool polarity, emic_id *out, bool *changed, emic_error *err)
{
    emic_cursor cursor;
    emic_db *db = emic_study_db(study);
    bool more = false;
    emic_value said = emic_null(), memo = emic_text_or_null(coding->memo);
    if (polarity)
        said = emic_text(emic_slice_of(polarity_names[coding->polarity]));
    EMIC_TRY(emic_db_query(
        db, find_coding,
        EMIC_ROW(emic_int(revision), emic_int(coding->code), emic_int(coding->coder),
                 emic_int(coding->round), emic_int(coding->span.start),
                 emic_int(coding->span.end), said, memo),
        &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    *out = more ? emic_cursor_int(&cursor, 0) : 0;
    *changed = more && emic_cursor_int(&cursor, 1) != 0;
    emic_cursor_close(&cursor);
    if (status == EMIC_OK && *changed)
        status = emic_db_run(db, change_coding, EMIC_ROW(emic_int(*out), said, memo), err);
    return status;
}

static const char current_revision[] = "SELECT current_revision FROM document WHERE id = ?1";
static const char count_coders[] = "SELECT count(*) FROM coder WHERE id = ?1";

static emic_status check_coder(emic_study *study, const emic_coding *coding, emic_error *err)
{
    int64_t coders;
    if (coding->round < 1)
        return emic_fail(err, EMIC_INVALID, "round %lld: rounds count from 1",
                         (long long)coding->round);
    EMIC_TRY(emic_db_int(emic_study_db(study), count_coders, EMIC_ROW(emic_int(coding->coder)), 0,
                         &coders, err));
    return coders ? EMIC_OK
                  : emic_fail(err, EMIC_NOT_FOUND, "no coder %lld", (long long)coding->coder);
}

static emic_status add_in(emic_study *study, const emic_coding *coding, emic_arena *arena,
                          emic_id *out, emic_error *err)
{
    emic_codebook codebook;
    emic_text_index text;
    emic_id revision, version;
    bool added, made;
    uint8_t sha256[EMIC_SHA256_SIZE];
    EMIC_TRY(emic_codebook_load(study, arena, &codebook, err));
    int at = emic_codebook_at(&codebook, coding->code);
    if (at < 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)coding->code);
    EMIC_TRY(emic_coding_check_code(&codebook.items[at], err));
    EMIC_TRY(check_coder(study, coding, err));
    EMIC_TRY(emic_document_text(study, coding->document, arena, &text, err));
    EMIC_TRY(emic_coding_check_span(coding->span, text.points, err));
    EMIC_TRY(emic_db_int(emic_study_db(study), current_revision,
                         EMIC_ROW(emic_int(coding->document)), 0, &revision, err));
    EMIC_TRY(emic_codebook_keep(study, &codebook, NULL, NULL, &version, &made, err));
    emic_sha256(emic_text_words(&text, coding->span), sha256);
    EMIC_TRY(emic_coding_insert(study, revision, version, coding, sha256, &added, err));
    if (!added)
        return emic_fail(err, EMIC_EXISTS, "this coder has coded %u:%u with \"%.*s\" already",
                         coding->span.start, coding->span.end, EMIC_ARG(codebook.items[at].path));
    *out = emic_db_last_id(emic_study_db(study));
    return EMIC_OK;
}

emic_status emic_coding_add(emic_study *study, const emic_coding *coding, emic_id *out,
                            emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = add_in(study, coding, arena, out, err);
    emic_arena_close(arena);
    return status;
}

static const char delete_coding[] = "DELETE FROM coding WHERE id = ?1";
static const char count_evidence[] = "SELECT count(*) FROM judgement_evidence WHERE coding = ?1";

emic_status emic_coding_remove(emic_study *study, emic_id id, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    int64_t judgements;
    EMIC_TRY(emic_db_int(db, count_evidence, EMIC_ROW(emic_int(id)), 0, &judgements, err));
    if (judgements)
        return emic_fail(err, EMIC_INVALID, "coding %lld is the evidence of a judgement",
                         (long long)id);
    EMIC_TRY(emic_db_run(db, delete_coding, EMIC_ROW(emic_int(id)), err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no coding %lld; emic coding list shows the ids",
                         (long long)id);
    return EMIC_OK;
}
