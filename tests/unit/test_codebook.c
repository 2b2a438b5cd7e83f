/* The code tree of a study: stored by path, kept as versions, searched by path, name, mnemonic. */
#include "study_fixture.h"

static const char book[] = "codebook: raids\n"
                           "title: Raids\n"
                           "codes:\n"
                           "  - code: HARM\n"
                           "    mnemonic: HRM\n"
                           "    codes:\n"
                           "      - {code: FEAR, brief: afraid, examples: {typical: [a, b]}}\n"
                           "      - {code: LOSS, mnemonic: LSS}\n"
                           "  - code: HELP\n"
                           "    codes:\n"
                           "      - {code: FEAR, brief: feared help}\n"
                           "      - {code: SAFE}\n";

static int64_t version(void)
{
    int64_t number;
    emic_id id;
    ASSERT_OK(emic_codebook_version(study, &number, &id, &err));
    return number;
}

/* All paths, parted by spaces. */
static const char *paths(void)
{
    emic_codebook codebook = codebook_now();
    const char *shown = "";
    for (size_t i = 0; i < codebook.count; i++)
        shown = emic_arena_format(arena, "%s%s%.*s", shown, i ? " " : "",
                                  EMIC_ARG(codebook.items[i].path));
    return shown;
}

static emic_status find(const char *text, size_t *at)
{
    emic_codebook codebook = codebook_now();
    *at = 99;
    return emic_codebook_find(&codebook, emic_slice_of(text), arena, at, &err);
}

static void a_book_is_stored_as_a_tree(void **state)
{
    (void)state;
    assert_int_equal(0, version());
    ASSERT_OK(load_codebook(book));
    assert_loaded(6, 0, 0);
    assert_int_equal(1, version());
    assert_string_equal("HARM HARM/FEAR HARM/LOSS HELP HELP/FEAR HELP/SAFE", paths());
    emic_codebook codebook = codebook_now();
    assert_true(emic_slice_is(codebook.name, "raids") && emic_slice_is(codebook.title, "Raids"));
    assert_int_equal(3, codebook.items[0].end);
    assert_int_equal(6, codebook.items[3].end);
    assert_int_equal(3, codebook.items[4].parent);
    assert_true(emic_slice_is(codebook.items[1].brief, "afraid"));
    assert_int_equal(2, codebook.items[1].examples[EMIC_EXAMPLE_TYPICAL].count);
    for (size_t i = 0; i < codebook.count; i++)
        assert_int_equal(i, emic_codebook_at(&codebook, codebook.items[i].id));
    assert_int_equal(-1, emic_codebook_at(&codebook, 99));
}

static void the_same_book_changes_nothing(void **state)
{
    (void)state;
    ASSERT_OK(load_codebook(book));
    int64_t changes = emic_db_total_changes(emic_study_db(study));
    ASSERT_OK(load_codebook(book));
    assert_loaded(0, 0, 6);
    assert_int_equal(1, version());
    assert_int_equal(changes, emic_db_total_changes(emic_study_db(study)));
}

static void what_changed_makes_a_version(void **state)
{
    static const struct {
        const char *yaml;
        size_t added, changed, unchanged;
    } books[] = {
        {"codebook: raids\ncodes: [{code: HARM, brief: new, mnemonic: HRM, codes:"
         " [{code: FEAR, brief: afraid, examples: {typical: [a, b]}}]}]\n", 0, 1, 1},
        {"codebook: raids\ncodes: [{code: HARM, brief: new, mnemonic: HRM, codes:"
         " [{code: FEAR, brief: afraid, examples: {typical: [a]}}]}]\n", 0, 1, 1},
        {"codebook: raids\ncodes: [{code: HARM, brief: new}]\n", 0, 1, 0},
        {"codebook: raids\ncodes: [{code: HARM, brief: new, codes: [{code: NEW}]}]\n", 1, 0, 1},
        {"codebook: raids\nnote: other\ncodes: [{code: HARM, brief: new}]\n", 0, 0, 1},
    };
    (void)state;
    ASSERT_OK(load_codebook(book));
    const char *first = text_of("SELECT content FROM codebook_version WHERE number = 1");
    for (size_t i = 0; i < sizeof books / sizeof *books; i++) {
        ASSERT_OK(load_codebook(books[i].yaml));
        assert_loaded(books[i].added, books[i].changed, books[i].unchanged);
        assert_int_equal((int64_t)i + 2, version());
    }
    assert_string_equal("HARM HARM/FEAR HARM/LOSS HARM/NEW HELP HELP/FEAR HELP/SAFE", paths());
    assert_string_equal(first, text_of("SELECT content FROM codebook_version WHERE number = 1"));
    assert_int_equal(1, number_of("SELECT count(*) FROM code_example"));
}

