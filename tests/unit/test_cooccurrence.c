/* Codes that come together: the formulas, and which units two codes share. */
#include "measure/cooccurrence.h"
#include "measure_fixture.h"
#include <math.h>

/* Four turns of A, two of B. FEAR stands in A's first and third and B's first, LOSS in A's first
 * two, TOLD in A's last and in both of B's; what speaks against LOSS in B's last is no coding. */
static int open_interviews(void **state)
{
    if (open_study(state))
        return -1;
    load_participants("participant,group,declined\nA,SP,no\nB,TP,no\nC,TP,yes\n");
    add_document("A", "A: apple\n\nINTERVIEWER: so\n\nA: berry\n\nINTERVIEWER: so\n\n"
                      "A: cherry\n\nINTERVIEWER: well\n\nA: damson\n");
    add_document("B", "B: elder\n\nINTERVIEWER: and\n\nB: fig\n");
    load_codebook("codebook: small\ncodes:\n  - code: HARM\n    codes:\n      - code: FEAR\n"
                  "      - code: LOSS\n  - code: TOLD\n  - code: NEVER\n");
    code_words("A", "apple", "FEAR,X");
    code_words("A", "appl", "FEAR,Y");
    code_words("A", "le", "LOSS,X");
    code_words("A", "berry", "LOSS,X");
    code_words("A", "berry", "HARM,X");
    code_words("A", "cherry", "FEAR,X");
    code_words("A", "damson", "TOLD,X");
    load_codings("document,start,end,code,coder\nA,63,82,TOLD,X\n"); /* from where cherry ends */
    code_words("B", "elder", "FEAR,X");
    code_words("B", "elder", "TOLD,X");
    code_words("B", "fig", "TOLD,X,2,supports");
    code_words("B", "fig", "LOSS,X,1,contradicts");
    return 0;
}

#define IN_INTERVIEWS(test) cmocka_unit_test_setup_teardown(test, open_interviews, close_study)

static void assert_near(double wanted, double found, double within)
{
    if (!(fabs(wanted - found) <= within))
        fail_msg("%.9f instead of %.9f", found, wanted);
}

static emic_incidence incidence;
static emic_cooccurrence counted;

/* The pairs as "FEAR+LOSS 1 of 3, 2; ": units with both, with the one, with the other. */
static const char *pairs_by(const emic_incidence_query *query, emic_cooccurrence_measure measure,
                            int64_t least)
{
    const char *text = "";
    must(emic_incidence_count(study, query, arena, &incidence, &error));
    emic_cooccurrence_count(&incidence, measure, least, arena, &counted);
    for (size_t i = 0; i < counted.pairs.count; i++) {
        const emic_cooccurrence_pair *pair = &counted.pairs.items[i];
        text = format_text("%s%s%.*s+%.*s %lld of %lld, %lld", text, i ? "; " : "",
                           EMIC_ARG(emic_incidence_code(&incidence, pair->first)->name),
                           EMIC_ARG(emic_incidence_code(&incidence, pair->second)->name),
                           (long long)pair->counts.both, (long long)pair->counts.first,
                           (long long)pair->counts.second);
    }
    return text;
}

static const char *pairs_of(const emic_incidence_query *query)
{
    return pairs_by(query, EMIC_COOCCURRENCE_JACCARD, 1);
}

static double value_of(int64_t both, int64_t first, int64_t second, int64_t units,
                       emic_cooccurrence_measure measure)
{
    emic_cooccurrence_counts counts = {both, first, second, units};
    return emic_cooccurrence_value(&counts, measure);
}

static void the_measures_are_as_published(void **state)
{
    (void)state;
    /* ATLAS.ti's manual: 5 shared quotations of a code with 100 and one with 10 */
    assert_near(.047619, value_of(5, 100, 10, 1000, EMIC_COOCCURRENCE_JACCARD), 5e-7);
    assert_near(5, value_of(5, 100, 10, 1000, EMIC_COOCCURRENCE_COUNT), 0);
    assert_near(.5, value_of(5, 100, 10, 1000, EMIC_COOCCURRENCE_OVERLAP), 1e-15);
    assert_near(5, value_of(5, 100, 10, 1000, EMIC_COOCCURRENCE_LIFT), 1e-12);
    /* 4000 / sqrt(100 900 10 990) */
    assert_near(.134005, value_of(5, 100, 10, 1000, EMIC_COOCCURRENCE_PHI), 5e-7);
    assert_near(-1, value_of(0, 4, 6, 10, EMIC_COOCCURRENCE_PHI), 1e-12);
    assert_near(1, value_of(4, 4, 4, 10, EMIC_COOCCURRENCE_PHI), 1e-12);
    assert_near(1, value_of(2, 4, 5, 10, EMIC_COOCCURRENCE_LIFT), 1e-12);
}

