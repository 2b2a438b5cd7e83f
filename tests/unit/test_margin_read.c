/* Reading a margin: what people may write, what editors do by themselves, and what is refused, with
 * its line and column. */
#include "margin_fixture.h"

/* Any byte of a line of the text changed, any such line left out or doubled: refused. */
static void a_changed_text_is_refused(void **state)
{
    emic_margin_notes none = {0}, found;
    emic_slice file = format(&none);
    size_t tried = 0;
    (void)state;
    ASSERT_OK(parse(&none, file, &found));
    const char *first = strstr(file.data, "1 |");
    const char *codes = strstr(file.data, "\n\n# The codes");
    assert_true(first && codes && first < codes);
    for (size_t at = (size_t)(first - file.data) + 4; file.data + at < codes; at++) {
        char *copy = emic_arena_string(arena, file);
        if (copy[at] & 0x80 || strchr(" \t\n", copy[at]))
            continue;
        copy[at] = copy[at] == 'x' ? 'y' : 'x';
        assert_int_equal(EMIC_INVALID, parse(&none, (emic_slice){copy, file.length}, &found));
        assert_true(err.line > 9 && err.column > 0);
        tried++;
    }
    assert_true(tried > 200);
    const char *second = strstr(file.data, "  2 |"), *third = strstr(file.data, "  3 |");
    size_t before = (size_t)(second - file.data), until = (size_t)(third - file.data);
    emic_slice without =
        emic_slice_of(emic_arena_format(arena, "%.*s%s", (int)before, file.data, third));
    ASSERT_REFUSED(EMIC_INVALID, "12:3: line 2 of the text is missing before this one",
                   parse(&none, without, &found));
    emic_slice twice =
        emic_slice_of(emic_arena_format(arena, "%.*s%s", (int)until, file.data, second));
    ASSERT_REFUSED(EMIC_INVALID, "13:3: line 2 of the text stands here twice",
                   parse(&none, twice, &found));
    ASSERT_REFUSED(EMIC_INVALID, "11:1: the text is missing from its line 2 on",
                   parse(&none, (emic_slice){file.data, before}, &found));
}

/* What editors do by themselves: no spaces at ends of lines, CRLF, a byte order mark, empty lines.
 */
static void what_editors_do_is_no_change(void **state)
{
    emic_margin_notes notes, found;
    (void)state;
    seed = 11;
    notes = some_notes(9);
    emic_slice file = format(&notes);
    emic_strbuf other = {0};
    emic_strbuf_puts(&other, "\xEF\xBB\xBF");
    for (size_t i = 0; i < file.length; i++) {
        while (file.data[i] == '\n' && strchr(" \t", other.data[other.length - 1]))
            other.length--;
        emic_strbuf_puts(&other, file.data[i] == '\n' ? "\r\n\r\n" : "");
        if (file.data[i] != '\n')
            emic_strbuf_putc(&other, file.data[i]);
    }
    emic_status status = parse(&notes, emic_strbuf_slice(&other), &found);
    ASSERT_OK(status);
    assert_int_equal(notes.count, found.count);
    for (size_t i = 0; i < notes.count; i++)
        assert_same(&notes.items[i].coding, &found.items[i].coding);
    emic_strbuf_close(&other);
}

/* The page without codings, with `line` behind line 4 of the text. */
static emic_status parse_line(const char *line, emic_margin_notes *out)
{
    emic_margin_notes none = {0};
    emic_slice file = format(&none);
    const char *fifth = strstr(file.data, "  5 |");
    return parse(&none,
                 emic_slice_of(emic_arena_format(arena, "%.*s%s\n%s", (int)(fifth - file.data),
                                                 file.data, line, fifth)),
                 out);
}

static const char *words_of(const char *line)
{
    emic_margin_notes found;
    ASSERT_OK(parse_line(line, &found));
    assert_int_equal(1, found.count);
    return emic_arena_string(arena, emic_text_words(&text, found.items[0].coding.span));
}

