/* Subtitles become the text that a person reads, in turns with times; and what is wrong with a
 * file is said with its line and column. */
#include "turns.h"

#define VTT(cues) turns_in("TP07.vtt", "WEBVTT\n\n" cues)
#define SRT(cues) turns_in("TP07.srt", cues)

static void a_cue_is_a_turn_with_times(void **state)
{
    (void)state;
    assert_string_equal("TP07 1.000..2.500: At the door.\n",
                        VTT("00:01.000 --> 00:02.500\n<v TP07>At the door.</v>\n"));
    assert_string_equal("TP07 3601.000..3602.500: At the door.\n",
                        SRT("1\n01:00:01,000 --> 01:00:02,500\nTP07: At the door.\n"));
}

static void the_text_is_composed(void **state)
{
    (void)state;
    emic_transcript read = parse("TP07.vtt", "WEBVTT\n\n"
                                             "00:01.000 --> 00:02.000\n<v Zoë>Ünï\ntwo\n\n"
                                             "00:03.000 --> 00:04.000\n<v Zoë>three\n\n"
                                             "00:05.000 --> 00:06.000\n- \U0001F600\n");
    assert_true(emic_slice_is(read.text, "Zoë: Ünï\ntwo\nthree\n\n\U0001F600\n"));
    assert_string_equal("vtt", read.format);
    assert_int_equal(22, read.points);
    assert_int_equal(2, read.turns.count);
    const emic_turn *turns = read.turns.items;
    assert_int_equal(0, turns[0].span.start);
    assert_int_equal(5, turns[0].words.start);
    assert_int_equal(18, turns[0].words.end);
    assert_int_equal(18, turns[0].span.end);
    assert_int_equal(20, turns[1].span.start);
    assert_int_equal(20, turns[1].words.start);
    assert_int_equal(21, turns[1].words.end);
    assert_int_equal(EMIC_ROLE_PARTICIPANT, turns[0].role);
    assert_int_equal(EMIC_ROLE_OTHER, turns[1].role);
}

static void cues_of_one_speaker_in_a_row_are_one_turn(void **state)
{
    (void)state;
    assert_string_equal("INT 1.000..40.000: a / b\nTP07 41.000..42.000: c\nINT 43.000..44.000: d\n",
                        VTT("00:01.000 --> 00:02.000\n<v INT>a\n\n"
                            "00:39.000 --> 00:40.000\n<v INT>b\n\n"
                            "00:41.000 --> 00:42.000\n<v TP07>c\n\n"
                            "00:43.000 --> 00:44.000\n<v INT>d\n"));
}

static void a_cue_without_a_speaker_goes_on_until_a_silence(void **state)
{
    (void)state;
    assert_string_equal("INT 1.000..5.000: a / b\n- 7.001..9.000: c / d\n",
                        SRT("1\n00:00:01,000 --> 00:00:02,000\nINT: a\n\n"
                            "2\n00:00:04,000 --> 00:00:05,000\nb\n\n"
                            "3\n00:00:07,001 --> 00:00:08,000\nc\n\n"
                            "4\n00:00:08,000 --> 00:00:09,000\nd\n"));
}

static void several_may_speak_in_one_cue(void **state)
{
    (void)state;
    assert_string_equal("INT 1.000..2.000: a\nTP07 1.000..2.000: b / c\n",
                        VTT("00:01.000 --> 00:02.000\n<v INT>a</v> <v TP07>b\nc\n"));
    assert_string_equal("INT 1.000..2.000: a\nTP07 1.000..2.000: b\n",
                        SRT("1\n00:00:01,000 --> 00:00:02,000\nINT: a\n[TP07] b\n"));
    assert_string_equal("- 1.000..2.000: a\n- 1.000..2.000: b\nTP07 1.000..2.000: c\n",
                        SRT("1\n00:00:01,000 --> 00:00:02,000\n- a\n- b\n- TP07: c\n"));
    /* Names are settled over the whole file, as in plain text. */
    assert_string_equal("Anna Weiss 1.000..4.000: a / Well: b / c\n",
                        SRT("1\n00:00:01,000 --> 00:00:02,000\nAnna Weiss: a\nWell: b\n\n"
                            "2\n00:00:03,000 --> 00:00:04,000\nAnna Weiss: c\n"));
    assert_string_equal("TP07 1.000..2.000: Well: a\n",
                        VTT("00:01.000 --> 00:02.000\n<v TP07>Well: a\n"));
}

static void markup_is_taken_out_and_words_stay(void **state)
{
    (void)state;
    assert_string_equal("- 1.000..2.000: a b <laughs> c <3 & x > y {no} AT&T &unknown;\n",
                        VTT("00:01.000 --> 00:02.000\n<i>a</i> <c.loud>b</c> <laughs> "
                            "<00:00:01.500>c <3 &amp; x &gt; y {no} AT&T &unknown;\n"));
    assert_string_equal("Tom & Ann 1.000..2.000: é\U0001F600<i>\n",
                        VTT("00:01.000 --> 00:02.000\n<v.loud.x  Tom &amp; Ann >"
                            "&#233;&#x1f600;&lt;i&gt; &nbsp;\n"));
    assert_string_equal(
        "TP07 1.000..2.000: yes / &#0;&#10;&#xd800;&#9999999;&#12a4;\n",
        SRT("1\n00:00:01,000 --> 00:00:02,000 X1:1 Y1:2\n{\\an8}<b>TP07:</b> "
            "<FONT COLOR=\"red\">yes</FONT>\n&#0;&#10;&#xd800;&#9999999;&#12a4;\n"));
    assert_string_equal("", VTT("00:01.000 --> 00:02.000\n<i></i> \n<v TP07></v>\n"));
}

