/* Plain text is kept as it is, and turns are found in it: every form of label and time stamp, and
 * the many lines that only look like one. */
#include "turns.h"

#define TURNS(text) turns_in("TP07.txt", text)

static void a_line_with_a_label_begins_a_turn(void **state)
{
    (void)state;
    assert_string_equal("INTERVIEWER: Where do we begin?\n"
                        "TP07: At the door.\n",
                        TURNS("INTERVIEWER: Where do we begin?\n\nTP07: At the door.\n"));
    assert_string_equal("INTERVIEWER: Where?\n"
                        "TP07: There.\n",
                        TURNS("[INTERVIEWER] Where?\n[TP07] There."));
    assert_string_equal("SP-03: Yes.\n"
                        "A_1: No.\n",
                        TURNS("  SP-03:\tYes.\n[A_1]: No.\n"));
}

static void the_text_is_kept_and_spans_are_positions_in_it(void **state)
{
    (void)state;
    const char *text = "Ünï\n\nQ:  é?  \n\n\nTP07: \U0001F600 x\n \n";
    emic_transcript read = parse("TP07.txt", text);
    assert_true(emic_slice_is(read.text, text));
    assert_string_equal("plain", read.format);
    assert_int_equal(28, read.points);
    assert_int_equal(2, read.turns.count);
    const emic_turn *turns = read.turns.items;
    assert_int_equal(5, turns[0].span.start);
    assert_int_equal(9, turns[0].words.start);
    assert_int_equal(11, turns[0].words.end);
    assert_int_equal(11, turns[0].span.end);
    assert_int_equal(16, turns[1].span.start);
    assert_int_equal(22, turns[1].words.start);
    assert_int_equal(25, turns[1].words.end);
    assert_int_equal(25, turns[1].span.end);
}

static void a_text_without_labels_has_no_turns(void **state)
{
    (void)state;
    const char *text = "It was late.\n\nNobody said: go home. There were no turns.\n";
    emic_transcript read = parse("note.txt", text);
    assert_int_equal(0, read.turns.count);
    assert_true(emic_slice_is(read.text, text));
    assert_int_equal(0, parse("empty.txt", "").points);
}

static void paragraphs_without_a_label_go_on_with_the_turn(void **state)
{
    (void)state;
    assert_string_equal("TP07: At first. /  / Then later. / And so on.\n"
                        "INTERVIEWER: Yes.\n",
                        TURNS("TP07: At first.\n\nThen later.\nAnd so on.\n\nINTERVIEWER: Yes.\n"));
    assert_string_equal("TP07: The words may stand below.\n"
                        "INTERVIEWER:\n",
                        TURNS("TP07:\n\n  The words may stand below.\nINTERVIEWER:\n"));
}

static void a_time_stamp_may_stand_before_or_behind_the_label(void **state)
{
    (void)state;
    assert_string_equal("TP07 62.000: a\n", TURNS("[00:01:02] TP07: a\n"));
    assert_string_equal("TP07 62.500: a\n", TURNS("(00:01:02.5) TP07: a\n"));
    assert_string_equal("TP07 3723.045: a\n", TURNS("1:02:03,0456 [TP07] a\n"));
    assert_string_equal("TP07 4503.000: a\n", TURNS("75:03 TP07: a\n"));
    assert_string_equal("TP07 62.000: a\n", TURNS("TP07 (00:01:02): a\n"));
    assert_string_equal("TP07 62.000: a\n", TURNS("TP07 [01:02]:\na\n"));
    assert_string_equal("Speaker 1 62.000: a\n", TURNS("Speaker 1: (01:02)\na\n"));
    assert_string_equal("Speaker 1 62.000: a\n", TURNS("Speaker 1  1:02\na\n"));
    assert_string_equal("TP07: 12:30 it was.\n", TURNS("TP07: 12:30 it was.\n"));
    assert_string_equal("TP07: [00:61:02] a\n", TURNS("TP07: [00:61:02] a\n"));
}

static void a_time_stamp_on_its_own_line_belongs_to_the_next_turn(void **state)
{
    (void)state;
    const char *text = "Q: one\n\n[00:01:02]\n\nTP07: two\n00:02:00\nQ: three\n(00:03:00)\n";
    assert_string_equal("Q: one\n"
                        "TP07 62.000: two\n"
                        "Q 120.000: three\n",
                        TURNS(text));
    emic_transcript read = parse("TP07.txt", text);
    assert_int_equal(8, read.turns.items[1].span.start); /* at the stamp */
    /* The nearest stamp counts, and all of them belong to the turn. */
    assert_string_equal("TP07 2.000: a\n", TURNS("00:01\n00:02\nTP07: a\n"));
    assert_string_equal("TP07 3.000: a\n", TURNS("00:01\n00:02\n[00:03] TP07: a\n"));
    assert_int_equal(0, parse("TP07.txt", "00:01\n00:02\nTP07: a\n").turns.items[0].span.start);
    /* Within a turn it is part of what was written there. */
    assert_string_equal("TP07: one / 00:01 / two\nQ: three\n",
                        TURNS("TP07: one\n00:01\ntwo\nQ: three\n"));
}

