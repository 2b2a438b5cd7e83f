/* The facts of a risk report: counts of decisions, of what was replaced and of what stands in the
 * texts, and no word of any of them. */
#include "privacy/review.h"
#include "privacy/vault_risk.h"
#include "vault_fixture.h"

static emic_vault *vault;
static emic_risk_facts facts;

static int open_known(void **state)
{
    emic_id id;
    emic_entity known = {.participant = EMIC_LITERAL("TP07")};
    if (open_vault_folder(state))
        return -1;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    *EMIC_PUSH(arena, &known.names) = EMIC_LITERAL("Okka Behrends");
    assert_ok(emic_entity_add(vault, &known, EMIC_NAME_ROSTER, &id, &err));
    return 0;
}

static int close_known(void **state)
{
    emic_vault_close(vault);
    return close_vault_folder(state);
}

#define WITH_NAMES(test) cmocka_unit_test_setup_teardown(test, open_known, close_known)

/* Wordings met once each in `document`, but the first one twice; it may be the first entity. */
static void find(const char *document, const char *const *words, size_t count)
{
    emic_found_list found = {0};
    for (size_t i = 0; i < count; i++)
        *EMIC_PUSH(arena, &found) = (emic_found){.words = emic_slice_of(words[i]),
                                                 .kind = EMIC_CANDIDATE_NAME,
                                                 .score = 0.5,
                                                 .suggested = i == 0,
                                                 .why = i == 0 ? "one letter off" : NULL,
                                                 .count = i == 0 ? 2 : 1,
                                                 .line = 1};
    assert_ok(emic_review_store(vault, emic_slice_of(document), &found, &err));
}

static void decide(const char *words, emic_verdict verdict, const char *grade)
{
    emic_review_list list;
    emic_decision decision = {.verdict = verdict, .grade = emic_slice_of(grade)};
    assert_ok(emic_review_list_load(vault, false, arena, &list, &err));
    for (size_t i = 0; i < list.count; i++) {
        if (!emic_slice_is(list.items[i].words, words))
            continue;
        assert_ok(emic_review_decide(vault, list.items[i].id, &decision, NULL, &err));
        return;
    }
    fail_msg("no wording %s", words);
}

static const emic_risk_kind *load(emic_candidate_kind kind)
{
    assert_ok(emic_risk_facts_load(vault, arena, &facts, &err));
    return &facts.kinds[kind];
}

static void decisions_are_counted_by_kind(void **state)
{
    (void)state;
    find("one", (const char *[]){"Tebe", "Mirelke", "Oldersum", "Fenna", "Greet"}, 5);
    const emic_risk_kind *names = load(EMIC_CANDIDATE_NAME);
    assert_int_equal(5, names->undecided);
    assert_int_equal(1, names->fuzzy_open);
    assert_int_equal(0, names->kept + names->no_name + names->fuzzy_left);
    decide("Tebe", EMIC_VERDICT_KEEP, NULL);
    decide("Mirelke", EMIC_VERDICT_KEEP, NULL);
    decide("Oldersum", EMIC_VERDICT_NO_NAME, NULL);
    decide("Fenna", EMIC_VERDICT_GENERALISE, "category");
    names = load(EMIC_CANDIDATE_NAME);
    assert_int_equal(1, names->undecided);
    assert_int_equal(0, names->fuzzy_open);
    assert_int_equal(1, names->fuzzy_left);
    assert_int_equal(2, names->kept);
    assert_int_equal(1, names->kept_once); /* Tebe was met twice */
    assert_int_equal(1, names->no_name);
    assert_int_equal(1, names->no_name_once);
    assert_int_equal(0, names->uncounted);
    assert_int_equal(1, facts.grades.count);
    assert_string_equal("category", facts.grades.items[0].grade.data);
    assert_int_equal(1, facts.grades.items[0].wordings);
    find("one", NULL, 0); /* scanned again: what is decided is not met */
    names = load(EMIC_CANDIDATE_NAME);
    assert_int_equal(3, names->uncounted);
    assert_int_equal(0, names->kept_once);
}

