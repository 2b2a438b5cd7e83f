/* Two archives side by side: each file of both, the ones that hold rows row by row. */
#include "exchange/archive_diff.h"
#include "exchange/archive_metadata.h"
#include "exchange/csv_diff.h"

/* How the rows of known files are told apart, and what they are for people. */
typedef struct diff_part {
    const char *file, *part;
    const char *keys[7];
} diff_part;

static const diff_part parts[] = {
    {ARCHIVE_CASES, "participants", {"participant"}},
    {ARCHIVE_DOCUMENTS, "documents", {"document", "speaker"}},
    {ARCHIVE_TRANSCRIPTS, "transcripts", {"document"}},
    {ARCHIVE_UNITS, "turns", {"document", "turn"}},
    {ARCHIVE_CODEBOOK_CSV, "codes", {"code"}},
    {ARCHIVE_CODINGS, "codings", {"document", "start", "end", "code", "coder", "round"}},
    {ARCHIVE_JUDGEMENTS, "judgements", {"participant", "code"}},
    {ARCHIVE_BASES, "bases", {"base", "participant"}},
    {ARCHIVE_CLAIMS, "claims", {"id"}},
    {ARCHIVE_CLAIMS_CHECKED, "claims checked", {"id"}},
};

/* Files that say what others do, for people and other programs: told only when nothing else is. */
static const char *const views[] = {
    ARCHIVE_TABLES_HTML, ARCHIVE_CODEBOOK, ARCHIVE_LIST,      ARCHIVE_DDI,
    ARCHIVE_PACKAGE,     ARCHIVE_CRATE,    ARCHIVE_INVENTORY, NULL};

typedef struct archive_diff {
    emic_pack *packs[2];
    emic_table *out;
    emic_arena *scratch; /* of one file */
    emic_error *err;
} archive_diff;

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static const diff_part *find_part(const char *name)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(parts[i].file, name) == 0)
            return &parts[i];
    return NULL;
}

/* data/tables/NAME.csv is "table NAME"; others are their name without data/. */
static emic_slice part_name(const char *name, emic_arena *arena)
{
    size_t folder = strlen(ARCHIVE_TABLES);
    const diff_part *part = find_part(name);
    if (part)
        return emic_slice_of(part->part);
    if (strncmp(name, ARCHIVE_TABLES, folder) == 0)
        return emic_slice_of(emic_arena_format(
            arena, "table %.*s", (int)(strlen(name + folder) - strlen(".csv")), name + folder));
    return emic_slice_of(name + strlen("data/"));
}

static emic_status read_side(archive_diff *at, int side, const char *name, emic_slice *text,
                             const emic_slice **out)
{
    *out = NULL;
    emic_status status = emic_pack_read(at->packs[side], name, at->scratch, text, at->err);
    if (status == EMIC_NOT_FOUND)
        return EMIC_OK;
    if (status == EMIC_OK)
        *out = text;
    return status;
}

static bool is_view(const char *name)
{
    for (size_t i = 0; views[i]; i++)
        if (strcmp(views[i], name) == 0)
            return true;
    return false;
}

/* A file whose rows are not told. */
static void tell_file(archive_diff *at, const char *name, bool before, bool after)
{
    emic_slice none = {0};
    const char *change = !before ? "added" : !after ? "removed" : "changed";
    emic_csv_diff_add(at->out, EMIC_LITERAL("files"), emic_slice_of(name), change, none, none,
                      none);
}

static emic_status compare_file(archive_diff *at, const char *name)
{
    emic_slice texts[2];
    const emic_slice *sides[2];
    for (int side = 0; side < 2; side++)
        EMIC_TRY(read_side(at, side, name, &texts[side], &sides[side]));
    if ((!sides[0] && !sides[1]) || (sides[0] && sides[1] && emic_slice_equal(texts[0], texts[1])))
        return EMIC_OK;
    bool rows = ends_with(name, ".csv");
    if (!rows || !sides[0] || !sides[1])
        tell_file(at, name, sides[0], sides[1]);
    if (!rows)
        return EMIC_OK;
    const diff_part *part = find_part(name);
    return emic_csv_diff(name, part_name(name, at->out->arena), sides[0], sides[1],
                         part ? part->keys : NULL, at->out, at->err);
}

static const char *payload_at(const emic_pack *pack, size_t *at)
{
    while (*at < emic_pack_count(pack)) {
        const char *name = emic_pack_name(pack, *at);
        if (emic_bag_is_payload(name) && !is_view(name))
            return name;
        ++*at;
    }
    return NULL;
}

/* Names of both, each once; both are sorted. */
static emic_status compare_files(archive_diff *at)
{
    size_t first = 0, second = 0;
    for (;;) {
        const char *before = payload_at(at->packs[0], &first);
        const char *after = payload_at(at->packs[1], &second);
        if (!before && !after)
            return EMIC_OK;
        int order = !before ? 1 : !after ? -1 : strcmp(before, after);
        emic_arena_reset(at->scratch);
        EMIC_TRY(compare_file(at, order <= 0 ? before : after));
        first += order <= 0;
        second += order >= 0;
    }
}

/* What is there to be read by people differs because something above does; alone it is told. */
static emic_status compare_views(archive_diff *at)
{
    for (size_t i = 0; views[i] && at->out->rows.count == 0; i++) {
        emic_arena_reset(at->scratch);
        EMIC_TRY(compare_file(at, views[i]));
    }
    return EMIC_OK;
}

static emic_status open_archive(archive_diff *at, int side, const char *path, emic_slice bytes)
{
    emic_slice declaration;
    EMIC_TRY(emic_pack_open(path, bytes, &at->packs[side], at->err));
    if (emic_pack_read(at->packs[side], "bagit.txt", at->scratch, &declaration, at->err) == EMIC_OK)
        return EMIC_OK;
    return emic_fail_at(at->err, EMIC_MALFORMED, path, 0, 0,
                        "not an emic archive: there is no bagit.txt in it");
}

emic_status emic_archive_diff(const char *before_path, emic_slice before, const char *after_path,
                              emic_slice after, emic_arena *arena, emic_archive_difference *out,
                              emic_error *err)
{
    archive_diff at = {
        .out = emic_csv_diff_table(arena, "Differences"), .scratch = emic_arena_open(), .err = err};
    emic_status status;
    EMIC_TRY_DONE(open_archive(&at, 0, before_path, before));
    EMIC_TRY_DONE(open_archive(&at, 1, after_path, after));
    EMIC_TRY_DONE(compare_files(&at));
    EMIC_TRY_DONE(compare_views(&at));
    *out = (emic_archive_difference){at.out, at.out->rows.count};
done:
    emic_pack_close(at.packs[0]);
    emic_pack_close(at.packs[1]);
    emic_arena_close(at.scratch);
    return status;
}
