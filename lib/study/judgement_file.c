/* judgements.csv in: each row a participant, a code and one of four values, with its evidence. */
#include "base/csv.h"
#include "study/coder.h"
#include "study/document.h"
#include "study/judgement.h"
#include "study/key_set.h"
#include "study/participant.h"
#include "study/study_db.h"

enum {
    COLUMN_PARTICIPANT,
    COLUMN_CODE,
    COLUMN_VALUE,
    COLUMN_CODER,
    COLUMN_EVIDENCE,
    COLUMN_MEMO,
    COLUMN_COUNT,
};

/* What stays the same while the rows of one file are read. */
typedef struct judgement_file {
    emic_study *study;
    emic_csv *csv;
    int at[COLUMN_COUNT];
    emic_codebook codebook;
    emic_key_set seen; /* participant and code */
    emic_arena *arena;
    emic_load_summary *summary;
} judgement_file;

/* A place in a text that evidence names. */
typedef struct evidence_place {
    emic_id document;
    int64_t start, end;
} evidence_place;

typedef struct evidence_places {
    evidence_place *items;
    size_t count, capacity;
} evidence_places;

/* Cuts the digits after the last colon off `text`. */
static bool cut_number(emic_slice *text, int64_t *out)
{
    int64_t value = 0, scale = 1;
    size_t at = text->length;
    while (at > 0 && text->data[at - 1] >= '0' && text->data[at - 1] <= '9' &&
           scale < 1000000000000) {
        value += (text->data[--at] - '0') * scale;
        scale *= 10;
    }
    if (at == 0 || at == text->length || text->data[at - 1] != ':')
        return false;
    text->length = at - 1;
    *out = value;
    return true;
}

/* Takes the first place off `rest`, as short as it can be: names of documents may hold spaces. */
static bool take_place(emic_slice *rest, emic_slice *name, evidence_place *out)
{
    for (size_t length = 1; length <= rest->length; length++) {
        if (length < rest->length && !memchr(" \t\r\n", rest->data[length], 4))
            continue;
        *name = (emic_slice){rest->data, length};
        if (!cut_number(name, &out->end) || !cut_number(name, &out->start) || name->length == 0)
            continue;
        *rest = emic_slice_trim(emic_slice_from(*rest, length));
        return true;
    }
    return false;
}

#define CODINGS_THERE                                                                              \
    " FROM coding c JOIN document d ON d.current_revision = c.revision"                            \
    " WHERE d.id = ?1 AND c.start = ?2 AND c.stop = ?3"                                            \
    " AND c.code IN (WITH RECURSIVE tree(id) AS (VALUES(?4) UNION"                                 \
    "  SELECT k.id FROM tree JOIN code k ON k.parent = tree.id) SELECT id FROM tree)"
static const char store_evidence[] =
    "INSERT INTO judgement_evidence(judgement, coding) SELECT ?5, c.id" CODINGS_THERE
    " ON CONFLICT (judgement, coding) DO NOTHING";
static const char count_evidence[] = "SELECT count(*)" CODINGS_THERE;

static emic_status add_place(const judgement_file *file, emic_id judgement, emic_id code,
                             emic_slice name, evidence_place *place, bool *changed, emic_error *err)
{
    emic_db *db = emic_study_db(file->study);
    int64_t codings;
    EMIC_TRY(emic_document_find(file->study, name, &place->document, err));
    emic_value document = emic_int(place->document);
    emic_value start = emic_int(place->start), end = emic_int(place->end);
    EMIC_TRY(emic_db_int(db, count_evidence, EMIC_ROW(document, start, end, emic_int(code)), 0,
                         &codings, err));
    if (codings == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no coding of this code at \"%.*s:%lld:%lld\"",
                         EMIC_ARG(name), (long long)place->start, (long long)place->end);
    EMIC_TRY(emic_db_run(db, store_evidence,
                         EMIC_ROW(document, start, end, emic_int(code), emic_int(judgement)), err));
    *changed |= emic_db_changes(db) > 0;
    return EMIC_OK;
}

