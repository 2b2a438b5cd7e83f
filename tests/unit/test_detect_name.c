/* Names found by capitals, by the words around them and by lists. */
#include "base/strbuf.h"
#include "privacy/detect_name.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The candidates of `text`, separated by "|"; before each two letters of its kind (na for a
 * name of any kind), and "~" when it was found in small letters. */
static void assert_found(const char *text, bool exhaustive, const char *expected)
{
    emic_arena *arena = emic_arena_open();
    emic_strbuf out = {0};
    emic_token_list tokens;
    emic_candidate_list list;
    emic_token_list_load(&tokens, emic_slice_of(text), arena);
    assert_true(tokens.count > 0);
    emic_detect_names(emic_slice_of(text), &tokens, emic_gazetteer_load(), exhaustive, arena,
                      &list);
    for (size_t i = 0; i < list.count; i++) {
        const emic_candidate *item = &list.items[i];
        assert_in_range(item->score, 1, 100);
        emic_strbuf_printf(&out, "%s%.2s%s %.*s", i > 0 ? "|" : "",
                           emic_candidate_kind_name(item->kind), item->small ? "~" : "",
                           EMIC_ARG(item->keyword));
    }
    assert_string_equal(expected, out.data ? out.data : "");
    emic_strbuf_close(&out);
    emic_arena_close(arena);
}

static void capitals_inside_a_sentence_are_candidates(void **state)
{
    (void)state;
    assert_found("so we met Zorblax in Chicago", false, "na Zorblax|pl Chicago");
    assert_found("then I went, and I'm sure OK", false, "");
    assert_found("Then he left. The door was open.", false, "");
    assert_found("\"You are late,\" he said. (Nobody came.)", false, "");
}

static void words_that_belong_together_are_one(void **state)
{
    (void)state;
    assert_found("it was Ana de la Cruz", false, "pe Ana de la Cruz");
    assert_found("it was K. Michael Stevens, and J.R. Smith", false,
                 "na K. Michael Stevens|na J.R. Smith");
    assert_found("by Jean-Luc O'Neill's aunt", false, "pe Jean-Luc O'Neill");
    assert_found("with Patrizia d'Ettorre of Parma", false, "pe Patrizia d'Ettorre|na Parma");
    assert_found("near Stratford-upon-Avon and van Gogh", false,
                 "pl Stratford-upon-Avon|na van Gogh");
    assert_found("the University of Leeds and Smith & Sons", false,
                 "or University of Leeds|or Smith & Sons");
    assert_found("for eBay and deCODE", false, "na eBay|na deCODE");
}

static void halves_and_numbers_belong_to_a_name(void **state)
{
    (void)state;
    assert_found("by John I. Zorblax there", false, "pe John I. Zorblax");
    assert_found("and so do I. Zorblax came", false, "pe Zorblax");
    assert_found("then Kim Jong-il met Ban Ki-moon", false, "pe Kim Jong-il|na Ban Ki-moon");
    assert_found("to Al-qaeda there", false, "pe Al-qaeda");
    assert_found("a Zorblax-based and New York-led firm", false, "na Zorblax|pl New York");
    assert_found("on Channel 4, in the 9th Circuit", false, "or Channel 4|or 9th Circuit");
    assert_found("under Rule 37 and Tab 4", false, "");
}

static void the_same_word_in_small_letters_is_a_candidate(void **state)
{
    (void)state;
    assert_found("I told zorblax we met Zorblax here", false, "na~ zorblax|na Zorblax");
    assert_found("they like magic at the Magic", false, "na Magic");
    assert_found("so Ana has a zorblax. Zorblax, you know", false, "pe Ana|na Zorblax");
}

static void titles_are_left_out(void **state)
{
    (void)state;
    assert_found("and Mr. Zorblax, Dr Quimby", false, "pe Zorblax|pe Quimby");
    assert_found("my name is Green, call my brother Rusty", false, "pe Green|pe Rusty");
    assert_found("Good. And Mrs Good?", false, "pe Good");
    assert_found("then Stage Manager Maria Ray came", false, "na Stage|na Manager|pe Maria Ray");
    assert_found("at the Justice Department", false, "or Justice Department");
    assert_found("I met my friend J, and her brother Said", false, "pe J|pe Said");
}

static void sentences_begin_with_names_only_if_something_tells(void **state)
{
    (void)state;
    assert_found("Table first. Zorblax came. Maria too.", false, "pe Zorblax|pe Maria");
    assert_found("Rose gardens. I like a rose.", false, "");
    assert_found("Rose is here. Then we saw Rose. A rose.", false, "pe Rose|na Rose");
    assert_found("When Anna said so.", false, "pe Anna");
    assert_found("New York is big. Don't go.", false, "pl New York");
    assert_found("Will Smith was there.", false, "pe Will Smith");
}

static void dates_are_no_names(void **state)
{
    (void)state;
    assert_found("it was in April, on Monday, 3 May 2020", false, "");
    assert_found("we asked April about it", false, "pe April");
}

static void common_words_are_no_names_where_nothing_tells(void **state)
{
    (void)state;
    assert_found("so. Card Tricks and First Aid", false, "na First Aid");
    assert_found("the PhD was on DVD, hmm. Hmmm, see Figure", false, "");
    assert_found("then Ngo came", false, "pl Ngo");
    assert_found("he works at Card Tricks", false, "or Card Tricks");
    assert_found("Thad 's Card Tricks", false, "na Thad|na Card Tricks");
    assert_found("they read The Onion", false, "na The Onion");
}

