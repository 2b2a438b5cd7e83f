/* Memos: stored, listed with what they are about, counted by code. */
#include "study/memo.h"
#include "base/suggestion.h"
#include "study/study_db.h"

static const char *const kind_names[] = {"code", "theory", "method", "reflexive", "case", NULL};
static const char *const thing_names[] = {"document", "participant", "code",
                                          "coding",   "relation",    "proposition"};

const char *emic_memo_kind_name(emic_memo_kind kind)
{
    return kind_names[kind];
}

const char *emic_memo_thing_name(emic_memo_thing thing)
{
    return thing_names[thing];
}

emic_status emic_memo_kind_find(emic_slice name, emic_memo_kind *out, emic_error *err)
{
    for (int i = 0; i < EMIC_MEMO_KINDS; i++) {
        if (!emic_slice_is(name, kind_names[i]))
            continue;
        *out = (emic_memo_kind)i;
        return EMIC_OK;
    }
    return emic_fail_unknown(err, NULL, 0, 0, "kind of memo", name, kind_names);
}

/* --- Storing ---------------------------------------------------------------------------------- */

static const char insert_memo[] =
    "INSERT INTO memo(kind, title, text, coder, added, supersedes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
static const char insert_link[] =
    "INSERT INTO memo_link(memo, document, participant, code, coding, relation, proposition)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
static const char count_memos[] = "SELECT count(*) FROM memo WHERE id = ?1";
static const char find_newer[] = "SELECT id FROM memo WHERE supersedes = ?1";
static const char *const count_things[] = {
    "SELECT count(*) FROM document WHERE id = ?1", "SELECT count(*) FROM participant WHERE id = ?1",
    "SELECT count(*) FROM code WHERE id = ?1",     "SELECT count(*) FROM coding WHERE id = ?1",
    "SELECT count(*) FROM relation WHERE id = ?1", "SELECT count(*) FROM proposition WHERE id = ?1",
};

static emic_status check_superseded(emic_study *study, emic_id older, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    int64_t count;
    emic_id newer;
    if (!older)
        return EMIC_OK;
    EMIC_TRY(emic_db_int(db, count_memos, EMIC_ROW(emic_int(older)), 0, &count, err));
    if (!count)
        return emic_fail(err, EMIC_NOT_FOUND, "no memo %lld; emic memo list shows the ids",
                         (long long)older);
    EMIC_TRY(emic_db_int(db, find_newer, EMIC_ROW(emic_int(older)), 0, &newer, err));
    if (newer)
        return emic_fail(err, EMIC_EXISTS,
                         "memo %lld was superseded by memo %lld already: revise that one",
                         (long long)older, (long long)newer);
    return EMIC_OK;
}

static bool stands_before(const emic_memo_links *links, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (links->items[i].thing == links->items[at].thing &&
            links->items[i].id == links->items[at].id)
            return true;
    return false;
}

static emic_status add_link(emic_study *study, emic_id memo, const emic_memo_link *link,
                            emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_value values[EMIC_MEMO_THINGS + 1] = {emic_int(memo)};
    int64_t count;
    EMIC_TRY(
        emic_db_int(db, count_things[link->thing], EMIC_ROW(emic_int(link->id)), 0, &count, err));
    if (!count)
        return emic_fail(err, EMIC_NOT_FOUND, "no %s %lld", thing_names[link->thing],
                         (long long)link->id);
    for (int thing = 0; thing < EMIC_MEMO_THINGS; thing++)
        values[thing + 1] = thing == (int)link->thing ? emic_int(link->id) : emic_null();
    return emic_db_run(db, insert_link, (emic_row){values, EMIC_MEMO_THINGS + 1}, err);
}

emic_status emic_memo_add(emic_study *study, const emic_memo *memo, emic_id *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    if (emic_slice_trim(memo->text).length == 0)
        return emic_fail(err, EMIC_INVALID, "the memo is empty");
    EMIC_TRY(check_superseded(study, memo->supersedes, err));
    EMIC_TRY(
        emic_db_run(db, insert_memo,
                    EMIC_ROW(emic_text(emic_slice_of(kind_names[memo->kind])),
                             emic_text(memo->title), emic_text(memo->text), emic_int(memo->coder),
                             emic_study_now(study), emic_id_or_null(memo->supersedes)),
                    err));
    *out = emic_db_last_id(db);
    for (size_t i = 0; i < memo->links.count; i++)
        if (!stands_before(&memo->links, i))
            EMIC_TRY(add_link(study, *out, &memo->links.items[i], err));
    return EMIC_OK;
}

