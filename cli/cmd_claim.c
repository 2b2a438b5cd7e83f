/* emic claim load, check, list. */
#include "commands.h"
#include "input.h"
#include "output.h"

static emic_status read_claims(const emic_context *context, emic_claim_list *out, emic_error *err)
{
    emic_slice text;
    const char *path = context->operands[0];
    EMIC_TRY(input_text(context, path, &text, err));
    return emic_claim_parse(path, text, context->arena, out, err);
}

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_claim_list claims;
    emic_load_summary summary;
    (void)exit;
    EMIC_TRY(read_claims(context, &claims, err));
    EMIC_TRY(emic_claim_store(context->study, &claims, &summary, err));
    output_note(context, "claims: %s", input_summary(context, &summary));
    return EMIC_OK;
}

static emic_status run_check(emic_context *context, int *exit, emic_error *err)
{
    emic_selection all = {0};
    emic_cases cases;
    emic_claim_list claims;
    emic_table *table;
    size_t failed;
    if (context->operand_count)
        EMIC_TRY(read_claims(context, &claims, err));
    else
        EMIC_TRY(emic_claim_list_load(context->study, context->arena, &claims, err));
    if (claims.count == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "no claims to check: name a file, or load one first");
    EMIC_TRY(emic_cases_load(context->study, &all, context->arena, &cases, err));
    EMIC_TRY(emic_claim_check_all(&cases, &claims, context->arena, &table, &failed, err));
    if (failed)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "id", .title = "Claim"},
        {.name = "statement", .title = "Statement", .wrap = true},
        {.name = "where", .title = "Where", .wrap = true},
        {.name = "query", .title = "Query", .wrap = true},
        {.name = "relation", .title = "Relation"},
        {.name = "expected", .title = "Expected"},
        {.name = "source", .use = EMIC_COLUMN_DATA},
        {.name = "note", .use = EMIC_COLUMN_DATA},
    };
    emic_claim_list claims;
    EMIC_TRY(emic_claim_list_load(context->study, context->arena, &claims, err));
    emic_table *table = emic_table_make(context->arena, "Claims");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < claims.count; i++) {
        const emic_claim *claim = &claims.items[i];
        const emic_slice fields[] = {claim->label,  claim->statement, claim->condition,
                                     claim->query,  claim->relation,  claim->expected,
                                     claim->source, claim->note};
        emic_cell *cell = emic_table_add_row(table, 0);
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
            cell[k] = emic_cell_text(fields[k]);
    }
    emic_table_add_note(table, "%s.", output_count(claims.count, "claim", context->arena));
    if (claims.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option load_options[] = {OPTION_ENCODING, {0}};
static const emic_option check_options[] = {
    OPTION_ENCODING, OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_claim_load = {
    .name = "claim load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_load,
    .options = load_options,
    .summary = "Keep published statements with the study",
    .details = "Archives hold the claims of a study and check them again.",
    .example = "emic claim load claims.csv",
};

const emic_command command_claim_check = {
    .name = "claim check",
    .operands = "[FILE]",
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_check,
    .options = check_options,
    .summary = "Check published statements against the study",
    .details =
        "The columns of the file are id, statement, where, query, relation, expected, source and "
        "note. where is the base (a condition, empty: everybody who took part). query is "
        "count(CONDITION), sum(ATTRIBUTE), distinct(ATTRIBUTE), each(ATTRIBUTE) or declined(). "
        "relation is =, >=, <=, range (1..10), all, none, all-but-k, majority, sum-to (of several "
        "counts parted by ;) or rank (A > B, of a query with `by ATTRIBUTE`). Without a file the "
        "study's own claims are checked. Exit 1 when one does not hold.",
    .example = "emic claim check claims.csv",
};

const emic_command command_claim_list = {
    .name = "claim list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List the claims of the study",
    .example = "emic claim list",
};
