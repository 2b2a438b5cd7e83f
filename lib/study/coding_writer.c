/* Adding and changing codings one by one, with the checks that a file of them gets in
 * coding_file.c. */
#include "study/coding_writer.h"
#include "base/digest.h"
#include "study/codebook_version.h"
#include "study/judgement.h"
#include "study/study_db.h"
#include <stdlib.h>

struct emic_coding_writer {
    emic_study *study;
    emic_arena *arena, *text_arena;
    emic_codebook codebook;
    emic_id version;            /* of the codebook; 0: not asked for yet */
    emic_id document, revision; /* at hand; 0: none yet */
    emic_text_index text;
    emic_document_turns turns;
};

emic_status emic_coding_writer_refresh(emic_coding_writer *writer, emic_error *err)
{
    emic_arena_reset(writer->arena);
    writer->version = 0;
    return emic_codebook_load(writer->study, writer->arena, &writer->codebook, err);
}

emic_status emic_coding_writer_open(emic_study *study, emic_coding_writer **out, emic_error *err)
{
    emic_coding_writer *writer = emic_memory_alloc(sizeof *writer);
    *writer = (emic_coding_writer){
        .study = study, .arena = emic_arena_open(), .text_arena = emic_arena_open()};
    emic_status status = emic_coding_writer_refresh(writer, err);
    if (status != EMIC_OK)
        emic_coding_writer_close(writer);
    else
        *out = writer;
    return status;
}

void emic_coding_writer_close(emic_coding_writer *writer)
{
    if (!writer)
        return;
    emic_arena_close(writer->text_arena);
    emic_arena_close(writer->arena);
    free(writer);
}

const emic_codebook *emic_coding_writer_codebook(const emic_coding_writer *writer)
{
    return &writer->codebook;
}

static const char current_revision[] = "SELECT current_revision FROM document WHERE id = ?1";

static emic_status take(emic_coding_writer *writer, emic_id document, emic_error *err)
{
    if (writer->document && writer->document == document)
        return EMIC_OK;
    writer->document = 0;
    emic_arena_reset(writer->text_arena);
    EMIC_TRY(emic_document_text(writer->study, document, writer->text_arena, &writer->text, err));
    EMIC_TRY(
        emic_document_turns_load(writer->study, document, writer->text_arena, &writer->turns, err));
    EMIC_TRY(emic_db_int(emic_study_db(writer->study), current_revision,
                         EMIC_ROW(emic_int(document)), 0, &writer->revision, err));
    writer->document = document;
    return EMIC_OK;
}

emic_status emic_coding_writer_take(emic_coding_writer *writer, emic_id document,
                                    const emic_text_index **text, const emic_document_turns **turns,
                                    emic_error *err)
{
    EMIC_TRY(take(writer, document, err));
    *text = &writer->text;
    *turns = &writer->turns;
    return EMIC_OK;
}

static const char count_coders[] = "SELECT count(*) FROM coder WHERE id = ?1";

static emic_status check_code(const emic_coding_writer *writer, const emic_coding *coding,
                              emic_error *err)
{
    int at = emic_codebook_at(&writer->codebook, coding->code);
    if (at < 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)coding->code);
    return emic_coding_check_code(&writer->codebook.items[at], err);
}

static emic_status check(const emic_coding_writer *writer, const emic_coding *coding,
                         emic_error *err)
{
    int64_t coders;
    if (coding->round < 1)
        return emic_fail(err, EMIC_INVALID, "round %lld: rounds count from 1",
                         (long long)coding->round);
    if (coding->weighed && (coding->weight < 0 || coding->weight > EMIC_WEIGHT_MOST))
        return emic_fail(err, EMIC_INVALID, "weight %lld: weights go from 0 to %d",
                         (long long)coding->weight, (int)EMIC_WEIGHT_MOST);
    EMIC_TRY(emic_db_int(emic_study_db(writer->study), count_coders,
                         EMIC_ROW(emic_int(coding->coder)), 0, &coders, err));
    return coders ? EMIC_OK
                  : emic_fail(err, EMIC_NOT_FOUND, "no coder %lld", (long long)coding->coder);
}

static const char find_coding[] = "SELECT id FROM coding WHERE revision = ?1 AND code = ?2"
                                  " AND coder = ?3 AND round = ?4 AND start = ?5 AND stop = ?6";

static emic_status find(const emic_coding_writer *writer, const emic_coding *coding, emic_id *out,
                        emic_error *err)
{
    return emic_db_int(emic_study_db(writer->study), find_coding,
                       EMIC_ROW(emic_int(writer->revision), emic_int(coding->code),
                                emic_int(coding->coder), emic_int(coding->round),
                                emic_int(coding->span.start), emic_int(coding->span.end)),
                       0, out, err);
}

/* What is coded is coded under a version of just this codebook. */
static emic_status keep_version(emic_coding_writer *writer, emic_error *err)
{
    bool made;
    if (writer->version)
        return EMIC_OK;
    return emic_codebook_keep(writer->study, &writer->codebook, NULL, NULL, &writer->version, &made,
                              err);
}

