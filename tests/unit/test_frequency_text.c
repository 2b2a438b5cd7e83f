/* Documents, segments, turns and characters by code and group, in a study small enough to count by
 * hand. test_frequency_sum.c reconciles a large one. */
#include "measure_fixture.h"

/* Whose turns stand where:
 *   a       A 0:16, Q 18:24, A 26:38; 39 characters
 *   b       B 0:7; 8 characters
 *   circle  B 0:13, Q 15:21, A 23:32, B 34:45; 46 characters
 *   leaflet nobody's; 10 characters */
static int open_interviews(void **state)
{
    if (open_study(state))
        return -1;
    load_participants("participant,group\nA,SP\nB,TP\nC,TP\n");
    add_document("a", "A: one two three\n\nQ: why\n\nA: four five\n");
    add_document("b", "B: gönè\n");
    add_document("circle", "B: we ran far\n\nQ: and\n\nA: not me\n\nB: far away\n");
    add_document("leaflet", "We print.\n");
    load_codebook("codebook: small\n"
                  "codes:\n"
                  "  - code: HARM\n"
                  "    codable: false\n"
                  "    codes:\n"
                  "      - code: FEAR\n"
                  "      - code: LOSS\n"
                  "  - code: NEVER\n");
    load_codings("document,start,end,code,coder,round,polarity\n"
                 "a,3,10,FEAR,X,1,supports\n"       /* one two */
                 "a,3,10,FEAR,Y,1,supports\n"       /* the same by another coder */
                 "a,3,10,LOSS,X,2,supports\n"       /* the same with another code */
                 "a,7,16,FEAR,X,1,supports\n"       /* two three: overlaps */
                 "a,3,6,LOSS,X,1,supports\n"        /* one: nested */
                 "a,12,30,FEAR,X,1,qualifies\n"     /* over the question into the next answer */
                 "a,20,24,LOSS,Y,1,supports\n"      /* in the question */
                 "a,26,38,LOSS,X,1,contradicts\n"   /* not counted */
                 "circle,6,13,FEAR,X,1,supports\n"  /* B: ran far */
                 "circle,9,30,FEAR,X,1,supports\n"  /* B's words, and on into A's */
                 "circle,15,21,FEAR,Y,1,supports\n" /* the question: nobody's */
                 "circle,26,32,LOSS,Y,1,supports\n" /* A: not me */
                 "circle,37,45,LOSS,X,1,supports\n" /* B: far away */
                 "leaflet,0,9,FEAR,X,1,supports\n");
    return 0;
}

#define IN_INTERVIEWS(test) cmocka_unit_test_setup_teardown(test, open_interviews, close_study)

static void the_texts_are_as_long_as_they_say(void **state)
{
    emic_document_list list;
    static const int expected[][2] = {{39, 3}, {8, 1}, {46, 4}};
    (void)state;
    must(emic_document_list_load(study, arena, &list, &error));
    assert_int_equal(4, list.count);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(expected[i][0], list.items[i].characters);
        assert_int_equal(expected[i][1], list.items[i].turns);
    }
    assert_int_equal(10, list.items[3].characters);
}

static void documents_count_once_a_group_and_once_in_all(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_DOCUMENTS};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal("1 of 2, 1 of 2, 2 of 3", row_of(&counted, "FEAR"));
    assert_string_equal("2 of 2, 1 of 2, 2 of 3", row_of(&counted, "LOSS"));
    assert_string_equal("2 of 2, 1 of 2, 2 of 3", row_of(&counted, "HARM"));
    assert_string_equal("0 of 2, 0 of 2, 0 of 3", row_of(&counted, "NEVER"));
    assert_int_equal(1, counted.unattributed);
    assert_int_equal(1, counted.shared);
    const char *notes = notes_of(emic_frequency_wide(&counted, arena));
    assert_contains(notes, "Unit: documents.\n");
    assert_contains(notes, "N: documents of the base, by group: SP 2, TP 2; total 3.\n");
    assert_contains(notes, "Documents in which several participants speak: 1; each counts for "
                           "every group that speaks in it, and once in the total.\n");
    assert_contains(notes, "Not counted: 1 document of no known participant.\n");
    assert_lacks(notes, "Intervals");
}

static void segments_are_different_spans(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_SEGMENTS};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal("3 of 6, 2 of 3, 5 of 9", row_of(&counted, "FEAR"));
    assert_string_equal("4 of 6, 1 of 3, 5 of 9", row_of(&counted, "LOSS"));
    assert_string_equal("6 of 6, 3 of 3, 9 of 9", row_of(&counted, "HARM"));
    assert_string_equal("0 of 6, 0 of 3, 0 of 9", row_of(&counted, "NEVER"));
    assert_int_equal(2, counted.unattributed); /* the question in the circle, and the leaflet */
    const char *notes = notes_of(emic_frequency_wide(&counted, arena));
    assert_contains(notes,
                    "N: different coded segments of the base, by group: SP 6, TP 3; total 9.");
    assert_contains(notes, "1; a segment counts for whoever speaks where it begins.\n");
    assert_contains(notes, "Not counted: 2 coded segments of no known participant.\n");
}

