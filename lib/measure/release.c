/* A release: from the counts of tables to cells, and back from what is hidden to the tables. */
#include "measure/release.h"
#include "measure/crosstab.h"
#include "measure/where.h"

/* Which codings a table counts. A code is another cell by another coder. */
typedef struct choice {
    emic_slice coder;
    int64_t round;
    const emic_frequency *first; /* a table with it: what it knows of the cases serves all */
} choice;

/* The work of one release. */
typedef struct builder {
    emic_release *release;
    struct {
        choice *items;
        size_t count, capacity;
    } choices;
    struct {
        emic_suppression_cell *items;
        size_t count, capacity;
    } cells;
    struct {
        emic_suppression_sum *items;
        size_t count, capacity;
    } sums;
    size_t *first_cell, *first_set; /* of each table */
    size_t *people, people_count;   /* the cases that are in any base */
    emic_suppression_study study;
} builder;

void emic_release_begin(const emic_release_profile *profile, emic_arena *arena, emic_release *out)
{
    *out = (emic_release){.profile = profile, .arena = arena};
}

/* --- Which tables ---------------------------------------------------------------------------- */

static bool asks_codes(const emic_frequency *frequency, emic_arena *arena)
{
    const emic_where *where, *base;
    emic_error err;
    const emic_cases *cases = &frequency->cases;
    return emic_where_parse(cases, frequency->query->where, arena, &where, &err) != EMIC_OK ||
           emic_where_base(cases, frequency->query->base, arena, &base, &err) != EMIC_OK ||
           emic_where_asks_codes(where, cases, arena) || emic_where_asks_codes(base, cases, arena);
}

static const char *refusal(const emic_release *release, const emic_measure *measure,
                           const emic_counted *counted)
{
    bool counts = !measure || strcmp(measure->name, "frequency") == 0 ||
                  strcmp(measure->name, "crosstab") == 0;
    if (!counts || !counted->frequency)
        return "it is no table of counts per group, in which single cells can be hidden";
    if (asks_codes(counted->frequency, release->arena))
        return "its base is chosen by codes, so that how many are in it tells for how many a code "
               "holds";
    return NULL;
}

void emic_release_add(emic_release *release, const char *name, const emic_measure *measure,
                      emic_counted *counted)
{
    *EMIC_PUSH(release->arena, &release->tables) =
        (emic_release_table){name, measure, counted, refusal(release, measure, counted)};
}

static const emic_frequency *frequency_at(const builder *work, size_t table)
{
    const emic_release_table *one = &work->release->tables.items[table];
    return one->refused ? NULL : one->counted->frequency;
}

/* --- Cells ----------------------------------------------------------------------------------- */

static size_t take_choice(builder *work, const emic_frequency *frequency)
{
    const emic_frequency_query *query = frequency->query;
    for (size_t i = 0; i < work->choices.count; i++)
        if (emic_slice_equal(work->choices.items[i].coder, query->coder) &&
            work->choices.items[i].round == query->round)
            return i;
    *EMIC_PUSH(work->release->arena, &work->choices) =
        (choice){query->coder, query->round, frequency};
    return work->choices.count - 1;
}

/* Whether an earlier table has the same groups, and so the same sum: said twice, it would only make
 * the audit look for longer, and give up and hide more, than in a release with it once. */
static bool has_sum(const builder *work, size_t table)
{
    const emic_frequency *frequency = frequency_at(work, table);
    for (size_t i = 0; i < table; i++) {
        const emic_frequency *other = frequency_at(work, i);
        if (other && other->group_count == frequency->group_count &&
            memcmp(other->group_of, frequency->group_of,
                   frequency->cases.count * sizeof *frequency->group_of) == 0)
            return true;
    }
    return false;
}

