/* A study in memory from an archive alone: every CSV through the same reader that users have. */
#include "base/csv.h"
#include "base/digest.h"
#include "base/text.h"
#include "exchange/archive_file.h"
#include "study/claim.h"
#include "study/coding.h"
#include "study/document.h"
#include "study/judgement.h"
#include "study/participant.h"
#include <stdlib.h>

/* An archive being rebuilt. */
typedef struct rebuild {
    emic_zip *zip;
    emic_study *study;
    emic_arena *arena;
    emic_error *err;
} rebuild;

static emic_status read_entry(const rebuild *at, const char *name, emic_slice *out)
{
    EMIC_TRY(emic_zip_read(at->zip, name, at->arena, out, at->err));
    if (!emic_utf8_valid(*out, NULL))
        return emic_fail_at(at->err, EMIC_MALFORMED, name, 0, 0, "not valid UTF-8");
    return EMIC_OK;
}

static bool parse_number(emic_slice text, int64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || text.length > 12)
            return false;
        *out = *out * 10 + (text.data[i] - '0');
    }
    return text.length > 0;
}

enum { UNIT_DOCUMENT, UNIT_TURN, UNIT_START, UNIT_END, UNIT_WORDS_START, UNIT_WORDS_END,
       UNIT_SPEAKER, UNIT_ROLE, UNIT_FROM, UNIT_UNTIL, UNIT_COUNT };

/* units.csv, read row by row beside transcripts.csv: both are sorted by document. */
typedef struct unit_rows {
    emic_csv *csv;
    emic_csv_row row;
    int at[UNIT_COUNT];
    bool more;
} unit_rows;

static emic_status unit_number(const rebuild *at, const unit_rows *units, int column, int64_t most,
                               int64_t *out)
{
    emic_slice text = units->row.fields[units->at[column]];
    if (parse_number(text, out) && *out <= most)
        return EMIC_OK;
    return emic_csv_fail(units->csv, &units->row, units->at[column], at->err, EMIC_MALFORMED,
                         "\"%.*s\" is not a position in this text", EMIC_ARG(text));
}

static emic_status unit_time(const rebuild *at, const unit_rows *units, int column, int64_t *out)
{
    *out = EMIC_TIME_NONE;
    if (units->row.fields[units->at[column]].length == 0)
        return EMIC_OK;
    return unit_number(at, units, column, INT64_MAX / 2, out);
}

static emic_status read_turn(const rebuild *at, const unit_rows *units, int64_t points,
                             emic_turn *turn)
{
    int64_t start, end, words_start, words_end;
    EMIC_TRY(unit_number(at, units, UNIT_START, points, &start));
    EMIC_TRY(unit_number(at, units, UNIT_END, points, &end));
    EMIC_TRY(unit_number(at, units, UNIT_WORDS_START, points, &words_start));
    EMIC_TRY(unit_number(at, units, UNIT_WORDS_END, points, &words_end));
    EMIC_TRY(unit_time(at, units, UNIT_FROM, &turn->from));
    EMIC_TRY(unit_time(at, units, UNIT_UNTIL, &turn->until));
    turn->span = (emic_span){(uint32_t)start, (uint32_t)end};
    turn->words = (emic_span){(uint32_t)words_start, (uint32_t)words_end};
    turn->speaker = emic_arena_copy(at->arena, units->row.fields[units->at[UNIT_SPEAKER]]);
    return emic_role_find(units->row.fields[units->at[UNIT_ROLE]], &turn->role, at->err);
}

static emic_status read_turns(const rebuild *at, unit_rows *units, emic_slice document,
                              emic_transcript *transcript)
{
    while (units->more &&
           emic_slice_equal(units->row.fields[units->at[UNIT_DOCUMENT]], document)) {
        EMIC_TRY(read_turn(at, units, transcript->points, EMIC_PUSH(at->arena, &transcript->turns)));
        EMIC_TRY(emic_csv_next(units->csv, &units->row, &units->more, at->err));
    }
    return EMIC_OK;
}

/* A document with its text, which must be the one that transcripts.csv describes. */
static emic_status add_open(const rebuild *at, emic_slice name, emic_slice file, int64_t points,
                            const uint8_t sha256[32], emic_transcript *transcript)
{
    uint8_t found[EMIC_SHA256_SIZE];
    emic_id document;
    const char *entry = emic_arena_format(at->arena, "data/%.*s", EMIC_ARG(file));
    EMIC_TRY(read_entry(at, entry, &transcript->text));
    emic_sha256(transcript->text, found);
    if (memcmp(found, sha256, sizeof found) != 0 ||
        (int64_t)emic_utf8_count(transcript->text) != points)
        return emic_fail_at(at->err, EMIC_CORRUPT, entry, 0, 0,
                            "not the text that transcripts.csv describes");
    return emic_document_add(at->study, name, transcript, &document, at->err);
}

static emic_status add_document(const rebuild *at, const emic_csv *csv, const emic_csv_row *row,
                                const int columns[5], unit_rows *units)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    int64_t points;
    emic_id document;
    emic_transcript transcript = {0};
    emic_slice name = emic_arena_copy(at->arena, row->fields[columns[0]]);
    emic_slice file = row->fields[columns[1]];
    if (!parse_number(row->fields[columns[3]], &points) || points > UINT32_MAX ||
        !emic_hex_parse(row->fields[columns[4]], sha256, sizeof sha256))
        return emic_csv_fail(csv, row, columns[3], at->err, EMIC_MALFORMED,
                             "length and SHA-256 of \"%.*s\" are not both there", EMIC_ARG(name));
    transcript.format = emic_arena_string(at->arena, row->fields[columns[2]]);
    transcript.points = (uint32_t)points;
    EMIC_TRY(read_turns(at, units, name, &transcript));
    if (file.length)
        return add_open(at, name, file, points, sha256, &transcript);
    return emic_document_add_withheld(at->study, name, &transcript, sha256, &document, at->err);
}

