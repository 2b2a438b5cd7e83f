/* Patterns: what they match, where lines and letters end, and that none of them can hang. */
#include "base/arena.h"
#include "base/clock.h"
#include "base/pattern.h"
#include "base/strbuf.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static emic_error err;

/* All matches of `source` in `text`, joined by "|"; or what is wrong. */
static const char *found(const char *source, bool any_case, const char *words)
{
    static char out[1024];
    emic_slice text = emic_slice_of(words);
    emic_pattern *pattern;
    emic_pattern_match match;
    bool more = true;
    size_t length = 0;
    out[0] = '\0';
    if (emic_pattern_open(emic_slice_of(source), any_case, &pattern, &err) != EMIC_OK)
        return err.message;
    for (size_t from = 0; more; from = match.end) {
        if (emic_pattern_find(pattern, text, from, &more, &match, &err) != EMIC_OK) {
            emic_pattern_close(pattern);
            return err.message;
        }
        if (more)
            length +=
                (size_t)snprintf(out + length, sizeof out - length, "%s%.*s", length ? "|" : "",
                                 (int)(match.end - match.start), text.data + match.start);
    }
    emic_pattern_close(pattern);
    return out;
}

static void matches_from_left_to_right(void **state)
{
    (void)state;
    assert_string_equal("afraid|afraid", found("afraid", false, "afraid, Afraid, afraid"));
    assert_string_equal("afraid|Afraid|afraid", found("afraid", true, "afraid, Afraid, afraid"));
    assert_string_equal("abab", found("(ab)+", false, "xababa"));
    assert_string_equal("", found("fear", false, "nothing of it"));
    assert_string_equal("", found("fear", false, ""));
}

static void a_match_is_never_empty(void **state)
{
    (void)state;
    assert_string_equal("aa|a", found("a*", false, "baacbad"));
    assert_string_equal("", found("^|$|\\b", false, "some words"));
    assert_string_equal("", found("(?=s)", false, "some words"));
}

static void letters_are_those_of_all_scripts(void **state)
{
    (void)state;
    assert_string_equal("Zoë|ждёт", found("\\b\\w+\\b", false, "Zoë ждёт"));
    assert_string_equal("élan", found("\\bé\\w+", false, "café élan"));
    assert_string_equal("", found("\\bcaf\\b", false, "café"));
    assert_string_equal("ÉLAN", found("élan", true, "ÉLAN"));
    assert_string_equal("😀", found("^.$", false, "😀"));
    assert_string_equal("٤٢", found("\\d+", false, "x٤٢"));
}

static void lines_end_with_a_line_feed(void **state)
{
    (void)state;
    assert_string_equal("one|two", found(".+", false, "one\ntwo"));
    assert_string_equal("one\rtwo", found(".+", false, "one\rtwo"));
    assert_string_equal("two|three", found("(?m)^t.*$", false, "one\ntwo\nthree"));
    assert_string_equal("one", found("^\\w+", false, "one\ntwo"));
}

static void looks_no_further_than_the_text(void **state)
{
    emic_pattern *pattern;
    emic_pattern_match match;
    bool more;
    emic_slice whole = EMIC_LITERAL("not afraid"), inner = {whole.data + 4, 6};
    (void)state;
    assert_int_equal(EMIC_OK,
                     emic_pattern_open(EMIC_LITERAL("(?<!not )afraid"), false, &pattern, &err));
    assert_int_equal(EMIC_OK, emic_pattern_find(pattern, whole, 0, &more, &match, &err));
    assert_false(more);
    assert_int_equal(EMIC_OK, emic_pattern_find(pattern, inner, 0, &more, &match, &err));
    assert_true(more);
    /* But it sees what stands before the place where the search begins. */
    assert_int_equal(EMIC_OK, emic_pattern_find(pattern, whole, 4, &more, &match, &err));
    assert_false(more);
    emic_pattern_close(pattern);
}

static void a_moved_beginning_takes_no_words_twice(void **state)
{
    (void)state;
    assert_string_equal("b", found("a\\Kb", false, "ab"));
    assert_string_equal("", found("ab\\K", false, "abab"));
}

