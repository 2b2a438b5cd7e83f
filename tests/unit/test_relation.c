/* Relations between codes, their types from both ends, and the codings they rest on. */
#include "theory_fixture.h"

static emic_relation_list load(void)
{
    emic_relation_list list;
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_relation_list_load(study, &codebook, arena, &list, &err));
    return list;
}

static emic_status add_type(const char *name, const char *inverse, bool symmetric)
{
    emic_relation_type type = {
        .name = emic_slice_of(name), .inverse = emic_slice_of(inverse), .symmetric = symmetric};
    emic_id id;
    return emic_relation_type_add(study, &type, &id, &err);
}

static emic_status add(const char *source, const char *type, const char *target)
{
    emic_relation relation = {
        .source = code_id(source), .target = code_id(target), .coder = CODER_A};
    bool inverse;
    emic_id id;
    EMIC_TRY(emic_relation_type_find(study, emic_slice_of(type), &relation.type, &inverse, &err));
    return emic_relation_add(study, &relation, &id, &err);
}

static void the_six_of_the_paradigm_are_there(void **state)
{
    emic_relation_type_list list;
    (void)state;
    ASSERT_OK(emic_relation_type_list_load(study, arena, &list, &err));
    assert_int_equal(6, list.count);
    assert_true(emic_slice_is(list.items[0].name, "causal_condition"));
    assert_true(emic_slice_is(list.items[5].inverse, "phenomenon_of"));
}

static void types_are_added(void **state)
{
    bool inverse;
    emic_id id;
    (void)state;
    ASSERT_OK(add_type("hinders", "hindered_by", false));
    ASSERT_REFUSED(EMIC_EXISTS, "there is a type of relation \"hindered_by\" already",
                   add_type("hindered_by", "", false));
    ASSERT_REFUSED(EMIC_EXISTS, "there is a type of relation \"hinders\" already",
                   add_type("stops", "hinders", false));
    ASSERT_REFUSED(EMIC_INVALID,
                   "a symmetric type reads the same from both ends: it has no inverse",
                   add_type("near", "far", true));
    ASSERT_REFUSED(EMIC_INVALID, "a type that is its own inverse is symmetric: say so instead",
                   add_type("near", "near", false));
    ASSERT_REFUSED(EMIC_INVALID,
                   "the name \"a b\": a type of relation is one word, such as leads_to",
                   add_type("a b", "", false));
    ASSERT_OK(emic_relation_type_find(study, EMIC_LITERAL("hindered_by"), &id, &inverse, &err));
    assert_true(id == 7 && inverse);
    ASSERT_OK(emic_relation_type_find(study, EMIC_LITERAL("hinders"), &id, &inverse, &err));
    assert_true(id == 7 && !inverse);
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown type of relation \"hinder\"; did you mean \"hinders\"?",
                   emic_relation_type_find(study, EMIC_LITERAL("hinder"), &id, &inverse, &err));
}

static void codes_are_related_once(void **state)
{
    (void)state;
    ASSERT_OK(add_type("near", "", true));
    ASSERT_OK(add("FEAR", "context", "ALONE"));
    ASSERT_OK(add("ALONE", "context", "FEAR"));
    ASSERT_REFUSED(EMIC_EXISTS, "these codes are related so already",
                   add("FEAR", "context", "ALONE"));
    ASSERT_OK(add("FEAR", "near", "ALONE"));
    ASSERT_REFUSED(EMIC_EXISTS, "these codes are related so already", add("ALONE", "near", "FEAR"));
    ASSERT_REFUSED(EMIC_INVALID, "a code is not related to itself", add("FEAR", "near", "FEAR"));
    emic_relation_list list = load();
    assert_int_equal(3, list.count);
    assert_int_equal(1, list.items[0].source_at);
    assert_int_equal(2, list.items[0].target_at);
    assert_true(emic_slice_is(list.items[2].type_name, "near"));
}

static void evidence_counts_by_polarity(void **state)
{
    bool added;
    (void)state;
    emic_id id = relate("FEAR", "context", "ALONE");
    for (emic_id coding = 1; coding <= 4; coding++)
        assert_true(support(EMIC_EVIDENCE_OF_RELATION, id, coding, EMIC_SUPPORTS));
    assert_false(support(EMIC_EVIDENCE_OF_RELATION, id, 2, EMIC_SUPPORTS));
    assert_true(support(EMIC_EVIDENCE_OF_RELATION, id, 2, EMIC_CONTRADICTS));
    assert_true(support(EMIC_EVIDENCE_OF_RELATION, id, 3, EMIC_QUALIFIES));
    const emic_evidence_count *count = &load().items[0].evidence;
    assert_int_equal(2, count->count[EMIC_SUPPORTS]);
    assert_int_equal(1, count->count[EMIC_CONTRADICTS]);
    assert_int_equal(1, count->count[EMIC_QUALIFIES]);
    assert_int_equal(0, count->detached);
    detach_codings(); /* 3 and 4 */
    count = &load().items[0].evidence;
    assert_int_equal(1, count->count[EMIC_SUPPORTS]);
    assert_int_equal(0, count->count[EMIC_QUALIFIES]);
    assert_int_equal(2, count->detached);
    emic_evidence wrong = {id, 99, EMIC_SUPPORTS};
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no coding 99; emic coding list shows the ids",
                   emic_evidence_add(study, EMIC_EVIDENCE_OF_RELATION, &wrong, &added, &err));
    ASSERT_OK(emic_evidence_remove(study, EMIC_EVIDENCE_OF_RELATION, id, 1, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "coding 1 is no evidence of it",
                   emic_evidence_remove(study, EMIC_EVIDENCE_OF_RELATION, id, 1, &err));
}

