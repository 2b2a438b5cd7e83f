/* emic check: is a study file what it should be? */
#include "commands.h"
#include "output.h"

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_problem_list problems;
    EMIC_TRY(emic_integrity_check(context->study, context->arena, &problems, err));
    emic_table *table = emic_table_make(context->arena, "Check");
    emic_table_add_column(table, (emic_column){.name = "thing", .title = "Thing"});
    emic_table_add_column(table, (emic_column){.name = "problem", .title = "Problem", .wrap = true});
    for (size_t i = 0; i < problems.count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(problems.items[i].thing));
        cell[1] = emic_cell_text(emic_slice_of(problems.items[i].problem));
    }
    emic_table_add_note(table, "%lld texts and %lld codings checked: %s.",
                        (long long)problems.documents, (long long)problems.codings,
                        problems.count ? "nothing was changed; restore a copy or ask for help"
                                       : "all is well");
    if (problems.search_skipped)
        emic_table_add_note(table, "The search index was not checked: the file is read-only.");
    if (problems.count)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_check = {
    .name = "check",
    .operands = "",
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Check the integrity of a study file",
    .details = "Looks at the file's structure, at every text and every coding against its digest, "
               "at the search index and at exclusive codes. Reports, and never repairs.",
    .example = "emic check",
};