static void what_is_undefined_is_no_number(void **state)
{
    (void)state;
    assert_true(isnan(value_of(0, 0, 0, 10, EMIC_COOCCURRENCE_JACCARD)));
    assert_true(isnan(value_of(0, 0, 4, 10, EMIC_COOCCURRENCE_OVERLAP)));
    assert_true(isnan(value_of(0, 0, 4, 10, EMIC_COOCCURRENCE_LIFT)));
    assert_true(isnan(value_of(4, 10, 4, 10, EMIC_COOCCURRENCE_PHI)));
    assert_near(.4, value_of(4, 10, 4, 10, EMIC_COOCCURRENCE_JACCARD), 1e-15);
}

static void more_than_five_times_is_unequal(void **state)
{
    (void)state;
    assert_true(emic_cooccurrence_unequal(&(emic_cooccurrence_counts){5, 100, 10, 1000}));
    assert_true(emic_cooccurrence_unequal(&(emic_cooccurrence_counts){1, 2, 11, 1000}));
    assert_false(emic_cooccurrence_unequal(&(emic_cooccurrence_counts){1, 2, 10, 1000}));
}

static void turns_count_once_and_ancestors_are_left_out(void **state)
{
    emic_incidence_query query = {.unit = EMIC_UNIT_TURNS};
    (void)state;
    assert_string_equal("FEAR+LOSS 1 of 3, 2; FEAR+TOLD 1 of 3, 3; HARM+TOLD 1 of 4, 3",
                        pairs_of(&query));
    assert_int_equal(6, incidence.units);
    assert_int_equal(2, counted.nested);
    assert_int_equal(0, counted.rarer);
    assert_int_equal(1, incidence.elsewhere); /* of the interviewer's words */
    assert_int_equal(4, emic_cooccurrence_codes(&counted));
    assert_string_equal("", pairs_by(&query, EMIC_COOCCURRENCE_JACCARD, 2));
    assert_int_equal(3, counted.rarer);
}

static void codes_alone_are_what_they_are_coded_with(void **state)
{
    emic_incidence_query query = {.unit = EMIC_UNIT_TURNS, .own = true};
    (void)state;
    assert_string_equal("HARM+LOSS 1 of 1, 2; FEAR+LOSS 1 of 3, 2; FEAR+TOLD 1 of 3, 3",
                        pairs_of(&query));
    assert_int_equal(0, counted.nested);
}

static void runs_are_shared_as_far_as_they_reach(void **state)
{
    emic_incidence_query query = {.unit = EMIC_UNIT_TURNS, .within = 1};
    (void)state;
    /* A: 1-2, 2-3, 3-4, 4; B: 1-2, 2 */
    assert_string_equal("FEAR+LOSS 2 of 4, 2; HARM+TOLD 2 of 4, 4; FEAR+TOLD 2 of 4, 4",
                        pairs_of(&query));
    assert_int_equal(6, incidence.units);
    query.within = 2; /* LOSS in A's second turn and TOLD in the fourth */
    assert_string_equal("HARM+TOLD 3 of 4, 5; FEAR+TOLD 3 of 4, 5; FEAR+LOSS 2 of 4, 2; "
                        "LOSS+TOLD 1 of 2, 5",
                        pairs_of(&query));
    query.within = EMIC_WITHIN_MOST; /* never from A to B */
    assert_string_equal("HARM+TOLD 4 of 4, 6; FEAR+TOLD 4 of 4, 6; FEAR+LOSS 2 of 4, 2; "
                        "LOSS+TOLD 2 of 2, 6",
                        pairs_of(&query));
}

static void documents_and_participants_are_units_too(void **state)
{
    static const char wanted[] = "HARM+TOLD 2 of 2, 2; FEAR+TOLD 2 of 2, 2; "
                                 "FEAR+LOSS 1 of 2, 1; LOSS+TOLD 1 of 1, 2";
    emic_incidence_query query = {.unit = EMIC_UNIT_DOCUMENTS};
    (void)state;
    assert_string_equal(wanted, pairs_of(&query));
    assert_true(emic_slice_is(incidence.names[1], "B"));
    query.unit = EMIC_UNIT_PARTICIPANTS;
    assert_string_equal(wanted, pairs_of(&query));
    assert_int_equal(2, incidence.units);
    assert_true(emic_slice_is(incidence.names[0], "A"));
    assert_string_equal(wanted, pairs_by(&query, EMIC_COOCCURRENCE_PHI, 1)); /* all undefined */
    assert_true(isnan(counted.pairs.items[0].value));
}

