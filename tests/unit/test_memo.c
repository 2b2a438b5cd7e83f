/* Memos: what they are about, that none is ever changed, and which codes have none. */
#include "theory_fixture.h"

static emic_memo_link links[8];

static emic_memo memo_of(const char *text, size_t count)
{
    return (emic_memo){.kind = EMIC_MEMO_THEORY,
                       .coder = CODER_A,
                       .text = emic_slice_of(text),
                       .links = {links, count, count}};
}

static emic_id add(const emic_memo *memo)
{
    emic_id id = 0;
    ASSERT_OK(emic_memo_add(study, memo, &id, &err));
    return id;
}

static emic_memo_list load(void)
{
    emic_memo_list list;
    emic_codebook codebook = codebook_now();
    ASSERT_OK(emic_memo_list_load(study, &codebook, arena, &list, &err));
    return list;
}

static void assert_link(const emic_memo *memo, size_t at, const char *name, const char *says)
{
    assert_true(at < memo->links.count);
    assert_string_equal(name, emic_arena_string(arena, memo->links.items[at].name));
    assert_string_equal(says, emic_arena_string(arena, memo->links.items[at].says));
}

static void a_memo_is_about_many_things(void **state)
{
    (void)state;
    emic_id relation = relate("FEAR", "consequence", "ALONE");
    emic_id proposition = propose("P1", 1, "FEAR", 0);
    const emic_memo_link all[] = {
        {.thing = EMIC_MEMO_OF_DOCUMENT, .id = 1},
        {.thing = EMIC_MEMO_OF_PARTICIPANT, .id = 2},
        {.thing = EMIC_MEMO_OF_CODE, .id = code_id("FEAR")},
        {.thing = EMIC_MEMO_OF_CODING, .id = 1},
        {.thing = EMIC_MEMO_OF_RELATION, .id = relation},
        {.thing = EMIC_MEMO_OF_PROPOSITION, .id = proposition},
        {.thing = EMIC_MEMO_OF_CODING, .id = 1}, /* twice is once */
        {.thing = EMIC_MEMO_OF_CODING, .id = 4},
    };
    memcpy(links, all, sizeof links);
    emic_memo memo = memo_of("Why?", 8);
    memo.title = EMIC_LITERAL("A title");
    add(&memo);
    detach_codings();
    emic_memo_list list = load();
    assert_int_equal(1, list.count);
    const emic_memo *item = &list.items[0];
    assert_int_equal(7, item->links.count);
    assert_link(item, 0, "TP01", "");
    assert_link(item, 1, "TP02", "");
    assert_link(item, 2, "HARM/FEAR", "Being afraid. For oneself.");
    assert_link(item, 3, "TP01 32:45 HARM/FEAR", "I was afraid.");
    assert_link(item, 4, "HARM/FEAR consequence HARM/ALONE", "");
    assert_link(item, 5, "P1", "so it is");
    assert_link(item, 6, "TP02 43:55 HARM/ALONE (detached)", "Nobody came.");
    run_sql("DELETE FROM detached_coding"); /* and no other words are taken for these */
    list = load();
    assert_link(&list.items[0], 6, "TP02 43:55 HARM/ALONE (detached)", "");
    assert_true(emic_slice_is(item->coder_name, "A") && emic_slice_is(item->title, "A title"));
    assert_int_equal(EMIC_MEMO_THEORY, item->kind);
}

static void a_newer_memo_supersedes_and_both_stay(void **state)
{
    (void)state;
    emic_memo memo = memo_of("first", 0);
    emic_id first = add(&memo), id;
    memo = memo_of("second", 0);
    memo.supersedes = first;
    emic_id second = add(&memo);
    emic_memo_list list = load();
    assert_int_equal(2, list.count);
    assert_true(emic_slice_is(list.items[0].text, "first"));
    assert_int_equal(second, list.items[0].superseded_by);
    assert_int_equal(first, list.items[1].supersedes);
    ASSERT_REFUSED(EMIC_EXISTS, "memo 1 was superseded by memo 2 already: revise that one",
                   emic_memo_add(study, &memo, &id, &err));
    memo.supersedes = 9;
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no memo 9; emic memo list shows the ids",
                   emic_memo_add(study, &memo, &id, &err));
    const emic_memo *found;
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no memo 9; emic memo list shows the ids",
                   emic_memo_list_find(&list, 9, &found, &err));
}

static void what_says_nothing_or_of_nothing_is_refused(void **state)
{
    emic_id id;
    emic_memo_kind kind;
    (void)state;
    emic_memo memo = memo_of(" \n", 0);
    ASSERT_REFUSED(EMIC_INVALID, "the memo is empty", emic_memo_add(study, &memo, &id, &err));
    links[0] = (emic_memo_link){.thing = EMIC_MEMO_OF_CODING, .id = 99};
    memo = memo_of("x", 1);
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no coding 99", emic_memo_add(study, &memo, &id, &err));
    ASSERT_REFUSED(
        EMIC_INVALID,
        "unknown kind of memo \"themory\"; did you mean \"theory\"? known: code, theory, "
        "method, reflexive, case",
        emic_memo_kind_find(EMIC_LITERAL("themory"), &kind, &err));
}

static void codes_without_a_memo_are_known(void **state)
{
    emic_memo_count *counts;
    (void)state;
    links[0] = (emic_memo_link){.thing = EMIC_MEMO_OF_CODE, .id = code_id("FEAR")};
    links[1] = (emic_memo_link){.thing = EMIC_MEMO_OF_CODING, .id = 2}; /* ALONE */
    emic_memo memo = memo_of("x", 2);
    emic_id first = add(&memo);
    memo.supersedes = first; /* the older one is not counted any more */
    add(&memo);
    emic_codebook codebook = codebook_now();
    detach_codings();
    ASSERT_OK(emic_memo_count_load(study, &codebook, arena, &counts, &err));
    assert_true(emic_slice_is(codebook.items[1].path, "HARM/FEAR"));
    assert_int_equal(1, counts[1].about_code);
    assert_int_equal(0, counts[1].about_codings);
    assert_int_equal(0, counts[2].about_code);
    assert_int_equal(1, counts[2].about_codings);
    assert_int_equal(1, counts[2].codings); /* the detached one is none */
    assert_int_equal(0, counts[0].about_code + counts[0].about_codings);
    assert_string_equal(text_of("SELECT max(added) FROM memo"),
                        emic_arena_string(arena, counts[1].latest));
    assert_int_equal(0, counts[0].latest.length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_THEORY(a_memo_is_about_many_things),
        IN_THEORY(a_newer_memo_supersedes_and_both_stay),
        IN_THEORY(what_says_nothing_or_of_nothing_is_refused),
        IN_THEORY(codes_without_a_memo_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
