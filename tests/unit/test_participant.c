/* participants.csv: attributes with a type, given or inferred; people who declined; and a second
 * file for people who are known. */
#include "study_fixture.h"

static emic_participant_list participants(void)
{
    emic_participant_list list;
    ASSERT_OK(emic_participant_list_load(study, arena, &list, &err));
    return list;
}

/* "name:type name:type", with a star at the one that groups. */
static const char *attributes(void)
{
    const char *shown = "";
    emic_participant_list list = participants();
    for (size_t i = 0; i < list.attributes.count; i++) {
        const emic_attribute *one = &list.attributes.items[i];
        shown = emic_arena_format(arena, "%s%s%.*s:%s%s", shown, i ? " " : "",
                                  EMIC_ARG(one->name), emic_attribute_type_name(one->type),
                                  one->grouping ? "*" : "");
    }
    return shown;
}

static void types_are_inferred_from_all_values(void **state)
{
    (void)state;
    ASSERT_OK(load_participants(
        "participant,group,age,asked,met,city,unknown,mixed,serial\n"
        "TP01,1,30,yes,2024-02-29,Riga,,1,7e3\n"
        "TP02,2,-1.5,FALSE,2023-12-31,,,yes,+8\n"
        "TP03,3,,No,,12,,2024-01-01,.5\n"));
    assert_loaded(3, 0, 0);
    assert_string_equal("group:text* age:number asked:boolean met:date city:text unknown:text"
                        " mixed:text serial:number",
                        attributes());
}

static void what_only_looks_like_a_number_or_a_date_is_text(void **state)
{
    (void)state;
    ASSERT_OK(load_participants("participant,a,b,c,d,e,f,g\n"
                                "TP01,0x10,inf,-,1e999,2023-02-29,2024-13-01,24-01-01\n"));
    assert_string_equal("a:text b:text c:text d:text e:text f:text g:text", attributes());
}

static void a_type_in_the_header_is_kept_to(void **state)
{
    (void)state;
    ASSERT_OK(load_participants("participant,code:text,arrests : number\nTP01,007,\n"));
    assert_string_equal("code:text arrests:number", attributes());
    ASSERT_REFUSED(EMIC_INVALID,
                   "3:6: \"many\" is no number, as the attribute \"arrests\" wants",
                   load_participants("participant,arrests\nTP01,3\nTP02,many\n"));
    assert_string_equal("participants.csv", err.path);
    ASSERT_REFUSED(EMIC_INVALID, "2:6: \"2023-02-29\" is no date, as the attribute \"met\" wants",
                   load_participants("participant,met:date\nTP01,2023-02-29\n"));
}

static void a_boolean_is_stored_in_one_spelling(void **state)
{
    (void)state;
    ASSERT_OK(load_participants("participant,b\nA,yes\nB,Yes\nC,TRUE\nD,true\nE,no\nF,False\n"));
    assert_string_equal("participant,b:boolean\nA,yes\nB,yes\nC,yes\nD,yes\nE,no\nF,no\n",
                        written(emic_participant_write));
    ASSERT_REFUSED(EMIC_INVALID, "2:3: \"maybe\" is no boolean, as the attribute \"b\" wants",
                   load_participants("participant,b\nG,maybe\n"));
}

static void a_label_stands_once_in_a_file(void **state)
{
    (void)state;
    ASSERT_REFUSED(EMIC_EXISTS, "4:1: participant \"TP01\" stands twice in this file",
                   load_participants("participant\nTP01\nTP02\n TP01 \n"));
    start_over();
    ASSERT_OK(load_participants("participant\nTP01\n")); /* known before, too */
    ASSERT_REFUSED(EMIC_EXISTS, "4:1: participant \"TP01\" stands twice in this file",
                   load_participants("participant\nTP01\nTP02\nTP01\n"));
    ASSERT_REFUSED(EMIC_INVALID, "2:1: the participant's label is empty",
                   load_participants("participant,group\n ,A\n"));
}

static void a_damaged_id_is_no_index(void **state)
{
    (void)state;
    run_sql("INSERT INTO participant(id, label) VALUES (-5, 'TP01'),"
            " (9223372036854775807, 'TP02')");
    ASSERT_OK(load_participants("participant,group\nTP01,A\nTP02,B\nTP03,C\n"));
    assert_loaded(1, 2, 0);
    assert_int_equal(3, participants().count);
}

static void who_declined_is_marked(void **state)
{
    (void)state;
    ASSERT_OK(load_participants("participant,declined,group\nTP01,no,A\nTP02,Yes,A\nTP03,,B\n"));
    emic_participant_list list = participants();
    assert_int_equal(3, list.count);
    assert_false(list.items[0].declined);
    assert_true(list.items[1].declined);
    assert_false(list.items[2].declined);
    ASSERT_OK(load_participants("participant,declined\nTP02,\nTP03,yes\n"));
    assert_loaded(0, 1, 1);
    assert_true(participants().items[1].declined);
    assert_true(participants().items[2].declined);
    ASSERT_REFUSED(EMIC_INVALID, "2:6: \"perhaps\": declined is yes or no",
                   load_participants("participant,declined\nTP01,perhaps\n"));
}

