/* Templates: a structure of poles, filled with codes on several levels, each below the wider one.
 */
#include "study/template.h"
#include "theory_fixture.h"

static emic_status add(const char *name, size_t poles)
{
    emic_template template = {
        .name = emic_slice_of(name), .relation = EMIC_LITERAL("acts on"), .pole_count = poles};
    emic_id id;
    for (size_t i = 0; i < poles && i < EMIC_TEMPLATE_POLES; i++)
        template.poles[i] = emic_slice_of(emic_arena_format(arena, "pole %d", (int)i + 1));
    return emic_template_add(study, &template, &id, &err);
}

static emic_status fill(emic_id template, const char *label, emic_id parent, const char *first,
                        const char *second)
{
    emic_template_instance instance = {.template = template,
                                       .label = emic_slice_of(label),
                                       .parent = parent,
                                       .coder = CODER_A,
                                       .codes = {code_id(first)},
                                       .code_count = 1};
    emic_id id;
    if (second)
        instance.codes[instance.code_count++] = code_id(second);
    return emic_template_fill(study, &instance, &id, &err);
}

static void a_template_has_poles(void **state)
{
    emic_template_list list;
    (void)state;
    ASSERT_OK(add("power", 2));
    ASSERT_OK(add("exchange", 9));
    ASSERT_OK(fill(1, "raid", 0, "HARM", "HELP"));
    ASSERT_REFUSED(EMIC_EXISTS, "there is a template \"power\" already", add("power", 2));
    ASSERT_REFUSED(EMIC_INVALID, "a template has 2 to 9 poles, not 1", add("one", 1));
    ASSERT_REFUSED(EMIC_INVALID, "a template has 2 to 9 poles, not 10", add("ten", 10));
    ASSERT_REFUSED(EMIC_INVALID, "the name of a template is empty", add("", 2));
    ASSERT_OK(emic_template_list_load(study, arena, &list, &err));
    assert_int_equal(2, list.count);
    assert_int_equal(1, list.items[0].instances);
    assert_int_equal(2, list.items[0].pole_count);
    assert_int_equal(9, list.items[1].pole_count);
    assert_true(emic_slice_is(list.items[1].poles[8], "pole 9"));
}

static void it_is_filled_with_as_many_codes(void **state)
{
    emic_id id;
    (void)state;
    ASSERT_OK(add("power", 2));
    ASSERT_OK(add("other", 2));
    ASSERT_OK(fill(1, "raid", 0, "HARM", "HELP"));
    ASSERT_REFUSED(EMIC_INVALID, "the template has 2 poles, and 1 codes are given",
                   fill(1, "half", 0, "HARM", NULL));
    ASSERT_REFUSED(EMIC_EXISTS, "there is an instance \"raid\" already",
                   fill(1, "raid", 0, "HARM", "HELP"));
    ASSERT_REFUSED(EMIC_INVALID, "the instance that it repeats is of another template",
                   fill(2, "finer", 1, "FEAR", "HELP"));
    ASSERT_REFUSED(EMIC_INVALID, "the label of an instance is empty",
                   fill(1, "", 0, "FEAR", "HELP"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown instance \"rade\"; known: raid",
                   emic_template_instance_find(study, EMIC_LITERAL("rade"), &id, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown template \"powr\"; did you mean \"power\"?",
                   emic_template_find(study, EMIC_LITERAL("powr"), &id, &err));
}

static void a_finer_instance_repeats_the_wider_one(void **state)
{
    emic_template_instance_list list;
    (void)state;
    ASSERT_OK(add("power", 2));
    ASSERT_OK(fill(1, "raid", 0, "HARM", "HELP"));
    ASSERT_OK(fill(1, "fine", 1, "FEAR", "HELP"));
    ASSERT_OK(fill(1, "crossed", 1, "HELP", "HARM"));
    ASSERT_OK(fill(1, "sibling", 2, "ALONE", "HELP"));
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_template_instance_list_load(study, &codebook, arena, &list, &err));
    assert_int_equal(4, list.count);
    assert_null(emic_template_parent(&list, &list.items[0]));
    static const bool wanted[4][2] = {{0}, {true, true}, {false, false}, {false, true}};
    for (size_t i = 1; i < 4; i++) {
        const emic_template_instance *parent = emic_template_parent(&list, &list.items[i]);
        assert_non_null(parent);
        for (size_t pole = 0; pole < 2; pole++)
            assert_int_equal(wanted[i][pole],
                             emic_template_rolls_up(&list.items[i], parent, &codebook, pole));
    }
    assert_true(emic_slice_is(list.items[3].parent_label, "fine"));
    assert_true(emic_slice_is(list.items[3].template_name, "power"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_THEORY(a_template_has_poles),
        IN_THEORY(it_is_filled_with_as_many_codes),
        IN_THEORY(a_finer_instance_repeats_the_wider_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
