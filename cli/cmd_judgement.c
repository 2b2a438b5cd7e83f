/* emic judgement load, list. */
#include "commands.h"
#include "input.h"
#include "output.h"

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_slice text;
    emic_load_summary summary;
    (void)exit;
    EMIC_TRY(input_text(context, context->operands[0], &text, err));
    EMIC_TRY(emic_judgement_load(context->study, context->operands[0], text, &summary, err));
    output_note(context, "judgements: %s", input_summary(context, &summary));
    return EMIC_OK;
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const char *const columns[] = {"participant", "code",     "value",
                                          "coder",       "evidence", "memo"};
    emic_codebook codebook;
    emic_judgement_list list;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(emic_judgement_list_load(context->study, &codebook, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Judgements");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, (emic_column){.name = columns[i], .wrap = i >= 4});
    for (size_t i = 0; i < list.count; i++) {
        const emic_judgement *judgement = &list.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(judgement->participant_label);
        cell[1] = emic_cell_text(codebook.items[judgement->code_at].path);
        cell[2] = emic_cell_text(emic_slice_of(emic_case_value_name(judgement->value)));
        cell[3] = emic_cell_text(judgement->coder_name);
        cell[4] = emic_cell_text(judgement->evidence);
        cell[5] = emic_cell_text(judgement->memo);
    }
    emic_table_add_note(table, "%zu judgements.", list.count);
    if (list.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option load_options[] = {OPTION_ENCODING, {0}};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_judgement_load = {
    .name = "judgement load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_load,
    .options = load_options,
    .summary = "Load case judgements from a CSV file",
    .details =
        "The columns are participant, code, value (affirmed, denied, not raised, not asked), coder, "
        "and if wanted evidence (DOCUMENT:START:END, parted by spaces, each a coding of that code) "
        "and memo. Of an exclusive set of codes one at most can be affirmed for a participant.",
    .example = "emic judgement load judgements.csv",
};

const emic_command command_judgement_list = {
    .name = "judgement list",
    .operands = "",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List case judgements",
    .example = "emic judgement list --format csv",
};