static void places_are_read_as_people_write_them(void **state)
{
    (void)state;
    assert_string_equal("I was afraid", words_of("@ FEAR \"I was  afraid\""));
    assert_string_equal("afraid", words_of("  @FEAR \"afraid\" (2) !qualifies =0 # x"));
    assert_string_equal("They \"broke\" the", words_of("@ GROUP/FEAR \"They \"\"broke\"\" the\""));
    assert_string_equal("door. I was afraid, so", words_of("@ FEAR \"door\" .. \"so\""));
    assert_string_equal("They \"broke\" the door.", words_of("@ FEAR .. \"door.\""));
    assert_string_equal("Caf\xC3\xA9 \xF0\x9F\x98\x80\t\nAnd then",
                        words_of("@ FEAR \"Caf\xC3\xA9\" .. \"And then\""));
    assert_string_equal("They \"broke\" the door. I was afraid, so afraid.  Caf\xC3\xA9 "
                        "\xF0\x9F\x98\x80",
                        words_of("@ nobody told us"));
    assert_non_null(strstr(words_of("@ LOSS .. 5"), "come again."));
    assert_string_equal("made-", words_of("@ LOSS 2:7 # x"));
}

/* How a stretch from `from` to the end of `to` is written. */
static const char *written_as(const char *from, const char *to)
{
    emic_margin_notes notes = {0};
    const char *start = strstr(text.text.data, from), *end = strstr(text.text.data, to);
    assert_true(start && end);
    emic_coding *coding = &EMIC_PUSH(arena, &notes)->coding;
    *coding = (emic_coding){.code = code_id("FEAR"), .round = 1};
    coding->span.start = (uint32_t)emic_text_point(&text, (size_t)(start - text.text.data));
    coding->span.end =
        (uint32_t)emic_text_point(&text, (size_t)(end - text.text.data) + strlen(to));
    const char *line = strstr(format(&notes).data, "@ GROUP/FEAR");
    assert_non_null(line);
    return emic_arena_string(arena, (emic_slice){line, strcspn(line, "\n")});
}

static void places_are_written_as_people_would(void **state)
{
    (void)state;
    assert_string_equal("@ GROUP/FEAR \"I was afraid\"", written_as("I was", "was afraid"));
    assert_string_equal("@ GROUP/FEAR \"afraid\" (2)", written_as("afraid.", "so afraid"));
    assert_string_equal("@ GROUP/FEAR \"They \"\"broke\"\"\"", written_as("They", "\"broke\""));
    assert_string_equal("@ GROUP/FEAR", written_as("How", "was it?"));
    assert_string_equal("@ GROUP/FEAR .. 5", written_as("They \"", "come again."));
    assert_string_equal("@ GROUP/FEAR \"I was afraid, so afraid.\" .. \"nobody told us\"",
                        written_as("I was", "nobody told us"));
    assert_string_equal("@ GROUP/FEAR 1:2", written_as(" made", " ")); /* a space alone */
}

