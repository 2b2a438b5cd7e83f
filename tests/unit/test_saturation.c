/* Saturation: the formulas against worked figures, and whose interviews count in a study. */
#include "base/random.h"
#include "measure/saturation.h"
#include "measure_fixture.h"
#include <math.h>

/* Ten interviews with their codes, a letter each. */
static const char *const letters[] = {"abcd", "aef", "bg", "chi", "aj", "eh", "k", "ab", "c", "l"};
enum { INTERVIEWS = 10, CODES = 12 };
static bool has[INTERVIEWS * CODES];
static size_t in_order[INTERVIEWS];

static emic_code_grid ten_interviews(void)
{
    memset(has, 0, sizeof has);
    for (size_t i = 0; i < INTERVIEWS; i++) {
        in_order[i] = i;
        for (const char *letter = letters[i]; *letter; letter++)
            has[i * CODES + (size_t)(*letter - 'a')] = true;
    }
    return (emic_code_grid){has, INTERVIEWS, CODES};
}

static void assert_near(double expected, double found, double apart)
{
    if (!(fabs(expected - found) <= apart))
        fail_msg("%.9f is not %.9f", found, expected);
}

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

static void each_interview_brings_what_none_before_had(void **state)
{
    static const int64_t expected[] = {4, 2, 1, 2, 1, 0, 1, 0, 0, 1};
    int64_t fresh[INTERVIEWS];
    (void)state;
    emic_code_grid grid = ten_interviews();
    emic_saturation_new(&grid, in_order, arena, fresh);
    for (size_t i = 0; i < INTERVIEWS; i++)
        assert_int_equal(expected[i], fresh[i]);
}

/* New codes of each run after a base, of the codes in the base. */
static void assert_shares(size_t base, size_t run, const double *expected, size_t count)
{
    int64_t fresh[INTERVIEWS];
    emic_code_grid grid = ten_interviews();
    emic_saturation_new(&grid, in_order, arena, fresh);
    assert_int_equal(count, INTERVIEWS - base - run + 1);
    int64_t codes = emic_saturation_sum(fresh, 0, base);
    for (size_t i = 0; i < count; i++)
        assert_near(expected[i], (double)emic_saturation_sum(fresh, base + i, run) / (double)codes,
                    5e-5);
}

static void runs_are_shares_of_the_base(void **state)
{
    (void)state;
    assert_shares(4, 2, (const double[]){.1111, .1111, .1111, 0, .1111}, 5);
    assert_shares(6, 2, (const double[]){.1, 0, .1}, 3);
}

static size_t point_of(size_t base, size_t run, int64_t threshold, size_t count, size_t *again)
{
    int64_t fresh[INTERVIEWS];
    emic_saturation_rule rule = {base, run, threshold};
    emic_code_grid grid = ten_interviews();
    emic_saturation_new(&grid, in_order, arena, fresh);
    return emic_saturation_point(fresh, count, &rule, again);
}

static void the_first_run_that_meets_the_rule_is_told(void **state)
{
    size_t again = 99;
    (void)state;
    assert_int_equal(7, point_of(4, 2, 5, INTERVIEWS, &again)); /* 7+2 */
    assert_int_equal(1, again); /* the last interview brings a code again */
    assert_int_equal(7, point_of(4, 2, 0, INTERVIEWS, NULL));
    assert_int_equal(7, point_of(6, 2, 5, INTERVIEWS, NULL));
    assert_int_equal(4, point_of(4, 2, 12, INTERVIEWS, &again));
    assert_int_equal(0, again);
    assert_int_equal(6, point_of(6, 2, 10, INTERVIEWS, NULL)); /* 1 of 10 is at most 10 % */
    assert_int_equal(0, point_of(6, 2, 9, 8, &again));
    assert_int_equal(0, again);
    assert_int_equal(0, point_of(4, 3, 5, INTERVIEWS, NULL));
}

static void too_few_interviews_or_no_code_reach_nothing(void **state)
{
    const int64_t none[8] = {0};
    emic_saturation_rule rule = {4, 2, 100};
    (void)state;
    assert_int_equal(4, point_of(4, 2, 100, 6, NULL)); /* any threshold would do */
    assert_int_equal(0, point_of(4, 2, 100, 5, NULL));
    assert_int_equal(0, point_of(4, 2, 100, 3, NULL));
    assert_int_equal(0, emic_saturation_point(none, 8, &rule, NULL));
}

