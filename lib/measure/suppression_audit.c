/* The audit: which values of a hidden cell the release leaves possible, and what more to hide where
 * they are too few. */
#include "measure/suppression_plan.h"

typedef emic_suppression_plan planner;
typedef emic_suppression_count count_of_people;

/* --- What is possible ------------------------------------------------------------------------ */

static void see(count_of_people *count, int64_t value)
{
    if (!count->ruled || value < count->low || value > count->high ||
        count->seen[value - count->low])
        return;
    count->seen[value - count->low] = true;
    count->possible++;
}

/* A study was found: what it says of each cell is possible. */
static void see_all(planner *plan)
{
    for (size_t i = 0; i < plan->counts.count; i++) {
        count_of_people *count = &plan->counts.items[i];
        if (!plan->alone || plan->alone == count)
            see(count, emic_suppression_now(&plan->system, count->number));
    }
}

/* The `at`-th value of a range to be looked at: its ends, where failure shows first, then those
 * around n; false: there is none at that distance. */
static bool value_at(const count_of_people *count, int64_t at, int64_t *value)
{
    *value = at == 0   ? count->low
             : at == 1 ? count->high
             : at % 2  ? count->n + (at - 1) / 2
                       : count->n - (at - 2) / 2;
    return *value >= count->low && *value <= count->high;
}

/* Looks for `needed` possible values of a range, until they are found or cannot be any more. */
bool emic_suppression_possible(planner *plan, count_of_people *count, int64_t needed)
{
    emic_suppression_system *system = &plan->system;
    int64_t length = count->high - count->low + 1, missing = 0, value;
    see(count, count->n);
    for (int64_t at = 0; at < 2 * length + 2 && count->possible < needed; at++) {
        if (!value_at(count, at, &value) || count->seen[value - count->low] ||
            (at > 1 && (value == count->low || value == count->high)))
            continue;
        emic_suppression_reset(system);
        if (emic_suppression_search(system, count->number, value, value)) {
            see_all(plan);
            continue;
        }
        count->given_up = count->given_up || system->given_up;
        if (length - ++missing < needed)
            return false;
    }
    return count->possible >= needed;
}

/* What would be left of each range if nothing were published: more cannot be asked for. Where a
 * search is given up, all is asked for. */
void emic_suppression_demand(planner *plan)
{
    int64_t threshold = plan->profile->threshold;
    for (size_t i = 0; i < plan->counts.count; i++) {
        count_of_people *count = &plan->counts.items[i];
        if (!count->ruled)
            continue;
        int64_t length = count->high - count->low + 1;
        int64_t most = length < threshold ? length : threshold;
        for (int64_t needed = most; needed > count->possible; needed--)
            if (emic_suppression_possible(plan, count, needed))
                break;
        count->demand = count->given_up || count->possible > most ? most : count->possible;
    }
    for (size_t i = 0; i < plan->counts.count; i++) {
        count_of_people *count = &plan->counts.items[i];
        if (count->ruled)
            memset(count->seen, 0, (size_t)(count->high - count->low) + 1);
        count->possible = 0;
        count->given_up = false;
    }
}

/* --- 3. Audit -------------------------------------------------------------------------------- */

enum { TIERS = 3, TRIALS = 40, SHORT = 10 };

static bool overlaps(const planner *plan, size_t a, size_t b)
{
    for (size_t atom = 0; atom < plan->atom_count; atom++)
        if (plan->sets.items[a][plan->someone_of[atom]] &&
            plan->sets.items[b][plan->someone_of[atom]])
            return true;
    return false;
}

/* How near a published cell is to one that must be protected: 0 the same code, 1 a code beside,
 * above or below it for some of the same people, 2 anything. */
static int tier_of(const planner *plan, const count_of_people *target, const count_of_people *other)
{
    size_t a = target->code, b = other->code, codes = plan->study->code_count;
    if (a == b)
        return 0;
    if (a == codes || b == codes || !overlaps(plan, target->set, other->set))
        return 2;
    bool beside = plan->family[a] >= 0 && plan->family[a] == plan->family[b];
    bool above = plan->parent[a] == (int)b || plan->parent[b] == (int)a;
    return beside || above || plan->wider[a] == (int)b || plan->wider[b] == (int)a ? 1 : 2;
}

