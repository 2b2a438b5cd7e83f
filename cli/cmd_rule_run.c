/* emic rule preview, apply: what rules find, and coding it. */
#include "commands.h"
#include "filter.h"
#include "input.h"
#include "named.h"
#include "output.h"
#include "rule_said.h"
#include <stdlib.h>

/* --document, and the participants that --participant, --group and --where leave. */
static emic_status read_range(const emic_context *context, const filter_people *people,
                              emic_rule_range *out, emic_error *err)
{
    const char *document = option_value(context, "document");
    emic_id *ids = emic_arena_array(context->arena, people->list.count + 1, sizeof *ids);
    *out = (emic_rule_range){0};
    if (document)
        EMIC_TRY(emic_document_find(context->study, emic_slice_of(document), &out->document, err));
    if (!people->chosen)
        return EMIC_OK;
    for (size_t i = 0; i < people->list.count; i++)
        if (people->chosen[i])
            ids[out->participant_count++] = people->list.items[i].id;
    out->participants = ids;
    return EMIC_OK;
}

/* The rule that the operand names, or the one that the options say. */
static emic_status find_rule(const emic_context *context, const emic_codebook *codebook,
                             emic_coding_rule *out, emic_error *err)
{
    bool said = rule_is_said(context);
    if (context->operand_count == 0)
        return rule_said(context, codebook, out, err);
    if (said)
        return emic_fail(err, EMIC_INVALID,
                         "say either the name of a rule or what it is to find, not both");
    return emic_coding_rule_find(context->study, emic_slice_of(context->operands[0]),
                                 context->arena, out, err);
}

typedef enum by_what { BY_DOCUMENT, BY_PARTICIPANT, BY_GROUP } by_what;

static emic_status read_by(const emic_context *context, by_what *out, emic_error *err)
{
    static const char *const names[] = {"document", "participant", "group"};
    const char *by = option_value(context, "by");
    *out = BY_DOCUMENT;
    for (int i = 0; by && i < 3; i++) {
        if (strcmp(by, names[i]) != 0)
            continue;
        *out = (by_what)i;
        return EMIC_OK;
    }
    return by ? emic_fail(err, EMIC_INVALID,
                          "unknown --by \"%s\"; it is document, participant or group", by)
              : EMIC_OK;
}

static emic_slice label_of(const filter_people *people, emic_id participant)
{
    int at = filter_people_at(people, participant);
    return at < 0 ? (emic_slice){0} : people->list.items[at].label;
}

static emic_slice group_of(const filter_people *people, emic_id participant)
{
    int at = filter_people_at(people, participant);
    for (size_t i = 0; at >= 0 && i < people->list.attributes.count; i++)
        if (people->list.attributes.items[i].grouping)
            return people->list.items[at].values[i];
    return (emic_slice){0};
}

/* Counts joined by what they are counted by: `key` is a document, a participant or a group. */
typedef struct count_row {
    emic_slice key;
    emic_id participant;
    int64_t hits, passages, already;
} count_row;

typedef struct count_rows {
    count_row *items;
    size_t count, capacity;
} count_rows;

static void join_counts(const emic_rule_preview *preview, const filter_people *people, by_what by,
                        emic_arena *arena, count_rows *out)
{
    for (size_t i = 0; i < preview->counts.count; i++) {
        const emic_rule_count *count = &preview->counts.items[i];
        emic_slice key = by == BY_DOCUMENT      ? count->document
                         : by == BY_PARTICIPANT ? label_of(people, count->participant)
                                                : group_of(people, count->participant);
        size_t at = by == BY_DOCUMENT && out->count ? out->count - 1 : 0;
        bool apart = by == BY_DOCUMENT; /* a row for each who speaks in it */
        while (at < out->count && (!emic_slice_equal(out->items[at].key, key) ||
                                   (apart && out->items[at].participant != count->participant)))
            at++;
        if (at == out->count)
            *EMIC_PUSH(arena, out) = (count_row){.key = key, .participant = count->participant};
        out->items[at].hits += count->hits;
        out->items[at].passages += count->passages;
        out->items[at].already += count->already;
    }
}

