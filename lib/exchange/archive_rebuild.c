/* A study in memory from an archive alone: every CSV through the same reader that users have. */
#include "base/csv.h"
#include "base/digest.h"
#include "base/integer.h"
#include "base/text.h"
#include "exchange/archive_metadata.h"
#include "study/analysis_file.h"
#include "study/claim.h"
#include "study/coding.h"
#include "study/document.h"
#include "study/judgement.h"
#include "study/participant.h"
#include "study/sub_base.h"

/* An archive being rebuilt. `arena` lasts for one of its files. */
typedef struct rebuild {
    emic_pack *pack;
    emic_study *study;
    const emic_recipe *recipe;
    emic_arena *arena;
    emic_error *err;
} rebuild;

emic_status emic_archive_read(emic_pack *pack, const char *name, emic_arena *arena, emic_slice *out,
                              emic_error *err)
{
    size_t bad;
    emic_status status = emic_pack_read(pack, name, arena, out, err);
    if (status != EMIC_OK)
        return emic_fail_at(err, status, name, 0, 0, "%s", err->message);
    if (!emic_utf8_valid(*out, &bad))
        return emic_fail_at(err, EMIC_MALFORMED, name, 0, 0, "not valid UTF-8 at byte %zu",
                            bad + 1);
    return EMIC_OK;
}

/* A file that is needed while a part of the study is rebuilt. */
static emic_status read_entry(const rebuild *at, const char *name, emic_slice *out)
{
    return emic_archive_read(at->pack, name, at->arena, out, at->err);
}

enum {
    UNIT_DOCUMENT,
    UNIT_TURN,
    UNIT_START,
    UNIT_END,
    UNIT_WORDS_START,
    UNIT_WORDS_END,
    UNIT_SPEAKER,
    UNIT_ROLE,
    UNIT_FROM,
    UNIT_UNTIL,
    UNIT_COUNT
};

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
    if (emic_integer_parse(text, out) && *out >= 0 && *out <= most)
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

/* Turns come in order and hold their words; `before` is where the one before ends. */
static emic_status check_turn(const rebuild *at, const unit_rows *units, const emic_turn *turn,
                              uint32_t before)
{
    if (turn->span.start < before || turn->words.start < turn->span.start ||
        turn->words.end < turn->words.start || turn->span.end < turn->words.end)
        return emic_csv_fail(units->csv, &units->row, units->at[UNIT_START], at->err,
                             EMIC_MALFORMED, "the positions of this turn contradict each other");
    if (turn->from != EMIC_TIME_NONE && turn->until != EMIC_TIME_NONE && turn->until < turn->from)
        return emic_csv_fail(units->csv, &units->row, units->at[UNIT_UNTIL], at->err,
                             EMIC_MALFORMED, "this turn ends before it begins");
    return EMIC_OK;
}

static emic_status read_turn(const rebuild *at, const unit_rows *units, int64_t points,
                             emic_arena *scratch, emic_turn *turn)
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
    turn->speaker = emic_arena_copy(scratch, units->row.fields[units->at[UNIT_SPEAKER]]);
    if (emic_role_find(units->row.fields[units->at[UNIT_ROLE]], &turn->role, at->err) != EMIC_OK)
        return emic_csv_locate(units->csv, &units->row, units->at[UNIT_ROLE], at->err);
    return EMIC_OK;
}

/* The turns of one document; those of the next stand below. Their numbers are checked with the
 * whole file, when it is made again. */
static emic_status read_turns(const rebuild *at, unit_rows *units, emic_slice document,
                              emic_arena *scratch, emic_transcript *transcript)
{
    uint32_t before = 0;
    while (units->more && emic_slice_equal(units->row.fields[units->at[UNIT_DOCUMENT]], document)) {
        emic_turn *turn = EMIC_PUSH(scratch, &transcript->turns);
        EMIC_TRY(read_turn(at, units, transcript->points, scratch, turn));
        EMIC_TRY(check_turn(at, units, turn, before));
        before = turn->span.end;
        EMIC_TRY(emic_csv_next(units->csv, &units->row, &units->more, at->err));
    }
    return EMIC_OK;
}

