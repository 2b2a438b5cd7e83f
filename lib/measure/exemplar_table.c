/* Passages to quote as a table: of each code and group some, with where they stand. */
#include "measure/exemplar.h"
#include "measure/measure.h"

typedef struct exemplar_count {
    const emic_frequency *frequency;
    emic_exemplar_list list;
    int64_t most;
} exemplar_count;

static const emic_parameter_spec specs[] = {
    {"quotes", EMIC_PARAMETER_TEXT},
    {"by", EMIC_PARAMETER_TEXT},
    {"code", EMIC_PARAMETER_LIST},
    {"group", EMIC_PARAMETER_TEXT},
    {"where", EMIC_PARAMETER_TEXT},
    {"base", EMIC_PARAMETER_TEXT},
    {0},
};

static emic_status count(emic_study *study, const emic_parameters *parameters, emic_arena *arena,
                         emic_counted *out, emic_error *err)
{
    enum { MOST = 20, COMMON = 1 };
    exemplar_count *found = emic_arena_alloc(arena, sizeof *found);
    emic_counted people;
    EMIC_TRY(emic_parameter_number(parameters, "quotes", 1, MOST, COMMON, &found->most, err));
    EMIC_TRY(emic_measure_frequency.count(study, parameters, arena, &people, err));
    found->frequency = people.frequency;
    EMIC_TRY(
        emic_exemplar_list_load(study, people.frequency, found->most, arena, &found->list, err));
    *out = (emic_counted){.of = found, .empty = found->list.count == 0};
    return EMIC_OK;
}

static void fill_row(const exemplar_count *found, const emic_exemplar *one, emic_table *table)
{
    const emic_frequency *frequency = found->frequency;
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(EMIC_LITERAL("exemplars"));
    cell[1] = emic_cell_text(frequency->cases.codebook.items[one->passage.code_at].path);
    cell[2] = emic_cell_text(frequency->groups[one->group]);
    cell[3] = emic_cell_text(emic_slice_of(emic_polarity_name(one->passage.polarity)));
    cell[4] = emic_cell_text(one->participant);
    cell[5] = emic_cell_text(one->document);
    if (one->turn)
        cell[6] = emic_cell_integer(one->turn);
    cell[7] = emic_cell_integer(one->passage.span.start);
    cell[8] = emic_cell_integer(one->passage.span.end);
    cell[9] = emic_cell_text(one->words);
}

static emic_table *make_table(const emic_counted *counted, bool data, emic_arena *arena)
{
    const exemplar_count *found = counted->of;
    const emic_frequency *frequency = found->frequency;
    const emic_column columns[] = {
        {.name = "table", .use = EMIC_COLUMN_DATA},
        {.name = "code", .title = "Code"},
        {.name = "group", .title = emic_arena_string(arena, frequency->by)},
        {.name = "polarity", .title = "Polarity"},
        {.name = "participant", .title = "Participant"},
        {.name = "document", .title = "Document"},
        {.name = "turn", .title = "Turn", .right = true},
        {.name = "start", .use = EMIC_COLUMN_DATA},
        {.name = "end", .use = EMIC_COLUMN_DATA},
        {.name = "words", .title = "Words", .wrap = true},
    };
    emic_table *table = emic_table_make(arena, data ? "exemplars" : "Passages to quote");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t row = 0; row < frequency->row_count; row++) {
        size_t code = frequency->rows[row];
        for (size_t i = emic_exemplar_first(&found->list, code);
             i < found->list.count && (size_t)found->list.items[i].passage.code_at == code; i++)
            fill_row(found, &found->list.items[i], table);
    }
    emic_table_add_note(table, "%s", emic_exemplar_rule());
    emic_frequency_note_base(frequency, table);
    return table;
}

const emic_measure emic_measure_exemplars = {"exemplars", specs, count, make_table, true};
