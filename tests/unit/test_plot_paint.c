/* The colours of codes in a picture: the codebook's first, then those of the palette, shared where
 * they are too few. */
#include "exchange/plot_paint.h"
#include "measure_fixture.h"

static emic_codebook codebook;
static emic_plot_paints paints;
static uint64_t weights[200];

/* Colours for a codebook in which code i weighs `weights[i]`. */
static void paint(const char *yaml)
{
    emic_plot_frame frame;
    must(emic_codebook_parse("codebook.yaml", emic_slice_of(yaml), arena, &codebook, &error));
    assert_in_range(codebook.count, 1, 199);
    emic_plot_open(&frame, NULL, "Colours", 600, arena);
    emic_plot_paint(&frame, &codebook, weights, &paints);
    assert_true(paints.keys.count > 0);
    emic_strbuf_close(&frame.svg.body);
}

static void weigh_all(size_t count, uint64_t weight)
{
    memset(weights, 0, sizeof weights);
    for (size_t i = 0; i < count; i++)
        weights[i] = weight;
}

/* "FEAR=#aa0000, LOSS=url(#emic-fill-1)" */
static const char *keys_in_words(void)
{
    const char *text = "";
    for (size_t i = 0; i < paints.keys.count; i++)
        text = format_text("%s%s%.*s=%s", text, i ? ", " : "", EMIC_ARG(paints.keys.items[i].label),
                           paints.keys.items[i].paint);
    return text;
}

static const char harm[] = "codebook: nights\ncodes:\n"
                           "  - code: HARM\n    colour: \"#aa0000\"\n    codes:\n"
                           "      - code: FEAR\n"
                           "      - code: LOSS\n        colour: \"#00bb00\"\n"
                           "  - code: HOME\n    codes:\n      - code: FEAR\n";

static void codes_have_the_codebooks_colours(void **state)
{
    (void)state;
    weigh_all(5, 10);
    paint(harm);
    assert_string_equal("HARM=#aa0000, LOSS=#00bb00, HOME=#0072b2, FEAR=#e69f00", keys_in_words());
    assert_int_equal(0, paints.key_of[1]); /* HARM/FEAR, as HARM */
    assert_int_equal(1, paints.key_of[2]);
    assert_int_equal(3, paints.key_of[4]);
    assert_true(paints.rolled);
    assert_false(paints.others);
}

static void only_what_is_drawn_takes_a_colour(void **state)
{
    (void)state;
    weigh_all(5, 0);
    weights[4] = 3;
    paint(harm);
    assert_string_equal("FEAR=#0072b2", keys_in_words());
    assert_int_equal(-1, paints.key_of[0]);
    assert_int_equal(0, paints.key_of[4]);
    assert_false(paints.rolled);
}

static void too_many_codes_share_the_colour_of_one_above(void **state)
{
    const char *yaml = "codebook: many\ncodes:\n";
    (void)state;
    for (int root = 0; root < 3; root++) {
        yaml = format_text("%s  - code: ROOT%d\n    codes:\n", yaml, root);
        for (int code = 0; code < 6; code++)
            yaml = format_text("%s      - code: C%d\n", yaml, code);
    }
    weigh_all(21, 1);
    paint(yaml);
    assert_int_equal(3, paints.keys.count);
    for (size_t code = 0; code < codebook.count; code++)
        assert_int_equal(code / 7, paints.key_of[code]);
    assert_true(paints.rolled);
    assert_false(paints.others);
    weigh_all(EMIC_PLOT_PAINTS, 1); /* as many as the palette has: each its own */
    paint(yaml);
    assert_int_equal(EMIC_PLOT_PAINTS, paints.keys.count);
    assert_false(paints.rolled);
    assert_true(emic_slice_is(paints.keys.items[1].label, "ROOT0/C0")); /* others are called C0 */
}

static void of_too_many_roots_the_heaviest_have_colours(void **state)
{
    const char *yaml = "codebook: many\ncodes:\n";
    (void)state;
    weigh_all(0, 0);
    for (int root = 0; root < 20; root++) {
        yaml = format_text("%s  - code: ROOT%d\n", yaml, root);
        weights[root] = root % 2 ? 100 : 1 + (uint64_t)root;
    }
    paint(yaml);
    assert_true(paints.others);
    assert_int_equal(EMIC_PLOT_PAINTS + 1, paints.keys.count);
    assert_true(emic_slice_is(paints.keys.items[EMIC_PLOT_PAINTS].label, "other codes"));
    assert_int_equal(EMIC_PLOT_PAINTS, paints.key_of[0]); /* weighs 1 */
    assert_true(paints.key_of[1] < EMIC_PLOT_PAINTS);
    assert_int_equal(EMIC_PLOT_PAINTS - 1, paints.key_of[19]);
    for (int root = 0; root < 20; root++)
        weights[root] = 7;
    paint(yaml);
    assert_int_equal(EMIC_PLOT_PAINTS + 1, paints.keys.count);
    assert_int_equal(0, paints.key_of[0]); /* the first of those that are equal */
    assert_int_equal(EMIC_PLOT_PAINTS, paints.key_of[EMIC_PLOT_PAINTS]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(codes_have_the_codebooks_colours),
        IN_STUDY(only_what_is_drawn_takes_a_colour),
        IN_STUDY(too_many_codes_share_the_colour_of_one_above),
        IN_STUDY(of_too_many_roots_the_heaviest_have_colours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
