/* Checking an archive against itself: digests, then every table and claim made again. */
#include "exchange/archive.h"
#include "exchange/archive_file.h"

static emic_table *make_report(emic_arena *arena, const char *title)
{
    emic_table *table = emic_table_make(arena, title);
    emic_table_add_column(table, (emic_column){.name = "item", .title = "Item"});
    emic_table_add_column(table, (emic_column){.name = "result", .title = "Result"});
    emic_table_add_column(table,
                          (emic_column){.name = "detail", .title = "Detail", .wrap = true});
    return table;
}

static void report(emic_archive_report *out, emic_arena *arena, const char *item,
                   const char *result, bool good, const char *detail)
{
    emic_cell *cell = emic_table_add_row(out->table, 0);
    cell[0] = emic_cell_text(emic_slice_of(emic_arena_string(arena, emic_slice_of(item))));
    cell[1] = emic_cell_text(emic_slice_of(result));
    cell[2] = emic_cell_text(emic_slice_of(emic_arena_string(arena, emic_slice_of(detail))));
    out->problems += !good;
}

static emic_status verify_bag(emic_zip *zip, const char *path, emic_arena *arena,
                              emic_archive_report *out, emic_error *err)
{
    size_t problems = 0;
    EMIC_TRY(emic_bag_verify(zip, path, arena, out->table, &problems, out->content_sha256, err));
    out->problems += problems;
    if (problems == 0)
        report(out, arena, "digests", "ok", true,
               emic_arena_format(arena, "all of %zu files", emic_zip_count(zip)));
    return EMIC_OK;
}

emic_status emic_archive_verify(const char *path, emic_slice bytes, emic_arena *arena,
                                emic_archive_report *out, emic_error *err)
{
    emic_zip *zip;
    *out = (emic_archive_report){.table = make_report(arena, "Archive")};
    EMIC_TRY(emic_zip_open(path, bytes, &zip, err));
    emic_status status = verify_bag(zip, path, arena, out, err);
    emic_zip_close(zip);
    return status;
}

static emic_slice next_line(emic_slice *rest)
{
    const char *newline = rest->length ? memchr(rest->data, '\n', rest->length) : NULL;
    size_t length = newline ? (size_t)(newline - rest->data) : rest->length;
    emic_slice line = {rest->data, length};
    *rest = emic_slice_from(*rest, newline ? length + 1 : length);
    return line;
}

/* The first line in which two files differ, in words. */
static const char *first_difference(emic_slice archived, emic_slice now, emic_arena *arena)
{
    for (size_t line = 1; archived.length || now.length; line++) {
        emic_slice left = next_line(&archived), right = next_line(&now);
        if (!emic_slice_equal(left, right))
            return emic_arena_format(arena, "line %zu: archived `%.*s`, now `%.*s`", line,
                                     EMIC_ARG(left), EMIC_ARG(right));
    }
    return "they differ in length";
}

/* Compares a file made again with the one in the archive. */
static void compare(emic_zip *zip, const char *name, emic_slice now, emic_arena *arena,
                    emic_archive_report *out)
{
    emic_slice archived;
    emic_error missing;
    if (emic_zip_read(zip, name, arena, &archived, &missing) != EMIC_OK)
        report(out, arena, name, "MISSING", false, missing.message);
    else if (emic_slice_equal(archived, now))
        report(out, arena, name, "same", true, "byte for byte");
    else
        report(out, arena, name, "DIFFERENT", false, first_difference(archived, now, arena));
}

static void compare_table(emic_zip *zip, emic_study *study, const emic_recipe_table *table,
                          emic_arena *arena, emic_archive_report *out)
{
    emic_strbuf csv = {0};
    emic_error error;
    const char *name = emic_arena_format(arena, "data/tables/%s.csv", table->name);
    if (emic_archive_table(study, table, arena, &csv, NULL, &error) == EMIC_OK)
        compare(zip, name, emic_strbuf_slice(&csv), arena, out);
    else
        report(out, arena, name, "FAILED", false, error.message);
    emic_strbuf_close(&csv);
}

static void compare_claims(emic_zip *zip, emic_study *study, emic_arena *arena,
                           emic_archive_report *out)
{
    emic_strbuf csv = {0};
    emic_error error;
    size_t claims = 0, failed = 0;
    if (emic_archive_claims(study, arena, &csv, NULL, &claims, &failed, &error) != EMIC_OK) {
        report(out, arena, "claims", "FAILED", false, error.message);
    } else {
        compare(zip, ARCHIVE_CLAIMS_CHECKED, emic_strbuf_slice(&csv), arena, out);
        const char *detail =
            emic_arena_format(arena, "%zu of %zu claims hold", claims - failed, claims);
        report(out, arena, "claims", failed ? "FAIL" : "hold", failed == 0, detail);
    }
    emic_strbuf_close(&csv);
}

/* A table in the archive that no step of the recipe makes proves nothing. */
static void report_orphans(emic_zip *zip, const emic_recipe *recipe, emic_arena *arena,
                           emic_archive_report *out)
{
    for (size_t i = 0; i < emic_zip_count(zip); i++) {
        const char *name = emic_zip_name(zip, i);
        bool made = strncmp(name, "data/tables/", 12) != 0;
        for (size_t k = 0; !made && k < recipe->tables.count; k++)
            made = strcmp(name, emic_arena_format(arena, "data/tables/%s.csv",
                                                  recipe->tables.items[k].name)) == 0;
        if (!made)
            report(out, arena, name, "UNKNOWN", false, "no step of the recipe makes this table");
    }
}

static emic_status remake(emic_zip *zip, emic_arena *arena, emic_archive_report *out,
                          emic_error *err)
{
    emic_slice text;
    emic_recipe recipe;
    emic_study *study;
    EMIC_TRY(emic_zip_read(zip, ARCHIVE_RECIPE, arena, &text, err));
    EMIC_TRY(emic_recipe_parse(ARCHIVE_RECIPE, text, arena, &recipe, err));
    EMIC_TRY(emic_archive_rebuild(zip, &study, err));
    report(out, arena, "study", "rebuilt", true, "from the archive alone");
    for (size_t i = 0; i < recipe.tables.count; i++)
        compare_table(zip, study, &recipe.tables.items[i], arena, out);
    report_orphans(zip, &recipe, arena, out);
    compare_claims(zip, study, arena, out);
    emic_study_close(study);
    if (recipe.tables.count == 0)
        report(out, arena, "recipe", "EMPTY", false, "no table to make again");
    return EMIC_OK;
}

emic_status emic_archive_reproduce(const char *path, emic_slice bytes, emic_arena *arena,
                                   emic_archive_report *out, emic_error *err)
{
    emic_zip *zip;
    emic_error inner;
    *out = (emic_archive_report){.table = make_report(arena, "Reproduction")};
    EMIC_TRY(emic_zip_open(path, bytes, &zip, err));
    emic_status status = verify_bag(zip, path, arena, out, err);
    /* What cannot be rebuilt is a finding about the archive, not a failure of the check. */
    if (status == EMIC_OK && remake(zip, arena, out, &inner) != EMIC_OK)
        report(out, arena, inner.path[0] ? inner.path : "study", "BROKEN", false,
               inner.line ? emic_arena_format(arena, "line %u: %s", inner.line, inner.message)
                          : inner.message);
    emic_zip_close(zip);
    return status;
}
