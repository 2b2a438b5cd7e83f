/* Named sub-bases: frozen lists of participants, in a file of their own. */
#include "study/sub_base.h"
#include "study_fixture.h"

static int open_people(void **state)
{
    if (open_memory(state))
        return -1;
    ASSERT_OK(load_participants("participant\nTP01\nTP02\nTP03\n"));
    return 0;
}

#define IN_STUDY(test) cmocka_unit_test_setup_teardown(test, open_people, close_memory)

static emic_status add(const char *name, const char *condition, const emic_id *people, size_t count)
{
    return emic_sub_base_add(study, emic_slice_of(name), emic_slice_of(condition), people, count,
                             &err);
}

static emic_status load(const char *csv)
{
    return emic_sub_base_load(study, "bases.csv", emic_slice_of(csv), &loaded, &err);
}

static emic_sub_base_list bases(void)
{
    emic_sub_base_list list;
    ASSERT_OK(emic_sub_base_list_load(study, arena, &list, &err));
    return list;
}

static void a_base_keeps_its_people(void **state)
{
    (void)state;
    ASSERT_OK(add("raided", "local = yes", (const emic_id[]){3, 1, 3}, 3));
    ASSERT_OK(add("nobody", "age > 200", NULL, 0));
    emic_sub_base_list list = bases();
    assert_int_equal(2, list.count);
    assert_true(emic_slice_is(list.items[0].name, "raided"));
    assert_true(emic_slice_is(list.items[0].condition, "local = yes"));
    assert_int_equal(2, list.items[0].participants.count);
    assert_int_equal(1, list.items[0].participants.items[0]);
    assert_int_equal(3, list.items[0].participants.items[1]);
    assert_true(emic_slice_is(list.items[1].name, "nobody"));
    assert_int_equal(0, list.items[1].participants.count);
}

static void a_name_is_given_once(void **state)
{
    (void)state;
    ASSERT_OK(add("raided", "local = yes", (const emic_id[]){1}, 1));
    ASSERT_REFUSED(EMIC_EXISTS,
                   "there is a sub-base \"raided\" already; remove it or choose another name",
                   add("raided", "", NULL, 0));
    ASSERT_REFUSED(EMIC_INVALID, "a sub-base needs a name", add("", "", NULL, 0));
    assert_int_equal(EMIC_INVALID, add("strangers", "", (const emic_id[]){99}, 1));
}

static void a_base_can_be_removed(void **state)
{
    (void)state;
    ASSERT_OK(add("raided", "local = yes", (const emic_id[]){1, 2}, 2));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown base \"raids\"; did you mean \"raided\"?",
                   emic_sub_base_remove(study, EMIC_LITERAL("raids"), &err));
    ASSERT_OK(emic_sub_base_remove(study, EMIC_LITERAL("raided"), &err));
    assert_int_equal(0, bases().count);
    assert_int_equal(0, number_of("SELECT count(*) FROM base_participant"));
    ASSERT_OK(add("raided", "", NULL, 0));
}

static void what_is_written_loads_to_the_same(void **state)
{
    static const char wanted[] = "base,condition,participant\n"
                                 "raided,\"group = \"\"A, B\"\"\",TP01\n"
                                 "raided,\"group = \"\"A, B\"\"\",TP03\n"
                                 "nobody,,\nall,,TP01\nall,,TP02\nall,,TP03\n";
    (void)state;
    ASSERT_OK(add("raided", "group = \"A, B\"", (const emic_id[]){3, 1}, 2));
    ASSERT_OK(add("nobody", "", NULL, 0));
    ASSERT_OK(add("all", "", (const emic_id[]){1, 2, 3}, 3));
    assert_string_equal(wanted, written(emic_sub_base_write));
    start_over();
    ASSERT_OK(load_participants("participant\nTP01\nTP02\nTP03\n"));
    ASSERT_OK(load(wanted));
    assert_loaded(3, 0, 0);
    assert_string_equal(wanted, written(emic_sub_base_write));
    assert_int_equal(EMIC_EXISTS, load(wanted));
}

static void rows_that_cannot_be_are_refused(void **state)
{
    (void)state;
    ASSERT_REFUSED(EMIC_NOT_FOUND, "2:4: unknown participant \"TP04\"; did you mean \"TP01\"?",
                   load("base,condition,participant\na,,TP04\n"));
    ASSERT_REFUSED(EMIC_EXISTS, "3:4: participant \"TP01\" stands twice in this base",
                   load("base,condition,participant\nb,,TP01\nb,,TP01\n"));
    ASSERT_REFUSED(EMIC_INVALID, "3:3: the base \"c\" has another condition in the row before",
                   load("base,condition,participant\nc,x = 1,TP01\nc,x = 2,TP02\n"));
    ASSERT_REFUSED(EMIC_EXISTS,
                   "4:1: there is a sub-base \"d\" already; remove it or choose another name",
                   load("base,condition,participant\nd,,TP01\ne,,TP01\nd,,TP02\n"));
    ASSERT_REFUSED(EMIC_INVALID, "2:1: a sub-base needs a name",
                   load("base,condition,participant\n,,TP01\n"));
    assert_int_equal(EMIC_INVALID, load("base,participant\na,TP01\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(a_base_keeps_its_people),
        IN_STUDY(a_name_is_given_once),
        IN_STUDY(a_base_can_be_removed),
        IN_STUDY(what_is_written_loads_to_the_same),
        IN_STUDY(rows_that_cannot_be_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
