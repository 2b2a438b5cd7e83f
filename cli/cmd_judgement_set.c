/* emic judgement set, remove, derive. */
#include "commands.h"
#include "filter.h"
#include "judge_cases.h"
#include "named.h"
#include "output.h"

/* The participant and the code that the first two operands name. */
static emic_status find_case(const emic_context *context, emic_codebook *codebook,
                             emic_id *participant, const emic_code **code, emic_error *err)
{
    size_t at;
    EMIC_TRY(emic_participant_find(context->study, emic_slice_of(context->operands[0]), participant,
                                   err));
    EMIC_TRY(emic_codebook_load(context->study, context->arena, codebook, err));
    EMIC_TRY(emic_codebook_find(codebook, emic_slice_of(context->operands[1]), context->arena, &at,
                                err));
    *code = &codebook->items[at];
    return EMIC_OK;
}

/* --- Setting one ------------------------------------------------------------------------------ */

static emic_status read_evidence(const emic_context *context, emic_judging *out, emic_error *err)
{
    size_t count = 0;
    while (option_repeat(context, "evidence", count))
        count++;
    if (count == 0)
        return EMIC_OK;
    emic_id *ids = emic_arena_array(context->arena, count, sizeof *ids);
    for (size_t i = 0; i < count; i++) {
        const char *word = option_repeat(context, "evidence", i);
        if (strcmp(word, "none") == 0 && count == 1)
            break;
        EMIC_TRY(named_id(word, "coding", "emic coding list", &ids[out->evidence_count], err));
        out->evidence_count++;
    }
    out->evidence = ids;
    return EMIC_OK;
}

static void tell(const emic_context *context, const emic_code *code, const emic_judging *judging,
                 const emic_judged *judged)
{
    output_note(context, "%s: %s, %.*s is %s",
                judged->added     ? "judged"
                : judged->changed ? "judged again"
                                  : "as before",
                context->operands[0], EMIC_ARG(code->path), emic_case_value_name(judging->value));
    if (judged->dropped)
        output_note(context, "no longer its evidence: %s of before",
                    output_count((size_t)judged->dropped, "coding", context->arena));
    if (code->rule == EMIC_RULE_ANY && judging->value == EMIC_AFFIRMED)
        output_note(context, "%.*s has the rule any: only its codings make it affirmed",
                    EMIC_ARG(code->path));
}

static emic_status run_set(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    const emic_code *code;
    emic_judged judged;
    const char *memo = option_value(context, "memo");
    emic_judging judging = {.keeps_memo = memo == NULL, .memo = emic_slice_of(memo)};
    (void)exit;
    EMIC_TRY(find_case(context, &codebook, &judging.participant, &code, err));
    judging.code = code->id;
    EMIC_TRY(emic_case_value_find(emic_slice_of(context->operands[2]), &judging.value, err));
    EMIC_TRY(read_evidence(context, &judging, err));
    EMIC_TRY(named_coder(context, &judging.coder, err));
    EMIC_TRY(emic_judgement_set(context->study, &judging, &judged, err));
    tell(context, code, &judging, &judged);
    return EMIC_OK;
}

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_id participant;
    const emic_code *code;
    (void)exit;
    EMIC_TRY(find_case(context, &codebook, &participant, &code, err));
    EMIC_TRY(emic_judgement_remove(context->study, participant, code->id, err));
    output_note(context, "removed: %s, %.*s is not judged", context->operands[0],
                EMIC_ARG(code->path));
    return EMIC_OK;
}

/* --- Deriving them ---------------------------------------------------------------------------- */

/* Whether the case is worth a row: it has a rule, and codings to weigh. */
static bool was_weighed(const emic_codebook *codebook, const emic_judgement_case *one)
{
    return one->value == EMIC_UNJUDGED && one->codings.count &&
           codebook->items[one->code_at].derive.length;
}

