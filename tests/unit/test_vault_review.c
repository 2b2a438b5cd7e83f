/* The vault's entities and its review list: what is stored, decided and taken back. */
#include "privacy/entity.h"
#include "privacy/review.h"
#include "vault_fixture.h"

static emic_vault *opened(void)
{
    emic_vault *vault;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    return vault;
}

static emic_id add(emic_vault *vault, emic_entity entity, const char *name)
{
    emic_id id = 0;
    *EMIC_PUSH(arena, &entity.names) = emic_slice_of(name);
    assert_ok(emic_entity_add(vault, &entity, EMIC_NAME_ROSTER, &id, &err));
    assert_true(id > 0);
    return id;
}

static void an_entity_gets_a_label_and_its_names(void **state)
{
    (void)state;
    emic_vault *vault = opened();
    emic_entity_list list;
    bool added;
    emic_id wilm = add(vault, (emic_entity){.role = EMIC_LITERAL("case worker")}, "Wilm Ahrens");
    add(vault, (emic_entity){.role = EMIC_LITERAL("case worker")}, "Ute Harms");
    add(vault, (emic_entity){.kind = EMIC_ENTITY_PLACE}, "Jever");
    add(vault, (emic_entity){.participant = EMIC_LITERAL("TP07")}, "Okka Behrends");
    assert_ok(
        emic_entity_add_name(vault, wilm, EMIC_LITERAL(" Willem "), EMIC_NAME_LATE, &added, &err));
    assert_true(added);
    assert_ok(
        emic_entity_add_name(vault, wilm, EMIC_LITERAL("Willem"), EMIC_NAME_LATE, &added, &err));
    assert_false(added);
    assert_ok(emic_entity_list_load(vault, arena, &list, &err));
    assert_int_equal(5, list.count); /* the fixture's, too */
    assert_string_equal("CASE-WORKER1", list.items[1].label.data);
    assert_string_equal("CASE-WORKER2", list.items[2].label.data);
    assert_string_equal("PLACE1", list.items[3].label.data);
    assert_string_equal("TP07", list.items[4].label.data);
    assert_int_equal(2, list.items[1].names.count);
    assert_string_equal("Wilm Ahrens", list.items[1].names.items[0].data);
    assert_string_equal("Willem", list.items[1].names.items[1].data);
    emic_vault_close(vault);
}

static void a_participant_is_one_person(void **state)
{
    (void)state;
    emic_id id;
    emic_vault *vault = opened();
    emic_entity twin = {.participant = EMIC_LITERAL("TP07")};
    add(vault, twin, "Okka Behrends");
    *EMIC_PUSH(arena, &twin.names) = EMIC_LITERAL("Ute Harms");
    assert_said(EMIC_EXISTS, "the vault knows who participant TP07 is already",
                emic_entity_add(vault, &twin, EMIC_NAME_ROSTER, &id, &err));
    emic_vault_close(vault);
}

static void store(emic_vault *vault, const char *document, const char *const *words, size_t count,
                  emic_id suggested)
{
    emic_found_list found = {0};
    for (size_t i = 0; i < count; i++)
        *EMIC_PUSH(arena, &found) = (emic_found){
            .words = emic_slice_of(words[i]),
            .kind = EMIC_CANDIDATE_NAME,
            .score = (double)(i + 1) / 10,
            .suggested = i == 0 ? suggested : 0,
            .why = i == 0 && suggested ? "one letter off" : NULL,
            .count = (int64_t)i + 1,
            .line = 4,
            .before = EMIC_LITERAL("I met"),
            .after = EMIC_LITERAL("there"),
        };
    assert_ok(emic_review_store(vault, emic_slice_of(document), &found, &err));
}

