/* Checking an archive against itself: digests; and everything in it made again, and compared. */
#include "base/version.h"
#include "exchange/archive_metadata.h"
#include "exchange/finding.h"

/* An archive that is being made again. */
typedef struct remake {
    emic_pack *pack;
    emic_study *study;
    emic_recipe recipe;
    emic_bag bag; /* the payload as it comes out now */
    emic_archive_page page;
    emic_archive_report *out;
    struct {
        const char **items; /* files that could not be made, and were told */
        size_t count, capacity;
    } failed;
    struct {
        struct stale_file {
            const char *name, *difference;
        } * items; /* what describes other files, and is not as it would be now */
        size_t count, capacity;
    } stale;
    size_t same; /* files that are as they were and need no line of their own */
} remake;

static void report(emic_archive_report *out, const char *item, const char *result, bool good,
                   const char *detail)
{
    emic_finding_add(out->table, item, result, detail);
    out->problems += !good;
}

static emic_status verify_bag(emic_pack *pack, const char *path, emic_archive_report *out,
                              emic_error *err)
{
    size_t problems = 0;
    emic_arena *arena = out->table->arena;
    EMIC_TRY(emic_bag_verify(pack, path, arena, out->table, &problems, out->content_sha256, err));
    out->problems += problems;
    if (problems == 0)
        report(out, "digests", "ok", true,
               emic_arena_format(arena, "all of %zu files", emic_pack_count(pack)));
    return EMIC_OK;
}

emic_status emic_archive_verify(const char *path, emic_slice bytes, emic_arena *arena,
                                emic_archive_report *out, emic_error *err)
{
    emic_pack *pack;
    *out = (emic_archive_report){.table = emic_finding_table(arena, "Archive")};
    EMIC_TRY(emic_pack_open(path, bytes, &pack, err));
    emic_status status = verify_bag(pack, path, out, err);
    emic_pack_close(pack);
    return status;
}

/* A table or a picture. */
static bool is_result(const char *name)
{
    return strncmp(name, ARCHIVE_TABLES, strlen(ARCHIVE_TABLES)) == 0 ||
           strncmp(name, ARCHIVE_PLOTS, strlen(ARCHIVE_PLOTS)) == 0;
}

/* For people: words and looks may change with the version, no number does. */
static bool is_presentation(const char *name)
{
    return strcmp(name, ARCHIVE_README) == 0 || strcmp(name, ARCHIVE_TABLES_HTML) == 0 ||
           strcmp(name, ARCHIVE_RECIPE) == 0 || emic_archive_is_metadata(name);
}

/* What only the study leads to. */
static bool is_released(const char *name)
{
    return is_result(name) || strcmp(name, ARCHIVE_TABLES_HTML) == 0;
}

static void compare_contents(remake *at, const char *name, emic_slice archived, emic_slice now)
{
    emic_arena *arena = at->bag.arena;
    if (at->recipe.release && !at->study && is_released(name))
        return; /* it was taken from the archive itself */
    bool same = emic_slice_equal(archived, now);
    if (same && (is_result(name) || strcmp(name, ARCHIVE_CLAIMS_CHECKED) == 0))
        report(at->out, name, "same", true, "byte for byte");
    else if (same)
        at->same++;
    else if (is_presentation(name) && strcmp(at->recipe.emic, emic_version()) != 0)
        report(at->out, name, "other version", true,
               emic_arena_format(arena, "written by emic %s, this is %s; not compared",
                                 at->recipe.emic, emic_version()));
    else if (emic_archive_is_metadata(name))
        *EMIC_PUSH(arena, &at->stale) =
            (struct stale_file){name, emic_finding_difference(archived, now, arena)};
    else
        report(at->out, name, "DIFFERENT", false, emic_finding_difference(archived, now, arena));
}

static void compare_file(remake *at, const emic_zip_entry *entry)
{
    emic_slice archived;
    emic_error damage;
    emic_arena *scratch = emic_arena_open();
    emic_status status = emic_pack_read(at->pack, entry->name, scratch, &archived, &damage);
    if (status == EMIC_NOT_FOUND)
        report(at->out, entry->name, "MISSING", false, "a file that this archive leads to");
    else if (status != EMIC_OK)
        report(at->out, entry->name, "DAMAGED", false, damage.message);
    else
        compare_contents(at, entry->name, archived, entry->content);
    emic_arena_close(scratch);
}

static bool was_told(const remake *at, const char *name)
{
    for (size_t i = 0; i < at->failed.count; i++)
        if (strcmp(at->failed.items[i], name) == 0)
            return true;
    return false;
}

/* A file that nothing in the archive leads to proves nothing. */
static void compare_unknown(remake *at, const char *name)
{
    if (!was_told(at, name))
        report(at->out, name, "UNKNOWN", false,
               is_result(name) ? "no step of the recipe makes this"
                               : "nothing in the archive leads to this file");
}

