/* emic trace: from a principle down to quotes, and from a quote up; where that breaks. */
#include "commands.h"
#include "named.h"
#include "output.h"

static emic_status trace_code(const emic_context *context, const emic_codebook *codebook,
                              emic_trace *out, emic_error *err)
{
    size_t at;
    EMIC_TRY(emic_codebook_find(codebook, emic_slice_of(context->operands[0]), context->arena, &at,
                                err));
    return emic_trace_code(context->study, codebook, at, context->arena, out, err);
}

static emic_status trace_proposition(const emic_context *context, const emic_codebook *codebook,
                                     emic_trace *out, emic_error *err)
{
    emic_id id;
    EMIC_TRY(emic_proposition_find(context->study, emic_slice_of(context->operands[0]), &id, err));
    return emic_trace_proposition(context->study, codebook, id, context->arena, out, err);
}

static emic_status trace_coding(const emic_context *context, const emic_codebook *codebook,
                                emic_trace *out, emic_error *err)
{
    emic_id id;
    EMIC_TRY(named_id(context->operands[0], "coding", "emic coding list", &id, err));
    return emic_trace_coding(context->study, codebook, id, context->arena, out, err);
}

/* What the operand names, where --as does not say: a number is a coding, a label goes before a
 * code. */
static emic_trace_kind guess(const emic_context *context)
{
    const char *word = context->operands[0];
    emic_error ignored;
    emic_id id;
    if (named_id(word, "", "", &id, &ignored) == EMIC_OK)
        return EMIC_TRACE_CODING;
    bool known =
        emic_proposition_find(context->study, emic_slice_of(word), &id, &ignored) == EMIC_OK;
    return known ? EMIC_TRACE_PROPOSITION : EMIC_TRACE_CODE;
}

static emic_status read_kind(const emic_context *context, emic_trace_kind *out, emic_error *err)
{
    static const char *const known[] = {"code", "proposition", "coding", NULL};
    static const emic_trace_kind kinds[] = {EMIC_TRACE_CODE, EMIC_TRACE_PROPOSITION,
                                            EMIC_TRACE_CODING};
    const char *word = option_value(context, "as");
    *out = word ? EMIC_TRACE_CODE : guess(context);
    for (int i = 0; word && known[i]; i++) {
        if (strcmp(word, known[i]) != 0)
            continue;
        *out = kinds[i];
        return EMIC_OK;
    }
    return word ? emic_fail_unknown(err, NULL, 0, 0, "kind of thing", emic_slice_of(word), known)
                : EMIC_OK;
}

/* "HARM/FEAR (theme)", "P1 (theme) contradicts", "TP04 12:30 by A (detached)". */
static emic_slice heading(const emic_trace_node *node, emic_arena *arena)
{
    static const char *const levels[] = {" (segment)", " (theme)", " (concept)", " (principle)"};
    bool levelled = node->level >= 0 && node->level <= EMIC_LEVEL_PRINCIPLE;
    bool polar = node->evidence || (node->kind == EMIC_TRACE_CODING && node->polarity);
    return emic_slice_of(emic_arena_format(
        arena, "%.*s%s%.*s%s%s%s%s", EMIC_ARG(node->name), node->coder.length ? " by " : "",
        EMIC_ARG(node->coder), levelled ? levels[node->level] : "", polar ? " " : "",
        polar ? emic_polarity_name(node->polarity) : "", node->detached ? " (detached)" : ""));
}

