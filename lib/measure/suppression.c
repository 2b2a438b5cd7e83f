/* Suppression: the rule, then cells that give a hidden one away, then the audit. What a cell is
 * and how cells hang together is suppression_plan.c's and suppression_model.c's business. */
#include "measure/suppression_plan.h"

typedef emic_suppression_plan planner;
typedef emic_suppression_count count_of_people;

static const char *const reason_names[] = {"rule", "complementary", "audit", "column"};

const char *emic_suppression_reason_name(emic_suppression_reason reason)
{
    return reason_names[reason];
}

/* --- Hiding ---------------------------------------------------------------------------------- */

void emic_suppression_release(planner *plan, const count_of_people *count)
{
    bool free = plan->profile->sizes_are_cells;
    int64_t most = (int64_t)plan->study->participants + 2 * plan->profile->threshold + 2;
    emic_suppression_bound(&plan->system, count->number, 0, free ? most : count->size);
}

void emic_suppression_publish(planner *plan, const count_of_people *count)
{
    emic_suppression_bound(&plan->system, count->number, count->n, count->n);
}

static void log_count(planner *plan, count_of_people *count, emic_suppression_reason reason,
                      size_t sake)
{
    count->entry = plan->out->log.count;
    *EMIC_PUSH(plan->arena, &plan->out->log) =
        (emic_suppressed){.derived = count->derived,
                          .n = count->n,
                          .size = count->size,
                          .reason = reason,
                          .sake = sake == SIZE_MAX ? count->entry : sake};
}

void emic_suppression_hide(planner *plan, count_of_people *count, emic_suppression_reason reason,
                           size_t sake)
{
    if (count->hidden)
        return;
    count->hidden = true;
    log_count(plan, count, reason, sake);
    emic_suppression_release(plan, count);
    if (!emic_suppression_is_size(plan, count))
        return;
    for (size_t code = 0; code < plan->study->code_count; code++) {
        count_of_people *below = emic_suppression_find(plan, count->set, code);
        if (below)
            emic_suppression_hide(plan, below,
                                  below->ruled ? EMIC_SUPPRESSION_RULE : EMIC_SUPPRESSION_COLUMN,
                                  below->ruled ? SIZE_MAX : count->entry);
    }
}

/* --- 1. The rule ----------------------------------------------------------------------------- */

static void hide_by_rule(planner *plan)
{
    emic_suppression_reset(&plan->system);
    for (size_t i = 0; i < plan->counts.count; i++)
        if (!plan->counts.items[i].derived)
            emic_suppression_publish(plan, &plan->counts.items[i]);
    for (size_t i = 0; i < plan->counts.count; i++) {
        count_of_people *count = &plan->counts.items[i];
        if (count->ruled && count->derived)
            log_count(plan, count, EMIC_SUPPRESSION_RULE, SIZE_MAX);
        else if (count->ruled)
            emic_suppression_hide(plan, count, EMIC_SUPPRESSION_RULE, SIZE_MAX);
    }
}

/* --- Which cell next ------------------------------------------------------------------------- */

/* Order of what is hidden first: sizes last, before them zeros, which leave little room. */
int emic_suppression_compare(const planner *plan, const count_of_people *a,
                             const count_of_people *b)
{
    int size_a = emic_suppression_is_size(plan, a);
    int size_b = emic_suppression_is_size(plan, b);
    if (size_a != size_b)
        return size_a - size_b;
    if ((a->n == 0) != (b->n == 0))
        return a->n == 0 ? 1 : -1;
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    if (a->set != b->set)
        return a->set < b->set ? -1 : 1;
    return (a->code > b->code) - (a->code < b->code);
}

static void take_smaller(const planner *plan, count_of_people *count, count_of_people **best)
{
    if (!*best || emic_suppression_compare(plan, count, *best) < 0)
        *best = count;
}

/* --- 2. Sums --------------------------------------------------------------------------------- */

/* The members of a sum while it is gone through. */
typedef struct tally {
    size_t hidden;
    count_of_people *lone, *smallest; /* the hidden one; the smallest published */
    bool whole;
} tally;

static void count_in(const planner *plan, tally *sum, count_of_people *count)
{
    if (!count) {
        sum->whole = false;
        return;
    }
    if (count->size == 0)
        return;
    if (count->hidden) {
        sum->hidden++;
        sum->lone = count;
        return;
    }
    take_smaller(plan, count, &sum->smallest);
}

static bool settle(planner *plan, const tally *sum)
{
    if (!sum->whole || sum->hidden != 1 || !sum->smallest)
        return false;
    emic_suppression_hide(plan, sum->smallest, EMIC_SUPPRESSION_COMPLEMENTARY, sum->lone->entry);
    return true;
}

