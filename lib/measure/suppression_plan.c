/* Lists the cells of a release, each once, and applies the rule to them. */
#include "measure/suppression_plan.h"

typedef emic_suppression_plan planner;
typedef emic_suppression_count count_of_people;

bool emic_suppression_is_size(const planner *plan, const count_of_people *count)
{
    return count->code == plan->study->code_count;
}

count_of_people *emic_suppression_find(const planner *plan, size_t set, size_t code)
{
    if (set >= plan->listed)
        return NULL;
    size_t at = plan->count_of[set * (plan->study->code_count + 1) + code];
    return at == SIZE_MAX ? NULL : &plan->counts.items[at];
}

/* --- The rule -------------------------------------------------------------------------------- */

/* Whether the rule hides `n` of `size`. */
static bool falls(const planner *plan, const count_of_people *count, int64_t n)
{
    const emic_release_profile *profile = plan->profile;
    int64_t others = count->size - n;
    if (count->size == 0)
        return false;
    if (emic_suppression_is_size(plan, count))
        return n == 0 ? !profile->zero_is_safe : n <= profile->threshold;
    if (count->size == 1)
        return true;
    if (n == 0)
        return !profile->zero_is_safe;
    if (others == 0 && profile->class_disclosure)
        return true;
    return n <= profile->threshold || (others > 0 && others <= profile->threshold);
}

static void apply_rule(const planner *plan, count_of_people *count)
{
    int64_t most = emic_suppression_is_size(plan, count) ? INT64_MAX : count->size;
    count->ruled = falls(plan, count, count->n);
    if (!count->ruled)
        return;
    count->low = count->high = count->n;
    while (count->low > 0 && falls(plan, count, count->low - 1))
        count->low--;
    while (count->high < most && falls(plan, count, count->high + 1))
        count->high++;
    count->seen =
        emic_arena_array(plan->arena, (size_t)(count->high - count->low) + 1, sizeof *count->seen);
}

/* --- Sets and cells -------------------------------------------------------------------------- */

static size_t take_set(planner *plan, const bool *member)
{
    size_t participants = plan->study->participants;
    for (size_t i = 0; i < plan->sets.count; i++)
        if (memcmp(plan->sets.items[i], member, participants) == 0)
            return i;
    *EMIC_PUSH(plan->arena, &plan->sets) = member;
    return plan->sets.count - 1;
}

static void count_people(const planner *plan, count_of_people *count)
{
    const emic_suppression_study *study = plan->study;
    const bool *member = plan->sets.items[count->set];
    for (size_t i = 0; i < study->participants; i++) {
        bool holds = emic_suppression_is_size(plan, count) ||
                     study->holds[count->code * study->participants + i];
        count->size += member[i];
        count->n += member[i] && holds;
    }
    apply_rule(plan, count);
}

/* Marks a cell to be listed. */
static void mark(planner *plan, size_t set, size_t code)
{
    plan->count_of[set * (plan->study->code_count + 1) + code] = 0;
}

static void list_cells(planner *plan)
{
    const emic_suppression_study *study = plan->study;
    size_t width = study->code_count + 1;
    plan->set_of = emic_arena_array(plan->arena, study->set_count + 1, sizeof *plan->set_of);
    for (size_t i = 0; i < study->set_count; i++)
        plan->set_of[i] = take_set(plan, study->member + i * study->participants);
    plan->listed = plan->sets.count;
    plan->count_of = emic_arena_array(plan->arena, plan->listed * width + 1, sizeof(size_t));
    for (size_t i = 0; i < plan->listed * width; i++)
        plan->count_of[i] = SIZE_MAX;
    for (size_t i = 0; i < study->cell_count; i++) {
        size_t set = plan->set_of[study->cells[i].set];
        if (study->cells[i].code >= 0)
            mark(plan, set, (size_t)study->cells[i].code);
        if (plan->profile->sizes_are_cells)
            mark(plan, set, study->code_count);
    }
    for (size_t i = 0; i < plan->listed * width; i++) {
        if (plan->count_of[i] == SIZE_MAX)
            continue;
        plan->count_of[i] = plan->counts.count;
        count_of_people *count = EMIC_PUSH(plan->arena, &plan->counts);
        *count = (count_of_people){.set = i / width, .code = i % width};
        count_people(plan, count);
    }
}

/* --- Differences ----------------------------------------------------------------------------- */

/* The set of those in `more` and not in `less`; NULL unless that is inside and smaller. */
static const bool *difference(const planner *plan, size_t more, size_t less)
{
    const bool *large = plan->sets.items[more], *small = plan->sets.items[less];
    size_t left = 0;
    for (size_t i = 0; i < plan->study->participants; i++) {
        if (small[i] && !large[i])
            return NULL;
        left += large[i] && !small[i];
    }
    if (left == 0)
        return NULL;
    bool *member = emic_arena_array(plan->arena, plan->study->participants, sizeof *member);
    for (size_t i = 0; i < plan->study->participants; i++)
        member[i] = large[i] && !small[i];
    return member;
}

