/* The remarks on a codebook. What they mean is said in the header. */
#include "study/codebook_lint.h"
#include "base/text.h"
#include "study/codebook_row.h"
#include "study/study_db.h"
#include <stdlib.h>

/* How often a code was used. */
typedef struct code_use {
    int64_t codings, judgements, compared;
} code_use;

typedef struct linting {
    const emic_codebook *book;
    code_use *uses;
    int64_t turns;
    emic_arena *arena;
    emic_lint_list *out;
} linting;

static const emic_code *code_at(const linting *work, size_t at)
{
    const emic_code *code = &work->book->items[at];
    return emic_slice_is(code->status, "retired") ? NULL : code;
}

static void remark(const linting *work, const char *check, emic_slice path, const char *text)
{
    *EMIC_PUSH(work->arena, work->out) = (emic_lint_remark){check, path, text};
}

static const char list_uses[] =
    "SELECT k.id, ifnull(c.n, 0), (SELECT count(*) FROM judgement j WHERE j.code = k.id),"
    " (SELECT count(*) FROM comparison p JOIN coding e ON e.id = p.earlier WHERE e.code = k.id)"
    " FROM code k LEFT JOIN (SELECT code, count(*) AS n FROM coding WHERE revision IN"
    " (SELECT current_revision FROM document) GROUP BY code) c ON c.code = k.id";
static const char count_turns[] =
    "SELECT count(*) FROM turn WHERE revision IN (SELECT current_revision FROM document)";

