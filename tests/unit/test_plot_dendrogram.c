/* The dendrogram. */
#include "plot_fixture.h"

static const char *const words[] = {"ab ab ab cd cd ef", "ab cd ef ac c", "ab d"};

static size_t place_of(const emic_picture *picture, const char *words_drawn)
{
    const char *at = strstr(picture->svg.data, format_text(">%s<", words_drawn));
    assert_non_null(at);
    return (size_t)(at - picture->svg.data);
}

static void leaves_stand_in_the_order_of_the_tree(void **state)
{
    (void)state;
    load_letters(words, 3);
    emic_picture picture = draw_plot("dendrogram", "", 0);
    assert_false(picture.empty);
    for (char letter = 'a'; letter < 'f'; letter++)
        assert_true(place_of(&picture, format_text("%c", letter)) <
                    place_of(&picture, format_text("%c", letter + 1)));
    assert_int_equal(5, picture.data->rows.count);
    assert_true(is_drawn(&picture, "a, b: 0.833")); /* in five turns of six */
    assert_true(is_drawn(&picture, "e, f: 1.000"));
    assert_true(is_noted(&picture, "Linkage: complete"));
    assert_false(is_noted(&picture, "Newick"));
    assert_true(strstr(data_of(&picture), "e,,f,,1.000000,2"));
}

static void clusters_with_nothing_in_common_are_dashed(void **state)
{
    (void)state;
    load_letters(words, 3);
    emic_picture picture = draw_plot("dendrogram", "", 0);
    /* a, b with c, d; those with e, f */
    assert_int_equal(2, times_drawn(&picture, "stroke-dasharray=\"3 2\""));
    assert_int_equal(1, times_drawn(&picture, "; dashed: not at all"));
    picture = draw_plot("dendrogram", "linkage=average", 0);
    assert_int_equal(1, times_drawn(&picture, "stroke-dasharray=\"3 2\""));
}

/* The axis of correlations goes below 0. */
static void the_axis_takes_what_there_is(void **state)
{
    (void)state;
    load_letters(words, 3);
    emic_picture picture = draw_plot("dendrogram", "", 0);
    assert_true(is_drawn(&picture, "1.0") && is_drawn(&picture, "0.0"));
    assert_false(is_drawn(&picture, "-0.5"));
    picture = draw_plot("dendrogram", "measure=pearson", 0);
    assert_true(is_drawn(&picture, "-0.5"));
}

static void participants_are_compared_too(void **state)
{
    (void)state;
    load_letters(words, 3);
    emic_picture picture = draw_plot("dendrogram", "of=participants measure=sorensen", 480);
    assert_true(is_drawn(&picture, "P01") && is_drawn(&picture, "P03"));
    assert_true(is_drawn(&picture, "P01, P02: 1.000"));
    assert_true(is_drawn(&picture, "Similar participants"));
}

static void one_alone_is_no_tree(void **state)
{
    static const char *const alone[] = {"a"};
    (void)state;
    load_letters(alone, 1);
    emic_picture picture = draw_plot("dendrogram", "", 0);
    assert_true(picture.empty);
    assert_true(is_drawn(&picture, "There are no two to compare."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(leaves_stand_in_the_order_of_the_tree),
        IN_STUDY(clusters_with_nothing_in_common_are_dashed),
        IN_STUDY(the_axis_takes_what_there_is),
        IN_STUDY(participants_are_compared_too),
        IN_STUDY(one_alone_is_no_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