static bool is_derived_already(const planner *plan, size_t listed, size_t set, size_t code)
{
    for (size_t i = listed; i < plan->counts.count; i++)
        if (plan->counts.items[i].set == set && plan->counts.items[i].code == code)
            return true;
    return false;
}

/* Adds what follows from two sets for each code: only what the rule hides, and only of cells that
 * it does not: while one of the two is protected, so is the difference. */
static void derive(planner *plan, size_t listed, size_t more, size_t less, const bool *member)
{
    size_t set = SIZE_MAX;
    for (size_t code = 0; code <= plan->study->code_count; code++) {
        const count_of_people *large = emic_suppression_find(plan, more, code);
        const count_of_people *small = emic_suppression_find(plan, less, code);
        if (!large || !small || large->ruled || small->ruled)
            continue;
        if (set == SIZE_MAX)
            set = take_set(plan, member);
        if (emic_suppression_find(plan, set, code) || is_derived_already(plan, listed, set, code))
            continue;
        count_of_people count = {
            .set = set, .code = code, .derived = true, .more = more, .less = less};
        count_people(plan, &count);
        if (count.ruled)
            *EMIC_PUSH(plan->arena, &plan->counts) = count;
    }
}

static void list_differences(planner *plan)
{
    size_t listed = plan->counts.count;
    for (size_t more = 0; more < plan->listed; more++)
        for (size_t less = 0; less < plan->listed; less++) {
            const bool *member = more == less ? NULL : difference(plan, more, less);
            if (member)
                derive(plan, listed, more, less, member);
        }
}

/* --- Participants ---------------------------------------------------------------------------- */

static bool same_sets(const planner *plan, size_t a, size_t b)
{
    for (size_t set = 0; set < plan->listed; set++)
        if (plan->sets.items[set][a] != plan->sets.items[set][b])
            return false;
    return true;
}

static void find_atoms(planner *plan)
{
    size_t participants = plan->study->participants;
    plan->atom_of = emic_arena_array(plan->arena, participants + 1, sizeof *plan->atom_of);
    plan->someone_of = emic_arena_array(plan->arena, participants + 1, sizeof(size_t));
    plan->atom_size = emic_arena_array(plan->arena, participants + 1, sizeof(int64_t));
    for (size_t i = 0; i < participants; i++) {
        size_t atom = 0;
        while (atom < plan->atom_count && !same_sets(plan, plan->someone_of[atom], i))
            atom++;
        if (atom == plan->atom_count)
            plan->someone_of[plan->atom_count++] = i;
        plan->atom_of[i] = atom;
        plan->atom_size[atom]++;
    }
}

/* --- Codes ----------------------------------------------------------------------------------- */

static bool implies(const emic_suppression_study *study, size_t code, size_t other)
{
    for (size_t i = 0; i < study->participants; i++)
        if (study->holds[code * study->participants + i] &&
            !study->holds[other * study->participants + i])
            return false;
    return true;
}

/* How often the codes of a family hold for a participant, at the least and the most. */
static void family_bounds(const emic_suppression_study *study, int family, size_t *least,
                          size_t *most)
{
    *least = SIZE_MAX;
    *most = 0;
    for (size_t i = 0; i < study->participants; i++) {
        size_t held = 0;
        for (size_t code = 0; code < study->code_count; code++)
            held += study->family[code] == family && study->holds[code * study->participants + i];
        *least = held < *least ? held : *least;
        *most = held > *most ? held : *most;
    }
}

/* Keeps what is said of the codes where it is so of every participant: others would be misled. */
static void check_codes(planner *plan)
{
    const emic_suppression_study *study = plan->study;
    size_t least, most;
    plan->parent = emic_arena_array(plan->arena, study->code_count + 1, sizeof *plan->parent);
    plan->family = emic_arena_array(plan->arena, study->code_count + 1, sizeof *plan->family);
    plan->wider = emic_arena_array(plan->arena, study->code_count + 1, sizeof *plan->wider);
    plan->whole = emic_arena_array(plan->arena, study->code_count + 1, sizeof *plan->whole);
    for (size_t code = 0; code < study->code_count; code++) {
        int parent = study->parent[code];
        int wider = study->wider ? study->wider[code] : -1;
        plan->parent[code] = parent >= 0 && implies(study, code, (size_t)parent) ? parent : -1;
        plan->wider[code] = wider >= 0 && implies(study, code, (size_t)wider) ? wider : -1;
        plan->family[code] = -1;
        if (study->family[code] < 0 || study->participants == 0)
            continue;
        family_bounds(study, study->family[code], &least, &most);
        if (most <= 1)
            plan->family[code] = study->family[code];
        plan->whole[code] = most == 1 && least == 1;
    }
}

void emic_suppression_plan_make(const emic_suppression_study *study,
                                const emic_release_profile *profile, emic_arena *arena,
                                planner *out)
{
    *out = (planner){.study = study, .profile = profile, .arena = arena};
    out->system.arena = arena;
    out->system.limit = study->node_limit ? study->node_limit : EMIC_SUPPRESSION_NODES;
    list_cells(out);
    list_differences(out);
    find_atoms(out);
    check_codes(out);
    emic_suppression_model(out);
}
