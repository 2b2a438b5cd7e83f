/* Suppression against somebody who has all the time there is: for random small studies whose tables
 * are linked, every study that fits what is published is written down, by this file alone and
 * without the library's search, and no cell that the rule hides may be known more narrowly than the
 * profile allows. */
#include "base/random.h"
#include "suppression_fixture.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { STUDIES = 300, MOST_ATOMS = 24, MOST_STATES = 4, MOST_TARGETS = 1024, MOST_RANGE = 40 };

static uint64_t seed = 7;

static size_t draw(size_t bound)
{
    return (size_t)emic_random_below(&seed, bound);
}

/* --- Studies --------------------------------------------------------------------------------- */

typedef enum study_kind {
    KIND_ONE,
    KIND_CHILD,
    KIND_CHILDREN,
    KIND_FAMILY,
    KIND_SIZES,
    KINDS
} study_kind;

/* What one participant can be, as a bit for each code; the first is nothing of all. */
typedef struct state_list {
    unsigned items[MOST_STATES];
    size_t count;
} state_list;

static const size_t most_people[KINDS] = {48, 18, 14, 18, 13};
static const size_t codes_of[KINDS] = {1, 2, 3, 3, 1};
static const state_list states_of[KINDS] = {
    {{0, 1}, 2},       {{0, 1, 3}, 3}, /* the first code above the second */
    {{0, 3, 5, 7}, 4},                 /* above both others, and never alone */
    {{1, 2, 4}, 3},                    /* exactly one of three */
    {{0, 1}, 2},
};

/* Groups of one attribute: each person's is `group[i]`. Whoever is outside `base` is in none. */
static void add_table(small_study *small, const size_t *group, size_t groups, const bool *base)
{
    size_t people = small->study.participants, total = small_set(small, 0, 0), first = total + 1;
    for (size_t i = 0; i < groups; i++)
        small_set(small, 0, 0);
    for (size_t i = 0; i < people; i++) {
        if (base && !base[i])
            continue;
        small->member[total * people + i] = true;
        small->member[(first + group[i]) * people + i] = true;
    }
    small_sum(small, total, first, groups);
}

static void make_study(small_study *small, study_kind kind)
{
    size_t least = most_people[kind] / 2, people = least + draw(least + 1);
    size_t first[MOST_PEOPLE], second[MOST_PEOPLE];
    size_t groups = kind == KIND_SIZES || people < 12 ? 3 : 2, lean = 1 + draw(9);
    bool base[MOST_PEOPLE];
    small_begin(small, people, codes_of[kind]);
    for (size_t i = 0; i < people; i++) {
        first[i] = draw(groups);
        second[i] = kind == KIND_SIZES ? first[i] == 0 : draw(2);
        base[i] = kind == KIND_SIZES ? first[i] < 2 : draw(3) > 0;
        size_t state = draw(10) < lean ? states_of[kind].count - 1 : draw(states_of[kind].count);
        for (size_t code = 0; code < codes_of[kind]; code++)
            small->holds[code * people + i] = states_of[kind].items[state] >> code & 1;
    }
    add_table(small, first, groups, NULL);
    add_table(small, second, 2, NULL);
    add_table(small, first, groups, base);
    for (int code = 1; code < (int)codes_of[kind]; code++)
        small->parent[code] = kind == KIND_FAMILY ? -1 : 0;
    for (int code = 0; code < (int)codes_of[kind]; code++)
        small->family[code] = kind == KIND_FAMILY ? 5 : -1;
}

/* --- What can be told ------------------------------------------------------------------------ */

/* A count that somebody reads or works out: members of `set` (and not of `less`) with the code. */
typedef struct target {
    size_t set, less;
    int code;
    int64_t n, size, low, high;
    bool published, must; /* must: the rule hides it */
    bool seen[MOST_RANGE];
    int64_t now, possible, wanted; /* values seen; enough of them */
} target;

typedef struct observer {
    const small_study *small;
    const emic_release_profile *profile;
    const state_list *states;
    target targets[MOST_TARGETS];
    size_t target_count;
    size_t atom_count, of_atom[MOST_PEOPLE]; /* one person of each */
    int64_t people[MOST_ATOMS];
    bool inside[MOST_TARGETS][MOST_ATOMS];
    int64_t left[MOST_TARGETS][MOST_ATOMS + 1]; /* people of the atoms from here on */
    bool blind;                                 /* nothing is published */
    int64_t largest;                            /* of an atom of unknown size */
    size_t fits, missing;                       /* studies; targets of which not enough was seen */
} observer;

static bool is_member(const small_study *small, size_t set, size_t person)
{
    return small->member[set * small->study.participants + person];
}

static bool is_inside(const small_study *small, const target *one, size_t person)
{
    return is_member(small, one->set, person) &&
           (one->less == SIZE_MAX || !is_member(small, one->less, person));
}