static void what_cannot_be_read_has_its_place(void **state)
{
    static const struct {
        const char *line, *said;
    } cases[] = {
        {"@", "15:2: a code is wanted here: @ CODE \"words\""},
        {"@ \"afraid\"", "15:3: a code is wanted here: @ CODE \"words\""},
        {"@ FAER \"so\"", "15:3: unknown code \"FAER\"; did you mean \"GROUP/FEAR\"?"},
        {"@ GROUP", "15:3: \"GROUP\" only groups other codes; code one of those below it"},
        {"@ OLD", "15:3: \"OLD\" is retired and takes no new codings"},
        {"@ +", "15:3: behind the + comes the name of a new code"},
        {"@ +HRAM/new \"so\"", "15:3: unknown code \"HRAM\"; emic codebook show lists the codes"},
        {"@ *NEW \"so\"", "15:3: unknown code \"NEW\"; emic codebook show lists the codes"},
        {"@ * \"so\"\n@ * \"so\"", "16:1: the same words have this code in line 15 already"},
        {"@ FEAR \"so", "15:8: this \" is not closed"},
        {"@ `FEAR", "15:3: this ` is not closed"},
        {"@ FEAR \" \"", "15:8: there are no words in these marks"},
        {"@ FEAR \"never\"", "15:8: no such words begin in line 4 of the text: \"never\""},
        {"@ FEAR \"afraid\"", "15:8: these words begin 2 times in line 4 of the text: write (1) "
                              "to (2) behind them"},
        {"@ FEAR \"afraid\" (3)", "15:8: (3): these words begin 2 times in line 4 of the text"},
        {"@ FEAR \"so\" (0)", "15:13: (2) behind \"words\" is their second place in the line"},
        {"@ FEAR (2)", "15:8: (2) behind \"words\" is their second place in the line"},
        {"@ FEAR \"so\" .. \"never\"", "15:16: no such words follow in the text: \"never\""},
        {"@ FEAR \"so\" .. 99", "15:16: no line 99: the text has 9"},
        {"@ FEAR \"so\" .. 2", "15:16: line 2 ends before the passage begins"},
        {"@ FEAR \"so\" .. so",
         "15:16: behind .. comes \"the last words\" or the number of a line"},
        {"@ FEAR 5:999999", "15:8: span 5:999999 passes the end of the text at 310"},
        {"@ FEAR \"so\" !against",
         "15:13: unknown polarity \"against\"; it is supports, contradicts or qualifies"},
        {"@ FEAR \"so\" =101", "15:13: behind = comes a weight from 0 to 100"},
        {"@ FEAR \"so\" =", "15:13: behind = comes a weight from 0 to 100"},
        {"@ FEAR \"so\" xyz", "15:13: not understood from here on: \"xyz\""},
        {"@17 FEAR \"so\"", "15:1: there is no coding 17 of this coder here: a new coding has no "
                            "number"},
        {"@0 FEAR \"so\"", "15:1: behind the @ stands the number of a coding, or none"},
        {"@ FEAR\n@ FEAR # again", "16:1: the same words have this code in line 15 already"},
        {"afraid", "15:1: this is neither a line of the text (5 | ...) nor a coding (@ CODE ...)"},
    };
    emic_margin_notes found;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        emic_status status = parse_line(cases[i].line, &found);
        assert_int_not_equal(EMIC_OK, status);
        ASSERT_REFUSED(status, cases[i].said, status);
    }
}

/* New codes wait to be made; one that there is is just that. */
static void codes_may_be_new(void **state)
{
    emic_margin_notes found;
    (void)state;
    ASSERT_OK(parse_line("@ +GROUP/new one \"so\"\n@ *GROUP \"so\"\n@ * \"so\"\n@ +FEAR \"so\"\n"
                         "@ +`odd \"one\"` \"so\"",
                         &found));
    assert_int_equal(5, found.count);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(i == 3 ? code_id("FEAR") : 0, found.items[i].coding.code);
    assert_true(emic_slice_is(found.items[0].made, "GROUP/new one") && !found.items[0].in_vivo);
    assert_true(emic_slice_is(found.items[1].made, "GROUP") && found.items[1].in_vivo);
    assert_true(found.items[2].made.length == 0 && found.items[2].in_vivo);
    assert_true(emic_slice_is(found.items[4].made, "odd \"one\""));
    emic_margin_changes changes;
    emic_margin_notes none = {0};
    emic_margin_compare(&none, &found, arena, &changes);
    assert_int_equal(5, changes.added.count);
}

static void a_page_of_other_codings_is_refused(void **state)
{
    emic_margin_notes none = {0}, notes, found;
    (void)state;
    seed = 5;
    notes = some_notes(3);
    assert_int_equal(EMIC_INVALID, parse(&none, format(&notes), &found));
    assert_non_null(strstr(err.message, "are not those that this margin was made of"));
    assert_int_equal(1, err.line);
    emic_slice file = format(&none);
    ASSERT_REFUSED(EMIC_INVALID,
                   "1:1: the first line of a margin (\"# emic margin ...\") is missing: it says of "
                   "what it was made",
                   parse(&none, emic_slice_from(file, 1), &found));
    assert_int_equal(EMIC_INVALID, parse(&none, (emic_slice){0}, &found));
    ASSERT_REFUSED(EMIC_INVALID, "1:0: this is not valid UTF-8",
                   parse(&none, EMIC_LITERAL("# \xFF"), &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_PAGE(a_changed_text_is_refused),
        ON_PAGE(what_editors_do_is_no_change),
        ON_PAGE(places_are_read_as_people_write_them),
        ON_PAGE(places_are_written_as_people_would),
        ON_PAGE(what_cannot_be_read_has_its_place),
        ON_PAGE(codes_may_be_new),
        ON_PAGE(a_page_of_other_codings_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
