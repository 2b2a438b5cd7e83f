/* Comparisons: recorded, and listed with those that are still to be made. */
#include "study/comparison.h"
#include "study/study_db.h"
#include <stdlib.h>

static const char *const verdict_names[] = {"open", "same", "differs"};

const char *emic_comparison_verdict_name(emic_comparison_verdict verdict)
{
    return verdict_names[verdict];
}

emic_status emic_comparison_verdict_find(emic_slice name, emic_comparison_verdict *out,
                                         emic_error *err)
{
    for (int i = EMIC_SAME; i <= EMIC_DIFFERS; i++) {
        if (!emic_slice_is(name, verdict_names[i]))
            continue;
        *out = (emic_comparison_verdict)i;
        return EMIC_OK;
    }
    return emic_fail(err, EMIC_INVALID, "unknown verdict \"%.*s\"; it is same or differs",
                     EMIC_ARG(name));
}

/* --- Recording -------------------------------------------------------------------------------- */

static const char find_coding[] = "SELECT count(*) FROM coding WHERE id = ?1";
static const char count_same_words[] =
    "SELECT count(*) FROM coding a JOIN coding b ON b.id = ?2 WHERE a.id = ?1"
    " AND a.revision = b.revision AND a.start = b.start AND a.stop = b.stop";
static const char find_first[] =
    "SELECT id FROM coding WHERE id IN (?1, ?2) ORDER BY added, id LIMIT 1";
static const char record[] =
    "INSERT INTO comparison(earlier, later, verdict, definition, coder, memo, added)"
    " VALUES (?1, ?2, ?3, coalesce(?4, (SELECT k.definition FROM coding c JOIN code k"
    " ON k.id = c.code WHERE c.id = ?2)), ?5, ?6, ?7) ON CONFLICT (earlier, later) DO UPDATE SET"
    " verdict = excluded.verdict, definition = excluded.definition, coder = excluded.coder,"
    " memo = CASE excluded.memo WHEN '' THEN memo ELSE excluded.memo END, added = excluded.added";
static const char delete_comparison[] =
    "DELETE FROM comparison WHERE (earlier = ?1 AND later = ?2) OR (earlier = ?2 AND later = ?1)";

static emic_status check_pair(emic_study *study, emic_id a, emic_id b, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    const emic_id codings[] = {a, b};
    int64_t count;
    for (int i = 0; i < 2; i++) {
        EMIC_TRY(emic_db_int(db, find_coding, EMIC_ROW(emic_int(codings[i])), 0, &count, err));
        if (!count)
            return emic_fail(err, EMIC_NOT_FOUND, "no coding %lld; emic coding list shows the ids",
                             (long long)codings[i]);
    }
    EMIC_TRY(emic_db_int(db, count_same_words, EMIC_ROW(emic_int(a), emic_int(b)), 0, &count, err));
    if (count)
        return emic_fail(err, EMIC_INVALID,
                         "codings %lld and %lld cover the same words: there is nothing to compare",
                         (long long)a, (long long)b);
    return EMIC_OK;
}

emic_status emic_comparison_record(emic_study *study, const emic_comparison *comparison,
                                   emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_id earlier = comparison->earlier, later = comparison->later, first;
    EMIC_TRY(check_pair(study, earlier, later, err));
    EMIC_TRY(
        emic_db_int(db, find_first, EMIC_ROW(emic_int(earlier), emic_int(later)), 0, &first, err));
    if (first != earlier) {
        later = earlier;
        earlier = first;
    }
    return emic_db_run(db, record,
                       EMIC_ROW(emic_int(earlier), emic_int(later),
                                emic_text(emic_slice_of(verdict_names[comparison->verdict])),
                                emic_id_or_null(comparison->definition),
                                emic_int(comparison->coder), emic_text(comparison->memo),
                                emic_study_now(study)),
                       err);
}

emic_status emic_comparison_remove(emic_study *study, emic_id earlier, emic_id later,
                                   emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_run(db, delete_comparison, EMIC_ROW(emic_int(earlier), emic_int(later)), err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "codings %lld and %lld were not compared",
                         (long long)earlier, (long long)later);
    return EMIC_OK;
}

/* --- Segments --------------------------------------------------------------------------------- */

/* A coding of the codes at hand, and the segment that it belongs to. */
typedef struct member {
    const emic_citation *coding;
    size_t segment;
} member;

typedef struct member_list {
    member *items;
    size_t count, capacity;
} member_list;

static int by_analysis(const void *left, const void *right)
{
    const emic_citation *a = ((const member *)left)->coding, *b = ((const member *)right)->coding;
    int added = emic_slice_compare(a->added, b->added);
    return added ? added : (a->id > b->id) - (a->id < b->id);
}

