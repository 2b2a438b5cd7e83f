/* emic unit visit, list, unread: what was read, and what was not. */
#include "commands.h"
#include "filter.h"
#include "named.h"
#include "output.h"
#include <stdio.h>

typedef struct span_list {
    emic_span *items;
    size_t count, capacity;
} span_list;

/* --- What was read ---------------------------------------------------------------------------- */

/* "3" or "3-17". */
static emic_status parse_turns(const char *text, long *first, long *last, emic_error *err)
{
    char rest;
    bool digits = strspn(text, "0123456789-") == strlen(text) && strlen(text) <= 17;
    if (digits && sscanf(text, "%ld-%ld%c", first, last, &rest) == 2 && *first >= 1 &&
        *last >= *first)
        return EMIC_OK;
    if (digits && sscanf(text, "%ld%c", first, &rest) == 1 && *first >= 1) {
        *last = *first;
        return EMIC_OK;
    }
    return emic_fail(err, EMIC_INVALID,
                     "--turn \"%s\": write a turn, or the first and the last, "
                     "such as 3-17",
                     text);
}

static emic_status add_turns(const emic_document_turns *turns, const char *text, emic_arena *arena,
                             span_list *out, emic_error *err)
{
    long first, last;
    EMIC_TRY(parse_turns(text, &first, &last, err));
    if (turns->count == 0 || last > turns->items[turns->count - 1].ordinal)
        return emic_fail(err, EMIC_NOT_FOUND, "no turn %ld: the document has %zu", last,
                         turns->count);
    for (size_t i = 0; i < turns->count; i++) {
        const emic_document_turn *turn = &turns->items[i];
        if (turn->ordinal >= first && turn->ordinal <= last && turn->span.start < turn->span.end)
            *EMIC_PUSH(arena, out) = turn->span;
    }
    return EMIC_OK;
}

static emic_status add_span(const char *text, emic_arena *arena, span_list *out, emic_error *err)
{
    unsigned long long start, end;
    char rest;
    if (strspn(text, "0123456789:") != strlen(text) || strlen(text) > 21 ||
        sscanf(text, "%llu:%llu%c", &start, &end, &rest) != 2 || end > UINT32_MAX || start >= end)
        return emic_fail(err, EMIC_INVALID, "--span \"%s\": write START:END, such as 120:180",
                         text);
    *EMIC_PUSH(arena, out) = (emic_span){(uint32_t)start, (uint32_t)end};
    return EMIC_OK;
}

/* Its whole length, also where it has no turns or its text is withheld. */
static emic_status add_all(const emic_context *context, emic_id document, span_list *out,
                           emic_error *err)
{
    emic_document_list list;
    EMIC_TRY(emic_document_list_load(context->study, context->arena, &list, err));
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].id == document && list.items[i].characters > 0)
            *EMIC_PUSH(context->arena, out) = (emic_span){0, (uint32_t)list.items[i].characters};
    return EMIC_OK;
}

static emic_status read_spans(const emic_context *context, emic_id document, span_list *out,
                              emic_error *err)
{
    emic_document_turns turns;
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_document_turns_load(context->study, document, arena, &turns, err));
    for (size_t i = 0; option_repeat(context, "turn", i); i++)
        EMIC_TRY(add_turns(&turns, option_repeat(context, "turn", i), arena, out, err));
    for (size_t i = 0; option_repeat(context, "span", i); i++)
        EMIC_TRY(add_span(option_repeat(context, "span", i), arena, out, err));
    if (option_given(context, "all"))
        EMIC_TRY(add_all(context, document, out, err));
    if (out->count == 0)
        return emic_fail(err, EMIC_INVALID,
                         "what was read? say --turn N or N-M, --span START:END, or --all");
    return EMIC_OK;
}

static emic_status run_visit(emic_context *context, int *exit, emic_error *err)
{
    span_list spans = {0};
    emic_id document, coder;
    int64_t round;
    size_t added;
    (void)exit;
    EMIC_TRY(
        emic_document_find(context->study, emic_slice_of(context->operands[0]), &document, err));
    EMIC_TRY(option_number(context, "round", 1, INT32_MAX, 1, &round, err));
    EMIC_TRY(read_spans(context, document, &spans, err));
    EMIC_TRY(named_coder(context, &coder, err));
    if (emic_visit_add(context->study, document, spans.items, spans.count, coder, round, &added,
                       err) != EMIC_OK)
        return emic_error_locate(err, context->operands[0], 0, 0);
    output_note(context, "%s: %s recorded as read, %zu of them before", context->operands[0],
                output_count(spans.count, "place", context->arena), spans.count - added);
    return EMIC_OK;
}

