/* Candidates of several texts as one ranked list. */
#include "base/strbuf.h"
#include "privacy/candidate_rank.h"
#include "privacy/detect_name.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { TEXTS = 3 };

static const char *const texts[TEXTS] = {
    "So we met Ana Ray and Rosa in Chicago with a Hammer and the Zorblax.",
    "then ana   ray came. I saw ROSA, Rosa and rosa there, and Ana\n Ray too. Ana  Ray.",
    "The hammer is a hammer, and no other hammer; we like a hammer. We met Rosa.",
};

static void rank(emic_arena *arena, emic_ranked_list *out)
{
    emic_candidate_text all[TEXTS];
    emic_token_list tokens;
    emic_candidate_list candidates[TEXTS];
    for (size_t i = 0; i < TEXTS; i++) {
        emic_slice text = emic_slice_of(texts[i]);
        emic_token_list_load(&tokens, text, arena);
        emic_detect_names(text, &tokens, emic_gazetteer_load(), false, arena, &candidates[i]);
        all[i] = (emic_candidate_text){text, &candidates[i]};
        assert_true(candidates[i].count > 0);
    }
    emic_candidate_rank(all, TEXTS, arena, out);
}

static const emic_ranked *find(const emic_ranked_list *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++) {
        if (emic_slice_is(list->items[i].key, key))
            return &list->items[i];
    }
    fail_msg("%s is not in the list", key);
    return NULL;
}

static void candidates_are_counted_once_for_all_texts(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    emic_ranked_list list;
    rank(arena, &list);
    const emic_ranked *rosa = find(&list, "rosa"), *ana = find(&list, "ana ray");
    assert_int_equal(4, rosa->count);
    assert_int_equal(1, rosa->small);
    assert_int_equal(0, rosa->text);
    assert_true(emic_slice_is(rosa->words, "Rosa"));
    assert_int_equal(22, rosa->first.start);
    assert_int_equal(26, rosa->first.end);
    assert_int_equal(2, ana->count);
    assert_int_equal(EMIC_CANDIDATE_PERSON, ana->kind);
    assert_int_equal(EMIC_CANDIDATE_PLACE, find(&list, "chicago")->kind);
    emic_arena_close(arena);
}

static void the_likeliest_come_first(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    emic_ranked_list list;
    rank(arena, &list);
    const emic_ranked *hammer = find(&list, "hammer");
    assert_int_equal(4, hammer->small);
    assert_ptr_equal(hammer, &list.items[list.count - 1]);
    for (size_t i = 1; i < list.count; i++)
        assert_true(list.items[i - 1].score >= list.items[i].score);
    assert_true(find(&list, "ana ray") < find(&list, "chicago"));
    emic_arena_close(arena);
}

static void nothing_makes_an_empty_list(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    emic_ranked_list list;
    emic_candidate_rank(NULL, 0, arena, &list);
    assert_int_equal(0, list.count);
    emic_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(candidates_are_counted_once_for_all_texts),
        cmocka_unit_test(the_likeliest_come_first),
        cmocka_unit_test(nothing_makes_an_empty_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
