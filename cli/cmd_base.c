/* emic base add, load, list, remove: named sub-bases. */
#include "commands.h"
#include "input.h"
#include "output.h"

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    const char *condition = option_value(context, "where");
    emic_selection all = {0};
    emic_cases cases;
    const emic_where *where;
    size_t members = 0;
    (void)exit;
    if (!condition)
        return emic_fail(err, EMIC_INVALID, "say with --where CONDITION who belongs to it");
    EMIC_TRY(emic_cases_load(context->study, &all, context->arena, &cases, err));
    EMIC_TRY(emic_where_parse(&cases, emic_slice_of(condition), context->arena, &where, err));
    bool *chosen = emic_where_select(where, &cases, context->arena, NULL);
    emic_id *ids = emic_arena_array(context->arena, cases.count + 1, sizeof *ids);
    for (size_t i = 0; i < cases.count; i++)
        if (chosen[i])
            ids[members++] = cases.items[i].participant.id;
    EMIC_TRY(emic_sub_base_add(context->study, emic_slice_of(context->operands[0]),
                               emic_slice_of(condition), ids, members, err));
    output_note(context, "base %s: %s", context->operands[0],
                output_count(members, "participant", context->arena));
    return EMIC_OK;
}

static emic_status run_load(emic_context *context, int *exit, emic_error *err)
{
    emic_slice text;
    emic_load_summary summary;
    (void)exit;
    EMIC_TRY(input_text(context, context->operands[0], &text, err));
    EMIC_TRY(emic_sub_base_load(context->study, context->operands[0], text, &summary, err));
    output_note(context, "bases: %s", input_summary(context, &summary));
    return EMIC_OK;
}

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    (void)exit;
    EMIC_TRY(emic_sub_base_remove(context->study, emic_slice_of(context->operands[0]), err));
    output_note(context, "removed the base %s", context->operands[0]);
    return EMIC_OK;
}

/* The labels of a base's members, and how many would not be in it if it were made now. */
static const char *members_of(const emic_sub_base *base, const emic_cases *cases, emic_arena *arena)
{
    const char *labels = "";
    for (size_t i = 0; i < base->participants.count; i++) {
        int at = emic_cases_at(cases, base->participants.items[i]);
        if (at >= 0)
            labels = emic_arena_format(arena, "%s%s%.*s", labels, *labels ? ", " : "",
                                       EMIC_ARG(cases->items[at].participant.label));
    }
    return labels;
}

static bool is_as_now(const emic_sub_base *base, const emic_cases *cases, emic_arena *arena)
{
    const emic_where *where;
    emic_error ignored;
    size_t now = 0;
    if (emic_where_parse(cases, base->condition, arena, &where, &ignored) != EMIC_OK)
        return false;
    bool *chosen = emic_where_select(where, cases, arena, &now);
    for (size_t i = 0; i < base->participants.count; i++) {
        int at = emic_cases_at(cases, base->participants.items[i]);
        if (at < 0 || !chosen[at])
            return false;
    }
    return now == base->participants.count;
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "base", .title = "Base"},
        {.name = "condition", .title = "Condition", .wrap = true},
        {.name = "n", .title = "n", .right = true},
        {.name = "participants", .title = "Participants", .wrap = true},
        {.name = "as_now", .title = "As now"},
    };
    emic_selection all = {0};
    emic_cases cases;
    EMIC_TRY(emic_cases_load(context->study, &all, context->arena, &cases, err));
    emic_table *table = emic_table_make(context->arena, "Sub-bases");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < cases.bases.count; i++) {
        const emic_sub_base *base = &cases.bases.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(base->name);
        cell[1] = emic_cell_text(base->condition);
        cell[2] = emic_cell_integer((int64_t)base->participants.count);
        cell[3] = emic_cell_text(emic_slice_of(members_of(base, &cases, context->arena)));
        cell[4] = emic_cell_text(is_as_now(base, &cases, context->arena) ? EMIC_LITERAL("yes")
                                                                         : EMIC_LITERAL("no"));
    }
    emic_table_add_note(table, "A base keeps the participants who fitted when it was made; \"As "
                               "now\" says whether the condition would choose the same today.");
    if (cases.bases.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option add_options[] = {
    {"where", 'w', OPTION_TEXT, "CONDITION", "who belongs to it"},
    {0},
};
static const emic_option load_options[] = {OPTION_ENCODING, {0}};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_base_add = {
    .name = "base add",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Name a sub-base and freeze who is in it",
    .details =
        "Tables take it with --base NAME, conditions with base:NAME. Later changes of attributes "
        "or "
        "codings do not change who is in it. A condition compares attributes (= != < <= > >=) with "
        "words, numbers or \"quoted words\", asks for codes (code:HARM/FEAR, or code:FEAR = "
        "denied; "
        "also affirmed, \"not raised\", \"not asked\", unjudged) or for a base (base:NAME), and "
        "joins "
        "such terms with and, or, not and parentheses. A value that is not known fits only = \"\".",
    .example = "emic base add local-raid --where 'group = TP and local_raid = yes'",
};

const emic_command command_base_load = {
    .name = "base load",
    .operands = "FILE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_load,
    .options = load_options,
    .summary = "Load sub-bases as an archive holds them",
    .details = "The columns are base, condition and participant, a row a member.",
    .example = "emic base load bases.csv",
};

const emic_command command_base_list = {
    .name = "base list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List sub-bases with their members",
    .example = "emic base list",
};

const emic_command command_base_remove = {
    .name = "base remove",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .summary = "Remove a sub-base",
    .example = "emic base remove local-raid",
};
