/* A sitting at the review list: whatever is decided, each undo leads back to exactly what was
 * before it. */
#include "../../cli/review_sitting.c"
#include "privacy/review_file.h"
#include "vault_fixture.h"

enum { NAMES = 12, NUMBERS = 6, STEPS = 60, ROUNDS = 20 };

static emic_vault *vault;
static review_sitting sitting;

static int open_sitting(void **state)
{
    emic_found_list found = {0};
    if (open_vault_folder(state))
        return -1;
    assert_ok(emic_vault_open(path, passphrase, true, &vault, &err));
    for (int i = 0; i < NAMES + NUMBERS; i++)
        *EMIC_PUSH(arena, &found) = (emic_found){
            .words = emic_slice_of(i < NAMES ? emic_arena_format(arena, "Na%cme", 'a' + i)
                                             : emic_arena_format(arena, "%d", 70000 + i)),
            .kind = i >= NAMES ? EMIC_CANDIDATE_NUMBER
                    : i % 2    ? EMIC_CANDIDATE_PERSON
                               : EMIC_CANDIDATE_PLACE,
            .suggested = i == 0,
            .score = 1.0 / (i + 1),
            .count = 1};
    assert_ok(emic_review_store(vault, EMIC_LITERAL("TP01"), &found, &err));
    assert_ok(review_sitting_open(vault, "Ann", arena, &sitting, &err));
    assert_int_equal(NAMES + NUMBERS, sitting.to_go);
    return 0;
}

static int close_sitting(void **state)
{
    review_sitting_close(&sitting);
    emic_vault_close(vault);
    return close_vault_folder(state);
}

static int by_label(const void *a, const void *b)
{
    return emic_slice_compare(((const emic_entity *)a)->label, ((const emic_entity *)b)->label);
}

static int by_bytes(const void *a, const void *b)
{
    return emic_slice_compare(*(const emic_slice *)a, *(const emic_slice *)b);
}

/* All that the vault knows of the list and of the entities; not in which order it came to know. */
static const char *contents(void)
{
    emic_entity_list list;
    emic_strbuf out = {0};
    assert_ok(emic_review_file_write(vault, &out, &err));
    assert_ok(emic_entity_list_load(vault, arena, &list, &err));
    qsort(list.items, list.count, sizeof *list.items, by_label);
    for (size_t i = 0; i < list.count; i++) {
        const emic_entity *one = &list.items[i];
        qsort(one->names.items, one->names.count, sizeof *one->names.items, by_bytes);
        emic_strbuf_printf(&out, "%.*s %d %.*s:", EMIC_ARG(one->label), (int)one->kind,
                           EMIC_ARG(one->pseudonym));
        for (size_t name = 0; name < one->names.count; name++)
            emic_strbuf_printf(&out, " %.*s", EMIC_ARG(one->names.items[name]));
        emic_strbuf_putc(&out, '\n');
    }
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return text;
}

static size_t count_waiting(void)
{
    size_t waiting = 0;
    for (size_t i = 0; i < sitting.list.count; i++)
        waiting += sitting.list.items[i].decision.verdict == EMIC_VERDICT_NONE;
    return waiting;
}

static void act(int number)
{
    static const emic_verdict verdicts[] = {EMIC_VERDICT_REPLACE, EMIC_VERDICT_KEEP,
                                            EMIC_VERDICT_NO_NAME};
    emic_decision decision = {0};
    sitting.at = (size_t)rand() % sitting.list.count;
    int choice = rand() % 12;
    if (choice == 0) {
        assert_ok(review_sitting_decide_alike(&sitting, verdicts[rand() % 3], &err));
    } else if (choice <= 4) {
        emic_slice pseudonym = emic_slice_of(emic_arena_format(arena, "Pseudo%d", number));
        assert_ok(review_sitting_replace(&sitting, EMIC_ENTITY_PERSON,
                                         choice % 2 ? pseudonym : (emic_slice){0}, &err));
    } else {
        decision.verdict = (emic_verdict)(rand() % EMIC_VERDICTS);
        if (decision.verdict == EMIC_VERDICT_GENERALISE)
            decision.grade = EMIC_LITERAL("category");
        if (decision.verdict == EMIC_VERDICT_REPLACE && choice % 3)
            decision.entity = sitting.entities.items[(size_t)rand() % sitting.entities.count].id;
        assert_ok(review_sitting_decide(&sitting, decision, &err));
    }
}

