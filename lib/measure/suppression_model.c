/* What the cells of a release have to do with each other, as sums: of the people in them, of the
 * groups of a table, of a cell and what is taken from it, of a code and those below it, of codes
 * that exclude each other. Some follow from others; they spare the search long proofs. */
#include "measure/suppression_plan.h"

typedef emic_suppression_plan planner;
typedef emic_suppression_count count_of_people;

/* A row being put together. */
typedef struct term_list {
    size_t *numbers;
    int *signs;
    size_t count;
} term_list;

static term_list terms_of(const planner *plan, size_t most)
{
    return (term_list){emic_arena_array(plan->arena, most + 1, sizeof(size_t)),
                       emic_arena_array(plan->arena, most + 1, sizeof(int)), 0};
}

static void put(term_list *terms, size_t number, int sign)
{
    terms->numbers[terms->count] = number;
    terms->signs[terms->count++] = sign;
}

static void add_row(planner *plan, const term_list *terms, int64_t low, int64_t high)
{
    emic_suppression_row_add(&plan->system, terms->numbers, terms->signs, terms->count, low, high);
}

/* More than anybody could hold possible of a size. */
static int64_t plenty(const planner *plan)
{
    return (int64_t)plan->study->participants + 2 * plan->profile->threshold + 2;
}

/* --- Numbers --------------------------------------------------------------------------------- */

static size_t atom_number(const planner *plan, size_t atom, size_t code)
{
    return atom * (plan->study->code_count + 1) + code;
}

static void add_numbers(planner *plan)
{
    const emic_suppression_study *study = plan->study;
    bool free = plan->profile->sizes_are_cells;
    for (size_t atom = 0; atom < plan->atom_count; atom++)
        for (size_t code = 0; code <= study->code_count; code++) {
            int64_t truth = 0, size = plan->atom_size[atom];
            for (size_t i = 0; i < study->participants; i++)
                truth += plan->atom_of[i] == atom && (code == study->code_count ||
                                                      study->holds[code * study->participants + i]);
            emic_suppression_number_add(&plan->system, truth,
                                        !free && code == study->code_count ? size : 0,
                                        free ? plenty(plan) : size);
        }
    for (size_t i = 0; i < plan->counts.count; i++) {
        count_of_people *count = &plan->counts.items[i];
        count->number = emic_suppression_number_add(&plan->system, count->n, 0,
                                                    free ? plenty(plan) : count->size);
    }
}

/* A cell is the sum of its people. */
static void add_people(planner *plan)
{
    for (size_t i = 0; i < plan->counts.count; i++) {
        const count_of_people *count = &plan->counts.items[i];
        const bool *member = plan->sets.items[count->set];
        term_list terms = terms_of(plan, plan->atom_count + 1);
        for (size_t atom = 0; atom < plan->atom_count; atom++)
            if (member[plan->someone_of[atom]])
                put(&terms, atom_number(plan, atom, count->code), 1);
        put(&terms, count->number, -1);
        emic_suppression_cell_add(&plan->system, terms.numbers, terms.signs, terms.count);
    }
}

/* --- Codes of the same people ---------------------------------------------------------------- */

/* The numbers of the codes for some people, SIZE_MAX where there is none; and how many they are:
 * a number, or SIZE_MAX and a known size. */
typedef struct crowd {
    const size_t *of_code;
    size_t size_number;
    int64_t size;
} crowd;

/* At most so many as the people are, or just so many. */
static void add_within(planner *plan, const crowd *people, term_list *terms, bool just)
{
    int64_t floor = just ? 0 : -plenty(plan) * (int64_t)(terms->count + 1);
    if (people->size_number == SIZE_MAX) {
        add_row(plan, terms, just ? people->size : 0, people->size);
        return;
    }
    put(terms, people->size_number, -1);
    add_row(plan, terms, floor, 0);
}

/* The code holds for no more than the other (-1: none); whether there is such a row. */
static bool add_at_most(planner *plan, const crowd *people, size_t code, int other)
{
    term_list terms = terms_of(plan, 2);
    if (other < 0 || people->of_code[other] == SIZE_MAX)
        return false;
    put(&terms, people->of_code[code], 1);
    put(&terms, people->of_code[other], -1);
    add_row(plan, &terms, -plenty(plan), 0);
    return true;
}

/* No code holds for more than the one above it, or than there are people. */
static void add_above(planner *plan, const crowd *people, size_t code)
{
    term_list terms = terms_of(plan, 2);
    add_at_most(plan, people, code, plan->wider[code]);
    if (add_at_most(plan, people, code, plan->parent[code]) || people->size_number == SIZE_MAX)
        return;
    put(&terms, people->of_code[code], 1);
    add_within(plan, people, &terms, false);
}

