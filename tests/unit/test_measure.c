/* Measures by their parameters: what is read counts as asked, and is kept and read the same. */
#include "exchange/recipe.h"
#include "measure_fixture.h"
#include "study/saved_table.h"

static emic_parameters read_json(const char *text, const emic_measure **measure)
{
    static const char *const others[] = {"table", NULL};
    const emic_yaml_node *root;
    must(emic_yaml_parse("recipe.yaml", emic_slice_of(text), arena, &root, &error));
    must(emic_measure_find(emic_yaml_find(root, "table")->value, measure, &error));
    emic_parameters parameters = {.specs = (*measure)->parameters, .path = "recipe.yaml"};
    must(emic_parameters_read(root, others, arena, &parameters, &error));
    return parameters;
}

/* What is said of parameters that cannot be counted by, with their place. */
static const char *wrong(const char *text)
{
    static const char *const others[] = {"table", NULL};
    const emic_yaml_node *root;
    const emic_measure *measure;
    emic_counted counted;
    must(emic_yaml_parse("recipe.yaml", emic_slice_of(text), arena, &root, &error));
    must(emic_measure_find(emic_yaml_find(root, "table")->value, &measure, &error));
    emic_parameters parameters = {.specs = measure->parameters, .path = "recipe.yaml"};
    emic_status status = emic_parameters_read(root, others, arena, &parameters, &error);
    if (status == EMIC_OK)
        status = measure->count(study, &parameters, arena, &counted, &error);
    assert_true(status != EMIC_OK);
    assert_int_equal(status, error.status);
    assert_string_equal("recipe.yaml", error.path);
    return format_text("%u:%u: %s", error.line, error.column, error.message);
}

static void fill_study(void)
{
    load_participants("participant,group\nA,T P\nB,T P\nC,SP\n");
    add_document("A", "A: I was afraid.\n");
    add_document("B", "B: I lost it.\n");
    load_codebook("codebook: small\ncodes:\n  - code: FEAR\n  - code: LOSS\n");
    code_words("A", "afraid", "FEAR,X");
    code_words("B", "lost", "LOSS,X");
}

static void every_frequency_parameter_is_read(void **state)
{
    const emic_measure *measure;
    emic_frequency_query query;
    (void)state;
    fill_study();
    emic_parameters parameters =
        read_json("{table: frequency, by: region, unit: turns, group: T P, where: \"code:FEAR or "
                  "code:LOSS\", base: few, coder: X, round: 2, code: [FEAR, LOSS], percent: true}",
                  &measure);
    must(emic_frequency_query_read(study, &parameters, arena, &query, &error));
    assert_int_equal(EMIC_UNIT_TURNS, query.unit);
    assert_true(emic_slice_is(query.by, "region"));
    assert_true(emic_slice_is(query.where, "group = \"T P\" and (code:FEAR or code:LOSS)"));
    assert_true(emic_slice_is(query.base, "few"));
    assert_true(emic_slice_is(query.coder, "X"));
    assert_int_equal(2, query.round);
    assert_true(query.percent);
    assert_int_equal(2, query.codes.count);
    assert_true(emic_slice_is(query.codes.items[1], "LOSS"));
}

