/* The lists of names: what they know, how words are compared, and where places lie. */
#include "base/strbuf.h"
#include "privacy/gazetteer.h"
#include "privacy/gazetteer_key.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static unsigned find(const char *words)
{
    return emic_gazetteer_find(emic_gazetteer_load(), emic_slice_of(words));
}

/* All of `flags`, and none of `not`. */
static void assert_known(const char *words, unsigned flags, unsigned not )
{
    unsigned known = find(words);
    if ((known & flags) != flags || (known & not ))
        fail_msg("%s is known as %x", words, known);
}

static void names_are_known_by_their_kind(void **state)
{
    (void)state;
    assert_known("Maria", EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_FEMALE,
                 EMIC_GAZETTEER_MALE | EMIC_GAZETTEER_COMMON);
    assert_known("John", EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_MALE, EMIC_GAZETTEER_FEMALE);
    assert_known("Jordan", EMIC_GAZETTEER_MALE | EMIC_GAZETTEER_FEMALE | EMIC_GAZETTEER_COUNTRY, 0);
    assert_known("Garcia", EMIC_GAZETTEER_SURNAME, EMIC_GAZETTEER_COMMON);
    assert_known("Chicago", EMIC_GAZETTEER_PLACE, EMIC_GAZETTEER_COMMON);
    assert_known("New York", EMIC_GAZETTEER_PLACE | EMIC_GAZETTEER_REGION, EMIC_GAZETTEER_COMMON);
    assert_known("Illinois", EMIC_GAZETTEER_REGION, EMIC_GAZETTEER_COMMON);
    assert_known("Bosnia and Herzegovina", EMIC_GAZETTEER_COUNTRY, 0);
    assert_known("USA", EMIC_GAZETTEER_COUNTRY, 0);
    assert_known("Latin America", EMIC_GAZETTEER_REGION, 0);
    assert_known("English", EMIC_GAZETTEER_PROPER, 0);
}

static void names_that_are_words_are_known_as_both(void **state)
{
    (void)state;
    const unsigned both = EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_COMMON;
    assert_known("Rose", both, 0);
    assert_known("Will", both, 0);
    assert_known("Mark", both, 0);
    assert_known("May", both | EMIC_GAZETTEER_CALENDAR, 0);
    assert_known("June", EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_CALENDAR, 0);
    assert_known("Monday", EMIC_GAZETTEER_CALENDAR, 0);
    assert_known("the", EMIC_GAZETTEER_COMMON, EMIC_GAZETTEER_GIVEN | EMIC_GAZETTEER_PLACE);
    assert_int_equal(0, find("qxzvkj"));
    assert_int_equal(0, find(""));
    assert_int_equal(0, find("..'"));
}

static void levels_tell_the_frequent_from_the_rare(void **state)
{
    (void)state;
    assert_int_equal(15, emic_gazetteer_weight(find("John")));
    assert_int_equal(15, emic_gazetteer_weight(find("Smith")));
    assert_true(emic_gazetteer_weight(find("Zenaida")) < 12);
    assert_int_equal(1, emic_gazetteer_tier(find("the")));
    assert_true(emic_gazetteer_tier(find("mitochondria")) > 3);
    assert_int_equal(0, emic_gazetteer_tier(find("Garcia")));
}

static void case_marks_and_signs_do_not_count(void **state)
{
    (void)state;
    unsigned known = find("Jose");
    assert_true(known & EMIC_GAZETTEER_GIVEN);
    assert_int_equal(known, find("JOSÉ"));
    assert_int_equal(known, find("jose\xcc\x81"));
    assert_known("O'Brien", EMIC_GAZETTEER_SURNAME, 0);
    assert_int_equal(find("OBRIEN"), find("O’Brien"));
    assert_known("St. Louis", EMIC_GAZETTEER_PLACE, 0);
    assert_int_equal(find("st louis"), find(" St.\n Louis "));
    assert_known("Stratford upon Avon", EMIC_GAZETTEER_PLACE, 0);
    assert_int_equal(find("Stratford-upon-Avon"), find("Stratford upon Avon"));
    assert_known("Lodz", EMIC_GAZETTEER_PLACE, 0);
    assert_int_equal(find("Łódź"), find("Lodz"));
    assert_int_equal(find("Søren"), find("Soren"));
    assert_int_equal(0, find("Chicago's"));
    assert_int_equal(0, find("Anna Anna Anna Anna Anna Anna Anna Anna Anna Anna Anna"));
}

static void assert_place(const char *words, const char *town, const char *region,
                         const char *country)
{
    emic_place place;
    emic_strbuf got = {0}, wanted = {0};
    assert_true(emic_gazetteer_place(emic_gazetteer_load(), emic_slice_of(words), &place));
    emic_strbuf_printf(&got, "%.*s|%.*s|%.*s", EMIC_ARG(place.town), EMIC_ARG(place.region),
                       EMIC_ARG(place.country));
    emic_strbuf_printf(&wanted, "%s|%s|%s", town, region, country);
    assert_string_equal(wanted.data, got.data);
    emic_strbuf_close(&got);
    emic_strbuf_close(&wanted);
}

static void places_lie_in_regions_and_countries(void **state)
{
    (void)state;
    emic_place place;
    assert_place("Chicago", "Chicago", "Illinois", "United States");
    assert_place("London", "London", "England", "United Kingdom");
    assert_place("Paris", "Paris", "Île-de-France", "France");
    assert_place("zurich", "Zürich", "Zurich", "Switzerland");
    assert_place("New York", "New York City", "New York", "United States");
    assert_place("Illinois", "", "Illinois", "United States");
    assert_place("Miami-Dade County", "", "Florida", "United States");
    assert_place("Mexico", "", "", "Mexico");
    assert_place("Springfield", "Springfield", "Missouri", "United States");
    assert_false(
        emic_gazetteer_place(emic_gazetteer_load(), EMIC_LITERAL("Smithwick-Garcia"), &place));
    assert_int_equal(0, place.country.length);
    assert_false(emic_gazetteer_place(emic_gazetteer_load(), EMIC_LITERAL("Africa"), &place));
}

static void a_token_is_found_by_its_hash(void **state)
{
    (void)state;
    const emic_slice text = EMIC_LITERAL("so Maria met ŁUKASZ, Zoë and qxzvkj");
    const emic_gazetteer *gazetteer = emic_gazetteer_load();
    emic_arena *arena = emic_arena_open();
    emic_token_list tokens;
    size_t known = 0;
    emic_token_list_load(&tokens, text, arena);
    assert_int_equal(8, tokens.count);
    for (size_t i = 0; i < tokens.count; i++) {
        const emic_token *token = &tokens.items[i];
        unsigned found = emic_gazetteer_find_token(gazetteer, text, token);
        assert_int_equal(
            emic_gazetteer_find(gazetteer, (emic_slice){text.data + token->byte, token->length}),
            found);
        known += found != 0;
    }
    assert_int_equal(6, known);
    emic_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_known_by_their_kind),
        cmocka_unit_test(names_that_are_words_are_known_as_both),
        cmocka_unit_test(levels_tell_the_frequent_from_the_rare),
        cmocka_unit_test(case_marks_and_signs_do_not_count),
        cmocka_unit_test(places_lie_in_regions_and_countries),
        cmocka_unit_test(a_token_is_found_by_its_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