/* Some acts change nothing and so are no step: each undo is compared with what was before it. */
static void each_undo_leads_back(void **state)
{
    (void)state;
    size_t steps = 0;
    for (unsigned round = 1; round <= ROUNDS; round++) {
        const char *before[STEPS];
        size_t groups[STEPS + 1] = {sitting.group}, count = 0;
        srand(round);
        for (int i = 0; i < STEPS; i++) {
            before[count] = contents();
            act((int)round * STEPS + i);
            if (sitting.steps.count &&
                sitting.steps.items[sitting.steps.count - 1].group != groups[count])
                groups[++count] = sitting.steps.items[sitting.steps.count - 1].group;
            assert_int_equal(count_waiting(), sitting.to_go);
        }
        steps += count;
        while (count) {
            size_t undone;
            assert_ok(review_sitting_undo(&sitting, &undone, &err));
            assert_true(undone > 0);
            assert_string_equal(before[--count], contents());
            assert_int_equal(count_waiting(), sitting.to_go);
        }
        assert_int_equal(0, sitting.steps.count);
    }
    assert_true(steps > ROUNDS * STEPS / 2);
}

/* Also where an entity of an earlier sitting had to be made again. */
static void all_undone_is_nothing_decided(void **state)
{
    (void)state;
    size_t undone, decided[EMIC_VERDICTS];
    emic_decision keep = {.verdict = EMIC_VERDICT_KEEP};
    assert_ok(review_sitting_replace(&sitting, EMIC_ENTITY_PLACE, (emic_slice){0}, &err));
    sitting.at = 1;
    assert_ok(review_sitting_replace(&sitting, EMIC_ENTITY_PLACE, (emic_slice){0}, &err));
    review_sitting_close(&sitting);
    assert_ok(review_sitting_open(vault, "Ann", arena, &sitting, &err));
    sitting.at = 0;
    assert_ok(review_sitting_decide(&sitting, keep, &err));
    review_sitting_count(&sitting, decided);
    assert_int_equal(1, decided[EMIC_VERDICT_KEEP]);
    emic_id before = sitting.first[0].entity;
    assert_ok(review_sitting_undo(&sitting, &undone, &err));
    assert_int_equal(1, undone);
    assert_true(review_sitting_item(&sitting)->decision.entity != before);
    review_sitting_count(&sitting, decided);
    for (int i = 0; i < EMIC_VERDICTS; i++)
        assert_int_equal(0, decided[i]);
}

static void a_pseudonym_must_hide(void **state)
{
    (void)state;
    static const char *const taken[] = {"Nacme", "nabme", "Tebbe", "vida", "johanna tebbe"};
    const char *before = contents();
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        assert_int_equal(EMIC_EXISTS, review_sitting_replace(&sitting, EMIC_ENTITY_PERSON,
                                                             emic_slice_of(taken[i]), &err));
        assert_non_null(strstr(err.message, taken[i]));
    }
    assert_string_equal(before, contents());
    assert_ok(review_sitting_replace(&sitting, EMIC_ENTITY_PERSON, EMIC_LITERAL("Nele"), &err));
}

static void going_about(void **state)
{
    (void)state;
    emic_decision keep = {.verdict = EMIC_VERDICT_KEEP};
    assert_false(review_sitting_step(&sitting, -1));
    assert_true(review_sitting_step(&sitting, 1));
    assert_ok(review_sitting_decide(&sitting, keep, &err));
    sitting.at = 0;
    assert_true(review_sitting_skip(&sitting));
    assert_int_equal(2, sitting.at);
    assert_true(review_sitting_search(&sitting, EMIC_LITERAL("NABM")));
    assert_int_equal(1, sitting.at);
    assert_false(review_sitting_search(&sitting, EMIC_LITERAL("NABM"))); /* no other */
    sitting.at = sitting.list.count - 1;
    assert_false(review_sitting_step(&sitting, 1));
    assert_true(review_sitting_skip(&sitting)); /* from the end to the beginning */
    assert_int_equal(0, sitting.at);
}

#define IN_SITTING(test) cmocka_unit_test_setup_teardown(test, open_sitting, close_sitting)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SITTING(each_undo_leads_back),
        IN_SITTING(all_undone_is_nothing_decided),
        IN_SITTING(a_pseudonym_must_hide),
        IN_SITTING(going_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