static void add_row(const emic_trace_node *node, emic_table *table)
{
    emic_cell *cell = emic_table_add_row(table, node->depth);
    cell[0] = emic_cell_text(heading(node, table->arena));
    cell[1] = emic_cell_text(node->says);
    cell[2] = emic_cell_integer(node->depth);
    cell[3] = emic_cell_text(emic_slice_of(emic_trace_kind_name(node->kind)));
    cell[4] = emic_cell_integer(node->id);
    cell[5] = emic_cell_text(node->name);
    if (node->level >= 0)
        cell[6] = emic_cell_integer(node->level);
    if (node->evidence || node->kind == EMIC_TRACE_CODING)
        cell[7] = emic_cell_text(emic_slice_of(emic_polarity_name(node->polarity)));
    cell[8] = emic_cell_text(node->evidence ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
    cell[9] = emic_cell_text(node->detached ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
    cell[10] = emic_cell_text(node->participant);
    cell[11] = emic_cell_text(node->coder);
    cell[12] = emic_cell_text(node->says);
}

static emic_table *make_table(const emic_trace *trace, const char *title, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "step", .title = "Step", .use = EMIC_COLUMN_READING},
        {.name = "words", .title = "It says", .use = EMIC_COLUMN_READING, .wrap = true},
        {.name = "depth", .use = EMIC_COLUMN_DATA},
        {.name = "kind", .use = EMIC_COLUMN_DATA},
        {.name = "id", .use = EMIC_COLUMN_DATA},
        {.name = "name", .use = EMIC_COLUMN_DATA},
        {.name = "level", .use = EMIC_COLUMN_DATA},
        {.name = "polarity", .use = EMIC_COLUMN_DATA},
        {.name = "evidence", .use = EMIC_COLUMN_DATA},
        {.name = "detached", .use = EMIC_COLUMN_DATA},
        {.name = "participant", .use = EMIC_COLUMN_DATA},
        {.name = "coder", .use = EMIC_COLUMN_DATA},
        {.name = "says", .use = EMIC_COLUMN_DATA},
    };
    emic_table *table = emic_table_make(arena, title);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < trace->count; i++)
        add_row(&trace->items[i], table);
    return table;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_trace_kind kind;
    emic_trace trace;
    size_t quotes = 0;
    (void)exit;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(read_kind(context, &kind, err));
    EMIC_TRY(kind == EMIC_TRACE_CODING        ? trace_coding(context, &codebook, &trace, err)
             : kind == EMIC_TRACE_PROPOSITION ? trace_proposition(context, &codebook, &trace, err)
                                              : trace_code(context, &codebook, &trace, err));
    const char *title = kind == EMIC_TRACE_CODING ? "From a quote up" : "Down to the quotes";
    emic_table *table = make_table(&trace, title, context->arena);
    for (size_t i = 0; i < trace.count; i++)
        quotes += trace.items[i].kind == EMIC_TRACE_CODING;
    emic_table_add_note(table, "%s, %zu of them codings.",
                        output_count(trace.count, "step", context->arena), quotes);
    return output_table(context, table, err);
}

/* --- Gaps ------------------------------------------------------------------------------------- */

static emic_status run_gaps(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "gap", .title = "Gap"},
        {.name = "name", .title = "Which", .wrap = true},
        {.name = "says", .title = "It says", .wrap = true},
        {.name = "codings", .title = "Codings", .right = true},
        {.name = "id", .use = EMIC_COLUMN_DATA},
    };
    emic_codebook codebook;
    emic_trace_gap_list list;
    emic_arena *arena = context->arena;
    (void)exit;
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(emic_trace_gap_list_load(context->study, &codebook, arena, &list, err));
    emic_table *table = emic_table_make(arena, "Gaps between principles and quotes");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        const emic_trace_gap *gap = &list.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(emic_slice_of(emic_trace_gap_name(gap->kind)));
        cell[1] = emic_cell_text(gap->name);
        cell[2] = emic_cell_text(gap->says);
        if (gap->codings)
            cell[3] = emic_cell_integer(gap->codings);
        cell[4] = emic_cell_integer(gap->id);
    }
    emic_table_add_note(table, "%s.", output_count(list.count, "gap", arena));
    if (!list.has_core)
        emic_table_add_note(
            table, "No code is the core category (emic codebook core sets it), so none can "
                   "be apart from it.");
    return output_table(context, table, err);
}

static const emic_option options[] = {
    {"as", 0, OPTION_TEXT, "KIND", "what it names: code, proposition or coding"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};
static const emic_option gaps_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_trace = {
    .name = "trace",
    .operands = "CODE|PROPOSITION|CODING",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Follow a principle down to quotes, or a quote up to principles",
    .details =
        "A code or a proposition is followed down: to what is stated about it, its relations, and "
        "the codings that these rest on, with their words. The id of a coding is followed up: to "
        "its code and those above, and to what rests on it. csv and json have a row for each step "
        "with its depth.",
    .example = "emic trace NO_COUNSEL",
};

const emic_command command_trace_gaps = {
    .name = "trace gaps",
    .needs = NEEDS_READ,
    .run = run_gaps,
    .options = gaps_options,
    .summary = "List where the thread between principles and quotes breaks",
    .details =
        "Codes that nothing is coded with, also not below them; coded codes that stand under "
        "no principle; codes that neither the tree nor a relation ties to the core category; "
        "relations and propositions that no coding supports; and propositions that nobody "
        "tried to contradict. Retired codes are left out.",
    .example = "emic trace gaps",
};
