/* Sampling decisions: why a case was sought, and who came of it. */
#include "study/sampling.h"
#include "theory_fixture.h"

static emic_status add(const char *day, const char *sought, emic_id gap)
{
    emic_sampling_decision decision = {.decided = emic_slice_of(day),
                                       .gap = gap,
                                       .sought = emic_slice_of(sought),
                                       .coder = CODER_A};
    emic_id id;
    return emic_sampling_add(study, &decision, &id, &err);
}

static void decisions_stand_by_day(void **state)
{
    emic_sampling_list list;
    (void)state;
    emic_codebook codebook = codebook_now();
    ASSERT_OK(add("2026-03-02", "somebody who helped", code_id("HELP")));
    ASSERT_OK(add("2024-02-29", "anybody", 0));
    ASSERT_OK(emic_sampling_resolve(study, 1, 2, &err));
    ASSERT_OK(emic_sampling_list_load(study, &codebook, arena, &list, &err));
    assert_int_equal(2, list.count);
    assert_true(emic_slice_is(list.items[0].sought, "anybody"));
    assert_int_equal(-1, list.items[0].gap_at);
    assert_int_equal(0, list.items[0].label.length);
    assert_true(emic_slice_is(codebook.items[list.items[1].gap_at].path, "HELP"));
    assert_true(emic_slice_is(list.items[1].label, "TP02"));
    assert_true(emic_slice_is(list.items[1].coder_name, "A"));
}

static void what_is_no_decision_is_refused(void **state)
{
    static const char *const days[] = {"2026-2-1", "2026-02-30", "tomorrow",
                                       "now",      "",           "2026-03-01 12:00"};
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        ASSERT_REFUSED(
            EMIC_INVALID,
            emic_arena_format(arena, "\"%s\" is no day: write it as 2026-03-01", days[i]),
            add(days[i], "x", 0));
    ASSERT_REFUSED(EMIC_INVALID, "the decision does not say what was sought",
                   add("2026-03-01", " ", 0));
    ASSERT_OK(add("2026-03-01", "x", 0));
    ASSERT_OK(emic_sampling_resolve(study, 1, 1, &err));
    ASSERT_OK(emic_sampling_resolve(study, 1, 1, &err));
    ASSERT_REFUSED(EMIC_EXISTS, "TP01 came of decision 1 already",
                   emic_sampling_resolve(study, 1, 2, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no sampling decision 9; emic sampling list shows the ids",
                   emic_sampling_resolve(study, 9, 1, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_THEORY(decisions_stand_by_day),
        IN_THEORY(what_is_no_decision_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
