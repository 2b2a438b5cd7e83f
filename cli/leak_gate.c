/* The leak check in front of every export. How names are found is the library's business. */
#include "leak_gate.h"
#include "output.h"
#include "privacy/needle_list.h"
#include "vault_access.h"

enum { MOST_TOLD = 5 };

/* What becomes of bytes that are clean, and what to do about a name in them. */
typedef struct gate {
    const char *path, *done, *advice;
} gate;

static gate way_out(const char *path)
{
    return (gate){path, "written", "emic privacy apply replaces them in the study"};
}

static emic_status refuse(const emic_context *context, const gate *way,
                          const emic_leak_report *report, const emic_slice *labels, emic_error *err)
{
    const char *told = "";
    for (size_t i = 0; i < report->hits.count && i < MOST_TOLD; i++) {
        const emic_leak_hit *hit = &report->hits.items[i];
        told = emic_arena_format(context->arena, "%s%s%s, %s %u: %.*s (%.*s)", told, i ? "; " : "",
                                 hit->place, hit->line ? "line" : "byte",
                                 hit->line ? hit->line : (unsigned)hit->offset,
                                 EMIC_ARG(hit->masked), EMIC_ARG(labels[hit->entity]));
    }
    return emic_fail(err, EMIC_REFUSED,
                     "%s was not %s: %llu names or numbers of the vault stand in it: %s%s; %s",
                     way->path, way->done, (unsigned long long)report->found, told,
                     report->found > MOST_TOLD ? " ..." : "", way->advice);
}

/* Something to search, and what becomes of it. */
typedef struct batch {
    const gate *ways;
    const emic_slice *bytes;
    size_t count;
} batch;

static emic_status search(const emic_context *context, emic_vault *vault, const batch *all,
                          emic_error *err)
{
    emic_leak *leak;
    emic_needle_list needles;
    emic_status status = EMIC_OK;
    EMIC_TRY(emic_needle_list_load(vault, context->arena, &needles, err));
    EMIC_TRY(emic_leak_open(needles.items, needles.count, &leak, err));
    for (size_t i = 0; i < all->count && status == EMIC_OK; i++) {
        emic_leak_report report = {0};
        emic_leak_check_bytes(leak, all->ways[i].path, all->bytes[i], context->arena, &report);
        if (report.found)
            status = refuse(context, &all->ways[i], &report, needles.labels.items, err);
    }
    emic_leak_close(leak);
    return status;
}

/* Whether the person wants none of it; then that is said. */
static bool is_unchecked(const emic_context *context, const batch *all)
{
    if (!option_given(context, "unchecked"))
        return false;
    for (size_t i = 0; i < all->count; i++)
        output_note(context, "warning: %s was not searched for the names in the vault",
                    all->ways[i].path);
    return true;
}

emic_status leak_gate_check_open(const emic_context *context, emic_vault *vault, const char *path,
                                 emic_slice bytes, emic_error *err)
{
    gate way = way_out(path);
    batch one = {&way, &bytes, 1};
    return is_unchecked(context, &one) ? EMIC_OK : search(context, vault, &one, err);
}

static void tell_destroyed(const emic_context *context, const batch *all, emic_slice day)
{
    for (size_t i = 0; i < all->count; i++)
        output_note(context,
                    "warning: %s was not searched for names: the vault of this study was "
                    "destroyed on %.*s",
                    all->ways[i].path, EMIC_ARG(day));
}

static emic_status check(const emic_context *context, const batch *all, emic_error *err)
{
    emic_slice uuid = {0}, destroyed;
    int64_t generation;
    emic_vault *vault;
    const char *file;
    if (context->study)
        EMIC_TRY(emic_study_vault(context->study, context->arena, &uuid, &generation, err));
    if (uuid.length == 0 || all->count == 0 || is_unchecked(context, all))
        return EMIC_OK;
    EMIC_TRY(vault_access_destroyed(context, &destroyed, err));
    if (destroyed.length) {
        tell_destroyed(context, all, destroyed);
        return EMIC_OK;
    }
    if (vault_access_find(context, &file, err) != EMIC_OK)
        return emic_fail(err, EMIC_REFUSED,
                         "%s was not %s: it cannot be searched for names without the study's "
                         "vault; name that with --vault FILE, or say --unchecked",
                         all->ways[0].path, all->ways[0].done);
    EMIC_TRY(vault_access_open(context, false, &vault, err));
    emic_status status = search(context, vault, all, err);
    emic_vault_close(vault);
    return status;
}

emic_status leak_gate_check(const emic_context *context, const char *path, emic_slice bytes,
                            emic_error *err)
{
    gate way = way_out(path);
    return check(context, &(batch){&way, &bytes, 1}, err);
}

emic_status leak_gate_check_files(const emic_context *context, const leak_gate_file *files,
                                  size_t count, emic_error *err)
{
    gate *ways = emic_arena_array(context->arena, count, sizeof *ways);
    emic_slice *bytes = emic_arena_array(context->arena, count, sizeof *bytes);
    for (size_t i = 0; i < count; i++) {
        ways[i] = way_out(files[i].path);
        bytes[i] = files[i].bytes;
    }
    return check(context, &(batch){ways, bytes, count}, err);
}

emic_status leak_gate_check_input(const emic_context *context, const char *path, emic_slice text,
                                  emic_error *err)
{
    gate way = {path, "stored", "without --pseudonymized they are replaced on the way in"};
    return check(context, &(batch){&way, &text, 1}, err);
}

/* --- As a table ------------------------------------------------------------------------------- */

static void add_hits(emic_table *table, const emic_leak_report *report, const emic_slice *labels)
{
    for (size_t i = 0; i < report->hits.count; i++) {
        const emic_leak_hit *hit = &report->hits.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(hit->place));
        if (hit->line) {
            cell[1] = emic_cell_integer(hit->line);
            cell[2] = emic_cell_integer(hit->column);
        }
        cell[3] = emic_cell_integer((int64_t)hit->offset);
        cell[4] = emic_cell_text(emic_slice_of(hit->how));
        cell[5] = emic_cell_text(hit->masked);
        cell[6] = emic_cell_text(labels[hit->entity]);
    }
}

emic_table *leak_gate_table(const emic_context *context, const emic_leak_report *report,
                            const emic_slice *labels)
{
    static const emic_column columns[] = {
        {.name = "place", .title = "Place", .wrap = true},
        {.name = "line", .title = "Line", .right = true},
        {.name = "column", .title = "Column", .right = true},
        {.name = "byte", .title = "Byte", .right = true},
        {.name = "how", .title = "As", .wrap = true},
        {.name = "words", .title = "Words"},
        {.name = "of", .title = "Of"},
    };
    emic_table *table = emic_table_make(context->arena, "Leaks");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    add_hits(table, report, labels);
    emic_table_add_note(table, "%llu files and %llu bytes searched: %llu leaks.",
                        (unsigned long long)report->files, (unsigned long long)report->bytes,
                        (unsigned long long)report->found);
    for (size_t i = 0; i < report->unread.count; i++)
        emic_table_add_note(table, "Could not be looked into: %s (%s)",
                            report->unread.items[i].place, report->unread.items[i].why);
    if (!report->found)
        emic_table_add_note(table, "Nothing was found of what the vault knows. What it does not "
                                   "know, this check cannot find.");
    return table;
}
