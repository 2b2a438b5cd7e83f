/* Mappings that cannot be meant, and pseudonyms that would hide among words of their own spelling.
 */
#include "privacy/replace.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "roster_line.h"

static emic_arena *arena;
static emic_error error;

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

static void expect_refused(const char *line, emic_status status, const char *message)
{
    roster names;
    emic_matcher *matcher = NULL;
    read_roster(&names, line);
    assert_int_equal(status, emic_matcher_open(&names.mapping, &matcher, &error));
    assert_string_equal(error.message, message);
    assert_null(matcher);
}

static void same_spelling_for_two_is_refused(void **state)
{
    (void)state;
    expect_refused(
        "Ann=A;Bea=B;ANN=C", EMIC_EXISTS,
        "keys 1 (of A) and 3 (of C) are the same spelling: say in the roster whose it is");
    expect_refused(
        "Ren\u00E9=A;~rene\u0301=B", EMIC_EXISTS,
        "keys 1 (of A) and 2 (of B) are the same spelling: say in the roster whose it is");
    expect_refused(
        "!ICE=A;!ICE=B", EMIC_EXISTS,
        "keys 1 (of A) and 2 (of B) are the same spelling: say in the roster whose it is");
}

static void wrong_keys_are_refused(void **state)
{
    (void)state;
    char longer[600];
    memset(longer, 'a', sizeof longer);
    memcpy(longer + 256, "=A", 3);
    expect_refused("Ann=A; =B", EMIC_INVALID, "key 2, of surrogate 2, has no letters");
    expect_refused("\u00AD=B", EMIC_INVALID, "key 1, of surrogate 1, has no letters");
    expect_refused("A\xFF=B", EMIC_INVALID, "key 1, of surrogate 1, is not UTF-8");
    expect_refused(longer, EMIC_INVALID, "key 1, of surrogate 1, is too long for a name");
    memcpy(longer + 255, "=A", 3);
    roster names;
    emic_matcher *matcher;
    read_roster(&names, longer);
    assert_int_equal(EMIC_OK, emic_matcher_open(&names.mapping, &matcher, &error));
    emic_matcher_close(matcher);
    names.keys[0].surrogate = 1;
    assert_int_equal(EMIC_INVALID, emic_matcher_open(&names.mapping, &matcher, &error));
}

/* --- Pseudonyms that are words already ----------------------------------------------------------
 */

static void collisions_are_found(void **state)
{
    (void)state;
    roster names;
    emic_collision_list found;
    read_roster(&names, "Ann=Rose;Bea=Vida;Cleo=ann;Dora=Zo\u00EB;Emma=Zoe");
    const emic_slice texts[] = {EMIC_LITERAL("\u00E9 nothing"),
                                EMIC_LITERAL("\u00E9 a rose, Roses, Rose"), EMIC_LITERAL("ZOE")};
    assert_int_equal(EMIC_OK, emic_collision_find(&names.mapping, texts, 3, arena, &found, &error));
    assert_int_equal(4, found.count);
    assert_int_equal(0, found.items[0].surrogate);
    assert_int_equal(2, found.items[0].count);
    assert_int_equal(1, found.items[0].text);
    assert_int_equal(4, found.items[0].first.start);
    assert_int_equal(8, found.items[0].first.end);
    assert_false(found.items[0].key);
    assert_int_equal(2, found.items[1].surrogate); /* a key, in no text */
    assert_true(found.items[1].key);
    assert_int_equal(0, found.items[1].count);
    assert_int_equal(3, found.items[2].surrogate); /* spelled alike: both */
    assert_int_equal(4, found.items[3].surrogate);
    assert_int_equal(1, found.items[3].count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_spelling_for_two_is_refused),
        cmocka_unit_test(wrong_keys_are_refused),
        cmocka_unit_test(collisions_are_found),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
