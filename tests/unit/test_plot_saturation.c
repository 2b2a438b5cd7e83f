/* The picture of saturation. */
#include "plot_fixture.h"

static const char *const ten[] = {"abcd", "aef", "bg", "chi", "aj", "eh", "k", "ab", "c", "l"};

static void the_rule_is_marked_where_it_is_met(void **state)
{
    (void)state;
    load_letters(ten, 10);
    emic_picture picture = draw_plot("saturation", "order=name", 0);
    assert_false(picture.empty);
    assert_true(is_drawn(&picture, "7+2"));
    assert_true(is_drawn(&picture, "10 interviews, 7+2"));
    assert_true(is_drawn(&picture, "12 codes"));
    assert_true(is_drawn(&picture, "Chao2 18.3"));
    assert_true(is_drawn(&picture, "Interviews, in the order of their names"));
    assert_true(is_drawn(&picture, "4. P04: 2 new, 9 so far, 6.7 expected"));
    for (size_t i = 0; i < 10; i++)
        assert_true(is_drawn(&picture, format_text("P%02zu", i + 1)));
    const char *data = data_of(&picture);
    assert_true(strstr(data, "7,P07,1,11,9.75") && strstr(data, "10,P10,1,12,12"));
    assert_int_equal(10, picture.data->rows.count);
    assert_true(is_noted(&picture, "Order of analysis: by the documents' names."));
}

static void a_bar_stands_for_each_interview_with_new_codes(void **state)
{
    (void)state;
    load_letters(ten, 10);
    emic_picture picture = draw_plot("saturation", "order=name", 0);
    /* seven bring some; one more is the legend's */
    assert_int_equal(7 + 1, times_drawn(&picture, "fill=\"#b3cde3\""));
}

static void groups_stand_below_the_total(void **state)
{
    (void)state;
    load_letters(ten, 10);
    emic_picture picture = draw_plot("saturation", "by=group order=name", 960);
    const char *total = strstr(picture.svg.data, ">Total<"),
               *odd = strstr(picture.svg.data, ">odd<");
    assert_true(total && odd && total < odd && strstr(odd, ">even<"));
    assert_true(is_drawn(&picture, "5 interviews, too few to tell"));
    assert_int_equal(20, picture.data->rows.count);
    assert_true(is_drawn(&picture, "Saturation by group"));
}

static void a_far_estimate_is_told_not_drawn(void **state)
{
    static const char *const all_new[] = {"ab", "cd", "ef", "gh", "ij", "kl"};
    (void)state;
    load_letters(all_new, 6);
    emic_picture picture = draw_plot("saturation", "order=name", 0);
    assert_true(is_drawn(&picture, "\xe2\x86\x91 Chao2 67.0"));
    assert_true(is_drawn(&picture, "6 interviews, not reached"));
    assert_int_equal(1, times_drawn(&picture, "stroke-dasharray=\"2 2.5\"")); /* the legend's */
}

static void many_interviews_are_numbered(void **state)
{
    const char *many[100];
    (void)state;
    for (size_t i = 0; i < 60; i++)
        many[i] = ten[i % 10];
    load_letters(many, 60);
    emic_picture picture = draw_plot("saturation", "order=name", 480);
    assert_false(is_drawn(&picture, "P10"));
    assert_true(is_drawn(&picture, "20"));
    assert_false(is_drawn(&picture, "21"));
}

static void nothing_coded_is_said(void **state)
{
    (void)state;
    load_codebook("codebook: x\ntitle: X\ncodes:\n  - code: a\n    level: 3\n    brief: A.\n");
    add_document("P01", "P01: nothing\n");
    emic_picture picture = draw_plot("saturation", "", 0);
    assert_true(picture.empty);
    assert_true(is_drawn(&picture, "No interview has a coding."));
    assert_int_equal(0, picture.data->rows.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(the_rule_is_marked_where_it_is_met),
        IN_STUDY(a_bar_stands_for_each_interview_with_new_codes),
        IN_STUDY(groups_stand_below_the_total),
        IN_STUDY(a_far_estimate_is_told_not_drawn),
        IN_STUDY(many_interviews_are_numbered),
        IN_STUDY(nothing_coded_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