/* The text of a document, which must be the one that transcripts.csv describes. */
static emic_status read_text(const rebuild *at, emic_slice file, int64_t points,
                             const uint8_t sha256[EMIC_SHA256_SIZE], emic_arena *scratch,
                             emic_slice *out)
{
    uint8_t found[EMIC_SHA256_SIZE];
    const char *entry = emic_arena_format(scratch, "data/%.*s", EMIC_ARG(file));
    EMIC_TRY(emic_archive_read(at->pack, entry, scratch, out, at->err));
    emic_sha256(*out, found);
    if (memcmp(found, sha256, sizeof found) != 0 || (int64_t)emic_utf8_count(*out) != points)
        return emic_fail_at(at->err, EMIC_CORRUPT, entry, 0, 0,
                            "not the text that transcripts.csv describes");
    return EMIC_OK;
}

enum { INDEX_DOCUMENT, INDEX_FILE, INDEX_FORMAT, INDEX_CHARACTERS, INDEX_SHA256, INDEX_COUNT };

/* transcripts.csv, row by row. */
typedef struct index_rows {
    emic_csv *csv;
    emic_csv_row row;
    int at[INDEX_COUNT];
} index_rows;

static emic_status add_document(const rebuild *at, const index_rows *index, unit_rows *units,
                                emic_arena *scratch)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    int64_t points;
    emic_id document;
    emic_transcript transcript = {0};
    const emic_slice *fields = index->row.fields;
    emic_slice name = fields[index->at[INDEX_DOCUMENT]], file = fields[index->at[INDEX_FILE]];
    if (!emic_integer_parse(fields[index->at[INDEX_CHARACTERS]], &points) || points < 0 ||
        points > UINT32_MAX ||
        !emic_hex_parse(fields[index->at[INDEX_SHA256]], sha256, sizeof sha256))
        return emic_csv_fail(index->csv, &index->row, index->at[INDEX_CHARACTERS], at->err,
                             EMIC_MALFORMED, "length and SHA-256 of \"%.*s\" are not both there",
                             EMIC_ARG(name));
    transcript.format = emic_arena_string(scratch, fields[index->at[INDEX_FORMAT]]);
    transcript.points = (uint32_t)points;
    EMIC_TRY(read_turns(at, units, name, scratch, &transcript));
    emic_status status;
    if (file.length) {
        EMIC_TRY(read_text(at, file, points, sha256, scratch, &transcript.text));
        status = emic_document_add(at->study, name, &transcript, &document, at->err);
    } else {
        status =
            emic_document_add_withheld(at->study, name, &transcript, sha256, &document, at->err);
    }
    if (status != EMIC_OK)
        return emic_csv_locate(index->csv, &index->row, index->at[INDEX_DOCUMENT], at->err);
    return EMIC_OK;
}

static emic_status add_rows(const rebuild *at, index_rows *index, unit_rows *units)
{
    bool more = false;
    emic_arena *scratch = emic_arena_open();
    emic_status status = emic_csv_next(index->csv, &index->row, &more, at->err);
    while (status == EMIC_OK && more) {
        emic_arena_reset(scratch);
        status = add_document(at, index, units, scratch);
        if (status == EMIC_OK)
            status = emic_csv_next(index->csv, &index->row, &more, at->err);
    }
    emic_arena_close(scratch);
    return status;
}

static emic_status add_documents(const rebuild *at, index_rows *index, unit_rows *units)
{
    static const char *const index_columns[] = {"document",   "file",   "format",
                                                "characters", "sha256", NULL};
    static const char *const unit_columns[] = {"document",    "turn",      "start",   "end",
                                               "words_start", "words_end", "speaker", "role",
                                               "from_ms",     "until_ms",  NULL};
    EMIC_TRY(emic_csv_columns(index->csv, index_columns, INDEX_COUNT, false, index->at, at->err));
    EMIC_TRY(emic_csv_columns(units->csv, unit_columns, UNIT_COUNT, false, units->at, at->err));
    EMIC_TRY(emic_csv_next(units->csv, &units->row, &units->more, at->err));
    EMIC_TRY(add_rows(at, index, units));
    if (units->more)
        return emic_csv_fail(units->csv, &units->row, units->at[UNIT_DOCUMENT], at->err,
                             EMIC_MALFORMED,
                             "this turn is of no document of transcripts.csv, or not in its place");
    return emic_document_tie(at->study, at->err);
}

static emic_status rebuild_documents(const rebuild *at)
{
    emic_slice index_text, unit_text;
    index_rows index = {0};
    unit_rows units = {0};
    EMIC_TRY(read_entry(at, ARCHIVE_TRANSCRIPTS, &index_text));
    EMIC_TRY(read_entry(at, ARCHIVE_UNITS, &unit_text));
    EMIC_TRY(emic_csv_open(ARCHIVE_TRANSCRIPTS, index_text, &index.csv, at->err));
    emic_status status = emic_csv_open(ARCHIVE_UNITS, unit_text, &units.csv, at->err);
    if (status == EMIC_OK)
        status = add_documents(at, &index, &units);
    emic_csv_close(units.csv);
    emic_csv_close(index.csv);
    return status;
}

