/* Pseudonyms drawn from the lists, and the lists themselves. Names of people here are made up. */
#include "privacy/fold.h"
#include "privacy/name_map.h"
#include "privacy/pseudonym.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static emic_arena *arena;
static emic_folder *folder;
static emic_error error;

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    folder = emic_folder_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_folder_close(folder);
    emic_arena_close(arena);
    return 0;
}

/* Names that are used already. */
static bool is_in_map(void *context, emic_slice name)
{
    return emic_name_map_find(context, name) != EMIC_NAME_NONE;
}

static emic_status try_draw(const char *name, const char *key, emic_name_map *taken,
                            emic_slice *out)
{
    emic_pseudonym_request request = {emic_slice_of(name), emic_slice_of(key),
                                      emic_gazetteer_load(), taken ? is_in_map : NULL, taken};
    return emic_pseudonym_draw(&request, out, &error);
}

static emic_slice draw(const char *name, const char *key)
{
    emic_slice drawn;
    assert_int_equal(EMIC_OK, try_draw(name, key, NULL, &drawn));
    assert_true(drawn.length > 1);
    return drawn;
}

static emic_slice next_name(const char **at)
{
    *at += strspn(*at, " ");
    emic_slice name = {*at, strcspn(*at, " ")};
    *at += name.length;
    return name;
}

static bool list_has(const char *list, emic_slice wanted)
{
    for (emic_slice name; (name = next_name(&list)).length;)
        if (emic_slice_equal(name, wanted))
            return true;
    return false;
}

static void lists_are_long_and_of_names(void **state)
{
    (void)state;
    assert_in_range(emic_name_pool_count, 9, 99);
    assert_string_equal("general", emic_name_pools[emic_name_pool_count - 1].origin);
    for (size_t i = 0; i < emic_name_pool_count; i++) {
        const char *lists[] = {emic_name_pools[i].female, emic_name_pools[i].male};
        for (size_t k = 0; k < 2; k++) {
            size_t count = 0;
            emic_name_map seen = {.arena = arena};
            for (emic_slice name; (name = next_name(&lists[k])).length; count++) {
                unsigned known = emic_gazetteer_find(emic_gazetteer_load(), name);
                if (known &
                    (EMIC_GAZETTEER_COMMON | EMIC_GAZETTEER_CALENDAR | EMIC_GAZETTEER_COUNTRY))
                    fail_msg("%.*s is a word", EMIC_ARG(name));
                assert_true(name.data[0] >= 'A' && name.data[0] <= 'Z');
                emic_name_map_add(&seen, name, 0);
            }
            assert_int_equal(count, seen.count);
            assert_in_range(count, 40, 99);
        }
    }
}

static void expect_guess(const char *name, const char *origin, emic_gender gender)
{
    emic_name_guess found = emic_name_guess_of(emic_slice_of(name), emic_gazetteer_load());
    assert_string_equal(origin, found.pool->origin);
    assert_int_equal(gender, found.gender);
}

static void origin_and_gender_are_guessed(void **state)
{
    (void)state;
    expect_guess("Ximena Quill", "Spanish", EMIC_GENDER_FEMALE);
    expect_guess("QUILL, XIMENA", "Spanish", EMIC_GENDER_FEMALE);
    expect_guess("Rod\u00F3lfo Gonzalo Quill", "Spanish", EMIC_GENDER_MALE);
    expect_guess("Kwabena Quill", "West African", EMIC_GENDER_MALE);
    expect_guess("Haruko Quill", "Japanese", EMIC_GENDER_FEMALE);
    expect_guess("Barbara Quill", "general", EMIC_GENDER_FEMALE); /* the gazetteer tells */
    expect_guess("Thanh Quill", "Vietnamese", EMIC_GENDER_ANY);
    expect_guess("Qxqx", "general", EMIC_GENDER_ANY);
    expect_guess("", "general", EMIC_GENDER_ANY);
}

static void a_pseudonym_is_of_that_origin_and_gender(void **state)
{
    (void)state;
    emic_name_guess female = {0}, male = {0};
    female = emic_name_guess_of(EMIC_LITERAL("Haruko"), emic_gazetteer_load());
    male = emic_name_guess_of(EMIC_LITERAL("Kwabena"), emic_gazetteer_load());
    assert_string_equal("Japanese", female.pool->origin);
    assert_string_equal("West African", male.pool->origin);
    for (char key[] = "a"; key[0] <= 'z'; key[0]++) {
        assert_true(list_has(female.pool->female, draw("Haruko Quill", key)));
        assert_true(list_has(male.pool->male, draw("Kwabena Quill", key)));
        assert_false(emic_slice_is(draw("Haruko Quill", key), "Haruko"));
    }
}

static void the_key_decides_and_decides_again(void **state)
{
    (void)state;
    size_t others = 0;
    for (char key[] = "a"; key[0] <= 'z'; key[0]++) {
        assert_true(emic_slice_equal(draw("Haruko Quill", key), draw("HARUKO  quill", key)));
        others += !emic_slice_equal(draw("Haruko Quill", key), draw("Haruko Quill", "a"));
    }
    assert_in_range(others, 20, 25);
}

static void names_that_are_taken_are_passed_over(void **state)
{
    (void)state;
    emic_name_map taken = {.arena = arena};
    emic_slice drawn;
    size_t count = 0;
    const emic_name_pool *japanese =
        emic_name_guess_of(EMIC_LITERAL("Haruko"), emic_gazetteer_load()).pool;
    while (try_draw("Haruko Quill", "k", &taken, &drawn) == EMIC_OK) {
        if (count < 40)
            assert_true(list_has(japanese->female, drawn));
        emic_name_map_add(&taken, drawn, 0);
        assert_int_equal(taken.count, ++count); /* none twice */
        for (size_t i = 0; i < emic_name_pool_count; i++)
            assert_false(list_has(emic_name_pools[i].male, drawn) &&
                         !list_has(emic_name_pools[i].female, drawn) && count < 90);
    }
    assert_in_range(count, 500, 2000);
    assert_int_equal(EMIC_NOT_FOUND, error.status);
    assert_string_equal("all pseudonyms for \"Haruko Quill\" are taken", error.message);
    assert_int_equal(0, drawn.length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_long_and_of_names),
        cmocka_unit_test(origin_and_gender_are_guessed),
        cmocka_unit_test(a_pseudonym_is_of_that_origin_and_gender),
        cmocka_unit_test(the_key_decides_and_decides_again),
        cmocka_unit_test(names_that_are_taken_are_passed_over),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
