/* Saturation of a study: whose interviews form a group, in which order they were analysed, and
 * what the formulas say of them. */
#include "measure/saturation.h"
#include "measure/select_interviews.h"
#include "measure/where.h"
#include "study/coder.h"
#include <stdlib.h>

enum { LEFT_OUT = -2, NOBODYS = -1, EVERYBODY = -3 };

typedef struct counting {
    emic_saturation *out;
    emic_cases cases;
    emic_interviews interviews;
    int *group_of; /* of each case: a group, NOBODYS without groups, or LEFT_OUT */
    bool *wanted;  /* of each code */
    emic_slice *groups;
    size_t group_count;
    size_t *rank; /* all interviews in the order of analysis: indexes */
    emic_arena *arena;
} counting;

static int take_group(counting *work, emic_slice value)
{
    emic_slice name = value.length ? value : EMIC_LITERAL("(not known)");
    for (size_t i = 0; i < work->group_count; i++)
        if (emic_slice_equal(work->groups[i], name))
            return (int)i;
    work->groups[work->group_count] = name;
    return (int)work->group_count++;
}

/* Which group each participant's words are counted in. */
static emic_status make_groups(counting *work, emic_error *err)
{
    const emic_cases *cases = &work->cases;
    const emic_saturation_query *query = work->out->query;
    const emic_where *where;
    size_t by = 0;
    int grouping = emic_cases_grouping(cases);
    EMIC_TRY(emic_where_parse(cases, query->where, work->arena, &where, err));
    if (query->by.length) {
        EMIC_TRY(emic_where_attribute(cases, query->by, work->arena, &by, err));
        work->out->by = cases->attributes.items[by].name;
    }
    work->group_of = emic_arena_array(work->arena, cases->count + 1, sizeof *work->group_of);
    work->groups = emic_arena_array(work->arena, cases->count + 1, sizeof *work->groups);
    for (size_t i = 0; i < cases->count; i++) {
        const emic_participant *one = &cases->items[i].participant;
        work->group_of[i] = LEFT_OUT;
        if (one->declined)
            continue;
        int group = query->by.length ? take_group(work, one->values[by]) : NOBODYS;
        bool asked = !query->group.length ||
                     (grouping >= 0 && emic_slice_equal(one->values[grouping], query->group));
        if (asked && emic_where_holds(where, cases, i))
            work->group_of[i] = group;
    }
    return EMIC_OK;
}

/* The group of whoever said what was coded. Words of nobody known count among everybody's, as long
 * as nobody is left out. */
static int group_asked(const counting *work, const emic_interview_code *code)
{
    const emic_saturation_query *query = work->out->query;
    if (code->case_at >= 0)
        return work->group_of[code->case_at];
    return query->where.length || query->group.length ? LEFT_OUT : NOBODYS;
}

static bool counts_in(const counting *work, const emic_interview_code *code, int group)
{
    int its = group_asked(work, code);
    return its != LEFT_OUT && (group == EVERYBODY || its == group);
}

typedef struct ranked {
    const emic_interview *interview;
    size_t at;
} ranked;

static int by_first_coding(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    return emic_interview_compare(a->interview, b->interview);
}

/* The interviews as the researcher's list has them; a coded one must stand there. */
static emic_status rank_as_listed(counting *work, emic_error *err)
{
    const emic_saturation_order *order = &work->out->query->order;
    size_t count = work->interviews.list.count, filled = 0;
    bool *placed = emic_arena_array(work->arena, count + 1, sizeof *placed);
    for (size_t k = 0; k < order->count; k++) {
        for (size_t i = 0; i < count; i++) {
            if (placed[i] ||
                !emic_slice_equal(work->interviews.list.items[i].name, order->items[k]))
                continue;
            placed[i] = true;
            work->rank[filled++] = i;
        }
    }
    for (size_t i = 0; i < count; i++) {
        const emic_interview *one = &work->interviews.list.items[i];
        if (!placed[i] && one->coded.length)
            return emic_fail(err, EMIC_INVALID,
                             "the order lacks %.*s, which has codings: list every interview",
                             EMIC_ARG(one->name));
        if (!placed[i])
            work->rank[filled++] = i;
    }
    return EMIC_OK;
}

/* Interviews stand by name; what was never coded comes first here and is in no series. */
static emic_status rank_interviews(counting *work, emic_error *err)
{
    size_t count = work->interviews.list.count;
    ranked *order = emic_arena_array(work->arena, count + 1, sizeof *order);
    work->rank = emic_arena_array(work->arena, count + 1, sizeof *work->rank);
    for (size_t i = 0; i < count; i++)
        order[i] = (ranked){&work->interviews.list.items[i], i};
    if (count && !work->out->query->by_name)
        qsort(order, count, sizeof *order, by_first_coding);
    for (size_t i = 0; i < count; i++)
        work->rank[i] = order[i].at;
    return work->out->query->order.count ? rank_as_listed(work, err) : EMIC_OK;
}

/* The grid of a group's interviews, by name; `place[i]` is the row of interview i plus one, or 0.
 */