static emic_status add_documents(const rebuild *at, emic_csv *csv, unit_rows *units)
{
    static const char *const index_columns[] = {"document", "file",   "format",
                                                "characters", "sha256", NULL};
    static const char *const unit_columns[] = {
        "document", "turn", "start",   "end",      "words_start", "words_end",
        "speaker",  "role", "from_ms", "until_ms", NULL};
    emic_csv_row row;
    int columns[5];
    bool more = false;
    EMIC_TRY(emic_csv_columns(csv, index_columns, 5, false, columns, at->err));
    EMIC_TRY(emic_csv_columns(units->csv, unit_columns, UNIT_COUNT, false, units->at, at->err));
    EMIC_TRY(emic_csv_next(units->csv, &units->row, &units->more, at->err));
    EMIC_TRY(emic_csv_next(csv, &row, &more, at->err));
    while (more) {
        EMIC_TRY(add_document(at, csv, &row, columns, units));
        EMIC_TRY(emic_csv_next(csv, &row, &more, at->err));
    }
    if (units->more)
        return emic_csv_fail(units->csv, &units->row, units->at[UNIT_DOCUMENT], at->err,
                             EMIC_MALFORMED, "a turn of a document that transcripts.csv lacks");
    return emic_document_tie(at->study, at->err);
}

static emic_status rebuild_documents(const rebuild *at)
{
    emic_slice index, unit_text;
    emic_csv *csv = NULL;
    unit_rows units = {0};
    EMIC_TRY(read_entry(at, ARCHIVE_TRANSCRIPTS, &index));
    EMIC_TRY(read_entry(at, ARCHIVE_UNITS, &unit_text));
    EMIC_TRY(emic_csv_open(ARCHIVE_TRANSCRIPTS, index, &csv, at->err));
    emic_status status = emic_csv_open(ARCHIVE_UNITS, unit_text, &units.csv, at->err);
    if (status == EMIC_OK)
        status = add_documents(at, csv, &units);
    emic_csv_close(units.csv);
    emic_csv_close(csv);
    return status;
}

static emic_status rebuild_codebook(const rebuild *at)
{
    emic_slice text;
    emic_codebook codebook;
    emic_load_summary ignored;
    EMIC_TRY(read_entry(at, ARCHIVE_CODEBOOK, &text));
    EMIC_TRY(emic_codebook_parse(ARCHIVE_CODEBOOK, text, at->arena, &codebook, at->err));
    return emic_codebook_store(at->study, &codebook, &ignored, at->err);
}

static emic_status rebuild_claims(const rebuild *at)
{
    emic_slice text;
    emic_claim_list claims;
    emic_load_summary ignored;
    EMIC_TRY(read_entry(at, ARCHIVE_CLAIMS, &text));
    EMIC_TRY(emic_claim_parse(ARCHIVE_CLAIMS, text, at->arena, &claims, at->err));
    return emic_claim_store(at->study, &claims, &ignored, at->err);
}

static emic_status rebuild_all(const rebuild *at)
{
    emic_slice text;
    emic_load_summary ignored;
    EMIC_TRY(read_entry(at, ARCHIVE_CASES, &text));
    EMIC_TRY(emic_participant_load(at->study, ARCHIVE_CASES, text, &ignored, at->err));
    EMIC_TRY(rebuild_documents(at));
    EMIC_TRY(read_entry(at, ARCHIVE_DOCUMENTS, &text));
    EMIC_TRY(emic_document_load(at->study, ARCHIVE_DOCUMENTS, text, &ignored, at->err));
    EMIC_TRY(rebuild_codebook(at));
    EMIC_TRY(read_entry(at, ARCHIVE_CODINGS, &text));
    EMIC_TRY(emic_coding_load(at->study, ARCHIVE_CODINGS, text, NULL, &ignored, at->err));
    EMIC_TRY(read_entry(at, ARCHIVE_JUDGEMENTS, &text));
    EMIC_TRY(emic_judgement_load(at->study, ARCHIVE_JUDGEMENTS, text, &ignored, at->err));
    EMIC_TRY(read_entry(at, ARCHIVE_BASES, &text));
    EMIC_TRY(emic_sub_base_load(at->study, ARCHIVE_BASES, text, &ignored, at->err));
    return rebuild_claims(at);
}

emic_status emic_archive_rebuild(emic_zip *zip, emic_study **out, emic_error *err)
{
    *out = NULL;
    rebuild at = {.zip = zip, .err = err};
    EMIC_TRY(emic_study_create(":memory:", &at.study, err));
    at.arena = emic_arena_open();
    emic_status status = emic_study_begin(at.study, err);
    if (status == EMIC_OK)
        status = rebuild_all(&at);
    if (status == EMIC_OK)
        status = emic_study_commit(at.study, err);
    emic_arena_close(at.arena);
    if (status != EMIC_OK)
        emic_study_close(at.study);
    else
        *out = at.study;
    return status;
}
