/* The turns of a transcript as rows, for programs. How people read it is page.c's business. */
#include "turn_table.h"

/* The codes of the passages that touch `span`, once each: "HARM/FEAR; HARM/LOSS". */
static emic_slice codes_in(const emic_codebook *codebook, const emic_coding_list *codings,
                           emic_span span, emic_arena *arena)
{
    const char *paths = "";
    bool *seen = emic_arena_array(arena, codebook->count + 1, sizeof *seen);
    for (size_t i = 0; i < codings->count; i++) {
        const emic_coding_item *item = &codings->items[i];
        bool touches = item->coding.span.start < span.end && item->coding.span.end > span.start;
        if (!touches || seen[item->code_at])
            continue;
        seen[item->code_at] = true;
        paths = emic_arena_format(arena, "%s%s%.*s", paths, *paths ? "; " : "",
                                  EMIC_ARG(codebook->items[item->code_at].path));
    }
    return emic_slice_of(paths);
}

static emic_cell time_cell(int64_t milliseconds)
{
    return milliseconds == EMIC_TIME_NONE ? (emic_cell){0} : emic_cell_integer(milliseconds);
}

static void add_columns(emic_table *table)
{
    static const emic_column columns[] = {
        {.name = "turn", .title = "Turn", .right = true},
        {.name = "speaker", .title = "Speaker"},
        {.name = "role", .use = EMIC_COLUMN_DATA},
        {.name = "participant", .use = EMIC_COLUMN_DATA},
        {.name = "from_ms", .use = EMIC_COLUMN_DATA},
        {.name = "until_ms", .use = EMIC_COLUMN_DATA},
        {.name = "start", .title = "Start", .right = true},
        {.name = "end", .title = "End", .right = true},
        {.name = "words", .title = "Words", .wrap = true},
        {.name = "codes", .title = "Codes", .wrap = true},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
}

static void fill_turn(const emic_document_turn *turn, emic_cell *cell)
{
    if (turn->ordinal)
        cell[0] = emic_cell_integer(turn->ordinal);
    cell[1] = emic_cell_text(turn->speaker);
    cell[2] = emic_cell_text(turn->role);
    cell[3] = emic_cell_text(turn->participant);
    cell[4] = time_cell(turn->from);
    cell[5] = time_cell(turn->until);
    cell[6] = emic_cell_integer(turn->words.start);
    cell[7] = emic_cell_integer(turn->words.end);
}

emic_status turn_table(const emic_context *context, emic_id document, const char *title,
                       emic_table **out, emic_error *err)
{
    emic_arena *arena = context->arena;
    emic_coding_filter filter = {.document = document};
    emic_text_index text;
    emic_document_turns turns;
    emic_codebook codebook;
    emic_coding_list codings;
    EMIC_TRY(emic_document_text(context->study, document, arena, &text, err));
    EMIC_TRY(emic_document_turns_load(context->study, document, arena, &turns, err));
    EMIC_TRY(emic_codebook_load(context->study, arena, &codebook, err));
    EMIC_TRY(emic_coding_list_load(context->study, &filter, &codebook, arena, &codings, err));
    emic_document_turn whole = {
        .words = {0, (uint32_t)text.points}, .from = EMIC_TIME_NONE, .until = EMIC_TIME_NONE};
    *out = emic_table_make(arena, title);
    add_columns(*out);
    for (size_t i = 0; i < (turns.count ? turns.count : 1); i++) {
        const emic_document_turn *turn = turns.count ? &turns.items[i] : &whole;
        emic_cell *cell = emic_table_add_row(*out, 0);
        fill_turn(turn, cell);
        cell[8] = emic_cell_text(emic_text_words(&text, turn->words));
        cell[9] = emic_cell_text(codes_in(&codebook, &codings, turn->words, arena));
    }
    return EMIC_OK;
}