emic_status emic_coding_writer_add(emic_coding_writer *writer, const emic_coding *coding,
                                   emic_id *out, bool *added, emic_error *err)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    EMIC_TRY(check_code(writer, coding, err));
    EMIC_TRY(check(writer, coding, err));
    EMIC_TRY(take(writer, coding->document, err));
    EMIC_TRY(emic_coding_check_span(coding->span, writer->text.points, err));
    EMIC_TRY(keep_version(writer, err));
    emic_sha256(emic_text_words(&writer->text, coding->span), sha256);
    emic_coding_under under = {writer->revision, writer->version, 0};
    EMIC_TRY(emic_coding_insert(writer->study, &under, coding, sha256, added, err));
    if (!*added)
        return find(writer, coding, out, err);
    *out = emic_db_last_id(emic_study_db(writer->study));
    return EMIC_OK;
}

static const char load_coding[] =
    "SELECT d.id, c.code, c.coder, c.start, c.stop, c.round, c.polarity, c.memo, c.weight,"
    " d.current_revision = c.revision FROM coding c JOIN revision r ON r.id = c.revision"
    " JOIN document d ON d.id = r.document WHERE c.id = ?1";

static emic_status read_coding(const emic_cursor *cursor, emic_arena *arena, emic_coding *out,
                               emic_error *err)
{
    int64_t start = emic_cursor_int(cursor, 3), stop = emic_cursor_int(cursor, 4);
    if (!emic_cursor_int(cursor, 9))
        return emic_fail(err, EMIC_INVALID,
                         "coding %lld is detached: the text of its document was revised since",
                         (long long)out->id);
    if (start < 0 || stop <= start || stop > UINT32_MAX)
        return emic_fail(err, EMIC_CORRUPT, "coding %lld has no span; run emic check",
                         (long long)out->id);
    out->document = emic_cursor_int(cursor, 0);
    out->code = emic_cursor_int(cursor, 1);
    out->coder = emic_cursor_int(cursor, 2);
    out->span = (emic_span){(uint32_t)start, (uint32_t)stop};
    out->round = emic_cursor_int(cursor, 5);
    out->memo = emic_arena_copy(arena, emic_cursor_text(cursor, 7));
    out->weighed = !emic_cursor_is_null(cursor, 8);
    out->weight = emic_cursor_int(cursor, 8);
    return emic_polarity_find(emic_cursor_text(cursor, 6), &out->polarity, err);
}

emic_status emic_coding_load_one(emic_study *study, emic_id id, emic_arena *arena, emic_coding *out,
                                 emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_coding){.id = id};
    EMIC_TRY(
        emic_db_query(emic_study_db(study), load_coding, EMIC_ROW(emic_int(id)), &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    if (status == EMIC_OK && more)
        status = read_coding(&cursor, arena, out, err);
    else if (status == EMIC_OK)
        status = emic_fail(err, EMIC_NOT_FOUND, "no coding %lld; emic coding list shows the ids",
                           (long long)id);
    emic_cursor_close(&cursor);
    return status;
}

/* What stays the same keeps the definition that it was made under. */
static const char change_coding[] =
    "UPDATE coding SET definition = CASE WHEN (code, start, stop) = (?2, ?3, ?4) THEN definition"
    " ELSE (SELECT definition FROM code WHERE id = ?2) END,"
    " codebook_version = CASE WHEN (code, start, stop) = (?2, ?3, ?4) THEN codebook_version ELSE ?5"
    " END, code = ?2, start = ?3, stop = ?4, polarity = ?6, weight = ?7, memo = ?8,"
    " words_sha256 = ?9 WHERE id = ?1";

emic_status emic_coding_writer_set(emic_coding_writer *writer, const emic_coding *coding,
                                   emic_error *err)
{
    emic_coding now;
    emic_id other;
    uint8_t sha256[EMIC_SHA256_SIZE];
    EMIC_TRY(emic_coding_load_one(writer->study, coding->id, writer->text_arena, &now, err));
    EMIC_TRY(take(writer, now.document, err));
    emic_coding then = *coding;
    then.coder = now.coder;
    then.round = now.round;
    if (then.code != now.code) /* a retired one may stay */
        EMIC_TRY(check_code(writer, &then, err));
    EMIC_TRY(check(writer, &then, err));
    EMIC_TRY(emic_coding_check_span(then.span, writer->text.points, err));
    EMIC_TRY(find(writer, &then, &other, err));
    if (other && other != then.id)
        return emic_coding_fail_known(&writer->codebook, &then, err);
    EMIC_TRY(keep_version(writer, err));
    emic_sha256(emic_text_words(&writer->text, then.span), sha256);
    EMIC_TRY(emic_db_run(emic_study_db(writer->study), change_coding,
                         EMIC_ROW(emic_int(then.id), emic_int(then.code), emic_int(then.span.start),
                                  emic_int(then.span.end), emic_int(writer->version),
                                  emic_text(emic_slice_of(emic_polarity_name(then.polarity))),
                                  then.weighed ? emic_int(then.weight) : emic_null(),
                                  emic_text(then.memo), emic_blob(sha256, sizeof sha256)),
                         err));
    return emic_judgement_check_evidence(writer->study, then.id, err);
}

emic_status emic_coding_set(emic_study *study, const emic_coding *coding, emic_error *err)
{
    emic_coding_writer *writer;
    EMIC_TRY(emic_coding_writer_open(study, &writer, err));
    emic_status status = emic_coding_writer_set(writer, coding, err);
    emic_coding_writer_close(writer);
    return status;
}