static void the_expected_curve_is_exact(void **state)
{
    static const double expected[] = {2.1,      3.888889, 5.416667,  6.728571, 7.865079,
                                      8.861905, 9.75,     10.555556, 11.3,     12};
    int64_t incidence[CODES];
    (void)state;
    emic_code_grid grid = ten_interviews();
    emic_code_incidence(&grid, incidence);
    assert_int_equal(3, incidence[1]); /* b */
    for (size_t n = 1; n <= INTERVIEWS; n++)
        assert_near(expected[n - 1], emic_saturation_expected(incidence, CODES, INTERVIEWS, n),
                    5e-7);
}

static void chao2_matches_the_worked_figure(void **state)
{
    int64_t incidence[CODES];
    (void)state;
    emic_code_grid grid = ten_interviews();
    emic_code_incidence(&grid, incidence);
    emic_chao2 found = emic_chao2_of(incidence, CODES, INTERVIEWS);
    assert_int_equal(7, found.once);
    assert_int_equal(2, found.twice);
    assert_int_equal(CODES, found.codes);
    assert_near(18.3, found.estimate, 1e-9);
    found = emic_chao2_of(incidence, 0, 0);
    assert_near(0, found.estimate, 0);
}

static void shuffles_depend_on_the_seed_alone(void **state)
{
    emic_saturation_rule rule = {4, 2, 5};
    (void)state;
    emic_code_grid grid = ten_interviews();
    emic_saturation_shuffles one = emic_saturation_shuffle(&grid, &rule, 1000, 1, arena);
    emic_saturation_shuffles same = emic_saturation_shuffle(&grid, &rule, 1000, 1, arena);
    emic_saturation_shuffles other = emic_saturation_shuffle(&grid, &rule, 1000, 2, arena);
    assert_in_range(one.reached, 1, 999);
    assert_int_equal(one.reached, same.reached);
    assert_near(one.median, same.median, 0);
    assert_int_not_equal(one.reached, other.reached);
    rule.threshold = 100;
    one = emic_saturation_shuffle(&grid, &rule, 1000, 1, arena);
    assert_int_equal(1000, one.reached);
    assert_near(4, one.median, 0);
    rule.base = 9;
    one = emic_saturation_shuffle(&grid, &rule, 1000, 1, arena);
    assert_int_equal(0, one.reached);
    assert_near(0, one.median, 0);
}

/* The first numbers of SplitMix64 with the seed 1234567, as its authors' program prints them. */
static void the_sequence_is_splitmix64(void **state)
{
    static const uint64_t expected[] = {6457827717110365317u, 3203168211198807973u,
                                        9817491932198370423u, 4593380528125082431u,
                                        16408922859458223821u};
    uint64_t seed = 1234567;
    size_t items[] = {0, 1, 2, 3, 4, 5, 6, 7}, sum = 0;
    (void)state;
    for (size_t i = 0; i < 5; i++)
        assert_true(expected[i] == emic_random_next(&seed));
    for (size_t i = 0; i < 1000; i++)
        assert_true(emic_random_below(&seed, 7) < 7);
    emic_random_shuffle(&seed, items, 8);
    for (size_t i = 0; i < 8; i++)
        sum += (size_t)1 << items[i];
    assert_int_equal(255, sum); /* each once */
}

/* Two interviews in the order of names, coded the other way round; one that nobody coded, one of a
 * person who declined, one of nobody known. */
