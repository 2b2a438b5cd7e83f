/* emic proposition list, negative. */
#include "commands.h"
#include "filter.h"
#include "output.h"

static const char *flags_of(const emic_proposition *proposition)
{
    bool unsupported = emic_proposition_is_unsupported(proposition);
    bool uncontested = emic_proposition_is_uncontested(proposition);
    return unsupported && uncontested ? "unsupported, uncontested"
           : unsupported              ? "unsupported"
           : uncontested              ? "uncontested"
                                      : "";
}

static emic_slice claim_of(const emic_proposition *proposition, const emic_codebook *codebook,
                           emic_arena *arena)
{
    emic_slice subject = codebook->items[proposition->subject_at].path;
    if (proposition->object_at < 0)
        return subject;
    return emic_slice_of(emic_arena_format(arena, "%.*s %.*s %.*s", EMIC_ARG(subject),
                                           EMIC_ARG(proposition->type_name),
                                           EMIC_ARG(codebook->items[proposition->object_at].path)));
}

static void add_row(const emic_proposition *proposition, const emic_codebook *codebook,
                    emic_table *table)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(proposition->label);
    cell[1] = emic_cell_integer(proposition->level);
    cell[2] = emic_cell_text(claim_of(proposition, codebook, table->arena));
    cell[3] = emic_cell_text(proposition->text);
    cell[4] = emic_cell_text(proposition->parent_label);
    for (int i = 0; i < 3; i++)
        cell[5 + i] = emic_cell_integer(proposition->evidence.count[i]);
    cell[8] = emic_cell_integer(proposition->evidence.detached);
    cell[9] = emic_cell_integer(proposition->searches);
    cell[10] = emic_cell_integer(proposition->found);
    cell[11] = emic_cell_text(emic_slice_of(flags_of(proposition)));
    cell[12] = emic_cell_text(proposition->coder_name);
}

static bool is_chosen(const emic_proposition *proposition, const emic_coding_filter *filter)
{
    bool coded = !filter->codes || filter->codes[proposition->subject_at] ||
                 (proposition->object_at >= 0 && filter->codes[proposition->object_at]);
    return coded && (!filter->coder || filter->coder == proposition->coder);
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "label", .title = "Label"},
        {.name = "level", .title = "Level", .right = true},
        {.name = "claim", .title = "About", .wrap = true},
        {.name = "text", .title = "Text", .wrap = true},
        {.name = "parent", .title = "Under"},
        {.name = "supports", .title = "For", .right = true},
        {.name = "contradicts", .title = "Against", .right = true},
        {.name = "qualifies", .title = "Partly", .right = true},
        {.name = "detached", .use = EMIC_COLUMN_DATA},
        {.name = "searches", .title = "Searched", .right = true},
        {.name = "found", .use = EMIC_COLUMN_DATA},
        {.name = "flags", .title = "Flags", .wrap = true},
        {.name = "coder", .use = EMIC_COLUMN_DATA},
    };
    emic_codebook codebook;
    emic_proposition_list list;
    emic_coding_filter filter = {0};
    size_t unsupported = 0, uncontested = 0;
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(filter_codings(context, &codebook, &filter, err));
    EMIC_TRY(emic_proposition_list_load(context->study, &codebook, arena, &list, err));
    emic_table *table = emic_table_make(arena, "Propositions");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        if (!is_chosen(&list.items[i], &filter))
            continue;
        add_row(&list.items[i], &codebook, table);
        unsupported += emic_proposition_is_unsupported(&list.items[i]);
        uncontested += emic_proposition_is_uncontested(&list.items[i]);
    }
    emic_table_add_note(table,
                        "%s: %zu unsupported (no coding supports it), %zu uncontested (nobody "
                        "looked for cases against it, and none is known).",
                        output_count(table->rows.count, "proposition", arena), unsupported,
                        uncontested);
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

/* --- Negative cases --------------------------------------------------------------------------- */

typedef struct negative_cases {
    emic_codebook codebook;
    emic_proposition_list propositions;
    emic_evidence_list evidence;
    emic_denial_list denials;
    emic_citation_list codings;
} negative_cases;

