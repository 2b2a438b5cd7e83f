/* Opening a search, and the documents that the full-text index finds for it. Where in them it is
 * found is search_find.c's business. */
#include "base/strbuf.h"
#include "study/search_query.h"
#include "study/study_db.h"
#include <stdlib.h>

emic_status emic_search_open(emic_study *study, emic_slice query, emic_search **out,
                             emic_error *err)
{
    emic_search *search = emic_memory_alloc(sizeof *search);
    const char *arguments[] = {"remove_diacritics", "2", NULL}; /* as in the schema */
    *search = (emic_search){.study = study, .arena = emic_arena_open()};
    *out = NULL;
    emic_status status =
        emic_tokenizer_open(emic_study_db(study), "unicode61", arguments, &search->tokenizer, err);
    if (status == EMIC_OK)
        status = emic_search_parse(search, emic_arena_copy(search->arena, query), err);
    if (status != EMIC_OK)
        emic_search_close(search);
    else
        *out = search;
    return status;
}

void emic_search_close(emic_search *search)
{
    if (!search)
        return;
    emic_tokenizer_close(search->tokenizer);
    emic_arena_close(search->arena);
    free(search);
}

/* "text IS NULL" would read the text; its type stands before it. */
#define DOCUMENT_COLUMNS                                                                           \
    "SELECT d.id, d.current_revision, d.name, ifnull(p.label, ''), r.characters,"                  \
    " typeof(r.text) = 'null', (SELECT min(s.participant) < max(s.participant) FROM speaker s"     \
    "                  WHERE s.document = d.id)"                                                   \
    " FROM document d JOIN revision r ON r.id = d.current_revision"                                \
    " LEFT JOIN participant p ON p.id = d.participant"
static const char all_documents[] = DOCUMENT_COLUMNS " ORDER BY d.name";
static const char matching_documents[] = DOCUMENT_COLUMNS
    " WHERE d.current_revision IN (SELECT rowid FROM revision_words WHERE revision_words MATCH ?1)"
    " ORDER BY d.name";

static void put_phrase(const search_phrase *phrase, emic_strbuf *out)
{
    emic_strbuf_puts(out, out->length ? " AND \"" : "\"");
    emic_strbuf_add(out, phrase->source); /* holds no quote: one would have ended it */
    emic_strbuf_puts(out, phrase->begins ? "\" *" : "\"");
}

/* The search as SQLite writes it, without what NEAR asks. */
static void format_match(const emic_search *search, emic_strbuf *out)
{
    for (size_t i = 0; i < search->list.count; i++) {
        const search_item *item = &search->list.items[i];
        put_phrase(&item->phrase[0], out);
        if (item->near)
            put_phrase(&item->phrase[1], out);
    }
}

static emic_status read_documents(emic_db *db, const char *sql, emic_row row, emic_arena *arena,
                                  emic_search_documents *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(db, sql, row, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_search_document *document = EMIC_PUSH(arena, out);
        document->id = emic_cursor_int(&cursor, 0);
        document->revision = emic_cursor_int(&cursor, 1);
        document->name = emic_arena_copy(arena, emic_cursor_text(&cursor, 2));
        document->participant = emic_arena_copy(arena, emic_cursor_text(&cursor, 3));
        document->characters = (uint32_t)emic_cursor_int(&cursor, 4);
        document->withheld = emic_cursor_int(&cursor, 5) != 0;
        document->shared = emic_cursor_int(&cursor, 6) != 0;
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_search_documents_load(emic_study *study, const emic_search *search,
                                       emic_arena *arena, emic_search_documents *out,
                                       emic_error *err)
{
    emic_db *db = emic_study_db(study);
    *out = (emic_search_documents){0};
    if (!search)
        return read_documents(db, all_documents, EMIC_NO_VALUES, arena, out, err);
    emic_strbuf match = {0};
    format_match(search, &match);
    emic_status status = read_documents(
        db, matching_documents, EMIC_ROW(emic_text(emic_strbuf_slice(&match))), arena, out, err);
    emic_strbuf_close(&match);
    return status;
}

static const char count_withheld[] =
    "SELECT count(*) FROM document d JOIN revision r ON r.id = d.current_revision"
    " WHERE typeof(r.text) = 'null'";

emic_status emic_search_withheld(emic_study *study, int64_t *out, emic_error *err)
{
    return emic_db_int(emic_study_db(study), count_withheld, EMIC_NO_VALUES, 0, out, err);
}
