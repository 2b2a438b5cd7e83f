/* Relations between what a claim says and what the study holds. */
#include "measure/claim_check.h"
#include "measure/claim_query.h"
#include "measure/number.h"
#include <stdlib.h>

/* `14`, `14 of 15`, `of 15`, or nothing. */
typedef struct expected_count {
    bool given, of_given;
    double n, size;
} expected_count;

/* A claim at hand: its figures, and how to say what was found. */
typedef struct claim_case {
    const emic_cases *cases;
    const emic_claim *claim;
    emic_figures figures;
    emic_arena *arena;
    emic_claim_result *out;
    emic_error *err;
} claim_case;

static emic_status fail_expected(const claim_case *at, const char *wanted)
{
    return emic_fail(at->err, EMIC_INVALID, "claim %.*s: expected \"%.*s\" should be %s",
                     EMIC_ARG(at->claim->label), EMIC_ARG(at->claim->expected), wanted);
}

static bool relation_is(const claim_case *at, const char *relation)
{
    return emic_slice_is(at->claim->relation, relation);
}

static bool read_whole(emic_slice text, double *out)
{
    return emic_number_parse(text, out) && *out >= 0 && *out <= 1e15 &&
           *out == (double)(int64_t)*out;
}

static bool read_expected(const claim_case *at, expected_count *out)
{
    const char *text = emic_arena_string(at->arena, at->claim->expected);
    const char *of = strncmp(text, "of ", 3) == 0 ? text : strstr(text, " of ");
    emic_slice n = emic_slice_trim((emic_slice){text, of ? (size_t)(of - text) : strlen(text)});
    *out = (expected_count){.given = n.length > 0, .of_given = of != NULL};
    if (out->given && !emic_number_parse(n, &out->n))
        return false;
    return !of || read_whole(emic_slice_trim(emic_slice_of(strstr(of, "of ") + 3)), &out->size);
}

static const char *number_text(const claim_case *at, double value)
{
    return emic_arena_format(at->arena, "%.15g", value);
}

/* The least and the greatest figure. */
static void extremes(const emic_figures *figures, double *least, double *most)
{
    *least = *most = figures->count ? figures->items[0].n : 0;
    for (size_t i = 1; i < figures->count; i++) {
        if (figures->items[i].n < *least)
            *least = figures->items[i].n;
        if (figures->items[i].n > *most)
            *most = figures->items[i].n;
    }
}

/* "14 of 15", "0 of 15, 3 not judged", "1..10", "29, known of 9 of 15". */
static void say_found(const claim_case *at)
{
    double least, most;
    const emic_figure *figure = at->figures.items;
    at->out->found = EMIC_LITERAL("nobody has a value");
    if (at->figures.count == 0 || (figure->known == 0 && !figure->of_size))
        return;
    extremes(&at->figures, &least, &most);
    const char *found = number_text(at, least), *rest = "";
    if (at->figures.each)
        found = emic_arena_format(at->arena, "%s..%s", found, number_text(at, most));
    if (figure->of_size)
        found = emic_arena_format(at->arena, "%s of %lld", found, (long long)figure->size);
    if (figure->waiting)
        rest = emic_arena_format(at->arena, ", %lld not judged", (long long)figure->waiting);
    if (figure->known < figure->size)
        rest = emic_arena_format(at->arena, ", known of %lld of %lld", (long long)figure->known,
                                 (long long)figure->size);
    at->out->found = emic_slice_of(emic_arena_format(at->arena, "%s%s", found, rest));
}

/* Is there anything to compare? An empty base bears out nothing, nor do people without a value; and
 * a zero is no finding while people of the base wait for the judgement that could change it. */
static bool bears_out(const claim_case *at)
{
    const emic_figure *figure = at->figures.items;
    if (at->figures.count == 0 || figure->known == 0)
        return false;
    return figure->n != 0 || figure->waiting == 0;
}

static bool size_fits(const claim_case *at, const expected_count *expected)
{
    return !expected->of_given || expected->size == (double)at->figures.items[0].size;
}

static emic_status check_compare(const claim_case *at)
{
    expected_count expected;
    double least, most;
    if (!read_expected(at, &expected) || !expected.given)
        return fail_expected(at, "a number or `N of M`");
    say_found(at);
    extremes(&at->figures, &least, &most);
    int low = emic_number_compare(least, expected.n), high = emic_number_compare(most, expected.n);
    bool fits = relation_is(at, ">=")   ? low >= 0
                : relation_is(at, "<=") ? high <= 0
                                        : low == 0 && high == 0;
    at->out->holds = bears_out(at) && size_fits(at, &expected) && fits;
    return EMIC_OK;
}

