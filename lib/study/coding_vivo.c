/* In-vivo codes. The code is stored as a codebook file of one branch would be, so that versions and
 * checks are those of codebook_store.c. */
#include "study/coding_vivo.h"
#include "base/text.h"
#include "study/study_db.h"

enum { NAME_MOST = 80 }; /* characters: longer names could not be read in any list */

/* `words` as a name: one line, without signs of the sentence at its ends. */
static emic_status make_name(emic_slice words, emic_arena *arena, emic_slice *out, emic_error *err)
{
    emic_slice name = emic_text_plain(words, arena);
    while (name.length && strchr(".,;:!?\" ", name.data[name.length - 1]))
        name.length--;
    while (name.length && strchr("\" ", name.data[0]))
        name = emic_slice_from(name, 1);
    *out = name;
    if (name.length == 0)
        return emic_fail(err, EMIC_INVALID, "these words make no name for a code: \"%.*s\"",
                         EMIC_ARG(words));
    if (memchr(name.data, '/', name.length))
        return emic_fail(err, EMIC_INVALID,
                         "\"%.*s\" cannot be a code's name: a \"/\" parts the names of a path",
                         EMIC_ARG(name));
    if (emic_utf8_count(name) > NAME_MOST)
        return emic_fail(err, EMIC_INVALID,
                         "%zu characters are too long for a code's name (%d at most): quote fewer "
                         "words",
                         emic_utf8_count(name), (int)NAME_MOST);
    return EMIC_OK;
}

static const char first_codebook[] =
    "SELECT name, title, language, source, note FROM codebook ORDER BY id LIMIT 1";

/* The codebook that new codes belong to. */
static emic_status read_head(emic_study *study, emic_arena *arena, emic_codebook *out,
                             emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_codebook){.name = EMIC_LITERAL("open-coding")};
    EMIC_TRY(emic_db_query(emic_study_db(study), first_codebook, EMIC_NO_VALUES, &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    emic_slice *texts[] = {&out->name, &out->title, &out->language, &out->source, &out->note};
    for (int i = 0; status == EMIC_OK && more && i < 5; i++)
        *texts[i] = emic_arena_copy(arena, emic_cursor_text(&cursor, i));
    emic_cursor_close(&cursor);
    return status;
}

/* Appends the code at `at` of `tree` below those above it: a branch of the tree. */
static void add_branch(const emic_codebook *tree, int at, emic_arena *arena, emic_codebook *out)
{
    if (at < 0)
        return;
    add_branch(tree, tree->items[at].parent, arena, out);
    emic_code *code = EMIC_PUSH(arena, out);
    *code = tree->items[at];
    code->parent = (int)out->count - 2;
    code->end = out->count;
}

static emic_status check_new(const emic_codebook *tree, int parent, emic_slice name,
                             emic_error *err)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->items[i].parent == parent && emic_slice_equal(tree->items[i].name, name))
            return emic_fail(err, EMIC_EXISTS,
                             "there is a code \"%.*s\" already: code the words with --code",
                             EMIC_ARG(tree->items[i].path));
    if (parent >= 0 && tree->items[parent].depth + 1 >= EMIC_CODE_DEPTH)
        return emic_fail(err, EMIC_INVALID, "\"%.*s\" is as deep as codes can be",
                         EMIC_ARG(tree->items[parent].path));
    return EMIC_OK;
}

static const char find_child[] = "SELECT id FROM code WHERE ifnull(parent, 0) = ?1 AND name = ?2";

static emic_status add_in(emic_study *study, emic_slice words, emic_slice under, emic_arena *arena,
                          emic_id *out, emic_error *err)
{
    emic_codebook tree, branch;
    emic_load_summary summary;
    emic_slice name;
    size_t at;
    int parent = -1;
    EMIC_TRY(make_name(words, arena, &name, err));
    EMIC_TRY(emic_codebook_load(study, arena, &tree, err));
    if (under.length) {
        EMIC_TRY(emic_codebook_find(&tree, under, arena, &at, err));
        parent = (int)at;
    }
    EMIC_TRY(check_new(&tree, parent, name, err));
    EMIC_TRY(read_head(study, arena, &branch, err));
    add_branch(&tree, parent, arena, &branch);
    emic_code *code = EMIC_PUSH(arena, &branch);
    *code = (emic_code){.parent = (int)branch.count - 2,
                        .end = branch.count,
                        .level = EMIC_LEVEL_THEME,
                        .codable = true,
                        .in_vivo = true,
                        .path = name,
                        .name = name,
                        .status = EMIC_LITERAL("provisional")};
    EMIC_TRY(emic_codebook_store(study, &branch, &summary, err));
    return emic_db_int(emic_study_db(study), find_child,
                       EMIC_ROW(emic_int(parent < 0 ? 0 : tree.items[parent].id), emic_text(name)),
                       0, out, err);
}

emic_status emic_code_vivo_add(emic_study *study, emic_slice words, emic_slice under, emic_id *out,
                               emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = add_in(study, words, under, arena, out, err);
    emic_arena_close(arena);
    return status;
}

static const char set_source[] = "UPDATE code SET source_coding = ?2 WHERE id = ?1";

emic_status emic_code_vivo_source(emic_study *study, emic_id code, emic_id coding, emic_error *err)
{
    return emic_db_run(emic_study_db(study), set_source, EMIC_ROW(emic_int(code), emic_int(coding)),
                       err);
}
