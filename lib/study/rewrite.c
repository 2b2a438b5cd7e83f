/* Which columns of a study hold words, and how each is rewritten. Transcripts are
 * document_revise.c's business. */
#include "study/rewrite.h"
#include "base/digest.h"
#include "study/journal_entry.h"

/* A column of a table, by its rows' numbers. */
typedef struct text_column {
    const char *table, *name, *select, *update;
    bool label;
} text_column;

#define COLUMN(table, name, label)                                                                 \
    {                                                                                              \
        table, name, "SELECT rowid, " name " FROM " table " WHERE " name " <> '' ORDER BY rowid",  \
            "UPDATE OR IGNORE " table " SET " name " = ?2 WHERE rowid = ?1", label                 \
    }
/* Tables without row numbers: the whole key is sought, which their few rows allow. */
#define KEYED(table, name, key)                                                                    \
    {                                                                                              \
        table, name, "SELECT " key ", " name " FROM " table " ORDER BY 1",                         \
            "UPDATE OR IGNORE " table " SET " name " = ?2 WHERE " key " = ?1", false               \
    }

static const text_column columns[] = {
    COLUMN("document", "name", true),
    COLUMN("participant", "label", true),
    COLUMN("attribute", "name", true),
    COLUMN("base", "name", true),
    COLUMN("base", "condition", false),
    COLUMN("codebook", "title", false),
    COLUMN("codebook", "source", false),
    COLUMN("codebook", "note", false),
    COLUMN("code", "name", true),
    COLUMN("code", "mnemonic", true),
    COLUMN("code", "brief", false),
    COLUMN("code", "full_definition", false),
    COLUMN("code", "use_when", false),
    COLUMN("code", "not_when", false),
    COLUMN("code", "exclusive_set", true),
    COLUMN("coding", "memo", false),
    COLUMN("judgement", "memo", false),
    COLUMN("detached_coding", "quote", false),
    COLUMN("comparison", "memo", false),
    COLUMN("memo", "title", true),
    COLUMN("memo", "text", false),
    COLUMN("relation", "memo", false),
    COLUMN("relation_type", "name", true),
    COLUMN("relation_type", "inverse", true),
    COLUMN("proposition", "label", true),
    COLUMN("proposition", "text", false),
    COLUMN("negative_search", "sought", false),
    COLUMN("template", "name", true),
    COLUMN("template", "relation", true),
    COLUMN("template_instance", "label", true),
    COLUMN("sampling_decision", "sought", false),
    COLUMN("round", "name", true),
    COLUMN("round", "note", false),
    COLUMN("rule", "name", true),
    COLUMN("rule", "body", false),
    COLUMN("code_property", "name", true),
    COLUMN("code_property", "scale", false),
    COLUMN("journal", "command", false),
    COLUMN("claim", "statement", false),
    COLUMN("claim", "condition", false),
    COLUMN("claim", "query", false),
    COLUMN("claim", "expected", false),
    COLUMN("claim", "source", false),
    COLUMN("claim", "note", false),
    COLUMN("saved_table", "name", true),
    COLUMN("saved_table", "parameters", false),
    COLUMN("release_profile", "name", true),
    COLUMN("release_profile", "source", false),
    COLUMN("codebook_version", "reason", false),
    COLUMN("revision", "why", false),
    COLUMN("speaker", "label", true),
    KEYED("code_example", "text", "code || ' ' || kind || ' ' || position"),
    KEYED("participant_value", "value", "participant || ' ' || attribute"),
    KEYED("coding_value", "value", "coding || ' ' || property"),
    KEYED("template_pole", "name", "template || ' ' || ordinal"),
    KEYED("description", "value", "field || ' ' || position"),
    KEYED("document_value", "value", "document || ' ' || attribute"),
};

typedef struct rewriting {
    emic_study *study;
    emic_rewriter *rewriter;
    void *context;
    emic_arena *arena;
    int64_t changed;
} rewriting;

/* A text that changes. Its row is known by its number or by its key. */
typedef struct changed_text {
    emic_value row;
    emic_slice text;
} changed_text;