/* What describes files differs where they do, which was told already. */
static void report_stale(remake *at)
{
    size_t before = at->out->problems;
    for (size_t i = 0; before == 0 && i < at->stale.count; i++)
        report(at->out, at->stale.items[i].name, "DIFFERENT", false, at->stale.items[i].difference);
}

/* What was made and what is there, both sorted by name. */
static void compare_payload(remake *at)
{
    size_t made = 0, there = 0;
    emic_bag_sort(&at->bag);
    for (;;) {
        while (there < emic_pack_count(at->pack) &&
               !emic_bag_is_payload(emic_pack_name(at->pack, there)))
            there++;
        const char *file =
            there < emic_pack_count(at->pack) ? emic_pack_name(at->pack, there) : NULL;
        const emic_zip_entry *entry =
            made < at->bag.entries.count ? &at->bag.entries.items[made] : NULL;
        if (!file && !entry)
            break;
        int order = !file ? -1 : !entry ? 1 : strcmp(entry->name, file);
        if (order <= 0)
            compare_file(at, entry);
        else
            compare_unknown(at, file);
        made += order <= 0;
        there += order >= 0;
    }
    report_stale(at);
    report(at->out, "other files", "same", true,
           emic_arena_format(at->bag.arena, "%zu, byte for byte", at->same));
}

static void fail_file(remake *at, const char *name, const emic_error *err)
{
    *EMIC_PUSH(at->bag.arena, &at->failed) = name;
    report(at->out, name, "FAILED", false, err->message);
}

static void make_steps(remake *at)
{
    emic_error error;
    for (size_t i = 0; i < at->recipe.steps.count; i++) {
        const emic_recipe_step *step = &at->recipe.steps.items[i];
        if (emic_archive_put_step(at->study, step, &at->bag, &at->page, &error) != EMIC_OK)
            fail_file(at, emic_archive_step_file(step, at->bag.arena), &error);
    }
}

static void make_claims(remake *at, emic_archive_summary *summary)
{
    emic_error error;
    if (emic_archive_put_claims(at->study, &at->bag, &at->page, summary, &error) != EMIC_OK)
        fail_file(at, ARCHIVE_CLAIMS_CHECKED, &error);
}

static void report_claims(const remake *at, const emic_archive_summary *summary)
{
    emic_arena *arena = at->bag.arena;
    size_t held = summary->claims - summary->failed_claims;
    if (summary->failed_claims)
        report(at->out, "claims", "FAIL", false,
               emic_arena_format(arena, "%zu of %zu hold; these do not: %s", held, summary->claims,
                                 summary->failed));
    else if (summary->claims)
        report(at->out, "claims", "hold", true,
               emic_arena_format(arena, "all of %zu", summary->claims));
}

/* What only the vault could make is taken over: it is described with the rest. */
static void take_given(remake *at)
{
    for (size_t i = 0; *at->recipe.deposit && i < emic_pack_count(at->pack); i++) {
        const char *name = emic_pack_name(at->pack, i);
        emic_slice content;
        emic_error damage;
        if (!emic_archive_is_given(name) ||
            emic_pack_read(at->pack, name, at->bag.arena, &content, &damage) != EMIC_OK)
            continue;
        emic_bag_add(&at->bag, name, content);
        report(at->out, name, "given", true, "from the vault; cannot be made again from here");
    }
}

static emic_status make_again(remake *at, emic_error *err)
{
    emic_archive_summary summary = {.failed = ""};
    report(at->out, "study", "rebuilt", true, "from the archive alone");
    EMIC_TRY(emic_archive_put_data(at->study, at->recipe.text, &at->bag, err));
    make_steps(at);
    make_claims(at, &summary);
    EMIC_TRY(emic_archive_put_page(at->study, &at->recipe, &at->bag, &at->page, err));
    take_given(at);
    EMIC_TRY(emic_archive_put_metadata(at->study, &at->recipe, &at->bag, err));
    compare_payload(at);
    report_claims(at, &summary);
    if (at->recipe.steps.count == 0)
        report(at->out, "recipe", "EMPTY", false, "no table to make again");
    return EMIC_OK;
}

/* --- A release ------------------------------------------------------------------------------- */

static void take(remake *at, const char *name)
{
    emic_slice content;
    emic_error error;
    if (emic_archive_read(at->pack, name, at->bag.arena, &content, &error) == EMIC_OK)
        emic_bag_add(&at->bag, name, content);
    else
        fail_file(at, name, &error);
}

/* Takes over what a step made, and computes again what follows from its counts. */
static void check_step(remake *at, const emic_recipe_step *step)
{
    emic_archive_released found;
    emic_slice text;
    emic_error error;
    emic_arena *arena = at->bag.arena;
    const char *name = emic_arena_format(arena, "%s%s.csv",
                                         step->plot ? ARCHIVE_PLOTS : ARCHIVE_TABLES, step->file);
    take(at, name);
    if (step->plot)
        take(at, emic_archive_step_file(step, arena));
    if (was_told(at, name))
        return;
    emic_status status = emic_archive_read(at->pack, name, arena, &text, &error);
    if (status == EMIC_OK)
        status = emic_archive_check_released(&at->recipe, step, name, text, arena, &found, &error);
    if (status != EMIC_OK)
        report(at->out, name, "BROKEN", false, error.message);
    else if (*found.wrong)
        report(at->out, name, "WRONG", false, found.wrong);
    else
        report(at->out, name, "follows", true,
               emic_arena_format(arena, "from the %zu of %zu counts that it shows", found.shown,
                                 found.cells));
}

