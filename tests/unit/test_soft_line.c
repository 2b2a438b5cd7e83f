/* Text that was wrapped to a width: which of its line ends mean nothing, and that names, numbers
 * and addresses are found over these as they are in one line, and over no other. All people are
 * invented; numbers are from ranges set aside for examples. */
#include "detect_fixture.h"
#include "privacy/detect_name.h"
#include "privacy/soft_line.h"

/* --- Which line ends are soft ----------------------------------------------------------------- */

/* The numbers of the lines whose ends are soft, each with a space behind it. */
static void assert_soft(const char *text, const char *expected)
{
    emic_soft_lines lines;
    emic_strbuf found = {0};
    emic_slice all = emic_slice_of(text);
    emic_soft_lines_load(&lines, all);
    emic_strbuf_puts(&found, "");
    for (size_t at = 0, line = 1; at < all.length; at++)
        if (text[at] == '\n') {
            if (emic_soft_line_ends(&lines, at))
                emic_strbuf_printf(&found, "%zu ", line);
            line++;
        }
    emic_slice numbers = emic_strbuf_slice(&found);
    if (!emic_slice_is(numbers, expected))
        fail_msg("in \"%s\"\nexpected \"%s\", found \"%.*s\"", text, expected, EMIC_ARG(numbers));
    emic_strbuf_close(&found);
}

#define FULL "and so we went down to the river with all of the others"
#define SHORT "and so we went"

static void a_paragraph_that_was_wrapped(void **state)
{
    (void)state;
    assert_soft(FULL "\n" FULL "\n" FULL "\n" SHORT ".\n\n" FULL "\n" SHORT "\n", "1 2 3 6 ");
    assert_soft("TP07: " FULL "\r\nthe end.\r\n", "1 ");
    assert_soft("- " FULL "\n  " FULL "\n  the end.\n- the rest\n", "1 2 ");
    assert_soft(FULL "   \n" FULL "\n", "1 ");
    assert_soft("\u00E4\u00F6\u00FC " FULL "\n\u00E4\u00F6\u00FC " FULL "\nhere.\n", "1 2 ");
}

static void lines_that_were_not(void **state)
{
    (void)state;
    assert_soft("Anna\nBerta\nCarla\n", "");
    assert_soft(SHORT "\n" SHORT "\n" SHORT "\n", "");
    assert_soft(FULL "\n\n" FULL "\n \n" FULL "\n", "");
    assert_soft(FULL ".\n" FULL "?\n" FULL ".\"\n" FULL ".\n", "");
    assert_soft(FULL, "");
    assert_soft(FULL "\n", "");
    assert_soft("", "");
}

/* Sentences, each in a line of its own length. */
static void lines_of_any_length(void **state)
{
    emic_strbuf text = {0};
    size_t lengths[] = {47, 93, 61, 118, 75, 52, 104, 84, 68, 111, 57, 98};
    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        size_t start = text.length;
        while (text.length - start + 4 < lengths[i])
            emic_strbuf_puts(&text, "we ");
        while (text.length - start < lengths[i])
            emic_strbuf_putc(&text, 'x');
        emic_strbuf_putc(&text, '\n');
    }
    assert_soft(emic_strbuf_slice(&text).data, "");
    emic_strbuf_close(&text);
}

/* Paragraphs in a line each; the three that seem to end at one width do so by chance. */
static void paragraphs_in_a_line_each(void **state)
{
    emic_strbuf text = {0};
    (void)state;
    for (size_t i = 0; i < 4; i++)
        emic_strbuf_puts(&text, FULL ", " FULL ", " FULL "\n");
    emic_strbuf_puts(&text, FULL "\n" FULL "\n" FULL "\n" SHORT "\n");
    assert_soft(emic_strbuf_slice(&text).data, "");
    emic_strbuf_clear(&text);
    emic_strbuf_puts(&text, FULL ", " FULL ", " FULL "\n");
    emic_strbuf_puts(&text, FULL "\n" FULL "\n" FULL "\n" SHORT "\n");
    assert_soft(emic_strbuf_slice(&text).data, "2 3 4 ");
    emic_strbuf_close(&text);
}

