/* Every encoding a transcript may come in becomes the same UTF-8, and what does not fit is named
 * by its byte and line. */
#include "base/encoding.h"
#include "base/text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static emic_arena *arena;

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

static emic_slice decode(emic_encoding encoding, emic_slice bytes)
{
    emic_error err = {0};
    emic_slice text;
    emic_status status = emic_encoding_decode(encoding, bytes, arena, &text, &err);
    if (status != EMIC_OK)
        print_error("%s\n", err.message);
    assert_int_equal(EMIC_OK, status);
    return text;
}

static void check_refused(emic_encoding encoding, emic_slice bytes, const char *message)
{
    emic_error err = {0};
    emic_slice text;
    assert_int_equal(EMIC_MALFORMED, emic_encoding_decode(encoding, bytes, arena, &text, &err));
    assert_int_equal(EMIC_MALFORMED, err.status);
    assert_string_equal(message, err.message);
}

static void names_are_known_in_any_case(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        emic_encoding encoding;
    } rows[] = {
        {"auto", EMIC_ENCODING_AUTO},
        {"UTF-8", EMIC_ENCODING_UTF8},
        {"utf8", EMIC_ENCODING_UTF8},
        {"Utf-16", EMIC_ENCODING_UTF16},
        {"Windows-1252", EMIC_ENCODING_WINDOWS_1252},
        {"CP1252", EMIC_ENCODING_WINDOWS_1252},
        {"ISO-8859-1", EMIC_ENCODING_ISO_8859_1},
        {"latin1", EMIC_ENCODING_ISO_8859_1},
    };
    emic_error err = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        emic_encoding found = EMIC_ENCODING_AUTO;
        assert_int_equal(EMIC_OK, emic_encoding_find(emic_slice_of(rows[i].name), &found, &err));
        assert_int_equal(rows[i].encoding, found);
    }
}

static void an_unknown_name_lists_the_known_ones(void **state)
{
    (void)state;
    emic_encoding found;
    emic_error err = {0};
    assert_int_equal(EMIC_INVALID, emic_encoding_find(EMIC_LITERAL("utf-9"), &found, &err));
    assert_string_equal("unknown encoding \"utf-9\"; known: utf-8, utf-16, windows-1252, "
                        "iso-8859-1, auto",
                        err.message);
    assert_int_equal(EMIC_INVALID, emic_encoding_find(EMIC_LITERAL(""), &found, &err));
}

static void utf8_is_borrowed_without_its_mark(void **state)
{
    (void)state;
    emic_slice plain = EMIC_LITERAL("caf\u00E9\r\n"), marked = EMIC_LITERAL("\uFEFFcaf\u00E9\r\n");
    assert_ptr_equal(plain.data, decode(EMIC_ENCODING_AUTO, plain).data);
    assert_true(emic_slice_equal(plain, decode(EMIC_ENCODING_AUTO, plain)));
    assert_true(emic_slice_equal(plain, decode(EMIC_ENCODING_AUTO, marked)));
    assert_true(emic_slice_equal(plain, decode(EMIC_ENCODING_UTF8, marked)));
    assert_true(emic_slice_is(decode(EMIC_ENCODING_AUTO, EMIC_LITERAL("a\uFEFFb")), "a\uFEFFb"));
}

static void an_empty_file_is_an_empty_text(void **state)
{
    (void)state;
    for (int encoding = EMIC_ENCODING_AUTO; encoding <= EMIC_ENCODING_ISO_8859_1; encoding++)
        assert_int_equal(0, decode((emic_encoding)encoding, (emic_slice){NULL, 0}).length);
    assert_int_equal(0, decode(EMIC_ENCODING_AUTO, EMIC_LITERAL("\uFEFF")).length);
    assert_int_equal(0, decode(EMIC_ENCODING_AUTO, EMIC_LITERAL("\xFF\xFE")).length);
}

static void utf16_is_read_by_its_mark(void **state)
{
    (void)state;
    const char *expected = "A\u00E9\u20AC\U0001F600\n";
    emic_slice little = EMIC_LITERAL("\xFF\xFE\x41\0\xE9\0\xAC\x20\x3D\xD8\0\xDE\n\0");
    emic_slice big = EMIC_LITERAL("\xFE\xFF\0\x41\0\xE9\x20\xAC\xD8\x3D\xDE\0\0\n");
    assert_int_equal(14, little.length);
    assert_true(emic_slice_is(decode(EMIC_ENCODING_AUTO, little), expected));
    assert_true(emic_slice_is(decode(EMIC_ENCODING_AUTO, big), expected));
    assert_true(emic_slice_is(decode(EMIC_ENCODING_UTF16, big), expected));
    assert_true(emic_slice_is(decode(EMIC_ENCODING_UTF16, emic_slice_from(little, 2)), expected));
}