static void what_is_not_given_stays_empty(void **state)
{
    const emic_measure *measure;
    emic_frequency_query query = {.round = 7, .percent = true};
    (void)state;
    fill_study();
    emic_parameters parameters = read_json("{table: frequency, percent: false}", &measure);
    must(emic_frequency_query_read(study, &parameters, arena, &query, &error));
    assert_int_equal(EMIC_UNIT_PARTICIPANTS, query.unit);
    assert_false(query.percent);
    assert_int_equal(0, query.round);
    assert_int_equal(0, query.where.length + query.by.length + query.base.length);
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

/* A key that is not understood must not be left out: the table would be of other people. */
static void what_is_not_understood_is_refused(void **state)
{
    (void)state;
    fill_study();
    assert_contains(wrong("table: frequency\nunit: words\n"), "2:7: unknown unit \"words\"");
    assert_contains(wrong("table: frequency\nwher: x\n"), "2:1: unknown key \"wher\"; did you mean "
                                                          "\"where\"?");
    assert_string_equal("2:8: where: a text is wanted here",
                        wrong("table: frequency\nwhere: [group = TP]\n"));
    assert_string_equal("2:7: code: a list of texts is wanted here",
                        wrong("table: frequency\ncode: [[FEAR]]\n"));
    assert_string_equal("2:7: code: a list of texts is wanted here",
                        wrong("table: frequency\ncode: {FEAR: 1}\n"));
    assert_string_equal("2:10: percent: it is true or false",
                        wrong("table: frequency\npercent: 1\n"));
    assert_contains(wrong("table: frequency\nround: -1\n"), "2:8: ");
    assert_contains(wrong("table: frequency\ngroup: TP\n"), "2:8: unknown group \"TP\"");
    assert_contains(wrong("table: crosstab\nunit: turns\n"), "2:7: no tests on turns");
    assert_string_equal("2:12: base-size takes a whole number from 4 to 1000, not '3'",
                        wrong("table: saturation\nbase-size: 3\n"));
    assert_contains(wrong("table: saturation\norder: [A, Z]\n"), "2:8: ");
    assert_contains(wrong("table: cooccurrence\nunit: turns\nmeasure: cosine\n"), "3:10: ");
    assert_contains(wrong("table: cooccurrence\nunit: documents\nwithin: 2\n"), "3:9: ");
    assert_contains(wrong("table: similarity\nof: cases\n"), "2:5: ");
    assert_contains(wrong("table: similarity\nlinkage: single\n"), "2:10: ");
}

/* Each measure with something of its own: kept, read back, and the same table again. */
static void a_saved_table_counts_the_same_again(void **state)
{
    static const char *const tables[] = {
        "{table: frequency, where: 'group = \"T P\"', code: [FEAR]}",
        "{table: crosstab, by: group, percent: true}",
        "{table: saturation, order: [B, A], run: 3, seed: 9}",
        "{table: saturation, order: name}",
        "{table: cooccurrence, unit: participants, measure: lift, own: true}",
        "{table: similarity, of: participants, linkage: average, measure: sorensen}",
    };
    emic_recipe recipe;
    (void)state;
    fill_study();
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        emic_counted first, second;
        emic_recipe_step step = {.name = "t"};
        step.parameters = read_json(tables[i], &step.measure);
        must(emic_recipe_step_save(study, &step, &error));
        must(emic_recipe_load(study, true, arena, &recipe, &error));
        assert_int_equal(1, recipe.steps.count);
        const emic_recipe_step *again = &recipe.steps.items[0];
        assert_ptr_equal(step.measure, again->measure);
        assert_int_equal(step.parameters.given.count, again->parameters.given.count);
        must(step.measure->count(study, &step.parameters, arena, &first, &error));
        must(again->measure->count(study, &again->parameters, arena, &second, &error));
        emic_table *one = emic_measure_table(step.measure, &first, "t", true, arena);
        emic_table *other = emic_measure_table(again->measure, &second, "t", true, arena);
        assert_string_equal(format_text("%zu %s", one->rows.count, notes_of(one)),
                            format_text("%zu %s", other->rows.count, notes_of(other)));
        assert_string_equal("t", one->title);
    }
}

static void every_measure_is_found_by_its_name(void **state)
{
    const emic_measure *measure;
    size_t count = 0;
    (void)state;
    for (; emic_measure_name(count); count++) {
        must(emic_measure_find(emic_slice_of(emic_measure_name(count)), &measure, &error));
        assert_string_equal(measure->name, emic_measure_name(count));
    }
    assert_true(count >= 5);
    assert_int_equal(EMIC_INVALID, emic_measure_find(EMIC_LITERAL("frequncy"), &measure, &error));
    assert_contains(error.message, "did you mean \"frequency\"?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(every_frequency_parameter_is_read),
        IN_STUDY(what_is_not_given_stays_empty),
        IN_STUDY(units_have_names),
        IN_STUDY(what_is_not_understood_is_refused),
        IN_STUDY(a_saved_table_counts_the_same_again),
        IN_STUDY(every_measure_is_found_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
