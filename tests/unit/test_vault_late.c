/* Names found late, on top of what was replaced before: the composed edits lead back to the raw
 * text, whatever the texts. */
#include "privacy/late.h"
#include "privacy/pseudonymizer.h"
#include "vault_fixture.h"

static emic_vault *vault;

static int open_known(void **state)
{
    if (open_vault_folder(state))
        return -1;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    return 0;
}

static int close_known(void **state)
{
    emic_vault_close(vault);
    return close_vault_folder(state);
}

#define WITH_VAULT(test) cmocka_unit_test_setup_teardown(test, open_known, close_known)

static emic_slice add(emic_late_name late)
{
    emic_slice label = {0};
    assert_ok(emic_late_add(vault, &late, arena, &label, &err));
    assert_true(label.length > 0);
    return label;
}

static void a_late_name_is_added_or_joined(void **state)
{
    (void)state;
    emic_slice label;
    emic_late_name none = {.name = EMIC_LITERAL("Ute Harms"), .same_as = EMIC_LITERAL("X9")};
    assert_true(emic_slice_is(
        add((emic_late_name){.name = EMIC_LITERAL("Ute Harms"), .as = EMIC_LITERAL("[aunt]")}),
        "aunt"));
    assert_true(emic_slice_is(
        add((emic_late_name){.name = EMIC_LITERAL("Utje"), .same_as = EMIC_LITERAL("aunt")}),
        "aunt"));
    assert_true(has_name(vault, "Utje"));
    assert_true(emic_slice_is(
        add((emic_late_name){.name = EMIC_LITERAL("utje"), .as = EMIC_LITERAL("Lena")}), "aunt"));
    assert_true(emic_slice_is(
        add((emic_late_name){.name = EMIC_LITERAL("Jever"), .kind = EMIC_ENTITY_PLACE}), "PLACE1"));
    assert_said(EMIC_NOT_FOUND, "the vault has nobody and nothing labelled X9",
                emic_late_add(vault, &none, arena, &label, &err));
    none.same_as = (emic_slice){0};
    assert_said(EMIC_EXISTS, "the vault knows this name already, as aunt",
                emic_late_add(vault, &none, arena, &label, &err));
}

static uint32_t seed = 7;

static uint32_t next(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* Words of all kinds, names known early and late among them. */
static const char *random_text(void)
{
    static const char *const words[] = {"so ",
                                        "Okka ",
                                        "Okka Behrends ",
                                        "'s ",
                                        "Wilm ",
                                        "Ahrens, ",
                                        "\xF0\x9F\x98\x80 ",
                                        "e\xCC\x81 ",
                                        "\n\n",
                                        "OKKA: ",
                                        "Zerbst ",
                                        "\xD7\xA9\xD7\x9C ",
                                        "12 May 2019, ",
                                        "call 555-0142; ",
                                        "Wilm Okka ",
                                        "(Zerbst) ",
                                        ". ",
                                        "a@example.org "};
    const char *text = "";
    for (uint32_t i = 0, count = next(40) + 1; i < count; i++)
        text = emic_arena_format(arena, "%s%s", text, words[next(sizeof words / sizeof *words)]);
    return text;
}

static emic_pseudonymized apply(emic_slice text, const emic_edit_list *earlier)
{
    emic_pseudonymizer *rules;
    emic_pseudonymized result;
    emic_pseudonymize_input input = {
        .text = text, .person = EMIC_LITERAL("TP07"), .earlier = earlier};
    assert_ok(emic_pseudonymizer_open(vault, true, false, &rules, &err));
    assert_ok(emic_pseudonymize(rules, &input, arena, &result, &err));
    emic_pseudonymizer_close(rules);
    return result;
}

static void late_finds_lead_back_to_the_raw_text(void **state)
{
    (void)state;
    enum { TEXTS = 300 };
    const char *texts[TEXTS];
    emic_pseudonymized first[TEXTS];
    size_t late_edits = 0;
    assert_ok(emic_vault_set(vault, "profile", EMIC_LITERAL("timeline"), &err));
    add((emic_late_name){.name = EMIC_LITERAL("Okka Behrends"),
                         .participant = EMIC_LITERAL("TP07")});
    for (size_t i = 0; i < TEXTS; i++) {
        texts[i] = random_text();
        first[i] = apply(emic_slice_of(texts[i]), NULL);
    }
    add((emic_late_name){.name = EMIC_LITERAL("Wilm Ahrens")});
    add((emic_late_name){.name = EMIC_LITERAL("Zerbst"), .as = EMIC_LITERAL("a town")});
    for (size_t i = 0; i < TEXTS; i++) {
        emic_slice back = {0};
        emic_raw_document raw = {.edits = first[i].edits, .sources = first[i].sources}, now = raw;
        emic_pseudonymized second = apply(first[i].text, &first[i].edits);
        late_edits += second.edits.count;
        emic_late_compose(&raw, &second.edits, second.sources, arena, &now.edits, &now.sources);
        assert_ok(emic_raw_document_text(&now, second.text, arena, &back, &err));
        assert_true(emic_slice_equal(emic_slice_of(texts[i]), back));
        assert_null(strstr(emic_arena_string(arena, second.text), "Zerbst"));
        assert_null(strstr(emic_arena_string(arena, second.text), "Okka"));
        for (size_t k = 0; k < now.edits.count; k++)
            assert_int_not_equal(EMIC_CANDIDATE_NONE, now.sources[k].kind);
        assert_int_equal(0, apply(second.text, &now.edits).edits.count);
    }
    assert_true(late_edits > TEXTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_VAULT(a_late_name_is_added_or_joined),
        WITH_VAULT(late_finds_lead_back_to_the_raw_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