static void a_version_holds_the_whole_tree(void **state)
{
    emic_codebook kept;
    (void)state;
    ASSERT_OK(load_codebook(book));
    const char *json = text_of("SELECT content FROM codebook_version");
    ASSERT_OK(emic_codebook_parse("version", emic_slice_of(json), arena, &kept, &err));
    assert_int_equal(6, kept.count);
    assert_true(emic_slice_is(kept.items[4].path, "HELP/FEAR"));
    start_over();
    ASSERT_OK(emic_codebook_store(study, &kept, &loaded, &err));
    assert_string_equal(json, text_of("SELECT content FROM codebook_version"));
}

static void a_code_is_found_by_path_name_or_mnemonic(void **state)
{
    size_t at;
    (void)state;
    ASSERT_OK(load_codebook(book));
    ASSERT_OK(find("HELP/FEAR", &at));
    assert_int_equal(4, at);
    ASSERT_OK(find("LOSS", &at));
    assert_int_equal(2, at);
    ASSERT_OK(find("LSS", &at));
    assert_int_equal(2, at);
    ASSERT_OK(find("HARM", &at));
    assert_int_equal(0, at);
    ASSERT_REFUSED(EMIC_AMBIGUOUS,
                   "the code \"FEAR\" could be HARM/FEAR, HELP/FEAR; write the path",
                   find("FEAR", &at));
}

static void what_is_no_code_is_named_with_the_nearest(void **state)
{
    size_t at;
    (void)state;
    ASSERT_REFUSED(EMIC_NOT_FOUND,
                   "unknown code \"FEAR\": the study has no codebook yet; emic codebook load "
                   "reads one",
                   find("FEAR", &at));
    ASSERT_OK(load_codebook(book));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown code \"HARM/FAER\"; did you mean \"HARM/FEAR\"?",
                   find("HARM/FAER", &at));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown code \"loss\"; did you mean \"HARM/LOSS\"?",
                   find("loss", &at));
    ASSERT_REFUSED(EMIC_NOT_FOUND,
                   "unknown code \"SOMETHING\"; emic codebook show lists the codes",
                   find("SOMETHING", &at));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown code \"\"; emic codebook show lists the codes",
                   find("", &at));
}

static void a_mnemonic_that_is_a_name_is_ambiguous(void **state)
{
    size_t at;
    (void)state;
    ASSERT_OK(load_codebook("codebook: b\ncodes: [{code: A, mnemonic: B}, {code: B},"
                            " {code: C, mnemonic: C}]\n"));
    ASSERT_OK(find("B", &at)); /* the path of a code goes before all else */
    assert_int_equal(1, at);
    ASSERT_OK(find("C", &at));
    assert_int_equal(2, at);
    start_over();
    ASSERT_OK(load_codebook("codebook: b\ncodes: [{code: A, mnemonic: B},"
                            " {code: D, codes: [{code: B}]}]\n"));
    ASSERT_REFUSED(EMIC_AMBIGUOUS, "the code \"B\" could be A, D/B; write the path",
                   find("B", &at));
}

static void a_mnemonic_belongs_to_one_code(void **state)
{
    (void)state;
    ASSERT_REFUSED(EMIC_EXISTS, "3:18: the mnemonic \"M\" of \"B\" belongs to \"A\" already",
                   load_codebook("codebook: b\ncodes: [{code: A, mnemonic: M},\n"
                                 "                 {code: B, mnemonic: M}]\n"));
    start_over();
    ASSERT_OK(load_codebook("codebook: b\ncodes: [{code: A, mnemonic: M}]\n"));
    ASSERT_REFUSED(EMIC_EXISTS, "2:9: the mnemonic \"M\" of \"C\" belongs to \"A\" already",
                   load_codebook("codebook: c\ncodes: [{code: C, mnemonic: M}]\n"));
}

