/* Codebook files: every field read, everything refused with its place, and written as JSON that is
 * read back to the same JSON. */
#include "base/file.h"
#include "study_fixture.h"

static emic_status parse(const char *yaml, emic_codebook *out)
{
    return emic_codebook_parse("book.yaml", emic_slice_of(yaml), arena, out, &err);
}

static const char *json_of(const emic_codebook *codebook)
{
    emic_strbuf out = {0};
    emic_codebook_format(codebook, &out);
    const char *json = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return json;
}

static void assert_text(const char *wanted, emic_slice found)
{
    assert_string_equal(wanted, emic_arena_string(arena, found));
}

static const char full_book[] = "codebook: raids\n"
                                "title: Raids and their wake\n"
                                "language: en\n"
                                "source: own words\n"
                                "note: |\n  two\n  lines\n"
                                "codes:\n"
                                "  - code: HARM\n"
                                "    level: 2\n"
                                "    codable: false\n"
                                "    colour: \"#b03A2e\"\n"
                                "    mnemonic: H\xC3\xA4RM-FOURTEENS\n"
                                "    brief: \" what hurts \"\n"
                                "    full: >-\n      all that\n      hurts\n"
                                "    use_when: it hurts\n"
                                "    not_when: it does not\n"
                                "    examples:\n"
                                "      typical: [ouch, \"oh: no\"]\n"
                                "      close_but_no: [well]\n"
                                "    in_vivo: yes\n"
                                "    status: provisional\n"
                                "    rule: judged\n"
                                "    exclusive_set: stance\n"
                                "    codes:\n"
                                "      - code: FEAR\n"
                                "      - code: 2nd \"fear\"\n"
                                "        codes: [{code: DEEP, mnemonic: null}]\n"
                                "  - {code: HELP, brief: ~, full: }\n";

static void every_field_is_read(void **state)
{
    emic_codebook book;
    (void)state;
    ASSERT_OK(parse(full_book, &book));
    assert_text("raids", book.name);
    assert_text("Raids and their wake", book.title);
    assert_text("en", book.language);
    assert_text("own words", book.source);
    assert_text("two\nlines", book.note);
    assert_int_equal(5, book.count);
    const emic_code *harm = &book.items[0];
    assert_text("HARM", harm->path);
    assert_int_equal(2, harm->level);
    assert_false(harm->codable);
    assert_text("#b03A2e", harm->colour);
    assert_text("H\xC3\xA4RM-FOURTEENS", harm->mnemonic); /* 14 characters, 15 bytes */
    assert_text("what hurts", harm->brief);
    assert_text("all that hurts", harm->full);
    assert_text("it hurts", harm->use_when);
    assert_text("it does not", harm->not_when);
    assert_int_equal(2, harm->examples[EMIC_EXAMPLE_TYPICAL].count);
    assert_text("oh: no", harm->examples[EMIC_EXAMPLE_TYPICAL].items[1]);
    assert_int_equal(0, harm->examples[EMIC_EXAMPLE_ATYPICAL].count);
    assert_text("well", harm->examples[EMIC_EXAMPLE_CLOSE_BUT_NO].items[0]);
    assert_true(harm->in_vivo);
    assert_text("provisional", harm->status);
    assert_int_equal(EMIC_RULE_JUDGED, harm->rule);
    assert_text("stance", harm->exclusive_set);
    assert_int_equal(9, harm->line);
}

static void the_tree_is_one_stretch_each(void **state)
{
    static const struct {
        const char *path;
        int parent, depth, level;
        size_t end;
    } wanted[] = {{"HARM", -1, 0, 2, 4},
                  {"HARM/FEAR", 0, 1, 1, 2},
                  {"HARM/2nd \"fear\"", 0, 1, 1, 4},
                  {"HARM/2nd \"fear\"/DEEP", 2, 2, 1, 4},
                  {"HELP", -1, 0, 3, 5}};
    emic_codebook book;
    (void)state;
    ASSERT_OK(parse(full_book, &book));
    assert_int_equal(sizeof wanted / sizeof *wanted, book.count);
    for (size_t i = 0; i < book.count; i++) {
        const emic_code *code = &book.items[i];
        assert_text(wanted[i].path, code->path);
        assert_int_equal(wanted[i].parent, code->parent);
        assert_int_equal(wanted[i].depth, code->depth);
        assert_int_equal(wanted[i].level, code->level);
        assert_int_equal(wanted[i].end, code->end);
        assert_int_equal(i > 0, code->codable);
    }
    assert_text("focused", book.items[4].status);
    assert_int_equal(EMIC_RULE_ANY, book.items[4].rule);
    assert_int_equal(0, book.items[3].mnemonic.length + book.items[4].brief.length);
}