/* Puts `point` as UTF-16 into `out` and returns the bytes it took. */
static size_t put_utf16(uint32_t point, bool big, char *out)
{
    uint32_t units[2] = {point, 0};
    size_t count = 1;
    if (point > 0xFFFF) {
        units[0] = 0xD800 + ((point - 0x10000) >> 10);
        units[1] = 0xDC00 + ((point - 0x10000) & 0x3FF);
        count = 2;
    }
    for (size_t i = 0; i < count; i++) {
        out[2 * i + !big] = (char)(units[i] >> 8);
        out[2 * i + big] = (char)(units[i] & 0xFF);
    }
    return 2 * count;
}

static void every_code_point_survives_utf16(void **state)
{
    (void)state;
    for (int big = 0; big < 2; big++) {
        char *bytes = emic_arena_alloc(arena, 4 * 0x110000 + 2);
        size_t length = put_utf16(0xFEFF, big, bytes), at = 0;
        for (uint32_t point = 1; point <= 0x10FFFF; point++) {
            if (point < 0xD800 || point > 0xDFFF)
                length += put_utf16(point, big, bytes + length);
        }
        emic_slice text = decode(EMIC_ENCODING_AUTO, (emic_slice){bytes, length});
        assert_true(emic_utf8_valid(text, NULL));
        assert_int_equal(0x10FFFF - 0x800, emic_utf8_count(text));
        for (uint32_t point = 1; point <= 0x10FFFF; point++) {
            if (point < 0xD800 || point > 0xDFFF)
                assert_int_equal(point, emic_utf8_next(text, &at));
        }
        emic_arena_reset(arena);
    }
}

static void single_bytes_become_their_characters(void **state)
{
    (void)state;
    emic_slice bytes = EMIC_LITERAL("\x93n\xE9\x94 \x80\x35 \x9F\xFF");
    assert_true(emic_slice_is(decode(EMIC_ENCODING_WINDOWS_1252, bytes),
                              "\u201Cn\u00E9\u201D \u20AC5 \u0178\u00FF"));
    assert_true(emic_slice_is(decode(EMIC_ENCODING_ISO_8859_1, EMIC_LITERAL("n\xE9 \xA0\xFF")),
                              "n\u00E9 \u00A0\u00FF"));
    emic_slice ascii = EMIC_LITERAL("nothing to change");
    assert_ptr_equal(ascii.data, decode(EMIC_ENCODING_WINDOWS_1252, ascii).data);
}

static void every_byte_of_a_code_page_is_known_or_refused(void **state)
{
    (void)state;
    static const unsigned char undefined[] = {0x00, 0x81, 0x8D, 0x8F, 0x90, 0x9D};
    size_t refused = 0;
    for (unsigned byte = 0; byte < 256; byte++) {
        char one = (char)byte;
        emic_slice text, bytes = {&one, 1};
        emic_error err = {0};
        bool gap = memchr(undefined, (int)byte, sizeof undefined) != NULL;
        emic_status status =
            emic_encoding_decode(EMIC_ENCODING_WINDOWS_1252, bytes, arena, &text, &err);
        assert_int_equal(gap ? EMIC_MALFORMED : EMIC_OK, status);
        refused += status != EMIC_OK;
        if (byte == 0)
            continue;
        size_t at = 0;
        text = decode(EMIC_ENCODING_ISO_8859_1, bytes);
        assert_int_equal(byte, emic_utf8_next(text, &at));
    }
    assert_int_equal(sizeof undefined, refused);
}

static void what_is_not_utf8_is_named(void **state)
{
    (void)state;
    check_refused(EMIC_ENCODING_AUTO, EMIC_LITERAL("one\ntwo\r\nthree\rcaf\xE9 t"),
                  "not valid UTF-8 at byte 18 (line 4): 0xE9; if the file is in another encoding, "
                  "say --encoding windows-1252, iso-8859-1 or utf-16");
    check_refused(EMIC_ENCODING_UTF8, EMIC_LITERAL("\xFF\xFE\x41\x00"),
                  "not a text: byte 3 (line 1) is 0x00; if the file is UTF-16 without a byte order "
                  "mark, say --encoding utf-16");
    check_refused(EMIC_ENCODING_AUTO, EMIC_LITERAL("\xED\xA0\x80"),
                  "not valid UTF-8 at byte 0 (line 1): 0xED; if the file is in another encoding, "
                  "say --encoding windows-1252, iso-8859-1 or utf-16");
}