static void a_country_is_no_opener(void **state)
{
    (void)state;
    assert_found("she left the US then", false, "pl US");
    assert_found("LET US GO, Us too", false, "");
}

static void exhaustive_takes_every_capital(void **state)
{
    (void)state;
    assert_found("The door. I saw Zorblax on Monday.", true, "na The|na Zorblax|na Monday");
}

static void small_letters_are_searched_when_there_are_no_capitals(void **state)
{
    (void)state;
    assert_found("my name is zorblax and i live in new york with maria, we will mark the rose in "
                 "may and see john smith",
                 false, "pe~ zorblax|pl~ new york|pe~ maria|pe~ john smith");
    assert_found("So we saw Anna with maria there.", false, "pe Anna");
    assert_found("So we saw Anna with qxzvkj there, the dog and the cat went on over the long hill "
                 "and down into the wide green valley and so on and on.",
                 true, "na So|pe Anna|na~ qxzvkj");
    assert_found("So maria saw Anna at 4chan on the 2nd", true,
                 "na So|pe~ maria|pe Anna|na~ 4chan");
    assert_found("So he sold \"qxzvkj\" to Anna", false, "na~ qxzvkj|pe Anna");
}

/* The score of the first candidate of `text` with these words. */
static int score_of(const char *words, const char *text)
{
    emic_arena *arena = emic_arena_open();
    emic_token_list tokens;
    emic_candidate_list list;
    int score = 0;
    emic_token_list_load(&tokens, emic_slice_of(text), arena);
    emic_detect_names(emic_slice_of(text), &tokens, emic_gazetteer_load(), false, arena, &list);
    for (size_t i = 0; i < list.count; i++) {
        if (!emic_slice_is(list.items[i].keyword, words))
            continue;
        assert_true(score == 0 || score == list.items[i].score);
        score = list.items[i].score;
    }
    assert_true(score > 0);
    emic_arena_close(arena);
    return score;
}

static void scores_tell_how_likely_a_person_is_named(void **state)
{
    (void)state;
    int once = score_of("Zorblax", "so we met Zorblax there");
    assert_true(score_of("Zorblax", "so we met Zorblax and Zorblax and Zorblax there") > once);
    assert_true(score_of("Zorblax", "so we met Zorblax, a zorblax, my zorblax") < once);
    assert_true(score_of("Zorblax", "so we met the Zorblax there") < once);
    assert_true(score_of("ZorBlax", "so we met ZorBlax there") < once);
    assert_true(score_of("McOrblax", "so we met McOrblax there") == once);
    assert_true(score_of("R Zorblax", "so we met R Zorblax there") > once);
    assert_true(score_of("Ana Ray", "so we met Ana Ray there") > once);
    assert_true(score_of("Canada", "so we saw Canada there") < once);
    assert_true(score_of("Zorblax", "in Zorblax versus Green") > once);
    assert_true(score_of("Zorblax", "so we met Ana \"Zorblax\" Ray") > once);
    assert_true(score_of("Zorblax", "so Zorblax, who left") > once);
    assert_true(score_of("Zorblax", "so we met Ana Ray, Ana Fox and Zorblax there") > once);
    assert_true(score_of("Zorblax Prize", "so the Zorblax Prize") <
                score_of("Zorblax Mirth", "so the Zorblax Mirth"));
    assert_true(score_of("Team Manager", "so the Team Manager left") >
                score_of("Team Market", "so the Team Market left"));
    assert_true(score_of("Zorblax", "so the Zorblax movement") <
                score_of("Zorblax", "so the Zorblax, and"));
    assert_true(score_of("Germans", "so Germans left") > score_of("German", "so German left"));
    int word = score_of("Will", "so we saw Will there"),
        rare = score_of("Zorblax", "so we saw Zorblax there");
    assert_true(word - score_of("Will", "so we saw Will there, will I, will she") < 20);
    assert_true(rare - score_of("Zorblax", "so we saw Zorblax there, zorblax I, zorblax") > 20);
    assert_true(score_of("Twain", "we read it.\nTwain, Mark. Another.") >
                score_of("Twain", "we read Twain"));
}

static void share_of_capitals_counts_inside_sentences(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    emic_token_list tokens;
    emic_token_list_load(&tokens, EMIC_LITERAL("The dog saw Ana and me. I ran off"), arena);
    assert_int_equal(10, tokens.count);
    assert_float_equal(1.0 / 7, emic_detect_capitals(&tokens), 1e-9);
    emic_token_list_load(&tokens, EMIC_LITERAL("then ana ran"), arena);
    assert_float_equal(0, emic_detect_capitals(&tokens), 1e-9);
    emic_token_list_load(&tokens, EMIC_LITERAL(""), arena);
    assert_float_equal(1, emic_detect_capitals(&tokens), 1e-9);
    emic_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_inside_a_sentence_are_candidates),
        cmocka_unit_test(words_that_belong_together_are_one),
        cmocka_unit_test(halves_and_numbers_belong_to_a_name),
        cmocka_unit_test(the_same_word_in_small_letters_is_a_candidate),
        cmocka_unit_test(titles_are_left_out),
        cmocka_unit_test(sentences_begin_with_names_only_if_something_tells),
        cmocka_unit_test(dates_are_no_names),
        cmocka_unit_test(common_words_are_no_names_where_nothing_tells),
        cmocka_unit_test(a_country_is_no_opener),
        cmocka_unit_test(exhaustive_takes_every_capital),
        cmocka_unit_test(small_letters_are_searched_when_there_are_no_capitals),
        cmocka_unit_test(scores_tell_how_likely_a_person_is_named),
        cmocka_unit_test(share_of_capitals_counts_inside_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
