/* From the study file to the codings of one document. What they are asked is query's business. */
#include "measure/select_codings.h"
#include "study/name.h"
#include "study/study_db.h"

/* The first reads an index alone: most queries ask for no more. */
static const char places[] =
    "SELECT id, start, stop, code, coder, round FROM coding WHERE revision = ?1";
static const char places_with_details[] =
    "SELECT id, start, stop, code, coder, round, ifnull(rule, 0), polarity, memo FROM coding"
    " WHERE revision = ?1";
static const char one_polarity[] = "SELECT polarity FROM coding WHERE id = ?1";
static const char all_coders[] = "SELECT id, name FROM coder ORDER BY name";
static const char rule_id[] = "SELECT id FROM rule WHERE name = ?1";
static const char rule_names[] = "SELECT name FROM rule ORDER BY name";

static int find_coder(const query_names *coders, emic_id id)
{
    for (size_t i = 0; i < coders->count; i++)
        if (coders->items[i].id == id)
            return (int)i;
    return -1;
}

static emic_status read_segment(query_scene *scene, const emic_cursor *cursor, int code_at,
                                query_segment *out, emic_error *err)
{
    int64_t start = emic_cursor_int(cursor, 1), stop = emic_cursor_int(cursor, 2);
    out->id = emic_cursor_int(cursor, 0);
    out->coder = emic_cursor_int(cursor, 4);
    out->round = emic_cursor_int(cursor, 5);
    out->code_at = code_at;
    out->coder_at = find_coder(&scene->query->coders, out->coder);
    if (code_at < 0 || out->coder_at < 0)
        return emic_fail(err, EMIC_CORRUPT, "coding %lld names no %s of the study; run emic check",
                         (long long)out->id, code_at < 0 ? "code" : "coder");
    if (start < 0 || stop <= start || stop > scene->document->characters)
        return emic_fail(err, EMIC_CORRUPT, "coding %lld has no span; run emic check",
                         (long long)out->id);
    out->span = (emic_span){(uint32_t)start, (uint32_t)stop};
    if (!scene->query->needs_details)
        return EMIC_OK;
    out->rule = emic_cursor_int(cursor, 6);
    out->memo = emic_arena_copy(scene->arena, emic_cursor_text(cursor, 8));
    return emic_polarity_find(emic_cursor_text(cursor, 7), &out->polarity, err);
}

emic_status emic_query_segments_load(query_scene *scene, emic_error *err)
{
    const emic_query *query = scene->query;
    emic_cursor cursor;
    bool more = false;
    emic_id last = 0;
    int code_at = -1; /* the index is in order of codes: the same comes many times */
    EMIC_TRY(emic_db_query(emic_study_db(query->study),
                           query->needs_details ? places_with_details : places,
                           EMIC_ROW(emic_int(scene->document->revision)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_id code = emic_cursor_int(&cursor, 3);
        if (code != last)
            code_at = emic_codebook_at(&query->codebook, code);
        last = code;
        query_segment *segment = EMIC_PUSH(scene->arena, scene);
        if ((status = read_segment(scene, &cursor, code_at, segment, err)) != EMIC_OK)
            break;
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_query_polarity(emic_study *study, emic_id coding, emic_polarity *out,
                                emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), one_polarity, EMIC_ROW(emic_int(coding)), &cursor,
                           err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    if (status == EMIC_OK && more)
        status = emic_polarity_find(emic_cursor_text(&cursor, 0), out, err);
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_query_coders_load(emic_study *study, emic_arena *arena, query_names *out,
                                   emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), all_coders, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = (query_name){emic_cursor_int(&cursor, 0),
                                              emic_arena_copy(arena, emic_cursor_text(&cursor, 1))};
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_query_rule_find(emic_study *study, emic_slice name, emic_id *out, emic_error *err)
{
    return emic_name_find(study, "rule", rule_id, rule_names, name, out, err);
}

emic_status emic_query_hold(emic_study *study, emic_error *err)
{
    return emic_db_run(emic_study_db(study), "SAVEPOINT quotes", EMIC_NO_VALUES, err);
}

emic_status emic_query_release(emic_study *study, emic_error *err)
{
    return emic_db_run(emic_study_db(study), "RELEASE quotes", EMIC_NO_VALUES, err);
}
