/* The code tree: loaded from the study, searched. Files are codebook_file.c's business, storing
 * codebook_store.c's. */
#include "study/codebook.h"
#include "base/text.h"
#include "base/uuid.h"
#include "study/study_db.h"

/* The id in a place keeps siblings apart even where a damaged file has two at one position. */
static const char list_codes[] =
    "WITH RECURSIVE tree(id, place) AS ("
    " SELECT id, printf('%08d%012d', position, id) FROM code WHERE parent IS NULL"
    " UNION ALL SELECT c.id, tree.place || printf('%08d%012d', c.position, c.id)"
    " FROM tree JOIN code c ON c.parent = tree.id)"
    " SELECT c.id, ifnull(c.parent, 0), c.level, c.codable, c.in_vivo, c.rule = 'judged', c.name,"
    " c.colour, ifnull(c.mnemonic, ''), c.brief, c.full_definition, c.use_when, c.not_when,"
    " c.status, c.exclusive_set, c.derive, c.core, c.definition, ifnull(c.source_coding, 0),"
    " c.uuid, m.uuid, s.uuid FROM tree JOIN code c ON c.id = tree.id"
    " LEFT JOIN code m ON m.id = c.merged_into LEFT JOIN code s ON s.id = c.split_from"
    " ORDER BY tree.place";

static emic_slice read_uuid(const emic_cursor *cursor, int column, emic_arena *arena)
{
    emic_slice bytes = emic_cursor_text(cursor, column);
    if (bytes.length != EMIC_UUID_SIZE)
        return EMIC_LITERAL("");
    char *text = emic_arena_alloc(arena, EMIC_UUID_TEXT_SIZE);
    emic_uuid_format((const uint8_t *)bytes.data, text);
    return emic_slice_of(text);
}

static void place_in_tree(emic_codebook *codebook, size_t at, emic_id parent, emic_arena *arena)
{
    emic_code *code = &codebook->items[at];
    code->parent = -1;
    code->end = at + 1;
    code->path = code->name;
    if (!parent)
        return;
    code->parent = emic_codebook_at(codebook, parent);
    const emic_code *above = &codebook->items[code->parent];
    code->depth = above->depth + 1;
    code->path = emic_slice_of(
        emic_arena_format(arena, "%.*s/%.*s", EMIC_ARG(above->path), EMIC_ARG(code->name)));
    for (int up = code->parent; up >= 0; up = codebook->items[up].parent)
        codebook->items[up].end = at + 1;
}

static emic_status read_code(const emic_cursor *cursor, emic_arena *arena, emic_codebook *codebook,
                             emic_error *err)
{
    emic_code *code = EMIC_PUSH(arena, codebook);
    emic_slice *texts[] = {&code->name,          &code->colour,   &code->mnemonic, &code->brief,
                           &code->full,          &code->use_when, &code->not_when, &code->status,
                           &code->exclusive_set, &code->derive};
    code->id = emic_cursor_int(cursor, 0);
    code->level = (int)emic_cursor_int(cursor, 2);
    code->codable = emic_cursor_int(cursor, 3) != 0;
    code->in_vivo = emic_cursor_int(cursor, 4) != 0;
    code->rule = emic_cursor_int(cursor, 5) ? EMIC_RULE_JUDGED : EMIC_RULE_ANY;
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
        *texts[i] = emic_arena_copy(arena, emic_cursor_text(cursor, 6 + i));
    code->core = emic_cursor_int(cursor, 16) != 0;
    code->definition = emic_cursor_int(cursor, 17);
    code->source_coding = emic_cursor_int(cursor, 18);
    code->uuid = read_uuid(cursor, 19, arena);
    code->merged_into = read_uuid(cursor, 20, arena);
    code->split_from = read_uuid(cursor, 21, arena);
    place_in_tree(codebook, codebook->count - 1, emic_cursor_int(cursor, 1), arena);
    if (code->depth < EMIC_CODE_DEPTH)
        return EMIC_OK;
    return emic_fail(err, EMIC_CORRUPT, "the codes nest deeper than %d at \"%.*s\"",
                     (int)EMIC_CODE_DEPTH, EMIC_ARG(code->name));
}

static const char list_examples[] =
    "SELECT code, CASE kind WHEN 'typical' THEN 0 WHEN 'atypical' THEN 1 ELSE 2 END, text"
    " FROM code_example ORDER BY code, kind, position";

static emic_status load_examples(emic_study *study, emic_arena *arena, emic_codebook *codebook,
                                 emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_examples, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        int at = emic_codebook_at(codebook, emic_cursor_int(&cursor, 0));
        if (at < 0)
            continue;
        emic_example_list *list = &codebook->items[at].examples[emic_cursor_int(&cursor, 1)];
        *EMIC_PUSH(arena, list) = emic_arena_copy(arena, emic_cursor_text(&cursor, 2));
    }
    emic_cursor_close(&cursor);
    return status;
}

static const char list_codebooks[] =
    "SELECT name, title, language, source, note FROM codebook ORDER BY id";