static void evidence_is_found_by_owner(void **state)
{
    emic_evidence_list list;
    (void)state;
    emic_id first = relate("FEAR", "context", "ALONE"), second = relate("ALONE", "context", "FEAR");
    support(EMIC_EVIDENCE_OF_RELATION, second, 1, EMIC_SUPPORTS);
    support(EMIC_EVIDENCE_OF_RELATION, second, 2, EMIC_CONTRADICTS);
    ASSERT_OK(emic_evidence_list_load(study, EMIC_EVIDENCE_OF_RELATION, arena, &list, &err));
    assert_int_equal(2, list.count);
    assert_int_equal(0, emic_evidence_first(&list, second));
    assert_int_equal(2, emic_evidence_first(&list, first));
    assert_int_equal(EMIC_CONTRADICTS, list.items[1].polarity);
}

static void a_relation_goes_with_its_evidence_unless_a_memo_is_about_it(void **state)
{
    emic_id memo_id;
    (void)state;
    emic_id id = relate("FEAR", "context", "ALONE"), kept = relate("ALONE", "context", "FEAR");
    support(EMIC_EVIDENCE_OF_RELATION, id, 1, EMIC_SUPPORTS);
    emic_memo_link link = {.thing = EMIC_MEMO_OF_RELATION, .id = kept};
    emic_memo memo = {.text = EMIC_LITERAL("x"), .coder = CODER_A, .links = {&link, 1, 1}};
    ASSERT_OK(emic_memo_add(study, &memo, &memo_id, &err));
    ASSERT_OK(emic_relation_remove(study, id, &err));
    assert_int_equal(0, number_of("SELECT count(*) FROM relation_evidence"));
    ASSERT_REFUSED(EMIC_INVALID, "memo 1 is about relation 2, and memos stay: so does it",
                   emic_relation_remove(study, kept, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no relation 1; emic relation list shows the ids",
                   emic_relation_remove(study, id, &err));
    assert_int_equal(1, load().count);
}

/* "A type B" a relation that is implied. */
static const char *implied(void)
{
    emic_relation_list list = load(), out;
    emic_relation_type_list types;
    emic_codebook codebook = codebook_now();
    const char *text = "";
    ASSERT_OK(emic_relation_type_list_load(study, arena, &types, &err));
    emic_relation_implied(&list, &types, arena, &out);
    for (size_t i = 0; i < out.count; i++)
        text = emic_arena_format(arena, "%s%.*s %.*s %.*s\n", text,
                                 EMIC_ARG(codebook.items[out.items[i].source_at].name),
                                 EMIC_ARG(out.items[i].type_name),
                                 EMIC_ARG(codebook.items[out.items[i].target_at].name));
    return text;
}

static void transitive_types_imply_relations(void **state)
{
    (void)state;
    emic_relation_type type = {.name = EMIC_LITERAL("before"), .transitive = true};
    emic_relation_type near = {.name = EMIC_LITERAL("near"), .transitive = true, .symmetric = true};
    emic_id id;
    ASSERT_OK(emic_relation_type_add(study, &type, &id, &err));
    ASSERT_OK(emic_relation_type_add(study, &near, &id, &err));
    ASSERT_OK(add("FEAR", "context", "ALONE"));
    ASSERT_OK(add("ALONE", "context", "HELP"));
    assert_string_equal("", implied()); /* the paradigm's types are not transitive */
    ASSERT_OK(add("FEAR", "before", "ALONE"));
    ASSERT_OK(add("ALONE", "before", "HELP"));
    assert_string_equal("FEAR before HELP\n", implied());
    ASSERT_OK(add("HELP", "before", "HARM"));
    assert_string_equal("FEAR before HELP\nFEAR before HARM\nALONE before HARM\n", implied());
    ASSERT_OK(add("HARM", "before", "FEAR")); /* a ring: each comes before each other */
    ASSERT_OK(add("FEAR", "before", "HELP"));
    assert_string_equal("FEAR before HARM\nALONE before HARM\nALONE before FEAR\n"
                        "HELP before FEAR\nHELP before ALONE\nHARM before ALONE\n"
                        "HARM before HELP\n",
                        implied());
    run_sql("DELETE FROM relation WHERE type = 7");
    ASSERT_OK(add("FEAR", "near", "ALONE"));
    ASSERT_OK(add("HELP", "near", "ALONE"));
    assert_string_equal("FEAR near HELP\n", implied());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_THEORY(the_six_of_the_paradigm_are_there),
        IN_THEORY(types_are_added),
        IN_THEORY(codes_are_related_once),
        IN_THEORY(evidence_counts_by_polarity),
        IN_THEORY(evidence_is_found_by_owner),
        IN_THEORY(transitive_types_imply_relations),
        IN_THEORY(a_relation_goes_with_its_evidence_unless_a_memo_is_about_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
