/* emic quotes: the passages that a query over codings finds. */
#include "commands.h"
#include "filter.h"
#include "row_stream.h"

/* A query at work, and where its rows go. */
typedef struct quote_work {
    const emic_context *context;
    emic_query *query;
    filter_people people;
    int grouping; /* the attribute that is the group; -1: none */
    row_stream rows;
    size_t withheld;     /* rows without words */
    emic_arena *scratch; /* of one document */
} quote_work;

static const emic_column columns[] = {
    {.name = "document", .title = "Document"},
    {.name = "participant", .title = "Participant"},
    {.name = "group", .title = "Group"},
    {.name = "turn", .title = "Turn", .right = true},
    {.name = "speaker", .title = "Speaker"},
    {.name = "start", .use = EMIC_COLUMN_DATA, .right = true},
    {.name = "end", .use = EMIC_COLUMN_DATA, .right = true},
    {.name = "place", .title = "Place", .use = EMIC_COLUMN_READING},
    {.name = "code", .use = EMIC_COLUMN_DATA},
    {.name = "code_read", .title = "Code", .use = EMIC_COLUMN_READING},
    {.name = "coder", .title = "Coder"},
    {.name = "round", .title = "Round", .right = true},
    {.name = "polarity", .use = EMIC_COLUMN_DATA},
    {.name = "words", .title = "Words", .wrap = true},
    {.name = "id", .use = EMIC_COLUMN_DATA, .right = true},
};

/* The code as people read it: that a passage speaks against it must not be overlooked. */
static emic_slice readable_code(emic_slice path, emic_polarity polarity, emic_arena *arena)
{
    if (polarity == EMIC_SUPPORTS)
        return path;
    return emic_slice_of(
        emic_arena_format(arena, "%.*s (%s)", EMIC_ARG(path), emic_polarity_name(polarity)));
}

static void add_row(quote_work *work, const emic_search_document *document, const emic_quote *quote)
{
    emic_arena *arena = work->rows.arena;
    emic_slice path = emic_query_codebook(work->query)->items[quote->code_at].path;
    emic_cell *cell = row_stream_add(&work->rows);
    cell[0] = emic_cell_text(document->name);
    if (quote->person_at >= 0) {
        const emic_participant *person = &work->people.list.items[quote->person_at];
        cell[1] = emic_cell_text(person->label);
        if (work->grouping >= 0)
            cell[2] = emic_cell_text(person->values[work->grouping]);
    }
    if (quote->turn) {
        cell[3] = emic_cell_integer(quote->turn);
        cell[4] = emic_cell_text(emic_arena_copy(arena, quote->speaker));
    }
    cell[5] = emic_cell_integer(quote->span.start);
    cell[6] = emic_cell_integer(quote->span.end);
    cell[7] = emic_cell_text(
        emic_slice_of(emic_arena_format(arena, "%u:%u", quote->span.start, quote->span.end)));
    cell[8] = emic_cell_text(path);
    cell[9] = emic_cell_text(readable_code(path, quote->polarity, arena));
    cell[10] = emic_cell_text(quote->coder);
    cell[11] = emic_cell_integer(quote->round);
    cell[12] = emic_cell_text(emic_slice_of(emic_polarity_name(quote->polarity)));
    if (document->withheld)
        work->withheld++;
    else
        cell[13] = emic_cell_text(emic_arena_copy(arena, quote->words));
    cell[14] = emic_cell_integer(quote->id);
}

static emic_status quote_document(quote_work *work, const emic_search_document *document,
                                  emic_error *err)
{
    emic_quote_list quotes;
    emic_arena_reset(work->scratch);
    EMIC_TRY(emic_query_quotes(work->query, document, work->scratch, &quotes, err));
    for (size_t i = 0; i < quotes.count && !row_stream_is_full(&work->rows); i++)
        if (filter_people_keep(&work->people, quotes.items[i].person_at))
            add_row(work, document, &quotes.items[i]);
    return row_stream_pass(&work->rows, err);
}

