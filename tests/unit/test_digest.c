/* Digests against the published examples of FIPS 180, and hexadecimal both ways. */
#include "base/digest.h"
#include "base/strbuf.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void sha256_matches_the_published_examples(void **state)
{
    (void)state;
    char hex[EMIC_SHA256_HEX];
    emic_sha256_hex(EMIC_LITERAL("abc"), hex);
    assert_string_equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hex);
    emic_sha256_hex((emic_slice){NULL, 0}, hex);
    assert_string_equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hex);
    emic_sha256_hex(EMIC_LITERAL("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), hex);
    assert_string_equal("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", hex);
    emic_strbuf million = {0};
    emic_strbuf_fill(&million, 'a', 1000000);
    emic_sha256_hex(emic_strbuf_slice(&million), hex);
    assert_string_equal("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", hex);
    emic_strbuf_close(&million);
}

static void sha512_matches_the_published_example(void **state)
{
    (void)state;
    char hex[EMIC_SHA512_HEX];
    emic_sha512_hex(EMIC_LITERAL("abc"), hex);
    assert_string_equal("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
                        hex);
}

static void the_two_forms_of_a_digest_agree(void **state)
{
    (void)state;
    uint8_t digest[EMIC_SHA256_SIZE], parsed[EMIC_SHA256_SIZE];
    char hex[EMIC_SHA256_HEX];
    emic_sha256(EMIC_LITERAL("they never told us"), digest);
    emic_sha256_hex(EMIC_LITERAL("they never told us"), hex);
    assert_true(emic_hex_parse((emic_slice){hex, 64}, parsed, sizeof parsed));
    assert_memory_equal(digest, parsed, sizeof digest);
}

static void hexadecimal_is_read_in_either_case(void **state)
{
    (void)state;
    const uint8_t expected[4] = {0x00, 0x9f, 0xA0, 0xff};
    uint8_t bytes[4];
    char hex[9];
    assert_true(emic_hex_parse(EMIC_LITERAL("009fA0Ff"), bytes, 4));
    assert_memory_equal(expected, bytes, 4);
    emic_hex_format(bytes, 4, hex);
    assert_string_equal("009fa0ff", hex);
    emic_hex_format(bytes, 0, hex);
    assert_string_equal("", hex);
    assert_true(emic_hex_parse(EMIC_LITERAL(""), bytes, 0));
}

static void what_is_not_hexadecimal_is_refused(void **state)
{
    (void)state;
    uint8_t bytes[4];
    static const char *const wrong[] = {"",         "009fa0f",  "009fa0ff0", "009fa0fg",
                                        "g09fa0ff", "0x9fa0ff", "009f a0ff", "-1-1-1-1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(emic_hex_parse(emic_slice_of(wrong[i]), bytes, 4));
    assert_false(emic_hex_parse(EMIC_LITERAL("00"), bytes, SIZE_MAX));
}

static void the_library_tells_its_version(void **state)
{
    (void)state;
    assert_int_equal('1', emic_digest_version()[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_matches_the_published_examples),
        cmocka_unit_test(sha512_matches_the_published_example),
        cmocka_unit_test(the_two_forms_of_a_digest_agree),
        cmocka_unit_test(hexadecimal_is_read_in_either_case),
        cmocka_unit_test(what_is_not_hexadecimal_is_refused),
        cmocka_unit_test(the_library_tells_its_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
