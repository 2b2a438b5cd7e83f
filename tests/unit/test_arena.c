/* An arena hands out zeroed, aligned memory that stays put until it is reset or closed. */
#include "base/arena.h"
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#if defined(__SANITIZE_ADDRESS__)
#define POISONED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONED 1
#endif
#endif
#ifdef POISONED
#include <sanitizer/asan_interface.h>
#endif

static bool is_zero(const char *bytes, size_t size)
{
    for (size_t at = 0; at < size; at++) {
        if (bytes[at])
            return false;
    }
    return true;
}

static const size_t sizes[] = {1,     3,     16,    100,   4096,   16000,  17000,
                               65535, 65536, 65537, 70000, 300000, 1000000};
enum { SIZE_COUNT = sizeof sizes / sizeof *sizes };

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    for (int round = 0; round < 3; round++) {
        char *blocks[SIZE_COUNT];
        for (size_t i = 0; i < SIZE_COUNT; i++) {
            blocks[i] = emic_arena_alloc(arena, sizes[i]);
            assert_int_equal(0, (uintptr_t)blocks[i] % alignof(max_align_t));
            assert_true(is_zero(blocks[i], sizes[i]));
            memset(blocks[i], (int)i + 1, sizes[i]);
            emic_arena_copy(arena, EMIC_LITERAL("odd"));
        }
        for (size_t i = 0; i < SIZE_COUNT; i++) {
            assert_int_equal(i + 1, blocks[i][0]);
            assert_int_equal(i + 1, blocks[i][sizes[i] - 1]);
        }
        emic_arena_reset(arena);
    }
    emic_arena_close(arena);
}

static void many_small_pieces_keep_their_values(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    emic_arena *arena = emic_arena_open();
    uint32_t **pieces = emic_arena_array(arena, COUNT, sizeof *pieces);
    for (uint32_t i = 0; i < COUNT; i++) {
        pieces[i] = emic_arena_alloc(arena, sizeof **pieces);
        *pieces[i] = i;
    }
    for (uint32_t i = 0; i < COUNT; i++)
        assert_int_equal(i, *pieces[i]);
    emic_arena_close(arena);
}

static void a_reset_keeps_the_largest_block(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    emic_arena_alloc(arena, 10);
    char *large = emic_arena_alloc(arena, 1000000);
    memset(large, 'x', 1000000);
    emic_arena_reset(arena);
    char *again = emic_arena_alloc(arena, 1000000);
    assert_ptr_equal(large, again);
    assert_true(is_zero(again, 1000000));
    emic_arena_reset(arena);
    emic_arena_reset(arena);
    emic_arena_close(arena);
}

static void nothing_to_free_is_fine(void **state)
{
    (void)state;
    emic_arena_close(NULL);
    emic_arena *arena = emic_arena_open();
    emic_arena_reset(arena);
    assert_non_null(emic_arena_alloc(arena, 0));
    emic_arena_close(arena);
}

static void texts_are_copied_with_a_nul(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    emic_slice copy = emic_arena_copy(arena, (emic_slice){"fear and more", 4});
    assert_true(emic_slice_is(copy, "fear"));
    assert_int_equal('\0', copy.data[4]);
    assert_string_equal("and", emic_arena_string(arena, EMIC_LITERAL("and")));
    assert_string_equal("", emic_arena_string(arena, (emic_slice){NULL, 0}));
    assert_string_equal("TP07 has 3 codings",
                        emic_arena_format(arena, "%s has %d codings", "TP07", 3));
    assert_int_equal(200000, strlen(emic_arena_format(arena, "%200000s", "x")));
    emic_arena_close(arena);
}

typedef struct number_list {
    int *items;
    size_t count, capacity;
} number_list;

static void a_list_grows_and_keeps_its_items(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    number_list list = {0};
    for (int i = 0; i < 1000; i++) {
        int *item = EMIC_PUSH(arena, &list);
        assert_int_equal(0, *item);
        *item = i;
    }
    assert_int_equal(1000, list.count);
    assert_int_equal(1024, list.capacity);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(i, list.items[i]);
    emic_arena_close(arena);
}

static jmp_buf out_of_memory;
static size_t wanted_bytes;

static void leave(size_t wanted)
{
    wanted_bytes = wanted;
    longjmp(out_of_memory, 1);
}

static void too_much_calls_the_hook(void **state)
{
    (void)state;
    emic_arena *volatile arena = emic_arena_open();
    volatile int calls = 0;
    emic_memory_set_hook(leave);
    if (setjmp(out_of_memory) == 0)
        emic_arena_array(arena, SIZE_MAX / 8 + 2, 8); /* wraps round to 8 */
    else
        calls++;
    if (setjmp(out_of_memory) == 0)
        emic_arena_alloc(arena, SIZE_MAX - 8);
    else
        calls++;
    if (setjmp(out_of_memory) == 0)
        emic_memory_alloc(SIZE_MAX - 8);
    else
        calls++;
    emic_memory_set_hook(NULL);
    assert_int_equal(3, calls);
    assert_true(wanted_bytes == SIZE_MAX - 8);
    assert_non_null(emic_arena_alloc(arena, 10));
    emic_arena_close(arena);
}

static void stale_memory_is_caught_by_the_sanitizer(void **state)
{
    (void)state;
#ifdef POISONED
    emic_arena *arena = emic_arena_open();
    char *text = emic_arena_string(arena, EMIC_LITERAL("borrowed"));
    char *next = emic_arena_alloc(arena, 8);
    assert_false(__asan_address_is_poisoned(text + 8));
    assert_true(__asan_address_is_poisoned(text + 16));
    assert_false(__asan_address_is_poisoned(next));
    assert_true(__asan_address_is_poisoned(next + 8));
    emic_arena_reset(arena);
    assert_true(__asan_address_is_poisoned(text));
    emic_arena_close(arena);
#else
    skip();
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(many_small_pieces_keep_their_values),
        cmocka_unit_test(a_reset_keeps_the_largest_block),
        cmocka_unit_test(nothing_to_free_is_fine),
        cmocka_unit_test(texts_are_copied_with_a_nul),
        cmocka_unit_test(a_list_grows_and_keeps_its_items),
        cmocka_unit_test(too_much_calls_the_hook),
        cmocka_unit_test(stale_memory_is_caught_by_the_sanitizer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