static void names_are_labels_when_they_recur(void **state)
{
    (void)state;
    assert_string_equal("Anna de la Cruz: a\n"
                        "Dr. J.R. Smith: b\n"
                        "Anna de la Cruz: c\n"
                        "Dr. J.R. Smith: d\n",
                        TURNS("Anna de la Cruz: a\nDr. J.R. Smith: b\n"
                              "Anna de la Cruz: c\nDr. J.R. Smith: d\n"));
    assert_string_equal("MR. ROBERTS: a\n", TURNS("MR. ROBERTS: a\n"));
    assert_string_equal("Élodie: a\nÉlodie: b\n", TURNS("Élodie : a\nÉlodie\u00a0: b\n"));
    assert_string_equal("张伟: 你好\n张伟: 再见\n", TURNS("张伟：你好\n张伟：再见\n"));
    assert_string_equal("TP07: a / 张伟 A: 你好\n", TURNS("TP07: a\n张伟 A: 你好\n"));
    assert_string_equal("TP07: a / Well: b / Ólafur: c\n", TURNS("TP07: a\nWell: b\nÓlafur: c\n"));
    assert_string_equal("TP07: a / ólafur: b / ólafur: c\n",
                        TURNS("TP07: a\nólafur: b\nólafur: c\n"));
}

static void words_for_people_are_labels_at_once(void **state)
{
    (void)state;
    assert_string_equal(
        "Interviewer: a\nParticipant 3: b\nModerator: c\nRespondent: d\nI: e\nR: f\n",
        TURNS("Interviewer: a\nParticipant 3: b\nModerator: c\nRespondent: d\n"
              "I: e\nR: f\n"));
    assert_string_equal("speaker 1: a\nspeaker 2: b\nspeaker 1: c\nspeaker 2: d\n",
                        TURNS("speaker 1: a\nspeaker 2: b\nspeaker 1: c\nspeaker 2: d\n"));
    assert_string_equal("TP07: a / speaker: b\n", TURNS("TP07: a\nspeaker: b\n"));
}

static void prose_is_no_label(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "He said this: no.",
        "And then she told me: no.",
        "http://example.org is a place",
        "HTTP://EXAMPLE.ORG is a place",
        "12:30 we left",
        "TP08:without a space",
        "WHAT I SAID THEN WAS: no",
        "ALABELOFMORETHAN FORTYCHARACTERS IN-THREE: no",
        "WELL, YES: no",
        "NO. YES. WAIT: no",
        "No. Wait: no",
        "\"TP08\": no",
        "1ST: no",
        "OK: no",
        "la la: no",
    };
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        /* Twice, so that nothing hangs on whether it recurs. */
        const char *text = emic_arena_format(arena, "Q: a\n%s\n%s\n", lines[i], lines[i]);
        emic_transcript read = parse("TP07.txt", text);
        if (read.turns.count != 1)
            print_error("%s\n", lines[i]);
        assert_int_equal(1, read.turns.count);
    }
}

static void brackets_with_events_and_placeholders_are_no_labels(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "[laughs] yes",    "[inaudible 00:12] yes",
        "[crosstalk]",     "[Laughter]",
        "[LONG PAUSE] no", "[NAME] was there",
        "[CITY 3] it was", "[The meeting] was late",
        "[PERSON_1] left", "[TP08]yes",
        "[TP08",           "[]",
    };
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        const char *text = emic_arena_format(arena, "Q: a\n%s\n%s\n", lines[i], lines[i]);
        emic_transcript read = parse("TP07.txt", text);
        if (read.turns.count != 1)
            print_error("%s\n", lines[i]);
        assert_int_equal(1, read.turns.count);
    }
}

static void a_name_may_be_nobody_in_brackets_alone(void **state)
{
    (void)state;
    assert_string_equal("Phone Operator: a / [Phone Operator] b\nPhone Operator: c\n",
                        TURNS("Phone Operator: a\n[Phone Operator] b\nPhone Operator: c\n"));
}