static emic_slice join(emic_arena *arena, emic_slice before, const char *between, emic_slice after)
{
    if (before.length == 0 || after.length == 0 || emic_slice_equal(before, after))
        return emic_arena_copy(arena, before.length ? before : after);
    return emic_slice_of(
        emic_arena_format(arena, "%.*s%s%.*s", EMIC_ARG(before), between, EMIC_ARG(after)));
}

static emic_status load_titles(emic_study *study, emic_arena *arena, emic_codebook *out,
                               emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_codebooks, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        out->name = join(arena, out->name, "+", emic_cursor_text(&cursor, 0));
        out->title = join(arena, out->title, "; ", emic_cursor_text(&cursor, 1));
        out->language = join(arena, out->language, ", ", emic_cursor_text(&cursor, 2));
        out->source = join(arena, out->source, "; ", emic_cursor_text(&cursor, 3));
        out->note = join(arena, out->note, " ", emic_cursor_text(&cursor, 4));
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_codebook_load(emic_study *study, emic_arena *arena, emic_codebook *out,
                               emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_codebook){0};
    EMIC_TRY(load_titles(study, arena, out, err));
    EMIC_TRY(emic_db_query(emic_study_db(study), list_codes, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if ((status = read_code(&cursor, arena, out, err)) != EMIC_OK)
            break;
    emic_cursor_close(&cursor);
    EMIC_TRY(status);
    return load_examples(study, arena, out, err);
}

int emic_codebook_at(const emic_codebook *codebook, emic_id id)
{
    for (size_t i = 0; i < codebook->count; i++)
        if (codebook->items[i].id == id)
            return (int)i;
    return -1;
}

/* Letters that may differ in a suggestion: a third of them, but two in a short name (FAER). */
static size_t nearness(emic_slice text)
{
    size_t length = emic_utf8_count(text), third = (length + 1) / 3;
    return third > 3 ? 3 : length > 3 && third < 2 ? 2 : third;
}

static emic_status fail_unknown(const emic_codebook *codebook, emic_slice text, emic_arena *arena,
                                emic_error *err)
{
    const size_t near = nearness(text);
    size_t best = near + 1, nearest = 0;
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        size_t by_path = emic_text_distance(text, code->path, near, arena);
        size_t by_name = emic_text_distance(text, code->name, near, arena);
        size_t distance = by_path < by_name ? by_path : by_name;
        if (distance >= best)
            continue;
        best = distance;
        nearest = i;
    }
    if (codebook->count == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "unknown code \"%.*s\": the study has no codebook yet; "
                         "emic codebook load reads one",
                         EMIC_ARG(text));
    if (best > near)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "unknown code \"%.*s\"; emic codebook show lists the codes",
                         EMIC_ARG(text));
    return emic_fail(err, EMIC_NOT_FOUND, "unknown code \"%.*s\"; did you mean \"%.*s\"?",
                     EMIC_ARG(text), EMIC_ARG(codebook->items[nearest].path));
}

/* Whether `text` is the code's name or mnemonic. */
static bool is_called(const emic_code *code, emic_slice text)
{
    return text.length > 0 &&
           (emic_slice_equal(code->name, text) || emic_slice_equal(code->mnemonic, text));
}

static emic_status fail_ambiguous(const emic_codebook *codebook, emic_slice text, emic_arena *arena,
                                  emic_error *err)
{
    const char *paths = "";
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        if (is_called(code, text))
            paths = emic_arena_format(arena, "%s%s%.*s", paths, *paths ? ", " : "",
                                      EMIC_ARG(code->path));
    }
    return emic_fail(err, EMIC_AMBIGUOUS, "the code \"%.*s\" could be %s; write the path",
                     EMIC_ARG(text), paths);
}

/* How many codes are called so, and the last of them. A retired one counts where no other is. */
static size_t count_called(const emic_codebook *codebook, emic_slice text, bool retired,
                           size_t *out)
{
    size_t count = 0;
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        if (!is_called(code, text) || (!retired && emic_slice_is(code->status, "retired")))
            continue;
        *out = i;
        count++;
    }
    return count;
}

emic_status emic_codebook_find(const emic_codebook *codebook, emic_slice text, emic_arena *arena,
                               size_t *out, emic_error *err)
{
    for (size_t i = 0; i < codebook->count; i++) {
        if (!emic_slice_equal(codebook->items[i].path, text))
            continue;
        *out = i;
        return EMIC_OK;
    }
    size_t by_name = count_called(codebook, text, false, out);
    if (by_name == 0)
        by_name = count_called(codebook, text, true, out);
    if (by_name == 1)
        return EMIC_OK;
    return by_name ? fail_ambiguous(codebook, text, arena, err)
                   : fail_unknown(codebook, text, arena, err);
}

static const char newest_version[] = "SELECT id FROM codebook_version ORDER BY number DESC LIMIT 1";

emic_status emic_codebook_version(emic_study *study, int64_t *number, emic_id *id, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_int(db, "SELECT ifnull(max(number), 0) FROM codebook_version", EMIC_NO_VALUES,
                         0, number, err));
    return emic_db_int(db, newest_version, EMIC_NO_VALUES, 0, id, err);
}
