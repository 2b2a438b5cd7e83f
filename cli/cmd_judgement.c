/* emic judgement load, list, sums. */
#include "commands.h"
#include "filter.h"
#include "input.h"
#include "judge_cases.h"
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

static emic_status list_open(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_judgement_case_list cases;
    if (option_given(context, "coder"))
        return emic_fail(err, EMIC_INVALID,
                         "--coder does not go with --undecided: nobody has judged these");
    EMIC_TRY(judge_cases_load(context, true, &codebook, &cases, err));
    if (cases.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, judge_cases_table(context, &codebook, &cases), err);
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_judgement_list list;
    emic_coding_filter filter = {0};
    filter_people people;
    const char *coder = option_value(context, "coder");
    if (option_given(context, "undecided"))
        return list_open(context, exit, err);
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

/* --- Exclusive sets --------------------------------------------------------------------------- */

/* "ST_CRITICAL 2 + ST_MIXED 1". */
static const char *terms(const emic_cases *cases, const emic_exclusive_sum *sum, emic_arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < sum->code_count; i++)
        text = emic_arena_format(arena, "%s%s%.*s %lld", text, i ? " + " : "",
                                 EMIC_ARG(cases->codebook.items[sum->codes[i]].name),
                                 (long long)sum->affirmed[i]);
    return text;
}

static void add_sum(const emic_cases *cases, const emic_exclusive_sum *sum, emic_table *table,
                    emic_arena *arena)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(sum->set);
    cell[1] = emic_cell_text(sum->group);
    cell[2] = emic_cell_text(emic_slice_of(terms(cases, sum, arena)));
    cell[3] = emic_cell_integer(sum->sum);
    cell[4] = emic_cell_integer(sum->asked);
    cell[5] =
        emic_cell_text(emic_exclusive_sum_holds(sum) ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
    cell[6] = emic_cell_text(sum->missing);
    cell[7] = emic_cell_text(sum->several);
    cell[8] = emic_cell_integer(sum->not_asked);
}

static emic_status run_sums(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "set", .title = "Set"},
        {.name = "group", .title = "Group"},
        {.name = "affirmed", .title = "Affirmed", .wrap = true},
        {.name = "sum", .title = "Sum", .right = true},
        {.name = "asked", .title = "N", .right = true},
        {.name = "holds", .title = "Sums"},
        {.name = "missing", .title = "None affirmed", .wrap = true},
        {.name = "several", .title = "Several affirmed", .wrap = true},
        {.name = "not_asked", .title = "Not asked", .right = true},
    };
    filter_people people;
    emic_cases cases;
    emic_exclusive_sums sums;
    emic_arena *arena = context->arena;
    size_t broken = 0;
    EMIC_TRY(filter_people_load(context, &people, err));
    EMIC_TRY(emic_cases_load(context->study, &(emic_selection){0}, arena, &cases, err));
    emic_exclusive_sums_count(&cases, people.chosen, arena, &sums);
    emic_table *table = emic_table_make(arena, "Exclusive sets of codes");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < sums.count; i++) {
        add_sum(&cases, &sums.items[i], table, arena);
        broken += !emic_exclusive_sum_holds(&sums.items[i]);
    }
    emic_table_add_note(table, "%s, %zu without exactly one code for each of N.",
                        output_count(sums.count, "sum", arena), broken);
    if (broken || sums.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option load_options[] = {OPTION_ENCODING, {0}};
static const emic_option list_options[] = {
    {"undecided", 0, OPTION_FLAG, NULL, "the cases that nobody has judged, of codes judged"},
    FILTER_CODE,
    FILTER_CODER,
    FILTER_PARTICIPANT,
    FILTER_GROUP,
    FILTER_WHERE,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
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
    .summary = "List case judgements, or what waits for one",
    .example = "emic judgement list --code IDENTIFICATION --participant TP07",
};

static const emic_option sums_options[] = {
    FILTER_PARTICIPANT, FILTER_GROUP, FILTER_WHERE, OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0},
};

const emic_command command_judgement_sums = {
    .name = "judgement sums",
    .needs = NEEDS_READ,
    .run = run_sums,
    .options = sums_options,
    .summary = "Add up exclusive sets of codes in each group",
    .details = "Of an exclusive set one code holds for everybody: the participants for whom each "
               "is affirmed must add up to N. Who has none, or several, is named, and the exit "
               "status is 1. Those of whom every code of the set was not asked are not in N.",
    .example = "emic judgement sums --group LE",
};
