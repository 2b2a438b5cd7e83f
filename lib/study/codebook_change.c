/* Codes renamed, moved, defined anew, retired and restored. Merging and splitting have files of
 * their own. */
#include "study/codebook_edit.h"
#include "study/codebook_field.h"
#include "study/codebook_row.h"
#include "study/judgement.h"
#include "study/study_db.h"

static emic_status find_code(emic_study *study, emic_id id, emic_arena *arena, emic_codebook *book,
                             emic_code **out, emic_error *err)
{
    EMIC_TRY(emic_codebook_load(study, arena, book, err));
    int at = emic_codebook_at(book, id);
    if (at < 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)id);
    *out = &book->items[at];
    return EMIC_OK;
}

static const char set_name[] = "UPDATE code SET name = ?2 WHERE id = ?1";

static emic_status rename_in(emic_study *study, emic_id id, emic_slice name, emic_arena *arena,
                             emic_error *err)
{
    emic_codebook book;
    emic_code *code = NULL;
    const char *key;
    EMIC_TRY(find_code(study, id, arena, &book, &code, err));
    code->name = emic_slice_trim(name);
    if (code->name.length == 0)
        return emic_fail(err, EMIC_INVALID, "a code without a name");
    EMIC_TRY(emic_code_check(code, &key, err));
    emic_id parent = code->parent < 0 ? 0 : book.items[code->parent].id;
    EMIC_TRY(emic_code_check_sibling(study, parent, code->name, id, err));
    return emic_db_run(emic_study_db(study), set_name,
                       EMIC_ROW(emic_int(id), emic_text(code->name)), err);
}

emic_status emic_codebook_rename(emic_study *study, emic_id code, emic_slice name, emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = rename_in(study, code, name, arena, err);
    emic_arena_close(arena);
    return status;
}

/* Levels of codes below each other that `code` and all below it take up. */
static int height(const emic_codebook *book, const emic_code *code)
{
    int deepest = code->depth;
    for (const emic_code *below = code; below < book->items + code->end; below++)
        deepest = below->depth > deepest ? below->depth : deepest;
    return deepest - code->depth + 1;
}

static emic_status check_move(const emic_codebook *book, const emic_code *code,
                              const emic_code *above, emic_error *err)
{
    if (!above)
        return EMIC_OK;
    if (above >= code && above < book->items + code->end)
        return emic_fail(err, EMIC_INVALID, "\"%.*s\" cannot go below %s", EMIC_ARG(code->path),
                         above == code ? "itself" : "a code that lies below it");
    if (emic_slice_is(above->status, "retired") && !emic_slice_is(code->status, "retired"))
        return emic_fail(err, EMIC_INVALID, "\"%.*s\" is retired: restore it first",
                         EMIC_ARG(above->path));
    if (above->depth + 1 + height(book, code) > EMIC_CODE_DEPTH)
        return emic_fail(err, EMIC_INVALID, "codes nest %d deep at most", (int)EMIC_CODE_DEPTH);
    return emic_code_check_level(code->name, code->level, above->name, above->level, err);
}

static const char set_place[] = "UPDATE code SET parent = ?2, position = ?3 WHERE id = ?1"
                                " AND (parent, position) IS NOT (?2, ?3)";

/* Numbers the codes below `parent` anew, with `code` as the `position`-th. */
static emic_status place(emic_study *study, const emic_codebook *book, const emic_code *code,
                         emic_id parent, int64_t position, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    int64_t at = 0, wanted = position > 0 ? position - 1 : INT64_MAX;
    bool placed = false;
    for (size_t i = 0; i < book->count; i++) {
        const emic_code *other = &book->items[i];
        emic_id above = other->parent < 0 ? 0 : book->items[other->parent].id;
        if (above != parent || other == code)
            continue;
        if (at == wanted) {
            placed = true;
            EMIC_TRY(emic_db_run(
                db, set_place,
                EMIC_ROW(emic_int(code->id), emic_id_or_null(parent), emic_int(at++)), err));
        }
        EMIC_TRY(emic_db_run(db, set_place,
                             EMIC_ROW(emic_int(other->id), emic_id_or_null(parent), emic_int(at++)),
                             err));
    }
    if (placed)
        return EMIC_OK;
    return emic_db_run(db, set_place,
                       EMIC_ROW(emic_int(code->id), emic_id_or_null(parent), emic_int(at)), err);
}

static emic_status move_in(emic_study *study, emic_id id, emic_id parent, int64_t position,
                           emic_arena *arena, emic_error *err)
{
    emic_codebook book;
    emic_code *code = NULL;
    EMIC_TRY(find_code(study, id, arena, &book, &code, err));
    int above = parent ? emic_codebook_at(&book, parent) : -1;
    if (parent && above < 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)parent);
    EMIC_TRY(check_move(&book, code, above < 0 ? NULL : &book.items[above], err));
    EMIC_TRY(emic_code_check_sibling(study, parent, code->name, id, err));
    EMIC_TRY(place(study, &book, code, parent, position, err));
    return emic_judgement_check_evidence(study, 0, err);
}

