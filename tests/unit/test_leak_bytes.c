/* The leak check over bytes in memory: where a hit is, what is shown of it, and what is no hit. */
#include "base/strbuf.h"
#include "privacy/leak.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static emic_error err;

/* One needle, checked in one text. */
static emic_leak_report check_rule(const char *needle, emic_case_rule rule, emic_slice text,
                                   emic_arena *arena)
{
    emic_needle each = {emic_slice_of(needle), rule, 3};
    emic_leak *leak = NULL;
    emic_leak_report report = {0};
    if (emic_leak_open(&each, 1, &leak, &err) != EMIC_OK)
        fail_msg("%s", err.message);
    emic_leak_check_bytes(leak, "notes/a.txt", text, arena, &report);
    emic_leak_close(leak);
    assert_int_equal(report.bytes, text.length);
    assert_int_equal(report.files, 1);
    return report;
}

static size_t count(const char *needle, emic_case_rule rule, const char *text)
{
    emic_arena *arena = emic_arena_open();
    size_t found = check_rule(needle, rule, emic_slice_of(text), arena).found;
    emic_arena_close(arena);
    return found;
}

static void a_hit_tells_its_place_and_shows_first_letters(void **state)
{
    emic_arena *arena = emic_arena_open();
    static const char text[] = "Nobody.\nIt was \xC3\xA9t\xC3\xA9, and Jane\nDoe-Smith left.";
    (void)state;
    emic_leak_report report =
        check_rule("Jane Doe-Smith", EMIC_CASE_NAME, emic_slice_of(text), arena);
    assert_int_equal(1, report.found);
    assert_int_equal(1, report.hits.count);
    const emic_leak_hit *hit = &report.hits.items[0];
    assert_string_equal("notes/a.txt", hit->place);
    assert_memory_equal("Jane", text + hit->offset, 4);
    assert_int_equal(2, hit->line);
    assert_int_equal(17, hit->column);
    assert_string_equal("over a line end", hit->how);
    assert_true(emic_slice_is(hit->masked, "J*** D**-S****"));
    assert_int_equal(3, hit->entity);
    assert_int_equal(0, report.unread.count);
    emic_arena_close(arena);
}

static void the_rule_of_a_needle_holds(void **state)
{
    (void)state;
    assert_int_equal(1, count("Rose", EMIC_CASE_NAME, "then Rose said"));
    assert_int_equal(1, count("Rose", EMIC_CASE_NAME, "then ROSE said"));
    assert_int_equal(0, count("Rose", EMIC_CASE_NAME, "then a rose fell"));
    assert_int_equal(1, count("Rose", EMIC_CASE_ANY, "then rose said"));
    assert_int_equal(0, count("ICE", EMIC_CASE_EXACT, "then Ice said"));
    assert_int_equal(1, count("ICE", EMIC_CASE_EXACT, "then ICE said"));
    assert_int_equal(0, count("Ann", EMIC_CASE_ANY, "annual Joann Mannheim"));
}

static void words_are_found_joined_and_turned(void **state)
{
    static const char *const joined[] = {"jane_doe",  "JaneDoe",      "jane.doe@example.org",
                                         "Doe, Jane", "Jane,Doe",     "\"Jane\",\"Doe\"",
                                         "doe_jane",  "Jane+Doe",     "img-JaneDoe2.png",
                                         "Jane-Doe",  "newJaneDoeId", "Doe Jane",
                                         "DOE;JANE",  "Jane\tDoe",    "jane_doe_2019-05.txt"};
    (void)state;
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++) {
        assert_int_equal(1, count("Jane Doe", EMIC_CASE_NAME, joined[i]));
    }
    assert_int_equal(0, count("May Be", EMIC_CASE_NAME, "maybe she may be there, may, be"));
    assert_int_equal(0, count("Don Ald", EMIC_CASE_NAME, "McDonAldi donald's"));
}

static void numbers_are_found_in_other_groups(void **state)
{
    static const char *const groups[] = {"+44 20 7946 0958", "442079460958", "44-20-7946-0958",
                                         "44.20.7946.0958", "id_44_20_7946_0958"};
    (void)state;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        assert_int_equal(1, count("+44 20 7946 0958", EMIC_CASE_ANY, groups[i]));
    assert_int_equal(0, count("+44 20 7946 0958", EMIC_CASE_ANY, "1442079460958 7946 0958"));
}

