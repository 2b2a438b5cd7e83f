/* emic codebook merge, split: codings go from one code to another. */
#include "code_option.h"
#include "commands.h"
#include "filter.h"
#include "output.h"
#include <stdlib.h>

/* ", 2 judgements" or nothing. */
static const char *part(const emic_context *context, int64_t count, const char *what)
{
    return count ? emic_arena_format(context->arena, ", %s",
                                     output_count((size_t)count, what, context->arena))
                 : "";
}

static void tell_merge(const emic_context *context, const emic_code *from, const emic_code *into,
                       const emic_merge_summary *done)
{
    output_note(
        context, "%.*s went over to %.*s: %s%s%s%s%s%s", EMIC_ARG(from->path), EMIC_ARG(into->path),
        output_count((size_t)(done->codings + done->joined), "coding", context->arena),
        done->joined ? emic_arena_format(context->arena, " (%lld joined with one there)",
                                         (long long)done->joined)
                     : "",
        part(context, done->judgements, "judgement"), part(context, done->relations, "relation"),
        part(context, done->memos, "memo link"), part(context, done->children, "code"));
    if (done->differed)
        output_note(context, "%s had another polarity there, which stays",
                    output_count((size_t)done->differed, "coding", context->arena));
}

static emic_status run_merge(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    const emic_code *from, *into;
    const char *target = option_value(context, "into");
    int64_t codings = 0;
    (void)exit;
    if (!target)
        return emic_fail(err, EMIC_INVALID, "say with --into CODE where they go");
    for (int i = 0; i < context->operand_count; i++) {
        emic_codebook again;
        emic_merge_summary done;
        EMIC_TRY(code_option_find(context, context->operands[i], &codebook, &from, err));
        EMIC_TRY(code_option_find(context, target, &again, &into, err));
        EMIC_TRY(emic_codebook_merge(context->study, from->id, into->id, &done, err));
        tell_merge(context, from, into, &done);
        EMIC_TRY(code_option_warn(context, from->name, err));
        codings += done.codings;
    }
    if (codings)
        output_note(context, "emic codebook stale lists them: nobody has looked at them under the "
                             "other definition yet");
    return EMIC_OK;
}

typedef struct id_list {
    emic_id *items;
    size_t count, capacity;
} id_list;

/* "3,5 9" of every --codings. */
static emic_status read_ids(const emic_context *context, id_list *out, emic_error *err)
{
    for (size_t i = 0; option_repeat(context, "codings", i); i++) {
        const char *text = option_repeat(context, "codings", i);
        for (const char *at = text; *at; at += strspn(at, ", ")) {
            char *end;
            long long id = strtoll(at, &end, 10);
            if (end == at || id < 1 || (*end && !strchr(", ", *end)))
                return emic_fail(err, EMIC_INVALID,
                                 "--codings \"%s\": write ids, as in 3,5,9; emic coding list shows "
                                 "them",
                                 text);
            *EMIC_PUSH(context->arena, out) = id;
            at = end;
        }
    }
    return EMIC_OK;
}

/* The codings of `from` alone, not of those below it, that the filters leave. */
static emic_status filter_ids(const emic_context *context, const emic_codebook *codebook,
                              const emic_code *from, id_list *out, emic_error *err)
{
    emic_coding_filter filter = {0};
    emic_coding_list list;
    filter_people people;
    EMIC_TRY(filter_codings(context, codebook, &filter, err));
    EMIC_TRY(filter_people_load(context, &people, err));
    EMIC_TRY(emic_coding_list_load(context->study, &filter, codebook, context->arena, &list, err));
    for (size_t i = 0; i < list.count; i++) {
        int who = filter_people_at(&people, list.items[i].participant);
        if (list.items[i].coding.code == from->id && filter_people_keep(&people, who))
            *EMIC_PUSH(context->arena, out) = list.items[i].coding.id;
    }
    return EMIC_OK;
}

static emic_status choose(const emic_context *context, const emic_codebook *codebook,
                          const emic_code *from, id_list *out, emic_error *err)
{
    static const char *const filters[] = {"document", "coder", "round", "participant",
                                          "group",    "where", NULL};
    bool filtered = false, listed = option_given(context, "codings");
    *out = (id_list){0};
    for (int i = 0; filters[i]; i++)
        filtered |= option_given(context, filters[i]);
    if (filtered == listed)
        return emic_fail(err, EMIC_INVALID,
                         "say which codings go: either --codings IDS, or filters such as --coder "
                         "or --document");
    if (listed)
        EMIC_TRY(read_ids(context, out, err));
    else
        EMIC_TRY(filter_ids(context, codebook, from, out, err));
    if (out->count == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "\"%.*s\" has no such codings", EMIC_ARG(from->path));
    return EMIC_OK;
}

