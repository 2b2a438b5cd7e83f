/* emic relation add, evidence, list, remove, and its types. */
#include "commands.h"
#include "evidence_words.h"
#include "filter.h"
#include "named.h"
#include "output.h"

/* A type that is said by its inverse: the relation is stored from its other end. */
static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_relation relation = {0};
    size_t source, target;
    bool inverse;
    emic_id id;
    const char *const *words = context->operands;
    emic_arena *arena = context->arena;
    (void)exit;
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(emic_codebook_find(&codebook, emic_slice_of(words[0]), arena, &source, err));
    EMIC_TRY(emic_codebook_find(&codebook, emic_slice_of(words[2]), arena, &target, err));
    EMIC_TRY(emic_relation_type_find(context->study, emic_slice_of(words[1]), &relation.type,
                                     &inverse, err));
    relation.source = codebook.items[inverse ? target : source].id;
    relation.target = codebook.items[inverse ? source : target].id;
    relation.memo = emic_slice_of(option_value(context, "memo"));
    EMIC_TRY(named_coder(context, &relation.coder, err));
    EMIC_TRY(emic_relation_add(context->study, &relation, &id, err));
    output_note(context, "relation %lld: %.*s %s %.*s", (long long)id,
                EMIC_ARG(codebook.items[source].path), words[1],
                EMIC_ARG(codebook.items[target].path));
    return EMIC_OK;
}

static emic_status run_evidence(emic_context *context, int *exit, emic_error *err)
{
    emic_id id;
    (void)exit;
    EMIC_TRY(named_id(context->operands[0], "relation", "emic relation list", &id, err));
    EMIC_TRY(emic_relation_check(context->study, id, err));
    return evidence_words_store(context, EMIC_EVIDENCE_OF_RELATION, id, err);
}

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    (void)exit;
    for (int i = 0; i < context->operand_count; i++) {
        emic_id id;
        EMIC_TRY(named_id(context->operands[i], "relation", "emic relation list", &id, err));
        EMIC_TRY(emic_relation_remove(context->study, id, err));
    }
    output_note(context, "removed %s",
                output_count((size_t)context->operand_count, "relation", context->arena));
    return EMIC_OK;
}

static bool is_chosen(const emic_relation *relation, const bool *codes)
{
    return !codes || codes[relation->source_at] || codes[relation->target_at];
}

static void add_row(const emic_relation *relation, const emic_codebook *codebook, emic_table *table)
{
    bool implied = relation->id == 0, unsupported = relation->evidence.count[EMIC_SUPPORTS] == 0;
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[1] = emic_cell_text(codebook->items[relation->source_at].path);
    cell[2] = emic_cell_text(relation->type_name);
    cell[3] = emic_cell_text(codebook->items[relation->target_at].path);
    cell[8] = emic_cell_text(emic_slice_of(implied ? "implied" : unsupported ? "no support" : ""));
    if (implied)
        return;
    cell[0] = emic_cell_integer(relation->id);
    for (int i = 0; i < 3; i++)
        cell[4 + i] = emic_cell_integer(relation->evidence.count[i]);
    cell[7] = emic_cell_integer(relation->evidence.detached);
    cell[9] = emic_cell_text(relation->coder_name);
    cell[10] = emic_cell_text(relation->memo);
}

/* Adds the rows of relations that the filters leave; how many have no supporting segment. */
static size_t add_rows(const emic_relation_list *list, const emic_codebook *codebook,
                       const emic_coding_filter *filter, emic_table *table)
{
    size_t without = 0;
    for (size_t i = 0; i < list->count; i++) {
        const emic_relation *relation = &list->items[i];
        if (!is_chosen(relation, filter->codes) ||
            (filter->coder && relation->coder != filter->coder))
            continue;
        add_row(relation, codebook, table);
        without += relation->evidence.count[EMIC_SUPPORTS] == 0;
    }
    return without;
}

static emic_status add_implied(const emic_context *context, const emic_relation_list *stated,
                               const emic_codebook *codebook, const emic_coding_filter *filter,
                               emic_table *table, emic_error *err)
{
    emic_relation_type_list types;
    emic_relation_list implied;
    EMIC_TRY(emic_relation_type_list_load(context->study, context->arena, &types, err));
    emic_relation_implied(stated, &types, context->arena, &implied);
    add_rows(&implied, codebook, filter, table);
    return EMIC_OK;
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "id", .title = "Id", .right = true},
        {.name = "source", .title = "Source"},
        {.name = "type", .title = "Type"},
        {.name = "target", .title = "Target"},
        {.name = "supports", .title = "For", .right = true},
        {.name = "contradicts", .title = "Against", .right = true},
        {.name = "qualifies", .title = "Partly", .right = true},
        {.name = "detached", .use = EMIC_COLUMN_DATA},
        {.name = "flag", .title = "Flag"},
        {.name = "coder", .use = EMIC_COLUMN_DATA},
        {.name = "memo", .use = EMIC_COLUMN_DATA},
    };
    emic_codebook codebook;
    emic_relation_list list;
    emic_coding_filter filter = {0};
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(filter_codings(context, &codebook, &filter, err));
    EMIC_TRY(emic_relation_list_load(context->study, &codebook, arena, &list, err));
    emic_table *table = emic_table_make(arena, "Relations");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    size_t without = add_rows(&list, &codebook, &filter, table);
    emic_table_add_note(table, "%s, %zu without a supporting segment. Counts are codings.",
                        output_count(table->rows.count, "relation", arena), without);
    if (option_given(context, "implied"))
        EMIC_TRY(add_implied(context, &list, &codebook, &filter, table, err));
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