static void what_is_written_is_read_to_the_same(void **state)
{
    emic_codebook book, again;
    (void)state;
    ASSERT_OK(parse(full_book, &book));
    const char *json = json_of(&book);
    assert_non_null(strstr(json, "\"2nd \\\"fear\\\"\""));
    ASSERT_OK(parse(json, &again));
    assert_int_equal(5, again.count);
    assert_string_equal(json, json_of(&again));
}

/* Words that mean something to YAML, and characters that YAML has no place for. */
static void odd_words_survive(void **state)
{
    emic_codebook book = {.name = EMIC_LITERAL("null")}, again;
    static const char *const words[] = {"true",
                                        "~",
                                        "- a",
                                        "a: b",
                                        "#no",
                                        "\"",
                                        "'",
                                        "\\n",
                                        "a\tb",
                                        "a\nb",
                                        "\x7F\xC2\x80",
                                        "\xEF\xBF\xBE!",
                                        "\xE2\x80\xA8",
                                        "{",
                                        "[",
                                        "1e3",
                                        "a  b",
                                        "\xEF\xBB\xBF!",
                                        "&a *b",
                                        "\x01",
                                        "\xF0\x9F\x98\x80",
                                        "a\\/b",
                                        "%",
                                        "null"};
    enum { WORDS = sizeof words / sizeof *words };
    (void)state;
    for (int i = 0; i < WORDS; i++) {
        emic_code *code = EMIC_PUSH(arena, &book);
        *code = (emic_code){.parent = -1, .end = (size_t)i + 1, .status = EMIC_LITERAL("focused")};
        code->name = code->path = emic_slice_of(emic_arena_format(arena, "CODE %d", i));
        code->brief = emic_slice_of(words[i]);
        *EMIC_PUSH(arena, &code->examples[0]) = emic_slice_of(words[i]);
    }
    const char *json = json_of(&book);
    ASSERT_OK(parse(json, &again));
    assert_int_equal(WORDS, again.count);
    assert_text("null", again.name);
    for (int i = 0; i < WORDS; i++) {
        assert_text(words[i], again.items[i].brief);
        assert_text(words[i], again.items[i].examples[0].items[0]);
    }
    assert_string_equal(json, json_of(&again));
}

#define BOOK "codebook: b\ncodes:\n  - code: A\n"

