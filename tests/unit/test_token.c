/* A text as tokens: kinds, positions in bytes and code points, capitals and sentences. */
#include "base/strbuf.h"
#include "privacy/token.h"
#include "privacy/token_class.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Tokens separated by "|". Before each its kind (w, n, m, s), and what its flags say: ^ capital,
 * ^^ all capitals, > first of a sentence. */
static void assert_tokens(const char *text, const char *expected)
{
    emic_arena *arena = emic_arena_open();
    emic_strbuf out = {0};
    emic_token_list list;
    emic_token_list_load(&list, emic_slice_of(text), arena);
    assert_true(list.count > 0);
    for (size_t i = 0; i < list.count; i++) {
        const emic_token *token = &list.items[i];
        emic_strbuf_puts(&out, i > 0 ? "|" : "");
        emic_strbuf_putc(&out, "ewnms"[token->kind]);
        emic_strbuf_puts(&out, token->flags & EMIC_TOKEN_CAPITAL ? "^" : "");
        emic_strbuf_puts(&out, token->flags & EMIC_TOKEN_UPPER ? "^" : "");
        emic_strbuf_puts(&out, token->flags & EMIC_TOKEN_SENTENCE ? ">" : "");
        emic_strbuf_putc(&out, ' ');
        emic_strbuf_add(&out, (emic_slice){text + token->byte, token->length});
    }
    assert_string_equal(expected, out.data);
    emic_strbuf_close(&out);
    emic_arena_close(arena);
}

static void words_numbers_and_signs_are_told_apart(void **state)
{
    (void)state;
    assert_tokens("we paid 40 to TP07", "w> we|w paid|n 40|w to|m^^ TP07");
    assert_tokens("don't, ok", "w> don|s '|w t|s ,|w ok");
    assert_tokens("a_b", "w> a|s _|w b");
    assert_tokens("3rd", "m> 3rd");
}

static void capitals_are_seen_in_many_scripts(void **state)
{
    (void)state;
    assert_tokens("so Ana USA i", "w> so|w^ Ana|w^^ USA|w i");
    assert_tokens("so Éva Łódź Đoko Šime Žak", "w> so|w^ Éva|w^ Łódź|w^ Đoko|w^ Šime|w^ Žak");
    assert_tokens("so Анна ANNA Αθήνα ŽIŽ", "w> so|w^ Анна|w^^ ANNA|w^ Αθήνα|w^^ ŽIŽ");
    assert_tokens("so éva straße анна", "w> so|w éva|w straße|w анна");
}

static void sentences_begin_after_their_signs(void **state)
{
    (void)state;
    assert_tokens("He left. Then? \"Yes.\" Fine",
                  "w^> He|w left|s .|w^> Then|s ?|s \"|w^> Yes|s .|s \"|w^> Fine");
    assert_tokens("ANA: Well, Bo", "w^^> ANA|s :|w^> Well|s ,|w^ Bo");
    assert_tokens("see example.Org or 3.5", "w> see|w example|s .|w^ Org|w or|n 3|s .|n 5");
    assert_tokens("wait… Bo", "w> wait|s …|w^> Bo");
}

static void titles_and_initials_end_no_sentence(void **state)
{
    (void)state;
    assert_tokens("with Dr. Vidal", "w> with|w^ Dr|s .|w^ Vidal");
    assert_tokens("so J. Vidal", "w> so|w^ J|s .|w^ Vidal");
    assert_tokens("so did I. Then", "w> so|w did|w^ I|s .|w^> Then");
}

static void line_breaks_and_paragraphs_are_marked(void **state)
{
    emic_arena *arena = emic_arena_open();
    emic_token_list list;
    (void)state;
    emic_token_list_load(&list, emic_slice_of("one two\r\nThree\n \nFour"), arena);
    assert_int_equal(4, list.count);
    assert_int_equal(EMIC_TOKEN_SPACE, list.items[1].flags);
    assert_int_equal(EMIC_TOKEN_SPACE | EMIC_TOKEN_LINE | EMIC_TOKEN_CAPITAL, list.items[2].flags);
    assert_int_equal(EMIC_TOKEN_SPACE | EMIC_TOKEN_LINE | EMIC_TOKEN_PARAGRAPH |
                         EMIC_TOKEN_CAPITAL | EMIC_TOKEN_SENTENCE,
                     list.items[3].flags);
    emic_arena_close(arena);
}

static void positions_count_bytes_and_code_points(void **state)
{
    emic_arena *arena = emic_arena_open();
    emic_token_list list;
    (void)state;
    /* a e-with-a-combining-accent, an emoji, Hebrew, a soft hyphen inside a word */
    emic_token_list_load(&list, emic_slice_of("e\xcc\x81t 😀 שלום co\xc2\xadop"), arena);
    assert_int_equal(4, list.count);
    const uint32_t expected[4][4] = {{0, 4, 0, 3}, {5, 4, 4, 5}, {10, 8, 6, 10}, {19, 6, 11, 16}};
    for (size_t i = 0; i < 4; i++) {
        const emic_token *token = &list.items[i];
        assert_int_equal(expected[i][0], token->byte);
        assert_int_equal(expected[i][1], token->length);
        assert_int_equal(expected[i][2], token->start);
        assert_int_equal(expected[i][3], token->end);
    }
    assert_int_equal(EMIC_TOKEN_WORD, list.items[3].kind);
    assert_int_equal(EMIC_TOKEN_END, list.items[4].kind);
    assert_int_equal(16, list.items[4].start);
    emic_arena_close(arena);
}