static void tells_what_is_wrong_and_where(void **state)
{
    (void)state;
    assert_string_equal("the pattern is empty", found("", false, ""));
    assert_string_equal("pattern, character 14: missing closing parenthesis: (fear|afraidé <-- "
                        "here ",
                        found("(fear|afraidé", false, ""));
    assert_string_equal("pattern, character 3: quantifier does not follow a repeatable item: "
                        "é| <-- here *fear",
                        found("é|*fear", false, ""));
    assert_non_null(strstr(found("a\\Cb", false, ""), "\\C"));
    assert_string_equal("the pattern is not valid UTF-8, byte 2", found("a\xFF", false, ""));
}

/* Patterns that take all but for ever, on a text that is long enough for it. */
static void none_can_hang(void **state)
{
    static const char *const sources[] = {
        "(a+)+$", "(a|aa)+$", "(?:a*)*[bc]", "(a*)*\\1$", "(?s).*a.*a.*[bc]", "((a?){30})*[bc]",
    };
    static char text[20002];
    (void)state;
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 2] = '!';
    size_t refused = 0;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        int64_t began = emic_clock_ticks();
        const char *said = found(sources[i], false, text);
        assert_true(emic_clock_ticks() - began < 20000);
        refused += strstr(said, "too many steps") != NULL;
    }
    assert_true(refused == sizeof sources / sizeof *sources);
}

/* More text than is looked at in one go: nothing is lost where two stretches meet. */
static void long_texts_lose_nothing(void **state)
{
    emic_pattern *pattern;
    emic_pattern_match match = {0};
    bool more = true;
    emic_strbuf text = {0};
    (void)state;
    while (text.length < 50000)
        emic_strbuf_puts(&text, "é fear ");
    int64_t expected = (int64_t)(text.length / strlen("é fear ")), count = 0;
    assert_int_equal(EMIC_OK,
                     emic_pattern_open(EMIC_LITERAL("(?<=é )f(e)ar"), false, &pattern, &err));
    for (size_t from = 0; more; from = match.end) {
        assert_int_equal(EMIC_OK, emic_pattern_find(pattern, emic_strbuf_slice(&text), from, &more,
                                                    &match, &err));
        count += more;
    }
    assert_int_equal(expected, count);
    emic_pattern_close(pattern);
    emic_strbuf_clear(&text);
    emic_strbuf_fill(&text, 'x', 20000);
    emic_strbuf_puts(&text, "fear");
    assert_string_equal("fear", found("f(e)ar", false, text.data));
    assert_string_equal("fear", found("(?<=x{9})fear$", false, text.data));
    /* Far from everything: many steps, and still what people mean. */
    assert_string_equal("", found("(?s)^x.*[yz]", false, text.data));
    assert_string_equal("", found("(?:x{1,5})+[yz]$|q", false, "xxxxxxxxxxxx"));
    emic_strbuf_close(&text);
}

static void deep_nesting_is_refused_or_done(void **state)
{
    static char source[4001];
    (void)state;
    for (int i = 0; i < 2000; i++) {
        source[i] = '(';
        source[2000 + i] = ')';
    }
    assert_non_null(strstr(found(source, false, "a"), "nested"));
}

static void tells_its_version(void **state)
{
    (void)state;
    assert_true(strncmp(emic_pattern_version(), "10.", 3) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_from_left_to_right),
        cmocka_unit_test(a_match_is_never_empty),
        cmocka_unit_test(letters_are_those_of_all_scripts),
        cmocka_unit_test(lines_end_with_a_line_feed),
        cmocka_unit_test(looks_no_further_than_the_text),
        cmocka_unit_test(a_moved_beginning_takes_no_words_twice),
        cmocka_unit_test(tells_what_is_wrong_and_where),
        cmocka_unit_test(none_can_hang),
        cmocka_unit_test(long_texts_lose_nothing),
        cmocka_unit_test(deep_nesting_is_refused_or_done),
        cmocka_unit_test(tells_its_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