static emic_status load_cases(const emic_context *context, negative_cases *out, emic_error *err)
{
    emic_study *study = context->study;
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_codebook_load(study, arena, &out->codebook, err));
    EMIC_TRY(emic_proposition_list_load(study, &out->codebook, arena, &out->propositions, err));
    EMIC_TRY(
        emic_evidence_list_load(study, EMIC_EVIDENCE_OF_PROPOSITION, arena, &out->evidence, err));
    EMIC_TRY(emic_denial_list_load(study, arena, &out->denials, err));
    EMIC_TRY(emic_citation_list_load(study, &out->codebook, arena, &out->codings, err));
    bool *wanted = emic_arena_array(arena, out->codings.count + 1, sizeof *wanted);
    for (size_t i = 0; i < out->evidence.count; i++) {
        int64_t at = emic_citation_at(&out->codings, out->evidence.items[i].coding);
        if (at >= 0 && out->evidence.items[i].polarity != EMIC_SUPPORTS)
            wanted[at] = true;
    }
    return emic_citation_read_words(study, &out->codings, wanted, arena, err);
}

static void add_evidence(const negative_cases *cases, const emic_proposition *proposition,
                         emic_table *table)
{
    size_t at = emic_evidence_first(&cases->evidence, proposition->id);
    for (; at < cases->evidence.count; at++) {
        const emic_evidence *item = &cases->evidence.items[at];
        int64_t coding = emic_citation_at(&cases->codings, item->coding);
        if (item->owner != proposition->id)
            break;
        if (item->polarity == EMIC_SUPPORTS || coding < 0)
            continue;
        const emic_citation *cited = &cases->codings.items[coding];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(proposition->label);
        cell[1] = emic_cell_text(emic_slice_of(emic_polarity_name(item->polarity)));
        cell[2] = emic_cell_text(cited->participant);
        cell[3] = emic_cell_integer(cited->id);
        cell[4] = emic_cell_text(emic_citation_name(cited, &cases->codebook, table->arena));
        cell[5] = emic_cell_text(cited->words);
    }
}

static void add_denials(const negative_cases *cases, const emic_proposition *proposition,
                        emic_table *table)
{
    for (size_t i = 0; i < cases->denials.count; i++) {
        const emic_denial *denial = &cases->denials.items[i];
        if (denial->proposition != proposition->id)
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(proposition->label);
        cell[1] = emic_cell_text(EMIC_LITERAL("denies"));
        cell[2] = emic_cell_text(denial->participant);
        cell[4] = emic_cell_text(cases->codebook.items[proposition->subject_at].path);
        cell[5] = emic_cell_text(denial->memo);
    }
}

static emic_status run_negative(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "proposition", .title = "Proposition"},
        {.name = "how", .title = "How"},
        {.name = "participant", .title = "Participant"},
        {.name = "coding", .title = "Coding", .right = true},
        {.name = "place", .title = "Where", .wrap = true},
        {.name = "words", .title = "Words", .wrap = true},
    };
    negative_cases cases;
    emic_id only = 0;
    if (context->operand_count)
        EMIC_TRY(
            emic_proposition_find(context->study, emic_slice_of(context->operands[0]), &only, err));
    EMIC_TRY(load_cases(context, &cases, err));
    emic_table *table = emic_table_make(context->arena, "Negative cases");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < cases.propositions.count; i++) {
        const emic_proposition *proposition = &cases.propositions.items[i];
        if (only && proposition->id != only)
            continue;
        add_evidence(&cases, proposition, table);
        add_denials(&cases, proposition, table);
    }
    emic_table_add_note(table, "Codings that contradict or qualify a proposition, and participants "
                               "whose judgement denies the code it is about.");
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option list_options[] = {FILTER_CODE,   FILTER_CODER, OPTION_FORMAT,
                                           OPTION_OUTPUT, OPTION_FORCE, {0}};
static const emic_option negative_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_proposition_list = {
    .name = "proposition list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List propositions with what supports and contradicts them",
    .details =
        "Unsupported: no coding supports it. Uncontested: nobody recorded a search for cases "
        "against it and no coding contradicts it. Codings whose words a revision took away "
        "stay evidence, but count apart, as detached.",
    .example = "emic proposition list --code FEAR",
};

const emic_command command_proposition_negative = {
    .name = "proposition negative",
    .operands = "[LABEL]",
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_negative,
    .options = negative_options,
    .summary = "List the cases against propositions",
    .example = "emic proposition negative P1",
};
