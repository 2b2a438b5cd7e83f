/* emic quotes: the passages that a query over codings finds. */
#include "commands.h"
#include "filter.h"
#include "row_stream.h"

/* A query at work, and where its rows go. */
typedef struct quote_work {
    const emic_context *context;
    emic_query *query;
    filter_people people;
    int grouping;   /* the attribute that is the group; -1: none */
    int64_t around; /* turns shown around a quote; -1: none, not even its own */
    row_stream rows;
    size_t withheld;     /* rows without words */
    emic_arena *scratch; /* of one document */
} quote_work;

/* People read turn and speaker, coder and round in one column each, to leave room for the words. */
static const emic_column columns[] = {
    {.name = "document", .title = "Document"},
    {.name = "participant", .title = "Participant"},
    {.name = "group", .title = "Group"},
    {.name = "turn", .use = EMIC_COLUMN_DATA},
    {.name = "speaker", .use = EMIC_COLUMN_DATA},
    {.name = "turn_read", .title = "Turn", .use = EMIC_COLUMN_READING},
    {.name = "start", .use = EMIC_COLUMN_DATA},
    {.name = "end", .use = EMIC_COLUMN_DATA},
    {.name = "place_read", .title = "Place", .use = EMIC_COLUMN_READING},
    {.name = "code", .use = EMIC_COLUMN_DATA},
    {.name = "code_read", .title = "Code", .use = EMIC_COLUMN_READING, .wrap = true},
    {.name = "coder", .use = EMIC_COLUMN_DATA},
    {.name = "round", .use = EMIC_COLUMN_DATA},
    {.name = "coder_read", .title = "Coder", .use = EMIC_COLUMN_READING},
    {.name = "polarity", .use = EMIC_COLUMN_DATA},
    {.name = "words", .use = EMIC_COLUMN_DATA},
    {.name = "words_read", .title = "Words", .use = EMIC_COLUMN_READING, .wrap = true},
    {.name = "id", .use = EMIC_COLUMN_DATA},
    {.name = "before", .title = "Before", .wrap = true}, /* these with --around */
    {.name = "after", .title = "After", .wrap = true},
};

enum {
    DOCUMENT,
    PARTICIPANT,
    GROUP,
    TURN,
    SPEAKER,
    TURN_READ,
    START,
    END,
    PLACE_READ,
    CODE,
    CODE_READ,
    CODER,
    ROUND,
    CODER_READ,
    POLARITY,
    WORDS,
    WORDS_READ,
    ID,
    BEFORE,
    AFTER,
    COLUMN_COUNT,
};

static emic_cell owned_cell(const char *text)
{
    return emic_cell_text(emic_slice_of(text));
}

static void put_person(const quote_work *work, const emic_quote *quote, emic_cell *cell)
{
    if (quote->person_at < 0)
        return;
    const emic_participant *person = &work->people.list.items[quote->person_at];
    cell[PARTICIPANT] = emic_cell_text(person->label);
    if (work->grouping >= 0)
        cell[GROUP] = emic_cell_text(person->values[work->grouping]);
}

static void put_place(const quote_work *work, const emic_quote *quote, emic_cell *cell)
{
    emic_arena *arena = work->rows.arena;
    cell[START] = emic_cell_integer(quote->span.start);
    cell[END] = emic_cell_integer(quote->span.end);
    cell[PLACE_READ] =
        owned_cell(emic_arena_format(arena, "%u:%u", quote->span.start, quote->span.end));
    if (!quote->turn)
        return;
    cell[TURN] = emic_cell_integer(quote->turn);
    cell[SPEAKER] = emic_cell_text(emic_arena_copy(arena, quote->speaker));
    cell[TURN_READ] = owned_cell(
        emic_arena_format(arena, "%lld %.*s", (long long)quote->turn, EMIC_ARG(quote->speaker)));
}