static void what_does_not_fit_is_refused_with_its_place(void **state)
{
    static const struct {
        const char *yaml, *message;
    } cases[] = {
        {"codes: []\n", "1:1: not a codebook: it begins with `codebook: NAME` and has `codes:`"},
        {"codebook: b\n", "1:1: not a codebook: it begins with `codebook: NAME` and has `codes:`"},
        {"[a, b]\n", "1:1: not a codebook: it begins with `codebook: NAME` and has `codes:`"},
        {"codebook: \" \"\ncodes: []\n", "1:1: the codebook's name is empty"},
        {"codebook: [b]\ncodes: []\n", "1:11: codebook: a text is wanted here"},
        {"codebook: b\ncodes:\n", "2:7: codes: a list is wanted here, each item beginning with "
                                  "`- code: NAME`"},
        {"codebook: b\ncodes: [A]\n", "2:9: a code is a mapping that begins with `code: NAME`"},
        {"codebook: b\ncodes:\n  - brief: x\n", "3:5: a code without a name: say `code: NAME`"},
        {"codebook: b\ncodes:\n  - code: A/B\n",
         "3:11: code: \"A/B\" is not a name: \"/\" parts a path"},
        {"codebook: b\ncodes:\n  - code: \"A\\nB\"\n",
         "3:5: a name and a mnemonic are one line without tabs"},
        {BOOK "    level: 4\n",
         "4:12: level: \"4\" is not a level: 0 segment, 1 theme, 2 concept, 3 principle"},
        {BOOK "    codable: maybe\n", "4:14: codable: \"maybe\" is not true or false"},
        {BOOK "    in_vivo: [true]\n", "4:14: in_vivo: \"\" is not true or false"},
        {BOOK "    colour: red\n", "4:13: colour: \"red\" is not a colour such as \"#b03a2e\""},
        {BOOK "    mnemonic: ABCDEFGHIJKLMNO\n",
         "4:15: mnemonic: \"ABCDEFGHIJKLMNO\" is not at most 14 characters long"},
        {BOOK "    status: new\n", "4:13: status: \"new\" is not provisional, focused or retired"},
        {BOOK "    rule: all\n", "4:11: rule: \"all\" is not any or judged"},
        {BOOK "    brief: {a: b}\n", "4:12: brief: a text is wanted here"},
        {BOOK "    examples: [x]\n",
         "4:15: examples: \"\" is not a mapping of typical, atypical and close_but_no"},
        {BOOK "    examples: {typical: x}\n", "4:25: typical: \"x\" is not a list of texts"},
        {BOOK "    examples: {typical: [[x]]}\n", "4:26: typical: an example is a text"},
        {BOOK "  - code: B\n  - code: A\n", "5:5: the code \"A\" stands twice: here and in line 3"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        emic_codebook book;
        emic_status status = parse(cases[i].yaml, &book);
        assert_true(status == EMIC_INVALID || status == EMIC_EXISTS);
        assert_string_equal(cases[i].message, said());
        assert_string_equal("book.yaml", err.path);
    }
}

static void ids_and_counts_are_checked(void **state)
{
    static const struct {
        const char *yaml, *message;
    } cases[] = {
        {BOOK "    id: 7\n", "4:9: id: \"7\" is not an id such as emic codebook export writes"},
        {BOOK "    id: 019CA945-0a00-71bb-97c1-448e338765b7\n",
         "4:9: id: \"019CA945-0a00-71bb-97c1-448e338765b7\" is not an id such as emic codebook "
         "export writes"},
        {BOOK "    id: 019ca945-0a00-71bb-97c1-448e338765b7\n  - code: B\n"
              "    id: 019ca945-0a00-71bb-97c1-448e338765b7\n",
         "5:5: the code \"B\" has the id of another: here and in line 3"},
        {BOOK "    derive: most\n", "4:13: derive: \"most\" is not any, majority or latest"},
        {BOOK "    definition: 0\n", "4:17: definition: \"0\" is not a whole number from 1"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        emic_codebook book;
        assert_int_not_equal(EMIC_OK, parse(cases[i].yaml, &book));
        assert_string_equal(cases[i].message, said());
    }
}

static void malformed_yaml_and_unknown_keys_have_a_place(void **state)
{
    emic_codebook book;
    (void)state;
    assert_int_equal(EMIC_MALFORMED, parse("codebook: b\ncodes: [\n", &book));
    assert_int_equal(3, err.line);
    assert_int_equal(EMIC_MALFORMED, parse("", &book));
    assert_int_equal(EMIC_INVALID, parse(BOOK "    breif: x\n", &book));
    assert_int_equal(4, err.line);
    assert_int_equal(5, err.column);
    assert_non_null(strstr(err.message, "unknown key \"breif\"; did you mean \"brief\"?"));
    assert_int_equal(EMIC_INVALID, parse("codebook: b\ncode: []\ncodes: []\n", &book));
    assert_int_equal(2, err.line);
    assert_int_equal(EMIC_INVALID, parse(BOOK "    examples: {typicl: [x]}\n", &book));
    assert_int_equal(4, err.line);
}

/* As many codes below each other as can be written, and one more. */
static void codes_nest_as_deep_as_they_can_be_written(void **state)
{
    emic_codebook book, again;
    (void)state;
    for (int depth = EMIC_CODE_DEPTH; depth <= EMIC_CODE_DEPTH + 1; depth++) {
        const char *yaml = "codebook: b\n", *indent = "";
        for (int i = 0; i < depth; i++) {
            yaml =
                emic_arena_format(arena, "%s%scodes:\n%s- code: A\n%s  examples: {typical: [x]}\n",
                                  yaml, indent, indent, indent);
            indent = emic_arena_format(arena, "%s  ", indent);
        }
        if (depth > EMIC_CODE_DEPTH) {
            ASSERT_REFUSED(EMIC_INVALID, "39:27: codes nest 12 deep at most", parse(yaml, &book));
            continue;
        }
        ASSERT_OK(parse(yaml, &book));
        const char *json = json_of(&book);
        ASSERT_OK(parse(json, &again));
        assert_int_equal(EMIC_CODE_DEPTH, again.count);
    }
}

static void the_codebooks_that_come_along_are_read(void **state)
{
    static const char *const names[] = {"raids-study", "shared-statements",
                                        "grounded-theory-starter"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = emic_arena_format(arena, "%s/codebooks/%s.yaml", EMIC_ROOT, names[i]);
        emic_slice text;
        emic_codebook book, again;
        ASSERT_OK(emic_file_read(path, arena, &text, &err));
        ASSERT_OK(emic_codebook_parse(path, text, arena, &book, &err));
        assert_true(book.count > 5);
        const char *json = json_of(&book);
        ASSERT_OK(parse(json, &again));
        assert_string_equal(json, json_of(&again));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(every_field_is_read),
        IN_MEMORY(the_tree_is_one_stretch_each),
        IN_MEMORY(what_is_written_is_read_to_the_same),
        IN_MEMORY(odd_words_survive),
        IN_MEMORY(what_does_not_fit_is_refused_with_its_place),
        IN_MEMORY(ids_and_counts_are_checked),
        IN_MEMORY(malformed_yaml_and_unknown_keys_have_a_place),
        IN_MEMORY(codes_nest_as_deep_as_they_can_be_written),
        IN_MEMORY(the_codebooks_that_come_along_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
