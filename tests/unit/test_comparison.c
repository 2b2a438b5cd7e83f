/* Constant comparison: which pairs there are, in which order, and when a verdict is out of date. */
#include "study/comparison.h"
#include "theory_fixture.h"

static emic_comparison_list load(const char *path, size_t most, bool earliest)
{
    emic_comparison_list list;
    emic_comparison_window window = {most, earliest};
    emic_codebook codebook = codebook_now();
    size_t at = 0;
    ASSERT_OK(emic_codebook_find(&codebook, emic_slice_of(path), arena, &at, &err));
    ASSERT_OK(emic_comparison_list_load(study, &codebook, at, &window, arena, &list, &err));
    return list;
}

/* "1-2 open" a pair. */
static const char *shown(const emic_comparison_list *list)
{
    const char *text = "";
    for (size_t i = 0; i < list->pairs.count; i++) {
        const emic_comparison *pair = &list->pairs.items[i];
        text = emic_arena_format(
            arena, "%s%d-%d %s%s\n", text, (int)list->segments.items[pair->earlier_at].id,
            (int)list->segments.items[pair->later_at].id,
            emic_comparison_verdict_name(pair->verdict), pair->stale ? " stale" : "");
    }
    return text;
}

static const char *shown_of(const char *path)
{
    emic_comparison_list list = load(path, 1, false);
    return shown(&list);
}

static emic_status record(emic_id earlier, emic_id later, emic_comparison_verdict verdict,
                          const char *memo)
{
    emic_comparison comparison = {.earlier = earlier,
                                  .later = later,
                                  .verdict = verdict,
                                  .coder = CODER_A,
                                  .memo = emic_slice_of(memo)};
    return emic_comparison_record(study, &comparison, &err);
}

static void each_is_set_against_those_before_it(void **state)
{
    (void)state;
    run_sql("UPDATE coding SET added = 'a' || (9 - id)"); /* analysed from the last to the first */
    emic_comparison_list list = load("HARM", 2, false);
    assert_int_equal(4, list.segments.count);
    assert_string_equal("4-3 open\n4-2 open\n3-2 open\n3-1 open\n2-1 open\n", shown(&list));
    list = load("HARM", 1, true);
    assert_string_equal("4-3 open\n4-2 open\n4-1 open\n", shown(&list));
    list = load("FEAR", 3, false);
    assert_string_equal("3-1 open\n", shown(&list));
    assert_true(emic_slice_is(list.segments.items[0].words, "Never afraid."));
    list = load("HELP", 3, false);
    assert_int_equal(0, list.segments.count + list.pairs.count);
}

static void a_passage_coded_twice_is_one_segment(void **state)
{
    (void)state;
    ASSERT_OK(load_codings("document,start,end,code,coder\nTP01,32,45,FEAR,B\nTP01,32,45,ALONE,B\n"
                           "TP01,32,46,FEAR,B\n"));
    emic_comparison_list list = load("HARM", 9, false);
    assert_int_equal(5, list.segments.count);
    ASSERT_OK(record(5, 3, EMIC_SAME, "")); /* by B's coding of the same words */
    list = load("FEAR", 9, false);
    assert_string_equal("1-3 same\n1-7 open\n3-7 open\n", shown(&list));
    ASSERT_REFUSED(EMIC_INVALID,
                   "codings 1 and 5 cover the same words: there is nothing to compare",
                   record(1, 5, EMIC_SAME, ""));
}

static void a_verdict_is_recorded_and_replaced(void **state)
{
    (void)state;
    ASSERT_OK(record(3, 1, EMIC_DIFFERS, "one fears, one does not")); /* put in order */
    assert_int_equal(1,
                     number_of("SELECT count(*) FROM comparison WHERE earlier = 1 AND later = 3"));
    ASSERT_OK(record(1, 3, EMIC_SAME, ""));
    emic_comparison_list list = load("FEAR", 3, false);
    assert_string_equal("1-3 same\n", shown(&list));
    assert_true(emic_slice_is(list.pairs.items[0].memo, "one fears, one does not"));
    ASSERT_OK(record(2, 3, EMIC_DIFFERS, "")); /* outside of the window, still listed */
    list = load("HARM", 1, false);
    assert_string_equal("1-2 open\n1-3 same\n2-3 differs\n3-4 open\n", shown(&list));
    ASSERT_OK(emic_comparison_remove(study, 3, 1, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "codings 3 and 1 were not compared",
                   emic_comparison_remove(study, 3, 1, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no coding 99; emic coding list shows the ids",
                   record(1, 99, EMIC_SAME, ""));
    emic_comparison_verdict verdict;
    ASSERT_REFUSED(EMIC_INVALID, "unknown verdict \"open\"; it is same or differs",
                   emic_comparison_verdict_find(EMIC_LITERAL("open"), &verdict, &err));
}

static void another_definition_makes_it_stale(void **state)
{
    emic_comparison_state *states;
    (void)state;
    emic_codebook codebook = codebook_now();
    ASSERT_OK(record(1, 3, EMIC_SAME, ""));
    ASSERT_OK(record(2, 4, EMIC_SAME, ""));
    run_sql("UPDATE code SET definition = 3 WHERE name = 'FEAR'");
    assert_string_equal("1-3 same stale\n", shown_of("FEAR"));
    ASSERT_OK(emic_comparison_state_load(study, &codebook, arena, &states, &err));
    assert_int_equal(1, states[1].last);
    assert_int_equal(3, states[1].definition);
    assert_int_equal(2, states[1].segments);
    assert_int_equal(1, states[2].compared);
    assert_int_equal(0, states[3].segments);
    emic_comparison again = {
        .earlier = 1, .later = 3, .verdict = EMIC_SAME, .coder = CODER_A, .definition = 2};
    ASSERT_OK(emic_comparison_record(study, &again, &err)); /* as an undo does */
    assert_int_equal(2, number_of("SELECT definition FROM comparison WHERE later = 3"));
    ASSERT_OK(record(1, 3, EMIC_SAME, ""));
    assert_string_equal("1-3 same\n", shown_of("FEAR"));
}

static void detached_codings_are_not_compared(void **state)
{
    (void)state;
    ASSERT_OK(record(1, 3, EMIC_SAME, ""));
    detach_codings();
    emic_comparison_list list = load("HARM", 3, false);
    assert_string_equal("1-2 open\n", shown(&list));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_THEORY(each_is_set_against_those_before_it),
        IN_THEORY(a_passage_coded_twice_is_one_segment),
        IN_THEORY(a_verdict_is_recorded_and_replaced),
        IN_THEORY(another_definition_makes_it_stale),
        IN_THEORY(detached_codings_are_not_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
