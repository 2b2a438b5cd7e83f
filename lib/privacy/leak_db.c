/* An SQLite database searched in its rows and its full-text indexes, as a copy in memory: the file
 * and what lies beside it stay as they are. Its pages, byte by byte, are leak_page.c's business. */
#include "base/strbuf.h"
#include "privacy/leak_kind.h"
#include "privacy/leak_page.h"
#include "privacy/leak_scan.h"
#include "store/db_foreign.h"
#include <stdlib.h>

typedef struct database {
    emic_leak_run *run;
    emic_arena *arena;
    emic_db *db;
    const char *place;
    size_t since;  /* hits before it are of other files */
    uint64_t rows; /* that may still come: a damaged file may lead round and round */
    bool unread;   /* a table was not read to its end */
    emic_error *err;
} database;

/* `name` as it stands in a statement. */
static const char *quote(emic_slice name, emic_arena *arena)
{
    emic_strbuf quoted = {0};
    emic_strbuf_putc(&quoted, '"');
    for (size_t i = 0; i < name.length; i++) {
        if (name.data[i] == '"')
            emic_strbuf_putc(&quoted, '"');
        emic_strbuf_putc(&quoted, name.data[i]);
    }
    emic_strbuf_putc(&quoted, '"');
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&quoted));
    emic_strbuf_close(&quoted);
    return copy;
}

/* --- Rows ------------------------------------------------------------------------------------ */

static void check_value(const database *of, const emic_leak_place *place, emic_slice value)
{
    emic_leak_run *run = of->run;
    if (value.length == 0)
        return;
    if (value.length > 64 && emic_leak_kind_of(value)->whole) {
        const char *named = emic_arena_format(run->arena, "%s > %s.%s, row %lld", place->path,
                                              place->table, place->column, (long long)place->row);
        emic_leak_whole(run, named, value);
        return;
    }
    emic_leak_text_all(run, *place, false, value);
}

static const char **name_columns(const database *of, const emic_cursor *cursor)
{
    int count = emic_cursor_columns(cursor);
    const char **names = emic_arena_array(of->arena, (size_t)count, sizeof *names);
    for (int i = 1; i < count; i++)
        names[i] = emic_leak_name(of->run, "", emic_cursor_column(cursor, i), false);
    return names;
}

static emic_status check_rows(database *of, const char *table, emic_cursor *cursor)
{
    bool more = true;
    emic_status status;
    const char **columns = name_columns(of, cursor);
    while ((status = emic_cursor_next(cursor, &more, of->err)) == EMIC_OK && more) {
        if (of->rows-- == 0 || of->run->room == 0)
            return emic_fail(of->err, EMIC_CORRUPT, "more rows than the file can hold");
        for (int i = 1; i < emic_cursor_columns(cursor); i++) {
            emic_leak_place place = {.path = of->place,
                                     .table = table,
                                     .column = columns[i],
                                     .row = emic_cursor_int(cursor, 0)};
            emic_slice value = emic_cursor_value(cursor, i);
            of->run->room -= value.length < of->run->room ? value.length : of->run->room;
            check_value(of, &place, value);
        }
    }
    return status;
}

static emic_status check_table(database *of, emic_slice name)
{
    emic_cursor cursor;
    const char *quoted = quote(name, of->arena);
    const char *sql = emic_arena_format(of->arena, "SELECT rowid, * FROM main.%s", quoted);
    if (emic_db_query_once(of->db, sql, EMIC_NO_VALUES, &cursor, of->err) != EMIC_OK) {
        sql = emic_arena_format(of->arena, "SELECT 0, * FROM main.%s", quoted);
        EMIC_TRY(emic_db_query_once(of->db, sql, EMIC_NO_VALUES, &cursor, of->err));
    }
    emic_status status = check_rows(of, emic_leak_name(of->run, "", name, false), &cursor);
    emic_cursor_close(&cursor);
    return status;
}

/* --- Full-text indexes ----------------------------------------------------------------------- */

enum { TERMS_AT_ONCE = 1 << 16 };

static void check_terms(const database *of, const char *shown, emic_strbuf *terms)
{
    emic_leak_text_all(of->run, (emic_leak_place){.path = of->place, .table = shown}, false,
                       emic_strbuf_slice(terms));
    emic_strbuf_clear(terms);
}

/* The terms of an index, which are words in small letters. */
static emic_status check_vocabulary(database *of, const char *shown, const char *make)
{
    static const char drop[] = "DROP TABLE IF EXISTS temp.emic_terms";
    emic_strbuf terms = {0};
    emic_cursor cursor;
    bool more = true;
    emic_status status;
    EMIC_TRY(emic_db_script(of->db, drop, of->err));
    EMIC_TRY(emic_db_script(of->db, make, of->err));
    EMIC_TRY(emic_db_query_once(of->db, "SELECT DISTINCT term FROM temp.emic_terms", EMIC_NO_VALUES,
                                &cursor, of->err));
    while ((status = emic_cursor_next(&cursor, &more, of->err)) == EMIC_OK && more) {
        emic_strbuf_add(&terms, emic_cursor_value(&cursor, 0));
        emic_strbuf_puts(&terms, "\n\n\n\n");
        if (terms.length > TERMS_AT_ONCE)
            check_terms(of, shown, &terms);
    }
    emic_cursor_close(&cursor);
    check_terms(of, shown, &terms);
    emic_strbuf_close(&terms);
    return status;
}

