/* Compressed bytes come back whole, and in no other size than was promised. */
#include "base/deflate.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static emic_error err;

static uint8_t *pack(const uint8_t *text, size_t length, size_t *packed)
{
    uint8_t *out = malloc(emic_deflate_bound(length));
    assert_non_null(out);
    assert_int_equal(EMIC_OK,
                     emic_deflate((emic_slice){(const char *)text, length}, out, packed, &err));
    assert_true(*packed > 0 && *packed <= emic_deflate_bound(length));
    return out;
}

static emic_status unpack(const uint8_t *packed, size_t size, uint8_t *out, size_t length)
{
    return emic_inflate((emic_slice){(const char *)packed, size}, out, length, &err);
}

static void what_is_compressed_comes_back(void **state)
{
    (void)state;
    static const size_t lengths[] = {0, 1, 100, 65536, 1000000};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        size_t length = lengths[i], size;
        uint8_t *text = malloc(length + 1), *out = malloc(length + 1);
        assert_true(text && out);
        uint32_t noise = 1;
        for (size_t k = 0; k < length; k++) {
            noise = noise * 1664525 + 1013904223;
            text[k] = (uint8_t)(i % 2 ? noise >> 24 : k / 100);
        }
        uint8_t *packed = pack(text, length, &size);
        memset(out, 0xEE, length + 1);
        assert_int_equal(EMIC_OK, unpack(packed, size, out, length));
        assert_memory_equal(text, out, length);
        assert_int_equal(0xEE, out[length]);
        free(text);
        free(out);
        free(packed);
    }
}

static void another_size_than_promised_is_refused(void **state)
{
    (void)state;
    uint8_t text[1000] = "the last bus", out[2000];
    size_t size;
    uint8_t *packed = pack(text, sizeof text, &size);
    assert_int_equal(EMIC_OK, unpack(packed, size, out, 1000));
    assert_int_equal(EMIC_CORRUPT, unpack(packed, size, out, 999));
    assert_string_equal("the compressed part holds more than it says", err.message);
    assert_int_equal(EMIC_CORRUPT, unpack(packed, size, out, 0));
    assert_int_equal(EMIC_CORRUPT, unpack(packed, size, out, 1001));
    assert_string_equal("the compressed part holds 1000 bytes, not 1001", err.message);
    free(packed);
}

static void cut_changed_or_followed_bytes_are_refused(void **state)
{
    (void)state;
    uint8_t text[1000] = "the last bus", out[1000], longer[2000];
    size_t size;
    uint8_t *packed = pack(text, sizeof text, &size);
    assert_true(size > 10 && size < 1000);
    for (size_t length = 0; length < size; length++)
        assert_int_equal(EMIC_CORRUPT, unpack(packed, length, out, 1000));
    memcpy(longer, packed, size);
    longer[size] = 0;
    assert_int_equal(EMIC_CORRUPT, unpack(longer, size + 1, out, 1000));
    assert_string_equal("something follows the compressed part", err.message);
    packed[size - 1] ^= 1; /* of the checksum */
    assert_int_equal(EMIC_CORRUPT, unpack(packed, size, out, 1000));
    assert_string_equal("the compressed part is damaged", err.message);
    free(packed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_compressed_comes_back),
        cmocka_unit_test(another_size_than_promised_is_refused),
        cmocka_unit_test(cut_changed_or_followed_bytes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
