/* The heat map of codes by participant: a column a person, the groups over them. */
#include "exchange/plot_heatmap.h"
#include <math.h>

enum { WIDTH = 720, ROW = 18, STEP_WIDEST = 22, STEP_LEAST = 2, STEP_SIGNS = 9, GROUP_GAP = 6 };

/* How a value looks: a colour, and a sign that says it without. */
typedef struct look_of {
    const char *name, *paint, *sign;
} look_of;

static const look_of states[] = {
    [EMIC_AFFIRMED] = {"affirmed", "#0072b2", "●"},
    [EMIC_DENIED] = {"denied", "#e69f00", "×"},
    [EMIC_NOT_RAISED] = {"not raised", "#d0d0d0", "○"},
    [EMIC_NOT_ASKED] = {"not asked", "#f6dcec", "–"},
    [EMIC_UNJUDGED] = {"not coded, no judgement", EMIC_SVG_PAPER, ""},
};
static const look_of held = {"holds", "#0072b2", ""}, absent = {"does not", EMIC_SVG_PAPER, ""};

/* People in the order of the columns, where each stands, and where each group begins and ends. */
typedef struct people {
    const emic_frequency *frequency;
    bool states;
    size_t *cases;
    size_t count;
    double *x, step;
    struct people_group {
        double from, to;
    } * groups;
} people;

/* The people of the base in their groups, in the order of loading. */
static void choose_people(people *out, emic_arena *arena)
{
    const emic_frequency *frequency = out->frequency;
    out->cases = emic_arena_array(arena, frequency->cases.count + 1, sizeof *out->cases);
    for (size_t group = 0; group < frequency->group_count; group++)
        for (size_t at = 0; at < frequency->cases.count; at++)
            if (frequency->group_of[at] == (int)group)
                out->cases[out->count++] = at;
}

static void place_people(people *out, emic_plot_frame *frame, double begin)
{
    const emic_frequency *frequency = out->frequency;
    emic_arena *arena = frame->svg.arena;
    double room = frame->width - EMIC_PLOT_MARGIN - begin;
    double gaps = GROUP_GAP * (double)frequency->group_count, x = begin;
    out->step = fmin(STEP_WIDEST, floor((room - gaps) / (double)out->count * 2) / 2);
    out->step = fmax(out->step, STEP_LEAST);
    out->x = emic_arena_array(arena, out->count, sizeof *out->x);
    out->groups = emic_arena_array(arena, frequency->group_count, sizeof *out->groups);
    for (size_t group = 0, at = 0; group < frequency->group_count; group++) {
        out->groups[group].from = x;
        for (; at < out->count && frequency->group_of[out->cases[at]] == (int)group; at++) {
            out->x[at] = x;
            x += out->step;
        }
        out->groups[group].to = x;
        x += out->groups[group].to > out->groups[group].from ? GROUP_GAP : 0;
    }
    emic_plot_fit(frame, x - GROUP_GAP);
}

static emic_case_value value_of(const people *all, size_t row, size_t at)
{
    const emic_frequency *frequency = all->frequency;
    return emic_case_rolled(&frequency->cases, &frequency->cases.items[all->cases[at]],
                            frequency->rows[row]);
}

static const look_of *look_of_value(const people *all, emic_case_value value)
{
    return all->states ? &states[value] : value == EMIC_AFFIRMED ? &held : &absent;
}

/* --- What is drawn --------------------------------------------------------------------------- */

/* A line over the people of each group, with its name and N: level where all fit. */
static void draw_groups(emic_plot_frame *frame, const people *all)
{
    const emic_frequency *frequency = all->frequency;
    const double highest = 150;
    size_t count = 0;
    double narrowest = frame->width;
    emic_slice *names = emic_arena_array(frame->svg.arena, frequency->group_count, sizeof *names);
    double *middles = emic_arena_array(frame->svg.arena, frequency->group_count, sizeof *middles);
    for (size_t group = 0; group < frequency->group_count; group++) {
        double wide = all->groups[group].to - all->groups[group].from;
        if (wide <= 0)
            continue;
        narrowest = fmin(narrowest, wide + GROUP_GAP);
        middles[count] = all->groups[group].from + wide / 2;
        names[count++] = emic_plot_group_heading(frequency, group, frame->svg.arena);
    }
    emic_plot_headings(frame, names, middles, count, fmax(narrowest, 12), highest);
    for (size_t group = 0; group < frequency->group_count; group++)
        if (all->groups[group].to > all->groups[group].from)
            emic_svg_line(&frame->svg, (emic_svg_point){all->groups[group].from, frame->y},
                          (emic_svg_point){all->groups[group].to, frame->y}, EMIC_SVG_INK, 1);
    frame->y += 5;
}

/* Their labels, where there is room; else a note says where they are. */
static void draw_people(emic_plot_frame *frame, const people *all, emic_table *data)
{
    const double highest = 110;
    emic_slice *names = emic_arena_array(frame->svg.arena, all->count, sizeof *names);
    double *middles = emic_arena_array(frame->svg.arena, all->count, sizeof *middles);
    for (size_t at = 0; at < all->count; at++) {
        names[at] = all->frequency->cases.items[all->cases[at]].participant.label;
        middles[at] = all->x[at] + all->step / 2;
    }
    if (!emic_plot_headings(frame, names, middles, all->count, all->step, highest))
        emic_table_add_note(data, "The participants' labels find no room: they stand, from left to "
                                  "right, in the table beside the picture.");
}