static void coders_rounds_codes_and_people_narrow_it(void **state)
{
    emic_incidence_query query = {.unit = EMIC_UNIT_TURNS, .coder = EMIC_LITERAL("Y")};
    (void)state;
    assert_string_equal("", pairs_of(&query));
    assert_int_equal(1, incidence.n[1]);
    query = (emic_incidence_query){.unit = EMIC_UNIT_TURNS, .round = 2};
    assert_string_equal("", pairs_of(&query));
    assert_int_equal(1, incidence.n[3]);
    query = (emic_incidence_query){.unit = EMIC_UNIT_TURNS, .where = EMIC_LITERAL("group = TP")};
    assert_string_equal("HARM+TOLD 1 of 1, 2; FEAR+TOLD 1 of 1, 2", pairs_of(&query));
    assert_int_equal(2, incidence.units);
    query = (emic_incidence_query){.unit = EMIC_UNIT_TURNS};
    *EMIC_PUSH(arena, &query.codes) = EMIC_LITERAL("HARM");
    assert_string_equal("FEAR+LOSS 1 of 3, 2", pairs_of(&query));
}

static void each_n_is_the_total_of_the_frequencies(void **state)
{
    static const emic_unit units[] = {EMIC_UNIT_TURNS, EMIC_UNIT_DOCUMENTS, EMIC_UNIT_PARTICIPANTS};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        emic_incidence_query query = {.unit = units[i]};
        emic_frequency_query same = {.unit = units[i]};
        pairs_of(&query);
        emic_frequency frequency = count_by(&same);
        assert_int_equal(5, incidence.row_count);
        assert_int_equal(frequency.row_count, incidence.row_count);
        assert_int_equal(frequency.sizes[frequency.group_count], incidence.units);
        for (size_t row = 0; row < incidence.row_count; row++)
            assert_int_equal(frequency.n[row * (frequency.group_count + 1) + frequency.group_count],
                             incidence.n[row]);
    }
}

static void what_makes_no_set_of_units_is_refused(void **state)
{
    emic_incidence_query query = {.unit = EMIC_UNIT_SEGMENTS};
    (void)state;
    assert_int_equal(EMIC_INVALID, emic_incidence_count(study, &query, arena, &incidence, &error));
    assert_contains(error.message, "as many segments as somebody marked");
    query = (emic_incidence_query){.unit = EMIC_UNIT_DOCUMENTS, .within = 1};
    assert_int_equal(EMIC_INVALID, emic_incidence_count(study, &query, arena, &incidence, &error));
    query = (emic_incidence_query){.unit = EMIC_UNIT_TURNS, .coder = EMIC_LITERAL("nobody")};
    assert_int_equal(EMIC_NOT_FOUND,
                     emic_incidence_count(study, &query, arena, &incidence, &error));
}

static void tables_say_what_was_counted(void **state)
{
    emic_incidence_query query = {.unit = EMIC_UNIT_TURNS, .within = 1};
    (void)state;
    pairs_by(&query, EMIC_COOCCURRENCE_COUNT, 1);
    emic_table *table = emic_cooccurrence_long(&counted, arena);
    assert_int_equal(3, table->rows.count);
    assert_near(.5, table->rows.items[1][7].number, 1e-12); /* FEAR+LOSS: 2 of 4 */
    const char *notes = notes_of(table);
    assert_contains(notes, "Unit: runs of 2 turns in a row");
    assert_contains(notes, "they are at most 1 such turn apart.");
    assert_contains(notes, "Left out: 2 pairs of a code and one below it");
    assert_contains(notes, "Not counted: 1 coding that touches no such turn.");
    table = emic_cooccurrence_matrix(&counted, arena);
    assert_int_equal(4, table->rows.count);
    assert_true(emic_slice_is(table->rows.items[1][3].text, "n=4")); /* FEAR */
    assert_int_equal(2, table->rows.items[1][4].integer);
    assert_int_equal(2, table->rows.items[2][3].integer);
    assert_int_equal(EMIC_CELL_EMPTY, table->rows.items[0][3].kind);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_measures_are_as_published),
        cmocka_unit_test(what_is_undefined_is_no_number),
        cmocka_unit_test(more_than_five_times_is_unequal),
        IN_INTERVIEWS(turns_count_once_and_ancestors_are_left_out),
        IN_INTERVIEWS(codes_alone_are_what_they_are_coded_with),
        IN_INTERVIEWS(runs_are_shared_as_far_as_they_reach),
        IN_INTERVIEWS(documents_and_participants_are_units_too),
        IN_INTERVIEWS(coders_rounds_codes_and_people_narrow_it),
        IN_INTERVIEWS(each_n_is_the_total_of_the_frequencies),
        IN_INTERVIEWS(what_makes_no_set_of_units_is_refused),
        IN_INTERVIEWS(tables_say_what_was_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
