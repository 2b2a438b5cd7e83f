/* A set of pairs of ids, whatever the ids are. */
#include "study/key_set.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static emic_key_set set;

static int open_set(void **state)
{
    (void)state;
    set = (emic_key_set){.arena = emic_arena_open()};
    return 0;
}

static int close_set(void **state)
{
    (void)state;
    emic_arena_close(set.arena);
    return 0;
}

static void a_pair_is_new_once(void **state)
{
    (void)state;
    assert_true(emic_key_set_add(&set, 1, 2));
    assert_false(emic_key_set_add(&set, 1, 2));
    assert_true(emic_key_set_add(&set, 2, 1)); /* the order matters */
    assert_true(emic_key_set_add(&set, 0, 0));
    assert_false(emic_key_set_add(&set, 0, 0));
    assert_int_equal(3, set.count);
}

static void any_number_is_an_id(void **state)
{
    static const int64_t ids[] = {INT64_MIN, INT64_MAX, -1, 0, 1, INT64_C(1) << 32};
    (void)state;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < 6; i++)
            for (size_t k = 0; k < 6; k++)
                assert_int_equal(round == 0, emic_key_set_add(&set, ids[i], ids[k]));
    assert_int_equal(36, set.count);
}

static void it_grows(void **state)
{
    (void)state;
    for (int round = 0; round < 2; round++)
        for (int64_t i = 0; i < 20000; i++)
            assert_int_equal(round == 0, emic_key_set_add(&set, i % 100, i / 100 * 64));
    assert_int_equal(20000, set.count);
    assert_true(set.capacity >= 2 * set.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_pair_is_new_once, open_set, close_set),
        cmocka_unit_test_setup_teardown(any_number_is_an_id, open_set, close_set),
        cmocka_unit_test_setup_teardown(it_grows, open_set, close_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
