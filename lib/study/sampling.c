/* Sampling decisions. */
#include "study/sampling.h"
#include "study/study_db.h"

static const char insert_decision[] =
    "INSERT INTO sampling_decision(decided, gap, sought, participant, coder, added)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
/* SQLite's own calendar: a day that it would move, such as 30 February, is none. */
static const char check_day[] = "SELECT date(?1, '+0 days') IS ?1";
static const char find_decision[] =
    "SELECT ifnull(participant, 0) FROM sampling_decision WHERE id = ?1";
static const char label_of[] = "SELECT label FROM participant WHERE id = ?1";
static const char resolve[] = "UPDATE sampling_decision SET participant = ?2 WHERE id = ?1";
static const char list_decisions[] =
    "SELECT s.id, ifnull(s.gap, 0), ifnull(s.participant, 0), s.coder, s.decided, s.sought,"
    " ifnull(p.label, ''), k.name, s.added FROM sampling_decision s"
    " JOIN coder k ON k.id = s.coder LEFT JOIN participant p ON p.id = s.participant"
    " ORDER BY s.decided, s.id";

emic_status emic_sampling_add(emic_study *study, const emic_sampling_decision *decision,
                              emic_id *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    int64_t day;
    EMIC_TRY(emic_db_int(db, check_day, EMIC_ROW(emic_text(decision->decided)), 0, &day, err));
    if (!day || decision->decided.length != 10)
        return emic_fail(err, EMIC_INVALID, "\"%.*s\" is no day: write it as 2026-03-01",
                         EMIC_ARG(decision->decided));
    if (emic_slice_trim(decision->sought).length == 0)
        return emic_fail(err, EMIC_INVALID, "the decision does not say what was sought");
    EMIC_TRY(
        emic_db_run(db, insert_decision,
                    EMIC_ROW(emic_text(decision->decided), emic_id_or_null(decision->gap),
                             emic_text(decision->sought), emic_id_or_null(decision->participant),
                             emic_int(decision->coder), emic_study_now(study)),
                    err));
    *out = emic_db_last_id(db);
    return EMIC_OK;
}

static emic_status resolve_in(emic_study *study, emic_id id, emic_id participant, emic_arena *arena,
                              emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_id before;
    emic_slice label;
    EMIC_TRY(emic_db_int(db, find_decision, EMIC_ROW(emic_int(id)), -1, &before, err));
    if (before < 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "no sampling decision %lld; emic sampling list shows the ids",
                         (long long)id);
    if (before && before != participant) {
        EMIC_TRY(emic_db_text(db, label_of, EMIC_ROW(emic_int(before)), arena, &label, err));
        return emic_fail(err, EMIC_EXISTS, "%.*s came of decision %lld already", EMIC_ARG(label),
                         (long long)id);
    }
    return emic_db_run(db, resolve, EMIC_ROW(emic_int(id), emic_int(participant)), err);
}

emic_status emic_sampling_resolve(emic_study *study, emic_id id, emic_id participant,
                                  emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = resolve_in(study, id, participant, arena, err);
    emic_arena_close(arena);
    return status;
}

static emic_status read_decision(const emic_cursor *cursor, const emic_codebook *codebook,
                                 emic_arena *arena, emic_sampling_decision *out, emic_error *err)
{
    emic_slice *texts[] = {&out->decided, &out->sought, &out->label, &out->coder_name, &out->added};
    out->id = emic_cursor_int(cursor, 0);
    out->gap = emic_cursor_int(cursor, 1);
    out->participant = emic_cursor_int(cursor, 2);
    out->coder = emic_cursor_int(cursor, 3);
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
        *texts[i] = emic_arena_copy(arena, emic_cursor_text(cursor, 4 + i));
    out->gap_at = out->gap ? emic_codebook_at(codebook, out->gap) : -1;
    if (out->gap && out->gap_at < 0)
        return emic_fail(err, EMIC_CORRUPT,
                         "sampling decision %lld names no code of the codebook; run emic check",
                         (long long)out->id);
    return EMIC_OK;
}

emic_status emic_sampling_list_load(emic_study *study, const emic_codebook *codebook,
                                    emic_arena *arena, emic_sampling_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_sampling_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_decisions, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if ((status = read_decision(&cursor, codebook, arena, EMIC_PUSH(arena, out), err)) !=
            EMIC_OK)
            break;
    emic_cursor_close(&cursor);
    return status;
}
