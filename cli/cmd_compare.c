/* emic compare: a code's segments against those coded before. The terminal is compare_sitting.c's
 * business. */
#include "commands.h"
#include "compare_sitting.h"
#include "named.h"
#include "output.h"
#include <signal.h>
#include <stdio.h>

enum { AGAINST = 3 };

typedef struct comparison_of {
    emic_codebook codebook;
    size_t code;
    emic_comparison_list list;
} comparison_of;

static emic_status load(const emic_context *context, comparison_of *out, emic_error *err)
{
    emic_comparison_window window = {.earliest = option_given(context, "earliest")};
    int64_t most;
    emic_arena *arena = context->arena;
    EMIC_TRY(option_number(context, "against", 1, EMIC_COMPARISON_MOST, AGAINST, &most, err));
    window.most = (size_t)most;
    EMIC_TRY(emic_codebook_load(context->study, arena, &out->codebook, err));
    EMIC_TRY(emic_codebook_find(&out->codebook, emic_slice_of(context->operands[0]), arena,
                                &out->code, err));
    return emic_comparison_list_load(context->study, &out->codebook, out->code, &window, arena,
                                     &out->list, err);
}

/* --- Comparing -------------------------------------------------------------------------------- */

/* "3:17:differs". */
static emic_status parse_record(const char *word, emic_comparison *out, emic_error *err)
{
    long long earlier, later;
    char verdict[16];
    if (sscanf(word, "%18lld:%18lld:%15s", &earlier, &later, verdict) != 3 || earlier < 1 ||
        later < 1)
        return emic_fail(err, EMIC_INVALID,
                         "--record \"%s\": write two codings and a verdict, such as 3:17:same",
                         word);
    out->earlier = earlier;
    out->later = later;
    return emic_comparison_verdict_find(emic_slice_of(verdict), &out->verdict, err);
}

static bool has_segment_of(const comparison_of *comparison, const emic_citation *coding)
{
    const emic_code *code = &comparison->codebook.items[comparison->code];
    size_t at = (size_t)coding->code_at;
    return at >= comparison->code && at < code->end;
}

static emic_status record(const emic_context *context, const comparison_of *comparison,
                          const char *word, emic_id coder, emic_error *err)
{
    emic_comparison verdict = {.coder = coder};
    emic_citation coding;
    EMIC_TRY(parse_record(word, &verdict, err));
    const emic_id codings[] = {verdict.earlier, verdict.later};
    for (int i = 0; i < 2; i++) {
        EMIC_TRY(emic_citation_load(context->study, &comparison->codebook, codings[i],
                                    context->arena, &coding, err));
        if (!has_segment_of(comparison, &coding))
            return emic_fail(err, EMIC_INVALID, "coding %lld is not coded with %s",
                             (long long)codings[i], context->operands[0]);
    }
    verdict.memo = emic_slice_of(option_value(context, "memo"));
    return emic_comparison_record(context->study, &verdict, err);
}

static emic_status run_records(const emic_context *context, const comparison_of *comparison,
                               emic_id coder, emic_error *err)
{
    size_t count = 0;
    for (; option_repeat(context, "record", count); count++)
        EMIC_TRY(record(context, comparison, option_repeat(context, "record", count), coder, err));
    output_note(context, "recorded %s", output_count(count, "comparison", context->arena));
    return EMIC_OK;
}

static emic_status run_sitting(emic_context *context, comparison_of *comparison, emic_error *err)
{
    compare_sitting sitting = {.codebook = &comparison->codebook, .list = &comparison->list};
    if (option_given(context, "memo"))
        return emic_fail(err, EMIC_INVALID, "--memo goes with --record; in the terminal press m");
    if (comparison->list.pairs.count == 0)
        return emic_fail(err, EMIC_INVALID, "%s has %s: nothing to compare", context->operands[0],
                         output_count(comparison->list.segments.count, "segment", context->arena));
    EMIC_TRY(compare_sitting_run(context, &sitting, err));
    output_note(context, "%s decided, %zu to go",
                output_count(sitting.decided, "pair", context->arena), sitting.left);
    if (sitting.signal)
        raise(sitting.signal);
    return EMIC_OK;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    comparison_of comparison;
    emic_id coder;
    (void)exit;
    EMIC_TRY(load(context, &comparison, err));
    EMIC_TRY(named_coder(context, &coder, err));
    return option_given(context, "record") ? run_records(context, &comparison, coder, err)
                                           : run_sitting(context, &comparison, err);
}

/* --- Listing ---------------------------------------------------------------------------------- */