static void digits_of_other_scripts_are_numbers(void **state)
{
    (void)state;
    assert_tokens("so ٠١٢ ०१ ３４", "w> so|n ٠١٢|n ०१|n ３４");
    assert_int_equal(7, emic_token_digit(0x667));
    assert_int_equal(4, emic_token_digit(0xff14));
    assert_int_equal(-1, emic_token_digit('a'));
}

static void dashes_and_quotation_marks_have_one_sign(void **state)
{
    assert_int_equal('-', emic_token_sign(0x2013));
    assert_int_equal('-', emic_token_sign(0x2212));
    assert_int_equal('\'', emic_token_sign(0x2019));
    assert_int_equal('"', emic_token_sign(0x201c));
    assert_int_equal('@', emic_token_sign(0xff20));
    assert_int_equal(0, emic_token_sign(0x1f600));
    (void)state;
}

static void a_word_is_known_in_any_case(void **state)
{
    emic_arena *arena = emic_arena_open();
    emic_slice text = emic_slice_of("PhOne phones");
    emic_token_list list;
    (void)state;
    emic_token_list_load(&list, text, arena);
    assert_true(emic_token_is(&list.items[0], text, "phone"));
    assert_false(emic_token_is(&list.items[1], text, "phone"));
    assert_false(emic_token_is(&list.items[0], text, "phones"));
    assert_int_equal(emic_token_hash(emic_slice_of("phone")), list.items[0].hash);
    assert_int_not_equal(list.items[0].hash, list.items[1].hash);
    emic_arena_close(arena);
}

/* Wherever a word stands and however long it is, at the end of a text as well. */
static void a_hash_is_that_of_the_word_alone(void **state)
{
    static const char letters[] = "aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789";
    emic_arena *arena = emic_arena_open();
    (void)state;
    for (size_t length = 1; length < sizeof letters; length++)
        for (size_t before = 0; before < 10; before++)
            for (size_t after = 0; after < 10; after++) {
                emic_token_list list;
                emic_slice word = {letters, length};
                emic_slice text = emic_slice_of(
                    emic_arena_format(arena, "%.*s%.*s%.*s", (int)before, "          ",
                                      EMIC_ARG(word), (int)after, "; \u00e9 0 xyzw"));
                emic_token_list_load(&list, text, arena);
                assert_int_equal(before, list.items[0].byte);
                assert_int_equal(length, list.items[0].length);
                assert_int_equal(length > 26 ? length - 26 : 0, list.items[0].digits);
                assert_int_equal(emic_token_hash(word), list.items[0].hash);
            }
    emic_arena_close(arena);
}

static void an_empty_text_has_only_its_end(void **state)
{
    emic_arena *arena = emic_arena_open();
    emic_token_list list;
    (void)state;
    emic_token_list_load(&list, (emic_slice){"", 0}, arena);
    assert_int_equal(0, list.count);
    assert_int_equal(EMIC_TOKEN_END, list.items[0].kind);
    emic_token_list_load(&list, emic_slice_of(" \n\t "), arena);
    assert_int_equal(0, list.count);
    assert_int_equal(4, list.items[0].start);
    emic_arena_close(arena);
}

/* More tokens than the first guess has room for, and a word past 65,535 digits. */
static void long_texts_are_whole(void **state)
{
    emic_arena *arena = emic_arena_open();
    emic_strbuf text = {0};
    emic_token_list list;
    (void)state;
    emic_strbuf_fill(&text, '.', 100000);
    emic_strbuf_fill(&text, '7', 70000);
    emic_token_list_load(&list, emic_strbuf_slice(&text), arena);
    assert_int_equal(100001, list.count);
    assert_int_equal(99999, list.items[99999].byte);
    assert_int_equal(UINT16_MAX, list.items[100000].digits);
    assert_int_equal(170000, list.items[100000].end);
    emic_strbuf_close(&text);
    emic_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_numbers_and_signs_are_told_apart),
        cmocka_unit_test(capitals_are_seen_in_many_scripts),
        cmocka_unit_test(sentences_begin_after_their_signs),
        cmocka_unit_test(titles_and_initials_end_no_sentence),
        cmocka_unit_test(line_breaks_and_paragraphs_are_marked),
        cmocka_unit_test(positions_count_bytes_and_code_points),
        cmocka_unit_test(digits_of_other_scripts_are_numbers),
        cmocka_unit_test(dashes_and_quotation_marks_have_one_sign),
        cmocka_unit_test(a_word_is_known_in_any_case),
        cmocka_unit_test(a_hash_is_that_of_the_word_alone),
        cmocka_unit_test(an_empty_text_has_only_its_end),
        cmocka_unit_test(long_texts_are_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