static void what_begins_something(void **state)
{
    static const char *const begins[] = {
        "TP07: yes",   "Anna Weiss: yes", "[ANNA] yes",      "00:12:31 yes", "[00:12:31] yes",
        "- yes",       "\u2022 yes",      "\u2014 Yes",      "# Yes",        "> yes",
        "1. yes",      "12) yes",         "a) yes",          "(b) yes",      "Q. Yes?",
        "SECOND PART", "TP07\tyes",       "TP07 (00:12): x", "INTERVIEWER:", "    A paragraph",
    };
    static const char *const goes_on[] = {
        "yes",         "Berlin, he said",   "he said: yes", "4230 2067", "1987. Then",
        "(0171) 5550", "-5 degrees, or so", "USA.",         "IL 62701",  "a car or two",
    };
    (void)state;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        emic_strbuf text = {0};
        emic_strbuf_printf(&text, FULL "\n%s\n", begins[i]);
        assert_soft(emic_strbuf_slice(&text).data, "");
        emic_strbuf_close(&text);
    }
    for (size_t i = 0; i < sizeof goes_on / sizeof *goes_on; i++) {
        emic_strbuf text = {0};
        emic_strbuf_printf(&text, FULL "\n%s\n", goes_on[i]);
        assert_soft(emic_strbuf_slice(&text).data, "1 ");
        emic_strbuf_close(&text);
    }
    assert_soft(FULL " 0171 55\n50. And then\n", "1 ");
}

/* --- Words in one line ------------------------------------------------------------------------ */

static void words_read_in_one_line(void **state)
{
    static const char *const rows[][2] = {
        {"Johanna Tebbe", "Johanna Tebbe"},
        {"Johanna\nTebbe", "Johanna Tebbe"},
        {"Johanna \r\n   Tebbe", "Johanna Tebbe"},
        {"Johanna\t Tebbe", "Johanna Tebbe"},
        {"Jean-\nLuc", "Jean-Luc"},
        {"4230-\n  2067", "4230-2067"},
        {"Johan-\nna Tebbe", "Johanna Tebbe"},
        {"Stoke-\non-Trent", "Stoke-on-Trent"},
        {"\u00D6sterm\u00E5-\n\u00E5s", "\u00D6sterm\u00E5\u00E5s"},
        {"12 -\n13", "12 - 13"},
        {"\n", " "},
        {"", ""},
    };
    emic_arena *arena = emic_arena_open();
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        emic_slice read = emic_soft_line_words(emic_slice_of(rows[i][0]), arena);
        if (!emic_slice_is(read, rows[i][1]))
            fail_msg("\"%s\" reads \"%.*s\"", rows[i][0], EMIC_ARG(read));
    }
    emic_arena_close(arena);
}

/* --- Detection -------------------------------------------------------------------------------- */

static const char turns[] =
    "INTERVIEWER: And where did all of you live in those years, before you met Marlene Okafor?\n\n"
    "TEBBE: We lived at 12 Harbour Street, Apt. 4, Oldersum, and you could call me at "
    "0171 555 0143 or, from abroad, at +49 171 555 0143 after six. My aunt Johanna van der Tebbe "
    "was born on 3 March 1951, came on 12 May 1987 to New York and worked there for the "
    "University of Oldersum, where Ana de la Cruz taught. The card was 4111 1111 1111 1111, the "
    "account DE89 3704 0044 0532 0130 00, and the postcode of the office was SW1A 1AA. She wrote "
    "to P.O. Box 211, Oldersum, when she was eighty nine years old.\n\n"
    "INTERVIEWER: And Marlene?\n\n"
    "TEBBE: I do not know. Henrik Dirksen met her again on the 5th of May 1999 in Cape Town.\n";

/* Ends lines where no more than `width` characters have room, at spaces alone. */
static void wrap(char *text, size_t width)
{
    size_t start = 0, space = 0;
    for (size_t at = 0; text[at]; at++) {
        if (text[at] == '\n') {
            start = at + 1;
            space = 0;
        }
        if (text[at] == ' ')
            space = at;
        if (at - start + 1 > width && text[at] != '\n' && space > start) {
            text[space] = '\n';
            start = space + 1;
            space = 0;
        }
    }
}

static size_t detect_both(const char *text, emic_arena *arena, emic_candidate_list found[2])
{
    emic_token_list tokens;
    emic_slice all = emic_slice_of(text);
    emic_token_list_load(&tokens, all, arena);
    emic_detect(all, &tokens, arena, &found[0]);
    emic_detect_names(all, &tokens, emic_gazetteer_load(), false, arena, &found[1]);
    return found[0].count + found[1].count;
}