static emic_status show_moved(const emic_context *context, emic_id code, emic_error *err)
{
    emic_codebook codebook;
    emic_coding_list list;
    emic_coding_filter filter = {.words = true};
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    const emic_code *to = &codebook.items[emic_codebook_at(&codebook, code)];
    bool *only = emic_arena_array(context->arena, codebook.count, sizeof *only);
    only[to - codebook.items] = true;
    filter.codes = only;
    EMIC_TRY(emic_coding_list_load(context->study, &filter, &codebook, context->arena, &list, err));
    emic_table *table = emic_table_make(
        context->arena, emic_arena_format(context->arena, "What is %.*s now", EMIC_ARG(to->path)));
    emic_table_add_column(table, (emic_column){.name = "id", .title = "Id", .right = true});
    emic_table_add_column(table, (emic_column){.name = "document", .title = "Document"});
    emic_table_add_column(table, (emic_column){.name = "coder", .title = "Coder"});
    emic_table_add_column(table, (emic_column){.name = "words", .title = "Words", .wrap = true});
    for (size_t i = 0; i < list.count; i++) {
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(list.items[i].coding.id);
        cell[1] = emic_cell_text(list.items[i].document);
        cell[2] = emic_cell_text(list.items[i].coder_name);
        cell[3] = emic_cell_text(list.items[i].words);
    }
    emic_table_add_note(table, "%s.", output_count(table->rows.count, "coding", context->arena));
    return output_table(context, table, err);
}

static emic_status run_split(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    const emic_code *from;
    const char *name = option_value(context, "into");
    id_list ids;
    emic_id id;
    int64_t evidence;
    (void)exit;
    if (!name)
        return emic_fail(err, EMIC_INVALID, "say with --into NAME what the new code is called");
    EMIC_TRY(code_option_find(context, context->operands[0], &codebook, &from, err));
    EMIC_TRY(choose(context, &codebook, from, &ids, err));
    emic_code code = emic_code_make(emic_slice_of(name));
    EMIC_TRY(code_option_read(context, &code, err));
    EMIC_TRY(emic_codebook_split(context->study, from->id, &code, ids.items, ids.count, &id,
                                 &evidence, err));
    if (evidence)
        output_note(context, "%s were evidence of judgements on %.*s, and are so no longer",
                    output_count((size_t)evidence, "coding", context->arena), EMIC_ARG(from->path));
    return show_moved(context, id, err);
}

static const emic_option merge_options[] = {
    {"into", 0, OPTION_TEXT, "CODE", "the code that they go over to"},
    {0},
};
static const emic_option split_options[] = {
    {"into", 0, OPTION_TEXT, "NAME", "the new code, beside the old one"},
    {"codings", 0, OPTION_REPEAT, "IDS", "these codings go to it, as in 3,5,9"},
    FILTER_DOCUMENT,
    FILTER_CODER,
    FILTER_ROUND,
    FILTER_PARTICIPANT,
    FILTER_GROUP,
    FILTER_WHERE,
    CODE_BRIEF,
    CODE_DEFINITION,
    CODE_USE_WHEN,
    CODE_NOT_WHEN,
    CODE_COLOUR,
    CODE_MNEMONIC,
    OPTION_FORMAT,
    {0},
};

const emic_command command_codebook_merge = {
    .name = "codebook merge",
    .operands = "CODE...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_merge,
    .options = merge_options,
    .summary = "Let codes go over to another one",
    .details =
        "Codings, judgements, comparisons, relations, propositions, rules, memo links and the "
        "codes below go to the code that stays; the others are retired and remember it. Where one "
        "coder has coded the same words with both, the two codings become one, with the memos and "
        "evidence of both. Refused when somebody is judged to have the one code and not the other.",
    .example = "emic codebook merge HARM/FEAR_AT_NIGHT --into HARM/FEAR",
};

const emic_command command_codebook_split = {
    .name = "codebook split",
    .operands = "CODE",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_split,
    .options = split_options,
    .summary = "Give some codings of a code to a new code beside it",
    .details = "The codings are chosen by their ids or by filters, and shown. The new code has the "
               "level and the rule of the old one.",
    .example = "emic codebook split HARM/FEAR --into FEAR_AT_NIGHT --coder A",
};