static void what_the_vault_is_like_is_told(void **state)
{
    (void)state;
    load(EMIC_CANDIDATE_NAME);
    assert_string_equal("interview", facts.profile->name);
    assert_int_equal(EMIC_REPLACE_TAG, facts.mode);
    assert_int_equal(2, facts.entities[EMIC_ENTITY_PERSON]);
    assert_int_equal(0, facts.entities[EMIC_ENTITY_PLACE]);
    assert_true(facts.weak); /* the fixture's key costs nothing */
    assert_int_equal(0600, facts.permissions & 0777);
    assert_true(facts.generation > 0);
    assert_int_equal(0, facts.shifted);
    assert_ok(emic_vault_set(vault, "profile", EMIC_LITERAL("gdpr-strict"), &err));
    assert_ok(emic_vault_set(vault, "mode", EMIC_LITERAL("plain"), &err));
    load(EMIC_CANDIDATE_NAME);
    assert_string_equal("gdpr-strict", facts.profile->name);
    assert_int_equal(EMIC_REPLACE_PLAIN, facts.mode);
}

static void imports_that_left_something_are_told(void **state)
{
    (void)state;
    assert_ok(emic_vault_log_add(vault, NULL, "import",
                                 "3 documents, 8 places replaced, 0 left undecided", &err));
    load(EMIC_CANDIDATE_NAME);
    assert_int_equal(0, facts.imports.count);
    assert_ok(emic_vault_log_add(vault, NULL, "import",
                                 "3 documents, 8 places replaced, 120 left undecided", &err));
    assert_ok(emic_vault_log_add(vault, NULL, "scan", "7 left undecided", &err));
    load(EMIC_CANDIDATE_NAME);
    assert_int_equal(1, facts.imports.count);
    assert_int_equal(120, facts.imports.items[0].places);
    assert_true(facts.imports.items[0].time.length > 0);
}

/* --- Texts ------------------------------------------------------------------------------------ */

static const char *raw_file = "a.txt";

/* Pseudonymizes a raw text as an import does, and keeps it as the document `name`. */
static emic_slice bring_in(emic_pseudonymizer *rules, const char *name, const char *raw)
{
    emic_pseudonymized result;
    emic_pseudonymize_input input = {.text = emic_slice_of(raw), .person = EMIC_LITERAL("TP07")};
    assert_ok(emic_pseudonymize(rules, &input, arena, &result, &err));
    emic_raw_document document = {.name = emic_slice_of(name),
                                  .file = emic_slice_of(raw_file),
                                  .person = input.person,
                                  .revision = 1,
                                  .edits = result.edits,
                                  .sources = result.sources};
    emic_raw_document_describe(&document, input.text, input.text, arena);
    assert_ok(emic_raw_document_store(vault, &document, &err));
    return result.text;
}

static const char talk[] =
    "I told Okka Behrends of it. We met Mirelke Ahrends there, and wrote to a@example.org.\n";

static const emic_risk_text *look(const char *name, emic_slice text)
{
    emic_pseudonymizer *rules;
    assert_ok(emic_pseudonymizer_open(vault, false, false, &rules, &err));
    assert_ok(emic_risk_facts_add_text(vault, rules, emic_slice_of(name), 1, text, &facts, &err));
    emic_pseudonymizer_close(rules);
    return &facts.texts.items[facts.texts.count - 1];
}

static emic_slice bring_in_now(const char *name, const char *raw)
{
    emic_pseudonymizer *rules;
    assert_ok(emic_pseudonymizer_open(vault, true, false, &rules, &err));
    emic_slice text = bring_in(rules, name, raw);
    emic_pseudonymizer_close(rules);
    return text;
}

