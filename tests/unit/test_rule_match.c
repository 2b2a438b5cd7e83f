/* Where a rule fits in the words of a turn, and what is coded around it. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "study/rule_match.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static emic_arena *arena;
static emic_error err;

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

/* All passages of a rule in `words`, joined by "|"; or what is wrong with the rule. */
static const char *coded(emic_coding_rule rule, const char *words)
{
    emic_rule_matcher *matcher;
    emic_rule_place_list places;
    emic_strbuf out = {0};
    size_t from = 0;
    if (emic_rule_matcher_open(&rule, &matcher, &err) != EMIC_OK)
        return err.message;
    assert_int_equal(EMIC_OK, emic_rule_match(matcher, emic_slice_of(words), arena, &places, &err));
    for (size_t i = 0; i < places.count; i++) {
        assert_true(places.items[i].start < places.items[i].end);
        assert_true(i == 0 || places.items[i - 1].end <= places.items[i].start);
        emic_rule_place at =
            emic_rule_around(rule.scope, emic_slice_of(words), places.items[i], &from);
        emic_strbuf_puts(&out, out.length ? "|" : "");
        emic_strbuf_add(&out, (emic_slice){words + at.start, at.end - at.start});
    }
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    emic_rule_matcher_close(matcher);
    return text;
}

static const char *words(const char *list, const char *text)
{
    return coded((emic_coding_rule){.kind = EMIC_RULE_WORDS, .body = emic_slice_of(list)}, text);
}

static const char *folded(const char *list, const char *text)
{
    emic_coding_rule rule = {.kind = EMIC_RULE_WORDS, .body = emic_slice_of(list), .fold = true};
    return coded(rule, text);
}

static const char *pattern(const char *source, const char *text)
{
    return coded((emic_coding_rule){.body = emic_slice_of(source)}, text);
}

static const char *folded_pattern(const char *source, const char *text)
{
    return coded((emic_coding_rule){.body = emic_slice_of(source), .fold = true}, text);
}

static const char *around(emic_rule_scope scope, const char *source, const char *text)
{
    return coded((emic_coding_rule){.body = emic_slice_of(source), .scope = scope}, text);
}

static void words_fit_whole_words(void **state)
{
    (void)state;
    assert_string_equal("fear|fear", words("fear", "fear, fearful, unfear; fear."));
    assert_string_equal("", words("fear", "Fear FEAR"));
    assert_string_equal("a|b", words("a\n\n  b \n", "a c b"));
    assert_string_equal("TP07", words("TP07", "TP07 TP0 TP077"));
    assert_string_equal("Zoë", words("Zoë", "Zoë Zoë1 Zoe"));
    assert_string_equal("7", words("7", "7 77"));
}

static void the_longest_phrase_wins(void **state)
{
    (void)state;
    assert_string_equal("night bus driver|night",
                        words("night\nnight bus\nnight bus driver", "night bus driver, night"));
    assert_string_equal("night bus|b", words("night bus\nbus b\nb", "night bus b"));
    assert_string_equal("no|no one", words("no\nno one", "no, no one"));
}

static void any_white_space_fits_any_other(void **state)
{
    (void)state;
    assert_string_equal("no  safe\nplace", words("no safe place", "no  safe\nplace"));
    assert_string_equal("no\tsafe place", words("no  safe \t place", "no\tsafe place"));
    assert_string_equal("", words("no safe place", "no safe\n\nplace"));
    assert_string_equal("", words("no safe", "no-safe nosafe no, safe"));
    assert_string_equal("no-safe", words("no-safe", "no-safe no - safe"));
    assert_string_equal("well‑known", words("well-known", "well‑known"));
}

static void contractions_are_words_of_their_own(void **state)
{
    (void)state;
    assert_string_equal("can", words("can", "I can't, I can"));
    assert_string_equal("can’t", words("can't", "I can’t, I can"));
    assert_string_equal("mother", words("mother", "my mother's house"));
    assert_string_equal("amour", words("amour", "l'amour"));
}

