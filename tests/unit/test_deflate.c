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

/* --- In pieces ------------------------------------------------------------------------------- */

/* "the last bus" in two gzip members ("the last ", "bus"), and as a raw stream; both by Python. */
static const char members[] =
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x2b\xc9\x48\x55\xc8\x49\x2c\x2e\x51\x00"
    "\x00\x14\x1b\xb8\x6f\x09\x00\x00\x00"
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\x2a\x2d\x06\x00\x69\x6b\x56\x2f\x03"
    "\x00\x00\x00";
enum { FIRST_MEMBER = 29 };
static const char raw[] = "\x2b\xc9\x48\x55\xc8\x49\x2c\x2e\x51\x48\x2a\x2d\x06\x00";

/* What comes of `packed` in chunks of `room`; the status that it ends with. */
static emic_status read_all(emic_slice packed, emic_deflate_form form, size_t room, char *out,
                            size_t *length, size_t *taken)
{
    emic_inflater *inflater = emic_inflater_open(packed, form);
    emic_status status;
    size_t got = 1;
    *length = 0;
    do {
        status = emic_inflater_read(inflater, out + *length, room, &got, &err);
        *length += got;
    } while (status == EMIC_OK && got);
    *taken = emic_inflater_taken(inflater);
    emic_inflater_close(inflater);
    return status;
}

static void members_come_back_as_one_in_chunks_of_any_size(void **state)
{
    char out[64];
    size_t length, taken;
    (void)state;
    for (size_t room = 1; room < 20; room++) {
        emic_slice packed = {members, sizeof members - 1};
        assert_int_equal(EMIC_OK, read_all(packed, EMIC_DEFLATE_GZIP, room, out, &length, &taken));
        assert_int_equal(12, length);
        assert_memory_equal("the last bus", out, 12);
        assert_int_equal(packed.length, taken);
    }
}

static void what_follows_a_stream_is_left(void **state)
{
    char out[64], longer[64];
    size_t length, taken;
    (void)state;
    memcpy(longer, raw, sizeof raw - 1);
    memcpy(longer + sizeof raw - 1, "more", 4);
    emic_slice packed = {longer, sizeof raw - 1 + 4};
    assert_int_equal(EMIC_OK, read_all(packed, EMIC_DEFLATE_RAW, 16, out, &length, &taken));
    assert_int_equal(12, length);
    assert_memory_equal("the last bus", out, 12);
    assert_int_equal(sizeof raw - 1, taken);
}

static void what_was_whole_before_the_damage_is_there(void **state)
{
    char out[64];
    size_t length, taken;
    (void)state;
    for (size_t cut = 0; cut < sizeof members - 1; cut++) {
        emic_slice packed = {members, cut};
        emic_status status = read_all(packed, EMIC_DEFLATE_GZIP, 16, out, &length, &taken);
        bool ends = cut == FIRST_MEMBER || cut == FIRST_MEMBER + 1; /* one byte is no member */
        assert_int_equal(ends ? EMIC_OK : EMIC_CORRUPT, status);
        assert_true(length >= (cut > FIRST_MEMBER - 8 ? 9 : 0));
        assert_memory_equal("the last bus", out, length);
        if (!ends)
            assert_string_equal("the compressed part is cut short", err.message);
    }
    emic_inflater_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_compressed_comes_back),
        cmocka_unit_test(another_size_than_promised_is_refused),
        cmocka_unit_test(cut_changed_or_followed_bytes_are_refused),
        cmocka_unit_test(members_come_back_as_one_in_chunks_of_any_size),
        cmocka_unit_test(what_follows_a_stream_is_left),
        cmocka_unit_test(what_was_whole_before_the_damage_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
