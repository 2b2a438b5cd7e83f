/* The canvas: well-formed documents, numbers, words that are measured, cut and wrapped, colours. */
#include "exchange/svg.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static emic_arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int end(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

static double width(const char *text)
{
    return emic_svg_text_width(emic_slice_of(text), &(emic_svg_style){.size = 100});
}

static const char *cut(const char *text, double to)
{
    return emic_svg_cut(emic_slice_of(text), to, &(emic_svg_style){.size = 10}, arena).data;
}

static void document_is_whole_and_the_same_again(void **state)
{
    (void)state;
    emic_slice first = {0};
    for (int round = 0; round < 2; round++) {
        emic_svg svg = {.arena = arena};
        emic_svg_group_begin(&svg, EMIC_LITERAL("a < b & \"c\""));
        emic_svg_rect(&svg, 1.005, -0.001, 20.5, 3, emic_svg_fill(&svg, 3), NULL);
        emic_svg_rect(&svg, 100, 0, 20, 3, emic_svg_hidden(&svg), EMIC_SVG_AXIS);
        emic_svg_text(&svg, 5, 6, EMIC_LITERAL("x <\n\x1b y"),
                      &(emic_svg_style){.turn = -90, .anchor = EMIC_SVG_END, .bold = true});
        emic_svg_marker(&svg, 1, (emic_svg_point){10, 10}, 4, "#009e73");
        emic_svg_group_end(&svg);
        emic_slice made =
            emic_svg_finish(&svg, 200.2, 100, EMIC_LITERAL("T & t"), EMIC_LITERAL("what it shows"));
        if (round)
            assert_true(emic_slice_equal(first, made));
        first = made;
    }
    assert_non_null(strstr(first.data, "viewBox=\"0 0 201 100\""));
    assert_non_null(strstr(first.data, "<title>T &amp; t</title>\n<desc>what it shows</desc>"));
    assert_non_null(strstr(first.data, "<g><title>a &lt; b &amp; &quot;c&quot;</title>"));
    assert_non_null(strstr(first.data, "<pattern id=\"emic-fill-3\""));
    assert_null(strstr(first.data, "<pattern id=\"emic-fill-1\""));
    assert_non_null(strstr(first.data, "<pattern id=\"emic-hidden\""));
    assert_non_null(strstr(first.data, "x=\"1\" y=\"0\" width=\"20.5\" height=\"3\""));
    assert_non_null(strstr(first.data, "rotate(-90 5 6)\">x &lt; \xEF\xBF\xBD y</text>"));
}

static void widths_are_those_of_the_widest_font(void **state)
{
    (void)state;
    assert_true(width("i") < width("m"));
    /* In hundredths of the size by DejaVu Sans 2.37, which is wider than Liberation Sans. */
    assert_in_range((unsigned)width("Participants"), 592, 606);
    assert_in_range((unsigned)width("\xD0\x96\xD0\xB5\xD0\xBD\xD0\xB0"), 296, 301); /* Жена */
    assert_float_equal(200, width("\xE5\x8F\x97\xE8\xA8\xAA"), 0.01F);              /* 受訪 */
    assert_float_equal(width("e"), width("e\xCC\x81"), 0.01F); /* a combining mark */
    assert_true(width("\xF0\x9F\x98\x80") >= 128);             /* 😀 */
    assert_float_equal(0, width(""), 0.01F);
    emic_svg_style bold = {.size = 100, .bold = true};
    assert_true(emic_svg_text_width(EMIC_LITERAL("bold"), &bold) > width("bold"));
}

static void words_are_cut_to_fit(void **state)
{
    (void)state;
    assert_string_equal("short", cut("short", 100));
    const char *made = cut("a long label that does not fit", 60);
    assert_non_null(strstr(made, "\xE2\x80\xA6"));
    assert_true(width(made) / 10 <= 60);
    assert_true(width(made) / 10 > 45);
    assert_string_equal("\xE2\x80\xA6", cut("anything", 1));
    /* Between the letter and its mark nothing is cut. */
    made = cut("e\xCC\x81"
               "e\xCC\x81"
               "e\xCC\x81",
               17.5);
    assert_string_equal("e\xCC\x81\xE2\x80\xA6", made);
}

static void words_are_wrapped(void **state)
{
    (void)state;
    emic_svg_style style = {.size = 10};
    emic_slice words = EMIC_LITERAL("one two  three antidisestablishmentarianism");
    emic_svg_lines lines = emic_svg_wrap(words, 60, 0, &style, arena);
    assert_true(lines.count >= 4);
    assert_true(emic_slice_is(lines.items[0], "one two"));
    assert_true(emic_slice_is(lines.items[1], "three"));
    for (size_t at = 0; at < lines.count; at++)
        assert_true(emic_svg_text_width(lines.items[at], &style) <= 60);
    lines = emic_svg_wrap(words, 60, 2, &style, arena);
    assert_int_equal(2, lines.count);
    assert_true(emic_slice_is(lines.items[1], "three anti\xE2\x80\xA6"));
    /* 受訪者: no spaces, broken anywhere. */
    lines =
        emic_svg_wrap(EMIC_LITERAL("\xE5\x8F\x97\xE8\xA8\xAA\xE8\x80\x85"), 25, 0, &style, arena);
    assert_int_equal(2, lines.count);
    assert_int_equal(6, lines.items[0].length);
    assert_int_equal(0, emic_svg_wrap((emic_slice){0}, 25, 0, &style, arena).count);
    /* Narrower than any letter: a letter a line, and an end. */
    assert_int_equal(3, emic_svg_wrap(EMIC_LITERAL("abc"), 1, 0, &style, arena).count);
}

static double channel(const char *colour, int at)
{
    char digits[3] = {colour[1 + 2 * at], colour[2 + 2 * at], 0};
    return (double)strtoul(digits, NULL, 16);
}

static void shades_darken_and_words_on_them_read(void **state)
{
    (void)state;
    char shade[EMIC_SVG_COLOUR_SIZE];
    double before = 256;
    for (int step = 0; step <= 20; step++) {
        emic_svg_shade(step / 20.0, shade);
        double grey = 0.3 * channel(shade, 0) + 0.59 * channel(shade, 1) + 0.11 * channel(shade, 2);
        assert_true(grey < before); /* in grey print, too */
        before = grey;
        assert_string_equal(grey > 120 ? EMIC_SVG_INK : EMIC_SVG_PAPER, emic_svg_ink_on(shade));
    }
    emic_svg_shade(-1, shade);
    assert_string_equal("#f7fbff", shade);
    emic_svg_shade(7, shade);
    assert_string_equal("#08306b", shade);
}

static void fills_differ(void **state)
{
    (void)state;
    emic_svg svg = {.arena = arena};
    const char *made[30];
    for (size_t at = 0; at < 30; at++) {
        made[at] = emic_svg_fill(&svg, at);
        for (size_t other = 0; other < at; other++)
            assert_string_not_equal(made[at], made[other]);
    }
    assert_string_equal(made[0], emic_svg_fill(&svg, 30));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_is_whole_and_the_same_again),
        cmocka_unit_test(widths_are_those_of_the_widest_font),
        cmocka_unit_test(words_are_cut_to_fit),
        cmocka_unit_test(words_are_wrapped),
        cmocka_unit_test(shades_darken_and_words_on_them_read),
        cmocka_unit_test(fills_differ),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
