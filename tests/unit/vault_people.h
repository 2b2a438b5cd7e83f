/* A vault with known people, and what a text becomes with it: for the tests of replacing. */
#pragma once
#include "privacy/pseudonymizer.h"
#include "privacy/review.h"
#include "privacy/scan.h"
#include "vault_fixture.h"

static emic_vault *vault;
static emic_pseudonymizer *rules;

static inline emic_id add(const char *name, const char *participant, const char *pseudonym,
                          emic_entity_kind kind)
{
    emic_id id = 0;
    emic_entity entity = {.kind = kind,
                          .participant = emic_slice_of(participant),
                          .pseudonym = emic_slice_of(pseudonym)};
    *EMIC_PUSH(arena, &entity.names) = emic_slice_of(name);
    assert_ok(emic_entity_add(vault, &entity, EMIC_NAME_ROSTER, &id, &err));
    return id;
}

static inline int open_known(void **state)
{
    if (open_vault_folder(state))
        return -1;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    add("Okka Behrends", "TP07", "Vida", EMIC_ENTITY_PERSON);
    add("Rose Tjaden", "TP08", NULL, EMIC_ENTITY_PERSON);
    add("Jever", NULL, NULL, EMIC_ENTITY_PLACE);
    return 0;
}

static inline int close_known(void **state)
{
    emic_pseudonymizer_close(rules);
    rules = NULL;
    emic_vault_close(vault);
    return close_vault_folder(state);
}

#define WITH_NAMES(test) cmocka_unit_test_setup_teardown(test, open_known, close_known)

static inline emic_pseudonymized pseudonymized(const char *text)
{
    emic_pseudonymized result;
    emic_pseudonymize_input input = {.text = emic_slice_of(text), .person = EMIC_LITERAL("TP07")};
    emic_pseudonymizer_close(rules);
    assert_ok(emic_pseudonymizer_open(vault, true, false, &rules, &err));
    assert_ok(emic_pseudonymize(rules, &input, arena, &result, &err));
    return result;
}

static inline void assert_becomes(const char *expected, const char *text)
{
    emic_pseudonymized result = pseudonymized(text);
    assert_string_equal(expected, emic_arena_string(arena, result.text));
}

/* What is asked about, as "kind words|kind words". */
static inline const char *asked(const char *text)
{
    emic_pseudonymized result = pseudonymized(text);
    const char *list = "";
    for (size_t i = 0; i < result.undecided.count; i++)
        list = emic_arena_format(arena, "%s%s%s %.*s", list, *list ? "|" : "",
                                 emic_candidate_kind_name(result.undecided.items[i].kind),
                                 EMIC_ARG(result.undecided.items[i].words));
    return list;
}

static inline void use(const char *name, const char *value)
{
    assert_ok(emic_vault_set(vault, name, emic_slice_of(value), &err));
}

static inline void decide(const char *text, const char *words, emic_decision decision)
{
    emic_review_list list;
    emic_scan_summary summary = {0};
    emic_pseudonymize_input input = {.text = emic_slice_of(text)};
    emic_pseudonymizer_close(rules);
    assert_ok(emic_pseudonymizer_open(vault, false, false, &rules, &err));
    assert_ok(emic_scan_document(vault, rules, EMIC_LITERAL("d"), &input, &summary, &err));
    assert_ok(emic_review_list_load(vault, false, arena, &list, &err));
    for (size_t i = 0; i < list.count; i++)
        if (emic_slice_is(list.items[i].words, words) && !list.items[i].initial) {
            assert_ok(emic_review_decide(vault, list.items[i].id, &decision, NULL, &err));
            return;
        }
    fail_msg("%s is not on the list", words);
}