static void a_second_file_changes_what_it_gives_and_keeps_the_rest(void **state)
{
    (void)state;
    ASSERT_OK(load_participants("participant,group,age\nTP01,A,30\nTP02,B,\n"));
    ASSERT_OK(load_participants("participant,group,age\nTP01,A,30\nTP02,B,\n"));
    assert_loaded(0, 0, 2);
    ASSERT_OK(load_participants("participant,age,city\nTP02,41,Riga\nTP03,50,\nTP01,,\n"));
    assert_loaded(1, 1, 1);
    assert_string_equal("participant,group:text,age:number,city:text\n"
                        "TP01,A,30,\nTP02,B,41,Riga\nTP03,,50,\n",
                        written(emic_participant_write));
}

static void every_value_comes_to_its_owner(void **state)
{
    (void)state;
    ASSERT_OK(load_participants("participant,a,b\nX,1,\nY,,2\nZ,3,\n"));
    run_sql("PRAGMA foreign_keys = OFF; DELETE FROM participant WHERE label = 'Y'");
    emic_participant_list list = participants();
    assert_int_equal(2, list.count);
    assert_true(emic_slice_is(list.items[0].values[0], "1"));
    assert_int_equal(0, list.items[0].values[1].length);
    assert_true(emic_slice_is(list.items[1].values[0], "3"));
    assert_int_equal(0, list.items[1].values[1].length); /* that was Y's */
}

static void columns_that_cannot_be_are_refused(void **state)
{
    (void)state;
    ASSERT_OK(load_participants("participant,age:number\nTP01,30\n"));
    ASSERT_REFUSED(EMIC_INVALID, "1:13: the study has \"age\" as number, this file says text",
                   load_participants("participant,age:text\nTP01,30\n"));
    ASSERT_REFUSED(EMIC_EXISTS, "1:17: the attribute \"age\" has two columns",
                   load_participants("participant,age,age:number\nTP01,1,2\n"));
    ASSERT_REFUSED(EMIC_EXISTS, "1:18: the attribute \"city\" has two columns",
                   load_participants("participant,city,city:text\nTP01,a,b\n"));
    ASSERT_REFUSED(EMIC_INVALID,
                   "1:13: column \"declined:boolean\": \"declined\" is no attribute and takes no "
                   "type",
                   load_participants("participant,declined:boolean\nTP01,yes\n"));
    ASSERT_REFUSED(EMIC_INVALID,
                   "1:13: column \"age:whole\": after the colon stands text, number, boolean or "
                   "date",
                   load_participants("participant,age:whole\nTP01,1\n"));
    assert_int_equal(EMIC_INVALID, load_participants("person,group\nTP01,A\n"));
    assert_non_null(strstr(err.message, "participant"));
}

static const char whole_file[] = "participant,declined,group:text,age:number,met:date,words:text\n"
                                 "TP01,no,A,30,2024-01-31,\"a, \"\"b\"\"\nc\"\n"
                                 "TP02,yes,,,,\n"
                                 "\"TP 03,\",no,B,-1.50,,\xC3\xA9t\xC3\xA9\n";

static void what_is_written_loads_to_the_same(void **state)
{
    (void)state;
    ASSERT_OK(load_participants(whole_file));
    assert_string_equal(whole_file, written(emic_participant_write));
    start_over();
    ASSERT_OK(load_participants(whole_file));
    assert_loaded(3, 0, 0);
    assert_string_equal(whole_file, written(emic_participant_write));
    ASSERT_OK(load_participants(whole_file));
    assert_loaded(0, 0, 3);
}

static void a_participant_is_found_or_the_nearest_named(void **state)
{
    emic_id id = 0;
    (void)state;
    ASSERT_OK(load_participants("participant\nTP01\nSW17\n"));
    ASSERT_OK(emic_participant_find(study, EMIC_LITERAL("SW17"), &id, &err));
    assert_int_equal(2, id);
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown participant \"SW18\"; did you mean \"SW17\"?",
                   emic_participant_find(study, EMIC_LITERAL("SW18"), &id, &err));
    assert_int_equal(EMIC_NOT_FOUND, emic_participant_find(study, (emic_slice){0}, &id, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(types_are_inferred_from_all_values),
        IN_MEMORY(what_only_looks_like_a_number_or_a_date_is_text),
        IN_MEMORY(a_type_in_the_header_is_kept_to),
        IN_MEMORY(a_boolean_is_stored_in_one_spelling),
        IN_MEMORY(a_label_stands_once_in_a_file),
        IN_MEMORY(a_damaged_id_is_no_index),
        IN_MEMORY(who_declined_is_marked),
        IN_MEMORY(a_second_file_changes_what_it_gives_and_keeps_the_rest),
        IN_MEMORY(every_value_comes_to_its_owner),
        IN_MEMORY(columns_that_cannot_be_are_refused),
        IN_MEMORY(what_is_written_loads_to_the_same),
        IN_MEMORY(a_participant_is_found_or_the_nearest_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