/* The tables and pictures that a study makes, and those in the archive. */
static void compare_study(const remake *alone, emic_study *study)
{
    emic_error error;
    remake at = {.pack = alone->pack,
                 .study = study,
                 .recipe = alone->recipe,
                 .bag = {.arena = alone->bag.arena},
                 .out = alone->out};
    if (emic_archive_put_released(study, &at.recipe, &at.bag, &error) != EMIC_OK) {
        report(at.out, "study", "FAILED", false, error.message);
        return;
    }
    emic_bag_sort(&at.bag);
    for (size_t i = 0; i < at.bag.entries.count; i++)
        if (is_released(at.bag.entries.items[i].name))
            compare_file(&at, &at.bag.entries.items[i]);
}

static emic_status remake_release(remake *at, emic_study *study, emic_error *err)
{
    emic_arena *arena = at->bag.arena;
    emic_codebook codebook;
    emic_description description;
    emic_slice text;
    EMIC_TRY(emic_archive_read(at->pack, ARCHIVE_CODEBOOK, arena, &text, err));
    EMIC_TRY(emic_codebook_parse(ARCHIVE_CODEBOOK, text, arena, &codebook, err));
    EMIC_TRY(emic_archive_read(at->pack, ARCHIVE_DESCRIPTION, arena, &text, err));
    EMIC_TRY(emic_description_parse(ARCHIVE_DESCRIPTION, text, arena, &description, err));
    emic_archive_put_release_words(&at->recipe, &codebook, &at->bag);
    emic_archive_put_recipe(&at->recipe, &at->bag);
    take(at, ARCHIVE_TABLES_HTML);
    for (size_t i = 0; i < at->recipe.steps.count; i++)
        check_step(at, &at->recipe.steps.items[i]);
    EMIC_TRY(emic_archive_put_release_log(&at->bag, err));
    EMIC_TRY(emic_archive_put_release_metadata(&description, &at->recipe, &at->bag, err));
    compare_payload(at);
    if (study)
        compare_study(at, study);
    else
        report(at->out, "pictures, tables.html", "given", true,
               "their digests are right; to make them again takes the study");
    return EMIC_OK;
}

/* --- Any archive ----------------------------------------------------------------------------- */

static emic_status remake_archive(emic_pack *pack, emic_study *study, emic_archive_report *out,
                                  emic_error *err)
{
    emic_slice text;
    emic_arena *arena = out->table->arena;
    remake at = {.pack = pack, .out = out, .bag = {.arena = arena}};
    emic_status status;
    EMIC_TRY_DONE(emic_archive_read(pack, ARCHIVE_RECIPE, arena, &text, err));
    EMIC_TRY_DONE(emic_recipe_parse(ARCHIVE_RECIPE, text, arena, &at.recipe, err));
    if (at.recipe.release) {
        status = remake_release(&at, study, err);
        goto done;
    }
    if (study)
        report(out, "study", "NOT USED", false, "no release: it is made again from itself alone");
    EMIC_TRY_DONE(emic_archive_rebuild(pack, &at.recipe, &at.study, err));
    EMIC_TRY_DONE(make_again(&at, err));
done:
    emic_study_close(at.study);
    emic_archive_page_close(&at.page);
    return status;
}

/* What of an archive cannot be made again is a finding about it; what this program or this machine
 * cannot do is not. */
static bool is_finding(emic_status status)
{
    return status != EMIC_TOO_NEW && status != EMIC_IO;
}

static void report_broken(emic_archive_report *out, const emic_error *err)
{
    emic_arena *arena = out->table->arena;
    const char *where = "";
    if (err->line && err->column)
        where = emic_arena_format(arena, "line %u, column %u: ", err->line, err->column);
    else if (err->line)
        where = emic_arena_format(arena, "line %u: ", err->line);
    report(out, err->path[0] ? err->path : "study", "BROKEN", false,
           emic_arena_format(arena, "%s%s", where, err->message));
}

emic_status emic_archive_reproduce(const char *path, emic_slice bytes, emic_study *study,
                                   emic_arena *arena, emic_archive_report *out, emic_error *err)
{
    emic_pack *pack;
    *out = (emic_archive_report){.table = emic_finding_table(arena, "Reproduction")};
    EMIC_TRY(emic_pack_open(path, bytes, &pack, err));
    emic_status status = verify_bag(pack, path, out, err);
    if (status == EMIC_OK) {
        status = remake_archive(pack, study, out, err);
        if (status != EMIC_OK && is_finding(status)) {
            report_broken(out, err);
            status = EMIC_OK;
        }
    }
    emic_pack_close(pack);
    return status;
}