/* The rule, as it is written down for people. */
static bool falls(const emic_release_profile *profile, const target *one, int64_t n)
{
    int64_t t = profile->threshold, size = one->size;
    if (size == 0)
        return false;
    if (one->code < 0)
        return n == 0 ? !profile->zero_is_safe : n <= t;
    if (n < 0 || n > size)
        return false;
    return (n >= 1 && n <= t) || (size - n >= 1 && size - n <= t && n > 0) || size == 1 ||
           (n == 0 && !profile->zero_is_safe) || (n == size && profile->class_disclosure);
}

static void add_target(observer *reader, size_t set, size_t less, int code)
{
    const small_study *small = reader->small;
    size_t people = small->study.participants;
    target *one = &reader->targets[reader->target_count++];
    assert_true(reader->target_count < MOST_TARGETS);
    *one = (target){.set = set, .less = less, .code = code};
    for (size_t i = 0; i < people; i++) {
        one->size += is_inside(small, one, i);
        one->n += is_inside(small, one, i) && (code < 0 || small->holds[(size_t)code * people + i]);
    }
    one->must = falls(reader->profile, one, one->n);
    one->low = one->high = one->n;
    while (one->must && one->low > 0 && falls(reader->profile, one, one->low - 1))
        one->low--;
    while (one->must && falls(reader->profile, one, one->high + 1))
        one->high++;
    assert_true(one->high - one->low < MOST_RANGE);
}

static bool contains(const small_study *small, size_t more, size_t less)
{
    size_t extra = 0;
    for (size_t i = 0; i < small->study.participants; i++) {
        if (is_member(small, less, i) && !is_member(small, more, i))
            return false;
        extra += is_member(small, more, i) && !is_member(small, less, i);
    }
    return extra > 0;
}

/* All cells first, by set and code, then what is left of those the rule lets pass. */
static void list_targets(observer *reader)
{
    const emic_suppression_study *study = &reader->small->study;
    int first = reader->profile->sizes_are_cells ? -1 : 0, codes = (int)study->code_count;
    int width = codes - first;
    for (size_t set = 0; set < study->set_count; set++)
        for (int code = first; code < codes; code++)
            add_target(reader, set, SIZE_MAX, code);
    for (size_t more = 0; more < study->set_count; more++)
        for (size_t less = 0; less < study->set_count; less++)
            for (int code = first; code < codes && contains(reader->small, more, less); code++)
                if (!reader->targets[more * (size_t)width + (size_t)(code - first)].must &&
                    !reader->targets[less * (size_t)width + (size_t)(code - first)].must)
                    add_target(reader, more, less, code);
}

static void list_atoms(observer *reader)
{
    const small_study *small = reader->small;
    for (size_t i = 0; i < small->study.participants; i++) {
        size_t atom = 0;
        for (; atom < reader->atom_count; atom++) {
            bool same = true;
            for (size_t set = 0; set < small->study.set_count; set++)
                same = same &&
                       is_member(small, set, i) == is_member(small, set, reader->of_atom[atom]);
            if (same)
                break;
        }
        assert_true(atom < MOST_ATOMS);
        if (atom == reader->atom_count)
            reader->of_atom[reader->atom_count++] = i;
        reader->people[atom]++;
    }
    for (size_t i = 0; i < reader->target_count; i++)
        for (size_t atom = reader->atom_count; atom-- > 0;) {
            reader->inside[i][atom] = is_inside(small, &reader->targets[i], reader->of_atom[atom]);
            reader->left[i][atom] =
                reader->left[i][atom + 1] + (reader->inside[i][atom] ? reader->people[atom] : 0);
        }
}

/* --- Every study ----------------------------------------------------------------------------- */

/* Adds so many people of an atom in a state to all counts. */
static void add_people(observer *reader, size_t atom, unsigned state, int64_t people)
{
    for (size_t i = 0; i < reader->target_count; i++) {
        target *one = &reader->targets[i];
        if (reader->inside[i][atom] && (one->code < 0 || (state >> one->code & 1)))
            one->now += people;
    }
}

/* Whether the published counts can still come out. */
static bool may_fit(const observer *reader, size_t atom)
{
    for (size_t i = 0; i < reader->target_count && !reader->blind; i++) {
        const target *one = &reader->targets[i];
        if (!one->published)
            continue;
        if (one->now > one->n ||
            (!reader->profile->sizes_are_cells && one->now + reader->left[i][atom] < one->n) ||
            (atom == reader->atom_count && one->now != one->n))
            return false;
    }
    return true;
}

static void note_study(observer *reader)
{
    reader->fits++;
    for (size_t i = 0; i < reader->target_count; i++) {
        target *one = &reader->targets[i];
        if (!one->must || one->now < one->low || one->now > one->high ||
            one->seen[one->now - one->low])
            continue;
        one->seen[one->now - one->low] = true;
        reader->missing -= ++one->possible == one->wanted;
    }
}

static void try_atom(observer *reader, size_t atom);