static void blocks_that_nobody_says_are_left_out(void **state)
{
    (void)state;
    assert_string_equal("- 1.000..2.000: a\n",
                        turns_in("x.vtt", "WEBVTT - made up\nKind: captions\n\n"
                                          "STYLE\n::cue { color: red }\n\nREGION\nid:x\n\n"
                                          "NOTE one line\n\nNOTE\nmore\nlines\n\n"
                                          "first cue\n00:01.000 --> 00:02.000 align:start\na\n\n"
                                          "NOTE the end"));
    assert_string_equal("- 1.000..2.000: NOTE / STYLE\n",
                        SRT("1\n00:00:01,000 --> 00:00:02,000\nNOTE\nSTYLE\n"));
    assert_string_equal("", VTT(""));
    assert_string_equal("", SRT(""));
}

static void untidy_files_are_read(void **state)
{
    (void)state;
    const char *turns = "- 1.000..4.000: a / b\n";
    /* CRLF, a byte order mark, no number, no last line end, no blank line between, spaces. */
    assert_string_equal(turns, SRT("\xef\xbb\xbf"
                                   "1\r\n00:00:01,000 --> 00:00:02,000\r\na\r\n\r\n"
                                   "2\r\n00:00:03,000 --> 00:00:04,000\r\nb"));
    assert_string_equal(turns, SRT("00:00:01.0-->00:02\na\n\n\n00:03,000   -->\t00:04,00\nb"));
    assert_string_equal(turns, SRT("1\n00:00:01,000 --> 00:00:02,000\na\n"
                                   "2\n00:00:03,000 --> 00:00:04,000\nb\n"));
    assert_string_equal(turns, SRT(" \n1\n00:00:01,000 --> 00:00:02,000 \na \n \t\n\n"
                                   "2\n00:00:03,000 --> 00:00:04,000\n  b\n"));
    assert_string_equal(turns, turns_in("x.vtt", "WEBVTT\n00:01.000 --> 00:02.000\na\n"
                                                 "00:03.000 --> 00:04.000\nb\n"));
    /* Times that run back or overlap are no error. */
    assert_string_equal(
        "- 3.000..5.000: a / b\n",
        SRT("00:00:03,000 --> 00:00:05,000\na\n\n00:00:01,000 --> 00:00:02,000\nb"));
}

static void check_refused(const char *path, const char *text, uint32_t line, uint32_t column,
                          const char *message)
{
    emic_error err = {0};
    emic_transcript read;
    assert_int_equal(EMIC_MALFORMED, emic_transcript_parse(path, emic_slice_of(text),
                                                           EMIC_ENCODING_AUTO, arena, &read, &err));
    assert_string_equal(path, err.path);
    assert_int_equal(line, err.line);
    assert_int_equal(column, err.column);
    if (strncmp(message, err.message, strlen(message)) != 0)
        assert_string_equal(message, err.message);
}

static void errors_name_line_and_column(void **state)
{
    (void)state;
    check_refused("a.srt", "1\n00:00:0x,000 --> 00:00:02,000\na\n", 2, 1,
                  "no time stamp: \"00:00:0x,000\"; the times of a cue are written "
                  "00:00:01.000 --> 00:00:04.000");
    check_refused("a.srt", "1\r\n00:00:01,000 --> 00:61:02,000\r\na\r\n", 2, 18,
                  "no time stamp: \"00:61:02,000\"");
    check_refused("a.srt", "1\n00:00:01,000 --> 00:00:02,000x\na\n", 2, 18, "no time stamp: ");
    check_refused("a.srt", "1\n00:00:01,000 -->", 2, 17, "no time stamp: \"\"");
    check_refused("a.srt", "1\n00:00:01,000 -> 00:00:02,000\na\n", 2, 14, "no arrow: \"->\"");
    check_refused("a.srt", "00:00:01,000 -> 00:00:02,000\n12:30 it was\n", 1, 14, "no arrow:");
    check_refused("a.srt", "00:00:05,000 --> 00:00:02,000\na\n", 1, 18,
                  "the cue ends before it starts: at \"00:00:02,000\"");
    check_refused("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nÜnd: more\n", 6, 1,
                  "text without times: \"Ünd: more\"");
    check_refused("a.srt", "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n", 5, 1,
                  "text without times: \"2\"");
    check_refused("a.vtt", "1\n00:01.000 --> 00:02.000\na\n", 1, 1,
                  "a WebVTT file begins with a line WEBVTT");
    check_refused("a.vtt", "", 1, 1, "a WebVTT file begins with a line WEBVTT");
    check_refused("a.vtt", "WEBVTTX\n", 1, 1, "a WebVTT file begins with a line WEBVTT");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(a_cue_is_a_turn_with_times),
        IN_ARENA(the_text_is_composed),
        IN_ARENA(cues_of_one_speaker_in_a_row_are_one_turn),
        IN_ARENA(a_cue_without_a_speaker_goes_on_until_a_silence),
        IN_ARENA(several_may_speak_in_one_cue),
        IN_ARENA(markup_is_taken_out_and_words_stay),
        IN_ARENA(blocks_that_nobody_says_are_left_out),
        IN_ARENA(untidy_files_are_read),
        IN_ARENA(errors_name_line_and_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
