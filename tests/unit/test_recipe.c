/* Recipes: what a study keeps is written down, read back the same, and what is read is not
 * trusted: a recipe of foreign hand names files and asks for work. */
#include "base/version.h"
#include "exchange/recipe.h"
#include "measure_fixture.h"
#include "study/saved_table.h"

static void save(const char *name, const char *parameters)
{
    static const char *const none[] = {NULL};
    const emic_yaml_node *root;
    emic_recipe_step step = {.name = name};
    must(emic_yaml_parse("step", emic_slice_of(parameters), arena, &root, &error));
    must(emic_recipe_step_read("step", root, none, arena, &step, &error));
    must(emic_recipe_step_save(study, &step, &error));
}

static emic_slice said(const emic_recipe *recipe, size_t at, const char *name)
{
    return emic_parameter_text(&recipe->steps.items[at].parameters, name);
}

static emic_recipe load(bool text)
{
    emic_recipe recipe;
    must(emic_recipe_load(study, text, arena, &recipe, &error));
    assert_true(recipe.steps.count > 0);
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
    assert_int_equal(recipe.steps.count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(recipe.steps.items[i].name, names[i]);
        assert_string_equal(recipe.steps.items[i].file, names[i]);
        assert_string_equal(recipe.steps.items[i].measure->name, "frequency");
        assert_true(emic_slice_is(said(&recipe, i, "unit"), names[i] + strlen("frequency-")));
    }
}

static void saved_tables_take_their_place_sorted_by_name(void **state)
{
    (void)state;
    save("themes", "{table: frequency, unit: turns, by: region}");
    save("places", "{table: crosstab, by: region}");
    emic_recipe recipe = load(true);
    assert_true(recipe.saved);
    assert_int_equal(recipe.steps.count, 2);
    assert_string_equal(recipe.steps.items[0].name, "places");
    assert_string_equal(recipe.steps.items[0].measure->name, "crosstab");
    assert_true(emic_slice_is(said(&recipe, 1, "unit"), "turns"));
    assert_true(emic_slice_is(said(&recipe, 1, "by"), "region"));
}

static void names_that_differ_by_case_alone_get_files_of_their_own(void **state)
{
    (void)state;
    save("Themes", "table: frequency");
    save("THEMES", "table: frequency");
    save("themes", "table: frequency");
    emic_recipe recipe = load(true);
    assert_int_equal(recipe.steps.count, 3);
    assert_string_equal(recipe.steps.items[0].file, "THEMES");
    assert_string_equal(recipe.steps.items[1].name, "Themes");
    assert_string_equal(recipe.steps.items[1].file, "Themes+2");
    assert_string_equal(recipe.steps.items[2].file, "themes+3");
    emic_recipe read = parse(format(&recipe));
    assert_string_equal(format(&read), format(&recipe));
}

#define FULL                                                                                       \
    "{\"table\": \"frequency\", \"by\": \"age group\", \"unit\": \"segments\", "                   \
    "\"where\": \"group = \\\"it's\\\" and arrests >= 2\", \"base\": \"local-raid\", "             \
    "\"coder\": \"-n\", \"round\": \"3\", \"code\": [\"HARM/FEAR\", \"A B \xC3\xA9\\n\\\"'\"], "   \
    "\"percent\": true}"

static void every_parameter_comes_back(void **state)
{
    (void)state;
    save("all", FULL);
    emic_recipe written = load(false), read = parse(format(&written));
    assert_string_equal(read.emic, emic_version());
    assert_true(read.saved && read.all_claims);
    assert_false(read.text);
    assert_string_equal(read.steps.items[0].name, "all");
    assert_string_equal(read.steps.items[0].file, "all");
    assert_true(emic_slice_is(said(&read, 0, "where"), "group = \"it's\" and arrests >= 2"));
    assert_true(emic_slice_is(said(&read, 0, "round"), "3"));
    const emic_parameter *codes = emic_parameter_find(&read.steps.items[0].parameters, "code");
    assert_int_equal(codes->values.count, 2);
    assert_true(emic_slice_is(codes->values.items[1], "A B \xC3\xA9\n\"'"));
    assert_string_equal(format(&read), format(&written));
}

