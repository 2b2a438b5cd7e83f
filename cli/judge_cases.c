/* Which cases wait, and how they are listed. */
#include "judge_cases.h"
#include "filter.h"
#include "output.h"

/* Whether any code with the rule judged is left. */
static bool has_judged(const emic_codebook *codebook, const bool *codes)
{
    for (size_t i = 0; i < codebook->count; i++)
        if (codebook->items[i].rule == EMIC_RULE_JUDGED && (!codes || codes[i]) &&
            !emic_slice_is(codebook->items[i].status, "retired"))
            return true;
    return false;
}

emic_status judge_cases_load(const emic_context *context, bool open, emic_codebook *codebook,
                             emic_judgement_case_list *out, emic_error *err)
{
    filter_people people;
    bool *codes = NULL;
    EMIC_TRY(emic_codebook_load(context->study, context->arena, codebook, err));
    for (size_t i = 0; option_repeat(context, "code", i); i++) {
        size_t at;
        EMIC_TRY(emic_codebook_find(codebook, emic_slice_of(option_repeat(context, "code", i)),
                                    context->arena, &at, err));
        if (!codes)
            codes = emic_arena_array(context->arena, codebook->count + 1, sizeof *codes);
        memset(codes + at, true, codebook->items[at].end - at);
    }
    if (!has_judged(codebook, codes))
        return emic_fail(err, EMIC_NOT_FOUND,
                         "%s no code with the rule judged; emic codebook redefine --rule judged "
                         "makes one",
                         codes ? "among the codes asked for is" : "the codebook has");
    EMIC_TRY(filter_people_load(context, &people, err));
    emic_judgement_case_filter filter = {codes, people.chosen, open};
    return emic_judgement_case_list_load(context->study, codebook, &filter, context->arena, out,
                                         err);
}

emic_table *judge_cases_table(const emic_context *context, const emic_codebook *codebook,
                              const emic_judgement_case_list *list)
{
    static const emic_column columns[] = {
        {.name = "participant", .title = "Participant"},
        {.name = "code", .title = "Code"},
        {.name = "codings", .title = "Codings", .right = true},
        {.name = "derive", .title = "Derived by"},
    };
    emic_arena *arena = context->arena;
    emic_table *table = emic_table_make(arena, "Cases that nobody has judged");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(table, columns[i]);
    for (size_t i = 0; i < list->count; i++) {
        const emic_judgement_case *one = &list->items[i];
        if (one->value != EMIC_UNJUDGED)
            continue;
        emic_cell *cell = emic_table_add_row(table, 0);
        cell[0] = emic_cell_text(list->participants.items[one->participant_at].label);
        cell[1] = emic_cell_text(codebook->items[one->code_at].path);
        cell[2] = emic_cell_integer((int64_t)one->codings.count);
        cell[3] = emic_cell_text(codebook->items[one->code_at].derive);
    }
    emic_table_add_note(table, "%s open.", output_count(table->rows.count, "case", arena));
    return table;
}