static void folding_forgets_case_and_marks(void **state)
{
    (void)state;
    assert_string_equal("straße|STRASSE|Strasse", folded("straße", "straße STRASSE Strasse"));
    assert_string_equal("Straße", folded("STRASSE", "Straße"));
    assert_string_equal("é|e\xCC\x81|E", folded("é", "é e\xCC\x81 E"));
    assert_string_equal("CAFÉ", folded("cafe", "CAFÉ cafes"));
    assert_string_equal("", words("straße", "STRASSE"));
    assert_string_equal("ΣΊΣΥΦΟΣ", folded("Σίσυφος", "ΣΊΣΥΦΟΣ"));
}

static void a_pattern_can_be_folded_too(void **state)
{
    (void)state;
    assert_string_equal("straße|STRASSE", folded_pattern("straße", "die straße, STRASSE"));
    assert_string_equal("Café|cafe\xCC\x81", folded_pattern("\\bcafé\\b", "Café cafe\xCC\x81 x"));
    assert_string_equal("ß", folded_pattern("s", "ß"));
    assert_string_equal("Ü|o", folded_pattern("[äöü]", "Ü b o"));
    assert_string_equal("é", folded_pattern("\\é", "é"));
    assert_string_equal("night\nbus", folded_pattern("NIGHT BUS", "night\nbus"));
    assert_string_equal("x…", folded_pattern("x…", "x… xabc"));
    assert_string_equal("", pattern("cafe", "Café"));
}

static const char *stemmed(const char *language, const char *list, const char *text)
{
    emic_coding_rule rule = {.kind = EMIC_RULE_WORDS,
                             .body = emic_slice_of(list),
                             .stem = true,
                             .language = emic_slice_of(language)};
    return coded(rule, text);
}

static void stems_forget_endings(void **state)
{
    (void)state;
    assert_string_equal("Waited|waiting|WAIT",
                        stemmed("en", "waits", "Waited, waiting; WAIT. wit"));
    assert_string_equal("nights waited",
                        stemmed("english", "night waiting", "nights waited, night"));
    assert_string_equal("Häuser|haus", stemmed("de", "Haus", "Häuser, haus, aus"));
    assert_string_equal("", stemmed("en", "café", "cafes"));
    emic_coding_rule both = {.kind = EMIC_RULE_WORDS,
                             .body = EMIC_LITERAL("Cafés"),
                             .stem = true,
                             .fold = true,
                             .language = EMIC_LITERAL("en")};
    assert_string_equal("CAFE|cafés", coded(both, "CAFE, cafés"));
    assert_non_null(strstr(stemmed("xx", "a", "a"), "no endings are known"));
}

/* More different words than stems are kept for. */
static void a_text_of_many_words_is_stemmed_too(void **state)
{
    emic_strbuf text = {0};
    (void)state;
    for (int i = 0; i < 100000; i++)
        emic_strbuf_printf(&text, "w%dx ", i);
    emic_strbuf_puts(&text, "waited unheardof waiting");
    assert_string_equal("waited|waiting", stemmed("en", "wait", text.data));
    emic_strbuf_close(&text);
}

static void a_pattern_may_not_be_stemmed(void **state)
{
    (void)state;
    assert_string_equal("--stem goes with a list of words, not with a pattern",
                        coded((emic_coding_rule){.body = emic_slice_of("a"), .stem = true}, "a"));
}

static void an_empty_list_is_refused(void **state)
{
    (void)state;
    assert_string_equal("the list holds no word", words("", "x"));
    assert_string_equal("the list holds no word", words(" \n\t\n\xC2\xA0", "x"));
    assert_string_equal("the words are not valid UTF-8, byte 2", words("a\xFF", "x"));
}

static void a_long_list_is_a_table(void **state)
{
    emic_strbuf list = {0};
    (void)state;
    for (int i = 0; i < 20000; i++)
        emic_strbuf_printf(&list, "word%d\n", i);
    assert_string_equal("word19999|word0|word777",
                        words(list.data, "word19999 word0 word20000 word777 word"));
    emic_strbuf_close(&list);
}

