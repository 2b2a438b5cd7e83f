/* What is said about a study as a whole: what fits, what is refused, and the file. */
#include "study/description.h"
#include "study/dump.h"
#include "study/rewrite.h"
#include "study_fixture.h"

static emic_status set(const char *name, const char *value)
{
    emic_description_field field;
    emic_slice text = emic_slice_of(value);
    EMIC_TRY(emic_description_find(emic_slice_of(name), &field, &err));
    return emic_description_set(study, field, &text, 1, &err);
}

static emic_description now(void)
{
    emic_description description;
    ASSERT_OK(emic_description_load(study, arena, &description, &err));
    return description;
}

static const char *as_file(const emic_description *description)
{
    emic_strbuf text = {0};
    emic_description_format(description, &text);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static emic_status parse(const char *yaml, emic_description *out)
{
    return emic_description_parse("about.yaml", emic_slice_of(yaml), arena, out, &err);
}

static void fields_are_set_replaced_and_emptied(void **state)
{
    emic_slice words[] = {EMIC_LITERAL("night"), EMIC_LITERAL(" bus "), EMIC_LITERAL("drivers")};
    (void)state;
    emic_description description = now();
    for (int i = 0; i < EMIC_DESCRIPTION_FIELDS; i++)
        assert_int_equal(0, description.fields[i].count);
    assert_string_equal("{}\n", as_file(&description));

    ASSERT_OK(set("title", "The night bus"));
    ASSERT_OK(emic_description_set(study, EMIC_DESCRIPTION_KEYWORD, words, 3, &err));
    description = now();
    assert_true(
        emic_slice_is(emic_description_of(&description, EMIC_DESCRIPTION_TITLE), "The night bus"));
    assert_int_equal(3, description.fields[EMIC_DESCRIPTION_KEYWORD].count);
    assert_true(emic_slice_is(description.fields[EMIC_DESCRIPTION_KEYWORD].items[1], "bus"));

    ASSERT_OK(emic_description_set(study, EMIC_DESCRIPTION_KEYWORD, words + 2, 1, &err));
    ASSERT_OK(emic_description_set(study, EMIC_DESCRIPTION_TITLE, NULL, 0, &err));
    description = now();
    assert_int_equal(1, description.fields[EMIC_DESCRIPTION_KEYWORD].count);
    assert_int_equal(0, description.fields[EMIC_DESCRIPTION_TITLE].count);
    assert_false(emic_description_is_synthetic(&description));
    ASSERT_OK(set("synthetic", "yes"));
    description = now();
    assert_true(emic_description_is_synthetic(&description));
}

static void every_field_has_a_form(void **state)
{
    emic_description_field found;
    (void)state;
    for (int i = 0; i < EMIC_DESCRIPTION_FIELDS; i++) {
        const emic_description_form *form = emic_description_form_of((emic_description_field)i);
        assert_true(form->name && form->meaning && *form->meaning);
        ASSERT_OK(emic_description_find(emic_slice_of(form->name), &found, &err));
        assert_int_equal(i, found);
    }
}

static void what_does_not_fit_is_refused(void **state)
{
    static const struct {
        const char *field, *value;
    } wrong[] = {
        {"license", "ask me"},
        {"license", "https://"},
        {"license", "3"},
        {"license", "ask, please"},
        {"language", "english"},
        {"language", "e"},
        {"language", "en-"},
        {"language", "de_AT"},
        {"began", "2026-02-30"},
        {"began", "26"},
        {"began", "2026-13"},
        {"ended", "spring"},
        {"synthetic", "perhaps"},
        {"creator", "; University"},
        {"creator", "Ada; U; 1"},
        {"creator", "Ada; U; 0000-0002-1825-0098"},
        {"creator", "Ada; U; 0000-0002-1825-009X"},
        {"title", ""},
        {"title", "a\tb"},
        {"title", "a\xFF"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (set(wrong[i].field, wrong[i].value) != EMIC_INVALID)
            fail_msg("%s \"%s\" is not refused", wrong[i].field, wrong[i].value);
    ASSERT_REFUSED(EMIC_INVALID, "title takes one value, not 2",
                   emic_description_set(study, EMIC_DESCRIPTION_TITLE,
                                        (emic_slice[]){EMIC_LITERAL("a"), EMIC_LITERAL("b")}, 2,
                                        &err));
    assert_int_equal(EMIC_INVALID, set("titel", "x"));
    assert_non_null(strstr(err.message, "did you mean \"title\""));
    assert_int_equal(0, number_of("SELECT count(*) FROM description"));
}

static void what_fits_is_taken(void **state)
{
    static const struct {
        const char *field, *value;
    } right[] = {
        {"license", "CC-BY-4.0"},
        {"license", "https://example.org/terms"},
        {"license", "CC0-1.0 OR (MIT AND GPL-2.0+)"},
        {"language", "en"},
        {"language", "pt-BR"},
        {"language", "zh-Hant"},
        {"language", "sr-Latn-RS"},
        {"began", "2026"},
        {"began", "2026-02"},
        {"began", "2024-02-29"},
        {"synthetic", "no"},
        {"creator", "Ada"},
        {"creator", "Ada; University of Here"},
        {"creator", "Ada; ; 0000-0002-1825-0097"},
        {"creator", "Ada; U; 0000-0002-1694-233X"},
        {"abstract", "two\nlines"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        ASSERT_OK(set(right[i].field, right[i].value));
    emic_creator creator = emic_creator_parse(EMIC_LITERAL("Ada ; ; 0000-0002-1825-0097"));
    assert_true(emic_slice_is(creator.name, "Ada") && creator.affiliation.length == 0);
    assert_true(emic_slice_is(creator.orcid, "0000-0002-1825-0097"));
}

static const char about[] = "title: The night bus\n"
                            "abstract: |\n"
                            "  Drivers of a night bus.\n"
                            "  They were asked.\n"
                            "creator:\n"
                            "  - name: Ada Example\n"
                            "    affiliation: University of Here\n"
                            "    orcid: 0000-0002-1825-0097\n"
                            "  - Ben Example; ; 0000-0002-1694-233X\n"
                            "keyword: [night, bus]\n"
                            "license: CC-BY-4.0\n"
                            "began: 2025\n"
                            "ethics:\n"
                            "synthetic: true\n";

static void a_file_goes_in_and_out(void **state)
{
    emic_description description, again;
    size_t changed;
    (void)state;
    ASSERT_OK(parse(about, &description));
    ASSERT_OK(emic_description_store(study, &description, &changed, &err));
    assert_int_equal(7, changed);
    ASSERT_OK(emic_description_store(study, &description, &changed, &err));
    assert_int_equal(0, changed);
    description = now();
    assert_true(emic_slice_is(emic_description_of(&description, EMIC_DESCRIPTION_ABSTRACT),
                              "Drivers of a night bus.\nThey were asked."));
    assert_true(emic_slice_is(description.fields[EMIC_DESCRIPTION_CREATOR].items[0],
                              "Ada Example; University of Here; 0000-0002-1825-0097"));
    assert_int_equal(0, description.fields[EMIC_DESCRIPTION_ETHICS].count);
    const char *file = as_file(&description);
    assert_non_null(strstr(file, "\"synthetic\": true"));
    ASSERT_OK(parse(file, &again));
    assert_string_equal(file, as_file(&again));
}

static void places_of_errors_in_a_file(void **state)
{
    emic_description out;
    (void)state;
    ASSERT_REFUSED(EMIC_INVALID, "2:8: began \"soon\": a date is YYYY, YYYY-MM or YYYY-MM-DD",
                   parse("title: x\nbegan: soon\n", &out));
    ASSERT_REFUSED(EMIC_INVALID, "1:8: title takes one value, not 2", parse("title: [a, b]", &out));
    ASSERT_REFUSED(EMIC_INVALID, "1:8: title is a text", parse("title: {a: b}", &out));
    assert_int_equal(EMIC_INVALID, parse("creator: {name: a; b}", &out));
    assert_non_null(strstr(err.message, "without a semicolon"));
    assert_int_equal(EMIC_INVALID, parse("titel: x\n", &out));
    assert_int_equal(1, err.line);
    assert_int_equal(EMIC_INVALID, parse("- a\n", &out));
    assert_int_equal(EMIC_INVALID, parse("creator: {nam: a}", &out));
}

/* A name that is found late leaves the description, too. */
static emic_status put_bracket(void *context, emic_slice text, bool label, emic_arena *in,
                               emic_slice *out, emic_error *error)
{
    const char *at = text.length ? strstr(emic_arena_string(in, text), "Okka") : NULL;
    (void)context, (void)label, (void)error;
    if (at)
        *out = EMIC_LITERAL("[NAME] drove");
    return EMIC_OK;
}

static void a_late_name_is_taken_out(void **state)
{
    int64_t changed = 0;
    emic_strbuf dump = {0};
    (void)state;
    ASSERT_OK(emic_study_begin(study, &err));
    ASSERT_OK(set("abstract", "Okka drove"));
    ASSERT_OK(emic_study_commit(study, &err));
    ASSERT_OK(emic_study_begin(study, &err));
    ASSERT_OK(emic_study_rewrite(study, put_bracket, NULL, &changed, &err));
    ASSERT_OK(emic_study_commit(study, &err));
    assert_true(changed >= 1);
    assert_string_equal("[NAME] drove", text_of("SELECT value FROM description"));
    ASSERT_OK(emic_study_dump(study, true, &dump, &err));
    assert_non_null(strstr(dump.data, "[NAME] drove"));
    assert_null(strstr(dump.data, "Okka"));
    emic_strbuf_close(&dump);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(fields_are_set_replaced_and_emptied),
        IN_MEMORY(every_field_has_a_form),
        IN_MEMORY(what_does_not_fit_is_refused),
        IN_MEMORY(what_fits_is_taken),
        IN_MEMORY(a_file_goes_in_and_out),
        IN_MEMORY(places_of_errors_in_a_file),
        IN_MEMORY(a_late_name_is_taken_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
