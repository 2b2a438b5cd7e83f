/* Contacts and numbers, kind by kind: what is found, whole and with its kind, and what is not.
 * All from ranges that are set aside for examples. */
#include "detect_fixture.h"

static void email_addresses(void **state)
{
    static const detect_case cases[] = {
        {"Write to ana.vidal@example.org.", "email=ana.vidal@example.org"},
        {"<a+b_c%d@mail.example.co.uk>", "email=a+b_c%d@mail.example.co.uk"},
        {"ana at example dot org, please", "email=ana at example dot org"},
        {"ANA@EXAMPLE.ORG", "email=ANA@EXAMPLE.ORG"},
        {"ąćę@example.org and x@my-site.example", "email=ąćę@example.org; email=x@my-site.example"},
        {"we met at dot com", ""},
        {"a @ b.org", ""},
        {"nobody@home", ""},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void urls(void **state)
{
    static const detect_case cases[] = {
        {"See https://www.example.org/a/b?c=1#d.", "url=https://www.example.org/a/b?c=1#d"},
        {"(http://example.com/x)", "url=http://example.com/x"},
        {"go to www.example.museum now", "url=www.example.museum"},
        {"on example.org/forum, yes", "url=example.org/forum"},
        {"ftp://192.0.2.1/pub", "url=ftp://192.0.2.1/pub"},
        {"He left.Then she left.Com on", ""},
        {"and/or 3:4", ""},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void handles(void **state)
{
    static const detect_case cases[] = {{"I am @ana_vidal there", "handle=@ana_vidal"},
                                        {"(@ana07)", "handle=@ana07"},
                                        {"five @ 3 each", ""},
                                        {"a lone @ sign", ""},
                                        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void ip_addresses(void **state)
{
    static const detect_case cases[] = {
        {"from 192.0.2.44.", "ip=192.0.2.44"},
        {"at 198.51.100.7:8080", "ip=198.51.100.7; number=8080"},
        {"2001:db8::1 or 2001:db8:0:0:1:0:0:1", "ip=2001:db8::1; ip=2001:db8:0:0:1:0:0:1"},
        {"version 1.2.3.4.5", "number=1.2.3.4.5"},
        {"300.1.2.3", "number=300.1.2.3"},
        {"at 11:34:35 sharp", ""},
        {"std::vector", ""},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void payment_cards(void **state)
{
    static const detect_case cases[] = {
        {"card 4111111111111111 it was", "card=4111111111111111"},
        {"4111 1111 1111 1111", "card=4111 1111 1111 1111"},
        {"5555-5555-5555-4444", "card=5555-5555-5555-4444"},
        {"378282246310005 and 3782 822463 10005", "card=378282246310005; card=3782 822463 10005"},
        {"٤١١١١١١١١١١١١١١١", "card=٤١١١١١١١١١١١١١١١"},
        {"4111111111111112", "number=4111111111111112"},
        {"9111111111111111", "number=9111111111111111"},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void bank_accounts(void **state)
{
    static const detect_case cases[] = {
        {"GB82WEST12345698765432", "iban=GB82WEST12345698765432"},
        {"IBAN: GB82 WEST 1234 5698 7654 32.", "iban=GB82 WEST 1234 5698 7654 32"},
        {"de89370400440532013000", "iban=de89370400440532013000"},
        {"NO93 8601 1117 947 was it", "iban=NO93 8601 1117 947"},
        {"GB83WEST12345698765432", "id=GB83WEST12345698765432"},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

/* Numbers of the Social Security Administration that were never given to anybody. */
static void social_security_numbers(void **state)
{
    static const detect_case cases[] = {{"It is 987-65-4320.", "ssn=987-65-4320"},
                                        {"my SSN is 987654320", "ssn=987654320"},
                                        {"social security number 987 65 4320", "ssn=987 65 4320"},
                                        {"000-12-3456", "phone=000-12-3456"},
                                        {"987-00-4320 x", "phone=987-00-4320"},
                                        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void phone_numbers(void **state)
{
    static const detect_case cases[] = {
        {"call 555-0123", "phone=555-0123"},
        {"(212) 555-0123", "phone=(212) 555-0123"},
        {"+1-212-555-0123 ext. 45", "phone=+1-212-555-0123 ext. 45"},
        {"212.555.0123x4587", "phone=212.555.0123x4587"},
        {"2125550123", "phone=2125550123"},
        {"+44 (0)20 7946 0123", "phone=+44 (0)20 7946 0123"},
        {"+447700900123", "phone=+447700900123"},
        {"07700 900 123", "phone=07700 900 123"},
        {"01.99.00.12.34", "phone=01.99.00.12.34"},
        {"01.12.00.12.34", "phone=01.12.00.12.34"},
        {"21-12-55-01", "phone=21-12-55-01"},
        {"call me at 5550123", "phone=5550123"},
        {"Tel: 55 01 23", "phone=55 01 23"},
        {"0171-5550143 or 0171 5550143", "phone=0171-5550143; phone=0171 5550143"},
        {"030 / 5550 - 1430", "phone=030 / 5550 - 1430"},
        {"+49 (0)30 / 5550-1430", "phone=+49 (0)30 / 5550-1430"},
        {"between 08 - 12 or 555 - 0143", "number=0143"},
        {"it weighed 5550123", "number=5550123"},
        {"+1–212–555–0123", "phone=+1–212–555–0123"},
        {"from 1999-2001", "date=1999; date=2001"},
        {"$555 0123", "number=0123"},
        {"1 000 000 people", ""},
        {"555\n0123", "number=0123"},
        {"99.5", ""},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void vehicle_plates(void **state)
{
    static const detect_case cases[] = {{"a van, AB12 CDE, grey", "plate=AB12 CDE"},
                                        {"B-MW 1234", "plate=B-MW 1234"},
                                        {"AB-123-CD", "plate=AB-123-CD"},
                                        {"ABC-1234", "plate=ABC-1234"},
                                        {"licence plate: 7ABC 123", "plate=7ABC 123"},
                                        {"the plate number is XYZ 789", "plate=XYZ 789"},
                                        {"COVID-19 and B-17", ""},
                                        {"a plate of rice", ""},
                                        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void ids_and_other_numbers(void **state)
{
    static const detect_case cases[] = {
        {"case number: 88-A", "id=88-A"},
        {"my driver's license number is 1234-56-7890", "id=1234-56-7890"},
        {"file # 17", "id=17"},
        {"A12345678", "id=A12345678"},
        {"I earned 48,500 there", "number=48,500"},
        {"building of 12345", "number=12345"},
        {"room 12 on the 3rd, 250 people, 50k", "address=room 12"},
        {"TP07 said so", ""},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void positions_count_code_points(void **state)
{
    (void)state;
    assert_place("😀 é\xcc\x81 שלום 555-0123 ok", 10, 18);
}

static void an_empty_text_holds_nothing(void **state)
{
    emic_arena *arena = emic_arena_open();
    emic_candidate_list list;
    (void)state;
    detect_all((emic_slice){"", 0}, arena, &list);
    assert_int_equal(0, list.count);
    detect_all(emic_slice_of("@"), arena, &list);
    assert_int_equal(0, list.count);
    detect_all(emic_slice_of("555-0123"), arena, &list);
    assert_int_equal(1, list.count);
    emic_arena_close(arena);
}

static void hostile_texts_take_linear_work(void **state)
{
    static const char *const units[] = {
        "a@",     "@",        "a.",    "a.a@",  "://",  "x://",  ":",    "a:",           "::",
        "1:",     "1.",       "1-",    "1 ",    "12 ",  "1234 ", "(1) ", "+1",           "+",
        "(",      "4111 ",    "GB82 ", "A1B2 ", "AB12", "B-1 ",  "# ",   "case number ", "dot com ",
        "plate ", "http://)."};
    (void)state;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        assert_linear(units[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(email_addresses),
        cmocka_unit_test(urls),
        cmocka_unit_test(handles),
        cmocka_unit_test(ip_addresses),
        cmocka_unit_test(payment_cards),
        cmocka_unit_test(bank_accounts),
        cmocka_unit_test(social_security_numbers),
        cmocka_unit_test(phone_numbers),
        cmocka_unit_test(vehicle_plates),
        cmocka_unit_test(ids_and_other_numbers),
        cmocka_unit_test(positions_count_code_points),
        cmocka_unit_test(an_empty_text_holds_nothing),
        cmocka_unit_test(hostile_texts_take_linear_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