/* What a person gets to edit says the same. */
static void as_yaml_it_is_read_the_same(void **state)
{
    (void)state;
    save("all", FULL);
    save("shift", "{table: saturation, order: [\"- a\", \"b: c\"], run: 3}");
    emic_recipe written = load(true), read;
    emic_claim claim = {.label = EMIC_LITERAL("T1"),
                        .statement = EMIC_LITERAL("two: \"of\" five\n- or more"),
                        .query = EMIC_LITERAL("count(code:FEAR)"),
                        .relation = EMIC_LITERAL("="),
                        .expected = EMIC_LITERAL("2")};
    emic_claim_list claims = {&claim, 1, 1};
    emic_strbuf text = {0};
    emic_recipe_write(&written, &claims, &text);
    read = parse(text.data);
    emic_strbuf_close(&text);
    assert_int_equal(read.steps.count, 2);
    assert_int_equal(read.claims.count, 1);
    assert_true(emic_slice_equal(read.claims.items[0].statement, claim.statement));
    assert_true(emic_slice_is(read.claims.items[0].relation, "="));
    assert_false(read.all_claims);
    read.emic = written.emic;
    read.date = written.date;
    read.text = read.saved = read.all_claims = true;
    assert_string_equal(format(&read), format(&written));
}

/* Archives and studies of early versions. */
static void the_first_format_is_still_read(void **state)
{
    (void)state;
    emic_recipe recipe =
        parse("{\"format\": 1, \"emic\": \"0\", \"text\": true, \"saved\": true, \"steps\": ["
              "{\"command\": \"emic table frequency\", \"table\": \"t\", \"parameters\": "
              "{\"measure\": \"frequency\", \"unit\": \"turns\", \"round\": 3, \"codes\": [\"A\"], "
              "\"percent\": false}, \"output\": \"tables/t+2.csv\"}]}");
    assert_int_equal(recipe.steps.count, 1);
    assert_string_equal(recipe.steps.items[0].name, "t");
    assert_string_equal(recipe.steps.items[0].file, "t+2");
    assert_true(emic_slice_is(said(&recipe, 0, "unit"), "turns"));
    assert_true(emic_slice_is(said(&recipe, 0, "code"), "A"));
    assert_true(emic_slice_is(said(&recipe, 0, "round"), "3"));
    assert_false(emic_parameter_flag(&recipe.steps.items[0].parameters, "percent"));
    must(emic_saved_table_add(study, EMIC_LITERAL("old"),
                              EMIC_LITERAL("{\"measure\": \"frequency\", \"codes\": [\"B\"]}"),
                              &error));
    recipe = load(true);
    assert_true(emic_slice_is(said(&recipe, 0, "code"), "B"));
}

static void commands_are_safe_to_paste_into_a_shell(void **state)
{
    (void)state;
    save("all", FULL);
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
    assert_int_equal(emic_recipe_load(study, true, arena, &recipe, &error), EMIC_INVALID);
    assert_contains(error.message, "broken, which the study keeps: ");
}

/* --- What is refused ------------------------------------------------------------------------ */

#define STEPS(steps) "{\"format\": 2, \"emic\": \"0\", \"text\": true, \"steps\": [" steps "]}"
#define TABLE "\"table\": \"frequency\", \"unit\": \"turns\""
#define STEP(name, file) "{" TABLE ", \"name\": \"" name "\", \"output\": \"" file "\"}"

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
    assert_int_equal(recipe.steps.count, 1);
    assert_string_equal(recipe.steps.items[0].name, "t");
    assert_true(recipe.text);
    assert_false(recipe.saved);
}

