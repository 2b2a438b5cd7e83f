/* Exclusive sets add up to N in each group, or say who is in the way. */
#include "measure/exclusive_sum.h"
#include "study_fixture.h"

static const char book[] = "codebook: b\n"
                           "codes:\n"
                           "  - {code: FOR, rule: judged, exclusive_set: stance}\n"
                           "  - {code: PLAIN}\n"
                           "  - {code: AGAINST, rule: judged, exclusive_set: stance}\n"
                           "  - {code: NONE, rule: judged, exclusive_set: stance}\n"
                           "  - {code: OLD, rule: judged, exclusive_set: past, status: retired}\n";

static emic_exclusive_sums sums;

static void add_up(const bool *chosen)
{
    emic_cases *cases = emic_arena_array(arena, 1, sizeof *cases);
    ASSERT_OK(emic_cases_load(study, &(emic_selection){0}, arena, cases, &err));
    emic_exclusive_sums_count(cases, chosen, arena, &sums);
}

static int open_sums(void **state)
{
    if (open_memory(state))
        return -1;
    ASSERT_OK(load_participants("participant,group,declined\nL1,LE,\nS1,SP,\nL2,LE,\nL3,LE,\n"
                                "L4,LE,yes\nX1,,\n"));
    ASSERT_OK(load_codebook(book));
    ASSERT_OK(load_judgements("participant,code,value,coder\n"
                              "L1,FOR,affirmed,A\nL1,AGAINST,denied,A\nL2,AGAINST,affirmed,A\n"
                              "L3,FOR,affirmed,A\n"
                              "S1,FOR,not asked,A\nS1,AGAINST,not asked,A\nS1,NONE,not asked,A\n"
                              "X1,FOR,not asked,A\n"));
    return 0;
}

#define IN_STUDY(test) cmocka_unit_test_setup_teardown(test, open_sums, close_memory)

static void expect(size_t at, const char *group, int64_t sum, int64_t asked, const char *missing)
{
    assert_true(at < sums.count);
    const emic_exclusive_sum *row = &sums.items[at];
    assert_true(emic_slice_is(row->set, "stance"));
    assert_true(emic_slice_is(row->group, group));
    assert_int_equal(3, row->code_count);
    assert_int_equal(sum, row->sum);
    assert_int_equal(asked, row->asked);
    assert_string_equal(missing, emic_arena_string(arena, row->missing));
    assert_int_equal(0, row->several.length);
    assert_true(emic_exclusive_sum_holds(row) == (*missing == '\0'));
}

static void a_set_adds_up_in_each_group(void **state)
{
    (void)state;
    add_up(NULL);
    assert_int_equal(3, sums.count); /* one set in use, three groups */
    expect(0, "LE", 3, 3, "");
    assert_int_equal(2, sums.items[0].affirmed[0]);
    assert_int_equal(1, sums.items[0].affirmed[1]);
    assert_int_equal(0, sums.items[0].affirmed[2]);
    expect(1, "SP", 0, 0, ""); /* asked nothing of it: the set is not about them */
    assert_int_equal(1, sums.items[1].not_asked);
    expect(2, "(not known)", 0, 1, "X1"); /* asked of something */
}

static void who_is_missing_is_named(void **state)
{
    (void)state;
    run_sql("UPDATE judgement SET value = 'denied' WHERE participant IN (1, 3)");
    add_up(NULL);
    expect(0, "LE", 1, 3, "L1, L2");
    const bool chosen[] = {false, true, false, true, true, false};
    add_up(chosen);
    assert_int_equal(2, sums.count);
    expect(0, "SP", 0, 0, "");
    expect(1, "LE", 1, 1, "");
}

/* The sum alone would hide it: one too many here, one too few there. */
static void several_do_not_make_up_for_none(void **state)
{
    (void)state;
    run_sql("UPDATE judgement SET value = 'affirmed' WHERE participant = 1;"
            "UPDATE judgement SET value = 'denied' WHERE participant = 3");
    add_up(NULL);
    const emic_exclusive_sum *row = &sums.items[0];
    assert_int_equal(3, row->sum);
    assert_int_equal(3, row->asked);
    assert_true(emic_slice_is(row->several, "L1") && emic_slice_is(row->missing, "L2"));
    assert_false(emic_exclusive_sum_holds(row));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(a_set_adds_up_in_each_group),
        IN_STUDY(who_is_missing_is_named),
        IN_STUDY(several_do_not_make_up_for_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
