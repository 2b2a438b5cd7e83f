/* Secrets and seals: what was sealed comes back with its key, and with nothing else; what was
 * touched in any way does not. */
#include "base/arena.h"
#include "base/crypto.h"
#include "base/digest.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static emic_error err;
static const emic_slice bound = {"header", 6};

static emic_secret *secret_of(const char *text)
{
    emic_secret *secret = emic_secret_open(64);
    memcpy(emic_secret_bytes(secret), text, strlen(text));
    emic_secret_set_length(secret, strlen(text));
    return secret;
}

static emic_secret *key_of(const char *text)
{
    static const uint8_t salt[EMIC_SALT_SIZE] = "a salt of 16 by";
    emic_secret *passphrase = secret_of(text), *key;
    assert_int_equal(EMIC_OK, emic_key_derive(passphrase, salt, emic_key_cost_least, &key, &err));
    emic_secret_close(passphrase);
    return key;
}

/* Text that shows where a chunk came from. */
static uint8_t *text_of(size_t length)
{
    uint8_t *text = malloc(length + 1);
    assert_non_null(text);
    for (size_t i = 0; i < length; i++)
        text[i] = (uint8_t)(i * 31 + i / 251);
    return text;
}

static uint8_t *seal_of(emic_secret *key, const uint8_t *text, size_t length)
{
    uint8_t *sealed = malloc(emic_sealed_size(length));
    assert_non_null(sealed);
    emic_seal(key, bound, (emic_slice){(const char *)text, length}, sealed);
    return sealed;
}

/* Whether it opens; then `*length` bytes are the text again. */
static bool opens(emic_secret *key, emic_slice with, const uint8_t *sealed, size_t size,
                  const uint8_t *text, size_t text_length)
{
    size_t length;
    uint8_t *out = malloc(size + 1);
    assert_non_null(out);
    memset(out, 0xEE, size + 1);
    emic_status status =
        emic_unseal(key, with, (emic_slice){(const char *)sealed, size}, out, &length, &err);
    if (status == EMIC_OK) {
        assert_int_equal(text_length, length);
        assert_memory_equal(text, out, length);
    } else {
        assert_int_equal(EMIC_CORRUPT, status);
        assert_int_equal(0, length);
    }
    free(out);
    return status == EMIC_OK;
}

static void a_secret_is_zero_at_first_and_tells_whether_it_is_locked(void **state)
{
    (void)state;
    static const uint8_t zeros[1000];
    emic_secret *secret = emic_secret_open(1000);
    assert_int_equal(1000, emic_secret_room(secret));
    assert_int_equal(0, emic_secret_length(secret));
    assert_memory_equal(zeros, emic_secret_bytes(secret), 1000);
    emic_secret_set_length(secret, 12);
    assert_int_equal(12, emic_secret_length(secret));
    bool locked = emic_secret_is_locked(secret);
    assert_true(locked || !locked); /* which of them is the system's choice */
    emic_secret_close(secret);
    emic_secret_close(NULL);
}

static void wiped_bytes_are_zero(void **state)
{
    (void)state;
    char text[] = "seven old lanterns";
    emic_wipe(text, sizeof text);
    for (size_t i = 0; i < sizeof text; i++)
        assert_int_equal(0, text[i]);
}

/* As the reference implementation of Argon2 (libargon2) says:
 *   echo -n password | argon2 somesaltsomesalt -id -t 2 -m 16 -p 1 -l 32 */
static void a_key_is_what_argon2id_says(void **state)
{
    (void)state;
    char hex[2 * EMIC_KEY_SIZE + 1];
    emic_secret *passphrase = secret_of("password"), *key;
    emic_key_cost cost = {2, 65536 * 1024};
    assert_int_equal(EMIC_OK, emic_key_derive(passphrase, (const uint8_t *)"somesaltsomesalt", cost,
                                              &key, &err));
    assert_int_equal(EMIC_KEY_SIZE, emic_secret_length(key));
    emic_hex_format(emic_secret_bytes(key), EMIC_KEY_SIZE, hex);
    assert_string_equal("fc33b78139231d34b71626bd6245c1d72efa190ad605c3d8166a72adcedfa2c2", hex);
    emic_secret_close(key);
    emic_secret_close(passphrase);
}

static void the_standard_cost_is_moderate(void **state)
{
    (void)state;
    assert_int_equal(3, emic_key_cost_standard.passes);
    assert_int_equal(256 << 20, emic_key_cost_standard.memory);
    assert_int_equal(EMIC_OK, emic_key_cost_check(emic_key_cost_standard, &err));
    assert_int_equal(EMIC_OK, emic_key_cost_check(emic_key_cost_least, &err));
}