emic_status emic_codebook_move(emic_study *study, emic_id code, emic_id parent, int64_t position,
                               emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = move_in(study, code, parent, position, arena, err);
    emic_arena_close(arena);
    return status;
}

static const char set_status[] = "UPDATE code SET status = ?2, merged_into = NULL WHERE id = ?1";

static emic_status retire_in(emic_study *study, const emic_id *ids, size_t count, emic_arena *arena,
                             emic_error *err)
{
    emic_codebook book;
    EMIC_TRY(emic_codebook_load(study, arena, &book, err));
    for (size_t i = 0; i < count; i++) {
        int at = emic_codebook_at(&book, ids[i]);
        if (at < 0)
            return emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)ids[i]);
        if (emic_slice_is(book.items[at].status, "retired"))
            return emic_fail(err, EMIC_INVALID, "\"%.*s\" is retired already",
                             EMIC_ARG(book.items[at].path));
        EMIC_TRY(emic_db_run(emic_study_db(study), set_status,
                             EMIC_ROW(emic_int(ids[i]), emic_text(EMIC_LITERAL("retired"))), err));
    }
    EMIC_TRY(emic_codebook_load(study, arena, &book, err));
    for (size_t i = 0; i < count; i++) {
        const emic_code *code = &book.items[emic_codebook_at(&book, ids[i])];
        for (const emic_code *below = code; below < book.items + code->end; below++)
            if (!emic_slice_is(below->status, "retired"))
                return emic_fail(err, EMIC_INVALID,
                                 "\"%.*s\" below \"%.*s\" is in use: retire it, too, or move it "
                                 "first",
                                 EMIC_ARG(below->path), EMIC_ARG(code->path));
    }
    return EMIC_OK;
}

emic_status emic_codebook_retire(emic_study *study, const emic_id *codes, size_t count,
                                 emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = retire_in(study, codes, count, arena, err);
    emic_arena_close(arena);
    return status;
}

emic_status emic_codebook_restore(emic_study *study, emic_id id, emic_error *err)
{
    emic_codebook book;
    emic_code *code = NULL;
    emic_arena *arena = emic_arena_open();
    emic_status status;
    EMIC_TRY_DONE(find_code(study, id, arena, &book, &code, err));
    const emic_code *above = code->parent < 0 ? NULL : &book.items[code->parent];
    if (!emic_slice_is(code->status, "retired"))
        status = emic_fail(err, EMIC_INVALID, "\"%.*s\" is not retired", EMIC_ARG(code->path));
    else if (above && emic_slice_is(above->status, "retired"))
        status = emic_fail(err, EMIC_INVALID, "\"%.*s\" above it is retired: restore it first",
                           EMIC_ARG(above->path));
    else
        status = emic_db_run(emic_study_db(study), set_status,
                             EMIC_ROW(emic_int(id), emic_text(EMIC_LITERAL("focused"))), err);
done:
    emic_arena_close(arena);
    return status;
}

static emic_status check_levels(const emic_codebook *book, const emic_code *was, int level,
                                emic_error *err)
{
    if (level == was->level)
        return EMIC_OK;
    if (was->parent >= 0)
        EMIC_TRY(emic_code_check_level(was->name, level, book->items[was->parent].name,
                                       book->items[was->parent].level, err));
    for (const emic_code *below = was + 1; below < book->items + was->end;
         below = book->items + below->end)
        EMIC_TRY(emic_code_check_level(below->name, below->level, was->name, level, err));
    return EMIC_OK;
}

emic_status emic_codebook_redefine(emic_study *study, const emic_code *code, bool *changed,
                                   emic_error *err)
{
    emic_codebook book;
    emic_code *was = NULL;
    const char *key;
    emic_code clean = *code;
    emic_id id = code->id, parent;
    emic_arena *arena = emic_arena_open();
    emic_status status;
    *changed = false;
    EMIC_TRY_DONE(find_code(study, id, arena, &book, &was, err));
    emic_code_clean(&clean, arena);
    EMIC_TRY_DONE(emic_code_check(&clean, &key, err));
    EMIC_TRY_DONE(check_levels(&book, was, clean.level, err));
    parent = was->parent < 0 ? 0 : book.items[was->parent].id;
    EMIC_TRY_DONE(emic_codebook_write_row(study, &clean, parent, &id, changed, err));
done:
    emic_arena_close(arena);
    return status;
}

static const char unset_core[] = "UPDATE code SET core = 0 WHERE core AND id <> ?1";
static const char set_core[] = "UPDATE code SET core = 1 WHERE id = ?1";

emic_status emic_codebook_set_core(emic_study *study, emic_id code, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_run(db, unset_core, EMIC_ROW(emic_int(code)), err));
    if (!code)
        return EMIC_OK;
    EMIC_TRY(emic_db_run(db, set_core, EMIC_ROW(emic_int(code)), err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)code);
    return EMIC_OK;
}
