/* Pictures of frequencies: what is hidden shows nowhere in them, and how rows, headings, legends
 * and ticks are laid out. That nothing overlaps is looked at by tests/cli/pictures.py. */
#include "exchange/plot_codes.h"
#include "exchange/plot_heatmap.h"
#include "measure_fixture.h"
#include <math.h>

/* 13 farmers of whom 11 have the code, 7 bakers of whom 5 do: numbers that stand nowhere else. */
static void load_two_groups(void)
{
    emic_strbuf people = {0}, judged = {0};
    emic_strbuf_puts(&people, "participant,group\n");
    emic_strbuf_puts(&judged, "participant,code,value,coder\n");
    for (int at = 0; at < 20; at++) {
        bool farmer = at < 13, has = farmer ? at < 11 : at < 18;
        emic_strbuf_printf(&people, "P%02d,%s\n", at, farmer ? "farmer" : "baker");
        emic_strbuf_printf(&judged, "P%02d,WORK,%s,A\n", at, has ? "affirmed" : "denied");
    }
    load_codebook("codebook: land\ntitle: Land\ncodes:\n  - code: WORK\n    rule: judged\n"
                  "    brief: Works.\n  - code: REST\n    brief: Rests.\n");
    load_participants(people.data);
    load_judgements(judged.data);
    emic_strbuf_close(&people), emic_strbuf_close(&judged);
}

static emic_counted count_plot(const emic_plot *plot)
{
    emic_counted counted;
    emic_parameters none = {.specs = plot->parameters};
    must(plot->count(study, &none, arena, &counted, &error));
    assert_true(counted.frequency->row_count == 2 && counted.frequency->group_count == 2);
    return counted;
}

static const char *draw(const emic_plot *plot, const emic_counted *counted)
{
    emic_picture picture;
    plot->draw(counted, NULL, arena, &picture);
    assert_true(emic_slice_starts(picture.svg, "<svg"));
    return picture.svg.data;
}

static void what_is_hidden_shows_nowhere(void **state)
{
    static const emic_plot *const plots[] = {&emic_plot_heatmap, &emic_plot_bars, &emic_plot_tree};
    static const char *const seen[] = {"11/13", "11 of 13", "16 of 20"};
    (void)state;
    load_two_groups();
    for (size_t at = 0; at < 3; at++) {
        emic_counted counted = count_plot(plots[at]);
        assert_non_null(strstr(draw(plots[at], &counted), seen[at]));
        assert_null(strstr(draw(plots[at], &counted), "hidden to protect"));
        counted.frequency->hidden = emic_arena_array(arena, 6, sizeof(bool));
        counted.frequency->hidden[0] = counted.frequency->hidden[2] = true; /* farmers, total */
        const char *svg = draw(plots[at], &counted);
        assert_null(strstr(svg, seen[at]));
        assert_null(strstr(svg, "16 of 20")); /* from which the farmers would follow */
        assert_null(strstr(svg, "16/20"));
        assert_non_null(strstr(svg, ">*</text>"));
        assert_non_null(strstr(svg, "hidden to protect participants"));
    }
}

static void a_release_draws_nobody_alone(void **state)
{
    emic_picture picture;
    (void)state;
    load_two_groups();
    emic_counted counted = count_plot(&emic_plot_heatmap);
    emic_heatmap_draw_cases(counted.frequency, true, NULL, arena, &picture);
    assert_false(picture.empty);
    assert_int_equal(40, picture.data->rows.count);
    counted.frequency->hidden = emic_arena_array(arena, 6, sizeof(bool));
    counted.frequency->hidden[5] = true;
    emic_heatmap_draw_cases(counted.frequency, true, NULL, arena, &picture);
    assert_true(picture.empty);
    assert_int_equal(0, picture.data->rows.count);
    assert_null(strstr(picture.svg.data, "P01"));
}

