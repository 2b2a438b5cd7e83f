/* Queries over codings: sixty and more whose answers were worked out by hand from the study below,
 * and what a query that cannot be understood says. */
#include "measure_fixture.h"

#include "measure/query.h"

/* Turn:   1                        2                                  3
 *         4                        5 */
static const char first_text[] = "INTERVIEWER: How was it?\n\n"
                                 "P1: one two three four five six.\n\n"
                                 "INTERVIEWER: And then?\n\n"
                                 "P1: seven eight nine ten.\n\n"
                                 "P1: eleven twelve.\n";
static const char second_text[] = "INTERVIEWER: Well?\n\n"
                                  "P2: red green blue red-brown.\n\n"
                                  "P2: white black.\n";
static const char shared_text[] = "P2: alpha beta.\n\n"
                                  "P3: gamma delta.\n\n"
                                  "INTERVIEWER: epsilon?\n";

static const char codebook[] = "codebook: small\n"
                               "codes:\n"
                               "  - code: HARM\n    level: 3\n    codes:\n"
                               "      - code: FEAR\n      - code: PAIN\n"
                               "  - code: HELP\n    level: 3\n    codable: false\n    codes:\n"
                               "      - code: FRIEND\n"
                               "  - code: LUCK\n    level: 3\n";

/* In the order of their ids, which begin with 1. */
static const struct {
    const char *document, *words, *rest;
} codings[] = {
    {"D1", "one two three", "FEAR,A"},
    {"D1", "two three four", "PAIN,A"},
    {"D1", "one two three four five", "FRIEND,B"},
    {"D1", "five six", "FEAR,B,2,supports"},
    {"D1", "two three four", "PAIN,B"},
    {"D1", "seven eight", "FRIEND,A"},
    {"D1", "nine ten", "FEAR,A,1,contradicts"},
    {"D1", "eleven", "HARM,A"},
    {"D1", "eleven twelve", "LUCK,B"},
    {"D1", "And then?", "LUCK,A"},
    {"D2", "red green", "FEAR,A"},
    {"D2", "blue", "FRIEND,A"},
    {"D2", "white black", "PAIN,B,1,qualifies"},
    {"D2", "green blue", "LUCK,A"},
    {"D3", "alpha beta", "FRIEND,A"},
    {"D3", "gamma", "PAIN,B"},
    {"D3", "delta", "PAIN,A,2,supports"},
    {"D3", "epsilon", "LUCK,B"},
    {"D4", "one two", "FEAR,A"}, /* of a text that is not the current one any more */
};

static void run_sql(const char *sql)
{
    must(emic_db_script(emic_study_db(study), sql, &error));
}

static int open_coded(void **state)
{
    open_study(state);
    load_participants("participant,group,age:number\nP1,north,30\nP2,south,41\nP3,south,\n");
    add_document("D1", first_text);
    add_document("D2", second_text);
    add_document("D3", shared_text);
    add_document("D4", "P1: one two.\n");
    load_codebook(codebook);
    for (size_t i = 0; i < sizeof codings / sizeof *codings; i++)
        code_words(codings[i].document, codings[i].words, codings[i].rest);
    run_sql("UPDATE coding SET memo = 'the lucky one' WHERE id = 9;"
            "UPDATE coding SET memo = 'not luck, work' WHERE id = 14;"
            "INSERT INTO rule(name, kind, body, code, scope, added)"
            " SELECT 'nines', 'pattern', '9', id, 'word', '' FROM code WHERE name = 'PAIN';"
            "UPDATE coding SET rule = 1 WHERE id = 17;"
            "INSERT INTO revision(id, document, number, characters, sha256, why, added, text)"
            " SELECT 99, document, 2, characters, sha256, 'edited', added, text FROM revision"
            " WHERE document = 4;"
            "UPDATE document SET current_revision = 99 WHERE id = 4");
    return 0;
}

#define CODED(test) cmocka_unit_test_setup_teardown(test, open_coded, close_study)

/* The ids that a query quotes, in order: "1 4 7". */
static const char *answer(const char *text)
{
    emic_query *query;
    emic_search_documents documents;
    const char *ids = "";
    must(emic_query_open(study, emic_slice_of(text), &query, &error));
    must(emic_search_documents_load(study, NULL, arena, &documents, &error));
    assert_int_equal(4, documents.count);
    for (size_t i = 0; i < documents.count; i++) {
        emic_quote_list quotes;
        must(emic_query_quotes(query, &documents.items[i], arena, &quotes, &error));
        for (size_t k = 0; k < quotes.count; k++)
            ids = format_text("%s%s%lld", ids, *ids ? " " : "", (long long)quotes.items[k].id);
    }
    emic_query_close(query);
    return ids;
}

typedef struct example {
    const char *query, *ids;
} example;

static void check(const example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *ids = answer(examples[i].query);
        if (strcmp(examples[i].ids, ids) != 0)
            fail_msg("%s: quotes \"%s\" instead of \"%s\"", examples[i].query, ids,
                     examples[i].ids);
    }
}