static emic_table *count_table(const count_rows *rows, const filter_people *people, by_what by,
                               emic_arena *arena)
{
    static const emic_column keys[] = {{.name = "document", .title = "Document"},
                                       {.name = "participant", .title = "Participant"},
                                       {.name = "group", .title = "Group"}};
    emic_table *table = emic_table_make(arena, "What the rule finds");
    for (int i = (int)by; i < 3; i++)
        emic_table_add_column(table, keys[i]);
    emic_table_add_column(table, (emic_column){.name = "hits", .title = "Hits", .right = true});
    emic_table_add_column(table,
                          (emic_column){.name = "passages", .title = "Passages", .right = true});
    emic_table_add_column(table,
                          (emic_column){.name = "already", .title = "Already", .right = true});
    for (size_t i = 0; i < rows->count; i++) {
        const count_row *row = &rows->items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        *cell++ = emic_cell_text(row->key);
        if (by == BY_DOCUMENT)
            *cell++ = emic_cell_text(label_of(people, row->participant));
        if (by != BY_GROUP)
            *cell++ = emic_cell_text(group_of(people, row->participant));
        *cell++ = emic_cell_integer(row->hits);
        *cell++ = emic_cell_integer(row->passages);
        *cell++ = emic_cell_integer(row->already);
    }
    return table;
}

static emic_table *sample_table(const emic_rule_preview *preview, const filter_people *people,
                                emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "document", .title = "Document"},
        {.name = "participant", .title = "Participant"},
        {.name = "start", .title = "Start", .right = true},
        {.name = "end", .title = "End", .right = true},
        {.name = "coded_start", .use = EMIC_COLUMN_DATA},
        {.name = "coded_end", .use = EMIC_COLUMN_DATA},
        {.name = "before", .title = "Before", .right = true},
        {.name = "found", .title = "Found"},
        {.name = "after", .title = "After"},
    };
    emic_table *table = emic_table_make(arena, "Some of what the rule finds");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < preview->samples.count; i++) {
        const emic_rule_sample *sample = &preview->samples.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(sample->document);
        cell[1] = emic_cell_text(label_of(people, sample->participant));
        cell[2] = emic_cell_integer(sample->words.start);
        cell[3] = emic_cell_integer(sample->words.end);
        cell[4] = emic_cell_integer(sample->span.start);
        cell[5] = emic_cell_integer(sample->span.end);
        cell[6] = emic_cell_text(sample->before);
        cell[7] = emic_cell_text(sample->found);
        cell[8] = emic_cell_text(sample->after);
    }
    return table;
}

static void add_totals(const emic_coding_rule *rule, const emic_rule_preview *preview,
                       emic_table *table)
{
    int64_t hits = 0, passages = 0, already = 0;
    for (size_t i = 0; i < preview->counts.count; i++) {
        hits += preview->counts.items[i].hits;
        passages += preview->counts.items[i].passages;
        already += preview->counts.items[i].already;
    }
    emic_table_add_note(
        table, "%s in %s; %lld of these have the code already.",
        output_count((size_t)hits, "hit", table->arena),
        output_count((size_t)passages, emic_rule_scope_name(rule->scope), table->arena),
        (long long)already);
    if (preview->withheld)
        emic_table_add_note(table, "The text of %s is withheld.",
                            output_count((size_t)preview->withheld, "document", table->arena));
}

