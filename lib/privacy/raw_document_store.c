/* Raw documents and their edits as rows of the vault. */
#include "privacy/raw_document.h"
#include "privacy/vault_db.h"

static const char insert_document[] =
    "INSERT INTO document(name, file, person, sha256, mark, crlf, whole)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    " ON CONFLICT (name) DO UPDATE SET file = excluded.file, person = excluded.person,"
    " sha256 = excluded.sha256, mark = excluded.mark, crlf = excluded.crlf, whole = excluded.whole"
    " RETURNING id";
static const char delete_edits[] = "DELETE FROM edit WHERE document = ?1 AND revision = ?2";
static const char delete_older[] =
    "DELETE FROM edit WHERE revision < ?2 AND document = (SELECT id FROM document WHERE name = ?1)";
static const char insert_edit[] =
    "INSERT INTO edit(document, revision, ordinal, before_start, before_stop, after_start,"
    " after_stop, words, text, kind, entity)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";

static emic_status store_edits(emic_vault *vault, emic_id id, const emic_raw_document *document,
                               emic_error *err)
{
    for (size_t i = 0; i < document->edits.count; i++) {
        const emic_edit *edit = &document->edits.items[i];
        const emic_edit_source *source = &document->sources[i];
        emic_slice kind = emic_slice_of(emic_candidate_kind_name(source->kind));
        EMIC_TRY(emic_db_run(
            emic_vault_db(vault), insert_edit,
            EMIC_ROW(emic_int(id), emic_int(document->revision), emic_int((int64_t)i + 1),
                     emic_int(edit->before.start), emic_int(edit->before.end),
                     emic_int(edit->after.start), emic_int(edit->after.end), emic_text(edit->words),
                     emic_text(edit->text), emic_text(kind), emic_id_or_null(source->entity)),
            err));
    }
    return EMIC_OK;
}

emic_status emic_raw_document_store(emic_vault *vault, const emic_raw_document *document,
                                    emic_error *err)
{
    emic_db *db = emic_vault_db(vault);
    emic_id id;
    emic_value whole = document->whole.length
                           ? emic_blob(document->whole.data, document->whole.length)
                           : emic_null();
    EMIC_TRY(emic_db_int(db, insert_document,
                         EMIC_ROW(emic_text(document->name), emic_text(document->file),
                                  emic_text(document->person),
                                  emic_blob(document->sha256, EMIC_SHA256_SIZE),
                                  emic_int(document->mark), emic_int(document->crlf), whole),
                         0, &id, err));
    EMIC_TRY(
        emic_db_run(db, delete_edits, EMIC_ROW(emic_int(id), emic_int(document->revision)), err));
    return store_edits(vault, id, document, err);
}

static const char rename_document[] = "UPDATE document SET name = ?2 WHERE name = ?1";

emic_status emic_raw_document_rename(emic_vault *vault, emic_slice name, emic_slice new_name,
                                     emic_error *err)
{
    return emic_db_run(emic_vault_db(vault), rename_document,
                       EMIC_ROW(emic_text(name), emic_text(new_name)), err);
}

emic_status emic_raw_document_prune(emic_vault *vault, emic_slice name, int64_t revision,
                                    emic_error *err)
{
    return emic_db_run(emic_vault_db(vault), delete_older,
                       EMIC_ROW(emic_text(name), emic_int(revision)), err);
}

static const char select_document[] =
    "SELECT id, file, person, sha256, mark, crlf, whole FROM document WHERE name = ?1";
static const char select_edits[] =
    "SELECT before_start, before_stop, after_start, after_stop, words, text, kind,"
    " ifnull(entity, 0) FROM edit WHERE document = ?1 AND revision = ?2 ORDER BY ordinal";

static emic_slice copy(const emic_cursor *cursor, int column, emic_arena *arena)
{
    return emic_arena_copy(arena, emic_cursor_text(cursor, column));
}

static emic_status load_document(emic_vault *vault, emic_arena *arena, emic_raw_document *out,
                                 emic_id *id, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_vault_db(vault), select_document, EMIC_ROW(emic_text(out->name)),
                           &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    if (status == EMIC_OK && more) {
        emic_slice sha256 = emic_cursor_text(&cursor, 3);
        *id = emic_cursor_int(&cursor, 0);
        out->file = copy(&cursor, 1, arena);
        out->person = copy(&cursor, 2, arena);
        if (sha256.length == sizeof out->sha256)
            memcpy(out->sha256, sha256.data, sizeof out->sha256);
        out->mark = emic_cursor_int(&cursor, 4) != 0;
        out->crlf = emic_cursor_int(&cursor, 5) != 0;
        out->whole = copy(&cursor, 6, arena);
    } else if (status == EMIC_OK) {
        status = emic_fail(err, EMIC_NOT_FOUND,
                           "the vault does not know %.*s: it came into the study without it",
                           EMIC_ARG(out->name));
    }
    emic_cursor_close(&cursor);
    return status;
}

static void read_edit(const emic_cursor *cursor, emic_arena *arena, emic_edit *out)
{
    out->before.start = (uint32_t)emic_cursor_int(cursor, 0);
    out->before.end = (uint32_t)emic_cursor_int(cursor, 1);
    out->after.start = (uint32_t)emic_cursor_int(cursor, 2);
    out->after.end = (uint32_t)emic_cursor_int(cursor, 3);
    out->words = copy(cursor, 4, arena);
    out->text = copy(cursor, 5, arena);
}

static emic_status load_edits(emic_vault *vault, emic_id id, emic_arena *arena,
                              emic_raw_document *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    struct {
        emic_edit_source *items;
        size_t count, capacity;
    } sources = {0};
    out->edits = (emic_edit_list){.originals = true};
    EMIC_TRY(emic_db_query(emic_vault_db(vault), select_edits,
                           EMIC_ROW(emic_int(id), emic_int(out->revision)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        read_edit(&cursor, arena, EMIC_PUSH(arena, &out->edits));
        *EMIC_PUSH(arena, &sources) = (emic_edit_source){
            .kind = emic_candidate_kind_find(emic_cursor_text(&cursor, 6)),
            .entity = emic_cursor_int(&cursor, 7),
        };
    }
    emic_cursor_close(&cursor);
    out->sources = sources.items;
    return status;
}

static const char other_edits[] =
    "SELECT ifnull(max(revision), 0) FROM edit WHERE document = ?1 AND revision <> ?2";

/* A text without edits is one in which nothing was replaced, unless another revision has some. */
static emic_status check_revision(emic_vault *vault, emic_id id, const emic_raw_document *document,
                                  emic_error *err)
{
    int64_t other;
    if (document->edits.count)
        return EMIC_OK;
    EMIC_TRY(emic_db_int(emic_vault_db(vault), other_edits,
                         EMIC_ROW(emic_int(id), emic_int(document->revision)), 0, &other, err));
    return other ? emic_fail(err, EMIC_NOT_FOUND,
                             "the vault knows %.*s as revision %lld, not as revision %lld",
                             EMIC_ARG(document->name), (long long)other,
                             (long long)document->revision)
                 : EMIC_OK;
}

emic_status emic_raw_document_load(emic_vault *vault, emic_slice name, int64_t revision,
                                   emic_arena *arena, emic_raw_document *out, emic_error *err)
{
    emic_id id = 0;
    *out = (emic_raw_document){.name = emic_arena_copy(arena, name), .revision = revision};
    EMIC_TRY(load_document(vault, arena, out, &id, err));
    EMIC_TRY(load_edits(vault, id, arena, out, err));
    return check_revision(vault, id, out, err);
}