static emic_status load_uses(emic_study *study, linting *work, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    work->uses = emic_arena_array(work->arena, work->book->count + 1, sizeof *work->uses);
    EMIC_TRY(emic_db_int(emic_study_db(study), count_turns, EMIC_NO_VALUES, 0, &work->turns, err));
    EMIC_TRY(emic_db_query(emic_study_db(study), list_uses, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        int at = emic_codebook_at(work->book, emic_cursor_int(&cursor, 0));
        if (at < 0)
            continue;
        work->uses[at] = (code_use){emic_cursor_int(&cursor, 1), emic_cursor_int(&cursor, 2),
                                    emic_cursor_int(&cursor, 3)};
    }
    emic_cursor_close(&cursor);
    return status;
}

static void check_definitions(const linting *work)
{
    for (size_t i = 0; i < work->book->count; i++) {
        const emic_code *code = code_at(work, i);
        if (code && !code->brief.length && !code->full.length)
            remark(work, "definition", code->path, "has no definition");
    }
}

/* A name without what does not tell names apart. */
static emic_slice bare_name(emic_slice name, emic_arena *arena)
{
    emic_slice folded = emic_text_fold(name, arena);
    char *bare = emic_arena_alloc(arena, folded.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < folded.length; i++)
        if (!strchr(" _-", folded.data[i]))
            bare[length++] = folded.data[i];
    return (emic_slice){bare, length};
}

/* Letters that two names of this length may differ in and still be taken for each other. */
static size_t nearness(emic_slice name)
{
    size_t fifth = emic_utf8_count(name) / 5;
    return fifth > 2 ? 2 : fifth;
}

static void check_names(const linting *work)
{
    emic_arena *scratch = emic_arena_open();
    emic_slice *names = emic_arena_array(work->arena, work->book->count + 1, sizeof *names);
    for (size_t i = 0; i < work->book->count; i++)
        names[i] = bare_name(work->book->items[i].name, work->arena);
    for (size_t i = 0; i < work->book->count; i++) {
        const emic_code *code = code_at(work, i);
        for (size_t k = 0; code && k < i; k++) {
            const emic_code *other = code_at(work, k);
            size_t near = nearness(names[i]);
            size_t gap = names[i].length > names[k].length ? names[i].length - names[k].length
                                                           : names[k].length - names[i].length;
            if (!other || gap > 4 * near)
                continue;
            emic_arena_reset(scratch);
            size_t distance = emic_text_distance(names[i], names[k], near, scratch);
            if (distance <= near)
                remark(work, "name", code->path,
                       emic_arena_format(work->arena, "is called %s %.*s",
                                         distance ? "nearly as" : "like", EMIC_ARG(other->path)));
        }
    }
    emic_arena_close(scratch);
}

static void check_levels_below(const linting *work, size_t at)
{
    const emic_code *above = code_at(work, at);
    size_t skipping = 0;
    for (size_t i = at + 1; above && i < above->end; i = work->book->items[i].end) {
        const emic_code *code = code_at(work, i);
        if (!code)
            continue;
        if (code->level >= above->level)
            remark(work, "level", code->path,
                   emic_arena_format(work->arena, "is a %s below a %s",
                                     emic_level_name(code->level), emic_level_name(above->level)));
        skipping += above->level - code->level > 1;
    }
    if (skipping)
        remark(work, "level", above->path,
               emic_arena_format(work->arena,
                                 "is a %s, and %zu of the codes right below it %s two levels lower "
                                 "or more",
                                 emic_level_name(above->level), skipping,
                                 skipping == 1 ? "is" : "are"));
}

static void check_tree(const linting *work)
{
    for (size_t i = 0; i < work->book->count; i++)
        check_levels_below(work, i);
    for (size_t i = 0; i < work->book->count; i++) {
        const emic_code *code = code_at(work, i);
        if (code && code->parent < 0 && code->level < EMIC_LEVEL_PRINCIPLE)
            remark(work, "orphan", code->path,
                   emic_arena_format(work->arena, "is a %s with nothing above it",
                                     emic_level_name(code->level)));
    }
    for (size_t i = 0; i < work->book->count; i++) {
        const emic_code *code = code_at(work, i);
        bool filled = false;
        for (size_t k = i + 1; code && k < code->end; k++)
            filled |= code_at(work, k) != NULL;
        if (code && !code->codable && !filled)
            remark(work, "empty", code->path, "only groups codes, and there are none below it");
    }
}

static int compare_counts(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* The median count of the codes that have codings; 0 when fewer than three have. */
static int64_t median_use(const linting *work)
{
    int64_t *counts = emic_arena_array(work->arena, work->book->count + 1, sizeof *counts);
    size_t used = 0;
    for (size_t i = 0; i < work->book->count; i++)
        if (code_at(work, i) && work->uses[i].codings)
            counts[used++] = work->uses[i].codings;
    qsort(counts, used, sizeof *counts, compare_counts);
    return used < 3 ? 0 : counts[used / 2];
}

static void check_uses(const linting *work)
{
    bool any = false;
    int64_t median = median_use(work);
    for (size_t i = 0; i < work->book->count; i++)
        any |= work->uses[i].codings > 0;
    for (size_t i = 0; any && i < work->book->count; i++) {
        const emic_code *code = code_at(work, i);
        if (code && code->codable && !work->uses[i].codings && !work->uses[i].judgements)
            remark(work, "unused", code->path, "has no codings");
    }
    for (size_t i = 0; any && i < work->book->count; i++) {
        const emic_code *code = code_at(work, i);
        int64_t codings = work->uses[i].codings;
        if (code && codings * 2 > work->turns)
            remark(work, "overused", code->path,
                   emic_arena_format(work->arena, "has %lld codings, where there are %lld turns",
                                     (long long)codings, (long long)work->turns));
        else if (code && median && codings > 10 * median)
            remark(work, "overused", code->path,
                   emic_arena_format(work->arena,
                                     "has %lld codings, where half of the codes used have at "
                                     "most %lld",
                                     (long long)codings, (long long)median));
    }
}

static void check_compared(const linting *work)
{
    int64_t compared = 0;
    size_t comparable = 0;
    for (size_t i = 0; i < work->book->count; i++) {
        compared += work->uses[i].compared;
        comparable += code_at(work, i) && work->uses[i].codings > 1;
    }
    if (!compared && comparable)
        remark(work, "compared", EMIC_LITERAL(""),
               emic_arena_format(work->arena,
                                 "no coding was compared with another yet (%zu codes have two or "
                                 "more)",
                                 comparable));
    for (size_t i = 0; compared && i < work->book->count; i++) {
        const emic_code *code = code_at(work, i);
        if (code && work->uses[i].codings > 1 && !work->uses[i].compared)
            remark(work, "compared", code->path,
                   emic_arena_format(work->arena, "has %lld codings, none compared with another",
                                     (long long)work->uses[i].codings));
    }
}

static void check_states(const linting *work)
{
    for (size_t i = 0; i < work->book->count; i++) {
        const emic_code *code = code_at(work, i);
        if (code && emic_slice_is(code->status, "provisional"))
            remark(work, "provisional", code->path, "is still provisional");
    }
    for (size_t i = 0; i < work->book->count; i++) {
        const emic_code *code = code_at(work, i);
        size_t others = 0;
        for (size_t k = 0; code && k < work->book->count; k++)
            others += k != i && code_at(work, k) &&
                      emic_slice_equal(work->book->items[k].exclusive_set, code->exclusive_set);
        if (code && code->exclusive_set.length && !others)
            remark(work, "exclusive", code->path,
                   emic_arena_format(work->arena, "is the only code of the set %.*s",
                                     EMIC_ARG(code->exclusive_set)));
    }
}

static const char list_sources[] =
    "SELECT k.id, c.id, substr(r.text, c.start + 1, c.stop - c.start) FROM code k JOIN coding c"
    " ON c.id = k.source_coding JOIN revision r ON r.id = c.revision WHERE r.text IS NOT NULL"
    " AND k.in_vivo AND k.status <> 'retired' ORDER BY k.id";

static emic_status check_in_vivo(emic_study *study, const linting *work, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_sources, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        int at = emic_codebook_at(work->book, emic_cursor_int(&cursor, 0));
        emic_slice words = emic_arena_copy(work->arena, emic_cursor_text(&cursor, 2));
        if (at < 0 || emic_code_is_in_words(work->book->items[at].name, words, work->arena))
            continue;
        remark(work, "in-vivo", work->book->items[at].path,
               emic_arena_format(
                   work->arena, "is called in vivo, and does not stand in the words of coding %lld",
                   (long long)emic_cursor_int(&cursor, 1)));
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_codebook_lint(emic_study *study, emic_arena *arena, emic_lint_list *out,
                               emic_error *err)
{
    emic_codebook book;
    *out = (emic_lint_list){0};
    linting work = {.book = &book, .arena = arena, .out = out};
    EMIC_TRY(emic_codebook_load(study, arena, &book, err));
    EMIC_TRY(load_uses(study, &work, err));
    check_definitions(&work);
    check_names(&work);
    check_tree(&work);
    check_uses(&work);
    check_compared(&work);
    check_states(&work);
    return check_in_vivo(study, &work, err);
}
