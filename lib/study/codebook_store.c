/* Bringing a codebook into the study: codes are matched by their ids, else by path; nothing is
 * removed, and each state of the tree is kept as a version. Rows are codebook_row.c's business. */
#include "study/codebook_field.h"
#include "study/codebook_row.h"
#include "study/codebook_version.h"
#include "study/journal_entry.h"
#include "study/judgement.h"
#include <limits.h>

/* What stays the same while one codebook is stored. Arrays have an item for each of its codes. */
typedef struct storing {
    emic_study *study;
    const emic_codebook *book, *before; /* `before`: the study's, as it was */
    bool placed;                        /* the book says where codes stand: some have ids */
    int *match;                         /* in `before`, or -1 */
    emic_id *ids;
    bool *changed;
    emic_arena *arena;
} storing;

static bool has_ids(const emic_codebook *book)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->items[i].uuid.length)
            return true;
    return false;
}

/* The code of `before` that is called `code` in the place its parent has there, and that no other
 * code of the book is. */
static int find_named(const storing *work, const emic_code *code, const bool *taken)
{
    int above = code->parent < 0 ? -1 : work->match[code->parent];
    if (code->parent >= 0 && above < 0)
        return -1; /* below a new code all are new */
    for (size_t i = 0; i < work->before->count; i++)
        if (!taken[i] && work->before->items[i].parent == above &&
            emic_slice_equal(work->before->items[i].name, code->name))
            return (int)i;
    return -1;
}

static void match_codes(storing *work)
{
    const emic_codebook *book = work->book;
    bool *taken = emic_arena_array(work->arena, work->before->count + 1, sizeof *taken);
    for (size_t i = 0; i < book->count; i++) {
        work->match[i] = -1;
        for (size_t k = 0; book->items[i].uuid.length && k < work->before->count; k++)
            if (emic_slice_equal(book->items[i].uuid, work->before->items[k].uuid))
                work->match[i] = (int)k;
        if (work->match[i] >= 0)
            taken[work->match[i]] = true;
    }
    for (size_t i = 0; i < book->count; i++) {
        if (work->match[i] < 0)
            work->match[i] = find_named(work, &book->items[i], taken);
        if (work->match[i] < 0)
            continue;
        taken[work->match[i]] = true;
        work->ids[i] = work->before->items[work->match[i]].id;
    }
}

static const char release_mnemonic[] =
    "UPDATE code SET mnemonic = NULL WHERE id = ?1 AND mnemonic IS NOT ?2";
static const char release_name[] = "UPDATE code SET name = lower(hex(uuid)) WHERE id = ?1";

/* Whether a code that is known goes below another one; is called otherwise or goes there. */
static bool is_moved(const storing *work, size_t at)
{
    const emic_code *code = &work->book->items[at];
    int above = code->parent < 0 ? -1 : work->match[code->parent];
    return above != work->before->items[work->match[at]].parent || (code->parent >= 0 && above < 0);
}

static bool is_elsewhere(const storing *work, size_t at)
{
    const emic_code *was = &work->before->items[work->match[at]];
    return !emic_slice_equal(work->book->items[at].name, was->name) || is_moved(work, at);
}

/* Frees the names and mnemonics that codes give up: another code of the book may take one over. */
static emic_status release(storing *work, emic_error *err)
{
    emic_db *db = emic_study_db(work->study);
    for (size_t i = 0; i < work->book->count; i++) {
        emic_value mnemonic = emic_text_or_null(work->book->items[i].mnemonic);
        if (!work->ids[i])
            continue;
        EMIC_TRY(
            emic_db_run(db, release_mnemonic, EMIC_ROW(emic_int(work->ids[i]), mnemonic), err));
        work->changed[i] = emic_db_changes(db) > 0;
        if (is_elsewhere(work, i))
            EMIC_TRY(emic_db_run(db, release_name, EMIC_ROW(emic_int(work->ids[i])), err));
    }
    return EMIC_OK;
}