static int open_interviews(void **state)
{
    if (open_study(state))
        return -1;
    load_participants("participant,group,declined\nA,SP,no\nB,TP,no\nC,SP,no\nD,SP,yes\n");
    add_document("A", "A: We ran. It was dark.\n");
    add_document("B", "B: We ran. It was dark.\n");
    add_document("C", "C: We ran. It was dark.\n");
    add_document("D", "D: We ran. It was dark.\n");
    add_document("E", "X: We ran. It was dark.\n");
    load_codebook("codebook: small\ncodes:\n  - code: HARM\n    codes:\n      - code: FEAR\n"
                  "      - code: LOSS\n  - code: TOLD\n");
    load_codings("document,start,end,code,coder,round,polarity\n"
                 "B,3,10,FEAR,X,1,supports\nB,3,10,LOSS,X,1,contradicts\n");
    load_codings("document,start,end,code,coder,round,polarity\n"
                 "A,3,10,FEAR,X,1,supports\nA,3,23,LOSS,Y,2,supports\n"
                 "D,3,10,TOLD,X,1,supports\nE,3,10,HARM,X,1,supports\n");
    return 0;
}

#define IN_INTERVIEWS(test) cmocka_unit_test_setup_teardown(test, open_interviews, close_study)
#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

static emic_saturation count_study(const emic_saturation_query *query)
{
    emic_saturation out;
    must(emic_saturation_count(study, query, arena, &out, &error));
    assert_true(out.series.count > 0);
    return out;
}

/* "B 1, A 1": the interviews of a series with what each brings. */
static const char *curve_of(const emic_saturation_series *series)
{
    const char *text = "";
    for (size_t i = 0; i < series->count; i++)
        text = format_text("%s%s%.*s %lld", text, i ? ", " : "", EMIC_ARG(series->documents[i]),
                           (long long)series->fresh[i]);
    return text;
}

static void interviews_stand_as_they_were_first_coded(void **state)
{
    emic_saturation_query query = {.rule = {4, 2, 5}};
    (void)state;
    emic_saturation counted = count_study(&query);
    assert_int_equal(1, counted.series.count);
    assert_string_equal("B 1, A 1, E 1", curve_of(&counted.series.items[0]));
    assert_int_equal(5, counted.documents);
    assert_int_equal(1, counted.uncoded);
    assert_int_equal(1, counted.left_out);
    assert_false(counted.series.items[0].enough);
    query.by_name = true;
    counted = count_study(&query);
    assert_string_equal("A 2, B 0, E 1", curve_of(&counted.series.items[0]));
}

static void groups_filters_and_codes_narrow(void **state)
{
    emic_saturation_query query = {.rule = {4, 2, 5}, .by = EMIC_LITERAL("group")};
    (void)state;
    emic_saturation counted = count_study(&query);
    assert_int_equal(3, counted.series.count);
    assert_string_equal("A 2", curve_of(&counted.series.items[0]));
    assert_string_equal("B 1", curve_of(&counted.series.items[1]));
    assert_string_equal("B 1, A 1, E 1", curve_of(&counted.series.items[2]));
    assert_int_equal(1, counted.nobodys);
    assert_contains(notes_of(emic_saturation_wide(&counted, arena)),
                    "SP: 1 interview saturates nothing: a base and one run take 6.");
    query.group = EMIC_LITERAL("SP");
    counted = count_study(&query);
    assert_string_equal("A 2", curve_of(&counted.series.items[2]));
    query = (emic_saturation_query){.rule = {4, 2, 5}, .coder = EMIC_LITERAL("Y"), .round = 2};
    counted = count_study(&query);
    assert_string_equal("A 1", curve_of(&counted.series.items[0]));
    query = (emic_saturation_query){.rule = {4, 2, 5}};
    *EMIC_PUSH(arena, &query.codes) = EMIC_LITERAL("LOSS");
    counted = count_study(&query);
    assert_string_equal("B 0, A 1, E 0", curve_of(&counted.series.items[0]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(each_interview_brings_what_none_before_had),
        WITH_ARENA(runs_are_shares_of_the_base),
        WITH_ARENA(the_first_run_that_meets_the_rule_is_told),
        WITH_ARENA(too_few_interviews_or_no_code_reach_nothing),
        WITH_ARENA(the_expected_curve_is_exact),
        WITH_ARENA(chao2_matches_the_worked_figure),
        WITH_ARENA(shuffles_depend_on_the_seed_alone),
        WITH_ARENA(the_sequence_is_splitmix64),
        IN_INTERVIEWS(interviews_stand_as_they_were_first_coded),
        IN_INTERVIEWS(groups_filters_and_codes_narrow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
