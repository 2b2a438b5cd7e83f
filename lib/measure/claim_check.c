/* Relations between what a claim says and what the study holds. */
#include "measure/claim_check.h"
#include "measure/claim_query.h"
#include <stdlib.h>

/* `14`, `14 of 15`, `of 15`, or nothing. */
typedef struct expected_count {
    bool given, of_given;
    double n;
    int64_t size;
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

static bool read_number(const char **text, double *out)
{
    char *end;
    *out = strtod(*text, &end);
    bool read = end != *text;
    *text = end + strspn(end, " ");
    return read;
}

static bool read_expected(const claim_case *at, expected_count *out)
{
    const char *text = emic_arena_string(at->arena, at->claim->expected);
    double size;
    *out = (expected_count){0};
    if (*text && strncmp(text, "of ", 3) != 0)
        out->given = read_number(&text, &out->n);
    if (strncmp(text, "of ", 3) == 0) {
        text += 3;
        out->of_given = read_number(&text, &size);
        out->size = (int64_t)size;
    }
    return *text == 0;
}

static const char *number_text(const claim_case *at, double value)
{
    return emic_arena_format(at->arena, "%.10g", value);
}

static const char *figure_text(const claim_case *at, const emic_figure *figure)
{
    const char *n = number_text(at, figure->n);
    if (!figure->of_size)
        return n;
    return emic_arena_format(at->arena, "%s of %lld", n, (long long)figure->size);
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

static void say_found(const claim_case *at)
{
    double least, most;
    const char *found = "nobody has a value";
    extremes(&at->figures, &least, &most);
    if (at->figures.each && at->figures.count)
        found = emic_arena_format(at->arena, "%s..%s", number_text(at, least),
                                  number_text(at, most));
    else if (at->figures.count)
        found = figure_text(at, &at->figures.items[0]);
    at->out->found = emic_slice_of(found);
}

/* Figures to compare, from a base that is not empty. */
static bool has_base(const claim_case *at)
{
    return at->figures.count > 0 && at->figures.items[0].size > 0;
}

static bool size_fits(const claim_case *at, const expected_count *expected)
{
    return !expected->of_given || expected->size == at->figures.items[0].size;
}

static emic_status check_compare(const claim_case *at)
{
    expected_count expected;
    double least, most;
    emic_slice relation = at->claim->relation;
    if (!read_expected(at, &expected) || !expected.given)
        return fail_expected(at, "a number or `N of M`");
    say_found(at);
    extremes(&at->figures, &least, &most);
    bool fits = emic_slice_is(relation, ">=")   ? least >= expected.n
                : emic_slice_is(relation, "<=") ? most <= expected.n
                                                : least == expected.n && most == expected.n;
    at->out->holds = has_base(at) && size_fits(at, &expected) && fits;
    return EMIC_OK;
}

static emic_status check_range(const claim_case *at)
{
    double least, most, from, to;
    char *text = emic_arena_string(at->arena, at->claim->expected);
    char *dots = strstr(text, "..");
    if (!dots)
        return fail_expected(at, "a range such as 1..10");
    *dots = 0;
    const char *low = text, *high = dots + 2;
    if (!read_number(&low, &from) || !read_number(&high, &to) || *low || *high)
        return fail_expected(at, "a range such as 1..10");
    say_found(at);
    extremes(&at->figures, &least, &most);
    at->out->holds = has_base(at) && least >= from && most <= to;
    return EMIC_OK;
}

/* all, none, majority and all-but-k: relations between n and its own base. */
static emic_status check_share(const claim_case *at)
{
    expected_count expected;
    emic_slice relation = at->claim->relation;
    bool but = emic_slice_is(relation, "all-but-k");
    if (!read_expected(at, &expected) || expected.given != but)
        return fail_expected(at, but ? "`K` or `K of N`" : "empty or `of N`");
    say_found(at);
    if (at->figures.count != 1 || !at->figures.items[0].of_size)
        return emic_fail(at->err, EMIC_INVALID, "claim %.*s: the relation %.*s wants one count()",
                         EMIC_ARG(at->claim->label), EMIC_ARG(relation));
    double n = at->figures.items[0].n, size = (double)at->figures.items[0].size;
    bool fits = emic_slice_is(relation, "none")       ? n == 0
                : emic_slice_is(relation, "majority") ? 2 * n > size
                                                      : n == size - expected.n;
    at->out->holds = has_base(at) && size_fits(at, &expected) && fits;
    const char *words = emic_slice_is(relation, "all-but-k") ? "all but " : "";
    at->out->expected = emic_slice_of(emic_arena_format(
        at->arena, "%s%.*s%s%.*s", words, EMIC_ARG(but ? (emic_slice){0} : relation),
        at->claim->expected.length && !but ? " " : "", EMIC_ARG(at->claim->expected)));
    return EMIC_OK;
}

static emic_status check_sum(const claim_case *at)
{
    expected_count expected;
    double sum = 0;
    bool apart = true;
    const char *found = "";
    if (!read_expected(at, &expected) || !expected.given)
        return fail_expected(at, "the total");
    for (size_t i = 0; i < at->figures.count; i++) {
        const emic_figure *figure = &at->figures.items[i];
        if (!figure->members)
            return emic_fail(at->err, EMIC_INVALID, "claim %.*s: sum-to adds up count() only",
                             EMIC_ARG(at->claim->label));
        sum += figure->n;
        found = emic_arena_format(at->arena, "%s%s%s", found, i ? " + " : "",
                                  number_text(at, figure->n));
    }
    for (size_t one = 0; one < at->cases->count; one++) {
        int in = 0;
        for (size_t i = 0; i < at->figures.count; i++)
            in += at->figures.items[i].members[one];
        apart &= in <= 1;
    }
    at->out->found = emic_slice_of(emic_arena_format(at->arena, "%s = %s%s", found,
                                                     number_text(at, sum),
                                                     apart ? "" : ", somebody counted twice"));
    at->out->holds = has_base(at) && size_fits(at, &expected) && apart && sum == expected.n;
    return EMIC_OK;
}

static int falling(const void *left, const void *right)
{
    const emic_figure *a = left, *b = right;
    if (a->n != b->n)
        return a->n < b->n ? 1 : -1;
    return emic_slice_compare(a->name, b->name);
}

/* Does `name` stand at `place`, truly above the next? */
static bool stands_at(const emic_figures *figures, size_t place, emic_slice name)
{
    const emic_figure *figure = &figures->items[place];
    bool above = place + 1 == figures->count || figures->items[place + 1].n < figure->n;
    return above && emic_slice_equal(figure->name, name);
}

static emic_status check_rank(const claim_case *at)
{
    emic_slice rest = at->claim->expected;
    const char *found = "";
    size_t place = 0;
    bool fits = at->figures.ranked;
    if (at->figures.count)
        qsort(at->figures.items, at->figures.count, sizeof *at->figures.items, falling);
    for (size_t i = 0; i < at->figures.count; i++) {
        const emic_figure *figure = &at->figures.items[i];
        bool tied = i && figure->n == at->figures.items[i - 1].n;
        found = emic_arena_format(at->arena, "%s%s%.*s %s", found, i ? (tied ? " = " : " > ") : "",
                                  EMIC_ARG(figure->name), number_text(at, figure->n));
    }
    while (rest.length) {
        const char *sign = memchr(rest.data, '>', rest.length);
        size_t length = sign ? (size_t)(sign - rest.data) : rest.length;
        emic_slice name = emic_slice_trim((emic_slice){rest.data, length});
        rest = emic_slice_from(rest, sign ? length + 1 : length);
        fits = fits && place < at->figures.count && stands_at(&at->figures, place, name);
        place++;
    }
    at->out->found = emic_slice_of(found);
    at->out->holds = fits && place > 0;
    return EMIC_OK;
}

emic_status emic_claim_check(const emic_cases *cases, const emic_claim *claim, emic_arena *arena,
                             emic_claim_result *out, emic_error *err)
{
    static const struct {
        const char *name;
        emic_status (*check)(const claim_case *at);
    } relations[] = {
        {"=", check_compare},     {">=", check_compare},   {"<=", check_compare},
        {"range", check_range},   {"all", check_share},    {"none", check_share},
        {"all-but-k", check_share}, {"majority", check_share}, {"sum-to", check_sum},
        {"rank", check_rank},
    };
    claim_case at = {.cases = cases, .claim = claim, .arena = arena, .out = out, .err = err};
    *out = (emic_claim_result){.expected = claim->expected};
    EMIC_TRY(emic_claim_query(cases, claim, arena, &at.figures, err));
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (emic_slice_is(claim->relation, relations[i].name))
            return relations[i].check(&at);
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