static const char set_place[] = "UPDATE code SET parent = ?2, name = ?3 WHERE id = ?1";

static emic_status place_code(storing *work, size_t at, emic_id parent, emic_error *err)
{
    const emic_code *code = &work->book->items[at];
    if (work->ids[at] && !is_elsewhere(work, at))
        return EMIC_OK;
    if (emic_code_check_sibling(work->study, parent, code->name, work->ids[at], err) != EMIC_OK)
        return emic_error_locate(err, NULL, code->line, code->column);
    if (!work->ids[at])
        return EMIC_OK;
    work->changed[at] = true;
    return emic_db_run(
        emic_study_db(work->study), set_place,
        EMIC_ROW(emic_int(work->ids[at]), emic_id_or_null(parent), emic_text(code->name)), err);
}

/* Imported trees may have a level several times over, but a principle below a theme is a slip. */
static emic_status check_level(const storing *work, size_t at, emic_error *err)
{
    const emic_code *code = &work->book->items[at];
    const emic_code *above = code->parent < 0 ? NULL : &work->book->items[code->parent];
    if (!above || code->level <= above->level || !work->changed[at])
        return EMIC_OK;
    emic_code_check_level(code->name, code->level, above->name, above->level, err);
    return emic_error_locate(err, NULL, code->line, code->column);
}

static emic_status store_codes(storing *work, emic_load_summary *out, emic_error *err)
{
    for (size_t i = 0; i < work->book->count; i++) {
        emic_code code = work->book->items[i];
        bool known = work->ids[i] != 0;
        emic_id parent = code.parent < 0 ? 0 : work->ids[code.parent];
        EMIC_TRY(place_code(work, i, parent, err));
        EMIC_TRY(emic_codebook_write_row(work->study, &code, parent, &work->ids[i],
                                         &work->changed[i], err));
        EMIC_TRY(check_level(work, i, err));
        out->added += !known;
    }
    return EMIC_OK;
}

static const char set_origin[] =
    "UPDATE code SET merged_into = CASE WHEN status <> 'retired' THEN NULL ELSE"
    " ifnull((SELECT id FROM code WHERE uuid = ?2), merged_into) END,"
    " split_from = ifnull((SELECT id FROM code WHERE uuid = ?3), split_from) WHERE id = ?1"
    " AND (?2 IS NOT NULL OR ?3 IS NOT NULL OR (merged_into IS NOT NULL AND status <> 'retired'))";

static emic_value uuid_value(emic_slice text, uint8_t bytes[16])
{
    return emic_code_uuid(text, bytes) ? emic_blob(bytes, 16) : emic_null();
}

/* Where codes came from and went: any code may be named, so all must be there. */
static emic_status store_origins(const storing *work, emic_error *err)
{
    for (size_t i = 0; i < work->book->count; i++) {
        uint8_t into[16], from[16];
        const emic_code *code = &work->book->items[i];
        EMIC_TRY(emic_db_run(emic_study_db(work->study), set_origin,
                             EMIC_ROW(emic_int(work->ids[i]), uuid_value(code->merged_into, into),
                                      uuid_value(code->split_from, from)),
                             err));
    }
    return EMIC_OK;
}

static const char set_position[] = "UPDATE code SET position = ?2 WHERE id = ?1 AND position <> ?2";
/* Codes that the book does not have come behind those that it has. */
static const char move_back[] =
    "UPDATE code SET position = position + ?2 WHERE ifnull(parent, 0) = ?1 AND id NOT IN"
    " (SELECT value FROM json_each(?3)) AND ?2 > (SELECT min(position) FROM code WHERE"
    " ifnull(parent, 0) = ?1 AND id NOT IN (SELECT value FROM json_each(?3)))";

/* Whether the codes below each parent (at its index + 1) are in another order than they are in the
 * study. New ones are at the end there. */