static int by_place(const void *left, const void *right)
{
    const emic_citation *a = ((const member *)left)->coding, *b = ((const member *)right)->coding;
    const int64_t keys[][2] = {
        {a->document, b->document}, {a->span.start, b->span.start}, {a->span.end, b->span.end}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return by_analysis(left, right);
}

static int by_id(const void *left, const void *right)
{
    emic_id a = ((const member *)left)->coding->id, b = ((const member *)right)->coding->id;
    return (a > b) - (a < b);
}

static bool same_words(const emic_citation *a, const emic_citation *b)
{
    return a->document == b->document && a->span.start == b->span.start &&
           a->span.end == b->span.end;
}

/* The codings of the codes from `top`, by id, each with its segment; the segments in the order of
 * analysis. */
static member_list find_segments(const emic_codebook *codebook, size_t top,
                                 const emic_citation_list *codings, emic_arena *arena,
                                 emic_citation_list *segments)
{
    member_list all = {0}, firsts = {0};
    for (size_t i = 0; i < codings->count; i++) {
        size_t code = (size_t)codings->items[i].code_at;
        if (code >= top && code < codebook->items[top].end && !codings->items[i].detached)
            *EMIC_PUSH(arena, &all) = (member){&codings->items[i], 0};
    }
    if (all.count == 0)
        return all;
    qsort(all.items, all.count, sizeof *all.items, by_place);
    for (size_t i = 0; i < all.count; i++) {
        const member first = {all.items[i].coding, firsts.count};
        if (i == 0 || !same_words(first.coding, all.items[i - 1].coding))
            *EMIC_PUSH(arena, &firsts) = first;
        all.items[i].segment = firsts.count - 1;
    }
    qsort(firsts.items, firsts.count, sizeof *firsts.items, by_analysis);
    size_t *number = emic_arena_array(arena, firsts.count, sizeof *number);
    for (size_t i = 0; i < firsts.count; i++) {
        number[firsts.items[i].segment] = i;
        *EMIC_PUSH(arena, segments) = *firsts.items[i].coding;
    }
    for (size_t i = 0; i < all.count; i++)
        all.items[i].segment = number[all.items[i].segment];
    qsort(all.items, all.count, sizeof *all.items, by_id);
    return all;
}

/* --- Pairs ------------------------------------------------------------------------------------ */

static const char list_comparisons[] =
    "SELECT x.id, x.earlier, x.later, x.coder, x.verdict = 'same', x.definition,"
    " k.definition > x.definition, o.name, x.memo, x.added FROM comparison x"
    " JOIN coding c ON c.id = x.later JOIN code k ON k.id = c.code JOIN coder o ON o.id = x.coder"
    " ORDER BY x.id";

static const member *find_member(const member_list *members, emic_id coding)
{
    emic_citation wanted = {.id = coding};
    const member key = {&wanted, 0};
    return members->count
               ? bsearch(&key, members->items, members->count, sizeof *members->items, by_id)
               : NULL;
}

/* The verdict in this row, when both of its codings are among `members`. */
static void read_comparison(const emic_cursor *cursor, const member_list *members,
                            emic_arena *arena, emic_comparison_list *out)
{
    const member *earlier = find_member(members, emic_cursor_int(cursor, 1));
    const member *later = find_member(members, emic_cursor_int(cursor, 2));
    if (!earlier || !later || earlier->segment == later->segment)
        return;
    bool turned = earlier->segment > later->segment;
    *EMIC_PUSH(arena, &out->pairs) = (emic_comparison){
        .id = emic_cursor_int(cursor, 0),
        .earlier = emic_cursor_int(cursor, 1),
        .later = emic_cursor_int(cursor, 2),
        .coder = emic_cursor_int(cursor, 3),
        .earlier_at = turned ? later->segment : earlier->segment,
        .later_at = turned ? earlier->segment : later->segment,
        .verdict = emic_cursor_int(cursor, 4) ? EMIC_SAME : EMIC_DIFFERS,
        .definition = emic_cursor_int(cursor, 5),
        .stale = emic_cursor_int(cursor, 6) != 0,
        .coder_name = emic_arena_copy(arena, emic_cursor_text(cursor, 7)),
        .memo = emic_arena_copy(arena, emic_cursor_text(cursor, 8)),
        .added = emic_arena_copy(arena, emic_cursor_text(cursor, 9)),
    };
}

static int by_segments(const void *left, const void *right)
{
    const emic_comparison *a = left, *b = right;
    if (a->later_at != b->later_at)
        return a->later_at < b->later_at ? -1 : 1;
    if (a->earlier_at != b->earlier_at)
        return a->earlier_at < b->earlier_at ? -1 : 1;
    return (a->id < b->id) - (a->id > b->id); /* the newest verdict first */
}

/* Of several verdicts on one pair of segments the newest stays. */
static void drop_older(emic_comparison_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->pairs.count; i++) {
        const emic_comparison *pair = &list->pairs.items[i];
        const emic_comparison *last = kept ? &list->pairs.items[kept - 1] : NULL;
        if (!last || last->later_at != pair->later_at || last->earlier_at != pair->earlier_at)
            list->pairs.items[kept++] = *pair;
    }
    list->pairs.count = kept;
}

