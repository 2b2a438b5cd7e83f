/* emic coding list: codings with their words, filtered. */
#include "commands.h"
#include "filter.h"
#include "output.h"

/* A list being made: what to keep of it. */
typedef struct coding_rows {
    emic_coding_list list;
    emic_codebook codebook;
    filter_people people;
} coding_rows;

static emic_table *make_table(const coding_rows *rows, emic_arena *arena)
{
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
    emic_table *table = emic_table_make(arena, "Codings");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < rows->list.count; i++) {
        const emic_coding_item *item = &rows->list.items[i];
        int who = filter_people_at(&rows->people, item->participant);
        if (!filter_people_keep(&rows->people, who))
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_integer(item->coding.id);
        cell[1] = emic_cell_text(item->document);
        if (who >= 0)
            cell[2] = emic_cell_text(rows->people.list.items[who].label);
        cell[3] = emic_cell_integer(item->coding.span.start);
        cell[4] = emic_cell_integer(item->coding.span.end);
        cell[5] = emic_cell_text(rows->codebook.items[item->code_at].path);
        cell[6] = emic_cell_text(item->coder_name);
        cell[7] = emic_cell_integer(item->coding.round);
        cell[8] = emic_cell_text(emic_slice_of(emic_polarity_name(item->coding.polarity)));
        cell[9] = emic_cell_text(item->words);
        cell[10] = emic_cell_text(item->coding.memo);
        if (item->coding.weighed)
            cell[11] = emic_cell_integer(item->coding.weight);
        cell[12] = emic_cell_text(item->stale ? EMIC_LITERAL("yes") : (emic_slice){0});
        cell[13] = emic_cell_text(item->rule);
        cell[14] = emic_cell_text(item->values);
    }
    emic_table_add_note(table, "%s.", output_count(table->rows.count, "coding", arena));
    return table;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    coding_rows rows = {0};
    emic_coding_filter filter = {.words = true, .values = true};
    emic_arena *arena = context->arena;
    EMIC_TRY(emic_codebook_load(context->study, arena, &rows.codebook, err));
    EMIC_TRY(filter_codings(context, &rows.codebook, &filter, err));
    EMIC_TRY(filter_people_load(context, &rows.people, err));
    EMIC_TRY(
        emic_coding_list_load(context->study, &filter, &rows.codebook, arena, &rows.list, err));
    emic_table *table = make_table(&rows, arena);
    if (table->rows.count == 0)
        *exit = EXIT_NEGATIVE;
    return output_table(context, table, err);
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