static bool *find_reordered(const storing *work)
{
    const emic_codebook *book = work->book;
    bool *out = emic_arena_array(work->arena, book->count + 1, sizeof *out);
    int *last = emic_arena_array(work->arena, book->count + 1, sizeof *last);
    for (size_t i = 0; i < book->count; i++) {
        int group = book->items[i].parent + 1, was = work->match[i];
        bool stayed = was >= 0 && !is_moved(work, i);
        out[group] |= was >= 0 && (!stayed || was < last[group]);
        last[group] = stayed ? was : INT_MAX;
    }
    return out;
}

static emic_status store_order(storing *work, emic_error *err)
{
    emic_db *db = emic_study_db(work->study);
    const emic_codebook *book = work->book;
    int64_t *below = emic_arena_array(work->arena, book->count + 1, sizeof *below);
    const bool *reordered = find_reordered(work);
    emic_strbuf ids = {0};
    emic_status status = EMIC_OK;
    for (size_t i = 0; i < book->count; i++)
        emic_strbuf_printf(&ids, "%s%lld", i ? "," : "[", (long long)work->ids[i]);
    emic_strbuf_puts(&ids, "]");
    for (size_t i = 0; i < book->count; i++) {
        int group = book->items[i].parent + 1;
        emic_row row = EMIC_ROW(emic_int(work->ids[i]), emic_int(below[group]++));
        if (!reordered[group])
            continue;
        EMIC_TRY_DONE(emic_db_run(db, set_position, row, err));
        work->changed[i] |= emic_db_changes(db) > 0;
    }
    for (size_t i = 0; i <= book->count; i++)
        if (reordered[i])
            EMIC_TRY_DONE(
                emic_db_run(db, move_back,
                            EMIC_ROW(emic_int(i ? work->ids[i - 1] : 0), emic_int(below[i]),
                                     emic_text(emic_strbuf_slice(&ids))),
                            err));
done:
    emic_strbuf_close(&ids);
    return status;
}

static const char count_books[] = "SELECT count(*) FROM codebook";
static const char drop_books[] = "DELETE FROM codebook";
static const char insert_book[] =
    "INSERT INTO codebook(name, title, language, source, note) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT (name) DO UPDATE SET title = excluded.title, language = excluded.language,"
    " source = excluded.source, note = excluded.note WHERE (title, language, source, note)"
    " IS NOT (excluded.title, excluded.language, excluded.source, excluded.note)";

/* The head of the book. A book that holds all of those in the study under their joined name takes
 * their place: the study's own codebook, edited. */
static emic_status store_head(const storing *work, emic_error *err)
{
    const emic_codebook *book = work->book, *before = work->before;
    emic_db *db = emic_study_db(work->study);
    int64_t books;
    bool own = emic_slice_equal(book->name, before->name);
    if (book->name.length == 0)
        return EMIC_OK;
    if (own && emic_slice_equal(book->title, before->title) &&
        emic_slice_equal(book->language, before->language) &&
        emic_slice_equal(book->source, before->source) &&
        emic_slice_equal(book->note, before->note))
        return EMIC_OK;
    EMIC_TRY(emic_db_int(db, count_books, EMIC_NO_VALUES, 0, &books, err));
    if (own && books > 1)
        EMIC_TRY(emic_db_run(db, drop_books, EMIC_NO_VALUES, err));
    return emic_db_run(db, insert_book,
                       EMIC_ROW(emic_text(book->name), emic_text(book->title),
                                emic_text(book->language), emic_text(book->source),
                                emic_text(book->note)),
                       err);
}

static const char count_cores[] = "SELECT count(*) FROM code WHERE core";

