/* emic judgement load, list. */
#include "commands.h"
#include "filter.h"
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

static emic_table *make_table(emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "participant", .title = "Participant"},
        {.name = "code", .title = "Code"},
        {.name = "value", .title = "Value"},
        {.name = "coder", .title = "Coder"},
        {.name = "evidence", .title = "Evidence", .wrap = true},
        {.name = "memo", .title = "Memo", .wrap = true},
    };
    emic_table *table = emic_table_make(arena, "Judgements");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    return table;
}

static void add_judgement(const emic_judgement *judgement, const emic_codebook *codebook,
                          emic_table *table)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(judgement->participant_label);
    cell[1] = emic_cell_text(codebook->items[judgement->code_at].path);
    cell[2] = emic_cell_text(emic_slice_of(emic_case_value_name(judgement->value)));
    cell[3] = emic_cell_text(judgement->coder_name);
    cell[4] = emic_cell_text(judgement->evidence);
    cell[5] = emic_cell_text(judgement->memo);
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_judgement_list list;
    emic_coding_filter filter = {0};
    filter_people people;
    const char *coder = option_value(context, "coder");
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(filter_codings(context, &codebook, &filter, err));
    EMIC_TRY(filter_people_load(context, &people, err));
    EMIC_TRY(emic_judgement_list_load(context->study, &codebook, context->arena, &list, err));
    emic_table *table = make_table(context->arena);
    for (size_t i = 0; i < list.count; i++) {
        const emic_judgement *judgement = &list.items[i];
        int who = filter_people_at(&people, judgement->participant);
        bool wanted = (!filter.codes || filter.codes[judgement->code_at]) &&
                      (!coder || emic_slice_is(judgement->coder_name, coder)) &&
                      filter_people_keep(&people, who);
        if (wanted)
            add_judgement(judgement, &codebook, table);
    }
    emic_table_add_note(table, "%s.", output_count(table->rows.count, "judgement", context->arena));
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option load_options[] = {OPTION_ENCODING, {0}};
static const emic_option list_options[] = {
    FILTER_CODE,   FILTER_CODER,  FILTER_PARTICIPANT, FILTER_GROUP, FILTER_WHERE,
    OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE,       {0},
};

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
        "The columns are participant, code, value (affirmed, denied, not raised, not asked), "
        "coder, and if wanted evidence (DOCUMENT:START:END, parted by spaces, each a coding of "
        "that code) "
        "and memo. Of an exclusive set of codes one at most can be affirmed for a participant.",
    .example = "emic judgement load judgements.csv",
};

const emic_command command_judgement_list = {
    .name = "judgement list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List case judgements",
    .example = "emic judgement list --code IDENTIFICATION --participant TP07",
};