static void a_byte_is_named_by_its_place_in_the_file(void **state)
{
    (void)state;
    emic_slice marked = EMIC_LITERAL("\uFEFF\na\xC0");
    assert_int_equal('\xC0', marked.data[5]);
    check_refused(EMIC_ENCODING_AUTO, marked,
                  "not valid UTF-8 at byte 5 (line 2): 0xC0; if the file is in another encoding, "
                  "say --encoding windows-1252, iso-8859-1 or utf-16");
}

static void what_is_not_utf16_is_named(void **state)
{
    (void)state;
    check_refused(EMIC_ENCODING_AUTO,
                  EMIC_LITERAL("\xFF\xFE"
                               "a\0\n\0b"),
                  "not valid UTF-16 at byte 6 (line 2): 0x62 stands alone, as 7 bytes are an odd "
                  "number");
    check_refused(EMIC_ENCODING_AUTO,
                  EMIC_LITERAL("\xFF\xFE"
                               "a\0\x3D\xD8"
                               "b\0"),
                  "not valid UTF-16 at byte 4 (line 1): lone surrogate 0xD83D");
    check_refused(EMIC_ENCODING_AUTO, EMIC_LITERAL("\xFE\xFF\0\r\0\n\0\n\xDE\0"),
                  "not valid UTF-16 at byte 8 (line 3): lone surrogate 0xDE00");
    check_refused(EMIC_ENCODING_AUTO, EMIC_LITERAL("\xFF\xFE\x3D\xD8\x3D\xD8"),
                  "not valid UTF-16 at byte 2 (line 1): lone surrogate 0xD83D");
    check_refused(EMIC_ENCODING_AUTO, EMIC_LITERAL("\xFE\xFF\xD8\x3D"),
                  "not valid UTF-16 at byte 2 (line 1): lone surrogate 0xD83D");
    check_refused(EMIC_ENCODING_AUTO, EMIC_LITERAL("\xFF\xFE\0\0a\0\0\0"),
                  "not valid UTF-16 at byte 2 (line 1): no text holds 0x0000");
    check_refused(EMIC_ENCODING_UTF16, EMIC_LITERAL("a"),
                  "not valid UTF-16 at byte 0 (line 1): 0x61 stands alone, as 1 bytes are an odd "
                  "number");
}

static void what_a_code_page_lacks_is_named(void **state)
{
    (void)state;
    check_refused(EMIC_ENCODING_WINDOWS_1252, EMIC_LITERAL("a\r\nb\x81"),
                  "not valid windows-1252 at byte 4 (line 2): 0x81 stands for no character");
    check_refused(EMIC_ENCODING_ISO_8859_1, EMIC_LITERAL("a\n\0"),
                  "not a text: byte 2 (line 2) is 0x00; if the file is UTF-16 without a byte order "
                  "mark, say --encoding utf-16");
}

static void a_mark_that_contradicts_is_refused(void **state)
{
    (void)state;
    check_refused(EMIC_ENCODING_WINDOWS_1252, EMIC_LITERAL("\uFEFFcaf\u00E9"),
                  "byte 0 (line 1): 0xEF begins the byte order mark of UTF-8, but the encoding was "
                  "said to be windows-1252; leave out --encoding");
}

static void newlines_become_one_kind(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {"a\nb\n", "a\nb\n"},
        {"a\r\nb\r\n", "a\nb\n"},
        {"a\rb\r", "a\nb\n"},
        {"\r", "\n"},
        {"\r\r\n\n\r", "\n\n\n\n"},
        {"caf\u00E9\r\n\U0001F600", "caf\u00E9\n\U0001F600"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        emic_slice text = emic_slice_of(rows[i][0]), out = emic_text_newlines(text, arena);
        assert_true(emic_slice_is(out, rows[i][1]));
        assert_int_equal(strchr(rows[i][0], '\r') == NULL, out.data == text.data);
    }
    assert_int_equal(0, emic_text_newlines((emic_slice){NULL, 0}, arena).length);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(names_are_known_in_any_case),
        WITH_ARENA(an_unknown_name_lists_the_known_ones),
        WITH_ARENA(utf8_is_borrowed_without_its_mark),
        WITH_ARENA(an_empty_file_is_an_empty_text),
        WITH_ARENA(utf16_is_read_by_its_mark),
        WITH_ARENA(every_code_point_survives_utf16),
        WITH_ARENA(single_bytes_become_their_characters),
        WITH_ARENA(every_byte_of_a_code_page_is_known_or_refused),
        WITH_ARENA(what_is_not_utf8_is_named),
        WITH_ARENA(a_byte_is_named_by_its_place_in_the_file),
        WITH_ARENA(what_is_not_utf16_is_named),
        WITH_ARENA(what_a_code_page_lacks_is_named),
        WITH_ARENA(a_mark_that_contradicts_is_refused),
        WITH_ARENA(newlines_become_one_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