static emic_status store_in(storing *work, emic_load_summary *out, emic_error *err)
{
    int64_t cores;
    const size_t count = work->book->count + 1;
    work->match = emic_arena_array(work->arena, count, sizeof *work->match);
    work->ids = emic_arena_array(work->arena, count, sizeof *work->ids);
    work->changed = emic_arena_array(work->arena, count, sizeof *work->changed);
    work->placed = has_ids(work->book);
    EMIC_TRY(store_head(work, err));
    match_codes(work);
    EMIC_TRY(release(work, err));
    EMIC_TRY(store_codes(work, out, err));
    EMIC_TRY(store_origins(work, err));
    if (work->placed)
        EMIC_TRY(store_order(work, err));
    for (size_t i = 0; i < work->book->count; i++) {
        out->changed += work->match[i] >= 0 && work->changed[i];
        out->unchanged += work->match[i] >= 0 && !work->changed[i];
    }
    EMIC_TRY(emic_db_int(emic_study_db(work->study), count_cores, EMIC_NO_VALUES, 0, &cores, err));
    if (cores > 1)
        return emic_fail(err, EMIC_INVALID, "%lld codes would be the core category: one can be",
                         (long long)cores);
    return emic_judgement_check_evidence(work->study, 0, err);
}

emic_status emic_codebook_store(emic_study *study, const emic_codebook *codebook,
                                emic_load_summary *out, emic_error *err)
{
    emic_codebook before;
    emic_id version;
    bool made;
    *out = (emic_load_summary){0};
    emic_arena *arena = emic_arena_open();
    storing work = {.study = study, .book = codebook, .before = &before, .arena = arena};
    const char *reason =
        emic_arena_format(arena, "loaded %.*s", EMIC_ARG(emic_codebook_name(codebook)));
    emic_status status = emic_codebook_load(study, arena, &before, err);
    if (status == EMIC_OK) /* what was changed since the newest version has a reason of its own */
        status = emic_codebook_keep(study, &before, NULL, NULL, &version, &made, err);
    if (status == EMIC_OK)
        status = store_in(&work, out, err);
    if (status == EMIC_OK)
        status = emic_codebook_keep_version(study, reason, NULL, &version, &made, err);
    emic_arena_close(arena);
    return status;
}

static emic_status preview_in(emic_study *study, const emic_codebook *codebook, emic_arena *arena,
                              emic_codebook_changes *out, emic_error *err)
{
    emic_codebook before, after;
    emic_load_summary ignored;
    EMIC_TRY(emic_codebook_load(study, arena, &before, err));
    EMIC_TRY(emic_codebook_store(study, codebook, &ignored, err));
    EMIC_TRY(emic_codebook_load(study, arena, &after, err));
    emic_codebook_diff(&before, &after, arena, out);
    return EMIC_OK;
}

emic_status emic_codebook_preview(emic_study *study, const emic_codebook *codebook,
                                  emic_arena *arena, emic_codebook_changes *out, emic_error *err)
{
    EMIC_TRY(emic_study_try_begin(study, err));
    emic_status status = preview_in(study, codebook, arena, out, err);
    emic_error other;
    emic_status back = emic_study_try_end(study, &other);
    if (status == EMIC_OK && back != EMIC_OK)
        *err = other;
    return status == EMIC_OK ? back : status;
}

emic_status emic_codebook_missing(emic_study *study, const emic_codebook *codebook,
                                  emic_arena *arena, emic_codebook *out, emic_error *err)
{
    emic_codebook now;
    *out = (emic_codebook){0};
    EMIC_TRY(emic_codebook_load(study, arena, &now, err));
    storing work = {.study = study, .book = codebook, .before = &now, .arena = arena};
    work.match = emic_arena_array(arena, codebook->count + 1, sizeof *work.match);
    work.ids = emic_arena_array(arena, codebook->count + 1, sizeof *work.ids);
    match_codes(&work);
    bool *found = emic_arena_array(arena, now.count + 1, sizeof *found);
    for (size_t i = 0; i < codebook->count; i++)
        if (work.match[i] >= 0)
            found[work.match[i]] = true;
    for (size_t i = 0; i < now.count; i++)
        if (!found[i] && !emic_slice_is(now.items[i].status, "retired"))
            *EMIC_PUSH(arena, out) = now.items[i];
    return EMIC_OK;
}