/* The first candidate of a tier after `last`, or NULL. */
static count_of_people *candidate(const planner *plan, const count_of_people *target, int tier,
                                  const count_of_people *last)
{
    count_of_people *best = NULL;
    for (size_t i = 0; i < plan->counts.count; i++) {
        count_of_people *count = &plan->counts.items[i];
        if (count->hidden || count->derived || count->size == 0 ||
            (last && emic_suppression_compare(plan, count, last) <= 0) ||
            (best && emic_suppression_compare(plan, count, best) >= 0))
            continue;
        if (tier_of(plan, target, count) == tier)
            best = count;
    }
    return best;
}

/* Whether the target would be protected without this cell. What is seen only then is forgotten
 * unless it is. */
static bool suffices(planner *plan, count_of_people *target, count_of_people *count)
{
    size_t length = (size_t)(target->high - target->low) + 1;
    bool *seen = target->seen, given_up = target->given_up;
    int64_t possible = target->possible;
    target->seen = emic_arena_array(plan->arena, length, sizeof *seen);
    memcpy(target->seen, seen, length);
    emic_suppression_release(plan, count);
    plan->alone = target;
    bool enough = emic_suppression_possible(plan, target, target->demand);
    plan->alone = NULL;
    emic_suppression_reset(&plan->system);
    emic_suppression_publish(plan, count);
    target->given_up = given_up;
    if (!enough) {
        target->seen = seen;
        target->possible = possible;
    }
    return enough;
}

/* Whether hiding the cell is the more likely to help, though not alone. */
static bool is_near(const planner *plan, const count_of_people *target,
                    const count_of_people *count)
{
    return overlaps(plan, target->set, count->set) ||
           (target->derived && target->less == count->set);
}

/* The cell to hide for the target's sake: one that suffices, else the nearest and smallest. */
static count_of_people *next_cell(planner *plan, count_of_people *target)
{
    count_of_people *nearest = NULL, *near = NULL;
    size_t trials = 0;
    for (int tier = 0; tier < TIERS; tier++) {
        count_of_people *count = NULL;
        while ((count = candidate(plan, target, tier, count)) != NULL) {
            nearest = nearest ? nearest : count;
            near = near || !is_near(plan, target, count) ? near : count;
            if (tier == TIERS - 1 || trials++ == TRIALS)
                return near ? near : nearest;
            if (suffices(plan, target, count))
                return count;
        }
    }
    return near ? near : nearest;
}

void emic_suppression_audit(planner *plan)
{
    for (size_t i = 0; i < plan->counts.count; i++) {
        count_of_people *target = &plan->counts.items[i];
        while (target->ruled && !emic_suppression_possible(plan, target, target->demand)) {
            count_of_people *next = next_cell(plan, target);
            if (!next)
                break;
            emic_suppression_hide(plan, next, EMIC_SUPPRESSION_AUDIT, target->entry);
        }
    }
}

/* Steps that double while they are possible. Only the log wants to know: a search here may be
 * shorter. */
int64_t emic_suppression_reach(planner *plan, const count_of_people *count, int direction,
                               bool *given_up)
{
    emic_suppression_system *system = &plan->system;
    int64_t at = count->n, least = system->numbers.items[count->number].low;
    int64_t most = system->numbers.items[count->number].high, step = 1;
    size_t limit = system->limit;
    system->limit = limit / SHORT;
    emic_suppression_reset(system);
    while (step) {
        int64_t to = at + direction * step;
        bool found = to >= least && to <= most &&
                     emic_suppression_search(system, count->number, direction > 0 ? to : least,
                                             direction > 0 ? most : to);
        *given_up = *given_up || (!found && system->given_up);
        at = found ? emic_suppression_now(system, count->number) : at;
        step = found ? step * 2 : step / 2;
    }
    system->limit = limit;
    return at;
}