static void add_derivation(const emic_codebook *codebook, const emic_judgement_case_list *list,
                           size_t at, const emic_derivation *derived, emic_table *table)
{
    const emic_judgement_case *one = &list->items[at];
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(list->participants.items[one->participant_at].label);
    cell[1] = emic_cell_text(codebook->items[one->code_at].path);
    cell[2] = emic_cell_text(codebook->items[one->code_at].derive);
    cell[3] = emic_cell_integer(derived->speaks);
    cell[4] = emic_cell_integer(derived->contrary);
    cell[5] = emic_cell_text(emic_slice_of(emic_case_value_name(derived->value)));
    cell[6] = emic_cell_integer((int64_t)derived->evidence_count);
    cell[7] = emic_cell_text(emic_slice_of(derived->open));
}

static emic_status run_derive(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "participant", .title = "Participant"},
        {.name = "code", .title = "Code"},
        {.name = "derive", .title = "By"},
        {.name = "for", .title = "For", .right = true},
        {.name = "against", .title = "Against", .right = true},
        {.name = "value", .title = "Value"},
        {.name = "evidence", .title = "Evidence", .right = true},
        {.name = "open", .title = "Left open", .wrap = true},
    };
    emic_codebook codebook;
    emic_judgement_case_list list;
    emic_derivation *derived;
    emic_id coder;
    size_t stored, open = 0;
    emic_arena *arena = context->arena;
    EMIC_TRY(judge_cases_load(context, true, &codebook, &list, err));
    EMIC_TRY(named_coder(context, &coder, err));
    EMIC_TRY(emic_judgement_derive_all(context->study, &codebook, &list, coder, arena, &derived,
                                       &stored, err));
    emic_table *table = emic_table_make(arena, "Judgements derived from codings");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        open += derived[i].value == EMIC_UNJUDGED;
        if (was_weighed(&codebook, &list.items[i]))
            add_derivation(&codebook, &list, i, &derived[i], table);
    }
    emic_table_add_note(table, "%s derived, %zu still open.",
                        output_count(stored, "judgement", arena), open);
    if (stored == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

/* --- The commands ----------------------------------------------------------------------------- */

static const emic_option set_options[] = {
    {"evidence", 0, OPTION_REPEAT, "CODING",
     "a coding it rests on, by id; may be repeated; none: it rests on none"},
    {"memo", 'm', OPTION_TEXT, "TEXT", "why"},
    OPTION_CODER,
    {0},
};
static const emic_option derive_options[] = {
    FILTER_CODE,   FILTER_PARTICIPANT, FILTER_GROUP, FILTER_WHERE, OPTION_CODER,
    OPTION_FORMAT, OPTION_OUTPUT,      OPTION_FORCE, {0},
};

const emic_command command_judgement_set = {
    .name = "judgement set",
    .operands = "PARTICIPANT CODE VALUE",
    .least = 3,
    .most = 3,
    .needs = NEEDS_WRITE,
    .run = run_set,
    .options = set_options,
    .summary = "Judge a participant on a code, or judge again",
    .details = "VALUE is affirmed, denied, not-raised or not-asked: that nobody coded a passage is "
               "no denial. Evidence are codings of the code, or one below it, of this "
               "participant's words; without --evidence it stays as long as the value does. Of an "
               "exclusive set of codes one at most can be affirmed for a participant.",
    .example = "emic judgement set TP02 LOCAL_ID denied --memo 'asked twice' --coder A",
};

const emic_command command_judgement_remove = {
    .name = "judgement remove",
    .operands = "PARTICIPANT CODE",
    .least = 2,
    .most = 2,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .summary = "Take a judgement away: the case is open again",
    .example = "emic judgement remove TP01 LOCAL_ID",
};

const emic_command command_judgement_derive = {
    .name = "judgement derive",
    .needs = NEEDS_WRITE,
    .run = run_derive,
    .options = derive_options,
    .summary = "Judge open cases by their codings, where the code has a rule for it",
    .details =
        "Codes with a --derive rule (emic codebook redefine) are judged from the codings of the "
        "participant's words. any: affirmed when a passage speaks for the code. majority: affirmed "
        "or denied, as more passages speak for or against it; a tie stays open. latest: as the "
        "newest coding speaks (highest round, there the one added last, of those added at once the "
        "last in the texts). A coding speaks for its code unless it contradicts; a passage that "
        "several people coded alike speaks once.\n\n"
        "What was judged already stays. Without a coding a case stays open: absence is no denial. "
        "The codings become evidence, and the memo says by which rule.",
    .example = "emic judgement derive --code LOCAL_ID --coder A",
};