#define CHECK(examples) check(examples, sizeof examples / sizeof *examples)

static void codes_are_named(void **state)
{
    (void)state;
    static const example examples[] = {
        {"FEAR", "1 4 7 11"},
        {"HARM", "1 2 5 4 7 8 11 13 16 17"},
        {"=HARM", "8"},
        {"code:FEAR", "1 4 7 11"},
        {"code:=\"HARM\"", "8"},
        {"HARM/*", "1 2 5 4 7 11 13 16 17"},
        {"*A*", "1 2 5 4 7 8 11 13 16 17"},
        {"*N*", "3 2 5 6 12 13 15 16 17"},
        {"F*", "1 3 4 6 7 11 12 15"},
        {"\"HARM/PAIN\"", "2 5 13 16 17"},
        {"=\"HARM\"", "8"},
        {"=H*", "1 3 2 5 4 6 7 8 11 12 13 15 16 17"},
        {"=HELP", ""},
        {"HELP", "3 6 12 15"},
        {"*", "1 3 2 5 4 10 6 7 8 9 11 14 12 13 15 16 17 18"},
    };
    CHECK(examples);
}

static void codes_are_joined(void **state)
{
    (void)state;
    static const example examples[] = {
        {"LUCK OR =HARM", "10 8 9 14 18"},
        {"FEAR AND PAIN", "1"},
        {"PAIN AND FEAR", "2 5"},
        {"FEAR AND FRIEND", "1 4"},
        {"FEAR AND NOT FRIEND", "7 11"},
        {"FEAR AND NOT PAIN", "4 7 11"},
        {"NOT PAIN AND FEAR", "4 7 11"},
        {"FRIEND AND FEAR AND PAIN", "3"},
        {"FRIEND AND (FEAR AND LUCK)", ""},
        {"LUCK AND (FEAR OR FRIEND)", "14"},
        {"HARM AND =HARM", "8"}, /* a coding shares its characters with itself */
        {"NOT HARM", "10 6 12 15 18"},
        {"NOT NOT FEAR", "1 3 2 5 4 7 11 14"},
        {"FEAR and not FRIEND or =HARM", "7 8 11"},
        {"FEAR AND NOT (FRIEND OR LUCK)", "7"},
    };
    CHECK(examples);
}

static void codings_are_filtered(void **state)
{
    (void)state;
    static const example examples[] = {
        {"coder:B", "3 5 4 9 13 16 18"},
        {"FEAR AND coder:B", "4"},
        {"coder:B AND FEAR", "4"}, /* the code is quoted wherever it stands */
        {"coder:\"B\" AND FEAR", "4"},
        {"round:2", "4 17"},
        {"round:3", ""},
        {"document:D2", "11 14 12 13"},
        {"participant:P2", "11 14 12 13 15"},
        {"group:south", "11 14 12 13 15 16 17"},
        {"polarity:contradicts", "7"},
        {"polarity:qualifies OR polarity:contradicts", "7 13"},
        {"by:rule", "17"},
        {"rule:nines", "17"},
        {"by:person AND PAIN", "2 5 13 16"},
        {"where(age >= 40)", "11 14 12 13 15"},
        {"LUCK AND where ( age < 40 )", "10 9"},
        {"NOT where(age > 0)", "16 17 18"},
        {"where(code:LUCK and (group = south))", "11 14 12 13 15"},
        {"memo:luck*", "9 14"},
        {"memo:luck", "14"},
        {"memo:\"luck work\"", "14"},
        {"text:three", "1 3 2 5"},
        {"text:\"three four\"", "3 2 5"},
        {"text:\"eleven tw\"*", "9"},
        {"text:R\xC3\x89"
         "D",
         "11"},
        {"text:red OR memo:work", "11 14"},
        {"coder:A AND NOT (FEAR OR PAIN)", "10 6 8 12 15"},
        {"(FEAR OR PAIN) AND coder:B AND NOT round:2", "5 13 16"},
        {"FRIEND OR coder:B AND LUCK", "3 6 9 12 15 18"},
        {"PAIN AND (FEAR AND coder:B)", ""},
        {"FRIEND AND (FEAR AND coder:B)", "3"}, /* the coder is the one of FEAR */
    };
    CHECK(examples);
}

static void codings_are_related(void **state)
{
    (void)state;
    static const example examples[] = {
        {"HARM overlaps HARM", "1 2 5"}, /* with another one */
        {"FEAR overlaps FRIEND", "1 4"},
        {"PAIN inside FRIEND", "2 5"},
        {"FEAR inside FRIEND", "1"},
        {"FRIEND inside FEAR", ""},
        {"PAIN inside PAIN", "2 5"},
        {"LUCK with HARM", "9 14"},
        {"FRIEND with FRIEND", ""},
        {"LUCK within 0 turns of HARM", "9 14"},
        {"LUCK within 1 turn of HARM", "10 9 14 18"},
        {"FRIEND before FEAR", "3 6"},
        {"FEAR before FRIEND within 0 turns", "11"},
        {"FEAR before FRIEND within 2 turns", "1 4 11"},
        {"FEAR after FRIEND", "7"},
        {"LUCK after FEAR within 1 turn", "10 9"},
        {"FRIEND overlaps (FEAR overlaps PAIN)", "3"},
        {"FRIEND overlaps FEAR overlaps PAIN", "3"},
        {"FEAR before LUCK within 1 turn of PAIN", "1 4"},
        {"FEAR overlaps coder:B", "1 4"},
        {"NOT FEAR overlaps FRIEND", "10 6 7 8 9 11 14 12 13 15 16 17 18"},
    };
    CHECK(examples);
}