typedef struct changed_texts {
    changed_text *items;
    size_t count, capacity;
} changed_texts;

static emic_status rewrite_row(rewriting *work, const text_column *column,
                               const emic_cursor *cursor, changed_texts *changed, emic_error *err)
{
    emic_slice was = emic_cursor_text(cursor, 1), is = was;
    EMIC_TRY(work->rewriter(work->context, was, column->label, work->arena, &is, err));
    if (emic_slice_equal(was, is))
        return EMIC_OK;
    emic_slice row = emic_arena_copy(work->arena, emic_cursor_text(cursor, 0));
    *EMIC_PUSH(work->arena, changed) =
        (changed_text){emic_text(row), emic_arena_copy(work->arena, is)};
    return EMIC_OK;
}

static emic_status store_rows(rewriting *work, const char *update, const changed_texts *changed,
                              emic_error *err)
{
    emic_db *db = emic_study_db(work->study);
    for (size_t i = 0; i < changed->count; i++) {
        const changed_text *one = &changed->items[i];
        EMIC_TRY(emic_db_run(db, update, EMIC_ROW(one->row, emic_text(one->text)), err));
        if (emic_db_changes(db) == 0)
            return emic_fail(err, EMIC_EXISTS,
                             "\"%.*s\" is there already, and would be again once the names are "
                             "replaced; rename it first",
                             EMIC_ARG(one->text));
    }
    work->changed += (int64_t)changed->count;
    return EMIC_OK;
}

static emic_status rewrite_column(rewriting *work, const text_column *column, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    changed_texts changed = {0};
    EMIC_TRY(
        emic_db_query(emic_study_db(work->study), column->select, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if ((status = rewrite_row(work, column, &cursor, &changed, err)) != EMIC_OK)
            break;
    emic_cursor_close(&cursor);
    return status == EMIC_OK ? store_rows(work, column->update, &changed, err) : status;
}

/* --- Codebook versions ------------------------------------------------------------------------ */

static const text_column version_content = COLUMN("codebook_version", "content", false);
static const char list_versions[] = "SELECT id, content FROM codebook_version ORDER BY id";
static const char set_digest[] = "UPDATE codebook_version SET sha256 = ?2 WHERE id = ?1";

/* A version is never changed, but for a name that must not be in it; then its digest is new. */
static emic_status rewrite_versions(rewriting *work, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    int64_t before = work->changed;
    EMIC_TRY(rewrite_column(work, &version_content, err));
    if (work->changed == before)
        return EMIC_OK;
    EMIC_TRY(
        emic_db_query(emic_study_db(work->study), list_versions, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        uint8_t sha256[EMIC_SHA256_SIZE];
        emic_sha256(emic_cursor_text(&cursor, 1), sha256);
        status = emic_db_run(
            emic_study_db(work->study), set_digest,
            EMIC_ROW(emic_int(emic_cursor_int(&cursor, 0)), emic_blob(sha256, sizeof sha256)), err);
        if (status != EMIC_OK)
            break;
    }
    emic_cursor_close(&cursor);
    return status;
}

bool emic_study_rewrites(emic_slice table, emic_slice column, bool *label)
{
    *label = false;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        *label = columns[i].label;
        if (emic_slice_is(table, columns[i].table) && emic_slice_is(column, columns[i].name))
            return true;
    }
    *label = false;
    return emic_slice_is(table, version_content.table) &&
           emic_slice_is(column, version_content.name);
}

emic_status emic_study_rewrite(emic_study *study, emic_rewriter *rewriter, void *context,
                               int64_t *changed, emic_error *err)
{
    rewriting work = {
        .study = study, .rewriter = rewriter, .context = context, .arena = emic_arena_open()};
    emic_status status = rewrite_versions(&work, err);
    for (size_t i = 0; status == EMIC_OK && i < sizeof columns / sizeof *columns; i++) {
        status = rewrite_column(&work, &columns[i], err);
        emic_arena_reset(work.arena);
    }
    if (status == EMIC_OK)
        status = emic_journal_rewrite(study, rewriter, context, &work.changed, err);
    emic_arena_close(work.arena);
    *changed = work.changed;
    return status;
}