static void texts_are_looked_at_again(void **state)
{
    (void)state;
    emic_slice text = bring_in_now("one", talk);
    assert_null(strstr(text.data, "Okka"));
    const emic_risk_kind *persons = load(EMIC_CANDIDATE_PERSON);
    assert_int_equal(1, persons->by_name);
    assert_int_equal(0, persons->by_kind + persons->by_grade);
    assert_int_equal(1, facts.kinds[EMIC_CANDIDATE_EMAIL].by_kind);
    const emic_risk_text *seen = look("one", text);
    assert_string_equal("one", seen->document.data);
    assert_int_equal(1, seen->undecided);
    assert_int_equal(0, seen->pending);
    assert_false(seen->foreign || seen->caseless);
    int64_t standing = 0;
    for (size_t i = 0; i < EMIC_CANDIDATE_KINDS; i++)
        standing += facts.kinds[i].standing;
    assert_int_equal(1, standing);
}

static void a_name_found_late_is_pending(void **state)
{
    (void)state;
    emic_id id;
    emic_entity late = {.role = EMIC_LITERAL("sister")};
    emic_slice text = bring_in_now("one", talk);
    *EMIC_PUSH(arena, &late.names) = EMIC_LITERAL("Mirelke Ahrends");
    assert_ok(emic_entity_add(vault, &late, EMIC_NAME_LATE, &id, &err));
    load(EMIC_CANDIDATE_PERSON);
    const emic_risk_text *seen = look("one", text);
    assert_int_equal(0, seen->undecided);
    assert_int_equal(1, seen->pending);
}

/* Plain pseudonyms look like names; they are none. */
static void pseudonyms_are_not_asked_about(void **state)
{
    (void)state;
    assert_ok(emic_vault_set(vault, "mode", EMIC_LITERAL("plain"), &err));
    emic_slice text = bring_in_now("one", "I told Okka Behrends of it.\n");
    assert_null(strstr(text.data, "Okka"));
    load(EMIC_CANDIDATE_PERSON);
    assert_int_equal(0, look("one", text)->undecided);
}

static void a_text_without_capitals_is_told_by_its_raw_text(void **state)
{
    (void)state;
    emic_slice text =
        bring_in_now("small", "i told okka of it and we went home and that was all\n");
    load(EMIC_CANDIDATE_PERSON);
    assert_true(look("small", text)->caseless);
}

static void a_text_from_elsewhere_is_foreign(void **state)
{
    (void)state;
    load(EMIC_CANDIDATE_PERSON);
    const emic_risk_text *seen = look("other", emic_slice_of(talk));
    assert_true(seen->foreign);
    assert_int_equal(1, seen->undecided);
    assert_int_equal(1, seen->pending); /* the name; the address is for a profile at an import */
    for (size_t i = 0; i < EMIC_CANDIDATE_KINDS; i++)
        assert_int_equal(0, facts.kinds[i].standing);
}

/* Names were replaced in it later, but there is no raw file of it. */
static void a_text_from_elsewhere_stays_foreign(void **state)
{
    (void)state;
    raw_file = "";
    emic_slice text = bring_in_now("other", talk);
    raw_file = "a.txt";
    load(EMIC_CANDIDATE_PERSON);
    const emic_risk_text *seen = look("other", text);
    assert_true(seen->foreign);
    assert_int_equal(1, seen->undecided);
    assert_int_equal(0, seen->pending);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_NAMES(decisions_are_counted_by_kind),
        WITH_NAMES(what_the_vault_is_like_is_told),
        WITH_NAMES(imports_that_left_something_are_told),
        WITH_NAMES(texts_are_looked_at_again),
        WITH_NAMES(a_name_found_late_is_pending),
        WITH_NAMES(pseudonyms_are_not_asked_about),
        WITH_NAMES(a_text_without_capitals_is_told_by_its_raw_text),
        WITH_NAMES(a_text_from_elsewhere_is_foreign),
        WITH_NAMES(a_text_from_elsewhere_stays_foreign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