static void a_sentence_is_what_people_take_for_one(void **state)
{
    static const char text[] = "Who was it? \"I was afraid!\" she said. Dr. Lee, J. Doe and I "
                               "went... home. At 3.5 km we\nstopped\n\nNo end here";
    const emic_rule_scope scope = EMIC_RULE_SCOPE_SENTENCE;
    (void)state;
    assert_string_equal("Who was it?", around(scope, "was it", text));
    assert_string_equal("\"I was afraid!\" she said.", around(scope, "afraid", text));
    assert_string_equal("Dr. Lee, J. Doe and I went... home.", around(scope, "Doe", text));
    assert_string_equal("At 3.5 km we\nstopped", around(scope, "km", text));
    assert_string_equal("No end here", around(scope, "end", text));
    assert_string_equal("Who was it? \"I was afraid!\" she said.",
                        around(scope, "it\\? \"I", text));
    assert_string_equal("怕。", around(scope, "怕", "走。怕。来"));
    assert_string_equal("– Да.|– Нет.", around(scope, "Да|Нет", "– Да. – Нет. – Что?"));
}

static void several_hits_share_their_sentence(void **state)
{
    (void)state;
    assert_string_equal("a b a.|a b a.|C a",
                        around(EMIC_RULE_SCOPE_SENTENCE, "a", "a b a. X b.  C a"));
}

static void paragraphs_are_parted_by_empty_lines(void **state)
{
    static const char text[] = "One. Two\nthree.\n\nFour.\n \t\nFive.  ";
    (void)state;
    assert_string_equal("One. Two\nthree.", around(EMIC_RULE_SCOPE_PARAGRAPH, "Two", text));
    assert_string_equal("Four.", around(EMIC_RULE_SCOPE_PARAGRAPH, "Four", text));
    assert_string_equal("Five.", around(EMIC_RULE_SCOPE_PARAGRAPH, "Five", text));
    assert_string_equal("One. Two\nthree.\n\nFour.",
                        around(EMIC_RULE_SCOPE_PARAGRAPH, "three\\.\\s+Four", text));
    assert_string_equal("One. Two\nthree.\n\nFour.\n \t\nFive.",
                        around(EMIC_RULE_SCOPE_TURN, "Four", text));
    assert_string_equal("Two", around(EMIC_RULE_SCOPE_WORD, "\\s+Two\\s+", text));
    assert_string_equal("", around(EMIC_RULE_SCOPE_WORD, "\\n\\n", text));
}

/* Long texts without an end, and of nothing but ends, take time in proportion. */
static void no_text_is_slow(void **state)
{
    enum { LENGTH = 400000 };
    static const char *const parts[] = {"a ", ". ", ".", "\"", "a.", " ", "\n", "A.", "? \"", "…"};
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        emic_strbuf text = {0};
        while (text.length < LENGTH)
            emic_strbuf_puts(&text, parts[i]);
        emic_strbuf_puts(&text, " end");
        emic_rule_place end = {text.length - 3, text.length};
        size_t from = 0;
        emic_rule_place out =
            emic_rule_around(EMIC_RULE_SCOPE_SENTENCE, emic_strbuf_slice(&text), end, &from);
        assert_true(out.start < out.end && out.end == text.length);
        emic_strbuf_close(&text);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_fit_whole_words),
        TEST(the_longest_phrase_wins),
        TEST(any_white_space_fits_any_other),
        TEST(contractions_are_words_of_their_own),
        TEST(folding_forgets_case_and_marks),
        TEST(a_pattern_can_be_folded_too),
        TEST(stems_forget_endings),
        TEST(a_text_of_many_words_is_stemmed_too),
        TEST(a_pattern_may_not_be_stemmed),
        TEST(an_empty_list_is_refused),
        TEST(a_long_list_is_a_table),
        TEST(a_sentence_is_what_people_take_for_one),
        TEST(several_hits_share_their_sentence),
        TEST(paragraphs_are_parted_by_empty_lines),
        TEST(no_text_is_slow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
