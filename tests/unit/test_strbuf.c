/* A string buffer grows as it is written to, and prints numbers the same on every machine. */
#include "base/strbuf.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void an_empty_buffer_holds_an_empty_text(void **state)
{
    (void)state;
    emic_strbuf buffer = {0};
    assert_int_equal(0, emic_strbuf_slice(&buffer).length);
    assert_string_equal("", emic_strbuf_slice(&buffer).data);
    emic_strbuf_clear(&buffer);
    emic_strbuf_close(&buffer);
    emic_strbuf_close(&buffer);
}

static void what_is_added_stands_in_order(void **state)
{
    (void)state;
    emic_strbuf buffer = {0};
    emic_strbuf_puts(&buffer, "code");
    emic_strbuf_putc(&buffer, ':');
    emic_strbuf_fill(&buffer, ' ', 2);
    emic_strbuf_add(&buffer, (emic_slice){"HARM and more", 4});
    emic_strbuf_add(&buffer, (emic_slice){NULL, 0});
    emic_strbuf_fill(&buffer, 'x', 0);
    emic_strbuf_printf(&buffer, " %d of %s", 14, "15");
    emic_strbuf_printf(&buffer, "%s", "");
    assert_string_equal("code:  HARM 14 of 15", buffer.data);
    assert_int_equal(20, buffer.length);
    emic_strbuf_clear(&buffer);
    assert_string_equal("", buffer.data);
    emic_strbuf_puts(&buffer, "again");
    assert_string_equal("again", buffer.data);
    emic_strbuf_close(&buffer);
    assert_null(buffer.data);
}

static void a_long_text_is_kept_whole(void **state)
{
    (void)state;
    emic_strbuf buffer = {0};
    for (int i = 0; i < 50000; i++)
        emic_strbuf_printf(&buffer, "%05d", i);
    assert_int_equal(250000, buffer.length);
    assert_memory_equal("00000", buffer.data, 5);
    assert_memory_equal("31416", buffer.data + 5 * 31416, 5);
    assert_string_equal("49999", buffer.data + 249995);
    emic_strbuf_close(&buffer);
}

static void room_is_made_once(void **state)
{
    (void)state;
    emic_strbuf buffer = {0};
    emic_strbuf_reserve(&buffer, 1000);
    const char *before = buffer.data;
    emic_strbuf_fill(&buffer, 'x', 1000);
    assert_ptr_equal(before, buffer.data);
    emic_strbuf_close(&buffer);
}

static void whole_numbers_are_written_out(void **state)
{
    static const int64_t numbers[] = {0, 7, -1, 10, -90, INT64_MAX, INT64_MIN};
    emic_strbuf buffer = {0};
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        emic_strbuf_integer(&buffer, numbers[i]);
        emic_strbuf_putc(&buffer, ' ');
    }
    assert_string_equal("0 7 -1 10 -90 9223372036854775807 -9223372036854775808 ", buffer.data);
    emic_strbuf_close(&buffer);
}

static void numbers_have_a_point_and_no_negative_zero(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *text;
    } rows[] = {
        {0, 0, "0"},
        {-0.0, 0, "0"},
        {-0.0, 2, "0.00"},
        {-0.004, 2, "0.00"},
        {-0.006, 2, "-0.01"},
        {-0.4, 0, "0"},
        {12.5, 1, "12.5"},
        {-12.25, 2, "-12.25"},
        {99.95, 0, "100"},
        {1234567.891, 3, "1234567.891"},
        {0.1, 17, "0.10000000000000001"},
        {-1e15, 0, "-1000000000000000"},
        {NAN, 2, "nan"},
        {INFINITY, 2, "inf"},
        {-INFINITY, 0, "-inf"},
    };
    emic_strbuf buffer = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        emic_strbuf_clear(&buffer);
        emic_strbuf_number(&buffer, rows[i].value, rows[i].decimals);
        assert_string_equal(rows[i].text, buffer.data);
    }
    emic_strbuf_close(&buffer);
}

static void the_largest_number_fits(void **state)
{
    (void)state;
    emic_strbuf buffer = {0};
    emic_strbuf_number(&buffer, -1.7976931348623157e308, 17);
    assert_int_equal(1 + 309 + 1 + 17, buffer.length);
    assert_memory_equal("-17976931348623157", buffer.data, 18);
    assert_string_equal(".00000000000000000", buffer.data + 310);
    emic_strbuf_close(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_buffer_holds_an_empty_text),
        cmocka_unit_test(what_is_added_stands_in_order),
        cmocka_unit_test(a_long_text_is_kept_whole),
        cmocka_unit_test(room_is_made_once),
        cmocka_unit_test(whole_numbers_are_written_out),
        cmocka_unit_test(numbers_have_a_point_and_no_negative_zero),
        cmocka_unit_test(the_largest_number_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
