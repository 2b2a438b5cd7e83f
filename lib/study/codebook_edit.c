/* New codes. Renaming, moving and the like are codebook_change.c's business, rows codebook_row.c's.
 */
#include "study/codebook_edit.h"
#include "base/text.h"
#include "study/codebook_field.h"
#include "study/codebook_row.h"
#include "study/study_db.h"

enum { NAME_LENGTH = 80 };

emic_code emic_code_make(emic_slice name)
{
    return (emic_code){.name = name,
                       .level = EMIC_LEVEL_FROM_PARENT,
                       .codable = true,
                       .status = EMIC_LITERAL("focused")};
}

/* What is asked of the codes around a new one. */
typedef struct code_place {
    int64_t depth, level;
    bool retired;
    emic_slice name;
} code_place;

static const char find_place[] =
    "WITH RECURSIVE up(id, depth) AS (SELECT ?1, 0 UNION ALL SELECT c.parent, up.depth + 1 FROM up"
    " JOIN code c ON c.id = up.id WHERE c.parent IS NOT NULL AND up.depth < 99)"
    " SELECT level, status = 'retired', name, (SELECT max(depth) FROM up) FROM code WHERE id = ?1";

static emic_status read_place(emic_study *study, emic_id id, emic_arena *arena, code_place *out,
                              emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), find_place, EMIC_ROW(emic_int(id)), &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    if (status == EMIC_OK && more) {
        out->level = emic_cursor_int(&cursor, 0);
        out->retired = emic_cursor_int(&cursor, 1) != 0;
        out->name = emic_arena_copy(arena, emic_cursor_text(&cursor, 2));
        out->depth = emic_cursor_int(&cursor, 3) + 1;
    }
    emic_cursor_close(&cursor);
    if (status == EMIC_OK && !more)
        return emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)id);
    return status;
}

static int level_below(int64_t level)
{
    return level == EMIC_LEVEL_PRINCIPLE ? EMIC_LEVEL_THEME : (int)level - 1;
}

static emic_status check_parent(const code_place *above, emic_code *code, emic_error *err)
{
    if (above->retired)
        return emic_fail(err, EMIC_INVALID, "\"%.*s\" is retired: restore it first",
                         EMIC_ARG(above->name));
    if (above->depth >= EMIC_CODE_DEPTH)
        return emic_fail(err, EMIC_INVALID, "codes nest %d deep at most", (int)EMIC_CODE_DEPTH);
    if (above->level == EMIC_LEVEL_SEGMENT)
        return emic_fail(err, EMIC_INVALID,
                         "\"%.*s\" is of level 0 (segment): no code goes below it",
                         EMIC_ARG(above->name));
    if (code->level == EMIC_LEVEL_FROM_PARENT)
        code->level = level_below(above->level);
    return emic_code_check_level(code->name, code->level, above->name, (int)above->level, err);
}

static const char find_sibling[] = "SELECT id FROM code WHERE ifnull(parent, 0) = ?1 AND name = ?2";

emic_status emic_code_check_sibling(emic_study *study, emic_id parent, emic_slice name, emic_id id,
                                    emic_error *err)
{
    emic_id sibling;
    EMIC_TRY(emic_db_int(emic_study_db(study), find_sibling,
                         EMIC_ROW(emic_int(parent), emic_text(name)), 0, &sibling, err));
    if (sibling == 0 || sibling == id)
        return EMIC_OK;
    return emic_fail(err, EMIC_EXISTS, "there is a code \"%.*s\" %s already", EMIC_ARG(name),
                     parent ? "below the same code" : "at the top");
}

static emic_status add_in(emic_study *study, emic_id parent, emic_code *code, emic_arena *arena,
                          emic_id *out, emic_error *err)
{
    code_place above = {0};
    const char *key;
    bool changed = false;
    code->name = emic_slice_trim(code->name);
    emic_code_clean(code, arena);
    if (code->name.length == 0)
        return emic_fail(err, EMIC_INVALID, "a code without a name");
    EMIC_TRY(emic_code_check(code, &key, err));
    if (parent) {
        EMIC_TRY(read_place(study, parent, arena, &above, err));
        EMIC_TRY(check_parent(&above, code, err));
    } else if (code->level == EMIC_LEVEL_FROM_PARENT) {
        code->level = EMIC_LEVEL_PRINCIPLE;
    }
    EMIC_TRY(emic_code_check_sibling(study, parent, code->name, 0, err));
    *out = 0;
    return emic_codebook_write_row(study, code, parent, out, &changed, err);
}

