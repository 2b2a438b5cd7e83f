/* A frequency query as JSON and back: what a saved table and a recipe keep of it. */
#include "measure_fixture.h"
#include "study/saved_table.h"

static const char *as_json(const emic_frequency_query *query)
{
    emic_strbuf text = {0};
    emic_json json = {.out = &text};
    emic_frequency_query_format(query, &json);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    assert_true(*copy == '{');
    return copy;
}

static emic_status read_json(const char *text, emic_frequency_query *out)
{
    const emic_yaml_node *root;
    must(emic_yaml_parse("recipe.json", emic_slice_of(text), arena, &root, &error));
    return emic_frequency_query_read("recipe.json", root, arena, out, &error);
}

/* What is said of a query that cannot be read, with its place. */
static const char *wrong(const char *text)
{
    emic_frequency_query out;
    emic_status status = read_json(text, &out);
    assert_true(status == EMIC_MALFORMED || status == EMIC_INVALID);
    assert_int_equal(status, error.status);
    assert_string_equal("recipe.json", error.path);
    return format_text("%u:%u: %s", error.line, error.column, error.message);
}

static void assert_same(const emic_frequency_query *a, const emic_frequency_query *b)
{
    assert_int_equal(a->unit, b->unit);
    assert_true(emic_slice_equal(a->by, b->by));
    assert_true(emic_slice_equal(a->where, b->where));
    assert_true(emic_slice_equal(a->base, b->base));
    assert_true(emic_slice_equal(a->coder, b->coder));
    assert_int_equal(a->round, b->round);
    assert_int_equal(a->percent, b->percent);
    assert_int_equal(a->codes.count, b->codes.count);
    for (size_t i = 0; i < a->codes.count; i++)
        assert_true(emic_slice_equal(a->codes.items[i], b->codes.items[i]));
}

static void every_field_comes_back(void **state)
{
    emic_slice codes[] = {EMIC_LITERAL("HARM/FEAR"), EMIC_LITERAL("A \"B\""), EMIC_LITERAL("Ä: ö")};
    emic_frequency_query out;
    (void)state;
    for (int unit = EMIC_UNIT_PARTICIPANTS; unit <= EMIC_UNIT_CHARACTERS; unit++) {
        emic_frequency_query query = {
            .unit = (emic_unit)unit,
            .by = EMIC_LITERAL("region: \\ of"),
            .where = EMIC_LITERAL("group = \"T\tP\" and\nnot (arrests >= 2)"),
            .base = EMIC_LITERAL("true"),
            .coder = EMIC_LITERAL("12"),
            .round = 999999999,
            .codes = {codes, 3, 3},
            .percent = unit % 2,
        };
        must(read_json(as_json(&query), &out));
        assert_same(&query, &out);
    }
}

static void what_is_not_given_stays_empty(void **state)
{
    emic_frequency_query query = {0}, out = {.round = 7, .percent = true};
    (void)state;
    assert_string_equal("{\n \"measure\": \"frequency\",\n \"unit\": \"participants\",\n"
                        " \"percent\": false\n}\n",
                        as_json(&query));
    must(read_json(as_json(&query), &out));
    assert_same(&query, &out);
    must(read_json("{\"measure\": \"frequency\", \"unit\": \"turns\"}", &out));
    query.unit = EMIC_UNIT_TURNS;
    assert_same(&query, &out);
}

static void units_have_names(void **state)
{
    emic_unit unit;
    (void)state;
    for (int i = EMIC_UNIT_PARTICIPANTS; i <= EMIC_UNIT_CHARACTERS; i++) {
        must(emic_unit_find(emic_slice_of(emic_unit_name((emic_unit)i)), &unit, &error));
        assert_int_equal(i, unit);
    }
    assert_int_equal(EMIC_INVALID, emic_unit_find(EMIC_LITERAL("words"), &unit, &error));
    assert_string_equal("unknown unit \"words\"; it is participants, documents, segments, turns or "
                        "characters",
                        error.message);
}

/* A field that is not understood must not be left out: the table would be of other people. */
static void what_is_not_understood_is_refused(void **state)
{
    (void)state;
    assert_string_equal("1:1: unknown measure \"crosstab\"; this emic knows frequency",
                        wrong("{\"measure\": \"crosstab\"}"));
    assert_string_equal("1:1: unknown measure \"\"; this emic knows frequency",
                        wrong("{\"unit\": \"turns\"}"));
    assert_string_equal("2:9: unknown unit \"words\"; it is participants, documents, segments, "
                        "turns or characters",
                        wrong("{\"measure\": \"frequency\",\n\"unit\": \"words\"}"));
    assert_contains(wrong("{\"measure\": \"frequency\"}"), "1:1: unknown unit \"\"");
    assert_contains(wrong("{\"measure\": \"frequency\", \"unit\": \"turns\", \"wher\": \"x\"}"),
                    "did you mean \"where\"?");
    const char *start = "{\"measure\": \"frequency\", \"unit\": \"turns\",\n";
    assert_string_equal("2:11: where: a text is wanted here",
                        wrong(format_text("%s \"where\": [\"group = TP\"]}", start)));
    assert_string_equal("2:10: base: a text is wanted here",
                        wrong(format_text("%s \"base\": {\"a\": 1}}", start)));
    assert_string_equal("2:11: codes: a list of codes is wanted here",
                        wrong(format_text("%s \"codes\": \"HARM\"}", start)));
    assert_string_equal("2:11: codes: a list of codes is wanted here",
                        wrong(format_text("%s \"codes\": [[\"HARM\"]]}", start)));
    assert_string_equal("2:11: round: a whole number is wanted here",
                        wrong(format_text("%s \"round\": -1}", start)));
    assert_string_equal("2:11: round: a whole number is wanted here",
                        wrong(format_text("%s \"round\": 1234567890}", start)));
    assert_string_equal("2:13: percent: it is true or false",
                        wrong(format_text("%s \"percent\": 1}", start)));
}

static void a_saved_table_counts_the_same_again(void **state)
{
    emic_slice code = EMIC_LITERAL("FEAR");
    emic_frequency_query query = {.where = EMIC_LITERAL("group = \"T P\""), .codes = {&code, 1, 1}};
    emic_saved_table_list list;
    emic_frequency_query again;
    (void)state;
    load_participants("participant,group\nA,T P\nB,T P\nC,SP\n");
    add_document("A", "A: I was afraid.\n");
    load_codebook("codebook: small\ncodes:\n  - code: FEAR\n  - code: LOSS\n");
    code_words("A", "afraid", "FEAR,X");
    must(emic_frequency_save(study, EMIC_LITERAL("fear"), &query, &error));
    must(emic_saved_table_list_load(study, arena, &list, &error));
    assert_int_equal(1, list.count);
    must(read_json(emic_arena_string(arena, list.items[0].parameters), &again));
    emic_frequency counted = count_by(&query), recounted = count_by(&again);
    assert_string_equal("1 of 2, 0 of 0, 1 of 2", row_of(&counted, "FEAR"));
    assert_string_equal(row_of(&counted, "FEAR"), row_of(&recounted, "FEAR"));
    assert_int_equal(1, recounted.row_count);
    assert_string_equal(notes_of(emic_frequency_wide(&counted, "fear", arena)),
                        notes_of(emic_frequency_wide(&recounted, "fear", arena)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(every_field_comes_back),
        IN_STUDY(what_is_not_given_stays_empty),
        IN_STUDY(units_have_names),
        IN_STUDY(what_is_not_understood_is_refused),
        IN_STUDY(a_saved_table_counts_the_same_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