static bool settle_sum(planner *plan, const emic_suppression_sum *sum, size_t code)
{
    tally sum_of = {.whole = true};
    size_t total = plan->set_of[sum->total];
    count_in(plan, &sum_of, emic_suppression_find(plan, total, code));
    for (size_t i = 0; i < sum->count; i++) {
        size_t part = plan->set_of[sum->parts[i]];
        if (part == total)
            return false;
        count_in(plan, &sum_of, emic_suppression_find(plan, part, code));
    }
    return settle(plan, &sum_of);
}

/* The codes of a family that add up to the people of the set; `code` is the first of them. */
static bool settle_family(planner *plan, size_t set, size_t code)
{
    tally sum_of = {.whole = plan->whole[code]};
    for (size_t other = 0; other < plan->study->code_count; other++) {
        if (plan->family[other] != plan->family[code])
            continue;
        if (other < code)
            return false;
        count_in(plan, &sum_of, emic_suppression_find(plan, set, other));
    }
    return settle(plan, &sum_of);
}

static bool settle_once(planner *plan)
{
    bool changed = false;
    for (size_t i = 0; i < plan->study->sum_count; i++)
        for (size_t code = 0; code <= plan->study->code_count; code++)
            changed = settle_sum(plan, &plan->study->sums[i], code) || changed;
    for (size_t set = 0; set < plan->listed; set++)
        for (size_t code = 0; code < plan->study->code_count; code++)
            if (plan->family[code] >= 0)
                changed = settle_family(plan, set, code) || changed;
    return changed;
}

/* --- The log --------------------------------------------------------------------------------- */

static void finish_entry(planner *plan, count_of_people *count)
{
    emic_suppressed *entry = &plan->out->log.items[count->entry];
    bool asked = plan->study->intervals;
    entry->low = entry->high = count->n;
    if (!count->ruled) {
        if (asked && entry->reason != EMIC_SUPPRESSION_COLUMN) {
            entry->low = emic_suppression_reach(plan, count, -1, &entry->given_up);
            entry->high = emic_suppression_reach(plan, count, 1, &entry->given_up);
        }
        return;
    }
    if (asked)
        emic_suppression_possible(plan, count, count->high - count->low + 1);
    for (int64_t value = count->high; value >= count->low; value--)
        if (count->seen[value - count->low])
            entry->low = value;
    for (int64_t value = count->low; value <= count->high; value++)
        if (count->seen[value - count->low])
            entry->high = value;
    entry->possible = count->possible;
    entry->demand = count->demand;
    entry->given_up = count->given_up;
    entry->safe = count->possible >= count->demand && count->demand > 1;
    plan->out->unprotected += !entry->safe;
}

/* The study's own number of a set: its first. */
static size_t first_set(const planner *plan, size_t set)
{
    size_t first = 0;
    while (plan->set_of[first] != set)
        first++;
    return first;
}

static void finish(planner *plan)
{
    const emic_suppression_study *study = plan->study;
    for (size_t i = 0; i < plan->counts.count; i++) {
        count_of_people *count = &plan->counts.items[i];
        if (!count->hidden && !count->derived)
            continue;
        emic_suppressed *entry = &plan->out->log.items[count->entry];
        entry->cell.set = first_set(plan, count->derived ? count->more : count->set);
        entry->less = count->derived ? first_set(plan, count->less) : 0;
        entry->cell.code =
            emic_suppression_is_size(plan, count) ? EMIC_SUPPRESSION_SIZE : (int)count->code;
        finish_entry(plan, count);
    }
    for (size_t i = 0; i < study->cell_count; i++) {
        size_t code = study->cells[i].code < 0 ? study->code_count : (size_t)study->cells[i].code;
        const count_of_people *count =
            emic_suppression_find(plan, plan->set_of[study->cells[i].set], code);
        plan->out->hidden[i] = count && count->hidden;
    }
    for (size_t i = 0; i < study->set_count; i++) {
        const count_of_people *size =
            emic_suppression_find(plan, plan->set_of[i], study->code_count);
        plan->out->size_hidden[i] = size && size->hidden;
    }
}

void emic_suppression_make(const emic_suppression_study *study, const emic_release_profile *profile,
                           emic_arena *arena, emic_suppression *out)
{
    planner plan;
    *out = (emic_suppression){0};
    out->hidden = emic_arena_array(arena, study->cell_count + 1, sizeof *out->hidden);
    out->size_hidden = emic_arena_array(arena, study->set_count + 1, sizeof *out->size_hidden);
    emic_suppression_plan_make(study, profile, arena, &plan);
    plan.out = out;
    emic_suppression_demand(&plan);
    hide_by_rule(&plan);
    while (settle_once(&plan))
        ;
    emic_suppression_audit(&plan);
    finish(&plan);
}