static emic_status finish(quote_work *work, int *exit, emic_error *err)
{
    emic_arena *arena = work->context->arena;
    const char *note =
        emic_arena_format(arena, "%s%s.", output_count(work->rows.count, "quote", arena),
                          row_stream_is_full(&work->rows) ? " (--limit)" : "");
    if (work->withheld)
        output_note(work->context, "%s without words: the text is withheld",
                    output_count(work->withheld, "quote", arena));
    if (work->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    if (work->rows.count || work->rows.format != EMIC_FORMAT_TEXT)
        return row_stream_finish(&work->rows, note, err);
    output_note(work->context, "nothing found");
    return EMIC_OK;
}

static int find_grouping(const emic_participant_list *people)
{
    for (size_t i = 0; i < people->attributes.count; i++)
        if (people->attributes.items[i].grouping)
            return (int)i;
    return -1;
}

/* The query itself, once it is understood. */
static emic_status run_query(quote_work *work, int *exit, emic_error *err)
{
    const emic_context *context = work->context;
    const char *document = option_value(context, "document");
    emic_search_documents documents;
    emic_id only = 0;
    if (document)
        EMIC_TRY(emic_document_find(context->study, emic_slice_of(document), &only, err));
    EMIC_TRY(filter_people_load(context, &work->people, err));
    work->grouping = find_grouping(&work->people.list);
    EMIC_TRY(row_stream_open(&work->rows, context, "Quotes", columns,
                             sizeof columns / sizeof *columns, false, err));
    EMIC_TRY(emic_search_documents_load(context->study, NULL, context->arena, &documents, err));
    for (size_t i = 0; i < documents.count && !row_stream_is_full(&work->rows); i++)
        if (!only || documents.items[i].id == only)
            EMIC_TRY(quote_document(work, &documents.items[i], err));
    return finish(work, exit, err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    quote_work work = {.context = context, .scratch = emic_arena_open()};
    const char *text = context->operands[0];
    for (int i = 1; i < context->operand_count; i++)
        text = emic_arena_format(context->arena, "%s %s", text, context->operands[i]);
    emic_status status = emic_query_open(context->study, emic_slice_of(text), &work.query, err);
    if (status == EMIC_OK)
        status = run_query(&work, exit, err);
    else if (err->column)
        output_point(emic_slice_of(text), err->column);
    row_stream_close(&work.rows);
    emic_query_close(work.query);
    emic_arena_close(work.scratch);
    return status;
}

static const emic_option options[] = {
    FILTER_DOCUMENT, FILTER_PARTICIPANT, FILTER_GROUP, FILTER_WHERE, ROW_LIMIT,
    OPTION_FORMAT,   OPTION_OUTPUT,      OPTION_FORCE, {0},
};

const emic_command command_quotes = {
    .name = "quotes",
    .operands = "QUERY...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "Quote the passages that a query over codings finds",
    .details =
        "A code means itself and the codes below it; =HARM is HARM alone; in HARM/* and *FEAR* a "
        "star stands for any letters. Names with spaces stand in quotes.\n\n"
        "Filters: coder:NAME, round:N, document:NAME, participant:LABEL, group:NAME, "
        "polarity:contradicts, rule:NAME, by:rule, by:person, memo:\"words\", text:\"words\", "
        "where(arrests >= 2).\n\n"
        "FEAR AND ALONE quotes FEAR where ALONE is coded, too, at least in part; FEAR AND NOT "
        "ALONE where it is not; OR joins. FEAR overlaps ALONE (another coding), FEAR inside ALONE, "
        "FEAR with ALONE (in the same turn), FEAR within 3 turns of ALONE, FEAR before ALONE, FEAR "
        "after ALONE within 3 turns. What stands on the left is quoted. NOT binds tighter than "
        "AND, "
        "AND than OR; parentheses help.",
    .example = "emic quotes 'HARM/* AND NOT coder:A' --group TP",
};