static void lines_about_the_recording_hold_no_turns(void **state)
{
    (void)state;
    assert_string_equal("INTERVIEWER: a\nP01: b\n",
                        TURNS("Interview D0001\nRecorded: 2021-05-22\n\n"
                              "INTERVIEWER: a\n\nP01: b\n"));
    assert_string_equal("INTERVIEWER: a\nTP07: b\n",
                        TURNS("TITLE: X\nInterviewer: Jane Smith\nParticipant: TP07\n"
                              "Date of interview: May\n\nTRANSCRIBED BY: Ann\nParticipant ID: 7\n\n"
                              "INTERVIEWER: a\n\nTP07: b\n"));
    /* "Group" says nothing by itself, but nobody named there speaks later. */
    assert_string_equal("INTERVIEWER: a\nTP07: b\n",
                        TURNS("Participant: TP07\nGroup: TP\n\nINTERVIEWER: a\n\nTP07: b\n"));
    /* Without a blank line only the keys tell. */
    assert_string_equal("INTERVIEWER: a / Date: tomorrow\nTP07: b\n",
                        TURNS("Date: May\nINTERVIEWER: a\nDate: tomorrow\nTP07: b\n"));
}

static void a_conversation_at_the_top_is_no_header(void **state)
{
    (void)state;
    assert_string_equal("Q: a\nA: b\nQ: c\nA: d\n", TURNS("Q: a\nA: b\nQ: c\nA: d\n"));
    assert_string_equal("Q: a\nA: b\nQ: c\n", TURNS("Q: a\n\nA: b\n\nQ: c\n"));
    assert_string_equal("Q: a\nA: b / Well: c\nQ: d\n", TURNS("Q: a\nA: b\nWell: c\n\nQ: d\n"));
    assert_string_equal("Q: a\nA: b\nQ: c\nA: d\nQ: e\n",
                        TURNS("Title: X\nQ: a\nA: b\nQ: c\nA: d\n\nQ: e\n"));
    /* The only labels there are cannot all be a header. */
    assert_string_equal("INTERVIEWER: a /  / and so on\n",
                        TURNS("Title: X\nINTERVIEWER: a\n\nand so on\n"));
}

static void roles_are_those_of_the_labels(void **state)
{
    (void)state;
    emic_transcript read = parse("TP07.txt", "INTERVIEWER: a\nTP07: b\nInterpreter: c\n");
    assert_int_equal(3, read.turns.count);
    assert_int_equal(EMIC_ROLE_INTERVIEWER, read.turns.items[0].role);
    assert_int_equal(EMIC_ROLE_PARTICIPANT, read.turns.items[1].role);
    assert_int_equal(EMIC_ROLE_OTHER, read.turns.items[2].role);
}

static void line_ends_and_encodings_make_no_difference(void **state)
{
    (void)state;
    const char *turns = "Q: é?\nTP07: a / b\n";
    const char utf16[] = "\xff\xfeQ\0:\0 \0\xe9\0?\0\r\0\n\0T\0P\0"
                         "0\0"
                         "7\0:\0 \0a\0\n\0b\0";
    assert_string_equal(turns, TURNS("Q: é?\n\nTP07: a\nb\n"));
    assert_string_equal(turns, TURNS("\xef\xbb\xbfQ: é?\r\n\r\nTP07: a\r\nb\r\n"));
    assert_string_equal(turns, TURNS("Q: é?\rTP07: a\rb"));
    emic_transcript read = parse_bytes("TP07.txt", (emic_slice){utf16, sizeof(utf16) - 1});
    assert_string_equal(turns, show_turns(&read));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(a_line_with_a_label_begins_a_turn),
        IN_ARENA(the_text_is_kept_and_spans_are_positions_in_it),
        IN_ARENA(a_text_without_labels_has_no_turns),
        IN_ARENA(paragraphs_without_a_label_go_on_with_the_turn),
        IN_ARENA(a_time_stamp_may_stand_before_or_behind_the_label),
        IN_ARENA(a_time_stamp_on_its_own_line_belongs_to_the_next_turn),
        IN_ARENA(names_are_labels_when_they_recur),
        IN_ARENA(words_for_people_are_labels_at_once),
        IN_ARENA(prose_is_no_label),
        IN_ARENA(brackets_with_events_and_placeholders_are_no_labels),
        IN_ARENA(a_name_may_be_nobody_in_brackets_alone),
        IN_ARENA(lines_about_the_recording_hold_no_turns),
        IN_ARENA(a_conversation_at_the_top_is_no_header),
        IN_ARENA(roles_are_those_of_the_labels),
        IN_ARENA(line_ends_and_encodings_make_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
