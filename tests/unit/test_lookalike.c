/* Misspelled and misheard names, and what must not be taken for one. All names are made up. */
#include "privacy/edit_distance.h"
#include "privacy/fold.h"
#include "privacy/lookalike.h"
#include "privacy/nickname.h"
#include "privacy/sound.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "variant_fixture.h"

static variant_roster names;
static emic_lookalike *lookalike;

static int open_names(void **state)
{
    (void)state;
    names = variant_load("Tamsin Okonjo;Maria Gonzalez;Katherine Vogel;Jose \u0141ukaszewski;"
                         "Rose Ito;\u041E\u043B\u044C\u0433\u0430 \u041F\u0435\u0442\u0440\u043E"
                         "\u0432\u0430;Siobhan Ware;@Harbor Light Shelter|HLS");
    lookalike = emic_lookalike_open(&names.list, emic_gazetteer_load());
    return 0;
}

static int close_names(void **state)
{
    (void)state;
    emic_lookalike_close(lookalike);
    emic_arena_close(names.arena);
    return 0;
}

static emic_likeness_list find(const char *words)
{
    emic_likeness_list found;
    emic_lookalike_find(lookalike, emic_slice_of(words), names.arena, &found);
    return found;
}

static void expect(const char *words, uint32_t entity, const char *why)
{
    emic_likeness_list found = find(words);
    if (found.count == 0)
        fail_msg("nothing found for %s", words);
    if (found.items[0].entity != entity || strcmp(found.items[0].why, why) != 0)
        fail_msg("%s: entity %u, %s", words, found.items[0].entity, found.items[0].why);
    assert_int_equal(entity, names.list.items[found.items[0].variant].entity);
}

static void slips_are_found(void **state)
{
    (void)state;
    const char *one = "one letter differs", *two = "two letters differ";
    expect("Tamsen", 0, one);
    expect("Tamsinn", 0, one);
    expect("tamin", 0, one);
    expect("Tasmin", 0, one); /* neighbours exchanged */
    expect("Gonzales", 1, one);
    expect("Katehrine Vogl", 2, two);
    expect("kathrine vogel", 2, one);
    expect("Lukazsewsky", 3, two); /* of Lukaszewski, whose first letter is another */
    expect("Harborligth Sheltr", 7, two);
    expect("\u041E\u043B\u044C\u0433\u0430 \u041F\u0435\u0442\u0440\u043E\u0432\u043E", 5, one);
}

static void sounds_are_found(void **state)
{
    (void)state;
    expect("Catherine", 2, "one letter differs");
    expect("Catharyne", 2, "sounds alike");
    expect("shivon", 6, "sounds alike");
    expect("Okanjo", 0, "one letter differs");
    expect("Gansales", 1, "sounds alike");
    assert_true(find("shivon").items[0].sound);
}

static void what_waits_for_a_person_is_found(void **state)
{
    (void)state;
    expect("TO", 0, "initials");
    expect("Kate", 2, "nickname");
    expect("Kate Vogel", 2, "nickname");
    expect("Rose", 4, "first name alone");
    expect("maria", 1, "first name alone"); /* in small letters no key fits it */
    assert_int_equal(0, find("maria").items[0].edits);
}

