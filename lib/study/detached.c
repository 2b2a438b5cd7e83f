/* Detached codings, as rows. Which codings a revision detaches is revise_plan.c's business. */
#include "study/detached.h"
#include "base/digest.h"
#include "study/coding.h"
#include "study/document.h"
#include "study/study_db.h"

static const char list_detached[] =
    "SELECT c.id, d.id, c.code, r.number, c.round, c.start, c.stop, d.name, k.name, q.quote, q.why,"
    " c.memo FROM detached_coding q JOIN coding c ON c.id = q.coding"
    " JOIN revision r ON r.id = c.revision JOIN document d ON d.id = r.document"
    " JOIN coder k ON k.id = c.coder WHERE (?1 = 0 OR d.id = ?1) AND (?2 = 0 OR c.id = ?2)"
    " ORDER BY d.name, r.number, c.start, c.stop, c.id";

static void read_row(const emic_cursor *cursor, emic_arena *arena, emic_detached *out)
{
    *out = (emic_detached){
        .coding = emic_cursor_int(cursor, 0),
        .document = emic_cursor_int(cursor, 1),
        .code = emic_cursor_int(cursor, 2),
        .revision = emic_cursor_int(cursor, 3),
        .round = emic_cursor_int(cursor, 4),
        .span = {(uint32_t)emic_cursor_int(cursor, 5), (uint32_t)emic_cursor_int(cursor, 6)},
        .document_name = emic_arena_copy(arena, emic_cursor_text(cursor, 7)),
        .coder = emic_arena_copy(arena, emic_cursor_text(cursor, 8)),
        .quote = emic_arena_copy(arena, emic_cursor_text(cursor, 9)),
        .why = emic_arena_copy(arena, emic_cursor_text(cursor, 10)),
        .memo = emic_arena_copy(arena, emic_cursor_text(cursor, 11)),
    };
}

static emic_status load(emic_study *study, emic_id document, emic_id coding, emic_arena *arena,
                        emic_detached_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_detached_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_detached,
                           EMIC_ROW(emic_int(document), emic_int(coding)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        read_row(&cursor, arena, EMIC_PUSH(arena, out));
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_detached_list_load(emic_study *study, emic_id document, emic_arena *arena,
                                    emic_detached_list *out, emic_error *err)
{
    return load(study, document, 0, arena, out, err);
}

static const char count_detached[] = "SELECT count(*) FROM detached_coding";

emic_status emic_detached_count(emic_study *study, int64_t *out, emic_error *err)
{
    return emic_db_int(emic_study_db(study), count_detached, EMIC_NO_VALUES, 0, out, err);
}

emic_status emic_detached_find(emic_study *study, emic_id coding, emic_arena *arena,
                               emic_detached *out, emic_error *err)
{
    emic_detached_list list = {0};
    if (coding > 0)
        EMIC_TRY(load(study, 0, coding, arena, &list, err));
    if (list.count == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "no detached coding %lld; emic document detached lists them",
                         (long long)coding);
    *out = list.items[0];
    return EMIC_OK;
}

static const char move_coding[] =
    "UPDATE OR IGNORE coding SET revision = (SELECT current_revision FROM document WHERE id = ?2),"
    " start = ?3, stop = ?4, words_sha256 = ?5 WHERE id = ?1";
static const char drop_row[] = "DELETE FROM detached_coding WHERE coding = ?1";

static emic_status reattach(emic_study *study, emic_id coding, emic_span span, emic_arena *arena,
                            emic_error *err)
{
    emic_detached found;
    emic_text_index text;
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_detached_find(study, coding, arena, &found, err));
    EMIC_TRY(emic_document_text(study, found.document, arena, &text, err));
    EMIC_TRY(emic_coding_check_span(span, text.points, err));
    emic_sha256(emic_text_words(&text, span), sha256);
    EMIC_TRY(emic_db_run(db, move_coding,
                         EMIC_ROW(emic_int(coding), emic_int(found.document), emic_int(span.start),
                                  emic_int(span.end), emic_blob(sha256, sizeof sha256)),
                         err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_EXISTS,
                         "%.*s has coded %u:%u with this code already; emic coding remove %lld "
                         "removes the detached one",
                         EMIC_ARG(found.coder), span.start, span.end, (long long)coding);
    return emic_db_run(db, drop_row, EMIC_ROW(emic_int(coding)), err);
}

emic_status emic_detached_reattach(emic_study *study, emic_id coding, emic_span span,
                                   emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = reattach(study, coding, span, arena, err);
    emic_arena_close(arena);
    return status;
}

static const char insert_row[] =
    "INSERT INTO detached_coding(coding, quote, why, added) VALUES (?1, ?2, ?3, ?4)";

emic_status emic_detached_add(emic_study *study, emic_id coding, emic_slice quote, const char *why,
                              emic_error *err)
{
    return emic_db_run(emic_study_db(study), insert_row,
                       EMIC_ROW(emic_int(coding), emic_text(quote), emic_text(emic_slice_of(why)),
                                emic_study_now(study)),
                       err);
}