static void draw_legend(emic_plot_frame *frame, const people *all)
{
    emic_plot_key keys[sizeof states / sizeof *states];
    size_t count = 0;
    bool signs = all->step >= STEP_SIGNS;
    for (size_t at = 0; all->states && at < sizeof states / sizeof *states; at++) {
        const look_of *look = &states[(at + 1) % (sizeof states / sizeof *states)];
        keys[count++] = (emic_plot_key){.label = emic_slice_of(look->name),
                                        .paint = look->paint,
                                        .letter = signs && *look->sign ? look->sign : NULL};
    }
    if (!all->states) {
        keys[count++] = (emic_plot_key){.label = EMIC_LITERAL("the code holds for the participant"),
                                        .paint = held.paint};
        keys[count++] =
            (emic_plot_key){.label = EMIC_LITERAL("it does not"), .paint = absent.paint};
    }
    emic_plot_legend(frame, keys, count);
}

static void draw_row(emic_svg *svg, const people *all, const emic_plot_row *row, size_t at_row)
{
    emic_svg_style style = {.size = 9, .anchor = EMIC_SVG_MIDDLE};
    double end = all->x[all->count - 1] + all->step, below = row->y + row->height;
    for (size_t at = 0; at < all->count; at++) {
        const look_of *look = look_of_value(all, value_of(all, at_row, at));
        emic_svg_rect(svg, all->x[at], row->y, all->step, row->height, look->paint,
                      all->step >= STEP_SIGNS ? EMIC_SVG_GRID : NULL);
        style.fill = emic_svg_ink_on(look->paint);
        if (*look->sign && all->step >= STEP_SIGNS)
            emic_svg_text(svg, all->x[at] + all->step / 2, row->y + row->height / 2 + 3.5,
                          emic_slice_of(look->sign), &style);
    }
    emic_svg_line(svg, (emic_svg_point){all->x[0], below}, (emic_svg_point){end, below},
                  EMIC_SVG_GRID, 1);
}

/* --- Its table ------------------------------------------------------------------------------- */

static emic_table *make_table(const people *all, const char *title, emic_arena *arena)
{
    static const emic_column columns[] = {{.name = "code"},
                                          {.name = "participant"},
                                          {.name = "group"},
                                          {.name = "holds"},
                                          {.name = "state"}};
    const emic_frequency *frequency = all->frequency;
    emic_table *table = emic_table_make(arena, title);
    for (size_t at = 0; at < sizeof columns / sizeof *columns; at++)
        emic_table_add_column(table, columns[at]);
    for (size_t row = 0; row < frequency->row_count; row++) {
        for (size_t at = 0; at < all->count; at++) {
            emic_case_value value = value_of(all, row, at);
            emic_cell *cell = emic_table_add_row(table, 0);
            cell[0] = emic_cell_text(emic_plot_code(frequency, row)->path);
            cell[1] = emic_cell_text(frequency->cases.items[all->cases[at]].participant.label);
            cell[2] = emic_cell_text(frequency->groups[frequency->group_of[all->cases[at]]]);
            cell[3] = emic_cell_integer(value == EMIC_AFFIRMED);
            cell[4] = emic_cell_text(emic_slice_of(emic_case_value_name(value)));
        }
    }
    emic_frequency_note_counts(frequency, table);
    return table;
}

void emic_heatmap_draw_cases(const emic_frequency *frequency, bool with_states,
                             const emic_plot_look *look, emic_arena *arena, emic_picture *out)
{
    emic_plot_frame frame;
    people all = {.frequency = frequency, .states = with_states};
    const char *title =
        emic_arena_format(arena, "Codes by participant, grouped by %.*s", EMIC_ARG(frequency->by));
    bool hides = frequency->release || emic_plot_hides(frequency);
    if (!hides)
        choose_people(&all, arena);
    emic_table *data = make_table(&all, title, arena);
    emic_plot_open(&frame, look, title, WIDTH, arena);
    if (hides || frequency->row_count == 0 || all.count == 0) {
        emic_plot_close_empty(&frame, data,
                              hides ? "A release shows nobody alone: not drawn."
                                    : emic_plot_codes_empty(frequency),
                              out);
        return;
    }
    emic_plot_row *rows = emic_plot_codes(frequency, arena);
    double labels = emic_plot_rows_lay(rows, frequency->row_count, ROW, frame.width * 0.4, arena);
    place_people(&all, &frame, EMIC_PLOT_MARGIN + labels + 8);
    draw_legend(&frame, &all);
    draw_groups(&frame, &all);
    draw_people(&frame, &all, data);
    emic_plot_rows_draw(&frame, rows, frequency->row_count, EMIC_PLOT_MARGIN);
    for (size_t row = 0; row < frequency->row_count; row++)
        draw_row(&frame.svg, &all, &rows[row], row);
    emic_plot_close(&frame, data, emic_plot_codes_description(frequency, arena), out);
}