static const char list_evidence[] =
    "SELECT e.coding, r.document, c.start, c.stop FROM judgement_evidence e"
    " JOIN coding c ON c.id = e.coding JOIN revision r ON r.id = c.revision"
    " JOIN document d ON d.current_revision = r.id WHERE e.judgement = ?1";
static const char remove_evidence[] =
    "DELETE FROM judgement_evidence WHERE judgement = ?1 AND coding = ?2";

static bool is_named(const emic_cursor *cursor, const evidence_places *places)
{
    for (size_t i = 0; i < places->count; i++)
        if (places->items[i].document == emic_cursor_int(cursor, 1) &&
            places->items[i].start == emic_cursor_int(cursor, 2) &&
            places->items[i].end == emic_cursor_int(cursor, 3))
            return true;
    return false;
}

/* What the judgement rested on before and the file no longer names is evidence no more. */
static emic_status remove_others(const judgement_file *file, emic_id judgement,
                                 const evidence_places *places, bool *changed, emic_error *err)
{
    emic_db *db = emic_study_db(file->study);
    emic_cursor cursor;
    struct {
        emic_id *items;
        size_t count, capacity;
    } others = {0};
    bool more = false;
    EMIC_TRY(emic_db_query(db, list_evidence, EMIC_ROW(emic_int(judgement)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if (!is_named(&cursor, places))
            *EMIC_PUSH(file->arena, &others) = emic_cursor_int(&cursor, 0);
    emic_cursor_close(&cursor);
    for (size_t i = 0; status == EMIC_OK && i < others.count; i++)
        status = emic_db_run(db, remove_evidence,
                             EMIC_ROW(emic_int(judgement), emic_int(others.items[i])), err);
    *changed |= others.count > 0;
    return status;
}

static emic_status store_places(const judgement_file *file, const emic_csv_row *row,
                                emic_id judgement, emic_id code, bool *changed, emic_error *err)
{
    evidence_places places = {0};
    evidence_place place = {0};
    emic_slice name, rest = emic_csv_field(row, file->at[COLUMN_EVIDENCE]);
    while (rest.length) {
        if (!take_place(&rest, &name, &place))
            return emic_csv_fail(file->csv, row, file->at[COLUMN_EVIDENCE], err, EMIC_INVALID,
                                 "\"%.*s\" is not DOCUMENT:START:END", EMIC_ARG(rest));
        EMIC_TRY(emic_csv_placed(add_place(file, judgement, code, name, &place, changed, err),
                                 file->csv, row, file->at[COLUMN_EVIDENCE], err));
        *EMIC_PUSH(file->arena, &places) = place;
    }
    return remove_others(file, judgement, &places, changed, err);
}

/* Reads the key of a row and refuses one that stood before. */
static emic_status read_key(judgement_file *file, const emic_csv_row *row, emic_id *participant,
                            size_t *code, emic_error *err)
{
    emic_slice label = emic_csv_field(row, file->at[COLUMN_PARTICIPANT]);
    EMIC_TRY(emic_csv_placed(emic_participant_find(file->study, label, participant, err), file->csv,
                             row, file->at[COLUMN_PARTICIPANT], err));
    EMIC_TRY(emic_csv_placed(emic_codebook_find(&file->codebook,
                                                emic_csv_field(row, file->at[COLUMN_CODE]),
                                                file->arena, code, err),
                             file->csv, row, file->at[COLUMN_CODE], err));
    if (!emic_key_set_add(&file->seen, *participant, (int64_t)*code))
        return emic_csv_fail(file->csv, row, file->at[COLUMN_PARTICIPANT], err, EMIC_EXISTS,
                             "\"%.*s\" and \"%.*s\" stand twice in this file", EMIC_ARG(label),
                             EMIC_ARG(file->codebook.items[*code].path));
    return EMIC_OK;
}

static emic_status load_row(judgement_file *file, const emic_csv_row *row, emic_error *err)
{
    emic_id participant;
    size_t code = 0;
    emic_case_value value;
    emic_judged judged;
    EMIC_TRY(read_key(file, row, &participant, &code, err));
    EMIC_TRY(emic_csv_placed(
        emic_case_value_find(emic_csv_field(row, file->at[COLUMN_VALUE]), &value, err), file->csv,
        row, file->at[COLUMN_VALUE], err));
    if (value == EMIC_UNJUDGED)
        return emic_csv_fail(file->csv, row, file->at[COLUMN_VALUE], err, EMIC_INVALID,
                             "\"unjudged\" is not stored: leave the row out");
    emic_slice memo = emic_csv_field(row, file->at[COLUMN_MEMO]);
    emic_judging judging = {participant, file->codebook.items[code].id, .value = value,
                            .keeps_memo = memo.length == 0, .memo = memo};
    EMIC_TRY(
        emic_csv_placed(emic_coder_add(file->study, emic_csv_field(row, file->at[COLUMN_CODER]),
                                       &judging.coder, err),
                        file->csv, row, file->at[COLUMN_CODER], err));
    EMIC_TRY(emic_judgement_store(file->study, &judging, &judged, err));
    if (file->at[COLUMN_EVIDENCE] >= 0)
        EMIC_TRY(store_places(file, row, judged.id, judging.code, &judged.changed, err));
    file->summary->added += judged.added;
    file->summary->changed += !judged.added && judged.changed;
    file->summary->unchanged += !judged.added && !judged.changed;
    return EMIC_OK;
}

static const char broken_set[] =
    "SELECT '\"' || p.label || '\" has ' || group_concat(k.name, ' and ') || ' affirmed, but of the"
    " set \"' || k.exclusive_set || '\" one at most can hold'"
    " FROM judgement j JOIN code k ON k.id = j.code JOIN participant p ON p.id = j.participant"
    " WHERE j.value = 'affirmed' AND k.exclusive_set <> ''"
    " GROUP BY j.participant, k.exclusive_set HAVING count(*) > 1 ORDER BY p.id LIMIT 1";

static emic_status check_sets(const judgement_file *file, emic_error *err)
{
    emic_slice problem;
    EMIC_TRY(emic_db_text(emic_study_db(file->study), broken_set, EMIC_NO_VALUES, file->arena,
                          &problem, err));
    if (problem.length == 0)
        return EMIC_OK;
    return emic_fail_at(err, EMIC_INVALID, emic_csv_path(file->csv), 0, 0, "%.*s",
                        EMIC_ARG(problem));
}

static emic_status load_rows(judgement_file *file, emic_error *err)
{
    static const char *const known[] = {"participant", "code", "value", "coder",
                                        "evidence",    "memo", NULL};
    emic_csv_row row;
    bool more = false;
    EMIC_TRY(emic_csv_columns(file->csv, known, 4, false, file->at, err));
    EMIC_TRY(emic_codebook_load(file->study, file->arena, &file->codebook, err));
    EMIC_TRY(emic_csv_next(file->csv, &row, &more, err));
    while (more) {
        EMIC_TRY(load_row(file, &row, err));
        EMIC_TRY(emic_csv_next(file->csv, &row, &more, err));
    }
    return check_sets(file, err);
}

emic_status emic_judgement_load(emic_study *study, const char *path, emic_slice text,
                                emic_load_summary *out, emic_error *err)
{
    *out = (emic_load_summary){0};
    judgement_file file = {.study = study, .summary = out};
    EMIC_TRY(emic_csv_open(path, text, &file.csv, err));
    file.arena = file.seen.arena = emic_arena_open();
    emic_status status = load_rows(&file, err);
    emic_arena_close(file.arena);
    emic_csv_close(file.csv);
    return status;
}