static void turns_of_participants_count_where_a_coding_touches_them(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_TURNS};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal("3 of 3, 1 of 3, 4 of 6", row_of(&counted, "FEAR"));
    assert_string_equal("2 of 3, 1 of 3, 3 of 6", row_of(&counted, "LOSS"));
    assert_string_equal("3 of 3, 2 of 3, 5 of 6", row_of(&counted, "HARM"));
    assert_string_equal("0 of 3, 0 of 3, 0 of 6", row_of(&counted, "NEVER"));
    const char *notes = notes_of(emic_frequency_wide(&counted, arena));
    assert_contains(notes, "N: turns spoken by participants of the base, by group: SP 3, TP 3; "
                           "total 6.\n");
    assert_contains(notes, "1; a turn counts for whoever's it is.\n");
    assert_lacks(notes, "Not counted");
}

static void characters_count_once_however_often_they_are_covered(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_CHARACTERS};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal("34 of 48, 7 of 32, 41 of 80", row_of(&counted, "FEAR"));
    assert_string_equal("17 of 48, 8 of 32, 25 of 80", row_of(&counted, "LOSS"));
    assert_string_equal("36 of 48, 15 of 32, 51 of 80", row_of(&counted, "HARM"));
    assert_string_equal("0 of 48, 0 of 32, 0 of 80", row_of(&counted, "NEVER"));
    const char *notes = notes_of(emic_frequency_wide(&counted, arena));
    assert_contains(notes, "N: characters of the whole documents of the base, by group: SP 48, TP "
                           "32; total 80.\n");
    assert_contains(notes, "1; only those of participants' turns count, for whoever's turn it is.");
    assert_contains(notes, "Not counted: 10 characters of no known participant.\n");
}

static void coders_rounds_and_conditions_narrow_texts_too(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_SEGMENTS, .coder = EMIC_LITERAL("Y")};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal("1 of 3, 0 of 0, 1 of 3", row_of(&counted, "FEAR"));
    assert_contains(notes_of(emic_frequency_wide(&counted, arena)),
                    "Rule: codings by coder Y that do not contradict; a code counts with all codes "
                    "below it, each unit once.\n");
    query = (emic_frequency_query){.unit = EMIC_UNIT_SEGMENTS, .round = 2};
    counted = count_by(&query);
    assert_string_equal("1 of 1, 0 of 0, 1 of 1", row_of(&counted, "LOSS"));
    query =
        (emic_frequency_query){.unit = EMIC_UNIT_CHARACTERS, .where = EMIC_LITERAL("group = TP")};
    counted = count_by(&query);
    assert_string_equal("0 of 0, 7 of 32, 7 of 32", row_of(&counted, "FEAR"));
    query =
        (emic_frequency_query){.unit = EMIC_UNIT_DOCUMENTS, .where = EMIC_LITERAL("group = SP")};
    counted = count_by(&query);
    assert_string_equal("1 of 2, 0 of 0, 1 of 2", row_of(&counted, "FEAR"));
    query = (emic_frequency_query){.unit = EMIC_UNIT_TURNS, .where = EMIC_LITERAL("group = XX")};
    counted = count_by(&query);
    assert_string_equal("0 of 0, 0 of 0, 0 of 0", row_of(&counted, "FEAR"));
    assert_int_equal(0, counted.shared);
}

static void speakers_who_are_no_participants_are_told_of(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_TURNS};
    (void)state;
    add_document("market", "A: yes\n\nANNA: no\n\nB: well\n\nANNA: never\n");
    code_words("market", "never", "FEAR,X");
    emic_frequency counted = count_by(&query);
    assert_string_equal("3 of 4, 1 of 4, 4 of 8", row_of(&counted, "FEAR"));
    assert_contains(notes_of(emic_frequency_wide(&counted, arena)),
                    "Not counted: 2 turns of no known participant.\n");
    query.unit = EMIC_UNIT_CHARACTERS;
    counted = count_by(&query);
    assert_string_equal("34 of 54, 7 of 39, 41 of 93", row_of(&counted, "FEAR"));
    assert_int_equal(10 + 8 + 11, counted.unattributed);
    query.unit = EMIC_UNIT_DOCUMENTS; /* the market is A's and B's */
    counted = count_by(&query);
    assert_string_equal("1 of 3, 1 of 3, 2 of 4", row_of(&counted, "FEAR"));
    assert_int_equal(1, counted.unattributed);
}

static void who_declined_is_in_no_text_either(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_TURNS};
    (void)state;
    load_participants("participant,declined\nB,yes\n");
    emic_frequency counted = count_by(&query);
    assert_string_equal("3 of 3, 0 of 0, 3 of 3", row_of(&counted, "FEAR"));
    assert_lacks(notes_of(emic_frequency_wide(&counted, arena)), "Not counted");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_INTERVIEWS(the_texts_are_as_long_as_they_say),
        IN_INTERVIEWS(documents_count_once_a_group_and_once_in_all),
        IN_INTERVIEWS(segments_are_different_spans),
        IN_INTERVIEWS(turns_of_participants_count_where_a_coding_touches_them),
        IN_INTERVIEWS(characters_count_once_however_often_they_are_covered),
        IN_INTERVIEWS(coders_rounds_and_conditions_narrow_texts_too),
        IN_INTERVIEWS(speakers_who_are_no_participants_are_told_of),
        IN_INTERVIEWS(who_declined_is_in_no_text_either),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
