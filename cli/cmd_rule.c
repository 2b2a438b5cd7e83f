/* emic rule add, list, show, remove. What rules find and code is cmd_rule_run.c's business. */
#include "commands.h"
#include "input.h"
#include "output.h"
#include "rule_said.h"

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_coding_rule rule;
    emic_id id;
    (void)exit;
    if (!option_given(context, "code"))
        return emic_fail(err, EMIC_INVALID, "say with --code CODE what the rule codes with");
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(rule_said(context, &codebook, &rule, err));
    rule.name = emic_slice_of(context->operands[0]);
    EMIC_TRY(emic_coding_rule_add(context->study, &rule, &id, err));
    output_note(context,
                "rule %s: codes the %s with %.*s; emic rule preview %s shows what it finds",
                context->operands[0], emic_rule_scope_name(rule.scope),
                EMIC_ARG(rule_code_path(&codebook, &rule)), context->operands[0]);
    return EMIC_OK;
}

static emic_cell flag_cell(bool flag)
{
    return emic_cell_text(flag ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
}

static emic_cell stem_cell(const emic_coding_rule *rule)
{
    return rule->stem ? emic_cell_text(rule->language) : flag_cell(false);
}

/* The line of `rest` that comes next, which it passes. */
static emic_slice take_line(emic_slice *rest)
{
    const char *end = memchr(rest->data, '\n', rest->length);
    emic_slice line = {rest->data, end ? (size_t)(end - rest->data) : rest->length};
    *rest = emic_slice_from(*rest, line.length + (end != NULL));
    return emic_slice_trim(line);
}

/* The pattern, or the first words of a list: "afraid, scared and 12 more". */
static emic_slice summary_of(const emic_coding_rule *rule, emic_arena *arena)
{
    enum { MOST_WORDS = 8 };
    const char *text = "";
    size_t count = 0;
    emic_slice rest = rule->body;
    if (rule->kind == EMIC_RULE_PATTERN)
        return rule->body;
    while (rest.length) {
        emic_slice line = take_line(&rest);
        count += line.length > 0;
        if (line.length && count <= MOST_WORDS)
            text =
                emic_arena_format(arena, "%s%s%.*s", text, count > 1 ? ", " : "", EMIC_ARG(line));
    }
    if (count > MOST_WORDS)
        text = emic_arena_format(arena, "%s and %zu more", text, count - MOST_WORDS);
    return emic_slice_of(text);
}

static emic_table *make_list(const emic_coding_rule_list *rules, const emic_codebook *codebook,
                             emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "rule", .title = "Rule"},
        {.name = "kind", .title = "Kind"},
        {.name = "finds", .title = "Finds", .wrap = true},
        {.name = "code", .title = "Code"},
        {.name = "scope", .title = "Scope"},
        {.name = "role", .title = "Said by"},
        {.name = "fold", .title = "Fold"},
        {.name = "stem", .title = "Stem"},
        {.name = "codings", .title = "Codings", .right = true},
    };
    emic_table *table = emic_table_make(arena, "Rules");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < rules->count; i++) {
        const emic_coding_rule *rule = &rules->items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(rule->name);
        cell[1] = emic_cell_text(emic_slice_of(emic_rule_kind_name(rule->kind)));
        cell[2] = emic_cell_text(summary_of(rule, arena));
        cell[3] = emic_cell_text(rule_code_path(codebook, rule));
        cell[4] = emic_cell_text(emic_slice_of(emic_rule_scope_name(rule->scope)));
        cell[5] = emic_cell_text(emic_slice_of(rule_role_name(rule)));
        cell[6] = flag_cell(rule->fold);
        cell[7] = stem_cell(rule);
        cell[8] = emic_cell_integer(rule->codings);
    }
    return table;
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    emic_coding_rule_list rules;
    emic_codebook codebook;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(emic_coding_rule_list_load(context->study, context->arena, &rules, err));
    emic_table *table = make_list(&rules, &codebook, context->arena);
    emic_table_add_note(table, "%s.", output_count(rules.count, "rule", context->arena));
    if (rules.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static void add_fact(emic_table *table, const char *name, emic_cell value)
{
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(emic_slice_of(name));
    cell[1] = value;
}

/* A row for the pattern, or for each of the words. */
static void add_body(emic_table *table, const emic_coding_rule *rule)
{
    emic_slice rest = rule->body;
    if (rule->kind == EMIC_RULE_PATTERN) {
        add_fact(table, "pattern", emic_cell_text(rule->body));
        return;
    }
    while (rest.length) {
        emic_slice line = take_line(&rest);
        if (line.length)
            add_fact(table, "word", emic_cell_text(line));
    }
}

static emic_status run_show(emic_context *context, int *exit, emic_error *err)
{
    emic_coding_rule rule;
    emic_codebook codebook;
    (void)exit;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(emic_coding_rule_find(context->study, emic_slice_of(context->operands[0]),
                                   context->arena, &rule, err));
    emic_table *table = emic_table_make(
        context->arena, emic_arena_format(context->arena, "Rule %.*s", EMIC_ARG(rule.name)));
    emic_table_add_column(table, (emic_column){.name = "field", .title = "Field"});
    emic_table_add_column(table, (emic_column){.name = "value", .title = "Value", .wrap = true});
    add_body(table, &rule);
    add_fact(table, "code", emic_cell_text(rule_code_path(&codebook, &rule)));
    add_fact(table, "scope", emic_cell_text(emic_slice_of(emic_rule_scope_name(rule.scope))));
    add_fact(table, "role", emic_cell_text(emic_slice_of(rule_role_name(&rule))));
    add_fact(table, "fold", flag_cell(rule.fold));
    add_fact(table, "stem", stem_cell(&rule));
    add_fact(table, "codings", emic_cell_integer(rule.codings));
    return output_table(context, table, err);
}

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    size_t removed;
    (void)exit;
    EMIC_TRY(emic_coding_rule_remove(context->study, emic_slice_of(context->operands[0]),
                                     option_given(context, "with-codings"), &removed, err));
    if (removed)
        output_note(context, "removed the rule %s and %s", context->operands[0],
                    output_count(removed, "coding", context->arena));
    else
        output_note(context, "removed the rule %s", context->operands[0]);
    return EMIC_OK;
}

