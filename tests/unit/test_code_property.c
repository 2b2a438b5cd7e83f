/* Properties of codes with scales, and where codings lie on them. */
#include "study/code_property.h"
#include "study_fixture.h"

enum { FEAR_CODING = 1, HARM_CODING = 2 };

static int open_coded(void **state)
{
    if (open_memory(state))
        return -1;
    add_document("D1", "Some words.\n");
    ASSERT_OK(load_codebook("codebook: b\ncodes: [{code: HARM, codes: [{code: FEAR}]}]\n"));
    ASSERT_OK(load_codings("document,start,end,code,coder\nD1,0,4,FEAR,A\nD1,0,4,HARM,A\n"));
    return 0;
}

#define CODED(test) cmocka_unit_test_setup_teardown(test, open_coded, close_memory)

static emic_status add(const char *code, const char *name, const char *scale)
{
    return emic_code_property_add(study, code_id(code), emic_slice_of(name), emic_slice_of(scale),
                                  &err);
}

static emic_status set(emic_id coding, const char *property, const char *value)
{
    return emic_coding_value_set(study, coding, emic_slice_of(property), emic_slice_of(value),
                                 &err);
}

static const char *values_of(emic_id coding)
{
    emic_coding_list list;
    emic_coding_filter filter = {.values = true};
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_coding_list_load(study, &filter, &codebook, arena, &list, &err));
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].coding.id == coding)
            return emic_arena_string(arena, list.items[i].values);
    return NULL;
}

static void a_value_lies_on_the_scale(void **state)
{
    (void)state;
    ASSERT_OK(add("HARM", "strength", " none , some,strong "));
    assert_string_equal("none,some,strong", text_of("SELECT scale FROM code_property"));
    ASSERT_OK(set(HARM_CODING, "strength", " some "));
    assert_string_equal("strength=some", values_of(HARM_CODING));
    ASSERT_REFUSED(EMIC_INVALID, "\"Some\" is not on the scale of \"strength\": none,some,strong",
                   set(HARM_CODING, "strength", "Some"));
    ASSERT_OK(set(HARM_CODING, "strength", "none"));
    assert_string_equal("strength=none", values_of(HARM_CODING));
    ASSERT_OK(set(HARM_CODING, "strength", ""));
    assert_string_equal("", values_of(HARM_CODING));
}

static void without_a_scale_a_value_is_a_number(void **state)
{
    static const char *const numbers[] = {"0", "-1.5", "2e3", ".5"};
    static const char *const words[] = {"few", "1 2", "0x10", "nan", "inf", "1,5", "-"};
    (void)state;
    ASSERT_OK(add("FEAR", "minutes", NULL));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        ASSERT_OK(set(FEAR_CODING, "minutes", numbers[i]));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(EMIC_INVALID, set(FEAR_CODING, "minutes", words[i]));
    assert_string_equal("minutes=.5", values_of(FEAR_CODING));
}

static void codes_have_the_properties_of_those_above(void **state)
{
    (void)state;
    ASSERT_OK(add("HARM", "strength", "some,strong"));
    ASSERT_OK(add("FEAR", "of", "men,night"));
    ASSERT_OK(set(FEAR_CODING, "strength", "some"));
    ASSERT_OK(set(FEAR_CODING, "of", "night"));
    assert_string_equal("of=night; strength=some", values_of(FEAR_CODING));
    ASSERT_REFUSED(EMIC_INVALID, "unknown property \"of\"; known: strength",
                   set(HARM_CODING, "of", "night"));
    ASSERT_OK(add("FEAR", "strength", "1,2,3")); /* the nearest one holds */
    ASSERT_OK(set(FEAR_CODING, "strength", "2"));
    assert_int_equal(EMIC_INVALID, set(FEAR_CODING, "strength", "some"));
}

static void what_has_values_stays(void **state)
{
    emic_code_property_list list;
    (void)state;
    ASSERT_OK(add("FEAR", "of", "men,night"));
    ASSERT_OK(set(FEAR_CODING, "of", "men"));
    ASSERT_OK(emic_code_property_list_load(study, arena, &list, &err));
    assert_int_equal(1, list.count);
    assert_int_equal(1, list.items[0].codings);
    ASSERT_REFUSED(EMIC_INVALID, "1 coding has a value of \"of\"",
                   emic_code_property_remove(study, code_id("FEAR"), EMIC_LITERAL("of"), &err));
    ASSERT_OK(emic_coding_remove(study, FEAR_CODING, &err)); /* its values go along */
    ASSERT_OK(emic_code_property_remove(study, code_id("FEAR"), EMIC_LITERAL("of"), &err));
    assert_int_equal(EMIC_NOT_FOUND,
                     emic_code_property_remove(study, code_id("FEAR"), EMIC_LITERAL("of"), &err));
}

static void what_is_no_property_is_refused(void **state)
{
    (void)state;
    ASSERT_OK(add("FEAR", "of", NULL));
    ASSERT_REFUSED(EMIC_EXISTS, "the code has a property \"of\" already", add("FEAR", "of", "a,b"));
    assert_int_equal(EMIC_INVALID, add("FEAR", "", NULL));
    assert_int_equal(EMIC_INVALID, add("FEAR", "a=b", NULL));
    assert_int_equal(EMIC_INVALID, add("FEAR", "x", "one"));
    assert_int_equal(EMIC_INVALID, add("FEAR", "x", "a,,b"));
    assert_int_equal(EMIC_INVALID, add("FEAR", "x", "a,b,a"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no coding 9; emic coding list shows the ids",
                   set(9, "of", "1"));
    assert_int_equal(1, number_of("SELECT count(*) FROM code_property"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CODED(a_value_lies_on_the_scale),
        CODED(without_a_scale_a_value_is_a_number),
        CODED(codes_have_the_properties_of_those_above),
        CODED(what_has_values_stays),
        CODED(what_is_no_property_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