static void other_words_are_not_found(void **state)
{
    (void)state;
    static const char *const others[] = {"rose",   "may", "ware",        "to",
                                         "Tolsen", "Ann", "Ito Rosalba", "the harbor",
                                         "light",  "",    "...",         "Quill"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (find(others[i]).count)
            fail_msg("%s: %s", others[i], find(others[i]).items[0].why);
    char longer[200];
    memset(longer, 'x', sizeof longer);
    emic_likeness_list found;
    emic_lookalike_find(lookalike, (emic_slice){longer, sizeof longer}, names.arena, &found);
    assert_int_equal(0, found.count);
}

static void the_likest_stands_first(void **state)
{
    (void)state;
    variant_roster roster = variant_load("Marta;Martin;Marten;Mortan;Martas;Mirta;Martha;Marthe;"
                                         "Merta;Mareta");
    emic_lookalike *index = emic_lookalike_open(&roster.list, emic_gazetteer_load());
    emic_likeness_list found;
    emic_lookalike_find(index, EMIC_LITERAL("Marta"), roster.arena, &found);
    assert_in_range(found.count, 4, EMIC_LIKENESS_MOST);
    assert_int_equal(0, found.items[0].entity);
    for (size_t i = 1; i < found.count; i++) {
        assert_true(found.items[i - 1].edits <= found.items[i].edits);
        for (size_t k = 0; k < i; k++)
            assert_int_not_equal(found.items[i].entity, found.items[k].entity);
    }
    emic_lookalike_close(index);
    emic_arena_close(roster.arena);
}

static unsigned distance(const char *a, const char *b, unsigned limit)
{
    uint32_t points[2][16];
    for (size_t i = 0; i < strlen(a); i++)
        points[0][i] = (unsigned char)a[i];
    for (size_t i = 0; i < strlen(b); i++)
        points[1][i] = (unsigned char)b[i];
    return emic_edit_distance(points[0], strlen(a), points[1], strlen(b), limit);
}

static void exchanged_neighbours_are_one_edit(void **state)
{
    (void)state;
    assert_int_equal(0, distance("marta", "marta", 0));
    assert_int_equal(1, distance("marta", "matra", 3));
    assert_int_equal(1, distance("marta", "mart", 3));
    assert_int_equal(2, distance("marta", "mrata", 3) + distance("marta", "martha", 3));
    assert_int_equal(3, distance("ca", "abc", 5)); /* none within what was exchanged */
    assert_int_equal(3, distance("kitten", "sitting", 3));
    assert_int_equal(3, distance("kitten", "sitting", 2)); /* more than the limit */
    assert_int_equal(4, distance("", "abcdefg", 3));
}

static void expect_sound(const char *word, emic_sound_reading reading, const char *code)
{
    emic_sound sound = emic_sound_of(emic_slice_of(word), reading);
    assert_string_equal(emic_arena_string(names.arena, (emic_slice){sound.code, sound.length}),
                        code);
}

static void sounds_of_spellings(void **state)
{
    (void)state;
    static const char *const alike[][2] = {
        {"sofia", "sophia"},     {"geoffrey", "jeffrey"},   {"stephen", "steven"},
        {"phillip", "filip"},    {"sean", "shawn"},         {"gonzalez", "gonsales"},
        {"mohammed", "muhamad"}, {"aisha", "ayesha"},       {"wright", "rite"},
        {"zhang", "jang"},       {"catherine", "katherin"}, {"schmidt", "shmidt"},
        {"knox", "nox"},         {"xavier", "savier"},      {"yusuf", "iusuf"},
    };
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        emic_sound one = emic_sound_of(emic_slice_of(alike[i][0]), EMIC_READING_ENGLISH);
        assert_true(one.length > 0);
        expect_sound(alike[i][1], EMIC_READING_ENGLISH,
                     emic_arena_string(names.arena, (emic_slice){one.code, one.length}));
    }
    expect_sound("maria", EMIC_READING_ENGLISH, "MARA");
    expect_sound("jane", EMIC_READING_ENGLISH, "JAN");
    expect_sound("\u043E\u043B\u044F", EMIC_READING_ENGLISH, "");
    expect_sound("", EMIC_READING_ENGLISH, "");
    expect_sound("jorge", EMIC_READING_IBERIAN, "HARA");
    expect_sound("horhay", EMIC_READING_ENGLISH, "HARA");
    expect_sound("wojtek", EMIC_READING_CONTINENTAL, "FATAK");
    expect_sound("voitek", EMIC_READING_ENGLISH, "FATAK");
}

static void nicknames_lead_both_ways(void **state)
{
    (void)state;
    emic_nickname_list found = {0};
    bool liz = false, elizabeth = false, beth = false;
    emic_nickname_find(EMIC_LITERAL("elizabeth"), names.arena, &found);
    for (size_t i = 0; i < found.count; i++)
        liz |= emic_slice_is(found.items[i], "Liz");
    found.count = 0;
    emic_nickname_find(EMIC_LITERAL("liz"), names.arena, &found);
    for (size_t i = 0; i < found.count; i++) {
        elizabeth |= emic_slice_is(found.items[i], "Elizabeth");
        beth |= emic_slice_is(found.items[i], "Beth");
    }
    assert_true(liz && elizabeth && !beth);
    found.count = 0;
    emic_nickname_find(EMIC_LITERAL("pancho"), names.arena, &found);
    assert_int_equal(2, found.count);
    emic_nickname_find(EMIC_LITERAL("okonjo"), names.arena, &found);
    emic_nickname_find(EMIC_LITERAL(""), names.arena, &found);
    assert_int_equal(2, found.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_are_found),
        cmocka_unit_test(sounds_are_found),
        cmocka_unit_test(what_waits_for_a_person_is_found),
        cmocka_unit_test(other_words_are_not_found),
        cmocka_unit_test(the_likest_stands_first),
        cmocka_unit_test(exchanged_neighbours_are_one_edit),
        cmocka_unit_test(sounds_of_spellings),
        cmocka_unit_test(nicknames_lead_both_ways),
    };
    return cmocka_run_group_tests(tests, open_names, close_names);
}