static void add_row(const comparison_of *comparison, const emic_comparison *pair, emic_table *table)
{
    const emic_citation *earlier = &comparison->list.segments.items[pair->earlier_at];
    const emic_citation *later = &comparison->list.segments.items[pair->later_at];
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_integer(pair->earlier);
    cell[1] = emic_cell_text(earlier->words);
    cell[2] = emic_cell_integer(pair->later);
    cell[3] = emic_cell_text(later->words);
    cell[4] = emic_cell_text(emic_slice_of(emic_comparison_verdict_name(pair->verdict)));
    if (pair->verdict == EMIC_NOT_COMPARED)
        return;
    cell[5] = emic_cell_integer(pair->definition);
    cell[6] = emic_cell_text(pair->stale ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
    cell[7] = emic_cell_text(pair->coder_name);
    cell[8] = emic_cell_text(pair->memo);
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "earlier", .title = "Before", .right = true},
        {.name = "earlier_words", .title = "It says", .wrap = true},
        {.name = "later", .title = "Now", .right = true},
        {.name = "later_words", .title = "It says", .wrap = true},
        {.name = "verdict", .title = "Verdict"},
        {.name = "definition", .use = EMIC_COLUMN_DATA},
        {.name = "stale", .title = "Out of date"},
        {.name = "coder", .use = EMIC_COLUMN_DATA},
        {.name = "memo", .title = "Memo", .wrap = true},
    };
    comparison_of comparison;
    size_t open = 0, stale = 0;
    emic_arena *arena = context->arena;
    EMIC_TRY(load(context, &comparison, err));
    emic_table *table = emic_table_make(arena, "Segments against those coded before");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < comparison.list.pairs.count; i++) {
        const emic_comparison *pair = &comparison.list.pairs.items[i];
        if (option_given(context, "open") && !compare_is_open(pair))
            continue;
        add_row(&comparison, pair, table);
        open += pair->verdict == EMIC_NOT_COMPARED;
        stale += pair->stale;
    }
    emic_table_add_note(
        table, "%s of %s: %zu open, %zu decided under an older definition of the code.",
        output_count(table->rows.count, "pair", arena),
        output_count(comparison.list.segments.count, "segment", arena), open, stale);
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const char *gap_of(const emic_comparison_state *state)
{
    return state->segments > 1 && state->compared == 0          ? "never compared"
           : state->compared && state->last < state->definition ? "definition changed since"
                                                                : "";
}

static emic_status run_gaps(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "code", .title = "Code"},
        {.name = "gap", .title = "Gap"},
        {.name = "segments", .title = "Segments", .right = true},
        {.name = "compared", .title = "Compared", .right = true},
        {.name = "compared_under", .title = "Under definition", .right = true},
        {.name = "definition", .title = "Definition now", .right = true},
    };
    emic_codebook codebook;
    emic_comparison_state *states;
    emic_arena *arena = context->arena;
    (void)exit;
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(emic_comparison_state_load(context->study, &codebook, arena, &states, err));
    emic_table *table = emic_table_make(arena, "Codes that were not compared");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < codebook.count; i++) {
        if (!*gap_of(&states[i]))
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(codebook.items[i].path);
        cell[1] = emic_cell_text(emic_slice_of(gap_of(&states[i])));
        cell[2] = emic_cell_integer(states[i].segments);
        cell[3] = emic_cell_integer(states[i].compared);
        if (states[i].last)
            cell[4] = emic_cell_integer(states[i].last);
        cell[5] = emic_cell_integer(states[i].definition);
    }
    emic_table_add_note(table, "%s. A code with one segment has nothing to compare.",
                        output_count(table->rows.count, "gap", arena));
    return output_table(context, table, err);
}

#define OPTION_WINDOW                                                                              \
    {"against", 0, OPTION_TEXT, "N", "with how many before it a segment is compared (else 3)"},    \
    {                                                                                              \
        "earliest", 0, OPTION_FLAG, NULL, "with the earliest of those before it, not the latest"   \
    }

static const emic_option options[] = {
    OPTION_WINDOW,
    {"record", 0, OPTION_REPEAT, "EARLIER:LATER:VERDICT",
     "two codings by id, and same or differs; may be repeated"},
    {"memo", 'm', OPTION_TEXT, "TEXT", "what the comparison showed"},
    OPTION_CODER,
    {0},
};
static const emic_option list_options[] = {
    OPTION_WINDOW, {"open", 0, OPTION_FLAG, NULL, "only pairs that wait for a verdict"},
    OPTION_FORMAT, OPTION_OUTPUT,
    OPTION_FORCE,  {0},
};
static const emic_option gaps_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_compare = {
    .name = "compare",
    .operands = "CODE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run,
    .options = options,
    .summary = "Compare each segment of a code with those coded before it",
    .details = "In a terminal the pairs come one by one: s same, d differs, m a memo, space skips, "
               "u undoes, q leaves; each decision is stored at once, and the next time goes on "
               "where this one ended. Without a terminal --record stores verdicts. Segments of the "
               "codes below CODE are compared, too; a passage that several people coded is one "
               "segment. When the definition of a code changes, its pairs come again.",
    .example = "emic compare FEAR --record 542:912:differs --coder A",
};

const emic_command command_compare_list = {
    .name = "compare list",
    .operands = "CODE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List the pairs of a code's segments with their verdicts",
    .example = "emic compare list FEAR --open --against 1",
};

const emic_command command_compare_gaps = {
    .name = "compare gaps",
    .needs = NEEDS_READ,
    .run = run_gaps,
    .options = gaps_options,
    .summary = "List codes never compared, or defined anew since they were",
    .example = "emic compare gaps",
};
