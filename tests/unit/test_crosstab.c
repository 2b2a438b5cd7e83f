/* Codes against the values of an attribute: which groups are compared, what is tested, and what the
 * two tables and their notes say. The formulas are test_statistics_table.c's business. */
#include "measure/crosstab.h"
#include "measure_fixture.h"
#include <math.h>

/* 15 TP, 26 SP, 5 LE and one of no group. FEAR: 12, 26 and 2 of them, and the one; ALL: everybody;
 * NEVER: nobody; TWO: the TP alone. */
static int open_interviews(void **state)
{
    const char *people = "participant,group\n";
    const char *judged = "participant,code,value,coder\n";
    if (open_study(state))
        return -1;
    for (int i = 0; i < 47; i++) {
        const char *group = i < 15 ? "TP" : i < 41 ? "SP" : i < 46 ? "LE" : "";
        bool fear = i < 12 || (i >= 15 && i < 43) || i == 46;
        people = format_text("%sP%02d,%s\n", people, i, group);
        judged = format_text("%sP%02d,FEAR,%s,A\nP%02d,ALL,affirmed,A\nP%02d,TWO,%s,A\n", judged, i,
                             fear ? "affirmed" : "denied", i, i, i < 15 ? "affirmed" : "denied");
    }
    load_participants(people);
    load_codebook("codebook: small\n"
                  "codes:\n"
                  "  - code: FEAR\n"
                  "    rule: judged\n"
                  "  - code: ALL\n"
                  "    rule: judged\n"
                  "  - code: NEVER\n"
                  "    rule: judged\n"
                  "  - code: TWO\n"
                  "    rule: judged\n");
    load_judgements(judged);
    return 0;
}

#define IN_INTERVIEWS(test) cmocka_unit_test_setup_teardown(test, open_interviews, close_study)

static emic_crosstab cross(const emic_frequency_query *query)
{
    emic_frequency *counted = emic_arena_alloc(arena, sizeof *counted);
    emic_crosstab out;
    *counted = count_by(query);
    must(emic_crosstab_make(counted, arena, &out, &error));
    return out;
}

static void assert_near(double expected, double found, double apart)
{
    if (!(fabs(expected - found) <= apart))
        fail_msg("%.12g is not %.12g", found, expected);
}

static void codes_are_tested_over_the_known_groups(void **state)
{
    emic_frequency_query query = {0};
    (void)state;
    emic_crosstab crosstab = cross(&query);
    assert_string_equal("12 of 15, 26 of 26, 2 of 5, 1 of 1, 41 of 47",
                        row_of(crosstab.frequency, "FEAR"));
    assert_int_equal(3, crosstab.compared_count);
    const emic_crosstab_test *fear = &crosstab.tests[0];
    assert_true(fear->possible && fear->exact && !fear->has_odds);
    assert_near(.000927850, fear->fisher, 5e-10);
    assert_near(.000800719, fear->chi.p, 5e-10);
    assert_int_equal(2, fear->chi.df);
    assert_near(2.994996, emic_adjusted_residual(&crosstab.tables[0], 1, 0), 5e-7);
}

static void a_family_is_what_could_be_tested(void **state)
{
    emic_frequency_query query = {0};
    (void)state;
    emic_crosstab crosstab = cross(&query);
    assert_int_equal(2, crosstab.family);
    assert_false(crosstab.tests[1].possible);
    assert_false(crosstab.tests[2].possible);
    assert_true(crosstab.tests[3].fisher < crosstab.tests[0].fisher);
    assert_near(crosstab.tests[0].fisher, crosstab.tests[0].holm, 1e-15);
    assert_near(2 * crosstab.tests[3].fisher, crosstab.tests[3].holm, 1e-15);
    assert_near(crosstab.tests[0].fisher, crosstab.tests[0].bh, 1e-15);
    *EMIC_PUSH(arena, &query.codes) = EMIC_LITERAL("TWO");
    crosstab = cross(&query);
    assert_int_equal(1, crosstab.family);
    assert_near(crosstab.tests[0].fisher, crosstab.tests[0].holm, 0);
}

static void two_groups_have_an_odds_ratio(void **state)
{
    emic_frequency_query query = {.where = EMIC_LITERAL("group = SP or group = LE")};
    (void)state;
    emic_crosstab crosstab = cross(&query);
    assert_int_equal(2, crosstab.compared_count);
    assert_near(.002224694, crosstab.tests[0].fisher, 5e-10);
    assert_true(crosstab.tests[0].has_odds && crosstab.tests[0].corrected);
    assert_near(26.5 * 3.5 / (0.5 * 2.5), crosstab.tests[0].odds, 1e-12);
    const char *notes = notes_of(emic_crosstab_wide(&crosstab, arena));
    assert_contains(notes, "OR: sample odds ratio, SP to LE; (+0.5): a cell was 0");
    assert_contains(notes, "over SP, LE; 31 of the 31 in the base.");
}