static emic_status run_preview(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_coding_rule rule;
    emic_rule_range range;
    emic_rule_preview preview;
    filter_people people;
    by_what by;
    int64_t samples, seed;
    count_rows rows = {0};
    EMIC_TRY(read_by(context, &by, err));
    EMIC_TRY(option_number(context, "sample", 1, 10000, 0, &samples, err));
    EMIC_TRY(option_number(context, "seed", 0, INT64_MAX, 1, &seed, err));
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(find_rule(context, &codebook, &rule, err));
    EMIC_TRY(filter_people_load(context, &people, err));
    EMIC_TRY(read_range(context, &people, &range, err));
    EMIC_TRY(emic_coding_rule_preview(context->study, &rule, &range, (size_t)samples,
                                      (uint64_t)seed, context->arena, &preview, err));
    join_counts(&preview, &people, by, context->arena, &rows);
    emic_table *table = samples ? sample_table(&preview, &people, context->arena)
                                : count_table(&rows, &people, by, context->arena);
    add_totals(&rule, &preview, table);
    if (preview.counts.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

/* The rules that the operands name, or with --all every one. */
static emic_status list_rules(const emic_context *context, emic_coding_rule_list *out,
                              emic_error *err)
{
    bool all = option_given(context, "all");
    *out = (emic_coding_rule_list){0};
    if (all == (context->operand_count > 0))
        return emic_fail(err, EMIC_INVALID, "say which rules to apply: their names, or --all");
    if (all)
        return emic_coding_rule_list_load(context->study, context->arena, out, err);
    for (int i = 0; i < context->operand_count; i++)
        EMIC_TRY(emic_coding_rule_find(context->study, emic_slice_of(context->operands[i]),
                                       context->arena, EMIC_PUSH(context->arena, out), err));
    return EMIC_OK;
}

static void tell_applied(const emic_context *context, const emic_coding_rule *rule,
                         const emic_rule_applied *applied)
{
    emic_arena *arena = context->arena;
    output_note(context, "rule %.*s: %s, %lld there before; %s in all", EMIC_ARG(rule->name),
                output_count((size_t)applied->added, "coding", arena), (long long)applied->there,
                output_count((size_t)applied->hits, "hit", arena));
    if (applied->held)
        output_note(context,
                    "rule %.*s: %s left alone, because somebody took the coding away since the "
                    "rule made it; --again makes it anew",
                    EMIC_ARG(rule->name),
                    output_count((size_t)applied->held, emic_rule_scope_name(rule->scope), arena));
    if (applied->withheld)
        output_note(context, "rule %.*s: the text of %s is withheld", EMIC_ARG(rule->name),
                    output_count((size_t)applied->withheld, "document", arena));
}

static emic_status read_by_whom(const emic_context *context, emic_rule_coding *out, emic_error *err)
{
    EMIC_TRY(option_number(context, "round", 1, INT32_MAX, 1, &out->round, err));
    out->again = option_given(context, "again");
    return named_coder(context, &out->coder, err);
}

static emic_status run_apply(emic_context *context, int *exit, emic_error *err)
{
    emic_coding_rule_list rules;
    emic_rule_coding by;
    emic_rule_range range;
    emic_rule_applied applied;
    filter_people people;
    EMIC_TRY(list_rules(context, &rules, err));
    EMIC_TRY(read_by_whom(context, &by, err));
    EMIC_TRY(filter_people_load(context, &people, err));
    EMIC_TRY(read_range(context, &people, &range, err));
    int64_t hits = 0;
    for (size_t i = 0; i < rules.count; i++) {
        EMIC_TRY(
            emic_coding_rule_apply(context->study, &rules.items[i], &range, &by, &applied, err));
        tell_applied(context, &rules.items[i], &applied);
        hits += applied.hits;
    }
    if (hits == 0)
        *exit = EXIT_NEGATIVE;
    return EMIC_OK;
}

static const emic_option preview_options[] = {
    OPTION_RULE_PATTERN,
    OPTION_RULE_WORDS,
    OPTION_RULE_CODE,
    OPTION_RULE_SCOPE,
    OPTION_RULE_ROLE,
    OPTION_RULE_FOLD,
    OPTION_RULE_STEM,
    OPTION_RULE_LANGUAGE,
    {"by", 'b', OPTION_TEXT, "WHAT", "count by document (default), participant or group"},
    {"sample", 0, OPTION_TEXT, "N", "show N places, drawn by lot, instead of counts"},
    {"seed", 0, OPTION_TEXT, "N", "draw others (else 1)"},
    OPTION_ENCODING,
    FILTER_DOCUMENT,
    FILTER_PARTICIPANT,
    FILTER_GROUP,
    FILTER_WHERE,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
};
static const emic_option apply_options[] = {
    {"all", 0, OPTION_FLAG, NULL, "apply every rule of the study"},
    OPTION_CODER,
    {"round", 'r', OPTION_TEXT, "N", "the round of coding (else 1)"},
    {"again", 0, OPTION_FLAG, NULL, "code also what was taken away since the rule coded it"},
    FILTER_DOCUMENT,
    FILTER_PARTICIPANT,
    FILTER_GROUP,
    FILTER_WHERE,
    {0},
};

const emic_command command_rule_preview = {
    .name = "rule preview",
    .operands = "[NAME]",
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_preview,
    .options = preview_options,
    .summary = "Show what a rule finds, before it codes anything",
    .details =
        "Hits are the places that fit; passages are the different words, sentences, turns or "
        "paragraphs around them, each of which becomes one coding; \"already\" are the passages "
        "that somebody has coded with the rule's code already. Without a name the options say a "
        "rule as in emic rule add, and nothing is stored. Exit 1 when nothing is found.",
    .example = "emic rule preview --pattern \"\\bnobody (told|asked)\\b\" --sample 5",
};

const emic_command command_rule_apply = {
    .name = "rule apply",
    .operands = "[NAME...]",
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_apply,
    .options = apply_options,
    .summary = "Code what rules find",
    .details =
        "Each coding remembers its rule. Applied again, a rule adds only what is new: what is "
        "coded already stays, and what somebody took away since stays away, also where the text "
        "around it was revised, unless --again is given. In an interview with one participant the "
        "filters take the interviewer's words with the participant's; the rule's own --role keeps "
        "them apart.",
    .example = "emic rule apply fear --coder A",
};