static emic_status check_range(const claim_case *at)
{
    double least, most, from, to;
    const char *text = emic_arena_string(at->arena, at->claim->expected);
    const char *dots = strstr(text, "..");
    bool read =
        dots &&
        emic_number_parse(emic_slice_trim((emic_slice){text, (size_t)(dots - text)}), &from) &&
        emic_number_parse(emic_slice_trim(emic_slice_of(dots + 2)), &to) && from <= to;
    if (!read)
        return fail_expected(at, "a range such as 1..10");
    say_found(at);
    extremes(&at->figures, &least, &most);
    at->out->holds = bears_out(at) && emic_number_compare(least, from) >= 0 &&
                     emic_number_compare(most, to) <= 0;
    return EMIC_OK;
}

/* all, none, majority and all-but-k: relations between n and its own base. */
static emic_status check_share(const claim_case *at)
{
    expected_count expected;
    double but = 0;
    bool wants_but = relation_is(at, "all-but-k");
    bool read = read_expected(at, &expected) && expected.given == wants_but;
    if (!read || (wants_but && !read_whole(emic_slice_of(number_text(at, expected.n)), &but)))
        return fail_expected(at, wants_but ? "`K` or `K of N`" : "empty or `of N`");
    say_found(at);
    double n = at->figures.items[0].n, size = (double)at->figures.items[0].size;
    bool fits = relation_is(at, "none")       ? n == 0
                : relation_is(at, "majority") ? 2 * n > size
                                              : n == size - but;
    at->out->holds = bears_out(at) && size_fits(at, &expected) && fits;
    at->out->expected = emic_slice_of(
        wants_but ? emic_arena_format(at->arena, "all but %.*s", EMIC_ARG(at->claim->expected))
                  : emic_arena_format(at->arena, "%.*s%s%.*s", EMIC_ARG(at->claim->relation),
                                      at->claim->expected.length ? " " : "",
                                      EMIC_ARG(at->claim->expected)));
    return EMIC_OK;
}

/* Is nobody in two of the counts? */
static bool are_apart(const claim_case *at)
{
    for (size_t one = 0; one < at->cases->count; one++) {
        int in = 0;
        for (size_t i = 0; i < at->figures.count; i++)
            in += at->figures.items[i].members[one];
        if (in > 1)
            return false;
    }
    return true;
}

static emic_status check_sum(const claim_case *at)
{
    expected_count expected;
    double sum = 0;
    const char *found = "";
    if (!read_expected(at, &expected) || !expected.given)
        return fail_expected(at, "the total, or `N of M`");
    for (size_t i = 0; i < at->figures.count; i++) {
        sum += at->figures.items[i].n;
        found = emic_arena_format(at->arena, "%s%s%s", found, i ? " + " : "",
                                  number_text(at, at->figures.items[i].n));
    }
    bool apart = are_apart(at);
    at->out->found =
        emic_slice_of(emic_arena_format(at->arena, "%s = %s%s", found, number_text(at, sum),
                                        apart ? "" : ", somebody counted twice"));
    at->out->holds =
        at->figures.items[0].size > 0 && size_fits(at, &expected) && apart && sum == expected.n;
    return EMIC_OK;
}

static int falling(const void *left, const void *right)
{
    const emic_figure *a = left, *b = right;
    if (a->n != b->n)
        return a->n < b->n ? 1 : -1;
    return emic_slice_compare(a->name, b->name);
}

/* Does the figure at `place` tie with the one before it? */
static bool is_tied(const emic_figures *figures, size_t place)
{
    return place > 0 && place < figures->count &&
           emic_number_compare(figures->items[place - 1].n, figures->items[place].n) == 0;
}

static void say_ranks(const claim_case *at)
{
    const char *found = at->figures.count ? "" : "nobody has a value";
    for (size_t i = 0; i < at->figures.count; i++) {
        const emic_figure *figure = &at->figures.items[i];
        const char *sign = i == 0 ? "" : is_tied(&at->figures, i) ? " = " : " > ";
        found = emic_arena_format(at->arena, "%s%s%.*s %s", found, sign, EMIC_ARG(figure->name),
                                  number_text(at, figure->n));
    }
    at->out->found = emic_slice_of(found);
}

/* Every name stands at its place, truly above whatever comes next. */
static emic_status check_rank(const claim_case *at)
{
    emic_slice rest = at->claim->expected;
    size_t place = 0;
    bool more = true;
    if (at->figures.count)
        qsort(at->figures.items, at->figures.count, sizeof *at->figures.items, falling);
    say_ranks(at);
    at->out->holds = true;
    while (more) {
        const char *sign = rest.length ? memchr(rest.data, '>', rest.length) : NULL;
        size_t length = sign ? (size_t)(sign - rest.data) : rest.length;
        emic_slice name = emic_slice_trim((emic_slice){rest.data, length});
        if (name.length == 0)
            return fail_expected(at, "names from most to least, such as LA > AS > EE");
        at->out->holds &= place < at->figures.count && !is_tied(&at->figures, place + 1) &&
                          emic_slice_equal(at->figures.items[place].name, name);
        place++;
        more = sign != NULL;
        rest = emic_slice_from(rest, more ? length + 1 : length);
    }
    return EMIC_OK;
}