static void both_tables_say_the_same(void **state)
{
    emic_frequency_query query = {0};
    (void)state;
    emic_crosstab crosstab = cross(&query);
    const emic_table *wide = emic_crosstab_wide(&crosstab, arena);
    const emic_table *data = emic_crosstab_long(&crosstab, arena);
    assert_int_equal(4 * 5, wide->rows.count);
    assert_int_equal(4 * 5, data->rows.count);
    assert_string_equal(notes_of(wide), notes_of(data));
    assert_string_equal("fisher_p", data->columns.items[13].name);
    assert_int_equal(EMIC_CELL_EMPTY, data->rows.items[0][13].kind);
    assert_near(.000927850, data->rows.items[4][13].number, 5e-10);
    assert_int_equal(EMIC_CELL_EMPTY, data->rows.items[3][12].kind); /* of no known group */
    assert_string_equal("small_cells", data->columns.items[19].name);
    assert_int_equal(4, data->rows.items[4][19].integer);
    assert_string_equal("suppressed", data->columns.items[25].name);
    assert_true(emic_slice_is(data->rows.items[4][25].text, "no"));
}

static void notes_say_what_to_trust(void **state)
{
    emic_frequency_query query = {0};
    (void)state;
    emic_crosstab crosstab = cross(&query);
    const char *notes = notes_of(emic_crosstab_wide(&crosstab, arena));
    assert_contains(notes, "Unit: participants.\n");
    assert_contains(notes, "Base: all 47 participants who took part.\n");
    assert_contains(notes, "over TP, SP, LE; 46 of the 47 in the base.\n");
    assert_contains(notes, "Holm p: Fisher p adjusted for the 2 tests of this table.\n");
    assert_contains(notes, "only Fisher p is to be trusted: FEAR, TWO.\n");
    assert_contains(notes, "have not: ALL, NEVER.\n");
    assert_contains(notes, "Exploratory: ");
    query.where = EMIC_LITERAL("group = SP");
    crosstab = cross(&query);
    notes = notes_of(emic_crosstab_wide(&crosstab, arena));
    assert_contains(notes, "have not: FEAR, ALL, NEVER, TWO.\n");
    assert_lacks(notes, "Holm");
}

/* 20 groups of 50: too many tables for TWO, which half of each has; not for FEAR, which one has.
 * The first is in the family all the same, and the others pay for it. */
static void what_cannot_be_visited_counts_as_one(void **state)
{
    emic_frequency_query query = {0};
    emic_crosstab crosstab;
    (void)state;
    emic_frequency counted = count_by(&query);
    counted.group_count = 20;
    counted.groups = emic_arena_array(arena, 21, sizeof *counted.groups);
    counted.sizes = emic_arena_array(arena, 21, sizeof *counted.sizes);
    counted.n = emic_arena_array(arena, 4 * 21, sizeof *counted.n);
    for (int i = 0; i <= 20; i++) {
        counted.groups[i] = emic_slice_of(format_text("T%d", i));
        counted.sizes[i] = i < 20 ? 50 : 1000;
        counted.n[i] = i == 3 || i == 20;
        counted.n[3 * 21 + i] = i < 20 ? 25 : 500;
    }
    must(emic_crosstab_make(&counted, arena, &crosstab, &error));
    assert_true(crosstab.tests[3].possible && !crosstab.tests[3].exact);
    assert_true(crosstab.tests[0].possible && crosstab.tests[0].exact);
    assert_int_equal(2, crosstab.family);
    assert_near(fmin(1, 2 * crosstab.tests[0].fisher), crosstab.tests[0].holm, 1e-12);
    const emic_table *table = emic_crosstab_long(&crosstab, arena);
    const emic_cell *last = table->rows.items[table->rows.count - 1];
    assert_int_equal(EMIC_CELL_EMPTY, last[13].kind);
    assert_int_equal(EMIC_CELL_NUMBER, last[16].kind);
    assert_contains(notes_of(table), "No Fisher p, because there are too many tables to visit; it "
                                     "counts as 1 in the adjustment of the others: TWO.\n");
}

static void other_units_are_refused(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_SEGMENTS};
    emic_crosstab out;
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_int_equal(EMIC_INVALID, emic_crosstab_make(&counted, arena, &out, &error));
    assert_contains(error.message, "no tests on segments: those of one participant are not "
                                   "independent");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_INTERVIEWS(codes_are_tested_over_the_known_groups),
        IN_INTERVIEWS(a_family_is_what_could_be_tested),
        IN_INTERVIEWS(two_groups_have_an_odds_ratio),
        IN_INTERVIEWS(both_tables_say_the_same),
        IN_INTERVIEWS(notes_say_what_to_trust),
        IN_INTERVIEWS(what_cannot_be_visited_counts_as_one),
        IN_INTERVIEWS(other_units_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
