/* Recipes: what a study keeps is written down, read back the same, and what is read is not
 * trusted: a recipe of foreign hand names files and asks for work. */
#include "base/version.h"
#include "exchange/recipe.h"
#include "measure_fixture.h"
#include "study/saved_table.h"

static void save(const char *name, const emic_frequency_query *query)
{
    must(emic_frequency_save(study, emic_slice_of(name), query, &error));
}

static emic_recipe load(bool text)
{
    emic_recipe recipe;
    must(emic_recipe_load(study, text, arena, &recipe, &error));
    assert_true(recipe.tables.count > 0);
    return recipe;
}

static const char *format(const emic_recipe *recipe)
{
    emic_strbuf text = {0};
    emic_recipe_format(recipe, arena, &text);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static emic_recipe parse(const char *text)
{
    emic_recipe recipe;
    must(emic_recipe_parse("recipe.json", emic_slice_of(text), arena, &recipe, &error));
    return recipe;
}

/* --- What is written ------------------------------------------------------------------------ */

static void without_saved_tables_every_unit_is_counted(void **state)
{
    (void)state;
    static const char *const names[] = {"frequency-participants", "frequency-documents",
                                        "frequency-segments", "frequency-turns",
                                        "frequency-characters"};
    emic_recipe recipe = load(true);
    assert_false(recipe.saved);
    assert_int_equal(recipe.tables.count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(recipe.tables.items[i].name, names[i]);
        assert_string_equal(recipe.tables.items[i].file, names[i]);
        assert_int_equal(recipe.tables.items[i].query.unit, i);
    }
}

static void saved_tables_take_their_place_sorted_by_name(void **state)
{
    (void)state;
    emic_frequency_query query = {.unit = EMIC_UNIT_TURNS, .by = EMIC_LITERAL("region")};
    save("themes", &query);
    save("places", &query);
    emic_recipe recipe = load(true);
    assert_true(recipe.saved);
    assert_int_equal(recipe.tables.count, 2);
    assert_string_equal(recipe.tables.items[0].name, "places");
    assert_int_equal(recipe.tables.items[1].query.unit, EMIC_UNIT_TURNS);
    assert_true(emic_slice_is(recipe.tables.items[1].query.by, "region"));
}

static void names_that_differ_by_case_alone_get_files_of_their_own(void **state)
{
    (void)state;
    emic_frequency_query query = {0};
    save("Themes", &query);
    save("THEMES", &query);
    save("themes", &query);
    emic_recipe recipe = load(true);
    assert_int_equal(recipe.tables.count, 3);
    assert_string_equal(recipe.tables.items[0].file, "THEMES");
    assert_string_equal(recipe.tables.items[1].name, "Themes");
    assert_string_equal(recipe.tables.items[1].file, "Themes+2");
    assert_string_equal(recipe.tables.items[2].file, "themes+3");
    emic_recipe read = parse(format(&recipe));
    assert_string_equal(format(&read), format(&recipe));
}

static emic_frequency_query full_query(void)
{
    emic_frequency_query query = {
        .unit = EMIC_UNIT_SEGMENTS,
        .by = EMIC_LITERAL("age group"),
        .where = EMIC_LITERAL("group = \"it's\" and arrests >= 2"),
        .base = EMIC_LITERAL("local-raid"),
        .coder = EMIC_LITERAL("A"),
        .round = 3,
        .percent = true,
    };
    *EMIC_PUSH(arena, &query.codes) = EMIC_LITERAL("HARM/FEAR");
    *EMIC_PUSH(arena, &query.codes) = EMIC_LITERAL("A B \xC3\xA9\n\"'");
    return query;
}

static void every_parameter_comes_back(void **state)
{
    (void)state;
    emic_frequency_query query = full_query();
    save("all", &query);
    emic_recipe written = load(false), read = parse(format(&written));
    const emic_frequency_query *found = &read.tables.items[0].query;
    assert_string_equal(read.emic, emic_version());
    assert_true(read.saved);
    assert_false(read.text);
    assert_string_equal(read.tables.items[0].name, "all");
    assert_string_equal(read.tables.items[0].file, "all");
    assert_int_equal(found->unit, query.unit);
    assert_true(emic_slice_equal(found->by, query.by));
    assert_true(emic_slice_equal(found->where, query.where));
    assert_true(emic_slice_equal(found->base, query.base));
    assert_true(emic_slice_equal(found->coder, query.coder));
    assert_int_equal(found->round, 3);
    assert_true(found->percent);
    assert_int_equal(found->codes.count, 2);
    assert_true(emic_slice_equal(found->codes.items[1], query.codes.items[1]));
    assert_string_equal(format(&read), format(&written));
}

static void commands_are_safe_to_paste_into_a_shell(void **state)
{
    (void)state;
    emic_frequency_query query = full_query();
    query.coder = EMIC_LITERAL("-n");
    save("all", &query);
    emic_recipe recipe = load(true);
    assert_contains(format(&recipe),
                    "emic table frequency --by='age group' --unit=segments"
                    " --where='group = \\\"it'\\\\''s\\\" and arrests >= 2' --base=local-raid"
                    " --coder=-n --round=3 --code=HARM/FEAR --code='A B \xC3\xA9\\n\\\"'\\\\'''"
                    " --percent --save=all --format=csv\"");
}

static void without_texts_there_is_no_way_by_hand(void **state)
{
    (void)state;
    emic_recipe open = load(true), withheld = load(false);
    assert_contains(format(&open), "emic import");
    assert_contains(format(&open), "emic base load bases.csv");
    assert_contains(format(&open), "\"text\": true");
    assert_lacks(format(&withheld), "emic import");
    assert_contains(format(&withheld), "\"text\": false");
    assert_contains(format(&withheld), "emic table frequency");
}

static void a_saved_table_that_cannot_be_read_is_named(void **state)
{
    (void)state;
    emic_recipe recipe;
    must(emic_saved_table_add(study, EMIC_LITERAL("broken"), EMIC_LITERAL("{\"measure\": \"x\"}"),
                              &error));
    assert_int_equal(emic_recipe_load(study, true, arena, &recipe, &error), EMIC_MALFORMED);
    assert_contains(error.message, "table broken: ");
}

/* --- What is refused ------------------------------------------------------------------------ */

#define STEPS(steps) "{\"format\": 1, \"emic\": \"0\", \"text\": true, \"steps\": [" steps "]}"
#define PARAMETERS "\"parameters\": {\"measure\": \"frequency\", \"unit\": \"turns\"}"
#define STEP(name, file)                                                                           \
    "{\"table\": \"" name "\", " PARAMETERS ", \"output\": \"" file "\"}"

static void assert_refused(const char *text, emic_status status, const char *message)
{
    emic_recipe recipe;
    assert_int_equal(emic_recipe_parse("recipe.json", emic_slice_of(text), arena, &recipe, &error),
                     status);
    assert_string_equal(error.path, "recipe.json");
    assert_string_equal(error.message, message);
}

static void a_good_recipe_is_taken(void **state)
{
    (void)state;
    emic_recipe recipe = parse(STEPS("{\"command\": \"emic init x\"}, " STEP("t", "tables/t.csv")));
    assert_int_equal(recipe.tables.count, 1);
    assert_string_equal(recipe.tables.items[0].name, "t");
    assert_true(recipe.text);
    assert_false(recipe.saved);
}

static void what_is_no_recipe_is_refused(void **state)
{
    (void)state;
    assert_refused("[]", EMIC_MALFORMED, "not a recipe");
    assert_refused("{\"format\": 1}", EMIC_MALFORMED, "not a recipe");
    assert_refused("{\"format\": 1, \"steps\": {}}", EMIC_MALFORMED, "not a recipe");
    assert_refused("{\"format\": {}, \"steps\": []}", EMIC_MALFORMED, "not a recipe");
    assert_refused("{\"format\": \"one\", \"steps\": []}", EMIC_MALFORMED,
                   "not a recipe: \"one\" is no format");
    assert_refused("{\"format\": 0, \"steps\": []}", EMIC_MALFORMED,
                   "not a recipe: \"0\" is no format");
    assert_refused("{\"format\": 2, \"date\": \"today\", \"steps\": []}", EMIC_MALFORMED,
                   "not a recipe: \"today\" is no date");
}

static void a_recipe_of_a_newer_emic_is_told_from_a_broken_one(void **state)
{
    (void)state;
    assert_refused("{\"format\": 3, \"steps\": [{\"new\": []}]}", EMIC_TOO_NEW,
                   emic_arena_format(arena, "this recipe has format 3; emic %s reads format 2",
                                     emic_version()));
    assert_int_equal(error.line, 1);
}

static void names_that_could_lead_elsewhere_are_refused(void **state)
{
    (void)state;
    assert_refused(STEPS(STEP("../t", "tables/t.csv")), EMIC_MALFORMED,
                   "\"../t\" is no table name");
    assert_refused(STEPS(STEP("", "tables/t.csv")), EMIC_MALFORMED, "\"\" is no table name");
    assert_refused(STEPS(STEP("a b", "tables/t.csv")), EMIC_MALFORMED, "\"a b\" is no table name");
    assert_refused(STEPS(STEP("t%0A", "tables/t.csv")), EMIC_MALFORMED,
                   "\"t%0A\" is no table name");
    static const char *const files[] = {
        STEPS(STEP("t", "")),
        STEPS(STEP("t", "tables/.csv")),
        STEPS(STEP("t", "tables/../t.csv")),
        STEPS(STEP("t", "t.csv")),
        STEPS(STEP("t", "tables/t.txt")),
        STEPS(STEP("t", "tables/a/t.csv")),
        STEPS("{\"table\": \"t\", " PARAMETERS "}"),
        STEPS("{\"table\": \"t\", " PARAMETERS ", \"output\": []}"),
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_refused(files[i], EMIC_MALFORMED, "table t: its output is not tables/NAME.csv");
}

static void two_tables_of_one_name_are_refused(void **state)
{
    (void)state;
    assert_refused(STEPS(STEP("t", "tables/t.csv") ", " STEP("t", "tables/u.csv")),
                   EMIC_MALFORMED, "two tables are called \"t\"");
    assert_refused(STEPS(STEP("t", "tables/u.csv") ", " STEP("u", "tables/u.csv")),
                   EMIC_MALFORMED, "two tables are called \"u\"");
}

static void parameters_must_be_understood(void **state)
{
    (void)state;
    assert_refused(STEPS("{\"table\": \"t\"}"), EMIC_MALFORMED,
                   "a table without parameters cannot be made again");
    assert_refused(STEPS("{\"table\": \"t\", \"output\": \"tables/t.csv\", \"parameters\":"
                         " {\"measure\": \"crosstab\"}}"),
                   EMIC_MALFORMED, "unknown measure \"crosstab\"; this emic knows frequency");
    emic_recipe recipe;
    const char *text = STEPS("\n\n{\"table\": \"t\", \"output\": \"tables/t.csv\", \"parameters\":"
                             " {\"measure\": \"frequency\", \"unit\": \"miles\"}}");
    assert_int_equal(emic_recipe_parse("recipe.json", emic_slice_of(text), arena, &recipe, &error),
                     EMIC_INVALID);
    assert_string_equal(error.path, "recipe.json");
    assert_int_equal(error.line, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(without_saved_tables_every_unit_is_counted),
        IN_STUDY(saved_tables_take_their_place_sorted_by_name),
        IN_STUDY(names_that_differ_by_case_alone_get_files_of_their_own),
        IN_STUDY(every_parameter_comes_back),
        IN_STUDY(commands_are_safe_to_paste_into_a_shell),
        IN_STUDY(without_texts_there_is_no_way_by_hand),
        IN_STUDY(a_saved_table_that_cannot_be_read_is_named),
        IN_STUDY(a_good_recipe_is_taken),
        IN_STUDY(what_is_no_recipe_is_refused),
        IN_STUDY(a_recipe_of_a_newer_emic_is_told_from_a_broken_one),
        IN_STUDY(names_that_could_lead_elsewhere_are_refused),
        IN_STUDY(two_tables_of_one_name_are_refused),
        IN_STUDY(parameters_must_be_understood),
    };
    return cmocka_run_group_tests_name("recipe", tests, NULL, NULL);
}