static void a_bar_is_as_long_as_its_share(void **state)
{
    (void)state;
    load_two_groups();
    emic_counted counted = count_plot(&emic_plot_bars);
    const char *svg = draw(&emic_plot_bars, &counted);
    double farmers = 0, bakers = 0;
    const char *first = strstr(svg, "fill=\"#0072b2\" stroke=\"#0072b2\"");
    assert_non_null(first);
    for (const char *at = svg; at < first; at = strstr(at + 1, "<rect"))
        sscanf(at, "<rect x=\"%*f\" y=\"%*f\" width=\"%lf\"", &farmers);
    const char *second = strstr(svg, "fill=\"#e69f00\" stroke=\"#e69f00\"");
    assert_non_null(second);
    for (const char *at = svg; at < second; at = strstr(at + 1, "<rect"))
        sscanf(at, "<rect x=\"%*f\" y=\"%*f\" width=\"%lf\"", &bakers);
    assert_true(fabs((11.0 / 13) / (5.0 / 7) - farmers / bakers) < 0.001);
}

static void titles_widths_and_emptiness_are_told(void **state)
{
    emic_picture picture;
    (void)state;
    load_two_groups();
    emic_counted counted = count_plot(&emic_plot_bars);
    emic_plot_bars.draw(&counted, &(emic_plot_look){"Land & work", 700}, arena, &picture);
    assert_non_null(strstr(picture.svg.data, "<title>Land &amp; work</title>"));
    assert_true(fabs(picture.width - 700) < 1);
    counted.frequency->row_count = 0;
    counted.empty = true;
    emic_plot_bars.draw(&counted, NULL, arena, &picture);
    assert_true(picture.empty);
    assert_non_null(strstr(picture.svg.data, ">There are no codes to draw.</text>"));
}

static void rows_are_wrapped_and_indented(void **state)
{
    emic_plot_row rows[] = {
        {.label = EMIC_LITERAL("short")},
        {.label = EMIC_LITERAL("a label that is much too long for one line"), .indent = 1},
        {.label = EMIC_LITERAL("as deep as it goes"), .indent = 40},
    };
    (void)state;
    double width = emic_plot_rows_lay(rows, 3, 15, 150, arena);
    assert_true(width <= 150 && width > 100);
    assert_int_equal(1, rows[0].lines.count);
    assert_int_equal(2, rows[1].lines.count);
    assert_true(fabs(rows[0].height - 18) < 0.1);
    assert_true(rows[1].height > rows[0].height);
    assert_true(rows[2].lines.count > 0);
}

static void headings_stand_level_upright_or_not_at_all(void **state)
{
    static const emic_slice names[] = {{"farmers of the region", 21}, {"NGO", 3}};
    static const double middles[] = {50, 150};
    const double steps[] = {100, 14, 6}, heights[] = {0, 60, 0};
    (void)state;
    for (size_t at = 0; at < 3; at++) {
        emic_plot_frame frame;
        emic_plot_open(&frame, NULL, "T", 400, arena);
        double before = frame.y;
        assert_int_equal(at < 2, emic_plot_headings(&frame, names, middles, 2, steps[at], 150));
        assert_true(frame.y - before >= heights[at]);
        assert_int_equal(at == 1, frame.svg.body.data && strstr(frame.svg.body.data, "rotate(-90"));
        emic_strbuf_close(&frame.svg.body);
    }
}

static void ticks_are_round(void **state)
{
    static const struct {
        double largest, step;
        const char *second;
    } expected[] = {{10, 2, "4"},         {7, 2, "4"},   {100, 20, "40"}, {1, 0.2, "0.4"},
                    {0.03, 0.01, "0.02"}, {23, 5, "10"}, {0, 1, "2"},     {51, 20, "40"}};
    (void)state;
    for (size_t at = 0; at < sizeof expected / sizeof *expected; at++) {
        double step = emic_plot_step(expected[at].largest, 5, false);
        assert_true(fabs(expected[at].step - step) < 1e-9);
        assert_string_equal(expected[at].second, emic_plot_tick(2 * step, step, arena).data);
    }
    assert_true(fabs(emic_plot_step(2, 5, true) - 1) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(what_is_hidden_shows_nowhere),
        IN_STUDY(a_release_draws_nobody_alone),
        IN_STUDY(a_bar_is_as_long_as_its_share),
        IN_STUDY(titles_widths_and_emptiness_are_told),
        IN_STUDY(rows_are_wrapped_and_indented),
        IN_STUDY(headings_stand_level_upright_or_not_at_all),
        IN_STUDY(ticks_are_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
