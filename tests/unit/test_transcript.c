/* Which reader a file gets, what roles labels suggest, and what holds for the turns of any file. */
#include "source/reader.h"
#include "turns.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static void the_extension_or_the_signature_chooses_the_reader(void **state)
{
    (void)state;
    static const struct {
        const char *path, *text, *format;
    } files[] = {
        {"a/TP07.txt", "x", "plain"},
        {"TP07", "x", "plain"},
        {"-", "x", "plain"},
        {"TP07.md", "WEBVTTX\n", "plain"},
        {"srt", "x", "plain"},
        {"TP07.srtx", "x", "plain"},
        {"TP07.srt", "", "srt"},
        {"TP07.SRT", "", "srt"},
        {"TP07.Vtt", "WEBVTT", "vtt"},
        {"-", "WEBVTT\n", "vtt"},
        {"-", "WEBVTT", "vtt"},
        {"TP07.srt", "WEBVTT made up\n", "vtt"},
        {"TP07.txt", "\xef\xbb\xbfWEBVTT\r\n", "vtt"},
    };
    for (size_t i = 0; i < COUNT_OF(files); i++)
        assert_string_equal(files[i].format, parse(files[i].path, files[i].text).format);
}

static void what_is_no_text_is_refused_with_its_place(void **state)
{
    (void)state;
    emic_error err = {0};
    emic_transcript read;
    emic_slice nul = {"a\nb\0c", 5}, latin = {"a\n\xe9t\xe9", 5};
    assert_int_equal(EMIC_MALFORMED, emic_transcript_parse("TP07.txt", nul, EMIC_ENCODING_AUTO,
                                                           arena, &read, &err));
    assert_string_equal("TP07.txt", err.path);
    assert_non_null(strstr(err.message, "byte 3 (line 2)"));
    assert_int_equal(EMIC_MALFORMED, emic_transcript_parse("TP07.txt", latin, EMIC_ENCODING_AUTO,
                                                           arena, &read, &err));
    assert_string_equal("TP07.txt", err.path);
    assert_non_null(strstr(err.message, "byte 2 (line 2)"));
    assert_int_equal(EMIC_OK, emic_transcript_parse("TP07.txt", latin, EMIC_ENCODING_ISO_8859_1,
                                                    arena, &read, &err));
    assert_int_equal(5, read.points);
    assert_true(emic_slice_is(read.text, "a\nété"));
}

static void roles_have_names(void **state)
{
    (void)state;
    emic_error err = {0};
    for (emic_role role = EMIC_ROLE_PARTICIPANT; role <= EMIC_ROLE_OTHER; role++) {
        emic_role found = EMIC_ROLE_OTHER;
        emic_slice name = emic_slice_of(emic_role_name(role));
        assert_true(name.length > 0);
        assert_int_equal(EMIC_OK, emic_role_find(name, &found, &err));
        assert_int_equal(role, found);
    }
    emic_role role;
    assert_int_equal(EMIC_INVALID, emic_role_find(EMIC_LITERAL("boss"), &role, &err));
    assert_string_equal("unknown role \"boss\"; a role is participant, interviewer or other",
                        err.message);
}

static void check_role(emic_role role, const char *const *labels)
{
    assert_non_null(*labels);
    for (; *labels; labels++)
        if (emic_role_of_label(emic_slice_of(*labels)) != role)
            fail_msg("%s is no %s", *labels, emic_role_name(role));
}

static void a_label_suggests_a_role(void **state)
{
    (void)state;
    check_role(EMIC_ROLE_INTERVIEWER,
               (const char *const[]){"INTERVIEWER", "Interviewer 2", "Int", "I", "I1", "I-2", "Q",
                                     "Q3", "Moderator B", "Interviewer (Ann)", "Researcher", "IV",
                                     "Facilitator Smith", "question", "entrevistadora", NULL});
    check_role(EMIC_ROLE_OTHER, (const char *const[]){"Interpreter", "TRANSLATOR 1", "Note",
                                                      "Transcriber", "", NULL});
    check_role(EMIC_ROLE_PARTICIPANT,
               (const char *const[]){"TP07", "A", "Answer", "Respondent 3", "Interviewee", "R",
                                     "P1", "Anna Weiss", "I Smith", "Interviewers", "\xc3\x89lodie",
                                     "A LABEL THAT IS LONGER THAN ANY IN THE LISTS OF WORDS",
                                     NULL});
}

static const char *const headers[] = {"Age",
                                      "Author",
                                      "Case",
                                      "Chapter",
                                      "Checked",
                                      "City",
                                      "Collection",
                                      "Date",
                                      "Duration",
                                      "Example",
                                      "File",
                                      "From",
                                      "Image",
                                      "Interview 3",
                                      "Language",
                                      "Location",
                                      "Mode",
                                      "Modified",
                                      "Name",
                                      "Page",
                                      "Place",
                                      "Prepared",
                                      "Pseudonym",
                                      "Pseudonymised",
                                      "Publisher",
                                      "Recorded",
                                      "Recording",
                                      "Reference",
                                      "Section",
                                      "Session",
                                      "Start",
                                      "Status",
                                      "Table",
                                      "TIME",
                                      "Title",
                                      "Transcribed",
                                      "Transcript",
                                      "Transcription",
                                      "Type",
                                      "Wave",
                                      "Interview date",
                                      "Participant ID",
                                      "Length of interview",
                                      "Transcribed by",
                                      "File name"};