static void a_file_may_not_ask_for_any_cost(void **state)
{
    (void)state;
    static const emic_key_cost wrong[] = {{0, 1 << 20},   {13, 1 << 20}, {UINT64_MAX, 1 << 20},
                                          {3, 0},         {3, 8191},     {3, (1u << 30) + 1u},
                                          {3, UINT64_MAX}};
    emic_secret *passphrase = secret_of("password"), *key;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(EMIC_INVALID, emic_key_cost_check(wrong[i], &err));
        assert_int_equal(
            EMIC_INVALID,
            emic_key_derive(passphrase, (const uint8_t *)"0123456789abcdef", wrong[i], &key, &err));
        assert_null(key);
    }
    emic_secret_close(passphrase);
}

static void salts_passphrases_and_purposes_give_other_keys(void **state)
{
    (void)state;
    uint8_t salt[EMIC_SALT_SIZE], other[EMIC_SALT_SIZE];
    emic_salt_make(salt);
    emic_salt_make(other);
    assert_memory_not_equal(salt, other, sizeof salt);
    emic_secret *a = key_of("one passphrase"), *b = key_of("another passphrase");
    emic_secret *first = emic_key_for(a, 1), *second = emic_key_for(a, 2);
    assert_memory_not_equal(emic_secret_bytes(a), emic_secret_bytes(b), EMIC_KEY_SIZE);
    assert_memory_not_equal(emic_secret_bytes(first), emic_secret_bytes(second), EMIC_KEY_SIZE);
    assert_memory_not_equal(emic_secret_bytes(first), emic_secret_bytes(a), EMIC_KEY_SIZE);
    emic_secret_close(a);
    emic_secret_close(b);
    emic_secret_close(first);
    emic_secret_close(second);
}

static void a_check_depends_on_its_key_and_its_bytes(void **state)
{
    (void)state;
    uint8_t plain[EMIC_CHECK_SIZE], keyed[EMIC_CHECK_SIZE], again[EMIC_CHECK_SIZE];
    emic_secret *key = key_of("one passphrase");
    emic_check_make(NULL, EMIC_LITERAL("bytes"), plain);
    emic_check_make(key, EMIC_LITERAL("bytes"), keyed);
    emic_check_make(key, EMIC_LITERAL("bytes"), again);
    assert_false(emic_check_equal(plain, keyed));
    assert_true(emic_check_equal(keyed, again));
    emic_check_make(key, EMIC_LITERAL("Bytes"), again);
    assert_false(emic_check_equal(keyed, again));
    emic_secret_close(key);
}

static void what_is_sealed_comes_back_at_every_length(void **state)
{
    (void)state;
    static const size_t lengths[] = {0, 1, 2, 1000, 65535, 65536, 65537, 131072, 131073, 300000};
    emic_secret *key = key_of("one passphrase");
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        uint8_t *text = text_of(lengths[i]), *sealed = seal_of(key, text, lengths[i]);
        assert_true(opens(key, bound, sealed, emic_sealed_size(lengths[i]), text, lengths[i]));
        free(text);
        free(sealed);
    }
    emic_secret_close(key);
}

static void the_same_text_is_never_sealed_alike(void **state)
{
    (void)state;
    emic_secret *key = key_of("one passphrase");
    uint8_t *text = text_of(100), *a = seal_of(key, text, 100), *b = seal_of(key, text, 100);
    assert_memory_not_equal(a, b, EMIC_SEAL_HEADER);
    assert_memory_not_equal(a + EMIC_SEAL_HEADER, b + EMIC_SEAL_HEADER, 100);
    free(text);
    free(a);
    free(b);
    emic_secret_close(key);
}

static void another_key_or_another_header_opens_nothing(void **state)
{
    (void)state;
    emic_secret *key = key_of("one passphrase"), *other = key_of("another passphrase");
    uint8_t *text = text_of(100), *sealed = seal_of(key, text, 100);
    size_t size = emic_sealed_size(100);
    assert_true(opens(key, bound, sealed, size, text, 100));
    assert_false(opens(other, bound, sealed, size, text, 100));
    assert_false(opens(key, EMIC_LITERAL("Header"), sealed, size, text, 100));
    assert_false(opens(key, EMIC_LITERAL(""), sealed, size, text, 100));
    free(text);
    free(sealed);
    emic_secret_close(key);
    emic_secret_close(other);
}