static emic_status rebuild_participants(const rebuild *at)
{
    emic_slice text;
    emic_load_summary ignored;
    EMIC_TRY(read_entry(at, ARCHIVE_CASES, &text));
    return emic_participant_load(at->study, ARCHIVE_CASES, text, &ignored, at->err);
}

static emic_status rebuild_speakers(const rebuild *at)
{
    emic_slice text;
    emic_load_summary ignored;
    EMIC_TRY(read_entry(at, ARCHIVE_DOCUMENTS, &text));
    return emic_document_load(at->study, ARCHIVE_DOCUMENTS, text, &ignored, at->err);
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

static emic_status rebuild_codings(const rebuild *at)
{
    emic_slice text;
    emic_load_summary ignored;
    EMIC_TRY(read_entry(at, ARCHIVE_CODINGS, &text));
    return emic_coding_load(at->study, ARCHIVE_CODINGS, text, NULL, &ignored, at->err);
}

static emic_status rebuild_judgements(const rebuild *at)
{
    emic_slice text;
    emic_load_summary ignored;
    EMIC_TRY(read_entry(at, ARCHIVE_JUDGEMENTS, &text));
    return emic_judgement_load(at->study, ARCHIVE_JUDGEMENTS, text, &ignored, at->err);
}

static emic_status rebuild_bases(const rebuild *at)
{
    emic_slice text;
    emic_load_summary ignored;
    EMIC_TRY(read_entry(at, ARCHIVE_BASES, &text));
    return emic_sub_base_load(at->study, ARCHIVE_BASES, text, &ignored, at->err);
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

/* Those files that there are. */
static emic_status rebuild_analysis(const rebuild *at)
{
    for (size_t i = 0; i < emic_analysis_file_count(); i++) {
        emic_slice text;
        const char *name =
            emic_arena_format(at->arena, ARCHIVE_ANALYSIS "%s", emic_analysis_file_name(i));
        emic_status status = read_entry(at, name, &text);
        if (status == EMIC_NOT_FOUND)
            continue;
        EMIC_TRY(status);
        EMIC_TRY(emic_analysis_file_load(at->study, i, name, text, at->err));
    }
    return EMIC_OK;
}

/* Archives without a date are from before there was one. */
static emic_status rebuild_description(const rebuild *at)
{
    emic_slice text;
    emic_description description;
    size_t ignored;
    if (!*at->recipe->date)
        return EMIC_OK;
    EMIC_TRY(read_entry(at, ARCHIVE_DESCRIPTION, &text));
    EMIC_TRY(emic_description_parse(ARCHIVE_DESCRIPTION, text, at->arena, &description, at->err));
    return emic_description_store(at->study, &description, &ignored, at->err);
}

static emic_status rebuild_tables(const rebuild *at)
{
    for (size_t i = 0; at->recipe->saved && i < at->recipe->steps.count; i++) {
        const emic_recipe_step *table = &at->recipe->steps.items[i];
        EMIC_TRY(emic_recipe_step_save(at->study, table, at->err));
    }
    return EMIC_OK;
}

static emic_status rebuild_all(rebuild *at)
{
    static emic_status (*const parts[])(const rebuild *) = {
        rebuild_participants, rebuild_documents,  rebuild_speakers,    rebuild_codebook,
        rebuild_codings,      rebuild_judgements, rebuild_bases,       rebuild_analysis,
        rebuild_claims,       rebuild_tables,     rebuild_description,
    };
    emic_status status = EMIC_OK;
    for (size_t i = 0; status == EMIC_OK && i < sizeof parts / sizeof *parts; i++) {
        at->arena = emic_arena_open();
        status = parts[i](at);
        emic_arena_close(at->arena);
    }
    return status;
}

emic_status emic_archive_rebuild(emic_pack *pack, const emic_recipe *recipe, emic_study **out,
                                 emic_error *err)
{
    rebuild at = {.pack = pack, .recipe = recipe, .err = err};
    *out = NULL;
    EMIC_TRY(emic_study_create(":memory:", &at.study, err));
    emic_status status = emic_study_begin(at.study, err);
    if (status == EMIC_OK)
        status = rebuild_all(&at);
    if (status == EMIC_OK)
        status = emic_study_commit(at.study, err);
    if (status != EMIC_OK)
        emic_study_close(at.study);
    else
        *out = at.study;
    return status;
}
