/* Encrypted ZIP: what is locked comes back with its passphrase, and with no other. */
#include "base/zip_lock.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static emic_secret *secret_of(const char *text)
{
    emic_secret *secret = emic_secret_open(200);
    memcpy(emic_secret_bytes(secret), text, strlen(text));
    emic_secret_set_length(secret, strlen(text));
    return secret;
}

static emic_slice lock(emic_slice content, const char *passphrase, emic_arena *arena)
{
    const emic_zip_entry locked = {"inner", content}, open = {"notice", EMIC_LITERAL("read me")};
    emic_slice out = {0};
    emic_error err;
    emic_secret *secret = secret_of(passphrase);
    assert_int_equal(emic_zip_lock(&locked, &open, secret, arena, &out, &err), EMIC_OK);
    emic_secret_close(secret);
    assert_true(out.length > content.length + 100);
    return out;
}

static emic_status unlock(emic_slice bytes, const char *name, const char *passphrase,
                          emic_arena *arena, emic_slice *out, emic_error *err)
{
    emic_secret *secret = secret_of(passphrase);
    emic_status status = emic_zip_unlock("a.zip", bytes, name, secret, arena, out, err);
    emic_secret_close(secret);
    return status;
}

static void what_is_locked_comes_back(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    emic_slice contents[] = {EMIC_LITERAL("they never told us"), {NULL, 0}, {NULL, 300000}};
    emic_slice out;
    emic_error err;
    contents[2].data = emic_arena_alloc(arena, contents[2].length);
    for (size_t i = 0; i < 3; i++) {
        emic_slice bytes = lock(contents[i], "a passphrase", arena);
        assert_true(emic_zip_is_locked(bytes, "inner"));
        assert_false(emic_zip_is_locked(bytes, "notice"));
        assert_false(emic_zip_is_locked(bytes, "nothing"));
        assert_int_equal(unlock(bytes, "inner", "a passphrase", arena, &out, &err), EMIC_OK);
        assert_true(emic_slice_equal(out, contents[i]));
        assert_int_equal(unlock(bytes, "inner", "a passphrasf", arena, &out, &err), EMIC_INVALID);
        assert_int_equal(unlock(bytes, "notice", "a passphrase", arena, &out, &err),
                         EMIC_MALFORMED);
    }
    emic_arena_close(arena);
}

static void locked_twice_it_differs(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    emic_slice content = EMIC_LITERAL("they never told us");
    emic_slice first = lock(content, "a passphrase", arena);
    for (size_t i = 0; i + content.length <= first.length; i++)
        assert_int_not_equal(memcmp(first.data + i, content.data, content.length), 0);
    assert_false(emic_slice_equal(first, lock(content, "a passphrase", arena)));
    emic_arena_close(arena);
}

static void any_changed_byte_of_it_is_found(void **state)
{
    (void)state;
    size_t refused = 0;
    emic_arena *arena = emic_arena_open();
    emic_slice content = EMIC_LITERAL("they never told us"), out;
    emic_slice bytes = lock(content, "a passphrase", arena);
    for (size_t i = 0; i < bytes.length; i++) {
        emic_error err;
        emic_slice copy = emic_arena_copy(arena, bytes);
        ((char *)(uintptr_t)copy.data)[i] ^= 4;
        if (unlock(copy, "inner", "a passphrase", arena, &out, &err) == EMIC_OK)
            assert_true(emic_slice_equal(out, content)); /* a time, a mode, the notice */
        else
            refused++;
    }
    assert_true(refused > content.length + 28); /* with salt, check and sum */
    assert_false(emic_zip_is_locked(EMIC_LITERAL("no ZIP"), "inner"));
    assert_false(emic_zip_is_locked((emic_slice){0}, "inner"));
    emic_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_locked_comes_back),
        cmocka_unit_test(locked_twice_it_differs),
        cmocka_unit_test(any_changed_byte_of_it_is_found),
    };
    return cmocka_run_group_tests_name("zip_lock", tests, NULL, NULL);
}