/* Pieces overlap: wherever a name stands at their borders, it is found once, at its place. */
static void a_name_is_found_once_at_any_border(void **state)
{
    static const size_t sizes[] = {1 << 20, (1 << 20) - (1 << 16), (1 << 20) - (1 << 15), 3 << 19};
    enum { LENGTH = 1 << 21 };
    emic_arena *arena = emic_arena_open();
    char *text = emic_arena_alloc(arena, LENGTH);
    (void)state;
    for (size_t i = 0; i < LENGTH; i++)
        text[i] = i % 61 == 60 ? '\n' : "night bus "[i % 10];
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        for (size_t shift = 0; shift < 24; shift += 5) {
            size_t at = sizes[i] + shift - 12;
            char kept[16];
            memcpy(kept, text + at, 16);
            memcpy(text + at, " Jos\xC3\xA9 Ruiz-Paz ", 16);
            emic_leak_report report = check_rule("Jos\xC3\xA9 Ruiz-Paz", EMIC_CASE_NAME,
                                                 (emic_slice){text, LENGTH}, arena);
            assert_int_equal(1, report.found);
            assert_int_equal(at + 1, report.hits.items[0].offset);
            size_t lines = 1;
            for (size_t k = 0; k < at; k++)
                lines += text[k] == '\n';
            assert_int_equal(lines, report.hits.items[0].line);
            assert_string_equal("plain text", report.hits.items[0].how);
            memcpy(text + at, kept, 16);
        }
    }
    emic_arena_close(arena);
}

static void hits_are_counted_past_those_that_are_listed(void **state)
{
    emic_arena *arena = emic_arena_open();
    emic_strbuf text = {0};
    (void)state;
    for (int i = 0; i < EMIC_LEAK_LISTED + 500; i++)
        emic_strbuf_puts(&text, "Jane Doe said.\n");
    emic_leak_report report =
        check_rule("Jane Doe", EMIC_CASE_NAME, emic_strbuf_slice(&text), arena);
    assert_int_equal(EMIC_LEAK_LISTED + 500, report.found);
    assert_int_equal(EMIC_LEAK_LISTED, report.hits.count);
    emic_strbuf_close(&text);
    emic_arena_close(arena);
}

/* Needles that are spelled alike are one; the first tells whose it is. */
static void two_of_one_name_are_reported_as_the_first(void **state)
{
    const emic_needle twice[] = {{EMIC_LITERAL("Jane Doe"), EMIC_CASE_NAME, 5},
                                 {EMIC_LITERAL("JANE D\xC3\xB6\x65"), EMIC_CASE_ANY, 6},
                                 {EMIC_LITERAL("jane_doe"), EMIC_CASE_ANY, 7}};
    emic_arena *arena = emic_arena_open();
    emic_leak *leak;
    emic_leak_report report = {0};
    (void)state;
    assert_int_equal(EMIC_OK, emic_leak_open(twice, 3, &leak, &err));
    emic_leak_check_bytes(leak, "a", EMIC_LITERAL("jane doe, jane_doe"), arena, &report);
    assert_int_equal(2, report.found);
    assert_int_equal(5, report.hits.items[0].entity);
    assert_int_equal(7, report.hits.items[1].entity);
    emic_leak_close(leak);
    emic_arena_close(arena);
}

static void needles_that_are_no_names_are_refused(void **state)
{
    emic_leak *leak = NULL;
    char longest[400];
    memset(longest, 'x', sizeof longest);
    const emic_needle wrong[] = {{EMIC_LITERAL("Jos\xE9"), EMIC_CASE_NAME, 0},
                                 {EMIC_LITERAL(" - "), EMIC_CASE_NAME, 0},
                                 {EMIC_LITERAL(""), EMIC_CASE_NAME, 0},
                                 {{longest, sizeof longest}, EMIC_CASE_NAME, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(EMIC_INVALID, emic_leak_open(&wrong[i], 1, &leak, &err));
        assert_null(leak);
        assert_non_null(strstr(err.message, "needle 1 "));
        assert_null(strstr(err.message, "Jos"));
    }
    assert_int_equal(EMIC_OK, emic_leak_open(NULL, 0, &leak, &err));
    emic_leak_close(leak);
    emic_leak_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hit_tells_its_place_and_shows_first_letters),
        cmocka_unit_test(the_rule_of_a_needle_holds),
        cmocka_unit_test(words_are_found_joined_and_turned),
        cmocka_unit_test(numbers_are_found_in_other_groups),
        cmocka_unit_test(a_name_is_found_once_at_any_border),
        cmocka_unit_test(hits_are_counted_past_those_that_are_listed),
        cmocka_unit_test(two_of_one_name_are_reported_as_the_first),
        cmocka_unit_test(needles_that_are_no_names_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
