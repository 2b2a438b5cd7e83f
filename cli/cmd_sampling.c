/* emic sampling add, resolve, list, gaps: why cases were sought. */
#include "commands.h"
#include "named.h"
#include "output.h"

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    static char today[EMIC_TIME_SIZE];
    emic_codebook codebook;
    emic_sampling_decision decision = {.sought = emic_slice_of(option_value(context, "sought"))};
    size_t at;
    emic_id id;
    const char *gap = option_value(context, "gap"), *day = option_value(context, "date");
    const char *participant = option_value(context, "participant");
    (void)exit;
    if (!decision.sought.length)
        return emic_fail(err, EMIC_INVALID, "say with --sought what kind of case is sought");
    emic_clock_format(emic_clock_now(), today);
    decision.decided = day ? emic_slice_of(day) : (emic_slice){today, strlen("2026-03-01")};
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    if (gap) {
        EMIC_TRY(emic_codebook_find(&codebook, emic_slice_of(gap), context->arena, &at, err));
        decision.gap = codebook.items[at].id;
    }
    if (participant)
        EMIC_TRY(emic_participant_find(context->study, emic_slice_of(participant),
                                       &decision.participant, err));
    EMIC_TRY(named_coder(context, &decision.coder, err));
    EMIC_TRY(emic_sampling_add(context->study, &decision, &id, err));
    output_note(context, "sampling decision %lld", (long long)id);
    return EMIC_OK;
}

static emic_status run_resolve(emic_context *context, int *exit, emic_error *err)
{
    emic_id id, participant;
    const char *label = option_value(context, "participant");
    (void)exit;
    EMIC_TRY(named_id(context->operands[0], "sampling decision", "emic sampling list", &id, err));
    if (!label)
        return emic_fail(err, EMIC_INVALID, "who came of it? say --participant LABEL");
    EMIC_TRY(emic_participant_find(context->study, emic_slice_of(label), &participant, err));
    EMIC_TRY(emic_sampling_resolve(context->study, id, participant, err));
    output_note(context, "%s came of sampling decision %lld", label, (long long)id);
    return EMIC_OK;
}

/* Everybody who took part, and whether a decision led to them. */
typedef struct sampled_cases {
    emic_codebook codebook;
    emic_sampling_list decisions;
    emic_participant_list people;
    size_t took_part, without;
} sampled_cases;

static bool has_reason(const sampled_cases *cases, const emic_participant *participant)
{
    for (size_t i = 0; i < cases->decisions.count; i++)
        if (cases->decisions.items[i].participant == participant->id)
            return true;
    return false;
}

static emic_status load(const emic_context *context, sampled_cases *out, emic_error *err)
{
    emic_arena *arena = context->arena;
    *out = (sampled_cases){0};
    EMIC_TRY(emic_codebook_load(context->study, arena, &out->codebook, err));
    EMIC_TRY(emic_sampling_list_load(context->study, &out->codebook, arena, &out->decisions, err));
    EMIC_TRY(emic_participant_list_load(context->study, arena, &out->people, err));
    for (size_t i = 0; i < out->people.count; i++) {
        if (out->people.items[i].declined)
            continue;
        out->took_part++;
        out->without += !has_reason(out, &out->people.items[i]);
    }
    return EMIC_OK;
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "id", .title = "Id", .right = true},
        {.name = "date", .title = "Day"},
        {.name = "gap", .title = "Gap"},
        {.name = "sought", .title = "Sought", .wrap = true},
        {.name = "participant", .title = "Became"},
        {.name = "coder", .title = "By"},
    };
    sampled_cases cases;
    EMIC_TRY(load(context, &cases, err));
    emic_table *table = emic_table_make(context->arena, "Sampling decisions");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < cases.decisions.count; i++) {
        const emic_sampling_decision *decision = &cases.decisions.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(decision->id);
        cell[1] = emic_cell_text(decision->decided);
        if (decision->gap_at >= 0)
            cell[2] = emic_cell_text(cases.codebook.items[decision->gap_at].path);
        cell[3] = emic_cell_text(decision->sought);
        cell[4] = emic_cell_text(decision->label);
        cell[5] = emic_cell_text(decision->coder_name);
    }
    emic_table_add_note(table,
                        "%s. %zu of %s without a recorded reason; emic sampling gaps lists "
                        "them.",
                        output_count(cases.decisions.count, "decision", context->arena),
                        cases.without,
                        output_count(cases.took_part, "participant", context->arena));
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static emic_status run_gaps(emic_context *context, int *exit, emic_error *err)
{
    sampled_cases cases;
    (void)exit;
    EMIC_TRY(load(context, &cases, err));
    emic_table *table = emic_table_make(context->arena, "Cases without a recorded reason");
    emic_table_add_column(table, (emic_column){.name = "participant", .title = "Participant"});
    emic_table_add_column(table,
                          (emic_column){.name = "documents", .title = "Documents", .right = true});
    for (size_t i = 0; i < cases.people.count; i++) {
        const emic_participant *participant = &cases.people.items[i];
        if (participant->declined || has_reason(&cases, participant))
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(participant->label);
        cell[1] = emic_cell_integer(participant->documents);
    }
    emic_table_add_note(table, "%zu of %s.", cases.without,
                        output_count(cases.took_part, "participant", context->arena));
    return output_table(context, table, err);
}

static const emic_option add_options[] = {
    {"gap", 0, OPTION_TEXT, "CODE", "the code that lacks cases"},
    {"sought", 0, OPTION_TEXT, "WORDS", "what kind of case is sought, and why"},
    {"date", 0, OPTION_TEXT, "YYYY-MM-DD", "the day of the decision (else today)"},
    {"participant", 'p', OPTION_TEXT, "LABEL", "who came of it, if that is known"},
    OPTION_CODER,
    {0},
};
static const emic_option resolve_options[] = {
    {"participant", 'p', OPTION_TEXT, "LABEL", "who came of it"}, {0}};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_sampling_add = {
    .name = "sampling add",
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Record why the next case is sought",
    .example =
        "emic sampling add --gap NO_COUNSEL --sought \"somebody who had a lawyer\" --coder A",
};

const emic_command command_sampling_resolve = {
    .name = "sampling resolve",
    .operands = "ID",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_resolve,
    .options = resolve_options,
    .summary = "Say which case came of a sampling decision",
    .example = "emic sampling resolve 1 --participant TP07",
};

const emic_command command_sampling_list = {
    .name = "sampling list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List sampling decisions with the cases that came of them",
    .example = "emic sampling list",
};

const emic_command command_sampling_gaps = {
    .name = "sampling gaps",
    .needs = NEEDS_READ,
    .run = run_gaps,
    .options = list_options,
    .summary = "List the cases that no sampling decision led to",
    .details = "Those who declined are no cases.",
    .example = "emic sampling gaps",
};
