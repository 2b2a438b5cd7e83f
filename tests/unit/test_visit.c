/* What was read: visits as stretches, codings as visits, and units that are neither. */
#include "study/visit.h"
#include "theory_fixture.h"

static size_t added;

static emic_status visit(emic_id document, uint32_t start, uint32_t end, emic_id coder,
                         int64_t round)
{
    const emic_span span = {start, end};
    return emic_visit_add(study, document, &span, 1, coder, round, &added, &err);
}

/* "TP01 2 visited coded" a unit. */
static const char *units(emic_id coder, int64_t round)
{
    emic_visit_list list;
    const emic_visit_filter filter = {.coder = coder, .round = round};
    const char *text = "";
    ASSERT_OK(emic_visit_list_load(study, &filter, arena, &list, &err));
    for (size_t i = 0; i < list.units.count; i++) {
        const emic_visit_unit *unit = &list.units.items[i];
        text = emic_arena_format(
            arena, "%s%.*s %d%s%s\n", text, EMIC_ARG(list.documents.items[unit->document].name),
            (int)unit->ordinal, unit->visited ? " visited" : "", unit->coded ? " coded" : "");
    }
    return text;
}

static void a_turn_is_visited_when_all_of_it_was(void **state)
{
    (void)state;
    run_sql("DELETE FROM coding");
    assert_string_equal("TP01 1\nTP01 2\nTP02 1\nTP02 2\n", units(0, 0));
    ASSERT_OK(visit(1, 0, 20, CODER_A, 1)); /* the words of turn 1 are 13 to 24 */
    assert_string_equal("TP01 1\nTP01 2\nTP02 1\nTP02 2\n", units(0, 0));
    ASSERT_OK(visit(1, 15, 24, CODER_A, 1)); /* the rest of it */
    assert_string_equal("TP01 1 visited\nTP01 2\nTP02 1\nTP02 2\n", units(0, 0));
    assert_int_equal(1, added);
    ASSERT_OK(visit(1, 15, 24, CODER_A, 1));
    assert_int_equal(0, added);
    ASSERT_OK(visit(2, 0, 55, CODER_A, 2));
    assert_string_equal("TP01 1 visited\nTP01 2\nTP02 1\nTP02 2\n", units(CODER_A, 1));
    assert_string_equal("TP01 1\nTP01 2\nTP02 1 visited\nTP02 2 visited\n", units(0, 2));
    assert_string_equal("TP01 1\nTP01 2\nTP02 1\nTP02 2\n", units(99, 0));
}

static void what_is_coded_was_read(void **state)
{
    emic_visit_list list;
    const emic_visit_filter filter = {.document = 1};
    (void)state;
    assert_string_equal("TP01 1\nTP01 2 coded\nTP02 1\nTP02 2 coded\n", units(0, 0));
    assert_string_equal("TP01 1\nTP01 2\nTP02 1\nTP02 2\n", units(0, 2));
    ASSERT_OK(visit(1, 0, 58, CODER_A, 1));
    ASSERT_OK(emic_visit_list_load(study, &filter, arena, &list, &err));
    assert_int_equal(1, list.documents.count);
    assert_int_equal(2, list.documents.items[0].units);
    assert_int_equal(2, list.documents.items[0].visited);
    assert_int_equal(1, list.documents.items[0].coded);
    assert_int_equal(0, list.documents.items[0].unread);
}

static void what_is_not_read_is_shown(void **state)
{
    emic_visit_list list;
    const emic_visit_filter filter = {0};
    (void)state;
    add_document("NOTES", "No turns here.\n");
    ASSERT_OK(emic_visit_list_load(study, &filter, arena, &list, &err));
    ASSERT_OK(emic_visit_read_words(study, &list, arena, &err));
    assert_int_equal(5, list.units.count);
    assert_true(emic_slice_is(emic_slice_trim(list.units.items[0].text), "No turns here."));
    assert_true(emic_slice_is(list.units.items[1].text, "How was it?"));
    assert_int_equal(0, list.units.items[2].text.length); /* it is read */
    assert_true(emic_slice_is(list.units.items[3].speaker, "INTERVIEWER"));
}

static void what_is_no_stretch_is_refused(void **state)
{
    (void)state;
    ASSERT_REFUSED(EMIC_INVALID, "span 5:5: it begins before it ends, and the text ends at 59",
                   visit(1, 5, 5, CODER_A, 1));
    ASSERT_REFUSED(EMIC_INVALID, "span 5:60: it begins before it ends, and the text ends at 59",
                   visit(1, 5, 60, CODER_A, 1));
    ASSERT_REFUSED(EMIC_INVALID, "round 0: rounds count from 1", visit(1, 5, 6, CODER_A, 0));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no document 9", visit(9, 5, 6, CODER_A, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_THEORY(a_turn_is_visited_when_all_of_it_was),
        IN_THEORY(what_is_coded_was_read),
        IN_THEORY(what_is_not_read_is_shown),
        IN_THEORY(what_is_no_stretch_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
