/* Published statements that hold, and the same that do not. Those that cannot be understood are
 * test_claim_refused.c's business. */
#include "claim_fixture.h"

static void a_count_equals_with_or_without_its_base(void **state)
{
    (void)state;
    assert_string_equal("holds: 5 of 10", check("", "count(group = TP)", "=", "5"));
    assert_string_equal("holds: 5 of 10", check("", "count(group = TP)", "=", "5 of 10"));
    assert_string_equal("fails: 5 of 10", check("", "count(group = TP)", "=", "4"));
    assert_string_equal("fails: 5 of 10", check("", "count(group = TP)", "=", "5 of 11"));
    assert_string_equal("holds: 2 of 5", check("group = TP", "count(region = LA)", "=", "2 of 5"));
    assert_string_equal("holds: 1 of 5", check("group = TP", "count(code:FEAR)", "=", "1 of 5"));
    assert_string_equal("holds: 4 of 4",
                        check("base:arrested", "count(group = TP)", "=", "4 of 4"));
}

static void limits_hold_at_the_limit(void **state)
{
    (void)state;
    assert_string_equal("holds: 2 of 5", check("group = TP", "count(region = AS)", ">=", "2"));
    assert_string_equal("holds: 2 of 5", check("group = TP", "count(region = AS)", ">=", "1 of 5"));
    assert_string_equal("fails: 2 of 5", check("group = TP", "count(region = AS)", ">=", "3"));
    assert_string_equal("fails: 2 of 5", check("group = TP", "count(region = AS)", ">=", "1 of 6"));
    assert_string_equal("holds: 2 of 5", check("group = TP", "count(region = AS)", "<=", "2"));
    assert_string_equal("fails: 2 of 5", check("group = TP", "count(region = AS)", "<=", "1"));
}

static void a_range_takes_its_ends_in(void **state)
{
    (void)state;
    assert_string_equal("holds: 2 of 5",
                        check("group = TP", "count(region = LA)", "range", "2..3"));
    assert_string_equal("holds: 2 of 5",
                        check("group = TP", "count(region = LA)", "range", "1 .. 2"));
    assert_string_equal("fails: 2 of 5",
                        check("group = TP", "count(region = LA)", "range", "3..5"));
    assert_string_equal("fails: 2 of 5",
                        check("group = TP", "count(region = LA)", "range", "0..1"));
    assert_string_equal("holds: 21", check("group = TP", "sum(arrests)", "range", "20.5..21.5"));
}

static void all_none_majority_and_all_but_k(void **state)
{
    (void)state;
    const char *tp = "group = TP";
    assert_string_equal("holds: 5 of 5", check(tp, "count(city = \"New York\")", "all", ""));
    assert_string_equal("holds: 5 of 5", check(tp, "count(city = \"New York\")", "all", "of 5"));
    assert_string_equal("fails: 5 of 5", check(tp, "count(city = \"New York\")", "all", "of 6"));
    assert_string_equal("fails: 4 of 5", check(tp, "count(arrests > 0)", "all", ""));
    assert_string_equal("holds: 0 of 5", check(tp, "count(code:TOLD)", "none", "of 5"));
    assert_string_equal("fails: 0 of 5", check(tp, "count(code:TOLD)", "none", "of 4"));
    assert_string_equal("fails: 1 of 5", check(tp, "count(code:FEAR)", "none", ""));
    assert_string_equal("holds: 4 of 5", check(tp, "count(arrests > 0)", "all-but-k", "1"));
    assert_string_equal("holds: 4 of 5", check(tp, "count(arrests > 0)", "all-but-k", "1 of 5"));
    assert_string_equal("fails: 4 of 5", check(tp, "count(arrests > 0)", "all-but-k", "2"));
    assert_string_equal("fails: 4 of 5", check(tp, "count(arrests > 0)", "all-but-k", "1 of 6"));
    assert_string_equal("holds: 3 of 5", check(tp, "count(code:TOLD = denied)", "majority", ""));
    assert_string_equal("fails: 2 of 5", check(tp, "count(region = LA)", "majority", "of 5"));
    assert_string_equal("fails: 5 of 10",
                        check("", "count(group = TP)", "majority", "")); /* half */
}