/* Spreads `people` of an atom over the states from `state` on. */
static void try_state(observer *reader, size_t atom, size_t state, int64_t people)
{
    if (state + 1 == reader->states->count) {
        add_people(reader, atom, reader->states->items[state], people);
        if (reader->missing && may_fit(reader, atom + 1))
            try_atom(reader, atom + 1);
        add_people(reader, atom, reader->states->items[state], -people);
        return;
    }
    for (int64_t here = 0; here <= people && reader->missing; here++) {
        add_people(reader, atom, reader->states->items[state], here);
        try_state(reader, atom, state + 1, people - here);
        add_people(reader, atom, reader->states->items[state], -here);
    }
}

static void try_atom(observer *reader, size_t atom)
{
    if (atom == reader->atom_count) {
        note_study(reader);
        return;
    }
    if (!reader->profile->sizes_are_cells) {
        try_state(reader, atom, 0, reader->people[atom]);
        return;
    }
    for (int64_t people = 0; people <= reader->largest; people++)
        try_state(reader, atom, 0, people);
}

/* Goes through the studies until each cell that the rule hides was seen with as many values as are
 * wanted, or there are no more studies. */
static void read_all(observer *reader, bool blind)
{
    reader->blind = blind;
    reader->fits = reader->missing = 0;
    for (size_t i = 0; i < reader->target_count; i++) {
        target *one = &reader->targets[i];
        int64_t length = one->high - one->low + 1, threshold = reader->profile->threshold;
        one->wanted = !blind ? one->possible : length < threshold ? length : threshold;
        one->wanted = one->wanted < threshold ? one->wanted : threshold;
        one->now = one->possible = 0;
        memset(one->seen, 0, sizeof one->seen);
        reader->missing += one->must;
    }
    if (reader->missing)
        try_atom(reader, 0);
}

/* --- The test -------------------------------------------------------------------------------- */

typedef struct figures {
    size_t published, hidden, reasons[4], narrow, looked_at, audited;
} figures;

static void publish(observer *reader, const emic_suppression *out)
{
    const emic_suppression_study *study = &reader->small->study;
    for (size_t i = 0; i < reader->target_count; i++) {
        target *one = &reader->targets[i];
        if (one->less != SIZE_MAX)
            continue;
        one->published = one->code < 0 ? !out->size_hidden[one->set] : true;
        for (size_t cell = 0; cell < study->cell_count; cell++)
            if (study->cells[cell].set == one->set && study->cells[cell].code == one->code)
                one->published = !out->hidden[cell];
    }
}

/* Whether what the rule hides is hidden, and nothing that was hidden can be told. */
static void judge(observer *reader, figures *totals)
{
    read_all(reader, true);
    read_all(reader, false);
    for (size_t i = 0; i < reader->target_count; i++) {
        const target *one = &reader->targets[i];
        if (one->less == SIZE_MAX) {
            totals->published += one->published;
            totals->hidden += !one->published;
        }
        totals->looked_at += one->must;
        totals->narrow +=
            one->must && ((one->less == SIZE_MAX && one->published) || one->possible < one->wanted);
    }
}

static emic_release_profile draw_profile(study_kind kind)
{
    return (emic_release_profile){.name = "random",
                                  .source = "test",
                                  .threshold = 2 + (int64_t)draw(2),
                                  .zero_is_safe = draw(2),
                                  .class_disclosure = draw(2),
                                  .sizes_are_cells = kind == KIND_SIZES};
}

static void nothing_hidden_can_be_told(void **state)
{
    (void)state;
    static small_study small;
    static observer reader;
    figures totals = {0};
    for (size_t i = 0; i < STUDIES; i++) {
        study_kind kind = (study_kind)(i % KINDS);
        emic_arena *arena = emic_arena_open();
        emic_release_profile profile = draw_profile(kind);
        emic_suppression out;
        make_study(&small, kind);
        emic_suppression_make(&small.study, &profile, arena, &out);
        reader = (observer){.small = &small,
                            .profile = &profile,
                            .states = &states_of[kind],
                            .largest = (int64_t)small.study.participants + 3};
        list_targets(&reader);
        list_atoms(&reader);
        publish(&reader, &out);
        size_t before = totals.narrow;
        judge(&reader, &totals);
        if (totals.narrow > before)
            print_message("study %zu: %zu narrow\n", i, totals.narrow - before);
        for (size_t entry = 0; entry < out.log.count; entry++)
            totals.reasons[out.log.items[entry].reason]++;
        emic_arena_close(arena);
    }
    print_message("%zu cells that fell to the rule; %zu published, %zu hidden; by rule %zu, "
                  "complementary %zu, audit %zu, column %zu\n",
                  totals.looked_at, totals.published, totals.hidden, totals.reasons[0],
                  totals.reasons[1], totals.reasons[2], totals.reasons[3]);
    assert_true(totals.published > 1000);
    assert_true(totals.hidden > 1000);
    assert_int_equal(0, totals.narrow);
    assert_true(totals.reasons[EMIC_SUPPRESSION_COMPLEMENTARY] > 100);
    assert_true(totals.reasons[EMIC_SUPPRESSION_AUDIT] > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_hidden_can_be_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
