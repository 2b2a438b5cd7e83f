/* The network of codes that come together. */
#include "plot_fixture.h"

static const char *const words[] = {"ab ab ab cd cd ef", "ab cd ef ac c", "ab d g"};

static void each_pair_is_a_line(void **state)
{
    (void)state;
    load_letters(words, 3);
    emic_picture picture = draw_plot("network", "", 0);
    assert_false(picture.empty);
    assert_true(is_drawn(&picture, "6 turns with the code"));
    assert_int_equal(6 + 2, times_drawn(&picture, "<circle")); /* codes with a line; the legend's */
    assert_true(is_noted(&picture, "Not drawn: 1 code without a line."));
    assert_int_equal(4 + 2, times_drawn(&picture, "<line"));
    assert_true(is_drawn(&picture, "a, b: 5 of 6 and 5, 0.833"));
    assert_true(is_drawn(&picture, "(6)")); /* n of a, beside its name */
    assert_true(is_noted(&picture, "Lines: all pairs that come together: 4."));
    assert_string_equal("code_1,n_1,code_2,n_2,n_both,N,measure,value\n"
                        "e,2,f,2,2,14,jaccard,1.000000\n"
                        "a,6,b,5,5,14,jaccard,0.833333\n"
                        "c,5,d,4,3,14,jaccard,0.500000\n"
                        "a,6,c,5,1,14,jaccard,0.100000\n",
                        data_of(&picture));
}

static void weak_lines_are_left_out_and_told(void **state)
{
    (void)state;
    load_letters(words, 3);
    emic_picture picture = draw_plot("network", "strength=.5", 0);
    assert_int_equal(3 + 2, times_drawn(&picture, "<line"));
    assert_true(is_noted(&picture, "Lines: 3 of the 4 pairs that come together, those with Jaccard "
                                   "of at least 0.500; the others are not drawn."));
    picture = draw_plot("network", "measure=count least=2", 0);
    assert_int_equal(3 + 2, times_drawn(&picture, "<line"));
    assert_true(is_noted(&picture, "Left out: 1 pair that comes together in fewer than 2 units."));
    picture = draw_plot("network", "strength=2", 0);
    assert_int_equal(0, times_drawn(&picture, "<line"));
    assert_true(is_noted(&picture, "none has Jaccard of at least 2.000."));
    assert_int_equal(7 + 2, times_drawn(&picture, "<circle"));
}

static void a_strength_is_a_number(void **state)
{
    const emic_plot *plot;
    emic_counted counted;
    (void)state;
    must(emic_plot_find(EMIC_LITERAL("network"), &plot, &error));
    static const char *const wrong[] = {"much", "-1", ""};
    for (size_t i = 0; i < 3; i++) {
        emic_parameters parameters = {.specs = plot->parameters};
        emic_parameters_add(&parameters, "strength", emic_slice_of(wrong[i]), arena);
        assert_int_equal(EMIC_INVALID, plot->count(study, &parameters, arena, &counted, &error));
    }
    assert_string_equal("--strength takes a number from 0 on, not ''", error.message);
}

/* All pairs of twelve codes, in turns of two: 66 are more than 28. */
static void only_the_strongest_are_drawn_unasked(void **state)
{
    const char *turns = "", *interviews[1];
    (void)state;
    for (char a = 'a'; a <= 'l'; a++)
        for (char b = (char)(a + 1); b <= 'l'; b++)
            turns = format_text("%s%s%c%c%s", turns, *turns ? " " : "", a, b,
                                a < 'd' ? format_text(" %c%c", a, b) : "");
    interviews[0] = turns;
    load_letters(interviews, 1);
    emic_picture picture = draw_plot("network", "measure=count", 0);
    /* 11 + 10 + 9 have two turns: those would be 30, so that the limit cuts through equals */
    assert_int_equal(30, picture.data->rows.count);
    assert_true(is_noted(&picture, "Lines: 30 of the 66 pairs that come together, those with units "
                                   "with both of at least 2; the others are not drawn."));
}

static void names_are_short_where_they_are_alone(void **state)
{
    (void)state;
    load_codebook("codebook: x\ntitle: X\ncodes:\n"
                  "  - code: HOME\n    level: 3\n    brief: A.\n    codes:\n"
                  "      - code: FEAR\n        level: 3\n        brief: A.\n"
                  "      - code: HOPE\n        level: 3\n        brief: A.\n"
                  "  - code: WORK\n    level: 3\n    brief: A.\n    codes:\n"
                  "      - code: FEAR\n        level: 3\n        brief: A.\n");
    load_participants("participant,group\nP1,x\n");
    add_document("P1", "P1: one two three\n");
    code_words("P1", "one", "HOME/FEAR,A");
    code_words("P1", "two", "HOME/HOPE,A");
    code_words("P1", "three", "WORK/FEAR,A");
    emic_picture picture = draw_plot("network", "own", 0);
    assert_true(is_drawn(&picture, "HOME/FEAR") && is_drawn(&picture, "WORK/FEAR"));
    assert_true(is_drawn(&picture, "HOPE") && !is_drawn(&picture, "HOME/HOPE"));
}

static void no_codes_are_said(void **state)
{
    (void)state;
    load_codebook("codebook: x\ntitle: X\ncodes:\n  - code: a\n    level: 3\n    brief: A.\n");
    load_participants("participant,group\nI01,x\n");
    add_document("P01", "P01: nothing\n");
    emic_picture picture = draw_plot("network", "", 0);
    assert_true(picture.empty);
    assert_true(is_drawn(&picture, "No code holds anywhere."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(each_pair_is_a_line),
        IN_STUDY(weak_lines_are_left_out_and_told),
        IN_STUDY(a_strength_is_a_number),
        IN_STUDY(only_the_strongest_are_drawn_unasked),
        IN_STUDY(names_are_short_where_they_are_alone),
        IN_STUDY(no_codes_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
