/* Street addresses and postcodes in the orders of many countries. All streets are invented. */
#include "detect_fixture.h"

static void streets_with_english_names(void **state)
{
    static const detect_case cases[] = {
        {"I stayed at 12 Elm Street.", "address=12 Elm Street"},
        {"on Elm Street, then", "address=Elm Street"},
        {"at 350 West 5 Oak Ave", "address=350 West 5 Oak Ave"},
        {"12a Mill Lane, Oldtown", "address=12a Mill Lane, Oldtown"},
        {"12 elm street", "address=12 elm street"},
        {"She went to the Supreme Court", ""},
        {"the street was empty", ""},
        {"5 years on the street", ""},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void streets_of_other_languages(void **state)
{
    static const detect_case cases[] = {
        {"in der Musterstraße 12, Musterstadt", "address=Musterstraße 12, Musterstadt"},
        {"Rua do Exemplo 45", "address=Rua do Exemplo 45"},
        {"Via Prova 7", "address=Via Prova 7"},
        {"C/ Ejemplo 3", "address=C/ Ejemplo 3"},
        {"ul. Wzorowa 61", "address=ul. Wzorowa 61"},
        {"Minta u. 9.", "address=Minta u. 9."},
        {"Mallikatu 54", "address=Mallikatu 54"},
        {"Λεωφόρος Δοκιμής 119", "address=Λεωφόρος Δοκιμής 119"},
        {"via e-mail", ""},
        {"Katie 12", ""},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void whole_addresses_with_their_tails(void **state)
{
    static const detect_case cases[] = {
        {"sent to 6750 Malli 25 Apt. 864\nOldtown\n, CO\n Uruguay 64677",
         "address=6750 Malli 25 Apt. 864\nOldtown\n, CO\n Uruguay 64677"},
        {"31 rue de la Lune Apt. 087 OLDTOWN France",
         "address=31 rue de la Lune Apt. 087 OLDTOWN France"},
        {"12 Elm Street, Apt 4B, Springfield, IL 62701.",
         "address=12 Elm Street, Apt 4B, Springfield, IL 62701"},
        {"> 12 Elm Street\n> Suite 3\n> Oldtown 12345\n",
         "address=12 Elm Street\n> Suite 3\n> Oldtown 12345"},
        {"12 Elm Street\nOldtown\n55 501 0123",
         "address=12 Elm Street\nOldtown; phone=55 501 0123"},
        {"12 Elm Street\nVida said so", "address=12 Elm Street"},
        {"12 Elm Street\nPhone: 555-0123", "address=12 Elm Street; phone=555-0123"},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void boxes_corners_and_soldiers(void **state)
{
    static const detect_case cases[] = {
        {"P.O. Box 149", "address=P.O. Box 149"},
        {"PO box 12, Oldtown", "address=PO box 12, Oldtown"},
        {"PSC 6293, Box 8158\nAPO AP 04336", "address=PSC 6293, Box 8158\nAPO AP 04336"},
        {"unit 4526 box 0671", "address=unit 4526 box 0671"},
        {"USS Example\nFPO AE 12382", "address=USS Example\nFPO AE 12382"},
        {"at the corner of Elm and Oak", "address=the corner of Elm and Oak"},
        {"Apt. 123", "address=Apt. 123"},
        {"in the corner of my room", ""},
        {"a box of 12", ""},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void houses_that_only_their_context_tells(void **state)
{
    static const detect_case cases[] = {{"She lives on Rahu 37 street", "address=Rahu 37"},
                                        {"our address is Rahu 37", "address=Rahu 37"},
                                        {"see Table 3 and Chapter 12", ""},
                                        {"Psalm 23", ""},
                                        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void postcodes(void **state)
{
    static const detect_case cases[] = {{"zip code is 12345", "postcode=12345"},
                                        {"ZIP: 394 13", "postcode=394 13"},
                                        {"12345-6789", "postcode=12345-6789"},
                                        {"ZZ99 9ZZ in lists", "postcode=ZZ99 9ZZ"},
                                        {"K1A 0B1", "postcode=K1A 0B1"},
                                        {"1234 AB", "postcode=1234 AB"},
                                        {"a zip of 3 files", ""},
                                        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void positions_count_code_points(void **state)
{
    (void)state;
    assert_place("é😀 Prøvegade 5\n", 3, 14);
}

static void hostile_texts_take_linear_work(void **state)
{
    static const char *const units[] = {"1 ",
                                        "A ",
                                        "A. ",
                                        "Apt 1 ",
                                        "12 Elm Street ",
                                        "Elm Street, ",
                                        "Street ",
                                        "1 Elm ",
                                        "Elm 1 ",
                                        "Via ",
                                        "Via de ",
                                        "de la ",
                                        "corner of ",
                                        "corner of A and ",
                                        "P.O. Box ",
                                        "APO ",
                                        "PO Box 1, ",
                                        "> ",
                                        "A\n",
                                        "zip code ",
                                        "lives at ",
                                        "1 Suite ",
                                        "USS A ",
                                        "12 Elm Street\n>>>>"};
    (void)state;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        assert_linear(units[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(streets_with_english_names),
        cmocka_unit_test(streets_of_other_languages),
        cmocka_unit_test(whole_addresses_with_their_tails),
        cmocka_unit_test(boxes_corners_and_soldiers),
        cmocka_unit_test(houses_that_only_their_context_tells),
        cmocka_unit_test(postcodes),
        cmocka_unit_test(positions_count_code_points),
        cmocka_unit_test(hostile_texts_take_linear_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