static void what_is_no_recipe_is_refused(void **state)
{
    (void)state;
    assert_refused("[]", EMIC_MALFORMED, "not a recipe: it begins with format: 2");
    assert_refused("{\"steps\": []}", EMIC_MALFORMED, "not a recipe: it begins with format: 2");
    assert_refused("{\"format\": 2}", EMIC_MALFORMED, "not a recipe: it has no steps");
    assert_refused("{\"format\": 2, \"steps\": {}}", EMIC_MALFORMED,
                   "not a recipe: it has no steps");
    assert_refused("{\"format\": {}, \"steps\": []}", EMIC_MALFORMED,
                   "not a recipe: it begins with format: 2");
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
                   "\"../t\" is no name for a file");
    assert_refused(STEPS(STEP("", "tables/t.csv")), EMIC_MALFORMED, "\"\" is no name for a file");
    assert_refused(STEPS(STEP("a b", "tables/t.csv")), EMIC_MALFORMED,
                   "\"a b\" is no name for a file");
    assert_refused(STEPS(STEP("t%0A", "tables/t.csv")), EMIC_MALFORMED,
                   "\"t%0A\" is no name for a file");
    static const char *const files[] = {
        STEPS(STEP("t", "")),
        STEPS(STEP("t", "tables/.csv")),
        STEPS(STEP("t", "tables/../t.csv")),
        STEPS(STEP("t", "t.csv")),
        STEPS(STEP("t", "tables/t.txt")),
        STEPS(STEP("t", "tables/a/t.csv")),
        STEPS("{" TABLE ", \"name\": \"t\", \"output\": []}"),
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_refused(files[i], EMIC_MALFORMED, "t: its output is not tables/NAME.csv");
}

static void two_tables_of_one_name_are_refused(void **state)
{
    (void)state;
    assert_refused(STEPS(STEP("t", "tables/t.csv") ", " STEP("t", "tables/u.csv")), EMIC_MALFORMED,
                   "two steps are called \"t\"");
    assert_refused(STEPS(STEP("t", "tables/u.csv") ", " STEP("u", "tables/u.csv")), EMIC_MALFORMED,
                   "two steps are called \"u\"");
}

static void steps_must_be_understood(void **state)
{
    (void)state;
    assert_refused(STEPS("{\"table\": \"frequency\"}"), EMIC_MALFORMED,
                   "a table needs a name: its file is called so");
    assert_refused(STEPS("{\"tabel\": \"t\"}"), EMIC_MALFORMED,
                   "a step begins with table:, plot: or claim:");
    assert_refused(STEPS("[]"), EMIC_MALFORMED, "a step begins with table:, plot: or claim:");
    assert_refused(STEPS("{\"claim\": \"\"}"), EMIC_MALFORMED,
                   "a claim needs its id, or all: the study's claims");
    emic_recipe recipe;
    const char *text = STEPS("\n\n{\"table\": \"frequency\", \"name\": \"t\", \"codse\": 1}");
    assert_int_equal(emic_recipe_parse("recipe.json", emic_slice_of(text), arena, &recipe, &error),
                     EMIC_INVALID);
    assert_string_equal(error.path, "recipe.json");
    assert_int_equal(error.line, 3);
    assert_contains(error.message, "did you mean \"code\"?");
    text = STEPS("{\"table\": \"crostab\", \"name\": \"t\"}");
    assert_int_equal(emic_recipe_parse("recipe.json", emic_slice_of(text), arena, &recipe, &error),
                     EMIC_INVALID);
    assert_contains(error.message, "unknown table \"crostab\"; did you mean \"crosstab\"?");
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
        IN_STUDY(steps_must_be_understood),
        IN_STUDY(as_yaml_it_is_read_the_same),
        IN_STUDY(the_first_format_is_still_read),
    };
    return cmocka_run_group_tests_name("recipe", tests, NULL, NULL);
}