static void the_list_gathers_each_wording_once(void **state)
{
    (void)state;
    emic_vault *vault = opened();
    emic_review_list list;
    int64_t undecided;
    store(vault, "one", (const char *[]){"Tebe", "Jever", "ICE"}, 3, 1);
    store(vault, "two", (const char *[]){"JEVER", "Ice"}, 2, 0);
    assert_ok(emic_review_undecided(vault, &undecided, &err));
    assert_int_equal(4, undecided); /* ICE is not ice */
    assert_ok(emic_review_list_load(vault, true, arena, &list, &err));
    assert_int_equal(4, list.count);
    assert_string_equal("ICE", list.items[0].words.data);
    const emic_review_item *jever = &list.items[2];
    assert_string_equal("Jever", jever->words.data);
    assert_int_equal(2, jever->documents);
    assert_int_equal(3, jever->count);
    assert_string_equal("one", jever->places.items[0].document.data);
    assert_string_equal("I met", jever->places.items[0].before.data);
    assert_string_equal("JEVER", jever->places.items[1].words.data);
    assert_string_equal("one letter off", list.items[3].why.data);
    assert_int_equal(1, list.items[3].suggested);
    store(vault, "one", NULL, 0, 0); /* found no more */
    assert_ok(emic_review_prune(vault, &err));
    assert_ok(emic_review_undecided(vault, &undecided, &err));
    assert_int_equal(2, undecided);
    emic_vault_close(vault);
}

static void decide(emic_vault *vault, emic_id item, emic_decision decision)
{
    assert_ok(emic_review_decide(vault, item, &decision, "Ann", &err));
}

static void a_decision_makes_a_spelling_and_can_be_taken_back(void **state)
{
    (void)state;
    emic_vault *vault = opened();
    emic_review_list list;
    emic_entity_list entities;
    store(vault, "one", (const char *[]){"Tebe"}, 1, 1);
    assert_ok(emic_review_list_load(vault, true, arena, &list, &err));
    assert_int_equal(1, list.count);
    emic_id item = list.items[0].id;
    decide(vault, item, (emic_decision){.verdict = EMIC_VERDICT_REPLACE, .entity = 1});
    assert_true(has_name(vault, "Tebe"));
    assert_ok(emic_review_list_load(vault, true, arena, &list, &err));
    assert_int_equal(0, list.count);
    assert_ok(emic_review_list_load(vault, false, arena, &list, &err));
    assert_int_equal(EMIC_VERDICT_REPLACE, list.items[0].decision.verdict);
    assert_string_equal("Ann", list.items[0].who.data);
    decide(vault, item, (emic_decision){.verdict = EMIC_VERDICT_NONE});
    assert_false(has_name(vault, "Tebe"));
    assert_true(has_name(vault, "Johanna Tebbe")); /* from the roster: it stays */
    emic_entity made = {.kind = EMIC_ENTITY_PLACE};
    *EMIC_PUSH(arena, &made.names) = EMIC_LITERAL("Tebe");
    emic_id id;
    assert_ok(emic_entity_add(vault, &made, EMIC_NAME_REVIEW, &id, &err));
    decide(vault, item, (emic_decision){.verdict = EMIC_VERDICT_REPLACE, .entity = id});
    decide(vault, item, (emic_decision){.verdict = EMIC_VERDICT_KEEP});
    assert_ok(emic_entity_list_load(vault, arena, &entities, &err));
    assert_int_equal(1, entities.count); /* what was made for it went with its only name */
    emic_vault_close(vault);
}

static void a_decision_must_be_whole(void **state)
{
    (void)state;
    emic_vault *vault = opened();
    store(vault, "one", (const char *[]){"Tebe"}, 1, 0);
    emic_decision decision = {.verdict = EMIC_VERDICT_GENERALISE};
    assert_said(EMIC_INVALID, "to generalise takes a grade",
                emic_review_decide(vault, 1, &decision, NULL, &err));
    decision = (emic_decision){.verdict = EMIC_VERDICT_REPLACE, .entity = 99};
    assert_said(EMIC_NOT_FOUND, "the vault has no such entity",
                emic_review_decide(vault, 1, &decision, NULL, &err));
    decision = (emic_decision){.verdict = EMIC_VERDICT_KEEP};
    assert_said(EMIC_NOT_FOUND, "the review list has no such item",
                emic_review_decide(vault, 99, &decision, NULL, &err));
    emic_vault_close(vault);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_VAULT(an_entity_gets_a_label_and_its_names),
        IN_VAULT(a_participant_is_one_person),
        IN_VAULT(the_list_gathers_each_wording_once),
        IN_VAULT(a_decision_makes_a_spelling_and_can_be_taken_back),
        IN_VAULT(a_decision_must_be_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