/* Two codes swap theirs, a third takes over what another gives up. */
static void a_mnemonic_can_move(void **state)
{
    emic_codebook codebook;
    (void)state;
    ASSERT_OK(load_codebook("codebook: b\ncodes: [{code: A, mnemonic: M}, {code: B, mnemonic: N},"
                            " {code: C}, {code: D, mnemonic: O}]\n"));
    ASSERT_OK(load_codebook("codebook: b\ncodes: [{code: A, mnemonic: N}, {code: B, mnemonic: M},"
                            " {code: C, mnemonic: O}, {code: D}]\n"));
    assert_loaded(0, 4, 0);
    codebook = codebook_now();
    static const char *const wanted[] = {"N", "M", "O", ""};
    for (size_t i = 0; i < 4; i++)
        assert_true(emic_slice_is(codebook.items[i].mnemonic, wanted[i]));
}

static void several_books_make_one_tree(void **state)
{
    (void)state;
    ASSERT_OK(load_codebook(book));
    ASSERT_OK(load_codebook("codebook: more\ntitle: More\nlanguage: en\n"
                            "codes: [{code: HARM, codes: [{code: DEBT}]}, {code: NEW}]\n"));
    assert_loaded(2, 1, 0);
    assert_string_equal("HARM HARM/FEAR HARM/LOSS HARM/DEBT HELP HELP/FEAR HELP/SAFE NEW",
                        paths());
    emic_codebook codebook = codebook_now();
    assert_true(emic_slice_is(codebook.name, "raids+more"));
    assert_true(emic_slice_is(codebook.title, "Raids; More"));
    assert_true(emic_slice_is(codebook.language, "en"));
}

static void siblings_keep_their_order_by_the_thousand(void **state)
{
    enum { SIBLINGS = 1200 };
    emic_codebook many = {.name = EMIC_LITERAL("many")};
    (void)state;
    for (size_t i = 0; i <= SIBLINGS; i++) {
        emic_code *code = EMIC_PUSH(arena, &many);
        *code = (emic_code){.parent = i ? 0 : -1, .status = EMIC_LITERAL("focused")};
        code->end = i ? i + 1 : SIBLINGS + 1;
        code->name = emic_slice_of(emic_arena_format(arena, "C%zu", SIBLINGS - i));
    }
    ASSERT_OK(emic_codebook_store(study, &many, &loaded, &err));
    assert_loaded(SIBLINGS + 1, 0, 0);
    run_sql("UPDATE code SET position = position + 99990"); /* as if there had been more */
    emic_codebook codebook = codebook_now();
    assert_int_equal(SIBLINGS + 1, codebook.count);
    for (size_t i = 0; i <= SIBLINGS; i++)
        assert_true(emic_slice_equal(many.items[i].name, codebook.items[i].name));
}

/* What no program of ours writes: it may be wrong, but it is read without harm. */
static void a_damaged_tree_does_no_harm(void **state)
{
    (void)state;
    ASSERT_OK(load_codebook(book));
    run_sql("UPDATE code SET position = 0");
    emic_codebook codebook = codebook_now();
    assert_int_equal(6, codebook.count);
    for (size_t i = 0; i < codebook.count; i++)
        assert_true(codebook.items[i].parent < 0 ||
                    codebook.items[codebook.items[i].parent].end >= codebook.items[i].end);
    assert_int_equal(3, codebook.items[0].end);
    run_sql("UPDATE code SET parent = id WHERE name = 'HARM'");
    assert_int_equal(3, codebook_now().count);
    run_sql("WITH RECURSIVE n(i) AS (SELECT 100 UNION SELECT i + 1 FROM n WHERE i < 120)"
            " INSERT INTO code(id, parent, name, position, level)"
            " SELECT i, iif(i = 100, NULL, i - 1), 'X', i, 0 FROM n");
    ASSERT_REFUSED(EMIC_CORRUPT, "the codes nest deeper than 12 at \"X\"",
                   emic_codebook_load(study, arena, &codebook, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(a_book_is_stored_as_a_tree),
        IN_MEMORY(the_same_book_changes_nothing),
        IN_MEMORY(what_changed_makes_a_version),
        IN_MEMORY(a_version_holds_the_whole_tree),
        IN_MEMORY(a_code_is_found_by_path_name_or_mnemonic),
        IN_MEMORY(what_is_no_code_is_named_with_the_nearest),
        IN_MEMORY(a_mnemonic_that_is_a_name_is_ambiguous),
        IN_MEMORY(a_mnemonic_belongs_to_one_code),
        IN_MEMORY(a_mnemonic_can_move),
        IN_MEMORY(several_books_make_one_tree),
        IN_MEMORY(siblings_keep_their_order_by_the_thousand),
        IN_MEMORY(a_damaged_tree_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
