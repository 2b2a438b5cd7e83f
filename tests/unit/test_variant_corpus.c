/* The bars of the roster: in a hundred transcripts every applied spelling of a thousand made-up
 * people is found, their misspellings are suggested, and no word is taken for a name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../bench/variant_corpus.h"

static corpus *people;
static emic_error error;

static int open_corpus(void **state)
{
    (void)state;
    people = corpus_make();
    return 0;
}

static int close_corpus(void **state)
{
    (void)state;
    emic_arena_close(people->arena);
    free(people);
    return 0;
}

static void every_applied_spelling_is_found(void **state)
{
    (void)state;
    emic_matcher *matcher = corpus_matcher(people, &error);
    if (!matcher)
        fail_msg("%s", error.message);
    size_t found = 0, more = 0;
    for (uint32_t t = 0; t < CORPUS_TRANSCRIPTS; t++) {
        emic_match_list list;
        emic_match_find(matcher, people->transcripts[t], people->arena, &list);
        found += corpus_found(people, &list, t);
        more += list.count;
    }
    assert_in_range(people->places.count, 20 * CORPUS_PEOPLE, 200 * CORPUS_PEOPLE);
    assert_int_equal(people->places.count, found);
    assert_int_equal(people->places.count, more); /* and nothing else */
    emic_matcher_close(matcher);
}

/* Whether the nearest suggestions hold a spelling of `variant`'s letters. */
static bool is_suggested(emic_lookalike *lookalike, const emic_variant *variant, emic_slice words)
{
    emic_likeness_list found;
    emic_lookalike_find(lookalike, words, people->arena, &found);
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].entity == variant->entity ||
            emic_slice_equal(people->variants.items[found.items[i].variant].folded,
                             variant->folded))
            return true;
    return false;
}

static void misspellings_are_suggested(void **state)
{
    (void)state;
    emic_lookalike *lookalike = emic_lookalike_open(&people->variants, emic_gazetteer_load());
    size_t tried = 0, found = 0;
    for (size_t i = 0; i < people->variants.count; i++) {
        const emic_variant *variant = &people->variants.items[i];
        size_t letters = emic_utf8_count(variant->folded);
        if (letters < 5 || variant->claim == EMIC_CLAIM_GUESS || corpus_dice(people, 8))
            continue;
        emic_slice words = corpus_misspell(people, variant->words, letters < 12 ? 1 : 2);
        tried++;
        found += is_suggested(lookalike, variant, words);
    }
    emic_lookalike_close(lookalike);
    assert_in_range(tried, 2000, 100000);
    if (found * 100 < tried * 98)
        fail_msg("%zu of %zu misspellings suggested", found, tried);
}

static size_t count_matches(size_t roster, const char *text)
{
    emic_match_list found;
    emic_matcher *matcher = corpus_trap_matcher(corpus_trap_names[roster], people->arena);
    assert_non_null(matcher);
    emic_match_find(matcher, emic_slice_of(text), people->arena, &found);
    emic_matcher_close(matcher);
    return found.count;
}

static void no_word_is_taken_for_a_name(void **state)
{
    (void)state; /* the same names are found where they can be nothing else */
    assert_int_equal(5,
                     count_matches(0, "Ann, and Mark, Will, Rose, Christina M. May? Christina?"));
    assert_int_equal(3, count_matches(1, "Ann met Mr. Okonjo and Rose Q., and Will, Mark and May"));
    assert_int_equal(0, corpus_fallen(people->arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_applied_spelling_is_found),
        cmocka_unit_test(misspellings_are_suggested),
        cmocka_unit_test(no_word_is_taken_for_a_name),
    };
    return cmocka_run_group_tests(tests, open_corpus, close_corpus);
}
