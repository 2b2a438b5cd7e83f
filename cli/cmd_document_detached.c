/* emic document detached, reattach, log: what revisions left behind. */
#include "commands.h"
#include "filter.h"
#include "output.h"
#include <stdio.h>
#include <stdlib.h>

static emic_status run_detached(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "id", .title = "Id", .right = true},
        {.name = "document", .title = "Document"},
        {.name = "revision", .title = "Revision", .right = true},
        {.name = "start", .use = EMIC_COLUMN_DATA},
        {.name = "end", .use = EMIC_COLUMN_DATA},
        {.name = "code", .title = "Code"},
        {.name = "coder", .title = "Coder"},
        {.name = "round", .use = EMIC_COLUMN_DATA},
        {.name = "why", .title = "Why"},
        {.name = "quote", .title = "Words", .wrap = true},
        {.name = "memo", .use = EMIC_COLUMN_DATA},
    };
    emic_id document = 0;
    emic_codebook codebook;
    emic_detached_list list;
    emic_arena *arena = context->arena;
    if (context->operand_count)
        EMIC_TRY(emic_document_find(context->study, emic_slice_of(context->operands[0]), &document,
                                    err));
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(emic_detached_list_load(context->study, document, arena, &list, err));
    emic_table *table = emic_table_make(arena, "Detached codings");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        const emic_detached *item = &list.items[i];
        int code = emic_codebook_at(&codebook, item->code);
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(item->coding);
        cell[1] = emic_cell_text(item->document_name);
        cell[2] = emic_cell_integer(item->revision);
        cell[3] = emic_cell_integer(item->span.start);
        cell[4] = emic_cell_integer(item->span.end);
        if (code >= 0)
            cell[5] = emic_cell_text(codebook.items[code].path);
        cell[6] = emic_cell_text(item->coder);
        cell[7] = emic_cell_integer(item->round);
        cell[8] = emic_cell_text(item->why);
        cell[9] = emic_cell_text(item->quote);
        cell[10] = emic_cell_text(item->memo);
    }
    emic_table_add_note(table, "%s. No table and no list of codings counts them.",
                        output_count(list.count, "detached coding", arena));
    if (list.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static emic_status fail_several(const emic_context *context, const emic_span_list *places,
                                emic_error *err)
{
    enum { MOST_PLACES = 8 };
    const char *list = "";
    for (size_t i = 0; i < places->count && i < MOST_PLACES; i++)
        list = emic_arena_format(context->arena, "%s%s--span %u:%u", list, i ? ", " : "",
                                 places->items[i].start, places->items[i].end);
    return emic_fail(err, EMIC_AMBIGUOUS, "the quote stands %zu times: say %s%s", places->count,
                     list, places->count > MOST_PLACES ? " and more" : "");
}

static emic_status find_place(const emic_context *context, emic_id document, emic_span *out,
                              emic_error *err)
{
    unsigned start, end;
    char rest;
    emic_text_index text;
    emic_span_list places;
    const char *quote = option_value(context, "quote"), *span = option_value(context, "span");
    if (!quote == !span)
        return emic_fail(err, EMIC_INVALID, "say either --quote \"WORDS\" or --span START:END");
    if (span && sscanf(span, "%9u:%9u%c", &start, &end, &rest) != 2)
        return emic_fail(err, EMIC_INVALID, "--span \"%s\": write START:END, such as 120:180",
                         span);
    if (span) {
        *out = (emic_span){start, end};
        return EMIC_OK;
    }
    EMIC_TRY(emic_document_text(context->study, document, context->arena, &text, err));
    EMIC_TRY(emic_quote_find(&text, emic_slice_of(quote), context->arena, &places, err));
    if (places.count > 1)
        return fail_several(context, &places, err);
    if (places.count == 0)
        return emic_fail(err, EMIC_NOT_FOUND, "the quote is not in the current text: \"%s\"",
                         quote);
    *out = places.items[0];
    return EMIC_OK;
}

static emic_status run_reattach(emic_context *context, int *exit, emic_error *err)
{
    char *end;
    emic_detached item;
    emic_span span;
    long long id = strtoll(context->operands[0], &end, 10);
    (void)exit;
    if (*end || id < 1)
        return emic_fail(err, EMIC_INVALID,
                         "\"%s\" is no coding id; emic document detached shows them",
                         context->operands[0]);
    EMIC_TRY(emic_detached_find(context->study, id, context->arena, &item, err));
    EMIC_TRY(find_place(context, item.document, &span, err));
    EMIC_TRY(emic_detached_reattach(context->study, id, span, err));
    output_note(context, "coding %lld stands at %.*s %u:%u now", id, EMIC_ARG(item.document_name),
                span.start, span.end);
    return EMIC_OK;
}

static emic_status run_log(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "revision", .title = "Revision", .right = true},
        {.name = "added", .title = "Added"},
        {.name = "characters", .title = "Characters", .right = true},
        {.name = "codings", .title = "Codings", .right = true},
        {.name = "text", .title = "Text"},
        {.name = "why", .title = "Why", .wrap = true},
    };
    emic_id document;
    emic_document_history list;
    emic_arena *arena = context->arena;
    (void)exit;
    EMIC_TRY(
        emic_document_find(context->study, emic_slice_of(context->operands[0]), &document, err));
    EMIC_TRY(emic_document_history_load(context->study, document, arena, &list, err));
    emic_table *table = emic_table_make(arena, context->operands[0]);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.count; i++) {
        const emic_document_revision *item = &list.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(item->number);
        cell[1] = emic_cell_text(item->added);
        cell[2] = emic_cell_integer(item->characters);
        cell[3] = emic_cell_integer(item->codings);
        cell[4] = emic_cell_text(emic_slice_of(item->withheld  ? "withheld"
                                               : item->current ? "current"
                                                               : "kept"));
        cell[5] = emic_cell_text(item->why);
    }
    emic_table_add_note(table, "Codings of a text that is not current are detached: they count "
                               "nowhere.");
    return output_table(context, table, err);
}

static const emic_option list_options[] = {OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};
static const emic_option reattach_options[] = {
    {"quote", 'q', OPTION_TEXT, "WORDS", "it covers these words; they must stand once in the text"},
    {"span", 's', OPTION_TEXT, "START:END",
     "it covers these positions (characters from 0, end exclusive)"},
    {0},
};

const emic_command command_document_detached = {
    .name = "document detached",
    .operands = "[DOC]",
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_detached,
    .options = list_options,
    .summary = "List codings whose words a revision took away",
    .details = "They stay on the text that they were made in, with its words, and count nowhere. "
               "emic document reattach puts one onto the current text; emic coding remove removes "
               "one.",
    .example = "emic document detached SP03",
};

const emic_command command_document_reattach = {
    .name = "document reattach",
    .operands = "ID",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_reattach,
    .options = reattach_options,
    .summary = "Put a detached coding onto the current text",
    .details = "Code, coder, round, memo and what rests on the coding stay as they are.",
    .example = "emic document reattach 404 --quote \"Somebody should write that down.\"",
};

const emic_command command_document_log = {
    .name = "document log",
    .operands = "DOC",
    .least = 1,
    .most = 1,
    .needs = NEEDS_READ,
    .run = run_log,
    .options = list_options,
    .summary = "List the revisions of a transcript: when, why, how long",
    .example = "emic document log SP03",
};