emic_status emic_codebook_add(emic_study *study, emic_id parent, const emic_code *code,
                              emic_id *out, emic_error *err)
{
    emic_code added = *code;
    emic_arena *arena = emic_arena_open();
    emic_status status = add_in(study, parent, &added, arena, out, err);
    emic_arena_close(arena);
    return status;
}

/* `text` folded, on one line, "_" as a space: names stand for words in either spelling. */
static emic_slice fold_words(emic_slice text, emic_arena *arena)
{
    char *copy = emic_arena_string(arena, text);
    for (char *byte = copy; *byte; byte++)
        *byte = *byte == '_' ? ' ' : *byte;
    return emic_text_plain(emic_text_fold(emic_slice_of(copy), arena), arena);
}

static bool stands_in(emic_slice part, emic_slice whole)
{
    for (size_t at = 0; at + part.length <= whole.length; at++)
        if (memcmp(whole.data + at, part.data, part.length) == 0)
            return true;
    return false;
}

bool emic_code_is_in_words(emic_slice name, emic_slice words, emic_arena *arena)
{
    emic_slice folded = fold_words(name, arena);
    return folded.length && stands_in(folded, fold_words(words, arena));
}

static emic_status name_in_vivo(emic_slice words, emic_code *code, emic_arena *arena,
                                emic_error *err)
{
    emic_slice line = emic_text_plain(words, arena);
    if (code->name.length == 0)
        code->name = line;
    if (code->name.length == 0 || emic_utf8_count(code->name) > NAME_LENGTH ||
        memchr(code->name.data, '/', code->name.length))
        return emic_fail(err, EMIC_INVALID,
                         "these words make no name (of 1 to %d characters, without \"/\"): give "
                         "the code a name that stands in them",
                         (int)NAME_LENGTH);
    if (emic_code_is_in_words(code->name, line, arena))
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID,
                     "\"%.*s\" does not stand in the words \"%.*s\": an in-vivo code is named in "
                     "the participant's own words",
                     EMIC_ARG(code->name), EMIC_ARG(emic_text_cut(line, NAME_LENGTH)));
}

emic_status emic_codebook_add_in_vivo(emic_study *study, emic_id parent, emic_slice words,
                                      const emic_code *code, emic_id *out, emic_error *err)
{
    emic_code added = *code;
    emic_arena *arena = emic_arena_open();
    emic_status status = name_in_vivo(words, &added, arena, err);
    added.in_vivo = true;
    if (status == EMIC_OK)
        status = add_in(study, parent, &added, arena, out, err);
    emic_arena_close(arena);
    return status;
}

static const char count_coding[] = "SELECT count(*) FROM coding WHERE id = ?1";
static const char coding_words[] = /* substr counts code points, as spans do */
    "SELECT ifnull(substr(r.text, c.start + 1, c.stop - c.start), '') FROM coding c"
    " JOIN revision r ON r.id = c.revision WHERE c.id = ?1";

emic_status emic_codebook_source_words(emic_study *study, emic_id coding, emic_arena *arena,
                                       emic_slice *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    int64_t found;
    EMIC_TRY(emic_db_int(db, count_coding, EMIC_ROW(emic_int(coding)), 0, &found, err));
    if (!found)
        return emic_fail(err, EMIC_NOT_FOUND, "no coding %lld; emic coding list shows the ids",
                         (long long)coding);
    EMIC_TRY(emic_db_text(db, coding_words, EMIC_ROW(emic_int(coding)), arena, out, err));
    if (out->length == 0)
        return emic_fail(err, EMIC_REFUSED, "the text of coding %lld is withheld",
                         (long long)coding);
    return EMIC_OK;
}

static const char set_source[] = "UPDATE code SET source_coding = ?2, in_vivo = 1 WHERE id = ?1";

emic_status emic_codebook_set_source(emic_study *study, emic_id code, emic_id coding,
                                     emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_run(db, set_source, EMIC_ROW(emic_int(code), emic_int(coding)), err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)code);
    return EMIC_OK;
}
