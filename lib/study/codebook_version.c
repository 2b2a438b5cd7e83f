/* Versions of the codebook: kept as JSON with a digest. Comparing two is codebook_diff.c's
 * business. */
#include "study/codebook_version.h"
#include "base/digest.h"
#include "study/study_db.h"

static const char newest_version[] = "SELECT id, number, content = ?1 FROM codebook_version"
                                     " ORDER BY number DESC LIMIT 1";
static const char insert_version[] =
    "INSERT INTO codebook_version(number, reason, coder, added, sha256, content)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

typedef struct newest {
    emic_id id;
    int64_t number;
    bool same; /* as the working codebook */
} newest;

/* The texts are compared, not their digests: this comes with each coding, and a digest takes longer
 * than all of the rest. */
static emic_status read_newest(emic_study *study, emic_slice content, newest *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (newest){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), newest_version, EMIC_ROW(emic_text(content)),
                           &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    if (status == EMIC_OK && more) {
        out->id = emic_cursor_int(&cursor, 0);
        out->number = emic_cursor_int(&cursor, 1);
        out->same = emic_cursor_int(&cursor, 2) != 0;
    }
    emic_cursor_close(&cursor);
    return status;
}

/* What changed since version `number`, as a reason. */
static emic_status tell_reason(emic_study *study, const emic_codebook *working, int64_t number,
                               emic_arena *arena, const char **out, emic_error *err)
{
    emic_codebook before = {0};
    emic_codebook_changes changes;
    if (number)
        EMIC_TRY(emic_codebook_version_load(study, number, arena, &before, err));
    emic_codebook_diff(&before, working, arena, &changes);
    *out = changes.count ? emic_codebook_changes_summary(&changes, arena)
                         : "the same codes, written anew";
    return EMIC_OK;
}

static emic_status store_version(emic_study *study, const emic_codebook *working,
                                 const newest *last, const char *reason, const char *coder,
                                 emic_slice content, emic_error *err)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_sha256(content, sha256);
    emic_arena *arena = emic_arena_open();
    emic_status status = EMIC_OK;
    if (!reason)
        status = tell_reason(study, working, last->number, arena, &reason, err);
    if (status == EMIC_OK)
        status = emic_db_run(emic_study_db(study), insert_version,
                             EMIC_ROW(emic_int(last->number + 1), emic_text(emic_slice_of(reason)),
                                      emic_text(emic_slice_of(coder ? coder : "")),
                                      emic_study_now(study), emic_blob(sha256, EMIC_SHA256_SIZE),
                                      emic_text(content)),
                             err);
    emic_arena_close(arena);
    return status;
}

emic_status emic_codebook_keep(emic_study *study, const emic_codebook *working, const char *reason,
                               const char *coder, emic_id *id, bool *made, emic_error *err)
{
    emic_strbuf content = {0};
    newest last;
    emic_codebook_format(working, &content);
    emic_status status = read_newest(study, emic_strbuf_slice(&content), &last, err);
    *made = status == EMIC_OK && !last.same && (last.id || working->count);
    *id = last.id;
    if (*made) {
        status =
            store_version(study, working, &last, reason, coder, emic_strbuf_slice(&content), err);
        *id = emic_db_last_id(emic_study_db(study));
    }
    emic_strbuf_close(&content);
    return status;
}

emic_status emic_codebook_keep_version(emic_study *study, const char *reason, const char *coder,
                                       emic_id *id, bool *made, emic_error *err)
{
    emic_codebook working;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_codebook_load(study, arena, &working, err);
    if (status == EMIC_OK)
        status = emic_codebook_keep(study, &working, reason, coder, id, made, err);
    emic_arena_close(arena);
    return status;
}

static const char list_versions[] =
    "SELECT v.id, v.number, v.reason, v.coder, v.added, ifnull(n.codings, 0)"
    " FROM codebook_version v LEFT JOIN (SELECT codebook_version AS version, count(*) AS codings"
    " FROM coding GROUP BY codebook_version) n ON n.version = v.id ORDER BY v.number";

emic_status emic_codebook_version_list_load(emic_study *study, emic_arena *arena,
                                            emic_codebook_version_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_codebook_version_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_versions, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_codebook_version_item *item = EMIC_PUSH(arena, out);
        item->id = emic_cursor_int(&cursor, 0);
        item->number = emic_cursor_int(&cursor, 1);
        item->reason = emic_arena_copy(arena, emic_cursor_text(&cursor, 2));
        item->coder = emic_arena_copy(arena, emic_cursor_text(&cursor, 3));
        item->added = emic_arena_copy(arena, emic_cursor_text(&cursor, 4));
        item->codings = emic_cursor_int(&cursor, 5);
    }
    emic_cursor_close(&cursor);
    return status;
}

static const char version_content[] = "SELECT content FROM codebook_version WHERE number = ?1";

emic_status emic_codebook_version_load(emic_study *study, int64_t number, emic_arena *arena,
                                       emic_codebook *out, emic_error *err)
{
    emic_slice content;
    emic_codebook now;
    int64_t last;
    emic_id id;
    EMIC_TRY(emic_db_text(emic_study_db(study), version_content, EMIC_ROW(emic_int(number)), arena,
                          &content, err));
    if (content.length == 0) {
        EMIC_TRY(emic_codebook_version(study, &last, &id, err));
        const char *newest_is =
            last ? emic_arena_format(arena, "the newest is %lld", (long long)last) : "it has none";
        return emic_fail(err, EMIC_NOT_FOUND, "no version %lld of the codebook: %s",
                         (long long)number, newest_is);
    }
    const char *name = emic_arena_format(arena, "codebook version %lld", (long long)number);
    EMIC_TRY(emic_codebook_parse(name, content, arena, out, err));
    EMIC_TRY(emic_codebook_load(study, arena, &now, err));
    const int *match = emic_codebook_match(&now, out, arena);
    for (size_t i = 0; i < out->count; i++)
        out->items[i].id = match[i] < 0 ? 0 : now.items[match[i]].id;
    return EMIC_OK;
}