/* What kind of query a relation can be asked of. */
typedef enum claim_shape { SHAPE_FIGURE, SHAPE_SHARE, SHAPE_COUNTS, SHAPE_RANKED } claim_shape;

static const char *misfit(const emic_figures *figures, claim_shape shape)
{
    bool counts = !figures->each && !figures->ranked;
    for (size_t i = 0; i < figures->count; i++)
        counts &= figures->items[i].members != NULL;
    if (shape == SHAPE_COUNTS)
        return counts ? NULL : "adds up count() only, parted by semicolons";
    if (figures->terms > 1)
        return "wants one query: several counts go with sum-to only";
    if (shape == SHAPE_RANKED)
        return figures->ranked ? NULL : "wants count(...) by ATTRIBUTE or sum(...) by ATTRIBUTE";
    if (figures->ranked)
        return "compares one figure: `by` goes with rank only";
    if (shape == SHAPE_SHARE && (figures->each || !figures->items[0].of_size))
        return "wants a part of a whole: count() or declined()";
    return NULL;
}

emic_status emic_claim_check(const emic_cases *cases, const emic_claim *claim, emic_arena *arena,
                             emic_claim_result *out, emic_error *err)
{
    static const struct {
        const char *name;
        emic_status (*check)(const claim_case *at);
        claim_shape shape;
    } relations[] = {
        {"=", check_compare, SHAPE_FIGURE},      {">=", check_compare, SHAPE_FIGURE},
        {"<=", check_compare, SHAPE_FIGURE},     {"range", check_range, SHAPE_FIGURE},
        {"all", check_share, SHAPE_SHARE},       {"none", check_share, SHAPE_SHARE},
        {"all-but-k", check_share, SHAPE_SHARE}, {"majority", check_share, SHAPE_SHARE},
        {"sum-to", check_sum, SHAPE_COUNTS},     {"rank", check_rank, SHAPE_RANKED},
    };
    claim_case at = {.cases = cases, .claim = claim, .arena = arena, .out = out, .err = err};
    *out = (emic_claim_result){.expected = claim->expected};
    EMIC_TRY(emic_claim_query(cases, claim, arena, &at.figures, err));
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        if (!emic_slice_is(claim->relation, relations[i].name))
            continue;
        const char *wrong = misfit(&at.figures, relations[i].shape);
        if (wrong)
            return emic_fail(err, EMIC_INVALID, "claim %.*s: the relation %s %s",
                             EMIC_ARG(claim->label), relations[i].name, wrong);
        return relations[i].check(&at);
    }
    return emic_fail(err, EMIC_INVALID,
                     "claim %.*s: unknown relation \"%.*s\"; it is =, >=, <=, range, all, none, "
                     "all-but-k, majority, sum-to or rank",
                     EMIC_ARG(claim->label), EMIC_ARG(claim->relation));
}

emic_status emic_claim_check_all(const emic_cases *cases, const emic_claim_list *claims,
                                 emic_arena *arena, emic_table **out, size_t *failed,
                                 emic_error *err)
{
    static const emic_column columns[] = {
        {.name = "id", .title = "Claim"},
        {.name = "statement", .title = "Statement", .wrap = true},
        {.name = "relation", .title = "Relation"},
        {.name = "expected", .title = "Expected"},
        {.name = "found", .title = "Found", .wrap = true},
        {.name = "holds", .title = "Holds"},
        {.name = "source", .use = EMIC_COLUMN_DATA},
    };
    *failed = 0;
    *out = emic_table_make(arena, "Claims");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        emic_table_add_column(*out, columns[i]);
    for (size_t i = 0; i < claims->count; i++) {
        const emic_claim *claim = &claims->items[i];
        emic_claim_result result;
        EMIC_TRY(emic_claim_check(cases, claim, arena, &result, err));
        *failed += !result.holds;
        emic_cell *cell = emic_table_add_row(*out, 0);
        cell[0] = emic_cell_text(claim->label);
        cell[1] = emic_cell_text(claim->statement);
        cell[2] = emic_cell_text(claim->relation);
        cell[3] = emic_cell_text(result.expected);
        cell[4] = emic_cell_text(result.found);
        cell[5] = emic_cell_text(result.holds ? EMIC_LITERAL("yes") : EMIC_LITERAL("NO"));
        cell[6] = emic_cell_text(claim->source);
    }
    emic_table_add_note(*out, "%zu of %zu claims hold.", claims->count - *failed, claims->count);
    return EMIC_OK;
}