/* The sets, cells and sums of a table: its groups in order, then everybody. */
static void add_table(builder *work, size_t table)
{
    const emic_frequency *frequency = frequency_at(work, table);
    emic_arena *arena = work->release->arena;
    work->first_set[table] = work->release->sets.count;
    work->first_cell[table] = work->cells.count;
    if (!frequency)
        return;
    size_t codes = frequency->cases.codebook.count, first = work->release->sets.count;
    size_t of_choice = take_choice(work, frequency) * codes;
    size_t *parts = emic_arena_array(arena, frequency->group_count + 1, sizeof *parts);
    for (size_t group = 0; group <= frequency->group_count; group++) {
        parts[group] = first + group;
        *EMIC_PUSH(arena, &work->release->sets) = (emic_release_set){
            emic_frequency_base(frequency, arena), frequency->by, frequency->groups[group]};
        if (frequency->row_count == 0)
            *EMIC_PUSH(arena, &work->cells) =
                (emic_suppression_cell){first + group, EMIC_SUPPRESSION_SIZE};
    }
    for (size_t row = 0; row < frequency->row_count; row++)
        for (size_t group = 0; group <= frequency->group_count; group++)
            *EMIC_PUSH(arena, &work->cells) =
                (emic_suppression_cell){first + group, (int)(of_choice + frequency->rows[row])};
    if (!has_sum(work, table))
        *EMIC_PUSH(arena, &work->sums) =
            (emic_suppression_sum){first + frequency->group_count, parts, frequency->group_count};
}

/* --- People and codes ------------------------------------------------------------------------ */

static void find_people(builder *work)
{
    const emic_frequency *any = NULL;
    for (size_t table = 0; table < work->release->tables.count && !any; table++)
        any = frequency_at(work, table);
    size_t count = any ? any->cases.count : 0;
    work->people = emic_arena_array(work->release->arena, count + 1, sizeof *work->people);
    for (size_t i = 0; i < count; i++) {
        bool inside = false;
        for (size_t table = 0; table < work->release->tables.count; table++) {
            const emic_frequency *frequency = frequency_at(work, table);
            inside = inside || (frequency && frequency->group_of[i] >= 0);
        }
        if (inside)
            work->people[work->people_count++] = i;
    }
}

static void fill_members(builder *work, bool *member)
{
    for (size_t table = 0; table < work->release->tables.count; table++) {
        const emic_frequency *frequency = frequency_at(work, table);
        for (size_t i = 0; frequency && i < work->people_count; i++) {
            int group = frequency->group_of[work->people[i]];
            size_t first = work->first_set[table];
            if (group < 0)
                continue;
            member[(first + (size_t)group) * work->people_count + i] = true;
            member[(first + frequency->group_count) * work->people_count + i] = true;
        }
    }
}

/* The least other choice that has all codings of this one, or -1. */
static int wider_choice(const builder *work, size_t at)
{
    const choice *one = &work->choices.items[at];
    for (int i = (int)work->choices.count - 1; i >= 0; i--) {
        const choice *other = &work->choices.items[i];
        bool coder = !other->coder.length || emic_slice_equal(other->coder, one->coder);
        bool round = !other->round || other->round == one->round;
        if (coder && round && (size_t)i != at)
            return i;
    }
    return -1;
}

/* The first code of the same exclusive set, as the set's number; -1 when it is in none. */
static int family_of(const emic_codebook *codebook, size_t at)
{
    const emic_code *code = &codebook->items[at];
    if (!code->exclusive_set.length || emic_slice_is(code->status, "retired"))
        return -1;
    size_t first = 0;
    while (!emic_slice_equal(codebook->items[first].exclusive_set, code->exclusive_set) ||
           emic_slice_is(codebook->items[first].status, "retired"))
        first++;
    return (int)first;
}

static const char *code_name(const builder *work, const choice *one, size_t at)
{
    emic_arena *arena = work->release->arena;
    const char *name = emic_arena_string(arena, one->first->cases.codebook.items[at].path);
    if (one->coder.length)
        name = emic_arena_format(arena, "%s (coder %.*s)", name, EMIC_ARG(one->coder));
    if (one->round)
        name = emic_arena_format(arena, "%s (round %lld)", name, (long long)one->round);
    return name;
}