/* --- Listing ---------------------------------------------------------------------------------- */

static const char list_memos[] =
    "SELECT m.id, m.coder, ifnull(m.supersedes, 0), ifnull(n.id, 0), m.kind, m.title, m.text,"
    " k.name, m.added FROM memo m JOIN coder k ON k.id = m.coder"
    " LEFT JOIN memo n ON n.supersedes = m.id ORDER BY m.id";
static const char list_links[] =
    "SELECT l.memo, ifnull(l.document, 0), ifnull(l.participant, 0), ifnull(l.code, 0),"
    " ifnull(l.coding, 0), ifnull(l.relation, 0), ifnull(l.proposition, 0),"
    " coalesce(d.name, p.label, t.name, o.label, ''), coalesce(o.text, r.memo, ''),"
    " ifnull(r.source, 0), ifnull(r.target, 0) FROM memo_link l"
    " LEFT JOIN document d ON d.id = l.document LEFT JOIN participant p ON p.id = l.participant"
    " LEFT JOIN relation r ON r.id = l.relation LEFT JOIN relation_type t ON t.id = r.type"
    " LEFT JOIN proposition o ON o.id = l.proposition ORDER BY l.memo, l.id";

static emic_status read_memo(const emic_cursor *cursor, emic_arena *arena, emic_memo *out,
                             emic_error *err)
{
    emic_slice *texts[] = {&out->title, &out->text, &out->coder_name, &out->added};
    out->id = emic_cursor_int(cursor, 0);
    out->coder = emic_cursor_int(cursor, 1);
    out->supersedes = emic_cursor_int(cursor, 2);
    out->superseded_by = emic_cursor_int(cursor, 3);
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
        *texts[i] = emic_arena_copy(arena, emic_cursor_text(cursor, 5 + i));
    return emic_memo_kind_find(emic_cursor_text(cursor, 4), &out->kind, err);
}

static emic_slice path_of(const emic_codebook *codebook, emic_id code)
{
    int at = emic_codebook_at(codebook, code);
    return at < 0 ? EMIC_LITERAL("?") : codebook->items[at].path;
}

static void describe_code(const emic_codebook *codebook, emic_arena *arena, emic_memo_link *link)
{
    int at = emic_codebook_at(codebook, link->id);
    link->name = path_of(codebook, link->id);
    if (at < 0)
        return;
    const emic_code *code = &codebook->items[at];
    bool both = code->brief.length && code->full.length;
    link->says = emic_slice_of(emic_arena_format(arena, "%.*s%s%.*s", EMIC_ARG(code->brief),
                                                 both ? " " : "", EMIC_ARG(code->full)));
}

static void read_link(const emic_cursor *cursor, const emic_codebook *codebook, emic_arena *arena,
                      emic_memo_link *out)
{
    for (int thing = 0; thing < EMIC_MEMO_THINGS; thing++) {
        if (!emic_cursor_int(cursor, 1 + thing))
            continue;
        out->thing = (emic_memo_thing)thing;
        out->id = emic_cursor_int(cursor, 1 + thing);
    }
    out->name = emic_arena_copy(arena, emic_cursor_text(cursor, 7));
    out->says = emic_arena_copy(arena, emic_cursor_text(cursor, 8));
    if (out->thing == EMIC_MEMO_OF_CODE)
        describe_code(codebook, arena, out);
    if (out->thing == EMIC_MEMO_OF_RELATION)
        out->name = emic_slice_of(emic_arena_format(
            arena, "%.*s %.*s %.*s", EMIC_ARG(path_of(codebook, emic_cursor_int(cursor, 9))),
            EMIC_ARG(out->name), EMIC_ARG(path_of(codebook, emic_cursor_int(cursor, 10)))));
}

/* Links to codings, collected to be named all at once. */
typedef struct coding_links {
    emic_memo_link **items;
    size_t count, capacity;
} coding_links;

static emic_status load_links(emic_study *study, const emic_codebook *codebook, emic_arena *arena,
                              emic_memo_list *list, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    size_t at = 0;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_links, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        while (at < list->count && list->items[at].id < emic_cursor_int(&cursor, 0))
            at++;
        if (at < list->count && list->items[at].id == emic_cursor_int(&cursor, 0))
            read_link(&cursor, codebook, arena, EMIC_PUSH(arena, &list->items[at].links));
    }
    emic_cursor_close(&cursor);
    return status;
}

