/* Propositions by level, what speaks for and against them, and who looked for cases against. */
#include "theory_fixture.h"

static emic_proposition_list load(void)
{
    emic_proposition_list list;
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_proposition_list_load(study, &codebook, arena, &list, &err));
    return list;
}

static emic_status add(const char *label, int level, emic_id parent, emic_id type, emic_id object)
{
    emic_id id;
    emic_proposition proposition = {.label = emic_slice_of(label),
                                    .level = level,
                                    .subject = code_id("FEAR"),
                                    .type = type,
                                    .object = object,
                                    .text = EMIC_LITERAL("t"),
                                    .parent = parent,
                                    .coder = CODER_A};
    return emic_proposition_add(study, &proposition, &id, &err);
}

static void a_proposition_stands_one_level_below_its_parent(void **state)
{
    (void)state;
    emic_id top = propose("TOP", 3, "HARM", 0);
    ASSERT_OK(add("MIDDLE", 2, top, 0, 0));
    ASSERT_REFUSED(
        EMIC_INVALID,
        "a proposition of level 1 stands under one of level 2, and this one is of level 3",
        add("LOW", 1, top, 0, 0));
    ASSERT_REFUSED(
        EMIC_INVALID,
        "a proposition of level 3 stands under one of level 4, and this one is of level 3",
        add("HIGH", 3, top, 0, 0));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no proposition 9", add("LOW", 1, 9, 0, 0));
    ASSERT_REFUSED(EMIC_INVALID, "level 4: it is 0 segment, 1 theme, 2 concept or 3 principle",
                   add("LOW", 4, 0, 0, 0));
    ASSERT_REFUSED(EMIC_EXISTS, "there is a proposition \"TOP\" already", add("TOP", 3, 0, 0, 0));
    ASSERT_REFUSED(EMIC_INVALID,
                   "a relation has an object, and an object a relation: say both or none",
                   add("LOW", 1, 0, 1, 0));
    ASSERT_REFUSED(EMIC_INVALID, "the label of a proposition is one line without tabs",
                   add("two\nlines", 1, 0, 0, 0));
    ASSERT_OK(add("A", 3, 0, 1, code_id("ALONE")));
    emic_proposition_list list = load();
    assert_int_equal(3, list.count);
    assert_true(emic_slice_is(list.items[0].label, "A"));
    assert_true(emic_slice_is(list.items[0].type_name, "causal_condition"));
    assert_int_equal(2, list.items[0].object_at);
    assert_true(emic_slice_is(list.items[2].parent_label, "TOP"));
    assert_int_equal(-1, list.items[2].object_at);
}

static void support_and_contest_are_told_apart(void **state)
{
    emic_id id;
    (void)state;
    emic_id first = propose("P1", 1, "FEAR", 0);
    assert_true(emic_proposition_is_unsupported(&load().items[0]));
    assert_true(emic_proposition_is_uncontested(&load().items[0]));
    support(EMIC_EVIDENCE_OF_PROPOSITION, first, 4, EMIC_SUPPORTS);
    assert_false(emic_proposition_is_unsupported(&load().items[0]));
    emic_negative_search search = {
        .proposition = first, .sought = EMIC_LITERAL("no fear"), .coder = CODER_A};
    ASSERT_OK(emic_negative_search_add(study, &search, &id, &err));
    search.found = 2;
    ASSERT_OK(emic_negative_search_add(study, &search, &id, &err));
    assert_false(emic_proposition_is_uncontested(&load().items[0]));
    assert_int_equal(2, load().items[0].searches);
    assert_int_equal(2, load().items[0].found);
    detach_codings();
    assert_true(emic_proposition_is_unsupported(&load().items[0]));
    assert_int_equal(1, load().items[0].evidence.detached);
    search.sought = EMIC_LITERAL(" ");
    ASSERT_REFUSED(EMIC_INVALID, "a search says what was sought and how many were found, 0 or more",
                   emic_negative_search_add(study, &search, &id, &err));
    emic_id second = propose("P2", 1, "ALONE", 0);
    support(EMIC_EVIDENCE_OF_PROPOSITION, second, 1, EMIC_CONTRADICTS);
    assert_false(emic_proposition_is_uncontested(&load().items[1]));
    emic_negative_search_list searches;
    ASSERT_OK(emic_negative_search_list_load(study, arena, &searches, &err));
    assert_int_equal(2, searches.count);
    assert_true(emic_slice_is(searches.items[0].sought, "no fear"));
}

static void who_denies_the_subject_is_a_negative_case(void **state)
{
    emic_denial_list list;
    (void)state;
    propose("P1", 1, "FEAR", 0);
    propose("P2", 1, "ALONE", 0);
    ASSERT_OK(load_judgements("participant,code,value,coder,evidence,memo\n"
                              "TP01,FEAR,affirmed,A,,\nTP02,FEAR,denied,A,,said so\n"));
    ASSERT_OK(emic_denial_list_load(study, arena, &list, &err));
    assert_int_equal(1, list.count);
    assert_int_equal(1, list.items[0].proposition);
    assert_true(emic_slice_is(list.items[0].participant, "TP02"));
    assert_true(emic_slice_is(list.items[0].memo, "said so"));
}

static void what_others_stand_under_stays(void **state)
{
    emic_id id;
    (void)state;
    emic_id top = propose("TOP", 3, "HARM", 0), low = propose("LOW", 2, "FEAR", top);
    support(EMIC_EVIDENCE_OF_PROPOSITION, low, 1, EMIC_SUPPORTS);
    ASSERT_REFUSED(EMIC_INVALID, "the proposition \"LOW\" stands under it",
                   emic_proposition_remove(study, top, &err));
    emic_memo_link link = {.thing = EMIC_MEMO_OF_PROPOSITION, .id = top};
    emic_memo memo = {.text = EMIC_LITERAL("x"), .coder = CODER_A, .links = {&link, 1, 1}};
    ASSERT_OK(emic_memo_add(study, &memo, &id, &err));
    ASSERT_OK(emic_proposition_remove(study, low, &err));
    assert_int_equal(0, number_of("SELECT count(*) FROM proposition_evidence"));
    ASSERT_REFUSED(EMIC_INVALID, "memo 1 is about it, and memos stay: so does it",
                   emic_proposition_remove(study, top, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no proposition 2", emic_proposition_remove(study, low, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown proposition \"TOPP\"; did you mean \"TOP\"?",
                   emic_proposition_find(study, EMIC_LITERAL("TOPP"), &id, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_THEORY(a_proposition_stands_one_level_below_its_parent),
        IN_THEORY(support_and_contest_are_told_apart),
        IN_THEORY(who_denies_the_subject_is_a_negative_case),
        IN_THEORY(what_others_stand_under_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