static const emic_option add_options[] = {
    OPTION_RULE_PATTERN, OPTION_RULE_WORDS,
    OPTION_RULE_CODE,    OPTION_RULE_SCOPE,
    OPTION_RULE_ROLE,    OPTION_RULE_FOLD,
    OPTION_RULE_STEM,    OPTION_RULE_LANGUAGE,
    OPTION_ENCODING,     {0},
};
static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};
static const emic_option remove_options[] = {
    {"with-codings", 0, OPTION_FLAG, NULL, "remove what it coded, too"},
    {0},
};

const emic_command command_rule_add = {
    .name = "rule add",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "Store a rule that codes: a pattern or a list of words",
    .details =
        "A rule finds places in what is said, never in speakers' labels or time stamps, and codes "
        "the word, sentence, turn or paragraph around each; several places in one sentence make "
        "one coding. It codes nothing before emic rule apply.\n\n"
        "Words fit whole words, capitals and all; any white space fits any other. A pattern is a "
        "regular expression as in Perl (PCRE2) and sees one turn: \\b is the edge of a word, ^ the "
        "beginning of the turn, (?i) makes capitals alike. With --fold Strasse is Straße and cafe "
        "is Café; with --stem, for words, wait is also waited and Waiting, by rules that know no "
        "dictionary and err at times.",
    .example = "emic rule add fear --words \"afraid, no safe place\" --code HARM/FEAR --fold",
};

const emic_command command_rule_list = {
    .name = "rule list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List rules and how much each has coded",
    .example = "emic rule list",
};

const emic_command command_rule_show = {
    .name = "rule show",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_show,
    .options = list_options,
    .summary = "Show a rule with all its words",
    .example = "emic rule show fear",
};

const emic_command command_rule_remove = {
    .name = "rule remove",
    .operands = "NAME",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .options = remove_options,
    .summary = "Remove a rule",
    .details = "Codings remember the rule that made them, so a rule that has coded goes only "
               "together with its codings.",
    .example = "emic rule remove fear --with-codings",
};
