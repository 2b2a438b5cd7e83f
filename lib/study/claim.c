/* Claims as rows: claims.csv in and out, and kept in the study. */
#include "study/claim.h"
#include "study/study_db.h"
#include "base/csv.h"

enum { FIELD_COUNT = 8 };

/* The fields of a claim in the order of the file's columns. */
static void fields_of(emic_claim *claim, emic_slice *out[FIELD_COUNT])
{
    emic_slice *fields[FIELD_COUNT] = {&claim->label,    &claim->statement, &claim->condition,
                                       &claim->query,    &claim->relation,  &claim->expected,
                                       &claim->source,   &claim->note};
    memcpy(out, fields, sizeof fields);
}

static emic_status read_rows(emic_csv *csv, emic_arena *arena, emic_claim_list *out,
                             emic_error *err)
{
    static const char *const known[] = {"id",       "query",  "relation", "statement", "where",
                                        "expected", "source", "note",     NULL};
    static const int order[FIELD_COUNT] = {0, 3, 4, 1, 2, 5, 6, 7}; /* field -> known */
    emic_csv_row row;
    emic_slice *fields[FIELD_COUNT];
    int at[FIELD_COUNT];
    bool more = false;
    EMIC_TRY(emic_csv_columns(csv, known, 3, false, at, err));
    EMIC_TRY(emic_csv_next(csv, &row, &more, err));
    while (more) {
        emic_claim *claim = EMIC_PUSH(arena, out);
        fields_of(claim, fields);
        for (int i = 0; i < FIELD_COUNT; i++)
            if (at[order[i]] >= 0)
                *fields[i] = emic_arena_copy(arena, emic_slice_trim(row.fields[at[order[i]]]));
        claim->line = row.line;
        if (claim->label.length == 0)
            return emic_csv_fail(csv, &row, at[0], err, EMIC_INVALID, "the claim's id is empty");
        for (size_t i = 0; i + 1 < out->count; i++)
            if (emic_slice_equal(out->items[i].label, claim->label))
                return emic_csv_fail(csv, &row, at[0], err, EMIC_EXISTS,
                                     "the claim \"%.*s\" stands twice in this file",
                                     EMIC_ARG(claim->label));
        EMIC_TRY(emic_csv_next(csv, &row, &more, err));
    }
    return EMIC_OK;
}

emic_status emic_claim_parse(const char *path, emic_slice text, emic_arena *arena,
                             emic_claim_list *out, emic_error *err)
{
    emic_csv *csv;
    *out = (emic_claim_list){0};
    EMIC_TRY(emic_csv_open(path, text, &csv, err));
    emic_status status = read_rows(csv, arena, out, err);
    emic_csv_close(csv);
    return status;
}

static const char find_claim[] = "SELECT id FROM claim WHERE label = ?1";
static const char insert_claim[] =
    "INSERT INTO claim(label, statement, condition, query, relation, expected, source, note)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
static const char update_claim[] =
    "UPDATE claim SET statement = ?2, condition = ?3, query = ?4, relation = ?5, expected = ?6,"
    " source = ?7, note = ?8 WHERE label = ?1 AND (statement, condition, query, relation,"
    " expected, source, note) IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8)";

emic_status emic_claim_store(emic_study *study, const emic_claim_list *claims,
                             emic_load_summary *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_slice *fields[FIELD_COUNT];
    emic_value values[FIELD_COUNT];
    int64_t known;
    *out = (emic_load_summary){0};
    for (size_t i = 0; i < claims->count; i++) {
        fields_of(&claims->items[i], fields);
        for (int k = 0; k < FIELD_COUNT; k++)
            values[k] = emic_text(*fields[k]);
        EMIC_TRY(emic_db_int(db, find_claim, EMIC_ROW(values[0]), 0, &known, err));
        EMIC_TRY(emic_db_run(db, known ? update_claim : insert_claim,
                             (emic_row){values, FIELD_COUNT}, err));
        out->added += !known;
        out->changed += known && emic_db_changes(db) > 0;
        out->unchanged += known && emic_db_changes(db) == 0;
    }
    return EMIC_OK;
}

static const char list_claims[] =
    "SELECT label, statement, condition, query, relation, expected, source, note FROM claim"
    " ORDER BY id";

emic_status emic_claim_list_load(emic_study *study, emic_arena *arena, emic_claim_list *out,
                                 emic_error *err)
{
    emic_cursor cursor;
    emic_slice *fields[FIELD_COUNT];
    bool more = false;
    *out = (emic_claim_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_claims, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        fields_of(EMIC_PUSH(arena, out), fields);
        for (int i = 0; i < FIELD_COUNT; i++)
            *fields[i] = emic_arena_copy(arena, emic_cursor_text(&cursor, i));
    }
    emic_cursor_close(&cursor);
    return status;
}

void emic_claim_format(const emic_claim_list *claims, emic_strbuf *out)
{
    emic_slice *fields[FIELD_COUNT];
    emic_strbuf_puts(out, "id,statement,where,query,relation,expected,source,note\n");
    for (size_t i = 0; i < claims->count; i++) {
        fields_of(&claims->items[i], fields);
        for (int k = 0; k < FIELD_COUNT; k++)
            emic_csv_put(out, *fields[k]);
        emic_csv_end(out);
    }
}