/* Whether whoever a code holds for, one of those below it does too: so it is for all. */
static bool is_closed(const planner *plan, size_t code)
{
    const emic_suppression_study *study = plan->study;
    for (size_t i = 0; i < study->participants; i++) {
        bool below = false;
        if (!study->holds[code * study->participants + i])
            continue;
        for (size_t child = 0; child < study->code_count && !below; child++)
            below =
                plan->parent[child] == (int)code && study->holds[child * study->participants + i];
        if (!below)
            return false;
    }
    return true;
}

/* A code that holds only with those below it, for no more than these together. */
static void add_below(planner *plan, const crowd *people, size_t code)
{
    term_list terms = terms_of(plan, plan->study->code_count);
    put(&terms, people->of_code[code], 1);
    for (size_t child = 0; child < plan->study->code_count; child++) {
        if (plan->parent[child] != (int)code)
            continue;
        if (people->of_code[child] == SIZE_MAX)
            return;
        put(&terms, people->of_code[child], -1);
    }
    if (terms.count > 1)
        add_row(plan, &terms, -plenty(plan) * (int64_t)terms.count, 0);
}

/* The family of which `code` is the first. */
static void add_family(planner *plan, const crowd *people, size_t code)
{
    bool just = plan->whole[code];
    term_list terms = terms_of(plan, plan->study->code_count + 1);
    for (size_t other = 0; other < plan->study->code_count; other++) {
        if (plan->family[other] != plan->family[code])
            continue;
        if (other < code)
            return;
        if (people->of_code[other] == SIZE_MAX)
            just = false;
        else
            put(&terms, people->of_code[other], 1);
    }
    if (terms.count)
        add_within(plan, people, &terms, just);
}

static void add_codes(planner *plan, const crowd *people, const bool *closed)
{
    for (size_t code = 0; code < plan->study->code_count; code++) {
        if (plan->family[code] >= 0)
            add_family(plan, people, code);
        if (people->of_code[code] == SIZE_MAX)
            continue;
        add_above(plan, people, code);
        if (closed[code])
            add_below(plan, people, code);
    }
}

static void add_all_codes(planner *plan)
{
    size_t codes = plan->study->code_count;
    bool *closed = emic_arena_array(plan->arena, codes + 1, sizeof *closed);
    size_t *of_code = emic_arena_array(plan->arena, codes + 1, sizeof *of_code);
    bool free = plan->profile->sizes_are_cells;
    for (size_t code = 0; code < codes; code++)
        closed[code] = is_closed(plan, code);
    for (size_t atom = 0; atom < plan->atom_count; atom++) {
        for (size_t code = 0; code < codes; code++)
            of_code[code] = atom_number(plan, atom, code);
        crowd people = {of_code, free ? atom_number(plan, atom, codes) : SIZE_MAX,
                        plan->atom_size[atom]};
        add_codes(plan, &people, closed);
    }
    for (size_t set = 0; set < plan->listed; set++) {
        crowd people = {of_code, SIZE_MAX, 0};
        for (size_t code = 0; code <= codes; code++) {
            const count_of_people *count = emic_suppression_find(plan, set, code);
            of_code[code] = count ? count->number : SIZE_MAX;
            people.size = count ? count->size : people.size;
        }
        people.size_number = of_code[codes];
        add_codes(plan, &people, closed);
    }
}

/* --- Sums ------------------------------------------------------------------------------------ */

static void add_sum(planner *plan, const emic_suppression_sum *sum, size_t code)
{
    const count_of_people *total = emic_suppression_find(plan, plan->set_of[sum->total], code);
    term_list terms = terms_of(plan, sum->count + 1);
    if (!total)
        return;
    put(&terms, total->number, 1);
    for (size_t i = 0; i < sum->count; i++) {
        const count_of_people *part =
            emic_suppression_find(plan, plan->set_of[sum->parts[i]], code);
        if (!part || part == total)
            return;
        if (part->size)
            put(&terms, part->number, -1);
    }
    add_row(plan, &terms, 0, 0);
}

static void add_sums(planner *plan)
{
    for (size_t i = 0; i < plan->study->sum_count; i++)
        for (size_t code = 0; code <= plan->study->code_count; code++)
            add_sum(plan, &plan->study->sums[i], code);
    for (size_t i = 0; i < plan->counts.count; i++) {
        const count_of_people *count = &plan->counts.items[i];
        if (!count->derived)
            continue;
        term_list terms = terms_of(plan, 3);
        put(&terms, emic_suppression_find(plan, count->more, count->code)->number, 1);
        put(&terms, emic_suppression_find(plan, count->less, count->code)->number, -1);
        put(&terms, count->number, -1);
        add_row(plan, &terms, 0, 0);
    }
}

void emic_suppression_model(planner *plan)
{
    add_numbers(plan);
    add_people(plan);
    add_all_codes(plan);
    add_sums(plan);
}
