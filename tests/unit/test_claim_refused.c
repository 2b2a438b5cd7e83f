/* Claims that cannot be understood: what is said of each, so that none ever passes or fails for a
 * slip of the pen. */
#include "claim_fixture.h"

static void a_relation_is_one_of_ten(void **state)
{
    (void)state;
    assert_string_equal("unknown relation \"most\"; it is =, >=, <=, range, all, none, all-but-k, "
                        "majority, sum-to or rank",
                        wrong("", "count(group = TP)", "most", ""));
    assert_string_equal("unknown relation \"\"; it is =, >=, <=, range, all, none, all-but-k, "
                        "majority, sum-to or rank",
                        wrong("", "count(group = TP)", "", ""));
}

static void a_query_is_a_function_of_something(void **state)
{
    (void)state;
    static const char functions[] = "the functions are count, sum, distinct, each and declined()";
    static const struct {
        const char *query, *message;
    } refused[] = {
        {"", "it should read like count(group = TP)"},
        {"group = TP", "it should read like count(group = TP)"},
        {"count(group = TP);", "it should read like count(group = TP)"},
        {"count(group = TP", "a parenthesis is never closed"},
        {"count(city = \"a)", "a parenthesis is never closed"},
        {"count((group = TP)", "a parenthesis is never closed"},
        {"count(group = TP) of 5", "after the parenthesis comes `by ATTRIBUTE`, `;` or nothing"},
        {"count(group = TP) and (arrests > 1)",
         "after the parenthesis comes `by ATTRIBUTE`, `;` or nothing"},
        {"mean(arrests)", functions},
        {"(group = TP)", functions},
        {"declined(group = TP)", functions},
        {"count()", "what to count is missing, as in count(group = TP)"},
        {"sum(region)", "sum() and each() want an attribute that is a number"},
        {"each(region)", "sum() and each() want an attribute that is a number"},
        {"each(arrests) by region", "only count and sum can be taken `by` an attribute"},
        {"distinct(city) by region", "only count and sum can be taken `by` an attribute"},
        {"declined() by region", "only count and sum can be taken `by` an attribute"},
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_string_equal(format_text("query `%s`: %s", refused[i].query, refused[i].message),
                            wrong("", refused[i].query, "=", "5"));
}

static void names_and_conditions_must_be_known(void **state)
{
    (void)state;
    assert_string_equal("unknown attribute \"arests\"; did you mean \"arrests\"?",
                        wrong("", "sum(arests)", "=", "5"));
    assert_string_equal("unknown attribute \"x\"; emic participant list shows them",
                        wrong("", "distinct(x)", "=", "5"));
    assert_string_equal("unknown attribute \"regoin\"; did you mean \"region\"?",
                        wrong("", "sum(arrests) by regoin", "rank", "LA"));
    assert_int_equal(EMIC_NOT_FOUND, error.status);
    assert_string_equal("condition `grup = TP`, character 1: unknown attribute \"grup\"; did you "
                        "mean \"group\"?",
                        wrong("grup = TP", "count(region = LA)", "=", "5"));
    assert_string_equal("condition `code:FEER`, character 1: unknown code \"FEER\"; did you mean "
                        "\"FEAR\"?",
                        wrong("", "count(code:FEER)", "=", "5"));
    assert_string_equal("condition `arrests = many`, character 11: a number is wanted here",
                        wrong("", "count(arrests = many)", "=", "5"));
    assert_contains(wrong("group = XX", "sum(arests) by region", "rank", "LA"), "arests");
}

static void several_queries_go_with_sum_to_only(void **state)
{
    (void)state;
    const char *two = "count(group = TP); count(group = SP)";
    assert_string_equal("the relation = wants one query: several counts go with sum-to only",
                        wrong("", two, "=", "5"));
    assert_string_equal("the relation all wants one query: several counts go with sum-to only",
                        wrong("", two, "all", ""));
    assert_string_equal("the relation range wants one query: several counts go with sum-to only",
                        wrong("", "each(arrests); count(group = TP)", "range", "0..10"));
    assert_string_equal(
        "the relation rank wants one query: several counts go with sum-to only",
        wrong("", "count(group = TP) by region; count(group = SP) by region", "rank", "LA"));
    static const char *const others[] = {"sum(arrests)", "each(arrests)", "distinct(city)",
                                         "declined()", "count(group = TP) by region"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_string_equal(
            "the relation sum-to adds up count() only, parted by semicolons",
            wrong("", format_text("count(group = SP); %s", others[i]), "sum-to", "5"));
}

static void by_goes_with_rank_and_rank_with_by(void **state)
{
    (void)state;
    static const char *const others[] = {"=", ">=", "<=", "range", "all", "none", "majority"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_string_equal(format_text("the relation %s compares one figure: `by` goes with rank "
                                        "only",
                                        others[i]),
                            wrong("", "count(group = TP) by region", others[i], "5"));
    assert_string_equal("the relation rank wants count(...) by ATTRIBUTE or sum(...) by ATTRIBUTE",
                        wrong("", "count(group = TP)", "rank", "LA"));
    assert_string_equal("the relation rank wants count(...) by ATTRIBUTE or sum(...) by ATTRIBUTE",
                        wrong("", "each(arrests)", "rank", "LA"));
}

static void parts_of_a_whole_want_one(void **state)
{
    (void)state;
    static const char *const relations[] = {"all", "none", "majority", "all-but-k"};
    static const char *const queries[] = {"sum(arrests)", "distinct(city)", "each(arrests)"};
    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < 3; k++)
            assert_string_equal(format_text("the relation %s wants a part of a whole: count() or "
                                            "declined()",
                                            relations[i]),
                                wrong("", queries[k], relations[i], i == 3 ? "1" : ""));
}

static void assert_expected(const char *query, const char *relation, const char *expected,
                            const char *wanted)
{
    assert_string_equal(format_text("expected \"%s\" should be %s", expected, wanted),
                        wrong("", query, relation, expected));
}

static void what_is_expected_must_be_readable(void **state)
{
    static const char *const numbers[] = {
        "",        "five", "5 of", "5 of ",    "of 5",      "5 of x", "5 / 9", "5of9",
        "5 of -9", "0x5",  "nan",  "5 of 9.5", "5 of 1e99", "1..2",   "5 9",   "5 of 9 of 9"};
    static const char *const ranges[] = {"",    "5",    "1-2",   "..",   "1..",
                                         "..2", "2..1", "1...2", "a..b", "1..2 of 5"};
    static const char *const ranks[] = {"", ">", "LA >", "> LA", "LA > > AS", " "};
    const char *count = "count(group = TP)";
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        assert_expected(count, "=", numbers[i], "a number or `N of M`");
        assert_expected(count, "sum-to", numbers[i], "the total, or `N of M`");
    }
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        assert_expected(count, "range", ranges[i], "a range such as 1..10");
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        assert_expected("count(group = TP) by region", "rank", ranks[i],
                        "names from most to least, such as LA > AS > EE");
    assert_expected(count, "all", "15", "empty or `of N`");
    assert_expected(count, "none", "0 of 15", "empty or `of N`");
    assert_expected(count, "majority", "of", "empty or `of N`");
    assert_expected(count, "all-but-k", "", "`K` or `K of N`");
    assert_expected(count, "all-but-k", "of 15", "`K` or `K of N`");
    assert_expected(count, "all-but-k", "1.5 of 15", "`K` or `K of N`");
    assert_expected(count, "all-but-k", "-1", "`K` or `K of N`");
    assert_expected(count, "all-but-k", "one", "`K` or `K of N`");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_CLAIMS(a_relation_is_one_of_ten),
        IN_CLAIMS(a_query_is_a_function_of_something),
        IN_CLAIMS(names_and_conditions_must_be_known),
        IN_CLAIMS(several_queries_go_with_sum_to_only),
        IN_CLAIMS(by_goes_with_rank_and_rank_with_by),
        IN_CLAIMS(parts_of_a_whole_want_one),
        IN_CLAIMS(what_is_expected_must_be_readable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