static coding_links find_coding_links(const emic_memo_list *list, emic_arena *arena)
{
    coding_links found = {0};
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = 0; k < list->items[i].links.count; k++)
            if (list->items[i].links.items[k].thing == EMIC_MEMO_OF_CODING)
                *EMIC_PUSH(arena, &found) = &list->items[i].links.items[k];
    return found;
}

/* Their places and words. */
static emic_status name_codings(emic_study *study, const emic_codebook *codebook,
                                const coding_links *links, emic_arena *arena, emic_error *err)
{
    emic_citation_list codings;
    if (!links->count)
        return EMIC_OK;
    EMIC_TRY(emic_citation_list_load(study, codebook, arena, &codings, err));
    bool *wanted = emic_arena_array(arena, codings.count + 1, sizeof *wanted);
    for (size_t i = 0; i < links->count; i++) {
        int64_t at = emic_citation_at(&codings, links->items[i]->id);
        if (at >= 0)
            wanted[at] = true;
    }
    EMIC_TRY(emic_citation_read_words(study, &codings, wanted, arena, err));
    for (size_t i = 0; i < links->count; i++) {
        int64_t at = emic_citation_at(&codings, links->items[i]->id);
        if (at < 0)
            continue;
        links->items[i]->name = emic_citation_name(&codings.items[at], codebook, arena);
        links->items[i]->says = codings.items[at].words;
    }
    return EMIC_OK;
}

emic_status emic_memo_list_load(emic_study *study, const emic_codebook *codebook, emic_arena *arena,
                                emic_memo_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_memo_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_memos, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if ((status = read_memo(&cursor, arena, EMIC_PUSH(arena, out), err)) != EMIC_OK)
            break;
    emic_cursor_close(&cursor);
    EMIC_TRY(status);
    EMIC_TRY(load_links(study, codebook, arena, out, err));
    coding_links links = find_coding_links(out, arena);
    return name_codings(study, codebook, &links, arena, err);
}

emic_status emic_memo_list_find(const emic_memo_list *list, emic_id id, const emic_memo **out,
                                emic_error *err)
{
    *out = NULL;
    for (size_t i = 0; i < list->count && !*out; i++)
        if (list->items[i].id == id)
            *out = &list->items[i];
    return *out ? EMIC_OK
                : emic_fail(err, EMIC_NOT_FOUND, "no memo %lld; emic memo list shows the ids",
                            (long long)id);
}

/* --- Counting --------------------------------------------------------------------------------- */

static const char count_by_code[] =
    "WITH standing(memo, code, direct, added) AS (SELECT l.memo, ifnull(l.code, c.code),"
    "  l.code IS NOT NULL, m.added FROM memo_link l JOIN memo m ON m.id = l.memo"
    "  LEFT JOIN coding c ON c.id = l.coding WHERE coalesce(l.code, l.coding) IS NOT NULL"
    "  AND NOT EXISTS (SELECT 1 FROM memo n WHERE n.supersedes = m.id))"
    " SELECT k.id, ifnull(a.direct, 0), ifnull(a.indirect, 0), ifnull(s.n, 0), ifnull(s.notes, 0),"
    " ifnull(a.latest, '') FROM code k"
    " LEFT JOIN (SELECT code, count(DISTINCT CASE WHEN direct THEN memo END) AS direct,"
    "  count(DISTINCT CASE WHEN NOT direct THEN memo END) AS indirect, max(added) AS latest"
    "  FROM standing GROUP BY code) a ON a.code = k.id"
    " LEFT JOIN (SELECT c.code, count(*) AS n, sum(c.memo <> '') AS notes FROM document d"
    "  JOIN coding c ON c.revision = d.current_revision GROUP BY c.code) s ON s.code = k.id";

emic_status emic_memo_count_load(emic_study *study, const emic_codebook *codebook,
                                 emic_arena *arena, emic_memo_count **out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = emic_arena_array(arena, codebook->count + 1, sizeof **out);
    EMIC_TRY(emic_db_query(emic_study_db(study), count_by_code, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        int at = emic_codebook_at(codebook, emic_cursor_int(&cursor, 0));
        if (at < 0)
            continue;
        (*out)[at] = (emic_memo_count){
            .about_code = emic_cursor_int(&cursor, 1),
            .about_codings = emic_cursor_int(&cursor, 2),
            .codings = emic_cursor_int(&cursor, 3),
            .notes = emic_cursor_int(&cursor, 4),
            .latest = emic_arena_copy(arena, emic_cursor_text(&cursor, 5)),
        };
    }
    emic_cursor_close(&cursor);
    return status;
}