/* Names of several words are several terms; the index itself knows whether they follow. */
static emic_status check_phrases(database *of, const char *shown, const char *quoted)
{
    const emic_leak *leak = of->run->leak;
    const char *sql = emic_arena_format(
        of->arena, "SELECT rowid FROM main.%s WHERE %s MATCH ?1 LIMIT 1", quoted, quoted);
    emic_leak_place place = {.path = of->place, .table = shown};
    for (size_t i = 0; i < leak->phrase_count; i++) {
        const emic_leak_phrase *phrase = &leak->phrases[i];
        emic_cursor cursor;
        bool more = false;
        if (emic_leak_reported(of->run, of->since, phrase->entity))
            continue;
        emic_slice words = emic_slice_of(quote(phrase->words, of->arena));
        EMIC_TRY(emic_db_query_once(of->db, sql, EMIC_ROW(emic_text(words)), &cursor, of->err));
        emic_status status = emic_cursor_next(&cursor, &more, of->err);
        emic_cursor_close(&cursor);
        EMIC_TRY(status);
        emic_leak_found found = {
            .how = "phrase of a full-text index", .words = phrase->words, .entity = phrase->entity};
        if (more)
            emic_leak_report_add(of->run, &place, &found);
    }
    return EMIC_OK;
}

static void check_index(database *of, emic_slice name, bool fts5)
{
    const char *quoted = quote(name, of->arena);
    const char *shown = emic_leak_name(of->run, "full-text index ", name, false);
    const char *make = emic_arena_format(
        of->arena,
        fts5 ? "CREATE VIRTUAL TABLE temp.emic_terms USING fts5vocab(main, %s, row)"
             : "CREATE VIRTUAL TABLE temp.emic_terms USING fts4aux(main, %s)",
        quoted);
    const char *place = emic_arena_format(of->run->arena, "%s > %s", of->place, shown);
    if (check_vocabulary(of, shown, make) != EMIC_OK)
        emic_leak_report_unread(of->run, place, "its terms cannot be listed");
    else if (check_phrases(of, shown, quoted) != EMIC_OK)
        emic_leak_report_unread(of->run, place, "it cannot be asked for names of several words");
}

/* --- The database ---------------------------------------------------------------------------- */

static const char list_tables[] =
    "SELECT name, sql LIKE 'CREATE VIRTUAL TABLE%USING%fts_%(%' ,"
    " sql LIKE 'CREATE VIRTUAL TABLE%USING%fts5%(%', sql LIKE 'CREATE VIRTUAL TABLE%'"
    " FROM main.sqlite_schema AS t WHERE type = 'table' AND NOT EXISTS (SELECT 1"
    " FROM main.sqlite_schema AS v WHERE v.sql LIKE 'CREATE VIRTUAL TABLE%USING%fts_%(%'"
    " AND t.name IN (v.name || '_data', v.name || '_idx', v.name || '_segments',"
    " v.name || '_segdir'))"
    " UNION ALL SELECT 'sqlite_schema', 0, 0, 0";

typedef struct table {
    emic_slice name;
    bool index, fts5, other; /* full-text, of which kind; another that is not stored as a table */
} table;

typedef struct table_list {
    table *items;
    size_t count, capacity;
} table_list;

static void check_listed(database *of, const table *each)
{
    if (each->index) {
        check_index(of, each->name, each->fts5);
        return;
    }
    if (each->other || check_table(of, each->name) == EMIC_OK)
        return;
    const char *holder = emic_arena_format(of->run->arena, "%s > ", of->place);
    of->unread = true;
    emic_leak_report_unread(of->run, emic_leak_name(of->run, holder, each->name, false),
                            "a table that cannot be read to its end");
}

/* Tables are listed first: while a list is under way none can be added. */
static emic_status check_tables(database *of)
{
    table_list tables = {0};
    emic_cursor cursor;
    bool more = true;
    emic_status status;
    EMIC_TRY(emic_db_query_once(of->db, list_tables, EMIC_NO_VALUES, &cursor, of->err));
    while ((status = emic_cursor_next(&cursor, &more, of->err)) == EMIC_OK && more)
        *EMIC_PUSH(of->arena, &tables) =
            (table){.name = emic_arena_copy(of->arena, emic_cursor_value(&cursor, 0)),
                    .index = emic_cursor_int(&cursor, 1),
                    .fts5 = emic_cursor_int(&cursor, 2),
                    .other = emic_cursor_int(&cursor, 3)};
    emic_cursor_close(&cursor);
    for (size_t i = 0; i < tables.count; i++)
        check_listed(of, &tables.items[i]);
    return status;
}

/* False when the rows cannot be read, not all of them or none. */
static bool check_image(emic_leak_run *run, const char *place, emic_slice image)
{
    emic_error err;
    database of = {.run = run, .place = place, .since = run->report->hits.count, .err = &err};
    /* A row takes four bytes and more. */
    of.rows = image.length / 4 + 1024;
    if (emic_db_deserialize(image, &of.db, &err) != EMIC_OK) {
        emic_leak_report_unread(run, place, "a damaged database: only its bytes were searched");
        return false;
    }
    of.arena = emic_arena_open();
    bool listed = check_tables(&of) == EMIC_OK;
    if (!listed)
        emic_leak_report_unread(run, place, "a damaged database: not all tables were listed");
    emic_arena_close(of.arena);
    emic_db_close(of.db);
    return listed && !of.unread;
}

void emic_leak_database(emic_leak_run *run, const char *place, emic_slice bytes, emic_slice log)
{
    emic_slice image = emic_leak_page_image(bytes, log);
    bool read = check_image(run, place, image);
    free((void *)(uintptr_t)image.data);
    emic_leak_page_search(run, place, bytes, read);
}