static void an_empty_base_bears_out_nothing(void **state)
{
    static const char *const claims[][3] = {
        {"count(group = TP)", "=", "0"},
        {"count(group = TP)", "=", "0 of 0"},
        {"count(group = TP)", ">=", "0"},
        {"count(group = TP)", "<=", "5"},
        {"count(group = TP)", "range", "0..5"},
        {"count(group = TP)", "all", ""},
        {"count(group = TP)", "none", ""},
        {"count(group = TP)", "none", "of 0"},
        {"count(group = TP)", "all-but-k", "0"},
        {"count(group = TP)", "majority", ""},
        {"count(group = TP); count(group = SP)", "sum-to", "0"},
        {"sum(arrests)", "=", "0"},
        {"distinct(region)", "=", "0"},
        {"each(arrests)", "range", "0..99"},
        {"declined()", "=", "0"},
        {"sum(arrests) by region", "rank", "LA"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
        assert_memory_equal(
            "fails: ", check("group = XX", claims[i][0], claims[i][1], claims[i][2]), 7);
}

static void a_zero_is_no_finding_before_everybody_is_judged(void **state)
{
    (void)state;
    assert_string_equal("fails: 0 of 3, 1 not judged",
                        check("group = SP", "count(code:TOLD)", "none", ""));
    assert_string_equal("fails: 0 of 3, 1 not judged",
                        check("group = SP", "count(code:TOLD)", "=", "0 of 3"));
    assert_string_equal("fails: 0 of 3, 1 not judged",
                        check("group = SP", "count(code:TOLD)", "<=", "1"));
    assert_string_equal("holds: 1 of 5, 3 not judged", /* what was found stands */
                        check("group = TP", "count(code:ASKED)", "=", "1 of 5"));
    assert_string_equal("holds: 0 of 3", /* by the rule any, no coding is the answer */
                        check("group = SP", "count(code:FEAR)", "none", ""));
    assert_string_equal("holds: 3 of 3", /* a question about now */
                        check("group = SP", "count(code:ASKED = unjudged)", "all", ""));
    load_judgements("participant,code,value,coder\nH,TOLD,not asked,X\n");
    cases = load_cases();
    assert_string_equal("holds: 0 of 3", check("group = SP", "count(code:TOLD)", "none", "of 3"));
}

static void sums_and_distinct_values(void **state)
{
    (void)state;
    assert_string_equal("holds: 21", check("group = TP", "sum(arrests)", "=", "21"));
    assert_string_equal("holds: 21", check("group = TP", "sum(arrests)", "=", "21 of 5"));
    assert_string_equal("fails: 21", check("group = TP", "sum(arrests)", "=", "21 of 4"));
    assert_string_equal("holds: 21, known of 5 of 10", check("", "sum(arrests)", "=", "21"));
    assert_string_equal("holds: 0.3, known of 2 of 5",
                        check("group = TP", "sum(hours)", "=", "0.3"));
    assert_string_equal("holds: 0.3, known of 2 of 5",
                        check("group = TP", "sum(hours)", "<=", "0.3"));
    assert_string_equal("fails: nobody has a value", check("group = SP", "sum(arrests)", "=", "0"));
    assert_string_equal("holds: 3", check("group = TP", "distinct(region)", "=", "3"));
    assert_string_equal("fails: 3", check("group = TP", "distinct(region)", "=", "4"));
    assert_string_equal("holds: 2, known of 3 of 5",
                        check("group = TP", "distinct(\"odd name\")", "=", "2"));
    assert_string_equal("fails: nobody has a value",
                        check("group = LE", "distinct(city)", "=", "0"));
}

static void each_value_must_fit(void **state)
{
    (void)state;
    assert_string_equal("holds: 0..10", check("group = TP", "each(arrests)", "range", "0..10"));
    assert_string_equal("fails: 0..10", check("group = TP", "each(arrests)", "range", "1..10"));
    assert_string_equal("fails: 0..10", check("group = TP", "each(arrests)", "range", "0..9"));
    assert_string_equal("holds: 3..10", check("base:arrested", "each(arrests)", ">=", "3"));
    assert_string_equal("fails: 3..10", check("base:arrested", "each(arrests)", ">=", "4"));
    assert_string_equal("holds: 3..10", check("base:arrested", "each(arrests)", "<=", "10 of 4"));
    assert_string_equal("fails: 3..10", check("base:arrested", "each(arrests)", "<=", "10 of 5"));
    assert_string_equal("fails: 3..10", check("base:arrested", "each(arrests)", "=", "3"));
    assert_string_equal("holds: 3..3", check("arrests = 3", "each(arrests)", "=", "3"));
    assert_string_equal("holds: 0.1..0.2, known of 2 of 5",
                        check("group = TP", "each(hours)", "range", "0..1"));
    assert_string_equal("fails: nobody has a value",
                        check("group = SP", "each(arrests)", "range", "0..9"));
}

static void counts_add_up_only_when_nobody_is_in_two(void **state)
{
    (void)state;
    const char *groups = "count(group = TP); count(group = SP) ;count(group = LE)";
    assert_string_equal("holds: 5 + 3 + 2 = 10", check("", groups, "sum-to", "10"));
    assert_string_equal("holds: 5 + 3 + 2 = 10", check("", groups, "sum-to", "10 of 10"));
    assert_string_equal("fails: 5 + 3 + 2 = 10", check("", groups, "sum-to", "11"));
    assert_string_equal("fails: 5 + 3 + 2 = 10", check("", groups, "sum-to", "10 of 11"));
    assert_string_equal("holds: 1 + 1 = 2",
                        check("group = LE", "count(code:FOR); count(code:AGAINST)", "sum-to", "2"));
    assert_string_equal("fails: 2 + 3 = 5, somebody counted twice",
                        check("group = TP",
                              "count(region = LA); count(arrests <= 5 and arrests > 0)", "sum-to",
                              "5"));
    assert_string_equal("holds: 1 = 1", check("", "count(city = Boston)", "sum-to", "1"));
    assert_string_equal("holds: 1 + 0 = 1", /* separators within quotes */
                        check("", "count(city = Boston); count(city = \"a;(b\")", "sum-to", "1"));
}

static void ranks_fall_strictly(void **state)
{
    (void)state;
    assert_string_equal("holds: LA 15 > AS 3 = EE 3",
                        check("group = TP", "sum(arrests) by region", "rank", "LA"));
    assert_string_equal("fails: LA 15 > AS 3 = EE 3", /* a tie with what is not named */
                        check("group = TP", "sum(arrests) by region", "rank", "LA > AS"));
    assert_string_equal("fails: LA 15 > AS 3 = EE 3",
                        check("group = TP", "sum(arrests) by region", "rank", "LA > AS > EE"));
    assert_string_equal("fails: LA 15 > AS 3 = EE 3",
                        check("group = TP", "sum(arrests) by region", "rank", "AS > LA"));
    assert_string_equal("holds: TP 5 > SP 3 > LE 2",
                        check("", "count(group != \"\") by group", "rank", "TP > SP>LE"));
    assert_string_equal("holds: TP 5 > SP 3 > LE 2",
                        check("", "count(group != \"\") by \"group\"", "rank", "TP > SP"));
    assert_string_equal("fails: TP 5 > SP 3 > LE 2",
                        check("", "count(group != \"\") by group", "rank", "TP > SP > LE > XX"));
    assert_string_equal("fails: TP 5 > SP 3 > LE 2",
                        check("", "count(group != \"\") by group", "rank", "SP > LE"));
    assert_string_equal("fails: nobody has a value",
                        check("group = LE", "sum(arrests) by region", "rank", "LA"));
}

static void who_declined_is_counted_among_all_who_were_asked(void **state)
{
    (void)state;
    assert_string_equal("holds: 1 of 3", check("group = LE", "declined()", "=", "1 of 3"));
    assert_string_equal("fails: 1 of 3", check("group = LE", "declined()", "=", "1 of 2"));
    assert_string_equal("holds: 1 of 1",
                        check("group = LE and \"odd name\" = busy", "declined()", "all", ""));
    assert_string_equal("holds: 0 of 3", check("group = SP", "declined()", "none", "of 3"));
    assert_string_equal("fails: 1 of 11", check("", "declined()", "majority", ""));
    assert_string_equal("fails: nobody has a value", check("group = LE", "sum(arrests)", "=", "7"));
}

static void what_is_expected_reads_well(void **state)
{
    (void)state;
    assert_string_equal("all of 15", reading("count(group = TP)", "all", "of 15"));
    assert_string_equal("all", reading("count(group = TP)", "all", ""));
    assert_string_equal("none of 15", reading("count(group = TP)", "none", "of 15"));
    assert_string_equal("none", reading("count(group = TP)", "none", ""));
    assert_string_equal("majority of 26", reading("count(group = TP)", "majority", "of 26"));
    assert_string_equal("all but 1 of 15", reading("count(group = TP)", "all-but-k", "1 of 15"));
    assert_string_equal("all but 4", reading("count(group = TP)", "all-but-k", "4"));
    assert_string_equal("14 of 15", reading("count(group = TP)", "=", "14 of 15"));
    assert_string_equal("LA > AS", reading("sum(arrests) by region", "rank", "LA > AS"));
}

static void all_claims_make_a_table(void **state)
{
    emic_claim items[] = {make_claim("", "count(group = TP)", "=", "5 of 10"),
                          make_claim("", "count(group = TP)", "all", "of 10")};
    emic_claim_list list = {items, 2, 2};
    emic_table *table;
    size_t failed = 99;
    (void)state;
    items[0].statement = EMIC_LITERAL("Half of them");
    items[0].source = EMIC_LITERAL("a report");
    must(emic_claim_check_all(&cases, &list, arena, &table, &failed, &error));
    assert_int_equal(1, failed);
    assert_int_equal(2, table->rows.count);
    static const char *const first[] = {"T1",      "Half of them", "=",       "5 of 10",
                                        "5 of 10", "yes",          "a report"};
    for (size_t i = 0; i < 7; i++)
        assert_true(emic_slice_is(table->rows.items[0][i].text, first[i]));
    assert_true(emic_slice_is(table->rows.items[1][3].text, "all of 10"));
    assert_true(emic_slice_is(table->rows.items[1][5].text, "NO"));
    assert_string_equal("1 of 2 claims hold.\n", notes_of(table));
    items[1].relation = EMIC_LITERAL("most");
    assert_int_equal(EMIC_INVALID,
                     emic_claim_check_all(&cases, &list, arena, &table, &failed, &error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_CLAIMS(a_count_equals_with_or_without_its_base),
        IN_CLAIMS(limits_hold_at_the_limit),
        IN_CLAIMS(a_range_takes_its_ends_in),
        IN_CLAIMS(all_none_majority_and_all_but_k),
        IN_CLAIMS(an_empty_base_bears_out_nothing),
        IN_CLAIMS(a_zero_is_no_finding_before_everybody_is_judged),
        IN_CLAIMS(sums_and_distinct_values),
        IN_CLAIMS(each_value_must_fit),
        IN_CLAIMS(counts_add_up_only_when_nobody_is_in_two),
        IN_CLAIMS(ranks_fall_strictly),
        IN_CLAIMS(who_declined_is_counted_among_all_who_were_asked),
        IN_CLAIMS(what_is_expected_reads_well),
        IN_CLAIMS(all_claims_make_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