static void what_cannot_be_understood_points_at_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        unsigned column;
        const char *message;
    } wrong[] = {
        {"", 1, "what is to be quoted?"},
        {"FEAR AND", 9, "a code or a filter is missing here"},
        {"FEAR OR AND PAIN", 9, "missing before this word"},
        {"FEAR PAIN", 6, "expected AND, OR, a relation"},
        {"FEAR AND (PAIN", 10, "this parenthesis is never closed"},
        {"FEAR AND (PAIN HELP", 16, "expected AND, OR, a relation or )"},
        {"FEAR) AND PAIN", 5, "this parenthesis was never opened"},
        {"F\xC3\x89"
         "AR AND FEAR",
         1, "unknown code"},
        {"FEAR AND coder:Z", 16, "unknown coder \"Z\"; known: A, B"},
        {"FEAR AND coder:", 16, "a value is missing after the colon"},
        {"FEAR AND coder:\"A", 16, "this quote is never closed"},
        {"group:west", 7, "unknown group \"west\""},
        {"polarity:against", 10, "unknown polarity"},
        {"rule:tens", 6, "unknown rule \"tens\""},
        {"by:me", 4, "by:rule or by:person"},
        {"round:two", 7, "a round is a number"},
        {"participant:P9", 13, "unknown participant \"P9\""},
        {"document:D9", 10, "D9"},
        {"X*", 1, "no code fits this"},
        {"=", 2, "a code is missing here"},
        {"code:", 6, "a code is missing here"},
        {"FEAR AND speaker:P1", 10, "filters are coder:"},
        {"text:\"!\"", 6, "there is no word in this"},
        {"FEAR within PAIN", 13, "a number of turns is wanted here"},
        {"FEAR within 3 of PAIN", 15, "expected \"turns\""},
        {"FEAR within 3 turns PAIN", 21, "expected \"of\""},
        {"FEAR before", 12, "a code or a filter is missing here"},
        {"where(age >= 40", 6, "this parenthesis is never closed"},
        {"FEAR AND where(size > 1)", 16, "unknown attribute \"size\""},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        emic_query *query;
        emic_status status = emic_query_open(study, emic_slice_of(wrong[i].query), &query, &error);
        if (status == EMIC_OK || error.column != wrong[i].column ||
            !strstr(error.message, wrong[i].message))
            fail_msg("%s: status %d, column %u instead of %u: %s", wrong[i].query, (int)status,
                     error.column, wrong[i].column, error.message);
        assert_null(query);
    }
}

static void nesting_has_an_end(void **state)
{
    (void)state;
    char text[2000] = "";
    emic_query *query;
    for (size_t i = 0; i < 300; i++)
        strcat(text, "(");
    assert_int_equal(EMIC_INVALID, emic_query_open(study, emic_slice_of(text), &query, &error));
    assert_contains(error.message, "too deeply nested");
    text[0] = '\0';
    for (size_t i = 0; i < 200; i++)
        strcat(text, i ? " OR FEAR" : "FEAR");
    assert_string_equal("1 4 7 11", answer(text)); /* a long chain is no nesting */
}

static void a_quote_says_whose_words_it_is(void **state)
{
    (void)state;
    emic_query *query;
    emic_search_documents documents;
    emic_quote_list quotes;
    must(emic_query_open(study, EMIC_LITERAL("PAIN AND document:D3"), &query, &error));
    must(emic_search_documents_load(study, NULL, arena, &documents, &error));
    must(emic_query_quotes(query, &documents.items[2], arena, &quotes, &error));
    assert_int_equal(2, quotes.count);
    const emic_quote *quote = &quotes.items[1];
    assert_int_equal(2, quote->turn);
    assert_string_equal("P3", emic_arena_string(arena, quote->speaker));
    assert_string_equal("delta", emic_arena_string(arena, quote->words));
    assert_string_equal("A", emic_arena_string(arena, quote->coder));
    assert_string_equal(
        "P3", emic_arena_string(arena, emic_query_people(query)->items[quote->person_at].label));
    assert_string_equal(
        "HARM/PAIN",
        emic_arena_string(arena, emic_query_codebook(query)->items[quote->code_at].path));
    emic_query_close(query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CODED(codes_are_named),
        CODED(codes_are_joined),
        CODED(codings_are_filtered),
        CODED(codings_are_related),
        CODED(what_cannot_be_understood_points_at_its_place),
        CODED(nesting_has_an_end),
        CODED(a_quote_says_whose_words_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