/* --- Types ------------------------------------------------------------------------------------ */

static emic_status run_type_add(emic_context *context, int *exit, emic_error *err)
{
    emic_id id;
    emic_relation_type type = {
        .name = emic_slice_of(context->operands[0]),
        .inverse = emic_slice_of(option_value(context, "inverse")),
        .symmetric = option_given(context, "symmetric"),
        .transitive = option_given(context, "transitive"),
    };
    (void)exit;
    EMIC_TRY(emic_relation_type_add(context->study, &type, &id, err));
    output_note(context, "type of relation %s added", context->operands[0]);
    return EMIC_OK;
}

static emic_status run_type_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "type", .title = "Type"},
        {.name = "inverse", .title = "From the other end"},
        {.name = "symmetric", .title = "Symmetric"},
        {.name = "transitive", .title = "Transitive"},
        {.name = "relations", .title = "Relations", .right = true},
    };
    emic_relation_type_list list;
    (void)exit;
    EMIC_TRY(emic_relation_type_list_load(context->study, context->arena, &list, err));
    emic_table *table = emic_table_make(context->arena, "Types of relation");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(list.items[i].name);
        cell[1] = emic_cell_text(list.items[i].inverse);
        cell[2] = emic_cell_text(emic_slice_of(list.items[i].symmetric ? "yes" : "no"));
        cell[3] = emic_cell_text(emic_slice_of(list.items[i].transitive ? "yes" : "no"));
        cell[4] = emic_cell_integer(list.items[i].relations);
    }
    return output_table(context, table, err);
}

static const emic_option add_options[] = {
    OPTION_CODER, {"memo", 'm', OPTION_TEXT, "TEXT", "why they are related"}, {0}};
static const emic_option evidence_options[] = {EVIDENCE_OPTIONS, {0}};
static const emic_option list_options[] = {
    FILTER_CODE,
    FILTER_CODER,
    {"implied", 0, OPTION_FLAG, NULL, "also what follows from relations of transitive types"},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};
static const emic_option type_add_options[] = {
    {"inverse", 0, OPTION_TEXT, "NAME", "how it reads from the other end"},
    {"symmetric", 0, OPTION_FLAG, NULL, "it reads the same from both ends"},
    {"transitive", 0, OPTION_FLAG, NULL, "from A to B and from B to C, so from A to C"},
    {0},
};
static const emic_option type_list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_relation_add = {
    .name = "relation add",
    .operands = "SOURCE TYPE TARGET",
    .least = 3,
    .most = 3,
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Relate two codes",
    .details =
        "TYPE is one that emic relation type-list shows, or its inverse: then the relation is "
        "stored from its other end.",
    .example = "emic relation add NO_COUNSEL causal_condition FEAR --coder A",
};

const emic_command command_relation_evidence = {
    .name = "relation evidence",
    .operands = "ID CODING...",
    .least = 2,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_evidence,
    .options = evidence_options,
    .summary = "Say which codings a relation rests on",
    .example = "emic relation evidence 1 5 21 --polarity supports",
};

const emic_command command_relation_list = {
    .name = "relation list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List relations with what supports and contradicts them",
    .example = "emic relation list --code FEAR",
};

const emic_command command_relation_remove = {
    .name = "relation remove",
    .operands = "ID...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .summary = "Remove relations by their ids",
    .details = "One that a memo is about stays.",
    .example = "emic relation remove 1",
};

const emic_command command_relation_type_add = {
    .name = "relation type-add",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_type_add,
    .options = type_add_options,
    .summary = "Name a new type of relation",
    .example = "emic relation type-add hinders --inverse hindered_by",
};

const emic_command command_relation_type_list = {
    .name = "relation type-list",
    .needs = NEEDS_READ,
    .run = run_type_list,
    .options = type_list_options,
    .summary = "List the types of relation, those of the coding paradigm first",
    .example = "emic relation type-list",
};