/* The code, and who gave it. That a passage speaks against a code must not be overlooked. */
static void put_code(const quote_work *work, const emic_quote *quote, emic_cell *cell)
{
    emic_arena *arena = work->rows.arena;
    emic_slice path = emic_query_codebook(work->query)->items[quote->code_at].path;
    const char *polarity = emic_polarity_name(quote->polarity);
    cell[CODE] = cell[CODE_READ] = emic_cell_text(path);
    if (quote->polarity != EMIC_SUPPORTS)
        cell[CODE_READ] =
            owned_cell(emic_arena_format(arena, "%.*s (%s)", EMIC_ARG(path), polarity));
    cell[POLARITY] = owned_cell(polarity);
    cell[CODER] = cell[CODER_READ] = emic_cell_text(quote->coder);
    cell[ROUND] = emic_cell_integer(quote->round);
    if (quote->round > 1)
        cell[CODER_READ] = owned_cell(emic_arena_format(
            arena, "%.*s round %lld", EMIC_ARG(quote->coder), (long long)quote->round));
}

static bool is_for_machines(const quote_work *work)
{
    return emic_format_is_data(work->rows.format);
}

/* Line ends inside a passage are for machines: people get one line, broken where it has to be. */
static void put_words(quote_work *work, const emic_quote *quote, bool withheld, emic_cell *cell)
{
    emic_arena *arena = work->rows.arena;
    work->withheld += withheld;
    if (withheld)
        return;
    if (is_for_machines(work))
        cell[WORDS] = emic_cell_text(emic_arena_copy(arena, quote->words));
    else
        cell[WORDS_READ] = emic_cell_text(emic_text_plain(quote->words, arena));
}

static emic_cell around_cell(const quote_work *work, emic_slice text)
{
    emic_arena *arena = work->rows.arena;
    return emic_cell_text(is_for_machines(work) ? emic_arena_copy(arena, text)
                                                : emic_text_plain(text, arena));
}

static void put_around(const quote_work *work, const emic_quote_list *quotes,
                       const emic_quote *quote, emic_cell *cell)
{
    emic_slice before, after;
    if (work->around < 0)
        return;
    emic_quote_around(quotes, quote, (size_t)work->around, &before, &after);
    cell[BEFORE] = around_cell(work, before);
    cell[AFTER] = around_cell(work, after);
}

static void add_row(quote_work *work, const emic_search_document *document,
                    const emic_quote_list *quotes, const emic_quote *quote)
{
    emic_cell *cell = row_stream_add(&work->rows);
    cell[DOCUMENT] = emic_cell_text(document->name);
    put_person(work, quote, cell);
    put_place(work, quote, cell);
    put_code(work, quote, cell);
    put_words(work, quote, document->withheld, cell);
    cell[ID] = emic_cell_integer(quote->id);
    put_around(work, quotes, quote, cell);
}

static emic_status quote_document(quote_work *work, const emic_search_document *document,
                                  emic_error *err)
{
    emic_quote_list quotes;
    emic_arena_reset(work->scratch);
    EMIC_TRY(emic_query_quotes(work->query, document, work->scratch, &quotes, err));
    for (size_t i = 0; i < quotes.count && !row_stream_is_full(&work->rows); i++)
        if (filter_people_keep(&work->people, quotes.items[i].person_at))
            add_row(work, document, &quotes, &quotes.items[i]);
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
    EMIC_TRY(option_number(context, "around", 0, 1000, -1, &work->around, err));
    EMIC_TRY(filter_people_load(context, &work->people, err));
    work->grouping = find_grouping(&work->people.list);
    EMIC_TRY(row_stream_open(&work->rows, context, "Quotes", columns,
                             work->around < 0 ? BEFORE : COLUMN_COUNT, false, err));
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
    FILTER_DOCUMENT,
    FILTER_PARTICIPANT,
    FILTER_GROUP,
    FILTER_WHERE,
    {"around", 0, OPTION_TEXT, "TURNS", "show what is said around a quote; 0: in its own turn"},
    ROW_LIMIT,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_FORCE,
    {0},
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
        "AND, AND than OR; parentheses help. All of it, with examples: queries.md, "
        "installed in share/doc/emic.",
    .example = "emic quotes 'HARM/* AND NOT coder:A' --group TP",
};