static const char *const nobody[] = {
    "Address", "Applause", "Crosstalk",      "Inaudible 3", "Long Pause", "Laughs",  "NAME",
    "Sighs",   "SILENCE",  "Unintelligible", "Village",     "Withheld",   "PERSON_1"};

/* The lists are searched by halves: one word out of order would hide others. */
static void every_listed_word_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(headers); i++)
        if (!emic_label_is_header(emic_slice_of(headers[i])))
            fail_msg("%s is no header", headers[i]);
    for (size_t i = 0; i < COUNT_OF(nobody); i++)
        if (!emic_label_is_nobody(emic_slice_of(nobody[i]), true))
            fail_msg("%s is somebody", nobody[i]);
    assert_false(emic_label_is_header(EMIC_LITERAL("TP07")));
    assert_false(emic_label_is_nobody(EMIC_LITERAL("TP07"), true));
    assert_false(emic_label_is_nobody(EMIC_LITERAL("Phone Operator"), false));
}

static uint32_t draw(uint32_t *random, size_t below)
{
    *random = *random * 1664525u + 1013904223u;
    return (*random >> 8) % (uint32_t)below;
}

/* A file of `count` random pieces. */
static emic_slice compose(const char *begin, const char *const *pieces, size_t known, size_t count,
                          uint32_t *random)
{
    emic_strbuf file = {0};
    emic_strbuf_puts(&file, begin);
    while (count--)
        emic_strbuf_puts(&file, pieces[draw(random, known)]);
    emic_slice text = emic_arena_copy(arena, emic_strbuf_slice(&file));
    emic_strbuf_close(&file);
    return text;
}

static void turns_hold_in_any_plain_text(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "\nTP07: ",
        "\nTP07: ",
        "\n[SP-03] ",
        "\nINTERVIEWER:",
        "[SP-03] ",
        "Anna Weiss: ",
        "Élodie\u00a0: ",
        "张伟：",
        "Date: ",
        "[laughs]",
        "[NAME",
        "]",
        ":",
        "(",
        ")",
        "[00:01:02] ",
        "00:03",
        "(1:02:03.5)",
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "words",
        "\U0001F600",
        "e\u0301",
        ". ",
        "Dr. ",
        "a rather long line of words that has no label at all in it, only prose",
    };
    size_t turns = 0;
    uint32_t random = 7;
    for (int i = 0; i < 3000; i++) {
        emic_slice file = compose("", pieces, COUNT_OF(pieces), draw(&random, 60), &random);
        emic_transcript read = parse_bytes("TP07.txt", file);
        assert_true(emic_slice_equal(read.text, emic_text_newlines(file, arena)));
        turns += read.turns.count;
        emic_arena_reset(arena);
    }
    assert_true(turns > 3000); /* the precondition: there was something to check */
}

static void turns_hold_in_any_subtitles(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "\n00:01.000 --> 00:02.000\n",
        "\n7\n00:00:05,000 --> 00:00:06,500 align:start\n",
        "\n01:00:09.000 --> 01:00:10.000\nTP07: ",
        "<v Anna>",
        "<v.x Élodie &amp; Co>",
        "</v>",
        "<i>",
        "</i>",
        "<",
        ">",
        "&lt;",
        "&#x1F600;",
        "&",
        ";",
        "{\\an8}",
        "{",
        "- ",
        "TP07: ",
        "Anna Weiss: ",
        "[SP-03] ",
        "words ",
        "\U0001F600",
        " ",
        "\u00a0",
        "words\n",
        "more\r\n",
    };
    size_t turns = 0, refused = 0;
    uint32_t random = 7;
    for (int i = 0; i < 3000; i++) {
        emic_transcript read;
        emic_error err = {0};
        emic_slice file = compose("WEBVTT\n", pieces, COUNT_OF(pieces), draw(&random, 60), &random);
        emic_status status =
            emic_transcript_parse("TP07.vtt", file, EMIC_ENCODING_AUTO, arena, &read, &err);
        const char *fault = status == EMIC_OK ? turns_fault(&read, arena) : NULL;
        if (fault)
            fail_msg("%s in:\n%.*s", fault, EMIC_ARG(file));
        turns += status == EMIC_OK ? read.turns.count : 0;
        refused += status != EMIC_OK;
        emic_arena_reset(arena);
    }
    assert_true(turns > 3000 && refused < 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(the_extension_or_the_signature_chooses_the_reader),
        IN_ARENA(what_is_no_text_is_refused_with_its_place),
        IN_ARENA(roles_have_names),
        IN_ARENA(a_label_suggests_a_role),
        IN_ARENA(every_listed_word_is_found),
        IN_ARENA(turns_hold_in_any_plain_text),
        IN_ARENA(turns_hold_in_any_subtitles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
