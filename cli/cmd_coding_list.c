/* emic coding list: codings with their words, filtered. */
#include "commands.h"
#include "filter.h"
#include "row_stream.h"

/* A list being made: what to keep of it, and where its rows go. */
typedef struct coding_rows {
    emic_codebook codebook;
    filter_people people;
    row_stream rows;
} coding_rows;

static const emic_column columns[] = {
    {.name = "id", .title = "Id", .right = true},
    {.name = "document", .title = "Document"},
    {.name = "participant", .use = EMIC_COLUMN_DATA},
    {.name = "start", .title = "Start", .right = true},
    {.name = "end", .title = "End", .right = true},
    {.name = "code", .title = "Code"},
    {.name = "coder", .title = "Coder"},
    {.name = "round", .use = EMIC_COLUMN_DATA},
    {.name = "polarity", .use = EMIC_COLUMN_DATA},
    {.name = "words", .title = "Words", .wrap = true},
    {.name = "memo", .use = EMIC_COLUMN_DATA},
    {.name = "weight", .use = EMIC_COLUMN_DATA},
    {.name = "stale", .use = EMIC_COLUMN_DATA},
    {.name = "rule", .use = EMIC_COLUMN_DATA},
    {.name = "values", .use = EMIC_COLUMN_DATA},
};

/* A text that outlives the codings of its document, where rows are kept to the end. */
static emic_cell lasting_text(const coding_rows *rows, emic_slice text)
{
    return emic_cell_text(rows->rows.live ? text : emic_arena_copy(rows->rows.arena, text));
}

static void add_row(coding_rows *rows, const emic_coding_item *item, int who)
{
    emic_cell *cell = row_stream_add(&rows->rows);
    cell[0] = emic_cell_integer(item->coding.id);
    cell[1] = lasting_text(rows, item->document);
    if (who >= 0)
        cell[2] = emic_cell_text(rows->people.list.items[who].label);
    cell[3] = emic_cell_integer(item->coding.span.start);
    cell[4] = emic_cell_integer(item->coding.span.end);
    cell[5] = emic_cell_text(rows->codebook.items[item->code_at].path);
    cell[6] = lasting_text(rows, item->coder_name);
    cell[7] = emic_cell_integer(item->coding.round);
    cell[8] = emic_cell_text(emic_slice_of(emic_polarity_name(item->coding.polarity)));
    cell[9] = lasting_text(rows, item->words);
    cell[10] = lasting_text(rows, item->coding.memo);
    if (item->coding.weighed)
        cell[11] = emic_cell_integer(item->coding.weight);
    cell[12] = emic_cell_text(item->stale ? EMIC_LITERAL("yes") : (emic_slice){0});
    cell[13] = lasting_text(rows, item->rule);
    cell[14] = lasting_text(rows, item->values);
}

static emic_status take_codings(void *context, const emic_coding_list *codings, emic_error *err)
{
    coding_rows *rows = context;
    for (size_t i = 0; i < codings->count; i++) {
        int who = filter_people_at(&rows->people, codings->items[i].participant);
        if (filter_people_keep(&rows->people, who))
            add_row(rows, &codings->items[i], who);
    }
    return row_stream_pass(&rows->rows, err);
}

static emic_status list_codings(emic_context *context, coding_rows *rows, int *exit,
                                emic_error *err)
{
    emic_coding_filter filter = {.words = true, .values = true};
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_codebook_load(context->study, arena, &rows->codebook, err));
    EMIC_TRY(filter_codings(context, &rows->codebook, &filter, err));
    EMIC_TRY(filter_people_load(context, &rows->people, err));
    EMIC_TRY(row_stream_open(&rows->rows, context, "Codings", columns,
                             sizeof columns / sizeof *columns, false, err));
    EMIC_TRY(
        emic_coding_list_each(context->study, &filter, &rows->codebook, take_codings, rows, err));
    if (rows->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return row_stream_finish(
        &rows->rows,
        emic_arena_format(arena, "%s.", output_count(rows->rows.count, "coding", arena)), err);
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    coding_rows rows = {0};
    emic_status status = list_codings(context, &rows, exit, err);
    row_stream_close(&rows.rows);
    return status;
}

static const emic_option options[] = {
    FILTER_DOCUMENT,    FILTER_CODE,  FILTER_CODER, FILTER_ROUND,
    FILTER_PARTICIPANT, FILTER_GROUP, FILTER_WHERE, OPTION_FORMAT,
    OPTION_OUTPUT,      OPTION_FORCE, {0},
};

const emic_command command_coding_list = {
    .name = "coding list",
    .needs = NEEDS_READ,
    .run = run,
    .options = options,
    .summary = "List codings with the words they cover",
    .details =
        "CSV and JSON have more columns: among others the weight, whether the coding is stale "
        "(its code was defined anew since), the rule that made it, and the values of "
        "properties.",
    .example = "emic coding list --code HARM --group TP --format csv",
};
