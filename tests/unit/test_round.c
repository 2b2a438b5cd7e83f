/* Rounds have numbers and may have names; coders can be listed and renamed. */
#include "study/round.h"
#include "study_fixture.h"

static emic_status find(const char *said, int64_t *out)
{
    return emic_round_find(study, emic_slice_of(said), out, &err);
}

static emic_status name_round(int64_t number, const char *name)
{
    return emic_round_add(study, number, emic_slice_of(name), EMIC_LITERAL("note"), &err);
}

static void a_round_is_found_by_number_or_name(void **state)
{
    int64_t round = 0;
    (void)state;
    ASSERT_OK(name_round(2, " focused "));
    ASSERT_OK(find("focused", &round));
    assert_int_equal(2, round);
    ASSERT_OK(find(" 2 ", &round));
    assert_int_equal(2, round);
    ASSERT_OK(find("17", &round)); /* one that nobody named */
    assert_int_equal(17, round);
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown round \"focussed\"; did you mean \"focused\"?",
                   find("focussed", &round));
    static const char *const wrong[] = {"0", "00", "2147483648", "99999999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(EMIC_INVALID, find(wrong[i], &round));
    assert_int_equal(EMIC_NOT_FOUND, find("-1", &round));
}

static void names_are_unique_and_no_numbers(void **state)
{
    (void)state;
    ASSERT_OK(name_round(1, "open"));
    ASSERT_REFUSED(EMIC_EXISTS, "round 1 is \"open\" already", name_round(1, "first"));
    ASSERT_REFUSED(EMIC_EXISTS, "\"open\" is round 1 already", name_round(2, "open"));
    ASSERT_REFUSED(EMIC_INVALID, "\"12\" is a number and no name for a round", name_round(2, "12"));
    ASSERT_REFUSED(EMIC_INVALID, "the round's name is empty", name_round(2, "  "));
    ASSERT_REFUSED(EMIC_INVALID, "round 0: rounds count from 1", name_round(0, "none"));
    assert_int_equal(1, number_of("SELECT count(*) FROM round"));
}

static void lists_count_what_was_coded(void **state)
{
    emic_round_list rounds;
    emic_coder_list coders;
    emic_id id;
    (void)state;
    add_document("D1", "Some words.\n");
    add_document("D2", "Other words.\n");
    ASSERT_OK(load_codebook("codebook: b\ncodes: [{code: A}, {code: B}]\n"));
    ASSERT_OK(load_codings("document,start,end,code,coder,round\nD1,0,4,A,Zoe,1\nD1,0,4,B,Zoe,1\n"
                           "D2,0,4,A,Zoe,1\nD2,0,4,A,Ann,3\n"));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("Idle"), &id, &err));
    ASSERT_OK(name_round(2, "nothing yet"));
    ASSERT_OK(emic_round_list_load(study, arena, &rounds, &err));
    assert_int_equal(3, rounds.count);
    assert_int_equal(3, rounds.items[0].codings);
    assert_int_equal(2, rounds.items[0].documents);
    assert_int_equal(1, rounds.items[0].coders);
    assert_int_equal(0, rounds.items[1].codings);
    assert_true(emic_slice_is(rounds.items[1].name, "nothing yet"));
    assert_int_equal(3, rounds.items[2].number);
    assert_int_equal(0, rounds.items[2].name.length);
    ASSERT_OK(emic_coder_list_load(study, arena, &coders, &err));
    assert_int_equal(3, coders.count);
    assert_true(emic_slice_is(coders.items[0].name, "Ann"));
    assert_int_equal(1, coders.items[0].codings);
    assert_int_equal(0, coders.items[1].codings);
    assert_int_equal(3, coders.items[2].codings);
    assert_int_equal(2, coders.items[2].documents);
}

static emic_status rename_coder(const char *name, const char *to)
{
    return emic_coder_rename(study, emic_slice_of(name), emic_slice_of(to), &err);
}

static void coders_are_renamed_not_joined(void **state)
{
    emic_id ann, zoe, found;
    (void)state;
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("Ann"), &ann, &err));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("Zoe"), &zoe, &err));
    ASSERT_OK(rename_coder("Zoe", " Zo\xC3\xAB "));
    ASSERT_OK(emic_coder_find(study, EMIC_LITERAL("Zo\xC3\xAB"), &found, &err));
    assert_int_equal(zoe, found);
    ASSERT_OK(rename_coder("Ann", "Ann"));
    ASSERT_REFUSED(EMIC_EXISTS, "there is a coder \"Ann\" already; coders are not joined",
                   rename_coder("Zo\xC3\xAB", "Ann"));
    ASSERT_REFUSED(EMIC_INVALID, "the coder's name is empty", rename_coder("Ann", ""));
    assert_int_equal(EMIC_NOT_FOUND, rename_coder("Zoe", "Z"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(a_round_is_found_by_number_or_name),
        IN_MEMORY(names_are_unique_and_no_numbers),
        IN_MEMORY(lists_count_what_was_coded),
        IN_MEMORY(coders_are_renamed_not_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
