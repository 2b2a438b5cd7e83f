/* Exclusive sets of codes, added up. */
#include "measure/exclusive_sum.h"

typedef struct adding {
    const emic_cases *cases;
    const bool *chosen;
    emic_arena *arena;
    emic_exclusive_sums *out;
} adding;

static emic_slice group_of(const emic_cases *cases, const emic_case *one)
{
    int at = emic_cases_grouping(cases);
    if (at < 0)
        return EMIC_LITERAL("all");
    emic_slice group = one->participant.values[at];
    return group.length ? group : EMIC_LITERAL("(not known)");
}

static bool is_in_set(const emic_code *code, emic_slice set)
{
    return emic_slice_equal(code->exclusive_set, set) && !emic_slice_is(code->status, "retired");
}

/* The row of this set, whose first is `first`, for a group; NULL when there is none yet. */
static emic_exclusive_sum *find_row(adding *work, size_t first, emic_slice group)
{
    for (size_t i = first; i < work->out->count; i++)
        if (emic_slice_equal(work->out->items[i].group, group))
            return &work->out->items[i];
    return NULL;
}

static emic_slice add_label(const adding *work, emic_slice list, emic_slice label)
{
    return emic_slice_of(emic_arena_format(work->arena, "%.*s%s%.*s", EMIC_ARG(list),
                                           list.length ? ", " : "", EMIC_ARG(label)));
}

static void add_case(const adding *work, const emic_case *one, emic_exclusive_sum *row)
{
    size_t holds = 0, not_asked = 0;
    for (size_t i = 0; i < row->code_count; i++) {
        emic_case_value value = emic_case_rolled(work->cases, one, row->codes[i]);
        row->affirmed[i] += value == EMIC_AFFIRMED;
        holds += value == EMIC_AFFIRMED;
        not_asked += value == EMIC_NOT_ASKED;
    }
    if (not_asked == row->code_count) {
        row->not_asked++;
        return;
    }
    row->asked++;
    row->sum += (int64_t)holds;
    if (holds == 0)
        row->missing = add_label(work, row->missing, one->participant.label);
    else if (holds > 1)
        row->several = add_label(work, row->several, one->participant.label);
}

static void add_set(adding *work, emic_slice set)
{
    const emic_codebook *codebook = &work->cases->codebook;
    size_t *codes = emic_arena_array(work->arena, codebook->count, sizeof *codes);
    size_t count = 0, first = work->out->count;
    for (size_t i = 0; i < codebook->count; i++)
        if (is_in_set(&codebook->items[i], set))
            codes[count++] = i;
    for (size_t i = 0; i < work->cases->count; i++) {
        const emic_case *one = &work->cases->items[i];
        if (one->participant.declined || (work->chosen && !work->chosen[i]))
            continue;
        emic_slice group = group_of(work->cases, one);
        emic_exclusive_sum *row = find_row(work, first, group);
        if (!row) {
            row = EMIC_PUSH(work->arena, work->out);
            *row = (emic_exclusive_sum){
                .set = set, .group = group, .codes = codes, .code_count = count};
            row->affirmed = emic_arena_array(work->arena, count, sizeof *row->affirmed);
        }
        add_case(work, one, row);
    }
}

void emic_exclusive_sums_count(const emic_cases *cases, const bool *chosen, emic_arena *arena,
                               emic_exclusive_sums *out)
{
    adding work = {cases, chosen, arena, out};
    const emic_codebook *codebook = &cases->codebook;
    *out = (emic_exclusive_sums){0};
    for (size_t i = 0; i < codebook->count; i++) {
        emic_slice set = codebook->items[i].exclusive_set;
        size_t before = 0;
        if (set.length == 0 || !is_in_set(&codebook->items[i], set))
            continue;
        while (before < i && !is_in_set(&codebook->items[before], set))
            before++;
        if (before == i)
            add_set(&work, set);
    }
}

bool emic_exclusive_sum_holds(const emic_exclusive_sum *sum)
{
    return sum->missing.length == 0 && sum->several.length == 0;
}
