/* What was judged: of each code and group, for how many participants each answer was found. */
#include "measure/measure.h"

/* `n[(row * groups + group) * STATES + value]`; groups are those of the frequency and the total. */
typedef struct judgement_count {
    const emic_frequency *frequency;
    int64_t *n;
    bool *shown; /* of each row: judged for somebody, or needs to be */
} judgement_count;

enum { STATES = EMIC_NOT_ASKED + 1 };

static int64_t *place(const judgement_count *count, size_t row, size_t group)
{
    return count->n + (row * (count->frequency->group_count + 1) + group) * STATES;
}

/* A judgement that somebody made, by its participant and code. */
static void add(judgement_count *count, const int *row_of, const emic_judgement *judgement)
{
    const emic_frequency *frequency = count->frequency;
    int row = judgement->code_at < 0 ? -1 : row_of[judgement->code_at];
    int at = emic_cases_at(&frequency->cases, judgement->participant);
    int group = at < 0 ? -1 : frequency->group_of[at];
    if (row < 0 || group < 0)
        return;
    count->shown[row] = true;
    place(count, (size_t)row, (size_t)group)[judgement->value]++;
    place(count, (size_t)row, frequency->group_count)[judgement->value]++;
}

/* Those whom nobody has judged are the rest of their group. */
static void add_unjudged(judgement_count *count)
{
    const emic_frequency *frequency = count->frequency;
    for (size_t row = 0; row < frequency->row_count; row++)
        for (size_t group = 0; group <= frequency->group_count; group++) {
            int64_t *n = place(count, row, group);
            n[EMIC_UNJUDGED] = frequency->sizes[group];
            for (int value = EMIC_AFFIRMED; value < STATES; value++)
                n[EMIC_UNJUDGED] -= n[value];
        }
}

static emic_status count_judgements(emic_study *study, const emic_parameters *parameters,
                                    emic_arena *arena, emic_counted *out, emic_error *err)
{
    judgement_count *count = emic_arena_alloc(arena, sizeof *count);
    emic_judgement_list list;
    EMIC_TRY(emic_measure_frequency.count(study, parameters, arena, out, err));
    const emic_frequency *frequency = count->frequency = out->frequency;
    const emic_codebook *codebook = &frequency->cases.codebook;
    EMIC_TRY(emic_judgement_list_load(study, codebook, arena, &list, err));
    size_t cells = (frequency->row_count + 1) * (frequency->group_count + 1) * STATES;
    count->n = emic_arena_array(arena, cells, sizeof *count->n);
    count->shown = emic_arena_array(arena, frequency->row_count + 1, sizeof *count->shown);
    int *row_of = emic_arena_array(arena, codebook->count + 1, sizeof *row_of);
    for (size_t i = 0; i < codebook->count; i++)
        row_of[i] = -1;
    for (size_t row = 0; row < frequency->row_count; row++) {
        row_of[frequency->rows[row]] = (int)row;
        count->shown[row] = codebook->items[frequency->rows[row]].rule == EMIC_RULE_JUDGED;
    }
    for (size_t i = 0; i < list.count; i++)
        add(count, row_of, &list.items[i]);
    add_unjudged(count);
    bool any = false;
    for (size_t row = 0; row < frequency->row_count; row++)
        any |= count->shown[row];
    *out = (emic_counted){.of = count, .empty = !any || frequency->participants == 0};
    return EMIC_OK;
}

static void fill_row(const judgement_count *count, size_t row, size_t group, bool data,
                     emic_table *table)
{
    const emic_frequency *frequency = count->frequency;
    const emic_code *code = &frequency->cases.codebook.items[frequency->rows[row]];
    const int64_t *n = place(count, row, group);
    emic_cell *cell = emic_table_add_row(table, 0);
    cell[0] = emic_cell_text(EMIC_LITERAL("judgements"));
    cell[1] = emic_cell_text(data || group == 0 ? code->path : EMIC_LITERAL(""));
    cell[2] = emic_cell_text(frequency->groups[group]);
    cell[3] = emic_cell_text(emic_slice_of(emic_frequency_base(frequency, table->arena)));
    for (int value = EMIC_AFFIRMED; value < STATES; value++)
        cell[3 + value] = emic_cell_integer(n[value]);
    cell[8] = emic_cell_integer(n[EMIC_UNJUDGED]);
    cell[9] = emic_cell_integer(frequency->sizes[group]);
}

static emic_table *make_table(const emic_counted *counted, bool data, emic_arena *arena)
{
    const judgement_count *count = counted->of;
    const emic_frequency *frequency = count->frequency;
    const char *by = emic_arena_string(arena, frequency->by);
    const emic_column columns[] = {
        {.name = "table", .use = EMIC_COLUMN_DATA},
        {.name = "code", .title = "Code"},
        {.name = "group", .title = by},
        {.name = "base", .use = EMIC_COLUMN_DATA},
        {.name = "affirmed", .title = "Affirmed", .right = true},
        {.name = "denied", .title = "Denied", .right = true},
        {.name = "not_raised", .title = "Not raised", .right = true},
        {.name = "not_asked", .title = "Not asked", .right = true},
        {.name = "unjudged", .title = "Not judged", .right = true},
        {.name = "N", .right = true},
    };
    emic_table *table = emic_table_make(
        arena, data ? "judgements" : emic_arena_format(arena, "Judgements by %s", by));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t row = 0; row < frequency->row_count; row++)
        for (size_t group = 0; count->shown[row] && group <= frequency->group_count; group++)
            fill_row(count, row, group, data, table);
    emic_table_add_note(table, "Unit: participants. Codes that somebody judged, or that need it; "
                               "what is said of a code is said of it alone, without those below "
                               "it. Not judged does not mean denied.");
    emic_frequency_note_base(frequency, table);
    return table;
}

static const emic_parameter_spec specs[] = {
    {"by", EMIC_PARAMETER_TEXT},    {"code", EMIC_PARAMETER_LIST}, {"group", EMIC_PARAMETER_TEXT},
    {"where", EMIC_PARAMETER_TEXT}, {"base", EMIC_PARAMETER_TEXT}, {0},
};

const emic_measure emic_measure_judgements = {"judgements", specs, count_judgements, make_table,
                                              false};