/* The codes of one choice of codings. */
static void fill_codes(builder *work, size_t at, bool *holds, int *parent, int *family, int *wider)
{
    const choice *one = &work->choices.items[at];
    const emic_cases *cases = &one->first->cases;
    size_t codes = cases->codebook.count, first = at * codes;
    int above = wider_choice(work, at);
    for (size_t code = 0; code < codes; code++) {
        const emic_code *item = &cases->codebook.items[code];
        int set = family_of(&cases->codebook, code);
        parent[first + code] = item->parent < 0 ? -1 : (int)first + item->parent;
        family[first + code] = set < 0 ? -1 : (int)first + set;
        wider[first + code] = above < 0 ? -1 : (int)((size_t)above * codes + code);
        *EMIC_PUSH(work->release->arena, &work->release->codes) = code_name(work, one, code);
        for (size_t i = 0; i < work->people_count; i++)
            holds[(first + code) * work->people_count + i] =
                emic_case_rolled(cases, &cases->items[work->people[i]], code) == EMIC_AFFIRMED;
    }
}

static void fill_study(builder *work)
{
    emic_arena *arena = work->release->arena;
    size_t sets = work->release->sets.count, codes = 0;
    if (work->choices.count)
        codes = work->choices.count * work->choices.items[0].first->cases.codebook.count;
    bool *member = emic_arena_array(arena, sets * work->people_count + 1, sizeof *member);
    bool *holds = emic_arena_array(arena, codes * work->people_count + 1, sizeof *holds);
    int *parent = emic_arena_array(arena, codes + 1, sizeof *parent);
    int *family = emic_arena_array(arena, codes + 1, sizeof *family);
    int *wider = emic_arena_array(arena, codes + 1, sizeof *wider);
    fill_members(work, member);
    for (size_t i = 0; i < work->choices.count; i++)
        fill_codes(work, i, holds, parent, family, wider);
    work->study = (emic_suppression_study){
        .participants = work->people_count,
        .set_count = sets,
        .code_count = codes,
        .member = member,
        .holds = holds,
        .parent = parent,
        .family = family,
        .wider = wider,
        .sums = work->sums.items,
        .sum_count = work->sums.count,
        .cells = work->cells.items,
        .cell_count = work->cells.count,
    };
}

/* --- Back to the tables ---------------------------------------------------------------------- */

static void hide_in(const builder *work, size_t table)
{
    emic_frequency *frequency = work->release->tables.items[table].counted->frequency;
    const emic_release_profile *profile = work->release->profile;
    size_t width = frequency->group_count + 1, cells = frequency->row_count * width;
    frequency->release = profile;
    frequency->hidden = emic_arena_array(work->release->arena, cells + 1, sizeof(bool));
    frequency->sizes_hidden = emic_arena_array(work->release->arena, width, sizeof(bool));
    for (size_t group = 0; group < width; group++) {
        frequency->sizes_hidden[group] =
            work->release->suppression.size_hidden[work->first_set[table] + group];
        frequency->sizes[group] = emic_release_profile_round(profile, frequency->sizes[group]);
    }
    for (size_t i = 0; i < cells; i++) {
        frequency->hidden[i] = work->release->suppression.hidden[work->first_cell[table] + i];
        frequency->n[i] = emic_release_profile_round(profile, frequency->n[i]);
    }
}

/* The tests again, without what is hidden. */
static emic_status test_again(const emic_release *release, emic_release_table *table,
                              emic_error *err)
{
    emic_crosstab *crosstab = emic_arena_alloc(release->arena, sizeof *crosstab);
    if (!table->measure || strcmp(table->measure->name, "crosstab") != 0)
        return EMIC_OK;
    table->counted->of = crosstab;
    return emic_crosstab_make(table->counted->frequency, release->arena, crosstab, err);
}

emic_status emic_release_make(emic_release *release, bool intervals, emic_error *err)
{
    builder work = {.release = release};
    size_t tables = release->tables.count;
    work.first_cell = emic_arena_array(release->arena, tables + 1, sizeof(size_t));
    work.first_set = emic_arena_array(release->arena, tables + 1, sizeof(size_t));
    find_people(&work);
    for (size_t table = 0; table < tables; table++)
        add_table(&work, table);
    fill_study(&work);
    work.study.intervals = intervals;
    emic_suppression_make(&work.study, release->profile, release->arena, &release->suppression);
    for (size_t table = 0; table < tables; table++) {
        if (release->tables.items[table].refused)
            continue;
        hide_in(&work, table);
        EMIC_TRY(test_again(release, &release->tables.items[table], err));
    }
    return EMIC_OK;
}
