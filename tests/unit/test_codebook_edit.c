/* Codes added one by one: where they go, what is refused, and names in a participant's words. */
#include "study/codebook_edit.h"
#include "study_fixture.h"

static const char book[] = "codebook: raids\n"
                           "codes:\n"
                           "  - code: HARM\n"
                           "    codes:\n"
                           "      - {code: FEAR, level: 1, mnemonic: FR}\n"
                           "      - {code: OLD, status: retired}\n";

static emic_status add(const char *name, emic_id parent, emic_id *id)
{
    emic_code code = emic_code_make(emic_slice_of(name));
    return emic_codebook_add(study, parent, &code, id, &err);
}

static void a_code_goes_behind_its_siblings(void **state)
{
    emic_id first, second, third;
    (void)state;
    ASSERT_OK(add("HARM", 0, &first)); /* into a study without a codebook */
    ASSERT_OK(add("FEAR", first, &second));
    ASSERT_OK(add("NIGHTS", second, &third));
    ASSERT_OK(add("LOSS", first, &third));
    emic_codebook codebook = codebook_now();
    assert_int_equal(4, codebook.count);
    static const struct {
        const char *path;
        int level;
    } wanted[] = {{"HARM", 3}, {"HARM/FEAR", 1}, {"HARM/FEAR/NIGHTS", 0}, {"HARM/LOSS", 1}};
    for (size_t i = 0; i < 4; i++) {
        assert_true(emic_slice_is(codebook.items[i].path, wanted[i].path));
        assert_int_equal(wanted[i].level, codebook.items[i].level);
        assert_int_equal(36, codebook.items[i].uuid.length);
        assert_int_equal(1, codebook.items[i].definition);
    }
    assert_false(emic_slice_equal(codebook.items[0].uuid, codebook.items[1].uuid));
}

static void what_cannot_be_added_is_refused(void **state)
{
    emic_id id;
    emic_code code = emic_code_make(EMIC_LITERAL("NEW"));
    (void)state;
    ASSERT_OK(load_codebook(book));
    emic_id harm = code_id("HARM"), fear = code_id("FEAR");
    ASSERT_REFUSED(EMIC_EXISTS, "there is a code \"HARM\" at the top already", add("HARM", 0, &id));
    ASSERT_REFUSED(EMIC_EXISTS, "there is a code \"FEAR\" below the same code already",
                   add(" FEAR ", harm, &id));
    ASSERT_REFUSED(EMIC_INVALID, "code: \"A/B\" is not a name: \"/\" parts a path",
                   add("A/B", harm, &id));
    ASSERT_REFUSED(EMIC_INVALID, "a code without a name", add("  ", harm, &id));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no code 99", add("A", 99, &id));
    ASSERT_REFUSED(EMIC_INVALID, "\"OLD\" is retired: restore it first",
                   add("A", code_id("OLD"), &id));
    code.level = EMIC_LEVEL_THEME;
    ASSERT_REFUSED(EMIC_INVALID,
                   "the level of \"NEW\" (1, theme) must lie below that of \"FEAR\" (1, theme)",
                   emic_codebook_add(study, fear, &code, &id, &err));
    code.level = EMIC_LEVEL_SEGMENT;
    code.mnemonic = EMIC_LITERAL("FR");
    ASSERT_REFUSED(EMIC_EXISTS, "the mnemonic \"FR\" of \"NEW\" belongs to \"FEAR\" already",
                   emic_codebook_add(study, fear, &code, &id, &err));
    code.mnemonic = EMIC_LITERAL("");
    ASSERT_OK(emic_codebook_add(study, fear, &code, &id, &err));
    ASSERT_REFUSED(EMIC_INVALID, "\"NEW\" is of level 0 (segment): no code goes below it",
                   add("A", id, &id));
    assert_int_equal(4, number_of("SELECT count(*) FROM code"));
}

static void an_in_vivo_code_is_named_in_the_words(void **state)
{
    static const struct {
        const char *words, *name, *wanted;
    } cases[] = {
        {"has family\n who can", "", "has family who can"},
        {"She has Family who can.", "FAMILY_WHO_CAN", "FAMILY_WHO_CAN"},
        {"wir m\xC3\xBCssen", "M\xC3\x9CSSEN", "M\xC3\x9CSSEN"},
        {"has family who can", "FRIENDS", NULL},
        {"and / or", "", NULL},
        {" \n", "", NULL},
    };
    size_t added = 0;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        emic_id id;
        emic_code code = emic_code_make(emic_slice_of(cases[i].name));
        emic_status status =
            emic_codebook_add_in_vivo(study, 0, emic_slice_of(cases[i].words), &code, &id, &err);
        assert_int_equal(cases[i].wanted ? EMIC_OK : EMIC_INVALID, status);
        if (!cases[i].wanted)
            continue;
        emic_codebook codebook = codebook_now();
        assert_int_equal(++added, codebook.count);
        assert_true(emic_slice_is(codebook.items[added - 1].name, cases[i].wanted));
        assert_true(codebook.items[added - 1].in_vivo);
    }
    assert_int_equal(3, added);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(a_code_goes_behind_its_siblings),
        IN_MEMORY(what_cannot_be_added_is_refused),
        IN_MEMORY(an_in_vivo_code_is_named_in_the_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