static void sort_pairs(emic_comparison_list *list)
{
    if (list->pairs.count)
        qsort(list->pairs.items, list->pairs.count, sizeof *list->pairs.items, by_segments);
}

static emic_status load_compared(emic_study *study, const member_list *members, emic_arena *arena,
                                 emic_comparison_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_comparisons, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        read_comparison(&cursor, members, arena, out);
    emic_cursor_close(&cursor);
    sort_pairs(out);
    drop_older(out);
    return status;
}

static bool is_compared(const emic_comparison_list *list, size_t compared, size_t earlier,
                        size_t later)
{
    size_t from = 0, to = compared;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const emic_comparison *pair = &list->pairs.items[middle];
        bool before = pair->later_at != later ? pair->later_at < later : pair->earlier_at < earlier;
        if (before)
            from = middle + 1;
        else
            to = middle;
    }
    return from < compared && list->pairs.items[from].later_at == later &&
           list->pairs.items[from].earlier_at == earlier;
}

static void add_open(const emic_comparison_window *window, emic_arena *arena,
                     emic_comparison_list *out)
{
    size_t compared = out->pairs.count;
    for (size_t later = 1; later < out->segments.count; later++) {
        size_t most = window->most < later ? window->most : later;
        size_t first = window->earliest ? 0 : later - most;
        for (size_t earlier = first; earlier < first + most; earlier++)
            if (!is_compared(out, compared, earlier, later))
                *EMIC_PUSH(arena, &out->pairs) =
                    (emic_comparison){.earlier = out->segments.items[earlier].id,
                                      .later = out->segments.items[later].id,
                                      .earlier_at = earlier,
                                      .later_at = later};
    }
    sort_pairs(out);
}

emic_status emic_comparison_list_load(emic_study *study, const emic_codebook *codebook, size_t at,
                                      const emic_comparison_window *window, emic_arena *arena,
                                      emic_comparison_list *out, emic_error *err)
{
    emic_citation_list codings;
    *out = (emic_comparison_list){0};
    EMIC_TRY(emic_citation_list_load(study, codebook, arena, &codings, err));
    member_list members = find_segments(codebook, at, &codings, arena, &out->segments);
    EMIC_TRY(load_compared(study, &members, arena, out, err));
    add_open(window, arena, out);
    bool *wanted = emic_arena_array(arena, out->segments.count + 1, sizeof *wanted);
    memset(wanted, true, out->segments.count);
    return emic_citation_read_words(study, &out->segments, wanted, arena, err);
}

/* --- How far ---------------------------------------------------------------------------------- */

static const char code_states[] =
    "SELECT k.id, ifnull(s.count, 0), ifnull(x.count, 0), ifnull(x.last, 0), k.definition FROM "
    "code k"
    " LEFT JOIN (SELECT code, count(*) AS count FROM (SELECT DISTINCT c.code, c.revision, c.start,"
    "  c.stop FROM document d JOIN coding c ON c.revision = d.current_revision) GROUP BY code) s"
    " ON s.code = k.id LEFT JOIN (SELECT c.code, count(*) AS count, max(x.definition) AS last"
    "  FROM comparison x JOIN coding c ON c.id = x.later GROUP BY c.code) x ON x.code = k.id";

emic_status emic_comparison_state_load(emic_study *study, const emic_codebook *codebook,
                                       emic_arena *arena, emic_comparison_state **out,
                                       emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = emic_arena_array(arena, codebook->count + 1, sizeof **out);
    EMIC_TRY(emic_db_query(emic_study_db(study), code_states, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        int at = emic_codebook_at(codebook, emic_cursor_int(&cursor, 0));
        if (at < 0)
            continue;
        (*out)[at] = (emic_comparison_state){
            .segments = emic_cursor_int(&cursor, 1),
            .compared = emic_cursor_int(&cursor, 2),
            .last = emic_cursor_int(&cursor, 3),
            .definition = emic_cursor_int(&cursor, 4),
        };
    }
    emic_cursor_close(&cursor);
    return status;
}