static emic_code_grid make_grid(const counting *work, int group, size_t *place)
{
    const emic_interviews *all = &work->interviews;
    emic_code_grid grid = {.codes = work->cases.codebook.count};
    for (size_t i = 0; i < all->codes.count; i++)
        if (counts_in(work, &all->codes.items[i], group))
            place[all->codes.items[i].interview] = 1;
    for (size_t i = 0; i < all->list.count; i++)
        if (place[i])
            place[i] = ++grid.interviews;
    bool *has = emic_arena_array(work->arena, grid.interviews * grid.codes + 1, sizeof *has);
    for (size_t i = 0; i < all->codes.count; i++) {
        const emic_interview_code *code = &all->codes.items[i];
        if (code->code_at >= 0 && work->wanted[code->code_at] && counts_in(work, code, group))
            has[(place[code->interview] - 1) * grid.codes + (size_t)code->code_at] = true;
    }
    grid.has = has;
    return grid;
}

/* `last` is the time of the interview before: in the order of coding, ties are neighbours. */
static void order_series(const counting *work, const size_t *place, size_t *order,
                         emic_saturation_series *out)
{
    bool tied = false;
    emic_slice last = {0};
    for (size_t i = 0; i < work->interviews.list.count; i++) {
        size_t at = work->rank[i];
        const emic_interview *one = &work->interviews.list.items[at];
        if (!place[at])
            continue;
        bool same = out->count > 0 && emic_slice_equal(one->coded, last);
        out->ties += same ? (tied ? 1 : 2) : 0;
        tied = same;
        last = one->coded;
        order[out->count] = place[at] - 1;
        out->documents[out->count++] = one->name;
    }
}

static void count_series(counting *work, int group, emic_slice name)
{
    const emic_saturation_query *query = work->out->query;
    emic_arena *arena = work->arena;
    emic_saturation_series *out = EMIC_PUSH(arena, &work->out->series);
    size_t *place = emic_arena_array(arena, work->interviews.list.count + 1, sizeof *place);
    emic_code_grid grid = make_grid(work, group, place);
    size_t *order = emic_arena_array(arena, grid.interviews + 1, sizeof *order);
    int64_t *incidence = emic_arena_array(arena, grid.codes + 1, sizeof *incidence);
    out->group = name;
    out->documents = emic_arena_array(arena, grid.interviews + 1, sizeof *out->documents);
    out->fresh = emic_arena_array(arena, grid.interviews + 1, sizeof *out->fresh);
    out->expected = emic_arena_array(arena, grid.interviews + 1, sizeof *out->expected);
    order_series(work, place, order, out);
    emic_saturation_new(&grid, order, arena, out->fresh);
    emic_code_incidence(&grid, incidence);
    for (size_t n = 1; n <= out->count; n++)
        out->expected[n - 1] = emic_saturation_expected(incidence, grid.codes, out->count, n);
    out->chao2 = emic_chao2_of(incidence, grid.codes, out->count);
    out->enough = out->count >= query->rule.base + query->rule.run;
    if (!out->enough)
        return;
    out->base_codes = emic_saturation_sum(out->fresh, 0, query->rule.base);
    out->point = emic_saturation_point(out->fresh, out->count, &query->rule, &out->again);
    out->shuffles =
        emic_saturation_shuffle(&grid, &query->rule, EMIC_SATURATION_SHUFFLES, query->seed, arena);
}

/* What is in no series, or in no group. */
static void count_rest(counting *work)
{
    size_t count = work->interviews.list.count;
    emic_saturation *out = work->out;
    bool *known = emic_arena_array(work->arena, count + 1, sizeof *known);
    bool *kept = emic_arena_array(work->arena, count + 1, sizeof *kept);
    for (size_t i = 0; i < work->interviews.codes.count; i++) {
        const emic_interview_code *code = &work->interviews.codes.items[i];
        known[code->interview] |= code->case_at >= 0;
        kept[code->interview] |= group_asked(work, code) != LEFT_OUT;
    }
    out->documents = (int64_t)count;
    for (size_t i = 0; i < count; i++) {
        bool coded = work->interviews.list.items[i].coded.length > 0;
        out->uncoded += !coded;
        out->left_out += coded && !kept[i];
        out->nobodys += kept[i] && !known[i];
    }
}

emic_status emic_saturation_count(emic_study *study, const emic_saturation_query *query,
                                  emic_arena *arena, emic_saturation *out, emic_error *err)
{
    emic_selection selection = {.round = query->round};
    counting work = {.out = out, .arena = arena};
    *out = (emic_saturation){.query = query};
    if (query->coder.length)
        EMIC_TRY(emic_coder_find(study, query->coder, &selection.coder, err));
    EMIC_TRY(emic_cases_load(study, &selection, arena, &work.cases, err));
    EMIC_TRY(make_groups(&work, err));
    EMIC_TRY(emic_code_choice_flags(&work.cases.codebook, &query->codes, arena, &work.wanted, err));
    EMIC_TRY(emic_interviews_load(study, &selection, &work.cases, arena, &work.interviews, err));
    EMIC_TRY(rank_interviews(&work, err));
    for (size_t i = 0; i < work.group_count; i++)
        count_series(&work, (int)i, work.groups[i]);
    count_series(&work, EVERYBODY, EMIC_LITERAL("Total"));
    count_rest(&work);
    return EMIC_OK;
}