/* --- Lists ------------------------------------------------------------------------------------ */

static emic_status load_units(const emic_context *context, emic_visit_list *out, emic_error *err)
{
    emic_codebook codebook = {0};
    emic_coding_filter filter = {0};
    EMIC_TRY(filter_codings(context, &codebook, &filter, err));
    const emic_visit_filter wanted = {filter.document, filter.coder, filter.round};
    return emic_visit_list_load(context->study, &wanted, context->arena, out, err);
}

static emic_status run_list(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "document", .title = "Document"},
        {.name = "turns", .title = "Turns", .right = true},
        {.name = "visited", .title = "Visited", .right = true},
        {.name = "coded", .title = "Coded", .right = true},
        {.name = "unread", .title = "Not yet read", .right = true},
    };
    emic_visit_list list;
    emic_visit_document sum = {0};
    EMIC_TRY(load_units(context, &list, err));
    emic_table *table = emic_table_make(context->arena, "What was read");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.documents.count; i++) {
        const emic_visit_document *document = &list.documents.items[i];
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(document->name);
        cell[1] = emic_cell_integer(document->units);
        cell[2] = emic_cell_integer(document->visited);
        cell[3] = emic_cell_integer(document->coded);
        cell[4] = emic_cell_integer(document->unread);
        sum.units += document->units;
        sum.unread += document->unread;
    }
    emic_table_add_note(table,
                        "%lld of %lld turns not yet read. A turn counts as read when all of it was "
                        "visited, or something in it coded.",
                        (long long)sum.unread, (long long)sum.units);
    if (list.documents.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static emic_status run_unread(emic_context *context, int *exit, emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "document", .title = "Document"},
        {.name = "turn", .title = "Turn", .right = true},
        {.name = "start", .title = "Start", .right = true},
        {.name = "end", .title = "End", .right = true},
        {.name = "speaker", .title = "Speaker"},
        {.name = "words", .title = "Words", .wrap = true},
    };
    emic_visit_list list;
    EMIC_TRY(load_units(context, &list, err));
    EMIC_TRY(emic_visit_read_words(context->study, &list, context->arena, err));
    emic_table *table = emic_table_make(context->arena, "Turns not yet read");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list.units.count; i++) {
        const emic_visit_unit *unit = &list.units.items[i];
        if (emic_visit_unit_is_read(unit))
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(list.documents.items[unit->document].name);
        if (unit->ordinal)
            cell[1] = emic_cell_integer(unit->ordinal);
        cell[2] = emic_cell_integer(unit->words.start);
        cell[3] = emic_cell_integer(unit->words.end);
        cell[4] = emic_cell_text(unit->speaker);
        cell[5] = emic_cell_text(unit->text);
    }
    emic_table_add_note(table, "%zu of %s.", table->rows.count,
                        output_count(list.units.count, "turn", context->arena));
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
}

static const emic_option visit_options[] = {
    {"turn", 0, OPTION_REPEAT, "N[-M]", "this turn, or those from N to M; may be repeated"},
    {"span", 's', OPTION_REPEAT, "START:END",
     "these positions (characters from 0, end exclusive); may be repeated"},
    {"all", 0, OPTION_FLAG, NULL, "the whole document"},
    OPTION_CODER,
    {"round", 'r', OPTION_TEXT, "N", "the round of coding (else 1)"},
    {0},
};
static const emic_option list_options[] = {
    FILTER_DOCUMENT, FILTER_CODER, FILTER_ROUND, OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE, {0}};

const emic_command command_unit_visit = {
    .name = "unit visit",
    .operands = "DOC",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_visit,
    .options = visit_options,
    .summary = "Record that somebody has read turns of a transcript",
    .details =
        "Only so can a passage that nobody coded be told from one that nobody read. What was "
        "coded counts as read without being recorded.",
    .example = "emic unit visit TP01 --turn 1-12 --coder A",
};

const emic_command command_unit_list = {
    .name = "unit list",
    .needs = NEEDS_READ,
    .run = run_list,
    .options = list_options,
    .summary = "List the documents with how much of each was read",
    .details = "--coder and --round ask about the reading of one person or round. When a text is "
               "revised, what was read of it is carried along.",
    .example = "emic unit list --coder A",
};

const emic_command command_unit_unread = {
    .name = "unit unread",
    .needs = NEEDS_READ,
    .run = run_unread,
    .options = list_options,
    .summary = "List the turns that were not yet read",
    .example = "emic unit unread --document TP01 --coder A",
};
