/* emic check: is a study file what it should be? */
#include "commands.h"
#include "output.h"

/* The search index tells its state only where it could be written. */
static emic_study *open_writable(const emic_context *context)
{
    emic_study *study;
    emic_error ignored;
    if (context->at)
        return NULL;
    return emic_study_open(context->study_path, true, &study, &ignored) == EMIC_OK ? study : NULL;
}

static void fill(const emic_problem_list *problems, emic_table *table)
{
    emic_table_add_column(table, (emic_column){.name = "thing", .title = "Thing"});
    emic_table_add_column(table,
                          (emic_column){.name = "problem", .title = "Problem", .wrap = true});
    for (size_t i = 0; i < problems->count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(problems->items[i].thing));
        cell[1] = emic_cell_text(emic_slice_of(problems->items[i].problem));
    }
    emic_table_add_note(table, "%s and %s checked: %s.",
                        output_count((size_t)problems->documents, "text", table->arena),
                        output_count((size_t)problems->codings, "coding", table->arena),
                        problems->count ? "nothing was changed; restore a copy or ask for help"
                                        : "all is well");
    if (problems->count == EMIC_MOST_PROBLEMS)
        emic_table_add_note(table, "There may be more: the first %d problems are listed.",
                            EMIC_MOST_PROBLEMS);
    if (problems->search_skipped)
        emic_table_add_note(table, "The search index was not checked: that takes a file that can "
                                   "be written and is not in use.");
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_problem_list problems;
    emic_study *writable = open_writable(context);
    emic_status status =
        emic_integrity_check(writable ? writable : context->study, context->arena, &problems, err);
    emic_study_close(writable);
    EMIC_TRY(status);
    emic_table *table = emic_table_make(
        context->arena, emic_arena_format(context->arena, "Check of %s", context->study_path));
    fill(&problems, table);
    if (problems.count)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_check = {
    .name = "check",
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Check the integrity of a study file",
    .details = "Looks at the file's structure, at every text and every coding against its digest, "
               "at the search index, at what tables count from and at exclusive codes. Reports, "
               "and never repairs.",
    .example = "emic check",
};