/* The same candidates stand at the same places, whatever width the text was wrapped to. */
static void wrapping_changes_nothing(void **state)
{
    emic_arena *arena = emic_arena_open();
    emic_candidate_list plain[2], wrapped[2];
    (void)state;
    assert_true(detect_both(turns, arena, plain) > 20);
    for (size_t width = 60; width <= 100; width++) {
        char *text = emic_arena_string(arena, emic_slice_of(turns));
        wrap(text, width);
        assert_string_not_equal(turns, text);
        detect_both(text, arena, wrapped);
        for (size_t list = 0; list < 2; list++) {
            assert_int_equal(plain[list].count, wrapped[list].count);
            for (size_t i = 0; i < plain[list].count; i++) {
                const emic_candidate *one = &plain[list].items[i], *other = &wrapped[list].items[i];
                if (one->span.start != other->span.start || one->span.end != other->span.end ||
                    one->kind != other->kind || one->sentence != other->sentence)
                    fail_msg("at width %zu \"%.*s\" became \"%.*s\"", width, EMIC_ARG(one->keyword),
                             EMIC_ARG(other->keyword));
            }
        }
    }
    emic_arena_close(arena);
}

static void numbers_go_on_in_the_next_line(void **state)
{
    static const detect_case cases[] = {
        {FULL " at 12\nHarbour Street for years.", "address=12\nHarbour Street"},
        {FULL ", call 0171\n555 0143 then.", "phone=0171\n555 0143"},
        {FULL ", call 0171 555-\n0143 then.", "phone=0171 555-\n0143"},
        {FULL ", on 3 March\n1987 or so.", "date=3 March\n1987"},
        {FULL ", on 3 March\r\n1987 or so.", "date=3 March\r\n1987"},
        {FULL ", GB82 WEST\n1234 5698 7654 32.", "iban=GB82 WEST\n1234 5698 7654 32"},
        {FULL ", 4111 1111\n1111 1111.", "card=4111 1111\n1111 1111"},
        {FULL ", at SW1A\n1AA.", "postcode=SW1A\n1AA"},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void no_number_goes_on_elsewhere(void **state)
{
    static const detect_case cases[] = {
        {"We live at 12\nHarbour Street for years.", "address=Harbour Street"},
        {"call 0171 555\n0143 then.", "phone=0171 555; number=0143"},
        {FULL ", call 0171 555\nTP07: 0143.", "phone=0171 555; number=0143"},
        {FULL ", call 0171 555\n\n0143.", "phone=0171 555; number=0143"},
        {FULL ", on 3 March\n- 1987 or so.", "date=3 March; date=1987"},
        {NULL, NULL}};
    (void)state;
    assert_cases(cases);
}

static void assert_names(const char *text, const char *expected)
{
    emic_arena *arena = emic_arena_open();
    emic_candidate_list found[2];
    const char *names = "";
    detect_both(text, arena, found);
    for (size_t i = 0; i < found[1].count; i++)
        names = emic_arena_format(arena, "%s%s%.*s", names, i ? "; " : "",
                                  EMIC_ARG(found[1].items[i].keyword));
    assert_string_equal(expected, names);
    emic_arena_close(arena);
}

static void names_go_on_in_the_next_line(void **state)
{
    (void)state;
    assert_names(FULL ", with Johanna\nTebbe.", "Johanna\nTebbe");
    assert_names(FULL ", with Jean-\nLuc.", "Jean-\nLuc");
    assert_names(FULL ", with Johan-\nna Tebbe.", "Johan-\nna Tebbe");
    assert_names(FULL ", with Johanna\nvan der Tebbe.", "Johanna\nvan der Tebbe");
    assert_names(FULL ", with Johanna\n\nTebbe came.", "Johanna; Tebbe");
    assert_names(FULL ", with Johanna\nTEBBE: Yes.", "Johanna; TEBBE");
    assert_names("They are\nAnna\nBerta\nCarla\n", "Anna; Berta; Carla");
}

static void the_work_grows_with_the_text(void **state)
{
    (void)state;
    assert_linear(FULL ", 12\nHarbour Street 0171 555\n");
    assert_linear(FULL " 12\n");
    assert_linear(FULL " Anna\n3 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paragraph_that_was_wrapped),
        cmocka_unit_test(lines_that_were_not),
        cmocka_unit_test(lines_of_any_length),
        cmocka_unit_test(paragraphs_in_a_line_each),
        cmocka_unit_test(what_begins_something),
        cmocka_unit_test(words_read_in_one_line),
        cmocka_unit_test(wrapping_changes_nothing),
        cmocka_unit_test(numbers_go_on_in_the_next_line),
        cmocka_unit_test(no_number_goes_on_elsewhere),
        cmocka_unit_test(names_go_on_in_the_next_line),
        cmocka_unit_test(the_work_grows_with_the_text),
    };
    return cmocka_run_group_tests_name("soft_line", tests, NULL, NULL);
}
