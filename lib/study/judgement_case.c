/* Cases and their codings: all rows are read once, and each coding finds its cases through a table
 * of participants and codes. */
#include "study/judgement_case.h"
#include <stdlib.h>

typedef struct case_table {
    const emic_codebook *codebook;
    const emic_judgement_case_filter *filter;
    emic_judgement_case_list *list;
    size_t *columns; /* of each code, from 1; 0: it is not judged, or not wanted */
    size_t column_count;
    size_t *at;           /* [participant * column_count + column - 1]: in the list, from 1 */
    emic_case_value *now; /* likewise: what is stored */
    emic_arena *arena;
} case_table;

static void choose_codes(case_table *table)
{
    const bool *wanted = table->filter->codes;
    table->columns =
        emic_arena_array(table->arena, table->codebook->count + 1, sizeof *table->columns);
    for (size_t i = 0; i < table->codebook->count; i++) {
        const emic_code *code = &table->codebook->items[i];
        if (code->rule == EMIC_RULE_JUDGED && !emic_slice_is(code->status, "retired") &&
            (!wanted || wanted[i]))
            table->columns[i] = ++table->column_count;
    }
}

/* Index of the participant, or -1: ids rise in the order of loading. */
static int participant_at(const emic_participant_list *people, emic_id id)
{
    size_t from = 0, to = people->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (people->items[middle].id < id)
            from = middle + 1;
        else
            to = middle;
    }
    return from < people->count && people->items[from].id == id ? (int)from : -1;
}

static void read_values(case_table *table, const emic_judgement_list *judgements)
{
    for (size_t i = 0; i < judgements->count; i++) {
        const emic_judgement *judgement = &judgements->items[i];
        size_t column = table->columns[judgement->code_at];
        int person = participant_at(&table->list->participants, judgement->participant);
        if (column && person >= 0)
            table->now[(size_t)person * table->column_count + column - 1] = judgement->value;
    }
}

static void add_case(case_table *table, size_t person, size_t code_at)
{
    size_t cell = person * table->column_count + table->columns[code_at] - 1;
    const emic_participant *participant = &table->list->participants.items[person];
    bool wanted = !participant->declined &&
                  (!table->filter->participants || table->filter->participants[person]) &&
                  (!table->filter->open || table->now[cell] == EMIC_UNJUDGED);
    if (!wanted)
        return;
    emic_judgement_case *one = EMIC_PUSH(table->arena, table->list);
    *one = (emic_judgement_case){.participant = participant->id,
                                 .code = table->codebook->items[code_at].id,
                                 .participant_at = person,
                                 .code_at = code_at,
                                 .value = table->now[cell]};
    table->at[cell] = table->list->count;
}

/* A coding belongs to the cases of its code and of all above it. */
static void add_coding(const case_table *table, emic_citation *coding)
{
    int person = participant_at(&table->list->participants, coding->speaker);
    if (person < 0 || coding->detached)
        return;
    for (int code = coding->code_at; code >= 0; code = table->codebook->items[code].parent) {
        size_t column = table->columns[code];
        size_t at = column ? table->at[(size_t)person * table->column_count + column - 1] : 0;
        if (at)
            *EMIC_PUSH(table->arena, &table->list->items[at - 1].codings) = coding;
    }
}

static int by_place(const void *left, const void *right)
{
    const emic_citation *a = *(emic_citation *const *)left, *b = *(emic_citation *const *)right;
    int names = emic_slice_compare(a->document_name, b->document_name);
    if (names)
        return names;
    const int64_t keys[][2] = {{a->span.start, b->span.start},
                               {a->span.end, b->span.end},
                               {a->code_at, b->code_at},
                               {a->id, b->id}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

emic_status emic_judgement_case_list_load(emic_study *study, const emic_codebook *codebook,
                                          const emic_judgement_case_filter *filter,
                                          emic_arena *arena, emic_judgement_case_list *out,
                                          emic_error *err)
{
    emic_judgement_list judgements;
    case_table table = {.codebook = codebook, .filter = filter, .list = out, .arena = arena};
    *out = (emic_judgement_case_list){0};
    EMIC_TRY(emic_participant_list_load(study, arena, &out->participants, err));
    EMIC_TRY(emic_judgement_list_load(study, codebook, arena, &judgements, err));
    EMIC_TRY(emic_citation_list_load(study, codebook, arena, &out->citations, err));
    choose_codes(&table);
    size_t cells = out->participants.count * table.column_count + 1;
    table.at = emic_arena_array(arena, cells, sizeof *table.at);
    table.now = emic_arena_array(arena, cells, sizeof *table.now);
    read_values(&table, &judgements);
    for (size_t code = 0; code < codebook->count; code++)
        for (size_t person = 0; table.columns[code] && person < out->participants.count; person++)
            add_case(&table, person, code);
    for (size_t i = 0; i < out->citations.count; i++)
        add_coding(&table, &out->citations.items[i]);
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].codings.count)
            qsort(out->items[i].codings.items, out->items[i].codings.count,
                  sizeof *out->items[i].codings.items, by_place);
    return EMIC_OK;
}