static void every_flipped_bit_and_every_cut_is_seen(void **state)
{
    (void)state;
    emic_secret *key = key_of("one passphrase");
    uint8_t *text = text_of(90), *sealed = seal_of(key, text, 90);
    size_t size = emic_sealed_size(90);
    assert_true(opens(key, bound, sealed, size, text, 90));
    for (size_t bit = 0; bit < 8 * size; bit++) {
        sealed[bit / 8] ^= (uint8_t)(1 << bit % 8);
        assert_false(opens(key, bound, sealed, size, text, 90));
        sealed[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    for (size_t length = 0; length < size; length++)
        assert_false(opens(key, bound, sealed, length, text, 90));
    assert_true(opens(key, bound, sealed, size, text, 90));
    free(text);
    free(sealed);
    emic_secret_close(key);
}

/* Four chunks, the last of them shorter. */
enum { LONG_TEXT = 3 * EMIC_SEAL_CHUNK + 1000, WHOLE = EMIC_SEAL_CHUNK + EMIC_SEAL_EXTRA };

static void chunks_stay_in_their_places(void **state)
{
    (void)state;
    emic_secret *key = key_of("one passphrase");
    uint8_t *text = text_of(LONG_TEXT), *sealed = seal_of(key, text, LONG_TEXT);
    size_t size = emic_sealed_size(LONG_TEXT);
    uint8_t *changed = malloc(size + WHOLE), *first = changed + EMIC_SEAL_HEADER;
    assert_non_null(changed);
    memcpy(changed, sealed, size);
    assert_true(opens(key, bound, changed, size, text, LONG_TEXT));

    memcpy(first, sealed + EMIC_SEAL_HEADER + WHOLE, WHOLE); /* the first two, swapped */
    memcpy(first + WHOLE, sealed + EMIC_SEAL_HEADER, WHOLE);
    assert_false(opens(key, bound, changed, size, text, LONG_TEXT));

    memcpy(changed, sealed, size); /* the second, dropped */
    memmove(first + WHOLE, first + 2 * WHOLE, size - EMIC_SEAL_HEADER - 2 * WHOLE);
    assert_false(opens(key, bound, changed, size - WHOLE, text, LONG_TEXT));

    memcpy(changed, sealed, size); /* the second, doubled */
    memmove(first + 2 * WHOLE, first + WHOLE, size - EMIC_SEAL_HEADER - WHOLE);
    assert_false(opens(key, bound, changed, size + WHOLE, text, LONG_TEXT));

    memcpy(changed, sealed, size); /* the last ones, cut off where a chunk ends */
    for (size_t chunks = 0; chunks < 4; chunks++)
        assert_false(
            opens(key, bound, changed, EMIC_SEAL_HEADER + chunks * WHOLE, text, LONG_TEXT));
    assert_true(opens(key, bound, changed, size, text, LONG_TEXT));
    free(text);
    free(sealed);
    free(changed);
    emic_secret_close(key);
}

static void chunks_of_another_seal_do_not_fit(void **state)
{
    (void)state;
    emic_secret *key = key_of("one passphrase");
    uint8_t *text = text_of(LONG_TEXT);
    uint8_t *sealed = seal_of(key, text, LONG_TEXT), *other = seal_of(key, text, LONG_TEXT);
    size_t size = emic_sealed_size(LONG_TEXT);
    assert_true(opens(key, bound, sealed, size, text, LONG_TEXT));
    memcpy(sealed + EMIC_SEAL_HEADER + WHOLE, other + EMIC_SEAL_HEADER + WHOLE, WHOLE);
    assert_false(opens(key, bound, sealed, size, text, LONG_TEXT));
    free(text);
    free(sealed);
    free(other);
    emic_secret_close(key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_secret_is_zero_at_first_and_tells_whether_it_is_locked),
        cmocka_unit_test(wiped_bytes_are_zero),
        cmocka_unit_test(a_key_is_what_argon2id_says),
        cmocka_unit_test(the_standard_cost_is_moderate),
        cmocka_unit_test(a_file_may_not_ask_for_any_cost),
        cmocka_unit_test(salts_passphrases_and_purposes_give_other_keys),
        cmocka_unit_test(a_check_depends_on_its_key_and_its_bytes),
        cmocka_unit_test(what_is_sealed_comes_back_at_every_length),
        cmocka_unit_test(the_same_text_is_never_sealed_alike),
        cmocka_unit_test(another_key_or_another_header_opens_nothing),
        cmocka_unit_test(every_flipped_bit_and_every_cut_is_seen),
        cmocka_unit_test(chunks_stay_in_their_places),
        cmocka_unit_test(chunks_of_another_seal_do_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
